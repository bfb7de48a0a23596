//! Damage, and what is left after it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use foothold_core::store::{Store, StoreError, bring_back, go_back, salvage, set_aside, snapshots, tend};

use crate::support::{
    PAGE, bytes, day, diary, folder, key, names, note, notes, open, other_key, pages, raw, zero_page,
};

/// 500 notes of different lengths, some longer than a page, closed.
fn five_hundred(folder: &Path) -> BTreeMap<i64, String> {
    let mut store = open(folder);
    let all = store.write(|transaction| {
        let mut all = BTreeMap::new();
        transaction.execute(
            "INSERT INTO person VALUES (1, 'Robin', '', '', '', '', 1, NULL)",
            [],
        )?;
        for id in 1..=500_i64 {
            let length = if id % 50 == 0 { 9_000 } else { id as usize % 300 };
            let words = format!("{id} {}", "words ".repeat(length / 6));
            transaction.execute(
                "INSERT INTO note VALUES (?1, 1, ?1, 0, '', '', '', ?2, '', '', NULL)",
                rusqlite::params![id, words],
            )?;
            all.insert(id, words);
        }
        Ok(all)
    });
    store.close().expect("it closes");
    all.expect("they are written")
}

#[test]
fn no_bad_page_is_ever_read_as_words() {
    let folder = folder();
    let all = five_hundred(folder.path());
    let file = diary(folder.path());
    let good = fs::read(&file).expect("the file");
    let mut refused = 0;
    for page in 0..pages(&file) {
        let mut bad = good.clone();
        bad[page * PAGE + 2_000] ^= 1;
        fs::write(&file, &bad).expect("the file is damaged");
        let mut store = match Store::open(folder.path(), key()) {
            Ok(store) => store,
            Err(error) => {
                assert_eq!(error, StoreError::Damaged, "page {page}");
                refused += 1;
                continue;
            }
        };
        for _ in 0..2 {
            match notes(&mut store) {
                Ok(read) => assert_eq!(read, all, "page {page}"),
                Err(error) => assert_eq!(error, StoreError::Damaged, "page {page}"),
            }
        }
        refused += usize::from(notes(&mut store).is_err());
        // One by one, in transactions that write.
        for (id, words) in all.iter().step_by(25) {
            let read = store.write(|transaction| {
                let words = transaction.query_row("SELECT tried FROM note WHERE id = ?1", [id], |row| {
                    row.get::<_, String>(0)
                });
                Ok(words?)
            });
            match read {
                Ok(read) => assert_eq!(&read, words, "page {page}"),
                Err(error) => assert_eq!(error, StoreError::Damaged, "page {page}"),
            }
        }
        drop(store);
        assert_eq!(
            fs::read(&file).expect("the file"),
            bad,
            "what is damaged stays as it is"
        );
    }
    assert!(refused > pages(&file) / 2, "{refused}");
}

#[test]
fn what_can_be_read_of_a_damaged_diary_is_recovered() {
    let folder = folder();
    let all = five_hundred(folder.path());
    let file = diary(folder.path());
    let last = pages(&file);
    // Pages of entries: those that say which tables there are come first.
    for page in [last / 2, last / 2 + 1, last * 2 / 3, last * 3 / 4] {
        zero_page(&file, page);
    }
    let damaged = fs::read(&file).expect("the file");
    let mut store = open(folder.path());
    assert_eq!(notes(&mut store), Err(StoreError::Damaged));
    drop(store);
    let salvaged = salvage(folder.path(), key(), day(25)).expect("it is recovered");
    assert!(
        salvaged.read > 450 && salvaged.read + salvaged.lost <= 501,
        "{salvaged:?}"
    );
    let mut store = open(folder.path());
    let read = notes(&mut store).expect("it reads");
    assert_eq!(read.len() as u64 + 1, salvaged.read);
    assert!(read.iter().all(|(id, words)| all[id] == *words));
    store.close().expect("it closes");
    assert_eq!(names(folder.path()), ["aside", "current", "key-check"]);
    let aside = folder.path().join("aside/2026-11-25-120000/diary.db");
    assert_eq!(
        fs::read(aside).expect("it is set aside"),
        damaged,
        "byte for byte"
    );
    assert!(!tend(folder.path(), key(), day(25)).expect("it is tended").damaged);
}

