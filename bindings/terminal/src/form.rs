//! Typing into a form.

use std::io::{BufRead, Write};

use foothold_core::app::{Action, Field, FieldValue, FootholdError, Screen};
use foothold_core::content::words;

use crate::draw::Page;
use crate::walk::{Next, Walk};
use crate::{Stop, now};

/// What can be typed in a field and is never a value: the bar, and the ways back and out.
const LETTERS: [&str; 5] = ["e", "c", "h", "b", "q"];

impl<R: BufRead, W: Write> Walk<'_, R, W> {
    /// Asks field by field. A letter of the bar, or of the ways back and out, does its own work: help stays one key
    /// away here too.
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
            for at in open {
                loop {
                    self.introduce(&fields[at], &values[at].value)?;
                    let Some(typed) = self.ask(screen)? else {
                        return Ok(Next::End);
                    };
                    match typed.as_str() {
                        "" => {}
                        "-" => values[at].value.clear(),
                        letter if LETTERS.contains(&letter.to_lowercase().as_str()) => {
                            match self.answer(letter, screen, page)? {
                                Next::Ask => continue,
                                away => return Ok(away),
                            }
                        }
                        value => value.clone_into(&mut values[at].value),
                    }
                    break;
                }
            }
            let action = Action::Submit {
                form: form.to_owned(),
                values: values.clone(),
            };
            match self.app.perform(action, now()) {
                Ok(outcome) => return self.follow(outcome),
                Err(FootholdError::Invalid { field, reason }) => {
                    self.print(&self.look.wrap(&reason, "", ""))?;
                    writeln!(self.out)?;
                    open = (0..fields.len()).filter(|at| fields[*at].id == field).collect();
                    open.iter()
                        .for_each(|at| values[*at].value.clone_from(&fields[*at].value));
                    if open.is_empty() {
                        return Ok(Next::Ask);
                    }
                }
            }
        }
    }

    fn introduce(&mut self, field: &Field, value: &str) -> Result<(), Stop> {
        let mut phrases = vec![field.label.clone()];
        phrases.extend(field.hint.clone());
        if !value.is_empty() {
            phrases.push(self.look.say(words::TERMINAL_FIELD_NOW, &[("value", value)]));
        }
        phrases.push(self.look.say(words::TERMINAL_FIELD_HOW, &[]));
        for phrase in &phrases {
            self.print(&self.look.wrap(self.look.words(phrase), "", ""))?;
        }
        Ok(())
    }
}
