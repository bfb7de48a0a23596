//! Reading, all or nothing.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};
use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny};

use super::super::StoreError;
use super::super::tables::{Column, TABLES, Table, Type};
use super::visit::Whole;
use super::{FORMAT, VERSION};
use crate::tracker::Day;

/// Bytes of one text.
const LONGEST: usize = 100_000;

/// Rows of all tables.
const MOST: u64 = 1_000_000;

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Steps, notes, wins, checks, sheets and days of coming home: all rows but people.
    pub entries: u64,
}

/// Why nothing was imported. Tables are named, and rows counted from 1; nothing of what they hold is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Not JSON, or cut off.
    #[error("not JSON")]
    NotJson,
    /// JSON, but not a diary's.
    #[error("not a diary")]
    NotADiary,
    /// Written by a newer version of the app.
    #[error("a newer version")]
    NewerVersion,
    /// The table is missing, there twice, or not a list.
    #[error("bad table {table}")]
    BadTable {
        /// Its name.
        table: &'static str,
    },
    /// A column is missing, unknown or there twice, or a value is not one that the schema allows.
    #[error("bad row {row} of table {table}")]
    BadRow {
        /// The table's name.
        table: &'static str,
        /// Its place in the table, from 1.
        row: u64,
    },
    /// More than a million rows.
    #[error("too many rows")]
    TooManyRows,
    /// The diary could not take it.
    #[error("{0}")]
    Store(StoreError),
}

impl ImportError {
    /// For a closure that writes: what the store should make of it.
    pub fn store_error(self) -> StoreError {
        match self {
            Self::Store(error) => error,
            _ => StoreError::Refused,
        }
    }
}

impl From<rusqlite::Error> for ImportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Replaces all rows with those of a dump. The diary's settings stay, but nobody is chosen any more. If anything is
/// not as it must be, the transaction is left as it was.
///
/// # Errors
/// Why nothing was imported.
pub fn import(transaction: &Transaction<'_>, bytes: &[u8]) -> Result<Imported, ImportError> {
    let version = header(bytes)?;
    transaction.execute_batch("SAVEPOINT import")?;
    let result = replace(transaction, bytes, version);
    match result {
        Ok(_) => transaction.execute_batch("RELEASE import")?,
        // If SQLite has undone everything already, there is nothing to go back to.
        Err(_) => drop(transaction.execute_batch("ROLLBACK TO import; RELEASE import")),
    }
    result
}

/// Whose the bytes are, before anything is touched; and their version.
fn header(bytes: &[u8]) -> Result<u64, ImportError> {
    #[derive(Deserialize)]
    struct Header {
        format: String,
        version: u64,
        #[serde(rename = "tables")]
        _tables: IgnoredAny,
    }
    let header: Header = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => ImportError::NotADiary,
        _ => ImportError::NotJson,
    })?;
    match header {
        Header { format, .. } if format != FORMAT => Err(ImportError::NotADiary),
        Header { version: 0, .. } => Err(ImportError::NotADiary),
        Header { version, .. } if version > VERSION => Err(ImportError::NewerVersion),
        Header { version, .. } => Ok(version),
    }
}

fn replace(transaction: &Transaction<'_>, bytes: &[u8], version: u64) -> Result<Imported, ImportError> {
    // Tables may come in any order.
    transaction.execute_batch("PRAGMA defer_foreign_keys = on")?;
    for table in TABLES.iter().rev() {
        transaction.execute(&format!("DELETE FROM {}", table.name), [])?;
    }
    transaction.execute("DELETE FROM setting WHERE name = 'person'", [])?;
    let mut load = Load {
        transaction,
        version,
        failure: None,
        table: None,
        row: 0,
        rows: 0,
        seen: BTreeSet::new(),
        people: BTreeSet::new(),
        mentions: BTreeMap::new(),
    };
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read = Whole(&mut load).deserialize(&mut json).and_then(|()| json.end());
    if let Err(error) = read {
        return Err(load.reason(&error));
    }
    let unknown = load
        .mentions
        .iter()
        .find(|(person, _)| !load.people.contains(person));
    if let Some((_, (table, row))) = unknown {
        return Err(ImportError::BadRow { table, row: *row });
    }
    Ok(Imported {
        entries: load.rows - load.people.len() as u64,
    })
}

