//! Reads `interface/<locale>.ftl`: Fluent messages of text and `{ $slots }`, resolved here so that the phone
//! carries no Fluent.

use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::prose::{self, Register};
use super::report::Report;
use super::table::{Reader, Row};
use super::{keep, keep_all};
use crate::words::slot;
use crate::{Message, Page, Part, Words, parts};

pub(super) const PAGES: &str = "interface/pages.csv";

pub(super) fn pages(reader: &Reader<'_>) -> &'static [Page] {
    let page = |row: &Row<'_>| Page {
        id: row.required("page"),
        actions: row.list("actions"),
        guides: row.list("guides"),
        roles: row.list("roles"),
        sources: row.sources(),
    };
    keep_all(reader.rows(PAGES).iter().map(page).collect())
}

/// The locales that have an interface file, `en` first.
pub(super) fn locales(folder: &Path, report: &Report) -> &'static [&'static str] {
    let mut locales: Vec<String> = std::fs::read_dir(folder.join("interface"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            entry
                .file_name()
                .to_str()?
                .strip_suffix(".ftl")
                .map(str::to_owned)
        })
        .collect();
    locales.sort_by_key(|locale| (locale != "en", locale.clone()));
    if locales.first().is_none_or(|locale| locale != "en") {
        report.add(
            "interface/en.ftl",
            0,
            "the file is missing",
            "Put it back: English is the fallback.",
        );
        locales.insert(0, "en".into());
    }
    keep_all(locales.iter().map(|locale| keep(locale)).collect())
}

pub(super) fn messages(reader: &Reader<'_>) -> &'static [Message] {
    let mut all: Vec<(&'static str, Vec<Translation>)> = Vec::new();
    for (at, locale) in reader.locales.iter().enumerate() {
        let file = file_of(locale);
        for Parsed { id, line, text } in parse(reader, &file, locale) {
            match all.iter_mut().find(|(known, _)| *known == id) {
                Some((_, texts)) if texts.iter().any(|(known, _)| known == locale) => {
                    reader.report.add(
                        &file,
                        line,
                        format!("the message `{id}` stands twice"),
                        "Keep one of them.",
                    );
                }
                Some((_, texts)) => {
                    if slots(&text) != slots(&texts[0].1) {
                        reader.report.add(
                            &file,
                            line,
                            format!("the message `{id}` has other slots than in English"),
                            "Use the same { $slots }.",
                        );
                    }
                    texts.push((*locale, text));
                }
                None if at == 0 => all.push((id, vec![(*locale, text)])),
                None => reader.report.add(
                    &file,
                    line,
                    format!("the message `{id}` is not in interface/en.ftl"),
                    "Remove it, or add the English first.",
                ),
            }
        }
        for (id, texts) in &all {
            if !texts.iter().any(|(known, _)| known == locale) {
                reader.report.add(
                    &file,
                    0,
                    format!("the message `{id}` is missing"),
                    "Translate it.",
                );
            }
        }
    }
    if all.is_empty() {
        reader
            .report
            .add(&file_of("en"), 0, "the file has no messages", "Put them back.");
    }
    keep_all(
        all.into_iter()
            .map(|(id, texts)| {
                let texts: Vec<_> = texts.iter().map(|(locale, text)| (*locale, &text[..])).collect();
                let text = Words::of(&texts);
                Message { id, text }
            })
            .collect(),
    )
}

/// The file of a locale's messages.
pub(super) fn file_of(locale: &str) -> String {
    format!("interface/{locale}.ftl")
}

/// The line a message stands on; 0 if it cannot be found.
pub(super) fn line_of(reader: &Reader<'_>, locale: &str, id: &str) -> usize {
    let text = std::fs::read_to_string(reader.folder.join(file_of(locale))).unwrap_or_default();
    let is_it = |line: &str| {
        line.split_once('=')
            .is_some_and(|(name, _)| name.trim_end() == id)
    };
    text.trim_start_matches('\u{feff}')
        .lines()
        .position(is_it)
        .map_or(0, |at| at + 1)
}

/// A message's text in one locale.
type Translation = (&'static str, String);

struct Parsed {
    id: &'static str,
    line: usize,
    text: String,
}

fn slots(text: &str) -> Vec<&str> {
    let mut slots: Vec<_> = parts(text)
        .filter_map(|part| {
            if let Part::Slot(name) = part {
                Some(name)
            } else {
                None
            }
        })
        .collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}

fn parse(reader: &Reader<'_>, file: &str, locale: &str) -> Vec<Parsed> {
    let text = match std::fs::read_to_string(reader.folder.join(file)) {
        Ok(text) => text,
        Err(error) => {
            reader.report.add(
                file,
                0,
                format!("the file cannot be read ({error})"),
                "Save it as UTF-8 text.",
            );
            return Vec::new();
        }
    };
    // Fluent has no byte order mark; some editors write one.
    let text = text.trim_start_matches('\u{feff}');
    let line_at = |start: usize| 1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count();
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = line_at(error.pos.start);
                reader.report.add(
                    file,
                    line,
                    format!("not valid Fluent ({error})"),
                    "Write it as: id = text",
                );
            }
            resource
        }
    };
    let mut messages = Vec::new();
    for entry in resource.body {
        // The names are slices of the text, so their place in it is their distance from its start.
        let line_of = |name: &str| line_at(name.as_ptr().addr() - text.as_ptr().addr());
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Term(term) => {
                let (line, name) = (line_of(term.id.name), term.id.name);
                reader
                    .report
                    .add(file, line, format!("the term `-{name}` {NOT_SUPPORTED}"), PLAIN);
                continue;
            }
            _ => continue,
        };
        let id = message.id.name;
        let line = line_of(id);
        let problem = |what: String, mend: &str| {
            reader
                .report
                .add(file, line, format!("the message `{id}` {what}"), mend);
        };
        if !message.attributes.is_empty() {
            problem(NOT_SUPPORTED.into(), PLAIN);
        }
        let mut text = String::new();
        let mut plain = String::new();
        for element in message.value.into_iter().flat_map(|pattern| pattern.elements) {
            match element {
                PatternElement::TextElement { value } => {
                    plain.push_str(value);
                    text.push_str(value);
                }
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => {
                    plain.push_str("{slot}");
                    text.push_str(&slot(id.name));
                }
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                } => {
                    let value = unescape_unicode_to_string(value);
                    plain.push_str(&value);
                    text.push_str(&value);
                }
                PatternElement::Placeable { .. } => problem(NOT_SUPPORTED.into(), PLAIN),
            }
        }
        if plain.trim().is_empty() {
            problem("is empty".into(), "Write its words.");
        }
        for (what, mend) in prose::faults(&plain, Register::Background, locale) {
            problem(what, &mend);
        }
        messages.push(Parsed {
            id: keep(id),
            line,
            text,
        });
    }
    messages
}

const NOT_SUPPORTED: &str = "uses Fluent that is not supported here";
const PLAIN: &str = "Use plain text and { $slots } only.";
