//! Helplines: how to reach one, in place of dialling it.

use foothold_core::app::{Channel, Effect, LineCard, Phrase};
use foothold_core::content::words;

use crate::look::{Look, Style};

/// What a terminal shows in place of carrying out an effect: it cannot dial.
pub(crate) fn reach(channel: &Channel, look: &Look) -> Vec<String> {
    let how = match &channel.effect {
        Effect::Dial { number, .. } => look.say(words::TERMINAL_DIAL, &[("number", number)]),
        Effect::Text { number, body, .. } if body.is_empty() => {
            look.say(words::TERMINAL_TEXT, &[("number", number)])
        }
        Effect::Text { number, body, .. } => {
            look.say(words::TERMINAL_TEXT_BODY, &[("number", number), ("body", body)])
        }
        Effect::OpenWeb { url, .. } => look.say(words::TERMINAL_OPEN, &[("url", url)]),
        Effect::KeepSettings { if_it_fails, .. }
        | Effect::Share { if_it_fails, .. }
        | Effect::PickFile { if_it_fails }
        | Effect::Authenticate { if_it_fails } => if_it_fails.clone(),
        Effect::RemindersChanged | Effect::ForgetKey | Effect::Leave => channel.label.clone(),
    };
    let mut lines = Vec::new();
    for (phrase, style) in [(&channel.label, Style::Bold), (&how, Style::Plain)] {
        let wrapped = look.wrap(look.words(phrase), "", "");
        lines.extend(wrapped.iter().map(|line| look.style(line, style)));
    }
    lines.extend(about(channel, "", look));
    lines
}

/// A helpline without anything to type, for a list.
pub(crate) fn listed(card: &LineCard, look: &Look) -> Vec<String> {
    let set = |phrase: &Phrase, first: &str, rest: &str| look.wrap(look.words(phrase), first, rest);
    let mut lines: Vec<_> = set(&card.name, "", "")
        .iter()
        .map(|line| look.style(line, Style::Bold))
        .collect();
    lines.extend(card.audience.iter().flat_map(|audience| set(audience, "", "")));
    for channel in &card.channels {
        lines.extend(set(&channel.label, "  - ", "    "));
        lines.extend(about(channel, "    ", look));
    }
    lines.extend(look.wrap(&small_print(card, look), "", ""));
    lines
}

/// What to know before using a channel.
pub(crate) fn about(channel: &Channel, indent: &str, look: &Look) -> Vec<String> {
    let note = channel.note.as_ref().map(|note| look.words(note).to_owned());
    let internet = (!channel.works_without_data).then(|| look.say(words::TERMINAL_INTERNET, &[]).text);
    let known: Vec<String> = note.into_iter().chain(internet).collect();
    if known.is_empty() {
        Vec::new()
    } else {
        look.wrap(&known.join(" "), indent, indent)
    }
}

/// Hours, cost, whether it may send help, and when it was checked, as one paragraph.
pub(crate) fn small_print(card: &LineCard, look: &Look) -> String {
    let parts = [&card.hours, &card.sends_help, &card.checked];
    parts
        .into_iter()
        .flatten()
        .map(|part| look.words(part))
        .collect::<Vec<_>>()
        .join(" ")
}
