//! A diary with a little of everything in it, and everything that can be reached in it.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::Path;

use foothold_core::app::{Action, Field, FieldKind, Mode, Route, Screen, Tap};
use tempfile::TempDir;

use crate::{App, fields, taps};

/// What [`write_a_little`] writes in the reader's own words.
pub const OWN_WORDS: [&str; 5] = [
    "Samovar",
    "Ask about sleep on the drive",
    "I asked about sleep and said little",
    "Ask again on the way to training",
    "We ate together",
];

/// Writes a little of everything into an open diary, through the screens: someone, a step, a talk, a small win, a check.
/// Each is the first row of its kind.
pub fn write_a_little(app: &mut App) {
    let [name, step, tried, next, win] = OWN_WORDS;
    let mut fill = |route: Route, form: &str, given: &[(&str, &str)]| {
        app.visit(route);
        app.fill(form, given).expect("the form can be sent");
    };
    fill(
        Route::NewPerson,
        "person/new",
        &[("nickname", name), ("age", "minor")],
    );
    fill(Route::OwnStep, "own-step", &[("words", step)]);
    let talk = [
        ("approach", "listened"),
        ("tried", tried),
        ("outcome", "did_not"),
        ("try_next", next),
        ("setting", "table"),
        ("part_of_day", "late-night"),
    ];
    fill(Route::NewNote, "note/new", &talk);
    fill(Route::NewWin, "win", &[("words", win)]);
    app.visit(Route::Check);
    for id in ["suicide", "plan"] {
        app.touch(id);
    }
    app.perform(Action::SaveCheck).expect("a check can be kept");
    app.perform(Action::StartAgain).expect("a check can start again");
    app.visit(Route::Home);
}

/// What a reader does on a screen of the diary.
#[derive(Debug, Clone)]
enum Move {
    Touch(Box<Tap>),
    FillIn(String),
}

/// Something for each kind of field that core takes.
fn sample(field: &Field) -> String {
    let sample = match field.kind {
        FieldKind::Phone => "555 0100",
        FieldKind::Search => "sleep",
        FieldKind::Line => "Alex",
        FieldKind::Words => "We talked for a while.",
        // The day these are written on: neither past nor to come.
        FieldKind::Day => "2026-11-22",
        FieldKind::Time => "18:30",
        FieldKind::Pin => "4711",
        FieldKind::Passphrase => "four words make one",
        FieldKind::OneOf => field.options.first().map_or("", |option| option.id.as_str()),
    };
    sample.to_owned()
}

/// A diary with a little of everything in it, and its export.
pub struct Written {
    folder: TempDir,
    export: Vec<u8>,
}

const KEY: [u8; 32] = [7; 32];

#[allow(clippy::new_without_default, reason = "it takes a while and has no default")]
impl Written {
    /// Writes it.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut app = App::first_run("US");
        app.open_diary(folder.path(), KEY).expect("a new diary opens");
        write_a_little(&mut app);
        app.visit(Route::OwnAfter);
        app.fill("after/new", &[("day", "2026-11-12")])
            .expect("a day of coming home is kept");
        app.visit(Route::Export);
        let words = "four words make one";
        app.fill("export", &[("passphrase", words), ("again", words)])
            .expect("an export can be made");
        let export = app.shared().expect("a file").0.to_vec();
        app.close_diary();
        Self { folder, export }
    }

    /// An app of its own over a copy of it, and the copy.
    pub fn app(&self) -> (App, TempDir) {
        let copy = tempfile::tempdir().expect("a folder");
        copy_folder(self.folder.path(), copy.path());
        let mut app = App::first_run("US");
        app.open_diary(copy.path(), KEY).expect("the diary opens");
        app.file = Some(self.export.clone());
        (app, copy)
    }

    /// Every screen of the diary that can be reached with it open, walked once, and those right beyond it.
    pub fn walk(&self) -> BTreeMap<String, Screen> {
        let mut seen = BTreeMap::new();
        let start = [Route::Diary, Route::NextStep].map(|route| {
            let mode = Mode::Push;
            vec![Move::Touch(Box::new(Tap::Go { route, mode }))]
        });
        let mut ways = VecDeque::from(start);
        while let Some(way) = ways.pop_front() {
            let (mut app, _copy) = self.app();
            for step in &way {
                make(&mut app, step);
            }
            let screen = app.screen();
            let key = format!("{} | {}", screen.route.to_text(), screen.title.text);
            if seen.contains_key(&key) {
                continue;
            }
            if screen.route.is_diary() || screen.route == Route::NextStep {
                for tap in taps(&screen) {
                    let step = match tap {
                        Tap::Submit { form } => Move::FillIn(form),
                        Tap::Reach { .. } => continue,
                        tap => Move::Touch(Box::new(tap)),
                    };
                    ways.push_back([way.clone(), vec![step]].concat());
                }
            }
            seen.insert(key, screen);
            assert!(seen.len() < 500, "the diary has no end");
        }
        seen
    }
}

fn make(app: &mut App, step: &Move) {
    match step {
        Move::Touch(tap) => app.tap(tap.as_ref().clone()),
        Move::FillIn(form) => {
            let fields = fields(&app.screen(), form);
            let samples: Vec<_> = fields.iter().map(sample).collect();
            let given: Vec<_> = fields
                .iter()
                .zip(&samples)
                .map(|(field, sample)| (field.id.as_str(), sample.as_str()))
                .collect();
            app.fill(form, &given)
                .unwrap_or_else(|error| panic!("`{form}`: {error}"));
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&to).expect("a folder");
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
}
