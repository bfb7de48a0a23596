//! The days after someone came home, as a family uses them: from the hospital to day ninety, for a minor and an adult,
//! with days that go by, a clock that jumps, a day that cannot be, and everything taken back.

use foothold_core::app::{Action, Block, Effect, FootholdError, Moment, Route, Screen, Tap};
use foothold_core::content::content;
use foothold_tests::{App, CHECKED, lines, submit, text};
use tempfile::TempDir;

const KEY: [u8; 32] = [7; 32];
/// The content's own plan, as issue 8 names it.
const DAYS: [u32; 7] = [1, 3, 7, 14, 30, 60, 90];

fn opened() -> (App, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let mut app = App::first_run("US").at(on(0, 0));
    app.open_diary(folder.path(), KEY).expect("a new diary opens");
    (app, folder)
}

/// Noon so many days after 22 Nov 2026, by a clock so many minutes east.
fn on(days: i64, utc_offset_minutes: i32) -> Moment {
    Moment {
        unix_seconds: CHECKED.unix_seconds + days * 86_400 - i64::from(utc_offset_minutes) * 60,
        utc_offset_minutes,
    }
}

/// The day the app was opened first.
const HOME: &str = "2026-11-22";

fn enter(app: &mut App, day: &str, time: &str) -> Result<(), FootholdError> {
    app.visit(Route::OwnAfter);
    let forms = app.screen().blocks;
    let form = forms.iter().find_map(|block| match block {
        Block::Form { id, .. } => Some(id.clone()),
        _ => None,
    });
    app.fill(&form.expect("a form"), &[("day", day), ("time", time)])
}

fn card<'a>(screen: &'a Screen, id: &str) -> Option<&'a Tap> {
    screen.blocks.iter().find_map(|block| match block {
        Block::Card { id: known, tap, .. } if known == id => Some(tap),
        _ => None,
    })
}

fn day_of(screen: &Screen) -> Option<u32> {
    match card(screen, "due")? {
        Tap::Go {
            route: Route::OwnAfterDay { day, .. },
            ..
        } => Some(*day),
        other => panic!("{other:?}"),
    }
}

fn steps_of(screen: &Screen) -> Vec<String> {
    screen
        .blocks
        .iter()
        .flat_map(|block| match block {
            Block::Steps { items, .. } => items.clone(),
            _ => Vec::new(),
        })
        .map(|step| step.id)
        .collect()
}

fn reason(refused: Result<(), FootholdError>) -> String {
    match refused {
        Err(FootholdError::Invalid { field, reason }) => format!("{field}: {reason}"),
        other => panic!("{other:?}"),
    }
}

/// About someone of this age, chosen.
fn about(app: &mut App, age: &str) {
    app.perform(submit("person/new", &[("nickname", "Sam"), ("age", age)]))
        .expect("someone is added");
}

#[test]
fn the_days_are_those_of_the_issue_and_each_asks_the_same_three_things() {
    assert_eq!(content().after_days(), DAYS);
    for age in ["minor", "adult", ""] {
        let (mut app, _folder) = opened();
        about(&mut app, age);
        for day in DAYS {
            let screen = app.look(Route::AfterDay { day });
            let steps = steps_of(&screen);
            for asked in ["ask", "plan", "home"] {
                assert!(steps.iter().any(|id| id == asked), "{age} {day} {asked}");
            }
            assert!(steps.iter().filter(|id| *id == "ask").count() == 1, "{age} {day}");
            let Some(Block::Notice { text: stop, .. }) = screen.blocks.first() else {
                panic!("danger comes first on day {day}");
            };
            assert!(stop.text.contains("call 911 now") && stop.text.contains("988"));
            let sourced = screen.blocks.iter().all(|block| match block {
                Block::Steps { items, .. } => items.iter().all(|step| !step.sources.is_empty()),
                Block::Paragraph { id, sentences } if id.starts_with("why/") => {
                    sentences.iter().all(|sentence| !sentence.sources.is_empty())
                }
                _ => true,
            });
            assert!(sourced, "{age} {day}");
        }
    }
}

