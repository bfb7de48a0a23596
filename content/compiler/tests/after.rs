//! What the days after coming home ask for.

mod common;

use common::{Folder, find, real, refused};

const AFTER: &str = "tracker/after.csv";
const LEVELS: &str = "escalation/levels.csv";

#[test]
fn a_cell_that_every_row_needs_is_missed() {
    for column in ["day", "id"] {
        refused(AFTER, &format!("`{column}` is blank"), |rows| {
            rows.set(3, column, " ")
        });
    }
    for column in ["text", "why"] {
        refused(AFTER, &format!("`{column}` has no words"), |rows| {
            rows.set(3, &format!("{column}::en"), "")
        });
    }
    refused(AFTER, "no source is named", |rows| rows.set(3, "sources", ""));
    refused(AFTER, "the source `HEARSAY` is not in sources.csv", |rows| {
        rows.set(3, "sources", "HEARSAY")
    });
    refused(AFTER, "`audience` names `teen`", |rows| {
        rows.set(2, "audience", "teen")
    });
}

#[test]
fn days_are_numbers_in_order() {
    for day in ["seven", "-1", "7.5"] {
        refused(AFTER, "`day` is no number", |rows| rows.set(2, "day", day));
    }
    for day in ["0", "91"] {
        refused(AFTER, &format!("`day` is {day}"), |rows| {
            let last = rows.last();
            let row = if day == "0" { 2 } else { last };
            rows.set(row, "day", day)
        });
    }
    refused(AFTER, "stands behind a later one", |rows| {
        rows.set(rows.last(), "day", "3")
    });
}

#[test]
fn every_day_asks_everyone_for_the_same_three_things() {
    for id in ["ask", "plan", "home"] {
        let folder = Folder::copy();
        folder.edit(AFTER, |rows| {
            for row in 2..=rows.last() {
                if rows.get(row, "day") == "30" && rows.get(row, "id") == id {
                    let audience = rows.get(row, "audience");
                    rows.set(row, "id", format!("{id}-else-{audience}").trim_end_matches('-'));
                }
            }
        });
        let problems = folder.problems();
        for whom in ["a minor", "an adult"] {
            let what = format!("day 30 has no row `{id}` about {whom}");
            let problem = find(&problems, AFTER, 0, &what);
            assert!(problem.mend.contains("every day asks"), "{problem}");
        }
    }
    // A wording for one age alone is not for the other.
    let folder = Folder::copy();
    folder.edit(AFTER, |rows| {
        for row in 2..=rows.last() {
            if rows.get(row, "id") == "plan" && rows.get(row, "day") == "60" {
                rows.set(row, "audience", "adult");
            }
        }
    });
    find(
        &folder.problems(),
        AFTER,
        0,
        "day 60 has no row `plan` about a minor",
    );
}

#[test]
fn a_wording_for_everyone_stands_alone() {
    refused(AFTER, "has a wording for everyone and another", |rows| {
        rows.set(2, "audience", "")
    });
    refused(AFTER, "`1 ask minor` stands twice", |rows| {
        rows.set(3, "audience", "minor")
    });
}

#[test]
fn a_door_leads_to_a_place() {
    for door in ["guide/nowhere", "sheet/nowhere", "nowhere", "after/7"] {
        refused(AFTER, &format!("the door leads to `{door}`"), |rows| {
            rows.set(2, "door", door)
        });
        refused(LEVELS, &format!("`{door}` is no place"), |levels| {
            levels.set(6, "doors", &format!("guide/first-24-hours; {door}"))
        });
    }
}

#[test]
fn what_must_not_be_said_is_looked_for_by_age_and_actions_are_easy_to_read() {
    for column in ["text::en", "say::en", "why::en"] {
        refused(AFTER, "`manipulative` must not be said", |rows| {
            rows.set(2, column, "They are manipulative.")
        });
    }
    let folder = Folder::copy();
    let row = |rows: &common::Table, audience: &str| {
        let mut all = 2..=rows.last();
        all.find(|row| rows.get(*row, "audience") == audience)
            .expect("a row")
    };
    let (mut minor, mut adult) = (0, 0);
    folder.edit(AFTER, |rows| {
        (minor, adult) = (row(rows, "minor"), row(rows, "adult"));
        rows.set(minor, "why::en", "They must consent.");
        rows.set(adult, "why::en", "It is not optional.")
    });
    let problems = folder.problems();
    find(
        &problems,
        AFTER,
        minor,
        "`must consent` must not be said here (MINOR_CONSENT)",
    );
    find(
        &problems,
        AFTER,
        adult,
        "`not optional` must not be said here (ADULT_FORCED)",
    );
    let folder = Folder::copy();
    folder.edit(AFTER, |rows| {
        rows.set(minor, "why::en", "It is not optional.");
        rows.set(adult, "why::en", "They must consent.")
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    let hard = "Considering institutional recommendations, reevaluate environmental accessibility periodically, notwithstanding considerable inconvenience.";
    refused(AFTER, "`text::en` reads at grade", |rows| {
        rows.set(2, "text::en", hard)
    });
    refused(AFTER, "`say::en` reads at grade", |rows| {
        rows.set(2, "say::en", hard)
    });
}

#[test]
fn the_days_come_in_order_once_each() {
    assert_eq!(real().after_days(), [1, 3, 7, 14, 30, 60, 90]);
}
