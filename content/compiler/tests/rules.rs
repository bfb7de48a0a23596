//! Rules that can be read, that can fire, that can matter, and that only ever raise the level.

mod common;

use common::{Folder, Table, find, refused};

const SIGNS: &str = "escalation/signs.csv";
const RULES: &str = "escalation/combinations.csv";
const ACTIONS: &str = "escalation/actions.csv";
const PLAYBOOKS: &str = "escalation/playbooks.csv";
const LEVELS: &str = "escalation/levels.csv";

/// Signs of the last list, which give less than an emergency.
fn mild(count: usize) -> Vec<String> {
    let signs = Table::parse(&Folder::copy().read(SIGNS));
    let rows = (2..=signs.last()).filter(|row| signs.get(*row, "yes") == "SOON");
    rows.take(count).map(|row| signs.get(row, "sign")).collect()
}

/// Gives the last rule this condition and the highest level.
fn with_condition(rules: &mut Table, condition: &str) -> usize {
    let row = rules.row("level", "EMERGENCY_NOW");
    rules.set(row, "condition", condition)
}

#[test]
fn a_rule_that_names_an_unknown_sign_is_refused() {
    for condition in [
        "yes(ghost)",
        "yes(@suicidal) and possible(ghost)",
        "count(@warning ghost) >= 2",
        "yes(S.plan)",
    ] {
        let problem = refused(RULES, "is not a sign or a modifier", |rules| {
            with_condition(rules, condition)
        });
        assert!(problem.mend.contains("signs.csv"), "{problem}");
    }
    refused(RULES, "the group `@ghosts` has no sign", |rules| {
        with_condition(rules, "yes(@ghosts)")
    });
}

#[test]
fn a_condition_that_cannot_be_read_is_refused() {
    let deep = format!("{}yes(plan){}", "(".repeat(100_000), ")".repeat(100_000));
    for condition in [
        "plan",
        "yes",
        "yes()",
        "yes(",
        "yes(plan",
        "yes(plan))",
        "(yes(plan)",
        "yes(plan) yes(plan)",
        "yes(plan) and",
        "or yes(plan)",
        "yes(plan and intent)",
        "count(@warning)",
        "count(@warning) > 2",
        "count(@warning) >= ",
        "count(@warning) >= two",
        "count(@warning) >= -1",
        "count(@warning) >= 99999999",
        // A count of none always holds.
        "count(@warning) >= 0",
        // There is no negation: that is what keeps every rule monotone.
        "not yes(plan)",
        "no(plan)",
        "yes(plan) and not possible(intent)",
        &deep,
    ] {
        refused(RULES, "`condition` cannot be read", |rules| {
            with_condition(rules, condition)
        });
    }
    refused(RULES, "`condition` is blank", |rules| with_condition(rules, " "));
}

#[test]
fn two_rules_with_one_condition_are_refused() {
    let [first, second] = &mild(2)[..] else {
        panic!("two signs")
    };
    for (one, other) in [
        (format!("yes({first})"), format!("yes({first})")),
        (
            format!("yes({first} {second})"),
            format!("yes({second}, {first}, {second})"),
        ),
        (
            format!("yes({first}) and possible({second})"),
            format!("(possible({second})) and yes({first})"),
        ),
        (
            format!("count({first} {second}) >= 1"),
            format!("yes({first} {second})"),
        ),
    ] {
        let problem = refused(RULES, "has the same condition as", |rules| {
            let row = with_condition(rules, &one);
            rules.add_like(row, &[("rule", "C90"), ("condition", &other)])
        });
        assert!(problem.what.contains("C90"), "{problem}");
    }
}

#[test]
fn a_rule_that_counts_more_signs_than_it_names_can_never_fire() {
    let [first, second] = &mild(2)[..] else {
        panic!("two signs")
    };
    for condition in [
        format!("count({first} {second}) >= 3"),
        // One sign named twice is still one sign.
        format!("count({first} {first} {first}) >= 2"),
        format!("yes({second}) and count({first}) >= 2"),
        "count(@functioning) >= 65535".into(),
    ] {
        let problem = refused(RULES, "can never fire", |rules| with_condition(rules, &condition));
        assert!(problem.mend.contains("lower the count"), "{problem}");
    }
}

#[test]
fn a_rule_that_can_never_raise_the_level_is_refused() {
    // Its signs alone already give as much.
    for condition in [
        "yes(plan)",
        "yes(plan intent)",
        "yes(plan) or yes(intent)",
        "yes(plan) and yes(veteran)",
        "count(plan intent preparation) >= 2",
        "possible(attempt_now)",
    ] {
        refused(RULES, "can never raise the level", |rules| {
            with_condition(rules, condition)
        });
    }
}

