//! Kills, full disks, failed syncs, folders that cannot be written, several processes, clocks that jump: nothing that
//! was acknowledged is lost, and what fails says so.

use std::path::Path;
use std::process::ExitStatus;
use std::sync::atomic::{AtomicU64, Ordering};

use foothold_tests::faults::diary::{self, Diary};
use foothold_tests::faults::every::{every, told};
use foothold_tests::faults::plan::Plan;
use foothold_tests::faults::random::Random;
use foothold_tests::faults::run::{Fault, Known, Place};
use foothold_tests::faults::script::Rows;
use foothold_tests::faults::sweep::{Fineness, Points, sweep};
use foothold_tests::faults::tally::Count;
use foothold_tests::faults::tiny::Tiny;
use foothold_tests::faults::trace::Call;
use foothold_tests::faults::verify::{Look, Verifier};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_faults"))
}

fn check(place: &Place, plan: &Plan, all: &[Rows], known: Known, what: &str) {
    let mut verifier = Verifier::new(plan, all);
    if let Err(wrong) = verifier.verify(&place.folder(), known, Look::Whole) {
        panic!("{what}: {wrong:?} ({known:?})");
    }
}

fn kind(encrypted: bool) -> &'static str {
    if encrypted { "encrypted" } else { "plain" }
}

fn small(encrypted: bool) -> Plan {
    Plan {
        changes: 22,
        seed: 5,
        encrypted,
        checkpoint: 8,
        migrate_at: Some(16),
        ..Plan::default()
    }
}

#[test]
fn a_short_note_costs_one_sync_and_few_writes() {
    for encrypted in [false, true] {
        let plan = Plan {
            changes: 1200,
            encrypted,
            short: true,
            housekeeping: false,
            ..Plan::default()
        };
        let run = Place::new().run(program(), &plan, Fault::Nothing);
        assert!(run.status.success());
        let (mut notes, mut syncs, mut writes) = (0_u32, 0_u32, 0_u32);
        for call in &run.calls {
            // After the first 200 the log is as long as it gets.
            match call {
                Call::Said(line) if line.starts_with("done ") => notes += 1,
                Call::Sync { .. } if notes >= 200 => syncs += 1,
                Call::Write { .. } if notes >= 200 => writes += 1,
                _ => {}
            }
        }
        assert_eq!(notes, 1200);
        let each = |count: u32| f64::from(count) / 1000.0;
        assert!(each(syncs) <= 1.1, "{} syncs a note", each(syncs));
        assert!(each(writes) <= 5.0, "{} writes a note", each(writes));
        // A floor: each note is its own durable write.
        assert!(syncs >= 1000);
    }
}

#[test]
fn a_killed_process_loses_nothing_acknowledged() {
    let count = Count::begin("killed in the midst of it");
    let mut kills = 0;
    for encrypted in [false, true] {
        let plan = Plan {
            changes: 40,
            seed: 6,
            encrypted,
            checkpoint: 8,
            swaps: encrypted,
            ..Plan::default()
        };
        let all = plan.script().all_rows(plan.changes);
        let calls = Place::new().run(program(), &plan, Fault::Nothing).counted();
        let mut random = Random::new(7);
        for _ in 0..60 {
            let at = 1 + random.below(calls as usize) as u32;
            let place = Place::new();
            let run = place.run(program(), &plan, Fault::Kill { at });
            if run.status.success() {
                // Encrypted files differ from run to run by a call or two: this one ended before its number came.
                continue;
            }
            assert_eq!(signal(run.status), Some(9), "at call {at}");
            kills += 1;
            check(
                &place,
                &plan,
                &all,
                run.acknowledged(),
                &format!("killed at call {at}"),
            );
        }
    }
    count.finish(kills, kills);
    assert!(kills >= 100, "{kills}");
}

fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[test]
fn a_full_disk_at_any_write_is_told_and_loses_nothing() {
    for encrypted in [false, true] {
        let plan = small(encrypted);
        let all = plan.script().all_rows(plan.changes);
        let count = Count::begin(&format!("disk full from some write on, {}", kind(encrypted)));
        let met = every(|from| {
            let place = Place::new();
            let half = from % 3 == 0;
            let run = place.run(program(), &plan, Fault::NoSpace { from, half });
            let what = format!("no space from write {from}");
            // In the midst of the run space came back, and it went on to its end.
            // SQLite calls a file that cannot be made one that cannot be opened, whatever the reason.
            let met = told(&run, &["Full", "Failed", "ReadOnly"], &what);
            check(&place, &plan, &all, run.acknowledged(), &what);
            met
        });
        count.finish(met, met);
        assert!(met >= 100, "{met}");
    }
}

