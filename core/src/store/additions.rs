//! What another caregiver's diary takes in besides its own: chosen fields of chosen entries, as text that other programs
//! can read once the file's passphrase is taken off (see [`super::age`]).
//!
//! UTF-8 JSON, one entry a line. A field that was not chosen is not in it; days are days, never instants:
//!
//! ```json
//! {"format":"foothold-additions","version":1,"entries":[
//! {"note":{"day":"2026-11-22","approach":"listened","tried":"…","outcome":"worked"}},
//! {"step":{"small_step":"ask-about-sleep","planned_day":"2026-11-29","remind_minute":1110}},
//! {"step":{"words":"…","tried_day":"2026-11-23","outcome":"partly","how_it_went":"…"}},
//! {"win":{"day":"2026-11-22","words":"…"}},
//! {"sheet":{"day":"2026-11-22","sheet":"responder","answers":{"calms":"…"}}}
//! ]}
//! ```
//!
//! Its fields mean what they mean in `schema.sql`. A diary ([`super::dump`]) is another format with another name, so that
//! neither is taken for the other: a diary takes the place of what is there, this only adds. It adds to a person of its
//! own, so that no sheet, step or count of the reader's changes. What is in the diary already, field for field, is not
//! added again.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::tracker::{About, Day, LARGEST_SHEET, Moment, insert_person};

const FORMAT: &str = "foothold-additions";

/// Rises when the entries' fields do; older ones stay readable.
const VERSION: u64 = 1;

/// Bytes of one text, as in a dump.
const LONGEST: usize = 100_000;

/// Entries of one file.
const MOST: usize = 5_000;

/// One entry. What was not chosen is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Addition {
    /// A note of a talk.
    Note(Note),
    /// A small step.
    Step(Step),
    /// A small win.
    Win(Win),
    /// Answers of a sheet.
    Sheet(Sheet),
}

/// A note of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    /// When it was written.
    pub day: String,
    /// Id of an approach.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub approach: String,
    /// Id of a place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub setting: String,
    /// Id of a time of day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part_of_day: String,
    /// What was tried.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tried: String,
    /// How it went.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// What to try next.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub try_next: String,
}

/// A small step: the content's by id, or words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step {
    /// Id of one of the content's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub small_step: String,
    /// In someone's own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// When to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_day: Option<String>,
    /// When to remind, in minutes after midnight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_minute: Option<u16>,
    /// When it was tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried_day: Option<String>,
    /// How it went.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// How it went, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub how_it_went: String,
}

/// A small win.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Win {
    /// When it was written.
    pub day: String,
    /// In someone's words.
    pub words: String,
}

/// Answers of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sheet {
    /// When it was saved.
    pub day: String,
    /// Id of the sheet.
    pub sheet: String,
    /// Id of the question -> what was answered.
    pub answers: BTreeMap<String, String>,
}

/// Why nothing was added. Nothing of what the file holds is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdditionError {
    /// Something else, or cut off.
    #[error("no additions")]
    NotAdditions,
    /// A whole diary, which is no addition.
    #[error("a whole diary")]
    Diary,
    /// Written by a newer version of the app.
    #[error("a newer version")]
    NewerVersion,
}

/// What was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// Entries that are new.
    pub new: u64,
    /// The person they stand under; `None` if nothing was new.
    pub person: Option<i64>,
}

/// The entries as a file's plaintext. The caller wipes it.
///
/// # Errors
/// [`StoreError::Refused`] if there are too many.
pub fn written(entries: &[Addition]) -> Result<Vec<u8>, StoreError> {
    if entries.len() > MOST {
        return Err(StoreError::Refused);
    }
    let mut out = format!(r#"{{"format":"{FORMAT}","version":{VERSION},"entries":["#).into_bytes();
    for (number, entry) in entries.iter().enumerate() {
        out.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, entry).map_err(|_| StoreError::Failed)?;
    }
    out.extend_from_slice(b"\n]}\n");
    Ok(out)
}

