//! The check: one question, six tiles, tap a tile, tap a sign, see the result.

use foothold_content::{Input, Sign};

use crate::content::{content, words};
use crate::escalation::Answer;

use super::super::session::{Session, tables};
use super::super::{Action, Block, Button, Choice, Mark, NoticeKind, Phrase, Route, Screen, Tap, Weight};
use super::{Draw, push};

/// The tile of the list about the last weeks, asked after the others.
pub(in crate::app) const WEEKS: &str = "weeks";

impl Draw<'_> {
    pub(super) fn check(&self, restarted: bool) -> Screen {
        let session = self.session;
        let tiles: Vec<_> = tables().tiles.iter().filter(|tile| tile.id != WEEKS).collect();
        let done = tiles.iter().filter(|tile| session.is_finished(tile.id)).count();
        let mut blocks = Vec::new();
        if restarted {
            blocks.push(self.notice(NoticeKind::Note, words::CHECK_RESTARTED, None));
        }
        blocks.push(self.paragraph(words::CHECK_INTRO));
        for tile in &tiles {
            blocks.push(Block::Card {
                id: tile.id.to_owned(),
                title: self.fill(tile.name),
                text: Some(self.tile_state(tile.id).unwrap_or_else(|| self.fill(tile.hint))),
                weight: Weight::Main,
                tap: push(Route::Tile {
                    id: tile.id.to_owned(),
                }),
            });
        }
        if done > 0 {
            let (done_text, total) = (done.to_string(), tiles.len().to_string());
            blocks.push(Block::Progress {
                id: "tiles".into(),
                done: done as u32,
                total: tiles.len() as u32,
                text: self.say_with(words::CHECK_PROGRESS, &[("done", &done_text), ("total", &total)]),
            });
        }
        if done == tiles.len() {
            let weeks = push(Route::Tile { id: WEEKS.into() });
            blocks.push(self.card(
                WEEKS,
                words::CHECK_WEEKS,
                Some(words::CHECK_WEEKS_TEXT),
                Weight::Main,
                weeks,
            ));
        }
        if session.has_started() {
            blocks.push(self.card(
                "result",
                words::CHECK_RESULT,
                None,
                Weight::Main,
                push(Route::Result),
            ));
            blocks.push(self.start_again());
        }
        let screen = self.page(Route::Check, self.say(words::CHECK_TITLE), blocks);
        Screen {
            private: session.has_started(),
            leave: Some(self.leave()),
            ..screen
        }
    }

    fn tile_state(&self, tile: &str) -> Option<Phrase> {
        let marked = self.session.marked_in(tile);
        if marked > 0 {
            return Some(self.say_with(words::CHECK_TILE_TICKED, &[("count", &marked.to_string())]));
        }
        self.session
            .is_finished(tile)
            .then(|| self.say(words::CHECK_TILE_NOTHING))
    }

    pub(super) fn tile(&self, id: &str) -> Option<Screen> {
        let tile = tables().tiles.iter().find(|tile| tile.id == id)?;
        let ticked = self.session.marked_in(id) > 0;
        let finish = match (id == WEEKS, ticked) {
            (true, true) => words::TILE_WEEKS_DONE,
            (false, true) => words::TILE_NOTHING_ELSE,
            (_, false) => words::TILE_NONE,
        };
        let hint = if id == WEEKS {
            words::TILE_WEEKS_HINT
        } else {
            words::TILE_HINT
        };
        let action = Action::NothingElse { tile: id.to_owned() };
        let mut blocks = vec![Block::Question {
            id: id.to_owned(),
            text: self.say(words::TILE_QUESTION),
            hint: Some(self.say(hint)),
            choices: Session::signs_of(id)
                .map(|(input, sign)| self.sign_choice(input, sign))
                .collect(),
            finish: Some(Button {
                label: self.say(finish),
                tap: Tap::Do { action },
            }),
        }];
        if self.session.has_started() && id != WEEKS {
            blocks.push(self.card(
                "result",
                words::CHECK_RESULT,
                None,
                Weight::Quiet,
                push(Route::Result),
            ));
        }
        if let Some(card) = content().book(self.locale()).card(tile.guide) {
            blocks.push(Block::Card {
                id: "guide".into(),
                title: self.say_with(words::TILE_GUIDE, &[("title", card.title)]),
                text: None,
                weight: Weight::Quiet,
                tap: push(Route::Guide {
                    id: tile.guide.to_owned(),
                }),
            });
        }
        Some(self.private_page(Route::Tile { id: id.to_owned() }, self.fill(tile.name), blocks))
    }

    fn sign_choice(&self, input: Input, sign: &Sign) -> Choice {
        let tick = |mark| Tap::Do {
            action: Action::Tick {
                sign: sign.id.to_owned(),
                mark,
            },
        };
        self.choice(
            sign.id,
            self.fill(sign.name),
            self.session.answer(input),
            &tick,
            &[Mark::NotSure],
        )
    }

    /// A choice that touching marks yes and touching again clears, with other answers beside it.
    pub(super) fn choice(
        &self,
        id: &str,
        text: Phrase,
        answer: Answer,
        tap: &dyn Fn(Mark) -> Tap,
        others: &[Mark],
    ) -> Choice {
        let mark = match answer {
            Answer::Yes => Mark::Yes,
            Answer::NotSure => Mark::NotSure,
            Answer::No => Mark::No,
            Answer::Unanswered => Mark::Clear,
        };
        let toggled = |wanted| if mark == wanted { Mark::Clear } else { wanted };
        let others = others.iter().map(|other| super::super::Answer {
            button: Button {
                label: self.say(match other {
                    Mark::No => words::ANSWER_NO,
                    _ => words::ANSWER_NOT_SURE,
                }),
                tap: tap(toggled(*other)),
            },
            given: mark == *other,
        });
        Choice {
            id: id.to_owned(),
            text,
            mark,
            tap: tap(toggled(Mark::Yes)),
            others: others.collect(),
        }
    }

    pub(super) fn start_again(&self) -> Block {
        let tap = Tap::Do {
            action: Action::StartAgain,
        };
        self.card(
            "again",
            words::CHECK_AGAIN,
            Some(words::CHECK_AGAIN_TEXT),
            Weight::Quiet,
            tap,
        )
    }
}
