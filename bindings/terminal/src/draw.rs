//! From a screen to lines of text: one column, top to bottom, nothing by colour alone.

mod asked;

use foothold_core::app::{
    Block, Button, Channel, LineCard, NoticeKind, Phrase, Screen, Sentence, SourceRef, Step, Tap, Weight,
};
use foothold_core::content::words;

use crate::helpline::{about, small_print};
use crate::keys::Keys;
use crate::look::{Look, Style};
use crate::rows::{Entry, bar, flow};

pub(crate) use asked::field_now;

/// A screen as text, and what to type for its taps.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) lines: Vec<String>,
    pub(crate) keys: Keys,
}

/// The whole screen, the help bar first.
pub(crate) fn screen(screen: &Screen, look: &Look) -> Page {
    let mut painter = Painter {
        look,
        keys: Keys::new(&screen.help, screen.leave.as_ref()),
        lines: Vec::new(),
        marks: false,
        reads_out: false,
        one_form: screen
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Form { .. }))
            .count()
            < 2,
    };
    painter.lines = bar(&screen.help, &[], look);
    painter.gap();
    painter.text(&screen.title, Style::Bold);
    let mut before = None;
    let lone = |block: Option<&Block>| matches!(block, Some(Block::Say { avoid: None, .. }));
    for (at, block) in screen.blocks.iter().enumerate() {
        // Alone, words to say need their name; many in a row are a list to read out.
        let next = screen.blocks.get(at + 1);
        painter.reads_out = lone(Some(block)) && (lone(before) || lone(next));
        if !before.is_some_and(|before| belong_together(before, block)) {
            painter.gap();
        }
        painter.block(block, &screen.title);
        before = Some(block);
    }
    if painter.marks {
        painter.gap();
        painter.text(&look.say(words::TERMINAL_MARKS, &[]), Style::Plain);
    }
    Page {
        lines: painter.lines,
        keys: painter.keys,
    }
}

/// True where a blank line between two blocks would part what is read as one. Doors stand close, so that all of
/// them are in view at once in a small window.
fn belong_together(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (Block::Card { weight: before, .. }, Block::Card { weight, .. }) => before == weight,
        (
            Block::Paragraph { .. } | Block::Heading { .. } | Block::Source { .. } | Block::Line { .. },
            Block::Source { .. },
        ) => true,
        (
            Block::Heading { .. },
            Block::Card { .. } | Block::Paragraph { .. } | Block::Say { .. } | Block::Steps { .. },
        ) => true,
        (Block::Say { .. }, Block::Say { .. }) => true,
        _ => false,
    }
}

struct Painter<'a> {
    look: &'a Look,
    keys: Keys,
    lines: Vec<String>,
    /// Keys of sources stand behind sentences.
    marks: bool,
    /// The words to say are one of a list.
    reads_out: bool,
    /// No other form stands on the screen.
    one_form: bool,
}

