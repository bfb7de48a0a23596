//! What one table alone cannot show: dead references, forbidden words, rules that can never matter.

mod beside_guides;
mod conditions;
mod contacts;
mod escalation;
mod guides;
mod rehearsals;
mod shown;
mod tracker;
mod worksheets;

use std::collections::HashSet;

use super::contacts::{REGIONS, ROLES, SOURCES, file_of};
use super::escalation::{
    ACTIONS, COMBINATIONS, EXCEPTIONS, LEVELS, MISSING, MODIFIERS, NEVER, PLAYBOOKS, SIGNS, TILES,
};
use super::guides::{Book, CUES, REASONS, STEPS, TOPICS};
use super::interface::PAGES;
use super::keep;
use super::rehearsals::{Book as TalkBook, UNPLAYED, Unplayed};
use super::search::{IGNORED, PLACES};
use super::table::{Reader, Row};
use super::tracker::{AFTER, CHOICES};
use crate::{Content, Never, Tables};

/// The columns that together name a row.
const IDS: [(&str, &[&str]); 23] = [
    (SOURCES, &["id"]),
    (REGIONS, &["region"]),
    (ROLES, &["region", "role"]),
    (LEVELS, &["level"]),
    (TILES, &["tile"]),
    (SIGNS, &["sign"]),
    (MODIFIERS, &["modifier"]),
    (COMBINATIONS, &["rule"]),
    (MISSING, &["rule"]),
    (PLAYBOOKS, &["playbook", "level"]),
    (EXCEPTIONS, &["id"]),
    (ACTIONS, &["action", "variant"]),
    (NEVER, &["id"]),
    (PAGES, &["page"]),
    (TOPICS, &["topic"]),
    (STEPS, &["id"]),
    (REASONS, &["reason"]),
    (CUES, &["cue"]),
    (CHOICES, &["list", "id"]),
    (AFTER, &["day", "id", "audience"]),
    (PLACES, &["route"]),
    (IGNORED, &["id"]),
    (UNPLAYED, &["id"]),
];

/// The tables whose rows all name sources, beside those of the regions' lines.
const SOURCED: [&str; 14] = [
    REGIONS,
    SIGNS,
    MODIFIERS,
    COMBINATIONS,
    MISSING,
    EXCEPTIONS,
    ACTIONS,
    NEVER,
    PAGES,
    STEPS,
    REASONS,
    CUES,
    AFTER,
    UNPLAYED,
];

/// Checks content whose tables could all be read.
pub(super) fn check(
    content: &Content,
    reader: &Reader<'_>,
    books: &[Book],
    talks: &[TalkBook],
    unplayed: &[Unplayed],
) {
    let never = content.tables.never.iter().filter(|never| never.ages.is_empty());
    let phrases = never.flat_map(|never| {
        never
            .phrases
            .iter()
            .map(move |phrase| (keep(&format!(" {phrase} ")), never))
    });
    let check = Check {
        content,
        reader,
        phrases: phrases.collect(),
    };
    check.unique_ids();
    check.sources();
    check.escalation();
    check.contacts();
    check.shown();
    check.guides(books);
    check.rehearsals(talks, unplayed);
    check.beside_guides();
    check.talk_choices();
    check.after();
    check.worksheets();
}

struct Check<'a> {
    content: &'a Content,
    reader: &'a Reader<'a>,
    /// What must not be said, between spaces as folded words are, and the rule that says so.
    phrases: Vec<(&'static str, &'static Never)>,
}

impl Check<'_> {
    fn problem(&self, file: &str, row: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.reader.report.add(file, row, what, mend);
    }

    fn tables(&self) -> &Tables {
        &self.content.tables
    }

    /// The files of the regions' lines.
    fn line_files(&self) -> Vec<String> {
        self.content
            .regions
            .iter()
            .map(|region| file_of(region.id))
            .collect()
    }

    fn unique_ids(&self) {
        let lines = self.line_files();
        let lines = lines.iter().map(|file| (&file[..], &["line"][..]));
        for (file, columns) in IDS.into_iter().chain(lines) {
            let mut seen = HashSet::new();
            for row in self.reader.rows(file) {
                let id = joined(&row, columns);
                // The rows of a line's other channels have no id.
                if !id.is_empty() && !seen.insert(id.clone()) {
                    row.problem(
                        format!("`{id}` stands twice"),
                        "Keep one row, or give one a new id.",
                    );
                }
            }
        }
        let tables = self.tables();
        for (at, modifier) in tables.modifiers.iter().enumerate() {
            if tables.sign(modifier.id).is_some() {
                let what = format!("`{}` is also a sign", modifier.id);
                self.problem(MODIFIERS, row(at), what, "Give one a new id.");
            }
        }
        for (at, rule) in tables.missing.iter().enumerate() {
            if tables.combinations.iter().any(|other| other.id == rule.id) {
                let what = format!("`{}` is also a rule of combinations.csv", rule.id);
                self.problem(MISSING, row(at), what, "Give one a new id.");
            }
        }
    }

    fn sources(&self) {
        let lines = self.line_files();
        for file in SOURCED.into_iter().chain(lines.iter().map(String::as_str)) {
            for row in self.reader.rows(file) {
                for id in row.sources() {
                    if self.content.source(id).is_none() {
                        row.problem(
                            format!("the source `{id}` is not in sources.csv"),
                            "Add it there, or correct the id.",
                        );
                    }
                }
            }
        }
    }

    /// The row that holds this id, for what is loaded in another order than it is written.
    fn row_of(&self, file: &str, columns: &[&str], id: &str) -> usize {
        let rows = self.reader.rows(file);
        rows.iter()
            .find(|row| joined(row, columns) == id)
            .map_or(0, |row| row.number)
    }
}

fn joined(row: &Row<'_>, columns: &[&str]) -> String {
    let cells: Vec<_> = columns.iter().map(|column| row.cell(column)).collect();
    cells.join(" ").trim().to_owned()
}

/// The row of the nth record as a spreadsheet counts it.
fn row(at: usize) -> usize {
    at + 2
}
