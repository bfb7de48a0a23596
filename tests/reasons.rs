//! The reasons finder: what was ticked leads to what may be behind it, explained, never a diagnosis.

use foothold_core::app::{Action, Block, Concern, Mark, NoticeKind, Person, Route, Settings};
use foothold_core::content::content;
use foothold_tests::{App, text};

fn finder(person: Person, concern: Concern) -> App {
    let mut app = App::with(Settings {
        person,
        concern,
        ..Settings::first_run("US", "en")
    });
    app.touch("refusal");
    app.touch("reasons");
    app
}

/// The reasons on the result, in order.
fn named(app: &App) -> Vec<&'static str> {
    let screen = app.look(Route::ReasonsFound);
    let names: Vec<String> = screen
        .blocks
        .into_iter()
        .filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.text),
            Block::Card { title, .. } => Some(title.text),
            _ => None,
        })
        .collect();
    let reason = |name: &String| {
        content()
            .reasons
            .iter()
            .find(|reason| reason.name.get("en") == name)
    };
    names.iter().filter_map(reason).map(|reason| reason.id).collect()
}

#[test]
fn each_thing_heard_or_seen_leads_to_its_reasons_in_order() {
    for cue in content().cues {
        let mut app = App::first_run("US");
        let cue_id = cue.id.to_owned();
        app.perform(Action::Hear {
            cue: cue_id,
            mark: Mark::Yes,
        })
        .expect("a cue");
        assert_eq!(named(&app), cue.reasons, "{}", cue.id);
    }
}

#[test]
fn every_reason_is_shown_whole_with_why_it_is_named() {
    for reason in content().reasons {
        let mut app = App::first_run("US");
        let cues = content()
            .cues
            .iter()
            .filter(|cue| cue.reasons.first() == Some(&reason.id));
        let cue = cues
            .chain(
                content()
                    .cues
                    .iter()
                    .filter(|cue| cue.reasons.contains(&reason.id)),
            )
            .next();
        let cue = cue.expect("a cue leads to every reason");
        app.perform(Action::Hear {
            cue: cue.id.into(),
            mark: Mark::Yes,
        })
        .expect("a cue");
        let screen = app.look(Route::Reason { id: reason.id.into() });
        let shown = text(&screen);
        let ticked = cue.text.get("en");
        assert!(shown.contains(&format!("You ticked: {ticked}")), "{}", reason.id);
        let step = content().small_step(reason.step).expect("a step").text;
        for words in [
            reason.meaning,
            reason.first,
            reason.second,
            reason.third,
            reason.say,
            reason.avoid,
            step,
        ] {
            assert!(
                shown.contains(words.get("en")),
                "{}: {}",
                reason.id,
                words.get("en")
            );
        }
        let Some(Block::Steps { items, in_sight, .. }) = screen
            .blocks
            .iter()
            .find(|block| matches!(block, Block::Steps { .. }))
        else {
            panic!("{} has things to try", reason.id)
        };
        assert_eq!((items.len(), *in_sight), (3, 1), "one first, two more");
        assert!(
            items.iter().all(|item| !item.sources.is_empty()),
            "{}: sources",
            reason.id
        );
        assert!(shown.contains("Read more"), "{}: its page", reason.id);
    }
}

