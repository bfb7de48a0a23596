//! The helplines: every region can fill what an emergency needs, every number has what backs it.

use super::{Check, row, shown};
use crate::compile::contacts::{self, FIRST_LINES, REGIONS, ROLES};
use crate::compile::interface::PAGES;
use crate::{Line, NumberType, Offered, Region};

/// Roles that must have words in every region, because an emergency may need them.
const ALWAYS_FILLED: [&str; 6] = [
    "emergency",
    "crisis",
    "poison",
    "carer_hurt",
    "child_abuse",
    "crisis_team",
];

impl Check<'_> {
    pub(super) fn contacts(&self) {
        self.regions();
        self.first_lines();
        self.pages();
    }

    fn pages(&self) {
        for (at, page) in self.content.pages.iter().enumerate() {
            self.known_actions(PAGES, at, page.actions);
            for id in page.guides.iter().filter(|id| !self.is_guide(id)) {
                let what = format!("`{id}` is not a guide");
                self.problem(PAGES, row(at), what, "Use the id of a guide.");
            }
            for role in page.roles.iter().filter(|role| !self.is_line_role(role)) {
                let what = format!("no line has the role `{role}`");
                self.problem(PAGES, row(at), what, "Use a role of the contact tables.");
            }
        }
    }

    fn is_line_role(&self, role: &str) -> bool {
        let mut lines = self.content.regions.iter().flat_map(|region| region.lines);
        lines.any(|line| line.role == role)
    }

    fn regions(&self) {
        for region in self.content.regions {
            for role in ALWAYS_FILLED {
                if contacts::is_unfilled(region, role) {
                    self.problem(
                        REGIONS,
                        self.row_of(REGIONS, &["region"], region.id),
                        format!("{} has no words for `{role}`", region.id),
                        "Fill `say` in roles.csv, without a number if no line is verified.",
                    );
                }
            }
            for words in region.roles {
                let problem = |what: String, mend: &str| {
                    let id = format!("{} {}", region.id, words.role);
                    self.problem(ROLES, self.row_of(ROLES, &["region", "role"], &id), what, mend);
                };
                let braces: Vec<_> = words
                    .say
                    .all()
                    .flat_map(|(_, text)| shown::braces(text))
                    .collect();
                if !words.line.is_empty() && region.line(words.line).is_none() {
                    let file = contacts::file_of(region.id);
                    problem(
                        format!("{}: the line `{}` is not in {file}", region.id, words.line),
                        "Correct the id.",
                    );
                } else if words.line.is_empty() && braces.contains(&"number") {
                    problem(
                        format!("{}: `{}` shows a number but names no line", region.id, words.role),
                        "Name the line, or leave {number} out.",
                    );
                }
                if let Some(other) = braces.iter().find(|name| **name != "number") {
                    problem(
                        format!("`{{{other}}}` cannot stand in `say`"),
                        "Only {number} is filled there.",
                    );
                }
            }
            self.channels(region);
        }
        if self
            .content
            .regions
            .last()
            .is_none_or(|region| region.id != "unknown")
        {
            self.problem(
                REGIONS,
                0,
                "the region `unknown` is missing",
                "Add it: it is what a phone without a known country shows.",
            );
        }
    }

    fn channels(&self, region: &Region) {
        let file = contacts::file_of(region.id);
        let of_line = |line: &'static Line| {
            line.channels
                .iter()
                .map(move |channel| (channel, line.role == "emergency"))
        };
        let channels: Vec<_> = region.lines.iter().flat_map(of_line).collect();
        for (at, (channel, emergency)) in channels.iter().enumerate() {
            let backed = contacts::independent_sources(channel, self.content.sources, *emergency);
            if backed < 2 && channel.open.is_empty() {
                self.problem(
                    &file,
                    row(at),
                    format!("`{}` has {backed} independent source(s)", channel.display),
                    "Name a second one by another publisher, or say in `open` what is missing.",
                );
            }
            let text_only = channels.iter().any(|(other, _)| {
                other.dial == channel.dial && other.number_type == Some(NumberType::TextCode)
            });
            // North American codes of five and six digits carry texts, never calls.
            let north_american = ["US", "CA"].contains(&region.id) && [5, 6].contains(&channel.dial.len());
            if north_american && channel.number_type == Some(NumberType::ShortCode) {
                self.problem(
                    &file,
                    row(at),
                    format!(
                        "`{}` can only be texted here, but it is marked as a number to call",
                        channel.dial
                    ),
                    "Set `number_type` to text_code and `channel` to text.",
                );
            }
            if text_only && channel.number_type != Some(NumberType::TextCode) {
                self.problem(
                    &file,
                    row(at),
                    format!("`{}` is a text-only code in another row", channel.dial),
                    "Make both rows agree.",
                );
            }
        }
    }

    fn first_lines(&self) {
        let own = ["own_clinician", "local_crisis"];
        for (at, first) in self.content.first_lines.iter().enumerate() {
            let known = own.contains(&first.role) || self.is_line_role(first.role);
            if !known {
                self.problem(
                    FIRST_LINES,
                    row(at),
                    format!("no line has the role `{}`", first.role),
                    "Use a role of the contact tables.",
                );
            }
            match first.when {
                Offered::WithAction(id) | Offered::WhenFirst(id) => {
                    self.known_actions(FIRST_LINES, at, &[id])
                }
                Offered::WithModifier(id) if self.tables().input(id).is_none() => {
                    self.problem(
                        FIRST_LINES,
                        row(at),
                        format!("the modifier `{id}` does not exist"),
                        "Correct the id.",
                    );
                }
                _ => {}
            }
        }
    }
}
