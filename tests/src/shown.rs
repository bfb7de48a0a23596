//! Everything a screen shows.

use foothold_core::app::{Block, Button, Channel, Effect, Field, Phrase, Screen, Tap};

/// The fields of a form on a screen.
pub fn fields(screen: &Screen, form: &str) -> Vec<Field> {
    let fields = screen.blocks.iter().find_map(|block| match block {
        Block::Form { id, fields, .. } if id == form => Some(fields.clone()),
        _ => None,
    });
    fields.unwrap_or_else(|| panic!("there is no form `{form}` on `{}`", screen.route.to_text()))
}

/// Everything a screen says, with where it says it; not what the reader left in a field.
pub fn phrases(screen: &Screen) -> Vec<Phrase> {
    let mut all = vec![screen.title.clone()];
    all.extend(
        [&screen.help.emergency, &screen.help.crisis, &screen.help.help].map(|button| button.label.clone()),
    );
    all.extend(screen.leave.iter().map(|leave| leave.label.clone()));
    for channel in channels(screen) {
        all.push(channel.label.clone());
        all.extend(channel.note.clone());
        match channel.effect {
            Effect::Dial { if_it_fails, .. }
            | Effect::Text { if_it_fails, .. }
            | Effect::OpenWeb { if_it_fails, .. }
            | Effect::Share { if_it_fails, .. }
            | Effect::PickFile { if_it_fails }
            | Effect::Authenticate { if_it_fails }
            | Effect::KeepSettings { if_it_fails, .. } => {
                all.push(if_it_fails);
            }
            Effect::RemindersChanged | Effect::ForgetKey | Effect::Leave => {}
        }
    }
    for block in &screen.blocks {
        match block {
            Block::Heading { text, .. } | Block::Progress { text, .. } => all.push(text.clone()),
            Block::Paragraph { sentences, .. } => {
                for sentence in sentences {
                    all.push(sentence.text.clone());
                    all.extend(sentence.sources.iter().map(|source| source.title.clone()));
                }
            }
            Block::Say {
                say,
                avoid,
                why,
                sources,
                ..
            } => {
                all.extend(
                    [Some(say), avoid.as_ref(), why.as_ref()]
                        .into_iter()
                        .flatten()
                        .cloned(),
                );
                all.extend(sources.iter().map(|source| source.title.clone()));
            }
            Block::Steps { items, .. } => {
                for step in items {
                    all.push(step.text.clone());
                    for say in &step.say {
                        all.extend(say.to.clone());
                        all.push(say.words.clone());
                    }
                    all.extend(step.sources.iter().map(|source| source.title.clone()));
                }
            }
            Block::Line { line, .. } => {
                all.push(line.name.clone());
                let more = [&line.audience, &line.hours, &line.sends_help, &line.checked];
                all.extend(more.into_iter().flatten().cloned());
                all.extend(line.more.iter().map(|more| more.label.clone()));
            }
            Block::Question {
                text,
                hint,
                choices,
                finish,
                ..
            } => {
                all.push(text.clone());
                all.extend(hint.clone());
                all.extend(finish.iter().map(|finish| finish.label.clone()));
                for choice in choices {
                    all.push(choice.text.clone());
                    all.extend(choice.others.iter().map(|other| other.button.label.clone()));
                }
            }
            Block::Form { fields, submit, .. } => {
                all.push(submit.label.clone());
                for field in fields {
                    all.push(field.label.clone());
                    all.extend(field.hint.clone());
                    all.extend(field.options.iter().map(|option| option.label.clone()));
                }
            }
            Block::Card { title, text, .. } => {
                all.push(title.clone());
                all.extend(text.clone());
            }
            Block::Notice {
                text,
                sources,
                button,
                ..
            } => {
                all.push(text.clone());
                all.extend(sources.iter().map(|source| source.title.clone()));
                all.extend(button.iter().map(|button| button.label.clone()));
            }
            Block::Source { source, .. } => all.push(source.title.clone()),
        }
    }
    all
}