#[test]
fn one_bad_page_costs_what_is_on_it_and_never_makes_up_a_word() {
    let folder = folder();
    let all = five_hundred(folder.path());
    let good = fs::read(diary(folder.path())).expect("the file");
    let whole = folder.path().join("whole");
    let mut without_tables = 0;
    for page in (2..=pages(&diary(folder.path()))).step_by(3) {
        fs::create_dir_all(whole.join("current")).expect("a folder");
        fs::write(diary(&whole), &good).expect("a file");
        zero_page(&diary(&whole), page);
        let readable = readable_alone(&diary(&whole), &all);
        let sql = "SELECT count(sql) FROM sqlite_schema";
        let tables = raw(&diary(&whole)).query_row(sql, [], |row| row.get::<_, i64>(0));
        let salvaged = salvage(&whole, key(), day(25));
        if tables.is_err() {
            // Without the page that says which tables there are, only a copy helps.
            assert_eq!(salvaged, Err(StoreError::Damaged), "page {page}");
            without_tables += 1;
            fs::remove_dir_all(&whole).expect("it goes");
            continue;
        }
        salvaged.expect("it is recovered");
        let mut store = open(&whole);
        let read = notes(&mut store).expect("it reads");
        assert!(read.iter().all(|(id, words)| all[id] == *words), "page {page}");
        let read: Vec<i64> = read.into_keys().collect();
        assert_eq!(
            read, readable,
            "page {page}: every row that can be read alone is there"
        );
        drop(store);
        fs::remove_dir_all(&whole).expect("it goes");
    }
    assert!(
        without_tables <= 2,
        "{without_tables} pages are needed to know the tables"
    );
}

/// The notes that come back whole when each is asked for on a connection of its own.
fn readable_alone(file: &Path, all: &BTreeMap<i64, String>) -> Vec<i64> {
    let whole = |(id, words): &(&i64, &String)| {
        let sql = "SELECT tried FROM note WHERE id = ?1";
        let read = raw(file).query_row(sql, [id], |row| row.get::<_, String>(0));
        read.is_ok_and(|read| read == **words)
    };
    all.iter().filter(whole).map(|(id, _)| *id).collect()
}

#[test]
fn an_undamaged_diary_loses_nothing_to_a_recovery_and_keeps_what_the_log_holds() {
    let folder = folder();
    let mut all = five_hundred(folder.path());
    let mut store = open(folder.path());
    all.insert(501, "in the log".to_owned());
    note(&mut store, "in the log");
    let killed = folder.path().join("killed");
    for (path, bytes) in bytes(&folder.path().join("current")) {
        let name = path.file_name().expect("a name");
        fs::create_dir_all(killed.join("current")).expect("a folder");
        fs::write(killed.join("current").join(name), bytes).expect("a file");
    }
    let salvaged = salvage(&killed, key(), day(25)).expect("it is recovered");
    assert_eq!((salvaged.read, salvaged.lost), (502, 0));
    assert_eq!(notes(&mut open(&killed)), Ok(all));
}

#[test]
fn rows_about_somebody_who_cannot_be_read_stay_without_them() {
    let folder = folder();
    let mut store = open(folder.path());
    store
        .write(|transaction| {
            Ok(transaction.execute_batch(
                "INSERT INTO person VALUES (1, 'Robin', '', '', '', '', 1, NULL);
                 INSERT INTO setting VALUES ('lock', 'something');
                 INSERT INTO win VALUES (1, 1, 1, 0, 'Ate with us', NULL);",
            )?)
        })
        .expect("it is written");
    store.close().expect("it closes");
    let connection = raw(&diary(folder.path()));
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'person'";
    let page: i64 = connection
        .query_row(sql, [], |row| row.get(0))
        .expect("it has a page");
    drop(connection);
    zero_page(&diary(folder.path()), page as usize);
    let salvaged = salvage(folder.path(), key(), day(25)).expect("it is recovered");
    assert_eq!(salvaged.read, 1);
    let mut store = open(folder.path());
    let win = store.read(|connection| {
        let sql = "SELECT words, person_id IS NULL, (SELECT value FROM setting WHERE name = 'lock') FROM win";
        Ok(connection.query_row(sql, [], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, bool>(1)?,
                row.get::<_, String>(2)?,
            ))
        })?)
    });
    assert_eq!(win, Ok(("Ate with us".to_owned(), true, "something".to_owned())));
}

#[test]
fn without_its_first_page_a_diary_is_left_alone() {
    let folder = folder();
    five_hundred(folder.path());
    zero_page(&diary(folder.path()), 1);
    let before = bytes(folder.path());
    assert_eq!(salvage(folder.path(), key(), day(25)), Err(StoreError::Damaged));
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn a_diary_whose_key_is_lost_is_set_aside_and_a_new_one_begins() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "old");
    tend(folder.path(), key(), day(1)).expect("it is tended");
    store.close().expect("it closes");
    let old = bytes(folder.path());
    assert_eq!(
        Store::open(folder.path(), other_key()).err(),
        Some(StoreError::WrongKey)
    );
    set_aside(folder.path(), day(25)).expect("it is set aside");
    let mut store = Store::open(folder.path(), other_key()).expect("a new one begins");
    assert!(notes(&mut store).expect("it reads").is_empty());
    drop(store);
    let aside = folder.path().join("aside/2026-11-25-120000");
    assert_eq!(names(&aside), ["diary.db", "key-check", "snapshots"]);
    let kept = bytes(&aside);
    assert!(
        old.values().all(|old| kept.values().any(|kept| kept == old)),
        "every byte is there"
    );
    set_aside(folder.path(), day(25)).expect("again, in the same second");
    assert_eq!(
        names(&folder.path().join("aside")),
        ["2026-11-25-120000", "2026-11-25-120000-2"]
    );
    assert_eq!(set_aside(folder.path(), day(25)), Err(StoreError::Missing));
}