#[test]
fn j7_the_days_after_coming_home_ask_plainly_and_remind_in_neutral_words() {
    for (age, says, keeps_back) in [
        (
            "minor",
            "a child's care goes on",
            "take one thing off their hands",
        ),
        (
            "adult",
            "take one thing off their hands",
            "a child's care goes on",
        ),
    ] {
        let (mut app, folder) = opened();
        about(&mut app, age);
        assert!(card(&app.look(Route::Home), "due").is_none());
        enter(&mut app, HOME, "18:30").expect("it is kept");
        assert_eq!(app.screen().route, Route::OwnAfter);
        assert!(app.effects.contains(&Effect::RemindersChanged));
        assert_eq!(day_of(&app.screen()), None, "nothing is due on the day itself");
        assert!(text(&app.screen()).contains("The next one is day 1, on 23 Nov 2026"));
        assert_eq!(app.reminders().len(), DAYS.len());
        for (at, day) in DAYS.into_iter().enumerate() {
            // Each day by a phone that was started again.
            app.close_diary();
            app = App::with(app.settings()).at(on(day.into(), 0));
            app.open_diary(folder.path(), KEY).expect("it opens again");
            for route in [Route::Home, Route::NextStep, Route::Diary, Route::OwnAfter] {
                assert_eq!(day_of(&app.look(route.clone())), Some(day), "{route:?}");
            }
            let home = text(&app.look(Route::Home)).to_lowercase();
            assert!(!home.contains("hospital") && !home.contains("suicide") && !home.contains("sam"));
            let ahead = app.reminders();
            assert_eq!(ahead.len(), DAYS.len() - at);
            assert!(
                ahead
                    .iter()
                    .all(|reminder| reminder.text.text == "You planned something for today.")
            );
            app.visit(Route::Home);
            app.touch("due");
            let screen = app.screen();
            assert!(screen.private && screen.leave.is_some());
            assert!(matches!(screen.route, Route::OwnAfterDay { .. }));
            if day == 7 {
                let shown = text(&screen);
                assert!(
                    shown.contains(says) && !shown.contains(keeps_back),
                    "{age}: {shown}"
                );
                assert!(card(&screen, "sheet/safety-plan").is_some());
            }
            app.touch("tick");
            let ticked = app.screen();
            assert!(text(&ticked).contains("Ticked") && card(&ticked, "tick").is_none());
            assert_eq!(day_of(&app.look(Route::Home)), None);
            assert_eq!(app.reminders().len(), DAYS.len() - at - 1);
        }
        let app = App::with(app.settings()).at(on(98, 0));
        let mut app = app;
        app.open_diary(folder.path(), KEY).expect("it opens again");
        let over = app.look(Route::OwnAfter);
        assert!(text(&over).contains("The ninety days are behind you"));
        // A new stay begins anew; the one before stays in the timeline.
        enter(&mut app, "2027-02-27", "").expect("it is kept");
        assert_eq!(day_of(&app.screen()), Some(1));
        let timeline = text(&app.look(Route::Timeline { after: None }));
        assert!(timeline.contains("22 Nov 2026") && timeline.contains("27 Feb 2027"));
    }
}

#[test]
fn a_day_that_went_by_is_no_reproach() {
    let (mut app, folder) = opened();
    enter(&mut app, HOME, "").expect("it is kept");
    assert!(app.reminders().is_empty(), "none was asked for");
    let mut late = App::with(app.settings()).at(on(20, 0));
    app.close_diary();
    late.open_diary(folder.path(), KEY).expect("it opens");
    let screen = late.look(Route::OwnAfter);
    assert_eq!(
        day_of(&screen),
        Some(14),
        "the last that came, not all that were missed"
    );
    let shown = text(&screen).to_lowercase();
    for word in ["miss", "late", "overdue", "forgot", "should have", "behind"] {
        assert!(!shown.contains(word), "{word}: {shown}");
    }
    // A day that went by can be ticked all the same, and the tick taken back.
    late.visit(Route::OwnAfter);
    late.touch("day/3");
    assert!(text(&late.screen()).contains("A later day is fine too"));
    late.touch("tick");
    late.touch("undo-tick");
    assert!(card(&late.screen(), "tick").is_some());
    // A day that has not come is read, not ticked.
    late.visit(Route::OwnAfter);
    late.touch("day/60");
    assert!(card(&late.screen(), "tick").is_none());
    for day in [60, 2, 0, u32::MAX] {
        let tick = Action::TickDay {
            discharge: 1,
            day,
            done: true,
        };
        reason(late.perform(tick));
    }
}

