//! The help, check and result parts of the families' journeys, with taps counted and what must and must not show.

use foothold_core::app::{
    Block, Concern, Effect, Mark, Mode, Moment, NoticeKind, Person, Route, Screen, Settings, Tap,
    route_from_text,
};
use foothold_core::content::content;
use foothold_tests::{App, CHECKED, channels, lines, steps, text};

/// Words no result may hold, whatever its level.
fn never_a_verdict(screen: &Screen) {
    let text = text(screen).to_lowercase();
    for word in [
        "low risk",
        "high risk",
        "you are safe",
        "they are safe",
        "nothing to worry",
        "score:",
        "percent",
        "streak",
    ] {
        assert!(!text.contains(word), "`{word}` on {}", screen.route.to_text());
    }
    assert!(
        text.contains("not an all-clear"),
        "every result says that it is not an all-clear"
    );
}

fn dials(screen: &Screen) -> Vec<String> {
    let dials = channels(screen)
        .into_iter()
        .filter_map(|channel| match channel.effect {
            Effect::Dial { number, .. } => Some(number),
            _ => None,
        });
    dials.collect()
}

/// 11 pm, "I want to die", pills in hand, age 15.
#[test]
fn j1_pills_in_hand() {
    let mut app = App::with(Settings {
        person: Person::Minor,
        ..Settings::first_run("US", "en")
    });
    app.touch("now");
    app.touch("suicide");
    app.touch("means_in_hand");
    assert!(
        app.taps <= 3,
        "three answers lead to the result, from the first screen"
    );

    let result = app.screen();
    never_a_verdict(&result);
    assert_eq!(result.title.text, "Call 911 now");
    assert_eq!(
        lines(&result),
        ["us-911", "us-988"],
        "both dial buttons, before anything else"
    );
    assert!(matches!(result.blocks[0], Block::Line { .. }) && matches!(result.blocks[1], Block::Line { .. }));
    assert_eq!(steps(&result), ["EMERGENCY", "KEEP_DISTANCE", "STAY", "988"]);
    let shown = text(&result);
    assert!(
        shown.contains("You ticked: \"Has a way to end their life"),
        "the reason is what was ticked"
    );
    assert!(shown.contains("Do not try to take what they hold"));
    assert!(shown.contains("I'm staying with you"), "words to say");
    for wrong in ["therapist fit", "choices", "promise", "secret", "Lock up or move"] {
        assert!(!shown.contains(wrong), "`{wrong}` has no place here");
    }
    // A phone without data: every number is in plain digits on the button itself.
    for channel in channels(&result)
        .iter()
        .filter(|channel| channel.works_without_data)
    {
        assert!(
            channel.label.text.chars().any(|letter| letter.is_ascii_digit()),
            "{}",
            channel.label.text
        );
    }
}

/// The same, swallowed.
#[test]
fn j1b_swallowed() {
    let mut app = App::first_run("US");
    app.touch("now");
    app.touch("took");
    app.touch("ingestion_intentional_or_unknown");
    assert_eq!(app.taps, 3);
    let result = app.screen();
    never_a_verdict(&result);
    assert_eq!(
        lines(&result)[..2],
        ["us-911", "us-poison"],
        "911 and Poison Help are the first two buttons"
    );
    assert_eq!(steps(&result)[..2], ["EMERGENCY", "POISON"]);
    let shown = text(&result);
    assert!(
        shown.contains("Keep the bottle or pack in your hand")
            && shown.contains("Call even if they seem well")
    );
    assert!(shown.contains("do not make them vomit, unless they say so"));

    app.touch("words");
    let words = text(&app.screen());
    assert!(
        words.contains("They took ...") && words.contains("weigh"),
        "what, how many, when, weight"
    );
}