#[test]
fn a_setting_aside_that_was_cut_short_can_be_done_again() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "old");
    tend(folder.path(), key(), day(1)).expect("it is tended");
    store.close().expect("it closes");
    fs::create_dir_all(folder.path().join("aside")).expect("a folder");
    fs::rename(folder.path().join("current"), folder.path().join("aside/first")).expect("the first step");
    assert_eq!(Store::open(folder.path(), key()).err(), Some(StoreError::Damaged));
    set_aside(folder.path(), day(25)).expect("the rest");
    let mut store = open(folder.path());
    assert!(notes(&mut store).expect("it reads").is_empty());
}

#[test]
fn a_snapshot_is_brought_back_and_what_it_replaces_is_kept() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "first");
    tend(folder.path(), key(), day(1)).expect("it is tended");
    note(&mut store, "second");
    store.close().expect("it closes");
    let current = fs::read(diary(folder.path())).expect("the diary");
    let number = snapshots(folder.path(), &key())[0].number;
    assert_eq!(
        bring_back(folder.path(), key(), 99, day(2)),
        Err(StoreError::Missing)
    );
    assert!(bring_back(folder.path(), other_key(), number, day(2)).is_err());
    assert_eq!(fs::read(diary(folder.path())).expect("the diary"), current);
    bring_back(folder.path(), key(), number, day(2)).expect("it is back");
    let mut store = open(folder.path());
    assert_eq!(
        notes(&mut store)
            .expect("it reads")
            .into_values()
            .collect::<Vec<_>>(),
        ["first"]
    );
    drop(store);
    let aside = folder.path().join("aside/2026-11-02-120000/diary.db");
    assert_eq!(fs::read(aside).expect("it is set aside"), current);
    assert_eq!(
        snapshots(folder.path(), &key()).len(),
        1,
        "the copy is still there"
    );
}

#[test]
fn going_back_to_a_copy_can_be_taken_back() {
    let folder = folder();
    let mut store = open(folder.path());
    for day_of_month in 1..=3 {
        note(&mut store, &day_of_month.to_string());
        tend(folder.path(), key(), day(day_of_month)).expect("it is tended");
    }
    note(&mut store, "today");
    let before = notes(&mut store).expect("it reads");
    store.close().expect("it closes");
    let oldest = snapshots(folder.path(), &key())
        .last()
        .expect("three copies")
        .number;
    go_back(folder.path(), key(), oldest, day(4)).expect("it is back, though its copy makes room");
    let mut store = open(folder.path());
    assert_eq!(notes(&mut store).expect("it reads").len(), 1);
    store.close().expect("it closes");
    let newest = snapshots(folder.path(), &key())[0].number;
    go_back(folder.path(), key(), newest, day(4)).expect("it is back");
    assert_eq!(notes(&mut open(folder.path())).expect("it reads"), before);
}

#[test]
fn a_snapshot_is_brought_back_even_when_the_diary_is_gone() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "first");
    tend(folder.path(), key(), day(1)).expect("it is tended");
    store.close().expect("it closes");
    fs::remove_dir_all(folder.path().join("current")).expect("it goes");
    bring_back(folder.path(), key(), 1, day(2)).expect("it is back");
    assert_eq!(notes(&mut open(folder.path())).expect("it reads").len(), 1);
}

#[test]
fn a_swap_that_was_cut_short_is_finished_or_undone() {
    let next = |folder: &Path| {
        let copy = folder.join("next");
        fs::create_dir_all(&copy).expect("a folder");
        fs::copy(diary(folder), copy.join("diary.db")).expect("a copy");
    };
    let read = |folder: &Path| {
        let mut store = open(folder);
        let read = notes(&mut store).expect("it reads");
        read.into_values().collect::<Vec<_>>()
    };
    // The old one is still there: nobody was told of the new one.
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "first");
    store.close().expect("it closes");
    next(folder.path());
    let mut store = open(folder.path());
    note(&mut store, "second");
    store.close().expect("it closes");
    assert_eq!(names(folder.path()), ["current", "key-check"]);
    // The old one was set aside already.
    next(folder.path());
    fs::create_dir_all(folder.path().join("aside")).expect("a folder");
    fs::rename(folder.path().join("current"), folder.path().join("aside/old")).expect("it is set aside");
    assert_eq!(read(folder.path()), ["first", "second"]);
    assert_eq!(names(folder.path()), ["aside", "current", "key-check"]);
    // What never became whole.
    for leftover in ["next.part", "salvage.part", "current.part"] {
        fs::create_dir_all(folder.path().join(leftover)).expect("a folder");
        fs::write(folder.path().join(leftover).join("diary.db"), b"half").expect("a file");
    }
    assert_eq!(read(folder.path()), ["first", "second"]);
    assert_eq!(names(folder.path()), ["aside", "current", "key-check"]);
}