#[test]
fn a_day_that_cannot_be_is_refused_with_what_to_do() {
    let (mut app, _folder) = opened();
    for (day, says) in [
        ("", "day: Fill this in first."),
        ("2026-11-31", "day: That is not a day"),
        ("2026-11-23", "day: That day is still to come."),
        ("2026-08-14", "day: That is more than ninety days ago"),
    ] {
        let refused = reason(enter(&mut app, day, ""));
        assert!(refused.starts_with(says), "{refused}");
    }
    let refused = reason(enter(&mut app, HOME, "25:00"));
    assert!(refused.starts_with("time: "), "{refused}");
    assert!(!text(&app.look(Route::OwnAfter)).contains("They came home"));
    // Ninety days ago is the last that is taken.
    enter(&mut app, "2026-08-24", "").expect("it is kept");
    assert_eq!(day_of(&app.screen()), Some(90));
}

#[test]
fn a_day_stays_a_day_where_clocks_and_zones_change() {
    let (mut app, folder) = opened();
    enter(&mut app, HOME, "09:00").expect("it is kept");
    app.close_diary();
    // The same wall clock, whatever the offset: summer time begins, or the family travels.
    for offset in [-600, -300, -240, 0, 60, 345, 840] {
        let mut phone = App::with(app.settings()).at(on(7, offset));
        phone.open_diary(folder.path(), KEY).expect("it opens");
        assert_eq!(day_of(&phone.look(Route::Home)), Some(7), "{offset}");
        let reminders = phone.reminders();
        // Nine in the morning is over at noon: day 14 is the next, at nine by this clock.
        let next = reminders.first().expect("one is to come");
        let nine = on(14, offset).unix_seconds - 3 * 3_600;
        assert_eq!((next.at.unix_seconds, reminders.len()), (nine, 4), "{offset}");
        assert_eq!(next.route, Route::OwnAfterDay { id: 1, day: 14 });
        phone.close_diary();
    }
    // Five minutes before midnight there it is still the day before.
    let mut moment = on(7, -300);
    moment.unix_seconds -= 12 * 3_600 + 300;
    let mut phone = App::with(app.settings()).at(moment);
    phone.open_diary(folder.path(), KEY).expect("it opens");
    assert_eq!(day_of(&phone.look(Route::Home)), Some(3));
}

#[test]
fn the_day_is_corrected_and_all_of_it_is_stopped_and_brought_back() {
    let (mut app, folder) = opened();
    enter(&mut app, "2026-11-12", "18:30").expect("it is kept");
    for day in [3, 7] {
        app.visit(Route::OwnAfterDay { id: 1, day });
        app.touch("tick");
    }
    // Five days ago: day 3 has come and stays ticked, day 7 is to come.
    enter(&mut app, "2026-11-17", "").expect("it is corrected");
    let shown = text(&app.screen());
    assert!(
        shown.contains("17 Nov 2026") && shown.contains("Ticked · 20 Nov 2026"),
        "{shown}"
    );
    assert!(!shown.contains("Ticked · 24 Nov 2026"));
    assert!(app.reminders().is_empty());
    enter(&mut app, "2026-11-17", "18:30").expect("reminders again");
    let planned = app.reminders();
    app.touch("remove");
    assert!(app.reminders().is_empty());
    assert!(text(&app.screen()).contains("Enter the day they came home"));
    app.perform(Action::Undo).expect("it comes back");
    assert_eq!(app.reminders(), planned);
    assert!(text(&app.screen()).contains("Ticked · 20 Nov 2026"));
    app.touch("remove");
    app.close_diary();
    app.open_diary(folder.path(), KEY).expect("it opens");
    assert!(!text(&app.look(Route::OwnAfter)).contains("They came home"));
    assert!(matches!(
        app.perform(Action::Undo),
        Err(FootholdError::Invalid { .. })
    ));
}

