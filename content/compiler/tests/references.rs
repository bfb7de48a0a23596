//! Every id that a row names exists, and every id stands once.

mod common;

use common::{Folder, Table, find, refused};

const SOURCED: [&str; 12] = [
    "contacts/regions.csv",
    "contacts/us.csv",
    "escalation/signs.csv",
    "escalation/modifiers.csv",
    "escalation/combinations.csv",
    "escalation/missing.csv",
    "escalation/exceptions.csv",
    "escalation/actions.csv",
    "escalation/never.csv",
    "guides/steps.csv",
    "reasons/reasons.csv",
    "reasons/cues.csv",
];

#[test]
fn a_row_without_a_source_is_refused() {
    for file in SOURCED {
        refused(file, "no source is named", |table| {
            table.set(table.last(), "sources", "")
        });
        refused(file, "no source is named", |table| table.set(2, "sources", " ; "));
    }
}

#[test]
fn an_unknown_source_is_refused() {
    for file in SOURCED {
        let problem = refused(file, "the source `HEARSAY`", |table| {
            let sources = table.get(3, "sources");
            table.set(3, "sources", &format!("{sources}; HEARSAY"))
        });
        assert!(problem.what.contains("sources.csv"), "{problem}");
    }
}

#[test]
fn an_unknown_playbook_is_refused() {
    let unknown = "has no row for `nowhere` at EMERGENCY_NOW";
    refused("escalation/signs.csv", unknown, |signs| {
        signs.set(signs.row("screen", "1"), "playbook", "nowhere")
    });
    refused("escalation/combinations.csv", unknown, |rules| {
        rules.set(rules.row("level", "EMERGENCY_NOW"), "playbook", "nowhere")
    });
    refused("escalation/missing.csv", "has no row for `nowhere`", |rules| {
        rules.set(2, "playbook", "nowhere")
    });
    for column in ["if_playbook", "only_playbook"] {
        refused("escalation/exceptions.csv", "the playbook `nowhere`", |rows| {
            rows.set(3, column, "nowhere")
        });
    }
}

#[test]
fn a_playbook_that_lacks_a_rules_level_is_refused() {
    refused("escalation/combinations.csv", "at SOON", |rules| {
        let row = rules.row("level", "EMERGENCY_NOW");
        rules.set(row, "level", "SOON")
    });
}

#[test]
fn an_unknown_action_is_refused() {
    let unknown = "the action `DANCE` is not in actions.csv";
    refused("escalation/playbooks.csv", unknown, |books| {
        books.set(2, "actions", "DANCE")
    });
    refused("escalation/signs.csv", unknown, |signs| {
        signs.set(2, "extra_actions", "DANCE")
    });
    for column in ["removes", "adds", "first", "with_action", "unless_action"] {
        refused("escalation/exceptions.csv", unknown, |rows| {
            rows.set(2, column, "DANCE")
        });
    }
    for when in ["action:DANCE", "first:DANCE"] {
        refused("contacts/first_lines.csv", unknown, |lines| {
            lines.set(2, "when", when)
        });
    }
}

#[test]
fn an_unknown_tile_is_refused() {
    refused("escalation/signs.csv", "the tile `roof`", |signs| {
        signs.set(4, "tile", "roof")
    });
}

#[test]
fn an_unknown_level_is_refused() {
    for (file, column) in [
        ("escalation/levels.csv", "level"),
        ("escalation/signs.csv", "yes"),
        ("escalation/signs.csv", "not_sure"),
        ("escalation/combinations.csv", "level"),
        ("escalation/missing.csv", "level"),
        ("escalation/playbooks.csv", "level"),
        ("escalation/exceptions.csv", "levels"),
        ("contacts/first_lines.csv", "level"),
        ("contacts/us.csv", "levels"),
    ] {
        for level in ["HIGH_RISK", "soon"] {
            let problem = refused(file, &format!("the unknown level `{level}`"), |table| {
                table.set(2, column, level)
            });
            assert!(problem.mend.contains("KEEP_TALKING"), "{problem}");
        }
    }
}

#[test]
fn an_unknown_sign_in_an_exception_is_refused() {
    for column in ["if_possible", "if_yes"] {
        refused("escalation/exceptions.csv", "`ghost` is not a sign", |rows| {
            rows.set(2, column, "ghost")
        });
        refused("escalation/exceptions.csv", "the group `@ghosts`", |rows| {
            rows.set(2, column, "@ghosts")
        });
    }
}

