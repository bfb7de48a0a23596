//! The words of the main screens, so that a change to any of them is seen and read before it ships.

use foothold_core::app::{Action, FieldValue, Person, Route, Settings, Way};
use foothold_tests::written::write_a_little;
use foothold_tests::{App, text};

fn result_of(ticks: &[(&str, &str)]) -> String {
    let mut app = App::with(Settings {
        person: Person::Minor,
        ..Settings::first_run("US", "en")
    });
    app.touch("now");
    for (at, (tile, sign)) in ticks.iter().enumerate() {
        if at > 0 {
            app.touch("else");
        }
        app.touch(tile);
        app.touch(sign);
    }
    text(&app.screen())
}

#[test]
fn the_main_screens_read_as_approved() {
    let app = App::first_run("US");
    let screens = [
        ("home", Route::Home),
        ("help", Route::Help),
        ("line", Route::Line { id: "us-dv".into() }),
        ("check", Route::Check),
        ("tile", Route::Tile { id: "suicide".into() }),
        ("words", Route::EmergencyWords),
        ("no_connection", Route::NoConnection),
        ("refusal", Route::Refusal),
        ("next_step", Route::NextStep),
        ("guides", Route::Guides),
        ("topic", Route::Topic { id: "talk".into() }),
        ("guide", Route::Guide { id: "leap".into() }),
        (
            "guide_psychosis",
            Route::Guide {
                id: "psychosis".into(),
            },
        ),
        ("guide_facts", Route::GuideFacts { id: "leap".into() }),
        ("reasons", Route::Reasons),
        (
            "reason",
            Route::Reason {
                id: "misconceptions".into(),
            },
        ),
        ("settings", Route::Settings),
        ("country", Route::Country),
        ("about", Route::About),
    ];
    for (name, route) in screens {
        insta::assert_snapshot!(name, text(&app.look(route)));
    }
    insta::assert_snapshot!(
        "help_unknown_country",
        text(&App::first_run("unknown").look(Route::Help))
    );
    insta::assert_snapshot!("help_gb", text(&App::first_run("GB").look(Route::Help)));
}

#[test]
fn a_page_to_print_reads_as_approved() {
    let mut app = App::first_run("US");
    let place = Route::ShareGuide { id: "leap".into() };
    let way = Way::Text;
    app.perform(Action::HandOn { place, way }).expect("a guide");
    let (page, _) = app.shared().expect("a page");
    insta::assert_snapshot!("share_guide", String::from_utf8_lossy(page));
}

#[test]
fn the_main_results_read_as_approved() {
    insta::assert_snapshot!("result_overdose", result_of(&[("took", "overdose_signs")]));
    insta::assert_snapshot!("result_violence", result_of(&[("threat", "violence_now")]));
    insta::assert_snapshot!(
        "result_attempt_unassessed",
        result_of(&[("suicide", "attempt_3mo_unassessed")])
    );
    insta::assert_snapshot!(
        "result_suicidal_thoughts",
        result_of(&[("suicide", "suicidal_thoughts")])
    );
    insta::assert_snapshot!(
        "result_two_tiles",
        result_of(&[("suicide", "wish_dead"), ("took", "intoxicated_now")])
    );
}

#[test]
fn a_search_and_the_finder_read_as_approved() {
    let mut app = App::first_run("US");
    for cue in ["not-crazy", "went-once"] {
        let mark = foothold_core::app::Mark::Yes;
        app.perform(Action::Hear {
            cue: cue.into(),
            mark,
        })
        .expect("a cue");
    }
    insta::assert_snapshot!("reasons_found", text(&app.look(Route::ReasonsFound)));
    for (name, query) in [
        ("search_danger", "she wants to die"),
        ("search_nothing", "xyzzy qqqq"),
    ] {
        let value = query.to_owned();
        let id = "search".to_owned();
        let form = "search".to_owned();
        let values = vec![FieldValue { id, value }];
        app.perform(Action::Submit { form, values }).expect("a query");
        insta::assert_snapshot!(name, text(&app.look(Route::Search)));
    }
}

#[test]
fn the_diary_reads_as_approved() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = App::first_run("US");
    insta::assert_snapshot!("diary_closed", text(&app.look(Route::Diary)));
    app.open_diary(&folder.path().join("diary"), [7; 32])
        .expect("a new diary opens");
    insta::assert_snapshot!("diary_new", text(&app.look(Route::Diary)));
    write_a_little(&mut app);
    // Closed and opened: what was just done is said no more.
    app.close_diary();
    app.open_diary(&folder.path().join("diary"), [7; 32])
        .expect("the diary opens again");
    let screens = [
        ("diary", Route::Diary),
        ("next_step_kept", Route::NextStep),
        ("kept_step", Route::KeptStep { id: 1 }),
        ("people", Route::People),
        ("person", Route::Person { id: 1 }),
        ("note_form", Route::NewNote),
        ("note_did_not_work", Route::Note { id: 1 }),
        ("win", Route::Win { id: 1 }),
        ("saved_check", Route::SavedCheck { id: 1 }),
        ("timeline", Route::Timeline { after: None }),
        ("insights_few", Route::Insights),
        ("storage", Route::Storage),
        ("lock", Route::Lock),
        ("export", Route::Export),
        ("import", Route::Import),
        ("delete_all", Route::DeleteAll),
    ];
    for (name, route) in screens {
        insta::assert_snapshot!(name, text(&app.look(route)));
    }
    let entry = |kind: &str, id| Route::ShareEntry {
        kind: kind.to_owned(),
        id,
    };
    insta::assert_snapshot!("share_nothing_chosen", text(&app.look(entry("note", 1))));
    app.visit(entry("note", 1));
    app.touch("tried");
    insta::assert_snapshot!("share_note", text(&app.screen()));
    for (name, route) in [
        ("share_diary", Route::ShareDiary { after: None }),
        ("share_file", Route::ShareFile),
        ("share_calendar", entry("calendar", 0)),
        ("add_file", Route::AddFile),
    ] {
        insta::assert_snapshot!(name, text(&app.look(route)));
    }
    app.visit(Route::Lock);
    app.fill("pin", &[("pin", "4711"), ("again", "4711")])
        .expect("a PIN can be set");
    app.perform(Action::LockNow).expect("the diary can be locked");
    insta::assert_snapshot!("diary_locked", text(&app.look(Route::Diary)));
    app.close_diary();
    app.open_diary(&folder.path().join("diary"), [8; 32])
        .expect_err("another key");
    insta::assert_snapshot!("diary_wrong_key", text(&app.look(Route::Diary)));
}
