//! The diary's key and its lock: what happens when one is missing, damaged or wrong.

mod support;

use std::fs;
use std::path::Path;

use support::{Home, Ran, walk};

/// A diary with one talk in it.
fn with_a_talk() -> Home {
    let home = Home::with_diary();
    home.run(&["note", "Our secret talk"], "").well();
    home
}

/// Whatever is wrong with the diary, help is as ever.
fn help_works(home: &Home) {
    let out = home.run(&["--region", "US"], "5\nh\n").well();
    assert!(
        out.contains("Get help now") && out.contains(" e) Call 911"),
        "{out}"
    );
    let out = home.run(&["numbers", "--region", "US"], "").well();
    assert!(out.contains("988"), "{out}");
}

/// Every command of the diary refuses in a plain sentence that shows nothing of what is in it.
fn refused(home: &Home) -> String {
    let said: Vec<String> = [
        &["diary"][..],
        &["diary", "--json"],
        &["steps"],
        &["steps", "add", "another secret"],
        &["note", "another secret"],
    ]
    .into_iter()
    .map(|command| home.run(command, "").refused())
    .collect();
    assert!(
        said.iter()
            .all(|sentence| *sentence == said[0] && !sentence.contains("secret"))
    );
    said[0].clone()
}

#[test]
fn the_key_is_its_owners_alone_and_said_once() {
    let home = Home::new();
    let Ran { out, err, code } = home.run(&["diary"], "");
    assert_eq!(code, Some(0));
    let said = err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.starts_with("Your diary is new.") && said.contains("Only you can read"),
        "{said}"
    );
    assert!(
        err.replace('\n', "").contains(&home.key().display().to_string()),
        "{err}"
    );
    assert!(!out.contains("diary.key"), "{out}");
    let key = fs::read_to_string(home.key()).expect("the key");
    assert!(key.len() == 65 && key.trim_end().bytes().all(|digit| digit.is_ascii_hexdigit()));
    #[cfg(unix)]
    for (path, wanted) in [(home.key(), 0o600), (home.data().join("foothold"), 0o700)] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(path).expect("it is there").permissions().mode() & 0o777,
            wanted
        );
    }
    home.run(&["diary"], "").well();
    // In a walk it stands above the screen that made it.
    let out = Home::new().run(&["--region", "US"], "5\n5\n").well();
    assert_eq!(out.matches("Your diary is new.").count(), 1, "{out}");
}

#[test]
fn a_missing_key_is_never_made_anew_beside_an_old_diary() {
    let home = with_a_talk();
    let (key, diary) = (
        fs::read(home.key()).expect("the key"),
        fs::read(home.diary()).expect("the diary"),
    );
    fs::remove_file(home.key()).expect("the key goes");
    let said = refused(&home);
    assert!(said.contains("is not where it should be"), "{said}");
    help_works(&home);
    // Looking, and leaving a form half-way, changes nothing either.
    let out = home.run(&["--region", "US"], "5\n").well();
    assert!(
        out.contains("Start a new, empty diary") && !out.contains("secret"),
        "{out}"
    );
    assert!(!home.key().exists());
    assert_eq!(fs::read(home.diary()).expect("the diary"), diary);
    // Put back, it opens as if nothing had been.
    write_key(&home, &key);
    assert!(home.run(&["diary"], "").well().contains("Our secret talk"));
}

#[test]
fn starting_anew_sets_the_old_diary_aside_and_keeps_the_new_key_then() {
    let home = with_a_talk();
    let (key, diary) = (
        fs::read(home.key()).expect("the key"),
        fs::read(home.diary()).expect("the diary"),
    );
    fs::remove_file(home.key()).expect("the key goes");
    let out = home
        .run(
            &["--region", "US"],
            "5\nStart a new, empty diary\nYes, start a new diary\n",
        )
        .well();
    assert!(
        out.contains("set aside, not deleted") && out.contains("Your diary is new."),
        "{out}"
    );
    let new = fs::read(home.key()).expect("a new key");
    assert_ne!(new, key);
    home.run(&["note", "A new beginning"], "").well();
    let out = home.run(&["diary"], "").well();
    assert!(
        out.contains("A new beginning") && !out.contains("secret"),
        "{out}"
    );
    let kept = aside(&home.data().join("foothold/diary/aside"));
    assert!(kept.contains(&diary), "the old diary is whole");
}

