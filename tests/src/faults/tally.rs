//! What was tried and what held, counted by the tests and kept beside the build for the summary (`--bin faults`).

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

/// One kind of fault, in one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// What was done to the diary, in plain words.
    pub fault: String,
    /// Times it was done.
    pub tried: u64,
    /// Times the promise held.
    pub survived: u64,
    /// Set for settings the product does not use: these must fail, or the test has no teeth.
    pub must_fail: bool,
}

/// Where the counts lie: one file a kind, so that tests that run at once do not meet.
///
/// # Panics
/// If the program's own path is unknown.
pub fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("the system knows the program's path");
    let beside = program.parent().expect("a program lies in a folder");
    let profile = if beside.ends_with("deps") {
        beside.parent().unwrap_or(beside)
    } else {
        beside
    };
    profile.join("faults-tried")
}

/// Keeps a count, in place of the last run's.
///
/// # Panics
/// If it cannot be kept: a summary must not show an older run's.
pub fn keep(count: &Count) {
    let name: String = count
        .fault
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let Count {
        fault,
        tried,
        survived,
        must_fail,
    } = count;
    let text = json!({ "fault": fault, "tried": tried, "survived": survived, "must_fail": must_fail });
    fs::create_dir_all(folder()).expect("the build folder can be written");
    fs::write(folder().join(format!("{name}.json")), text.to_string())
        .expect("the build folder can be written");
}

/// Every count that was kept, in the order of their words.
pub fn all() -> Vec<Count> {
    let mut all: Vec<Count> = fs::read_dir(folder())
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| serde_json::from_slice(&fs::read(entry.path()).ok()?).ok())
        .filter_map(|value: Value| {
            Some(Count {
                fault: value["fault"].as_str()?.to_owned(),
                tried: value["tried"].as_u64()?,
                survived: value["survived"].as_u64()?,
                must_fail: value["must_fail"].as_bool()?,
            })
        })
        .collect();
    all.sort_by(|one, other| one.fault.cmp(&other.fault));
    all
}
