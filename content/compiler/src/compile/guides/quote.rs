//! Quotes of a guide: words to say aloud, and where to stop reading.

use std::ops::Range;

use super::body::{Body, Inline, LONGEST_BUTTON, LONGEST_TEXT, plain};
use crate::GuidePart;
use crate::compile::prose::Register;

const KEYS: [&str; 4] = ["say:", "avoid:", "why:", "stop:"];

impl Body<'_, '_> {
    /// `> say:`, `> avoid:` and `> why:`, or `> stop:`.
    pub(super) fn quote(&mut self, inline: &Inline, range: &Range<usize>) {
        let row = self.row(range.start);
        let lines: Vec<&str> = inline
            .text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let known = |line: &&str| KEYS.iter().any(|key| line.starts_with(key));
        if let Some(unknown) = lines.iter().find(|line| !known(line)) {
            (self.problem)(
                row,
                format!("the line `{unknown}` says not what it is"),
                "Start each line with say:, avoid:, why: or stop:, and keep it on one line.",
            );
        } else if lines.iter().any(|line| line.starts_with("stop:")) {
            self.stop(inline, &lines, row);
        } else {
            self.words(inline, &lines, row);
        }
    }

    fn stop(&mut self, inline: &Inline, lines: &[&str], row: usize) {
        if lines.len() > 1 || inline.links.len() > 1 {
            (self.problem)(
                row,
                "a stop is one thing to do".into(),
                "Give it one line and one link at most.",
            );
        }
        self.link_last(inline, row);
        let stop = get(lines, "stop:").unwrap_or_default();
        let Some(text) = self.spans(row, stop) else {
            (self.problem)(row, "the stop is empty".into(), "Say what to do.");
            return;
        };
        self.say(row, text.clone(), Register::Action, LONGEST_TEXT, None);
        let link = inline.links.first().cloned();
        if let Some(link) = &link {
            let words = vec![plain(&link.words)];
            self.say(row, words, Register::Label, LONGEST_BUTTON, Some(&link.route));
        }
        self.part(GuidePart::Stop { text, link });
    }

    fn words(&mut self, inline: &Inline, lines: &[&str], row: usize) {
        let Some(say) = get(lines, "say:").filter(|say| !say.is_empty()) else {
            (self.problem)(
                row,
                "there are no words to say".into(),
                "Add a line `> say: ...`.",
            );
            return;
        };
        if !inline.links.is_empty() {
            (self.problem)(
                row,
                "words to say hold a link".into(),
                "Put the link into a paragraph below.",
            );
        }
        for key in KEYS {
            if lines.iter().filter(|line| line.starts_with(key)).count() > 1 {
                (self.problem)(
                    row,
                    format!("`{key}` stands twice"),
                    "Make two blocks of it, with a blank line between them.",
                );
            }
            if lines.contains(&key) {
                (self.problem)(
                    row,
                    format!("`{key}` is blank"),
                    "Fill it in, or take the line out.",
                );
            }
        }
        let (say, avoid) = (say.to_owned(), get(lines, "avoid:").map(str::to_owned));
        for words in [Some(&say), avoid.as_ref()].into_iter().flatten() {
            self.speak(row, words);
        }
        let why = get(lines, "why:")
            .and_then(|why| self.spans(row, why))
            .unwrap_or_default();
        if !why.is_empty() {
            self.say(row, why.clone(), Register::Background, LONGEST_TEXT, None);
        }
        self.part(GuidePart::Say { say, avoid, why });
    }
}

fn get<'a>(lines: &[&'a str], key: &str) -> Option<&'a str> {
    let mut found = lines.iter().filter_map(|line| line.strip_prefix(key));
    found.next().map(str::trim)
}
