//! The diary's files are SQLCipher's: exchanged both ways with a build on OpenSSL, which is not ours.
//!
//! The peer is the Python package `sqlcipher3` (Debian's `sqlcipher` is of 2016 and cannot read today's format). That
//! the primitives are right is proven in `core/src/store/cipher/tests.rs`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

// Its provider is what SQLCipher calls.
use foothold_core as _;
use rusqlite::{Connection, ErrorCode, params};
use serde_json::{Value, json};
use tempfile::TempDir;

const KEY: &str = "2b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfe";
const WRONG: &str = "2b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cff";

/// Words that must not be found in any file.
const PLANTED: &str = "they would not come out of the room";

const SCHEMA: &str =
    "CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL, weight REAL, raw BLOB) STRICT";

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

/// Opens a file with our build. SQLCipher reads nothing until the first statement.
fn ours(file: &Path, key: &str) -> Connection {
    let connection = Connection::open(file).expect("the file can be opened");
    connection
        .execute_batch(&format!("PRAGMA key = \"x'{key}'\""))
        .expect("a key is taken");
    connection
}

fn run_peer(file: &Path, key: &str, options: &[&str], statements: &[String]) -> Output {
    let python = root().join("target/tests/venv/bin/python");
    let mut peer = Command::new(&python)
        .arg(root().join("tests/cipher/peer.py"))
        .arg(file)
        .arg(key)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}. {INSTALL}", python.display()));
    let text = json!(statements).to_string();
    let mut input = peer.stdin.take().expect("the pipe is there");
    // A peer that could not start has closed its end: what it said is the better message.
    let _ = input.write_all(text.as_bytes());
    drop(input);
    peer.wait_with_output().expect("the peer ends")
}

const INSTALL: &str = "SQLCipher on OpenSSL is missing. tests/run installs it; or: python3 -m venv target/tests/venv && \
     target/tests/venv/bin/python -m pip install --requirement tests/cipher/requirements.txt";

fn peer_with(file: &Path, options: &[&str], statements: &[&str]) -> Vec<Value> {
    let statements: Vec<String> = statements.iter().map(|&statement| statement.to_owned()).collect();
    let output = run_peer(file, KEY, options, &statements);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!errors.contains("No module named"), "{errors}{INSTALL}");
    assert!(output.status.success(), "{statements:?}: {errors}");
    serde_json::from_slice(&output.stdout).expect("the peer answers in JSON")
}

/// What SQLCipher on OpenSSL answers to each statement.
fn peer(file: &Path, statements: &[&str]) -> Vec<Value> {
    peer_with(file, &[], statements)
}

/// What the peer says when it may not read.
fn refusal(file: &Path, key: &str) -> String {
    let output = run_peer(file, key, &[], &["SELECT count(*) FROM sqlite_schema".to_owned()]);
    assert!(!output.status.success(), "the peer read it");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!errors.contains("No module named"), "{errors}{INSTALL}");
    errors
}

/// Three rows that show every kind of value; `by` says who wrote them.
fn rows(by: &str) -> Vec<(String, Option<f64>, Option<Vec<u8>>)> {
    vec![
        (format!("{PLANTED} ({by})"), Some(1.5), None),
        (format!("Ängste, 不安, 🌱 ({by})"), None, Some(vec![0, 255, 16])),
        // Longer than a page.
        (format!("{PLANTED} ").repeat(400) + by, Some(-1e300), Some(vec![])),
    ]
}

fn insert(connection: &Connection, by: &str) {
    for (words, weight, raw) in rows(by) {
        connection
            .execute(
                "INSERT INTO note (words, weight, raw) VALUES (?1, ?2, ?3)",
                params![words, weight, raw],
            )
            .expect("a row is written");
    }
}

