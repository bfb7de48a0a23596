//! What no sentence may say, and how hard it may be to read.

mod common;

use common::{Folder, Table, find, refused};
use foothold_content::compile::reading_grade;

/// What people type is not what apps say.
const TYPED: [&str; 3] = ["search/synonyms.csv", "search/danger.csv", "search/ignored.csv"];

/// What apps never say, in words.
const UNSAID: [&str; 2] = ["escalation/never.csv", "rehearsals/unplayed.csv"];

/// Every column of words that apps show, with its table.
fn shown() -> Vec<(String, String)> {
    let folder = Folder::copy();
    let mut columns = Vec::new();
    // What must never be said or played is quoted in tables which only reviewers see.
    for file in folder
        .tables()
        .into_iter()
        .filter(|file| !UNSAID.contains(&file.as_str()) && !TYPED.contains(&file.as_str()))
    {
        let header = Table::parse(&folder.read(&file)).header;
        columns.extend(
            header
                .into_iter()
                .filter(|name| name.ends_with("::en"))
                .map(|name| (file.clone(), name)),
        );
    }
    assert!(columns.len() > 50, "{columns:?}");
    columns
}

#[test]
fn a_forbidden_phrase_is_refused_in_every_text() {
    for (file, column) in shown() {
        let problem = refused(&file, "`calm down` must not be said (CALM_DOWN)", |table| {
            table.set(2, &column, "Tell them to calm down.")
        });
        assert!(problem.mend.contains("Never tell someone"), "{problem}");
    }
}

#[test]
fn every_forbidden_phrase_is_refused() {
    let folder = Folder::copy();
    let never = Table::parse(&folder.read("escalation/never.csv"));
    let mut said = Vec::new();
    folder.edit("escalation/modifiers.csv", |modifiers| {
        // What must not be said to readers of one age is refused in guides alone: see guides.rs.
        let everywhere = |at: &usize| never.get(at + 2, "audience").is_empty();
        let phrases = never.column("phrases");
        for (at, phrases) in phrases.iter().enumerate().filter(|(at, _)| everywhere(at)) {
            // A phrase with a number in it is refused for the number.
            let in_words =
                |phrase: &&str| !phrase.is_empty() && !phrase.contains(|letter: char| letter.is_numeric());
            for phrase in phrases.split(';').map(str::trim).filter(in_words) {
                let id = format!("m{}", said.len());
                let row =
                    modifiers.add_like(2, &[("modifier", &id), ("name::en", &format!("So, {phrase}?"))]);
                said.push((row, format!("({})", never.get(at + 2, "id"))));
            }
        }
    });
    assert!(said.len() > 100, "{} phrases", said.len());
    // A longer phrase may hold a shorter one of the same rule, so one row may have two problems.
    let problems = folder.problems();
    for (row, id) in said {
        let refused = problems
            .0
            .iter()
            .any(|problem| problem.row == row && problem.what.contains(&id));
        assert!(refused, "row {row} {id} in {problems}");
    }
}

#[test]
fn a_forbidden_phrase_is_found_however_it_is_written() {
    for text in [
        "CALM DOWN!",
        "Say: \"calm, down\".",
        "Calm-down time",
        "Just  calm\ndown",
        "(calm down)",
    ] {
        refused("escalation/tiles.csv", "`calm down`", |tiles| {
            tiles.set(2, "hint::en", text)
        });
    }
    refused("escalation/tiles.csv", "`you're safe`", |tiles| {
        tiles.set(2, "hint::en", "Now you\u{2019}re safe.")
    });
}

