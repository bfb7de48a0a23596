//! Many cases at once, for scripts and for comparing engines. Every line is read before the first answer is printed:
//! half an answer file is worse than none.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use foothold_content::{Input, Message, Tables};
use foothold_core::content::{content, words};
use foothold_core::escalation::{Answer, Answers, Finding, evaluate};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::Stop;
use crate::look::Look;

/// One line of the file. Fields that are not named here are for people.
#[derive(Deserialize)]
struct Row<'a> {
    id: Value,
    #[serde(borrow, default)]
    answers: Option<Pairs<'a>>,
    #[serde(borrow, default)]
    modifiers: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    unlisted: Option<Cow<'a, str>>,
}

/// The answers as written, in order: a map would quietly keep one of two that contradict each other.
#[derive(Default)]
struct Pairs<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

/// A case that can be evaluated.
struct Case {
    id: Value,
    answers: Answers,
}

/// What is printed.
#[derive(Serialize)]
struct Found<'a> {
    id: &'a Value,
    level: &'static str,
    incomplete: bool,
    rules: Vec<String>,
    actions: &'a [&'static str],
}

/// What cannot be used in a line.
enum Fault {
    Json { column: usize },
    Id,
    UnknownId(String),
    BadAnswer { id: String, answer: String },
    BadUnlisted(String),
    Twice(String),
}

/// Evaluates every case of a file; `-` is standard input.
///
/// # Errors
/// A file or a line that cannot be used, with what to do about it.
pub(crate) fn run(file: &Path, json: bool, look: &Look, out: &mut impl Write) -> Result<(), Stop> {
    let shown = plain(&file.display().to_string());
    let unread = || Stop::Bad(look.say(words::TERMINAL_CASES_UNREAD, &[("file", &shown)]).text);
    let cases = if file == Path::new("-") {
        read(io::stdin().lock(), &shown, look, unread)?
    } else {
        read(
            BufReader::new(File::open(file).map_err(|_| unread())?),
            &shown,
            look,
            unread,
        )?
    };
    for case in &cases {
        let finding = evaluate(&content().tables, &case.answers);
        let found = found(&case.id, &finding);
        if json {
            serde_json::to_writer(&mut *out, &found).map_err(io::Error::from)?;
            writeln!(out)?;
        } else {
            writeln!(out, "{}", readable(&found, look))?;
        }
    }
    Ok(())
}

fn read(
    mut input: impl BufRead,
    file: &str,
    look: &Look,
    unread: impl Fn() -> Stop,
) -> Result<Vec<Case>, Stop> {
    let tables = &content().tables;
    let mut cases = Vec::new();
    let mut line = Vec::new();
    for at in 1_usize.. {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(|_| unread())? == 0 {
            break;
        }
        let text = line
            .strip_prefix(b"\xef\xbb\xbf")
            .filter(|_| at == 1)
            .unwrap_or(&line);
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        cases.push(case(text, tables).map_err(|fault| Stop::Bad(sentence(&fault, file, at, look)))?);
    }
    Ok(cases)
}

fn case(text: &[u8], tables: &Tables) -> Result<Case, Fault> {
    let row: Row<'_> = serde_json::from_slice(text).map_err(|error| Fault::Json {
        column: error.column(),
    })?;
    if !(row.id.is_string() || row.id.is_number()) {
        return Err(Fault::Id);
    }
    let unlisted = match row.unlisted.as_deref() {
        None => Answer::Unanswered,
        Some(id) => Answer::from_id(id)
            .filter(|answer| *answer < Answer::Yes)
            .ok_or_else(|| Fault::BadUnlisted(plain(id)))?,
    };
    // A misspelt `answers` must not turn what was ticked into "no".
    if row.answers.is_none() && unlisted == Answer::No {
        return Err(Fault::Json { column: text.len() });
    }
    let mut answers = Answers::all(tables, unlisted);
    for at in tables.signs.len()..tables.inputs() {
        answers.set(Input(at as u16), Answer::No);
    }
    let mut given = vec![false; tables.inputs()];
    let yes = row
        .modifiers
        .iter()
        .map(|id| (id, Cow::Borrowed(Answer::Yes.id())));
    let ticked = row.answers.unwrap_or_default();
    let listed = ticked
        .0
        .iter()
        .map(|(id, answer)| (id, Cow::Borrowed(answer.as_ref())));
    for (id, answer) in listed.chain(yes) {
        let input = tables.input(id).ok_or_else(|| Fault::UnknownId(plain(id)))?;
        let bad = || Fault::BadAnswer {
            id: plain(id),
            answer: plain(&answer),
        };
        answers.set(input, Answer::from_id(&answer).ok_or_else(bad)?);
        if std::mem::replace(&mut given[usize::from(input.0)], true) {
            return Err(Fault::Twice(plain(id)));
        }
    }
    Ok(Case { id: row.id, answers })
}

fn found<'a>(id: &'a Value, finding: &'a Finding) -> Found<'a> {
    let mut rules: Vec<String> = finding.top().map(|fired| fired.rule.to_string()).collect();
    rules.sort_unstable();
    Found {
        id,
        level: finding.level.id(),
        incomplete: finding.incomplete,
        rules,
        actions: &finding.actions,
    }
}

fn readable(found: &Found<'_>, look: &Look) -> String {
    let id = found.id.as_str().map_or_else(|| found.id.to_string(), plain);
    let (rules, actions) = (found.rules.join(", "), found.actions.join(", "));
    let slots = [
        ("id", id.as_str()),
        ("level", found.level),
        ("rules", &rules),
        ("actions", &actions),
    ];
    let message = if found.incomplete {
        words::TERMINAL_CASE_OPEN
    } else {
        words::TERMINAL_CASE
    };
    message.with(&look.locale, &slots)
}

fn sentence(fault: &Fault, file: &str, line: usize, look: &Look) -> String {
    let line = line.to_string();
    let say = |message: &Message, slots: &[(&str, &str)]| {
        let at = [("file", file), ("line", line.as_str())];
        look.say(message, &[&at[..], slots].concat()).text
    };
    let answers = |least: Answer| {
        let known = Answer::ALL
            .into_iter()
            .filter(|answer| *answer <= least)
            .map(Answer::id);
        known.collect::<Vec<_>>().join(", ")
    };
    match fault {
        Fault::Json { column } => say(words::TERMINAL_CASE_JSON, &[("column", &column.to_string())]),
        Fault::Id => say(words::TERMINAL_CASE_NO_ID, &[]),
        Fault::UnknownId(id) => say(words::TERMINAL_CASE_UNKNOWN, &[("id", id)]),
        Fault::BadAnswer { id, answer } => say(
            words::TERMINAL_CASE_ANSWER,
            &[("id", id), ("answer", answer), ("known", &answers(Answer::Yes))],
        ),
        Fault::BadUnlisted(answer) => {
            let known = answers(Answer::NotSure);
            say(
                words::TERMINAL_CASE_UNLISTED,
                &[("answer", answer), ("known", &known)],
            )
        }
        Fault::Twice(id) => say(words::TERMINAL_CASE_TWICE, &[("id", id)]),
    }
}

/// Text from a file as it may be shown: short, and nothing that steers a terminal.
fn plain(text: &str) -> String {
    text.chars().take(80).flat_map(char::escape_debug).collect()
}

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("answers by id")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut pairs = Vec::new();
                while let Some((id, answer)) = map.next_entry::<Borrowed<'de>, Borrowed<'de>>()? {
                    pairs.push((id.0, answer.0));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// A string that is copied only where it holds escapes.
#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);
