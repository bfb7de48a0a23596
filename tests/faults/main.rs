//! Faults tried and survived, as a table:
//!
//! ```text
//! cargo run -p foothold-tests --bin faults
//! ```
//!
//! Shows what the last run of the tests counted; `cargo run -p foothold-tests --bin faults -- --run` runs them first
//! (`powerloss`, `faults` and `damage`, some minutes). With `process` it is the process that those tests starve, kill and
//! cut off.

#![allow(clippy::print_stdout, reason = "the table is its output")]

use std::path::Path;
use std::process::{Command, ExitCode};

use foothold_tests::faults::{process, tally};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["process", folder, said, plan] => {
            let done = plan
                .parse()
                .and_then(|plan| process::run(Path::new(folder), Path::new(said), &plan));
            if done.is_ok() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        [] => summary(),
        ["--run"] => {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let tests = ["powerloss", "faults", "damage"]
                .map(|test| ["--test", test])
                .concat();
            let ran = Command::new(cargo)
                .args(["test", "--package", "foothold-tests"])
                .args(tests)
                .arg("--no-fail-fast")
                .status();
            let shown = summary();
            if ran.is_ok_and(|ran| ran.success()) {
                shown
            } else {
                ExitCode::FAILURE
            }
        }
        _ => ExitCode::from(2),
    }
}

fn summary() -> ExitCode {
    let all = tally::all();
    if all.is_empty() {
        println!("Nothing was tried yet. Run: cargo run -p foothold-tests --bin faults -- --run");
        return ExitCode::FAILURE;
    }
    let mut right = true;
    for (must_fail, title) in [
        (false, "What was done to the diary"),
        (
            true,
            "The same with settings the app does not use (some must be lost, or this proves nothing)",
        ),
    ] {
        println!("{title}\n\n{:>8} {:>8}", "tried", "survived");
        let (mut tried, mut survived) = (0, 0);
        for count in all.iter().filter(|count| count.must_fail == must_fail) {
            if count.finished {
                println!("{:>8} {:>8}  {}", count.tried, count.survived, count.fault);
            } else {
                println!("{:>17}  {}", "did not finish", count.fault);
            }
            let held = count.survived == count.tried;
            right &= count.finished && count.tried > 0 && held != must_fail;
            tried += count.tried;
            survived += count.survived;
        }
        println!("{tried:>8} {survived:>8}  in all\n");
    }
    println!(
        "{}",
        if right {
            "All as it must be."
        } else {
            "NOT all as it must be."
        }
    );
    if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
