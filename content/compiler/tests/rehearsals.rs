//! Practice talks: each law that stops the build, with the line and how to mend it; and what is packed.

mod common;

use std::collections::BTreeSet;

use common::rehearsal::{FILE, Talk};
use common::{Folder, TALKS, find, real};
use foothold_content::{MOST_TURNS, Rehearsal, TalkPlace};

#[test]
fn a_sound_talk_loads_and_keeps_what_it_says() {
    let content = Talk::sound().loads();
    let talk = content.rehearsals("en").talk("spoiled").expect("it is packed");
    assert_eq!(talk.opening, "May I ask you one thing?");
    assert_eq!((talk.turns.len(), talk.endings.len()), (2, 2));
    assert_eq!((talk.out, talk.waits), ("check", true));
    let [opens, closes] = talk.turns[0].replies else {
        panic!("two answers")
    };
    assert!(opens.opens && !closes.opens);
    assert_eq!(opens.why[0].sources, ["SEED0"]);
    let ends = |choices: &[u8], wanted: &str| matches!(talk.after(choices), Some(TalkPlace::Ending(ending)) if ending.id == wanted);
    assert!(ends(&[0, 0], "end-well") && ends(&[0, 1], "end-quiet") && ends(&[1], "end-quiet"));
    assert!(matches!(talk.after(&[0]), Some(TalkPlace::Turn(turn)) if turn.id == "second"));
    // No way through it.
    assert!(talk.after(&[2]).is_none() && talk.after(&[1, 0]).is_none() && talk.after(&[0, 0, 0]).is_none());
    assert_eq!(talk.endings[1].step, "name-one-feeling");
}

#[test]
fn words_that_lead_nowhere_are_refused() {
    let talk = Talk::sound().with("> then: second", "> then: gone");
    let problem = talk.refused("> then: gone", "`gone` is no turn and no ending of this talk");
    assert!(problem.mend.contains("Correct the id"));
    let talk = Talk::sound().with("> skill: leap\n> then: second", "> skill: leap");
    talk.refused("> say: I want to know", "these words lead nowhere");
}

#[test]
fn a_dead_end_is_refused() {
    let talk = Talk::sound()
        .saying("## They stand up {#third}\n> they: Well?")
        .with("> then: end-well", "> then: third");
    talk.refused("## They stand up", "`third` is a dead end");
    let one = "## They stand up {#third}\n> they: Well?\n\n> say: Well.\n> opens: It is short. [SEED0]\n> skill: leap\n> then: end-well";
    let talk = Talk::sound()
        .with("> then: end-well", "> then: third")
        .saying(one);
    let problem = talk.refused("## They stand up", "`third` has 1 answers");
    assert!(problem.mend.contains("two to four"));
}

/// A turn that asks on, and says no more.
fn turn(id: &str, then: &str) -> String {
    format!(
        "## Turn {id} {{#{id}}}\n> they: And then?\n\n> say: Then {id}.\n> opens: It goes on. [SEED0]\n> skill: leap\n\
         > then: {then}\n\n> say: Enough of {id}.\n> closes: It stops. [SEED0]\n> skill: leap\n> then: end-quiet\n"
    )
}

#[test]
fn a_way_of_four_turns_is_allowed_and_one_of_five_refused() {
    let four = Talk::sound()
        .with("> then: end-well", "> then: third")
        .saying(&turn("third", "fourth"))
        .saying(&turn("fourth", "end-well"));
    four.loads();
    let five = four
        .with("> skill: leap\n> then: end-well", "> skill: leap\n> then: fifth")
        .saying(&turn("fifth", "end-well"));
    let problem = five.refused("> then: fifth", "takes more than 4 turns");
    assert!(problem.mend.contains("Lead to an ending"));
}

#[test]
fn a_circle_is_a_way_that_is_too_long() {
    let talk = Talk::sound().with("> then: end-well", "> then: first");
    let problems = talk.problems();
    let over: Vec<_> = problems
        .0
        .iter()
        .filter(|problem| problem.file == FILE && problem.what.contains("takes more than 4 turns"))
        .collect();
    assert!(!over.is_empty(), "{problems}");
    // And what nobody can get to any more is named as well.
    find(
        &problems,
        FILE,
        talk.row("## They talk"),
        "nobody gets to `end-well`",
    );
}

