//! What the engine promises beside the tables' own meaning, and how a number is chosen, dialled and said.

use std::cmp::Reverse;

use foothold_content::{Channel, ChannelKind, Content, FirstLine, Input, Level, Offered, Tables, Who};
use foothold_core::contacts::{Need, Offer, UserNumbers, first_lines, reach_uri, spoken};
use foothold_core::content::content;
use foothold_core::escalation::{Answer, Answers, Fired, RuleId, can_raise, evaluate};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn tables() -> &'static Tables {
    &content().tables
}

fn input(id: &str) -> Input {
    tables().input(id).expect("the input exists")
}

fn with(mut answers: Answers, given: &[(&str, Answer)]) -> Answers {
    for (id, answer) in given {
        answers.set(input(id), *answer);
    }
    answers
}

/// Nothing seen but this.
fn only(given: &[(&str, Answer)]) -> Answers {
    with(Answers::all(tables(), Answer::No), given)
}

fn inputs() -> impl Iterator<Item = Input> {
    (0..tables().inputs() as u16).map(Input)
}

/// A few answers where nothing else was seen, or nothing else was asked.
fn some_answers() -> impl Strategy<Value = Answers> {
    let background = prop_oneof![Just(Answer::No), Just(Answer::Unanswered)];
    let given = prop::collection::vec(
        (
            0..tables().inputs() as u16,
            prop::sample::select(&Answer::ALL[..]),
        ),
        0..10,
    );
    (background, given).prop_map(|(background, given)| {
        let mut answers = Answers::all(tables(), background);
        for (at, answer) in given {
            answers.set(Input(at), answer);
        }
        answers
    })
}

