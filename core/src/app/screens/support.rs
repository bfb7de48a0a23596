//! Words for the emergency service, and the quiet doors: they won't get help, and the next small step.

use foothold_content::{Level, Message};

use crate::content::{role_words, words};

use super::super::session::tables;
use super::super::{Block, Phrase, Route, Screen, Weight};
use super::help::Detail;
use super::steps::Wording;
use super::{Draw, push};

/// What a family can do when nothing is wrong right now.
const WHEN_THEY_REFUSE: [&str; 5] = ["LEAP", "SMALL_STEP", "ASK_DIRECT", "FIRM_TEEN", "CRAFT"];

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
        }));
        blocks.push(self.heading(words::WORDS_THEN));
        blocks.extend([words::WORDS_HANDS, words::WORDS_POLICE].map(|message| self.paragraph(message)));
        blocks.extend(self.source_blocks(&["SEED0", "NAMI-FAQ30", "NAMI-FAQ284"]));
        let screen = self.page(Route::EmergencyWords, self.say(words::WORDS_TITLE), blocks);
        Screen { leave: Some(self.leave()), ..screen }
    }

    pub(super) fn refusal(&self) -> Screen {
        let wording = Wording::general(Level::KeepTalking, self.settings.person);
        let steps = self.steps(&WHEN_THEY_REFUSE, &wording);
        let in_sight = steps.len().min(3) as u32;
        let check = push(Route::Check);
        let mut blocks = vec![
            self.paragraph(words::REFUSAL_INTRO),
            self.card("check", words::REFUSAL_CHECK, Some(words::REFUSAL_CHECK_TEXT), Weight::Main, check),
            Block::Steps { id: "steps".into(), items: steps, in_sight },
        ];
        for role in ["family_support", "treatment"] {
            if let Some(line) = self.region.line_for(role) {
                blocks.push(Block::Line { id: line.id.to_owned(), line: self.line_card(line, Detail::Glance) });
            }
        }
        self.page(Route::Refusal, self.say(words::REFUSAL_TITLE), blocks)
    }

    /// One step for this week: the result's own, or, before any check, those that fit everyone.
    pub(super) fn next_step(&self) -> Screen {
        let started = self.session.has_started();
        let steps = if started {
            let finding = self.session.finding(self.settings);
            self.steps(&finding.actions, &Wording::of(&finding, self.settings.person))
        } else {
            let lowest = tables().missing.iter().find(|rule| rule.level == Level::KeepTalking);
            let book = lowest.and_then(|rule| tables().playbook(rule.playbook, rule.level));
            let wording = Wording::general(Level::KeepTalking, self.settings.person);
            self.steps(book.map_or(&[], |book| book.actions), &wording)
        };
        let intro = if started { words::STEP_INTRO_RESULT } else { words::STEP_INTRO };
        let in_sight = steps.len().min(3) as u32;
        let mut blocks = vec![self.paragraph(intro), Block::Steps { id: "steps".into(), items: steps, in_sight }];
        blocks.push(self.paragraph(words::STEP_HARD));
        let text: Option<Phrase> = None;
        blocks.push(Block::Card {
            id: "check".into(),
            title: self.say(words::REFUSAL_CHECK),
            text,
            weight: Weight::Quiet,
            tap: push(Route::Check),
        });
        let screen = self.page(Route::NextStep, self.say(words::HOME_STEP), blocks);
        Screen { private: started, ..screen }
    }
}
