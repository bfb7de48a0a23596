//! What can be ticked or typed on a screen.

use foothold_core::app::{Answer, Button, Choice, Field, FieldKind, Mark, Phrase, Tap};
use foothold_core::content::words;

use crate::form;
use crate::look::{Look, Style};
use crate::rows::{Entry, flow};

use super::Painter;

impl Painter<'_> {
    pub(super) fn question(
        &mut self,
        text: &Phrase,
        hint: Option<&Phrase>,
        choices: &[Choice],
        finish: Option<&Button>,
    ) {
        self.text(text, Style::Bold);
        if let Some(hint) = hint {
            self.text(hint, Style::Plain);
        }
        // One other answer hangs on the number of its choice, so that a list of signs stays a short list.
        if let Some((choice, other)) = choices
            .iter()
            .find_map(|choice| only(&choice.others).map(|other| (choice, other)))
        {
            let example = format!("{}?", self.keys.last() + 1);
            let slots = [
                ("example", example.as_str()),
                ("sign", self.look.words(&choice.text)),
                ("other", self.look.words(&other.button.label)),
            ];
            let how = words::TERMINAL_OTHER.with(&self.look.locale, &slots);
            self.put(&how, "", "", Style::Plain);
        }
        if choices.len() > 1 {
            self.gap();
        }
        for choice in choices {
            match only(&choice.others) {
                Some(other) => {
                    self.choice(choice);
                    let key = format!("{}?", self.keys.key(&choice.text, &choice.tap));
                    self.keys.add(key, &other.button.label, &other.button.tap);
                }
                None if choice.others.is_empty() => self.choice(choice),
                None => self.answers(choice),
            }
        }
        if let Some(finish) = finish {
            self.gap();
            self.tap(&finish.label, &finish.tap, Style::Bold);
        }
    }

    /// One thing to tick, and how it is marked in a sign and a word.
    fn choice(&mut self, choice: &Choice) {
        let (sign, word) = match choice.mark {
            Mark::Yes => ("[x]", Some(words::TERMINAL_TICKED)),
            Mark::NotSure => ("[?]", Some(words::ANSWER_NOT_SURE)),
            Mark::No => ("[-]", Some(words::ANSWER_NO)),
            Mark::Clear => ("[ ]", None),
        };
        let key = self.keys.key(&choice.text, &choice.tap);
        let word = word
            .map(|word| format!("{}: ", word.get(&self.look.locale)))
            .unwrap_or_default();
        let text = format!("{word}{}", self.look.words(&choice.text));
        self.put(&text, &format!("{key:>2}) {sign} "), "        ", Style::Plain);
    }

    /// Answers side by side.
    fn answers(&mut self, choice: &Choice) {
        let first = (&choice.text, &choice.tap, choice.mark == Mark::Yes);
        let others = choice
            .others
            .iter()
            .map(|other| (&other.button.label, &other.button.tap, other.given));
        let ticked = words::TERMINAL_TICKED.get(&self.look.locale);
        let mut entries = Vec::new();
        for (label, tap, given) in std::iter::once(first).chain(others) {
            let key = self.keys.key(label, tap);
            let label = self.look.words(label);
            let marked = if given {
                format!("[x] {ticked}: {label}")
            } else {
                format!("[ ] {label}")
            };
            entries.push(Entry::new(&key, &marked));
        }
        self.lines.extend(flow(&entries, self.look));
    }

    pub(super) fn form(&mut self, id: &str, fields: &[Field], submit: &Button) {
        for field in fields {
            self.gap();
            self.text(&field.label, Style::Bold);
            if let Some(hint) = &field.hint {
                self.text(hint, Style::Plain);
            }
            for option in &field.options {
                // Ticked as everything that can be ticked, and without a number: they have theirs when it is asked.
                let sign = if option.id == field.value { "[x]" } else { "[ ]" };
                self.put(
                    self.look.words(&option.label),
                    &format!("    {sign} "),
                    "        ",
                    Style::Plain,
                );
            }
            let shown = form::shown(field, &field.value);
            if field.options.is_empty() && !shown.is_empty() {
                self.lines.extend(field_now(shown, self.look));
            }
        }
        self.gap();
        let search = fields.iter().all(|field| field.kind == FieldKind::Search);
        let label = match (search, self.one_form) {
            (true, _) => submit.label.clone(),
            (false, true) => self.look.say(words::TERMINAL_FORM, &[]),
            (false, false) => {
                let form = self.look.words(&submit.label);
                self.look.say(words::TERMINAL_FORM_OF, &[("form", form)])
            }
        };
        self.tap(&label, &Tap::Submit { form: id.to_owned() }, Style::Plain);
    }
}

/// What a field holds. The reader's own words are shown as they were written, but for marks that turn the text around
/// them.
pub(crate) fn field_now(value: &str, look: &Look) -> Vec<String> {
    let turns = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let value: String = value.chars().filter(|letter| !turns(letter)).collect();
    let now = look.say(words::TERMINAL_FIELD_NOW, &[("value", &value)]);
    look.wrap(look.words(&now), "", "")
}

/// The only item, if there is one and no more.
fn only(answers: &[Answer]) -> Option<&Answer> {
    match answers {
        [only] => Some(only),
        _ => None,
    }
}
