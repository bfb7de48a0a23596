//! Words for the emergency service, and the quiet doors: they won't get help, and the next small step.

use foothold_content::{Level, Message, SheetItemKind};

use crate::content::{content, role_words, words};
use crate::tracker::Answers;

use super::super::{Block, Route, Screen, Weight};
use super::help::Detail;
use super::steps::Wording;
use super::{Draw, push};

/// The sheet whose words to say are those for the emergency service.
pub(in crate::app) const RESPONDER: &str = "responder";

impl Draw<'_> {
    pub(super) fn emergency_words(&self) -> Screen {
        let lines = [
            (words::WORDS_WHERE, None),
            (words::WORDS_WHO, None),
            (words::WORDS_WHAT, None),
            (words::WORDS_BODY, None),
            (words::WORDS_TOOK, None),
            (words::WORDS_WEAPON, None),
            (words::WORDS_HISTORY, Some(words::WORDS_HISTORY_IF)),
            (words::WORDS_HEALTH, None),
            (words::WORDS_ASK, None),
            (words::WORDS_STAY_ON, None),
        ];
        let team = role_words("crisis_team", self.region, self.locale());
        let mut blocks = vec![self.paragraph(words::WORDS_INTRO)];
        blocks.extend(lines.into_iter().map(|(message, why)| Block::Say {
            id: message.id.to_owned(),
            say: self.say_with(message, &[("team", &team)]),
            avoid: None,
            why: why.map(|why: &Message| self.say(why)),
            sources: Vec::new(),
        }));
        self.words_screen(blocks, None)
    }

    /// The same lines with what the reader wrote in the responder sheet. Hidden from the recents view: it names someone.
    pub(in crate::app) fn words_from_sheet(&self, answers: &Answers) -> Screen {
        let mut blocks = vec![self.paragraph(words::WORDS_FILLED)];
        if let Some(sheet) = content().worksheet(RESPONDER) {
            let items = sheet.sections.iter().flat_map(|section| section.items);
            let said = items.filter(|item| item.kind == SheetItemKind::Say);
            blocks.extend(said.flat_map(|item| self.sheet_note(item, sheet, answers)));
        }
        // Nothing unpacked, nothing lost: the lines that cannot fail.
        if blocks.len() == 1 {
            return self.emergency_words();
        }
        // Whoever filled it in wants what stands in it, and not the blank one.
        let own = Route::OwnSheet {
            id: RESPONDER.to_owned(),
        };
        Screen {
            private: true,
            ..self.words_screen(blocks, Some(own))
        }
    }

    /// Words to read out, with the door to the responder sheet: the blank one, or the reader's own.
    fn words_screen(&self, mut blocks: Vec<Block>, own: Option<Route>) -> Screen {
        let mut doors = self.sheet_cards(Weight::Quiet, |sheet| sheet.id == RESPONDER);
        if let (Some(Block::Card { tap, .. }), Some(own)) = (doors.first_mut(), own) {
            *tap = push(own);
        }
        blocks.extend(doors);
        blocks.push(self.heading(words::WORDS_THEN));
        blocks.extend([words::WORDS_HANDS, words::WORDS_POLICE].map(|message| self.paragraph(message)));
        blocks.extend(self.source_blocks(content().page("words").sources));
        let screen = self.page(Route::EmergencyWords, self.say(words::WORDS_TITLE), blocks);
        Screen {
            leave: Some(self.leave()),
            ..screen
        }
    }

    /// The door to everything below danger: why they say no, how to talk, every guide.
    pub(super) fn refusal(&self) -> Screen {
        let wording = Wording::general(Level::KeepTalking, self.settings.person);
        let page = content().page("refusal");
        let steps = self.steps(page.actions, &wording);
        let in_sight = steps.len().min(3) as u32;
        let check = push(Route::Check);
        let reasons = push(Route::Reasons);
        let mut blocks = vec![
            self.paragraph(words::REFUSAL_INTRO),
            self.card(
                "check",
                words::REFUSAL_CHECK,
                Some(words::REFUSAL_CHECK_TEXT),
                Weight::Main,
                check,
            ),
            self.card(
                "reasons",
                words::REASONS_TITLE,
                Some(words::REASONS_TEXT),
                Weight::Main,
                reasons,
            ),
            self.practice_card(Weight::Main),
            self.search_card(),
            self.heading(words::REFUSAL_TONIGHT),
            Block::Steps {
                id: "steps".into(),
                items: steps,
                in_order: true,
                in_sight,
            },
        ];
        blocks.extend(self.why_steps(page.guides));
        blocks.push(self.heading(words::GUIDES_TITLE));
        blocks.extend(self.topics(Weight::Quiet));
        blocks.push(self.sheets_card());
        blocks.extend(self.page_lines(page.roles));
        self.page(Route::Refusal, self.say(words::REFUSAL_TITLE), blocks)
    }

    /// Why the steps above: the guides that say so, with their sources.
    pub(super) fn why_steps(&self, guides: &[&str]) -> Vec<Block> {
        let book = content().book(self.locale());
        let cards = guides.iter().filter_map(|id| book.card(id));
        let doors = cards.map(|card| self.guide_card(card, Weight::Quiet));
        let heading = self.heading(words::STEPS_WHY);
        std::iter::once(heading).chain(doors).collect()
    }

    /// The lines of a page, those this region has.
    pub(super) fn page_lines(&self, roles: &[&str]) -> Vec<Block> {
        let lines = self.region.lines.iter().filter(|line| roles.contains(&line.role));
        lines
            .map(|line| Block::Line {
                id: line.id.to_owned(),
                line: self.line_card(line, Detail::Glance),
            })
            .collect()
    }
}
