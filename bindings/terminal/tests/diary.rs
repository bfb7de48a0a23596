//! What is written down in one run is there in the next, and nothing is written down before it is asked for.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{Home, finish, walk};

/// Every file and folder under a folder.
fn below(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .flat_map(|path| [vec![path.clone()], below(&path)].concat())
        .collect()
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&home.run(arguments, "").well()).expect("JSON")
}

#[test]
fn help_the_check_and_the_guides_make_no_file() {
    let home = Home::new();
    for command in [
        &["numbers"][..],
        &["numbers", "--json"],
        &["show", "help"],
        &["show", "guide/leap"],
        &["show", "settings"],
        &["search", "therapy"],
        &["check"],
    ] {
        home.run(command, "").well();
    }
    // The check to its result, the guides, the search, the finder, a crisis line, and out.
    for input in [
        "1\n1\n1\nq\n",
        "1\n4\n2\nh\n1\nb\n",
        "7\n2\n1\n",
        "6\nno sleep\n",
        "2\n2\n1\n4\n9\n",
    ] {
        home.run(&["--region", "US"], input).well();
    }
    assert_eq!(below(home.path()), Vec::<std::path::PathBuf>::new());
}

#[test]
fn steps_kept_in_one_run_are_there_in_the_next() {
    let home = Home::with_diary();
    let none = home.run(&["steps"], "").well();
    assert!(none.contains("No steps are kept yet"), "{none}");
    let added = home.run(&["steps", "add", "Ask", "about sleep"], "").well();
    assert!(
        added.contains("A small step") && added.contains("Ask about sleep"),
        "{added}"
    );
    // One of a guide's own, kept there and planned; the twenty-ninth of a year that has none is asked again.
    let path = [
        "All guides",
        "Why they say no",
        "They are not ready",
        "Keep this step",
        "Save the plan",
    ];
    let (_, typed) = walk(&home, &["--region", "US"], &path);
    let out = home
        .run(
            &["--region", "US"],
            format!("{typed}2999-02-29\n18:30\n2999-03-01\n"),
        )
        .well();
    assert!(out.contains("Planned."), "{out}");
    let steps = home.run(&["steps"], "").well();
    assert!(
        steps.contains("  - Ask about sleep") && steps.contains("1 Mar 2999"),
        "{steps}"
    );
    assert!(
        steps.contains("Reminders to come\n  - 2999-03-01, 18:30: "),
        "{steps}"
    );
    let listed = json(&home, &["steps", "--json"]);
    assert_eq!(listed["steps"].as_array().map(Vec::len), Some(2), "{listed}");
    let reminder = &listed["reminders"][0];
    assert_eq!(
        (&reminder["day"], &reminder["time"]),
        (&"2999-03-01".into(), &"18:30".into()),
        "{listed}"
    );
    // What a phone would show says nothing of the step.
    let words = reminder["text"]["text"].as_str().expect("words");
    assert!(!words.is_empty() && !words.contains("sleep"), "{words}");
}

