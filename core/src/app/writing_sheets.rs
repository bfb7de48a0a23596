//! Sheets: every section that is sent is saved.

use foothold_content::{SheetItem, SheetItemKind, Worksheet};

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, Answers, Day};

use super::screens::asked;
use super::typed::{Typed, invalid};
use super::writing::{Writing, go};
use super::{FieldValue, FootholdError, Mode, Outcome, Route};

/// The forms of sheets: this, the sheet, a slash, the section.
pub(super) const SHEET: &str = "sheet/";

impl Writing<'_> {
    /// Saves a section and goes on: to what its answers have opened, to the next section, or to the whole sheet.
    pub(super) fn sheet(&mut self, form: &str, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let locale = &self.settings.locale;
        let unknown = || invalid("form", words::PROBLEM_UNKNOWN, locale);
        let (id, section) = form.split_once('/').ok_or_else(unknown)?;
        let sheet = content().worksheet(id).ok_or_else(unknown)?;
        let known = sheet.sections.iter().find(|known| known.id == section);
        let known = known.ok_or_else(unknown)?;
        let questions: Vec<&SheetItem> = known.items.iter().filter(|item| item.is_question()).collect();
        let ids: Vec<&str> = questions.iter().map(|item| item.id).collect();
        let typed = Typed::new(values, &ids, locale)?;
        let mut changed = Vec::new();
        for item in questions {
            // What was not asked stays as it is.
            if values.iter().any(|value| value.id == item.id) {
                changed.push((item.id, checked(&typed, item)?));
            }
        }
        let now = self.now.into();
        let mut is_too_much = false;
        let saved = self.write(|transaction| {
            let person = Self::chosen(transaction)?;
            let saved = |transaction| {
                let newest = tracker::newest_sheet(transaction, person, id)?;
                Ok::<_, StoreError>(newest.map(|newest| newest.answers))
            };
            let before = saved(transaction)?;
            // Looking through an empty sheet leaves none behind.
            if before.is_none() && changed.iter().all(|(_, answer)| answer.is_empty()) {
                return Ok((Answers::new(), Answers::new()));
            }
            tracker::save_sheet(transaction, person, id, &changed, now)
                .inspect_err(|refused| is_too_much = *refused == StoreError::Refused)?;
            Ok((
                before.unwrap_or_default(),
                saved(transaction)?.unwrap_or_default(),
            ))
        });
        let (before, after) = saved.map_err(|error| match is_too_much {
            true => typed.invalid(section, words::PROBLEM_TOO_LONG),
            false => error,
        })?;
        let said = self.say(words::SHEET_SAVED);
        self.diary.tell(said);
        Ok(next(sheet, section, &before, &after))
    }
}

/// What was typed into a question, if that can be kept.
fn checked<'a>(typed: &Typed<'a>, item: &SheetItem) -> Result<&'a str, FootholdError> {
    let value = typed.get(item.id);
    match item.kind {
        SheetItemKind::OneOf => drop(typed.one_of(item.id, item.choices.iter().map(|choice| choice.id))?),
        SheetItemKind::Day if !value.is_empty() && Day::parse(value).is_none() => {
            return Err(typed.invalid(item.id, words::PROBLEM_DAY));
        }
        _ => {}
    }
    if item.longest > 0 && value.chars().count() > item.longest as usize {
        return Err(typed.invalid(item.id, words::PROBLEM_TOO_LONG));
    }
    if item.required && value.is_empty() {
        return Err(typed.invalid(item.id, words::PROBLEM_EMPTY));
    }
    Ok(value)
}

/// Where to go once a section is saved.
fn next(sheet: &Worksheet, section: &str, before: &Answers, after: &Answers) -> Outcome {
    let holds = |item: &SheetItem, answers: &Answers| {
        item.relevant
            .holds(|id| answers.get(id).map_or("", String::as_str))
    };
    let here = sheet.sections.iter().filter(|known| known.id == section);
    let mut questions = here
        .flat_map(|known| known.items)
        .filter(|item| item.is_question());
    if questions.any(|item| holds(item, after) && !holds(item, before)) {
        return Outcome::default();
    }
    let asked = asked(sheet, after);
    let at = sheet.sections.iter().position(|known| known.id == section);
    let behind = sheet.sections.iter().skip(at.map_or(0, |at| at + 1));
    let next = behind
        .into_iter()
        .find(|known| asked.iter().any(|asked| asked.id == known.id));
    let id = sheet.id.to_owned();
    match next {
        Some(next) => {
            let section = next.id.to_owned();
            go(Route::FillSheet { id, section }, Mode::Replace)
        }
        None => go(Route::OwnSheet { id }, Mode::Return),
    }
}