/// By mistake, awake, no symptoms: poison control first, the one case.
#[test]
fn j1c_by_mistake() {
    let mut app = App::first_run("US");
    for id in ["now", "took", "ingestion_accidental"] {
        app.touch(id);
    }
    let result = app.screen();
    assert_eq!(lines(&result)[..2], ["us-poison", "us-911"]);
    assert_eq!(result.title.text, "Call Poison Help at 1-800-222-1222 now");
    assert_eq!(steps(&result)[..2], ["POISON", "EMERGENCY"]);
}

/// An adult brother who hears voices, no clinician, no violence.
#[test]
fn j2_voices() {
    let mut app = App::with(Settings {
        person: Person::Adult,
        ..Settings::first_run("US", "en")
    });
    for id in ["now", "mind", "loss_of_reality"] {
        app.touch(id);
    }
    let result = app.screen();
    never_a_verdict(&result);
    assert_eq!(result.title.text, "Talk to a trained person today");
    assert_eq!(lines(&result)[0], "us-988", "the crisis line first");
    let shown = text(&result);
    assert!(shown.contains("mobile crisis team"));
    assert!(
        shown.contains("No number for a local crisis team yet"),
        "the county's number: not set, add it"
    );
    assert_ne!(steps(&result)[0], "ED", "not the hospital as step one");
    let all = app.screen();
    assert!(text(&all).contains("Do not argue about what they believe"));
    let order = steps(&all);
    let at = |id: &str| order.iter().position(|step| step == id);
    assert!(at("988") < at("ED"), "{order:?}");
    for wrong in ["non-negotiable", "not optional", "schizophrenia", "psychotic"] {
        assert!(
            !text(&all).to_lowercase().contains(wrong) && !shown.to_lowercase().contains(wrong),
            "`{wrong}`"
        );
    }
    // The county's number, once known, is offered; their own clinician comes second.
    let known = Settings {
        person: Person::Adult,
        clinician_number: "5550100".into(),
        local_crisis_number: "5550101".into(),
        ..Settings::first_run("US", "en")
    };
    let mut app = App::with(known);
    for id in ["now", "mind", "loss_of_reality"] {
        app.touch(id);
    }
    assert_eq!(lines(&app.screen()), ["us-988", "own-clinician", "local-crisis"]);
}

/// A son with a knife shoves his mother.
#[test]
fn j3_knife() {
    let mut app = App::first_run("US");
    app.touch("now");
    app.touch("threat");
    app.touch("violence_now");
    assert_eq!(app.taps, 3, "one answer gives the result");
    let result = app.screen();
    never_a_verdict(&result);
    assert_eq!(result.title.text, "Get out first, then call 911");
    assert_eq!(steps(&result), ["GET_SAFE", "EMERGENCY"]);
    assert_eq!(
        lines(&result),
        ["us-911", "us-dv"],
        "911, then the line for people who are hurt"
    );
    let shown = text(&result);
    assert!(shown.contains("Text START to 88788"));
    for wrong in ["Stay with them", "I'm staying", "Lock up", "Listen, and say back"] {
        assert!(
            !shown.contains(wrong),
            "`{wrong}` keeps someone in reach of a knife"
        );
    }
    assert!(result.leave.is_some(), "a fast way out of the screen");
    app.touch("words");
    let words = text(&app.screen());
    assert!(
        words.contains("mental health crisis")
            && words.contains("Crisis Intervention Team")
            && words.contains("There is a ...")
    );
    assert!(app.screen().leave.is_some());
}

/// A daughter found limp, lips blue, gurgling.
#[test]
fn j5_overdose() {
    let mut app = App::first_run("US");
    app.touch("now");
    let from_the_question = app.taps;
    app.touch("body");
    app.touch("breathing_trouble");
    assert_eq!(
        app.taps - from_the_question,
        2,
        "two taps from the check's question"
    );
    let result = app.screen();
    never_a_verdict(&result);
    assert_eq!(
        steps(&result)[..3],
        ["EMERGENCY", "NALOXONE", "RECOVERY"],
        "the first three need no scrolling"
    );
    let Some(Block::Steps { in_sight, .. }) = result
        .blocks
        .iter()
        .find(|block| matches!(block, Block::Steps { .. }))
    else {
        panic!("a result has steps")
    };
    assert_eq!(*in_sight, 3);
    let shown = text(&result);
    assert!(shown.contains("Give another") && shown.contains("It can wear off") && shown.contains("CPR"));
    assert!(
        !result
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Form { .. })),
        "nothing to type"
    );
    assert!(
        !result
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Card { id, .. } if id == "more")),
        "nothing hidden"
    );
}