#[test]
fn a_role_whose_line_is_gone_is_refused() {
    let problem = refused("contacts/roles.csv", "the line `us-gone`", |roles| {
        roles.set(
            roles.row_where("line", |line| line.starts_with("us-")),
            "line",
            "us-gone",
        )
    });
    assert!(problem.what.contains("contacts/us.csv"), "{problem}");
}

#[test]
fn a_role_of_another_regions_line_is_refused() {
    refused("contacts/roles.csv", "the line `us-911`", |roles| {
        roles.set(roles.row("region", "GB"), "line", "us-911")
    });
}

#[test]
fn a_role_of_an_unknown_region_is_refused() {
    refused("contacts/roles.csv", "the region `UK`", |roles| {
        roles.set(roles.row("region", "GB"), "region", "UK")
    });
}

#[test]
fn a_first_line_with_a_role_that_no_line_has_is_refused() {
    refused("contacts/first_lines.csv", "the role `astrologer`", |lines| {
        lines.set(3, "role", "astrologer")
    });
}

#[test]
fn a_first_line_for_an_unknown_modifier_or_occasion_is_refused() {
    refused("contacts/first_lines.csv", "the modifier `rich`", |lines| {
        lines.set(3, "when", "modifier:rich")
    });
    for when in ["sometimes", "action:", "first:", "moon:full"] {
        refused("contacts/first_lines.csv", "`when` is", |lines| {
            lines.set(3, "when", when)
        });
    }
}

#[test]
fn an_exception_for_a_rule_that_does_not_exist_is_refused() {
    for rule in ["C99", "S.ghost", "U.ghost", "X01"] {
        refused(
            "escalation/exceptions.csv",
            &format!("the rule `{rule}`"),
            |rows| {
                rows.set(
                    rows.row_where("only_rule", |rule| !rule.is_empty()),
                    "only_rule",
                    rule,
                )
            },
        );
    }
}

#[test]
fn an_exception_may_name_any_kind_of_rule() {
    let folder = Folder::copy();
    let combination = Table::parse(&folder.read("escalation/combinations.csv")).get(2, "rule");
    let missing = Table::parse(&folder.read("escalation/missing.csv")).get(2, "rule");
    let sign = Table::parse(&folder.read("escalation/signs.csv")).get(2, "sign");
    for rule in [combination, missing, format!("S.{sign}"), format!("U.{sign}")] {
        folder.edit("escalation/exceptions.csv", |rows| {
            rows.set(rows.last(), "only_rule", &rule)
        });
        folder
            .load()
            .unwrap_or_else(|problems| panic!("{rule}: {problems}"));
    }
}

#[test]
fn an_id_that_stands_twice_is_refused_at_its_second_row() {
    for file in [
        "sources.csv",
        "contacts/regions.csv",
        "contacts/roles.csv",
        "contacts/us.csv",
        "escalation/levels.csv",
        "escalation/tiles.csv",
        "escalation/signs.csv",
        "escalation/modifiers.csv",
        "escalation/combinations.csv",
        "escalation/missing.csv",
        "escalation/playbooks.csv",
        "escalation/exceptions.csv",
        "escalation/actions.csv",
        "escalation/never.csv",
        "guides/topics.csv",
        "guides/steps.csv",
        "reasons/reasons.csv",
        "reasons/cues.csv",
        "search/places.csv",
        "search/ignored.csv",
        "tracker/choices.csv",
        "tracker/after.csv",
    ] {
        refused(file, "stands twice", |table| table.add_like(2, &[]));
    }
}

#[test]
fn an_id_of_another_table_is_refused() {
    let folder = Folder::copy();
    let sign = Table::parse(&folder.read("escalation/signs.csv")).get(2, "sign");
    let rule = Table::parse(&folder.read("escalation/combinations.csv")).get(2, "rule");
    let modifier = folder.edit("escalation/modifiers.csv", |table| {
        table.add_like(2, &[("modifier", &sign)])
    });
    let missing = folder.edit("escalation/missing.csv", |table| {
        table.add_like(2, &[("rule", &rule)])
    });
    let problems = folder.problems();
    find(&problems, "escalation/modifiers.csv", modifier, "is also a sign");
    find(&problems, "escalation/missing.csv", missing, "is also a rule");
}
