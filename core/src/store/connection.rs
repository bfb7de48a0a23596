//! One connection to one file, as every part of the store makes it.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::place::{self, Place};
use super::{Key, StoreError, cipher};

/// What a connection may do to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum May {
    /// Look.
    Read,
    /// Look and change what is there.
    Write,
    /// Make it, too.
    Create,
}

/// Opens a file with its key. Nothing was read yet, so nothing is known about either.
pub(super) fn connect(file: &Path, key: Option<&Key>, may: May) -> Result<Connection, StoreError> {
    let flags = match may {
        May::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        May::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        May::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    if may == May::Create {
        place::make_file(file)?;
    }
    cipher::get_ready();
    let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // SQLite falls back to reading; SQLCipher later says the same of a damaged page.
    if may != May::Read && connection.is_readonly(c"main")? {
        return Err(StoreError::ReadOnly);
    }
    if let Some(key) = key {
        cipher::unlock(&connection, key)?;
    }
    cipher::limit(&connection);
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Reads the first page, which proves the key.
pub(super) fn prove(connection: &Connection) -> Result<(), StoreError> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(())
}

/// True if SQLCipher refused a page. SQLite itself may not have noticed: it is handed zeroes in its place.
pub(super) fn is_damaged(place: &Place, connection: &Connection) -> bool {
    if place.key.is_none() {
        return false;
    }
    // Not cached: the answer is that of the moment the statement is made.
    let status = connection.query_row("PRAGMA cipher_status", [], |row| row.get::<_, String>(0));
    status.as_deref() != Ok("1")
}

/// Leaves the log as it is when the connection goes: what may be wrong is not copied into the file.
pub(super) fn leave_log(connection: &Connection) {
    // It only fails for an option that SQLite does not know.
    let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
}

/// True if a log beside the file holds something.
pub(super) fn has_log(file: &Path) -> bool {
    fs::metadata(log(file)).is_ok_and(|log| log.len() > 0)
}

fn log(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// Makes a connection durable and strict, in the order of `reference/perf.md`; what matters is read back.
pub(super) fn configure(place: &Place, connection: &Connection) -> Result<(), StoreError> {
    let options = &place.options;
    if options.memory_security {
        pragma(connection, "cipher_memory_security", "on")?;
    }
    let before: String = answer(connection, "journal_mode")?;
    pragma(connection, "journal_mode", options.journal_mode)?;
    if before != options.journal_mode {
        // SQLite tells nobody if its own sync of the folder fails; the journal of this change, come back after a loss
        // of power, would undo what is written later.
        let folder = connection.path().and_then(|file| Path::new(file).parent());
        folder.map_or(Ok(()), place::sync_folder)?;
    }
    let batch = format!(
        "PRAGMA synchronous = {};
         PRAGMA fullfsync = on;
         PRAGMA checkpoint_fullfsync = on;
         PRAGMA wal_autocheckpoint = {};
         PRAGMA journal_size_limit = 1572864;
         PRAGMA foreign_keys = on;
         PRAGMA trusted_schema = off;
         PRAGMA cell_size_check = on;
         PRAGMA temp_store = memory;
         PRAGMA secure_delete = on;
         PRAGMA busy_timeout = 5000;
         PRAGMA mmap_size = 0;",
        options.synchronous, options.wal_autocheckpoint
    );
    connection.execute_batch(&batch)?;
    let journal_mode: String = answer(connection, "journal_mode")?;
    let mut right = journal_mode == options.journal_mode;
    for (name, wanted) in [
        ("synchronous", options.synchronous),
        ("wal_autocheckpoint", options.wal_autocheckpoint),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("secure_delete", 1),
    ] {
        right &= answer::<i64>(connection, name)? == wanted;
    }
    // The system may offer no memory mapping at all; then there is no answer.
    right &= matches!(
        answer::<i64>(connection, "mmap_size"),
        Ok(0) | Err(StoreError::Missing)
    );
    if right { Ok(()) } else { Err(StoreError::Failed) }
}

/// Moves what the log holds into the file and empties the log. `false` if somebody is still reading it.
pub(super) fn empty_log(connection: &Connection) -> Result<bool, StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(truncate)", [], |row| row.get(0))?;
    Ok(busy == 0)
}

/// Writes the log's own bytes again. After a failed sync they may be in the system's memory only, marked as written:
/// what is written behind them would be lost with them, and if they went into the file first, what is left of the log
/// would bring older pages back.
pub(super) fn write_log_again(file: &Path, connection: &mut Connection) -> Result<(), StoreError> {
    // Nobody appends meanwhile; whoever reads need not wait.
    let _transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut log = match File::options().read(true).write(true).open(log(file)) {
        Ok(log) => log,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    log.read_to_end(&mut bytes)?;
    log.rewind()?;
    log.write_all(&bytes)?;
    Ok(log.sync_all()?)
}

fn answer<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> Result<T, StoreError> {
    Ok(connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
}

/// Sets a pragma, whether it answers or not.
fn pragma(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    let mut statement = connection.prepare(&format!("PRAGMA {name} = {value}"))?;
    let mut rows = statement.query([])?;
    // To its end: a change of the journal mode is committed only there, and only there says that it failed.
    while rows.next()?.is_some() {}
    Ok(())
}