/// Content that is thirteen months old, no updates possible.
#[test]
fn j8_old_content() {
    let later = Moment {
        unix_seconds: CHECKED.unix_seconds + 395 * 86_400,
        utc_offset_minutes: -300,
    };
    let (new, old) = (App::first_run("US"), App::first_run("US").at(later));
    let routes = [Route::Help, Route::Line { id: "us-nami".into() }];
    for route in routes {
        let (fresh, aged) = (new.look(route.clone()), old.look(route));
        assert_eq!(
            dials(&fresh),
            dials(&aged),
            "no number disappears or changes with age"
        );
        assert!(text(&aged).contains("Last checked 22 Nov 2026") && !text(&fresh).contains("Last checked"));
        assert!(text(&aged).contains("use the help bar"));
    }
    // A clock that is wrong in any way never hides a number.
    for seconds in [i64::MIN, -1, 0, i64::MAX] {
        let broken = App::first_run("US").at(Moment {
            unix_seconds: seconds,
            utc_offset_minutes: i32::MAX,
        });
        assert_eq!(dials(&broken.look(Route::Help)), dials(&new.look(Route::Help)));
    }
}

/// Nothing ticked is kept in a route; a restored result starts again, help in view.
#[test]
fn a_restored_result_starts_again_with_help_in_view() {
    let app = App::first_run("US");
    for route in [Route::Result, Route::MoreSteps, Route::Why] {
        let screen = app.look(route);
        assert_eq!(screen.route, Route::Check);
        assert!(text(&screen).contains("Start here again"));
        assert_eq!(dials(&screen), ["911", "988"]);
    }
}

/// Tick, add, take back: adding never asks for less, Back never unticks, a fast leave forgets.
#[test]
fn the_check_remembers_until_left() {
    let mut app = App::first_run("US");
    for id in ["now", "suicide", "suicidal_thoughts"] {
        app.touch(id);
    }
    assert_eq!(app.screen().title.text, "Talk to a trained person today");
    app.back();
    let tile = app.screen();
    let ticked = tile.blocks.iter().any(|block| match block {
        Block::Question { choices, .. } => choices
            .iter()
            .any(|choice| choice.id == "suicidal_thoughts" && choice.mark == Mark::Yes),
        _ => false,
    });
    assert!(ticked, "Back never unticks");
    app.touch("plan");
    assert_eq!(app.screen().title.text, "Call 911 now");
    let leave = app.screen().leave.expect("private screens can be left fast");
    app.tap(leave.tap);
    assert_eq!(app.effects.last(), Some(&Effect::Leave));
    assert_eq!(
        app.look(Route::Result).route,
        Route::Check,
        "what was ticked is gone"
    );
}