/// The import under way.
pub(super) struct Load<'a> {
    transaction: &'a Transaction<'a>,
    /// Of the dump.
    version: u64,
    /// What serde's own error cannot carry.
    failure: Option<ImportError>,
    /// Where it is: the table and the row in it.
    pub(super) table: Option<&'static str>,
    pub(super) row: u64,
    rows: u64,
    pub(super) seen: BTreeSet<&'static str>,
    people: BTreeSet<i64>,
    /// Each person that a row is about, with the first such row.
    mentions: BTreeMap<i64, (&'static str, u64)>,
}

impl Load<'_> {
    /// The tables that a dump of this version has.
    pub(super) fn tables(&self) -> impl Iterator<Item = &'static Table> + use<> {
        let version = self.version;
        TABLES.iter().filter(move |table| table.since <= version)
    }

    fn reason(&self, error: &serde_json::Error) -> ImportError {
        match (self.failure, error.classify(), self.table) {
            (Some(failure), _, _) => failure,
            (None, serde_json::error::Category::Data, Some(table)) if self.row > 0 => {
                ImportError::BadRow { table, row: self.row }
            }
            (None, serde_json::error::Category::Data, Some(table)) => ImportError::BadTable { table },
            (None, serde_json::error::Category::Data, None) => ImportError::NotADiary,
            _ => ImportError::NotJson,
        }
    }

    pub(super) fn fail<E: serde::de::Error>(&mut self, failure: ImportError) -> E {
        self.failure.get_or_insert(failure);
        E::custom("")
    }

    pub(super) fn bad_row(&self, table: &'static Table) -> ImportError {
        ImportError::BadRow {
            table: table.name,
            row: self.row,
        }
    }

    pub(super) fn insert(
        &mut self,
        table: &'static Table,
        row: Vec<Option<Value>>,
    ) -> Result<(), ImportError> {
        let bad = self.bad_row(table);
        self.rows += 1;
        if self.rows > MOST {
            return Err(ImportError::TooManyRows);
        }
        let row: Vec<Value> = row.into_iter().collect::<Option<_>>().ok_or(bad)?;
        if !table
            .columns
            .iter()
            .zip(&row)
            .all(|(column, value)| fits(column, value))
        {
            return Err(bad);
        }
        for (column, value) in table.columns.iter().zip(&row) {
            match (column.name, value) {
                ("id", Value::Integer(id)) if !table.has_person() => drop(self.people.insert(*id)),
                ("person_id", Value::Integer(id)) => {
                    self.mentions.entry(*id).or_insert((table.name, self.row));
                }
                _ => {}
            }
        }
        let parameters = vec!["?"; row.len()].join(", ");
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({parameters})",
            table.name,
            table.list()
        );
        let inserted = self
            .transaction
            .prepare_cached(&sql)?
            .execute(params_from_iter(row));
        match inserted.map_err(StoreError::from) {
            Ok(_) => Ok(()),
            Err(StoreError::Refused) => Err(bad),
            Err(other) => Err(ImportError::Store(other)),
        }
    }
}

/// What the schema does not check itself.
fn fits(column: &Column, value: &Value) -> bool {
    match value {
        Value::Null => column.nullable,
        Value::Integer(number) => column.kind == Type::Integer && (column.name != "id" || *number > 0),
        Value::Text(text) => {
            column.kind == Type::Text
                && text.len() <= LONGEST
                && (!matches!(column.name, "planned_day" | "home_day") || Day::parse(text).is_some())
        }
        Value::Real(_) | Value::Blob(_) => false,
    }
}
