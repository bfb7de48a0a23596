//! Reads `escalation/*.csv`.

use super::condition::{self, Names};
use super::prose::Register;
use super::table::{Reader, Row};
use super::{keep, keep_all};
use crate::{
    Action, Asked, Combination, Condition, Exception, Input, Kind, LevelWords, Missing, Modifier, Never,
    Playbook, Screen, Sign, Tables, Tile,
};

pub(super) const LEVELS: &str = "escalation/levels.csv";
pub(super) const TILES: &str = "escalation/tiles.csv";
pub(super) const SIGNS: &str = "escalation/signs.csv";
pub(super) const MODIFIERS: &str = "escalation/modifiers.csv";
pub(super) const COMBINATIONS: &str = "escalation/combinations.csv";
pub(super) const MISSING: &str = "escalation/missing.csv";
pub(super) const PLAYBOOKS: &str = "escalation/playbooks.csv";
pub(super) const EXCEPTIONS: &str = "escalation/exceptions.csv";
pub(super) const ACTIONS: &str = "escalation/actions.csv";
pub(super) const NEVER: &str = "escalation/never.csv";

pub(super) fn tables(reader: &Reader<'_>) -> Tables {
    let signs = keep_all(reader.rows(SIGNS).iter().map(sign).collect::<Vec<_>>());
    let modifiers = keep_all(reader.rows(MODIFIERS).iter().map(modifier).collect::<Vec<_>>());
    let known = Known { signs, modifiers };
    Tables {
        levels: keep_all(reader.rows(LEVELS).iter().map(level).collect()),
        tiles: keep_all(reader.rows(TILES).iter().map(tile).collect()),
        signs,
        modifiers,
        combinations: keep_all(
            reader
                .rows(COMBINATIONS)
                .iter()
                .map(|row| combination(row, &known))
                .collect(),
        ),
        missing: keep_all(reader.rows(MISSING).iter().map(missing).collect()),
        playbooks: keep_all(reader.rows(PLAYBOOKS).iter().map(playbook).collect()),
        exceptions: keep_all(
            reader
                .rows(EXCEPTIONS)
                .iter()
                .map(|row| exception(row, &known))
                .collect(),
        ),
        actions: keep_all(reader.rows(ACTIONS).iter().map(action).collect()),
        never: keep_all(reader.rows(NEVER).iter().map(never).collect()),
    }
}

struct Known {
    signs: &'static [Sign],
    modifiers: &'static [Modifier],
}

impl Names for Known {
    fn input(&self, id: &str) -> Option<Input> {
        let ids = self
            .signs
            .iter()
            .map(|sign| sign.id)
            .chain(self.modifiers.iter().map(|modifier| modifier.id));
        ids.into_iter()
            .position(|known| known == id)
            .map(|at| Input(at as u16))
    }

    fn group(&self, id: &str) -> Vec<Input> {
        let members = self
            .signs
            .iter()
            .enumerate()
            .filter(|(_, sign)| sign.groups.contains(&id));
        members.map(|(at, _)| Input(at as u16)).collect()
    }
}

fn level(row: &Row<'_>) -> LevelWords {
    LevelWords {
        level: row.level("level"),
        headline: row.required_words("headline", Register::Action),
        meaning: row.required_words("meaning", Register::Background),
        look_again_hours: match row.cell("look_again_hours") {
            "" => None,
            hours => hours.parse().ok().or_else(|| {
                row.problem(
                    format!("`look_again_hours` is `{hours}`"),
                    "Write whole hours, or leave it blank.",
                );
                None
            }),
        },
        look_again: row.required_words("look_again", Register::Action),
        doors: row.list("doors"),
        own_actions_only: row.yes_no("own_actions_only"),
    }
}

fn tile(row: &Row<'_>) -> Tile {
    Tile {
        id: row.required("tile"),
        name: row.required_words("name", Register::Label),
        hint: row.required_words("hint", Register::Background),
        guide: row.required("guide"),
    }
}

const PARTS: [(&str, Screen); 3] = [("1", Screen::Now), ("2", Screen::Today), ("3", Screen::Weeks)];

