//! What the reader writes down: people, small steps, talks, small wins, checks they chose to keep,
//! sheets they fill in, days on which someone came home.
//!
//! Writers take a transaction, readers a connection; [`crate::store`] decides when something is durable. Every list
//! comes by page, newest first, along an index, so that a screen costs the same after ten years. Nothing here reads
//! free text to decide anything.

mod checks;
mod discharges;
mod insights;
mod lock;
mod moment;
mod notes;
mod people;
mod removal;
mod sheets;
mod steps;
mod timeline;

pub use checks::{SavedCheck, save_check, saved_check};
pub use discharges::{
    Discharge, add_discharge, change_discharge, discharge, discharge_reminders, newest_discharge, tick_day,
};
pub use insights::{Count, ENOUGH, Insights, NEWEST, insights};
pub use lock::{Lock, PIN_DIGITS, keep_lock, lock, remove_lock};
pub use moment::{Day, Moment};
pub use notes::{Found, Note, Talk, Win, add_note, add_win, change_note, note, search_notes, win};
pub use people::{
    About, Person, add_person, change_person, choose_person, chosen, insert_person, people, person,
};
pub use removal::{Kind, Removed, remove, restore};
pub use sheets::{Answers, LARGEST_SHEET, Sheet, newest_sheet, save_sheet, sheet, sheet_versions, tried};
pub use steps::{Plan, Step, Tried, What, keep_step, open_steps, plan_step, reminders, step, try_step};
pub use timeline::{Entry, Place, timeline};

use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::store::StoreError;

/// How something went, in the reader's judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outcome {
    /// Not said.
    #[default]
    Unsaid,
    /// It worked.
    Worked,
    /// It worked in part.
    Partly,
    /// It did not work this time.
    DidNot,
}

impl Outcome {
    /// As the schema writes it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unsaid => "",
            Self::Worked => "worked",
            Self::Partly => "partly",
            Self::DidNot => "did_not",
        }
    }

    /// What the schema wrote.
    pub fn of(id: &str) -> Self {
        [Self::Worked, Self::Partly, Self::DidNot]
            .into_iter()
            .find(|outcome| outcome.id() == id)
            .unwrap_or_default()
    }
}

/// Where a list goes on: after the row of this instant and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The instant of the last row seen.
    pub unix_seconds: i64,
    /// Its id.
    pub id: i64,
}

impl At {
    /// Before everything else: the newest row comes first.
    const LAST: Self = Self {
        unix_seconds: i64::MAX,
        id: i64::MAX,
    };

    /// Where a row stands.
    pub fn of(at: Moment, id: i64) -> Self {
        Self {
            unix_seconds: at.unix_seconds,
            id,
        }
    }
}

/// What the diary knows about itself.
pub fn setting(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

/// Writes a setting.
pub fn keep_setting(transaction: &Transaction<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    transaction.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )?;
    Ok(())
}

/// Forgets a setting.
pub fn forget_setting(transaction: &Transaction<'_>, name: &str) -> Result<(), StoreError> {
    transaction.execute("DELETE FROM setting WHERE name = ?1", [name])?;
    Ok(())
}

/// # Errors
/// [`StoreError::Missing`] unless one row was changed.
fn one(changed: usize) -> Result<(), StoreError> {
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Missing)
    }
}
