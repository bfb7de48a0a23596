//! The open diary.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connection::{self, May};
use super::key_check::{self, Says};
#[cfg(feature = "faults")]
use super::options::Options;
use super::place::{self, Held, Hold, Place};
use super::{Key, StoreError, migrations, snapshots, tables};

/// The diary. Its file is open from [`Store::open`] until [`Store::close`] or drop; after a failure of the phone's
/// storage it is closed and opens anew at the next use.
pub struct Store {
    place: Box<Place>,
    connection: Option<Connection>,
    /// Keeps other processes from replacing or deleting the diary meanwhile. Dropped last.
    _held: Held,
    /// An earlier connection failed or was killed, what it left in the log may never have reached the storage, and it
    /// could not be written again.
    is_log_suspect: bool,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store(..)")
    }
}

impl Store {
    /// Opens the diary in a folder, or makes a new one; brings it to the newest schema; lets removed rows go.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`], [`StoreError::Newer`] and [`StoreError::Damaged`] leave every byte as it was.
    pub fn open(folder: &Path, key: Key) -> Result<Self, StoreError> {
        Self::at(Place::new(folder, key))
    }

    /// Opens it as a test asks. Without a key, the file is plain.
    ///
    /// # Errors
    /// As [`Store::open`].
    #[cfg(feature = "faults")]
    pub fn open_with(folder: &Path, key: Option<Key>, options: &Options) -> Result<Self, StoreError> {
        Self::at(Place {
            folder: folder.to_owned(),
            key,
            options: *options,
        })
    }

    fn at(place: Place) -> Result<Self, StoreError> {
        place::make_folder(&place.folder)?;
        // One alone makes a new diary, or finishes what was cut short.
        let how = || {
            Ok(if place::needs_work(&place)? {
                Hold::Alone
            } else {
                Hold::Shared
            })
        };
        let (held, hold) = place::hold(&place.folder, how)?;
        if hold == Hold::Alone {
            place::tidy(&place)?;
        }
        let (connection, is_log_suspect) = open(&place)?;
        held.share();
        let mut store = Self {
            place: Box::new(place),
            connection: Some(connection),
            is_log_suspect,
            _held: held,
        };
        store.purge()?;
        Ok(store)
    }

    /// Reads. All that one closure reads is of one moment.
    ///
    /// # Errors
    /// The closure's, or why the file could not be read.
    pub fn read<T>(
        &mut self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.using(|place, connection| {
            let moment = connection.transaction()?;
            let result = read(&moment);
            if connection::is_damaged(place, &moment) {
                return Err(StoreError::Damaged);
            }
            result
        })
    }

    /// Writes all that the closure writes, or nothing. Once this answers `Ok`, it survives a loss of power.
    ///
    /// # Errors
    /// The closure's, or why nothing could be written.
    pub fn write<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.connect()?;
        let is_log_suspect = self.is_log_suspect;
        let written = self.using(|place, connection| {
            if is_log_suspect {
                connection::write_log_again(&place.diary(), connection)?;
            }
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let result = write(&transaction);
            if connection::is_damaged(place, &transaction) {
                return Err(StoreError::Damaged);
            }
            let value = result?;
            transaction.commit()?;
            Ok(value)
        });
        self.is_log_suspect &= written.is_err();
        written
    }

    /// Lets the rows go whose removal can no longer be undone. They are in older snapshots until the next
    /// [`tend`](super::tend).
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn purge(&mut self) -> Result<(), StoreError> {
        let any = self.read(tables::any_removed)?;
        if !any {
            return Ok(());
        }
        self.write(|transaction| {
            tables::purge(transaction)?;
            snapshots::mark_due(transaction)
        })
    }

    /// Lets removed rows go, moves everything into the one file and closes it.
    ///
    /// # Errors
    /// As [`Store::write`]. The diary is closed all the same, and nothing acknowledged is lost.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.purge()?;
        self.connect()?;
        let is_log_suspect = self.is_log_suspect;
        self.using(|_, connection| {
            // Whoever reads elsewhere keeps the log; the last one to close empties it.
            if !is_log_suspect {
                connection::empty_log(connection)?;
            }
            Ok(())
        })?;
        match self.connection.take().map(Connection::close) {
            Some(Err((connection, error))) => {
                connection::leave_log(&connection);
                Err(error.into())
            }
            _ => Ok(()),
        }
    }

    /// Lends the connection out, and drops it if the phone's storage failed under it.
    fn using<T>(
        &mut self,
        work: impl FnOnce(&Place, &mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.connect()?;
        let mut connection = self.connection.take().ok_or(StoreError::Failed)?;
        let result = work(&self.place, &mut connection);
        match result {
            // After a failed sync nobody knows what the storage holds, and asking again may be told a lie: the
            // connection goes, its memory of the file with it, and the log is read and checked anew.
            Err(StoreError::Failed | StoreError::Damaged | StoreError::ReadOnly) => {
                connection::leave_log(&connection);
            }
            _ => self.connection = Some(connection),
        }
        result
    }

    fn connect(&mut self) -> Result<(), StoreError> {
        if self.connection.is_none() {
            let (connection, is_log_suspect) = open(&self.place)?;
            self.connection = Some(connection);
            self.is_log_suspect = is_log_suspect;
        }
        Ok(())
    }
}

