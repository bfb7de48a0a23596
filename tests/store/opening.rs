//! Opening, and refusing to.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use foothold_core::store::{Key, Options, Store, StoreError, tend};

use crate::support::{bytes, day, diary, folder, key, names, note, notes, open, other_key, raw};

#[test]
fn a_new_diary_is_made_for_this_user_alone_and_keeps_what_is_written() {
    let folder = folder();
    let place = folder.path().join("a/b");
    let mut store = Store::open(&place, key()).expect("a new diary opens");
    let id = note(&mut store, "We talked in the car");
    for made in [folder.path().join("a"), place.clone(), place.join("current")] {
        let mode = fs::metadata(made).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
    tend(&place, key(), day(1)).expect("a copy is made");
    for made in [
        "key-check",
        "current/diary.db",
        "current/diary.db-wal",
        "snapshots",
    ] {
        let made = place.join(made);
        let files = if made.is_dir() {
            names(&made).iter().map(|name| made.join(name)).collect()
        } else {
            vec![made]
        };
        assert!(!files.is_empty());
        for file in files {
            let mode = fs::metadata(&file).expect("it is there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{}", file.display());
        }
    }
    store.close().expect("it closes");
    assert_eq!(names(&place), ["current", "key-check", "snapshots"]);
    assert_eq!(
        names(&place.join("current")),
        ["diary.db"],
        "all is in the one file"
    );
    let mut store = open(&place);
    assert_eq!(notes(&mut store).expect("it reads")[&id], "We talked in the car");
}

#[test]
fn the_pragmas_that_the_promise_needs_are_in_force() {
    let folder = folder();
    let mut store = open(folder.path());
    for (pragma, wanted) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("fullfsync", "1"),
        ("checkpoint_fullfsync", "1"),
        ("wal_autocheckpoint", "128"),
        ("journal_size_limit", "1572864"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("temp_store", "2"),
        ("secure_delete", "1"),
        ("busy_timeout", "5000"),
        ("mmap_size", "0"),
        ("cipher_status", "1"),
    ] {
        let answer = store.read(|connection| {
            let value = connection.query_row(&format!("PRAGMA {pragma}"), [], |row| {
                row.get::<_, rusqlite::types::Value>(0)
            });
            Ok(match value? {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => panic!("{pragma} answers {other:?}"),
            })
        });
        assert_eq!(answer.as_deref(), Ok(wanted), "{pragma}");
    }
}

#[test]
fn nothing_that_was_written_can_be_read_in_the_files() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "planted word");
    foothold_core::store::tend(folder.path(), key(), day(25)).expect("it is tended");
    for (path, bytes) in bytes(folder.path()) {
        assert!(!crate::support::holds(&bytes, "planted"), "{}", path.display());
        assert!(
            !crate::support::holds(&bytes, "SQLite format"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_key_has_thirty_two_bytes() {
    for length in [0, 1, 31, 33, 64] {
        let refused = Key::new(&vec![1; length]).err();
        assert_eq!(refused, Some(StoreError::KeyLength));
    }
}

#[test]
fn another_key_is_refused_and_no_byte_changes_closed_or_killed() {
    for killed in [false, true] {
        let folder = folder();
        let mut store = open(folder.path());
        note(&mut store, "kept");
        let place = folder.path().join("copy");
        if killed {
            copy(folder.path(), &place);
        } else {
            store.close().expect("it closes");
            copy(folder.path(), &place);
        }
        let before = lasting(&place);
        assert_eq!(before.keys().any(|path| path.ends_with("diary.db-wal")), killed);
        for _ in 0..2 {
            let refused = Store::open(&place, other_key()).err();
            assert_eq!(refused, Some(StoreError::WrongKey));
            assert_eq!(lasting(&place), before);
        }
        let mut store = open(&place);
        assert_eq!(notes(&mut store).expect("it reads").len(), 1);
    }
}

/// All but the log's index, which is no data: SQLite makes it anew.
fn lasting(folder: &std::path::Path) -> std::collections::BTreeMap<std::path::PathBuf, Vec<u8>> {
    let mut all = bytes(folder);
    all.retain(|path, _| !path.to_string_lossy().ends_with("-shm"));
    all
}

/// The files as a killed process would leave them.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    for (path, bytes) in bytes(from) {
        let to = to.join(path.strip_prefix(from).expect("it is inside"));
        fs::create_dir_all(to.parent().expect("it has one")).expect("a folder");
        fs::write(to, bytes).expect("a file");
    }
}

#[test]
fn after_a_kill_and_a_failure_everything_is_there_and_the_log_says_what_it_said() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "first");
    let killed = folder.path().join("killed");
    copy(folder.path(), &killed);
    let log = || fs::read(killed.join("current/diary.db-wal")).expect("a log");
    let before = log();
    let mut store = open(&killed);
    assert_eq!(notes(&mut store).expect("it reads").len(), 1);
    assert_eq!(log(), before, "nothing was moved, nothing was lost");
    let failed = store.write(|_| Err::<(), _>(StoreError::Failed));
    assert_eq!(failed, Err(StoreError::Failed));
    assert_eq!(log(), before, "nor when the storage has failed");
    note(&mut store, "second");
    let again = folder.path().join("again");
    copy(&killed, &again);
    assert_eq!(notes(&mut open(&again)).expect("it reads").len(), 2);
    store.close().expect("it closes");
    assert_eq!(names(&killed.join("current")), ["diary.db"]);
    assert_eq!(notes(&mut open(&killed)).expect("it reads").len(), 2);
}

