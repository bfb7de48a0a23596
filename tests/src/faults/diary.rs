//! The store as a plan opens it, plain or with a key.

use std::path::Path;
use std::sync::LazyLock;

use foothold_core::store::{Key, Options, Store, StoreError, Tended, tend_with};
use foothold_core::tracker::Moment;
use rusqlite::{Connection, Transaction};

use super::plan::Plan;
use super::script::{self, Rows};

/// The store's own.
pub type Error = StoreError;

/// A second version that no release has: it rewrites every note and rebuilds an index.
const SECOND: &str = "
    ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT '';
    UPDATE note SET mood = 'made up ' || id;
    DROP INDEX note_by_time;
    CREATE INDEX note_by_time ON note (person_id, at DESC, id) WHERE removed IS NULL;";

static WITH_SECOND: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let shipped = Options::default().migrations;
    shipped.iter().copied().chain([SECOND]).collect()
});

/// The key of every diary here.
///
/// # Panics
/// Never: it has 32 bytes.
pub fn key() -> Key {
    Key::new(&std::array::from_fn::<u8, 32, _>(|at| at as u8 ^ 0x5a)).expect("it has 32 bytes")
}

/// Another day for each number.
pub fn day(number: u32) -> Moment {
    Moment {
        unix_seconds: 1_795_348_800 + i64::from(number) * 86_400,
        utc_offset_minutes: 60,
    }
}

/// How a plan opens the store.
pub fn options(plan: &Plan, migrated: bool) -> Options {
    let usual = Options::default();
    Options {
        journal_mode: match plan.journal.as_str() {
            "DELETE" => "delete",
            _ => "wal",
        },
        synchronous: match plan.synchronous.as_str() {
            "OFF" => 0,
            "NORMAL" => 1,
            _ => 2,
        },
        wal_autocheckpoint: match plan.checkpoint {
            0 => usual.wal_autocheckpoint,
            pages => pages.into(),
        },
        migrations: if migrated { &WITH_SECOND } else { usual.migrations },
        ..usual
    }
}

/// The open diary.
#[derive(Debug)]
pub struct Diary(Store);

impl Diary {
    /// Opens it; `migrated` to the made-up second version.
    ///
    /// # Errors
    /// The store's.
    pub fn open(folder: &Path, plan: &Plan, migrated: bool) -> Result<Self, Error> {
        let key = plan.encrypted.then(key);
        Store::open_with(folder, key, &options(plan, migrated)).map(Self)
    }

    /// Writes.
    ///
    /// # Errors
    /// The store's.
    pub fn write(&mut self, act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>) -> Result<(), Error> {
        self.0.write(|to| Ok(act(to)?))
    }

    /// Reads.
    ///
    /// # Errors
    /// The store's.
    pub fn read<T>(&mut self, act: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        self.0.read(|from| Ok(act(from)?))
    }

    /// Every row.
    ///
    /// # Errors
    /// The store's.
    pub fn rows(&mut self) -> Result<Rows, Error> {
        self.read(script::read)
    }

    /// Checks the diary and takes the daily copy, if it is due; the diary may be open.
    ///
    /// # Errors
    /// The store's.
    pub fn tend(folder: &Path, plan: &Plan, migrated: bool, number: u32) -> Result<Tended, Error> {
        let key = plan.encrypted.then(key);
        tend_with(folder, key, &options(plan, migrated), day(number))
    }

    /// Moves the log into the file.
    ///
    /// # Errors
    /// The store's.
    pub fn checkpoint(&mut self) -> Result<(), Error> {
        self.read(|from| from.query_row("PRAGMA wal_checkpoint", [], |_| Ok(())))
    }

    /// Moves the log into the file and closes.
    ///
    /// # Errors
    /// The store's.
    pub fn close(self) -> Result<(), Error> {
        self.0.close()
    }

    /// Whether SQLite and the cipher find it whole.
    ///
    /// # Errors
    /// The store's.
    pub fn is_whole(&mut self) -> Result<bool, Error> {
        self.read(is_whole)
    }
}

/// Whether SQLite and the cipher find a database whole.
///
/// # Errors
/// SQLite's.
pub fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    let damaged_page = connection.prepare("PRAGMA cipher_integrity_check")?.exists([])?;
    let tables: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(!damaged_page && tables == "ok")
}
