//! What the platform keeps outside the store, so that help is right when the store is not.

use foothold_content::{Age, Reader};

use crate::content::{content, words};

use super::FootholdError;

/// Who this is about. It changes wording and lines, never the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, uniffi::Enum)]
pub enum Person {
    /// Not said.
    #[default]
    Unsaid,
    /// Under eighteen.
    Minor,
    /// An adult.
    Adult,
}

/// What the help is for that they turn down. It chooses pages and wording, never the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, uniffi::Enum)]
pub enum Concern {
    /// Not said.
    #[default]
    Unsaid,
    /// Mental health.
    MentalHealth,
    /// Drink or drugs.
    Substance,
    /// Both.
    Both,
}

/// Region, locale, audience and the family's own numbers. Nothing needs to be set.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Settings {
    /// `US`, `GB`, ... Anything unknown counts as `unknown`, which never shows another country's numbers.
    pub region: String,
    /// A locale tag; English where its words are missing.
    pub locale: String,
    /// Under eighteen, adult, or not said.
    pub person: Person,
    /// Mental health, drink or drugs, both, or not said.
    pub concern: Concern,
    /// They have served in the military.
    pub veteran: bool,
    /// They are an LGBTQ+ young person.
    pub lgbtq: bool,
    /// The number of the county's or town's crisis team, digits as dialled; empty if none.
    pub local_crisis_number: String,
    /// The number of their own doctor, therapist or clinic, digits as dialled; empty if none.
    pub clinician_number: String,
}

impl Settings {
    /// Who reads, for choosing pages: what was not said keeps nothing out.
    pub(super) fn reader(&self) -> Reader<'_> {
        let age = match self.person {
            Person::Minor => Some(Age::Minor),
            Person::Adult => Some(Age::Adult),
            Person::Unsaid => None,
        };
        let concern = match self.concern {
            Concern::MentalHealth => Some(foothold_content::Concern::MentalHealth),
            Concern::Substance => Some(foothold_content::Concern::Substance),
            Concern::Both | Concern::Unsaid => None,
        };
        Reader {
            age,
            concern,
            region: &self.region,
        }
    }

    /// A first run: a country if the phone knows one, and nothing else.
    pub fn first_run(region: &str, locale: &str) -> Self {
        Self {
            region: content().region(region).id.to_owned(),
            locale: locale.to_owned(),
            person: Person::Unsaid,
            concern: Concern::Unsaid,
            veteran: false,
            lgbtq: false,
            local_crisis_number: String::new(),
            clinician_number: String::new(),
        }
    }
}

/// The field ids of the form of own numbers.
pub(super) const LOCAL_CRISIS: &str = "local_crisis_number";
pub(super) const CLINICIAN: &str = "clinician_number";

/// The longest number a phone dials (E.164), and the shortest helpline.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// A typed phone number as dialled: digits, with a leading `+` if typed. Empty stays empty.
///
/// # Errors
/// Says which field holds what cannot be dialled.
pub(super) fn dialled(field: &str, typed: &str, locale: &str) -> Result<String, FootholdError> {
    let typed = typed.trim();
    let plus = typed.starts_with('+');
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let only_number = typed
        .chars()
        .skip(usize::from(plus))
        .all(|letter| letter.is_ascii_digit() || " -().\u{a0}".contains(letter));
    if typed.is_empty() {
        return Ok(String::new());
    }
    if !only_number || !DIGITS.contains(&digits.len()) {
        return Err(FootholdError::Invalid {
            field: field.to_owned(),
            reason: words::PROBLEM_NUMBER.get(locale),
        });
    }
    Ok(if plus { format!("+{digits}") } else { digits })
}
