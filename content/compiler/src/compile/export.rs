//! The escalation tables as JSON, for provers and engines that are not ours. Same shape as the agreed table they
//! were transcribed from, so that either can be checked by the same tool.

use serde_json::{Map, Value, json};

use crate::{Asked, Condition, Kind, Level, Screen, Tables};

/// The tables as JSON.
pub fn export_tables(tables: &Tables) -> Value {
    let ids = |inputs: &[crate::Input]| -> Vec<&str> {
        inputs.iter().map(|input| tables.input_id(*input)).collect()
    };
    let levels = |levels: &[Level]| -> Vec<&str> { levels.iter().map(|level| level.id()).collect() };
    let mut action_order: Vec<&str> = Vec::new();
    for action in tables.actions {
        if !action_order.contains(&action.id) {
            action_order.push(action.id);
        }
    }
    let playbooks: Map<String, Value> = tables
        .playbooks
        .iter()
        .map(|book| {
            let kind = kind_id(book.kind);
            (
                format!("{}|{}", book.id, book.level.id()),
                json!({ "actions": book.actions, "kind": kind }),
            )
        })
        .collect();
    json!({
        "levels": levels(&Level::ALL),
        "answers": ["no", "unanswered", "not_sure", "yes"],
        "signs": tables.signs.iter().map(|sign| json!({
            "id": format!("S.{}", sign.id), "sign": sign.id, "tile": sign.tile, "screen": screen_id(sign.screen),
            "groups": sign.groups, "yes": sign.yes.id(), "not_sure": sign.not_sure.id(),
            "playbook": sign.playbook, "extra_actions": sign.extra_actions, "sources": sign.sources,
        })).collect::<Vec<_>>(),
        "modifiers": tables.modifiers.iter().map(|modifier| json!({
            "id": modifier.id,
            "asked": match modifier.asked {
                Asked::WhenItCanRaise => "when_it_can_raise", Asked::InSettings => "settings", Asked::Never => "never",
            },
        })).collect::<Vec<_>>(),
        "combinations": tables.combinations.iter().map(|rule| json!({
            "id": rule.id, "level": rule.level.id(), "when": rule.when.get("en"),
            "expr": expression(rule.condition, tables), "playbook": rule.playbook, "sources": rule.sources,
        })).collect::<Vec<_>>(),
        "missing": tables.missing.iter().map(|rule| json!({
            "id": rule.id, "screen": screen_id(rule.screen), "level": rule.level.id(), "playbook": rule.playbook,
        })).collect::<Vec<_>>(),
        "playbooks": playbooks,
        "action_order": action_order,
        "exceptions": tables.exceptions.iter().map(|row| json!({
            "id": row.id, "levels": levels(row.levels), "if_playbook": row.if_playbook,
            "only_playbook": row.only_playbook, "only_rule": row.only_rule, "if_possible": ids(row.if_possible),
            "if_yes": ids(row.if_yes), "with_action": row.with_action, "unless_action": row.unless_action,
            "removes": row.removes, "adds": row.adds, "first": row.first,
        })).collect::<Vec<_>>(),
        "tiles": tables.tiles.iter().map(|tile| json!({
            "id": tile.id,
            "signs": tables.signs.iter().filter(|sign| sign.tile == tile.id).map(|sign| sign.id).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

pub(super) fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Medical => "medical",
        Kind::MentalHealth => "mental_health",
        Kind::Leaving => "leaving",
        Kind::Other => "",
    }
}

fn screen_id(screen: Screen) -> Value {
    match screen {
        Screen::Now => json!(1),
        Screen::Today => json!(2),
        Screen::Weeks => json!(3),
        Screen::All => json!("all"),
    }
}

fn expression(condition: Condition, tables: &Tables) -> Value {
    let ids = |inputs: &[crate::Input]| -> Vec<&str> {
        inputs.iter().map(|input| tables.input_id(*input)).collect()
    };
    let parts =
        |parts: &[Condition]| -> Vec<Value> { parts.iter().map(|part| expression(*part, tables)).collect() };
    match condition {
        Condition::All(all) => json!({ "all": parts(all) }),
        Condition::Any(any) => json!({ "any": parts(any) }),
        Condition::Yes(inputs) => json!({ "yes_any": ids(inputs) }),
        Condition::NotSure(inputs) => json!({ "not_sure_any": ids(inputs) }),
        Condition::Possible(inputs) => json!({ "possible_any": ids(inputs) }),
        Condition::AtLeast { min, of } => json!({ "yes_count": { "of": ids(of), "min": min } }),
    }
}
