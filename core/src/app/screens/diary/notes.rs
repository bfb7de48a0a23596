//! Notes of talks, and small wins.

use foothold_content::ChoiceList;

use crate::content::{content, words};
use crate::tracker::{self, At, Kind, Outcome, Talk};

use super::super::super::diary::Diary;
use super::super::super::sharing::Shared;
use super::super::super::writing::{DIARY_SEARCH, NEW, NOTE, WIN};
use super::super::super::{FieldKind, NoticeKind, Route, Screen, Weight};
use super::super::{Draw, push};
use super::{Drawn, PAGE, beginning};

impl Draw<'_> {
    /// A form for a talk; nothing in it has to be filled in but one line.
    pub(super) fn note_form(&self, note: Option<&tracker::Note>) -> Screen {
        let (row, route, title) = match note {
            Some(note) => (
                note.id.to_string(),
                Route::EditNote { id: note.id },
                words::NOTE_EDIT,
            ),
            None => (NEW.to_owned(), Route::NewNote, words::NOTE_ADD),
        };
        let empty = Talk::default();
        let talk = note.map_or(&empty, |note| &note.talk);
        let fields = vec![
            self.list_field(
                "approach",
                ChoiceList::Approach,
                words::NOTE_APPROACH,
                &talk.approach,
            ),
            self.field("tried", words::NOTE_TRIED, None, &talk.tried, FieldKind::Words),
            self.outcome_field(words::NOTE_OUTCOME, talk.outcome),
            self.field(
                "try_next",
                words::NOTE_NEXT,
                None,
                &talk.try_next,
                FieldKind::Words,
            ),
            self.list_field("setting", ChoiceList::Setting, words::NOTE_SETTING, &talk.setting),
            self.list_field(
                "part_of_day",
                ChoiceList::PartOfDay,
                words::NOTE_PART_OF_DAY,
                &talk.part_of_day,
            ),
        ];
        let blocks = vec![
            self.paragraph(words::NOTE_TEXT),
            self.form(&format!("{NOTE}{row}"), fields, words::NOTE_SAVE),
        ];
        self.private_page(route, self.say(title), blocks)
    }

    pub(super) fn edit_note(&self, id: i64, diary: &mut Diary) -> Drawn {
        let note = diary.read_locked(|connection| tracker::note(connection, id))?;
        Ok(self.note_form(Some(&note)))
    }

    /// One note, and what to try next if it did not go well. Help is offered every time, whatever the words are:
    /// nothing here reads them.
    pub(super) fn note(&self, id: i64, diary: &mut Diary) -> Drawn {
        let note = diary.read_locked(|connection| tracker::note(connection, id))?;
        let mut blocks = self.told(&Route::Note { id }, diary);
        blocks.push(self.notice(
            NoticeKind::Note,
            words::NOTE_DANGER,
            Some(self.go(words::BAR_HELP, Route::Help)),
        ));
        let day = self.on_day(note.at);
        blocks.push(super::paragraph(
            "when",
            self.say_with(words::NOTE_ON, &[("day", &day)]),
        ));
        let chosen = [
            (ChoiceList::Approach, &note.talk.approach),
            (ChoiceList::Setting, &note.talk.setting),
            (ChoiceList::PartOfDay, &note.talk.part_of_day),
        ]
        .map(|(list, id)| content().talk_choice(list, id));
        for choice in chosen.into_iter().flatten() {
            blocks.push(super::paragraph(choice.list.id(), self.fill(choice.name)));
        }
        let own = [
            ("tried", words::NOTE_TRIED, &note.talk.tried),
            ("try_next", words::NOTE_NEXT, &note.talk.try_next),
        ];
        for (id, label, text) in own.into_iter().filter(|(_, _, text)| !text.is_empty()) {
            blocks.push(self.heading(label));
            blocks.push(self.own(id, text));
        }
        if let Some(outcome) = self.outcome(note.talk.outcome) {
            blocks.push(self.heading(words::NOTE_OUTCOME));
            blocks.push(super::paragraph("outcome", self.say(outcome)));
        }
        if note.talk.outcome == Outcome::DidNot && chosen.iter().any(Option::is_some) {
            for choice in chosen.into_iter().flatten() {
                blocks.extend(self.try_next(choice.list.id(), choice));
            }
            // One small step is enough: the one about what was tried, else about where, else about when.
            let step = chosen
                .into_iter()
                .flatten()
                .find(|choice| !choice.step.is_empty());
            if let Some(choice) = step {
                blocks.extend(self.small_step(choice.step, "step"));
                blocks.extend(self.step_why(choice.step, "step"));
            }
        }
        let edit = push(Route::EditNote { id });
        blocks.push(self.card("edit", words::NOTE_EDIT, None, Weight::Quiet, edit));
        let share = self.share_door(Shared::Note, id);
        blocks.push(self.card("share", words::SHEET_SHARE, None, Weight::Quiet, share));
        blocks.push(self.remove(words::NOTE_REMOVE, Kind::Note, id));
        Ok(self.private_page(Route::Note { id }, self.say(words::NOTE_TITLE), blocks))
    }

    /// Notes that hold the words that were typed, newest first.
    pub(super) fn search_notes(&self, after: Option<&str>, diary: &mut Diary) -> Drawn {
        let query = diary.query.clone();
        let before = after.and_then(place);
        let found = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?.map(|person| person.id);
            tracker::search_notes(connection, person, &query, before, PAGE as usize)
        })?;
        let field = self.field("words", words::NOTE_SEARCH_WORDS, None, &query, FieldKind::Search);
        let mut blocks = vec![self.form(DIARY_SEARCH, vec![field], words::NOTE_SEARCH)];
        if !query.is_empty() && found.notes.is_empty() {
            let nothing = if found.next.is_some() {
                words::NOTE_SEARCH_NONE_YET
            } else {
                words::NOTE_SEARCH_EMPTY
            };
            blocks.push(self.paragraph(nothing));
        }
        for note in &found.notes {
            let text = if note.talk.tried.is_empty() {
                &note.talk.try_next
            } else {
                &note.talk.tried
            };
            let day = super::super::super::Phrase::new(self.on_day(note.at));
            let route = Route::Note { id: note.id };
            blocks.push(self.row(format!("note/{}", note.id), beginning(text), Some(day), route));
        }
        if let Some(next) = found.next {
            let after = Some(format!("{}.{}", next.unix_seconds, next.id));
            let further = push(Route::DiarySearch { after });
            blocks.push(self.card("further", words::NOTE_LOOK_FURTHER, None, Weight::Quiet, further));
        }
        let route = Route::DiarySearch {
            after: before.and(after.map(str::to_owned)),
        };
        Ok(self.private_page(route, self.say(words::NOTE_SEARCH), blocks))
    }

    pub(super) fn new_win(&self) -> Screen {
        let field = self.field(
            "words",
            words::WIN_WORDS,
            Some(words::WIN_HINT),
            "",
            FieldKind::Words,
        );
        let blocks = vec![self.form(WIN, vec![field], words::SAVE)];
        self.private_page(Route::NewWin, self.say(words::WIN_ADD), blocks)
    }

    pub(super) fn win(&self, id: i64, diary: &mut Diary) -> Drawn {
        let win = diary.read_locked(|connection| tracker::win(connection, id))?;
        let mut blocks = self.told(&Route::Win { id }, diary);
        let day = self.on_day(win.at);
        blocks.push(super::paragraph(
            "when",
            self.say_with(words::NOTE_ON, &[("day", &day)]),
        ));
        blocks.push(self.own("words", &win.words));
        let share = self.share_door(Shared::Win, id);
        blocks.push(self.card("share", words::SHEET_SHARE, None, Weight::Quiet, share));
        blocks.push(self.remove(words::WIN_REMOVE, Kind::Win, id));
        Ok(self.private_page(Route::Win { id }, self.say(words::WIN_TITLE), blocks))
    }
}

/// Where a list goes on, as a route holds it: `seconds.row`.
fn place(text: &str) -> Option<At> {
    let (unix_seconds, id) = text.split_once('.')?;
    Some(At {
        unix_seconds: unix_seconds.parse().ok()?,
        id: id.parse().ok()?,
    })
}