#[test]
fn a_talk_is_added_shown_and_found_again() {
    let home = Home::with_diary();
    let arguments = [
        "note",
        "I said that it sounds hard",
        "--did-not",
        "--approach",
        "listened",
        "--setting",
        "table",
        "--time",
        "late-night",
        "--next",
        "Ask on a walk",
    ];
    let out = home.run(&arguments, "").well();
    for said in [
        "I said that it sounds hard",
        "Not this time",
        "At the table",
        "Late at night",
        "Ask on a walk",
        "Try next",
        "open help",
        " h) Help",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    let diary = home.run(&["diary"], "").well();
    assert!(diary.contains("I said that it sounds hard"), "{diary}");
    let listed = json(&home, &["diary", "--json"]);
    assert_eq!(listed["entries"][0]["route"], "note/1", "{listed}");
    assert_eq!(listed["older"], Value::Null);
    for (words, found) in [("sounds", 1), ("SOUNDS hard", 1), ("nothing such", 0)] {
        let listed = json(&home, &["diary", "--search", words, "--json"]);
        assert_eq!(
            listed["entries"].as_array().map(Vec::len),
            Some(found),
            "{words}: {listed}"
        );
    }
    let screen = json(&home, &["note", "again", "--json"]);
    assert_eq!(
        (&screen["route"], &screen["private"]),
        (&"note/2".into(), &true.into())
    );
}

#[test]
fn a_talk_can_be_typed_in_field_by_field() {
    let home = Home::with_diary();
    // An unknown number, a long text, and nothing for the rest.
    let long = "we talked about sleep ".repeat(900);
    let out = home.run(&["note"], format!("99\n1\n{long}\n2\n\n\n\n")).well();
    assert!(
        out.contains("Type a number from 1 to 14, or press Enter alone."),
        "{out}"
    );
    assert!(out.contains("Your note is saved"), "{out}");
    let flat = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        flat.matches("we talked about sleep").count(),
        900,
        "nothing is cut"
    );
    // Changed: what is there stays with Enter alone, and a dash takes it out.
    let out = home
        .run(
            &["--data", "data/foothold"],
            "5\n6\n1\n1\n1\n-\n\n-\nNext time\n\n\n",
        )
        .well();
    assert!(
        out.contains("Now: Only listened") && out.contains("Now: we talked"),
        "{out}"
    );
    let note = home.run(&["show", "note/1"], "").well();
    assert!(
        note.contains("Next time") && !note.contains("Only listened") && !note.contains("in part"),
        "{note}"
    );
    // Left half-way, nothing is kept.
    let out = home.run(&["note"], "1\nhalf a talk\nb\nq\n").well();
    assert!(!out.contains("Your note is saved"), "{out}");
    // The bar works meanwhile.
    let out = home.run(&["note", "--region", "US"], "e\nh\n").well();
    assert!(out.contains("Dial 911") && out.contains("Get help now"), "{out}");
}

#[test]
fn what_cannot_be_kept_is_refused_with_what_can() {
    let home = Home::with_diary();
    let said = home
        .run(&["note", "x", "--approach", "nonsense\u{1b}[2J"], "")
        .refused();
    assert!(
        said.contains("listened (Only listened)") && !said.contains("nonsense"),
        "{said}"
    );
    let said = home.run(&["note", "--worked"], "").refused();
    assert!(
        said.starts_with("Call 112") && said.contains("What did you say or do? Fill this in"),
        "{said}"
    );
    assert!(
        home.run(&["note", "x", "--worked", "--partly"], "")
            .refused()
            .contains("--partly")
    );
    let many = vec!["x".repeat(100_000); 10];
    let words: Vec<&str> = [vec!["note"], many.iter().map(String::as_str).collect()].concat();
    let said = home.run(&words, "").refused();
    assert!(!said.contains("xxx"), "{}", said.len());
    assert!(home.run(&["steps", "add", ""], "").refused().len() > 10);
    assert_eq!(
        json(&home, &["diary", "--json"])["entries"],
        Value::Array(Vec::new())
    );
}

#[test]
fn nothing_that_was_written_steers_a_terminal() {
    let home = Home::with_diary();
    let hostile = "\u{202e}evil\u{1b}[2J\u{9b}31m\0\u{7}\u{2066}end";
    let out = home
        .run(&["note"], format!("\n{hostile}\n\n{hostile}\n\n\n"))
        .well();
    assert!(out.contains("Your note is saved"), "{out}");
    home.run(&["steps", "add", &hostile.replace('\0', "")], "").well();
    let outputs = [
        out,
        home.run(&["diary"], "").well(),
        home.run(&["diary", "--json"], "").well(),
        home.run(&["steps"], "").well(),
        home.run(&["show", "note/1"], "").well(),
        home.run(&["show", "note-edit/1"], "").well(),
        home.run(&["show", "note-edit/1", "--json"], "").well(),
        home.run(
            &[
                "diary",
                "--search",
                hostile.trim_matches('\0').split('\0').next().expect("a part"),
            ],
            "",
        )
        .well(),
    ];
    for out in outputs {
        let steers = |letter: char| {
            letter.is_control() && letter != '\n'
                || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!out.contains(steers), "{out:?}");
    }
    // A million letters in one line: said, not cut, and not taken for other answers.
    let out = home
        .run(&["note"], format!("\n{}\nshort\n\n\n\n\n", "7".repeat(1_000_000)))
        .well();
    assert!(
        out.contains("That is too long") && out.contains("Your note is saved"),
        "{out}"
    );
    let note = home.run(&["show", "note/2"], "").well();
    assert!(note.contains("short") && !note.contains("777"), "{note}");
}

