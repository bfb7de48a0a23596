//! A page to spoil. It is added to the real guides, so that no test leans on the words of a real page.

use foothold_content::Content;
use foothold_content::compile::{Problem, Problems};

use super::{Folder, find};

/// Where the page to spoil stands.
pub(crate) const FILE: &str = "guides/en/spoiled.md";

/// A guide's header and what stands below it.
#[derive(Clone)]
pub(crate) struct Page {
    header: Vec<(&'static str, String)>,
    body: String,
}

impl Page {
    /// A page for everyone that has nothing wrong.
    pub(crate) fn sound() -> Self {
        let header = [
            ("id", "spoiled"),
            ("title", "A page to spoil"),
            ("summary", "Sit down with them. Ask one thing."),
            ("topic", "talk"),
            ("audience", "[minor, adult]"),
            ("concern", "[mental-health, substance]"),
            ("sources", "[SEED0]"),
            ("written", "2026-11-24"),
            ("reviewed", ""),
            ("reviewer", ""),
            ("next_review", "2027-05-24"),
        ];
        Self {
            header: header.map(|(key, value)| (key, value.to_owned())).to_vec(),
            body: "Sit down with them. Ask one thing. [SEED0]\n".to_owned(),
        }
    }

    /// With this line in its header, in the place of the one with the same key.
    pub(crate) fn with(mut self, key: &'static str, value: &str) -> Self {
        match self.header.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => value.clone_into(old),
            None => self.header.push((key, value.to_owned())),
        }
        self
    }

    /// Without this line of the header.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.header.retain(|(known, _)| *known != key);
        self
    }

    /// With this Markdown at its end.
    pub(crate) fn saying(mut self, markdown: &str) -> Self {
        self.body.push_str(&format!("\n{markdown}\n"));
        self
    }

    /// With this Markdown alone.
    pub(crate) fn saying_only(mut self, markdown: &str) -> Self {
        self.body = format!("{markdown}\n");
        self
    }

    /// The file's text.
    pub(crate) fn text(&self) -> String {
        let lines = self.header.iter().map(|(key, value)| format!("{key}: {value}\n"));
        format!("---\n{}---\n{}", lines.collect::<String>(), self.body)
    }

    /// The last line that is this or starts with it, as an editor counts it.
    pub(crate) fn row(&self, start: &str) -> usize {
        let text = self.text();
        let lines: Vec<&str> = text.lines().collect();
        let same = lines.iter().rposition(|line| *line == start);
        let at = same.or_else(|| lines.iter().rposition(|line| line.starts_with(start)));
        at.unwrap_or_else(|| panic!("`{start}` in\n{text}")) + 1
    }

    /// The real content and this page.
    pub(crate) fn folder(&self) -> Folder {
        let folder = Folder::copy();
        folder.write(FILE, self.text());
        folder
    }

    /// What is wrong with it.
    pub(crate) fn problems(&self) -> Problems {
        self.folder().problems()
    }

    /// What the compiler says at the last line that starts like this.
    pub(crate) fn refused(&self, at: &str, naming: &str) -> Problem {
        find(&self.problems(), FILE, self.row(at), naming)
    }

    /// The content with this page, which must be sound.
    pub(crate) fn loads(&self) -> Content {
        let content = self.folder().load();
        content.unwrap_or_else(|problems| panic!("{}\n{problems}", self.text()))
    }
}

/// Each kind of text a page can hold, with these words in it: its name, its Markdown and how the line starts that
/// the compiler names.
pub(crate) fn kinds(words: &str) -> Vec<(&'static str, String, String)> {
    let kind = |name, markdown: &str| {
        let markdown = markdown.replace("WORDS", words);
        let at = markdown.lines().next().unwrap_or_default().to_owned();
        (name, markdown, at)
    };
    vec![
        kind("paragraph", "WORDS"),
        kind("words to say", "> say: WORDS"),
        kind("words to keep back", "> say: Shall we sit?\n> avoid: WORDS"),
        kind("why", "> say: Shall we eat?\n> why: WORDS"),
        kind("step", "1. WORDS"),
        kind("bullet", "- WORDS"),
        kind("stop", "> stop: WORDS"),
        kind("heading", "## WORDS\nSit down."),
        kind("link", "Stand up. [WORDS](check)"),
        kind("link of a stop", "> stop: Stand up. [WORDS](check)"),
    ]
}