/// The same rows as SQL, for the peer.
fn inserts(by: &str) -> Vec<String> {
    rows(by)
        .into_iter()
        .map(|(words, weight, raw)| {
            let weight = weight.map_or("NULL".to_owned(), |weight| format!("{weight:e}"));
            let raw = raw.map_or("NULL".to_owned(), |raw| format!("x'{}'", hex(&raw)));
            format!("INSERT INTO note (words, weight, raw) VALUES ('{words}', {weight}, {raw})")
        })
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

const READ: &str = "SELECT words, weight, raw FROM note ORDER BY id";

fn expected(by: &[&str]) -> Value {
    let rows = by.iter().flat_map(|by| rows(by));
    rows.map(|(words, weight, raw)| json!([words, weight, raw.map(|raw| hex(&raw))]))
        .collect()
}

fn read(connection: &Connection) -> Value {
    let mut statement = connection.prepare(READ).expect("the table is there");
    let rows = statement.query_map([], |row| {
        let raw: Option<Vec<u8>> = row.get(2)?;
        Ok(json!([
            row.get::<_, String>(0)?,
            row.get::<_, Option<f64>>(1)?,
            raw.map(|raw| hex(&raw))
        ]))
    });
    rows.expect("rows can be read")
        .collect::<Result<Vec<Value>, _>>()
        .expect("every row can be read")
        .into()
}

/// Every answer of a statement as text.
fn answers(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).expect("the statement is known");
    let rows = statement.query_map([], |row| row.get::<_, String>(0));
    rows.expect("it runs")
        .collect::<Result<_, _>>()
        .expect("every answer is text")
}

fn assert_whole(connection: &Connection) {
    assert_eq!(answers(connection, "PRAGMA integrity_check"), ["ok"]);
    assert!(answers(connection, "PRAGMA cipher_integrity_check").is_empty());
}

/// The peer finds these rows in the file, and every page whole.
fn assert_peer_reads(file: &Path, by: &[&str]) {
    let found = peer(
        file,
        &["PRAGMA integrity_check", "PRAGMA cipher_integrity_check", READ],
    );
    assert_eq!(found, [json!([["ok"]]), json!([]), expected(by)]);
}

/// Makes a file of ours with three rows.
fn make(file: &Path, by: &str) -> Connection {
    let connection = ours(file, KEY);
    connection
        .execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {SCHEMA}"
        ))
        .expect("tables can be made");
    insert(&connection, by);
    connection
}

fn assert_no_plaintext(folder: &Path) {
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("an entry can be read").path();
        let bytes = fs::read(&path).expect("the file can be read");
        for plain in [PLANTED, "SQLite format 3", "CREATE TABLE", "Ängste"] {
            let found = memchr::memmem::find(&bytes, plain.as_bytes());
            assert_eq!(found, None, "{plain:?} in {}", path.display());
        }
        files += 1;
    }
    assert!(files > 0, "there is something to look at");
}

#[test]
fn the_peer_is_sqlcipher_4_on_openssl_and_we_are_not() {
    let folder = folder();
    let said = peer(
        &folder.path().join("a.db"),
        &["PRAGMA cipher_provider", "PRAGMA cipher_version"],
    );
    assert_eq!(said[0], json!([["openssl"]]));
    assert!(
        said[1][0][0]
            .as_str()
            .is_some_and(|version| version.starts_with("4."))
    );
    let connection = ours(&folder.path().join("b.db"), KEY);
    // Each answer comes through another member of the provider's struct.
    for (pragma, answer) in [
        ("cipher_provider", "rustcrypto"),
        ("cipher_provider_version", "1"),
        ("cipher", "aes-256-cbc"),
        ("cipher_fips_status", "0"),
    ] {
        assert_eq!(answers(&connection, &format!("PRAGMA {pragma}")), [answer]);
    }
}

#[test]
fn our_file_opens_in_sqlcipher_on_openssl() {
    let folder = folder();
    let file = folder.path().join("diary.db");
    drop(make(&file, "ours"));
    assert_no_plaintext(folder.path());
    assert_peer_reads(&file, &["ours"]);
}

