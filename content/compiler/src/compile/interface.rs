//! Reads `interface/<locale>.ftl`: Fluent messages of text and `{ $slots }`, resolved here so that the phone
//! carries no Fluent.

use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};

use super::prose::{self, Register};
use super::report::Report;
use super::table::Reader;
use super::{keep, keep_all};
use crate::{Message, Part};

/// The locales that have an interface file, `en` first.
pub(super) fn locales(folder: &Path, report: &Report) -> &'static [&'static str] {
    let mut locales: Vec<String> = std::fs::read_dir(folder.join("interface"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".ftl").map(str::to_owned))
        .collect();
    locales.sort_by_key(|locale| (locale != "en", locale.clone()));
    if locales.first().is_none_or(|locale| locale != "en") {
        report.add("interface/en.ftl", 0, "the file is missing", "Put it back: English is the fallback.");
        locales.insert(0, "en".into());
    }
    keep_all(locales.iter().map(|locale| keep(locale)).collect())
}

pub(super) fn messages(reader: &Reader<'_>) -> &'static [Message] {
    let mut all: Vec<(&'static str, Vec<(&'static str, &'static [Part])>)> = Vec::new();
    for (at, locale) in reader.locales.iter().enumerate() {
        let file = format!("interface/{locale}.ftl");
        let parsed = parse(reader, &file, locale);
        for (id, parts) in &parsed {
            match all.iter_mut().find(|(known, _)| known == id) {
                Some((_, texts)) if texts.iter().any(|(known, _)| known == locale) => {
                    reader.report.add(&file, 0, format!("the message `{id}` stands twice"), "Keep one of them.");
                }
                Some((_, texts)) => texts.push((*locale, *parts)),
                None if at == 0 => all.push((*id, vec![(*locale, *parts)])),
                None => reader.report.add(
                    &file,
                    0,
                    format!("the message `{id}` is not in interface/en.ftl"),
                    "Remove it, or add the English first.",
                ),
            }
        }
        for (id, texts) in &all {
            let Some((_, parts)) = texts.iter().find(|(known, _)| known == locale) else {
                reader.report.add(&file, 0, format!("the message `{id}` is missing"), "Translate it.");
                continue;
            };
            if slots(parts) != slots(texts[0].1) {
                reader.report.add(
                    &file,
                    0,
                    format!("the message `{id}` has other slots than in English"),
                    "Use the same { $slots }.",
                );
            }
        }
    }
    keep_all(all.into_iter().map(|(id, parts)| Message { id, parts: keep_all(parts) }).collect())
}

fn slots(parts: &[Part]) -> Vec<&'static str> {
    let mut slots: Vec<_> =
        parts.iter().filter_map(|part| if let Part::Slot(name) = part { Some(*name) } else { None }).collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}

fn parse(reader: &Reader<'_>, file: &str, locale: &str) -> Vec<(&'static str, &'static [Part])> {
    let text = match std::fs::read_to_string(reader.folder.join(file)) {
        Ok(text) => text,
        Err(error) => {
            reader.report.add(file, 0, format!("the file cannot be read ({error})"), "Save it as UTF-8 text.");
            return Vec::new();
        }
    };
    let line_of = |id: &str| text.lines().position(|line| line.starts_with(&format!("{id} "))).map_or(0, |at| at + 1);
    let resource = match fluent_syntax::parser::parse(text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = text[..error.pos.start.min(text.len())].lines().count().max(1);
                reader.report.add(file, line, format!("not valid Fluent ({error})"), "Write it as: id = text");
            }
            resource
        }
    };
    let mut messages = Vec::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let mut parts = Vec::new();
        let mut plain = String::new();
        for element in message.value.into_iter().flat_map(|pattern| pattern.elements) {
            match element {
                PatternElement::TextElement { value } => {
                    plain.push_str(value);
                    parts.push(Part::Text(keep(value)));
                }
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => {
                    plain.push_str("{slot}");
                    parts.push(Part::Slot(keep(id.name)));
                }
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                } => {
                    plain.push_str(value);
                    parts.push(Part::Text(keep(value)));
                }
                PatternElement::Placeable { .. } => reader.report.add(
                    file,
                    line_of(id),
                    format!("the message `{id}` uses Fluent that is not supported here"),
                    "Use plain text and { $slots } only.",
                ),
            }
        }
        if plain.trim().is_empty() {
            reader.report.add(file, line_of(id), format!("the message `{id}` is empty"), "Write its words.");
        }
        for (what, mend) in prose::faults(&plain, Register::Background, locale) {
            reader.report.add(file, line_of(id), format!("the message `{id}` {what}"), mend);
        }
        messages.push((keep(id), keep_all(parts)));
    }
    messages
}
