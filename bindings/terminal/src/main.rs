//! The `foothold` command: the same screens as on a phone, for a terminal.
//!
//! Nothing is decided here. Core says what a screen holds; this draws it, numbers its taps, reads what is typed and
//! shows the effects that a terminal cannot carry out.

mod cases;
mod commands;
mod draw;
mod form;
mod helpline;
mod json;
mod keys;
mod look;
mod rows;
mod settings;
mod walk;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Local, Offset};
use clap::{Args, Parser, Subcommand};
use foothold_core::app::{Foothold, Moment, Route};
use foothold_core::content::words;

use look::Look;
use settings::Keeper;

/// Help for families when someone refuses help. Works with no network, no account and no set-up.
#[derive(Debug, Parser)]
#[command(name = "foothold", version, max_term_width = 78)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Args)]
struct Common {
    /// Country whose numbers to show: US, GB, ... Kept once you change a setting
    #[arg(long, global = true, value_name = "COUNTRY")]
    region: Option<String>,
    /// Language to show, such as en
    #[arg(long, global = true, value_name = "TAG")]
    locale: Option<String>,
    /// Write phone numbers as they are said aloud, digit by digit
    #[arg(long, global = true)]
    spoken: bool,
    /// Show beside each step where it comes from
    #[arg(long, global = true)]
    sources: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Every helpline of a country and every way to reach it
    Numbers {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Tick what you see and get what to do, by hand or for a file of cases
    Check {
        /// Cases to evaluate, one JSON object a line; - reads standard input
        #[arg(long, value_name = "FILE")]
        cases: Option<PathBuf>,
        /// Print one JSON object a case
        #[arg(long, requires = "cases")]
        json: bool,
    },
    /// Find pages in your own words
    Search {
        /// What to look for: any words
        #[arg(value_name = "WORDS", required = true)]
        words: Vec<OsString>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Draw one screen: home, help, check/body, ...
    Show {
        /// The screen's route
        route: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// Why a command ends early.
#[derive(Debug)]
enum Stop {
    /// Something that was asked for cannot be used: a sentence that says how to mend it.
    Bad(String),
    /// The output cannot be written.
    Write(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let look = Look::here(&cli.common);
    let mut out = BufWriter::new(io::stdout().lock());
    let done = run(&cli, look.clone(), &mut out).and_then(|()| Ok(out.flush()?));
    let (sentence, code) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        // Whoever reads us has read enough.
        Err(Stop::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(Stop::Write(_)) => (look.say(words::TERMINAL_NOT_WRITTEN, &[]).text, ExitCode::FAILURE),
        Err(Stop::Bad(sentence)) => (sentence, ExitCode::from(2)),
    };
    look.warn(&sentence);
    code
}

fn run(cli: &Cli, mut look: Look, out: &mut impl Write) -> Result<(), Stop> {
    if let Some(Command::Check {
        cases: Some(file),
        json,
    }) = &cli.command
    {
        return cases::run(file, *json, &look, out);
    }
    let (settings, mut keeper) = settings::open(&look);
    let app = Foothold::new(settings);
    commands::apply_flags(&app, &cli.common, &look)?;
    look.locale = app.settings().locale;
    match &cli.command {
        None => walk::run(app, keeper, look, vec![Route::Home], out),
        Some(Command::Check { .. }) => walk::run(app, keeper, look, vec![Route::Home, Route::Check], out),
        Some(Command::Numbers { json }) => {
            warn_of(&mut keeper, &look);
            commands::numbers(&app.settings(), *json, &look, out)
        }
        Some(Command::Search { words, json }) => {
            warn_of(&mut keeper, &look);
            commands::search(&app, words, *json, &look, out)
        }
        Some(Command::Show { route, json }) => {
            warn_of(&mut keeper, &look);
            commands::show(&app, route, *json, &look, out)
        }
    }
}

/// What is wrong with the settings file goes beside the output of a command, never into it.
fn warn_of(keeper: &mut Keeper, look: &Look) {
    if let Some(notice) = keeper.notice.take() {
        look.warn(&notice);
    }
}

/// The time here and now: core has no clock.
fn now() -> Moment {
    let now = Local::now();
    Moment {
        unix_seconds: now.timestamp(),
        utc_offset_minutes: now.offset().fix().local_minus_utc() / 60,
    }
}
