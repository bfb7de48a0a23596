//! A practice talk's text, taken apart: headings, paragraphs, and quotes whose lines each say what they are.
//!
//! It is read line by line, so that whatever is refused is named with its own line.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub(super) type Problem<'a> = &'a mut dyn FnMut(usize, String, &str);

/// What a line of a quote can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    You,
    They,
    Does,
    Say,
    Opens,
    Closes,
    Skill,
    Then,
    Step,
}

const KEYS: [(&str, Key); 9] = [
    ("you", Key::You),
    ("they", Key::They),
    ("does", Key::Does),
    ("say", Key::Say),
    ("opens", Key::Opens),
    ("closes", Key::Closes),
    ("skill", Key::Skill),
    ("then", Key::Then),
    ("step", Key::Step),
];

impl Key {
    pub(super) fn name(self) -> &'static str {
        let known = KEYS.iter().find(|(_, key)| *key == self);
        known.map_or("", |(name, _)| name)
    }
}

/// One line of a quote.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) row: usize,
    pub(super) key: Key,
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) enum Block {
    Heading {
        row: usize,
        words: String,
        id: String,
        is_ending: bool,
    },
    Paragraph {
        row: usize,
        text: String,
    },
    Quote(Vec<Line>),
}

/// Takes the Markdown apart that stands behind a header which ends on line `before`.
pub(super) fn read(markdown: &str, before: usize, problem: Problem<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next line may go on with the block before it.
    let mut open = false;
    for (at, line) in markdown.lines().enumerate() {
        let (row, line) = (before + at + 1, line.trim());
        if line.is_empty() {
            open = false;
        } else if let Some(rest) = line.strip_prefix("## ") {
            blocks.extend(heading(rest, row, problem));
            open = false;
        } else if line.starts_with('#') {
            problem(
                row,
                "only ## is a heading here".into(),
                "Use ## for each turn and each ending.",
            );
            open = false;
        } else if let Some(rest) = line.strip_prefix('>') {
            let line = key(rest.trim(), row, problem);
            match blocks.last_mut() {
                Some(Block::Quote(lines)) if open => lines.extend(line),
                _ => blocks.extend(line.map(|line| Block::Quote(vec![line]))),
            }
            open = true;
        } else {
            plain(line, row, problem);
            match blocks.last_mut() {
                Some(Block::Paragraph { text, .. }) if open => {
                    text.push(' ');
                    text.push_str(line);
                }
                _ => {
                    let text = line.to_owned();
                    blocks.push(Block::Paragraph { row, text });
                }
            }
            open = true;
        }
    }
    blocks
}

fn heading(rest: &str, row: usize, problem: Problem<'_>) -> Option<Block> {
    let (words, marks) = match rest.split_once('{') {
        Some((words, marks)) => (words.trim(), marks.strip_suffix('}').unwrap_or_default()),
        None => (rest.trim(), ""),
    };
    let (mut id, mut is_ending) = (String::new(), false);
    for mark in marks.split_whitespace() {
        match mark.strip_prefix('#') {
            Some(named) => id = named.to_owned(),
            None if mark == ".end" => is_ending = true,
            None => problem(
                row,
                format!("`{mark}` says nothing about this heading"),
                "Use {#id} for a turn and {#id .end} for an ending.",
            ),
        }
    }
    if id.is_empty() || words.is_empty() {
        problem(
            row,
            "the heading has no words or no id".into(),
            "Write it as: ## They go quiet {#quiet}",
        );
        return None;
    }
    plain(words, row, problem);
    Some(Block::Heading {
        row,
        words: words.to_owned(),
        id,
        is_ending,
    })
}

fn key(line: &str, row: usize, problem: Problem<'_>) -> Option<Line> {
    let known = line.split_once(':').and_then(|(name, text)| {
        let (_, key) = KEYS.iter().find(|(known, _)| *known == name)?;
        Some((*key, text.trim()))
    });
    let Some((key, text)) = known else {
        let start: String = line.chars().take(24).collect();
        problem(
            row,
            format!("the line `{start}` says not what it is"),
            "Start it with you:, they:, does:, say:, opens:, closes:, skill:, then: or step:, and keep it on one line.",
        );
        return None;
    };
    if text.is_empty() {
        problem(
            row,
            format!("`{}:` is blank", key.name()),
            "Fill it in, or take the line out.",
        );
        return None;
    }
    plain(text, row, problem);
    Some(Line {
        row,
        key,
        text: text.to_owned(),
    })
}

/// Whatever is more than words cannot be drawn on every screen.
fn plain(text: &str, row: usize, problem: Problem<'_>) {
    let marked = |event: &Event<'_>| {
        !matches!(
            event,
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) | Event::Text(_)
        )
    };
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    if Parser::new_ext(text, options).any(|event| marked(&event)) {
        let start: String = text.chars().take(24).collect();
        problem(
            row,
            format!("`{start}` cannot be drawn"),
            "Use words alone: no lists, links, bold or pictures.",
        );
    }
}