#[test]
fn a_rule_that_can_raise_the_level_is_not_refused() {
    let folder = Folder::copy();
    let [first, second] = &mild(2)[..] else {
        panic!("two signs")
    };
    for condition in [
        format!("yes({first})"),
        format!("yes(plan {first})"),
        format!("yes(plan) or yes({second})"),
        "not_sure(plan)".into(),
        "possible(plan)".into(),
        format!("count(plan {first} {second}) >= 2"),
        "yes(plan perinatal)".into(),
    ] {
        folder.edit(RULES, |rules| with_condition(rules, &condition));
        folder
            .load()
            .unwrap_or_else(|problems| panic!("{condition}: {problems}"));
    }
}

#[test]
fn a_wording_below_one_that_always_fits_is_refused() {
    let problem = refused(ACTIONS, "is never used", |actions| {
        let row = actions.row("variant", "");
        actions.add_like(row, &[("variant", "minor")])
    });
    assert!(problem.mend.contains("last"), "{problem}");
}

#[test]
fn an_unknown_variant_is_refused() {
    refused(ACTIONS, "`variant` is `teen`", |actions| {
        actions.set(actions.row("variant", "minor"), "variant", "teen")
    });
}

#[test]
fn a_playbook_that_nothing_opens_is_refused() {
    let unopened = "no rule opens `spare` at SOON";
    refused(PLAYBOOKS, unopened, |books| {
        books.add_like(books.row("level", "SOON"), &[("playbook", "spare")])
    });
    refused(PLAYBOOKS, "no rule opens `ctx` at FIRM", |books| {
        books.add_like(books.row("playbook", "ctx"), &[("level", "FIRM")])
    });
}

#[test]
fn a_playbook_without_an_action_is_refused() {
    refused(PLAYBOOKS, "has no action", |books| books.set(3, "actions", ""));
}

#[test]
fn a_kind_below_an_emergency_or_an_unknown_one_is_refused() {
    refused(PLAYBOOKS, "`kind` is filled below EMERGENCY_NOW", |books| {
        books.set(books.row("level", "SOON"), "kind", "medical")
    });
    refused(PLAYBOOKS, "`kind` is `weather`", |books| {
        books.set(2, "kind", "weather")
    });
}

#[test]
fn an_action_that_nothing_uses_is_refused() {
    refused(ACTIONS, "nothing uses the action `SPARE`", |actions| {
        actions.add_like(actions.row("variant", ""), &[("action", "SPARE")])
    });
}

#[test]
fn a_sign_in_doubt_never_asks_for_more_than_one_that_is_seen() {
    refused(SIGNS, "`not_sure` gives a higher level than `yes`", |signs| {
        signs.set(signs.row("yes", "SOON"), "not_sure", "FIRM")
    });
}

#[test]
fn a_sign_of_danger_now_gives_no_less_than_an_emergency() {
    let too_low = "the level is too low for this screen";
    for level in ["URGENT_TODAY", "FIRM", "KEEP_TALKING"] {
        refused(SIGNS, too_low, |signs| {
            let row = signs.row("screen", "1");
            signs.set(row, "not_sure", level);
            signs.set(row, "yes", level)
        });
    }
    for screen in ["1", "2"] {
        refused(SIGNS, too_low, |signs| {
            signs.set(signs.row("screen", screen), "not_sure", "FIRM")
        });
    }
    refused(SIGNS, "`screen` is `4`", |signs| signs.set(2, "screen", "4"));
}

#[test]
fn a_tile_without_a_sign_is_refused() {
    refused(
        "escalation/tiles.csv",
        "no sign stands in the tile `spare`",
        |tiles| tiles.add_like(2, &[("tile", "spare")]),
    );
}

#[test]
fn levels_that_are_missing_or_out_of_order_are_refused() {
    let folder = Folder::copy();
    folder.edit(LEVELS, |levels| levels.rows.swap(0, 1));
    find(&folder.problems(), LEVELS, 0, "not complete and in order");
    let folder = Folder::copy();
    folder.edit(LEVELS, |levels| levels.remove(2));
    find(&folder.problems(), LEVELS, 0, "not complete and in order");
    for hours in ["a day", "1.5", "-1", "70000"] {
        refused(LEVELS, "`look_again_hours` is", |levels| {
            levels.set(2, "look_again_hours", hours)
        });
    }
}

#[test]
fn an_exception_that_changes_nothing_is_refused() {
    refused("escalation/exceptions.csv", "the row changes nothing", |rows| {
        ["removes", "adds", "first"]
            .into_iter()
            .fold(2, |row, column| rows.set(row, column, ""))
    });
}
