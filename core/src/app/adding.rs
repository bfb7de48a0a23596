//! An encrypted file with exactly what was chosen, and taking such a file in. It adds; what is in the diary stays as it
//! is.

use std::collections::BTreeSet;

use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::content::words;
use crate::store::additions::{self, Addition, AdditionError};
use crate::store::{StoreError, age};
use crate::tracker::{self, What};

use super::diary::{error, trouble};
use super::guarding::new_passphrase;
use super::moment::day_words;
use super::sharing::{Shared, hand_on};
use super::typed::Typed;
use super::writing::{Writing, go};
use super::{Effect, FieldValue, Foothold, FootholdError, Mode, Moment, Outcome, Route};

/// The forms for such a file.
pub(super) const SHARE_FILE: &str = "share-file";
pub(super) const ADD_FILE: &str = "add-file";

/// What was chosen of an entry, as a file holds it; nothing of what no diary takes in.
///
/// # Errors
/// [`StoreError::Refused`] for a step of which all but the step was chosen.
pub(super) fn addition(
    connection: &Connection,
    kind: Shared,
    row: i64,
    fields: &BTreeSet<String>,
) -> Result<Option<Addition>, StoreError> {
    let is_chosen = |field: &str| fields.contains(field);
    let chosen = |field: &str, text: String| if is_chosen(field) { text } else { String::new() };
    Ok(match kind {
        Shared::Note => {
            let tracker::Note { at, talk, .. } = tracker::note(connection, row)?;
            Some(Addition::Note(additions::Note {
                day: at.day().to_string(),
                approach: chosen("approach", talk.approach),
                setting: chosen("setting", talk.setting),
                part_of_day: chosen("part_of_day", talk.part_of_day),
                tried: chosen("tried", talk.tried),
                outcome: chosen("outcome", talk.outcome.id().to_owned()),
                try_next: chosen("try_next", talk.try_next),
            }))
        }
        Shared::Win => {
            let win = tracker::win(connection, row)?;
            Some(Addition::Win(additions::Win {
                day: win.at.day().to_string(),
                words: win.words,
            }))
        }
        Shared::Step => {
            if !is_chosen("what") || is_chosen("time") && !is_chosen("day") {
                return Err(StoreError::Refused);
            }
            let step = tracker::step(connection, row)?;
            let (small_step, words) = match step.what {
                What::Content(id) => (id, String::new()),
                What::Own(words) => (String::new(), words),
            };
            let plan = step.plan.filter(|_| is_chosen("day"));
            let went = step.tried.filter(|_| is_chosen("outcome") || is_chosen("how"));
            Some(Addition::Step(additions::Step {
                small_step,
                words,
                planned_day: plan.map(|plan| plan.day.to_string()),
                remind_minute: plan.and_then(|plan| plan.remind).filter(|_| is_chosen("time")),
                tried_day: went.as_ref().map(|went| went.at.day().to_string()),
                outcome: went.as_ref().map_or_else(String::new, |went| {
                    chosen("outcome", went.outcome.id().to_owned())
                }),
                how_it_went: went.map_or_else(String::new, |went| chosen("how", went.how)),
            }))
        }
        Shared::Sheet => {
            let saved = tracker::sheet(connection, row)?;
            let answers = saved
                .answers
                .into_iter()
                .filter(|(question, _)| is_chosen(question));
            Some(Addition::Sheet(additions::Sheet {
                day: saved.at.day().to_string(),
                sheet: saved.sheet,
                answers: answers.collect(),
            }))
        }
        Shared::Insights | Shared::Calendar => None,
    })
}

impl Foothold {
    /// Makes a file of what was chosen; then it is not chosen any more.
    pub(super) fn share_file(&self, values: &[FieldValue], now: Moment) -> Result<Outcome, FootholdError> {
        let settings = self.settings();
        let passphrase = new_passphrase(values, &settings.locale)?;
        let chosen = self.with_diary(|diary| {
            let mut writing = Writing {
                diary,
                settings: &settings,
                now,
            };
            writing.additions()
        })?;
        let failed = |failed| error(trouble(failed), &settings.locale);
        let plain = Zeroizing::new(additions::written(&chosen).map_err(failed)?);
        let sealed = age::seal(&passphrase, &plain).map_err(|_| failed(StoreError::Random))?;
        self.with_diary(|diary| diary.taken.clear());
        let name = ("shared", "age", "application/octet-stream");
        Ok(Outcome {
            go: go(Route::ShareDiary { after: None }, Mode::Return).go,
            ..hand_on(sealed, name, now, &settings.locale)
        })
    }

    /// Adds what a file holds, or nothing.
    pub(super) fn add_file(&self, values: &[FieldValue], now: Moment) -> Result<Outcome, FootholdError> {
        let settings = self.settings();
        let locale = &settings.locale;
        let typed = Typed::new(values, &["passphrase"], locale)?;
        let plain = self.open_picked(&typed)?;
        let entries = additions::read(&plain).map_err(|refused| {
            let message = match refused {
                AdditionError::NotAdditions => words::ADD_NOT_ADDITIONS,
                AdditionError::Diary => words::ADD_IS_DIARY,
                AdditionError::NewerVersion => words::IMPORT_NEWER,
            };
            typed.invalid("file", message)
        })?;
        let day = day_words(&tracker::Moment::from(now).day().to_string(), locale);
        self.with_diary(|diary| {
            let mut writing = Writing {
                diary,
                settings: &settings,
                now,
            };
            // Who reads what was added must not lose what help rests on: it is about the same person, as far as we know.
            let about = writing.about_now(words::ADDED_NAME.with(locale, &[("day", &day)]));
            let added =
                writing.write(|transaction| additions::add(transaction, &about, &entries, now.into()))?;
            let count = added.new.to_string();
            let (route, told) = match added.person {
                Some(id) => (
                    Route::Person { id },
                    words::ADDED.with(locale, &[("count", &count), ("name", &about.nickname)]),
                ),
                None => (Route::Diary, words::ADDED_NOTHING.get(locale)),
            };
            diary.picked = None;
            diary.tell(super::Phrase::new(told));
            Ok(Outcome {
                effects: vec![Effect::RemindersChanged],
                ..go(route, Mode::Replace)
            })
        })
    }
}
