//! A small diary, made once as a reader would, and laid anew for every input.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use foothold_core::app::{Action, FieldValue, Foothold, Mark, Route, Settings};
use foothold_core::content::content;
use tempfile::TempDir;

use crate::inputs::NOW;

/// The key of every diary here.
pub(crate) const KEY: [u8; 32] = [7; 32];

/// The files of a diary with someone, a note, a win, a planned step, a kept check and a copy of an earlier day.
static FILES: LazyLock<Vec<(PathBuf, Vec<u8>)>> = LazyLock::new(|| {
    let home = TempDir::new().expect("a folder");
    let app = Foothold::new(Settings::first_run("US", "en"));
    app.unlock(text(home.path()), KEY.to_vec()).expect("a new diary");
    let perform = |action: Action| app.perform(action, NOW).expect("what a reader does");
    let submit = |form: &str, values: &[(&str, &str)]| {
        let values = values.iter().map(|(id, value)| FieldValue {
            id: (*id).to_owned(),
            value: (*value).to_owned(),
        });
        perform(Action::Submit {
            form: form.to_owned(),
            values: values.collect(),
        })
    };
    let person = app.screen(Route::NewPerson, NOW);
    let form = |screen: &foothold_core::app::Screen| {
        let mut blocks = screen.blocks.iter();
        let form = blocks.find_map(|block| match block {
            foothold_core::app::Block::Form { id, .. } => Some(id.clone()),
            _ => None,
        });
        form.expect("a form")
    };
    submit(&form(&person), &[("nickname", "Sam"), ("age", "adult")]);
    perform(Action::ChoosePerson { person: Some(1) });
    let note = form(&app.screen(Route::NewNote, NOW));
    submit(&note, &[("tried", "I only listened."), ("outcome", "worked")]);
    submit(&note, &[("tried", "I argued."), ("outcome", "did_not")]);
    submit(
        &form(&app.screen(Route::NewWin, NOW)),
        &[("words", "We laughed.")],
    );
    submit(
        &form(&app.screen(Route::OwnStep, NOW)),
        &[("words", "Walk together.")],
    );
    let plan = form(&app.screen(Route::KeptStep { id: 1 }, NOW));
    submit(&plan, &[("day", "2026-11-29"), ("time", "18:30")]);
    perform(Action::KeepStep {
        step: content().small_steps[0].id.to_owned(),
    });
    perform(Action::Tick {
        sign: content().tables.signs[0].id.to_owned(),
        mark: Mark::Yes,
    });
    perform(Action::SaveCheck);
    app.tend(NOW).expect("a copy");
    app.lock();
    let mut files = Vec::new();
    gather(home.path(), home.path(), &mut files);
    files
});

fn gather(home: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(home, &path, files);
        } else {
            let name = path.strip_prefix(home).expect("below home").to_owned();
            files.push((name, fs::read(&path).expect("a file")));
        }
    }
}

/// The diary in a folder of its own, which goes when this does.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        let home = TempDir::new().expect("a folder");
        for (name, bytes) in FILES.iter() {
            let path = home.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        Self(home)
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

/// A folder as the phone names it.
pub(crate) fn text(folder: &Path) -> String {
    folder
        .to_str()
        .expect("a temporary folder has a plain name")
        .to_owned()
}

/// What slow work (a hash, a cipher with a passphrase) has used of this run.
static SPENT: LazyLock<Mutex<(Instant, Duration)>> =
    LazyLock::new(|| Mutex::new((Instant::now(), Duration::ZERO)));

/// True if work that takes about so long may be done: it gets a tenth of the time, so that a fuzzer that likes it does
/// nothing else. An input on its own may always.
pub(crate) fn afford(cost: Duration) -> bool {
    let mut spent = SPENT.lock().unwrap_or_else(PoisonError::into_inner);
    let (start, used) = *spent;
    let may = used <= start.elapsed() / 10 + Duration::from_secs(3);
    if may {
        spent.1 = used + cost;
    }
    may
}
