//! Writes what phones show before the phone library loads, and when it cannot: the help screens of every country and
//! the apps' own few words. They stand in the apps' folders, tracked, so that an app needs nothing but itself to help.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use foothold_core::app::{
    Action, Block, Button, Channel, Effect, Foothold, LineCard, Moment, NoticeKind, Phrase, ReachKind, Route,
    Screen, Settings, Step, Tap, Weight, Words, route_text,
};
use foothold_core::content::content;
use serde_json::{Map, Value, json};

/// Where the help screens go, from the project's root: `countries.json`, and a file for each country in each locale, so
/// that a phone reads one small file before its first frame.
const HELP: [&str; 2] = ["android/app/src/main/assets/help", "ios/App/Resources/help"];
/// The words that Android's own files name: the manifest, shortcuts, the widget.
const STRINGS: &str = "android/app/src/main/res/values/strings.xml";

/// Writes the help screens and words that phones show without the phone library.
#[derive(Parser)]
#[command(name = "foothold-resources", version)]
struct Arguments {
    /// The project's root.
    #[arg(default_value = ".")]
    root: PathBuf,
    /// Write nothing; fail if a file is not what it would be.
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    #[allow(clippy::print_stderr, reason = "a command line tool prints")]
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    for (file, text) in files() {
        let path = arguments.root.join(file);
        if arguments.check {
            check(&path, &text)?;
        } else {
            let folder = path.parent().context("a file has a folder")?;
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
            fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    Ok(())
}

fn check(path: &Path, text: &str) -> Result<()> {
    let found = fs::read_to_string(path).unwrap_or_default();
    if found != text {
        bail!(
            "{} is not what the content says. Write it anew: cargo run -p foothold-generate --bin foothold-resources",
            path.display()
        );
    }
    Ok(())
}

/// Every file and what is in it.
fn files() -> Vec<(String, String)> {
    let mut help = vec![("countries.json".to_owned(), countries())];
    for locale in content().locales {
        for region in content().regions {
            help.push((format!("{locale}/{}.json", region.id), country(region.id, locale)));
        }
    }
    let mut files = vec![(STRINGS.to_owned(), strings("en"))];
    for folder in HELP {
        files.extend(
            help.iter()
                .map(|(name, value)| (format!("{folder}/{name}"), format!("{value:#}\n"))),
        );
    }
    files
}

/// The region of each country code; any other country's is `unknown`.
fn countries() -> Value {
    let codes = content().regions.iter().flat_map(|region| {
        let codes = region.country_codes.iter();
        codes.map(|code| ((*code).to_owned(), region.id.into()))
    });
    codes.collect::<Map<_, _>>().into()
}

/// The screens of a country, and the apps' own words in its locale.
fn country(region: &str, locale: &str) -> Value {
    json!({ "words": phone_words(locale), "screens": screens(region, locale) })
}

/// The apps' own words, by the rest of their ids.
fn phone_words(locale: &str) -> BTreeMap<&'static str, String> {
    let own = content().interface.iter().filter_map(|message| {
        let id = message.id.strip_prefix("phone-")?;
        Some((id, message.get(locale)))
    });
    own.collect()
}

fn strings(locale: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- Written by foothold-resources from content/interface. -->\n<resources>\n",
    );
    for (id, words) in phone_words(locale) {
        let name = id.replace('-', "_");
        let words = words
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('\\', "\\\\")
            .replace('\'', "\\'")
            .replace('"', "\\\"");
        text.push_str(&format!("    <string name=\"{name}\">{words}</string>\n"));
    }
    text.push_str("</resources>\n");
    text
}

/// The help screen of a country and every screen it leads to that needs nothing else, by the text of its route.
fn screens(region: &str, locale: &str) -> Map<String, Value> {
    let app = Foothold::new(Settings::first_run(region, locale));
    let never = Moment {
        unix_seconds: 0,
        utc_offset_minutes: 0,
    };
    let country = content().region(region);
    let lines = country.lines.iter().map(|line| Route::Line {
        id: line.id.to_owned(),
    });
    let routes: Vec<Route> = [
        Route::Help,
        Route::EmergencyWords,
        Route::NoConnection,
        Route::Country,
    ]
    .into_iter()
    .chain(lines)
    .collect();
    let known: Vec<String> = routes.iter().cloned().map(route_text).collect();
    let screens = routes.into_iter().map(|route| {
        let text = route_text(route.clone());
        (text, screen(&app.screen(route, never), &known))
    });
    screens.collect()
}

fn screen(screen: &Screen, known: &[String]) -> Value {
    json!({
        "title": phrase(&screen.title),
        "emergency": button(&screen.help.emergency, known),
        "crisis": button(&screen.help.crisis, known),
        "help": button(&screen.help.help, known),
        "blocks": screen.blocks.iter().filter_map(|drawn| block(drawn, known)).collect::<Vec<_>>(),
    })
}