#[test]
fn an_export_takes_it_along() {
    let (mut app, _folder) = opened();
    enter(&mut app, "2026-11-19", "18:30").expect("it is kept");
    app.visit(Route::OwnAfterDay { id: 1, day: 1 });
    app.touch("tick");
    let words = "six quiet words on the shelf";
    app.visit(Route::Export);
    app.fill("export", &[("passphrase", words), ("again", words)])
        .expect("it is exported");
    let file = app.shared().expect("a file").0.to_vec();
    let (mut other, _folder) = opened();
    other.file = Some(file);
    other.visit(Route::Import);
    other.perform(Action::PickImport).expect("it is picked");
    other.visit(Route::Import);
    other.fill("import", &[("passphrase", words)]).expect("imported");
    // What came back is said once, where the import led.
    let said = text(&other.look(Route::OwnAfter)).replace("Your diary is back. Entries in it: 1\n", "");
    assert_eq!(said, text(&app.look(Route::OwnAfter)));
    assert_eq!(other.reminders(), app.reminders());
    assert_eq!(other.reminders().len(), 6);
}

#[test]
fn what_a_day_asks_is_read_without_a_diary() {
    let app = App::first_run("US");
    for day in DAYS {
        assert_eq!(app.look(Route::AfterDay { day }).route, Route::AfterDay { day });
    }
    for day in [0, 2, 91] {
        assert_eq!(app.look(Route::AfterDay { day }).route, Route::Lost, "day {day}");
    }
    let unsaid = text(&app.look(Route::AfterDay { day: 7 }));
    assert!(unsaid.contains("a child's care goes on") && unsaid.contains("take one thing off their hands"));
    assert!(
        card(&app.look(Route::OwnAfter), "read").is_some(),
        "a closed diary says where"
    );
    for guide in ["after-discharge", "after-a-crisis"] {
        let screen = app.look(Route::Guide { id: guide.into() });
        let leads = foothold_tests::taps(&screen)
            .into_iter()
            .any(|tap| matches!(tap, Tap::Go { route, .. } if route == Route::AfterCrisis));
        assert!(leads, "{guide}");
    }
}

#[test]
fn the_first_hours_are_one_touch_from_a_result_that_calls_for_help_today() {
    for (sign, expected) in [
        ("plan", ["guide/first-24-hours", "guide/first-72-hours", "after"]),
        (
            "suicidal_thoughts",
            ["guide/first-24-hours", "guide/first-72-hours", "after"],
        ),
    ] {
        let mut app = App::first_run("US");
        app.perform(Action::Tick {
            sign: sign.into(),
            mark: foothold_core::app::Mark::Yes,
        })
        .expect("it is ticked");
        let result = app.screen();
        assert_eq!(result.route, Route::Result);
        // Calling comes first.
        assert!(!lines(&result).is_empty());
        for door in expected {
            assert!(card(&result, door).is_some(), "{sign} {door}");
        }
        app.touch("guide/first-24-hours");
        let card_of_day = app.screen();
        assert!(
            card(&card_of_day, "sheet/first-24-hours").is_some(),
            "kept only if filled in"
        );
        // Nothing was kept by looking, with a diary or without.
        app.touch("sheet/first-24-hours");
        app.touch("fill");
        let closed = app.screen();
        assert!(
            !closed
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Form { .. }))
        );
    }
}

#[test]
fn a_kept_list_of_the_first_hours_is_in_the_diary_and_prints() {
    let (mut app, _folder) = opened();
    for (id, section) in [("first-24-hours", "night"), ("first-72-hours", "day_one")] {
        app.visit(Route::FillSheet {
            id: id.into(),
            section: section.into(),
        });
        app.fill(&format!("sheet/{id}/{section}"), &[("called", "done")])
            .expect("it is saved");
        assert!(text(&app.look(Route::OwnSheet { id: id.into() })).contains("Done"));
    }
    assert!(text(&app.look(Route::Timeline { after: None })).contains("The first 24 hours: tick and keep"));
}
