//! The diary as text: the same after a round trip, refused as a whole or not at all.

use foothold_core::store::dump::{ImportError, Imported, import};
use foothold_core::store::{Store, StoreError};
use proptest::prelude::*;

use crate::support::{dump, folder, note, open};

const FILLED: &str = include_str!("v3.sql");

/// The rows of the made-up third version, in a store of today.
fn filled(store: &mut Store) {
    let rows = FILLED
        .split_once("INSERT")
        .map(|(_, rows)| format!("INSERT{rows}"))
        .expect("rows");
    let rows = rows.split_once("PRAGMA").expect("an end").0.to_owned();
    store
        .write(|transaction| Ok(transaction.execute_batch(&rows)?))
        .expect("it is filled");
}

/// Imports as an app does.
fn take(store: &mut Store, bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut why = None;
    let done = store.write(|transaction| {
        import(transaction, bytes).map_err(|refused| {
            why = Some(refused);
            refused.store_error()
        })
    });
    done.map_err(|error| why.unwrap_or(ImportError::Store(error)))
}

/// The same dump with one thing changed.
fn with(dump: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(dump).expect("it is text");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn a_dump_is_as_documented() {
    let folder = folder();
    let mut store = open(folder.path());
    store
        .write(|transaction| {
            Ok(transaction.execute_batch(
                "INSERT INTO person VALUES (1, 'Sam', 'minor', '', 'US', '', 1795348800, NULL)",
            )?)
        })
        .expect("it is written");
    let documented = concat!(
        r#"{"format":"foothold-diary","version":3,"tables":{"#,
        "\n\"person\":[\n",
        r#"{"id":1,"nickname":"Sam","age":"minor","concern":"","region":"US","clinician_number":"","created":1795348800}"#,
        "\n],\n\"step\":[],\n\"note\":[],\n\"win\":[],\n\"saved_check\":[],\n\"worksheet\":[],\n\"discharge\":[]\n}}\n",
    );
    assert_eq!(String::from_utf8(dump(&mut store)).as_deref(), Ok(documented));
    let source = include_str!("../../core/src/store/dump/mod.rs");
    let shown: Vec<&str> = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! "))
        .collect();
    assert!(
        shown.join("\n").contains(documented.trim_end()),
        "the documentation shows the same"
    );
}

#[test]
fn a_round_trip_gives_the_same_bytes_and_keeps_the_settings_but_the_chosen_person() {
    let (from, to) = (folder(), folder());
    let mut store = open(from.path());
    filled(&mut store);
    let first = dump(&mut store);
    assert_eq!(first, dump(&mut store), "the same diary gives the same bytes");
    let mut store = open(to.path());
    note(&mut store, "replaced");
    store
        .write(|transaction| {
            let sql = "INSERT INTO setting VALUES ('lock', 'kept'), ('person', '1')";
            Ok(transaction.execute(sql, [])?)
        })
        .expect("it is written");
    let imported = take(&mut store, &first).expect("it is taken");
    // Three steps, two notes, a win, a check, two sheets and a day of coming home; a note, a sheet and a day were
    // taken back.
    assert_eq!(imported.entries, 10);
    assert_eq!(dump(&mut store), first);
    let settings = store.read(|connection| {
        let sql = "SELECT group_concat(name || value) FROM setting";
        Ok(connection.query_row(sql, [], |row| row.get::<_, String>(0))?)
    });
    assert_eq!(settings.as_deref(), Ok("lockkept"));
}

#[test]
fn a_dump_of_an_earlier_version_is_taken() {
    let folder = folder();
    let mut store = open(folder.path());
    filled(&mut store);
    let now = String::from_utf8(dump(&mut store)).expect("it is text");
    let (sheets_too, last) = now
        .split_once(",\n\"discharge\":")
        .expect("days of coming home come last");
    assert!(!sheets_too.contains("2026-11-20") && last.contains("2026-11-20"));
    let second = format!("{sheets_too}\n}}}}\n").replace(r#""version":3"#, r#""version":2"#);
    assert_eq!(
        take(&mut store, second.as_bytes()).expect("it is taken").entries,
        9
    );
    let after = String::from_utf8(dump(&mut store)).expect("it is text");
    assert_eq!(after, format!("{sheets_too},\n\"discharge\":[]\n}}}}\n"));
    let (before, sheets) = sheets_too.split_once(",\n\"worksheet\":").expect("then sheets");
    let first = format!("{before}\n}}}}\n").replace(r#""version":3"#, r#""version":1"#);
    assert!(!first.contains("worksheet") && sheets.contains("12 Elm St"));
    let imported = take(&mut store, first.as_bytes()).expect("it is taken");
    assert_eq!(imported.entries, 7);
    let after = String::from_utf8(dump(&mut store)).expect("it is text");
    assert_eq!(
        after,
        format!("{before},\n\"worksheet\":[],\n\"discharge\":[]\n}}}}\n")
    );
}

#[test]
fn any_order_and_white_space_is_taken() {
    let folder = folder();
    let mut store = open(folder.path());
    filled(&mut store);
    let first = dump(&mut store);
    // serde_json sorts the names: tables come before whom they refer to, `version` after them.
    let value: serde_json::Value = serde_json::from_slice(&first).expect("it is JSON");
    for bytes in [
        serde_json::to_vec(&value).expect("JSON"),
        serde_json::to_vec_pretty(&value).expect("JSON"),
    ] {
        take(&mut store, &bytes).expect("it is taken");
        assert_eq!(dump(&mut store), first);
    }
}

#[test]
fn everything_else_is_refused_with_the_reason_and_changes_nothing() {
    let folder = folder();
    let mut store = open(folder.path());
    filled(&mut store);
    let good = dump(&mut store);
    let row = |table, row| ImportError::BadRow { table, row };
    let table = |table| ImportError::BadTable { table };
    let long = format!(r#""nickname":"{}""#, "x".repeat(100_001));
    let cases: Vec<(Vec<u8>, ImportError)> = vec![
        (b"".to_vec(), ImportError::NotJson),
        (b"\xff\xfe{}".to_vec(), ImportError::NotJson),
        (b"age-encryption.org/v1".to_vec(), ImportError::NotJson),
        (good[..good.len() - 20].to_vec(), ImportError::NotJson),
        ([&good[..], b"x"].concat(), ImportError::NotJson),
        (b"[]".to_vec(), ImportError::NotADiary),
        (b"{}".to_vec(), ImportError::NotADiary),
        (b"12".to_vec(), ImportError::NotADiary),
        (
            with(&good, "foothold-diary", "foothold-other"),
            ImportError::NotADiary,
        ),
        (
            with(&good, r#""version":3"#, r#""version":0"#),
            ImportError::NotADiary,
        ),
        (
            with(&good, r#""version":3"#, r#""version":"3""#),
            ImportError::NotADiary,
        ),
        (
            with(&good, r#""version":3"#, r#""version":4"#),
            ImportError::NewerVersion,
        ),
        (
            with(&good, r#""version":3"#, r#""version":3,"version":3"#),
            ImportError::NotADiary,
        ),
        (
            with(&good, r#""version":3"#, r#""version":3,"more":1"#),
            ImportError::NotADiary,
        ),
        (
            with(&good, r#""win":["#, r#""planted":["#),
            ImportError::NotADiary,
        ),
        // The first version had no sheets.
        (
            with(&good, r#""version":3"#, r#""version":1"#),
            ImportError::NotADiary,
        ),
        (
            with(&good, r#""sheet":"responder""#, r#""sheet":"""#),
            row("worksheet", 1),
        ),
        // A day that no calendar has.
        (
            with(&good, r#""home_day":"2026-11-20""#, r#""home_day":"2026-11-31""#),
            row("discharge", 1),
        ),
        (
            with(
                &good,
                r#""remind_minute":1140,"done""#,
                r#""remind_minute":1440,"done""#,
            ),
            row("discharge", 1),
        ),
        (with(&good, r#""win":["#, r#""note":["#), table("note")),
        (with(&good, r#""win":["#, r#""win":{},"x":["#), table("win")),
        (with(&good, "\"person\":[", "\"person\":[7,"), row("person", 1)),
        (with(&good, r#""nickname":"Robin","#, ""), row("person", 1)),
        (
            with(&good, r#""nickname":"Robin""#, r#""nickname":"""#),
            row("person", 1),
        ),
        (
            with(&good, r#""nickname":"Robin""#, r#""nickname":null"#),
            row("person", 1),
        ),
        (
            with(&good, r#""nickname":"Robin""#, r#""nickname":5"#),
            row("person", 1),
        ),
        (
            with(&good, r#""nickname":"Robin""#, r#""nickname":["planted"]"#),
            row("person", 1),
        ),
        (
            with(
                &good,
                r#""nickname":"Robin""#,
                r#""nickname":"planted","nickname":"planted""#,
            ),
            row("person", 1),
        ),
        (
            with(
                &good,
                r#""nickname":"Robin""#,
                r#""removed":null,"nickname":"planted""#,
            ),
            row("person", 1),
        ),
        (with(&good, r#""nickname":"Robin""#, &long), row("person", 1)),
        (
            with(&good, r#""age":"adult""#, r#""age":"planted""#),
            row("person", 2),
        ),
        (
            with(&good, r#"{"id":2,"nickname""#, r#"{"id":1,"nickname""#),
            row("person", 2),
        ),
        (
            with(&good, r#"{"id":2,"nickname""#, r#"{"id":0,"nickname""#),
            row("person", 2),
        ),
        (
            with(
                &good,
                r#"{"id":2,"nickname""#,
                r#"{"id":9223372036854775808,"nickname""#,
            ),
            row("person", 2),
        ),
        (
            with(&good, r#"{"id":2,"nickname""#, r#"{"id":1.5,"nickname""#),
            row("person", 2),
        ),
        (
            with(&good, r#""created":1795348900"#, r#""created":true"#),
            row("person", 2),
        ),
        (
            with(
                &good,
                r#""planned_day":"2026-11-26""#,
                r#""planned_day":"2026-02-31""#,
            ),
            row("step", 1),
        ),
        (
            with(&good, r#""remind_minute":1140"#, r#""remind_minute":1440"#),
            row("step", 1),
        ),
        (
            with(&good, r#""words":"Ate with us""#, r#""words":"""#),
            row("win", 1),
        ),
        (
            with(&good, r#""person_id":2"#, r#""person_id":99"#),
            row("step", 2),
        ),
    ];
    let before = dump(&mut store);
    for (bytes, reason) in cases {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let refused = take(&mut store, &bytes);
        assert_eq!(refused, Err(reason), "{text}");
        let said = format!("{reason:?} {reason}");
        assert!(!said.contains("planted"), "{said}");
        assert_eq!(dump(&mut store), before, "nothing changed");
    }
}

#[test]
fn a_refused_dump_changes_nothing_even_if_the_caller_commits() {
    let folder = folder();
    let mut store = open(folder.path());
    filled(&mut store);
    let before = dump(&mut store);
    let bad = with(&before, r#""words":"Ate with us""#, r#""words":"""#);
    let refused = store.write(|transaction| Ok(import(transaction, &bad).is_err()));
    assert_eq!(refused, Ok(true));
    assert_eq!(dump(&mut store), before);
}

/// One change somewhere in a dump.
#[derive(Debug, Clone)]
enum Change {
    Flip(usize, u8),
    Cut(usize, usize),
    Repeat(usize, usize),
    Digit(usize, u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), 1..=255_u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (any::<usize>(), 1..200_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<usize>(), 1..200_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        (any::<usize>(), b'0'..=b'9').prop_map(|(at, digit)| Change::Digit(at, digit)),
    ]
}

fn changed(mut bytes: Vec<u8>, change: &Change) -> Vec<u8> {
    match *change {
        Change::Flip(at, bits) => {
            let at = at % bytes.len();
            bytes[at] ^= bits;
        }
        Change::Cut(at, length) => {
            let at = at % bytes.len();
            let end = (at + length).min(bytes.len());
            bytes.drain(at..end);
        }
        Change::Repeat(at, length) => {
            let at = at % bytes.len();
            let end = (at + length).min(bytes.len());
            let some = bytes[at..end].to_vec();
            bytes.splice(at..at, some);
        }
        Change::Digit(at, digit) => {
            let digits: Vec<usize> = (0..bytes.len())
                .filter(|at| bytes[*at].is_ascii_digit())
                .collect();
            bytes[digits[at % digits.len()]] = digit;
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_dump_is_taken_as_a_whole_or_changes_nothing(
        changes in prop::collection::vec(prop::collection::vec(change(), 1..4), 8)
    ) {
        let folder = folder();
        let mut store = open(folder.path());
        filled(&mut store);
        let good = dump(&mut store);
        for changes in changes {
            let bytes = changes.iter().fold(good.clone(), changed);
            let before = dump(&mut store);
            match take(&mut store, &bytes) {
                Err(ImportError::Store(error)) => prop_assert!(false, "{error}"),
                Err(_) => prop_assert_eq!(dump(&mut store), before),
                Ok(_) => {
                    let after = dump(&mut store);
                    prop_assert!(take(&mut store, &after).is_ok());
                    prop_assert_eq!(dump(&mut store), after);
                }
            }
        }
    }
}

#[test]
fn text_that_is_strange_comes_back_as_it_was() {
    let folder = folder();
    let mut store = open(folder.path());
    for words in [
        "\0",
        "a\0b",
        "\u{feff}",
        "\u{202e}left",
        "\"\\\n\t\u{7f}",
        "👩‍👩‍👧",
        "e\u{301}",
        "'; DROP TABLE note; --",
    ] {
        note(&mut store, words);
    }
    let first = dump(&mut store);
    take(&mut store, &first).expect("it is taken");
    assert_eq!(dump(&mut store), first);
    assert_eq!(take(&mut store, b"{}"), Err(ImportError::NotADiary));
    let _: StoreError = ImportError::NotADiary.store_error();
}
