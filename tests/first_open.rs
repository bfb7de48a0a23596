//! The first diaries of a process, opened by several threads at once. Alone in its file: only the first ones of a
//! process meet SQLite while it gets ready.

use std::sync::Barrier;
use std::thread;

use foothold_core::store::{Key, Store};
use foothold_tests::faults::run::scratch;
use tempfile::TempDir;

#[test]
fn threads_that_open_the_first_diaries_at_once_all_get_theirs() {
    const THREADS: usize = 8;
    let key = Key::new(&[7; 32]).expect("it has 32 bytes");
    let start = Barrier::new(THREADS);
    let folders: Vec<_> = (0..THREADS).map(|_| scratch()).collect();
    let open = |folder: &TempDir| {
        start.wait();
        Store::open(folder.path(), key.clone()).map(|_| ())
    };
    let open = &open;
    let opened: Vec<_> = thread::scope(|threads| {
        let started: Vec<_> = folders
            .iter()
            .map(|folder| threads.spawn(move || open(folder)))
            .collect();
        let joined = started.into_iter().map(|thread| thread.join());
        joined.map(|opened| opened.expect("no panic")).collect()
    });
    assert_eq!(opened, vec![Ok(()); THREADS]);
}
