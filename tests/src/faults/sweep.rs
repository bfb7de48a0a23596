//! Power cuts: every state a process's disk could be left in, opened and compared with what was acknowledged.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use super::disk::{self, Cut, Disk};
use super::plan::Plan;
use super::random::Random;
use super::run::{Known, Run, scratch};
use super::script::Rows;
use super::trace::Call;
use super::verify::{Look, Verifier, Wrong};

/// Opens at once: as many as the smallest machine that runs this has cores.
const WORKERS: usize = 2;

/// How finely to cut.
#[derive(Debug, Clone, Copy)]
pub struct Fineness {
    /// Random parts of what waits, at each call.
    pub parts: u32,
    /// Those with torn sectors.
    pub torn: u32,
    /// Where.
    pub points: Points,
}

/// Where the power is cut.
#[derive(Debug, Clone, Copy)]
pub enum Points {
    /// At every call.
    All,
    /// Where the process said something, such as that a write was acknowledged, and for this many calls after the first
    /// failed sync.
    SaidAndAfterFailure(usize),
}

/// What came of a sweep.
#[derive(Debug, Default)]
pub struct Swept {
    /// Different states that were opened.
    pub states: u64,
    /// States that broke the promise, by how.
    pub wrong: BTreeMap<String, u64>,
    /// The first of each, in words.
    pub examples: BTreeMap<String, String>,
}

impl Swept {
    /// States that broke the promise.
    pub fn failures(&self) -> u64 {
        self.wrong.values().sum()
    }

    fn note(&mut self, wrong: &Wrong, example: impl FnOnce() -> String) {
        *self.wrong.entry(kind(wrong).to_owned()).or_default() += 1;
        self.examples
            .entry(kind(wrong).to_owned())
            .or_insert_with(example);
    }

    /// Takes in another sweep.
    pub fn add(&mut self, other: Self) {
        self.states += other.states;
        for (kind, count) in other.wrong {
            *self.wrong.entry(kind).or_default() += count;
        }
        self.examples.extend(other.examples);
    }
}

/// Cuts the power at each call of a run.
///
/// # Panics
/// If a state cannot be laid out.
pub fn sweep(run: &Run, root: &Path, plan: &Plan, fineness: Fineness) -> Swept {
    let all = plan.script().all_rows(plan.changes);
    let seen = Mutex::new(HashSet::new());
    let mut swept = Swept::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|worker| {
                let (all, seen) = (&all, &seen);
                scope.spawn(move || one_of(worker, run, root, plan, fineness, all, seen))
            })
            .collect();
        for worker in workers {
            swept.add(worker.join().expect("a sweep ends"));
        }
    });
    swept
}

fn one_of(
    worker: usize,
    run: &Run,
    root: &Path,
    plan: &Plan,
    fineness: Fineness,
    all: &[Rows],
    seen: &Mutex<HashSet<(u64, Known)>>,
) -> Swept {
    let place = scratch();
    let folder = place.path().join("diary");
    let mut disk = Disk::new(root);
    let mut verifier = Verifier::new(plan, all);
    let mut known = Known::default();
    let mut swept = Swept::default();
    let mut failed = None;
    for (number, call) in run.calls.iter().enumerate() {
        if let Call::Said(line) = call {
            known.hear(line);
        }
        if failed.is_none() && matches!(call, Call::Sync { failed: true, .. }) {
            failed = Some(number);
        }
        let chosen = match fineness.points {
            Points::All => true,
            Points::SaidAndAfterFailure(calls) => {
                matches!(call, Call::Said(_)) || failed.is_some_and(|failed| number - failed <= calls)
            }
        };
        if !disk.apply(call) || !chosen || number % WORKERS != worker {
            continue;
        }
        let mut random = Random::new(plan.seed ^ (number as u64) << 24);
        let parts = std::iter::repeat_n(Cut::Some, fineness.parts as usize);
        let torn = std::iter::repeat_n(Cut::Torn, fineness.torn as usize);
        for cut in [Cut::Nothing, Cut::All].into_iter().chain(parts).chain(torn) {
            let state = disk.after(cut, &mut random);
            if !seen
                .lock()
                .expect("no worker panics")
                .insert((disk::hash(&state), known))
            {
                continue;
            }
            disk::lay_out(&state, &folder).expect("a state can be laid out");
            swept.states += 1;
            let look = if random.percent(6) {
                Look::Whole
            } else {
                Look::Quick
            };
            if let Err(wrong) = verifier.verify(&folder, known, look) {
                swept.note(&wrong, || {
                    format!("{cut:?} at call {number} ({known:?}): {wrong:?}")
                });
            }
        }
    }
    swept
}

fn kind(wrong: &Wrong) -> &'static str {
    match wrong {
        Wrong::CannotOpen(_) => "cannot be opened",
        Wrong::CannotRead(_) => "cannot be read",
        Wrong::Damaged => "damaged",
        Wrong::Lost(_) => "lost",
        Wrong::Different => "different",
        Wrong::Snapshot(_) => "snapshot",
        Wrong::CannotWrite(_) => "cannot be written",
        Wrong::CannotTend(_) => "cannot be tended",
    }
}
