//! What is done for the diary in the background, on a connection of its own.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::connection::{self, May};
use super::key_check::{self, Says};
use super::place::{self, Place};
use super::snapshots::Taken;
use super::{Key, StoreError, migrations, snapshots, tables};
use crate::tracker::Moment;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tended {
    /// A page or a table is not what was written; nothing was copied and no older copy was touched.
    pub damaged: bool,
    /// The number of the snapshot that was taken, if one was due.
    pub snapshot: Option<u32>,
}

/// Checks the whole diary and takes a snapshot if none was taken on this day, or one that holds less. Meant for a worker thread, after
/// [`Store::open`](super::Store::open); a [`Store`](super::Store) may be in use meanwhile. After a purge every older
/// snapshot is replaced, so that what was deleted is in no file but those that were set aside.
///
/// # Errors
/// [`StoreError::Missing`] if there is no diary; otherwise as for opening one. Damage that was found is no error.
pub fn tend(folder: &Path, key: Key, now: Moment) -> Result<Tended, StoreError> {
    let _held = place::hold_shared(folder)?;
    look_after(&Place::new(folder, key), now, Copy::IfDue)
}

/// Takes a snapshot now, so that what is about to happen can be taken back. The number of the snapshot.
///
/// # Errors
/// As [`tend`], and [`StoreError::Damaged`] if the diary is: then there is no snapshot.
pub fn snapshot_now(folder: &Path, key: Key, now: Moment) -> Result<u32, StoreError> {
    let _held = place::hold_shared(folder)?;
    copy_now(&Place::new(folder, key), now)
}

/// [`snapshot_now`] for one that holds the folder.
pub(super) fn copy_now(place: &Place, now: Moment) -> Result<u32, StoreError> {
    let tended = look_after(place, now, Copy::Always)?;
    tended.snapshot.ok_or(StoreError::Damaged)
}

/// [`tend`] for a store that a test opened its own way.
///
/// # Errors
/// As [`tend`].
#[cfg(feature = "faults")]
pub fn tend_with(
    folder: &Path,
    key: Option<Key>,
    options: &super::Options,
    now: Moment,
) -> Result<Tended, StoreError> {
    let place = Place {
        folder: folder.to_owned(),
        key,
        options: *options,
    };
    look_after(&place, now, Copy::IfDue)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copy {
    IfDue,
    Always,
}

fn look_after(place: &Place, now: Moment, copy: Copy) -> Result<Tended, StoreError> {
    if !place.diary().exists() {
        return Err(StoreError::Missing);
    }
    let had_log = connection::has_log(&place.diary());
    let mut connection = connection::connect(&place.diary(), place.key.as_ref(), May::Write)?;
    let done = accept(place, &connection).and_then(|()| check_and_copy(place, &mut connection, now, copy));
    match done {
        Ok(snapshot) => {
            connection.close().map_err(|(_, error)| error)?;
            Ok(Tended {
                damaged: false,
                snapshot,
            })
        }
        Err(error) => {
            // Nothing is copied into a file that may be damaged.
            if had_log {
                connection::leave_log(&connection);
            }
            match error {
                StoreError::Damaged => Ok(Tended {
                    damaged: true,
                    snapshot: None,
                }),
                other => Err(other),
            }
        }
    }
}

fn accept(place: &Place, connection: &Connection) -> Result<(), StoreError> {
    let version = connection::prove(connection).and_then(|()| migrations::version(connection));
    let says = || place.key.as_ref().map(|key| key_check::read(&place.folder, key));
    match version {
        Err(StoreError::Damaged) if says() == Some(Says::Wrong) => Err(StoreError::WrongKey),
        Err(other) => Err(other),
        Ok(version) if version > place.options.migrations.len() => Err(StoreError::Newer),
        Ok(_) => connection::configure(place, connection),
    }
}

fn check_and_copy(
    place: &Place,
    connection: &mut Connection,
    now: Moment,
    copy: Copy,
) -> Result<Option<u32>, StoreError> {
    // A damaged file never replaces a good copy.
    if !is_surely_whole(place, connection)? {
        return Err(StoreError::Damaged);
    }
    // Two at once would each remove what the other has not finished.
    place::make_folder(&place.snapshots())?;
    let _held = place::hold_alone(&place.snapshots())?;
    let mark = snapshots::due(connection)?;
    let newest = snapshots::list(place)?.first().copied();
    // Another day, not a later one: a clock may have been ahead. A copy that holds less than there is now gives way to a
    // fuller one: three of one day would leave none of the day before.
    let entries = tables::entries(connection)?;
    let today = newest.filter(|newest| newest.taken == Taken::On(now.day()));
    let has_all = |today| snapshots::peek(place, today).is_ok_and(|copy| copy.entries >= entries);
    let mut snapshot = None;
    if copy == Copy::Always {
        snapshot = Some(snapshots::take(place, connection, Taken::Before(now.day()), None)?.number);
    } else if mark.is_some() || !today.is_some_and(has_all) {
        snapshot = Some(snapshots::take(place, connection, Taken::On(now.day()), today)?.number);
    }
    if let Some(mark) = mark {
        snapshots::keep(place, 1)?;
        snapshots::clear_due(connection, &mark)?;
        // The log, too, holds pages from before.
        connection::empty_log(connection)?;
    }
    Ok(snapshot)
}

/// The check reads the file without SQLite's locks, so a page that someone is just moving out of the log looks torn.
/// Damage stays; that does not.
fn is_surely_whole(place: &Place, connection: &mut Connection) -> Result<bool, StoreError> {
    if snapshots::is_whole(place, connection)? {
        return Ok(true);
    }
    // A kill or a loss of power while pages were moved out of the log leaves some torn; the log still has them, but the
    // check looks past it.
    connection::empty_log(connection)?;
    // While nobody else writes, little is moved.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for _ in 0..3 {
        if snapshots::is_whole(place, &transaction)? {
            return Ok(true);
        }
    }
    Ok(false)
}
