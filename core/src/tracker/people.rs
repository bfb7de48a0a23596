//! People the reader helps.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::store::StoreError;

use super::Moment;

/// Someone the reader helps. Ids of age and concern are the schema's; `''` where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its row.
    pub id: i64,
    /// What was typed.
    pub about: About,
}

/// What the reader says about someone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// A name only the reader needs to know.
    pub nickname: String,
    /// `minor`, `adult` or nothing.
    pub age: String,
    /// `mental_health`, `substance`, `both` or nothing.
    pub concern: String,
    /// A region's id, or nothing.
    pub region: String,
    /// Digits as dialled, or nothing.
    pub clinician_number: String,
}

/// Name of the setting that holds the chosen person's id.
const CHOSEN: &str = "person";

/// At most so many are listed.
const MOST: u32 = 50;

/// Everyone, in the order they were added.
pub fn people(connection: &Connection) -> Result<Vec<Person>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, nickname, age, concern, region, clinician_number FROM person
         WHERE removed IS NULL ORDER BY id LIMIT ?1",
    )?;
    let rows = query.query_map([MOST], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One person.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such person (any more).
pub fn person(connection: &Connection, id: i64) -> Result<Person, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, nickname, age, concern, region, clinician_number FROM person
         WHERE id = ?1 AND removed IS NULL",
    )?;
    Ok(query.query_row([id], read)?)
}

/// The person that steps and notes are about now; `None` if nobody was named.
pub fn chosen(connection: &Connection) -> Result<Option<Person>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, nickname, age, concern, region, clinician_number FROM person
         WHERE id = (SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?1) AND removed IS NULL",
    )?;
    Ok(query.query_row([CHOSEN], read).optional()?)
}

/// Adds someone and chooses them.
pub fn add_person(transaction: &Transaction<'_>, about: &About, now: Moment) -> Result<i64, StoreError> {
    let id = insert_person(transaction, about, now)?;
    choose_person(transaction, Some(id))?;
    Ok(id)
}

/// Adds someone; whom the reader chose stays chosen.
pub fn insert_person(transaction: &Transaction<'_>, about: &About, now: Moment) -> Result<i64, StoreError> {
    transaction.execute(
        "INSERT INTO person (nickname, age, concern, region, clinician_number, created)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            about.nickname,
            about.age,
            about.concern,
            about.region,
            about.clinician_number,
            now.unix_seconds
        ],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// Writes down what is said about someone now.
pub fn change_person(transaction: &Transaction<'_>, id: i64, about: &About) -> Result<(), StoreError> {
    let changed = transaction.execute(
        "UPDATE person SET nickname = ?2, age = ?3, concern = ?4, region = ?5, clinician_number = ?6
         WHERE id = ?1 AND removed IS NULL",
        params![
            id,
            about.nickname,
            about.age,
            about.concern,
            about.region,
            about.clinician_number
        ],
    )?;
    super::one(changed)
}

/// Chooses someone, or nobody.
pub fn choose_person(transaction: &Transaction<'_>, id: Option<i64>) -> Result<(), StoreError> {
    match id {
        Some(id) => {
            person(transaction, id)?;
            super::keep_setting(transaction, CHOSEN, &id.to_string())
        }
        None => super::forget_setting(transaction, CHOSEN),
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(0)?,
        about: About {
            nickname: row.get(1)?,
            age: row.get(2)?,
            concern: row.get(3)?,
            region: row.get(4)?,
            clinician_number: row.get(5)?,
        },
    })
}
