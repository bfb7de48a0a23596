//! The tables beside the guides: topics, small steps, reasons and the cues that lead to them.

mod common;

use common::guide::Page;
use common::{Folder, Table, find, refused};

const TOPICS: &str = "guides/topics.csv";
const STEPS: &str = "guides/steps.csv";
const REASONS: &str = "reasons/reasons.csv";
const CUES: &str = "reasons/cues.csv";

#[test]
fn a_cell_that_every_row_needs_is_missed() {
    for (file, columns) in [
        (TOPICS, &["topic"][..]),
        (STEPS, &["id"]),
        (REASONS, &["reason", "guide", "step"]),
        (CUES, &["cue"]),
    ] {
        let folder = Folder::copy();
        folder.edit(file, |table| {
            columns.iter().for_each(|column| _ = table.set(2, column, " "));
            let words = table
                .header
                .clone()
                .into_iter()
                .filter(|name| name.ends_with("::en"));
            words.for_each(|column| _ = table.set(3, &column, ""));
        });
        let problems = folder.problems();
        for column in columns {
            find(&problems, file, 2, &format!("`{column}` is blank"));
        }
        let header = Table::parse(&folder.read(file)).header;
        for column in header.iter().filter_map(|column| column.strip_suffix("::en")) {
            find(&problems, file, 3, &format!("`{column}` has no words"));
        }
    }
}

#[test]
fn a_topic_without_a_guide_is_refused() {
    let problem = refused(TOPICS, "no guide stands in the topic `spare`", |topics| {
        topics.add_like(2, &[("topic", "spare")])
    });
    assert!(problem.mend.contains("take the topic out"), "{problem}");
}

