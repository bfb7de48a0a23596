//! The words of the apps: Fluent, in every locale or in none.

mod common;

use common::{Folder, Table, find, refused};
use foothold_content::compile::load;

const EN: &str = "interface/en.ftl";
const ES: &str = "interface/es.ftl";

/// The first message whose line fits: its id and the line.
fn message(folder: &Folder, fits: impl Fn(&str) -> bool) -> (String, String) {
    let text = folder.read(EN);
    let mut lines = text
        .lines()
        .filter(|line| line.contains(" = ") && !line.starts_with(['#', ' ']) && fits(line));
    let line = lines.next().expect("such a message");
    (
        line.split(' ').next().unwrap_or_default().to_owned(),
        line.to_owned(),
    )
}

/// A message without slots.
fn plain(folder: &Folder) -> (String, String) {
    message(folder, |line| !line.contains('{'))
}

#[test]
fn a_message_that_is_not_translated_is_refused() {
    let folder = Folder::with_spanish();
    let (id, line) = plain(&folder);
    folder.replace(ES, &format!("\n{line}\n"), "\n");
    let problem = find(
        &folder.problems(),
        ES,
        0,
        &format!("the message `{id}` is missing"),
    );
    assert!(problem.mend.contains("Translate"), "{problem}");
}

#[test]
fn a_message_that_english_lacks_is_refused() {
    let folder = Folder::with_spanish();
    let row = folder.append(ES, "siesta = Descanse");
    let problem = find(
        &folder.problems(),
        ES,
        row,
        "the message `siesta` is not in interface/en.ftl",
    );
    assert!(problem.mend.contains("English first"), "{problem}");
}

#[test]
fn a_message_with_other_slots_is_refused() {
    let folder = Folder::copy();
    let with_slots = message(&folder, |line| line.matches("{ $").count() == 2);
    let without = plain(&folder);
    for ((id, line), words) in [
        (&without, "{ $name }"),
        (&with_slots, "No slots"),
        (&with_slots, "{ $other }"),
        (&with_slots, &line_without_a_slot(&with_slots.1)),
    ] {
        let folder = Folder::with_spanish();
        folder.replace(ES, &format!("\n{line}\n"), &format!("\n{id} = {words}\n"));
        let row = folder
            .read(EN)
            .lines()
            .position(|known| known == line)
            .map_or(0, |at| at + 1);
        find(
            &folder.problems(),
            ES,
            row,
            &format!("the message `{id}` has other slots than in English"),
        );
    }
}

/// The words after the `=`, up to the second slot.
fn line_without_a_slot(line: &str) -> String {
    let (_, words) = line.split_once(" = ").expect("a message");
    words[..words.rfind("{ $").expect("a slot")].to_owned()
}

