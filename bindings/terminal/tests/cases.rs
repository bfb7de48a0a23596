//! Cases by the file: the agreed results, and plain refusals of what cannot be used.

mod support;

use serde_json::{Value, json};
use support::Home;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/cases.jsonl");

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn every_shared_case_gets_the_agreed_result() {
    let agreed = lines(&std::fs::read_to_string(SHARED).expect("the shared cases"));
    let found = lines(
        &Home::new()
            .run(&["check", "--cases", SHARED, "--json"], "")
            .well(),
    );
    assert!(agreed.len() >= 81);
    assert_eq!(agreed.len(), found.len());
    for (agreed, found) in agreed.iter().zip(&found) {
        let mut rules = agreed["expected_top_rules"].as_array().expect("rules").clone();
        rules.sort_by_key(|rule| rule.as_str().map(str::to_owned));
        let wanted = json!({
            "id": agreed["id"],
            "level": agreed["expected_level"],
            "incomplete": agreed["incomplete"],
            "rules": rules,
            "actions": agreed["ordered_actions"],
        });
        assert_eq!(*found, wanted);
    }
}

#[test]
fn a_case_is_read_from_standard_input_and_told_in_words() {
    let home = Home::new();
    let case = r#"{"id": "a", "answers": {"plan": "yes"}}"#;
    assert_eq!(
        home.run(&["check", "--cases", "-", "--json"], case).well(),
        home.run(
            &["check", "--cases", "-", "--json"],
            format!("\u{feff}\r\n{case}\r\n\n")
        )
        .well()
    );
    let said = home.run(&["check", "--cases", "-"], case).well();
    assert!(
        said.starts_with("a: ") && said.contains("S.plan") && said.contains("not finished"),
        "{said}"
    );
    assert_eq!(home.run(&["check", "--cases", "-", "--json"], "").well(), "");
}

#[test]
fn what_is_not_listed_is_unanswered_and_modifiers_are_no() {
    let home = Home::new();
    let run = |case: &str| lines(&home.run(&["check", "--cases", "-", "--json"], case).well()).remove(0);
    assert_eq!(
        run(r#"{"id": 1}"#),
        run(r#"{"id": 1, "unlisted": "unanswered", "answers": {}, "modifiers": []}"#)
    );
    assert_eq!(run(r#"{"id": 1}"#)["incomplete"], true);
    assert_eq!(
        run(r#"{"id": 1, "unlisted": "no", "answers": {}, "note": [1, {}]}"#)["incomplete"],
        false
    );
    assert_eq!(
        run(r#"{"id": 1, "unlisted": "no", "answers": {"perinatal": "yes"}}"#),
        run(r#"{"id": 1, "unlisted": "no", "answers": {}, "modifiers": ["perinatal"]}"#)
    );
}

#[test]
fn a_line_that_cannot_be_used_is_named_and_nothing_is_printed() {
    let home = Home::new();
    let good = r#"{"id": "a", "answers": {"plan": "yes"}}"#;
    let bad = [
        ("{", "not a case"),
        ("[]", "not a case"),
        ("null", "not a case"),
        (r#"{"id": "b", "answers": ["plan"]}"#, "not a case"),
        (r#"{"id": "b", "answers": {"plan": true}}"#, "not a case"),
        (r#"{"answers": {}}"#, "not a case"),
        (r#"{"id": null}"#, "the id must be"),
        (
            r#"{"id": "b", "answers": {"mystery": "yes"}}"#,
            "\"mystery\" is not a sign",
        ),
        (
            r#"{"id": "b", "modifiers": ["mystery"]}"#,
            "\"mystery\" is not a sign",
        ),
        (
            r#"{"id": "b", "answers": {"plan": "maybe"}}"#,
            "no, unanswered, not_sure, yes",
        ),
        (r#"{"id": "b", "unlisted": "yes"}"#, "no, unanswered, not_sure"),
        (
            r#"{"id": "b", "answer": {"plan": "yes"}, "unlisted": "no"}"#,
            "is not a case",
        ),
        (
            r#"{"id": "b", "answers": {"plan": "no", "plan": "yes"}}"#,
            "answered twice",
        ),
        (
            r#"{"id": "b", "answers": {"perinatal": "no"}, "modifiers": ["perinatal"]}"#,
            "answered twice",
        ),
        (
            "{\"id\": \"b\", \"answers\": {\"\\u001b[2J\": \"yes\"}}",
            "is not a sign",
        ),
    ];
    for (line, says) in bad {
        let file = home.file("some.jsonl", format!("{good}\n\n{line}\n{good}\n"));
        for json in [&["--json"][..], &[]] {
            let mut arguments = vec!["check", "--cases", file.to_str().expect("a name")];
            arguments.extend(json);
            let said = home.run(&arguments, "").refused();
            assert!(said.contains(says) && said.contains("line 3"), "{line}: {said}");
            assert!(
                said.contains("some.jsonl") && !said.contains('\x1b'),
                "{line}: {said}"
            );
        }
    }
    let said = home
        .run(
            &["check", "--cases", "-", "--json"],
            b"{\"id\": \"\xff\xfe\"}".to_vec(),
        )
        .refused();
    assert!(said.contains("line 1"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let home = Home::new();
    for file in ["nowhere.jsonl", "/"] {
        let said = home.run(&["check", "--cases", file], "").refused();
        assert!(said.contains(file) && said.contains("Check the name"), "{said}");
    }
    home.run(&["check", "--json"], "").refused();
}