#[test]
fn a_disk_that_stays_full_ends_nothing_but_the_write() {
    let plan = Plan {
        housekeeping: false,
        ..small(true)
    };
    let all = plan.script().all_rows(plan.changes);
    let count = Count::begin("disk that stays full, then a larger one");
    let place = Place::new();
    let tiny = Tiny::mount(&place.folder());
    let fault = if tiny.is_some() {
        Fault::Nothing
    } else {
        Fault::NoSpace { from: 60, half: true }
    };
    let big = Plan {
        changes: 4000,
        ..plan.clone()
    };
    let run = place.run(program(), &big, fault);
    let said: Vec<&str> = run.said().collect();
    if tiny.is_some() {
        // It gives up, as no space ever comes back; it was told why, and was not killed.
        assert_eq!(run.status.code(), Some(1), "{:?}", said.last());
    }
    assert!(said.iter().any(|line| line.contains("Full")), "{said:?}");
    let known = run.acknowledged();
    assert!(known.least > 0);
    // Space returns: on a larger disk everything is there.
    let larger = Place::new();
    let copied = std::process::Command::new("cp")
        .arg("-a")
        .arg(place.folder().join("."))
        .arg(larger.folder())
        .status();
    assert!(copied.expect("cp can be run").success());
    let all = if known.least < plan.changes {
        all
    } else {
        big.script().all_rows(known.most + 2)
    };
    check(&larger, &big, &all, known, "after a small disk was full");
    count.finish(1, 1);
}

#[test]
fn a_failed_sync_at_any_time_is_told_and_loses_nothing() {
    for encrypted in [false, true] {
        let plan = small(encrypted);
        let all = plan.script().all_rows(plan.changes);
        let count = Count::begin(&format!("failed sync, {}", kind(encrypted)));
        let cut = Count::begin(&format!("power cut after a failed sync, {}", kind(encrypted)));
        let cuts = AtomicU64::new(0);
        let met = every(|at| {
            let place = Place::new();
            let run = place.run(program(), &plan, Fault::BadSync { at, stays: false });
            let what = format!("sync {at} fails");
            told(&run, &["Failed", "Full"], &what);
            check(&place, &plan, &all, run.acknowledged(), &what);
            // The failed sync dropped what waited for it. Whatever was acknowledged after it must not lean on that.
            let only = Fineness {
                parts: 1,
                torn: 0,
                points: Points::SaidAndAfterFailure(80),
            };
            let swept = sweep(&run, &place.folder(), &plan, only);
            assert_eq!(swept.failures(), 0, "{what}: {:?}", swept.examples);
            cuts.fetch_add(swept.states, Ordering::Relaxed);
            run.calls
                .iter()
                .any(|call| matches!(call, Call::Sync { failed: true, .. }))
        });
        let stays = every(|at| {
            let place = Place::new();
            let run = place.run(program(), &plan, Fault::BadSync { at, stays: true });
            let what = format!("syncs from {at} on fail");
            told(&run, &["Failed", "Full"], &what);
            check(&place, &plan, &all, run.acknowledged(), &what);
            run.calls
                .iter()
                .any(|call| matches!(call, Call::Sync { failed: true, .. }))
        });
        count.finish(met + stays, met + stays);
        let cuts = cuts.into_inner();
        cut.finish(cuts, cuts);
        assert!(met >= 30 && stays >= 30, "{met} {stays}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_left_as_it_is() {
    let count = Count::begin("folder that cannot be written");
    let plan = small(true);
    let place = Place::new();
    let run = place.run(program(), &plan, Fault::ReadOnly);
    // The process says "mended" after the first failure, and then goes on.
    let said: Vec<&str> = run.said().collect();
    assert!(
        said.first().is_some_and(|line| *line == "failed open ReadOnly"),
        "{said:?}"
    );
    let all = plan.script().all_rows(plan.changes);
    check(
        &place,
        &plan,
        &all,
        run.acknowledged(),
        "after a folder could not be written",
    );

    // The same with a diary in it.
    let more = Plan {
        changes: plan.changes + 5,
        ..plan.clone()
    };
    let held = Place::new();
    held.run(program(), &plan, Fault::Nothing);
    let before = files(&held.folder());
    let again = held.run(program(), &Plan { first: 5000, ..more }, Fault::ReadOnly);
    assert!(
        again
            .said()
            .next()
            .is_some_and(|line| line == "failed open ReadOnly")
    );
    let first_change = again
        .calls
        .iter()
        .position(|call| !matches!(call, Call::Said(_) | Call::Open { .. } | Call::Close { .. }));
    let mended = again
        .calls
        .iter()
        .position(|call| matches!(call, Call::Said(line) if line == "mended"));
    assert!(
        first_change > mended,
        "something was changed in a folder that cannot be written"
    );
    assert!(!before.is_empty());
    let mut diary = Diary::open(&held.folder(), &plan, true).expect("it opens");
    let rows = diary.rows().expect("it reads");
    assert!(
        all[plan.changes as usize]
            .iter()
            .all(|(id, row)| rows.get(id) == Some(row))
    );
    count.finish(2, 2);
}

fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else if let Ok(bytes) = std::fs::read(entry.path()) {
            found.push((entry.path(), bytes));
        }
    }
    found
}

