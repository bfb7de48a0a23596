//! From one version of the schema to the next.

use std::sync::LazyLock;

use foothold_core::store::{Options, Store, StoreError, snapshots};
use rusqlite::Connection;

use crate::support::{diary, dump, folder, key, names, note, notes, open, raw};

/// A version that no release has.
const NEXT: &str =
    "ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT ''; UPDATE note SET mood = 'calm';";

fn with(step: &'static str) -> Options {
    let mut migrations = Options::default().migrations.to_vec();
    migrations.push(step);
    Options {
        migrations: migrations.leak(),
        ..Options::default()
    }
}

static SCHEMA: LazyLock<String> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/src/store/schema.sql");
    std::fs::read_to_string(file).expect("the schema")
});

/// The versions that were shipped, as they were.
const SHIPPED: [&str; 3] = [
    include_str!("v1.sql"),
    include_str!("v2.sql"),
    include_str!("v3.sql"),
];

/// What a database is made of, without comments and white space.
fn shape(connection: &Connection) -> Vec<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";
    let mut query = connection.prepare(sql).expect("a query");
    let rows = query.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    rows.map(|sql| {
        let sql = sql.expect("a text");
        let code = sql
            .lines()
            .map(|line| line.split("--").next().unwrap_or_default());
        let words = code.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        words.replace("( ", "(").replace(" )", ")")
    })
    .collect()
}

fn made_by(sql: &[&str]) -> Vec<String> {
    let connection = Connection::open_in_memory().expect("a database");
    for sql in sql {
        connection.execute_batch(sql).expect("it runs");
    }
    shape(&connection)
}

#[test]
fn the_migrations_make_what_the_schema_says() {
    assert_eq!(made_by(Options::default().migrations), made_by(&[&SCHEMA]));
}

#[test]
fn a_shipped_version_never_changes() {
    let steps = Options::default().migrations;
    for (number, shipped) in (1..).zip(SHIPPED) {
        assert_eq!(
            made_by(&steps[..number]),
            made_by(&[shipped]),
            "step {number} reached a phone and stays as it was: add one"
        );
    }
    assert_eq!(steps.len(), SHIPPED.len(), "keep a dump of every version");
}

#[test]
fn a_diary_of_any_version_opens_and_reads() {
    for shipped in SHIPPED {
        opens_and_reads(shipped);
    }
}

fn opens_and_reads(shipped: &str) {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("current")).expect("a folder");
    let connection = raw(&diary(folder.path()));
    connection.execute_batch(shipped).expect("the version is made");
    connection.close().expect("it closes");
    let mut store = open(folder.path());
    let notes = notes(&mut store).expect("it reads");
    assert_eq!(notes[&1], "Said what I saw\nand stopped there");
    assert_eq!(notes.len(), 2, "what was taken back is gone");
    let text = String::from_utf8(dump(&mut store)).expect("it is text");
    for words in [
        "Robin",
        "He laughed — once",
        "🌧",
        "Ate with us",
        r#"{\"plan\":\"not_sure\"}"#,
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("Gone") && !text.contains("Taken back"));
    for of_later_versions in ["ring twice", "2026-11-20"] {
        assert_eq!(
            text.contains(of_later_versions),
            shipped.contains(of_later_versions)
        );
    }
}

#[test]
fn before_a_new_schema_the_diary_is_copied() {
    let folder = folder();
    let mut store = open(folder.path());
    note(&mut store, "kept");
    store.close().expect("it closes");
    let options = with(NEXT);
    let mut store = Store::open_with(folder.path(), Some(key()), &options).expect("it migrates");
    let mood = |store: &mut Store| {
        store.read(|connection| {
            Ok(connection.query_row("SELECT mood FROM note", [], |row| row.get::<_, String>(0))?)
        })
    };
    assert_eq!(mood(&mut store).as_deref(), Ok("calm"));
    assert_eq!(names(&folder.path().join("snapshots")), ["0001-update.db"]);
    let copies = snapshots(folder.path(), &key());
    assert_eq!((copies.len(), copies[0].taken, copies[0].entries), (1, None, 1));
    store.close().expect("it closes");
    assert_eq!(Store::open(folder.path(), key()).err(), Some(StoreError::Newer));
    // The second opening has nothing left to do.
    drop(Store::open_with(folder.path(), Some(key()), &options).expect("it opens"));
    assert_eq!(names(&folder.path().join("snapshots")), ["0001-update.db"]);
}

#[test]
fn a_step_that_fails_changes_nothing() {
    // The first is wrong at its end, the second leaves a step about nobody.
    for step in [
        "ALTER TABLE note ADD COLUMN mood TEXT; DELETE FROM note; SELECT no_such_column FROM note;",
        "DELETE FROM note; INSERT INTO note (person_id, at, utc_offset, approach, setting, part_of_day, tried, outcome,
         try_next) VALUES (99, 1, 0, '', '', '', '', '', '');",
    ] {
        let folder = folder();
        let mut store = open(folder.path());
        note(&mut store, "kept");
        store.close().expect("it closes");
        let refused = Store::open_with(folder.path(), Some(key()), &with(step)).err();
        assert_eq!(refused, Some(StoreError::Failed));
        let mut store = open(folder.path());
        assert_eq!(notes(&mut store).expect("it reads").len(), 1);
    }
}

#[test]
fn a_table_that_others_refer_to_can_be_rebuilt() {
    let step = "
        CREATE TABLE new_person (id INTEGER PRIMARY KEY, nickname TEXT NOT NULL, age TEXT NOT NULL,
          concern TEXT NOT NULL, region TEXT NOT NULL, clinician_number TEXT NOT NULL, created INTEGER NOT NULL,
          removed INTEGER) STRICT;
        INSERT INTO new_person SELECT * FROM person;
        DROP TABLE person;
        ALTER TABLE new_person RENAME TO person;
        CREATE INDEX person_removed ON person (removed) WHERE removed IS NOT NULL;";
    let folder = folder();
    let mut store = open(folder.path());
    let insert = "INSERT INTO person VALUES (1, 'Robin', '', '', '', '', 1, NULL)";
    store
        .write(|transaction| {
            transaction.execute(insert, [])?;
            Ok(transaction.execute("INSERT INTO win VALUES (1, 1, 1, 0, 'Ate with us', NULL)", [])?)
        })
        .expect("it is written");
    store.close().expect("it closes");
    let mut store = Store::open_with(folder.path(), Some(key()), &with(step)).expect("it migrates");
    let wins = store.read(|connection| {
        Ok(
            connection.query_row("SELECT count(*) FROM win WHERE person_id = 1", [], |row| {
                row.get::<_, i64>(0)
            })?,
        )
    });
    assert_eq!(wins, Ok(1), "the rows about them stay");
    let orphan = store
        .write(|transaction| Ok(transaction.execute("INSERT INTO win VALUES (2, 99, 1, 0, 'x', NULL)", [])?));
    assert_eq!(
        orphan,
        Err(StoreError::Refused),
        "what was off for the step is on again"
    );
}