#[test]
fn a_step_that_nothing_ends_with_is_refused() {
    let folder = Page::sound().folder();
    let row = folder.edit(STEPS, |steps| steps.add_like(2, &[("id", "spare")]));
    let nothing = "no guide, no reason and no practice talk ends with the step `spare`";
    find(&folder.problems(), STEPS, row, nothing);
    // A guide or a reason that ends with it is enough.
    folder.write(common::guide::FILE, Page::sound().with("step", "spare").text());
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    folder.write(common::guide::FILE, Page::sound().text());
    folder.edit(REASONS, |reasons| {
        reasons.add_like(2, &[("reason", "spare"), ("step", "spare")])
    });
    folder.edit(CUES, |cues| {
        for row in [2, 3] {
            let others = cues.get(row, "reasons");
            cues.set(row, "reasons", &format!("{others}; spare"));
        }
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn a_reason_that_names_what_is_not_there_is_refused() {
    refused(REASONS, "`nowhere` is not a guide", |reasons| {
        reasons.set(3, "guide", "nowhere")
    });
    refused(
        REASONS,
        "the step `dance` is not in guides/steps.csv",
        |reasons| reasons.set(3, "step", "dance"),
    );
    let problem = refused(REASONS, "`concern` names `drink`", |reasons| {
        reasons.set(3, "concern", "mental-health; drink")
    });
    assert!(problem.mend.contains("substance"), "{problem}");
}

#[test]
fn a_reason_that_fewer_than_two_cues_lead_to_is_refused() {
    let folder = Folder::copy();
    let row = folder.edit(REASONS, |reasons| reasons.add_like(2, &[("reason", "spare")]));
    let lead = |cue: usize| {
        folder.edit(CUES, |cues| {
            let others = cues.get(cue, "reasons");
            cues.set(cue, "reasons", &format!("{others}; spare"))
        })
    };
    let few = "fewer than two cues lead to `spare`";
    find(&folder.problems(), REASONS, row, few);
    lead(2);
    let problem = find(&folder.problems(), REASONS, row, few);
    assert!(problem.mend.contains("cues.csv"), "{problem}");
    lead(3);
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn a_cue_that_leads_to_what_is_not_there_is_refused() {
    refused(CUES, "`laziness` is not in reasons/reasons.csv", |cues| {
        let others = cues.get(2, "reasons");
        cues.set(2, "reasons", &format!("{others}; laziness"))
    });
    // A guide is a place, and no part of the check.
    for check in ["check/roof", "suicide", "guide/leap", "help", "check"] {
        let problem = refused(CUES, &format!("`{check}` is no part of the check"), |cues| {
            cues.set(2, "check", check)
        });
        assert!(problem.mend.contains("check/<tile>"), "{problem}");
    }
}

#[test]
fn a_cue_leads_to_a_reason_or_to_the_check() {
    let folder = Folder::copy();
    let row = folder.edit(CUES, |cues| {
        cues.add_like(2, &[("cue", "spare"), ("reasons", ""), ("check", "")])
    });
    find(&folder.problems(), CUES, row, "`spare` leads nowhere");
    folder.edit(CUES, |cues| cues.set(row, "check", "check/suicide"));
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn a_cue_is_heard_or_seen_by_readers_we_know() {
    refused(CUES, "`kind` is `felt`", |cues| cues.set(2, "kind", "felt"));
    refused(CUES, "`audience` names `teen`", |cues| {
        cues.set(2, "audience", "teen; adult")
    });
    refused(CUES, "`concern` names `drink`", |cues| {
        cues.set(2, "concern", "drink")
    });
}

/// Keeps so many cues for children and their mental health and gives the others to adults.
fn keep(heard: usize, seen: usize) -> Folder {
    let folder = Folder::copy();
    folder.edit(CUES, |cues| {
        let (mut heard, mut seen) = (heard, seen);
        for row in 2..=cues.last() {
            let is = |column: &str, value: &str| cues.get(row, column).contains(value);
            if !is("audience", "minor") || !is("concern", "mental-health") {
                continue;
            }
            let left = if is("kind", "heard") {
                &mut heard
            } else {
                &mut seen
            };
            if *left == 0 {
                cues.set(row, "audience", "adult");
            }
            *left = left.saturating_sub(1);
        }
    });
    folder
}

#[test]
fn a_reader_with_too_few_cues_is_named() {
    keep(6, 3).load().unwrap_or_else(|problems| panic!("{problems}"));
    for (heard, seen) in [(5, 3), (6, 2)] {
        let naming = format!("a reader for Minor and MentalHealth has {heard} to hear and {seen} to see");
        let problem = find(&keep(heard, seen).problems(), CUES, 0, &naming);
        assert!(problem.mend.contains("6 and 3"), "{problem}");
    }
}

/// Every column of words beside the guides.
fn words() -> Vec<(&'static str, String)> {
    let folder = Folder::copy();
    let columns = [TOPICS, STEPS, REASONS, CUES].map(|file| {
        let header = Table::parse(&folder.read(file)).header;
        let words = header.into_iter().filter(|name| name.ends_with("::en"));
        words.map(|column| (file, column)).collect::<Vec<_>>()
    });
    columns.concat()
}

#[test]
fn a_role_that_a_region_leaves_empty_is_refused_beside_the_guides() {
    for (file, column) in words() {
        refused(file, "`{veteran}` has no words in the region GB", |table| {
            table.set(2, &column, "Call {veteran}.")
        });
    }
}

#[test]
fn words_for_everyone_hold_nothing_that_is_wrong_for_one_age() {
    for (file, column) in words() {
        let folder = Folder::copy();
        folder.edit(file, |table| {
            if file == CUES {
                // Blank: everyone.
                table.set(2, "audience", "");
            }
            table.set(2, &column, "It is not optional. You must consent.")
        });
        let problems = folder.problems();
        find(
            &problems,
            file,
            2,
            "`not optional` must not be said here (ADULT_FORCED)",
        );
        find(
            &problems,
            file,
            2,
            "`must consent` must not be said here (MINOR_CONSENT)",
        );
    }
}

#[test]
fn a_cue_for_one_age_may_hold_what_is_wrong_for_the_other() {
    let folder = Folder::copy();
    let row = folder.edit(CUES, |cues| {
        cues.add_like(
            2,
            &[
                ("cue", "spare"),
                ("audience", "minor"),
                ("text::en", "\"It's not optional.\""),
            ],
        )
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    folder.edit(CUES, |cues| cues.set(row, "audience", "adult"));
    find(
        &folder.problems(),
        CUES,
        row,
        "`not optional` must not be said here (ADULT_FORCED)",
    );
}

#[test]
fn what_to_do_beside_the_guides_is_plain() {
    // Grade 7: fit for background, too hard for what to do.
    let middling = "A trained person can explain what happens after you call, and what to expect of them.";
    for (file, columns) in [
        (STEPS, &["text::en"][..]),
        (
            REASONS,
            &["first::en", "second::en", "third::en", "say::en", "avoid::en"],
        ),
    ] {
        let folder = Folder::copy();
        folder.edit(file, |table| {
            columns
                .iter()
                .for_each(|column| _ = table.set(2, column, middling));
        });
        let problems = folder.problems();
        for column in columns {
            let problem = find(&problems, file, 2, &format!("`{column}` reads at grade"));
            assert!(problem.mend.contains("grade 6"), "{problem}");
        }
    }
    let folder = Folder::copy();
    folder.edit(TOPICS, |topics| topics.set(2, "hint::en", middling));
    folder.edit(REASONS, |reasons| reasons.set(2, "meaning::en", middling));
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}