#[test]
fn a_word_that_only_holds_a_forbidden_one_is_not_refused() {
    let folder = Folder::copy();
    folder.edit("escalation/tiles.csv", |tiles| {
        tiles.set(2, "hint::en", "A recalm downtown, an addictive game")
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn a_key_for_one_group_is_refused_in_words_and_as_a_menu() {
    refused(
        "contacts/us.csv",
        "`press 3` must not be said (PRESS_3)",
        |lines| lines.set(2, "about::en", "Press 3 for young people."),
    );
    // The interface says "press { $keys }".
    refused(
        "contacts/us.csv",
        "`press 3` must not be said (PRESS_3)",
        |lines| lines.set(lines.row_where("menu", |menu| !menu.is_empty()), "menu", "3"),
    );
}

#[test]
fn a_level_that_says_safe_is_refused() {
    for column in ["headline::en", "meaning::en", "look_again::en"] {
        refused("escalation/levels.csv", "a level says `safe`", |levels| {
            levels.set(2, column, "They seem safe for now")
        });
    }
}

#[test]
fn a_level_name_in_words_is_refused() {
    for (file, column) in [
        ("escalation/actions.csv", "text::en"),
        ("escalation/signs.csv", "why::en"),
        ("escalation/levels.csv", "headline::en"),
        ("contacts/gb.csv", "about::en"),
    ] {
        for level in ["EMERGENCY_NOW", "URGENT_TODAY", "KEEP_TALKING"] {
            refused(file, &format!("shows the level name `{level}`"), |table| {
                table.set(2, column, &format!("This is {level} for you."))
            });
        }
    }
}

#[test]
fn a_number_in_a_sentence_is_refused_in_every_text() {
    for (file, column) in shown() {
        let problem = refused(&file, "holds the number `911`", |table| {
            table.set(2, &column, "Call 911 now.")
        });
        assert!(
            problem.what.contains(&column) && problem.mend.contains("{emergency}"),
            "{problem}"
        );
    }
}

#[test]
fn a_number_is_found_however_it_is_written() {
    for number in [
        "1-800-222-1222",
        "116 123",
        "(0800) 1111",
        "13.11.14",
        "9-1-1",
        "13\u{a0}11\u{a0}14",
        "13\u{202f}11\u{202f}14",
        "13\u{2011}11\u{2013}14",
        "13\n11 14",
        "٩١١",
        "９１１",
    ] {
        refused("escalation/tiles.csv", "holds the number", |tiles| {
            tiles.set(2, "hint::en", &format!("Call {number} now"))
        });
    }
}

#[test]
fn counts_of_days_and_hours_are_not_numbers_to_call() {
    let folder = Folder::copy();
    folder.edit("escalation/tiles.csv", |tiles| {
        tiles.set(
            2,
            "hint::en",
            "Within 24 hours. 10 of 12 days. Age 6. 15 steps, 3 of them hard",
        )
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

/// Grade 7: fit for background, too hard for what to do.
const MIDDLING: &str =
    "A trained person can explain what usually happens after you call, and what to expect.";
const HARD: &str =
    "Comprehensive evaluation by a multidisciplinary team necessitates considerable coordination.";

#[test]
fn an_action_that_is_hard_to_read_is_refused() {
    assert!(
        (6.0..8.0).contains(&reading_grade(MIDDLING)),
        "{}",
        reading_grade(MIDDLING)
    );
    for (file, column) in [
        ("escalation/actions.csv", "headline::en"),
        ("escalation/actions.csv", "text::en"),
        ("escalation/actions.csv", "say::en"),
        ("escalation/levels.csv", "headline::en"),
    ] {
        for text in [MIDDLING, HARD] {
            let problem = refused(file, "reads at grade", |table| table.set(2, column, text));
            assert!(problem.mend.contains("grade 6"), "{problem}");
        }
    }
}

#[test]
fn a_background_sentence_that_is_hard_to_read_is_refused() {
    assert!(reading_grade(HARD) > 8.0);
    for (file, column) in [
        ("escalation/signs.csv", "why::en"),
        ("escalation/tiles.csv", "hint::en"),
        ("escalation/combinations.csv", "when::en"),
        ("contacts/us.csv", "audience::en"),
    ] {
        let problem = refused(file, "reads at grade", |table| table.set(2, column, HARD));
        assert!(problem.mend.contains("grade 8"), "{problem}");
    }
    let folder = Folder::copy();
    folder.edit("escalation/signs.csv", |signs| signs.set(2, "why::en", MIDDLING));
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn the_interface_words_follow_the_same_rules() {
    for (line, naming) in [
        (
            "spoiled = Call 911 now.",
            "the message `spoiled` holds the number `911`",
        ),
        (
            "spoiled = Call 9{\"1\"}1 now.",
            "the message `spoiled` holds the number `911`",
        ),
        (
            "spoiled = Call {\"\\u0039\"}11 now.",
            "the message `spoiled` holds the number `911`",
        ),
        (
            "spoiled=This is EMERGENCY_NOW for you.",
            "shows the level name `EMERGENCY_NOW`",
        ),
        ("spoiled = Please calm down now.", "`calm down` must not be said"),
        (
            "spoiled=Please calm { $name } or calm down.",
            "`calm down` must not be said",
        ),
    ] {
        let folder = Folder::copy();
        let row = folder.append("interface/en.ftl", line);
        find(&folder.problems(), "interface/en.ftl", row, naming);
    }
    let folder = Folder::copy();
    let row = folder.append("interface/en.ftl", &format!("spoiled = {HARD}"));
    find(&folder.problems(), "interface/en.ftl", row, "reads at grade");
}
