//! Every region can say what an emergency needs, and no text has a hole in any of them.

mod common;

use common::{Folder, find, refused};

const REGIONS: &str = "contacts/regions.csv";
const ROLES: &str = "contacts/roles.csv";
const ACTIONS: &str = "escalation/actions.csv";

#[test]
fn a_region_without_emergency_words_is_refused() {
    for role in ["emergency", "crisis", "poison", "carer_hurt", "child_abuse"] {
        let folder = Folder::copy();
        let row = folder.edit(REGIONS, |regions| regions.row("region", "NZ"));
        folder.edit(ROLES, |roles| {
            let at = roles
                .column("region")
                .iter()
                .zip(roles.column("role"))
                .position(|cells| cells == (&"NZ", role));
            let row = at.expect("NZ has the role") + 2;
            roles.set(row, "line", "");
            roles.set(row, "say::en", "")
        });
        let problem = find(
            &folder.problems(),
            REGIONS,
            row,
            &format!("NZ has no words for `{role}`"),
        );
        assert!(problem.mend.contains("roles.csv"), "{problem}");
        // The same if the row is gone altogether.
        folder.edit(ROLES, |roles| {
            let at = roles
                .column("region")
                .iter()
                .zip(roles.column("role"))
                .position(|cells| cells == (&"NZ", role));
            roles.remove(at.expect("NZ has the role") + 2)
        });
        find(
            &folder.problems(),
            REGIONS,
            row,
            &format!("NZ has no words for `{role}`"),
        );
    }
}

#[test]
fn the_unknown_region_cannot_be_left_out() {
    let folder = Folder::copy();
    folder.edit(REGIONS, |regions| {
        regions.remove(regions.row("region", "unknown"))
    });
    folder.edit(ROLES, |roles| roles.rows.retain(|cells| cells[0] != "unknown"));
    let problem = find(&folder.problems(), REGIONS, 0, "the region `unknown` is missing");
    assert!(problem.mend.contains("without a known country"), "{problem}");
}

#[test]
fn the_unknown_region_may_stand_anywhere_and_rows_are_still_right() {
    let folder = Folder::copy();
    folder.edit(REGIONS, |regions| regions.rows.rotate_right(1));
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(content.regions.last().map(|region| region.id), Some("unknown"));
    let row = folder.edit(REGIONS, |regions| {
        regions.add_like(regions.row("region", "GB"), &[])
    });
    let named = folder.edit(REGIONS, |regions| {
        regions.set(regions.row("region", "US"), "name::en", "The rock bottom")
    });
    let problems = folder.problems();
    find(&problems, REGIONS, row, "`GB` stands twice");
    find(&problems, REGIONS, named, "`rock bottom` must not be said");
}

#[test]
fn a_role_that_a_region_does_not_fill_is_refused() {
    for (file, column) in [
        (ACTIONS, "headline::en"),
        (ACTIONS, "text::en"),
        (ACTIONS, "say::en"),
        ("escalation/levels.csv", "headline::en"),
        ("escalation/signs.csv", "why::en"),
        ("escalation/combinations.csv", "when::en"),
    ] {
        let problem = refused(file, "`{veteran}` has no words in the region GB", |table| {
            table.set(2, column, "Call {veteran}.")
        });
        assert!(problem.mend.contains("roles.csv"), "{problem}");
    }
}

#[test]
fn an_action_that_needs_its_role_is_hidden_where_nobody_fills_it() {
    let folder = Folder::copy();
    folder.edit(ACTIONS, |actions| {
        let row = actions.row("needs_role", "yes");
        let role = actions.get(row, "role");
        actions.set(row, "text::en", &format!("Call {{{role}}}, then {{emergency}}."))
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    let row = folder.edit(ACTIONS, |actions| {
        actions.set(actions.row("needs_role", "yes"), "needs_role", "no")
    });
    assert!(
        folder
            .problems()
            .0
            .iter()
            .all(|problem| problem.file == ACTIONS && problem.row == row)
    );
}

#[test]
fn a_role_that_does_not_exist_is_refused() {
    for role in ["emergancy", "Emergency", "number", " emergency", "emergency now"] {
        refused(ACTIONS, &format!("`{{{role}}}` is not a role"), |actions| {
            actions.set(2, "text::en", &format!("Call {{{role}}}."))
        });
    }
    refused(ACTIONS, "is not a role", |actions| {
        actions.set(2, "text::en", "Call {emergency now.")
    });
    refused("contacts/gb.csv", "`{nobody}` is not a role", |lines| {
        lines.set(2, "about::en", "Call {nobody}.")
    });
    refused("escalation/levels.csv", "`{emergancy}` is not a role", |levels| {
        levels.set(6, "headline::en", "Call {emergancy} now")
    });
}

#[test]
fn words_that_show_a_number_name_its_line() {
    refused(ROLES, "shows a number but names no line", |roles| {
        roles.set(
            roles.row_where("say::en", |say| say.contains("{number}")),
            "line",
            "",
        )
    });
}

#[test]
fn words_for_a_role_cannot_name_another_role() {
    let problem = refused(ROLES, "`{crisis}` cannot stand in `say`", |roles| {
        roles.set(
            roles.row_where("say::en", |say| say == "{number}"),
            "say::en",
            "{number} or {crisis}",
        )
    });
    assert!(problem.mend.contains("{number}"), "{problem}");
}
