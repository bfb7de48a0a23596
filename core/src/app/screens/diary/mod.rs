//! The diary's screens. All private; each has help, and none shows anything while the diary is closed or locked.

mod after;
mod entry;
mod file;
mod hub;
mod notes;
mod people;
mod share;
mod sheets;
mod shut;
mod steps;
mod storage;
mod timeline;

pub(in crate::app) use sheets::asked;

use foothold_content::{ChoiceList, Message};

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, Outcome};

use super::super::diary::{Diary, trouble};
use super::super::moment::{day_words, time_words};
use super::super::typed::shown;
use super::super::{
    Action, Block, Button, Field, FieldKind, FieldOption, NoticeKind, Phrase, Route, Screen, Tap, Weight,
};
use super::{Draw, paragraph, push};

/// A screen, or why it cannot be shown.
type Drawn = Result<Screen, StoreError>;

/// Entries on a page of a list.
const PAGE: u32 = 20;

impl Draw<'_> {
    /// A screen of the diary, or of the next small step, which shows what of the diary it may.
    pub(in crate::app) fn diary_screen(&self, route: &Route, diary: &mut Diary) -> Screen {
        if let Some(trouble) = diary.trouble() {
            return match route {
                Route::NextStep => self.next_step_without_diary(diary),
                _ => self.shut(route, trouble, diary),
            };
        }
        let drawn = match route {
            Route::NextStep => self.next_step_with_diary(diary),
            Route::OwnStep => Ok(self.own_step()),
            Route::KeptStep { id } => self.kept_step(*id, diary),
            Route::People => self.people(diary),
            Route::NewPerson => Ok(self.new_person()),
            Route::Person { id } => self.person(*id, diary),
            Route::NewNote => Ok(self.note_form(None)),
            Route::Note { id } => self.note(*id, diary),
            Route::EditNote { id } => self.edit_note(*id, diary),
            Route::NewWin => Ok(self.new_win()),
            Route::Win { id } => self.win(*id, diary),
            Route::SavedCheck { id } => self.saved_check(*id, diary),
            Route::OwnSheet { id } => self.own_sheet(id, diary),
            Route::FillSheet { id, section } => self.fill_sheet(id, section, diary),
            Route::SheetVersion { id } => self.sheet_version(*id, diary),
            Route::ShareEntry { kind, id } => self.share_entry(kind, *id, diary),
            Route::ShareDiary { after } => self.share_diary(after.as_deref(), diary),
            Route::ShareFile => self.share_file(diary),
            Route::AddFile => Ok(self.add_file(diary)),
            Route::OwnAfter => self.own_after(diary),
            Route::OwnAfterDay { id, day } => self.own_after_day(*id, *day, diary),
            Route::Timeline { after } => self.timeline(after.as_deref(), diary),
            Route::DiarySearch { after } => self.search_notes(after.as_deref(), diary),
            Route::Insights => self.insights(diary),
            Route::Storage => self.storage(diary),
            Route::Lock => self.lock_settings(diary),
            Route::Export => Ok(self.export()),
            Route::Import => Ok(self.import(diary)),
            Route::DeleteAll => Ok(self.delete_all()),
            _ => self.hub(false, diary),
        };
        drawn.unwrap_or_else(|error| match (error, diary.trouble()) {
            // An entry that is no more: the diary itself, with a word about it.
            (StoreError::Missing, None) => self
                .hub(true, diary)
                .unwrap_or_else(|error| self.shut(route, trouble(error), diary)),
            (_, Some(trouble)) => self.shut(route, trouble, diary),
            (error, None) => self.shut(route, trouble(error), diary),
        })
    }

    /// What the last action has to say, and the way to take a deletion back.
    fn told(&self, route: &Route, diary: &mut Diary) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(told) = diary.told_at(route) {
            blocks.push(Block::Notice {
                id: "told".into(),
                kind: NoticeKind::Note,
                text: told,
                sources: Vec::new(),
                button: None,
            });
        }
        if !diary.undo.is_empty() {
            let button = Button {
                label: self.say(words::UNDO),
                tap: Tap::Do { action: Action::Undo },
            };
            blocks.push(self.notice(NoticeKind::Note, words::REMOVED, Some(button)));
        }
        blocks
    }

    /// The reader's own words, on their own.
    fn own(&self, id: &str, text: &str) -> Block {
        paragraph(id, Phrase::new(shown(text)))
    }

    /// A day in words.
    fn on_day(&self, at: tracker::Moment) -> String {
        day_words(&at.day().to_string(), self.locale())
    }

    fn outcome(&self, outcome: Outcome) -> Option<&'static Message> {
        match outcome {
            Outcome::Unsaid => None,
            Outcome::Worked => Some(words::OUTCOME_WORKED),
            Outcome::Partly => Some(words::OUTCOME_PARTLY),
            Outcome::DidNot => Some(words::OUTCOME_DID_NOT),
        }
    }

    fn outcome_field(&self, label: &Message, value: Outcome) -> Field {
        let options = [Outcome::Worked, Outcome::Partly, Outcome::DidNot];
        let options = options.into_iter().filter_map(|outcome| {
            self.outcome(outcome).map(|words| FieldOption {
                id: outcome.id().to_owned(),
                label: self.say(words),
            })
        });
        Field {
            options: options.collect(),
            ..self.field("outcome", label, None, value.id(), FieldKind::OneOf)
        }
    }

    /// A field to tick one of a content list in.
    fn list_field(&self, id: &str, list: ChoiceList, label: &Message, value: &str) -> Field {
        let options = content().choices_of(list).map(|choice| FieldOption {
            id: choice.id.to_owned(),
            label: self.fill(choice.name),
        });
        Field {
            options: options.collect(),
            ..self.field(id, label, None, value, FieldKind::OneOf)
        }
    }

    fn field(
        &self,
        id: &str,
        label: &Message,
        hint: Option<&Message>,
        value: &str,
        kind: FieldKind,
    ) -> Field {
        Field {
            id: id.to_owned(),
            label: self.say(label),
            hint: hint.map(|hint| self.say(hint)),
            value: value.to_owned(),
            kind,
            options: Vec::new(),
        }
    }

    fn form(&self, id: &str, fields: Vec<Field>, submit: &Message) -> Block {
        Block::Form {
            id: id.to_owned(),
            fields,
            submit: Button {
                label: self.say(submit),
                tap: Tap::Submit { form: id.to_owned() },
            },
        }
    }

    /// One thing to do, quiet.
    fn act(&self, id: &str, title: &Message, text: Option<&Message>, action: Action) -> Block {
        self.card(id, title, text, Weight::Quiet, Tap::Do { action })
    }

    /// A way to delete a row.
    fn remove(&self, title: &Message, kind: tracker::Kind, id: i64) -> Block {
        let action = Action::Remove {
            kind: kind.id().to_owned(),
            id,
        };
        self.act("remove", title, None, action)
    }

    /// A row of a list: the reader's words as the title.
    fn row(&self, id: String, title: Phrase, text: Option<Phrase>, route: Route) -> Block {
        Block::Card {
            id,
            title,
            text,
            weight: Weight::Quiet,
            tap: push(route),
        }
    }
}

/// The first words of a text, for a list.
fn beginning(text: &str) -> Phrase {
    const LETTERS: usize = 80;
    let text = shown(text);
    let line = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let cut: String = line.chars().take(LETTERS).collect();
    Phrase::new(if cut.len() < line.len() {
        format!("{cut}…")
    } else {
        cut
    })
}
