//! Practice talks as someone plays them, by touch alone: every way through every talk, with the way out in sight.

use foothold_content::{MOST_TURNS, Rehearsal};
use foothold_core::app::{Action, Block, FootholdError, Mark, NoticeKind, Route, Screen, Tap};
use foothold_core::content::content;
use foothold_tests::{App, text};

fn talks() -> impl Iterator<Item = &'static Rehearsal> {
    content().rehearsals("en").talks.iter()
}

fn talk(id: &str) -> Route {
    Route::Rehearsal { id: id.to_owned() }
}

/// Where a card leads.
fn door(screen: &Screen, card: &str) -> Option<Tap> {
    screen.blocks.iter().find_map(|block| match block {
        Block::Card { id, tap, .. } if id == card => Some(tap.clone()),
        _ => None,
    })
}

fn leads_to(screen: &Screen, card: &str) -> Option<String> {
    match door(screen, card)? {
        Tap::Go { route, .. } => Some(route.to_text()),
        _ => None,
    }
}

/// How many answers a turn offers; none on any other screen.
fn answers(screen: &Screen) -> usize {
    let asked = screen.blocks.iter().find_map(|block| match block {
        Block::Question { id, choices, .. } if id == "say" => Some(choices.len()),
        _ => None,
    });
    asked.unwrap_or_default()
}

/// What holds on each screen of a talk that was begun.
fn check_screen(screen: &Screen, of: &Rehearsal) {
    let route = screen.route.to_text();
    assert_eq!(
        leads_to(screen, "out").as_deref(),
        Some(of.out),
        "{route}: the way out"
    );
    assert!(
        screen.private && screen.leave.is_some(),
        "{route} is nobody else's"
    );
    assert!(!screen.route.is_public(), "{route}");
}

/// Plays a talk from its start with these answers; at the end of them stands a turn or the end.
fn play(of: &Rehearsal, said: &[usize]) -> App {
    let mut app = App::first_run("US");
    app.visit(talk(of.id));
    app.touch("begin");
    for answer in said {
        check_screen(&app.screen(), of);
        app.touch(&format!("say/{answer}"));
        let screen = app.screen();
        check_screen(&screen, of);
        assert!(
            ["This opens the door", "This closes the door"].contains(&screen.title.text.as_str()),
            "{}",
            screen.title.text
        );
        let sourced = screen.blocks.iter().any(|block| {
            matches!(block, Block::Paragraph { id, sentences } if id == "why"
                && sentences.iter().any(|sentence| !sentence.sources.is_empty()))
        });
        assert!(sourced, "{}: {}", of.id, text(&screen));
        assert!(leads_to(&screen, "skill").is_some(), "{}: how to do it", of.id);
        app.touch("on");
    }
    app
}

#[test]
fn every_way_through_every_talk_ends_within_four_turns_with_a_step_to_keep_and_a_way_out_at_each() {
    for of in talks() {
        let mut ways = vec![Vec::new()];
        let mut ends = 0;
        while let Some(way) = ways.pop() {
            let app = play(of, &way);
            let screen = app.screen();
            check_screen(&screen, of);
            match answers(&screen) {
                0 => {
                    ends += 1;
                    assert!((1..=MOST_TURNS).contains(&way.len()), "{}: {way:?}", of.id);
                    let kept = format!("{}/keep", of.step);
                    assert!(door(&screen, &kept).is_some(), "{}: {}", of.id, text(&screen));
                    // Each step that is offered says why, itself: other guides stand on this screen, too.
                    for block in &screen.blocks {
                        let Block::Card { id, .. } = block else { continue };
                        let Some(step) = id.strip_suffix("/keep") else {
                            continue;
                        };
                        let why = leads_to(&screen, &format!("{step}/why"));
                        assert!(why.is_some_and(|why| why.starts_with("guide/")), "{step}: why");
                    }
                    assert!(leads_to(&screen, "again").is_some() && leads_to(&screen, "all").is_some());
                }
                count => ways.extend((1..=count).map(|answer| [&way[..], &[answer]].concat())),
            }
        }
        assert!(ends > 3, "{}: {ends} ways", of.id);
    }
}

#[test]
fn what_closes_the_door_offers_other_words_first_and_goes_back_to_the_turn() {
    let of = talks().find(|talk| talk.id == "i-went-once").expect("a talk");
    let closes = of.turns[0].replies.iter().position(|reply| !reply.opens);
    let mut app = play(of, &[]);
    app.touch(&format!("say/{}", closes.expect("one closes") + 1));
    let screen = app.screen();
    assert_eq!(screen.title.text, "This closes the door");
    app.touch("again");
    let turn = app.screen();
    assert_eq!(turn.route.to_text(), "rehearsal/i-went-once/1");
    // Other words take their place.
    let opens = of.turns[0].replies.iter().position(|reply| reply.opens);
    app.touch(&format!("say/{}", opens.expect("one opens") + 1));
    assert_eq!(app.screen().title.text, "This opens the door");
    app.back();
    assert_eq!(app.screen().route, turn.route);
}