#[test]
fn a_part_that_nobody_gets_to_is_refused() {
    let talk = Talk::sound().saying("## They wave {#end-wave .end}\nThey wave.");
    talk.refused("## They wave", "nobody gets to `end-wave`");
    let talk = Talk::sound().saying("## They talk again {#end-well .end}\nThey talk.");
    talk.refused("## They talk again", "`end-well` stands twice");
}

#[test]
fn words_without_a_why_or_a_why_without_a_source_are_refused() {
    let why = "> opens: It is true, and it is about them. [SEED0]\n";
    let talk = Talk::sound().with(why, "");
    talk.refused("> say: I want to know", "these words have no why");
    let talk = Talk::sound().with(why, "> opens:\n");
    talk.refused_at(talk.row("> say: I want to know") + 1, "`opens:` is blank");
    let talk = Talk::sound().with("It is true, and it is about them. [SEED0]", "It is true.");
    let problem = talk.refused("> opens: It is true.", "this why names no source");
    assert!(problem.mend.contains("square brackets"));
    let talk = Talk::sound().with("It is true, and it is about them. [SEED0]", "It is true. [NOPE]");
    talk.refused("> opens: It is true.", "the source `NOPE` is not in sources.csv");
    let talk = Talk::sound().with("It is true, and it is about them. [SEED0]", "It is true. [SEED1]");
    talk.refused("> opens: It is true.", "the source `SEED1` is not in the header");
    let talk = Talk::sound().with("sources: [SEED0]", "sources: [SEED0, SEED1]");
    talk.refused("sources:", "the source `SEED1` is named but not cited");
    let talk = Talk::sound().with("It is true, and it is about them. [SEED0]", "It is true. [SEED0");
    talk.refused("> opens: It is true.", "is no source");
}

#[test]
fn words_open_the_door_or_close_it_and_every_turn_has_words_that_open_it() {
    let talk = Talk::sound().with(
        "> closes: They know that there is one. [SEED0]",
        "> closes: They know. [SEED0]\n> opens: They know. [SEED0]",
    );
    let problems = talk.problems();
    let both = "these words open the door and close it";
    assert!(
        problems
            .0
            .iter()
            .any(|problem| problem.file == FILE && problem.what == both)
    );
    let talk = Talk::sound().with("> opens: It asks one thing.", "> closes: It asks one thing.");
    talk.refused("## They wait", "nothing in `second` opens the door");
}

#[test]
fn a_skill_is_a_guide_and_a_step_is_a_small_step() {
    let talk = Talk::sound().with("> skill: leap\n", "");
    talk.refused("> say: I want to know", "these words name no skill");
    let talk = Talk::sound().with("> skill: leap\n", "> skill: nope\n");
    talk.refused("> skill: nope", "`nope` is not a guide");
    let talk = Talk::sound().with("guides: [leap]", "guides: [nope]");
    talk.refused("guides:", "`nope` is not a guide");
    let talk = Talk::sound().with("guides: [leap]", "guides: []");
    talk.refused("guides:", "`guides` is blank");
    let talk = Talk::sound().with("step: listen-ten-minutes", "step: nope");
    talk.refused("step: nope", "the step `nope` is not in guides/steps.csv");
    let talk = Talk::sound().with("> step: name-one-feeling", "> step: nope");
    talk.refused("> step: nope", "the step `nope` is not in guides/steps.csv");
    let talk = Talk::sound().with("> step: name-one-feeling", "> step: listen-ten-minutes");
    talk.refused(
        "> step: listen",
        "the step `listen-ten-minutes` stands in the header already",
    );
}

#[test]
fn the_way_out_is_needed_and_is_a_part_of_the_check() {
    let talk = Talk::sound().with("out: check\n", "");
    let problem = talk.refused_at(1, "the way out is missing");
    assert!(problem.mend.contains("out: check/suicide"));
    for nowhere in ["out: help", "out: check/nope", "out: guide/leap", "out: checks"] {
        let talk = Talk::sound().with("out: check\n", &format!("{nowhere}\n"));
        talk.refused("out:", "is no part of the check");
    }
    Talk::sound().with("out: check\n", "out: check/mind\n").loads();
}

