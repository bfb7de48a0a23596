//! What happened, newest first; and one kept check.

use foothold_content::Level;

use crate::content::words;
use crate::tracker::{self, Entry, Kind, Place};

use super::super::super::diary::Diary;
use super::super::super::session::tables;
use super::super::super::{Block, Phrase, Route, Weight};
use super::super::{Draw, push};
use super::{Drawn, PAGE, beginning};

impl Draw<'_> {
    pub(super) fn timeline(&self, after: Option<&str>, diary: &mut Diary) -> Drawn {
        let before = after.and_then(place);
        let (person, entries) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?;
            let id = person.as_ref().map(|person| person.id);
            Ok((person, tracker::timeline(connection, id, before, PAGE)?))
        })?;
        let route = Route::Timeline {
            after: before.and(after.map(str::to_owned)),
        };
        let mut blocks = self.told(&route, diary);
        blocks.push(self.about_whom(person.as_ref()));
        if entries.is_empty() {
            blocks.push(self.paragraph(words::TIMELINE_EMPTY));
        }
        for entry in &entries {
            blocks.push(self.entry_card(entry));
        }
        if let Some(last) = entries.last().filter(|_| entries.len() == PAGE as usize) {
            let older = push(Route::Timeline {
                after: Some(place_text(last)),
            });
            blocks.push(self.card("older", words::TIMELINE_OLDER, None, Weight::Quiet, older));
        }
        Ok(self.private_page(route, self.say(words::TIMELINE_TITLE), blocks))
    }

    /// One thing that happened: its words, what it is, how it went, and its day.
    pub(super) fn entry_card(&self, entry: &Entry) -> Block {
        let title = match entry.kind {
            Kind::Check => self.level_then(&entry.text),
            Kind::Sheet => self.sheet_title(&entry.text),
            Kind::Discharge => {
                let day = super::day_words(&entry.text, self.locale());
                self.say_with(words::AFTER_SINCE, &[("day", &day)])
            }
            Kind::Step if entry.is_content => {
                let step = tracker::What::Content(entry.text.clone());
                self.what(&step)
            }
            Kind::Note if entry.text.is_empty() => self.say(words::NOTE_TITLE),
            _ => beginning(&entry.text),
        };
        let (kind, route) = match entry.kind {
            Kind::Note | Kind::Person => (words::NOTE_TITLE, Route::Note { id: entry.id }),
            Kind::Win => (words::WIN_TITLE, Route::Win { id: entry.id }),
            Kind::Check => (words::CHECK_KEPT, Route::SavedCheck { id: entry.id }),
            Kind::Sheet => (words::SHEET_KEPT, Route::SheetVersion { id: entry.id }),
            Kind::Discharge => (words::AFTER_TITLE, Route::OwnAfter),
            Kind::Step => (words::STEP_TITLE, Route::KeptStep { id: entry.id }),
        };
        let mut parts = vec![self.on_day(entry.at), self.say(kind).text];
        parts.extend(self.outcome(entry.outcome).map(|outcome| self.say(outcome).text));
        let text = Phrase::new(parts.join(" · "));
        self.row(
            format!("{}/{}", entry.kind.id(), entry.id),
            title,
            Some(text),
            route,
        )
    }

    /// What the tables said then: an action, never a risk.
    fn level_then(&self, id: &str) -> Phrase {
        let level = Level::from_id(id).map(|level| tables().level(level));
        level.map_or_else(|| self.say(words::CHECK_KEPT), |level| self.fill(level.headline))
    }

    /// A record of that day, with the way to a check of now.
    pub(super) fn saved_check(&self, id: i64, diary: &mut Diary) -> Drawn {
        let check = diary.read_locked(|connection| tracker::saved_check(connection, id))?;
        let mut blocks = self.told(&Route::SavedCheck { id }, diary);
        let day = self.on_day(check.at);
        blocks.push(super::paragraph(
            "when",
            self.say_with(words::CHECK_THEN, &[("day", &day)]),
        ));
        blocks.push(self.card("check", words::CHECK_NOW, None, Weight::Main, push(Route::Check)));
        blocks.push(super::paragraph("level", self.level_then(&check.level)));
        blocks.push(self.heading(words::CHECK_TICKED));
        for (id, answer) in check.answers.iter().filter(|(_, answer)| *answer != "no") {
            let sign = tables().sign(id).map(|sign| sign.name);
            let asked = tables().modifiers.iter().find(|modifier| modifier.id == id);
            // What the tables no longer ask is left out.
            let Some(name) = sign.or(asked.map(|modifier| modifier.name)) else {
                continue;
            };
            let name = self.fill(name);
            let text = if answer == "not_sure" {
                self.say_with(words::CHECK_NOT_SURE, &[("sign", &name.text)])
            } else {
                name
            };
            blocks.push(super::paragraph(&format!("answer/{id}"), text));
        }
        blocks.push(self.remove(words::CHECK_REMOVE, Kind::Check, id));
        Ok(self.private_page(Route::SavedCheck { id }, self.say(words::CHECK_KEPT), blocks))
    }
}

/// Where the list goes on behind an entry, as a route holds it.
pub(super) fn place_text(last: &Entry) -> String {
    let place = last.place();
    format!("{}.{}.{}", place.unix_seconds, place.kind.id(), place.id)
}

/// Where the list goes on, as a route holds it: `seconds.kind.row`.
pub(super) fn place(text: &str) -> Option<Place> {
    let mut parts = text.split('.');
    let place = Place {
        unix_seconds: parts.next()?.parse().ok()?,
        kind: Kind::of(parts.next()?)?,
        id: parts.next()?.parse().ok()?,
    };
    parts.next().is_none().then_some(place)
}