fn sign(row: &Row<'_>) -> Sign {
    Sign {
        id: row.required("sign"),
        tile: row.required("tile"),
        screen: row.one_of("screen", &PARTS, Screen::Now),
        groups: row.list("groups"),
        name: row.required_words("name", Register::Label),
        yes: row.level("yes"),
        not_sure: row.level("not_sure"),
        playbook: row.required("playbook"),
        extra_actions: row.list("extra_actions"),
        why: row.required_words("why", Register::Background),
        sources: row.sources(),
        dates: row.dates(),
    }
}

fn modifier(row: &Row<'_>) -> Modifier {
    let asked = [
        ("when_it_can_raise", Asked::WhenItCanRaise),
        ("settings", Asked::InSettings),
        ("never", Asked::Never),
    ];
    Modifier {
        id: row.required("modifier"),
        name: row.required_words("name", Register::Background),
        asked: row.one_of("asked", &asked, Asked::Never),
        sources: row.sources(),
        dates: row.dates(),
    }
}

fn combination(row: &Row<'_>, known: &Known) -> Combination {
    let text = row.required("condition");
    Combination {
        id: row.required("rule"),
        level: row.level("level"),
        when: row.required_words("when", Register::Background),
        condition: condition::parse(text, known).unwrap_or_else(|why| {
            row.problem(
                format!("`condition` cannot be read: {why}"),
                "Use yes(...), not_sure(...), possible(...), count(...) >= N with ids of signs.csv or modifiers.csv.",
            );
            Condition::All(&[])
        }),
        condition_text: text,
        playbook: row.required("playbook"),
        sources: row.sources(),
        dates: row.dates(),
    }
}

fn missing(row: &Row<'_>) -> Missing {
    let [now, today, weeks] = PARTS;
    Missing {
        id: row.required("rule"),
        when: row.required_words("when", Register::Background),
        screen: row.one_of("screen", &[now, today, weeks, ("all", Screen::All)], Screen::Now),
        level: row.level("level"),
        playbook: row.required("playbook"),
        sources: row.sources(),
        dates: row.dates(),
    }
}

fn playbook(row: &Row<'_>) -> Playbook {
    let kinds = [
        ("medical", Kind::Medical),
        ("mental_health", Kind::MentalHealth),
        ("leaving", Kind::Leaving),
        ("", Kind::Other),
    ];
    Playbook {
        id: row.required("playbook"),
        level: row.level("level"),
        actions: row.list("actions"),
        kind: row.one_of("kind", &kinds, Kind::Other),
    }
}

fn exception(row: &Row<'_>, known: &Known) -> Exception {
    let inputs = |column| {
        condition::inputs(row.list(column), known).unwrap_or_else(|why| {
            row.problem(
                format!("`{column}`: {why}"),
                "Use ids of signs.csv or modifiers.csv, or @group.",
            );
            &[]
        })
    };
    Exception {
        id: row.required("id"),
        when: row.required_words("when", Register::Background),
        levels: row.levels("levels"),
        if_playbook: row.list("if_playbook"),
        only_playbook: row.text("only_playbook"),
        only_rule: row.text("only_rule"),
        if_possible: inputs("if_possible"),
        if_yes: inputs("if_yes"),
        with_action: row.text("with_action"),
        unless_action: row.text("unless_action"),
        removes: row.list("removes"),
        adds: row.list("adds"),
        first: row.text("first"),
        sources: row.sources(),
        dates: row.dates(),
    }
}

fn action(row: &Row<'_>) -> Action {
    Action {
        id: row.required("action"),
        variant: row.text("variant"),
        headline: row.words("headline", Register::Action),
        text: row.required_words("text", Register::Action),
        say: row.words("say", Register::Action),
        role: row.text("role"),
        needs_role: row.yes_no("needs_role"),
        sources: row.sources(),
        dates: row.dates(),
    }
}

fn never(row: &Row<'_>) -> Never {
    Never {
        id: row.required("id"),
        // The rules quote what they forbid, and only reviewers see them.
        rule: row.required_words("never", Register::Label),
        ages: super::guides::ages(row, "audience"),
        phrases: keep_all(
            row.list("phrases")
                .iter()
                .map(|phrase| keep(super::prose::folded(phrase).trim()))
                .collect(),
        ),
        sources: row.sources(),
    }
}
