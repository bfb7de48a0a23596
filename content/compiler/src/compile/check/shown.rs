//! Every text the apps show: no forbidden phrase, no role in braces that a region leaves empty.

use super::{Check, row};
use crate::compile::contacts::{self, REGIONS, ROLES};
use crate::compile::escalation::{
    ACTIONS, COMBINATIONS, EXCEPTIONS, LEVELS, MISSING, MODIFIERS, SIGNS, TILES,
};
use crate::compile::{interface, prose};
use crate::{Never, Part, Region, Words, parts};

/// Texts of one row, and the regions that show them.
pub(super) struct Shown<'a> {
    pub(super) file: String,
    pub(super) row: usize,
    pub(super) texts: Vec<Words>,
    pub(super) regions: Vec<&'a Region>,
}

impl Check<'_> {
    pub(super) fn shown(&self) {
        for shown in self.shown_tables().into_iter().chain(self.shown_contacts()) {
            for (_, text) in shown.texts.iter().flat_map(Words::all) {
                self.forbidden(&shown.file, shown.row, text);
                self.filled_roles(&shown, text);
            }
        }
        self.role_words();
        self.menus();
        self.messages();
    }

    fn shown_tables(&self) -> Vec<Shown<'_>> {
        let tables = &self.content.tables;
        let everywhere: Vec<&Region> = self.content.regions.iter().collect();
        let mut all = Vec::new();
        let mut show = |file: &str, at: usize, texts: &[Words]| {
            let (file, texts, regions) = (file.to_owned(), texts.to_vec(), everywhere.clone());
            all.push(Shown {
                file,
                row: row(at),
                texts,
                regions,
            });
        };
        tables
            .levels
            .iter()
            .enumerate()
            .for_each(|(at, r)| show(LEVELS, at, &[r.headline, r.meaning, r.look_again]));
        tables
            .tiles
            .iter()
            .enumerate()
            .for_each(|(at, r)| show(TILES, at, &[r.name, r.hint]));
        tables
            .signs
            .iter()
            .enumerate()
            .for_each(|(at, r)| show(SIGNS, at, &[r.name, r.why]));
        tables
            .modifiers
            .iter()
            .enumerate()
            .for_each(|(at, r)| show(MODIFIERS, at, &[r.name]));
        tables
            .combinations
            .iter()
            .enumerate()
            .for_each(|(at, r)| show(COMBINATIONS, at, &[r.when]));
        tables
            .missing
            .iter()
            .enumerate()
            .for_each(|(at, r)| show(MISSING, at, &[r.when]));
        tables
            .exceptions
            .iter()
            .enumerate()
            .for_each(|(at, r)| show(EXCEPTIONS, at, &[r.when]));
        for (at, action) in tables.actions.iter().enumerate() {
            let hidden = |region: &&Region| action.needs_role && contacts::is_unfilled(region, action.role);
            all.push(Shown {
                file: ACTIONS.into(),
                row: row(at),
                texts: vec![action.headline, action.text, action.say],
                regions: everywhere
                    .iter()
                    .copied()
                    .filter(|region| !hidden(region))
                    .collect(),
            });
        }
        all
    }

    fn shown_contacts(&self) -> Vec<Shown<'_>> {
        let mut all = Vec::new();
        for region in self.content.regions {
            let row_of_region = self.row_of(REGIONS, &["region"], region.id);
            let (file, texts) = (REGIONS.to_owned(), vec![region.name]);
            all.push(Shown {
                file,
                row: row_of_region,
                texts,
                regions: vec![region],
            });
            let mut at = 0;
            for line in region.lines {
                let of_line = [
                    line.name,
                    line.audience,
                    line.hours,
                    line.cost,
                    line.sends_help_words,
                ];
                for (nth, channel) in line.channels.iter().enumerate() {
                    let mut texts = vec![channel.about, channel.open];
                    texts.extend(of_line.iter().filter(|_| nth == 0));
                    let file = contacts::file_of(region.id);
                    all.push(Shown {
                        file,
                        row: row(at),
                        texts,
                        regions: vec![region],
                    });
                    at += 1;
                }
            }
        }
        all
    }

    fn role_words(&self) {
        for role in self.reader.rows(ROLES) {
            for locale in self.content.locales {
                self.forbidden(ROLES, role.number, role.cell(&format!("say::{locale}")));
            }
        }
    }

    /// The interface says "press" and the keys, so the keys may make a forbidden phrase.
    fn menus(&self) {
        for region in self.content.regions {
            let channels = region.lines.iter().flat_map(|line| line.channels);
            for (at, channel) in channels
                .enumerate()
                .filter(|(_, channel)| !channel.menu.is_empty())
            {
                self.forbidden(
                    &contacts::file_of(region.id),
                    row(at),
                    &format!("press {}", channel.menu),
                );
            }
        }
    }

    fn messages(&self) {
        for message in self.content.interface {
            for (locale, text) in message.text.all() {
                let words = |part| {
                    if let Part::Text(text) = part {
                        text
                    } else {
                        " slot "
                    }
                };
                let text: String = parts(text).map(words).collect();
                if !self.phrases(&text).is_empty() {
                    let line = interface::line_of(self.reader, locale, message.id);
                    self.forbidden(&interface::file_of(locale), line, &text);
                }
            }
        }
    }

    /// The forbidden phrases a text holds.
    fn phrases(&self, text: &str) -> Vec<(&'static str, &'static Never)> {
        let folded = prose::folded(text);
        let never = self.phrases.iter().filter(|(phrase, _)| folded.contains(phrase));
        never.map(|(phrase, never)| (phrase.trim(), *never)).collect()
    }

    pub(super) fn forbidden(&self, file: &str, row: usize, text: &str) {
        for (phrase, never) in self.phrases(text) {
            self.problem(
                file,
                row,
                format!("`{phrase}` must not be said ({})", never.id),
                format!("Reword it: {}.", never.rule.get("en")),
            );
        }
    }

    /// A role in braces that a region leaves empty would read "Call ." there.
    pub(super) fn filled_roles(&self, shown: &Shown<'_>, text: &str) {
        for role in braces(text) {
            for region in &shown.regions {
                let (what, mend) = if region.role(role).is_none() {
                    (
                        format!("`{{{role}}}` is not a role of roles.csv"),
                        "Use a role that roles.csv lists for every region.",
                    )
                } else if contacts::is_unfilled(region, role) {
                    (
                        format!("`{{{role}}}` has no words in the region {}", region.id),
                        "Give it words in roles.csv, or set an action's `needs_role` to yes so that it is hidden there.",
                    )
                } else {
                    continue;
                };
                self.problem(&shown.file, shown.row, what, mend);
            }
        }
    }
}

/// The roles a text names in braces.
pub(super) fn braces(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}
