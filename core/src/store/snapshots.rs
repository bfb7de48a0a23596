//! Copies of the whole diary: one a day, one before a new schema or before something that may be regretted, three kept.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::connection::{self, May};
use super::place::{self, Place};
use super::{Key, StoreError, tables};
use crate::tracker::Day;

/// The newest may hold what went wrong today, and the one before it may be from before something that was regretted.
const KEPT: usize = 3;

/// Name of the setting that says that older snapshots hold what was deleted.
const DUE: &str = "snapshot_due";

/// A copy of the diary that can be brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// Rises with each one. Clocks may go back; this does not.
    pub number: u32,
    /// The day it was taken; `None` for one taken before a new version of the app changed the schema.
    pub taken: Option<Day>,
    /// Steps, notes, wins, checks and sheets in it.
    pub entries: u64,
}

/// A snapshot's file, whether it can be read or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) number: u32,
    pub(super) taken: Taken,
}

/// When a snapshot was taken, and why; in its file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// As on every day: `2026-11-25`.
    On(Day),
    /// So that what happened then can be taken back: `2026-11-25-before`.
    Before(Day),
    /// Before a new schema, `update`: core knows no day when it opens a file.
    Update,
}

const UPDATE: &str = "update";
const BEFORE: &str = "-before";

impl Named {
    fn parse(name: &str) -> Option<Self> {
        let (number, rest) = name.strip_suffix(".db")?.split_once('-')?;
        let taken = match (rest, rest.strip_suffix(BEFORE)) {
            (UPDATE, _) => Taken::Update,
            (_, Some(day)) => Taken::Before(Day::parse(day)?),
            (day, None) => Taken::On(Day::parse(day)?),
        };
        Some(Self {
            number: number.parse().ok()?,
            taken,
        })
    }

    pub(super) fn name(self) -> String {
        let taken = match self.taken {
            Taken::On(day) => day.to_string(),
            Taken::Before(day) => format!("{day}{BEFORE}"),
            Taken::Update => UPDATE.to_owned(),
        };
        format!("{:04}-{taken}.db", self.number)
    }
}

/// The snapshots that open with this key and are whole, newest first. Nothing is changed.
pub fn snapshots(folder: &Path, key: &Key) -> Vec<Snapshot> {
    let place = Place::new(folder, key.clone());
    let files = list(&place).unwrap_or_default();
    files
        .into_iter()
        .filter_map(|file| look(&place, file).ok())
        .collect()
}

/// Reads a snapshot as a whole.
pub(super) fn look(place: &Place, file: Named) -> Result<Snapshot, StoreError> {
    let connection = open(place, file)?;
    if !is_whole(place, &connection)? {
        return Err(StoreError::Damaged);
    }
    counted(&connection, file)
}

/// Reads how much a snapshot holds, and not whether it is whole.
pub(super) fn peek(place: &Place, file: Named) -> Result<Snapshot, StoreError> {
    counted(&open(place, file)?, file)
}

fn open(place: &Place, file: Named) -> Result<Connection, StoreError> {
    let path = place.snapshots().join(file.name());
    let connection = connection::connect(&path, place.key.as_ref(), May::Read)?;
    connection::prove(&connection)?;
    Ok(connection)
}

fn counted(connection: &Connection, file: Named) -> Result<Snapshot, StoreError> {
    Ok(Snapshot {
        number: file.number,
        taken: match file.taken {
            Taken::On(day) | Taken::Before(day) => Some(day),
            Taken::Update => None,
        },
        entries: tables::entries(connection)?,
    })
}

/// The files by number, newest first.
pub(super) fn list(place: &Place) -> Result<Vec<Named>, StoreError> {
    let mut files: Vec<Named> = place::names(&place.snapshots())?
        .iter()
        .filter_map(|name| Named::parse(name))
        .collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.number));
    Ok(files)
}

/// True if there is a snapshot, readable or not.
pub(super) fn any(place: &Place) -> Result<bool, StoreError> {
    Ok(!list(place)?.is_empty())
}

