//! Commands about the diary: steps, talks, what happened. Each shows or submits what a screen holds; none knows what is
//! in the diary but from there.

use std::ffi::OsString;
use std::io::{self, Write};

use chrono::DateTime;
use clap::Args;
use foothold_core::app::{
    Action, Block, Field, FieldKind, FieldValue, Foothold, FootholdError, Moment, Phrase, Reminder, Route,
    Screen, Tap,
};
use foothold_core::content::words;
use serde_json::{Value, json};

use crate::ask::{self, Line};
use crate::diary::{self, Diary};
use crate::look::{Look, Style};
use crate::{Stop, commands, form, json, now, rows, warn_of_help};

/// How often a PIN is asked for. Core counts what is wrong, and makes the next run wait.
const TRIES: usize = 3;
/// No PIN is this long.
const LONGEST: usize = 4096;

/// A talk, from the command line. Without anything, its form is filled in by hand.
#[derive(Debug, Args)]
pub(crate) struct Talk {
    /// What you tried, in your words. Your shell may keep them in its history; without any, you are asked
    #[arg(value_name = "WORDS")]
    words: Vec<OsString>,
    /// It worked
    #[arg(long, group = "outcome")]
    worked: bool,
    /// It worked in part
    #[arg(long, group = "outcome")]
    partly: bool,
    /// It did not work this time
    #[arg(long, group = "outcome")]
    did_not: bool,
    /// What kind of thing you tried: listened, choices, ...
    #[arg(long, value_name = "ID")]
    approach: Option<String>,
    /// Where it was: home, side-by-side, ...
    #[arg(long, value_name = "ID")]
    setting: Option<String>,
    /// When it was: morning, after-a-fight, ...
    #[arg(long, value_name = "ID")]
    time: Option<String>,
    /// What to try next
    #[arg(long, value_name = "TEXT")]
    next: Option<OsString>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Talk {
    /// True if there is nothing to submit yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.values().is_empty() && !self.json
    }

    /// The fields of the form that were named, by their ids.
    fn values(&self) -> Vec<(&'static str, String)> {
        let outcomes = [
            (self.worked, "worked"),
            (self.partly, "partly"),
            (self.did_not, "did_not"),
        ];
        let outcome = outcomes
            .into_iter()
            .find(|(is, _)| *is)
            .map(|(_, id)| id.to_owned());
        let tried = Some(commands::joined(&self.words)).filter(|tried| !tried.is_empty());
        let next = self.next.as_ref().map(|next| next.to_string_lossy().into_owned());
        let values = [
            ("tried", tried),
            ("outcome", outcome),
            ("approach", self.approach.clone()),
            ("setting", self.setting.clone()),
            ("part_of_day", self.time.clone()),
            ("try_next", next),
        ];
        values
            .into_iter()
            .filter_map(|(id, value)| Some((id, value?)))
            .collect()
    }
}

/// What these commands work with.
pub(crate) struct Desk<'a, W> {
    pub(crate) app: &'a Foothold,
    pub(crate) diary: &'a mut Diary,
    pub(crate) look: &'a Look,
    pub(crate) out: &'a mut W,
}

