//! What was tried and what held, counted by the tests and kept beside the build for the summary (`--bin faults`).

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

/// One kind of fault, in the last run.
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
    /// Not set if the test ended before it had counted.
    pub finished: bool,
}

impl Count {
    /// Begins to count, and drops the last run's: a summary must not show it for one that failed.
    ///
    /// # Panics
    /// If it cannot be written down.
    pub fn begin(fault: &str) -> Self {
        let count = Self {
            fault: fault.to_owned(),
            tried: 0,
            survived: 0,
            must_fail: false,
            finished: false,
        };
        count.write();
        count
    }

    /// The same for a setting that must fail.
    ///
    /// # Panics
    /// If it cannot be written down.
    pub fn begin_bad(fault: &str) -> Self {
        let count = Self {
            must_fail: true,
            ..Self::begin(fault)
        };
        count.write();
        count
    }

    /// Writes down what was counted.
    ///
    /// # Panics
    /// If it cannot be written down.
    pub fn finish(mut self, tried: u64, survived: u64) {
        (self.tried, self.survived, self.finished) = (tried, survived, true);
        self.write();
    }

    fn write(&self) {
        let plain = |letter: char| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        };
        let name: String = self.fault.chars().map(plain).collect();
        let text = json!({
            "fault": self.fault,
            "tried": self.tried,
            "survived": self.survived,
            "must_fail": self.must_fail,
            "finished": self.finished,
        });
        fs::create_dir_all(folder()).expect("the build folder can be written");
        fs::write(folder().join(format!("{name}.json")), text.to_string())
            .expect("the build folder can be written");
    }
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
                finished: value["finished"].as_bool()?,
            })
        })
        .collect();
    all.sort_by(|one, other| one.fault.cmp(&other.fault));
    all
}