#[test]
fn slots_may_stand_in_another_order_and_twice() {
    let folder = Folder::with_spanish();
    let (id, line) = message(&folder, |line| line.matches("{ $").count() == 2);
    let slots: Vec<_> = line
        .split("{ $")
        .skip(1)
        .filter_map(|rest| rest.split(" }").next())
        .collect();
    let [first, second] = slots[..] else {
        panic!("two slots in {line}")
    };
    let words = format!("{{ ${second} }}: {{ ${first} }}, {{ ${second} }}");
    folder.replace(ES, &format!("\n{line}\n"), &format!("\n{id} = {words}\n"));
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn fluent_beyond_text_and_slots_is_refused() {
    for message in [
        "spoiled = { $count ->\n    [one] One\n   *[other] More\n }",
        "spoiled = { NUMBER($count) }",
        "spoiled = { home-title }",
        "spoiled = { -brand }",
        "spoiled = { 911 }",
        "spoiled = { { $count } }",
        "spoiled = Text\n    .hint = An attribute",
    ] {
        let folder = Folder::copy();
        let row = folder.append(EN, message);
        let problem = find(
            &folder.problems(),
            EN,
            row,
            "the message `spoiled` uses Fluent that is not supported",
        );
        assert!(problem.mend.contains("plain text"), "{problem}");
    }
    let folder = Folder::copy();
    let row = folder.append(EN, "-brand = Foothold");
    find(
        &folder.problems(),
        EN,
        row,
        "the term `-brand` uses Fluent that is not supported",
    );
}

#[test]
fn broken_fluent_is_refused_at_its_line() {
    for broken in [
        "spoiled",
        "= text",
        "spoiled = { $count",
        "spoiled = text }",
        "ñandú = é",
        "spoiled = { \"é",
        "é",
    ] {
        let folder = Folder::copy();
        let row = folder.append(EN, broken);
        folder.append(EN, "sound = Text");
        let problems = folder.problems();
        let at_line = problems
            .0
            .iter()
            .find(|problem| problem.file == EN && [row, row + 1].contains(&problem.row));
        let problem = at_line.unwrap_or_else(|| panic!("{broken}: {problems}"));
        assert!(
            problem.what.contains("not valid Fluent") && !problem.mend.is_empty(),
            "{problem}"
        );
    }
}

#[test]
fn a_message_that_stands_twice_or_says_nothing_is_refused() {
    let folder = Folder::copy();
    let (id, _) = plain(&folder);
    let twice = folder.append(EN, &format!("{id} = Again"));
    let empty = folder.append(EN, "spoiled = {\"\"}");
    let problems = folder.problems();
    find(&problems, EN, twice, &format!("the message `{id}` stands twice"));
    find(&problems, EN, empty, "the message `spoiled` is empty");
}

#[test]
fn escapes_are_resolved_and_long_messages_keep_their_lines() {
    let folder = Folder::copy();
    folder.append(
        EN,
        "sound = A {\"\\u007B\"} {\"\\\"\"} brace\n    and a second line",
    );
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    let sound = content
        .interface
        .iter()
        .find(|message| message.id == "sound")
        .expect("the message");
    assert_eq!(sound.get("en"), "A { \" brace\nand a second line");
}

#[test]
fn a_new_locale_needs_a_column_in_every_table() {
    let folder = Folder::copy();
    let english = folder.read(EN);
    folder.write(ES, english);
    let problems = folder.problems();
    for file in folder.tables().into_iter().filter(|file| {
        ![
            "sources.csv",
            "escalation/playbooks.csv",
            "contacts/first_lines.csv",
        ]
        .contains(&&file[..])
    }) {
        let header = Table::parse(&folder.read(&file)).header;
        for column in header.iter().filter_map(|column| column.strip_suffix("::en")) {
            let problem = find(
                &problems,
                &file,
                1,
                &format!("the column `{column}::es` is missing"),
            );
            assert!(problem.mend.contains("header"), "{problem}");
        }
    }
}

#[test]
fn a_blank_translation_is_refused() {
    for (file, column) in [
        ("escalation/signs.csv", "name"),
        ("escalation/actions.csv", "text"),
        ("escalation/never.csv", "never"),
        ("contacts/regions.csv", "name"),
        ("contacts/gb.csv", "about"),
    ] {
        for locale in ["es", "en"] {
            let folder = Folder::with_spanish();
            let row = folder.edit(file, |table| table.set(2, &format!("{column}::{locale}"), " "));
            let problem = find(
                &folder.problems(),
                file,
                row,
                &format!("`{column}::{locale}` is blank"),
            );
            assert!(problem.mend.contains("Translate"), "{problem}");
        }
    }
}

#[test]
fn a_forbidden_phrase_or_a_number_is_refused_in_a_translation_too() {
    let folder = Folder::with_spanish();
    let phrase = folder.edit("escalation/signs.csv", |signs| {
        signs.set(2, "why::es", "Don't worry.")
    });
    let (id, message) = plain(&folder);
    folder.replace(
        ES,
        &format!("\n{message}\n"),
        &format!("\n{id} = No need to worry.\n"),
    );
    let line = folder
        .read(EN)
        .lines()
        .position(|known| known == message)
        .map_or(0, |at| at + 1);
    let problems = folder.problems();
    find(
        &problems,
        "escalation/signs.csv",
        phrase,
        "`don't worry` must not be said",
    );
    find(&problems, ES, line, "`no need to worry` must not be said");
    let folder = Folder::with_spanish();
    let number = folder.edit("escalation/signs.csv", |signs| {
        signs.set(2, "why::es", "Llame al 112.")
    });
    find(
        &folder.problems(),
        "escalation/signs.csv",
        number,
        "`why::es` holds the number `112`",
    );
}

#[test]
fn only_english_is_measured_for_its_grade() {
    let folder = Folder::with_spanish();
    let hard = "Comprehensive multidisciplinary evaluation necessitates considerable institutional coordination today.";
    folder.edit("escalation/signs.csv", |signs| signs.set(2, "why::es", hard));
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    refused("escalation/signs.csv", "`why::en` reads at grade", |signs| {
        signs.set(2, "why::en", hard)
    });
}

#[test]
fn english_cannot_be_left_out() {
    let folder = Folder::with_spanish();
    folder.remove(EN);
    find(&folder.problems(), EN, 0, "the file is missing");
    for empty in ["", "\n\n# only a comment\n"] {
        let folder = Folder::copy();
        folder.write(EN, empty);
        find(&folder.problems(), EN, 0, "the file has no messages");
    }
    let folder = Folder::copy();
    folder.write(EN, b"home-title = \xff\xfe");
    find(&folder.problems(), EN, 0, "cannot be read");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let folder = Folder::copy();
    let plain = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    let text = folder.read(EN).replace('\n', "\r\n");
    folder.write(EN, format!("\u{feff}{text}"));
    let windows = load(folder.path()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(plain.interface, windows.interface);
    let row = folder.append(EN, "spoiled = Call 911\r");
    find(&folder.problems(), EN, row, "holds the number `911`");
}
