//! `foothold-content`: checks the content, prints the pack a clinician signs, exports the tables.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool prints"
)]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use foothold_content::Content;
use foothold_content::compile::{dmn, due, export_tables, load, review_pack};

/// Checks, prints and exports Foothold's content.
#[derive(Parser)]
#[command(name = "foothold-content", version)]
struct Arguments {
    /// The content folder.
    #[arg(long, global = true, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/.."))]
    content: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Refuses what must not ship; with a date, lists what is due for review.
    Check {
        /// List what is due by this day, as 2027-05-22.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Prints one HTML page with every rule, sentence and number, for a clinician to sign.
    ReviewPack,
    /// Prints the escalation tables as DMN 1.3.
    ExportDmn,
    /// Prints the escalation tables as JSON, for provers.
    ExportTables,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if !arguments.content.is_dir() {
        eprintln!(
            "There is no folder {}. Name the content folder with --content.",
            arguments.content.display()
        );
        return ExitCode::from(2);
    }
    let content = match load(&arguments.content) {
        Ok(content) => content,
        Err(problems) => {
            eprintln!("{problems}");
            return ExitCode::FAILURE;
        }
    };
    match arguments.command {
        Command::Check { as_of } => return check(&content, as_of.as_deref()),
        Command::ReviewPack => println!("{}", review_pack(&content)),
        Command::ExportDmn => println!("{}", dmn(&content.tables)),
        Command::ExportTables => println!("{:#}", export_tables(&content.tables)),
    }
    ExitCode::SUCCESS
}

fn check(content: &Content, as_of: Option<&str>) -> ExitCode {
    let Some(as_of) = as_of else {
        println!(
            "Content is complete: {} signs, {} combination rules, {} regions, {} interface messages.",
            content.tables.signs.len(),
            content.tables.combinations.len(),
            content.regions.len(),
            content.interface.len()
        );
        return ExitCode::SUCCESS;
    };
    match due(content, as_of) {
        Ok(due) => {
            for row in &due {
                println!("{}  content/{}  {}", row.next_review, row.file, row.id);
            }
            println!("{} due by {as_of}.", due.len());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}