#[test]
fn a_file_of_sqlcipher_on_openssl_opens_in_ours() {
    let folder = folder();
    let file = folder.path().join("diary.db");
    let inserts = inserts("theirs");
    let mut statements = vec!["PRAGMA journal_mode = WAL", SCHEMA];
    statements.extend(inserts.iter().map(String::as_str));
    peer(&file, &statements);
    assert_no_plaintext(folder.path());
    let connection = ours(&file, KEY);
    assert_whole(&connection);
    assert_eq!(read(&connection), expected(&["theirs"]));
}

#[test]
fn a_log_that_a_killed_process_left_is_read_by_the_other() {
    let folder = folder();
    let (file, copy) = (folder.path().join("ours.db"), folder.path().join("copy.db"));
    let connection = make(&file, "ours");
    // As the process's end at this moment would leave them.
    fs::copy(&file, &copy).expect("the file can be copied");
    let log = |file: &Path| PathBuf::from(format!("{}-wal", file.display()));
    fs::copy(log(&file), log(&copy)).expect("the log can be copied");
    drop(connection);
    assert_no_plaintext(folder.path());
    assert_peer_reads(&copy, &["ours"]);

    let theirs = folder.path().join("theirs.db");
    let inserts = inserts("theirs");
    let mut statements = vec![
        "PRAGMA journal_mode = WAL",
        "PRAGMA wal_autocheckpoint = 0",
        SCHEMA,
    ];
    statements.extend(inserts.iter().map(String::as_str));
    peer_with(&theirs, &["--leave-log"], &statements);
    assert!(
        fs::metadata(log(&theirs)).is_ok_and(|log| log.len() > 4096),
        "a log was left"
    );
    assert_no_plaintext(folder.path());
    let connection = ours(&theirs, KEY);
    assert_whole(&connection);
    assert_eq!(read(&connection), expected(&["theirs"]));
}

#[test]
fn a_copy_by_vacuum_into_opens_in_the_other() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    let connection = make(&path("ours.db"), "ours");
    connection
        .execute("VACUUM INTO ?1", [path("ours-copy.db").to_str()])
        .expect("a copy can be made");
    assert_peer_reads(&path("ours-copy.db"), &["ours"]);

    let copy = format!("VACUUM INTO '{}'", path("theirs-copy.db").display());
    peer(&path("ours.db"), &[&copy]);
    let theirs = ours(&path("theirs-copy.db"), KEY);
    assert_whole(&theirs);
    assert_eq!(read(&theirs), expected(&["ours"]));
    assert_no_plaintext(folder.path());
}

#[test]
fn both_write_to_one_file_in_turn() {
    let folder = folder();
    let file = folder.path().join("diary.db");
    drop(make(&file, "ours 0"));
    let mut by = vec!["ours 0".to_owned()];
    for turn in 1..4 {
        let theirs = format!("theirs {turn}");
        let inserts = inserts(&theirs);
        peer(&file, &inserts.iter().map(String::as_str).collect::<Vec<_>>());
        let connection = ours(&file, KEY);
        insert(&connection, &format!("ours {turn}"));
        // Moves pages, so that each is written anew.
        connection
            .execute_batch("VACUUM")
            .expect("the file can be rebuilt");
        by.extend([theirs, format!("ours {turn}")]);
        assert_whole(&connection);
    }
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    assert_peer_reads(&file, &by);
    assert_eq!(read(&ours(&file, KEY)), expected(&by));
    assert_no_plaintext(folder.path());
}

#[test]
fn a_wrong_key_and_no_key_are_refused_by_both() {
    let folder = folder();
    let file = folder.path().join("diary.db");
    drop(make(&file, "ours"));
    let before = fs::read(&file).expect("the file can be read");
    let count = |connection: Connection| {
        connection.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0))
    };
    let keyless = Connection::open(&file).expect("the file can be opened");
    for connection in [ours(&file, WRONG), keyless] {
        let error = count(connection).expect_err("it must not be read");
        assert_eq!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase));
    }
    assert!(refusal(&file, WRONG).contains("refused: file is not a database"));
    // Nor was anything changed by trying.
    assert_eq!(fs::read(&file).expect("the file can be read"), before);
    assert_eq!(count(ours(&file, KEY)), Ok(3));
}

