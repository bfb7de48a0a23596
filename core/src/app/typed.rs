//! What was typed into a form, checked before anything is changed.

use foothold_content::Message;

use crate::content::words;

use super::{FieldValue, FootholdError};

/// The longest text a field keeps, in characters: ten pages.
const LONGEST: usize = 20_000;

/// The values of one form.
pub(super) struct Typed<'a> {
    values: &'a [FieldValue],
    locale: &'a str,
}

impl<'a> Typed<'a> {
    /// # Errors
    /// Names a field that the form does not have, or that holds too much.
    pub(super) fn new(
        values: &'a [FieldValue],
        fields: &[&str],
        locale: &'a str,
    ) -> Result<Self, FootholdError> {
        for value in values {
            if !fields.contains(&value.id.as_str()) {
                return Err(invalid("field", words::PROBLEM_UNKNOWN, locale));
            }
            // Bytes first: counting the characters of a megabyte for nothing takes time.
            if value.value.len() > 4 * LONGEST || value.value.chars().count() > LONGEST {
                return Err(invalid(&value.id, words::PROBLEM_TOO_LONG, locale));
            }
        }
        Ok(Self { values, locale })
    }

    /// What was typed, without spaces around it; empty if nothing of it could be seen.
    pub(super) fn get(&self, field: &str) -> &'a str {
        let value = self.values.iter().rev().find(|value| value.id == field);
        let value = value.map_or("", |value| value.value.trim());
        if value.chars().all(is_unseen) { "" } else { value }
    }

    /// Exactly what was typed: for passphrases.
    pub(super) fn exact(&self, field: &str) -> &'a str {
        let value = self.values.iter().rev().find(|value| value.id == field);
        value.map_or("", |value| value.value.as_str())
    }

    /// # Errors
    /// Says that something must be written here.
    pub(super) fn some(&self, field: &str) -> Result<&'a str, FootholdError> {
        let value = self.get(field);
        if value.is_empty() {
            return Err(self.invalid(field, words::PROBLEM_EMPTY));
        }
        Ok(value)
    }

    /// One of these ids, or nothing.
    ///
    /// # Errors
    /// Says that this is not one of them.
    pub(super) fn one_of(
        &self,
        field: &str,
        ids: impl IntoIterator<Item = &'static str>,
    ) -> Result<&'a str, FootholdError> {
        let value = self.get(field);
        if value.is_empty() || ids.into_iter().any(|id| id == value) {
            return Ok(value);
        }
        Err(self.invalid(field, words::PROBLEM_UNKNOWN))
    }

    /// What is wrong with a field.
    pub(super) fn invalid(&self, field: &str, message: &Message) -> FootholdError {
        invalid(field, message, self.locale)
    }
}

/// Spaces, and signs that take no room and say nothing on their own.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What is wrong with a field or an id.
pub(super) fn invalid(field: &str, message: &Message, locale: &str) -> FootholdError {
    FootholdError::Invalid {
        field: field.to_owned(),
        reason: message.get(locale),
    }
}

/// The reader's own words as they may be shown: without control characters, which could steer a terminal, and without
/// marks that turn the direction of the text around them.
pub(super) fn shown(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|letter| *letter == '\n' || !(letter.is_control() || turns(*letter)))
        .collect()
}
