//! What must hold of a diary after a fault.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::diary::{self, Diary};
use super::plan::Plan;
use super::run::Known;
use super::script::{self, Rows};

/// How a diary broke the promise.
#[derive(Debug)]
pub enum Wrong {
    /// It could not be opened.
    CannotOpen(diary::Error),
    /// It could not be read to its end.
    CannotRead(diary::Error),
    /// SQLite or the cipher finds it damaged.
    Damaged,
    /// It lacks changes that were acknowledged, this many.
    Lost(u32),
    /// It holds what was never written, or part of a change.
    Different,
    /// A snapshot's name says that it is whole, and it is not.
    Snapshot(String),
    /// Nothing can be written, or what is written cannot be read.
    CannotWrite(Option<diary::Error>),
    /// A whole diary counts as damaged, or cannot be copied.
    CannotTend(Option<diary::Error>),
}

/// How closely to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Open, read, check.
    Quick,
    /// Tend and write, too.
    Whole,
}

/// Compares diaries with a plan.
#[derive(Debug)]
pub struct Verifier<'a> {
    plan: &'a Plan,
    /// Rows after each number of changes.
    all: &'a [Rows],
    /// Snapshots that were read already: after how many changes they were taken, if they are whole.
    copies: HashMap<u64, Option<usize>>,
}

impl<'a> Verifier<'a> {
    /// `all` is what the plan's script makes.
    pub fn new(plan: &'a Plan, all: &'a [Rows]) -> Self {
        Self {
            plan,
            all,
            copies: HashMap::new(),
        }
    }

    /// Opens the diary as the app does and compares it with what was acknowledged.
    ///
    /// # Errors
    /// What broke.
    pub fn verify(&mut self, folder: &Path, known: Known, look: Look) -> Result<(), Wrong> {
        let migrated = self.plan.migrate_at.is_some();
        // The change in flight may be there too.
        let last = self.all.len() - 1;
        let [least, most] = [known.least, known.most + 1].map(|count| (count as usize).min(last));
        self.copies_are_whole(folder, most)?;
        let mut diary = Diary::open(folder, self.plan, migrated).map_err(Wrong::CannotOpen)?;
        let rows = diary.rows().map_err(Wrong::CannotRead)?;
        let holds = (least..=most).find(|count| self.all[*count] == rows);
        let Some(holds) = holds else {
            let earlier = self.all[..least].iter().rposition(|earlier| *earlier == rows);
            return Err(earlier.map_or(Wrong::Different, |count| Wrong::Lost((least - count) as u32)));
        };
        if look == Look::Whole {
            let tended = Diary::tend(folder, self.plan, migrated, self.plan.changes + 500);
            match tended {
                Ok(tended) if !tended.damaged => {}
                Ok(_) => return Err(Wrong::CannotTend(None)),
                Err(error) => return Err(Wrong::CannotTend(Some(error))),
            }
            self.copies_are_whole(folder, most)?;
        }
        // SQLCipher looks at the file's own pages, past the log that replaces them.
        diary.checkpoint().map_err(Wrong::CannotRead)?;
        if !diary.is_whole().map_err(Wrong::CannotRead)? {
            return Err(Wrong::Damaged);
        }
        if look == Look::Whole && holds < last {
            let script = self.plan.script();
            let written = diary.write(|to| script.apply(holds as u32, to));
            written.map_err(|error| Wrong::CannotWrite(Some(error)))?;
            if diary.rows().map_err(Wrong::CannotRead)? != self.all[holds + 1] {
                return Err(Wrong::CannotWrite(None));
            }
        }
        Ok(())
    }

    fn copies_are_whole(&mut self, folder: &Path, most: usize) -> Result<(), Wrong> {
        for entry in fs::read_dir(folder.join("snapshots"))
            .into_iter()
            .flatten()
            .flatten()
        {
            let name = entry.file_name().to_string_lossy().into_owned();
            // Others say by their ending that they are not whole.
            if !name.ends_with(".db") {
                continue;
            }
            let bytes = fs::read(entry.path()).map_err(|_| Wrong::Snapshot(name.clone()))?;
            let mut hasher = DefaultHasher::new();
            bytes.hash(&mut hasher);
            let (encrypted, all) = (self.plan.encrypted, self.all);
            let taken = *self.copies.entry(hasher.finish()).or_insert_with(|| {
                let rows = copy(&entry.path(), encrypted).ok().flatten()?;
                all.iter().position(|known| *known == rows)
            });
            if taken.is_none_or(|taken| taken > most) {
                return Err(Wrong::Snapshot(name));
            }
        }
        Ok(())
    }
}

/// The rows of a snapshot, if it is whole.
fn copy(path: &Path, encrypted: bool) -> rusqlite::Result<Option<Rows>> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if encrypted {
        let hex: String = diary::key()
            .bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        connection.execute_batch(&format!("PRAGMA cipher_log = off; PRAGMA key = \"x'{hex}'\""))?;
    }
    let rows = script::read(&connection)?;
    Ok(diary::is_whole(&connection)?.then_some(rows))
}