/// What a screen says, as one text.
pub fn text(screen: &Screen) -> String {
    phrases(screen)
        .into_iter()
        .map(|phrase| phrase.text)
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a screen says will leave, as the plain text of it: blocks whose ids begin `paper/<group>`, an empty line between
/// groups.
pub fn preview(screen: &Screen) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for block in &screen.blocks {
        let (id, text) = match block {
            Block::Heading { id, text } => (id, text.text.clone()),
            Block::Paragraph { id, sentences } => {
                let texts = sentences.iter().map(|sentence| sentence.text.text.as_str());
                (id, texts.collect::<Vec<_>>().join(" "))
            }
            _ => continue,
        };
        let Some((group, _)) = id.strip_prefix("paper/").and_then(|id| id.split_once('/')) else {
            continue;
        };
        match groups.last_mut().filter(|(known, _)| known == group) {
            Some((_, lines)) => lines.push(text),
            None => groups.push((group.to_owned(), vec![text])),
        }
    }
    let groups: Vec<String> = groups.into_iter().map(|(_, lines)| lines.join("\n")).collect();
    format!("{}\n", groups.join("\n\n"))
}

/// Every channel on a screen, the help bar's first.
pub fn channels(screen: &Screen) -> Vec<Channel> {
    let bar = [&screen.help.emergency, &screen.help.crisis]
        .into_iter()
        .filter_map(|button| match &button.tap {
            Tap::Reach { channel } => Some(channel.clone()),
            _ => None,
        });
    let mut all: Vec<Channel> = bar.collect();
    for block in &screen.blocks {
        match block {
            Block::Line { line, .. } => all.extend(line.channels.clone()),
            Block::Steps { items, .. } => all.extend(items.iter().flat_map(|step| step.reach.clone())),
            _ => {}
        }
    }
    all
}

/// Everything that can be touched on a screen.
pub fn taps(screen: &Screen) -> Vec<Tap> {
    let tap = |button: &Button| button.tap.clone();
    let mut all: Vec<Tap> = [&screen.help.emergency, &screen.help.crisis, &screen.help.help]
        .map(tap)
        .into();
    all.extend(screen.leave.iter().map(tap));
    for block in &screen.blocks {
        match block {
            Block::Steps { items, .. } => {
                for step in items {
                    all.extend(step.reach.iter().map(|channel| Tap::Reach {
                        channel: channel.clone(),
                    }));
                    all.extend(step.sources.iter().map(|source| source.tap.clone()));
                }
            }
            Block::Line { line, .. } => {
                all.extend(line.channels.iter().map(|channel| Tap::Reach {
                    channel: channel.clone(),
                }));
                all.extend(line.more.iter().map(tap));
            }
            Block::Question { choices, finish, .. } => {
                for choice in choices {
                    all.push(choice.tap.clone());
                    all.extend(choice.others.iter().map(|other| tap(&other.button)));
                }
                all.extend(finish.iter().map(tap));
            }
            Block::Form { submit, .. } => all.push(submit.tap.clone()),
            Block::Card { tap, .. } => all.push(tap.clone()),
            Block::Notice { button, sources, .. } => {
                all.extend(button.iter().map(tap));
                all.extend(sources.iter().map(|source| source.tap.clone()));
            }
            Block::Source { source, .. } => all.push(source.tap.clone()),
            Block::Paragraph { sentences, .. } => {
                let sources = sentences.iter().flat_map(|sentence| &sentence.sources);
                all.extend(sources.map(|source| source.tap.clone()));
            }
            Block::Say { sources, .. } => all.extend(sources.iter().map(|source| source.tap.clone())),
            Block::Heading { .. } | Block::Progress { .. } => {}
        }
    }
    all
}

/// The step ids of a screen, in order.
pub fn steps(screen: &Screen) -> Vec<String> {
    let items = screen.blocks.iter().filter_map(|block| match block {
        Block::Steps { items, .. } => Some(items),
        _ => None,
    });
    items.flatten().map(|step| step.id.clone()).collect()
}

/// The ids of the helplines a screen shows, in order.
pub fn lines(screen: &Screen) -> Vec<String> {
    let lines = screen.blocks.iter().filter_map(|block| match block {
        Block::Line { id, .. } => Some(id.clone()),
        _ => None,
    });
    lines.collect()
}

/// Runs of three or more digits in a text, spaces and dashes aside: the numbers of helplines. Dates are not numbers.
pub fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut run = String::new();
    let mut letters = text.chars().chain([' ', '!']).peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        if letter.is_ascii_digit() {
            run.push(letter);
        } else if !matches!(letter, ' ' | '-') {
            // Digits inside a web address are not a number to dial.
            if run.len() >= 3
                && !letter.is_alphabetic()
                && !(letter == '.' && after.is_some_and(char::is_alphabetic))
            {
                found.push(run.clone());
            }
            run.clear();
        }
    }
    found
}
