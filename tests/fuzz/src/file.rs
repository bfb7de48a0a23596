//! The diary's file, changed in any way: it opens, or it does not and stays as it is; what can be read comes back.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use foothold_core::app::{Action, Foothold, Route, Settings};
use foothold_core::store::{Options, Store, StoreError, dump, salvage_with, tend_with};
use foothold_core::tracker::{self, About, Moment, Outcome, Plan, Talk, What};
use tempfile::TempDir;

use crate::home::{Home, KEY, text};
use crate::inputs::NOW;
use crate::screens::check;

/// Where the diary lies in its folder.
const DIARY: &str = "current/diary.db";

/// What a plain diary's file holds: its pages are read by SQLite itself, as no changed page of an encrypted one is.
static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let home = TempDir::new().expect("a folder");
    let mut store = Store::open_with(home.path(), None, &Options::default()).expect("a new diary");
    store.write(fill).expect("rows");
    store.close().expect("closed");
    fs::read(home.path().join(DIARY)).expect("a file")
});

fn fill(transaction: &rusqlite::Transaction<'_>) -> std::result::Result<(), StoreError> {
    let now = Moment::from(NOW);
    let about = About {
        nickname: "Sam".into(),
        ..About::default()
    };
    let person = Some(tracker::add_person(transaction, &about, now)?);
    for outcome in [Outcome::Worked, Outcome::DidNot, Outcome::Unsaid] {
        let talk = Talk {
            tried: "I only listened. ".repeat(60),
            outcome,
            ..Talk::default()
        };
        tracker::add_note(transaction, person, &talk, now)?;
    }
    tracker::add_win(transaction, person, "We laughed.", now)?;
    let step = tracker::keep_step(transaction, person, &What::Own("Walk together.".into()), now)?;
    let plan = Plan {
        day: now.day(),
        remind: Some(60),
    };
    tracker::plan_step(transaction, step, Some(plan))?;
    tracker::save_check(
        transaction,
        person,
        "soon",
        &[("sign".into(), "yes".into())].into(),
        now,
    )
    .map(|_| ())
}

pub(crate) fn file(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    // Nothing left to read is an end, not a finding.
    let _ = changed(&mut input);
}

fn changed(input: &mut Unstructured<'_>) -> Result<()> {
    if input.ratio(3, 4)? {
        plain(input)
    } else {
        encrypted(input)
    }
}

fn plain(input: &mut Unstructured<'_>) -> Result<()> {
    let home = TempDir::new().expect("a folder");
    let path = home.path().join(DIARY);
    let mut bytes = PLAIN.clone();
    change(input, &mut bytes)?;
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, &bytes).expect("a file");
    match Store::open_with(home.path(), None, &Options::default()) {
        Ok(mut store) => {
            read(&mut store);
            let _ = store.close();
        }
        Err(StoreError::Newer) => assert!(
            fs::read(&path).expect("a file") == bytes,
            "refused, and yet changed"
        ),
        Err(_) => {}
    }
    // Salvaging feels its way over gaps and takes a tenth of a second.
    if !input.ratio(1, 4)? {
        return Ok(());
    }
    let (options, now) = (Options::default(), Moment::from(NOW));
    let _ = tend_with(home.path(), None, &options, now);
    if salvage_with(home.path(), None, &options, now).is_ok() {
        // What was rebuilt is whole.
        let mut store = Store::open_with(home.path(), None, &options).expect("a salvaged diary opens");
        store.read(dump::export).expect("and is read");
        store.close().expect("and closes");
        let tended = tend_with(home.path(), None, &options, now).expect("and is looked after");
        assert!(!tended.damaged);
    }
    Ok(())
}