#[test]
fn hard_words_are_refused_everywhere_they_are_read() {
    let hard = "Comprehensive documentation of observable symptomatology necessitates institutional coordination now.";
    let spoiled = [
        ("You sit at the table.", hard.to_owned()),
        ("> you: May I ask you one thing?", format!("> you: {hard}")),
        ("> they: Why do you ask?", format!("> they: {hard}")),
        ("> does: They look at you.", format!("> does: {hard}")),
        ("> say: How was today?", format!("> say: {hard}")),
        (
            "> opens: It asks one thing. [SEED0]",
            format!("> opens: {hard} [SEED0]"),
        ),
        ("You asked, and they told you.", hard.to_owned()),
        (
            "summary: Sit down with them. Ask one thing.",
            format!("summary: {hard}"),
        ),
    ];
    for (from, to) in spoiled {
        let talk = Talk::sound().with(from, &to);
        let problem = talk.refused(&to, "reads at grade");
        assert!(problem.mend.contains("grade 6"), "{problem}");
    }
}

#[test]
fn nobody_says_more_than_one_breath() {
    let long = "I was there, and I saw it, and I sat down. ".repeat(5);
    let talk = Talk::sound().with("> say: How was today?", &format!("> say: {long}"));
    let problem = talk.refused("> say: I was there", "this text has 214 letters");
    assert!(problem.mend.contains("180"));
}

#[test]
fn what_must_never_be_said_is_refused_in_every_line() {
    for from in [
        "You sit at the table.",
        "May I ask you one thing?",
        "Why do you ask?",
        "They look at you.",
        "How was today?",
        "They know that there is one.",
        "You asked, and they told you.",
    ] {
        let talk = Talk::sound().with(from, "Please calm down.");
        let problems = talk.problems();
        assert!(
            problems
                .0
                .iter()
                .any(|problem| problem.file == FILE && problem.what.contains("(CALM_DOWN)")),
            "{from}: {problems}"
        );
    }
    // What is wrong for one age only.
    let talk = Talk::sound().with("> say: How was today?", "> say: You have to go.");
    talk.refused(
        "> say: You have to go.",
        "`have to go` must not be said here (ADULT_FORCED)",
    );
    talk.with("audience: [minor, adult]", "audience: [minor]").loads();
    let talk = Talk::sound().with("> say: How was today?", "> say: Call 911 now.");
    talk.refused("> say: Call", "holds the number `911`");
    let talk = Talk::sound().with("You asked, and they told you.", "Call {astrologer} now.");
    talk.refused("Call {astrologer}", "`{astrologer}` is not a role of roles.csv");
}

#[test]
fn nobody_plays_harm_and_only_the_talk_that_asks_may_ask() {
    let harm = [
        ("I want to die.", "SELF_HARM"),
        ("I took some pills.", "MEANS"),
        ("I'll hit you.", "VIOLENCE"),
    ];
    for (words, rule) in harm {
        for (from, to) in [
            ("You sit at the table.", words.to_owned()),
            ("> they: Why do you ask?", format!("> they: {words}")),
            ("> does: They look at you.", format!("> does: {words}")),
            ("> they: It was long.", format!("> they: {words}")),
        ] {
            for out in ["check", "check/suicide"] {
                let talk = Talk::sound()
                    .with(from, &to)
                    .with("out: check\n", &format!("out: {out}\n"));
                talk.refused(&to, &format!("is played here ({rule})"));
            }
        }
    }
    let asks = Talk::sound().with(
        "> say: How was today?",
        "> say: Are you thinking about killing yourself?",
    );
    asks.refused("> say: Are you", "`killing` is played here (SELF_HARM)");
    asks.with("out: check\n", "out: check/suicide\n").loads();
    // Asking is not naming a way.
    let talk = Talk::sound()
        .with("> say: How was today?", "> say: Did you take pills?")
        .with("out: check\n", "out: check/suicide\n");
    talk.refused("> say: Did you", "`pills` is played here (MEANS)");
}

#[test]
fn every_ending_is_kind_and_every_turn_has_someone_speak() {
    let talk = Talk::sound().with("You asked, and they told you.\n", "");
    talk.refused("## They talk", "the ending `end-well` says nothing");
    let talk = Talk::sound().with("> does: They look at you.\n", "");
    talk.refused("## They wait", "nobody speaks in `second`");
    let talk = Talk::sound().with("You sit at the table.\n", "");
    talk.refused_at(17, "nothing says where this is");
    let talk = Talk::sound().with("> you: May I ask you one thing?\n", "");
    talk.refused_at(17, "nobody speaks first");
}

