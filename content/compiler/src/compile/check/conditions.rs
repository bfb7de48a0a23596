//! What a rule's condition can do: whether it can hold, what its signs give without it, whether two are the same.

use std::collections::BTreeMap;

use crate::{Condition, Input, Level, Tables};

/// The condition with its parts and inputs in one order, so that two that say the same are equal.
pub(super) fn canonical(condition: Condition) -> String {
    let inputs = |inputs: &[Input]| {
        let mut inputs = inputs.to_vec();
        inputs.sort_unstable();
        format!("{inputs:?}")
    };
    let parts = |parts: &[Condition]| {
        let mut parts: Vec<_> = parts.iter().map(|part| canonical(*part)).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.join(" ")
    };
    match condition {
        Condition::All(all) => format!("all({})", parts(all)),
        Condition::Any(any) => format!("any({})", parts(any)),
        Condition::Yes(of) => format!("yes{}", inputs(of)),
        Condition::NotSure(of) => format!("not_sure{}", inputs(of)),
        Condition::Possible(of) => format!("possible{}", inputs(of)),
        Condition::AtLeast { min: 1, of } => format!("yes{}", inputs(of)),
        Condition::AtLeast { min, of } => format!("{min} of {}", inputs(of)),
    }
}

/// The smallest sets of answers that make a condition hold; none if it can never hold. Everything not in a set is
/// "no", so whatever else is answered only adds to it.
pub(super) fn smallest(condition: Condition) -> Vec<Marks> {
    let one =
        |inputs: &[Input], seen: bool| inputs.iter().map(|input| Marks::from([(*input, seen)])).collect();
    match condition {
        Condition::All(parts) => {
            let mut sets = vec![Marks::new()];
            for part in parts {
                let more = smallest(*part);
                sets = sets
                    .iter()
                    .flat_map(|set| more.iter().filter_map(|other| joined(set, other)))
                    .collect();
                sets.sort_unstable();
                sets.dedup();
            }
            if parts.is_empty() { Vec::new() } else { sets }
        }
        Condition::Any(parts) => parts.iter().flat_map(|part| smallest(*part)).collect(),
        Condition::Yes(inputs) => one(inputs, true),
        Condition::NotSure(inputs) | Condition::Possible(inputs) => one(inputs, false),
        Condition::AtLeast { min, of } => chosen(of, usize::from(min)),
    }
}

/// Answers by input: true for yes, false for not sure.
pub(super) type Marks = BTreeMap<Input, bool>;

/// Both sets at once; none if they ask for two answers to one question.
fn joined(one: &Marks, other: &Marks) -> Option<Marks> {
    let mut both = one.clone();
    for (input, seen) in other {
        if *both.entry(*input).or_insert(*seen) != *seen {
            return None;
        }
    }
    Some(both)
}

/// Every choice of so many inputs, each answered yes.
fn chosen(of: &[Input], count: usize) -> Vec<Marks> {
    match of {
        _ if count == 0 => vec![Marks::new()],
        [] => Vec::new(),
        [first, rest @ ..] => {
            let mut with = chosen(rest, count - 1);
            for set in &mut with {
                set.insert(*first, true);
            }
            with.extend(chosen(rest, count));
            with
        }
    }
}

/// True if a condition holds for these answers and "no" to everything else.
pub(super) fn holds(condition: Condition, marks: &Marks) -> bool {
    let yes = |input: &Input| marks.get(input) == Some(&true);
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(*part, marks)),
        Condition::Any(parts) => parts.iter().any(|part| holds(*part, marks)),
        Condition::Yes(inputs) => inputs.iter().any(yes),
        Condition::NotSure(inputs) => inputs.iter().any(|input| marks.get(input) == Some(&false)),
        Condition::Possible(inputs) => inputs.iter().any(|input| marks.contains_key(input)),
        Condition::AtLeast { min, of } => of.iter().filter(|input| yes(input)).count() >= usize::from(min),
    }
}

/// The level these answers give without one of the combination rules.
pub(super) fn level_without(rule: usize, marks: &Marks, tables: &Tables) -> Level {
    let signs = marks.iter().filter_map(|(input, seen)| {
        let sign = tables.signs.get(usize::from(input.0))?;
        Some(if *seen { sign.yes } else { sign.not_sure })
    });
    let others = tables
        .combinations
        .iter()
        .enumerate()
        .filter(|(at, other)| *at != rule && holds(other.condition, marks));
    signs
        .chain(others.map(|(_, other)| other.level))
        .max()
        .unwrap_or(Level::KeepTalking)
}

/// The inputs a condition asks to be in doubt.
pub(super) fn doubted(condition: Condition) -> Vec<Input> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().flat_map(|part| doubted(*part)).collect()
        }
        Condition::NotSure(inputs) => inputs.to_vec(),
        Condition::Yes(_) | Condition::Possible(_) | Condition::AtLeast { .. } => Vec::new(),
    }
}

/// Every input a condition names.
pub(super) fn named(condition: Condition) -> Vec<Input> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(|part| named(*part)).collect(),
        Condition::Yes(of)
        | Condition::NotSure(of)
        | Condition::Possible(of)
        | Condition::AtLeast { of, .. } => of.to_vec(),
    }
}
