//! What one table alone cannot show: dead references, forbidden words, rules that can never matter.

use std::collections::HashMap;

use super::contacts::{self, FIRST_LINES, REGIONS, ROLES, SOURCES};
use super::escalation::{
    ACTIONS, COMBINATIONS, EXCEPTIONS, LEVELS, MISSING, MODIFIERS, NEVER, PLAYBOOKS, SIGNS, TILES,
};
use super::prose;
use super::table::Reader;
use crate::{Condition, Content, Input, Level, NumberType, Screen, Tables, Words};

/// Roles that must have words in every region, because an emergency may need them.
const ALWAYS_FILLED: [&str; 5] = ["emergency", "crisis", "poison", "carer_hurt", "child_abuse"];

/// Tags an action's `variant` may name beside the level ids.
const TAGS: [&str; 6] = ["", "minor", "adult", "medical", "mental_health", "leaving"];

pub(super) fn check(content: &Content, reader: &Reader<'_>) {
    let check = Check { content, reader };
    check.unique_ids();
    check.levels();
    check.sources();
    check.signs();
    check.combinations();
    check.playbooks();
    check.exceptions();
    check.actions();
    check.regions();
    check.first_lines();
    check.words();
}

struct Check<'a> {
    content: &'a Content,
    reader: &'a Reader<'a>,
}