/// True if every page is what was written and the tables hang together.
pub(super) fn is_whole(place: &Place, connection: &Connection) -> Result<bool, StoreError> {
    // Every bad page is a row.
    let pages = connection.prepare("PRAGMA cipher_integrity_check")?.exists([])?;
    let tables: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(!pages && tables == "ok" && !connection::is_damaged(place, connection))
}

/// Copies what the connection sees into a new snapshot; then lets the one go that it replaces, and all but the newest
/// three.
pub(super) fn take(
    place: &Place,
    connection: &Connection,
    taken: Taken,
    replaces: Option<Named>,
) -> Result<Named, StoreError> {
    let folder = place.snapshots();
    place::make_folder(&folder)?;
    for name in place::names(&folder)? {
        if name.contains(".part") {
            place::remove(&folder.join(name))?;
        }
    }
    let number = list(place)?.first().map_or(0, |newest| newest.number);
    let file = Named {
        number: number.checked_add(1).ok_or(StoreError::Failed)?,
        taken,
    };
    let path = folder.join(file.name());
    let part = place::part(&path);
    let text = part.to_str().ok_or(StoreError::Failed)?;
    place::make_file(&part)?;
    let copied = connection
        .execute("VACUUM INTO ?1", [text])
        .map_err(StoreError::from);
    // SQLCipher hands SQLite zeroes for a page that it refuses: a copy of those is no copy.
    let copied = match copied {
        Ok(_) if connection::is_damaged(place, connection) => Err(StoreError::Damaged),
        other => other,
    };
    let lasting = copied.and_then(|_| {
        place::sync_file(&part)?;
        place::rename(&part, &path)?;
        Ok(())
    });
    if let Err(error) = lasting {
        // It goes at the next open otherwise.
        let _ = place::remove(&part);
        return Err(error);
    }
    if let Some(before) = replaces {
        place::remove(&folder.join(before.name()))?;
    }
    keep(place, KEPT)?;
    Ok(file)
}

/// What a diary knows about itself.
pub(super) fn settings(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = connection.prepare("SELECT name, value FROM setting")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same of the newest snapshot that can be read; nothing if none can.
pub(super) fn newest_settings(place: &Place) -> Vec<(String, String)> {
    let read = |file: &Named| {
        let path = place.snapshots().join(file.name());
        let connection = connection::connect(&path, place.key.as_ref(), May::Read).ok()?;
        let settings = settings(&connection).ok()?;
        (!connection::is_damaged(place, &connection)).then_some(settings)
    };
    let files = list(place).unwrap_or_default();
    files.iter().find_map(read).unwrap_or_default()
}

/// Lets all but the newest go.
pub(super) fn keep(place: &Place, kept: usize) -> Result<(), StoreError> {
    let old = list(place)?;
    for file in old.iter().skip(kept) {
        place::remove(&place.snapshots().join(file.name()))?;
    }
    if old.len() > kept {
        place::sync_folder(&place.snapshots())?;
    }
    Ok(())
}

/// Remembers, in the same transaction as what changes, that every snapshot there is must be replaced: it holds what
/// was deleted for good, or opens with another lock. The next [`tend`](super::tend) does it.
///
/// # Errors
/// As a write.
pub fn mark_due(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction.execute(
        "INSERT INTO setting (name, value) VALUES (?1, '1')
         ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
        [DUE],
    )?;
    Ok(())
}

/// The mark, if it is set; each new deletion changes it.
pub(super) fn due(connection: &Connection) -> Result<Option<String>, StoreError> {
    let sql = "SELECT value FROM setting WHERE name = ?1";
    Ok(connection.query_row(sql, [DUE], |row| row.get(0)).optional()?)
}

/// Clears the mark unless something was deleted since.
pub(super) fn clear_due(connection: &Connection, mark: &str) -> Result<(), StoreError> {
    connection.execute(
        "DELETE FROM setting WHERE name = ?1 AND value = ?2",
        params![DUE, mark],
    )?;
    Ok(())
}