/// The level, playbook and further actions that the tables give a rule.
fn row(rule: &RuleId) -> (Level, &'static str, &'static [&'static str]) {
    let sign = |id: &str| tables().sign(id).expect("the rule's sign exists");
    match rule {
        RuleId::Seen(id) => (sign(id).yes, sign(id).playbook, sign(id).extra_actions),
        RuleId::Unsure(id) => (sign(id).not_sure, sign(id).playbook, sign(id).extra_actions),
        RuleId::Row(id) => {
            let combinations = tables()
                .combinations
                .iter()
                .map(|row| (row.id, row.level, row.playbook));
            let missing = tables()
                .missing
                .iter()
                .map(|row| (row.id, row.level, row.playbook));
            let (_, level, playbook) = combinations
                .chain(missing)
                .find(|row| row.0 == *id)
                .expect("the row exists");
            (level, playbook, &[])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        rng_seed: RngSeed::Fixed(20_261_122),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_fired_is_listed_highest_first_then_by_id_and_once(answers in some_answers()) {
        let finding = evaluate(tables(), &answers);
        let key = |fired: &Fired| (Reverse(fired.level), fired.rule.to_string());
        prop_assert!(finding.fired.is_sorted_by(|one, next| key(one) < key(next)), "{:?}", finding.fired);
    }

    #[test]
    fn the_top_rules_are_those_that_gave_the_level_and_never_none(answers in some_answers()) {
        let finding = evaluate(tables(), &answers);
        let highest = finding.fired.iter().map(|fired| fired.level).max();
        prop_assert_eq!(highest, Some(finding.level));
        let given = finding.fired.iter().filter(|fired| fired.level == finding.level).count();
        prop_assert!(given > 0 && finding.top().count() == given);
        prop_assert!(finding.top().all(|fired| fired.level == finding.level));
    }

    #[test]
    fn what_fired_carries_its_own_row(answers in some_answers()) {
        for fired in evaluate(tables(), &answers).fired {
            prop_assert_eq!((fired.level, fired.playbook, fired.extra_actions), row(&fired.rule));
        }
    }

    #[test]
    fn an_answer_fires_its_own_rule_and_no_other(answers in some_answers()) {
        let fired: Vec<String> = evaluate(tables(), &answers).fired.iter().map(|fired| fired.rule.to_string()).collect();
        for sign in tables().signs {
            let answer = answers.get(input(sign.id));
            prop_assert_eq!(fired.contains(&format!("S.{}", sign.id)), answer == Answer::Yes);
            prop_assert_eq!(fired.contains(&format!("U.{}", sign.id)), answer == Answer::NotSure);
        }
    }

    #[test]
    fn an_input_can_raise_exactly_when_a_yes_gives_a_higher_level(answers in some_answers()) {
        let level = evaluate(tables(), &answers).level;
        for input in inputs() {
            let mut yes = answers.clone();
            yes.set(input, Answer::Yes);
            let then = evaluate(tables(), &yes).level;
            prop_assert!(then >= level, "a yes to {} lowers the level", tables().input_id(input));
            prop_assert_eq!(can_raise(tables(), &answers, input), then > level, "{}", tables().input_id(input));
        }
    }

    #[test]
    fn more_caution_never_lowers_the_level_and_the_same_answers_give_the_same(
        answers in some_answers(),
        at in 0..tables().inputs() as u16,
    ) {
        let levels = Answer::ALL.map(|answer| {
            let mut answers = answers.clone();
            answers.set(Input(at), answer);
            prop_assert_eq!(evaluate(tables(), &answers).actions, evaluate(tables(), &answers).actions);
            Ok(evaluate(tables(), &answers).level)
        });
        let levels = levels.into_iter().collect::<Result<Vec<Level>, TestCaseError>>()?;
        prop_assert!(levels.is_sorted(), "{} gives {levels:?}", tables().input_id(Input(at)));
    }
}

#[test]
fn a_question_can_raise_where_it_matters_and_nowhere_else() {
    let asked = |given: &[(&str, Answer)]| {
        let answers = only(given);
        ["firearm_unsecured", "alone_unreachable", "perinatal"]
            .map(|id| can_raise(tables(), &answers, input(id)))
    };
    assert_eq!(asked(&[]), [false, false, false]);
    assert_eq!(asked(&[("wish_dead", Answer::Yes)]), [true, true, false]);
    assert_eq!(asked(&[("loss_of_reality", Answer::Yes)]), [true, false, true]);
    assert_eq!(asked(&[("intoxicated_now", Answer::Yes)]), [false, true, false]);
    assert_eq!(asked(&[("threat_person", Answer::Yes)]), [true, false, false]);
    assert_eq!(asked(&[("wish_dead", Answer::NotSure)]), [false, false, false]);
    assert_eq!(
        asked(&[("wish_dead", Answer::Yes), ("plan", Answer::Yes)]),
        [false, false, false],
        "nothing is higher"
    );
    assert_eq!(
        asked(&[("wish_dead", Answer::Yes), ("firearm_unsecured", Answer::Yes)]),
        [false, false, false]
    );
}

#[test]
fn nothing_answered_and_nothing_seen_are_different_results() {
    let nothing_answered = evaluate(tables(), &Answers::unanswered(tables()));
    assert_eq!(
        (nothing_answered.level, nothing_answered.incomplete),
        (Level::UrgentToday, true)
    );
    let fired: Vec<String> = nothing_answered
        .fired
        .iter()
        .map(|fired| fired.rule.to_string())
        .collect();
    assert_eq!(fired, ["M01", "M02", "M03"]);
    let nothing_seen = evaluate(tables(), &only(&[]));
    assert_eq!(
        (nothing_seen.level, nothing_seen.incomplete),
        (Level::KeepTalking, false)
    );
    let fired: Vec<String> = nothing_seen
        .fired
        .iter()
        .map(|fired| fired.rule.to_string())
        .collect();
    assert_eq!(fired, ["B01"]);
}

#[test]
fn answers_are_ordered_by_caution() {
    assert_eq!(
        Answer::ALL.map(Answer::id),
        ["no", "unanswered", "not_sure", "yes"]
    );
    assert!(Answer::ALL.is_sorted_by(|less, more| less < more));
    for answer in Answer::ALL {
        assert_eq!(Answer::from_id(answer.id()), Some(answer));
    }
    for wrong in ["", "maybe", "Yes", "not sure", " no"] {
        assert_eq!(Answer::from_id(wrong), None, "`{wrong}`");
    }
    assert_eq!(Answer::default(), Answer::Unanswered);
}

#[test]
fn an_answer_is_changed_alone_and_what_is_not_there_is_unanswered() {
    let number = tables().inputs() as u16;
    for answer in Answer::ALL {
        let all = Answers::all(tables(), answer);
        assert!(inputs().all(|input| all.get(input) == answer));
        for beyond in [Input(number), Input(u16::MAX)] {
            assert_eq!(all.get(beyond), Answer::Unanswered);
            let mut same = all.clone();
            same.set(beyond, Answer::Yes);
            assert_eq!(
                (same.get(beyond), &same),
                (Answer::Unanswered, &all),
                "there is nothing to change"
            );
        }
    }
    assert_eq!(
        Answers::unanswered(tables()),
        Answers::all(tables(), Answer::Unanswered)
    );
    for changed in inputs() {
        let mut answers = Answers::all(tables(), Answer::No);
        answers.set(changed, Answer::Yes);
        assert!(inputs().all(|input| (answers.get(input) == Answer::Yes) == (input == changed)));
    }
}

#[test]
fn a_rule_is_named_as_in_the_tables() {
    let names =
        [RuleId::Row("C01"), RuleId::Seen("plan"), RuleId::Unsure("plan")].map(|rule| rule.to_string());
    assert_eq!(names, ["C01", "S.plan", "U.plan"]);
}

#[test]
fn every_way_to_reach_a_line_has_its_own_address() {
    let some = content().regions[0].lines[0].channels[0];
    let uri = |kind, dial| reach_uri(&Channel { kind, dial, ..some });
    for kind in [
        ChannelKind::Call,
        ChannelKind::Tty,
        ChannelKind::Videophone,
        ChannelKind::Relay,
    ] {
        assert_eq!(uri(kind, "988"), "tel:988");
        assert_eq!(uri(kind, "+18002221222"), "tel:+18002221222");
    }
    assert_eq!(uri(ChannelKind::Text, "741741"), "sms:741741");
    assert_eq!(
        uri(ChannelKind::Whatsapp, "+14422983263"),
        "https://wa.me/14422983263"
    );
    assert_eq!(
        uri(ChannelKind::Email, "jo@samaritans.org"),
        "mailto:jo@samaritans.org"
    );
    for kind in [ChannelKind::Chat, ChannelKind::Web] {
        assert_eq!(
            uri(kind, "https://988lifeline.org/chat/"),
            "https://988lifeline.org/chat/"
        );
    }
}

#[test]
fn numbers_are_said_digit_by_digit_and_nothing_else_is_changed() {
    let said = [
        ("988", "9 8 8"),
        ("Call 911.", "Call 9 1 1."),
        ("988 or 911", "9 8 8 or 9 1 1"),
        ("Text HOME to 741741", "Text HOME to 7 4 1 7 4 1"),
        ("0800 543 354 (free)", "0 8 0 0, 5 4 3, 3 5 4 (free)"),
        ("1-800-222-1222 - free", "1, 8 0 0, 2 2 2, 1 2 2 2 - free"),
        ("13 11 14", "1 3, 1 1, 1 4"),
        ("1-23", "1, 2 3"),
        ("in 24 hours, call 112 ", "in 24 hours, call 1 1 2 "),
        ("988 — día y noche", "9 8 8 — día y noche"),
        // Four digits that are no year; five that start like one.
        ("1737", "1 7 3 7"),
        ("2100", "2 1 0 0"),
        ("20261", "2 0 2 6 1"),
        ("988, 2026", "9 8 8, 2026"),
        ("988. Or 911.", "9 8 8. Or 9 1 1."),
        ("112.ie or 112", "112.ie or 1 1 2"),
    ];
    for (text, aloud) in said {
        assert_eq!(spoken(text).as_deref(), Some(aloud), "{text}");
    }
    for text in [
        "",
        " ",
        "-",
        "24",
        "1-2",
        "7 8",
        "2026",
        "1999",
        "22 2026",
        "from 2005 to 2026",
        "no number",
        "988lifeline.org/chat",
        "from 112.ie",
    ] {
        assert_eq!(spoken(text), None, "`{text}`");
    }
}

/// What the first rows of a made-up table offer in the US, by line id.
fn offered(rows: &[(Level, &'static str, Offered)], need: Need<'_>, known: UserNumbers<'_>) -> Vec<String> {
    let rows: Vec<FirstLine> = rows
        .iter()
        .map(|&(level, role, when)| FirstLine {
            level,
            role,
            when,
            who: Who::Anyone,
        })
        .collect();
    let made_up: &'static Content = Box::leak(Box::new(Content {
        first_lines: rows.leak(),
        ..*content()
    }));
    let offers = first_lines(made_up, made_up.region("US"), need, known);
    let names = offers.into_iter().map(|offer| match offer {
        Offer::Line(line) => line.id.to_owned(),
        Offer::OwnClinician(number) => format!("own {number}"),
        Offer::LocalCrisis(number) => format!("local {number}"),
    });
    names.collect()
}

#[test]
fn a_line_is_offered_when_its_row_says_so() {
    let known = UserNumbers {
        own_clinician: Some("1"),
        local_crisis: Some("2"),
    };
    let need = Need {
        level: Level::Firm,
        actions: &["STAY", "988"],
        modifiers: &["veteran"],
        adult: false,
    };
    let is_offered = |when| !offered(&[(Level::Firm, "crisis", when)], need, known).is_empty();
    assert!(is_offered(Offered::Always) && is_offered(Offered::Known));
    assert!(is_offered(Offered::WithAction("STAY")) && is_offered(Offered::WithAction("988")));
    assert!(!is_offered(Offered::WithAction("POISON")));
    assert!(is_offered(Offered::WhenFirst("STAY")));
    assert!(!is_offered(Offered::WhenFirst("988")) && !is_offered(Offered::WhenFirst("POISON")));
    assert!(is_offered(Offered::WithModifier("veteran")) && !is_offered(Offered::WithModifier("perinatal")));
    for level in Level::ALL {
        let rows = [(level, "crisis", Offered::Always)];
        assert_eq!(
            offered(&rows, need, known).len(),
            usize::from(level == Level::Firm),
            "{level:?}"
        );
    }
}

#[test]
fn the_first_three_that_exist_are_offered_once_and_in_order() {
    let need = Need {
        level: Level::Soon,
        actions: &[],
        modifiers: &[],
        adult: false,
    };
    let always = |role| (Level::Soon, role, Offered::Always);
    let rows = [
        "no_such_role",
        "crisis",
        "own_clinician",
        "crisis",
        "own_clinician",
        "local_crisis",
        "emergency",
    ]
    .map(always);
    let nobody = UserNumbers::default();
    assert_eq!(
        offered(&rows, need, nobody),
        ["us-988", "us-911"],
        "numbers nobody wrote down are passed over"
    );
    let doctor = UserNumbers {
        own_clinician: Some("1"),
        local_crisis: None,
    };
    assert_eq!(offered(&rows, need, doctor), ["us-988", "own 1", "us-911"]);
    let both = UserNumbers {
        own_clinician: Some("1"),
        local_crisis: Some("2"),
    };
    assert_eq!(
        offered(&rows, need, both),
        ["us-988", "own 1", "local 2"],
        "three are enough"
    );
    assert!(offered(&[], need, both).is_empty());
}