impl Check<'_> {
    fn problem(&self, file: &str, row: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.reader.report.add(file, row, what, mend);
    }

    fn tables(&self) -> &Tables {
        &self.content.tables
    }

    fn unique_ids(&self) {
        let tables = self.tables();
        let none: fn(usize) -> usize = row;
        let mut lists: Vec<(String, Vec<String>)> = vec![
            (SOURCES.into(), self.content.sources.iter().map(|source| source.id.into()).collect()),
            (REGIONS.into(), self.content.regions.iter().map(|region| region.id.into()).collect()),
            (LEVELS.into(), tables.levels.iter().map(|level| level.level.id().into()).collect()),
            (TILES.into(), tables.tiles.iter().map(|tile| tile.id.into()).collect()),
            (SIGNS.into(), tables.signs.iter().map(|sign| sign.id.into()).collect()),
            (MODIFIERS.into(), tables.modifiers.iter().map(|modifier| modifier.id.into()).collect()),
            (COMBINATIONS.into(), tables.combinations.iter().map(|rule| rule.id.into()).collect()),
            (MISSING.into(), tables.missing.iter().map(|rule| rule.id.into()).collect()),
            (PLAYBOOKS.into(), tables.playbooks.iter().map(|book| format!("{} {}", book.id, book.level.id())).collect()),
            (EXCEPTIONS.into(), tables.exceptions.iter().map(|exception| exception.id.into()).collect()),
            (ACTIONS.into(), tables.actions.iter().map(|action| format!("{} {}", action.id, action.variant)).collect()),
            (NEVER.into(), tables.never.iter().map(|never| never.id.into()).collect()),
        ];
        for region in self.content.regions {
            lists.push((contacts::file_of(region.id), region.lines.iter().map(|line| line.id.into()).collect()));
        }
        for (file, ids) in lists {
            let mut seen = HashMap::new();
            for (at, id) in ids.iter().enumerate() {
                if seen.insert(id, at).is_some() {
                    self.problem(&file, none(at), format!("`{id}` stands twice"), "Keep one row, or give one a new id.");
                }
            }
        }
        for (at, modifier) in tables.modifiers.iter().enumerate() {
            if tables.sign(modifier.id).is_some() {
                self.problem(MODIFIERS, row(at), format!("`{}` is also a sign", modifier.id), "Give one a new id.");
            }
        }
    }

    fn levels(&self) {
        let levels: Vec<_> = self.tables().levels.iter().map(|level| level.level).collect();
        if levels != Level::ALL {
            self.problem(LEVELS, 0, "the levels are not complete and in order", "Give each level one row, lowest first.");
        }
        for (at, level) in self.tables().levels.iter().enumerate() {
            for words in [level.headline, level.meaning, level.look_again] {
                for (_, text) in words.0 {
                    if prose::folded(text).contains(" safe ") {
                        self.problem(LEVELS, row(at), "a level says `safe`", "Name what to do; no level is ever safe.");
                    }
                }
            }
        }
    }

    fn known_sources(&self, file: &str, at: usize, sources: &[&str]) {
        for id in sources {
            if self.content.source(id).is_none() {
                self.problem(file, row(at), format!("the source `{id}` is not in sources.csv"), "Add it there, or correct the id.");
            }
        }
    }

    fn sources(&self) {
        let tables = self.tables();
        let named: Vec<(&str, Vec<&[&str]>)> = vec![
            (SIGNS, tables.signs.iter().map(|row| row.sources).collect()),
            (MODIFIERS, tables.modifiers.iter().map(|row| row.sources).collect()),
            (COMBINATIONS, tables.combinations.iter().map(|row| row.sources).collect()),
            (MISSING, tables.missing.iter().map(|row| row.sources).collect()),
            (EXCEPTIONS, tables.exceptions.iter().map(|row| row.sources).collect()),
            (ACTIONS, tables.actions.iter().map(|row| row.sources).collect()),
            (NEVER, tables.never.iter().map(|row| row.sources).collect()),
        ];
        for (file, rows) in named {
            for (at, sources) in rows.iter().enumerate() {
                self.known_sources(file, at, sources);
            }
        }
    }

    fn signs(&self) {
        let tables = self.tables();
        for (at, tile) in tables.tiles.iter().enumerate() {
            if !tables.signs.iter().any(|sign| sign.tile == tile.id) {
                self.problem(TILES, row(at), format!("no sign stands in the tile `{}`", tile.id), "Remove the tile or fill it.");
            }
        }
        for (at, sign) in tables.signs.iter().enumerate() {
            if !tables.tiles.iter().any(|tile| tile.id == sign.tile) {
                self.problem(SIGNS, row(at), format!("the tile `{}` is not in tiles.csv", sign.tile), "Use a tile's id.");
            }
            if sign.not_sure > sign.yes {
                self.problem(
                    SIGNS,
                    row(at),
                    "`not_sure` gives a higher level than `yes`",
                    "A sign that is seen never asks for less than one that is in doubt.",
                );
            }
            let floor = match sign.screen {
                Screen::Now | Screen::Today => Level::UrgentToday,
                _ => Level::KeepTalking,
            };
            if sign.not_sure < floor || (sign.screen == Screen::Now && sign.yes < Level::EmergencyNow) {
                self.problem(
                    SIGNS,
                    row(at),
                    "the level is too low for this screen",
                    "Screen 1 gives EMERGENCY_NOW if yes; screens 1 and 2 give at least URGENT_TODAY if not sure.",
                );
            }
            self.opens(SIGNS, at, sign.playbook, &[sign.yes, sign.not_sure]);
            self.known_actions(SIGNS, at, sign.extra_actions);
        }
        for (at, rule) in tables.missing.iter().enumerate() {
            self.opens(MISSING, at, rule.playbook, &[rule.level]);
        }
    }

    fn opens(&self, file: &str, at: usize, playbook: &str, levels: &[Level]) {
        for level in levels {
            if self.tables().playbook(playbook, *level).is_none() {
                self.problem(
                    file,
                    row(at),
                    format!("playbooks.csv has no row for `{playbook}` at {}", level.id()),
                    "Add the row, or name another playbook.",
                );
            }
        }
    }

    fn known_actions(&self, file: &str, at: usize, actions: &[&str]) {
        for id in actions {
            if !id.is_empty() && self.tables().action_rank(id) == usize::MAX {
                self.problem(file, row(at), format!("the action `{id}` is not in actions.csv"), "Add it there, or correct the id.");
            }
        }
    }

    fn combinations(&self) {
        let tables = self.tables();
        for (at, rule) in tables.combinations.iter().enumerate() {
            self.opens(COMBINATIONS, at, rule.playbook, &[rule.level]);
            if let Some(twin) = tables.combinations[..at].iter().find(|other| other.condition == rule.condition) {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!("`{}` has the same condition as `{}`", rule.id, twin.id),
                    "Keep the one with the higher level.",
                );
            }
            if !satisfiable(rule.condition) {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!("`{}` can never fire", rule.id),
                    "It asks for more signs than it names; lower the count or name more.",
                );
            } else if floor(rule.condition, tables) >= rule.level {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!("`{}` can never raise the level: its signs alone already give {}", rule.id, rule.level.id()),
                    "Remove the rule, or correct its level.",
                );
            }
        }
    }

    fn playbooks(&self) {
        let tables = self.tables();
        for (at, book) in tables.playbooks.iter().enumerate() {
            self.known_actions(PLAYBOOKS, at, book.actions);
            if book.actions.is_empty() {
                self.problem(PLAYBOOKS, row(at), "the playbook has no action", "Name at least one.");
            }
            if book.kind != crate::Kind::Other && book.level != Level::EmergencyNow {
                self.problem(
                    PLAYBOOKS,
                    row(at),
                    "`kind` is filled below EMERGENCY_NOW",
                    "Leave it blank: only an emergency's wording depends on it.",
                );
            }
            let opened = tables.signs.iter().any(|sign| sign.playbook == book.id && [sign.yes, sign.not_sure].contains(&book.level))
                || tables.combinations.iter().any(|rule| rule.playbook == book.id && rule.level == book.level)
                || tables.missing.iter().any(|rule| rule.playbook == book.id && rule.level == book.level);
            if !opened {
                self.problem(
                    PLAYBOOKS,
                    row(at),
                    format!("no rule opens `{}` at {}", book.id, book.level.id()),
                    "Remove the row, or name it in a rule.",
                );
            }
        }
    }

    fn exceptions(&self) {
        let tables = self.tables();
        for (at, exception) in tables.exceptions.iter().enumerate() {
            self.known_actions(EXCEPTIONS, at, exception.removes);
            self.known_actions(EXCEPTIONS, at, exception.adds);
            self.known_actions(EXCEPTIONS, at, &[exception.first, exception.with_action, exception.unless_action]);
            let books = exception.if_playbook.iter().chain([&exception.only_playbook]);
            for book in books.filter(|book| !book.is_empty()) {
                if !tables.playbooks.iter().any(|known| known.id == *book) {
                    self.problem(EXCEPTIONS, row(at), format!("the playbook `{book}` is not in playbooks.csv"), "Correct the id.");
                }
            }
            let rule = exception.only_rule;
            let known = rule.is_empty()
                || rule.strip_prefix("S.").or(rule.strip_prefix("U.")).is_some_and(|id| tables.sign(id).is_some())
                || tables.combinations.iter().any(|known| known.id == rule);
            if !known {
                self.problem(EXCEPTIONS, row(at), format!("the rule `{rule}` does not exist"), "Write S.sign, U.sign or a rule id.");
            }
            if exception.removes.is_empty() && exception.adds.is_empty() && exception.first.is_empty() {
                self.problem(EXCEPTIONS, row(at), "the row changes nothing", "Fill removes, adds or first, or delete it.");
            }
        }
    }

    fn actions(&self) {
        let tables = self.tables();
        for (at, action) in tables.actions.iter().enumerate() {
            if !TAGS.contains(&action.variant) && Level::from_id(action.variant).is_none() {
                self.problem(ACTIONS, row(at), format!("`variant` is `{}`", action.variant), format!("Use a level or one of: blank{}.", TAGS.join(", ")));
            }
            if tables.actions[..at].iter().any(|other| other.id == action.id && other.variant.is_empty()) {
                self.problem(
                    ACTIONS,
                    row(at),
                    format!("this wording of `{}` is never used: the row without a variant above it always wins", action.id),
                    "Put the row without a variant last.",
                );
            }
            let used = tables.playbooks.iter().any(|book| book.actions.contains(&action.id))
                || tables.signs.iter().any(|sign| sign.extra_actions.contains(&action.id))
                || tables.exceptions.iter().any(|exception| exception.adds.contains(&action.id));
            if !used {
                self.problem(ACTIONS, row(at), format!("nothing uses the action `{}`", action.id), "Remove it, or name it in a playbook.");
            }
            self.filled_roles(ACTIONS, at, action.needs_role, action.role, &[action.headline, action.text, action.say]);
        }
    }

    /// Every role in braces has words in every region the text is shown in.
    fn filled_roles(&self, file: &str, at: usize, needs_role: bool, own_role: &str, texts: &[Words]) {
        for region in self.content.regions {
            if needs_role && contacts::is_unfilled(region, own_role) {
                continue;
            }
            for (_, text) in texts.iter().flat_map(|words| words.0) {
                for role in braces(text) {
                    if region.role(role).is_none() {
                        self.problem(file, row(at), format!("`{{{role}}}` is not a role of roles.csv"), "Use a role that roles.csv lists for every region.");
                    } else if contacts::is_unfilled(region, role) {
                        self.problem(
                            file,
                            row(at),
                            format!("`{{{role}}}` has no words in the region {}", region.id),
                            "Give it words in roles.csv, or set `needs_role` to yes so that the action is hidden there.",
                        );
                    }
                }
            }
        }
    }

    fn regions(&self) {
        for (at, region) in self.content.regions.iter().enumerate() {
            for role in ALWAYS_FILLED {
                if contacts::is_unfilled(region, role) {
                    self.problem(REGIONS, row(at), format!("{} has no words for `{role}`", region.id), "Fill `say` in roles.csv, without a number if no line is verified.");
                }
            }
            for words in region.roles {
                let numbered = words.say.0.iter().any(|(_, text)| text.contains("{number}"));
                if !words.line.is_empty() && region.line(words.line).is_none() {
                    self.problem(ROLES, 0, format!("{}: the line `{}` is not in {}", region.id, words.line, contacts::file_of(region.id)), "Correct the id.");
                } else if numbered && words.line.is_empty() {
                    self.problem(ROLES, 0, format!("{}: `{}` shows a number but names no line", region.id, words.role), "Name the line, or leave {number} out.");
                }
            }
            self.channels(region);
        }
        if self.content.regions.last().is_none_or(|region| region.id != "unknown") {
            self.problem(REGIONS, 0, "the region `unknown` is missing", "Add it: it is what a phone without a known country shows.");
        }
    }

    fn channels(&self, region: &crate::Region) {
        let file = contacts::file_of(region.id);
        let mut at = 0;
        let channels: Vec<_> = region.lines.iter().flat_map(|line| line.channels).collect();
        for channel in &channels {
            for id in channel.sources {
                if self.content.source(id).is_none() {
                    self.problem(&file, row(at), format!("the source `{id}` is not in sources.csv"), "Add it there, or correct the id.");
                }
            }
            let backed = contacts::independent_sources(channel, self.content.sources);
            if backed < 2 && channel.open.is_empty() {
                self.problem(
                    &file,
                    row(at),
                    format!("`{}` has {backed} independent source(s)", channel.display),
                    "Name a second one by another publisher, or say in `open` what is missing.",
                );
            }
            let text_only = channels.iter().any(|other| other.dial == channel.dial && other.number_type == Some(NumberType::TextCode));
            if text_only && channel.number_type != Some(NumberType::TextCode) {
                self.problem(&file, row(at), format!("`{}` is a text-only code in another row", channel.dial), "Make both rows agree.");
            }
            at += 1;
        }
    }

    fn first_lines(&self) {
        let own = ["own_clinician", "local_crisis"];
        for (at, first) in self.content.first_lines.iter().enumerate() {
            let known = own.contains(&first.role)
                || self.content.regions.iter().flat_map(|region| region.lines).any(|line| line.role == first.role);
            if !known {
                self.problem(FIRST_LINES, row(at), format!("no line has the role `{}`", first.role), "Use a role of the contact tables.");
            }
            match first.when {
                crate::Offered::WithAction(id) | crate::Offered::WhenFirst(id) => self.known_actions(FIRST_LINES, at, &[id]),
                crate::Offered::WithModifier(id) if self.tables().input(id).is_none() => {
                    self.problem(FIRST_LINES, row(at), format!("the modifier `{id}` does not exist"), "Correct the id.");
                }
                _ => {}
            }
        }
    }

    /// No shown text holds a forbidden phrase.
    fn words(&self) {
        let tables = self.tables();
        let mut shown: Vec<(String, usize, Words)> = Vec::new();
        let mut show = |file: &str, at: usize, all: &[Words]| {
            shown.extend(all.iter().map(|words| (file.to_owned(), row(at), *words)));
        };
        tables.levels.iter().enumerate().for_each(|(at, r)| show(LEVELS, at, &[r.headline, r.meaning, r.look_again]));
        tables.tiles.iter().enumerate().for_each(|(at, r)| show(TILES, at, &[r.name, r.hint]));
        tables.signs.iter().enumerate().for_each(|(at, r)| show(SIGNS, at, &[r.name, r.why]));
        tables.modifiers.iter().enumerate().for_each(|(at, r)| show(MODIFIERS, at, &[r.name]));
        tables.combinations.iter().enumerate().for_each(|(at, r)| show(COMBINATIONS, at, &[r.when]));
        tables.missing.iter().enumerate().for_each(|(at, r)| show(MISSING, at, &[r.when]));
        tables.exceptions.iter().enumerate().for_each(|(at, r)| show(EXCEPTIONS, at, &[r.when]));
        tables.actions.iter().enumerate().for_each(|(at, r)| show(ACTIONS, at, &[r.headline, r.text, r.say]));
        for region in self.content.regions {
            let file = contacts::file_of(region.id);
            let mut at = 0;
            for line in region.lines {
                show(&file, at, &[line.name, line.audience, line.hours, line.cost, line.sends_help_words]);
                for channel in line.channels {
                    show(&file, at, &[channel.about, channel.open]);
                    at += 1;
                }
            }
            region.roles.iter().for_each(|words| show(ROLES, 0, &[words.say]));
        }
        for (file, row, words) in shown {
            for (_, text) in words.0 {
                self.forbidden(&file, row, text);
            }
        }
        for message in self.content.interface {
            for (locale, parts) in message.parts {
                let text: String = parts.iter().map(|part| if let crate::Part::Text(text) = part { text } else { " " }).collect();
                self.forbidden(&format!("interface/{locale}.ftl"), 0, &text);
            }
        }
    }

    fn forbidden(&self, file: &str, row: usize, text: &str) {
        let folded = prose::folded(text);
        for never in self.tables().never {
            for phrase in never.phrases {
                if folded.contains(&format!(" {phrase} ")) {
                    self.problem(file, row, format!("`{phrase}` must not be said ({})", never.id), format!("Reword it: {}.", never.rule.get("en")));
                }
            }
        }
    }
}

