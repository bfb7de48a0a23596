//! The same fault at the first call, the second, and so on, until a run ends before its number comes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::run::Run;

/// Runs at once: as many as the smallest machine that runs this has cores.
const WORKERS: u32 = 2;

/// Runs with each fault from the first on until a run meets none. Answers the number of runs that did.
pub fn every(act: impl Fn(u32) -> bool + Sync) -> u64 {
    let met = AtomicU64::new(0);
    thread::scope(|scope| {
        for worker in 0..WORKERS {
            let (act, met) = (&act, &met);
            scope.spawn(move || {
                let mut number = worker + 1;
                while act(number) {
                    met.fetch_add(1, Ordering::Relaxed);
                    number += WORKERS;
                }
            });
        }
    });
    met.into_inner()
}

/// True if the process met the fault. What it was told must be one of these names, and be so.
///
/// # Panics
/// If it ended in another way than by coming to its end, or was told something else.
pub fn told(run: &Run, names: &[&str], what: &str) -> bool {
    let said: Vec<&str> = run.said().collect();
    assert!(run.status.success(), "{what}: {:?} {said:?}", run.status);
    assert_eq!(said.last(), Some(&"end"), "{what}: {said:?}");
    let mut next = 0;
    let mut full = false;
    for line in &said {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["done", number] => next = number.parse::<u32>().expect("it says a number") + 1,
            ["failed", at, error] => {
                assert!(names.contains(error), "{what}: {at} {error}");
                full = (*at, *error) == ("write", "Full");
            }
            // "Full" promises that nothing was written.
            ["kept", number] => assert!(!full || *number == next.to_string(), "{what}: {said:?}"),
            _ => {}
        }
    }
    said.iter().any(|line| line.starts_with("failed"))
}
