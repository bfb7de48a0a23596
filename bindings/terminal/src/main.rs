//! The `foothold` command: the same screens as on a phone, for a terminal.
//!
//! Nothing is decided here. Core says what a screen holds; this draws it, numbers its taps, reads what is typed and
//! shows the effects that a terminal cannot carry out.

mod ask;
mod cases;
mod commands;
mod diary;
mod diary_commands;
mod diary_key;
mod draw;
mod effects;
mod form;
mod helpline;
mod json;
mod keys;
mod look;
mod paging;
mod private;
mod rows;
mod settings;
mod walk;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Local, Offset};
use clap::{Args, Parser, Subcommand};
use foothold_core::app::{Foothold, Moment, Route, Tap};
use foothold_core::content::words;

use diary::Diary;
use diary_commands::{Desk, Talk};
use look::Look;
use settings::Keeper;
use walk::Start;

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
    /// Folder of your diary and its key, instead of ~/.local/share/foothold
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
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
    /// Your small steps with their plans, and the reminders to come
    #[command(args_conflicts_with_subcommands = true)]
    Steps {
        /// Print JSON
        #[arg(long)]
        json: bool,
        #[command(subcommand)]
        change: Option<Change>,
    },
    /// Write down a talk: what you tried and how it went
    Note(Talk),
    /// What you wrote down, newest first
    Diary {
        /// Only talks that hold these words
        #[arg(long, value_name = "WORDS")]
        search: Option<OsString>,
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

/// What can be done to the list of steps.
#[derive(Debug, Subcommand)]
enum Change {
    /// Keep a step in your own words
    Add {
        /// The step
        #[arg(value_name = "WORDS", required = true)]
        words: Vec<OsString>,
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
    let mut diary = Diary::at(&cli.common);
    let stack = match &cli.command {
        None => Some(vec![Route::Home]),
        Some(Command::Check { .. }) => Some(vec![Route::Home, Route::Check]),
        Some(Command::Note(talk)) if talk.is_empty() => Some(vec![Route::Home, Route::Diary, Route::NewNote]),
        Some(_) => None,
    };
    if let Some(stack) = stack {
        let start = Start {
            fills: stack.last() == Some(&Route::NewNote),
            app,
            keeper,
            diary,
            look,
            stack,
        };
        return walk::run(start, out);
    }
    warn_of(&mut keeper, &look);
    let done = command(cli, &app, &mut diary, &look, out);
    if let Err(Stop::Bad(_)) = done {
        warn_of_help(&app, &look);
    }
    diary.close(&app, &look, false);
    done
}

/// A command that asks for nothing but a PIN.
fn command(
    cli: &Cli,
    app: &Foothold,
    diary: &mut Diary,
    look: &Look,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let mut desk = Desk {
        app,
        diary,
        look,
        out,
    };
    match &cli.command {
        None | Some(Command::Check { .. }) => Ok(()),
        Some(Command::Numbers { json }) => commands::numbers(&app.settings(), *json, look, desk.out),
        Some(Command::Search { words, json }) => commands::search(app, words, *json, look, desk.out),
        Some(Command::Show { route, json }) => commands::show(app, desk.diary, route, *json, look, desk.out),
        Some(Command::Steps { json, change: None }) => desk.steps(*json),
        Some(Command::Steps {
            change: Some(Change::Add { words, json }),
            ..
        }) => desk.add_step(words, *json),
        Some(Command::Note(talk)) => desk.note(talk),
        Some(Command::Diary { search, json }) => {
            let search = search.as_ref().map(|words| words.to_string_lossy());
            desk.timeline(search.as_deref(), *json)
        }
    }
}

/// What is wrong with the settings file goes beside the output of a command, never into it.
fn warn_of(keeper: &mut Keeper, look: &Look) {
    if let Some(notice) = keeper.notice.take() {
        look.warn(&notice);
    }
}

/// The numbers stand beside what went wrong, too: nobody should have to find out how to ask for them.
fn warn_of_help(app: &Foothold, look: &Look) {
    let bar = app.screen(Route::Help, now()).help;
    let lines: Vec<&str> = [&bar.emergency, &bar.crisis]
        .into_iter()
        .filter(|button| matches!(button.tap, Tap::Reach { .. }))
        .map(|button| look.words(&button.label))
        .collect();
    look.warn(&lines.join(" · "));
}

/// The time here and now: core has no clock.
fn now() -> Moment {
    let now = Local::now();
    Moment {
        unix_seconds: now.timestamp(),
        utc_offset_minutes: now.offset().fix().local_minus_utc() / 60,
    }
}
