//! Snapshots, and what is gone for good.

use std::fs;

use foothold_core::store::{
    Options, Store, StoreError, delete_everything, snapshot_now, snapshots, tend, tend_with,
};

use crate::support::{
    bytes, day, diary, folder, holds, key, names, note, notes, open, other_key, pages, remove_note, zero_page,
};

#[test]
fn one_snapshot_a_day_is_taken_and_three_are_kept() {
    let folder = folder();
    let mut store = open(folder.path());
    for number in 1..=4_i64 {
        note(&mut store, "another");
        let first = tend(folder.path(), key(), day(number)).expect("it is tended");
        assert_eq!(first.snapshot, Some(number as u32));
        let again = tend(folder.path(), key(), day(number)).expect("it is tended");
        assert_eq!((again.snapshot, again.damaged), (None, false));
    }
    let found = snapshots(folder.path(), &key());
    let found: Vec<_> = found
        .iter()
        .map(|copy| (copy.number, copy.taken.map(|day| day.to_string()), copy.entries))
        .collect();
    let taken = |day: &str| Some(day.to_owned());
    assert_eq!(
        found,
        [
            (4, taken("2026-11-04"), 4),
            (3, taken("2026-11-03"), 3),
            (2, taken("2026-11-02"), 2)
        ]
    );
}

#[test]
fn a_days_copy_gives_way_to_a_fuller_one_of_that_day_and_to_no_other() {
    let folder = folder();
    let mut store = open(folder.path());
    for number in 1..=3 {
        note(&mut store, "a day each");
        tend(folder.path(), key(), day(number)).expect("it is tended");
    }
    for more in 1..=3 {
        note(&mut store, "all on the third");
        tend(folder.path(), key(), day(3)).expect("it is tended");
        let entries: Vec<_> = snapshots(folder.path(), &key())
            .iter()
            .map(|copy| copy.entries)
            .collect();
        assert_eq!(entries, [3 + more, 2, 1]);
    }
}

#[test]
fn a_clock_that_jumps_confuses_no_snapshot() {
    let folder = folder();
    let mut store = open(folder.path());
    for day_of_month in [20, 25, 3, 3, 25, 4] {
        note(&mut store, "another");
        tend(folder.path(), key(), day(day_of_month)).expect("it is tended");
    }
    let kept = names(&folder.path().join("snapshots"));
    assert_eq!(
        kept,
        ["0004-2026-11-03.db", "0005-2026-11-25.db", "0006-2026-11-04.db"],
        "the three that were taken last"
    );
}

#[test]
fn a_snapshot_can_be_taken_before_something_happens() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "kept");
    assert_eq!(snapshot_now(folder.path(), key(), day(5)), Ok(1));
    assert_eq!(snapshot_now(folder.path(), key(), day(5)), Ok(2));
    assert_eq!(snapshots(folder.path(), &key()).len(), 2);
}

