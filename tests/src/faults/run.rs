//! Starts the process under test on the watched disk.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::{fs, io};

use super::plan::Plan;
use super::trace::{self, Call};

/// What goes wrong, by the number of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing does.
    Nothing,
    /// No space from the nth call that needs some; `half` of that one is still written.
    NoSpace {
        /// Counted from 1.
        from: u32,
        /// Whether the first such call writes half.
        half: bool,
    },
    /// The nth sync fails.
    BadSync {
        /// Counted from 1.
        at: u32,
        /// And all later ones, until the process is told otherwise.
        stays: bool,
    },
    /// The process is killed at its nth call.
    Kill {
        /// Counted from 1.
        at: u32,
    },
    /// Nothing may be changed.
    ReadOnly,
}

/// A folder in memory where there is such a thing: thousands of files come and go.
///
/// # Panics
/// If no folder can be made.
pub fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    made.expect("a folder can be made")
}

fn shim() -> &'static Path {
    static SHIM: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = SHIM.get_or_init(|| {
        let folder = scratch();
        let out = folder.path().join("shim.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/shim.c");
        let built = Command::new("cc")
            .args(["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"])
            .args([&out, &source])
            .status()
            .expect("a C compiler can be run");
        assert!(built.success(), "the shim does not compile");
        (folder, out)
    });
    path
}

/// A place for one diary and what is known about its process.
#[derive(Debug)]
pub struct Place {
    home: tempfile::TempDir,
}

impl Place {
    /// An empty place.
    ///
    /// # Panics
    /// If no folder can be made.
    pub fn new() -> Self {
        let home = scratch();
        fs::create_dir(home.path().join("diary")).expect("a folder can be made");
        Self { home }
    }

    /// The diary's folder.
    pub fn folder(&self) -> PathBuf {
        self.home.path().join("diary")
    }

    fn command(&self, program: &Path, plan: &Plan, fault: Fault, name: &str) -> Command {
        let said = self.home.path().join(format!("{name}.said"));
        let mut command = Command::new(program);
        command
            .arg("process")
            .args([
                self.folder().as_os_str(),
                said.as_os_str(),
                &OsString::from(plan.to_string()),
            ])
            .env("LD_PRELOAD", shim())
            .env("FAULTS_FOLDER", self.folder())
            .env("FAULTS_SAID", said)
            .env("FAULTS_TRACE", self.home.path().join(format!("{name}.trace")))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut set = |name: &str, value: u32| {
            command.env(name, value.to_string());
        };
        match fault {
            Fault::Nothing => {}
            Fault::NoSpace { from, half } => {
                set("FAULTS_NO_SPACE", from);
                set("FAULTS_NO_SPACE_HALF", half.into());
            }
            Fault::BadSync { at, stays } => {
                set("FAULTS_BAD_SYNC", at);
                set("FAULTS_BAD_SYNC_STAYS", stays.into());
            }
            Fault::Kill { at } => set("FAULTS_KILL", at),
            Fault::ReadOnly => set("FAULTS_READ_ONLY", 1),
        }
        command
    }

    /// Starts a process and does not wait.
    ///
    /// # Errors
    /// If it cannot be started.
    pub fn start(&self, program: &Path, plan: &Plan, name: &str) -> io::Result<Child> {
        self.command(program, plan, Fault::Nothing, name).spawn()
    }

    /// Runs a process to its end.
    ///
    /// # Panics
    /// If it cannot be started or left no trace.
    pub fn run(&self, program: &Path, plan: &Plan, fault: Fault) -> Run {
        let status = self
            .command(program, plan, fault, "run")
            .status()
            .expect("the process can be started");
        self.ended(status, "run")
    }

    /// What a process that ended left.
    ///
    /// # Panics
    /// If it left no trace.
    pub fn ended(&self, status: ExitStatus, name: &str) -> Run {
        let calls = trace::read(&self.home.path().join(format!("{name}.trace")));
        Run { status, calls }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::new()
    }
}

/// A process that ended.
#[derive(Debug)]
pub struct Run {
    /// How it ended.
    pub status: ExitStatus,
    /// What it did and said.
    pub calls: Vec<Call>,
}

impl Run {
    /// What it said, line by line.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.calls.iter().filter_map(|call| match call {
            Call::Said(line) => Some(line.as_str()),
            _ => None,
        })
    }

    /// Changes it was told are safe.
    pub fn acknowledged(&self) -> Known {
        let mut known = Known::default();
        self.said().for_each(|line| known.hear(line));
        known
    }

    /// Calls the shim counts for [`Fault::Kill`].
    pub fn counted(&self) -> u32 {
        let counts = |call: &&Call| match call {
            Call::Open { made, .. } => *made,
            Call::Close { .. } | Call::Said(_) => false,
            _ => true,
        };
        u32::try_from(self.calls.iter().filter(counts).count()).unwrap_or(u32::MAX)
    }
}

/// What may be expected of the diary: at least the acknowledged changes, at most the one in flight beside them.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Known {
    /// Acknowledged changes.
    pub least: u32,
    /// With those that were begun.
    pub most: u32,
}

impl Known {
    /// Takes in a line that the process said.
    pub fn hear(&mut self, line: &str) {
        let number = || {
            line.rsplit(' ')
                .next()
                .and_then(|number| number.parse::<u32>().ok())
        };
        if line.starts_with("done ") {
            self.least = number().map_or(self.least, |number| number + 1);
        }
        // After a failure it read back what the diary held, and went on from there.
        if line.starts_with("kept ") {
            self.most = number().unwrap_or(self.most);
        }
        self.most = self.most.max(self.least);
    }
}
