//! Walking the screens through a pipe, as a script or a screen reader's braille line does.

mod support;

use support::{Dice, Home, finish, walk};

const BAR: &str = " e) Call 911   c) 988   h) Help";

fn last_screen(out: &str) -> &str {
    out.rsplit("\n> \n").nth(1).unwrap_or_default()
}

#[test]
fn a_frightened_parent_reaches_the_emergency_number_in_three_taps() {
    let path = [
        "Something is wrong right now",
        "Took something",
        "Took too much medicine",
    ];
    let (out, _) = walk(&Home::new(), &["--region", "US"], &path);
    let result = last_screen(&out);
    assert!(result.contains("\nCall 911 now\n"), "{result}");
    assert!(result.contains(" e) Call 911"), "{result}");
    assert!(result.contains("Step 1\nCall 911 now."), "{result}");
    assert!(result.trim_start().starts_with(BAR.trim_start()), "{result}");
    assert!(
        result.lines().last().is_some_and(|line| line.starts_with(BAR)),
        "{result}"
    );
}

#[test]
fn in_doubt_counts_and_shows_in_words() {
    let home = Home::new();
    let (_, typed) = walk(
        &home,
        &["--region", "US"],
        &["Something is wrong right now", "Took something"],
    );
    let out = home.run(&["--region", "US"], format!("{typed}2?\nb\n")).well();
    assert!(out.contains("You were not sure"), "{out}");
    assert!(last_screen(&out).contains(" 2) [?] Not sure: "), "{out}");
    let spaced = home
        .run(&["--region", "US"], format!("{typed} 2 ?) \nB\n"))
        .well();
    assert_eq!(out, spaced);
}

#[test]
fn at_most_three_steps_are_numbered() {
    let home = Home::new();
    for tile in ["Took something", "Suicide", "Threats"] {
        let (_, typed) = walk(
            &home,
            &["--region", "US"],
            &["Something is wrong right now", tile],
        );
        for sign in 1..5 {
            let out = home.run(&["--region", "US"], format!("{typed}{sign}\n")).well();
            let steps = last_screen(&out)
                .lines()
                .filter(|line| line.starts_with("Step "))
                .count();
            assert!((1..=3).contains(&steps), "{out}");
        }
    }
}

#[test]
fn the_letters_and_the_words_of_the_bar_work_everywhere() {
    let home = Home::new();
    let out = home.run(&["--region", "US"], "E\n911\nc\n988\ncall 988\n").well();
    assert_eq!(out.matches("Dial 911 on any phone").count(), 2, "{out}");
    assert!(out.contains("Dial 988 on any phone"), "{out}");
    for help in ["h", "H", "help", " Help ", "h)"] {
        let out = home.run(&["--region", "US"], help).well();
        assert!(last_screen(&out).contains("Get help now"), "{out}");
    }
    let none = home
        .run(&["--region", "US"], "1\n1\nnone that I have seen or heard.\n")
        .well();
    assert!(
        last_screen(&none).contains("Nothing seen or heard here."),
        "{none}"
    );
    let back = home.run(&["--region", "US"], "h\nh\nb\n").well();
    assert!(last_screen(&back).contains("What is happening?"), "{back}");
}

#[test]
fn what_cannot_be_understood_gets_one_sentence() {
    let home = Home::new();
    for typed in ["zz", "0", "99", "-1", "b", "1?", "\u{1b}[2J", "１"] {
        let out = home.run(&["--region", "US"], format!("{typed}\n")).well();
        let said = out
            .matches("Type a number from 1 to 10, or e, c, h or q. Then press Enter.")
            .count();
        assert_eq!(said, 1, "{typed:?}: {out}");
        assert!(!out.contains('\u{1b}'));
    }
}

#[test]
fn leaving_and_the_end_of_input_end_well() {
    let home = Home::new();
    for input in [
        "",
        "q",
        "Q\n",
        "close\n",
        "1\nq\n1\n",
        "1\n2\n1\nLeave this screen fast\n1\n",
        "8\n",
        "\n\n\n",
    ] {
        home.run(&["--region", "US"], input).well();
    }
    let left = home.run(&["--region", "US"], "1\nq\n2\n2\n").well();
    assert_eq!(left, home.run(&["--region", "US"], "1\nq\n").well());
    let check = home.run(&["check", "--region", "US"], "b\n").well();
    assert!(check.contains("What scares you most"), "{check}");
    assert!(last_screen(&check).contains("What is happening?"), "{check}");
}

#[test]
fn nothing_is_wider_than_the_terminal_and_nothing_is_coloured_in_a_pipe() {
    let home = Home::new();
    for (columns, widest) in [("40", 40), ("78", 78), ("200", 78), ("0", 78), ("many", 78)] {
        for region in ["US", "GB", "AU", "unknown"] {
            for input in [
                "1\n1\n1\n12\n?\n",
                "h\n1\n2\n3\n4\n5\nb\n3\n",
                "8\n9\nno number\n\n\n",
                "2\nb\n3\nb\n9\nb\n10\n",
                "5\n1\n1\n99\n1\nWe talked.\n\n\n\n\n1\n",
                "7\n2\n1\nb\n3\n2\n",
                "2\n2\n1\n4\n9\nshow me what may be behind it\n1\n",
                "6\nwont go to therpay\n1\nb\nhe wants to die\n",
            ] {
                let mut command = home.command(&["--region", region, "--sources"]);
                command
                    .env("COLUMNS", columns)
                    .env("TERM", "xterm-256color")
                    .env("NO_COLOR", "1");
                let out = finish(command, input.into()).well();
                for line in out.lines() {
                    assert!(line.chars().count() <= widest, "{columns}: {line}");
                }
                assert!(!out.contains('\u{1b}'), "{out}");
            }
        }
    }
}

#[test]
fn numbers_can_be_written_as_they_are_said() {
    let out = Home::new().run(&["--region", "US", "--spoken"], "h\n").well();
    assert!(out.contains("Call 9 1 1") && !out.contains("911"), "{out}");
}

#[test]
fn no_bytes_make_it_fail() {
    let home = Home::new();
    let mut dice = Dice::new(7);
    for _ in 0..60 {
        let bytes: Vec<u8> = (0..dice.roll(2000)).map(|_| dice.roll(256) as u8).collect();
        home.run(&["--region", "US"], bytes).well();
    }
    let words = [
        "e", "c", "h", "b", "", "?", "-", "555 1234", "abc", "2?", "\u{0}", "\u{feff}", "q?",
    ];
    for start in [
        &["--region", "US"][..],
        &["check"],
        &["--spoken", "--region", "IE"],
    ] {
        for _ in 0..12 {
            let mut input = String::new();
            for _ in 0..150 {
                match dice.roll(3) {
                    0 => input.push_str(words[dice.roll(words.len())]),
                    _ => input.push_str(&(1 + dice.roll(20)).to_string()),
                }
                input.push('\n');
            }
            home.run(start, input).well();
        }
    }
    home.run(&["--region", "US"], vec![b'1'; 100_000]).well();
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    use std::process::Stdio;
    let home = Home::new();
    let mut command = home.command(&["numbers", "--region", "US", "--json"]);
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .stdin(Stdio::null());
    let mut child = command.spawn().expect("foothold starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("foothold ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}
