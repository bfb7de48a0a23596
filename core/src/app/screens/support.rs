//! Words for the emergency service, and the quiet doors: they won't get help, and the next small step.

use foothold_content::{Level, Message};

use crate::content::{content, role_words, words};

use super::super::{Action, Block, Route, Screen, Sentence, Tap, Weight};
use super::help::Detail;
use super::steps::Wording;
use super::{Draw, push};

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
            self.search_card(),
            self.heading(words::REFUSAL_TONIGHT),
            Block::Steps {
                id: "steps".into(),
                items: steps,
                in_order: true,
                in_sight,
            },
            self.heading(words::GUIDES_TITLE),
        ];
        blocks.extend(self.topics(Weight::Quiet));
        blocks.extend(self.page_lines(page.roles));
        self.page(Route::Refusal, self.say(words::REFUSAL_TITLE), blocks)
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

    /// The steps the reader kept; then the result's own, or, before any check, those that fit everyone.
    pub(super) fn next_step(&self) -> Screen {
        let started = self.session.has_started();
        let page = content().page("next-step");
        let check = push(Route::Check);
        let mut blocks = self.kept_steps();
        let kept = !blocks.is_empty();
        let steps = if started {
            let finding = self.session.finding(self.settings);
            blocks.push(self.paragraph(words::STEP_INTRO_RESULT));
            self.steps(&finding.actions, &Wording::of(&finding, self.settings.person))
        } else {
            let text = Some(words::REFUSAL_CHECK_TEXT);
            blocks.push(self.card("check", words::REFUSAL_CHECK, text, Weight::Main, check));
            blocks.push(self.paragraph(words::STEP_INTRO));
            self.steps(
                page.actions,
                &Wording::general(Level::KeepTalking, self.settings.person),
            )
        };
        let in_sight = steps.len().min(3) as u32;
        blocks.push(Block::Steps {
            id: "steps".into(),
            items: steps,
            in_order: true,
            in_sight,
        });
        blocks.extend(self.page_lines(page.roles));
        blocks.push(self.paragraph(words::STEP_HARD));
        if started || kept {
            self.private_page(Route::NextStep, self.say(words::HOME_STEP), blocks)
        } else {
            self.page(Route::NextStep, self.say(words::HOME_STEP), blocks)
        }
    }

    /// What the reader kept for this week, each with a way to take it off again.
    fn kept_steps(&self) -> Vec<Block> {
        let kept = self.session.steps();
        if kept.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![self.heading(words::STEP_YOURS)];
        for step in kept {
            blocks.push(Block::Paragraph {
                id: format!("kept/{}", step.id),
                sentences: vec![Sentence {
                    text: self.fill(step.text),
                    sources: self.source_refs(step.sources),
                }],
            });
        }
        blocks.push(self.paragraph(words::STEP_YOURS_NOTE));
        blocks.extend(kept.iter().map(|step| {
            let text = self.fill(step.text).text;
            Block::Card {
                id: format!("drop/{}", step.id),
                title: self.say_with(words::STEP_DROP, &[("step", &text)]),
                text: None,
                weight: Weight::Quiet,
                tap: Tap::Do {
                    action: Action::DropStep {
                        step: step.id.to_owned(),
                    },
                },
            }
        }));
        blocks.push(self.heading(words::STEP_MORE));
        blocks
    }
}
