//! Reading what can be read of a damaged diary.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::aside::{next_part, swap};
use super::connection::{self, May};
use super::place::{self, DIARY, Place};
use super::reader::{Columns, Reader};
use super::tables::{TABLES, Table};
use super::{Key, StoreError, diary, migrations, snapshots};
use crate::tracker::Moment;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salvaged {
    /// People, steps, notes, wins, checks, sheets and days of coming home that are in the new file.
    pub read: u64,
    /// Those that are known to have been there and could not be read; there may be more.
    pub lost: u64,
}

/// Reads every row that can be read out of the current diary into a new one, makes that the current one and sets the
/// damaged one aside, byte for byte as it was. Needs twice its space and, in a large file with much damage, seconds.
/// No [`Store`](super::Store) may be open.
///
/// # Errors
/// [`StoreError::Damaged`] if the file's first page, or one that says which tables there are, cannot be read
/// ([`bring_back`](super::bring_back) may help then), [`StoreError::Newer`], [`StoreError::Missing`]; nothing is changed by any.
pub fn salvage(folder: &Path, key: Key, now: Moment) -> Result<Salvaged, StoreError> {
    salvage_place(&Place::new(folder, key), now)
}

/// [`salvage`] for a store that a test opened its own way.
///
/// # Errors
/// As [`salvage`].
#[cfg(feature = "faults")]
pub fn salvage_with(
    folder: &Path,
    key: Option<Key>,
    options: &super::Options,
    now: Moment,
) -> Result<Salvaged, StoreError> {
    let place = Place {
        folder: folder.to_owned(),
        key,
        options: *options,
    };
    salvage_place(&place, now)
}

fn salvage_place(place: &Place, now: Moment) -> Result<Salvaged, StoreError> {
    let _held = place::hold_alone(&place.folder)?;
    if !place.diary().exists() {
        return Err(StoreError::Missing);
    }
    let copy = Damaged::copied(place)?;
    let result = rebuild(place, &copy).and_then(|salvaged| {
        swap(place, now)?;
        Ok(salvaged)
    });
    // What cannot be removed now goes at the next open.
    let _ = place::remove(&copy.folder);
    if result.is_err() {
        let _ = place::remove(&next_part(place)?);
    }
    result
}

/// A copy of the damaged file with its log: even looking at the original would change it.
#[derive(Debug)]
pub(super) struct Damaged<'a> {
    place: &'a Place,
    folder: PathBuf,
}

impl<'a> Damaged<'a> {
    fn copied(place: &'a Place) -> Result<Self, StoreError> {
        let folder = place.folder.join("salvage.part");
        place::remove(&folder)?;
        place::make_folder(&folder)?;
        for name in place::names(&place.current())? {
            // The log's index is made anew.
            if !name.ends_with("-shm") {
                fs::copy(place.current().join(&name), folder.join(&name))?;
            }
        }
        Ok(Self { place, folder })
    }

    /// A new connection: SQLCipher answers nothing more on one that has met a bad page.
    pub(super) fn open(&self) -> Result<Connection, StoreError> {
        let connection = connection::connect(&self.folder.join(DIARY), self.place.key.as_ref(), May::Write)?;
        connection::leave_log(&connection);
        // A file shorter than its first page says is refused as a whole otherwise.
        connection.execute_batch(
            "PRAGMA writable_schema = on; PRAGMA cell_size_check = on; PRAGMA trusted_schema = off",
        )?;
        connection::prove(&connection)?;
        Ok(connection)
    }

    /// True once this connection has met a bad page.
    pub(super) fn has_met_damage(&self, connection: &Connection) -> bool {
        connection::is_damaged(self.place, connection)
    }
}

fn rebuild(place: &Place, damaged: &Damaged<'_>) -> Result<Salvaged, StoreError> {
    let version = migrations::version(&damaged.open()?)?;
    if version > place.options.migrations.len() {
        return Err(StoreError::Newer);
    }
    let mut new = diary::make(place, &next_part(place)?.join(DIARY), version)?;
    let transaction = new.transaction()?;
    let mut reader = Reader::new(damaged);
    let mut salvaged = Salvaged { read: 0, lost: 0 };
    for table in &TABLES {
        let columns = Columns::of(&transaction, table.name)?;
        if columns.is_empty() {
            continue;
        }
        let mut rows = reader.rows(table, &columns)?;
        let known = reader.known_ids(table)?;
        let missing: BTreeSet<i64> = known.into_iter().filter(|id| !rows.contains_key(id)).collect();
        for id in missing {
            match reader.row(table, &columns, id)? {
                Some(row) => drop(rows.insert(id, row)),
                None => salvaged.lost += 1,
            }
        }
        keep(&transaction, table, &columns, rows, &mut salvaged)?;
    }
    // A lock that cannot be read must not fall open.
    let settings = reader.settings()?;
    for (name, value) in settings.unwrap_or_else(|| snapshots::newest_settings(place)) {
        transaction.execute(
            "INSERT OR IGNORE INTO setting (name, value) VALUES (?1, ?2)",
            [name, value],
        )?;
    }
    transaction.commit()?;
    connection::empty_log(&new)?;
    new.close().map_err(|(_, error)| error)?;
    Ok(salvaged)
}

/// Keeps the rows that the schema allows. One about somebody who could not be read is kept without them.
fn keep(
    new: &Connection,
    table: &Table,
    columns: &Columns,
    rows: BTreeMap<i64, Vec<Value>>,
    salvaged: &mut Salvaged,
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({})",
        table.name,
        columns.list(),
        columns.parameters()
    );
    let mut insert = new.prepare(&sql)?;
    let mut is_known = new.prepare("SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)")?;
    let person = columns.position("person_id");
    for mut row in rows.into_values() {
        if let Some(value) = person.and_then(|at| row.get_mut(at)) {
            let known = match value {
                Value::Integer(id) => is_known.query_row([*id], |row| row.get(0))?,
                _ => false,
            };
            if !known {
                *value = Value::Null;
            }
        }
        match insert.execute(params_from_iter(row)).map_err(StoreError::from) {
            Ok(_) => salvaged.read += 1,
            Err(StoreError::Refused) => salvaged.lost += 1,
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