impl<W: Write> Desk<'_, W> {
    /// Opens the diary, with its PIN if it has one.
    ///
    /// # Errors
    /// Why it cannot be opened.
    fn open(&mut self) -> Result<(), Stop> {
        self.diary.open(self.app, self.look);
        if let Some(notice) = self.diary.notice.take() {
            self.look.warn(&notice);
        }
        let why = [self.diary.refused.take(), self.diary.trouble.take()];
        let why: Vec<String> = why.into_iter().flatten().collect();
        if !why.is_empty() {
            return Err(Stop::Bad(why.join(" ")));
        }
        let screen = self.app.screen(Route::Diary, now());
        let Some((form, [field])) =
            form::first(&screen).filter(|(_, fields)| fields.iter().all(form::is_hidden))
        else {
            return Ok(());
        };
        self.type_pin(form, field)
    }

    /// Beside the output, which may be JSON on its way to a file.
    fn type_pin(&mut self, form: &str, field: &Field) -> Result<(), Stop> {
        warn_of_help(self.app, self.look);
        let mut input = io::stdin().lock();
        let mut wrong: Option<String> = None;
        for _ in 0..TRIES {
            if let Some(why) = &wrong {
                self.look.warn(why);
            }
            let mut terminal = io::stderr().lock();
            write!(terminal, "{}: ", self.look.words(&field.label))?;
            terminal.flush()?;
            let Line::Typed(typed) = ask::keys(&mut input, LONGEST, false, &mut terminal) else {
                // What is said next starts on a line of its own.
                writeln!(terminal)?;
                wrong = None;
                break;
            };
            drop(terminal);
            let value = FieldValue {
                id: field.id.clone(),
                value: String::from_utf8_lossy(&typed).trim().to_owned(),
            };
            let action = Action::Submit {
                form: form.to_owned(),
                values: vec![value],
            };
            match self.app.perform(action, now()) {
                Ok(_) => return Ok(()),
                Err(error) => wrong = Some(diary::reason(&error).to_owned()),
            }
        }
        let locked = || self.look.say(words::DIARY_LOCKED, &[]).text;
        Err(Stop::Bad(wrong.unwrap_or_else(locked)))
    }

    /// The reader's steps with their plans, and the reminders to come.
    pub(crate) fn steps(&mut self, json: bool) -> Result<(), Stop> {
        self.open()?;
        let screen = self.app.screen(Route::NextStep, now());
        let is_kept = |row: &Row<'_>| matches!(row.route, Route::KeptStep { .. });
        let steps: Vec<_> = screen.blocks.iter().filter_map(row).filter(is_kept).collect();
        let reminders = self.app.reminders(now()).unwrap_or_default();
        if json {
            let steps = steps.iter().map(Row::json).collect::<Vec<_>>();
            let reminders = reminders.iter().map(|reminder| {
                let (day, time) = day_and_time(reminder.at);
                json::reminder(reminder, &day, &time)
            });
            let value = json!({ "steps": steps, "reminders": reminders.collect::<Vec<_>>() });
            writeln!(self.out, "{}", json::printed(&value))?;
            return Ok(());
        }
        let lines = steps_drawn(&screen, &steps, &reminders, self.look);
        writeln!(self.out, "{}", lines.join("\n"))?;
        Ok(())
    }

    /// Keeps a step in the reader's own words, and shows it.
    pub(crate) fn add_step(&mut self, typed: &[OsString], json: bool) -> Result<(), Stop> {
        self.open()?;
        let typed = commands::joined(typed);
        let screen = self.submit(Route::OwnStep, |field| {
            (field.kind == FieldKind::Words).then(|| typed.clone())
        })?;
        commands::print(&screen, json, self.look, self.out)
    }

    /// Adds a talk, and shows it with what its screen says every time.
    pub(crate) fn note(&mut self, talk: &Talk) -> Result<(), Stop> {
        self.open()?;
        let values = talk.values();
        let screen = self.submit(Route::NewNote, |field| {
            let named = values.iter().find(|(id, _)| field.id == *id);
            named.map(|(_, value)| value.clone())
        })?;
        commands::print(&screen, talk.json, self.look, self.out)
    }

    /// What happened, newest first; or the talks that hold some words.
    pub(crate) fn timeline(&mut self, search: Option<&str>, json: bool) -> Result<(), Stop> {
        self.open()?;
        let screen = match search {
            None => self.app.screen(Route::Timeline { after: None }, now()),
            Some(typed) => self.submit(Route::DiarySearch { after: None }, |field| {
                (field.kind == FieldKind::Search).then(|| typed.to_owned())
            })?,
        };
        if !json {
            return commands::print(&screen, false, self.look, self.out);
        }
        let mut entries = Vec::new();
        let mut older = Value::Null;
        for row in screen.blocks.iter().filter_map(row) {
            match row.route {
                Route::Note { .. }
                | Route::Win { .. }
                | Route::SavedCheck { .. }
                | Route::KeptStep { .. } => {
                    entries.push(row.json());
                }
                Route::Timeline { .. } | Route::DiarySearch { .. } => older = json::route(row.route).into(),
                _ => {}
            }
        }
        let value = json!({ "entries": entries, "older": older });
        writeln!(self.out, "{}", json::printed(&value))?;
        Ok(())
    }

    /// Submits the form of a screen as a front end does, its own values where there are no others, and answers the
    /// screen that it leads to.
    ///
    /// # Errors
    /// What cannot be used and how to mend it; then nothing was kept.
    fn submit(&mut self, route: Route, given: impl Fn(&Field) -> Option<String>) -> Result<Screen, Stop> {
        let screen = self.app.screen(route.clone(), now());
        let Some((form, fields)) = form::first(&screen) else {
            return Err(Stop::Bad(self.look.say(words::SOMETHING_BROKE, &[]).text));
        };
        for field in fields {
            let known = |value: &String| {
                field.options.is_empty() || field.options.iter().any(|option| option.id == *value)
            };
            if given(field).is_some_and(|value| !known(&value)) {
                return Err(Stop::Bad(self.not_an_option(field)));
            }
        }
        let value = |field: &Field| FieldValue {
            id: field.id.clone(),
            value: given(field).unwrap_or_else(|| field.value.clone()),
        };
        let action = Action::Submit {
            form: form.to_owned(),
            values: fields.iter().map(value).collect(),
        };
        let outcome = self.app.perform(action, now()).map_err(|error| {
            let label = match &error {
                FootholdError::Invalid { field, .. } => fields.iter().find(|known| known.id == *field),
                _ => None,
            };
            let label = label.map(|field| {
                let label = self.look.words(&field.label);
                // A question has its sign already.
                let sign = if label.ends_with('?') { "" } else { ":" };
                format!("{label}{sign} ")
            });
            Stop::Bad(label.unwrap_or_default() + diary::reason(&error))
        })?;
        let route = outcome.go.map_or(route, |go| go.route);
        Ok(self.app.screen(route, now()))
    }

    fn not_an_option(&self, field: &Field) -> String {
        let known = field
            .options
            .iter()
            .map(|option| format!("{} ({})", option.id, option.label.text));
        let known = known.collect::<Vec<_>>().join(", ");
        let slots = [("field", self.look.words(&field.label)), ("known", &known)];
        words::TERMINAL_BAD_OPTION.with(&self.look.locale, &slots)
    }
}