#[test]
fn a_step_of_the_end_is_kept() {
    let of = talks().next().expect("a talk");
    let mut app = play(of, &[]);
    while answers(&app.screen()) > 0 {
        app.touch("say/1");
        app.touch("on");
    }
    app.touch(&format!("{}/keep", of.step));
    let words = content().small_step(of.step).expect("a step").text.get("en");
    assert!(text(&app.look(Route::NextStep)).contains(words));
}

#[test]
fn the_talk_about_suicide_waits_for_nothing_and_sends_to_the_check_first() {
    let of = talks()
        .find(|talk| !talk.waits)
        .expect("a talk that does not wait");
    assert_eq!((of.id, of.out), ("ask-about-suicide", "check/suicide"));
    let screen = App::first_run("US").look(talk(of.id));
    assert!(
        matches!(&screen.blocks[0], Block::Notice { kind: NoticeKind::Stop, button: Some(button), .. }
            if matches!(&button.tap, Tap::Go { route, .. } if route.to_text() == "check/suicide")),
        "{:?}",
        screen.blocks[0]
    );
    assert!(text(&screen).contains("988"), "whom to call");
    assert!(
        !screen
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Question { .. })),
        "no list to tick stands before asking"
    );
}

#[test]
fn the_right_time_is_asked_first_and_never_keeps_anyone_from_practicing() {
    for of in talks().filter(|talk| talk.waits) {
        let mut app = App::first_run("US");
        app.visit(talk(of.id));
        assert!(text(&app.screen()).contains("Have the real talk when all of these are true."));
        for tick in ["calm", "sober", "private", "slept", "unafraid"] {
            assert!(door(&app.screen(), "begin").is_some(), "{}", of.id);
            app.touch(tick);
        }
        let screen = app.screen();
        assert!(
            text(&screen).contains("All of these are true."),
            "{}",
            text(&screen)
        );
        assert!(screen.private, "what was ticked says who is drunk");
        app.touch("calm");
        assert!(text(&app.screen()).contains("Not all of these are true yet."));
    }
}

#[test]
fn a_talk_that_is_not_known_any_more_starts_again_and_an_answer_out_of_place_is_refused() {
    let mut app = App::first_run("US");
    for route in [
        Route::RehearsalTurn {
            id: "i-went-once".into(),
            turn: 1,
        },
        Route::RehearsalTurn {
            id: "i-went-once".into(),
            turn: u32::MAX,
        },
        Route::RehearsalTurn {
            id: "i-went-once".into(),
            turn: 0,
        },
        Route::RehearsalSaid {
            id: "i-went-once".into(),
            turn: 2,
        },
        Route::RehearsalEnd {
            id: "i-went-once".into(),
        },
    ] {
        let screen = app.look(route.clone());
        assert_eq!(screen.route, talk("i-went-once"), "{route:?}");
        assert!(text(&screen).contains("Start here again."));
    }
    app.perform(Action::BeginRehearsal {
        talk: "i-went-once".into(),
    })
    .expect("it begins");
    for (turn, answer) in [(0, 1), (1, 0), (2, 1), (1, 9), (u32::MAX, 1), (1, u32::MAX)] {
        let refused = app.perform(Action::Rehearse {
            talk: "i-went-once".into(),
            turn,
            answer,
        });
        assert!(
            matches!(refused, Err(FootholdError::Invalid { .. })),
            "{turn} {answer}"
        );
    }
    let tick = Action::TickTime {
        tick: "rich".into(),
        mark: Mark::Yes,
    };
    assert!(matches!(app.perform(tick), Err(FootholdError::Invalid { .. })));
    // A fast leave forgets it.
    app.perform(Action::Leave).expect("left");
    let turn = Route::RehearsalTurn {
        id: "i-went-once".into(),
        turn: 1,
    };
    assert!(text(&app.look(turn)).contains("Start here again."));
}

#[test]
fn each_talk_is_offered_where_its_guide_is_read_and_in_one_list() {
    let mut app = App::first_run("US");
    app.visit(Route::Refusal);
    app.touch("rehearsals");
    let list = app.screen();
    for of in talks() {
        let card = format!("rehearsal/{}", of.id);
        assert_eq!(leads_to(&list, &card), Some(card), "{}", of.id);
        for guide in of.guides {
            let page = app.look(Route::Guide {
                id: (*guide).to_owned(),
            });
            assert!(
                door(&page, &format!("practice/{}", of.id)).is_some(),
                "{guide}: {}",
                of.id
            );
        }
    }
}
