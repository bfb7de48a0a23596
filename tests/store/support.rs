//! What these tests share.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use foothold_core::store::{Key, Store, StoreError, dump};
use foothold_core::tracker::Moment;
use rusqlite::Connection;
use tempfile::TempDir;

/// Bytes of a page.
pub(crate) const PAGE: usize = 4096;

pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

pub(crate) fn key() -> Key {
    Key::new(&[7; 32]).expect("32 bytes")
}

pub(crate) fn other_key() -> Key {
    Key::new(&[8; 32]).expect("32 bytes")
}

/// Noon UTC on a day of November 2026.
pub(crate) fn day(day: i64) -> Moment {
    Moment {
        unix_seconds: 1_795_348_800 + (day - 22) * 86_400,
        utc_offset_minutes: 0,
    }
}

pub(crate) fn open(folder: &Path) -> Store {
    Store::open(folder, key()).expect("the diary opens")
}

/// Adds a note with these words and gives its id.
pub(crate) fn note(store: &mut Store, words: &str) -> i64 {
    store
        .write(|transaction| {
            transaction.execute(
                "INSERT INTO note (at, utc_offset, approach, setting, part_of_day, tried, outcome, try_next)
                 VALUES (1795348800, 60, '', '', '', ?1, '', '')",
                [words],
            )?;
            Ok(transaction.last_insert_rowid())
        })
        .expect("a note is written")
}

pub(crate) fn remove_note(store: &mut Store, id: i64) {
    let sql = "UPDATE note SET removed = 1 WHERE id = ?1";
    store
        .write(|transaction| Ok(transaction.execute(sql, [id])?))
        .expect("it is removed");
}

/// The notes' words by id.
pub(crate) fn notes(store: &mut Store) -> Result<BTreeMap<i64, String>, StoreError> {
    store.read(|connection| {
        let mut query = connection.prepare("SELECT id, tried FROM note")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

pub(crate) fn dump(store: &mut Store) -> Vec<u8> {
    store.read(dump::export).expect("it is written out")
}

/// Opens any file with the key, as another program would.
pub(crate) fn raw(file: &Path) -> Connection {
    let connection = Connection::open(file).expect("a file opens");
    let digits = "07".repeat(32);
    connection
        .execute_batch(&format!("PRAGMA cipher_log = off; PRAGMA key = \"x'{digits}'\""))
        .expect("it takes the key");
    connection
}

pub(crate) fn diary(folder: &Path) -> PathBuf {
    folder.join("current/diary.db")
}

/// Every file in a folder with its bytes.
pub(crate) fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file can be read");
                found.insert(path, bytes);
            }
        }
    }
    found
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            entries
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
        })
        .map(Iterator::collect)
        .unwrap_or_default();
    names.sort();
    names
}

pub(crate) fn holds(bytes: &[u8], words: &str) -> bool {
    memchr::memmem::find(bytes, words.as_bytes()).is_some()
}

/// Overwrites a page, counted from 1, with zeroes.
pub(crate) fn zero_page(file: &Path, page: usize) {
    let mut bytes = fs::read(file).expect("the file is read");
    bytes[(page - 1) * PAGE..page * PAGE].fill(0);
    fs::write(file, bytes).expect("the file is written");
}

pub(crate) fn pages(file: &Path) -> usize {
    fs::metadata(file).expect("the file is there").len() as usize / PAGE
}
