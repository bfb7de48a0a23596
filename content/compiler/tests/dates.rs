//! Dates are days that exist, and in order.

mod common;

use common::{Folder, refused};

/// Every table whose rows are reviewed, and the column its first date stands in.
const REVIEWED: [(&str, &str); 14] = [
    ("escalation/signs.csv", "written"),
    ("escalation/modifiers.csv", "written"),
    ("escalation/combinations.csv", "written"),
    ("escalation/missing.csv", "written"),
    ("escalation/exceptions.csv", "written"),
    ("escalation/actions.csv", "written"),
    ("contacts/us.csv", "assured_date"),
    ("guides/steps.csv", "written"),
    ("reasons/reasons.csv", "written"),
    ("reasons/cues.csv", "written"),
    ("search/synonyms.csv", "written"),
    ("search/danger.csv", "written"),
    ("tracker/choices.csv", "written"),
    ("tracker/after.csv", "written"),
];

#[test]
fn a_next_review_that_is_not_after_the_writing_is_refused() {
    for (file, first) in REVIEWED {
        for days in [
            ["2026-11-22", "2026-11-21"],
            ["2026-11-22", "2026-11-22"],
            ["2027-01-01", "2026-12-31"],
        ] {
            let problem = refused(file, "`next_review`", |table| {
                table.set(3, first, days[0]);
                table.set(3, "next_review", days[1])
            });
            assert!(
                problem.what.contains(first) && problem.what.contains(days[1]),
                "{problem}"
            );
        }
    }
}

#[test]
fn what_is_not_a_date_is_refused() {
    let wrong = [
        "2026-02-30",
        "2027-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-11-00",
        "2026-11-2",
        "2026-+1-01",
        "+026-11-22",
        "26-11-22",
        "22.11.2026",
        "11/22/2026",
        "2026-11-22T00:00",
        "soon",
    ];
    for date in wrong {
        refused("escalation/signs.csv", "not a date", |signs| {
            signs.set(2, "next_review", date)
        });
    }
    for (file, first) in REVIEWED.into_iter().chain([("sources.csv", "seen_on")]) {
        refused(file, "`2026-02-30`, not a date", |table| {
            table.set(3, first, "2026-02-30")
        });
        refused(file, &format!("`{first}` is blank"), |table| {
            table.set(3, first, "")
        });
    }
}

#[test]
fn a_leap_day_is_a_date() {
    let folder = Folder::copy();
    for (row, date) in [(2, "2028-02-29"), (3, "2400-02-29")] {
        folder.edit("escalation/signs.csv", |signs| {
            signs.set(row, "next_review", date)
        });
    }
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn a_review_has_a_day_and_a_name() {
    for (file, _) in REVIEWED.into_iter().filter(|(_, first)| *first == "written") {
        refused(file, "only one of `reviewed` and `reviewer`", |table| {
            table.set(2, "reviewed", "2026-12-01")
        });
        refused(file, "only one of `reviewed` and `reviewer`", |table| {
            table.set(2, "reviewer", "Ada Okoye, MD")
        });
    }
    refused("escalation/signs.csv", "`reviewed` is `yes`", |signs| {
        signs.set(2, "reviewed", "yes");
        signs.set(2, "reviewer", "Ada Okoye, MD")
    });
    let folder = Folder::copy();
    folder.edit("escalation/signs.csv", |signs| {
        signs.set(2, "reviewed", "2026-12-01");
        signs.set(2, "reviewer", "Ada Okoye, MD")
    });
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(content.tables.signs[0].dates.reviewer, "Ada Okoye, MD");
}
