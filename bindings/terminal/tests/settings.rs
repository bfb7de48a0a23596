//! What is kept between runs, and what happens when it cannot be.

mod support;

use std::fs;

use serde_json::Value;
use support::{Home, finish};

/// Opens the settings, says they are under eighteen, and fills in the two numbers.
const SET: &str = "8\n2\n10\n555 010 2030\n-\n";

#[test]
fn settings_are_kept_for_the_next_run_and_for_nobody_else() {
    let home = Home::new();
    let out = home.run(&["--region", "US"], SET).well();
    assert!(out.contains("Saved.") && out.contains("Now: 5550102030"), "{out}");
    let kept: Value = serde_json::from_slice(&fs::read(home.settings()).expect("kept")).expect("JSON");
    assert_eq!(
        (&kept["region"], &kept["person"]),
        (&"US".into(), &"minor".into())
    );
    let next = home.run(&["show", "settings"], "").well();
    assert!(
        next.contains("[x] Ticked: Under eighteen") && next.contains("5550102030"),
        "{next}"
    );
    assert_eq!(
        fs::read_dir(home.path().join("foothold"))
            .expect("a folder")
            .count(),
        1
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(home.settings()).expect("kept").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_is_no_number_is_asked_again_and_the_bar_works_meanwhile() {
    let home = Home::new();
    let out = home.run(&["--region", "US"], "8\n9\nabc\n\ne\n555 0000\n").well();
    assert!(out.contains("That is not a phone number"), "{out}");
    assert!(out.contains("Dial 911"), "{out}");
    assert!(out.contains("Saved.") && out.contains("Now: 5550000"), "{out}");
    let left = home.run(&["--region", "US"], "8\n9\nb\n").well();
    assert!(
        left.trim_end().ends_with("> ") || left.contains("What is happening?"),
        "{left}"
    );
    // Ending half-way saves nothing.
    let fresh = Home::new();
    fresh.run(&["--region", "US"], "8\n9\n5550000\n").well();
    assert!(!fresh.settings().exists());
}

#[test]
fn a_damaged_file_is_set_aside_and_never_deleted() {
    let damaged: [&[u8]; 5] = [
        b"{",
        b"",
        b"\xff\xfe\x00",
        br#"{"region": "US", "locale": "en", "clinician_number": "\u001b[2J"}"#,
        br#"{"region": "US", "locale": "en", "person": "king"}"#,
    ];
    for bytes in damaged {
        let home = Home::new();
        for count in 1..4 {
            let file = home.file("foothold/settings.json", bytes);
            let ran = home.run(&["--region", "US"], "h\n4\n");
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
            assert!(ran.out.contains("We could not read your settings"), "{}", ran.out);
            assert!(
                ran.out.contains("Call 911") && !ran.out.contains('\u{1b}'),
                "{}",
                ran.out
            );
            assert!(!file.exists());
            let kept: Vec<_> = fs::read_dir(home.path().join("foothold"))
                .expect("a folder")
                .flatten()
                .collect();
            assert_eq!(kept.len(), count);
            assert!(
                kept.iter()
                    .all(|entry| fs::read(entry.path()).expect("kept") == bytes)
            );
        }
        let next = home.run(&["--region", "US"], "").well();
        assert!(!next.contains("could not read"), "{next}");
    }
}

#[test]
fn a_country_that_is_gone_takes_no_number_with_it() {
    let home = Home::new();
    home.file(
        "foothold/settings.json",
        r#"{"region": "Atlantis", "locale": "en", "clinician_number": "5550000"}"#,
    );
    let out = home.run::<&str>(&[], "8\n").well();
    assert!(
        out.contains("local emergency number") && out.contains("Now: 5550000"),
        "{out}"
    );
}

#[test]
fn a_command_keeps_its_output_clean_of_notices() {
    let home = Home::new();
    home.file("foothold/settings.json", "{");
    let ran = home.run(&["numbers", "--json"], "");
    serde_json::from_str::<Value>(&ran.out).expect("JSON");
    assert!(ran.err.contains("We could not read your settings"), "{}", ran.err);
}

#[test]
fn without_a_place_to_keep_them_settings_hold_until_the_end() {
    let home = Home::new();
    let mut command = home.command(&["--region", "US"]);
    command.env_remove("XDG_CONFIG_HOME");
    let out = finish(command, SET.into()).well();
    assert!(
        out.contains("could not be saved") && out.contains("Now: 5550102030"),
        "{out}"
    );
    // A file where the folder should be.
    home.file("foothold", "not a folder");
    let out = home.run(&["--region", "US"], SET).well();
    assert!(out.contains("could not be saved"), "{out}");
    // A folder where the file should be: nothing is moved or lost.
    let other = Home::new();
    other.file("foothold/settings.json/inside", "");
    let out = other.run(&["--region", "US"], SET).well();
    assert!(
        out.contains("could not be saved") && other.settings().join("inside").exists(),
        "{out}"
    );
}