/// Everything that a screen, the export and the plan of reminders read.
fn read(store: &mut Store) {
    let now = Moment::from(NOW);
    let _ = store.read(|connection| {
        let person = tracker::chosen(connection)?.map(|person| person.id);
        for person in [person, Some(1)] {
            let _ = tracker::timeline(connection, person, None, 50);
            let _ = tracker::open_steps(connection, person, None, 50);
            let _ = tracker::insights(connection, person);
            let _ = tracker::search_notes(connection, person, "listened", None, 50);
        }
        for id in 0..4 {
            let _ = tracker::note(connection, id);
            let _ = tracker::step(connection, id);
            let _ = tracker::saved_check(connection, id);
            let _ = tracker::sheet(connection, id);
        }
        let _ = tracker::people(connection);
        let _ = tracker::lock(connection);
        let _ = tracker::reminders(connection, now.day(), 60);
        dump::export(connection).map(|_| ())
    });
    let _ = store.write(|transaction| tracker::add_win(transaction, None, "Again.", now).map(|_| ()));
}

fn encrypted(input: &mut Unstructured<'_>) -> Result<()> {
    let home = Home::new();
    let files = files(&home);
    let path = input.choose(&files)?;
    let whole = fs::read(path).expect("a file");
    let mut bytes = whole.clone();
    change(input, &mut bytes)?;
    fs::write(path, &bytes).expect("a file");
    let app = Foothold::new(Settings::first_run("US", "en"));
    let opened = app.unlock(text(home.path()), KEY.to_vec());
    let look = || {
        for route in [
            Route::Diary,
            Route::Timeline { after: None },
            Route::NextStep,
            Route::Note { id: 1 },
            Route::Storage,
            Route::Help,
        ] {
            check(&app.screen(route, NOW));
        }
    };
    look();
    app.reminders(NOW);
    let _ = app.tend(NOW);
    look();
    if opened.is_err() && path.ends_with(DIARY) {
        assert!(
            fs::read(path).expect("a file") == bytes,
            "refused, and yet changed"
        );
    }
    // Salvaging takes long where there is much to feel for: one in two does it.
    let mend = input
        .choose(&[Action::Salvage, Action::BringBack { copy: 1 }])?
        .clone();
    for action in [mend, Action::StartAnew] {
        // Each may be impossible; help stays.
        let _ = app.perform(action, NOW);
        look();
    }
    let opened = app.unlock(text(home.path()), KEY.to_vec());
    opened.expect("a diary that was set aside leaves room for a new one");
    Ok(())
}

/// Every file in the diary's folder.
fn files(home: &Home) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![home.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path)
            } else {
                files.push(path)
            }
        }
    }
    files.sort();
    files
}

/// Bits, bytes, whole pages and the end of a file, as a bad memory chip or a lost write changes them, and as no chip
/// would.
fn change(input: &mut Unstructured<'_>, bytes: &mut Vec<u8>) -> Result<()> {
    const PAGE: usize = 4096;
    for _ in 0..16 {
        if input.is_empty() || bytes.is_empty() {
            break;
        }
        let pages = bytes.len().div_ceil(PAGE);
        // A page's own header and cell pointers are where a change tells most.
        let page = input.int_in_range(0..=pages - 1)? * PAGE;
        let within = if input.arbitrary()? {
            input.int_in_range(0..=127)?
        } else {
            input.int_in_range(0..=PAGE - 1)?
        };
        let at = (page + within).min(bytes.len() - 1);
        match input.int_in_range(0..=5)? {
            0 => bytes[at] ^= 1 << input.int_in_range(0..=7)?,
            1 => bytes[at] = input.arbitrary()?,
            2 => {
                let count = input.int_in_range(0..=16)?;
                let new = input.bytes(input.len().min(count))?;
                let end = (at + new.len()).min(bytes.len());
                bytes[at..end].copy_from_slice(&new[..end - at]);
            }
            3 => {
                let from = input.int_in_range(0..=pages - 1)? * PAGE;
                let length = PAGE.min(bytes.len() - from).min(bytes.len() - page);
                bytes.copy_within(from..from + length, page);
            }
            4 => {
                let end = (at + PAGE).min(bytes.len());
                bytes[at..end].fill(input.arbitrary()?);
            }
            _ => {
                if input.arbitrary()? {
                    bytes.truncate(at);
                } else {
                    bytes.extend_from_slice(input.bytes(input.len().min(64))?);
                }
            }
        }
    }
    Ok(())
}
