//! What a process under test is to do, in a form that fits its command line.

use std::fmt;
use std::str::FromStr;

use super::script::Script;

/// What a process writes, and how its diary is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Changes, each its own transaction.
    pub changes: u32,
    /// Decides the words.
    pub seed: u64,
    /// The number of the first id.
    pub first: i64,
    /// With a key, as phones have it.
    pub encrypted: bool,
    /// SQLite's `journal_mode`.
    pub journal: String,
    /// SQLite's `synchronous`.
    pub synchronous: String,
    /// Pages after which the log goes into the file; 0: as the store sets it.
    pub checkpoint: u32,
    /// Whether it closes, opens, tends and checkpoints between the changes.
    pub housekeeping: bool,
    /// Whether the diary is now and then salvaged and a fresh copy of it brought back, which changes no row.
    pub swaps: bool,
    /// Whether each change is one short note.
    pub short: bool,
    /// The change before which the diary is migrated to a made-up second version.
    pub migrate_at: Option<u32>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            changes: 40,
            seed: 1,
            first: 1,
            encrypted: true,
            journal: "WAL".to_owned(),
            synchronous: "FULL".to_owned(),
            checkpoint: 0,
            housekeeping: true,
            swaps: false,
            short: false,
            migrate_at: None,
        }
    }
}

impl Plan {
    /// The changes it makes.
    pub fn script(&self) -> Script {
        Script {
            seed: self.seed,
            first: self.first,
            short: self.short,
        }
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{},{},{},{},{},{},{},{},{},{},{}",
            self.changes,
            self.seed,
            self.first,
            self.encrypted,
            self.journal,
            self.synchronous,
            self.checkpoint,
            self.housekeeping,
            self.swaps,
            self.short,
            self.migrate_at.map_or(String::new(), |at| at.to_string()),
        )
    }
}

impl FromStr for Plan {
    type Err = Box<dyn std::error::Error>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split(',').collect();
        let &[
            changes,
            seed,
            first,
            encrypted,
            journal,
            synchronous,
            checkpoint,
            housekeeping,
            swaps,
            short,
            migrate_at,
        ] = parts.as_slice()
        else {
            return Err("a plan has eleven parts".into());
        };
        Ok(Self {
            changes: changes.parse()?,
            seed: seed.parse()?,
            first: first.parse()?,
            encrypted: encrypted.parse()?,
            journal: journal.to_owned(),
            synchronous: synchronous.to_owned(),
            checkpoint: checkpoint.parse()?,
            housekeeping: housekeeping.parse()?,
            swaps: swaps.parse()?,
            short: short.parse()?,
            migrate_at: Some(migrate_at)
                .filter(|at| !at.is_empty())
                .map(str::parse)
                .transpose()?,
        })
    }
}
