//! What was ticked, in memory only.

use foothold_content::{Asked, Input, Tables};

use crate::content::content;
use crate::escalation::{Answer, Answers, Finding, can_raise, evaluate};

use super::{Mark, Settings};

/// One run of the check. Forgotten when the app closes, and at once on a fast leave.
#[derive(Debug, Clone)]
pub(super) struct Session {
    answers: Answers,
    started: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            answers: Answers::unanswered(tables()),
            started: false,
        }
    }
}

/// The packed escalation tables.
pub(super) fn tables() -> &'static Tables {
    &content().tables
}

impl Session {
    /// True once anything was answered.
    pub(super) fn has_started(&self) -> bool {
        self.started
    }

    pub(super) fn answer(&self, input: Input) -> Answer {
        self.answers.get(input)
    }

    pub(super) fn mark(&mut self, input: Input, mark: Mark) {
        let answer = match mark {
            Mark::Yes => Answer::Yes,
            Mark::NotSure => Answer::NotSure,
            Mark::No => Answer::No,
            Mark::Clear => Answer::Unanswered,
        };
        self.answers.set(input, answer);
        self.started = true;
    }

    /// The signs of a tile with their inputs.
    pub(super) fn signs_of(tile: &str) -> impl Iterator<Item = (Input, &'static foothold_content::Sign)> {
        let signs = tables().signs.iter().enumerate();
        signs
            .filter(move |(_, sign)| sign.tile == tile)
            .map(|(at, sign)| (Input(at as u16), sign))
    }

    /// Everything in a tile that is not answered becomes no.
    pub(super) fn nothing_else(&mut self, tile: &str) {
        for (input, _) in Self::signs_of(tile) {
            if self.answer(input) == Answer::Unanswered {
                self.answers.set(input, Answer::No);
            }
        }
        self.started = true;
    }

    /// True if every sign of a tile is answered.
    pub(super) fn is_finished(&self, tile: &str) -> bool {
        Self::signs_of(tile).all(|(input, _)| self.answer(input) != Answer::Unanswered)
    }

    /// How many signs of a tile are marked yes or not sure.
    pub(super) fn marked_in(&self, tile: &str) -> usize {
        Self::signs_of(tile)
            .filter(|(input, _)| self.answer(*input) >= Answer::NotSure)
            .count()
    }

    /// The answers together with what the settings say about the person.
    fn with_settings(&self, settings: &Settings) -> Answers {
        let mut answers = self.answers.clone();
        for (fact, holds) in [("veteran", settings.veteran), ("lgbtq", settings.lgbtq)] {
            if let Some(input) = tables().input(fact).filter(|_| holds) {
                answers.set(input, Answer::Yes);
            }
        }
        answers
    }

    pub(super) fn finding(&self, settings: &Settings) -> Finding {
        evaluate(tables(), &self.with_settings(settings))
    }

    /// Modifiers that are yes, from the settings or an answer.
    pub(super) fn facts(&self, settings: &Settings) -> Vec<&'static str> {
        let answers = self.with_settings(settings);
        let facts = tables().modifiers.iter().map(|modifier| modifier.id);
        facts
            .filter(|id| {
                tables()
                    .input(id)
                    .is_some_and(|input| answers.get(input) == Answer::Yes)
            })
            .collect()
    }

    /// The questions about the situation that are still open and could raise the level, and those answered, so that
    /// an answer can be seen and changed.
    pub(super) fn questions(&self, settings: &Settings) -> Vec<(Input, &'static foothold_content::Modifier)> {
        let answers = self.with_settings(settings);
        let asked = tables()
            .modifiers
            .iter()
            .filter(|modifier| modifier.asked == Asked::WhenItCanRaise);
        asked
            .filter_map(|modifier| tables().input(modifier.id).map(|input| (input, modifier)))
            .filter(|(input, _)| {
                self.answer(*input) != Answer::Unanswered || can_raise(tables(), &answers, *input)
            })
            .collect()
    }
}
