//! Reads `tracker/choices.csv`: what can be ticked in a note of a talk; and `tracker/after.csv`: what the days after
//! coming home ask for.

use super::guides;
use super::prose::Register;
use super::table::{Reader, Row};
use crate::{AfterItem, ChoiceList, Shelf, TalkChoice};

pub(super) const CHOICES: &str = "tracker/choices.csv";
pub(super) const AFTER: &str = "tracker/after.csv";

pub(super) fn talk_choices(reader: &Reader<'_>) -> &'static Shelf<TalkChoice> {
    let lists = ChoiceList::ALL.map(|list| (list.id(), list));
    let choice = |row: &Row<'_>| {
        let hint = row.words("hint", Register::Background);
        let tip = row.words("tip", Register::Action);
        // A name alone claims nothing.
        let says_more = !hint.is_empty() || !tip.is_empty();
        TalkChoice {
            list: row.one_of("list", &lists, ChoiceList::Approach),
            id: row.required("id"),
            name: row.required_words("name", Register::Label),
            hint,
            guide: row.required("guide"),
            step: row.text("step"),
            tip,
            sources: if says_more {
                row.sources()
            } else {
                row.list("sources")
            },
            dates: row.dates(),
        }
    };
    Shelf::of(reader.rows(CHOICES).iter().map(choice).collect())
}

pub(super) fn after(reader: &Reader<'_>) -> &'static Shelf<AfterItem> {
    let item = |row: &Row<'_>| AfterItem {
        day: row.required("day").parse().unwrap_or_else(|_| {
            row.problem("`day` is no number", "Write how many days after coming home: 7.");
            0
        }),
        id: row.required("id"),
        ages: guides::ages(row, "audience"),
        text: row.required_words("text", Register::Action),
        say: row.words("say", Register::Action),
        why: row.required_words("why", Register::Background),
        door: row.text("door"),
        sources: row.sources(),
        dates: row.dates(),
    };
    Shelf::of(reader.rows(AFTER).iter().map(item).collect())
}
