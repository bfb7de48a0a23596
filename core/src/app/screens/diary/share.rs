//! What of the diary is handed on. Nothing is chosen by itself; what leaves is shown before it does; and where a file
//! can be turned against the reader, that is said first, each time, to everyone: nobody is asked to prove anything.

use foothold_content::Message;

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker;

use super::super::super::diary::Diary;
use super::super::super::sharing::Shared;
use super::super::super::{Action, Block, Button, Choice, Mark, NoticeKind, Phrase, Route, Tap, Way, Weight};
use super::super::{Draw, push};
use super::{Drawn, PAGE, timeline};

impl Draw<'_> {
    /// The door to handing an entry on.
    pub(super) fn share_door(&self, kind: Shared, id: i64) -> Tap {
        push(Route::ShareEntry {
            kind: kind.id().to_owned(),
            id,
        })
    }

    /// Why to think first, with where that comes from and what to read about it.
    pub(super) fn share_care(&self, care: &Message) -> Vec<Block> {
        let custody = content().book(self.locale()).card("custody");
        let abuse = content().book(self.locale()).card("abuse");
        let mut blocks = vec![Block::Notice {
            id: care.id.to_owned(),
            kind: NoticeKind::Stop,
            text: self.say(care),
            sources: self.source_refs(content().page("share").sources),
            button: None,
        }];
        let doors = custody.into_iter().chain(abuse);
        blocks.extend(doors.map(|card| self.guide_card(card, Weight::Quiet)));
        blocks
    }

    /// One entry: what can be ticked; then what leaves, exactly, above the ways.
    pub(super) fn share_entry(&self, kind: &str, id: i64, diary: &mut Diary) -> Drawn {
        let route = Route::ShareEntry {
            kind: kind.to_owned(),
            id,
        };
        let kind = Shared::named(kind, id).ok_or(StoreError::Missing)?;
        let entry = self.entry(kind, id, diary)?;
        let taken = diary.taken_of(kind, id);
        let take = |what: &str, on: bool| Action::Take {
            kind: kind.id().to_owned(),
            id,
            what: what.to_owned(),
            on,
        };
        let mut blocks = self.share_care(words::SHARE_CARE);
        if kind == Shared::Calendar {
            blocks.push(self.paragraph(words::SHARE_CALENDAR_TEXT));
        }
        let is_empty = entry.named("").next().is_none();
        if is_empty {
            blocks.push(self.paragraph(words::SHARE_NONE));
        } else {
            blocks.push(self.paragraph(words::SHEET_SHARE_PICK));
            blocks.push(self.act("all", words::SHEET_SHARE_ALL, None, take("", true)));
        }
        let one = entry.groups.len() == 1;
        for group in entry.groups.iter().filter(|group| !group.picks.is_empty()) {
            let choices = group.picks.iter().map(|pick| {
                let is_taken = taken.contains(&pick.id);
                let space = if pick.label.is_empty() { "" } else { " " };
                Choice {
                    id: pick.id.clone(),
                    text: Phrase::new(super::shown(&format!("{}{space}{}", pick.label, pick.answer))),
                    mark: if is_taken { Mark::Yes } else { Mark::Clear },
                    tap: Tap::Do {
                        action: take(&pick.id, !is_taken),
                    },
                    others: Vec::new(),
                }
            });
            let finish = Button {
                label: self.say(words::SHEET_SHARE_PART),
                tap: Tap::Do {
                    action: take(&group.id, true),
                },
            };
            let heading = if group.heading.is_empty() {
                &entry.title
            } else {
                &group.heading
            };
            blocks.push(Block::Question {
                id: format!("section/{}", group.id),
                text: Phrase::new(heading.clone()),
                hint: None,
                finish: (group.picks.len() > 1 && !one).then_some(finish),
                choices: choices.collect(),
            });
        }
        let paper = self.paper_of(entry, &taken)?;
        if !paper.parts.is_empty() {
            blocks.push(self.heading(words::SHEET_PREVIEW));
            blocks.extend(paper.preview());
            let ways: &[Way] = match kind {
                Shared::Calendar => &[Way::Calendar],
                Shared::Note => &[Way::Page, Way::Text, Way::Table],
                _ => &[Way::Page, Way::Text],
            };
            blocks.extend(self.hand_on(&route, ways));
        }
        if kind.is_entry() && !is_empty {
            let more = push(Route::ShareDiary { after: None });
            let text = Some(words::SHARE_MORE_TEXT);
            blocks.push(self.card("more", words::SHARE_MORE, text, Weight::Quiet, more));
        }
        Ok(self.private_page(route, self.say(words::SHEET_SHARE), blocks))
    }

    /// What was chosen so far and the ways to hand it on; then what there is to choose from.
    pub(super) fn share_diary(&self, after: Option<&str>, diary: &mut Diary) -> Drawn {
        let before = after.and_then(timeline::place);
        let (steps, entries) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?.map(|person| person.id);
            let steps = match before {
                None => tracker::open_steps(connection, person, None, PAGE)?,
                Some(_) => Vec::new(),
            };
            Ok((steps, tracker::timeline(connection, person, before, PAGE)?))
        })?;
        let route = Route::ShareDiary {
            after: before.and(after.map(str::to_owned)),
        };
        let mut blocks = self.told(&route, diary);
        blocks.extend(self.share_care(words::SHARE_CARE));
        let paper = self.chosen_paper(diary, |_| true)?;
        if paper.parts.is_empty() {
            blocks.push(self.paragraph(words::SHARE_DIARY_TEXT));
        } else {
            blocks.push(self.heading(words::SHEET_PREVIEW));
            blocks.extend(paper.preview());
            let has_notes = diary.taken.keys().any(|(kind, _)| *kind == Shared::Note);
            let ways: &[Way] = match has_notes {
                true => &[Way::Page, Way::Text, Way::Table],
                false => &[Way::Page, Way::Text],
            };
            blocks.extend(self.hand_on(&route, ways));
            if diary.taken.keys().any(|(kind, _)| kind.is_entry()) {
                let file = push(Route::ShareFile);
                let text = Some(words::SHARE_FILE_TEXT);
                blocks.push(self.card("file", words::SHARE_FILE, text, Weight::Main, file));
            }
            blocks.push(self.act("nothing", words::SHARE_NOTHING, None, Action::TakeNothing));
        }
        blocks.push(self.heading(words::SHARE_FROM));
        for (id, title, kind) in [
            ("insights", words::INSIGHTS_TITLE, Shared::Insights),
            ("calendar", words::SHARE_CALENDAR, Shared::Calendar),
        ] {
            blocks.push(self.card(id, title, None, Weight::Quiet, self.share_door(kind, 0)));
        }
        let chosen = |kind: Shared, id: i64, diary: &Diary| {
            let is_taken = diary.taken.contains_key(&(kind, id));
            is_taken.then(|| self.say(words::PHONE_CHOSEN))
        };
        for step in &steps {
            blocks.push(Block::Card {
                id: format!("step/{}", step.id),
                title: self.what(&step.what),
                text: chosen(Shared::Step, step.id, diary),
                weight: Weight::Quiet,
                tap: self.share_door(Shared::Step, step.id),
            });
        }
        for entry in &entries {
            let kind = Shared::named(entry.kind.id(), entry.id);
            let Some(kind) = kind.filter(|kind| kind.is_entry()) else {
                continue;
            };
            let Block::Card {
                id,
                title,
                text,
                weight,
                ..
            } = self.entry_card(entry)
            else {
                continue;
            };
            let chosen = chosen(kind, entry.id, diary).map(|chosen| chosen.text);
            let told: Vec<String> = text.map(|text| text.text).into_iter().chain(chosen).collect();
            blocks.push(Block::Card {
                id,
                title,
                text: Some(Phrase::new(told.join(" \u{b7} "))),
                weight,
                tap: self.share_door(kind, entry.id),
            });
        }
        if let Some(last) = entries.last().filter(|_| entries.len() == PAGE as usize) {
            let older = push(Route::ShareDiary {
                after: Some(timeline::place_text(last)),
            });
            blocks.push(self.card("older", words::TIMELINE_OLDER, None, Weight::Quiet, older));
        }
        Ok(self.private_page(route, self.say(words::SHARE_DIARY), blocks))
    }
}