#[test]
fn an_export_brings_the_same_days_to_another_place() {
    let home = Home::with_diary();
    home.run(&["note", "The first talk", "--worked"], "").well();
    home.run(&["note", "The second talk"], "").well();
    home.run(&["steps", "add", "One small thing"], "").well();
    let words = "four words make one";
    // Storage, the file's door, too short, then right; a name that is taken, then one that is free.
    home.file("taken.age", "mine");
    let to = "5\nLock, export and delete\n2\n1\n";
    let input = format!("{to}short\n\n{words}\n{words}\ntaken.age\nexport.age\nq\n");
    let out = home.run(&["--region", "US"], input).well();
    assert!(
        out.contains("is there already") && out.contains("The file is written"),
        "{out}"
    );
    assert!(!out.contains(words), "{out}");
    assert_eq!(
        fs::read(home.path().join("taken.age")).expect("the file"),
        b"mine"
    );
    let file = home.path().join("export.age");
    #[cfg(unix)]
    assert_eq!(mode(&file), 0o600);
    assert!(
        fs::read(&file)
            .expect("the file")
            .starts_with(b"age-encryption.org/v1")
    );
    // Enter alone takes the offered name.
    home.run(&["--region", "US"], format!("{to}{words}\n{words}\n\nq\n"))
        .well();
    assert!(below(home.path()).iter().any(|path| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        name.starts_with("diary-") && name.ends_with(".age")
    }));

    let other = Home::with_diary();
    let from = format!(
        "5\nLock, export and delete\n3\n1\nnot there\n{}\n",
        file.display()
    );
    let out = other
        .run(
            &["--region", "US"],
            format!("{from}1\nwrong words in a row\n{words}\nq\n"),
        )
        .well();
    assert!(out.contains("could not be opened"), "{out}");
    assert!(!out.contains(words), "{out}");
    let entries = |home: &Home| json(home, &["diary", "--json"])["entries"].clone();
    assert_eq!(entries(&home).as_array().map(Vec::len), Some(2));
    assert_eq!(entries(&home), entries(&other), "{out}");
    assert_eq!(
        json(&home, &["steps", "--json"]),
        json(&other, &["steps", "--json"])
    );
}

#[test]
fn settings_of_a_person_reach_the_settings_file_and_no_more() {
    let home = Home::with_diary();
    // People, someone new, under eighteen.
    let out = home
        .run(
            &["--region", "US"],
            "5\nWhom it is about\n1\n1\nMy eldest\n1\n\n\n\nq\n",
        )
        .well();
    assert!(out.contains("Saved."), "{out}");
    let settings = fs::read_to_string(home.settings()).expect("kept");
    assert!(
        settings.contains("minor") && !settings.contains("eldest"),
        "{settings}"
    );
    assert!(home.run(&["diary"], "").well().contains("My eldest"));
}

#[test]
fn the_folder_comes_from_the_flag_else_the_variable_else_the_system() {
    let home = Home::new();
    let made = |name: &str| home.path().join(name).join("diary.key").exists();
    home.run(&["diary", "--data", "flag"], "");
    assert!(made("flag"));
    let mut command = home.command(&["diary"]);
    command.env("FOOTHOLD_DATA", "variable");
    finish(command, Vec::new());
    let mut command = home.command(&["diary"]);
    command
        .env("FOOTHOLD_DATA", "")
        .env("HOME", home.path())
        .env_remove("XDG_DATA_HOME");
    finish(command, Vec::new());
    assert!(made("variable") && made(".local/share/foothold"));
    assert!(!home.data().exists());
    // Nowhere at all: a sentence, and help.
    let nowhere = |arguments: &[&str], input: &str| {
        let mut command = home.command(arguments);
        command.env_remove("XDG_DATA_HOME");
        finish(command, input.into())
    };
    assert!(nowhere(&["diary"], "").refused().contains("--data"));
    let out = nowhere(&["--region", "US"], "5\nh\n").well();
    assert!(out.contains("--data") && out.contains("Get help now"), "{out}");
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}
