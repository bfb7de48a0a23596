//! What can be ticked in a note of a talk: every id is there, every list has rows, and a talk that went badly leads on.
//! What the days after coming home ask for: each of them asks the same three things of everyone.

use super::{Check, row};
use crate::compile::guides::STEPS;
use crate::compile::tracker::{AFTER, CHOICES};
use crate::{AfterItem, Age, ChoiceList};

impl Check<'_> {
    pub(super) fn talk_choices(&self) {
        for (at, choice) in self.content.talk_choices.iter().enumerate() {
            let problem = |what: String, mend: &str| self.problem(CHOICES, row(at), what, mend);
            if !is_kebab(choice.id) {
                problem(
                    format!("the id `{}` is not like the others", choice.id),
                    "Use small letters and digits, with single dashes between them.",
                );
            }
            if !self.is_guide(choice.guide) {
                problem(format!("`{}` is not a guide", choice.guide), "Correct the id.");
            }
            if !choice.step.is_empty() && self.content.small_step(choice.step).is_none() {
                problem(
                    format!("the step `{}` is not in {STEPS}", choice.step),
                    "Add it there, or correct the id.",
                );
            }
            for id in choice.sources {
                if self.content.source(id).is_none() {
                    problem(
                        format!("the source `{id}` is not in sources.csv"),
                        "Add it there, or correct the id.",
                    );
                }
            }
            if choice.step.is_empty() && choice.tip.is_empty() {
                problem(
                    format!("`{}` says nothing to try next", choice.id),
                    "Give it a tip or a small step.",
                );
            }
            self.plain_words(CHOICES, row(at), &[choice.name, choice.hint, choice.tip]);
        }
        for list in ChoiceList::ALL {
            if self.content.choices_of(list).next().is_none() {
                let what = format!("no row stands in the list `{}`", list.id());
                self.problem(CHOICES, 0, what, "Put its rows back.");
            }
        }
    }
}

/// What every day asks for: to ask directly, to look at the plan, to look at guns and pills.
const EVERY_DAY: [&str; 3] = ["ask", "plan", "home"];

/// The days a track may have.
const DAYS: std::ops::RangeInclusive<u32> = 1..=90;

impl Check<'_> {
    pub(super) fn after(&self) {
        let items: Vec<&AfterItem> = self.content.after.iter().collect();
        for (at, item) in items.iter().enumerate() {
            let problem = |what: String, mend: &str| self.problem(AFTER, row(at), what, mend);
            if !DAYS.contains(&item.day) {
                problem(
                    format!("`day` is {}", item.day),
                    "Write a number from 1 to 90: so many days after they came home.",
                );
            }
            if at > 0 && item.day < items[at - 1].day {
                problem(
                    format!("day {} stands behind a later one", item.day),
                    "Put the rows in the order of their days.",
                );
            }
            if !is_kebab(item.id) {
                problem(
                    format!("the id `{}` is not like the others", item.id),
                    "Use small letters and digits, with single dashes between them.",
                );
            }
            if !item.door.is_empty() && !self.is_route(item.door) {
                problem(
                    format!("the door leads to `{}`, which is no place", item.door),
                    "Use guide/<id>, sheet/<id>, check/<tile> or a route of search/places.csv.",
                );
            }
            let others = items
                .iter()
                .filter(|other| (other.day, other.id) == (item.day, item.id));
            if item.ages.is_empty() && others.count() > 1 {
                problem(
                    format!(
                        "`{}` of day {} has a wording for everyone and another",
                        item.id, item.day
                    ),
                    "Say in `audience` whom each is about.",
                );
            }
            self.words_for(AFTER, row(at), &[item.text, item.say, item.why], item.ages);
        }
        for day in self.content.after_days() {
            for (id, age) in EVERY_DAY
                .into_iter()
                .flat_map(|id| [(id, Age::Minor), (id, Age::Adult)])
            {
                let mut of_day = items.iter().filter(|item| item.day == day && item.id == id);
                if !of_day.any(|item| item.ages.is_empty() || item.ages.contains(&age)) {
                    let what = format!("day {day} has no row `{id}` about {}", whom(age));
                    self.problem(AFTER, 0, what, "Put it back: every day asks for these three.");
                }
            }
        }
    }
}

fn whom(age: Age) -> &'static str {
    match age {
        Age::Minor => "a minor",
        Age::Adult => "an adult",
    }
}

/// True for `late-night`: notes hold these ids for years.
fn is_kebab(id: &str) -> bool {
    let plain = |part: &str| {
        let mut letters = part.bytes();
        !part.is_empty() && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    };
    id.split('-').all(plain)
}