#[test]
fn one_flipped_bit_is_found_by_both() {
    let folder = folder();
    let file = folder.path().join("diary.db");
    drop(make(&file, "ours"));
    let whole = fs::read(&file).expect("the file can be read");
    let pages = whole.len() / 4096;
    assert!(pages > 4, "there are pages to damage");
    for page in 0..pages {
        // Text, vector and code of a page all count; the first page begins with the salt.
        for offset in [100, 4016, 4040] {
            let mut damaged = whole.clone();
            damaged[page * 4096 + offset] ^= 1;
            fs::write(&file, &damaged).expect("the file can be written");
            let connection = ours(&file, KEY);
            let check = answers(&connection, "PRAGMA cipher_integrity_check");
            assert_eq!(check, [format!("HMAC verification failed for page {}", page + 1)]);
        }
    }
    let check = peer(&file, &["PRAGMA cipher_integrity_check"]);
    assert_eq!(
        check,
        [json!([[format!("HMAC verification failed for page {pages}")]])]
    );
}

#[test]
fn no_two_files_begin_alike() {
    let folder = folder();
    let mut starts = std::collections::HashSet::new();
    for number in 0..16 {
        let file = folder.path().join(format!("{number}.db"));
        drop(make(&file, "ours"));
        let bytes = fs::read(&file).expect("the file can be read");
        // The salt, then the first page: one key, one content, and still nothing in common.
        for piece in [&bytes[..16], &bytes[16..32], &bytes[4016..4032]] {
            assert!(starts.insert(piece.to_vec()), "two pieces are the same");
        }
    }
}

#[test]
fn a_damaged_file_gives_an_error_and_not_one_line_of_log() {
    const CHILD: &str = "FOOTHOLD_DAMAGED_FILE";
    if let Some(file) = std::env::var_os(CHILD) {
        let connection = ours(Path::new(&file), KEY);
        let read = connection.query_row("SELECT count(*), max(words) FROM note", [], |row| {
            row.get::<_, i64>(0)
        });
        assert!(read.is_err(), "a damaged page was read");
        return;
    }
    let folder = folder();
    let file = folder.path().join("diary.db");
    drop(make(&file, "ours"));
    let mut bytes = fs::read(&file).expect("the file can be read");
    for page in bytes.chunks_mut(4096).skip(1) {
        page[1000] ^= 1;
    }
    fs::write(&file, bytes).expect("the file can be written");
    let child = Command::new(std::env::current_exe().expect("this test has a file"))
        .args([
            "--exact",
            "a_damaged_file_gives_an_error_and_not_one_line_of_log",
            "--nocapture",
        ])
        .env(CHILD, &file)
        .output()
        .expect("the test can be run again");
    let (out, errors) = (
        String::from_utf8_lossy(&child.stdout),
        String::from_utf8_lossy(&child.stderr),
    );
    assert!(
        child.status.success() && out.contains("1 passed"),
        "{out}{errors}"
    );
    assert_eq!(errors, "");
    assert!(!out.contains("ERROR") && !out.contains("hmac"), "{out}");
}