/// A card that leads somewhere.
struct Row<'a> {
    route: &'a Route,
    title: &'a Phrase,
    text: Option<&'a Phrase>,
}

impl Row<'_> {
    fn json(&self) -> Value {
        json::row(self.route, self.title, self.text)
    }
}

fn row(block: &Block) -> Option<Row<'_>> {
    match block {
        Block::Card {
            title,
            text,
            tap: Tap::Go { route, .. },
            ..
        } => Some(Row {
            route,
            title,
            text: text.as_ref(),
        }),
        _ => None,
    }
}

fn steps_drawn(screen: &Screen, steps: &[Row<'_>], reminders: &[Reminder], look: &Look) -> Vec<String> {
    let bold = |phrase: &Phrase| {
        let lines = look.wrap(look.words(phrase), "", "").into_iter();
        lines
            .map(|line| look.style(&line, Style::Bold))
            .collect::<Vec<_>>()
    };
    let mut lines = rows::bar(&screen.help, &[], look);
    lines.push(String::new());
    lines.extend(bold(&screen.title));
    if steps.is_empty() {
        lines.extend(look.wrap(&look.say(words::TERMINAL_STEPS_NONE, &[]).text, "", ""));
    }
    for step in steps {
        lines.extend(look.wrap(look.words(step.title), "  - ", "    "));
        let plan = step.text.iter();
        lines.extend(plan.flat_map(|plan| look.wrap(look.words(plan), "    ", "    ")));
    }
    if !reminders.is_empty() {
        lines.push(String::new());
        lines.extend(bold(&look.say(words::TERMINAL_REMINDERS, &[])));
    }
    for reminder in reminders {
        let (day, time) = day_and_time(reminder.at);
        // The reminder itself names nothing: it is for a locked phone. The step it leads to is on this list.
        let step = steps.iter().find(|step| *step.route == reminder.route);
        let what = look.words(step.map_or(&reminder.text, |step| step.title));
        let slots = [("day", day.as_str()), ("time", &time), ("step", what)];
        let line = words::TERMINAL_REMINDER.with(&look.locale, &slots);
        lines.extend(look.wrap(&line, "  - ", "    "));
    }
    lines
}

/// `YYYY-MM-DD` and `HH:MM`, by the instant's own offset.
fn day_and_time(at: Moment) -> (String, String) {
    let local = at.unix_seconds + i64::from(at.utc_offset_minutes) * 60;
    let local = DateTime::from_timestamp(local, 0).unwrap_or_default();
    (
        local.format("%Y-%m-%d").to_string(),
        local.format("%H:%M").to_string(),
    )
}
