//! Writes `tests/seeds/runs.bin`: the hash of every run of eight words of the articles this product grew from. The
//! articles themselves are not ours to keep here.
//!
//! ```text
//! cargo run -p foothold-tests --bin seed-runs -- tests/seeds/runs.bin ARTICLE.txt...
//! ```

use std::collections::HashSet;
use std::fs;
use std::process::ExitCode;

use foothold_tests::runs::{runs, to_bytes};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(out), articles) = (arguments.next(), arguments.collect::<Vec<_>>()) else {
        return ExitCode::from(2);
    };
    let mut hashes = HashSet::new();
    for article in &articles {
        match fs::read_to_string(article) {
            Ok(text) => hashes.extend(runs(&text).into_iter().map(|(hash, _)| hash)),
            Err(_) => return ExitCode::from(2),
        }
    }
    if articles.is_empty() || fs::write(out, to_bytes(&hashes)).is_err() {
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}
