//! How wide, in which language, with or without colour.

use std::env;
use std::io::{self, IsTerminal, Write};

use foothold_content::Message;
use foothold_core::app::Phrase;
use foothold_core::contacts;
use terminal_size::{Height, Width, terminal_size};
use textwrap::{Options, WordSeparator, WordSplitter};

use crate::Common;

/// Lines longer than this are hard to read, however wide the window is.
const WIDEST: usize = 78;
/// Narrower than this, indents would eat the words.
const NARROWEST: usize = 20;

/// What makes a line bold, up to its end.
pub(crate) const BOLD: &str = "\x1b[1m";

/// How text is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look {
    /// Columns.
    pub(crate) width: usize,
    /// Lines that fit in view; `None` where nobody scrolls, as in a pipe.
    pub(crate) height: Option<usize>,
    /// Whether bold and colour are wanted.
    pub(crate) colour: bool,
    /// Whether standard output is a terminal that can be cleared.
    pub(crate) clears: bool,
    /// Whether what is typed shows, and its Enter ends the line.
    pub(crate) echoes: bool,
    /// Whether numbers are written as they are said aloud.
    pub(crate) spoken: bool,
    /// Whether each step shows where it comes from.
    pub(crate) sources: bool,
    /// The language.
    pub(crate) locale: String,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Text.
    Plain,
    /// Titles.
    Bold,
    /// The help bar, the only thing that is ever this colour.
    Bar,
}

impl Look {
    /// For this terminal, or for whatever stands in its place.
    pub(crate) fn here(common: &Common) -> Self {
        let terminal = io::stdout().is_terminal();
        let size = terminal_size().filter(|_| terminal);
        let asked = env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.trim().parse().ok());
        let width = asked
            .filter(|columns| *columns > 0)
            .or(size.map(|(Width(columns), _)| columns.into()));
        let dumb = env::var_os("TERM").is_none_or(|term| term == "dumb");
        let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            width: width.unwrap_or(WIDEST).clamp(NARROWEST, WIDEST),
            height: size.map(|(_, Height(lines))| lines.into()),
            colour: terminal && !dumb && !no_colour,
            clears: terminal && !dumb,
            echoes: terminal && io::stdin().is_terminal(),
            spoken: common.spoken,
            sources: common.sources,
            locale: common.locale.clone().unwrap_or_else(system_tag),
        }
    }

    /// The terminal's own words.
    pub(crate) fn say(&self, message: &Message, slots: &[(&str, &str)]) -> Phrase {
        let text = message.with(&self.locale, slots);
        Phrase {
            spoken: contacts::spoken(&text),
            text,
        }
    }

    /// The form of a phrase that was asked for.
    pub(crate) fn words<'a>(&self, phrase: &'a Phrase) -> &'a str {
        phrase
            .spoken
            .as_deref()
            .filter(|_| self.spoken)
            .unwrap_or(&phrase.text)
    }

    /// Text in lines no wider than the terminal, with a first indent and one for the rest. Whatever could steer a
    /// terminal is left out, and a phone number is not torn apart.
    pub(crate) fn wrap(&self, text: &str, first: &str, rest: &str) -> Vec<String> {
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        let glued = glue(text);
        textwrap::wrap(&glued, options)
            .into_iter()
            .map(|line| line.replace('\u{a0}', " "))
            .collect()
    }

    /// A line in its style, if styles are wanted.
    pub(crate) fn style(&self, line: &str, style: Style) -> String {
        match style {
            Style::Bold if self.colour => format!("{BOLD}{line}\x1b[0m"),
            Style::Bar if self.colour => format!("\x1b[1;38;2;255;255;255;48;2;140;29;24m{line}\x1b[0m"),
            Style::Plain | Style::Bold | Style::Bar => line.to_owned(),
        }
    }

    /// A sentence on standard error. If even that cannot be written, nobody is there to read it.
    pub(crate) fn warn(&self, sentence: &str) {
        let lines = self.wrap(sentence, "", "");
        let _ = writeln!(io::stderr().lock(), "{}", lines.join("\n"));
    }
}

/// The language and country the system is set to, without how it writes letters; empty if it does not say.
pub(crate) fn system_tag() -> String {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let tag = set("LC_ALL").or_else(|| set("LANG")).unwrap_or_default();
    tag.split(['.', '@']).next().unwrap_or_default().to_owned()
}

/// The text without control characters, its numbers held together by spaces that do not break.
fn glue(text: &str) -> String {
    let mut glued = String::with_capacity(text.len());
    let mut letters = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .peekable();
    let mut after_digit = false;
    while let Some(letter) = letters.next() {
        let inside = letter == ' ' && after_digit && letters.peek().is_some_and(char::is_ascii_digit);
        glued.push(if inside { '\u{a0}' } else { letter });
        after_digit = letter.is_ascii_digit();
    }
    glued
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(width: usize) -> Look {
        Look {
            width,
            height: None,
            colour: false,
            clears: false,
            echoes: false,
            spoken: false,
            sources: false,
            locale: "en".into(),
        }
    }

    #[test]
    fn a_number_is_never_torn_apart() {
        for width in 20..60 {
            let lines = look(width).wrap(
                "Stay calm and then call 116 123 or 1-800-222-1222, day and night.",
                "",
                "  ",
            );
            assert!(lines.iter().any(|line| line.contains("116 123")), "{lines:?}");
            assert!(
                lines.iter().any(|line| line.contains("1-800-222-1222")),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(look(78).wrap("a\x1b[2Jb\u{9b}c", "", ""), ["a [2Jb c"]);
    }
}