/// Opens, proves the key, configures and migrates. `true` if there is a log that nobody had closed and that could not be
/// written again.
fn open(place: &Place) -> Result<(Connection, bool), StoreError> {
    let (folder, diary) = (&place.folder, place.diary());
    let says = place.key.as_ref().map(|key| key_check::read(folder, key));
    let mut says = says.unwrap_or(Says::Right);
    let length = match fs::metadata(&diary) {
        Ok(file) => file.len(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
        Err(error) => return Err(error.into()),
    };
    let empty = length == 0;
    if empty {
        // A diary that was here and is gone is not a new one. SQLite would let the log of an empty file go, too.
        if connection::has_log(&diary) || snapshots::any(place)? {
            return Err(StoreError::Damaged);
        }
        if let Some(key) = place.key.as_ref().filter(|_| says != Says::Right) {
            key_check::write(folder, key)?;
            says = Says::Right;
        }
        place::make_folder(&place.current())?;
    }
    let had_log = connection::has_log(&diary);
    let may = if empty { May::Create } else { May::Write };
    let mut connection = connection::connect(&diary, place.key.as_ref(), may)?;
    let found = connection::prove(&connection).and_then(|()| migrations::version(&connection));
    let refused = match found {
        Err(StoreError::Damaged) if says == Says::Wrong => Err(StoreError::WrongKey),
        Err(other) => Err(other),
        Ok(version) if version > place.options.migrations.len() => Err(StoreError::Newer),
        Ok(_) => Ok(()),
    };
    if refused.is_err() && had_log {
        connection::leave_log(&connection);
    }
    refused?;
    if let Some(key) = place.key.as_ref().filter(|_| says != Says::Right) {
        key_check::write(folder, key)?;
    }
    connection::configure(place, &connection)?;
    let again = if had_log {
        connection::write_log_again(&diary, &mut connection)
    } else {
        Ok(())
    };
    if again.is_err() {
        // It can be read all the same; nothing is moved out of it.
        connection::leave_log(&connection);
    }
    if migrations::version(&connection)? < place.options.migrations.len() {
        again?;
    }
    migrations::migrate(place, &mut connection)?;
    Ok((connection, again.is_err()))
}

/// Makes a file of an earlier version, or the newest if there was none: to copy rows of that version into.
pub(super) fn make(place: &Place, file: &Path, version: usize) -> Result<Connection, StoreError> {
    let all = place.options.migrations;
    let mut place = place.clone();
    place.options.migrations = all.get(..version).filter(|some| !some.is_empty()).unwrap_or(all);
    let mut connection = connection::connect(file, place.key.as_ref(), May::Create)?;
    connection::configure(&place, &connection)?;
    migrations::migrate(&place, &mut connection)?;
    Ok(connection)
}