#[test]
fn what_most_points_to_comes_first_and_the_order_of_ticking_does_not_matter() {
    let ticks = [
        "not-crazy",
        "people-at-school",
        "quiet-near-relatives",
        "nothing-helps",
    ];
    let mut orders = Vec::new();
    for shift in 0..ticks.len() {
        let mut app = App::first_run("US");
        for at in 0..ticks.len() {
            let cue = ticks[(at + shift) % ticks.len()].to_owned();
            app.perform(Action::Hear { cue, mark: Mark::Yes }).expect("a cue");
        }
        orders.push(named(&app));
    }
    assert!(orders.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(orders[0][0], "public-stigma", "three of four point there");
    let counts: Vec<usize> = orders[0]
        .iter()
        .map(|reason| {
            let cues = content().cues.iter().filter(|cue| ticks.contains(&cue.id));
            cues.filter(|cue| cue.reasons.contains(reason)).count()
        })
        .collect();
    assert!(counts.is_sorted_by(|more, less| more >= less), "{counts:?}");
}

#[test]
fn more_than_one_reason_is_called_a_mix_and_none_is_no_dead_end() {
    let mut app = finder(Person::Minor, Concern::MentalHealth);
    app.touch("not-crazy");
    app.touch("seen");
    assert!(text(&app.screen()).contains("often a mix"));
    assert!(app.screen().private && app.screen().leave.is_some());
    let nothing = finder(Person::Minor, Concern::MentalHealth).look(Route::ReasonsFound);
    assert_eq!(
        nothing.route,
        Route::Reasons,
        "nothing ticked: the questions again"
    );
}

#[test]
fn danger_behind_a_tick_is_said_first() {
    for cue in content().cues.iter().filter(|cue| !cue.check.is_empty()) {
        let mut app = App::first_run("US");
        app.perform(Action::Hear {
            cue: cue.id.into(),
            mark: Mark::Yes,
        })
        .expect("a cue");
        let screen = app.look(Route::ReasonsFound);
        let Block::Notice {
            kind: NoticeKind::Stop,
            button: Some(button),
            ..
        } = &screen.blocks[0]
        else {
            panic!("{}: the danger comes first", cue.id)
        };
        assert_eq!(
            format!("{:?}", button.tap).matches("Tile").count(),
            1,
            "{}: it opens the check",
            cue.id
        );
    }
}

#[test]
fn a_reader_is_asked_what_fits_whom_they_worry_about() {
    for (person, concern) in [
        (Person::Minor, Concern::MentalHealth),
        (Person::Minor, Concern::Substance),
        (Person::Adult, Concern::MentalHealth),
        (Person::Adult, Concern::Substance),
        (Person::Unsaid, Concern::Unsaid),
    ] {
        let screen = finder(person, concern).screen();
        let offered = |wanted: &str| {
            let choices = screen.blocks.iter().find_map(|block| match block {
                Block::Question { id, choices, .. } if id == wanted => Some(choices.len()),
                _ => None,
            });
            choices.unwrap_or(0)
        };
        assert!(
            offered("heard") >= 6 && offered("seen") >= 3,
            "{person:?}, {concern:?}"
        );
        let asked = screen
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Question { id, .. } if id == "person"));
        assert_eq!(asked, person == Person::Unsaid);
    }
    let drinking = finder(Person::Adult, Concern::Substance).screen();
    assert!(!text(&drinking).contains("at school"), "no school for an adult");
}

#[test]
fn a_tick_can_be_taken_back_and_is_forgotten_on_a_fast_leave() {
    let mut app = finder(Person::Adult, Concern::Unsaid);
    app.touch("nothing-wrong");
    app.touch("nothing-wrong");
    assert_eq!(app.look(Route::ReasonsFound).route, Route::Reasons);
    app.touch("nothing-wrong");
    let leave = app.screen().leave.expect("the finder can be left fast");
    app.tap(leave.tap);
    assert_eq!(app.look(Route::ReasonsFound).route, Route::Reasons);
}

#[test]
fn the_finder_names_no_illness_and_gives_no_score() {
    let mut app = App::first_run("US");
    for cue in content().cues {
        app.perform(Action::Hear {
            cue: cue.id.into(),
            mark: Mark::Yes,
        })
        .expect("a cue");
    }
    let shown = text(&app.look(Route::ReasonsFound));
    assert!(shown.contains("This is not a diagnosis"));
    for reason in content().reasons {
        let name = reason.name.get("en");
        assert!(name.contains(" may "), "`{name}` says what may be, not what is");
    }
    assert!(!shown.contains('%') && !shown.contains("score"));
}
