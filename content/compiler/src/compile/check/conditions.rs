//! What a rule's condition can do: whether it can hold, what its signs give without it, whether two are the same.

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

/// True if some answers make the condition hold.
pub(super) fn satisfiable(condition: Condition) -> bool {
    match condition {
        Condition::All(parts) => !parts.is_empty() && parts.iter().all(|part| satisfiable(*part)),
        Condition::Any(parts) => parts.iter().any(|part| satisfiable(*part)),
        Condition::Yes(inputs) | Condition::NotSure(inputs) | Condition::Possible(inputs) => {
            !inputs.is_empty()
        }
        Condition::AtLeast { min, of } => usize::from(min) <= of.len(),
    }
}

/// The lowest level the sign rules alone give whenever the condition holds.
pub(super) fn floor(condition: Condition, tables: &Tables) -> Level {
    let level = |input: &Input, not_sure: bool| {
        tables
            .signs
            .get(usize::from(input.0))
            .map_or(Level::KeepTalking, |sign| {
                if not_sure { sign.not_sure } else { sign.yes }
            })
    };
    let lowest = |inputs: &[Input], not_sure| {
        inputs
            .iter()
            .map(|input| level(input, not_sure))
            .min()
            .unwrap_or(Level::KeepTalking)
    };
    match condition {
        Condition::All(parts) => parts
            .iter()
            .map(|part| floor(*part, tables))
            .max()
            .unwrap_or(Level::KeepTalking),
        Condition::Any(parts) => parts
            .iter()
            .map(|part| floor(*part, tables))
            .min()
            .unwrap_or(Level::KeepTalking),
        Condition::Yes(inputs) => lowest(inputs, false),
        Condition::NotSure(inputs) | Condition::Possible(inputs) => lowest(inputs, true),
        Condition::AtLeast { min, of } => {
            let mut levels: Vec<_> = of.iter().map(|input| level(input, false)).collect();
            levels.sort_unstable();
            levels
                .get(usize::from(min).saturating_sub(1))
                .copied()
                .unwrap_or(Level::KeepTalking)
        }
    }
}
