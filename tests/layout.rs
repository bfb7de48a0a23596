//! The shape of the project: what stands at the top, where uniffi may appear, that core has no clock, that nothing
//! generated is tracked.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn tracked() -> Vec<String> {
    let output = Command::new("git")
        .arg("ls-files")
        .current_dir(root())
        .output()
        .expect("git can be run");
    assert!(output.status.success());
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)
            .expect("the folder can be read")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source can be read");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

#[test]
fn the_top_level_is_the_agreed_one() {
    let agreed = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "README.md",
        "content",
        "core",
        "bindings",
        "android",
        "ios",
        "tests",
    ];
    for path in tracked() {
        let top = path.split('/').next().unwrap_or_default();
        assert!(
            top.starts_with('.') || agreed.contains(&top),
            "{path} has no place at the top level"
        );
    }
}

#[test]
fn nothing_generated_is_tracked() {
    for path in tracked() {
        let generated = ["bindings/generated/", "target/", "node_modules/", "mutants.out"];
        assert!(
            !generated.iter().any(|folder| path.contains(folder)),
            "{path} is generated"
        );
    }
}

#[test]
fn uniffi_stays_under_app() {
    for (path, text) in sources("core/src") {
        let allowed = path.starts_with(root().join("core/src/app")) || path.ends_with("core/src/lib.rs");
        assert!(
            allowed || !text.contains("uniffi"),
            "uniffi in {}",
            path.display()
        );
    }
}

#[test]
fn core_has_no_clock_no_network_and_no_thread() {
    let forbidden = [
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "std::net",
        // It may wait for another process, as SQLite does; it starts nothing.
        "thread::spawn",
        "thread::scope",
        "thread::Builder",
        "TcpStream",
        "UdpSocket",
    ];
    for (path, text) in sources("core/src") {
        for word in forbidden {
            assert!(!text.contains(word), "{word} in {}", path.display());
        }
    }
}

#[test]
fn no_sentence_stands_in_the_code_of_core() {
    // A string of four or more words is a sentence someone would read; those live in content/. SQL shouts.
    let is_sql = |string: &str| {
        let keywords = [
            "SELECT", "INSERT", "UPDATE", "DELETE", "WHERE", "PRAGMA", "CREATE", "ROLLBACK",
        ];
        string.split_whitespace().any(|word| keywords.contains(&word))
    };
    for (path, text) in sources("core/src") {
        // Tests say what they like.
        if path.ends_with("tests.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            let attribute = line.contains("reason = ")
                || line.contains("expect(")
                || line.contains("panic!(")
                || line.contains("#[error(");
            for string in line.split('"').skip(1).step_by(2).filter(|_| !attribute) {
                let sentence = string
                    .split_whitespace()
                    .filter(|word| word.chars().all(char::is_alphabetic))
                    .count()
                    >= 4;
                assert!(
                    !sentence || is_sql(string),
                    "a sentence in {}: {string}",
                    path.display()
                );
            }
        }
    }
}
