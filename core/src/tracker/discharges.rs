//! Days on which someone came home after a crisis. Some days after it ask for something; which, the content says. A day
//! that went by without a tick is nothing but a day without a tick.

use rusqlite::{Connection, Row, Transaction, params};

use crate::store::StoreError;

use super::notes::moment;
use super::{Day, Moment, Plan};

/// A day someone came home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discharge {
    /// Its row.
    pub id: i64,
    /// When it was written down.
    pub at: Moment,
    /// The day they came home.
    pub home: Day,
    /// Minutes after midnight; `None`: no reminders.
    pub remind: Option<u16>,
    /// Which of the days after it were ticked, the first first.
    pub done: Vec<u32>,
}

impl Discharge {
    /// How many days ago they came home; negative if that day is still to come.
    pub fn days_ago(&self, today: Day) -> i64 {
        (today.date() - self.home.date()).num_days()
    }

    /// The day so many days after it.
    pub fn day(&self, days: u32) -> Day {
        self.home.after(days.into())
    }
}

const COLUMNS: &str = "id, at, utc_offset, home_day, remind_minute, done";

/// One of them.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such row (any more).
pub fn discharge(connection: &Connection, id: i64) -> Result<Discharge, StoreError> {
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM discharge WHERE id = ?1 AND removed IS NULL"
    ))?;
    query.query_row([id], read)?.ok_or(StoreError::Missing)
}

/// The one that counts for a person: what was written down last.
pub fn newest_discharge(
    connection: &Connection,
    person: Option<i64>,
) -> Result<Option<Discharge>, StoreError> {
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM discharge WHERE person_id IS ?1 AND removed IS NULL
         ORDER BY at DESC, id DESC LIMIT 1"
    ))?;
    let mut rows = query.query_map([person], read)?;
    Ok(rows.next().transpose()?.flatten())
}

/// Writes down that someone came home.
pub fn add_discharge(
    transaction: &Transaction<'_>,
    person: Option<i64>,
    home: Day,
    remind: Option<u16>,
    now: Moment,
) -> Result<i64, StoreError> {
    transaction.execute(
        "INSERT INTO discharge (person_id, at, utc_offset, home_day, remind_minute, done)
         VALUES (?1, ?2, ?3, ?4, ?5, '')",
        params![
            person,
            now.unix_seconds,
            now.utc_offset_minutes,
            home.to_string(),
            remind
        ],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// Corrects the day or the reminders. Ticks of days that are still to come then go.
pub fn change_discharge(
    transaction: &Transaction<'_>,
    id: i64,
    home: Day,
    remind: Option<u16>,
    today: Day,
) -> Result<(), StoreError> {
    let before = discharge(transaction, id)?;
    let mut after = Discharge { home, ..before };
    let ago = after.days_ago(today);
    after.done.retain(|day| i64::from(*day) <= ago);
    let changed = transaction.execute(
        "UPDATE discharge SET home_day = ?2, remind_minute = ?3, done = ?4 WHERE id = ?1 AND removed IS NULL",
        params![id, home.to_string(), remind, written(&after.done)],
    )?;
    super::one(changed)
}

/// Ticks a day, or takes the tick back.
pub fn tick_day(transaction: &Transaction<'_>, id: i64, day: u32, on: bool) -> Result<(), StoreError> {
    let mut done = discharge(transaction, id)?.done;
    done.retain(|known| *known != day);
    if on {
        let place = done.partition_point(|known| *known < day);
        done.insert(place, day);
    }
    let changed = transaction.execute(
        "UPDATE discharge SET done = ?2 WHERE id = ?1 AND removed IS NULL",
        params![id, written(&done)],
    )?;
    super::one(changed)
}

/// Days after coming home, not before `from`, that are to be reminded of, in no order: the row, how many days after,
/// when.
pub fn discharge_reminders(
    connection: &Connection,
    from: Day,
    days: &[u32],
    limit: u32,
) -> Result<Vec<(i64, u32, Plan)>, StoreError> {
    let last = days.iter().copied().max().unwrap_or_default();
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM discharge
         WHERE remind_minute IS NOT NULL AND removed IS NULL AND home_day >= ?1
         AND (person_id IS NULL OR person_id IN (SELECT id FROM person WHERE removed IS NULL))
         ORDER BY home_day DESC, id DESC LIMIT ?2"
    ))?;
    let rows = query.query_map(params![from.before(last.into()).to_string(), limit], read)?;
    let mut planned = Vec::new();
    for discharge in rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        let open = days.iter().filter(|day| !discharge.done.contains(day));
        planned.extend(open.map(|day| {
            let plan = Plan {
                day: discharge.day(*day),
                remind: discharge.remind,
            };
            (discharge.id, *day, plan)
        }));
    }
    planned.retain(|(_, _, plan)| plan.day >= from);
    Ok(planned)
}

fn written(done: &[u32]) -> String {
    let days: Vec<String> = done.iter().map(u32::to_string).collect();
    days.join(" ")
}

/// Nothing if the day is none: such a row was not written by this app.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<Discharge>> {
    let Some(home) = Day::parse(&row.get::<_, String>(3)?) else {
        return Ok(None);
    };
    Ok(Some(Discharge {
        id: row.get(0)?,
        at: moment(row, 1)?,
        home,
        remind: row.get(4)?,
        // Anything else in there was not written by this app.
        done: row
            .get::<_, String>(5)?
            .split(' ')
            .filter_map(|day| day.parse().ok())
            .collect(),
    }))
}
