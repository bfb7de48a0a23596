//! Faults tried and survived, as a table:
//!
//! ```text
//! cargo run -p foothold-tests --bin faults
//! ```
//!
//! Shows what the last run of the tests (`powerloss`, `faults`, `damage`) counted. With `process` it is the process
//! that those tests starve, kill and cut off.

#![allow(clippy::print_stdout, reason = "the table is its output")]

use std::path::Path;
use std::process::ExitCode;

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
        [] => {
            for count in tally::all() {
                println!("{count:?}");
            }
            ExitCode::SUCCESS
        }
        _ => ExitCode::from(2),
    }
}
