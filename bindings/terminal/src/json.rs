//! Screens as JSON, for scripts. Core's types cross to phones as they are and know no JSON, so this spells them out;
//! every match is exhaustive, so that a new kind of block cannot be forgotten here.

mod taps;

use foothold_core::app::{
    Answer, Block, Button, Choice, Field, FieldKind, FieldOption, LineCard, Moment, NoticeKind, Phrase,
    Reminder, Route, Screen, Sentence, SourceRef, Step, Tap, Weight, Words, route_text,
};
use serde_json::{Value, json};

use crate::form::is_hidden;

use taps::{channel, mark, tap};

/// A whole screen.
pub(crate) fn screen(screen: &Screen) -> Value {
    json!({
        "route": route(&screen.route),
        "title": phrase(&screen.title),
        "help": {
            "emergency": button(&screen.help.emergency),
            "crisis": button(&screen.help.crisis),
            "help": button(&screen.help.help),
        },
        "blocks": list(&screen.blocks, block),
        "private": screen.private,
        "leave": screen.leave.as_ref().map(button),
    })
}

/// A helpline.
pub(crate) fn line_card(card: &LineCard) -> Value {
    json!({
        "id": card.id,
        "name": phrase(&card.name),
        "audience": some(card.audience.as_ref()),
        "channels": list(&card.channels, channel),
        "hours": some(card.hours.as_ref()),
        "sends_help": some(card.sends_help.as_ref()),
        "checked": some(card.checked.as_ref()),
        "more": card.more.as_ref().map(button),
    })
}

/// A found place; what else a search screen draws is not one.
pub(crate) fn found(block: &Block) -> Option<Value> {
    let Block::Card {
        id,
        title,
        text,
        weight: Weight::Main,
        tap: Tap::Go { route: to, .. },
    } = block
    else {
        return None;
    };
    Some(json!({
        "id": id.rsplit_once('/').map_or(id.as_str(), |(_, id)| id),
        "title": title.text,
        "route": route(to),
        "summary": text.as_ref().map_or("", |text| text.text.as_str()),
    }))
}

/// A row of the diary: where it leads, its words, and what stands below them.
pub(crate) fn row(to: &Route, title: &Phrase, text: Option<&Phrase>) -> Value {
    json!({
        "route": route(to),
        "title": title.text,
        "text": text.map(|text| text.text.as_str()),
    })
}

/// A reminder to come; `day` and `time` are those of its own offset.
pub(crate) fn reminder(reminder: &Reminder, day: &str, time: &str) -> Value {
    let Moment {
        unix_seconds,
        utc_offset_minutes,
    } = reminder.at;
    json!({
        "id": reminder.id,
        "unix_seconds": unix_seconds,
        "utc_offset_minutes": utc_offset_minutes,
        "day": day,
        "time": time,
        "text": phrase(&reminder.text),
        "route": route(&reminder.route),
    })
}

