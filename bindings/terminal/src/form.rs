//! Typing into a form, field after field.

use std::io::{BufRead, Write};

use foothold_core::app::{Action, Block, Field, FieldKind, FieldValue, FootholdError, Screen};
use foothold_core::content::words;

use crate::draw::{self, Page};
use crate::walk::{How, Next, Typed, Walk};
use crate::{Stop, keys};

/// The most bytes of one text that core keeps.
const WORDS: usize = 80_000;

/// The first form on a screen.
pub(crate) fn first(screen: &Screen) -> Option<(&str, &[Field])> {
    screen.blocks.iter().find_map(|block| match block {
        Block::Form { id, fields, .. } => Some((id.as_str(), fields.as_slice())),
        _ => None,
    })
}

/// True for what nobody else may see while it is typed, or afterwards.
pub(crate) fn is_hidden(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Pin | FieldKind::Passphrase)
}

/// What a field holds, in the words of the reader: the option's, where there are options. Nothing of what is hidden.
pub(crate) fn shown<'a>(field: &'a Field, value: &'a str) -> &'a str {
    if is_hidden(field) {
        return "";
    }
    let option = field.options.iter().find(|option| option.id == value);
    option.map_or(value, |option| &option.label.text)
}

impl<R: BufRead, W: Write> Walk<'_, R, W> {
    /// Asks field by field, and again for what core refuses.
    pub(crate) fn fill_in(
        &mut self,
        form: &str,
        fields: &[Field],
        screen: &Screen,
        page: &Page,
    ) -> Result<Next, Stop> {
        let mut values: Vec<FieldValue> = fields
            .iter()
            .map(|field| FieldValue {
                id: field.id.clone(),
                value: field.value.clone(),
            })
            .collect();
        let mut open: Vec<usize> = (0..fields.len()).collect();
        loop {
            for at in open.drain(..) {
                if let Some(away) = self.fill_field(&fields[at], &mut values[at].value, screen, page)? {
                    return Ok(away);
                }
            }
            let action = Action::Submit {
                form: form.to_owned(),
                values: values.clone(),
            };
            let error = match self.perform(action) {
                Ok(outcome) => return self.follow(outcome),
                Err(error) => error,
            };
            self.tell(crate::diary::reason(&error))?;
            if let FootholdError::Invalid { field, .. } = &error {
                open = (0..fields.len()).filter(|at| fields[*at].id == *field).collect();
                for at in &open {
                    values[*at].value.clone_from(&fields[*at].value);
                }
                if open.is_empty() {
                    return Ok(Next::Ask);
                }
            } else if let Some(away) = self.try_again(screen, page)? {
                return Ok(away);
            }
        }
    }

    /// Asks until what is typed can be a value; `Some` if something else is to happen instead.
    fn fill_field(
        &mut self,
        field: &Field,
        value: &mut String,
        screen: &Screen,
        page: &Page,
    ) -> Result<Option<Next>, Stop> {
        let how = match field.kind {
            FieldKind::Words => How::Long(WORDS),
            FieldKind::Pin | FieldKind::Passphrase => How::Hidden,
            _ => How::Line,
        };
        loop {
            self.introduce(field, value)?;
            let typed = match self.ask_for(how, screen, page)? {
                Typed::Text(typed) => typed,
                Typed::Again => continue,
                Typed::Away(away) => return Ok(Some(away)),
            };
            match typed.trim() {
                "" => {}
                // Every sign of a passphrase counts.
                _ if field.kind == FieldKind::Passphrase => *value = typed,
                "-" => value.clear(),
                chosen if field.kind == FieldKind::OneOf => {
                    let Some(id) = option(field, chosen) else {
                        let last = field.options.len().to_string();
                        let sentence = self.look.say(words::TERMINAL_FIELD_NO_OPTION, &[("last", &last)]);
                        self.tell(&sentence.text)?;
                        continue;
                    };
                    id.clone_into(value);
                }
                typed => typed.clone_into(value),
            }
            return Ok(None);
        }
    }

    /// What was typed could not be saved, and nothing is wrong with it: it must not be lost. `Some` to leave it.
    fn try_again(&mut self, screen: &Screen, page: &Page) -> Result<Option<Next>, Stop> {
        loop {
            self.tell(&self.look.say(words::TERMINAL_TRY_AGAIN, &[]).text)?;
            match self.ask_for(How::Line, screen, page)? {
                Typed::Text(_) => return Ok(None),
                Typed::Again => {}
                Typed::Away(away) => return Ok(Some(away)),
            }
        }
    }

    fn introduce(&mut self, field: &Field, value: &str) -> Result<(), Stop> {
        writeln!(self.out)?;
        let look = self.look.clone();
        let mut lines = look.wrap(look.words(&field.label), "", "");
        lines.extend(
            field
                .hint
                .iter()
                .flat_map(|hint| look.wrap(look.words(hint), "", "")),
        );
        for (at, option) in field.options.iter().enumerate() {
            lines.extend(look.wrap(look.words(&option.label), &format!("{:>2}) ", at + 1), "    "));
        }
        let shown = shown(field, value);
        if !shown.is_empty() {
            lines.extend(draw::field_now(shown, &look));
        }
        let how = match (field.kind, shown.is_empty()) {
            (FieldKind::Pin | FieldKind::Passphrase, _) => words::TERMINAL_FIELD_HIDDEN,
            (FieldKind::OneOf, false) => words::TERMINAL_FIELD_OPTION,
            (FieldKind::OneOf, true) => words::TERMINAL_FIELD_OPTION_NEW,
            (FieldKind::Words, false) => words::TERMINAL_FIELD_WORDS,
            (FieldKind::Words, true) => words::TERMINAL_FIELD_WORDS_NEW,
            (_, false) => words::TERMINAL_FIELD_HOW,
            (_, true) => words::TERMINAL_FIELD_NEW,
        };
        lines.extend(look.wrap(&look.say(how, &[]).text, "", ""));
        self.print(&lines)
    }
}

/// The option that a number or its words choose.
fn option<'a>(field: &'a Field, typed: &str) -> Option<&'a str> {
    let typed = keys::meant(typed);
    let number = typed.parse::<usize>().ok();
    let by_number = number.and_then(|number| field.options.get(number.checked_sub(1)?));
    let by_words = || {
        let named = |words: &str| keys::meant(words) == typed;
        field.options.iter().find(|option| named(&option.label.text))
    };
    by_number.or_else(by_words).map(|option| option.id.as_str())
}