#[test]
fn a_damaged_key_check_is_written_anew_when_the_key_opens_the_file() {
    for damage in [&b"x"[..], &[0; 48]] {
        let folder = folder();
        let mut store = open(folder.path());
        note(&mut store, "kept");
        store.close().expect("it closes");
        let check = folder.path().join("key-check");
        fs::write(&check, damage).expect("it is damaged");
        open(folder.path()).close().expect("it closes");
        assert_eq!(fs::read(&check).expect("it is there").len(), 48);
        assert_eq!(
            Store::open(folder.path(), other_key()).err(),
            Some(StoreError::WrongKey)
        );
    }
}

#[test]
fn a_damaged_first_page_is_damage_and_not_a_wrong_key() {
    for check in [true, false] {
        let folder = folder();
        open(folder.path()).close().expect("it closes");
        crate::support::zero_page(&diary(folder.path()), 1);
        if !check {
            fs::remove_file(folder.path().join("key-check")).expect("it goes");
        }
        let before = bytes(folder.path());
        assert_eq!(Store::open(folder.path(), key()).err(), Some(StoreError::Damaged));
        assert_eq!(bytes(folder.path()), before);
    }
}

#[test]
fn a_diary_that_is_gone_while_its_copies_are_there_is_no_new_diary() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "kept");
    foothold_core::store::tend(folder.path(), key(), day(25)).expect("it is tended");
    store.close().expect("it closes");
    fs::remove_dir_all(folder.path().join("current")).expect("it goes");
    assert_eq!(Store::open(folder.path(), key()).err(), Some(StoreError::Damaged));
}

#[test]
fn a_first_start_that_was_cut_short_begins_again_with_any_key() {
    let folder = folder();
    open(folder.path()).close().expect("it closes");
    fs::write(diary(folder.path()), b"").expect("nothing was written yet");
    let mut store = Store::open(folder.path(), other_key()).expect("there is nothing to lose");
    note(&mut store, "kept");
    store.close().expect("it closes");
    assert_eq!(
        Store::open(folder.path(), key()).err(),
        Some(StoreError::WrongKey)
    );
}

#[test]
fn a_newer_diary_is_refused_and_no_byte_changes() {
    let folder = folder();
    open(folder.path()).close().expect("it closes");
    let connection = raw(&diary(folder.path()));
    connection
        .execute_batch("PRAGMA user_version = 999")
        .expect("a later version was here");
    connection.close().expect("it closes");
    let before = bytes(folder.path());
    assert_eq!(Store::open(folder.path(), key()).err(), Some(StoreError::Newer));
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_to_be_so() {
    let folder = folder();
    let in_the_way = folder.path().join("file");
    fs::write(&in_the_way, b"").expect("a file");
    for place in [in_the_way.clone(), in_the_way.join("below")] {
        assert_eq!(Store::open(&place, key()).err(), Some(StoreError::ReadOnly));
    }
    // A folder where the file should be.
    fs::create_dir_all(diary(folder.path())).expect("a folder");
    fs::write(diary(folder.path()).join("x"), b"x").expect("a file");
    assert_eq!(
        Store::open(folder.path(), key()).err(),
        Some(StoreError::ReadOnly)
    );
}

#[test]
fn a_wrong_pragma_stops_the_opening() {
    let folder = folder();
    let options = Options {
        // SQLite answers with what it has instead.
        journal_mode: "no_such_mode",
        ..Options::default()
    };
    let refused = Store::open_with(folder.path(), Some(key()), &options).err();
    assert_eq!(refused, Some(StoreError::Failed));
}

#[test]
fn a_closure_that_fails_writes_nothing_and_the_diary_goes_on() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "first");
    for error in [
        StoreError::Failed,
        StoreError::Full,
        StoreError::Damaged,
        StoreError::ReadOnly,
        StoreError::Refused,
        StoreError::Busy,
        StoreError::Missing,
    ] {
        let failed = store.write(|transaction| {
            transaction.execute("DELETE FROM note", [])?;
            Err::<(), _>(error)
        });
        assert_eq!(failed, Err(error));
        note(&mut store, "next");
        assert_eq!(store.read(|_| Err::<(), _>(error)), Err(error));
    }
    assert_eq!(notes(&mut store).expect("it reads").len(), 8);
    store.close().expect("it closes");
    assert_eq!(notes(&mut open(folder.path())).expect("it reads").len(), 8);
}

