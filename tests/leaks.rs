//! What the reader wrote, and the key, stand in no file that is written: not in the diary, its log, its copies, what is
//! set aside, an export, or a temporary file.

use std::path::{Path, PathBuf};

use foothold_core::app::{Action, Effect, Foothold, Route, Settings};
use foothold_tests::{CHECKED, submit};
use tempfile::TempDir;

/// Words that stand nowhere else.
const PLANTED: [&str; 8] = [
    "Quendelsalat",
    "Zitronenmond",
    "Vexierbild",
    "Kirschwasserfall",
    "Tintenfischuhr",
    "Wolkenbruchbuch",
    "Sternschnuppenamt",
    "Dudelsacktal",
];

const KEY: [u8; 32] = *b"k3y-bytes-that-stand-nowhere-e1s";

#[test]
fn planted_words_and_the_key_stand_in_no_byte_of_any_file() {
    let home = TempDir::new().expect("a folder");
    let folder = home.path().join("diary");
    let core = Foothold::new(Settings::first_run("US", "en"));
    core.unlock(folder.display().to_string(), KEY.to_vec())
        .expect("a new diary");
    let send = |form: &str, values: &[(&str, &str)]| {
        core.perform(submit(form, values), CHECKED).expect("it is kept")
    };
    let [nickname, own_step, how, tried, next, win, removed, query] = PLANTED;
    send("person/new", &[("nickname", nickname)]);
    send("own-step", &[("words", own_step)]);
    send("tried/1", &[("outcome", "worked"), ("how", how)]);
    // Enough to fill pages, move rows between them and reach the checkpoint.
    for at in 0..300 {
        let long = format!("{tried} {at} ").repeat(12);
        send("note/new", &[("tried", &long), ("try_next", next)]);
    }
    send("win", &[("words", win)]);
    send("note/new", &[("tried", removed)]);
    send("diary-search", &[("words", query)]);
    core.perform(
        Action::Remove {
            kind: "note".into(),
            id: 301,
        },
        CHECKED,
    )
    .expect("removed");
    // While it is open, with its log; with a copy; after a close; and set aside.
    let mut looked = search(home.path());
    core.tend(CHECKED).expect("a copy is made");
    core.screen(Route::Timeline { after: None }, CHECKED);
    looked += search(home.path());
    let passphrase = "river pancake window seven";
    let outcome = send("export", &[("passphrase", passphrase), ("again", passphrase)]);
    for effect in outcome.effects {
        if let Effect::Share { bytes, name, .. } = effect {
            std::fs::write(home.path().join(name), bytes).expect("written");
        }
    }
    core.lock();
    looked += search(home.path());
    let _ = core.unlock(folder.display().to_string(), vec![1; 32]);
    core.perform(Action::StartAnew, CHECKED).expect("set aside");
    core.lock();
    looked += search(home.path());
    assert!(looked > 1_000_000, "the files were read at all: {looked} bytes");
}

/// Looks through every file; answers how many bytes.
fn search(folder: &Path) -> usize {
    let mut looked = 0;
    for file in files(folder) {
        let bytes = std::fs::read(&file).expect("it can be read");
        let name = file.display().to_string();
        looked += bytes.len();
        let mut needles: Vec<Vec<u8>> = Vec::new();
        for word in PLANTED {
            assert!(!name.contains(word), "a name tells: {name}");
            needles.push(word.as_bytes().to_vec());
            needles.push(word.to_lowercase().into_bytes());
            needles.push(word.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        needles.push(KEY.to_vec());
        let hex: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
        needles.push(hex.to_uppercase().into_bytes());
        needles.push(hex.into_bytes());
        for needle in needles {
            let found = memchr::memmem::find(&bytes, &needle);
            assert_eq!(found, None, "{name} holds {:?}", String::from_utf8_lossy(&needle));
        }
    }
    looked
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
