//! Checks the reader chose to keep. Nothing is kept by itself.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, params};

use crate::store::StoreError;

use super::Moment;
use super::notes::moment;

/// A kept check: a record of that day, never of now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedCheck {
    /// Its row.
    pub id: i64,
    /// When it was kept.
    pub at: Moment,
    /// The level's id that the tables gave then.
    pub level: String,
    /// Id of a sign or question -> `yes`, `not_sure` or `no`.
    pub answers: BTreeMap<String, String>,
}

/// Keeps a check.
pub fn save_check(
    transaction: &Transaction<'_>,
    person: Option<i64>,
    level: &str,
    answers: &BTreeMap<String, String>,
    now: Moment,
) -> Result<i64, StoreError> {
    let answers = serde_json::to_string(answers).map_err(|_| StoreError::Refused)?;
    transaction.execute(
        "INSERT INTO saved_check (person_id, at, utc_offset, level, answers) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![person, now.unix_seconds, now.utc_offset_minutes, level, answers],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// One kept check.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such check (any more).
pub fn saved_check(connection: &Connection, id: i64) -> Result<SavedCheck, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, at, utc_offset, level, answers FROM saved_check WHERE id = ?1 AND removed IS NULL",
    )?;
    Ok(query.query_row([id], |row| {
        Ok(SavedCheck {
            id: row.get(0)?,
            at: moment(row, 1)?,
            level: row.get(3)?,
            // Anything else in there was not written by this app: then nothing was ticked.
            answers: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
        })
    })?)
}
