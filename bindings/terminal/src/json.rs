//! Screens as JSON, for scripts. Core's types cross to phones as they are and know no JSON, so this spells them out;
//! every match is exhaustive, so that a new kind of block cannot be forgotten here.

use foothold_core::app::{
    Action, Answer, Block, Button, Channel, Choice, Concern, Effect, Field, FieldKind, LineCard, Mark, Mode,
    NoticeKind, Person, Phrase, ReachKind, Route, Screen, Sentence, Settings, SourceRef, Step, Tap, Weight,
    Words, route_text,
};
use serde_json::{Value, json};

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
        "value": field.value,
        "takes": match field.kind {
            FieldKind::Phone => "phone",
            FieldKind::Search => "search",
        },
    })
}

fn source_ref(source: &SourceRef) -> Value {
    json!({ "id": source.id, "title": phrase(&source.title), "tap": tap(&source.tap) })
}

fn button(button: &Button) -> Value {
    json!({ "label": phrase(&button.label), "tap": tap(&button.tap) })
}

fn tap(tap: &Tap) -> Value {
    match tap {
        Tap::Go { route: to, mode } => json!({
            "kind": "go",
            "route": route(to),
            "mode": match mode {
                Mode::Push => "push",
                Mode::Replace => "replace",
                Mode::Reset => "reset",
                Mode::Return => "return",
            },
        }),
        Tap::Do { action: done } => json!({ "kind": "do", "action": action(done) }),
        Tap::Submit { form } => json!({ "kind": "submit", "form": form }),
        Tap::Reach { channel: reached } => json!({ "kind": "reach", "channel": channel(reached) }),
    }
}

fn action(action: &Action) -> Value {
    match action {
        Action::Tick { sign, mark: marked } => json!({ "kind": "tick", "sign": sign, "mark": mark(*marked) }),
        Action::NothingElse { tile } => json!({ "kind": "nothing_else", "tile": tile }),
        Action::Answer { fact, mark: marked } => {
            json!({ "kind": "answer", "fact": fact, "mark": mark(*marked) })
        }
        Action::Hear { cue, mark: marked } => json!({ "kind": "hear", "cue": cue, "mark": mark(*marked) }),
        Action::KeepStep { step } => json!({ "kind": "keep_step", "step": step }),
        Action::DropStep { step } => json!({ "kind": "drop_step", "step": step }),
        Action::StartAgain => json!({ "kind": "start_again" }),
        Action::SetRegion { region } => json!({ "kind": "set_region", "region": region }),
        Action::SetLocale { locale } => json!({ "kind": "set_locale", "locale": locale }),
        Action::SetPerson { person: who } => json!({ "kind": "set_person", "person": person(*who) }),
        Action::SetConcern { concern: what } => json!({ "kind": "set_concern", "concern": concern(*what) }),
        Action::SetAudience { fact, holds } => {
            json!({ "kind": "set_audience", "fact": fact, "holds": holds })
        }
        Action::Submit { form, values } => {
            let value =
                |typed: &foothold_core::app::FieldValue| json!({ "id": typed.id, "value": typed.value });
            json!({ "kind": "submit", "form": form, "values": list(values, value) })
        }
        Action::Leave => json!({ "kind": "leave" }),
    }
}

fn channel(channel: &Channel) -> Value {
    json!({
        "id": channel.id,
        "kind": match channel.kind {
            ReachKind::Call => "call",
            ReachKind::Text => "text",
            ReachKind::Chat => "chat",
            ReachKind::Web => "web",
            ReachKind::Tty => "tty",
            ReachKind::Videophone => "videophone",
            ReachKind::Relay => "relay",
            ReachKind::Whatsapp => "whatsapp",
            ReachKind::Email => "email",
        },
        "label": phrase(&channel.label),
        "note": some(channel.note.as_ref()),
        "works_without_data": channel.works_without_data,
        "effect": effect(&channel.effect),
    })
}

fn effect(effect: &Effect) -> Value {
    match effect {
        Effect::Dial {
            number,
            uri,
            if_it_fails,
        } => {
            json!({ "kind": "dial", "number": number, "uri": uri, "if_it_fails": phrase(if_it_fails) })
        }
        Effect::Text {
            number,
            body,
            if_it_fails,
        } => {
            json!({ "kind": "text", "number": number, "body": body, "if_it_fails": phrase(if_it_fails) })
        }
        Effect::OpenWeb { url, if_it_fails } => {
            json!({ "kind": "open_web", "url": url, "if_it_fails": phrase(if_it_fails) })
        }
        Effect::KeepSettings {
            settings: kept,
            if_it_fails,
        } => {
            json!({ "kind": "keep_settings", "settings": settings(kept), "if_it_fails": phrase(if_it_fails) })
        }
        Effect::Leave => json!({ "kind": "leave" }),
    }
}

fn settings(settings: &Settings) -> Value {
    json!({
        "region": settings.region,
        "locale": settings.locale,
        "person": person(settings.person),
        "concern": concern(settings.concern),
        "veteran": settings.veteran,
        "lgbtq": settings.lgbtq,
        "local_crisis_number": settings.local_crisis_number,
        "clinician_number": settings.clinician_number,
    })
}

fn person(person: Person) -> &'static str {
    match person {
        Person::Unsaid => "unsaid",
        Person::Minor => "minor",
        Person::Adult => "adult",
    }
}

fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::Unsaid => "unsaid",
        Concern::MentalHealth => "mental_health",
        Concern::Substance => "substance",
        Concern::Both => "both",
    }
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Yes => "yes",
        Mark::NotSure => "not_sure",
        Mark::No => "no",
        Mark::Clear => "clear",
    }
}

fn phrase(phrase: &Phrase) -> Value {
    json!({ "text": phrase.text, "spoken": phrase.spoken })
}

fn some(words: Option<&Phrase>) -> Value {
    words.map_or(Value::Null, phrase)
}

fn route(route: &Route) -> String {
    route_text(route.clone())
}

fn list<T>(items: &[T], one: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(one).collect()
}