/// JSON as it may be printed: what someone wrote down stays whole, and nothing in it steers a terminal or turns the
/// text around it. Such signs stand in strings only, where an escape means the same.
pub(crate) fn printed(value: &Value) -> String {
    let mut text = String::new();
    for letter in value.to_string().chars() {
        let steers =
            letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if steers {
            text.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            text.push(letter);
        }
    }
    text
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading { id, text } => json!({ "kind": "heading", "id": id, "text": phrase(text) }),
        Block::Paragraph { id, sentences } => {
            json!({ "kind": "paragraph", "id": id, "sentences": list(sentences, sentence) })
        }
        Block::Say {
            id,
            say,
            avoid,
            why,
            sources,
        } => json!({
            "kind": "say",
            "id": id,
            "say": phrase(say),
            "avoid": some(avoid.as_ref()),
            "why": some(why.as_ref()),
            "sources": list(sources, source_ref),
        }),
        Block::Steps {
            id,
            items,
            in_order,
            in_sight,
        } => json!({
            "kind": "steps",
            "id": id,
            "items": list(items, step),
            "in_order": in_order,
            "in_sight": in_sight,
        }),
        Block::Line { id, line } => json!({ "kind": "line", "id": id, "line": line_card(line) }),
        Block::Question {
            id,
            text,
            hint,
            choices,
            finish,
        } => json!({
            "kind": "question",
            "id": id,
            "text": phrase(text),
            "hint": some(hint.as_ref()),
            "choices": list(choices, choice),
            "finish": finish.as_ref().map(button),
        }),
        Block::Form { id, fields, submit } => {
            json!({ "kind": "form", "id": id, "fields": list(fields, field), "submit": button(submit) })
        }
        Block::Card {
            id,
            title,
            text,
            weight,
            tap: touched,
        } => json!({
            "kind": "card",
            "id": id,
            "title": phrase(title),
            "text": some(text.as_ref()),
            "weight": match weight {
                Weight::Main => "main",
                Weight::Quiet => "quiet",
            },
            "tap": tap(touched),
        }),
        Block::Progress {
            id,
            done,
            total,
            text,
        } => {
            json!({ "kind": "progress", "id": id, "done": done, "total": total, "text": phrase(text) })
        }
        Block::Notice {
            id,
            kind,
            text,
            sources,
            button: touched,
        } => json!({
            "kind": "notice",
            "id": id,
            "about": match kind {
                NoticeKind::Stop => "stop",
                NoticeKind::Note => "note",
            },
            "text": phrase(text),
            "sources": list(sources, source_ref),
            "button": touched.as_ref().map(button),
        }),
        Block::Source { id, source } => json!({ "kind": "source", "id": id, "source": source_ref(source) }),
    }
}

fn sentence(sentence: &Sentence) -> Value {
    json!({ "text": phrase(&sentence.text), "sources": list(&sentence.sources, source_ref) })
}

fn step(step: &Step) -> Value {
    json!({
        "id": step.id,
        "text": phrase(&step.text),
        "say": list(&step.say, say),
        "reach": list(&step.reach, channel),
        "sources": list(&step.sources, source_ref),
    })
}

fn say(say: &Words) -> Value {
    json!({ "to": some(say.to.as_ref()), "words": phrase(&say.words) })
}

fn answer(answer: &Answer) -> Value {
    json!({ "button": button(&answer.button), "given": answer.given })
}

fn choice(choice: &Choice) -> Value {
    json!({
        "id": choice.id,
        "text": phrase(&choice.text),
        "mark": mark(choice.mark),
        "tap": tap(&choice.tap),
        "others": list(&choice.others, answer),
    })
}

fn field(field: &Field) -> Value {
    json!({
        "id": field.id,
        "label": phrase(&field.label),
        "hint": some(field.hint.as_ref()),
        "value": if is_hidden(field) { "" } else { &field.value },
        "takes": match field.kind {
            FieldKind::Phone => "phone",
            FieldKind::Search => "search",
            FieldKind::Line => "line",
            FieldKind::Words => "words",
            FieldKind::Day => "day",
            FieldKind::Time => "time",
            FieldKind::Pin => "pin",
            FieldKind::Passphrase => "passphrase",
            FieldKind::OneOf => "one_of",
        },
        "options": list(&field.options, option),
    })
}

fn option(option: &FieldOption) -> Value {
    json!({ "id": option.id, "label": phrase(&option.label) })
}

fn source_ref(source: &SourceRef) -> Value {
    json!({ "id": source.id, "title": phrase(&source.title), "tap": tap(&source.tap) })
}

fn button(button: &Button) -> Value {
    json!({ "label": phrase(&button.label), "tap": tap(&button.tap) })
}

pub(crate) fn phrase(phrase: &Phrase) -> Value {
    json!({ "text": phrase.text, "spoken": phrase.spoken })
}

fn some(words: Option<&Phrase>) -> Value {
    words.map_or(Value::Null, phrase)
}

pub(crate) fn route(route: &Route) -> String {
    route_text(route.clone())
}

fn list<T>(items: &[T], one: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(one).collect()
}