#[test]
fn two_processes_write_at_once_and_both_keep_all() {
    let count = Count::begin("two processes that write at once");
    let mut pairs = 0;
    for encrypted in [false, true] {
        for seed in 0..5 {
            let place = Place::new();
            let plans = [1, 10_000].map(|first| Plan {
                changes: 60,
                first,
                seed,
                encrypted,
                housekeeping: false,
                ..Plan::default()
            });
            let started = ["one", "two"].map(|name| {
                let plan = if name == "one" { &plans[0] } else { &plans[1] };
                (
                    name,
                    place.start(program(), plan, name).expect("it can be started"),
                )
            });
            for (name, mut child) in started {
                let status = child.wait().expect("it ends");
                let run = place.ended(status, name);
                let said: Vec<&str> = run.said().filter(|line| !line.starts_with("done")).collect();
                assert!(status.success(), "{name}: {said:?}");
                assert_eq!(run.acknowledged().least, 60, "{name}: {said:?}");
            }
            let mut diary = Diary::open(&place.folder(), &plans[0], false).expect("it opens");
            let mut wanted = plans[0].script().rows(60);
            wanted.extend(plans[1].script().rows(60));
            assert!(diary.rows().expect("it reads") == wanted, "seed {seed}");
            assert!(diary.is_whole().expect("it can be checked"));
            pairs += 1;
        }
    }
    count.finish(pairs, pairs);
}

#[test]
fn a_clock_that_jumps_loses_no_row_and_no_snapshot() {
    use foothold_core::store::{snapshots, tend};
    use foothold_core::tracker::Moment;

    let plan = Plan {
        changes: 30,
        housekeeping: false,
        ..Plan::default()
    };
    let place = Place::new();
    assert!(place.run(program(), &plan, Fault::Nothing).status.success());
    let count = Count::begin("clock that jumps");
    let rows = plan.script().rows(plan.changes);
    let day = 86_400;
    let jumps = [
        0,
        4_102_444_800,
        1_795_348_800,
        -day,
        253_402_300_799,
        1_795_348_800 + day,
        1,
        i64::MAX,
        i64::MIN,
    ];
    for (number, unix_seconds) in jumps.into_iter().enumerate() {
        let now = Moment {
            unix_seconds,
            utc_offset_minutes: if number % 2 == 0 { 840 } else { -720 },
        };
        let mut diary = Diary::open(&place.folder(), &plan, false).expect("it opens");
        assert!(diary.rows().expect("it reads") == rows, "{unix_seconds}");
        let before = snapshots(&place.folder(), &diary::key());
        let tended = tend(&place.folder(), diary::key(), now).expect("it can be tended");
        assert!(!tended.damaged);
        let after = snapshots(&place.folder(), &diary::key());
        let newest = after.first().expect("there is a snapshot");
        // The newest by its number, whatever its day is.
        assert!(
            before.iter().all(|older| older.number <= newest.number),
            "{unix_seconds}"
        );
        assert!(
            before.first().is_none_or(|older| after.contains(older)),
            "{unix_seconds}"
        );
        assert_eq!(
            newest.entries,
            before.first().map_or(newest.entries, |older| older.entries)
        );
    }
    assert_eq!(snapshots(&place.folder(), &diary::key()).len(), 3);
    count.finish(jumps.len() as u64, jumps.len() as u64);
}
