//! Two of everything.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use foothold_core::store::{delete_everything, tend};

use crate::support::{day, folder, key, note, notes, open, raw};

const CHILD: &str = "FOOTHOLD_STORE_FOLDER";

#[test]
fn two_threads_with_a_store_each_both_write_everything() {
    let folder = folder();
    open(folder.path()).close().expect("it closes");
    thread::scope(|scope| {
        for name in ["one", "two"] {
            let path = folder.path();
            scope.spawn(move || {
                let mut store = open(path);
                for number in 0..40 {
                    note(&mut store, &format!("{name} {number}"));
                }
            });
        }
    });
    assert_eq!(notes(&mut open(folder.path())).expect("it reads").len(), 80);
}

#[test]
fn two_processes_both_write_everything() {
    let folder = folder();
    open(folder.path()).close().expect("it closes");
    let this = std::env::current_exe().expect("a test knows itself");
    let mut children: Vec<_> = (0..2)
        .map(|_| {
            Command::new(&this)
                .args(["--exact", "sharing::a_child_writes", "--ignored"])
                .env(CHILD, folder.path())
                .stdout(std::process::Stdio::null())
                .spawn()
                .expect("it starts")
        })
        .collect();
    for child in &mut children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(notes(&mut open(folder.path())).expect("it reads").len(), 80);
}

#[test]
#[ignore = "started by the test above"]
fn a_child_writes() {
    let Some(folder) = std::env::var_os(CHILD) else {
        return;
    };
    let mut store = open(folder.as_ref());
    for number in 0..40 {
        note(&mut store, &format!("{number}"));
    }
}

#[test]
fn tending_while_somebody_writes_finds_no_damage_and_loses_nothing() {
    let folder = folder();
    let mut store = open(folder.path());
    thread::scope(|scope| {
        let path = folder.path();
        let tending = scope.spawn(move || {
            for number in 1..=30 {
                let tended = tend(path, key(), day(number)).expect("it is tended");
                assert!(!tended.damaged && tended.snapshot.is_some());
            }
        });
        let mut written = 0;
        while !tending.is_finished() {
            note(&mut store, &"words ".repeat(100));
            written += 1;
        }
        assert!(written > 0);
        assert_eq!(notes(&mut store).expect("it reads").len(), written);
    });
}

#[test]
fn what_one_closure_reads_is_of_one_moment() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "first");
    let count = |connection: &rusqlite::Connection| {
        connection.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0))
    };
    let seen = store.read(|connection| {
        let before = count(connection)?;
        let other = raw(&crate::support::diary(folder.path()));
        other.execute(
            "INSERT INTO note SELECT 2, NULL, 1, 0, '', '', '', 'second', '', '', NULL",
            [],
        )?;
        Ok((before, count(connection)?))
    });
    assert_eq!(seen, Ok((1, 1)));
    assert_eq!(notes(&mut store).expect("it reads").len(), 2);
}

#[test]
fn a_diary_that_somebody_has_open_is_not_taken_from_under_them() {
    let folder = folder();
    let mut store = open(folder.path());
    let gone = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            delete_everything(folder.path()).expect("it goes once nobody has it open");
            gone.store(true, Ordering::SeqCst);
        });
        for number in 0..40 {
            note(&mut store, &number.to_string());
        }
        assert_eq!(notes(&mut store).expect("it reads").len(), 40);
        assert!(
            !gone.load(Ordering::SeqCst),
            "nothing acknowledged goes into a deleted file"
        );
        store.close().expect("it closes");
    });
    assert!(notes(&mut open(folder.path())).expect("it reads").is_empty());
}

#[test]
fn many_first_starts_at_once_make_one_diary() {
    let folder = folder();
    thread::scope(|scope| {
        for number in 0..12 {
            let path = folder.path();
            scope.spawn(move || {
                let mut store = open(path);
                note(&mut store, &number.to_string());
                store.close().expect("it closes");
                tend(path, key(), day(1)).expect("it is tended");
            });
        }
    });
    assert_eq!(notes(&mut open(folder.path())).expect("it reads").len(), 12);
}
