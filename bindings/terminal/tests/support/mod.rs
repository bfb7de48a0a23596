//! Runs the `foothold` command the way a shell would.
#![allow(dead_code, reason = "each test file uses a part of this")]

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use tempfile::TempDir;

/// A home with nothing in it.
pub(crate) struct Home {
    folder: TempDir,
}

/// What a run printed and how it ended.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().expect("a temporary folder"),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the settings are kept.
    pub(crate) fn settings(&self) -> PathBuf {
        self.path().join("foothold").join("settings.json")
    }

    /// The folder in which the diary's own folder is.
    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// Where the diary's key is kept.
    pub(crate) fn key(&self) -> PathBuf {
        self.data().join("foothold").join("diary.key")
    }

    /// The diary itself.
    pub(crate) fn diary(&self) -> PathBuf {
        self.data().join("foothold/diary/current/diary.db")
    }

    /// A home with an empty diary, so that nothing is said of its being new.
    pub(crate) fn with_diary() -> Self {
        let home = Self::new();
        let ran = home.run(&["diary"], "");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        home
    }

    /// A file in the home with this content.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(&file, content).expect("a file");
        file
    }

    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_foothold"));
        command
            .args(arguments)
            .env("XDG_CONFIG_HOME", self.path())
            .env("XDG_DATA_HOME", self.data())
            .current_dir(self.path());
        for name in ["LANG", "LC_ALL", "COLUMNS", "NO_COLOR", "HOME", "FOOTHOLD_DATA"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: &[S], input: impl Into<Vec<u8>>) -> Ran {
        finish(self.command(arguments), input.into())
    }
}

/// Runs a command to its end with this input.
pub(crate) fn finish(mut command: Command, input: Vec<u8>) -> Ran {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("foothold starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // It may leave before it has read everything; that is its right.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("foothold ends");
    writer.join().expect("the writer ends");
    Ran {
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
        code: output.status.code(),
    }
}

/// The number that stands before these words on the last screen printed.
pub(crate) fn number(out: &str, words: &str) -> String {
    let line = out
        .lines()
        .rev()
        .find(|line| line.contains(words))
        .unwrap_or_else(|| panic!("{words}: {out}"));
    line.split(')').next().expect("a key").trim().to_owned()
}

/// Walks from the first screen by the words of what is touched.
pub(crate) fn walk(home: &Home, arguments: &[&str], words: &[&str]) -> (String, String) {
    let mut typed = String::new();
    let mut out = home.run(arguments, typed.clone()).well();
    for words in words {
        typed.push_str(&number(&out, words));
        typed.push('\n');
        out = home.run(arguments, typed.clone()).well();
    }
    (out, typed)
}

impl Ran {
    /// It ended well and said nothing beside its output.
    pub(crate) fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// It refused what was asked for, in a sentence, and printed nothing.
    pub(crate) fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self.err.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Numbers that look random and are the same on every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}
