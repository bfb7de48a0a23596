//! Never wrong: whatever is done to the files, every value that the diary hands out is one that was written to it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, thread};

use foothold_core::store::{Key, Options, Store, StoreError, bring_back, salvage, snapshots, tend};
use foothold_tests::faults::damage::{Damage, Files, Others};
use foothold_tests::faults::diary;
use foothold_tests::faults::random::Random;
use foothold_tests::faults::run::scratch;
use foothold_tests::faults::script::{self, Rows, Script, Table};
use foothold_tests::faults::tally::Count;

const TRIALS: usize = 10_400;
const WORKERS: usize = 2;
const SALVAGED: usize = 360;

/// Changes when the snapshot was taken, when the log was last emptied, and in all.
const AT_SNAPSHOT: u32 = 250;
const AT_LOG: u32 = 470;
const CHANGES: u32 = 500;

fn other_key() -> Key {
    Key::new(&[7; 32]).expect("it has 32 bytes")
}

fn write(store: &mut Store, script: Script, changes: std::ops::Range<u32>) {
    for number in changes {
        store
            .write(|to| Ok(script.apply(number, to)?))
            .expect("it can be written");
    }
}

/// Makes a diary, and takes its files while it is open, so that the newest changes are in the log.
fn make(seed: u64, key: &Key) -> (Script, Files) {
    let script = Script {
        seed,
        first: 1,
        short: false,
    };
    let place = scratch();
    let folder = place.path();
    let mut store = Store::open(folder, key.clone()).expect("it can be made");
    write(&mut store, script, 0..AT_SNAPSHOT);
    let tended = tend(folder, key.clone(), diary::day(0)).expect("it can be tended");
    assert_eq!(tended.snapshot, Some(1));
    write(&mut store, script, AT_SNAPSHOT..AT_LOG);
    store.close().expect("it can be closed");
    let options = Options {
        wal_autocheckpoint: 1000,
        ..Options::default()
    };
    let mut store = Store::open_with(folder, Some(key.clone()), &options).expect("it opens");
    write(&mut store, script, AT_LOG..CHANGES);
    let read = |name: &str| fs::read(folder.join(name)).expect("it is there");
    let snapshot = fs::read_dir(folder.join("snapshots"))
        .expect("there is one")
        .flatten()
        .next();
    let files = Files {
        diary: read("current/diary.db"),
        log: Some(read("current/diary.db-wal")),
        snapshot: fs::read(snapshot.expect("there is one").path()).expect("it is there"),
        key_check: read("key-check"),
    };
    assert!(files.log.as_ref().is_some_and(|log| log.len() > 50_000));
    (script, files)
}

fn lay_out(files: &Files, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("current")).expect("a folder can be made");
    fs::create_dir(folder.join("snapshots")).expect("a folder can be made");
    fs::write(folder.join("current/diary.db"), &files.diary).expect("a file can be written");
    if let Some(log) = &files.log {
        fs::write(folder.join("current/diary.db-wal"), log).expect("a file can be written");
    }
    let name = format!("snapshots/0001-{}.db", diary::day(0).day());
    fs::write(folder.join(name), &files.snapshot).expect("a file can be written");
    fs::write(folder.join("key-check"), &files.key_check).expect("a file can be written");
}

/// What one diary was given over time.
struct Truth {
    /// Rows after each number of changes.
    all: Vec<Rows>,
}

impl Truth {
    fn newest(&self) -> &Rows {
        self.all.last().expect("there is a state")
    }

    /// Values that are not what was written: never allowed. `old`: an older state may show.
    fn changed(&self, read: &Rows, old: bool) -> usize {
        let right = |id: &(Table, i64), row: &String| match old {
            false => self.newest().get(id) == Some(row),
            true => self.all.iter().any(|state| state.get(id) == Some(row)),
        };
        read.iter().filter(|(id, row)| !right(id, row)).count()
    }
}

