//! The store beside what the system itself needs for the same: ratios of one interleaved run, never times.
//!
//! ```text
//! cargo bench -p foothold-tests --bench store
//! ```
#![allow(clippy::print_stdout, reason = "prints its ratios")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use foothold_core::store::{Key, Options, Store, snapshot_now, tend};
use foothold_core::tracker::Moment;
use rusqlite::Connection;

const WARM_UPS: usize = 200;
const INSERTS: usize = 600;
const OPENS: usize = 150;
const COPIES: usize = 12;
/// Ten years, a note a day.
const ROWS: usize = 3_650;
const WHICH: &str = "FOOTHOLD_BENCH";
const NOTE: &str = "Walked the dog together after dinner; talked for ten minutes, no argument.";
const FIRST_ROWS: &str = "SELECT id, tried FROM note WHERE person_id IS NULL AND removed IS NULL
    ORDER BY at DESC, id DESC LIMIT 20";

fn main() {
    if let Ok(which) = std::env::var(WHICH) {
        println!("{} {}", insert(&which), open_alone(&which));
        return;
    }
    println!(
        "durable insert / 4 KiB append + fdatasync, goal 1.0; in brackets open and close / the plain one's:"
    );
    // Locked memory cannot be given up again, so each kind has processes of its own, in turn.
    let kinds = ["plain", "encrypted", "encrypted, all memory locked and wiped"];
    let mut taken = vec![(Vec::new(), Vec::new()); kinds.len()];
    for _ in 0..5 {
        for (kind, (inserts, opens)) in kinds.iter().zip(&mut taken) {
            let (insert, open) = in_fresh_process(kind);
            inserts.push(insert);
            opens.push(open);
        }
    }
    let plain = middle(taken[0].1.clone());
    for (kind, (inserts, opens)) in kinds.iter().zip(taken) {
        println!("  {kind}: {:.2} ({:.2})", middle(inserts), middle(opens) / plain);
    }
    opens();
    snapshots();
}

fn in_fresh_process(which: &str) -> (f64, f64) {
    let output = Command::new(std::env::current_exe().expect("a bench knows itself"))
        .env(WHICH, which)
        .output()
        .expect("a bench can start itself");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|number| number.parse().ok())
        .collect();
    (numbers[0], numbers[1])
}

fn options(which: &str) -> Options {
    Options {
        memory_security: which.contains("memory"),
        ..Options::default()
    }
}

fn key() -> Key {
    Key::new(&[7; 32]).expect("32 bytes")
}

fn opened(folder: &Path, which: &str) -> Store {
    let key = which.starts_with("encrypted").then(key);
    Store::open_with(folder, key, &options(which)).expect("it opens")
}

fn add(
    transaction: &rusqlite::Transaction<'_>,
    number: usize,
) -> Result<(), foothold_core::store::StoreError> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO note (at, utc_offset, approach, setting, part_of_day, tried, outcome, try_next)
         VALUES (?1, 60, 'leap', 'car', 'evening', ?2, 'partly', '')",
    )?;
    insert.execute(rusqlite::params![1_795_348_800 + number as i64, NOTE])?;
    Ok(())
}

/// The ratio of an insert's p50 to that of an append, taken in turn.
fn insert(which: &str) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = opened(&folder.path().join("diary"), which);
    let mut floor = File::create(folder.path().join("floor")).expect("a file");
    let (mut inserts, mut appends) = (Vec::new(), Vec::new());
    for number in 0..WARM_UPS + INSERTS {
        let start = Instant::now();
        store
            .write(|transaction| add(transaction, number))
            .expect("it is written");
        let written = start.elapsed();
        let start = Instant::now();
        floor.write_all(&[7; 4096]).expect("it is written");
        floor.sync_data().expect("it lasts");
        if number >= WARM_UPS {
            inserts.push(written.as_secs_f64());
            appends.push(start.elapsed().as_secs_f64());
        }
    }
    middle(inserts) / middle(appends)
}

fn filled(folder: &Path, which: &str) {
    let mut store = opened(folder, which);
    store
        .write(|transaction| (0..ROWS).try_for_each(|number| add(transaction, number)))
        .expect("it is filled");
    store.close().expect("it closes");
}

/// Seconds to open and close ten years, p50.
fn open_alone(which: &str) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path(), which);
    let open = || {
        let start = Instant::now();
        drop(opened(folder.path(), which));
        start.elapsed().as_secs_f64()
    };
    middle((0..OPENS).map(|_| open()).collect())
}

fn first_rows(connection: &Connection) -> usize {
    let mut query = connection.prepare(FIRST_ROWS).expect("a query");
    let rows = query.query_map([], |row| row.get::<_, String>(1)).expect("rows");
    rows.map(|row| row.expect("a row").len()).sum()
}

fn opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |which: &str| folder.path().join(which);
    for which in ["plain", "encrypted"] {
        filled(&place(which), which);
    }
    let time = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let open = |which: &str| drop(opened(&place(which), which));
    let bare = |which: &str| {
        let connection = Connection::open(place(which).join("current/diary.db")).expect("it opens");
        if which == "encrypted" {
            let key = format!("PRAGMA key = \"x'{}'\"", "07".repeat(32));
            connection.execute_batch(&key).expect("it takes the key");
        }
        assert!(first_rows(&connection) > 0);
    };
    let to_rows = |which: &str| {
        let read = opened(&place(which), which).read(|connection| Ok(first_rows(connection)));
        assert!(read.is_ok_and(|read| read > 0));
    };
    let mut times = vec![Vec::new(); 6];
    for _ in 0..OPENS {
        for (at, which) in ["plain", "encrypted"].into_iter().enumerate() {
            times[at].push(time(&|| open(which)));
            times[2 + at].push(time(&|| to_rows(which)));
            times[4 + at].push(time(&|| bare(which)));
        }
    }
    let times: Vec<f64> = times.into_iter().map(middle).collect();
    println!(
        "open and close, {ROWS} rows: encrypted / plain, goal 1.25: {:.2}",
        times[1] / times[0]
    );
    println!("open to the first rows / the same without pragmas, migrations and purge, goal 1.5:");
    println!("  plain: {:.2}", times[2] / times[4]);
    println!("  encrypted: {:.2}", times[3] / times[5]);
}

fn snapshots() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("diary");
    filled(&place, "encrypted");
    let now = Moment {
        unix_seconds: 1_795_348_800,
        utc_offset_minutes: 0,
    };
    let (mut snapshots, mut checks, mut copies) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..COPIES {
        let start = Instant::now();
        snapshot_now(&place, key(), now).expect("it is taken");
        snapshots.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        tend(&place, key(), now).expect("it is tended");
        checks.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let to = folder.path().join("copy");
        fs::copy(place.join("current/diary.db"), &to).expect("it is copied");
        File::open(&to)
            .and_then(|file| file.sync_all())
            .expect("it lasts");
        copies.push(start.elapsed().as_secs_f64());
        fs::remove_file(&to).expect("it goes");
    }
    let (snapshot, check, copy) = (middle(snapshots), middle(checks), middle(copies));
    println!("copy + fsync of the same bytes = 1:");
    println!("  every page and table checked: {:.2}", check / copy);
    println!(
        "  snapshot without that check, goal 8: {:.2}",
        (snapshot - check) / copy
    );
}

fn middle(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
