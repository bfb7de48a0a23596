//! What an export holds, changed in any way, comes in wholly or not at all; and what came in can be shown.

use std::sync::{LazyLock, Mutex, PoisonError};

use arbitrary::{Result, Unstructured};
use foothold_core::app::{Action, FieldValue, Foothold, Route, Settings, Tap};
use foothold_core::store::age::seal_with;
use foothold_core::store::dump::{ImportError, export, import as bring};
use foothold_core::store::{Key, Store, StoreError};
use serde_json::{Map, Value};

use crate::home::{Home, KEY, text};
use crate::inputs::{self, NOW};
use crate::screens::{check, taps};

const PASSPHRASE: &str = "four words no one guesses";

/// A small diary, and what its export holds.
struct Diary {
    store: Store,
    before: Vec<u8>,
    // Behind the store, so that it goes after it.
    _home: Home,
}

static DIARY: LazyLock<Mutex<Diary>> = LazyLock::new(|| {
    let home = Home::new();
    let key = Key::new(&KEY).expect("a key");
    let mut store = Store::open(home.path(), key).expect("the diary opens");
    let before = store.read(export).expect("an export");
    Mutex::new(Diary {
        store,
        before,
        _home: home,
    })
});

/// An even first byte: the rest is the file's text. An odd one: it says what changes in a true export.
pub(crate) fn import(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let mut diary = DIARY.lock().unwrap_or_else(PoisonError::into_inner);
    let dump = if first % 2 == 0 {
        rest.to_vec()
    } else {
        changed(&diary.before, &mut Unstructured::new(rest))
    };
    if let Some(after) = diary.comes_in(&dump) {
        let again = diary.comes_in(&after).expect("an export comes in");
        assert!(again == after, "an export of an import is not what it was");
        shown(&dump);
    }
}

impl Diary {
    /// What the export holds once this came in; `None` if it was refused. The diary is then as it was.
    fn comes_in(&mut self, dump: &[u8]) -> Option<Vec<u8>> {
        let Self { store, before, .. } = self;
        let mut after = None;
        let done: std::result::Result<(), StoreError> = store.write(|transaction| {
            match bring(transaction, dump) {
                Ok(imported) => {
                    let all = export(transaction)?;
                    // A row a line: those of all tables but the first, which holds people.
                    let rows = all
                        .split(|byte| *byte == b'\n')
                        .filter(|line| line.starts_with(b"{\"id\":"));
                    assert!(imported.entries <= rows.count() as u64);
                    after = Some(all);
                }
                Err(ImportError::Store(error)) => panic!("the diary could not take it: {error:?}"),
                Err(_) => assert!(export(transaction)? == *before, "refused, and yet changed"),
            }
            // Undone, for the next input.
            Err(StoreError::Refused)
        });
        assert_eq!(done, Err(StoreError::Refused));
        assert!(
            store.read(export).as_ref() == Ok(before),
            "undone, and yet changed"
        );
        after
    }
}

/// Brings it in as a reader does, and looks at everything.
fn shown(dump: &[u8]) {
    let home = Home::new();
    let app = Foothold::new(Settings::first_run("US", "en"));
    app.unlock(text(home.path()), KEY.to_vec())
        .expect("the diary opens");
    // The least work age knows: a file of another tool may ask for that.
    let bytes = seal_with(1, PASSPHRASE, dump).expect("sealed");
    app.perform(Action::FilePicked { bytes }, NOW)
        .expect("a file is picked");
    let submit = Action::Submit {
        form: "import".into(),
        values: vec![FieldValue {
            id: "passphrase".into(),
            value: PASSPHRASE.into(),
        }],
    };
    app.perform(submit, NOW)
        .expect("what the store takes, the app takes");
    for at in 0..3 {
        if at > 0 {
            let person = Some(at);
            // There may be no such person.
            let _ = app.perform(Action::ChoosePerson { person }, NOW);
        }
        let doors = [
            Route::Diary,
            Route::Timeline { after: None },
            Route::NextStep,
            Route::People,
            Route::Insights,
            Route::Storage,
        ];
        for door in doors {
            let screen = app.screen(door, NOW);
            check(&screen);
            for tap in taps(&screen) {
                if let Tap::Go { route, .. } = tap {
                    check(&app.screen(route, NOW));
                }
            }
        }
        app.reminders(NOW);
    }
    app.lock();
    let again = app.unlock(text(home.path()), KEY.to_vec());
    again.expect("the diary opens again");
}

/// A true export with a few of its values, rows, columns and tables changed, and then perhaps some bytes.
fn changed(export: &[u8], input: &mut Unstructured<'_>) -> Vec<u8> {
    let mut whole: Value = serde_json::from_slice(export).expect("an export is JSON");
    let mut text = None;
    for _ in 0..8 {
        if input.is_empty() || change(&mut whole, input).is_err() {
            break;
        }
    }
    if input.ratio(1, 4).unwrap_or(false) {
        let mut bytes = whole.to_string().into_bytes();
        for _ in 0..4 {
            let Ok(at) = input.choose_index(bytes.len()) else {
                break;
            };
            bytes[at] = input.arbitrary().unwrap_or(b'"');
        }
        text = Some(bytes);
    }
    text.unwrap_or_else(|| whole.to_string().into_bytes())
}

fn change(whole: &mut Value, input: &mut Unstructured<'_>) -> Result<()> {
    const TABLES: [&str; 7] = [
        "person",
        "step",
        "note",
        "win",
        "saved_check",
        "worksheet",
        "discharge",
    ];
    match input.int_in_range(0..=9)? {
        0 => {
            let key = *input.choose(&["format", "version", "tables", "more"])?;
            whole[key] = value(input)?;
        }
        1 => {
            let name = *input.choose(&TABLES)?;
            let new = value(input)?;
            if let Some(tables) = whole.get_mut("tables").and_then(Value::as_object_mut) {
                tables.insert(name.into(), new);
            }
        }
        number => {
            let name = *input.choose(&TABLES)?;
            let rows = whole.get_mut("tables").and_then(|tables| tables.get_mut(name));
            let Some(rows) = rows.and_then(Value::as_array_mut) else {
                return Ok(());
            };
            if number == 2 || rows.is_empty() {
                rows.push(Value::Object(Map::new()));
            } else if number == 3 {
                let row = rows[input.choose_index(rows.len())?].clone();
                rows.push(row);
            }
            let at = input.choose_index(rows.len())?;
            let Some(row) = rows[at].as_object_mut() else {
                return Ok(());
            };
            let columns: Vec<String> = row.keys().cloned().collect();
            let column = inputs::id(input, columns.iter().map(String::as_str))?;
            if number == 4 {
                row.remove(&column);
            } else {
                let new = value(input)?;
                row.insert(column, new);
            }
        }
    }
    Ok(())
}

/// A value of any kind.
fn value(input: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match input.int_in_range(0..=9)? {
        0 => Value::Null,
        1 => input.arbitrary::<bool>()?.into(),
        2 => input.arbitrary::<f64>()?.into(),
        3 => u64::MAX.into(),
        4 => Value::Array(vec![Value::Null]),
        5 => Value::Object(Map::new()),
        6 | 7 => inputs::number(input)?.into(),
        8 => inputs::row(input)?.into(),
        _ => inputs::text(input)?.into(),
    })
}