/// A question about the situation is asked only where a yes would ask for more, and then it does.
#[test]
fn questions_are_asked_only_when_they_can_raise() {
    let mut app = App::first_run("US");
    for id in ["now", "suicide", "wish_dead"] {
        app.touch(id);
    }
    let asked = |screen: &Screen| -> Vec<String> {
        screen
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Question { id, .. } if id != "person" => Some(id.clone()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(
        asked(&app.screen()),
        ["firearm_unsecured", "alone_unreachable"],
        "birth cannot raise this"
    );
    app.touch("firearm_unsecured");
    assert_eq!(app.screen().title.text, "Call 911 now");

    let mut app = App::first_run("US");
    for id in ["now", "body", "unresponsive"] {
        app.touch(id);
    }
    assert!(
        asked(&app.screen()).is_empty(),
        "nothing can ask for more than 911"
    );
}

/// All six tiles with nothing, then the weeks: the lowest result still says to call if worried.
#[test]
fn nothing_seen_is_never_an_all_clear() {
    let mut app = App::with(Settings {
        person: Person::Minor,
        ..Settings::first_run("US", "en")
    });
    app.touch("now");
    for tile in ["body", "took", "suicide", "threat", "mind", "missing_or_me"] {
        app.touch(tile);
        app.touch(tile);
    }
    app.touch("result");
    let result = app.screen();
    assert!(
        text(&result).contains("Not finished. We cannot tell yet."),
        "the weeks were not asked"
    );
    app.touch("result-incomplete");
    app.touch("refuses_care");
    app.touch("weeks");
    let result = app.screen();
    never_a_verdict(&result);
    assert_eq!(result.title.text, "Keep talking, and take one small step");
    assert!(!text(&result).contains("Not finished"));
    assert!(
        text(&result).contains("Are you thinking about killing yourself?"),
        "asking directly stays on every lower result"
    );
    assert!(text(&result).contains("Look again in 7 days"));
}

/// Nobody is driven to a hospital who cannot be found or who is hurting someone; what an emergency puts off is not
/// lost.
#[test]
fn an_emergency_never_sends_anyone_close_and_forgets_nothing() {
    let mut app = App::first_run("US");
    for id in ["now", "missing_or_me", "missing_adult"] {
        app.touch(id);
    }
    app.touch("else");
    app.touch("suicide");
    app.touch("attempt_3mo_unassessed");
    assert_eq!(
        steps(&app.screen()),
        ["EMERGENCY", "REMOVE_MEANS", "988"],
        "no staying, no driving"
    );

    let mut app = App::first_run("US");
    for id in ["now", "suicide", "weapon_self", "else", "threat", "violence_now"] {
        app.touch(id);
    }
    assert_eq!(steps(&app.screen()), ["GET_SAFE", "EMERGENCY"]);
    assert!(
        !text(&app.screen()).contains("closer"),
        "no words that keep someone near a weapon"
    );

    let mut app = App::first_run("US");
    for id in [
        "now",
        "missing_or_me",
        "caregiver_suicidal",
        "else",
        "body",
        "catatonic",
    ] {
        app.touch(id);
    }
    assert_eq!(app.screen().title.text, "Call 911 now");
    app.touch("later");
    assert_eq!(
        steps(&app.screen()),
        ["988_FOR_YOU"],
        "the carer's own danger waits, it does not vanish"
    );
}

fn at(route: &str) -> Tap {
    Tap::Go {
        route: route_from_text(route.into()),
        mode: Mode::Push,
    }
}

/// A husband who drinks vodka every day, refuses detox and wants to "just stop tonight"; last time he shook badly.
#[test]
fn j4_stopping_alone() {
    let husband = || {
        App::with(Settings {
            person: Person::Adult,
            concern: Concern::Substance,
            ..Settings::first_run("US", "en")
        })
    };
    let mut app = husband();
    for id in [
        "refusal",
        "reasons",
        "quit-tonight",
        "shakes-in-the-morning",
        "seen",
    ] {
        app.touch(id);
    }
    assert_eq!(app.taps, 5, "two ticks, and what may be behind it");
    let found = app.screen();
    let Block::Notice {
        kind: NoticeKind::Stop,
        ..
    } = &found.blocks[0]
    else {
        panic!("the danger of stopping comes before any reason")
    };
    assert!(text(&found).contains("Drink or drugs may"), "and then the reason");
    app.touch("danger/quit-tonight");
    assert_eq!(
        app.screen().route,
        Route::Tile { id: "took".into() },
        "one touch to the check"
    );
    app.touch("withdrawal_risk");
    let result = app.screen();
    never_a_verdict(&result);
    assert!(
        steps(&result).contains(&"DOCTOR_TODAY".to_owned()),
        "a doctor before he stops: {:?}",
        steps(&result)
    );
    app.back();
    app.touch("withdrawal_danger");
    assert_eq!(
        app.screen().title.text,
        "Call 911 now",
        "shaking and confused: an emergency"
    );

    // The watch box, the number to ask for care, a place and a date, one request at a sober hour.
    let mut app = husband();
    app.tap(at("guide/withdrawal-danger"));
    let watch = text(&app.screen());
    for sign in ["seizure", "confused", "fever", "see", "call 911"] {
        assert!(watch.to_lowercase().contains(sign), "`{sign}` is watched for");
    }
    app.tap(at("guide/place-ready"));
    assert!(
        lines(&app.screen()).contains(&"us-samhsa".to_owned()),
        "the public treatment line"
    );
    app.tap(at("guide/craft-invite"));
    assert!(text(&app.screen()).to_lowercase().contains("sober"));
    app.tap(at("guide/planned-family-talk"));
    let staged = text(&app.screen());
    assert!(
        staged.contains("trial") && staged.contains("never"),
        "what the trial found: {staged}"
    );
    app.tap(at("guide/craft"));
    assert!(text(&app.screen()).contains("64"), "and what did better");

    // Nothing that would harm him, in any page on drink and drugs.
    let lines_for_sale = ["866-446-3945", "800-779-4314"];
    for card in content()
        .book("en")
        .cards
        .iter()
        .filter(|card| card.topic == "substance")
    {
        let shown = text(&app.look(route_from_text(format!("guide/{}", card.id))));
        for wrong in ["throw out all", "kick him out", "pour it", "rock bottom"]
            .iter()
            .chain(&lines_for_sale)
        {
            assert!(!shown.to_lowercase().contains(wrong), "{}: `{wrong}`", card.id);
        }
    }
}

/// A fourteen-year-old: "therapy is for crazy people", went once and hated it; no danger.
#[test]
fn j6_therapy_is_for_crazy_people() {
    let mut app = App::with(Settings {
        person: Person::Minor,
        concern: Concern::MentalHealth,
        ..Settings::first_run("US", "en")
    });
    for id in ["refusal", "reasons", "not-crazy", "went-once", "seen"] {
        app.touch(id);
    }
    let found = app.screen();
    let shown = text(&found);
    assert!(shown.contains("often a mix"), "two reasons, not one answer");
    for reason in ["misconceptions", "bad-past"] {
        let reason = content().reason(reason).expect("a reason");
        for words in [reason.name, reason.first, reason.say, reason.avoid] {
            assert!(
                shown.contains(words.get("en")),
                "{}: {}",
                reason.id,
                words.get("en")
            );
        }
    }
    for wrong in ["not optional", "punish", "or else", "take away", "streak"] {
        assert!(!shown.to_lowercase().contains(wrong), "`{wrong}`");
    }
    // The page of the first reason, the coach, the choices, the test drive, what else there is.
    app.touch("misconceptions/guide");
    assert_eq!(
        app.screen().route,
        Route::Guide {
            id: "reason-misconceptions".into()
        }
    );
    for (page, word) in [
        ("guide/explain-by-age", "coach"),
        ("guide/choices", "choose"),
        ("guide/trial-visits", "two"),
        ("guide/alternatives", "school"),
        ("guide/right-time", "calm"),
    ] {
        app.tap(at(page));
        assert!(
            text(&app.screen()).to_lowercase().contains(word),
            "{page}: {word}"
        );
        assert_eq!(dials(&app.screen())[..2], ["911", "988"], "the bar is on {page}");
    }
    // One small step, kept: the tracker begins here.
    app.touch("step/keep");
    assert_eq!(app.screen().route, Route::NextStep);
    let step = content().book("en").card("right-time").expect("a guide").step;
    assert!(text(&app.screen()).contains(content().small_step(step).expect("a step").text.get("en")));
}