#[test]
fn what_cannot_be_drawn_or_does_not_belong_is_refused_with_its_line() {
    let cases = [
        (
            "> say: How was today?",
            "> say: How was **today**?",
            "cannot be drawn",
        ),
        (
            "You asked, and they told you.",
            "1. You asked.",
            "cannot be drawn",
        ),
        ("You asked, and they told you.", "![a](b)", "cannot be drawn"),
        (
            "You asked, and they told you.",
            "You asked. [See](check)",
            "cannot be drawn",
        ),
        (
            "## They wait {#second}",
            "# They wait {#second}",
            "only ## is a heading here",
        ),
        (
            "## They wait {#second}",
            "## They wait",
            "the heading has no words or no id",
        ),
        (
            "## They wait {#second}",
            "## They wait {#second .adult}",
            "says nothing about this heading",
        ),
        (
            "> does: They look at you.",
            "> sighs: Loudly.",
            "says not what it is",
        ),
        (
            "> does: They look at you.",
            "> step: leap",
            "`step:` cannot stand here",
        ),
        (
            "> does: They look at you.",
            "> you: Hello.",
            "`you:` cannot stand here",
        ),
        (
            "> does: They look at you.",
            "> opens: Hello.",
            "`opens:` cannot stand here",
        ),
        (
            "> does: They look at you.",
            "They look at you.",
            "a turn holds a paragraph",
        ),
        (
            "> they: It was long.\n",
            "> say: Hi.\n> opens: Hi. [SEED0]\n> skill: leap\n> then: end-quiet\n",
            "there is nothing to answer here",
        ),
    ];
    for (from, to, naming) in cases {
        let talk = Talk::sound().with(from, to);
        let first = to.lines().next().unwrap_or_default();
        let row = talk.row(first);
        let problems = talk.problems();
        assert!(
            problems
                .0
                .iter()
                .any(|problem| problem.file == FILE && problem.row == row && problem.what.contains(naming)),
            "{to}: {problems}"
        );
    }
}

#[test]
fn a_header_that_cannot_be_read_or_does_not_fit_is_refused() {
    let cases = [
        ("id: spoiled", "id: other", "the file is `spoiled.md`"),
        ("title: A talk to spoil", "title:", "`title` is blank"),
        ("place: 990", "place: last", "cannot be read"),
        ("audience: [minor, adult]", "audience: []", "`audience` is blank"),
        (
            "concern: [mental-health, substance]",
            "concern: []",
            "`concern` is blank",
        ),
        (
            "next_review: 2027-05-25",
            "next_review: 2026-11-25",
            "is not after `written`",
        ),
        ("written: 2026-11-25", "written: soon", "not a date"),
        (
            "reviewer:\n",
            "reviewer: Dr A\n",
            "only one of `reviewed` and `reviewer` is filled",
        ),
        ("out: check\n", "out: check\nmood: good\n", "cannot be read"),
    ];
    for (from, to, naming) in cases {
        let problems = Talk::sound().with(from, to).problems();
        assert!(
            problems
                .0
                .iter()
                .any(|problem| problem.file == FILE && problem.row > 0 && problem.what.contains(naming)),
            "{to}: {problems}"
        );
    }
    let folder = Folder::copy();
    folder.write(FILE, "no header");
    find(&folder.problems(), FILE, 1, "the header is missing");
}

#[test]
fn a_translation_keeps_every_way_through_every_talk() {
    let folder = Folder::with_spanish();
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    let file = "rehearsals/es/i-went-once.md";
    folder.remove(file);
    find(
        &folder.problems(),
        "rehearsals/es",
        0,
        "the talk `i-went-once` is missing",
    );
    let folder = Folder::with_spanish();
    let text = folder.read(file);
    folder.write(file, text.replacen("> skill: validating", "> skill: leap", 1));
    find(
        &folder.problems(),
        file,
        0,
        "has other turns, answers, ways or readers than in English",
    );
    let folder = Folder::with_spanish();
    folder.write(
        "rehearsals/es/mine.md",
        text.replace("id: i-went-once", "id: mine"),
    );
    find(
        &folder.problems(),
        "rehearsals/es/mine.md",
        0,
        "there is no such talk in English",
    );
}

