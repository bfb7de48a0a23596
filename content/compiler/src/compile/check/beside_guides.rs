//! The tables beside the guides: topics, small steps, reasons nobody could find, cues that lead nowhere, and what the
//! search knows.

use std::collections::HashSet;

use super::shown::Shown;
use super::{Check, row};
use crate::compile::escalation::TILES;
use crate::compile::guides::{CUES, REASONS, STEPS, TOPICS};
use crate::compile::search::{DANGER, HARMLESS, PLACES};
use crate::{Age, Concern, Rehearsal};

/// The fewest things to tick of either kind that a reader of any age and concern is offered.
const FEWEST_HEARD: usize = 6;
const FEWEST_SEEN: usize = 3;

/// The small steps a practice talk can end with.
fn steps_of(talk: &'static Rehearsal) -> impl Iterator<Item = &'static str> {
    let of_endings = talk.endings.iter().map(|ending| ending.step);
    of_endings.chain([talk.step])
}

impl Check<'_> {
    pub(super) fn beside_guides(&self) {
        self.topics();
        self.small_steps();
        self.reasons();
        self.cues();
        self.search_tables();
    }

    fn topics(&self) {
        for (at, topic) in self.content.topics.iter().enumerate() {
            let mut cards = self.content.guides.iter().flat_map(|book| book.cards);
            if !cards.any(|card| card.topic == topic.id) {
                let what = format!("no guide stands in the topic `{}`", topic.id);
                self.problem(TOPICS, row(at), what, "Give it one, or take the topic out.");
            }
        }
    }

    fn small_steps(&self) {
        let cards = self.content.guides.iter().flat_map(|book| book.cards);
        let used: HashSet<&str> = cards
            .map(|card| card.step)
            .chain(self.content.reasons.iter().map(|reason| reason.step))
            .chain(
                self.content
                    .rehearsals
                    .iter()
                    .flat_map(|book| book.talks)
                    .flat_map(steps_of),
            )
            .collect();
        for (at, step) in self.content.small_steps.iter().enumerate() {
            if !used.contains(step.id) {
                let what = format!(
                    "no guide, no reason and no practice talk ends with the step `{}`",
                    step.id
                );
                self.problem(STEPS, row(at), what, "Name it in one, or take it out.");
            }
            self.plain_words(STEPS, row(at), &[step.text]);
        }
    }

    fn reasons(&self) {
        for (at, reason) in self.content.reasons.iter().enumerate() {
            if !self.is_guide(reason.guide) {
                self.problem(
                    REASONS,
                    row(at),
                    format!("`{}` is not a guide", reason.guide),
                    "Correct the id.",
                );
            }
            if self.content.small_step(reason.step).is_none() {
                let what = format!("the step `{}` is not in {STEPS}", reason.step);
                self.problem(REASONS, row(at), what, "Add it there, or correct the id.");
            }
            let cues = self
                .content
                .cues
                .iter()
                .filter(|cue| cue.reasons.contains(&reason.id));
            if cues.count() < 2 {
                let what = format!("fewer than two cues lead to `{}`", reason.id);
                self.problem(REASONS, row(at), what, "Add what one hears or sees to cues.csv.");
            }
            let words = [
                reason.name,
                reason.meaning,
                reason.first,
                reason.second,
                reason.third,
                reason.say,
                reason.avoid,
            ];
            self.plain_words(REASONS, row(at), &words);
        }
    }

    fn cues(&self) {
        for (at, cue) in self.content.cues.iter().enumerate() {
            for id in cue.reasons {
                if self.content.reason(id).is_none() {
                    self.problem(
                        CUES,
                        row(at),
                        format!("`{id}` is not in {REASONS}"),
                        "Correct the id.",
                    );
                }
            }
            if cue.reasons.is_empty() && cue.check.is_empty() {
                let what = format!("`{}` leads nowhere", cue.id);
                self.problem(
                    CUES,
                    row(at),
                    what,
                    "Name a reason, or the tile of the check to open.",
                );
            }
            let of_the_check = cue.check.starts_with("check/") && self.is_route(cue.check);
            if !cue.check.is_empty() && !of_the_check {
                let what = format!("`{}` is no part of the check", cue.check);
                self.problem(CUES, row(at), what, "Use check/<tile>.");
            }
            self.words_for(CUES, row(at), &[cue.text], cue.fit.ages);
        }
        for age in [Age::Minor, Age::Adult] {
            for concern in [Concern::MentalHealth, Concern::Substance] {
                let reader = crate::Reader {
                    age: Some(age),
                    concern: Some(concern),
                    region: "",
                };
                let offered = self.content.cues.iter().filter(|cue| cue.fit.holds(reader));
                let (heard, seen): (Vec<&crate::Cue>, Vec<&crate::Cue>) = offered.partition(|cue| cue.heard);
                if heard.len() < FEWEST_HEARD || seen.len() < FEWEST_SEEN {
                    let what = format!(
                        "a reader for {age:?} and {concern:?} has {} to hear and {} to see",
                        heard.len(),
                        seen.len()
                    );
                    self.problem(
                        CUES,
                        0,
                        what,
                        format!("Offer at least {FEWEST_HEARD} and {FEWEST_SEEN}."),
                    );
                }
            }
        }
    }

    fn search_tables(&self) {
        for (at, place) in self.content.places.iter().enumerate() {
            self.plain_words(PLACES, row(at), &[place.title, place.summary]);
            for (_, text) in place.also.all() {
                self.forbidden(PLACES, row(at), text);
            }
        }
        for (at, topic) in self.content.topics.iter().enumerate() {
            self.plain_words(TOPICS, row(at), &[topic.name, topic.hint]);
        }
        let rows = self.reader.rows(DANGER);
        for danger in rows.iter().filter(|row| row.cell("check") != HARMLESS) {
            let page = danger.cell("page");
            if !self.is_guide(page) {
                danger.problem(
                    format!("`{page}` is not a guide"),
                    "Use the id of a page in guides/.",
                );
            }
            let check = danger.cell("check");
            if !self.is_route(&format!("check/{check}")) {
                danger.problem(
                    format!("`{check}` is no tile of the check"),
                    "Use an id of escalation/tiles.csv.",
                );
            }
        }
        for (at, tile) in self.tables().tiles.iter().enumerate() {
            if !self.is_guide(tile.guide) {
                let what = format!("`{}` is not a guide", tile.guide);
                self.problem(TILES, row(at), what, "Correct the id.");
            }
        }
    }

    /// Words of a table that any reader in any region may meet.
    pub(super) fn plain_words(&self, file: &str, row: usize, words: &[crate::Words]) {
        self.words_for(file, row, words, &[]);
    }

    /// Words of a table that readers of these ages (blank: all) may meet in any region.
    pub(super) fn words_for(&self, file: &str, row: usize, words: &[crate::Words], ages: &[Age]) {
        let all = [Age::Minor, Age::Adult];
        let ages = if ages.is_empty() { &all } else { ages };
        let shown = Shown {
            file: file.to_owned(),
            row,
            texts: words.to_vec(),
            regions: self.content.regions.iter().collect(),
        };
        for (_, text) in words.iter().flat_map(crate::Words::all) {
            self.forbidden(file, row, text);
            self.for_age(file, row, text, ages);
            self.filled_roles(&shown, text);
        }
    }
}
