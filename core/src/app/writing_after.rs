//! The day they came home, and the days after it that are ticked. Both are taken back with one touch.

use crate::content::{content, words};
use crate::tracker::{self, Day};

use super::after::{Standing, last_day};
use super::typed::{Typed, invalid};
use super::writing::{NEW, Writing, go, minute};
use super::{Effect, FieldValue, FootholdError, Mode, Outcome, Route};

/// The form; the row's id stands behind it, or [`NEW`].
pub(super) const AFTER: &str = "after/";

impl Writing<'_> {
    /// The day they came home, with reminders or without.
    pub(super) fn came_home(&mut self, row: &str, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let id = match row {
            NEW => None,
            row => Some(self.id(row)?),
        };
        let typed = Typed::new(values, &["day", "time"], &self.settings.locale)?;
        let home = Day::parse(typed.some("day")?).ok_or_else(|| typed.invalid("day", words::PROBLEM_DAY))?;
        let now: tracker::Moment = self.now.into();
        let today = now.day();
        if home > today {
            return Err(typed.invalid("day", words::PROBLEM_AFTER_FUTURE));
        }
        if home < today.before(last_day().into()) {
            return Err(typed.invalid("day", words::PROBLEM_AFTER_PAST));
        }
        let time = typed.get("time");
        let remind = minute(time);
        if remind.is_none() && !time.is_empty() {
            return Err(typed.invalid("time", words::PROBLEM_TIME));
        }
        self.write(|transaction| match id {
            None => {
                let person = Self::chosen(transaction)?;
                tracker::add_discharge(transaction, person, home, remind, now).map(drop)
            }
            Some(id) => tracker::change_discharge(transaction, id, home, remind, today),
        })?;
        let said = self.say(words::AFTER_SAVED);
        self.diary.tell(said);
        Ok(Outcome {
            effects: vec![Effect::RemindersChanged],
            ..go(Route::OwnAfter, Mode::Return)
        })
    }

    /// Ticks a day that has come, or takes the tick back.
    pub(super) fn tick_day(&mut self, id: i64, day: u32, done: bool) -> Result<Outcome, FootholdError> {
        let today = tracker::Moment::from(self.now).day();
        let known = self.write(|transaction| {
            let discharge = tracker::discharge(transaction, id)?;
            let has_come = i64::from(day) <= Standing::of(&discharge, today).ago;
            let known = has_come && content().after_days().contains(&day);
            if known {
                tracker::tick_day(transaction, id, day, done)?;
            }
            Ok(known)
        })?;
        if !known {
            return Err(invalid("day", words::PROBLEM_UNKNOWN, &self.settings.locale));
        }
        Ok(Outcome {
            go: None,
            effects: vec![Effect::RemindersChanged],
        })
    }
}
