//! The engine beside an independent reading of the same tables, and the first screens. `cargo bench -p foothold-tests`.

use std::collections::BTreeMap;
use std::path::Path;

use divan::{Bencher, black_box};
use foothold_core::app::{Route, Settings, help};
use foothold_core::content::content;
use foothold_core::escalation::{Answer, Answers, evaluate};
use foothold_tests::App;
use foothold_tests::oracle::Oracle;

fn main() {
    divan::main();
}

/// Every sign answered yes: the most rules that can fire.
#[divan::bench]
fn full_answer_set_engine(bencher: Bencher<'_, '_>) {
    let tables = &content().tables;
    let answers = Answers::all(tables, Answer::Yes);
    bencher.bench(|| evaluate(tables, black_box(&answers)));
}

#[divan::bench]
fn full_answer_set_independent(bencher: Bencher<'_, '_>) {
    let oracle = Oracle::read(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../content/escalation"
    )));
    let answers: BTreeMap<String, String> = oracle
        .inputs()
        .into_iter()
        .map(|id| (id, "yes".to_owned()))
        .collect();
    bencher.bench(|| oracle.reading(black_box(&answers)));
}

#[divan::bench]
fn help_without_an_object() -> foothold_core::app::Screen {
    help(black_box("US".to_owned()), black_box("en".to_owned()))
}

#[divan::bench]
fn home_screen(bencher: Bencher<'_, '_>) {
    let app = App::with(Settings::first_run("US", "en"));
    bencher.bench(|| app.look(black_box(Route::Home)));
}

#[divan::bench]
fn result_screen(bencher: Bencher<'_, '_>) {
    let mut app = App::first_run("US");
    for id in ["now", "suicide", "plan"] {
        app.touch(id);
    }
    bencher.bench(|| app.screen());
}
