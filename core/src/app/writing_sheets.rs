//! Sheets: every section that is sent is saved; what is handed on is chosen first.

use std::collections::BTreeSet;

use foothold_content::{SheetItem, SheetItemKind, Worksheet};

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, Answers, Day};

use super::diary::Diary;
use super::paper::Paper;
use super::screens::asked;
use super::typed::{Typed, invalid};
use super::writing::{Writing, go};
use super::{Effect, FieldValue, FootholdError, Mode, Moment, Outcome, Phrase, Route};

/// The forms of sheets: this, the sheet, a slash, the section.
pub(super) const SHEET: &str = "sheet/";

impl Diary {
    /// True if this answer of a sheet is to be handed on.
    pub(super) fn takes(&self, sheet: i64, question: &str) -> bool {
        let taken = self.taken.as_ref();
        taken.is_some_and(|(row, questions)| *row == sheet && questions.contains(question))
    }
}

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
        self.diary.taken = None;
        let said = self.say(words::SHEET_SAVED);
        self.diary.tell(said);
        Ok(next(sheet, section, &before, &after))
    }

    /// Chooses what of a sheet is to be handed on.
    pub(super) fn take(&mut self, row: i64, what: &str, on: bool) -> Result<Outcome, FootholdError> {
        let (sheet, _) = self.saved(row)?;
        let of = |section: &&foothold_content::SheetSection| what.is_empty() || section.id == what;
        let sections = sheet.sections.iter().filter(of);
        let mut named: BTreeSet<String> = sections
            .flat_map(|section| section.items)
            .map(|item| item.id.to_owned())
            .collect();
        if named.is_empty() {
            named.insert(what.to_owned());
        }
        let taken = self.diary.taken.take().filter(|(known, _)| *known == row);
        let mut taken = taken.map(|(_, questions)| questions).unwrap_or_default();
        for question in named {
            if on {
                taken.insert(question);
            } else {
                taken.remove(&question);
            }
        }
        self.diary.taken = Some((row, taken));
        Ok(Outcome::default())
    }

    /// A version of a sheet, and what kind of sheet it is.
    pub(super) fn saved(&mut self, row: i64) -> Result<(&'static Worksheet, tracker::Sheet), FootholdError> {
        let saved = self.write(|transaction| tracker::sheet(transaction, row))?;
        let sheet = content().worksheet(&saved.sheet);
        let unknown = || invalid("sheet", words::PROBLEM_UNKNOWN, &self.settings.locale);
        Ok((sheet.ok_or_else(unknown)?, saved))
    }
}

/// Hands a paper on. The file's name tells nothing.
pub(super) fn hand_on(paper: &Paper, now: Moment, as_text: bool, locale: &str) -> Outcome {
    let (bytes, ending, kind) = match as_text {
        true => (paper.text(), "txt", "text/plain"),
        false => (paper.html(), "html", "text/html"),
    };
    Outcome {
        go: None,
        effects: vec![Effect::Share {
            bytes,
            name: format!("sheet-{}.{ending}", tracker::Moment::from(now).day()),
            kind: kind.to_owned(),
            if_it_fails: Phrase::new(words::EXPORT_NOT_SHARED.get(locale)),
        }],
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