/// The entries of a file's plaintext, all of them as they may be.
///
/// # Errors
/// Why there are none.
pub fn read(bytes: &[u8]) -> Result<Vec<Addition>, AdditionError> {
    #[derive(Deserialize)]
    struct Header {
        format: String,
        version: u64,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Whole {
        #[serde(rename = "format")]
        _format: String,
        #[serde(rename = "version")]
        _version: u64,
        entries: Vec<Addition>,
    }
    let header: Header = serde_json::from_slice(bytes).map_err(|_| AdditionError::NotAdditions)?;
    match header {
        Header { format, .. } if format == super::dump::FORMAT => return Err(AdditionError::Diary),
        Header { format, version } if format != FORMAT || version == 0 => {
            return Err(AdditionError::NotAdditions);
        }
        Header { version, .. } if version > VERSION => return Err(AdditionError::NewerVersion),
        _ => {}
    }
    let whole: Whole = serde_json::from_slice(bytes).map_err(|_| AdditionError::NotAdditions)?;
    let fits = !whole.entries.is_empty() && whole.entries.len() <= MOST && whole.entries.iter().all(fits);
    fits.then_some(whole.entries).ok_or(AdditionError::NotAdditions)
}

/// What the schema does not check itself, or would refuse with no word about why.
fn fits(entry: &Addition) -> bool {
    let is_day = |day: &str| Day::parse(day).is_some();
    let are_days = |days: [&Option<String>; 2]| days.into_iter().flatten().all(|day| is_day(day));
    let short = |texts: &[&String]| texts.iter().all(|text| text.len() <= LONGEST);
    let is_outcome = |outcome: &str| ["", "worked", "partly", "did_not"].contains(&outcome);
    match entry {
        Addition::Note(note) => {
            let texts = [
                &note.approach,
                &note.setting,
                &note.part_of_day,
                &note.tried,
                &note.try_next,
            ];
            let says = texts.iter().any(|text| !text.is_empty()) || !note.outcome.is_empty();
            is_day(&note.day) && is_outcome(&note.outcome) && says && short(&texts)
        }
        Addition::Step(step) => {
            let is_planned = step
                .remind_minute
                .is_none_or(|minute| minute < 1440 && step.planned_day.is_some());
            are_days([&step.planned_day, &step.tried_day])
                && is_planned
                && is_outcome(&step.outcome)
                && step.small_step.is_empty() != step.words.is_empty()
                && short(&[&step.small_step, &step.words, &step.how_it_went])
        }
        Addition::Win(win) => is_day(&win.day) && !win.words.is_empty() && short(&[&win.words]),
        Addition::Sheet(sheet) => {
            let answers = serde_json::to_string(&sheet.answers);
            is_day(&sheet.day)
                && !sheet.sheet.is_empty()
                && short(&[&sheet.sheet])
                && !sheet.answers.is_empty()
                && answers.is_ok_and(|answers| answers.len() <= LARGEST_SHEET)
        }
    }
}

/// Adds what is not there yet, under a new person with these words, and changes nothing else: not even who is chosen.
///
/// # Errors
/// Why nothing was added.
pub fn add(
    transaction: &Transaction<'_>,
    about: &About,
    entries: &[Addition],
    now: Moment,
) -> Result<Added, StoreError> {
    let mut added = Added { new: 0, person: None };
    for entry in entries {
        if is_known(transaction, entry)? {
            continue;
        }
        let person = match added.person {
            Some(person) => person,
            None => insert_person(transaction, about, now)?,
        };
        added = Added {
            new: added.new + 1,
            person: Some(person),
        };
        insert(transaction, person, entry, now)?;
    }
    Ok(added)
}

/// Noon of a day, where there is no instant.
fn noon(day: &str) -> Option<i64> {
    let day = Day::parse(day)?.date();
    Some(day.and_hms_opt(12, 0, 0)?.and_utc().timestamp())
}

/// Not removed, and about no one who is.
const THERE: &str =
    "removed IS NULL AND (person_id IS NULL OR person_id IN (SELECT id FROM person WHERE removed IS NULL))";

/// True if an entry of the diary is the same, field for field. In the diary it was written in, its instant is another
/// than noon, but on that day.
fn is_known(transaction: &Transaction<'_>, entry: &Addition) -> Result<bool, StoreError> {
    // SQLite has no dates here: an instant is on a day if it is less than a day behind its first second.
    const DAY: &str = "at + 60 * utc_offset - ?1 BETWEEN 0 AND 86399";
    let start = |day: &str| noon(day).map(|noon| noon - 43_200).ok_or(StoreError::Refused);
    let there = |rest: String| format!("SELECT EXISTS (SELECT 1 FROM {rest} AND {THERE})");
    let found = match entry {
        Addition::Note(note) => {
            let sql = there(format!(
                "note WHERE {DAY} AND approach = ?2 AND setting = ?3 AND part_of_day = ?4 AND tried = ?5
                 AND outcome = ?6 AND try_next = ?7"
            ));
            let Note {
                day,
                approach,
                setting,
                part_of_day,
                tried,
                outcome,
                try_next,
            } = note;
            transaction.prepare_cached(&sql)?.query_row(
                params![
                    start(day)?,
                    approach,
                    setting,
                    part_of_day,
                    tried,
                    outcome,
                    try_next
                ],
                |row| row.get(0),
            )
        }
        Addition::Step(step) => {
            let sql = there(
                "step WHERE small_step = ?1 AND words = ?2 AND planned_day IS ?3 AND remind_minute IS ?4
                 AND (?5 IS NULL AND tried IS NULL OR tried + 60 * tried_offset - ?5 BETWEEN 0 AND 86399)
                 AND outcome = ?6 AND how_it_went = ?7"
                    .to_owned(),
            );
            transaction.prepare_cached(&sql)?.query_row(
                params![
                    step.small_step,
                    step.words,
                    step.planned_day,
                    step.remind_minute,
                    step.tried_day.as_deref().map(start).transpose()?,
                    step.outcome,
                    step.how_it_went
                ],
                |row| row.get(0),
            )
        }
        Addition::Win(win) => {
            let sql = there(format!("win WHERE {DAY} AND words = ?2"));
            transaction
                .prepare_cached(&sql)?
                .query_row(params![start(&win.day)?, win.words], |row| row.get(0))
        }
        Addition::Sheet(sheet) => {
            let sql = there(format!("worksheet WHERE {DAY} AND sheet = ?2 AND answers = ?3"));
            let answers = answers(sheet)?;
            transaction
                .prepare_cached(&sql)?
                .query_row(params![start(&sheet.day)?, sheet.sheet, answers], |row| {
                    row.get(0)
                })
        }
    };
    Ok(found?)
}

fn answers(sheet: &Sheet) -> Result<String, StoreError> {
    serde_json::to_string(&sheet.answers).map_err(|_| StoreError::Refused)
}

fn insert(
    transaction: &Transaction<'_>,
    person: i64,
    entry: &Addition,
    now: Moment,
) -> Result<(), StoreError> {
    let at = |day: &str| noon(day).ok_or(StoreError::Refused);
    match entry {
        Addition::Note(note) => transaction.execute(
            "INSERT INTO note (person_id, at, utc_offset, approach, setting, part_of_day, tried, outcome, try_next)
             VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                person,
                at(&note.day)?,
                note.approach,
                note.setting,
                note.part_of_day,
                note.tried,
                note.outcome,
                note.try_next
            ],
        ),
        Addition::Step(step) => {
            let tried = step.tried_day.as_deref().map(at).transpose()?;
            transaction.execute(
                "INSERT INTO step (person_id, small_step, words, kept, kept_offset, planned_day, remind_minute, tried,
                 tried_offset, outcome, how_it_went) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    person,
                    step.small_step,
                    step.words,
                    now.unix_seconds,
                    now.utc_offset_minutes,
                    step.planned_day,
                    step.remind_minute,
                    tried,
                    tried.map(|_| 0),
                    step.outcome,
                    step.how_it_went
                ],
            )
        }
        Addition::Win(win) => transaction.execute(
            "INSERT INTO win (person_id, at, utc_offset, words) VALUES (?1, ?2, 0, ?3)",
            params![person, at(&win.day)?, win.words],
        ),
        Addition::Sheet(sheet) => transaction.execute(
            "INSERT INTO worksheet (person_id, at, utc_offset, sheet, answers) VALUES (?1, ?2, 0, ?3, ?4)",
            params![person, at(&sheet.day)?, sheet.sheet, answers(sheet)?],
        ),
    }?;
    Ok(())
}