/// The roles a text names in braces.
pub(super) fn braces(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

/// The row of the nth record as a spreadsheet counts it.
fn row(at: usize) -> usize {
    at + 2
}

fn satisfiable(condition: Condition) -> bool {
    match condition {
        Condition::All(parts) => !parts.is_empty() && parts.iter().all(|part| satisfiable(*part)),
        Condition::Any(parts) => parts.iter().any(|part| satisfiable(*part)),
        Condition::Yes(inputs) | Condition::NotSure(inputs) | Condition::Possible(inputs) => !inputs.is_empty(),
        Condition::AtLeast { min, of } => {
            let mut distinct = of.to_vec();
            distinct.sort_unstable();
            distinct.dedup();
            usize::from(min) <= distinct.len()
        }
    }
}

/// The lowest level the sign rules alone give whenever the condition holds.
fn floor(condition: Condition, tables: &Tables) -> Level {
    let level = |input: &Input, not_sure: bool| {
        tables.signs.get(usize::from(input.0)).map_or(Level::KeepTalking, |sign| if not_sure { sign.not_sure } else { sign.yes })
    };
    let lowest = |inputs: &[Input], not_sure| inputs.iter().map(|input| level(input, not_sure)).min().unwrap_or(Level::KeepTalking);
    match condition {
        Condition::All(parts) => parts.iter().map(|part| floor(*part, tables)).max().unwrap_or(Level::KeepTalking),
        Condition::Any(parts) => parts.iter().map(|part| floor(*part, tables)).min().unwrap_or(Level::KeepTalking),
        Condition::Yes(inputs) => lowest(inputs, false),
        Condition::NotSure(inputs) | Condition::Possible(inputs) => lowest(inputs, true),
        Condition::AtLeast { min, of } => {
            let mut levels: Vec<_> = of.iter().map(|input| level(input, false)).collect();
            levels.sort_unstable();
            levels.get(usize::from(min).saturating_sub(1)).copied().unwrap_or(Level::KeepTalking)
        }
    }
}
