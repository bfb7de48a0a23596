//! The decision tables: names that exist, levels that only rise, rules and wordings that can matter.

use super::conditions::{canonical, doubted, level_without, named, smallest};
use super::{Check, row};
use crate::compile::escalation::{
    ACTIONS, COMBINATIONS, EXCEPTIONS, LEVELS, MISSING, PLAYBOOKS, SIGNS, TILES,
};
use crate::compile::prose;
use crate::{Asked, Combination, Kind, Level, Screen};

/// Tags an action's `variant` may name beside the level ids.
const TAGS: [&str; 8] = [
    "",
    "minor",
    "adult",
    "medical",
    "mental_health",
    "leaving",
    "first",
    "own_line",
];

/// Words no level may use: levels name what to do.
const VERDICTS: [&str; 9] = [
    "safe", "risk", "low", "mild", "clear", "fine", "minor", "harmless", "well",
];

impl Check<'_> {
    pub(super) fn escalation(&self) {
        self.levels();
        self.signs();
        self.combinations();
        self.playbooks();
        self.exceptions();
        self.actions();
    }

    fn levels(&self) {
        let levels: Vec<_> = self.tables().levels.iter().map(|level| level.level).collect();
        if levels != Level::ALL {
            self.problem(
                LEVELS,
                0,
                "the levels are not complete and in order",
                "Give each level one row, lowest first.",
            );
        }
        for (at, level) in self.tables().levels.iter().enumerate() {
            for door in level.doors.iter().filter(|door| !self.is_route(door)) {
                self.problem(
                    LEVELS,
                    row(at),
                    format!("`{door}` is no place"),
                    "Use guide/<id>, sheet/<id> or a route of search/places.csv.",
                );
            }
            for words in [level.headline, level.meaning, level.look_again] {
                for (_, text) in words.all() {
                    let said = prose::folded(text);
                    for word in VERDICTS.iter().filter(|word| said.contains(&format!(" {word} "))) {
                        self.problem(
                            LEVELS,
                            row(at),
                            format!("a level says `{word}`"),
                            "Name what to do; no level is ever a verdict.",
                        );
                    }
                }
            }
        }
    }

    fn signs(&self) {
        let tables = self.tables();
        for (at, tile) in tables.tiles.iter().enumerate() {
            if !tables.signs.iter().any(|sign| sign.tile == tile.id) {
                self.problem(
                    TILES,
                    row(at),
                    format!("no sign stands in the tile `{}`", tile.id),
                    "Remove the tile or fill it.",
                );
            }
        }
        for (at, sign) in tables.signs.iter().enumerate() {
            if !tables.tiles.iter().any(|tile| tile.id == sign.tile) {
                self.problem(
                    SIGNS,
                    row(at),
                    format!("the tile `{}` is not in tiles.csv", sign.tile),
                    "Use a tile's id.",
                );
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

    fn combinations(&self) {
        let tables = self.tables();
        for (at, rule) in tables.combinations.iter().enumerate() {
            self.opens(COMBINATIONS, at, rule.playbook, &[rule.level]);
            if let Some(twin) = tables.combinations[..at]
                .iter()
                .find(|other| canonical(other.condition) == canonical(rule.condition))
            {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!("`{}` has the same condition as `{}`", rule.id, twin.id),
                    "Keep the one with the higher level.",
                );
            }
            let sets = smallest(rule.condition);
            if sets.is_empty() {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!("`{}` can never fire", rule.id),
                    "No answers make its condition hold: lower the count, name more signs, or ask one thing of each.",
                );
            } else if sets
                .iter()
                .all(|set| level_without(at, set, tables) >= rule.level)
            {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!(
                        "`{}` can never raise the level: whenever it fires, other rules already give {}",
                        rule.id,
                        rule.level.id()
                    ),
                    "Remove the rule, or correct its level.",
                );
            }
            self.raises_only(at, rule);
        }
    }

    /// A doubt must not ask for more than the same thing seen, and only what is asked may decide.
    fn raises_only(&self, at: usize, rule: &Combination) {
        let tables = self.tables();
        for input in doubted(rule.condition) {
            let seen = tables.signs.get(usize::from(input.0)).map(|sign| sign.yes);
            if seen.is_none_or(|seen| seen < rule.level) {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!(
                        "`{}` asks for more if `{}` is in doubt than if it is seen",
                        rule.id,
                        tables.input_id(input)
                    ),
                    "Use possible(...) so that a yes counts too.",
                );
            }
        }
        for input in named(rule.condition) {
            let id = tables.input_id(input);
            let modifier = tables.modifiers.iter().find(|modifier| modifier.id == id);
            if modifier.is_some_and(|modifier| modifier.asked != Asked::WhenItCanRaise) {
                self.problem(
                    COMBINATIONS,
                    row(at),
                    format!("`{id}` is never asked in the check, so it must not decide a level"),
                    "Leave it out, or set its `asked` to when_it_can_raise.",
                );
            }
        }
    }

    fn playbooks(&self) {
        let tables = self.tables();
        for (at, book) in tables.playbooks.iter().enumerate() {
            self.known_actions(PLAYBOOKS, at, book.actions);
            if book.actions.is_empty() {
                self.problem(
                    PLAYBOOKS,
                    row(at),
                    "the playbook has no action",
                    "Name at least one.",
                );
            }
            if book.kind != Kind::Other && book.level != Level::EmergencyNow {
                self.problem(
                    PLAYBOOKS,
                    row(at),
                    "`kind` is filled below EMERGENCY_NOW",
                    "Leave it blank: only an emergency's wording depends on it.",
                );
            }
            let opened = tables
                .signs
                .iter()
                .any(|sign| sign.playbook == book.id && [sign.yes, sign.not_sure].contains(&book.level))
                || tables
                    .combinations
                    .iter()
                    .any(|rule| rule.playbook == book.id && rule.level == book.level)
                || tables
                    .missing
                    .iter()
                    .any(|rule| rule.playbook == book.id && rule.level == book.level);
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
            self.known_actions(
                EXCEPTIONS,
                at,
                &[exception.first, exception.with_action, exception.unless_action],
            );
            let books = exception.if_playbook.iter().chain([&exception.only_playbook]);
            for book in books.filter(|book| !book.is_empty()) {
                if !tables.playbooks.iter().any(|known| known.id == *book) {
                    self.problem(
                        EXCEPTIONS,
                        row(at),
                        format!("the playbook `{book}` is not in playbooks.csv"),
                        "Correct the id.",
                    );
                }
            }
            let rule = exception.only_rule;
            let known = rule.is_empty()
                || rule
                    .strip_prefix("S.")
                    .or(rule.strip_prefix("U."))
                    .is_some_and(|id| tables.sign(id).is_some())
                || tables.combinations.iter().any(|known| known.id == rule)
                || tables.missing.iter().any(|known| known.id == rule);
            if !known {
                self.problem(
                    EXCEPTIONS,
                    row(at),
                    format!("the rule `{rule}` does not exist"),
                    "Write S.sign, U.sign or a rule id.",
                );
            }
            if exception.removes.is_empty() && exception.adds.is_empty() && exception.first.is_empty() {
                self.problem(
                    EXCEPTIONS,
                    row(at),
                    "the row changes nothing",
                    "Fill removes, adds or first, or delete it.",
                );
            }
        }
    }

    fn actions(&self) {
        let tables = self.tables();
        for (at, action) in tables.actions.iter().enumerate() {
            let after = action.variant.strip_prefix("after:");
            self.known_actions(ACTIONS, at, &[after.unwrap_or_default()]);
            if after.is_none() && !TAGS.contains(&action.variant) && Level::from_id(action.variant).is_none()
            {
                self.problem(
                    ACTIONS,
                    row(at),
                    format!("`variant` is `{}`", action.variant),
                    format!("Use a level, after:ACTION, or one of: blank{}.", TAGS.join(", ")),
                );
            }
            if tables.actions[..at]
                .iter()
                .any(|other| other.id == action.id && other.variant.is_empty())
            {
                self.problem(
                    ACTIONS,
                    row(at),
                    format!(
                        "this wording of `{}` is never used: the row without a variant above it always wins",
                        action.id
                    ),
                    "Put the row without a variant last.",
                );
            }
            let used = tables
                .playbooks
                .iter()
                .any(|book| book.actions.contains(&action.id))
                || tables
                    .signs
                    .iter()
                    .any(|sign| sign.extra_actions.contains(&action.id))
                || tables
                    .exceptions
                    .iter()
                    .any(|exception| exception.adds.contains(&action.id));
            if !used {
                self.problem(
                    ACTIONS,
                    row(at),
                    format!("nothing uses the action `{}`", action.id),
                    "Remove it, or name it in a playbook.",
                );
            }
        }
    }

    pub(super) fn known_actions(&self, file: &str, at: usize, actions: &[&str]) {
        for id in actions {
            if !id.is_empty() && self.tables().action_rank(id) == usize::MAX {
                self.problem(
                    file,
                    row(at),
                    format!("the action `{id}` is not in actions.csv"),
                    "Add it there, or correct the id.",
                );
            }
        }
    }
}