/// Every diary that was set aside.
fn aside(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).expect("something was set aside").flatten();
    entries
        .filter_map(|entry| fs::read(entry.path().join("diary.db")).ok())
        .collect()
}

#[test]
fn a_key_file_that_is_no_whole_key_is_never_written_over() {
    for damaged in ["", "0123", &"z".repeat(64), &"0".repeat(66)] {
        for home in [with_a_talk(), Home::new()] {
            fs::create_dir_all(home.data().join("foothold")).expect("a folder");
            write_key(&home, damaged.as_bytes());
            let said = refused(&home);
            assert!(said.contains("does not hold a whole key"), "{said}");
            assert!(
                said.contains("The key to the diary is missing or does not fit"),
                "{said}"
            );
            help_works(&home);
            assert_eq!(fs::read(home.key()).expect("the file"), damaged.as_bytes());
            // Not even starting anew does: a part of a key may be mended yet.
            let begin = "5\nStart a new, empty diary\nYes, start a new diary\n";
            home.run(&["--region", "US"], begin).well();
            home.run(&["note", "A new beginning"], "").well();
            let aside = home.data().join("foothold/diary.key.aside-1");
            assert_eq!(fs::read(aside).expect("the file"), damaged.as_bytes());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_key_that_others_may_read_is_not_used_and_the_way_to_mend_it_works() {
    use std::os::unix::fs::PermissionsExt;
    let home = with_a_talk();
    for open in [0o640, 0o604, 0o660] {
        fs::set_permissions(home.key(), fs::Permissions::from_mode(open)).expect("the mode changes");
        let said = refused(&home);
        assert!(said.contains("chmod go= "), "{said}");
        help_works(&home);
    }
    let mended = std::process::Command::new("chmod")
        .arg("go=")
        .arg(home.key())
        .status();
    assert!(mended.expect("chmod runs").success());
    assert!(home.run(&["diary"], "").well().contains("Our secret talk"));
    // What is there in the key's place and is no file is left alone.
    fs::remove_file(home.key()).expect("the key goes");
    fs::create_dir(home.key()).expect("a folder");
    assert!(refused(&home).contains("could not be read"));
    help_works(&home);
}

#[test]
fn a_damaged_diary_shows_nothing_and_offers_what_can_be_done() {
    let home = with_a_talk();
    let mut bytes = fs::read(home.diary()).expect("the diary");
    let half = bytes.len() / 2;
    bytes.iter_mut().for_each(|byte| *byte = !*byte);
    bytes.truncate(half + 100);
    fs::write(home.diary(), &bytes).expect("the diary is damaged");
    let said = refused(&home);
    assert!(
        said.contains("can't be read") && said.contains("Nothing was deleted"),
        "{said}"
    );
    help_works(&home);
    let out = home.run(&["--region", "US"], "5\n").well();
    assert!(
        out.contains("Start a new, empty diary") && !out.contains("secret"),
        "{out}"
    );
    assert_eq!(fs::read(home.diary()).expect("the diary"), bytes);
    let key = fs::read(home.key()).expect("the key");
    let out = home
        .run(
            &["--region", "US"],
            "5\nStart a new, empty diary\nYes, start a new diary\n",
        )
        .well();
    assert!(out.contains("set aside, not deleted"), "{out}");
    assert_eq!(
        fs::read(home.key()).expect("the key"),
        key,
        "it is still the right one"
    );
    home.run(&["diary"], "").well();
    assert!(aside(&home.data().join("foothold/diary/aside")).contains(&bytes));
}

#[test]
fn a_place_that_cannot_be_written_leaves_no_key_and_help_as_it_is() {
    // Whoever runs the tests may write anywhere, so a file stands in the place of the folder, and a folder is asked
    // for where nobody can make one.
    let home = Home::new();
    home.file("data", "not a folder");
    assert!(refused(&home).contains("could not be read"));
    help_works(&home);
    let nowhere = ["--region", "US", "--data", "/dev/null/nowhere"];
    let out = home.run(&nowhere, "5\nh\n").well();
    assert!(
        out.contains("Your diary is not open here") && out.contains("Get help now"),
        "{out}"
    );
    if Path::new("/proc/self").exists() {
        let said = home.run(&["diary", "--data", "/proc/nowhere"], "").refused();
        assert!(
            said.contains("there is no diary") && said.contains("--data"),
            "{said}"
        );
        // A step is kept while the app is open, and the screen says that it is no longer.
        let nowhere = ["--region", "US", "--data", "/proc/nowhere"];
        let path = [
            "All guides",
            "Why they say no",
            "They are not ready",
            "Keep this step",
        ];
        let (out, _) = walk(&home, &nowhere, &path);
        assert!(out.contains("Your diary is not open"), "{out}");
    }
}

#[test]
fn a_pin_is_asked_for_first_and_never_shown() {
    let home = with_a_talk();
    let out = home
        .run(
            &["--region", "US"],
            "5\nLock, export and delete\n1\n1\n4711\n4711\nq\n",
        )
        .well();
    assert!(out.contains("The lock is on.") && !out.contains("4711"), "{out}");
    let asked = |input: &str| home.run(&["diary"], input);
    let right = asked("4711\n");
    assert_eq!(right.code, Some(0));
    assert!(
        right.out.contains("Our secret talk") && right.err.contains("PIN"),
        "{}",
        right.err
    );
    let wrong = asked("1111\n2222\n");
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
    assert!(wrong.err.contains("That is not the PIN"), "{}", wrong.err);
    let none = asked("");
    assert_eq!((none.code, none.out.as_str()), (Some(2), ""));
    assert!(none.err.contains("Your diary is locked"), "{}", none.err);
    help_works(&home);
    let screen = home.run(&["show", "diary/timeline"], "").well();
    assert!(!screen.contains("secret"), "{screen}");
    // In a walk, the place that was asked for shows once the PIN is right.
    let out = home.run(&["--region", "US"], "5\n1\n4711\n6\n").well();
    assert!(out.contains("Our secret talk") && !out.contains("4711"), "{out}");
    let out = home.run(&["note"], "4711\n\nAnother talk\n\n\n\n\n").well();
    assert!(out.contains("Your note is saved"), "{out}");
    // Guessing gets slow: then even the right one has to wait.
    for _ in 0..5 {
        assert_eq!(asked("0000\n0001\n0002\n").code, Some(2));
    }
    let waits = asked("4711\n");
    assert_eq!((waits.code, waits.out.as_str()), (Some(2), ""));
    assert!(waits.err.contains("too many times"), "{}", waits.err);
}

#[test]
fn deleting_everything_leaves_neither_diary_nor_key() {
    let home = with_a_talk();
    let out = home
        .run(&["--region", "US"], "5\nLock, export and delete\n")
        .well();
    let door = out
        .lines()
        .rev()
        .find(|line| line.contains("Delete the whole diary"))
        .expect("a door");
    let number = door.split(')').next().expect("a key").trim();
    let asked = home
        .run(
            &["--region", "US"],
            format!("5\nLock, export and delete\n{number}\n"),
        )
        .well();
    let confirm = asked.rsplit("\n> \n").nth(1).expect("a screen");
    let numbers = confirm
        .lines()
        .filter_map(|line| line.split_once(')')?.0.trim().parse::<u32>().ok());
    let last = numbers.max().expect("something to type");
    home.run(
        &["--region", "US"],
        format!("5\nLock, export and delete\n{number}\n{last}\n"),
    )
    .well();
    assert!(!home.key().exists() && !home.diary().exists());
    let ran = home.run(&["diary"], "");
    assert!(
        ran.err.contains("Your diary is new.") && !ran.out.contains("secret"),
        "{}",
        ran.out
    );
}

/// Writes a key file for its owner alone.
fn write_key(home: &Home, bytes: &[u8]) {
    fs::write(home.key(), bytes).expect("the file is written");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(home.key(), fs::Permissions::from_mode(0o600)).expect("the mode changes");
    }
}
