//! What can be touched, as JSON.

use foothold_core::app::{Action, Channel, Concern, Effect, Mark, Mode, Person, ReachKind, Settings, Tap};
use serde_json::{Value, json};

use super::{phrase, route, some};

pub(super) fn tap(tap: &Tap) -> Value {
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
        Action::TickTime { tick, mark: marked } => {
            json!({ "kind": "tick_time", "tick": tick, "mark": mark(*marked) })
        }
        Action::BeginRehearsal { talk } => json!({ "kind": "begin_rehearsal", "talk": talk }),
        Action::Rehearse { talk, turn, answer } => {
            json!({ "kind": "rehearse", "talk": talk, "turn": turn, "answer": answer })
        }
        Action::KeepStep { step } => json!({ "kind": "keep_step", "step": step }),
        Action::DropStep { step } => json!({ "kind": "drop_step", "step": step }),
        Action::ChoosePerson { person } => json!({ "kind": "choose_person", "person": person }),
        Action::SaveCheck => json!({ "kind": "save_check" }),
        Action::Remove { kind, id } => json!({ "kind": "remove", "what": kind, "id": id }),
        Action::Undo => json!({ "kind": "undo" }),
        Action::Take { kind, id, what, on } => {
            json!({ "kind": "take", "of": kind, "id": id, "what": what, "on": on })
        }
        Action::TickDay { discharge, day, done } => {
            json!({ "kind": "tick_day", "discharge": discharge, "day": day, "done": done })
        }
        Action::TakeNothing => json!({ "kind": "take_nothing" }),
        Action::HandOn { place, way } => {
            json!({ "kind": "hand_on", "place": route(place), "way": way.id() })
        }
        Action::LockNow => json!({ "kind": "lock_now" }),
        Action::RemoveLock => json!({ "kind": "remove_lock" }),
        Action::SetPhoneLock { on } => json!({ "kind": "set_phone_lock", "on": on }),
        Action::AskPhone => json!({ "kind": "ask_phone" }),
        Action::PhoneKnowsYou => json!({ "kind": "phone_knows_you" }),
        Action::PickImport => json!({ "kind": "pick_import" }),
        Action::PickAdditions => json!({ "kind": "pick_additions" }),
        Action::FilePicked { bytes } => json!({ "kind": "file_picked", "length": bytes.len() }),
        Action::StartAnew => json!({ "kind": "start_anew" }),
        Action::Salvage => json!({ "kind": "salvage" }),
        Action::BringBack { copy } => json!({ "kind": "bring_back", "copy": copy }),
        Action::DeleteEverything => json!({ "kind": "delete_everything" }),
        Action::StartAgain => json!({ "kind": "start_again" }),
        Action::SetRegion { region } => json!({ "kind": "set_region", "region": region }),
        Action::SetLocale { locale } => json!({ "kind": "set_locale", "locale": locale }),
        Action::SetPerson { person: who } => json!({ "kind": "set_person", "person": person(*who) }),
        Action::SetConcern { concern: what } => json!({ "kind": "set_concern", "concern": concern(*what) }),
        Action::SetAudience { fact, holds } => {
            json!({ "kind": "set_audience", "fact": fact, "holds": holds })
        }
        // What was typed is not for others: it may be a PIN.
        Action::Submit { form, values } => {
            let ids: Vec<_> = values.iter().map(|value| &value.id).collect();
            json!({ "kind": "submit", "form": form, "fields": ids })
        }
        Action::Leave => json!({ "kind": "leave" }),
    }
}

pub(super) fn channel(channel: &Channel) -> Value {
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
        Effect::Share {
            bytes,
            name,
            kind,
            if_it_fails,
        } => json!({
            "kind": "share",
            "length": bytes.len(),
            "name": name,
            "media_type": kind,
            "if_it_fails": phrase(if_it_fails),
        }),
        Effect::PickFile { if_it_fails } => {
            json!({ "kind": "pick_file", "if_it_fails": phrase(if_it_fails) })
        }
        Effect::Authenticate { if_it_fails } => {
            json!({ "kind": "authenticate", "if_it_fails": phrase(if_it_fails) })
        }
        Effect::RemindersChanged => json!({ "kind": "reminders_changed" }),
        Effect::ForgetKey => json!({ "kind": "forget_key" }),
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

pub(super) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Yes => "yes",
        Mark::NotSure => "not_sure",
        Mark::No => "no",
        Mark::Clear => "clear",
    }
}
