//! Every deletion can be undone until the diary closes; then the rows go for good.

use rusqlite::{Transaction, params};

use crate::store::StoreError;

use super::Moment;

/// What the diary holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person, with everything about them.
    Person,
    /// A small step.
    Step,
    /// A note of a talk.
    Note,
    /// A small win.
    Win,
    /// A kept check.
    Check,
    /// One version of a sheet that was filled in.
    Sheet,
    /// A day someone came home, with what was ticked after it.
    Discharge,
}

impl Kind {
    /// What stands in the timeline.
    pub const DATED: [Self; 6] = [
        Self::Step,
        Self::Note,
        Self::Win,
        Self::Check,
        Self::Sheet,
        Self::Discharge,
    ];

    /// Its stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Step => "step",
            Self::Note => "note",
            Self::Win => "win",
            Self::Check => "check",
            Self::Sheet => "sheet",
            Self::Discharge => "discharge",
        }
    }

    /// The kind with this id.
    pub fn of(id: &str) -> Option<Self> {
        [Self::Person]
            .into_iter()
            .chain(Self::DATED)
            .find(|kind| kind.id() == id)
    }

    const fn table(self) -> &'static str {
        match self {
            Self::Check => "saved_check",
            Self::Sheet => "worksheet",
            other => other.id(),
        }
    }
}

/// What was deleted last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removed {
    /// Its kind.
    pub kind: Kind,
    /// Its row.
    pub id: i64,
}

/// Deletes, so that it can be undone.
pub fn remove(transaction: &Transaction<'_>, what: Removed, now: Moment) -> Result<(), StoreError> {
    let table = what.kind.table();
    let changed = transaction.execute(
        &format!("UPDATE {table} SET removed = ?2 WHERE id = ?1 AND removed IS NULL"),
        params![what.id, now.unix_seconds],
    )?;
    super::one(changed)
}

/// Undoes a deletion.
pub fn restore(transaction: &Transaction<'_>, what: Removed) -> Result<(), StoreError> {
    let table = what.kind.table();
    let changed = transaction.execute(
        &format!("UPDATE {table} SET removed = NULL WHERE id = ?1 AND removed IS NOT NULL"),
        [what.id],
    )?;
    super::one(changed)
}
