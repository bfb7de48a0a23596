//! An acknowledged write survives a power cut, at whatever call it comes and whatever part of what waited it leaves.

use std::fs;
use std::path::Path;

use foothold_tests::faults::disk::{Cut, Disk};
use foothold_tests::faults::plan::Plan;
use foothold_tests::faults::random::Random;
use foothold_tests::faults::run::{Fault, Place};
use foothold_tests::faults::sweep::{Fineness, Points, Swept, sweep};
use foothold_tests::faults::tally::Count;

const FINE: Fineness = Fineness {
    parts: 3,
    torn: 3,
    points: Points::All,
};

fn swept(plan: &Plan, fineness: Fineness) -> Swept {
    let place = Place::new();
    let run = place.run(Path::new(env!("CARGO_BIN_EXE_faults")), plan, Fault::Nothing);
    assert!(run.status.success(), "{:?}", run.said().collect::<Vec<_>>());
    sweep(&run, &place.folder(), plan, fineness)
}

fn kind(encrypted: bool) -> &'static str {
    if encrypted { "encrypted" } else { "plain" }
}

fn finish(count: Count, swept: &Swept) {
    count.finish(swept.states, swept.states - swept.failures());
}

#[test]
fn the_recorder_sees_every_change() {
    for encrypted in [false, true] {
        let place = Place::new();
        let plan = Plan {
            encrypted,
            swaps: encrypted,
            ..Plan::default()
        };
        let run = place.run(Path::new(env!("CARGO_BIN_EXE_faults")), &plan, Fault::Nothing);
        assert!(run.status.success(), "{:?}", run.said().collect::<Vec<_>>());
        let mut disk = Disk::new(&place.folder());
        for call in &run.calls {
            disk.apply(call);
        }
        let mut files = 0;
        for (path, bytes) in disk.after(Cut::All, &mut Random::new(0)) {
            let there = place.folder().join(&path);
            match bytes {
                Some(bytes) => {
                    files += 1;
                    assert!(fs::read(there).expect("it is there") == *bytes, "{path}");
                }
                None => assert!(there.is_dir(), "{path}"),
            }
        }
        let mut found = 0;
        let mut folders = vec![place.folder()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else if !entry.path().to_string_lossy().ends_with("-shm") {
                    found += 1;
                }
            }
        }
        assert_eq!(
            files, found,
            "a file is there that was not recorded, or the other way round"
        );
    }
}

#[test]
fn nothing_acknowledged_is_lost_in_any_power_cut() {
    let base = Plan {
        changes: 45,
        ..Plan::default()
    };
    let mut states = 0;
    for encrypted in [false, true] {
        let count = Count::begin(&format!("power cut, {}", kind(encrypted)));
        let mut all = Swept::default();
        // The log goes into the file every few pages, as on phones, and around a migration.
        for (seed, checkpoint, migrate_at) in [(1, 4, None), (2, 0, None), (3, 16, Some(30))] {
            let plan = Plan {
                encrypted,
                seed,
                checkpoint,
                migrate_at,
                ..base.clone()
            };
            all.add(swept(&plan, FINE));
        }
        finish(count, &all);
        assert_eq!(all.failures(), 0, "{:?} {:?}", all.wrong, all.examples);
        states += all.states;
    }
    assert!(states >= 20_000, "{states}");
}

#[test]
fn a_power_cut_while_a_diary_is_salvaged_or_brought_back_loses_nothing() {
    let plan = Plan {
        changes: 30,
        seed: 4,
        swaps: true,
        ..Plan::default()
    };
    let count = Count::begin("power cut while salvaging or bringing a copy back");
    let swept = swept(&plan, FINE);
    finish(count, &swept);
    assert_eq!(swept.failures(), 0, "{:?} {:?}", swept.wrong, swept.examples);
}

#[test]
fn weaker_settings_lose_rows_or_the_file() {
    // SQLite's own defaults among them. If one of these held, the tests above could not be trusted.
    for encrypted in [false, true] {
        for (journal, synchronous, what) in [
            ("WAL", "NORMAL", "lost"),
            ("WAL", "OFF", "cannot be opened"),
            ("DELETE", "FULL", "lost"),
        ] {
            let plan = Plan {
                changes: 20,
                encrypted,
                checkpoint: 10,
                journal: journal.to_owned(),
                synchronous: synchronous.to_owned(),
                housekeeping: false,
                ..Plan::default()
            };
            let coarse = Fineness {
                parts: 1,
                torn: 1,
                points: Points::All,
            };
            let kind = kind(encrypted);
            let count = Count::begin_bad(&format!("power cut with {journal} and {synchronous}, {kind}"));
            let swept = swept(&plan, coarse);
            finish(count, &swept);
            assert!(
                swept.wrong.contains_key(what),
                "{journal} {synchronous}: {:?}",
                swept.wrong
            );
        }
    }
}
