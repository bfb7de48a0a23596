//! The reader's own days after someone came home: what asks for something now, what comes, what was ticked.

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, Discharge, Kind};

use super::super::super::after::Standing;
use super::super::super::diary::Diary;
use super::super::super::writing::NEW;
use super::super::super::writing_after::AFTER;
use super::super::super::{Action, Block, FieldKind, Phrase, Route, Tap, Weight};
use super::super::{Draw, push};
use super::{Drawn, day_words, paragraph, time_words};

impl Draw<'_> {
    /// The days after the one that was written down last; before that, a form for it.
    pub(super) fn own_after(&self, diary: &mut Diary) -> Drawn {
        let (person, discharge) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?;
            let id = person.as_ref().map(|person| person.id);
            Ok((person, tracker::newest_discharge(connection, id)?))
        })?;
        let mut blocks = self.told(&Route::OwnAfter, diary);
        blocks.push(self.about_whom(person.as_ref()));
        let standing = discharge.as_ref().and_then(|discharge| self.standing(discharge));
        match discharge.as_ref().zip(standing.as_ref()) {
            None => {
                blocks.push(self.paragraph(words::AFTER_START));
                blocks.push(self.home_form(NEW, None));
            }
            Some((discharge, standing)) => {
                blocks.push(paragraph("since", self.home_since(discharge)));
                blocks.extend(
                    standing
                        .due
                        .map(|day| self.due_card(discharge.id, day, Weight::Main)),
                );
                if let Some(next) = standing.next {
                    let date = day_words(&discharge.day(next).to_string(), self.locale());
                    let slots = [("day", next.to_string()), ("date", date)];
                    let slots: Vec<(&str, &str)> =
                        slots.iter().map(|(name, text)| (*name, text.as_str())).collect();
                    blocks.push(paragraph("next", self.say_with(words::AFTER_NEXT, &slots)));
                }
                if standing.is_over {
                    blocks.push(self.paragraph(words::AFTER_OVER));
                    blocks.push(self.home_form(NEW, None));
                }
                for day in content().after_days() {
                    blocks.push(self.day_row(discharge, day));
                }
                if !standing.is_over {
                    blocks.push(self.heading(words::AFTER_CHANGE));
                    blocks.push(self.home_form(&discharge.id.to_string(), Some(discharge)));
                }
                blocks.push(self.remove(words::AFTER_STOP, Kind::Discharge, discharge.id));
            }
        }
        let read = push(Route::AfterCrisis);
        blocks.push(self.card("read", words::AFTER_READ, None, Weight::Quiet, read));
        Ok(self.private_page(Route::OwnAfter, self.say(words::AFTER_TITLE), blocks))
    }

    fn standing(&self, discharge: &Discharge) -> Option<Standing> {
        let today = tracker::Moment::from(self.now?).day();
        Some(Standing::of(discharge, today))
    }

    /// "They came home on 20 Nov 2026."
    pub(super) fn home_since(&self, discharge: &Discharge) -> Phrase {
        let day = day_words(&discharge.home.to_string(), self.locale());
        self.say_with(words::AFTER_SINCE, &[("day", &day)])
    }

    /// The door to the day that asks for something now.
    fn due_card(&self, id: i64, day: u32, weight: Weight) -> Block {
        Block::Card {
            id: "due".into(),
            title: self.say_with(words::AFTER_NOW, &[("day", &day.to_string())]),
            text: Some(self.say(words::AFTER_NOW_TEXT)),
            weight,
            tap: push(Route::OwnAfterDay { id, day }),
        }
    }

    /// A day with its date. One that was ticked says so; one that was not says nothing.
    fn day_row(&self, discharge: &Discharge, day: u32) -> Block {
        let date = day_words(&discharge.day(day).to_string(), self.locale());
        let text = if discharge.done.contains(&day) {
            self.say_with(words::AFTER_DONE_ON, &[("date", &date)])
        } else {
            Phrase::new(date)
        };
        let route = Route::OwnAfterDay {
            id: discharge.id,
            day,
        };
        self.row(format!("day/{day}"), self.after_title(day), Some(text), route)
    }

    fn home_form(&self, row: &str, discharge: Option<&Discharge>) -> Block {
        let (day, time) = discharge.map_or_else(Default::default, |discharge| {
            let time = discharge.remind.map(time_words);
            (discharge.home.to_string(), time.unwrap_or_default())
        });
        let fields = vec![
            self.field(
                "day",
                words::AFTER_HOME_DAY,
                Some(words::AFTER_HOME_DAY_HINT),
                &day,
                FieldKind::Day,
            ),
            self.field(
                "time",
                words::STEP_TIME,
                Some(words::STEP_TIME_HINT),
                &time,
                FieldKind::Time,
            ),
        ];
        self.form(&format!("{AFTER}{row}"), fields, words::SAVE)
    }

    /// What one day asks for, and its tick.
    pub(super) fn own_after_day(&self, id: i64, day: u32, diary: &mut Diary) -> Drawn {
        let discharge = diary.read_locked(|connection| tracker::discharge(connection, id))?;
        let asked = self.day_blocks(day).ok_or(StoreError::Missing)?;
        let route = Route::OwnAfterDay { id, day };
        let mut blocks = self.told(&route, diary);
        let date = day_words(&discharge.day(day).to_string(), self.locale());
        let is_done = discharge.done.contains(&day);
        let has_come = self
            .standing(&discharge)
            .is_some_and(|standing| i64::from(day) <= standing.ago);
        let when = match (is_done, has_come) {
            (true, _) => words::AFTER_DONE_ON,
            (false, true) => words::AFTER_DAY_ON,
            (false, false) => words::AFTER_DAY_COMES,
        };
        blocks.push(paragraph("when", self.say_with(when, &[("date", &date)])));
        let mut asked = asked.into_iter();
        // What stops everything else, then what to do.
        blocks.extend(asked.by_ref().take(2));
        let tick = |done| Action::TickDay {
            discharge: id,
            day,
            done,
        };
        if is_done {
            blocks.push(self.act("undo-tick", words::AFTER_UNTICK, None, tick(false)));
        } else if has_come {
            let tap = Tap::Do { action: tick(true) };
            blocks.push(self.card("tick", words::AFTER_TICK, None, Weight::Main, tap));
        }
        blocks.extend(asked);
        let note = push(Route::NewNote);
        blocks.push(self.card("note", words::NOTE_ADD, None, Weight::Quiet, note));
        let all = push(Route::OwnAfter);
        blocks.push(self.card("all", words::AFTER_ALL, None, Weight::Quiet, all));
        Ok(self.private_page(route, self.after_title(day), blocks))
    }

    /// The day that asks for something now, as a door; with nothing due, nothing.
    pub(super) fn due_now(&self, diary: &mut Diary) -> Result<Option<Block>, StoreError> {
        let due = self.due_in(diary)?;
        Ok(due.map(|(id, day)| self.due_card(id, day, Weight::Main)))
    }

    /// The row and the day that asks for something now.
    pub(in crate::app) fn due_in(&self, diary: &mut Diary) -> Result<Option<(i64, u32)>, StoreError> {
        let newest = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?.map(|person| person.id);
            tracker::newest_discharge(connection, person)
        })?;
        Ok(newest.and_then(|discharge| {
            let due = self.standing(&discharge)?.due?;
            Some((discharge.id, due))
        }))
    }
}
