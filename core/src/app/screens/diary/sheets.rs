//! Sheets as the reader filled them in: section by section, version by version, and what of them is handed on.

use foothold_content::{SheetItem, SheetItemKind, SheetSection, Worksheet};

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, Answers, Kind, Outcome, Sheet};

use super::super::super::diary::Diary;
use super::super::super::sharing::Shared;
use super::super::super::writing_sheets::SHEET;
use super::super::super::{Block, FieldKind, FieldOption, NoticeKind, Phrase, Route, Sentence, Weight};
use super::super::sheets::{answer, open_sections};
use super::super::{Draw, push};
use super::{Drawn, Field, PAGE, shown};

impl Draw<'_> {
    /// A sheet as it was saved last; before that, its sections as doors.
    pub(super) fn own_sheet(&self, id: &str, diary: &mut Diary) -> Drawn {
        let sheet = content().worksheet(id).ok_or(StoreError::Missing)?;
        let (person, versions) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?;
            let about = person.as_ref().map(|person| person.id);
            Ok((person, tracker::sheet_versions(connection, about, id, PAGE)?))
        })?;
        let route = Route::OwnSheet { id: id.to_owned() };
        let mut blocks = self.told(&route, diary);
        blocks.push(self.notice(
            NoticeKind::Note,
            words::SHEET_DANGER,
            Some(self.go(words::BAR_HELP, Route::Help)),
        ));
        blocks.extend(self.carers_view(sheet));
        blocks.push(self.about_whom(person.as_ref()));
        let none = Answers::new();
        let newest = versions.first();
        let answers = newest.map_or(&none, |newest| &newest.answers);
        match newest {
            Some(newest) => {
                blocks.push(super::paragraph("when", self.saved_on(newest)));
                let share = self.share_door(Shared::Sheet, newest.id);
                blocks.push(self.card("share", words::SHEET_SHARE, None, Weight::Main, share));
            }
            None => blocks.push(self.paragraph(words::SHEET_EMPTY)),
        }
        blocks.extend(self.sections_filled(sheet, answers, true));
        let read = push(Route::Sheet { id: id.to_owned() });
        blocks.push(self.card("read", words::SHEET_READ_DOOR, None, Weight::Quiet, read));
        if versions.len() > 1 {
            blocks.push(self.heading(words::SHEET_VERSIONS));
        }
        for version in versions.iter().skip(1) {
            let route = Route::SheetVersion { id: version.id };
            blocks.push(self.row(
                format!("version/{}", version.id),
                self.saved_on(version),
                None,
                route,
            ));
        }
        blocks.extend(newest.map(|newest| self.remove(words::SHEET_REMOVE, Kind::Sheet, newest.id)));
        Ok(self.private_page(route, self.fill(sheet.title), blocks))
    }

    /// A sheet as it was saved on one day.
    pub(super) fn sheet_version(&self, id: i64, diary: &mut Diary) -> Drawn {
        let saved = diary.read_locked(|connection| tracker::sheet(connection, id))?;
        // A later version of the content may no longer have it.
        let sheet = content().worksheet(&saved.sheet).ok_or(StoreError::Missing)?;
        let route = Route::SheetVersion { id };
        let mut blocks = self.told(&route, diary);
        blocks.push(super::paragraph("when", self.saved_on(&saved)));
        blocks.extend(self.carers_view(sheet));
        blocks.extend(self.sections_filled(sheet, &saved.answers, false));
        let now = push(Route::OwnSheet {
            id: saved.sheet.clone(),
        });
        blocks.push(self.card("now", words::SHEET_NOW, None, Weight::Main, now));
        let share = self.share_door(Shared::Sheet, id);
        blocks.push(self.card("share", words::SHEET_SHARE, None, Weight::Quiet, share));
        blocks.push(self.remove(words::SHEET_REMOVE, Kind::Sheet, id));
        Ok(self.private_page(route, self.fill(sheet.title), blocks))
    }

    pub(super) fn saved_on(&self, saved: &Sheet) -> Phrase {
        self.say_with(words::SHEET_SAVED_ON, &[("day", &self.on_day(saved.at))])
    }

    /// What was answered, section by section; where it can be changed, with a door to each.
    fn sections_filled(&self, sheet: &Worksheet, answers: &Answers, doors: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        for section in open_sections(sheet, answers) {
            let asks = section.items.iter().any(|item| item.is_question());
            let answered = section.items.iter().filter_map(|item| {
                let text = self.answer_words(item, answers)?;
                Some(self.answered(item, &text))
            });
            let mut said: Vec<Block> = answered.collect();
            if !asks {
                let notes = section.items.iter();
                said.extend(notes.flat_map(|item| self.sheet_note(item, sheet, answers)));
            }
            if doors || !said.is_empty() {
                blocks.push(self.section_heading(section));
            }
            blocks.extend(said);
            if asks && doors {
                let title = self.fill(section.title).text;
                let title = self.say_with(words::SHEET_CHANGE, &[("part", &title)]);
                let route = self.fill_route(sheet, section);
                blocks.push(self.row(format!("section/{}/fill", section.id), title, None, route));
            }
        }
        blocks
    }

    fn answered(&self, item: &SheetItem, text: &str) -> Block {
        let sentence = |text| Sentence {
            text,
            sources: Vec::new(),
        };
        Block::Paragraph {
            id: format!("answer/{}", item.id),
            sentences: vec![
                sentence(self.fill(item.label)),
                sentence(Phrase::new(shown(text))),
            ],
        }
    }

    fn fill_route(&self, sheet: &Worksheet, section: &SheetSection) -> Route {
        Route::FillSheet {
            id: sheet.id.to_owned(),
            section: section.id.to_owned(),
        }
    }

    /// One section as a form, with what is there to know.
    pub(super) fn fill_sheet(&self, id: &str, section: &str, diary: &mut Diary) -> Drawn {
        let sheet = content().worksheet(id).ok_or(StoreError::Missing)?;
        let (saved, worked, did_not) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?.map(|person| person.id);
            let saved = tracker::newest_sheet(connection, person, id)?;
            let tried = |outcome| tracker::tried(connection, person, outcome);
            Ok((saved, tried(Outcome::Worked)?, tried(Outcome::DidNot)?))
        })?;
        let answers = saved.map(|saved| saved.answers).unwrap_or_default();
        let asked = asked(sheet, &answers);
        let at = asked.iter().position(|known| known.id == section);
        let at = at.ok_or(StoreError::Missing)?;
        let section = asked[at];
        let (done, total) = ((at + 1).to_string(), asked.len().to_string());
        let route = self.fill_route(sheet, section);
        let mut blocks = self.told(&route, diary);
        blocks.push(Block::Progress {
            id: "progress".into(),
            done: at as u32,
            total: asked.len() as u32,
            text: self.say_with(words::SHEET_PART, &[("done", &done), ("total", &total)]),
        });
        blocks.extend(self.carers_view(sheet));
        let mut fields = Vec::new();
        for item in section.items {
            if item.is_question() {
                let noted = match item.fill {
                    "worked" => self.as_noted(&worked),
                    "did-not" => self.as_noted(&did_not),
                    _ => String::new(),
                };
                fields.extend(self.question(item, &answers, noted));
            } else {
                blocks.extend(self.sheet_note(item, sheet, &answers));
            }
        }
        let submit = if at + 1 < asked.len() {
            words::SHEET_NEXT
        } else {
            words::SAVE
        };
        blocks.push(self.form(&format!("{SHEET}{id}/{}", section.id), fields, submit));
        blocks.push(self.paragraph(words::SHEET_SAVES));
        Ok(self.private_page(route, self.fill(section.title), blocks))
    }

    /// The talks that went this way, a line each.
    fn as_noted(&self, tried: &[(String, String)]) -> String {
        let lines = tried.iter().filter_map(|(approach, own)| {
            let choice = content().talk_choice(foothold_content::ChoiceList::Approach, approach);
            let words = choice.map(|choice| self.fill(choice.name).text);
            let own = Some(own.trim().to_owned()).filter(|own| !own.is_empty());
            own.or(words).map(|line| format!("- {}", begun(&line)))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A question as a field, if it is asked with these answers.
    fn question(&self, item: &SheetItem, answers: &Answers, noted: String) -> Option<Field> {
        if !item.relevant.holds(|id| answer(answers, id)) {
            return None;
        }
        let value = answer(answers, item.id);
        let kind = match item.kind {
            SheetItemKind::OneOf => FieldKind::OneOf,
            SheetItemKind::Day => FieldKind::Day,
            SheetItemKind::Words => FieldKind::Words,
            _ => FieldKind::Line,
        };
        let options = item.choices.iter().map(|choice| FieldOption {
            id: choice.id.to_owned(),
            label: self.fill(choice.label),
        });
        Some(Field {
            id: item.id.to_owned(),
            label: self.fill(item.label),
            hint: self.fill_some(item.hint),
            value: if value.is_empty() { noted } else { value.to_owned() },
            kind,
            options: options.collect(),
        })
    }

    /// The sheet of a timeline's entry.
    pub(super) fn sheet_title(&self, id: &str) -> Phrase {
        let sheet = content().worksheet(id);
        sheet.map_or_else(|| self.say(words::SHEET_GONE), |sheet| self.fill(sheet.title))
    }
}

/// The most letters of one talk that a draft starts with: as many talks as it takes in must fit a field, and both drafts a sheet.
const BEGUN: usize = 600;

/// The beginning of what was noted, where all of it would be too much for a draft.
fn begun(line: &str) -> String {
    match line.char_indices().nth(BEGUN) {
        Some((end, _)) => format!("{} ...", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

/// The sections that ask something with these answers.
pub(in crate::app) fn asked(sheet: &Worksheet, answers: &Answers) -> Vec<&'static SheetSection> {
    let asks = |section: &&SheetSection| {
        let mut items = section.items.iter();
        items.any(|item| item.is_question() && item.relevant.holds(|id| answer(answers, id)))
    };
    open_sections(sheet, answers).filter(asks).collect()
}
