//! The process under test: writes by a plan, says what was acknowledged, and what it was told when something failed.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use foothold_core::store::{bring_back, salvage, snapshots};
use foothold_core::tracker::Moment;

use super::diary::{self, Diary};
use super::plan::Plan;

/// Times a step that failed is tried again before the process gives up.
const PATIENCE: u32 = 4;

struct Process<'a> {
    folder: &'a Path,
    plan: &'a Plan,
    said: File,
    diary: Option<Diary>,
    migrated: bool,
}

/// Runs a plan. What it says, line by line:
/// `done N` (change N was acknowledged), `failed WHAT ERROR`, `mended` (the shim ends its faults), `kept N` (after a
/// failure the diary holds N changes), `wrong` (it holds something else), `end`.
///
/// # Errors
/// If a step fails again and again.
pub fn run(folder: &Path, said: &Path, plan: &Plan) -> Result<(), Box<dyn std::error::Error>> {
    let mut process = Process {
        folder,
        plan,
        said: OpenOptions::new().create(true).append(true).open(said)?,
        diary: None,
        migrated: false,
    };
    let mut number = 0;
    while number < plan.changes {
        if plan.migrate_at == Some(number) && !process.migrated {
            process.migrated = true;
            process.diary = None;
        }
        if plan.housekeeping {
            process.housekeeping(number)?;
        }
        number = process.change(number)?;
    }
    if plan.housekeeping {
        process.tend(plan.changes)?;
    }
    process.close()?;
    process.say("end")?;
    Ok(())
}

impl Process<'_> {
    fn say(&mut self, line: &str) -> std::io::Result<()> {
        // One call, so that a kill leaves whole lines.
        self.said.write_all(format!("{line}\n").as_bytes())
    }

    fn failed(&mut self, what: &str, error: &diary::Error) -> std::io::Result<()> {
        self.say(&format!("failed {what} {error:?}"))?;
        self.say("mended")
    }

    fn opened(&mut self) -> Result<&mut Diary, Box<dyn std::error::Error>> {
        let mut left = PATIENCE;
        while self.diary.is_none() {
            match Diary::open(self.folder, self.plan, self.migrated) {
                Ok(diary) => self.diary = Some(diary),
                Err(error) if left > 0 => {
                    left -= 1;
                    self.failed("open", &error)?;
                }
                Err(error) => return Err(format!("{error:?}").into()),
            }
        }
        Ok(self.diary.as_mut().expect("it was just opened"))
    }

    fn housekeeping(&mut self, number: u32) -> Result<(), Box<dyn std::error::Error>> {
        match number % 10 {
            3 => self.tend(number),
            5 => {
                // It may fail: nothing is promised of it, and the log keeps what it could not move.
                if let Err(error) = self.opened()?.checkpoint() {
                    self.failed("checkpoint", &error)?;
                }
                Ok(())
            }
            // Once as the system takes an app's memory away, once as an app goes.
            8 if number % 20 == 8 => {
                self.diary = None;
                Ok(())
            }
            8 => self.close(),
            4 if self.plan.swaps => self.swap("salvage", number, |folder, now| {
                salvage(folder, diary::key(), now).map(|_| ())
            }),
            9 if self.plan.swaps => {
                self.tend(number)?;
                self.swap("bring_back", number, |folder, now| {
                    let newest = snapshots(folder, &diary::key()).first().map(|copy| copy.number);
                    bring_back(folder, diary::key(), newest.unwrap_or(0), now)
                })
            }
            _ => Ok(()),
        }
    }

    fn tend(&mut self, number: u32) -> Result<(), Box<dyn std::error::Error>> {
        self.opened()?;
        for _ in 0..PATIENCE {
            match Diary::tend(self.folder, self.plan, self.migrated, number) {
                Ok(tended) if tended.damaged => return Err("the diary is damaged".into()),
                Ok(_) => return Ok(()),
                Err(error) => self.failed("tend", &error)?,
            }
        }
        Err("tend fails for good".into())
    }

    /// Puts another file in the diary's place, one with the same rows.
    fn swap(
        &mut self,
        what: &str,
        number: u32,
        act: impl Fn(&Path, Moment) -> Result<(), diary::Error>,
    ) -> Result<(), Box<dyn std::error::Error>> {
        self.close()?;
        for _ in 0..PATIENCE {
            match act(self.folder, diary::day(number)) {
                Ok(()) => return Ok(()),
                Err(error) => self.failed(what, &error)?,
            }
            // What was cut short is finished by the next open.
            self.close()?;
        }
        Err(format!("{what} fails for good").into())
    }

    fn close(&mut self) -> Result<(), Box<dyn std::error::Error>> {
        self.opened()?;
        // It is closed all the same, and opens anew.
        if let Some(Err(error)) = self.diary.take().map(Diary::close) {
            self.failed("close", &error)?;
        }
        Ok(())
    }

    /// Answers the number of the change to do next.
    fn change(&mut self, number: u32) -> Result<u32, Box<dyn std::error::Error>> {
        let script = self.plan.script();
        let done = self.opened()?.write(|to| script.apply(number, to));
        let Err(error) = done else {
            self.say(&format!("done {number}"))?;
            return Ok(number + 1);
        };
        self.failed("write", &error)?;
        let mut found = None;
        for _ in 0..PATIENCE {
            match self.opened()?.rows() {
                Ok(rows) => {
                    found = Some(rows);
                    break;
                }
                Err(error) => self.failed("read", &error)?,
            }
        }
        let found = found.ok_or("reading fails for good")?;
        let kept = [number, number + 1]
            .into_iter()
            .find(|count| script.rows(*count) == found);
        match kept {
            Some(kept) => {
                self.say(&format!("kept {kept}"))?;
                Ok(kept)
            }
            None => {
                self.say("wrong")?;
                Err("the diary holds something else than what was written".into())
            }
        }
    }
}
