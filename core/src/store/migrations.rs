//! The schema's versions.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;
use super::place::Place;
use super::snapshots::{self, Taken};

/// The steps from an empty file to the newest schema. The list only grows: a step that reached a phone never changes.
///
/// `schema.sql` is the newest schema, with what each column means; tests compare it with what these make.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
];

/// The file's version: the number of steps it has taken.
pub(super) fn version(connection: &Connection) -> Result<usize, StoreError> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    usize::try_from(version).map_err(|_| StoreError::Newer)
}

/// Takes the steps that are left, each in a transaction with its number. A file that holds something is copied before
/// the first of them: a copy before each would push the one that matters out.
pub(super) fn migrate(place: &Place, connection: &mut Connection) -> Result<(), StoreError> {
    let steps = place.options.migrations;
    let found = version(connection)?;
    if found >= steps.len() {
        return Ok(());
    }
    if found > 0 {
        snapshots::take(place, connection, Taken::Update, None)?;
    }
    // A step may rebuild a table that others refer to; the check below stands in for what is off here.
    connection.pragma_update(None, "foreign_keys", false)?;
    for (number, step) in (1_i64..).zip(steps) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have taken it.
        if version(&transaction)? as i64 >= number {
            continue;
        }
        transaction.execute_batch(step)?;
        if transaction.prepare("PRAGMA foreign_key_check")?.exists([])? {
            return Err(StoreError::Failed);
        }
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}
