//! Which rules fire, and the level they give.

use std::fmt;

use foothold_content::{Condition, Input, Level, Screen, Tables};

use super::actions;
use super::{Answer, Answers};

/// The name of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// A row of the combination or missing-answer tables, such as `C01`.
    Row(&'static str),
    /// A sign that was seen: `S.plan`.
    Seen(&'static str),
    /// A sign in doubt: `U.plan`.
    Unsure(&'static str),
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(id) => f.write_str(id),
            Self::Seen(sign) => write!(f, "S.{sign}"),
            Self::Unsure(sign) => write!(f, "U.{sign}"),
        }
    }
}

/// A rule that fired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fired {
    /// Which rule.
    pub rule: RuleId,
    /// The level it gives.
    pub level: Level,
    /// The playbook it opens at that level.
    pub playbook: &'static str,
    /// Actions beside the playbook's.
    pub extra_actions: &'static [&'static str],
}

/// What the tables say about a set of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The highest level any rule gave.
    pub level: Level,
    /// True if a danger question was not answered: the result is not a verdict.
    pub incomplete: bool,
    /// Every rule that fired, highest level first, then by id.
    pub fired: Vec<Fired>,
    /// What to do, in order: action ids.
    pub actions: Vec<&'static str>,
    /// What else the answers ask for, once the actions are under way.
    pub later: Vec<&'static str>,
}

impl Finding {
    /// The rules that gave the level. Never empty.
    pub fn top(&self) -> impl Iterator<Item = &Fired> {
        self.fired.iter().filter(|fired| fired.level == self.level)
    }
}

/// Reads the tables.
pub fn evaluate(tables: &'static Tables, answers: &Answers) -> Finding {
    let mut fired = Vec::new();
    for (at, sign) in tables.signs.iter().enumerate() {
        let (rule, level) = match answers.get(Input(at as u16)) {
            Answer::Yes => (RuleId::Seen(sign.id), sign.yes),
            Answer::NotSure => (RuleId::Unsure(sign.id), sign.not_sure),
            Answer::No | Answer::Unanswered => continue,
        };
        fired.push(Fired {
            rule,
            level,
            playbook: sign.playbook,
            extra_actions: sign.extra_actions,
        });
    }
    for rule in tables
        .combinations
        .iter()
        .filter(|rule| holds(rule.condition, answers))
    {
        fired.push(Fired {
            rule: RuleId::Row(rule.id),
            level: rule.level,
            playbook: rule.playbook,
            extra_actions: &[],
        });
    }
    let missing = |screen| {
        tables.signs.iter().enumerate().any(|(at, sign)| {
            (sign.screen == screen || screen == Screen::All)
                && !sign.is_context()
                && answers.get(Input(at as u16)) == Answer::Unanswered
        })
    };
    let incomplete = missing(Screen::All);
    let lowest = fired.iter().all(|fired| fired.level == Level::KeepTalking);
    for rule in tables.missing {
        let fires = match rule.screen {
            Screen::All => !incomplete && lowest,
            screen => missing(screen),
        };
        if fires {
            fired.push(Fired {
                rule: RuleId::Row(rule.id),
                level: rule.level,
                playbook: rule.playbook,
                extra_actions: &[],
            });
        }
    }
    fired.sort_by_key(|fired| (std::cmp::Reverse(fired.level), fired.rule));
    let level = fired.first().map_or(Level::KeepTalking, |fired| fired.level);
    let (actions, later) = actions::actions(tables, answers, level, &fired);
    Finding {
        level,
        incomplete,
        fired,
        actions,
        later,
    }
}

/// True if a yes to this input would give a higher level.
pub fn can_raise(tables: &'static Tables, answers: &Answers, input: Input) -> bool {
    let mut supposed = answers.clone();
    supposed.set(input, Answer::Yes);
    evaluate(tables, &supposed).level > evaluate(tables, answers).level
}

fn holds(condition: Condition, answers: &Answers) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(*part, answers)),
        Condition::Any(parts) => parts.iter().any(|part| holds(*part, answers)),
        Condition::Yes(inputs) => answers.any_at_least(inputs, Answer::Yes),
        Condition::NotSure(inputs) => inputs.iter().any(|input| answers.get(*input) == Answer::NotSure),
        Condition::Possible(inputs) => answers.any_at_least(inputs, Answer::NotSure),
        Condition::AtLeast { min, of } => {
            of.iter()
                .filter(|input| answers.get(**input) == Answer::Yes)
                .count()
                >= usize::from(min)
        }
    }
}