#[test]
fn without_a_talk_for_each_reader_nothing_ships() {
    let folder = Folder::copy();
    for entry in std::fs::read_dir(common::real_folder().join(TALKS)).expect("the talks") {
        let name = entry.expect("a talk").file_name();
        let file = format!("{TALKS}/{}", name.to_str().expect("text"));
        if folder.read(&file).contains("adult]\nconcern") {
            folder.remove(&file);
        }
    }
    let problems = folder.problems();
    assert!(
        problems
            .0
            .iter()
            .all(|problem| problem.what.contains("ends with the step") || problem.file == "rehearsals"),
        "{problems}"
    );
    let none = problems.0.iter().filter(|problem| problem.file == "rehearsals");
    assert_eq!(none.count(), 2, "{problems}");
}

/// Every way through a talk, as the places it comes by.
fn ways(talk: &'static Rehearsal) -> Vec<Vec<u8>> {
    let (mut done, mut open) = (Vec::new(), vec![Vec::new()]);
    while let Some(way) = open.pop() {
        match talk.after(&way) {
            Some(TalkPlace::Turn(turn)) => {
                for answer in 0..turn.replies.len() {
                    open.push([&way[..], &[answer as u8]].concat());
                }
            }
            Some(TalkPlace::Ending(_)) => done.push(way),
            None => panic!("{}: {way:?} leads nowhere", talk.id),
        }
        assert!(open.len() < 10_000, "{} has no end", talk.id);
    }
    done
}

/// The laws once more, over what is packed, without the compiler's own walk.
#[test]
fn every_way_through_every_packed_talk_ends_kindly_within_four_turns() {
    let content = foothold_content::compile::shipped(&real());
    let talks = content.rehearsals("en").talks;
    assert!(talks.len() >= 11, "{} talks", talks.len());
    let mut count = 0;
    for talk in talks {
        let ways = ways(talk);
        assert!(
            ways.iter().all(|way| (1..=MOST_TURNS).contains(&way.len())),
            "{}",
            talk.id
        );
        assert!(
            ways.iter().any(|way| way.len() >= 3),
            "{} is over before it begins",
            talk.id
        );
        let ends: BTreeSet<&str> = ways
            .iter()
            .filter_map(|way| match talk.after(way) {
                Some(TalkPlace::Ending(ending)) => Some(ending.id),
                _ => None,
            })
            .collect();
        assert_eq!(
            ends.len(),
            talk.endings.len(),
            "{}: each ending is come to",
            talk.id
        );
        for turn in talk.turns {
            assert!((2..=4).contains(&turn.replies.len()), "{}: {}", talk.id, turn.id);
            assert!(
                turn.replies.iter().any(|reply| reply.opens),
                "{}: {}",
                talk.id,
                turn.id
            );
            assert!(
                turn.replies.iter().any(|reply| !reply.opens),
                "{}: {}",
                talk.id,
                turn.id
            );
            for reply in turn.replies {
                let cited = reply.why.iter().flat_map(|span| &span.sources);
                let known: Vec<_> = cited.map(|id| content.source(id)).collect();
                assert!(
                    !known.is_empty() && known.iter().all(Option::is_some),
                    "{}",
                    reply.say
                );
                assert!(content.book("en").card(reply.skill).is_some(), "{}", reply.say);
            }
        }
        assert!(talk.out.starts_with("check"), "{}", talk.id);
        assert!(talk.also.is_empty(), "words for the index do not travel");
        count += ways.len();
    }
    assert!(count > 200, "{count} ways");
}

/// Whoever always takes the first answer, or always the last, learns nothing: what opens the door stands in each place.
#[test]
fn the_answer_that_opens_has_no_place_of_its_own() {
    let content = real();
    let turns: Vec<_> = content
        .rehearsals("en")
        .talks
        .iter()
        .flat_map(|talk| talk.turns)
        .collect();
    for place in 0..3 {
        let opens = turns
            .iter()
            .filter(|turn| turn.replies.get(place).is_some_and(|reply| reply.opens));
        let share = opens.count() * 100 / turns.len();
        assert!(
            (25..=75).contains(&share),
            "answer {} opens in {share} of 100 turns",
            place + 1
        );
    }
}
