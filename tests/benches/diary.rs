//! What each screen of the diary costs with 1, 10 and 100 times as much in it; ten years are 100 times.
//!
//! Run with `cargo bench -p foothold-tests --bench diary`. Ratios to the smallest, in one run; the goal is flat (about 1).

#![allow(clippy::print_stdout, reason = "a bench reports")]

use std::time::Instant;

use foothold_core::app::{Foothold, Moment, Route, Settings};
use foothold_core::store::{Key, Store, StoreError};
use foothold_core::tracker::{self, Outcome, Talk, What};
use foothold_tests::submit;
use tempfile::TempDir;

const KEY: [u8; 32] = [9; 32];
const NOTES: i64 = 1_000;
const ROUNDS: usize = 60;

fn moment(at: i64) -> tracker::Moment {
    tracker::Moment {
        unix_seconds: 1_480_000_000 + at * 3_000,
        utc_offset_minutes: 0,
    }
}

/// A diary with so many notes, half as many steps, a tenth as many wins.
fn filled(times: i64) -> (TempDir, Foothold) {
    let folder = TempDir::new().expect("a folder");
    let mut store = Store::open(folder.path(), Key::new(&KEY).expect("32 bytes")).expect("a new diary");
    let approaches = ["listened", "argued", "choices"];
    let done = store.write(|transaction| {
        for at in 0..NOTES * times {
            let talk = Talk {
                approach: approaches[at as usize % 3].into(),
                setting: "home".into(),
                part_of_day: "evening".into(),
                tried: format!("Note {at}: sat down after dinner and asked one thing about the week."),
                outcome: if at % 3 == 0 {
                    Outcome::Worked
                } else {
                    Outcome::DidNot
                },
                try_next: String::new(),
            };
            tracker::add_note(transaction, None, &talk, moment(at))?;
            if at % 2 == 0 {
                let step =
                    tracker::keep_step(transaction, None, &What::Own(format!("Step {at}")), moment(at))?;
                if at % 4 == 0 {
                    tracker::try_step(transaction, step, Outcome::Partly, "so so", moment(at))?;
                }
            }
            if at % 10 == 0 {
                tracker::add_win(transaction, None, "Breakfast together", moment(at))?;
            }
        }
        Ok::<_, StoreError>(())
    });
    done.expect("filled");
    store.close().expect("closed");
    let app = Foothold::new(Settings::first_run("US", "en"));
    app.unlock(folder.path().display().to_string(), KEY.to_vec())
        .expect("opens");
    (folder, app)
}

fn main() {
    let now = Moment {
        unix_seconds: 1_800_000_000,
        utc_offset_minutes: 0,
    };
    let sizes = [1, 10, 100];
    let diaries: Vec<_> = sizes.iter().map(|times| filled(*times)).collect();
    let search = |words: &str| submit("diary-search", &[("words", words)]);
    let routes = [
        ("diary", Route::Diary, ""),
        ("steps", Route::NextStep, ""),
        ("timeline", Route::Timeline { after: None }, ""),
        (
            "timeline, far back",
            Route::Timeline {
                after: Some("1481000000.note.9".into()),
            },
            "",
        ),
        ("insights", Route::Insights, ""),
        ("one note", Route::Note { id: 500 }, ""),
        ("search, found", Route::DiarySearch { after: None }, "dinner"),
        ("search, nowhere", Route::DiarySearch { after: None }, "zebra"),
    ];
    println!(
        "{:<22}{:>12}{:>9}{:>9}",
        "screen", "1x, us", "10x / 1x", "100x / 1x"
    );
    for (name, route, words) in routes {
        let mut samples = vec![Vec::new(); sizes.len()];
        for (_, app) in &diaries {
            app.perform(search(words), now).expect("any words");
        }
        for _ in 0..ROUNDS {
            for ((_, app), samples) in diaries.iter().zip(&mut samples) {
                let start = Instant::now();
                std::hint::black_box(app.screen(route.clone(), now));
                samples.push(start.elapsed().as_nanos() as f64 / 1_000.0);
            }
        }
        let middle: Vec<f64> = samples
            .into_iter()
            .map(|mut samples| {
                samples.sort_by(f64::total_cmp);
                samples[samples.len() / 2]
            })
            .collect();
        println!(
            "{name:<22}{:>12.0}{:>9.2}{:>9.2}",
            middle[0],
            middle[1] / middle[0],
            middle[2] / middle[0]
        );
    }
}
