//! One screen or one list at a time, and the flags.

mod support;

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;
use support::{Home, finish};

/// Every route that taps lead to from the public ones, with its JSON.
fn reachable(home: &Home, region: &str) -> Vec<(String, Value)> {
    let start = [
        "home",
        "lost",
        "help",
        "check",
        "words",
        "no-connection",
        "refusal",
        "next-step",
        "sources",
        "about",
        "diary",
    ];
    let mut waiting: VecDeque<String> = start.map(str::to_owned).into();
    let mut seen: BTreeSet<String> = start.map(str::to_owned).into();
    let mut screens = Vec::new();
    while let Some(route) = waiting.pop_front() {
        let out = home
            .run(&["show", &route, "--json", "--region", region], "")
            .well();
        let screen: Value = serde_json::from_str(&out).expect("JSON");
        let mut found = Vec::new();
        routes(&screen, &mut found);
        // Sources are alike; the list of them and a few will do.
        let few = |route: &String| !route.starts_with("source/") || route.len().is_multiple_of(7);
        waiting.extend(
            found
                .into_iter()
                .filter(few)
                .filter(|route| seen.insert(route.clone())),
        );
        screens.push((route, screen));
    }
    screens
}

fn routes(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if fields.get("kind").is_some_and(|kind| kind == "go") {
                found.extend(fields["route"].as_str().map(str::to_owned));
            }
            fields.values().for_each(|value| routes(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| routes(item, found)),
        _ => {}
    }
}

/// Every number a screen dials or texts.
fn numbers(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("number").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| numbers(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| numbers(item, found)),
        _ => {}
    }
}

#[test]
fn no_american_number_shows_in_britain() {
    let home = Home::with_diary();
    let screens = reachable(&home, "GB");
    assert!(screens.len() > 30, "{}", screens.len());
    for (route, screen) in screens {
        let mut dialled = Vec::new();
        numbers(&screen, &mut dialled);
        assert!(
            !dialled.iter().any(|number| number == "911" || number == "988"),
            "{route}: {dialled:?}"
        );
        // The titles of what we read are the publishers' own words, wherever they are; a page that is handed on lists
        // them at its end.
        if !route.starts_with("source") {
            for width in ["78", "40"] {
                let mut command = home.command(&["show", &route, "--region", "GB"]);
                command.env("COLUMNS", width);
                let out = finish(command, Vec::new()).well();
                let own = out.split("Where this comes from").next().expect("a part");
                assert!(!own.contains("911") && !own.contains("988"), "{route}: {out}");
            }
        }
    }
}

#[test]
fn every_screen_has_the_bar_first_and_is_drawn_in_every_country() {
    let home = Home::with_diary();
    for region in ["US", "CA", "GB", "IE", "AU", "NZ", "unknown"] {
        let home_screen = home.run(&["show", "home", "--region", region], "").well();
        let bar = home_screen.lines().next().expect("a line").to_owned();
        for (route, screen) in reachable(&home, region) {
            assert!(screen["help"]["emergency"]["tap"].is_object(), "{route}");
            let mut command = home.command(&["show", &route, "--region", region]);
            command.env("COLUMNS", "40");
            let out = finish(command, Vec::new()).well();
            assert!(
                out.lines().all(|line| line.chars().count() <= 40),
                "{route}: {out}"
            );
            assert!(
                !out.contains("\n\n\n") && !out.ends_with("\n\n"),
                "{route}: {out:?}"
            );
            assert!(out.starts_with(&bar[..15]), "{route}: {out}");
        }
    }
}

#[test]
fn numbers_lists_every_line_with_every_channel() {
    let home = Home::new();
    let text = home.run(&["numbers", "--region", "US"], "").well();
    let json: Value =
        serde_json::from_str(&home.run(&["numbers", "--region", "us", "--json"], "").well()).expect("JSON");
    assert_eq!(json["region"], "US");
    let lines = json["lines"].as_array().expect("lines");
    assert!(lines.len() > 10);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in lines {
        assert!(flat.contains(line["name"]["text"].as_str().expect("a name")));
        for channel in line["channels"].as_array().expect("channels") {
            assert!(
                flat.contains(channel["label"]["text"].as_str().expect("a label")),
                "{channel}"
            );
        }
    }
    let unknown = home.run(&["numbers"], "").well();
    assert!(
        unknown.contains("local emergency number") && !unknown.contains("911"),
        "{unknown}"
    );
}

#[test]
fn the_country_comes_from_the_flag_else_the_settings_else_the_system() {
    let home = Home::new();
    let emergency = |tag: &str, flags: &[&str]| {
        let mut command = home.command(&[&["show", "home"], flags].concat());
        command.env("LANG", tag);
        finish(command, Vec::new())
            .well()
            .lines()
            .next()
            .expect("the bar")
            .to_owned()
    };
    assert!(emergency("en_GB.UTF-8", &[]).contains("999"));
    assert!(emergency("C.UTF-8", &[]).contains("local emergency number"));
    assert!(emergency("en_GB.UTF-8", &["--region", "us"]).contains("911"));
    home.file("foothold/settings.json", r#"{"region": "AU", "locale": "en"}"#);
    assert!(emergency("en_GB.UTF-8", &[]).contains("000"));
    assert!(emergency("en_GB.UTF-8", &["--region", "NZ"]).contains("111"));
}

#[test]
fn what_cannot_be_used_is_refused_with_what_can() {
    let home = Home::new();
    let refused = |arguments: &[&str]| home.run(arguments, "").refused();
    for command in [
        &["--region", "XX"][..],
        &["numbers", "--region", "XX"],
        &["show", "home", "--region", ""],
    ] {
        let said = refused(command);
        assert!(
            said.contains("US (United States)") && said.contains("GB"),
            "{said}"
        );
    }
    assert!(refused(&["--locale", "xx"]).contains("en"));
    for route in [
        "",
        "nowhere",
        "check/nowhere",
        "line/us-nowhere",
        "check/%zz",
        "source/x",
        "../home",
        "\u{1b}[2J",
    ] {
        let said = refused(&["show", route, "--region", "US"]);
        assert!(
            said.contains("help") && said.contains("check/body") && said.contains("line/us-"),
            "{said}"
        );
    }
    assert!(refused(&["--nonsense"]).contains("--help"));
    assert!(refused(&["nonsense"]).contains("--help"));
}