impl Painter<'_> {
    fn block(&mut self, block: &Block, title: &Phrase) {
        match block {
            Block::Heading { text, .. } => self.text(text, Style::Bold),
            Block::Progress { text, .. } => self.text(text, Style::Plain),
            Block::Paragraph { sentences, .. } => self.paragraph(sentences),
            Block::Say {
                say,
                avoid,
                why,
                sources,
                ..
            } => self.words_to_say(say, avoid.as_ref(), why.as_ref(), sources),
            Block::Steps {
                items,
                in_order,
                in_sight,
                ..
            } => {
                let with_words = |step: &Step| !step.say.is_empty() || !step.reach.is_empty();
                if items.iter().any(with_words) {
                    self.steps(items, *in_sight);
                } else {
                    self.list(items, *in_order);
                }
            }
            Block::Line { line, .. } => self.line(line, title),
            Block::Question {
                text,
                hint,
                choices,
                finish,
                ..
            } => {
                self.question(text, hint.as_ref(), choices, finish.as_ref());
            }
            Block::Form { id, fields, submit } => self.form(id, fields, submit),
            Block::Card {
                title,
                text,
                weight,
                tap,
                ..
            } => {
                let style = match weight {
                    Weight::Main => Style::Bold,
                    Weight::Quiet => Style::Plain,
                };
                self.tap(title, tap, style);
                self.below(text.as_ref());
            }
            Block::Notice {
                kind,
                text,
                sources,
                button,
                ..
            } => {
                let style = match kind {
                    NoticeKind::Stop => Style::Bold,
                    NoticeKind::Note => Style::Plain,
                };
                let marked = self.marked(text, sources);
                self.put(&marked, "", "", style);
                self.button(button.as_ref());
            }
            Block::Source { source, .. } => self.source(source),
        }
    }

    /// One blank line, never two.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn text(&mut self, phrase: &Phrase, style: Style) {
        self.put(self.look.words(phrase), "", "", style);
    }

    /// A line under a tap, in line with its label.
    fn below(&mut self, phrase: Option<&Phrase>) {
        if let Some(phrase) = phrase {
            self.put(self.look.words(phrase), "    ", "    ", Style::Plain);
        }
    }

    fn put(&mut self, text: &str, first: &str, rest: &str, style: Style) {
        let lines = self.look.wrap(text, first, rest);
        self.lines
            .extend(lines.iter().map(|line| self.look.style(line, style)));
    }

    /// ` 3) Label`.
    fn tap(&mut self, label: &Phrase, tap: &Tap, style: Style) {
        let key = self.keys.key(label, tap);
        self.put(self.look.words(label), &format!("{key:>2}) "), "    ", style);
    }

    fn button(&mut self, button: Option<&Button>) {
        if let Some(button) = button {
            self.tap(&button.label, &button.tap, Style::Plain);
        }
    }

    /// The words, and behind them the keys of what backs them: `[7]`.
    fn marked(&mut self, phrase: &Phrase, sources: &[SourceRef]) -> String {
        let mut text = self.look.words(phrase).to_owned();
        for source in sources {
            let key = self.keys.key(&source.title, &source.tap);
            text.push_str(&format!(" [{key}]"));
            self.marks = true;
        }
        text
    }

    fn paragraph(&mut self, sentences: &[Sentence]) {
        let marked: Vec<String> = sentences
            .iter()
            .map(|sentence| self.marked(&sentence.text, &sentence.sources))
            .collect();
        // What someone wrote down in several lines is read in several lines.
        for line in marked.join(" ").lines().filter(|line| !line.trim().is_empty()) {
            self.put(line, "", "", Style::Plain);
        }
    }

    /// What to do or to know, a line each.
    fn list(&mut self, items: &[Step], in_order: bool) {
        for (at, step) in items.iter().enumerate() {
            let marked = self.marked(&step.text, &step.sources);
            let first = if in_order {
                format!("{:>2}. ", at + 1)
            } else {
                "  - ".to_owned()
            };
            self.put(&marked, &first, "    ", Style::Plain);
        }
    }

    fn words_to_say(
        &mut self,
        say: &Phrase,
        avoid: Option<&Phrase>,
        why: Option<&Phrase>,
        sources: &[SourceRef],
    ) {
        if self.reads_out {
            self.put(self.look.words(say), "  - ", "    ", Style::Plain);
        } else {
            self.named(words::TERMINAL_SAY, say);
        }
        if let Some(avoid) = avoid {
            self.named(words::TERMINAL_AVOID, avoid);
        }
        if let Some(why) = why {
            let why = Phrase {
                text: self.marked(why, sources),
                spoken: None,
            };
            self.named(words::TERMINAL_WHY, &why);
        }
    }

    /// A message with one slot, `words`, set apart from what to do.
    fn named(&mut self, message: &foothold_content::Message, phrase: &Phrase) {
        let named = message.with(&self.look.locale, &[("words", self.look.words(phrase))]);
        self.put(&named, "    ", "    ", Style::Plain);
    }

    /// The first ones numbered, the rest after them under a heading of their own.
    fn steps(&mut self, items: &[Step], in_sight: u32) {
        let in_sight = usize::try_from(in_sight).unwrap_or(usize::MAX);
        for (at, step) in items.iter().enumerate() {
            self.gap();
            if at < in_sight {
                let number = (at + 1).to_string();
                let name = self.look.say(words::TERMINAL_STEP, &[("number", &number)]);
                self.text(&name, Style::Bold);
            } else if at == in_sight {
                self.text(&self.look.say(words::TERMINAL_THEN, &[]), Style::Bold);
            }
            self.text(&step.text, Style::Plain);
            for say in &step.say {
                if let Some(to) = &say.to {
                    self.put(self.look.words(to), "    ", "    ", Style::Bold);
                }
                self.named(words::TERMINAL_SAY, &say.words);
            }
            for channel in &step.reach {
                self.tap(
                    &channel.label,
                    &Tap::Reach {
                        channel: channel.clone(),
                    },
                    Style::Plain,
                );
            }
            if self.look.sources {
                step.sources.iter().for_each(|source| self.source(source));
            }
        }
    }

    fn line(&mut self, card: &LineCard, title: &Phrase) {
        if card.name != *title {
            self.text(&card.name, Style::Bold);
        }
        if let Some(audience) = &card.audience {
            self.text(audience, Style::Plain);
        }
        // A card with a screen of its own is short here: what to know about a channel comes when it is chosen, and
        // all of it stands on that screen.
        if card.more.is_some() {
            let label = |channel: &Channel| {
                (
                    channel.label.clone(),
                    Tap::Reach {
                        channel: channel.clone(),
                    },
                )
            };
            self.side_by_side(card.channels.iter().map(label));
        } else {
            for channel in &card.channels {
                self.tap(
                    &channel.label,
                    &Tap::Reach {
                        channel: channel.clone(),
                    },
                    Style::Plain,
                );
                self.lines.extend(about(channel, "    ", self.look));
            }
        }
        self.put(&small_print(card, self.look), "", "", Style::Plain);
        self.button(card.more.as_ref());
    }

    fn side_by_side(&mut self, taps: impl Iterator<Item = (Phrase, Tap)>) {
        let entries: Vec<_> = taps
            .map(|(label, tap)| Entry::new(&self.keys.key(&label, &tap), self.look.words(&label)))
            .collect();
        self.lines.extend(flow(&entries, self.look));
    }

    fn source(&mut self, source: &SourceRef) {
        self.tap(&source.title, &source.tap, Style::Plain);
    }
}