#[test]
fn each_error_of_sqlite_becomes_the_one_an_app_acts_on() {
    use rusqlite::ffi;
    for (code, wanted) in [
        (ffi::SQLITE_FULL, StoreError::Full),
        (ffi::SQLITE_READONLY_DBMOVED, StoreError::ReadOnly),
        (ffi::SQLITE_CANTOPEN, StoreError::ReadOnly),
        (ffi::SQLITE_PERM, StoreError::ReadOnly),
        (ffi::SQLITE_BUSY_SNAPSHOT, StoreError::Busy),
        (ffi::SQLITE_LOCKED, StoreError::Busy),
        (ffi::SQLITE_CORRUPT, StoreError::Damaged),
        (ffi::SQLITE_NOTADB, StoreError::Damaged),
        (ffi::SQLITE_IOERR_FSYNC, StoreError::Failed),
        (ffi::SQLITE_CONSTRAINT_CHECK, StoreError::Refused),
        (ffi::SQLITE_TOOBIG, StoreError::Refused),
        (ffi::SQLITE_MISMATCH, StoreError::Refused),
        (ffi::SQLITE_ERROR, StoreError::Failed),
    ] {
        let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some("planted".to_owned()));
        assert_eq!(StoreError::from(error), wanted, "{code}");
    }
    assert_eq!(
        StoreError::from(rusqlite::Error::QueryReturnedNoRows),
        StoreError::Missing
    );
}

#[test]
fn no_error_and_no_debug_holds_words_a_path_or_the_key() {
    let folder = folder();
    let place = folder.path().join("planted-path");
    let mut store = Store::open(&place, key()).expect("a new diary opens");
    let id = note(&mut store, "planted word");
    let mut said = vec![format!(
        "{store:?} {:?} {:?}",
        key(),
        Options::default().journal_mode
    )];
    let writes = [
        "INSERT INTO win (at, utc_offset, words) VALUES ('planted', 0, 'x')".to_owned(),
        "INSERT INTO win (at, utc_offset, words) VALUES (1, 0, '')".to_owned(),
        format!("INSERT INTO note SELECT * FROM note WHERE id = {id}"),
        "INSERT INTO win (at, utc_offset, words) VALUES (1, 0, printf('%5000000s', 'planted'))".to_owned(),
        "INSERT INTO win (person_id, at, utc_offset, words) VALUES (99, 1, 0, 'planted')".to_owned(),
        "planted".to_owned(),
    ];
    for sql in writes {
        let refused = store
            .write(|transaction| Ok(transaction.execute(&sql, [])?))
            .err();
        let refused = refused.unwrap_or_else(|| panic!("{sql} is refused"));
        said.push(format!("{refused:?} {refused}"));
    }
    let misread = store.read(|connection| {
        Ok(connection.query_row("SELECT tried FROM note", [], |row| row.get::<_, i64>(0))?)
    });
    said.push(format!("{misread:?}"));
    store.close().expect("it closes");
    for refused in [
        Store::open(&place, other_key()).err(),
        Store::open(&diary(&place), key()).err(),
        foothold_core::store::tend(&folder.path().join("planted"), key(), day(25)).err(),
        foothold_core::store::salvage(&folder.path().join("planted"), key(), day(25)).err(),
        foothold_core::store::bring_back(&place, key(), 7, day(25)).err(),
    ] {
        let refused = refused.expect("it is refused");
        said.push(format!("{refused:?} {refused}"));
    }
    for said in said {
        assert!(!said.contains("planted") && !said.contains("0707"), "{said}");
        assert!(!said.contains(&folder.path().display().to_string()), "{said}");
    }
}
