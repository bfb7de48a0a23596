//! Notes of talks, and small wins.

use rusqlite::{Connection, Row, Transaction, params};

use crate::store::StoreError;

use super::{At, Moment, Outcome};

/// A talk the reader wrote down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its row.
    pub id: i64,
    /// When it was written.
    pub at: Moment,
    /// What was written.
    pub talk: Talk,
}

/// What there is to say about a talk. Everything may be empty but not all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Talk {
    /// Id of an approach; empty if not said.
    pub approach: String,
    /// Id of a place; empty if not said.
    pub setting: String,
    /// Id of a time of day; empty if not said.
    pub part_of_day: String,
    /// What I tried.
    pub tried: String,
    /// Whether it worked.
    pub outcome: Outcome,
    /// What to try next.
    pub try_next: String,
}

/// A small win the reader noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Win {
    /// Its row.
    pub id: i64,
    /// When it was written.
    pub at: Moment,
    /// The reader's words.
    pub words: String,
}

/// What a search found, and where to look further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The notes that hold every word, newest first.
    pub notes: Vec<Note>,
    /// Where the search stopped; `None` once everything was looked through.
    pub next: Option<At>,
}

/// A search looks through at most so many notes at once: three years of one a day, within a millisecond.
const LOOKED_THROUGH: u32 = 1_000;

const COLUMNS: &str = "id, at, utc_offset, approach, setting, part_of_day, tried, outcome, try_next";

/// One note.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such note (any more).
pub fn note(connection: &Connection, id: i64) -> Result<Note, StoreError> {
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM note WHERE id = ?1 AND removed IS NULL"
    ))?;
    Ok(query.query_row([id], read)?)
}

/// Writes a talk down.
pub fn add_note(
    transaction: &Transaction<'_>,
    person: Option<i64>,
    talk: &Talk,
    now: Moment,
) -> Result<i64, StoreError> {
    transaction
        .prepare_cached(
            "INSERT INTO note (person_id, at, utc_offset, approach, setting, part_of_day, tried, outcome, try_next)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            person,
            now.unix_seconds,
            now.utc_offset_minutes,
            talk.approach,
            talk.setting,
            talk.part_of_day,
            talk.tried,
            talk.outcome.id(),
            talk.try_next
        ])?;
    Ok(transaction.last_insert_rowid())
}

/// Writes a note anew; when it was written stays.
pub fn change_note(transaction: &Transaction<'_>, id: i64, talk: &Talk) -> Result<(), StoreError> {
    let changed = transaction.execute(
        "UPDATE note SET approach = ?2, setting = ?3, part_of_day = ?4, tried = ?5, outcome = ?6, try_next = ?7
         WHERE id = ?1 AND removed IS NULL",
        params![
            id,
            talk.approach,
            talk.setting,
            talk.part_of_day,
            talk.tried,
            talk.outcome.id(),
            talk.try_next
        ],
    )?;
    super::one(changed)
}

/// Notes that hold every one of the words, in any letter case, as parts of words. No words find nothing.
pub fn search_notes(
    connection: &Connection,
    person: Option<i64>,
    query: &str,
    before: Option<At>,
    limit: usize,
) -> Result<Found, StoreError> {
    let words: Vec<String> = folded(query).split_whitespace().map(str::to_owned).collect();
    let mut found = Found {
        notes: Vec::new(),
        next: None,
    };
    if words.is_empty() {
        return Ok(found);
    }
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM note WHERE person_id IS ?1 AND removed IS NULL AND (at, id) < (?2, ?3)
         ORDER BY at DESC, id DESC LIMIT ?4"
    ))?;
    let before = before.unwrap_or(At::LAST);
    let mut rows = statement.query(params![person, before.unix_seconds, before.id, LOOKED_THROUGH])?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        let note = read(row)?;
        seen += 1;
        let last = At::of(note.at, note.id);
        let text = folded(&format!("{}\n{}", note.talk.tried, note.talk.try_next));
        if words.iter().all(|word| text.contains(word)) {
            found.notes.push(note);
        }
        if found.notes.len() == limit || seen == LOOKED_THROUGH {
            found.next = Some(last);
            break;
        }
    }
    Ok(found)
}

/// Lower case, with typographic apostrophes as typed ones.
fn folded(text: &str) -> String {
    text.replace(['\u{2019}', '\u{2018}', '\u{2bc}'], "'")
        .to_lowercase()
}

/// One small win.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such win (any more).
pub fn win(connection: &Connection, id: i64) -> Result<Win, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT id, at, utc_offset, words FROM win WHERE id = ?1 AND removed IS NULL")?;
    Ok(query.query_row([id], |row| {
        Ok(Win {
            id: row.get(0)?,
            at: moment(row, 1)?,
            words: row.get(3)?,
        })
    })?)
}

/// Writes a small win down.
pub fn add_win(
    transaction: &Transaction<'_>,
    person: Option<i64>,
    words: &str,
    now: Moment,
) -> Result<i64, StoreError> {
    transaction.execute(
        "INSERT INTO win (person_id, at, utc_offset, words) VALUES (?1, ?2, ?3, ?4)",
        params![person, now.unix_seconds, now.utc_offset_minutes, words],
    )?;
    Ok(transaction.last_insert_rowid())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: row.get(0)?,
        at: moment(row, 1)?,
        talk: Talk {
            approach: row.get(3)?,
            setting: row.get(4)?,
            part_of_day: row.get(5)?,
            tried: row.get(6)?,
            outcome: Outcome::of(&row.get::<_, String>(7)?),
            try_next: row.get(8)?,
        },
    })
}

/// The instant in a column, with the offset in the one after it.
pub(super) fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Moment> {
    Ok(Moment {
        unix_seconds: row.get(column)?,
        utc_offset_minutes: row.get(column + 1)?,
    })
}
