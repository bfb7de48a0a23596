//! Sheets the reader fills in. What is changed on the day it was saved last is changed in place; on another day a new
//! row begins, so that every earlier version stays.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, Transaction, params};

use crate::store::StoreError;

use super::notes::moment;
use super::{Moment, NEWEST, Outcome};

/// A sheet as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its row.
    pub id: i64,
    /// When it was saved last.
    pub at: Moment,
    /// The id of one of the content's sheets.
    pub sheet: String,
    /// What was answered.
    pub answers: Answers,
}

/// Id of a question -> what was answered. What was not answered is not in it.
pub type Answers = BTreeMap<String, String>;

/// The most bytes of one sheet's answers: what an import takes as one text.
pub const LARGEST_SHEET: usize = 100_000;

/// Talks that a draft starts with.
const TALKS: usize = 12;

/// One version of a sheet.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such row (any more).
pub fn sheet(connection: &Connection, id: i64) -> Result<Sheet, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, at, utc_offset, sheet, answers FROM worksheet WHERE id = ?1 AND removed IS NULL",
    )?;
    Ok(query.query_row([id], read)?)
}

/// The versions of a sheet about a person, the newest first.
pub fn sheet_versions(
    connection: &Connection,
    person: Option<i64>,
    sheet: &str,
    limit: u32,
) -> Result<Vec<Sheet>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, at, utc_offset, sheet, answers FROM worksheet
         WHERE person_id IS ?1 AND sheet = ?2 AND removed IS NULL ORDER BY id DESC LIMIT ?3",
    )?;
    let rows = query.query_map(params![person, sheet, limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The newest version of a sheet about a person.
pub fn newest_sheet(
    connection: &Connection,
    person: Option<i64>,
    sheet: &str,
) -> Result<Option<Sheet>, StoreError> {
    Ok(sheet_versions(connection, person, sheet, 1)?.pop())
}

/// Writes answers into a sheet; an empty one takes what stood there out. Others stay as they are.
///
/// # Errors
/// [`StoreError::Refused`] if all of them together are more than [`LARGEST_SHEET`].
pub fn save_sheet(
    transaction: &Transaction<'_>,
    person: Option<i64>,
    sheet: &str,
    changed: &[(&str, &str)],
    now: Moment,
) -> Result<i64, StoreError> {
    let before = newest_sheet(transaction, person, sheet)?;
    let mut answers = before
        .as_ref()
        .map(|before| before.answers.clone())
        .unwrap_or_default();
    for (question, answer) in changed {
        if answer.is_empty() {
            answers.remove(*question);
        } else {
            answers.insert((*question).to_owned(), (*answer).to_owned());
        }
    }
    let text = serde_json::to_string(&answers).map_err(|_| StoreError::Refused)?;
    if text.len() > LARGEST_SHEET {
        return Err(StoreError::Refused);
    }
    if let Some(before) = before.filter(|before| before.at.day() == now.day()) {
        let sql = "UPDATE worksheet SET at = ?2, utc_offset = ?3, answers = ?4 WHERE id = ?1";
        transaction.execute(
            sql,
            params![before.id, now.unix_seconds, now.utc_offset_minutes, text],
        )?;
        return Ok(before.id);
    }
    transaction.execute(
        "INSERT INTO worksheet (person_id, at, utc_offset, sheet, answers) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![person, now.unix_seconds, now.utc_offset_minutes, sheet, text],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// What the newest talks that went this way say was tried: the id of the approach, and the reader's words.
pub fn tried(
    connection: &Connection,
    person: Option<i64>,
    outcome: Outcome,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT approach, tried, outcome FROM note WHERE person_id IS ?1 AND removed IS NULL
         ORDER BY at DESC, id DESC LIMIT ?2",
    )?;
    let rows = query.query_map(params![person, NEWEST], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (approach, tried, went) = row?;
        if Outcome::of(&went) == outcome && found.len() < TALKS {
            found.push((approach, tried));
        }
    }
    Ok(found)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Sheet> {
    Ok(Sheet {
        id: row.get(0)?,
        at: moment(row, 1)?,
        sheet: row.get(3)?,
        // Anything else in there was not written by this app: then nothing was answered.
        answers: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
    })
}