#[test]
fn looking_at_snapshots_changes_no_byte_and_skips_what_is_not_whole() {
    let folder = folder();
    let mut store = open(folder.path());
    for number in 0..200 {
        note(&mut store, &format!("{number} {}", "words ".repeat(50)));
    }
    tend(folder.path(), key(), day(1)).expect("it is tended");
    tend(folder.path(), key(), day(2)).expect("it is tended");
    let place = folder.path().join("snapshots");
    let second = place.join("0002-2026-11-02.db");
    let last = pages(&second);
    zero_page(&second, last / 2);
    fs::write(place.join("notes.txt"), b"not ours").expect("a file");
    let before = bytes(folder.path());
    let found = snapshots(folder.path(), &key());
    assert_eq!(found.iter().map(|copy| copy.number).collect::<Vec<_>>(), [1]);
    assert!(snapshots(folder.path(), &other_key()).is_empty());
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn tending_says_damage_and_touches_no_copy() {
    let folder = folder();
    let mut store = open(folder.path());
    for number in 0..200 {
        note(&mut store, &format!("{number} {}", "words ".repeat(50)));
    }
    tend(folder.path(), key(), day(1)).expect("it is tended");
    store.close().expect("it closes");
    zero_page(&diary(folder.path()), pages(&diary(folder.path())) / 2);
    let before = bytes(folder.path());
    let tended = tend(folder.path(), key(), day(2)).expect("damage is no error");
    assert!(tended.damaged && tended.snapshot.is_none());
    assert_eq!(
        snapshot_now(folder.path(), key(), day(2)),
        Err(StoreError::Damaged)
    );
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn tending_with_another_key_says_so() {
    let folder = folder();
    open(folder.path()).close().expect("it closes");
    assert_eq!(
        tend(folder.path(), other_key(), day(2)),
        Err(StoreError::WrongKey)
    );
    let nowhere = folder.path().join("nowhere");
    assert_eq!(tend(&nowhere, key(), day(2)), Err(StoreError::Missing));
    assert!(!nowhere.exists());
}

#[test]
fn what_is_deleted_is_in_no_byte_of_any_file_after_the_next_tending() {
    // Plain, so that the bytes can be searched: the pages are the same below the cipher.
    let folder = folder();
    let options = Options::default();
    let open = || Store::open_with(folder.path(), None, &options).expect("a plain diary opens");
    let tend = |number| tend_with(folder.path(), None, &options, day(number)).expect("it is tended");
    let everywhere = |words: &str| {
        let files = bytes(folder.path());
        files
            .into_iter()
            .filter(|(_, bytes)| holds(bytes, words))
            .map(|(path, _)| path)
            .collect::<Vec<_>>()
    };
    let mut store = open();
    let mut ids = Vec::new();
    for number in 0..300 {
        note(&mut store, &format!("kept {number} {}", "x".repeat(number)));
        if number % 10 == 0 {
            ids.push(note(
                &mut store,
                &format!("planted {} planted", "y".repeat(number * 40)),
            ));
        }
    }
    tend(1);
    tend(2);
    assert!(
        everywhere("planted").len() >= 3,
        "the diary and both copies have it"
    );
    for id in ids {
        remove_note(&mut store, id);
    }
    assert!(!everywhere("planted").is_empty(), "it can still be undone");
    store.close().expect("it closes");
    let mut store = open();
    tend(2);
    assert_eq!(everywhere("planted"), Vec::<std::path::PathBuf>::new());
    assert_eq!(everywhere("kept 7 ").len(), 2, "the diary and the one new copy");
    assert_eq!(notes(&mut store).expect("it reads").len(), 300);
    let again = tend(2);
    assert_eq!(again.snapshot, None, "it is done once");
}

#[test]
fn a_removed_person_goes_with_all_about_them() {
    let folder = folder();
    let mut store = open(folder.path());
    store
        .write(|transaction| {
            Ok(transaction.execute_batch(
                "INSERT INTO person VALUES (1, 'Robin', '', '', '', '', 1, 5);
                 INSERT INTO person VALUES (2, 'Kim', '', '', '', '', 1, NULL);
                 INSERT INTO win VALUES (1, 1, 1, 0, 'about Robin', NULL);
                 INSERT INTO win VALUES (2, 2, 1, 0, 'about Kim', NULL);
                 INSERT INTO step VALUES (1, 1, 'x', '', 1, 0, NULL, NULL, NULL, NULL, '', '', NULL);",
            )?)
        })
        .expect("it is written");
    store.purge().expect("it goes");
    let left = store.read(|connection| {
        Ok(connection.query_row(
            "SELECT (SELECT group_concat(nickname) FROM person), (SELECT group_concat(words) FROM win),
               (SELECT count(*) FROM step)",
            [],
            |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, i64>(2)?,
                ))
            },
        )?)
    });
    assert_eq!(left, Ok(("Kim".to_owned(), "about Kim".to_owned(), 0)));
}

#[test]
fn looking_for_removed_rows_reads_no_row_that_stays() {
    let folder = folder();
    let mut store = open(folder.path());
    for table in [
        "person",
        "step",
        "note",
        "win",
        "saved_check",
        "worksheet",
        "discharge",
    ] {
        let plan = store.read(|connection| {
            let sql = format!("EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE removed IS NOT NULL");
            Ok(connection.query_row(&sql, [], |row| row.get::<_, String>(3))?)
        });
        let plan = plan.expect("it is planned");
        assert!(plan.contains(&format!("{table}_removed")), "{plan}");
    }
}

#[test]
fn deleting_everything_leaves_no_byte() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "planted");
    tend(folder.path(), key(), day(1)).expect("it is tended");
    store.close().expect("it closes");
    foothold_core::store::set_aside(folder.path(), day(1)).expect("it is set aside");
    let mut store = open(folder.path());
    note(&mut store, "planted");
    tend(folder.path(), key(), day(2)).expect("it is tended");
    fs::create_dir_all(folder.path().join("exports")).expect("a folder");
    fs::write(folder.path().join("exports/diary.age"), b"x").expect("an export");
    fs::create_dir_all(folder.path().join("next.part")).expect("a leftover");
    drop(store);
    delete_everything(folder.path()).expect("it goes");
    assert_eq!(names(folder.path()), Vec::<String>::new());
    delete_everything(folder.path()).expect("there is nothing left to do");
    delete_everything(&folder.path().join("nowhere")).expect("there is nothing to do");
    let mut store = Store::open(folder.path(), other_key()).expect("a new diary begins");
    assert!(notes(&mut store).expect("it reads").is_empty());
}