/// SQLite is built without much that it can do (`.cargo/config.toml`). This is what the diary does need.
#[test]
fn sqlite_still_does_all_that_the_diary_needs() {
    let folder = folder();
    let connection = make(&folder.path().join("diary.db"), "ours");
    let text = |sql: &str| answers(&connection, sql).join("|");
    let run = |sql: &str| {
        connection
            .execute_batch(sql)
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    let refused = |sql: &str| connection.execute_batch(sql).is_err();
    assert_eq!(text("PRAGMA journal_mode"), "wal");

    run(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''), seen INTEGER) STRICT;
         CREATE TABLE step (id INTEGER PRIMARY KEY, person INTEGER REFERENCES person (id) ON DELETE CASCADE,
           day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), tried INTEGER) STRICT;
         CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
         CREATE INDEX step_open ON step (person, day) WHERE tried IS NULL;
         ALTER TABLE person ADD COLUMN region TEXT NOT NULL DEFAULT 'US';
         PRAGMA foreign_keys = on;",
    );
    assert!(
        refused("INSERT INTO person (name, seen) VALUES ('A', 'no number')"),
        "STRICT"
    );
    assert!(refused("INSERT INTO person (name) VALUES ('')"), "CHECK");
    assert!(refused("INSERT INTO step (person) VALUES (77)"), "foreign keys");
    assert!(
        refused("INSERT INTO setting VALUES ('a', \"double quotes\")"),
        "DQS"
    );
    assert_eq!(text("INSERT INTO person (name) VALUES ('A') RETURNING name"), "A");
    run(
        "INSERT INTO person (name, seen) VALUES ('A', 2) ON CONFLICT (name) DO UPDATE SET seen = excluded.seen;
         INSERT INTO step (person, day) VALUES (1, '2026-11-25'), (1, NULL);
         INSERT OR REPLACE INTO setting VALUES ('lock', 'pin'), ('lock', 'none');",
    );
    assert_eq!(
        text("SELECT name || seen || region FROM person"),
        "A2US",
        "UPSERT"
    );
    let plan = connection
        .query_row(
            "EXPLAIN QUERY PLAN SELECT day FROM step WHERE person = 1 AND tried IS NULL",
            [],
            |row| row.get::<_, String>(3),
        )
        .expect("a plan is shown");
    assert!(plan.contains("step_open"), "partial index: {plan}");
    let common = "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 3) \
                  SELECT group_concat(n, ',') FROM n";
    assert_eq!(text(common), "1,2,3");
    run("SAVEPOINT s; DELETE FROM person; ROLLBACK TO s; RELEASE s;");
    run("BEGIN IMMEDIATE; DELETE FROM person; COMMIT");
    assert_eq!(text("SELECT CAST(count(*) AS TEXT) FROM step"), "0", "cascade");
    assert_eq!(
        text("SELECT name FROM pragma_table_info('setting')"),
        "name|value"
    );
    assert_eq!(
        text("SELECT lower(substr(hex(x'AB'), 1, 2)) || printf('%04d', 7)"),
        "ab0007"
    );

    run(
        "PRAGMA user_version = 3; PRAGMA synchronous = FULL; PRAGMA fullfsync = on; PRAGMA checkpoint_fullfsync = on;
         PRAGMA wal_autocheckpoint = 128; PRAGMA journal_size_limit = 1572864; PRAGMA trusted_schema = off;
         PRAGMA cell_size_check = on; PRAGMA temp_store = memory; PRAGMA secure_delete = on;
         PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 0; PRAGMA cipher_log = off; PRAGMA optimize;",
    );
    let number = |name: &str| connection.query_row(name, [], |row| row.get::<_, i64>(0));
    for (pragma, value) in [
        ("user_version", 3),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("wal_autocheckpoint", 128),
    ] {
        assert_eq!(number(&format!("PRAGMA {pragma}")), Ok(value), "{pragma}");
    }
    assert_eq!(number("PRAGMA wal_checkpoint(truncate)"), Ok(0));
    let copy = folder.path().join("copy.db");
    run(&format!("VACUUM INTO '{}'", copy.display()));
    run(&format!("ATTACH '{}' AS copy KEY \"x'{KEY}'\"", copy.display()));
    assert_eq!(
        text("SELECT CAST(count(*) AS TEXT) FROM copy.note JOIN main.note USING (id)"),
        "3"
    );
    run("DETACH copy; VACUUM");
    assert_eq!(text("PRAGMA quick_check(1)"), "ok");
    assert_eq!(text("PRAGMA foreign_key_check"), "");
    assert_whole(&connection);
}
