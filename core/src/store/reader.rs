//! A table of a damaged file, row by row, around what cannot be read.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::salvage::Damaged;
use super::tables::Table;
use super::{StoreError, snapshots};

/// Behind a row that cannot be read, every id up to this distance is tried. A page holds a few dozen rows.
const NEAR: i64 = 1024;

/// Farther away, steps double up to this one.
const FARTHEST: i64 = 1 << 40;

/// A table's columns in the version that the damaged file has.
#[derive(Debug)]
pub(super) struct Columns(Vec<String>);

impl Columns {
    /// None if there is no such table.
    pub(super) fn of(connection: &Connection, table: &str) -> Result<Self, StoreError> {
        let mut query = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
        let names = query.query_map([table], |row| row.get(0))?;
        Ok(Self(names.collect::<Result<_, _>>()?))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn list(&self) -> String {
        self.0.join(", ")
    }

    pub(super) fn parameters(&self) -> String {
        vec!["?"; self.0.len()].join(", ")
    }

    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|column| column == name)
    }

    /// A row's values; `None` if one is not even text of its own encoding.
    fn values(&self, row: &Row<'_>) -> Option<Vec<Value>> {
        (0..self.0.len()).map(|column| row.get(column).ok()).collect()
    }
}

/// Rows by id.
type Rows = BTreeMap<i64, Vec<Value>>;

/// Reads with one connection until it meets damage, then with the next.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    damaged: &'a Damaged<'a>,
    connection: Option<Connection>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(damaged: &'a Damaged<'a>) -> Self {
        Self {
            damaged,
            connection: None,
        }
    }

    /// Every row that the table itself leads to.
    pub(super) fn rows(&mut self, table: &Table, columns: &Columns) -> Result<Rows, StoreError> {
        let mut rows = Rows::new();
        let mut from = i64::MIN;
        while !self.stretch(table, columns, from, &mut rows)? {
            let last = rows.last_key_value().map_or(0, |(id, _)| *id);
            match self.ground_beyond(table, columns, last.max(from))? {
                Some(next) => from = next,
                None => break,
            }
        }
        Ok(rows)
    }

    /// Reads the rows from an id on. `true` if the table's end was reached, `false` at the first bad page.
    fn stretch(
        &mut self,
        table: &Table,
        columns: &Columns,
        from: i64,
        rows: &mut Rows,
    ) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT {}, id FROM {} WHERE id >= ?1 ORDER BY id",
            columns.list(),
            table.name
        );
        let damaged = self.damaged;
        let ended = self.reading(|connection| {
            let mut query = connection.prepare(&sql)?;
            let mut found = query.query([from])?;
            while let Some(row) = found.next()? {
                let values = columns.values(row);
                // SQLite is handed zeroes for a bad page and may take the end of a long text from it.
                if damaged.has_met_damage(connection) {
                    return Ok(false);
                }
                if let Some(values) = values {
                    rows.insert(row.get(columns.0.len())?, values);
                }
            }
            Ok(!damaged.has_met_damage(connection))
        })?;
        Ok(ended.unwrap_or(false))
    }

    /// The nearest id beyond the last from which reading finds a row again. From the id itself: what lies behind the
    /// one before would be looked for on that one's page.
    fn ground_beyond(
        &mut self,
        table: &Table,
        columns: &Columns,
        last: i64,
    ) -> Result<Option<i64>, StoreError> {
        let mut distance = 1;
        while distance <= FARTHEST {
            let id = last.saturating_add(distance);
            let sql = format!(
                "SELECT {} FROM {} WHERE id >= ?1 ORDER BY id LIMIT 1",
                columns.list(),
                table.name
            );
            if self.first(&sql, columns, id)?.is_some() {
                return Ok(Some(id));
            }
            distance += if distance < NEAR { 1 } else { distance };
        }
        Ok(None)
    }

    /// One row.
    pub(super) fn row(
        &mut self,
        table: &Table,
        columns: &Columns,
        id: i64,
    ) -> Result<Option<Vec<Value>>, StoreError> {
        let sql = format!("SELECT {} FROM {} WHERE id = ?1", columns.list(), table.name);
        self.first(&sql, columns, id)
    }

    fn first(&mut self, sql: &str, columns: &Columns, id: i64) -> Result<Option<Vec<Value>>, StoreError> {
        let damaged = self.damaged;
        let row = self.reading(|connection| {
            let values = connection.query_row(sql, [id], |row| Ok(columns.values(row)))?;
            Ok(values.filter(|_| !damaged.has_met_damage(connection)))
        })?;
        Ok(row.flatten())
    }

    /// The ids that the table's indexes know, read from both ends.
    pub(super) fn known_ids(&mut self, table: &Table) -> Result<BTreeSet<i64>, StoreError> {
        let mut ids = BTreeSet::new();
        for (index, order) in table
            .indexes
            .iter()
            .flat_map(|index| [(index, "ASC"), (index, "DESC")])
        {
            let sql = format!("SELECT id FROM {} {index} ORDER BY person_id {order}", table.name);
            let damaged = self.damaged;
            self.reading(|connection| {
                let mut query = connection.prepare(&sql)?;
                let mut found = query.query([])?;
                while let Some(row) = found.next()? {
                    if damaged.has_met_damage(connection) {
                        break;
                    }
                    ids.insert(row.get(0)?);
                }
                Ok(())
            })?;
        }
        Ok(ids)
    }

    /// What the diary knows about itself; `None` unless all of it can be read.
    pub(super) fn settings(&mut self) -> Result<Option<Vec<(String, String)>>, StoreError> {
        let damaged = self.damaged;
        let read = self.reading(|connection| {
            let settings = snapshots::settings(connection)?;
            Ok((!damaged.has_met_damage(connection)).then_some(settings))
        })?;
        Ok(read.flatten())
    }

    /// Reads with a connection that has met no damage. `None` if that failed.
    fn reading<T>(
        &mut self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.damaged.open()?,
        };
        let result = read(&connection);
        let is_bad = !matches!(result, Ok(_) | Err(StoreError::Missing));
        if !is_bad && !self.damaged.has_met_damage(&connection) {
            self.connection = Some(connection);
        }
        Ok(result.ok())
    }
}