impl Truth {
    /// Rows of somebody who was lost say so by an empty first column; all the rest of them must be as it was.
    fn with_people(&self, read: &Rows) -> Rows {
        let person = read.contains_key(&(Table::Person, 1));
        let whole = |row: &String| {
            if !person && row.starts_with('|') {
                format!("1{row}")
            } else {
                row.clone()
            }
        };
        read.iter().map(|(id, row)| (*id, whole(row))).collect()
    }
}

/// What was read of a damaged diary.
#[derive(Debug, Default)]
struct Reading {
    rows: Rows,
    error: Option<StoreError>,
}

fn read(folder: &Path, truth: &Truth, random: &mut Random) -> Reading {
    let mut store = match Store::open(folder, diary::key()) {
        Ok(store) => store,
        Err(error) => {
            return Reading {
                error: Some(error),
                ..Reading::default()
            };
        }
    };
    match store.read(|from| Ok(script::read(from)?)) {
        Ok(rows) => Reading { rows, error: None },
        Err(error) => {
            let mut reading = Reading {
                error: Some(error),
                ..Reading::default()
            };
            // A screen that asks for less may still be answered, and then rightly.
            let ids: Vec<(Table, i64)> = truth.newest().keys().copied().collect();
            for _ in 0..8 {
                let id = ids[random.below(ids.len())];
                let one = store.read(|from| {
                    let mut found = Rows::new();
                    script::read_single(from, &Rows::from([(id, String::new())]), &mut found)?;
                    Ok(found)
                });
                reading.rows.extend(one.unwrap_or_default());
            }
            reading
        }
    }
}

fn trial(
    number: usize,
    base: &Files,
    others: &Others,
    truth: &Truth,
    folder: &Path,
) -> (Damage, Files, Option<StoreError>) {
    let damage = Damage::numbered(number);
    let mut random = Random::new(number as u64 ^ 0xda3a_6e00);
    let mut files = base.clone();
    damage.apply(&mut files, others, &mut random);
    lay_out(&files, folder);
    let reading = read(folder, truth, &mut random);
    let old = damage.takes_the_newest();
    assert_eq!(
        truth.changed(&reading.rows, old),
        0,
        "trial {number}: {damage:?} changed a value"
    );
    if reading.error.is_none() {
        // Nothing was reported: then nothing is missing, or what was damaged held the newest and the rest is whole.
        let whole = match old {
            false => reading.rows == *truth.newest(),
            true => truth.all.contains(&reading.rows),
        };
        if !whole {
            let missing: Vec<_> = truth
                .newest()
                .keys()
                .filter(|id| !reading.rows.contains_key(id))
                .collect();
            panic!(
                "trial {number}: {damage:?} hid {} rows and nothing was said, {} of {} bytes",
                missing.len(),
                files.diary.len(),
                base.diary.len()
            );
        }
    }
    (damage, files, reading.error)
}

struct Setting {
    base: Files,
    others: Others,
    truth: Truth,
}

fn setting() -> Setting {
    let (script, base) = make(1, &diary::key());
    let setting = Setting {
        base,
        others: Others {
            same_key: make(2, &diary::key()).1,
            other_key: make(3, &other_key()).1,
        },
        truth: Truth {
            all: script.all_rows(CHANGES),
        },
    };
    assert!(
        setting
            .truth
            .newest()
            .keys()
            .filter(|(table, _)| *table == Table::Note)
            .count()
            > 200
    );
    setting
}