/// `None` for what cannot work without the library: doors that lead further, forms, sources.
fn block(drawn: &Block, known: &[String]) -> Option<Value> {
    Some(match drawn {
        Block::Heading { id, text } => json!({ "kind": "heading", "id": id, "text": phrase(text) }),
        Block::Paragraph { id, sentences } => json!({
            "kind": "paragraph",
            "id": id,
            "sentences": sentences.iter().map(|sentence| phrase(&sentence.text)).collect::<Vec<_>>(),
        }),
        Block::Say {
            id, say, avoid, why, ..
        } => json!({
            "kind": "say",
            "id": id,
            "say": phrase(say),
            "avoid": avoid.as_ref().map(phrase),
            "why": why.as_ref().map(phrase),
        }),
        Block::Steps {
            id,
            items,
            in_order,
            in_sight,
        } => json!({
            "kind": "steps",
            "id": id,
            "items": items.iter().map(step).collect::<Vec<_>>(),
            "in_order": in_order,
            "in_sight": in_sight,
        }),
        Block::Line { id, line } => json!({ "kind": "line", "id": id, "line": line_card(line, known) }),
        Block::Card {
            id,
            title,
            text,
            weight,
            tap: to,
        } => json!({
            "kind": "card",
            "id": id,
            "title": phrase(title),
            "text": text.as_ref().map(phrase),
            "main": *weight == Weight::Main,
            "tap": tap(to, known)?,
        }),
        Block::Notice { id, kind, text, .. } => json!({
            "kind": "notice",
            "id": id,
            "stop": *kind == NoticeKind::Stop,
            "text": phrase(text),
        }),
        Block::Question { .. } | Block::Form { .. } | Block::Progress { .. } | Block::Source { .. } => {
            return None;
        }
    })
}

fn step(step: &Step) -> Value {
    json!({
        "id": step.id,
        "text": phrase(&step.text),
        "say": step.say.iter().map(say).collect::<Vec<_>>(),
        "reach": step.reach.iter().map(channel).collect::<Vec<_>>(),
    })
}

fn say(words: &Words) -> Value {
    json!({ "to": words.to.as_ref().map(phrase), "words": phrase(&words.words) })
}

fn line_card(line: &LineCard, known: &[String]) -> Value {
    json!({
        "id": line.id,
        "name": phrase(&line.name),
        "audience": line.audience.as_ref().map(phrase),
        "channels": line.channels.iter().map(channel).collect::<Vec<_>>(),
        "hours": line.hours.as_ref().map(phrase),
        "sends_help": line.sends_help.as_ref().map(phrase),
        "checked": line.checked.as_ref().map(phrase),
        "more": line.more.as_ref().and_then(|more| button(more, known)),
    })
}

fn button(button: &Button, known: &[String]) -> Option<Value> {
    Some(json!({ "label": phrase(&button.label), "tap": tap(&button.tap, known)? }))
}

fn tap(to: &Tap, known: &[String]) -> Option<Value> {
    match to {
        Tap::Go { route, .. } => {
            let route = route_text(route.clone());
            known.contains(&route).then(|| json!({ "go": route }))
        }
        Tap::Reach { channel: reached } => Some(json!({ "reach": channel(reached) })),
        Tap::Do {
            action: Action::SetRegion { region },
        } => Some(json!({ "region": region })),
        Tap::Do { .. } | Tap::Submit { .. } => None,
    }
}

fn channel(channel: &Channel) -> Value {
    let (effect, if_it_fails) = match &channel.effect {
        Effect::Dial {
            number,
            uri,
            if_it_fails,
        } => (json!({ "number": number, "dial": uri }), if_it_fails),
        Effect::Text {
            number,
            body,
            if_it_fails,
        } => (json!({ "number": number, "body": body }), if_it_fails),
        Effect::OpenWeb { url, if_it_fails } => (json!({ "url": url }), if_it_fails),
        // No helpline is reached by any of these.
        Effect::KeepSettings { .. }
        | Effect::Share { .. }
        | Effect::PickFile { .. }
        | Effect::Authenticate { .. }
        | Effect::RemindersChanged
        | Effect::ForgetKey
        | Effect::Leave => (Value::Null, &channel.label),
    };
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
        "note": channel.note.as_ref().map(phrase),
        "without_data": channel.works_without_data,
        "effect": effect,
        "if_it_fails": phrase(if_it_fails),
    })
}

fn phrase(phrase: &Phrase) -> Value {
    match &phrase.spoken {
        Some(spoken) => json!({ "text": phrase.text, "spoken": spoken }),
        None => json!({ "text": phrase.text }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_apps_show_without_the_library_is_what_the_content_says() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for (file, text) in files() {
            check(&root.join(file), &text).expect("the file is current");
        }
    }

    #[test]
    fn every_country_can_call_without_the_library() {
        for region in content().regions {
            let country = country(region.id, "en");
            let help = &country["screens"]["help"];
            let bar = &help["emergency"]["tap"]["reach"]["effect"]["dial"];
            assert!(
                bar.as_str().is_some_and(|uri| uri.starts_with("tel:")),
                "{}: {help:#}",
                region.id
            );
            assert!(help["crisis"]["tap"].is_object() && help["help"]["tap"]["go"] == "help");
        }
    }
}
