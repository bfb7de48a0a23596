//! What to do, in the fixed order, with the tables' exceptions.

use foothold_content::{Exception, Level, Tables};

use super::{Answer, Answers, Fired, RuleId};

/// The ordered actions of everything that fired, and what of it can wait until the first are done.
pub(super) fn actions(
    tables: &'static Tables,
    answers: &Answers,
    level: Level,
    fired: &[Fired],
) -> (Vec<&'static str>, Vec<&'static str>) {
    if !tables.level(level).own_actions_only {
        return (merged(tables, answers, level, fired, |_| true), Vec::new());
    }
    let now = merged(tables, answers, level, fired, |rule| rule.level == level);
    // What was not asked needs an answer, not an action, once help is on the way.
    let gap = |rule: &Fired| {
        tables
            .missing
            .iter()
            .any(|missing| rule.rule == RuleId::Row(missing.id))
    };
    let mut later = merged(tables, answers, level, fired, |rule| !gap(rule));
    later.retain(|action| !now.contains(action));
    (now, later)
}

fn merged(
    tables: &'static Tables,
    answers: &Answers,
    level: Level,
    fired: &[Fired],
    counts: impl Fn(&Fired) -> bool,
) -> Vec<&'static str> {
    let mut actions: Vec<&'static str> = Vec::new();
    for rule in fired.iter().filter(|rule| counts(rule)) {
        let book = tables
            .playbook(rule.playbook, rule.level)
            .map_or(&[][..], |book| book.actions);
        actions.extend(book.iter().chain(rule.extra_actions));
    }
    let top: Vec<&Fired> = fired.iter().filter(|rule| rule.level == level).collect();
    let mut first = Vec::new();
    for exception in tables.exceptions {
        if applies(exception, answers, level, &top, &actions) {
            actions.retain(|action| !exception.removes.contains(action));
            actions.extend(exception.adds);
            first.extend(Some(exception.first).filter(|action| !action.is_empty()));
        }
    }
    actions.sort_by_key(|action| tables.action_rank(action));
    actions.dedup();
    for action in first {
        if let Some(at) = actions.iter().position(|known| *known == action) {
            actions[..=at].rotate_right(1);
        }
    }
    actions
}

fn applies(
    exception: &Exception,
    answers: &Answers,
    level: Level,
    top: &[&Fired],
    actions: &[&'static str],
) -> bool {
    let one_of_levels = exception.levels.is_empty() || exception.levels.contains(&level);
    let some_playbook = exception.if_playbook.is_empty()
        || top
            .iter()
            .any(|rule| exception.if_playbook.contains(&rule.playbook));
    let only_playbook =
        exception.only_playbook.is_empty() || top.iter().all(|rule| rule.playbook == exception.only_playbook);
    let only_rule =
        exception.only_rule.is_empty() || (top.len() == 1 && top[0].rule.to_string() == exception.only_rule);
    let possible =
        exception.if_possible.is_empty() || answers.any_at_least(exception.if_possible, Answer::NotSure);
    let yes = exception.if_yes.is_empty() || answers.any_at_least(exception.if_yes, Answer::Yes);
    let with = exception.with_action.is_empty() || actions.contains(&exception.with_action);
    let unless = exception.unless_action.is_empty() || !actions.contains(&exception.unless_action);
    one_of_levels && some_playbook && only_playbook && only_rule && possible && yes && with && unless
}
