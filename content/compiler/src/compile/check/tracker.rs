//! What can be ticked in a note of a talk: every id is there, every list has rows, and a talk that went badly leads on.

use super::{Check, row};
use crate::ChoiceList;
use crate::compile::guides::STEPS;
use crate::compile::tracker::CHOICES;

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

/// True for `late-night`: notes hold these ids for years.
fn is_kebab(id: &str) -> bool {
    let plain = |part: &str| {
        let mut letters = part.bytes();
        !part.is_empty() && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    };
    id.split('-').all(plain)
}
