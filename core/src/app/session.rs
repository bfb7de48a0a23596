//! What was ticked, in memory only.

use std::collections::{BTreeMap, BTreeSet};

use foothold_content::{Asked, Cue, Input, Message, Rehearsal, SmallStep, Tables};

use crate::content::content;
use crate::escalation::{Answer, Answers, Finding, can_raise, evaluate};

use super::{Mark, Moment, Settings};

/// One run of the check. Forgotten when the app closes, and at once on a fast leave.
#[derive(Debug, Clone)]
pub(super) struct Session {
    answers: Answers,
    started: bool,
    /// Cues ticked in the reasons finder.
    heard: BTreeSet<&'static str>,
    /// What was ticked before a practice talk.
    right_time: BTreeSet<&'static str>,
    /// What was said in each practice talk: which answer, turn after turn.
    rehearsed: BTreeMap<&'static str, Vec<u8>>,
    /// Small steps kept since the app was opened.
    steps: Vec<&'static SmallStep>,
    /// Those of them that are not in the diary yet, and when they were kept.
    pub(super) waiting: Vec<(&'static SmallStep, Moment)>,
    /// A check to keep once the diary opens: its level, what was answered, and when.
    pub(super) waiting_check: Option<(&'static str, BTreeMap<String, String>, Moment)>,
    /// What the last action has to say on the first screen.
    pub(super) told: Option<&'static Message>,
    /// What was typed into the search.
    query: String,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            answers: Answers::unanswered(tables()),
            started: false,
            heard: BTreeSet::new(),
            right_time: BTreeSet::new(),
            rehearsed: BTreeMap::new(),
            steps: Vec::new(),
            waiting: Vec::new(),
            waiting_check: None,
            told: None,
            query: String::new(),
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

    /// Forgets what was ticked in the check, and nothing else.
    pub(super) fn start_again(&mut self) {
        self.answers = Answers::unanswered(tables());
        self.started = false;
        self.waiting_check = None;
    }

    pub(super) fn hear(&mut self, cue: &'static Cue, heard: bool) {
        if heard {
            self.heard.insert(cue.id);
        } else {
            self.heard.remove(cue.id);
        }
    }

    /// True once anything was ticked in the reasons finder.
    pub(super) fn has_heard(&self) -> bool {
        !self.heard.is_empty()
    }

    pub(super) fn is_heard(&self, cue: &Cue) -> bool {
        self.heard.contains(cue.id)
    }

    pub(super) fn tick_time(&mut self, tick: &'static str, holds: bool) {
        if holds {
            self.right_time.insert(tick);
        } else {
            self.right_time.remove(tick);
        }
    }

    /// What was ticked before a practice talk.
    pub(super) fn right_time(&self) -> &BTreeSet<&'static str> {
        &self.right_time
    }

    /// What was said in a practice talk, turn after turn; `None` if it was not begun.
    pub(super) fn rehearsed(&self, talk: &Rehearsal) -> Option<&[u8]> {
        self.rehearsed.get(talk.id).map(Vec::as_slice)
    }

    pub(super) fn begin_rehearsal(&mut self, talk: &Rehearsal) {
        self.rehearsed.insert(talk.id, Vec::new());
    }

    /// Says something in a turn: what was said in it and after it is forgotten. `false` if this turn was never come to, or
    /// has no such answer.
    pub(super) fn rehearse(&mut self, talk: &Rehearsal, turn: usize, answer: u8) -> bool {
        let Some(said) = self.rehearsed.get_mut(talk.id) else {
            return false;
        };
        let Some(before) = said.get(..turn) else {
            return false;
        };
        let now = [before, &[answer]].concat();
        let leads = talk.after(&now).is_some();
        if leads {
            *said = now;
        }
        leads
    }

    /// Keeps a step, once.
    pub(super) fn keep_step(&mut self, step: &'static SmallStep) {
        if !self.steps.contains(&step) {
            self.steps.push(step);
        }
    }

    /// Keeps a step until the diary opens.
    pub(super) fn wait_with(&mut self, step: &'static SmallStep, now: Moment) {
        if !self.waiting.iter().any(|(known, _)| *known == step) {
            self.waiting.push((step, now));
        }
    }

    pub(super) fn drop_step(&mut self, id: &str) {
        self.steps.retain(|step| step.id != id);
        self.waiting.retain(|(step, _)| step.id != id);
    }

    /// The steps kept since the app was opened, in that order.
    pub(super) fn steps(&self) -> &[&'static SmallStep] {
        &self.steps
    }

    /// What was typed into the search last.
    pub(super) fn query(&self) -> &str {
        &self.query
    }

    pub(super) fn search(&mut self, query: &str) {
        query.clone_into(&mut self.query);
    }

    /// The signs of a tile with their inputs.
    pub(super) fn signs_of(tile: &str) -> impl Iterator<Item = (Input, &'static foothold_content::Sign)> {
        let signs = tables().signs.iter().enumerate();
        signs
            .filter(move |(_, sign)| sign.tile == tile)
            .map(|(at, sign)| (Input(at as u16), sign))
    }

    /// What was answered: id of the sign or question -> `yes`, `not_sure` or `no`.
    pub(super) fn given(&self) -> BTreeMap<String, String> {
        let inputs = (0..tables().inputs()).map(|at| Input(at as u16));
        inputs
            .map(|input| (tables().input_id(input).to_owned(), self.answer(input)))
            .filter(|(_, answer)| *answer != Answer::Unanswered)
            .map(|(id, answer)| (id, answer.id().to_owned()))
            .collect()
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
