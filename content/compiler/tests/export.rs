//! The tables as JSON: the shape that provers and other engines read.

mod common;

use common::{Folder, Table, real};
use foothold_content::compile::export_tables;
use serde_json::Value;

fn ids(rows: &Value, key: &str) -> Vec<String> {
    let rows = rows.as_array().expect("a list");
    rows.iter()
        .map(|row| row[key].as_str().expect("an id").to_owned())
        .collect()
}

fn column(file: &str, column: &str) -> Vec<String> {
    let table = Table::parse(&Folder::copy().read(file));
    table.column(column).into_iter().map(str::to_owned).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

#[test]
fn it_has_every_row_of_every_table_in_order() {
    let json = export_tables(&real().tables);
    assert_eq!(
        keys(&json),
        [
            "action_order",
            "answers",
            "combinations",
            "exceptions",
            "levels",
            "missing",
            "modifiers",
            "playbooks",
            "signs",
            "tiles",
        ]
    );
    assert_eq!(
        ids(&json["signs"], "sign"),
        column("escalation/signs.csv", "sign")
    );
    assert_eq!(
        ids(&json["modifiers"], "id"),
        column("escalation/modifiers.csv", "modifier")
    );
    assert_eq!(
        ids(&json["combinations"], "id"),
        column("escalation/combinations.csv", "rule")
    );
    assert_eq!(
        ids(&json["missing"], "id"),
        column("escalation/missing.csv", "rule")
    );
    assert_eq!(
        ids(&json["exceptions"], "id"),
        column("escalation/exceptions.csv", "id")
    );
    assert_eq!(ids(&json["tiles"], "id"), column("escalation/tiles.csv", "tile"));
    let mut order = column("escalation/actions.csv", "action");
    order.dedup();
    assert_eq!(json["action_order"], serde_json::json!(order));
    let books: Vec<_> = column("escalation/playbooks.csv", "playbook")
        .into_iter()
        .zip(column("escalation/playbooks.csv", "level"))
        .map(|(book, level)| format!("{book}|{level}"))
        .collect();
    assert_eq!(
        json["playbooks"].as_object().map(serde_json::Map::len),
        Some(books.len())
    );
    assert!(
        books
            .iter()
            .all(|book| json["playbooks"][book]["actions"].is_array())
    );
    assert_eq!(
        json["levels"],
        serde_json::json!(column("escalation/levels.csv", "level"))
    );
    assert_eq!(
        json["answers"],
        serde_json::json!(["no", "unanswered", "not_sure", "yes"])
    );
}

#[test]
fn every_sign_has_its_levels_and_stands_in_one_tile() {
    let json = export_tables(&real().tables);
    let levels = json["levels"].as_array().expect("levels").clone();
    let mut in_tiles: Vec<String> = Vec::new();
    for tile in json["tiles"].as_array().expect("tiles") {
        in_tiles.extend(
            tile["signs"]
                .as_array()
                .expect("signs")
                .iter()
                .filter_map(|id| id.as_str().map(str::to_owned)),
        );
    }
    let mut signs = ids(&json["signs"], "sign");
    for sign in json["signs"].as_array().expect("signs") {
        assert_eq!(
            keys(sign),
            [
                "extra_actions",
                "groups",
                "id",
                "not_sure",
                "playbook",
                "screen",
                "sign",
                "sources",
                "tile",
                "yes"
            ]
        );
        assert_eq!(sign["id"], format!("S.{}", sign["sign"].as_str().expect("an id")));
        assert!(
            levels.contains(&sign["yes"]) && levels.contains(&sign["not_sure"]),
            "{sign}"
        );
        assert!(
            [1, 2, 3].contains(&sign["screen"].as_i64().expect("a screen")),
            "{sign}"
        );
    }
    in_tiles.sort_unstable();
    signs.sort_unstable();
    assert_eq!(in_tiles, signs);
}

/// Every input an expression names; panics on a shape that provers do not know.
fn inputs(expression: &Value) -> Vec<String> {
    let [key] = keys(expression)[..] else {
        panic!("{expression}")
    };
    let names = |list: &Value| -> Vec<String> {
        list.as_array()
            .expect("a list")
            .iter()
            .map(|id| id.as_str().expect("an id").to_owned())
            .collect()
    };
    match key {
        "all" | "any" => expression[key]
            .as_array()
            .expect("parts")
            .iter()
            .flat_map(inputs)
            .collect(),
        "yes_any" | "not_sure_any" | "possible_any" => names(&expression[key]),
        "yes_count" => {
            assert_eq!(keys(&expression[key]), ["min", "of"]);
            assert!(
                expression[key]["min"].as_u64().is_some_and(|min| min > 0),
                "{expression}"
            );
            names(&expression[key]["of"])
        }
        other => panic!("an unknown expression {other}"),
    }
}

#[test]
fn every_expression_has_one_of_six_shapes_and_names_what_exists() {
    let json = export_tables(&real().tables);
    let mut known = ids(&json["signs"], "sign");
    known.extend(ids(&json["modifiers"], "id"));
    for rule in json["combinations"].as_array().expect("rules") {
        assert_eq!(keys(rule), ["expr", "id", "level", "playbook", "sources", "when"]);
        let named = inputs(&rule["expr"]);
        assert!(
            !named.is_empty() && named.iter().all(|id| known.contains(id)),
            "{rule}"
        );
    }
    for row in json["exceptions"].as_array().expect("exceptions") {
        for column in ["if_possible", "if_yes"] {
            let named = row[column].as_array().expect("inputs");
            assert!(
                named.iter().all(|id| known.iter().any(|known| id == known)),
                "{row}"
            );
        }
    }
}

#[test]
fn each_word_of_the_grammar_becomes_its_expression() {
    let folder = Folder::copy();
    let signs = column("escalation/signs.csv", "sign");
    let [a, b, c] = &signs[signs.len() - 3..] else {
        panic!("three signs")
    };
    for (condition, wanted) in [
        (format!("yes({a} {b})"), serde_json::json!({ "yes_any": [a, b] })),
        (
            "not_sure(intent; plan)".to_owned(),
            serde_json::json!({ "not_sure_any": ["intent", "plan"] }),
        ),
        (
            format!("possible({a},{b})"),
            serde_json::json!({ "possible_any": [a, b] }),
        ),
        (
            format!("count({a} {b} {a})>=2"),
            serde_json::json!({ "yes_count": { "of": [a, b], "min": 2 } }),
        ),
        (
            format!("yes({a}) and yes({b}) or yes({c})"),
            serde_json::json!({ "any": [{ "all": [{ "yes_any": [a] }, { "yes_any": [b] }] }, { "yes_any": [c] }] }),
        ),
        (
            format!("yes({a}) and (yes({b}) or yes({c}))"),
            serde_json::json!({ "all": [{ "yes_any": [a] }, { "any": [{ "yes_any": [b] }, { "yes_any": [c] }] }] }),
        ),
    ] {
        folder.edit("escalation/combinations.csv", |rules| {
            rules.set(2, "condition", &condition)
        });
        let content = folder
            .load()
            .unwrap_or_else(|problems| panic!("{condition}: {problems}"));
        assert_eq!(
            export_tables(&content.tables)["combinations"][0]["expr"],
            wanted,
            "{condition}"
        );
    }
}

#[test]
fn a_group_stands_for_its_signs() {
    let folder = Folder::copy();
    let table = Table::parse(&folder.read("escalation/signs.csv"));
    let group = table.column("groups").into_iter().zip(table.column("sign"));
    let members: Vec<_> = group
        .filter(|(groups, _)| groups.split(';').any(|id| id.trim() == "warning"))
        .map(|(_, id)| id)
        .collect();
    assert!(members.len() > 2);
    folder.edit("escalation/combinations.csv", |rules| {
        let row = rules.row("level", "EMERGENCY_NOW");
        rules.set(row, "condition", "count(@warning) >= 9");
        rules.rows.swap(0, row - 2);
    });
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(
        export_tables(&content.tables)["combinations"][0]["expr"]["yes_count"]["of"],
        serde_json::json!(members)
    );
}
