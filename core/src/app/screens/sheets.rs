//! Sheets to fill in, as anyone may read them: nothing here needs the diary.

use foothold_content::{SheetItem, SheetItemKind, SheetSection, Words, Worksheet};

use crate::content::{content, fill_text, words};
use crate::tracker::Answers;

use super::super::moment::day_words;
use super::super::paper::{DASH, Line, Paper, Part};
use super::super::typed::shown;
use super::super::{Block, Button, NoticeKind, Phrase, Route, Screen, Sentence, Step, Way, Weight};
use super::{Draw, paragraph, push};

/// Lines to write on by hand.
const LINES: usize = 3;

impl Draw<'_> {
    /// Every sheet in groups, those for this reader first.
    pub(super) fn sheets(&self) -> Screen {
        let mut blocks = vec![self.paragraph(words::SHEET_READ)];
        let groups = [
            ("safety", words::SHEETS_SAFETY),
            ("care", words::SHEETS_CARE),
            ("talk", words::SHEETS_TALK),
            ("after", words::SHEETS_AFTER),
            ("you", words::SHEETS_YOU),
        ];
        let reader = self.settings.reader();
        for (group, title) in groups {
            blocks.push(self.heading(title));
            blocks.extend(self.sheet_cards(Weight::Main, |sheet| {
                sheet.group == group && sheet.fit.holds(reader)
            }));
        }
        let others = self.sheet_cards(Weight::Quiet, |sheet| !sheet.fit.holds(reader));
        if !others.is_empty() {
            blocks.push(self.heading(words::SHEETS_OTHERS));
            blocks.extend(others);
        }
        self.page(Route::Sheets, self.say(words::SHEETS_TITLE), blocks)
    }

    /// The door to all sheets.
    pub(super) fn sheets_card(&self) -> Block {
        let sheets = push(Route::Sheets);
        self.card(
            "sheets",
            words::SHEETS_TITLE,
            Some(words::SHEETS_TEXT),
            Weight::Quiet,
            sheets,
        )
    }

    /// A door to each sheet that is wanted.
    pub(super) fn sheet_cards(&self, weight: Weight, wanted: impl Fn(&Worksheet) -> bool) -> Vec<Block> {
        let sheets = content().worksheets.iter().filter(|sheet| wanted(sheet));
        sheets.map(|sheet| self.sheet_card(sheet, weight)).collect()
    }

    fn sheet_card(&self, sheet: &Worksheet, weight: Weight) -> Block {
        let route = Route::Sheet {
            id: sheet.id.to_owned(),
        };
        Block::Card {
            id: route.to_text(),
            title: self.fill(sheet.title),
            text: Some(self.fill(sheet.summary)).filter(|_| weight == Weight::Main),
            weight,
            tap: push(route),
        }
    }

    /// One sheet: what it is for, what it asks, and the way to fill it in.
    pub(super) fn sheet(&self, id: &str) -> Option<Screen> {
        let sheet = content().worksheet(id)?;
        let mut blocks = vec![paragraph("summary", self.fill(sheet.summary))];
        blocks.extend(self.carers_view(sheet));
        let own = push(Route::OwnSheet { id: id.to_owned() });
        blocks.push(self.card(
            "fill",
            words::SHEET_FILL,
            Some(words::SHEET_FILL_TEXT),
            Weight::Main,
            own,
        ));
        let blank = push(Route::BlankSheet { id: id.to_owned() });
        blocks.push(self.card("blank", words::SHEET_BLANK, None, Weight::Quiet, blank));
        let answers = Answers::new();
        for section in open_sections(sheet, &answers) {
            blocks.push(self.section_heading(section));
            let mut asked = Vec::new();
            for item in section.items {
                if item.is_question() {
                    asked.push(Step {
                        id: item.id.to_owned(),
                        text: self.fill(item.label),
                        say: Vec::new(),
                        reach: Vec::new(),
                        sources: Vec::new(),
                    });
                } else {
                    blocks.extend(self.sheet_note(item, sheet, &answers));
                }
            }
            let in_sight = u32::try_from(asked.len()).unwrap_or(u32::MAX);
            blocks.extend((in_sight > 0).then(|| Block::Steps {
                id: format!("section/{}/asked", section.id),
                items: asked,
                in_order: false,
                in_sight,
            }));
        }
        let guides = sheet
            .guides
            .iter()
            .filter_map(|id| content().book(self.locale()).card(id));
        blocks.push(self.heading(words::GUIDE_RELATED));
        blocks.extend(guides.map(|card| self.guide_card(card, Weight::Quiet)));
        let route = Route::Sheet { id: id.to_owned() };
        let screen = self.page(route, self.fill(sheet.title), blocks);
        // Whom it is about may come into the room.
        Some(Screen {
            leave: Some(self.leave()),
            ..screen
        })
    }

    pub(super) fn section_heading(&self, section: &SheetSection) -> Block {
        Block::Heading {
            id: format!("section/{}", section.id),
            text: self.fill(section.title),
        }
    }

    /// Whose view it is, where that is not the person's own.
    pub(super) fn carers_view(&self, sheet: &Worksheet) -> Option<Block> {
        sheet
            .carers_view
            .then(|| self.notice(NoticeKind::Note, words::SHEET_CARERS_VIEW, None))
    }

    /// What a section says, if it is to be said with these answers.
    pub(super) fn sheet_note(&self, item: &SheetItem, sheet: &Worksheet, answers: &Answers) -> Vec<Block> {
        if !item.relevant.holds(|id| answer(answers, id)) {
            return Vec::new();
        }
        let id = item.id.to_owned();
        let text = self.with_answers(item.label, sheet, answers);
        let door = (!item.door.is_empty()).then(|| Route::from_text(item.door));
        let button = |route: Route| Button {
            label: self
                .named(&route)
                .map_or_else(|| self.say(words::BAR_HELP), |(title, _)| title),
            tap: push(route),
        };
        let sources = self.source_refs(item.sources);
        match item.kind {
            SheetItemKind::Say => vec![Block::Say {
                id,
                say: text,
                avoid: None,
                why: self.fill_some(item.hint),
                sources,
            }],
            SheetItemKind::Stop => vec![Block::Notice {
                id,
                kind: NoticeKind::Stop,
                text,
                sources,
                button: door.map(button),
            }],
            _ => {
                let sentences = vec![Sentence { text, sources }];
                let mut blocks = vec![Block::Paragraph { id, sentences }];
                blocks.extend(door.map(button).map(|Button { label, tap }| Block::Card {
                    id: format!("{}/door", item.id),
                    title: label,
                    text: None,
                    weight: Weight::Quiet,
                    tap,
                }));
                blocks
            }
        }
    }

    /// Words with the roles and answers they name. What was not answered is left open.
    fn with_answers(&self, words: Words, sheet: &Worksheet, answers: &Answers) -> Phrase {
        let mut out = String::new();
        let mut pieces = words.get(self.locale()).split("${");
        out += &fill_text(pieces.next().unwrap_or_default(), self.region, self.locale());
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            let item = sheet.questions().find(|item| item.id == name);
            let answer = item.and_then(|item| self.answer_words(item, answers));
            let answer = answer.unwrap_or_else(|| "...".to_owned()).replace('\n', ", ");
            // The sentence has a full stop of its own.
            let ended = rest.starts_with('.') && answer.ends_with(['.', '!', '?']);
            out += &answer;
            out += &fill_text(&rest[usize::from(ended)..], self.region, self.locale());
        }
        Phrase::new(out)
    }

    /// What was answered, in words; nothing if that is not known or not asked (any more).
    pub(super) fn answer_words(&self, item: &SheetItem, answers: &Answers) -> Option<String> {
        let given = answer(answers, item.id);
        if given.is_empty() || !item.relevant.holds(|id| answer(answers, id)) {
            return None;
        }
        Some(match item.kind {
            SheetItemKind::OneOf => {
                let choice = item.choices.iter().find(|choice| choice.id == given)?;
                self.fill(choice.label).text
            }
            SheetItemKind::Day => day_words(given, self.locale()),
            _ => shown(given).trim().to_owned(),
        })
    }

    /// A sheet to print and fill in by hand: first what leaves, then the ways.
    pub(super) fn blank_sheet(&self, id: &str) -> Option<Screen> {
        let sheet = content().worksheet(id)?;
        let route = Route::BlankSheet { id: id.to_owned() };
        let mut blocks = vec![self.paragraph(words::SHEET_BLANK_TEXT)];
        blocks.extend(self.hand_on(&route, &[Way::Page, Way::Text]));
        blocks.push(self.heading(words::SHEET_PREVIEW));
        blocks.extend(self.blank_paper(sheet).preview());
        let screen = self.page(route, self.say(words::SHEET_BLANK), blocks);
        Some(Screen {
            leave: Some(self.leave()),
            ..screen
        })
    }

    /// A sheet as paper with nothing on it. A section that opens with an answer stays closed.
    pub(in crate::app) fn blank_paper(&self, sheet: &Worksheet) -> Paper {
        let answers = Answers::new();
        let lines = |item: &SheetItem| {
            let blank = match item.kind {
                SheetItemKind::OneOf => 0,
                SheetItemKind::Words if !sheet.one_page => LINES,
                _ => 1,
            };
            let choices = item
                .choices
                .iter()
                .map(|choice| format!("[ ] {}", self.fill(choice.label).text));
            Some(Line {
                lead: DASH.to_owned(),
                label: self.paper_label(item),
                answer: choices.collect::<Vec<_>>().join("  "),
                blank,
            })
        };
        self.paper(sheet, &answers, Vec::new(), lines)
    }

    /// A sheet as paper with some of its answers, of one day.
    pub(in crate::app) fn filled_paper(
        &self,
        sheet: &Worksheet,
        answers: &Answers,
        saved: String,
        taken: impl Fn(&str) -> bool,
    ) -> Paper {
        let line = |item: &SheetItem| {
            let answer = self.answer_words(item, answers).filter(|_| taken(item.id))?;
            Some(Line {
                lead: DASH.to_owned(),
                label: self.paper_label(item),
                answer,
                blank: 0,
            })
        };
        self.paper(sheet, answers, vec![saved], line)
    }

    fn paper_label(&self, item: &SheetItem) -> String {
        self.fill_some(item.paper)
            .unwrap_or_else(|| self.fill(item.label))
            .text
    }

    /// The sections in which a question has a line, with what they say on paper.
    fn paper(
        &self,
        sheet: &Worksheet,
        answers: &Answers,
        mut top: Vec<String>,
        line: impl Fn(&SheetItem) -> Option<Line>,
    ) -> Paper {
        // What is not handed on does not leave inside of a sentence either.
        let told = sheet.questions().filter(|item| line(item).is_some());
        let told = told.filter_map(|item| Some((item.id.to_owned(), answers.get(item.id)?.clone())));
        let told: Answers = told.collect();
        let mut parts = Vec::new();
        for section in open_sections(sheet, answers) {
            let asked = section.items.iter().filter(|item| item.is_question());
            if asked.filter_map(&line).next().is_none() {
                continue;
            }
            let lines = section.items.iter().filter_map(|item| match item.kind {
                SheetItemKind::Print => Some(Line {
                    lead: DASH.to_owned(),
                    label: self.with_answers(item.label, sheet, &told).text,
                    answer: String::new(),
                    blank: 0,
                }),
                _ if item.is_question() => line(item),
                _ => None,
            });
            parts.push(Part {
                heading: self.fill(section.title).text,
                lines: lines.collect(),
            });
        }
        top.extend(sheet.carers_view.then(|| self.say(words::SHEET_CARERS_VIEW).text));
        Paper {
            title: self.fill(sheet.title).text,
            top,
            parts,
            bottom: self.say(words::PAPER_DANGER).text,
            locale: self.locale().to_owned(),
            one_page: sheet.one_page,
        }
    }
}

/// The sections that are open with these answers.
pub(super) fn open_sections<'a>(
    sheet: &'a Worksheet,
    answers: &'a Answers,
) -> impl Iterator<Item = &'static SheetSection> + 'a {
    let sections = sheet.sections.iter();
    sections.filter(|section| section.relevant.holds(|id| answer(answers, id)))
}

/// What was answered; empty if nothing was.
pub(super) fn answer<'a>(answers: &'a Answers, id: &str) -> &'a str {
    answers.get(id).map_or("", String::as_str)
}
