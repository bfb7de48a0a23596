//! Small steps. A step that was tried is never a failure, and a day that went by is never a reproach.

use rusqlite::{Connection, Row, Transaction, params};

use crate::store::StoreError;

use super::{At, Day, Moment, Outcome};

/// A small step the reader keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its row.
    pub id: i64,
    /// What to do.
    pub what: What,
    /// When it was kept.
    pub kept: Moment,
    /// When to do it.
    pub plan: Option<Plan>,
    /// When it was tried and how that went.
    pub tried: Option<Tried>,
}

/// What a step is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// One of the content's, by id.
    Content(String),
    /// The reader's own words.
    Own(String),
}

/// A day, and when the phone should remind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The day, wherever the phone is then.
    pub day: Day,
    /// Minutes after midnight; `None`: no reminder.
    pub remind: Option<u16>,
}

/// How a step went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// When.
    pub at: Moment,
    /// In one word.
    pub outcome: Outcome,
    /// In the reader's words; empty if none.
    pub how: String,
}

const COLUMNS: &str = "id, small_step, words, kept, kept_offset, planned_day, remind_minute, tried, tried_offset, \
     outcome, how_it_went";

/// Steps not tried yet, the newest first, older than `before`.
pub fn open_steps(
    connection: &Connection,
    person: Option<i64>,
    before: Option<At>,
    limit: u32,
) -> Result<Vec<Step>, StoreError> {
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM step
         WHERE person_id IS ?1 AND tried IS NULL AND removed IS NULL AND (kept, id) < (?2, ?3)
         ORDER BY kept DESC, id DESC LIMIT ?4"
    ))?;
    let before = before.unwrap_or(At::LAST);
    let rows = query.query_map(params![person, before.unix_seconds, before.id, limit], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One step.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such step (any more).
pub fn step(connection: &Connection, id: i64) -> Result<Step, StoreError> {
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM step WHERE id = ?1 AND removed IS NULL"
    ))?;
    Ok(query.query_row([id], read)?)
}

/// Keeps a step. One of the content's that is kept already and not tried yet is not kept twice.
pub fn keep_step(
    transaction: &Transaction<'_>,
    person: Option<i64>,
    what: &What,
    now: Moment,
) -> Result<i64, StoreError> {
    let (small_step, words) = match what {
        What::Content(id) => (id.as_str(), ""),
        What::Own(words) => ("", words.as_str()),
    };
    let kept = transaction
        .prepare_cached(
            "SELECT id FROM step WHERE person_id IS ?1 AND tried IS NULL AND removed IS NULL
             AND small_step = ?2 AND words = ?3 ORDER BY kept DESC, id DESC LIMIT 1",
        )?
        .query_map(params![person, small_step, words], |row| row.get(0))?
        .next();
    if let Some(id) = kept {
        return Ok(id?);
    }
    transaction.execute(
        "INSERT INTO step (person_id, small_step, words, kept, kept_offset, outcome, how_it_went)
         VALUES (?1, ?2, ?3, ?4, ?5, '', '')",
        params![
            person,
            small_step,
            words,
            now.unix_seconds,
            now.utc_offset_minutes
        ],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// Plans a step for a day, or for no day.
pub fn plan_step(transaction: &Transaction<'_>, id: i64, plan: Option<Plan>) -> Result<(), StoreError> {
    let day = plan.map(|plan| plan.day.to_string());
    let minute = plan.and_then(|plan| plan.remind);
    let changed = transaction.execute(
        "UPDATE step SET planned_day = ?2, remind_minute = ?3 WHERE id = ?1 AND removed IS NULL",
        params![id, day, minute],
    )?;
    super::one(changed)
}

/// Writes down how a step went; a second time corrects the first.
pub fn try_step(
    transaction: &Transaction<'_>,
    id: i64,
    outcome: Outcome,
    how: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = transaction.execute(
        "UPDATE step SET tried = coalesce(tried, ?2), tried_offset = coalesce(tried_offset, ?3), outcome = ?4,
         how_it_went = ?5 WHERE id = ?1 AND removed IS NULL",
        params![
            id,
            now.unix_seconds,
            now.utc_offset_minutes,
            outcome.id(),
            how
        ],
    )?;
    super::one(changed)
}

/// Steps with a reminder still to come or missed, earliest first.
pub fn reminders(connection: &Connection, from: Day, limit: u32) -> Result<Vec<(i64, Plan)>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, planned_day, remind_minute FROM step
         WHERE remind_minute IS NOT NULL AND tried IS NULL AND removed IS NULL AND planned_day >= ?1
         AND (person_id IS NULL OR person_id IN (SELECT id FROM person WHERE removed IS NULL))
         ORDER BY planned_day, remind_minute, id LIMIT ?2",
    )?;
    let rows = query.query_map(params![from.to_string(), limit], |row| {
        Ok((row.get(0)?, plan(row.get(1)?, row.get(2)?)))
    })?;
    let planned = rows.collect::<Result<Vec<(i64, Option<Plan>)>, _>>()?;
    Ok(planned
        .into_iter()
        .filter_map(|(id, plan)| plan.map(|plan| (id, plan)))
        .collect())
}

fn plan(day: Option<String>, remind: Option<u16>) -> Option<Plan> {
    let day = Day::parse(&day?)?;
    Some(Plan { day, remind })
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Step> {
    let (small_step, words): (String, String) = (row.get(1)?, row.get(2)?);
    let tried = match (row.get(7)?, row.get(8)?) {
        (Some(unix_seconds), Some(utc_offset_minutes)) => Some(Tried {
            at: Moment {
                unix_seconds,
                utc_offset_minutes,
            },
            outcome: Outcome::of(&row.get::<_, String>(9)?),
            how: row.get(10)?,
        }),
        _ => None,
    };
    Ok(Step {
        id: row.get(0)?,
        what: if small_step.is_empty() {
            What::Own(words)
        } else {
            What::Content(small_step)
        },
        kept: Moment {
            unix_seconds: row.get(3)?,
            utc_offset_minutes: row.get(4)?,
        },
        plan: plan(row.get(5)?, row.get(6)?),
        tried,
    })
}