#[test]
fn no_damage_changes_a_value_or_hides_a_row_without_a_word() {
    let Setting { base, others, truth } = setting();
    let count = Count::begin("damaged files: no value changed, no row gone without a word");
    let told = AtomicU64::new(0);
    let tried: Vec<BTreeMap<Damage, u64>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|worker| {
                let (base, others, truth, told) = (&base, &others, &truth, &told);
                scope.spawn(move || {
                    let place = scratch();
                    let mut tried = BTreeMap::new();
                    for number in (worker..TRIALS).step_by(WORKERS) {
                        let (damage, _, error) =
                            trial(number, base, others, truth, &place.path().join("diary"));
                        *tried.entry(damage).or_default() += 1;
                        told.fetch_add(error.is_some().into(), Ordering::Relaxed);
                    }
                    tried
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("no value was changed"))
            .collect()
    });
    let tried: u64 = tried.iter().flat_map(BTreeMap::values).sum();
    assert!(tried >= 10_000);
    // Of these, most are in pages that are read. If few were told, the trials did not reach the data.
    assert!(told.into_inner() > tried / 2);
    count.finish(tried, tried);
}

#[test]
fn a_damaged_diary_is_set_aside_byte_for_byte_and_what_can_be_read_is_kept() {
    let Setting { base, others, truth } = setting();
    let count = Count::begin("damaged diary: set aside whole, then salvaged or a copy brought back");
    let place = scratch();
    let folder = place.path().join("diary");
    let now = diary::day(9);
    let (mut salvaged, mut brought, mut rows) = (0, 0, 0_u64);
    for number in 0.. {
        if salvaged + brought >= SALVAGED {
            break;
        }
        let (damage, files, error) = trial(number, &base, &others, &truth, &folder);
        if !matches!(error, Some(StoreError::Damaged)) {
            continue;
        }
        let what = format!("trial {number}: {damage:?}");
        // As it was before anybody looked at it.
        lay_out(&files, &folder);
        let copies = snapshots(&folder, &diary::key());
        // The older file in its place, with or without a log it does not know, is a whole one, too.
        assert_eq!(copies.len(), 1, "{what}");
        match salvage(&folder, diary::key(), now) {
            Ok(done) => {
                salvaged += 1;
                assert_eq!(
                    aside(&folder),
                    [(files.diary.clone(), files.log.clone())],
                    "{what}"
                );
                let mut store = Store::open(&folder, diary::key()).expect("what was salvaged opens");
                let read = store
                    .read(|from| Ok(script::read(from)?))
                    .expect("what was salvaged is whole");
                let old = damage.takes_the_newest();
                assert_eq!(truth.changed(&truth.with_people(&read), old), 0, "{what}");
                // Removed rows are counted, too, and went when it was opened.
                assert!(
                    read.len() as u64 <= done.read,
                    "{what}: {} of {}",
                    read.len(),
                    done.read
                );
                rows += read.len() as u64;
            }
            Err(error) => {
                assert_eq!(error, StoreError::Damaged, "{what}");
                assert_eq!(
                    fs::read(folder.join("current/diary.db")).ok().as_ref(),
                    Some(&files.diary),
                    "{what}"
                );
                assert_eq!(
                    fs::read(folder.join("current/diary.db-wal")).ok(),
                    files.log,
                    "{what}"
                );
            }
        }
        if let Some(copy) = copies.first() {
            lay_out(&files, &folder);
            bring_back(&folder, diary::key(), copy.number, now).expect("a whole copy can be brought back");
            assert_eq!(aside(&folder), [(files.diary, files.log)], "{what}");
            let mut store = Store::open(&folder, diary::key()).expect("what was brought back opens");
            let read = store
                .read(|from| Ok(script::read(from)?))
                .expect("what was brought back is whole");
            let then = if damage == Damage::DiaryAndSnapshotSwapped {
                AT_LOG
            } else {
                AT_SNAPSHOT
            };
            assert!(read == truth.all[then as usize], "{what}");
            brought += 1;
        }
    }
    assert!(salvaged > 100 && rows > 0, "{salvaged} {rows}");
    let tried = (salvaged + brought) as u64;
    count.finish(tried, tried);
}

/// Every diary that was set aside, with its log.
fn aside(folder: &Path) -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder.join("aside"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    let read = |folder: &PathBuf| {
        let diary = fs::read(folder.join("diary.db")).unwrap_or_default();
        (diary, fs::read(folder.join("diary.db-wal")).ok())
    };
    folders.iter().map(read).collect()
}
