//! The command: what it prints, where, and how it ends.

mod common;

use std::path::Path;
use std::process::Command;

use common::{Folder, Table};

struct Ended {
    code: Option<i32>,
    out: String,
    error: String,
}

fn run(content: Option<&Path>, arguments: &[&str]) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foothold-content"));
    if let Some(folder) = content {
        command.arg("--content").arg(folder);
    }
    let output = command.args(arguments).output().expect("the command starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ended {
        code: output.status.code(),
        out: text(output.stdout),
        error: text(output.stderr),
    }
}

#[test]
fn check_counts_what_is_there() {
    let ended = run(None, &["check"]);
    let folder = Folder::copy();
    let count = |file: &str| Table::parse(&folder.read(file)).rows.len();
    assert_eq!((ended.code, &ended.error[..]), (Some(0), ""));
    let start = format!(
        "Content is complete: {} signs, {} combination rules, {} regions, ",
        count("escalation/signs.csv"),
        count("escalation/combinations.csv"),
        count("contacts/regions.csv")
    );
    assert!(
        ended.out.starts_with(&start) && ended.out.ends_with(" interface messages.\n"),
        "{}",
        ended.out
    );
}

#[test]
fn check_names_the_file_and_the_row_of_what_must_be_mended() {
    let folder = Folder::copy();
    let row = folder.edit("escalation/signs.csv", |signs| signs.set(7, "tile", "roof"));
    for arguments in [
        &["check"][..],
        &["check", "--as-of", "2027-01-01"],
        &["review-pack"],
        &["export-tables"],
        &["export-dmn"],
    ] {
        let ended = run(Some(folder.path()), arguments);
        assert_eq!((ended.code, &ended.out[..]), (Some(1), ""), "{arguments:?}");
        let line = format!(
            "content/escalation/signs.csv, row {row}: the tile `roof` is not in tiles.csv. Use a tile's id.\n"
        );
        assert_eq!(ended.error, format!("{line}1 to mend.\n"));
    }
}

#[test]
fn check_lists_what_is_due() {
    let folder = Folder::copy();
    let rule = folder.edit("escalation/missing.csv", |rules| {
        rules.set(2, "next_review", "2026-12-24");
        rules.get(2, "rule")
    });
    let ended = run(Some(folder.path()), &["check", "--as-of", "2026-12-24"]);
    assert_eq!((ended.code, &ended.error[..]), (Some(0), ""));
    assert_eq!(
        ended.out,
        format!("2026-12-24  content/escalation/missing.csv  {rule}\n1 due by 2026-12-24.\n")
    );
    let ended = run(Some(folder.path()), &["check", "--as-of", "2026-12-23"]);
    assert_eq!((ended.code, &ended.out[..]), (Some(0), "0 due by 2026-12-23.\n"));
}

#[test]
fn a_day_that_is_no_date_is_a_wrong_argument() {
    for day in ["nonsense", "2026-02-30"] {
        let ended = run(None, &["check", "--as-of", day]);
        assert_eq!((ended.code, &ended.out[..]), (Some(2), ""));
        assert_eq!(
            ended.error,
            format!("`{day}` is not a date. Write it as 2026-11-22.\n")
        );
    }
}

#[test]
fn the_other_commands_print_a_page_and_two_exports() {
    for (command, start, end) in [
        ("review-pack", "<!DOCTYPE html>", "</html>"),
        ("export-tables", "{", "}"),
        ("export-dmn", "<?xml", "</definitions>"),
    ] {
        let ended = run(None, &[command]);
        assert_eq!((ended.code, &ended.error[..]), (Some(0), ""), "{command}");
        let text = ended.out.trim_end();
        assert!(
            text.starts_with(start) && text.ends_with(end),
            "{command}: {text:.80}"
        );
    }
    let tables: serde_json::Value = serde_json::from_str(&run(None, &["export-tables"]).out).expect("JSON");
    assert!(tables["signs"].is_array());
}

#[test]
fn a_folder_that_is_not_there_is_said_and_never_a_panic() {
    let folder = Folder::copy();
    let file = folder.path().join("sources.csv");
    for wrong in [Path::new("/no/such/content"), &file, Path::new("")] {
        let ended = run(Some(wrong), &["check"]);
        assert_eq!((ended.code, &ended.out[..]), (Some(2), ""));
        assert!(
            ended.error.contains(&wrong.display().to_string()) && ended.error.contains("--content"),
            "{}",
            ended.error
        );
        assert!(!ended.error.contains("panicked"), "{}", ended.error);
    }
    // A folder that holds no content names what it lacks.
    let ended = run(Some(&folder.path().join("contacts")), &["check"]);
    assert_eq!(ended.code, Some(1));
    assert!(
        ended
            .error
            .contains("content/escalation/signs.csv: the table cannot be opened"),
        "{}",
        ended.error
    );
}

#[test]
fn a_wrong_command_shows_how_to_use_it() {
    for arguments in [&[][..], &["fix"], &["check", "--as-of"]] {
        let ended = run(None, arguments);
        assert_eq!(ended.code, Some(2), "{arguments:?}");
        assert!(
            ended.error.contains("help") && !ended.error.contains("panicked"),
            "{}",
            ended.error
        );
    }
}
