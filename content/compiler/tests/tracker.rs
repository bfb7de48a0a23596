//! What can be ticked in a note of a talk.

mod common;

use common::{Folder, Table, find, real, refused};
use foothold_content::ChoiceList;

const CHOICES: &str = "tracker/choices.csv";

#[test]
fn a_cell_that_every_row_needs_is_missed() {
    for column in ["id", "guide"] {
        refused(CHOICES, &format!("`{column}` is blank"), |choices| {
            choices.set(3, column, " ")
        });
    }
    refused(CHOICES, "`name` has no words", |choices| {
        choices.set(3, "name::en", "")
    });
}

#[test]
fn a_list_is_one_of_three() {
    for list in ["mood", "Approach", "part_of_day", ""] {
        let problem = refused(CHOICES, &format!("`list` is `{list}`"), |choices| {
            choices.set(2, "list", list)
        });
        assert!(
            problem.mend.contains("approach, setting, part-of-day"),
            "{problem}"
        );
    }
}

#[test]
fn a_list_without_rows_is_refused() {
    let folder = Folder::copy();
    folder.edit(CHOICES, |choices| {
        for row in 2..=choices.last() {
            if choices.get(row, "list") == "setting" {
                let id = choices.get(row, "id");
                choices.set(row, "list", "approach");
                choices.set(row, "id", &format!("where-{id}"));
            }
        }
    });
    let problem = find(
        &folder.problems(),
        CHOICES,
        0,
        "no row stands in the list `setting`",
    );
    assert!(problem.mend.contains("Put its rows back"), "{problem}");
}

#[test]
fn an_id_stands_once_in_a_list_and_may_stand_in_another() {
    let twice = refused(CHOICES, "`approach listened` stands twice", |choices| {
        choices.add_like(2, &[("id", "listened")])
    });
    assert!(twice.mend.contains("new id"), "{twice}");
    let folder = Folder::copy();
    folder.edit(CHOICES, |choices| {
        choices.add_like(2, &[("list", "setting"), ("id", "listened")])
    });
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert!(content.talk_choice(ChoiceList::Setting, "listened").is_some());
}

#[test]
fn an_id_is_in_small_letters_with_dashes() {
    for id in [
        "Late Night",
        "late_night",
        "late--night",
        "-late",
        "nachmittags-\u{fc}ber",
    ] {
        let problem = refused(
            CHOICES,
            &format!("the id `{id}` is not like the others"),
            |choices| choices.set(2, "id", id),
        );
        assert!(problem.mend.contains("dashes"), "{problem}");
    }
}

#[test]
fn a_choice_that_names_what_is_not_there_is_refused() {
    for guide in ["nowhere", "guide/leap", "check/suicide"] {
        refused(CHOICES, &format!("`{guide}` is not a guide"), |choices| {
            choices.set(3, "guide", guide)
        });
    }
    refused(
        CHOICES,
        "the step `dance` is not in guides/steps.csv",
        |choices| choices.set(3, "step", "dance"),
    );
    let problem = refused(CHOICES, "the source `HEARSAY` is not in sources.csv", |choices| {
        let sources = choices.get(3, "sources");
        choices.set(3, "sources", &format!("{sources}; HEARSAY"))
    });
    assert!(problem.mend.contains("Add it there"), "{problem}");
}

#[test]
fn a_choice_that_says_more_than_its_name_names_its_sources() {
    let bare = [
        ("id", "spare"),
        ("hint::en", ""),
        ("tip::en", ""),
        ("sources", ""),
    ];
    let folder = Folder::copy();
    let row = folder.edit(CHOICES, |choices| choices.add_like(2, &bare));
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    for column in ["hint::en", "tip::en"] {
        folder.edit(CHOICES, |choices| choices.set(row, column, "Say one thing."));
        find(&folder.problems(), CHOICES, row, "no source is named");
        folder.edit(CHOICES, |choices| choices.set(row, column, ""));
    }
}

#[test]
fn a_talk_that_went_badly_leads_on() {
    let folder = Folder::copy();
    let row = folder.edit(CHOICES, |choices| {
        choices.add_like(2, &[("id", "spare"), ("step", ""), ("tip::en", "")])
    });
    let problem = find(
        &folder.problems(),
        CHOICES,
        row,
        "`spare` says nothing to try next",
    );
    assert!(problem.mend.contains("a tip or a small step"), "{problem}");
    for (column, text) in [("step", "pick-a-calm-hour"), ("tip::en", "Wait for a calm hour.")] {
        folder.edit(CHOICES, |choices| choices.set(row, column, text));
        folder.load().unwrap_or_else(|problems| panic!("{problems}"));
        folder.edit(CHOICES, |choices| choices.set(row, column, ""));
    }
}

#[test]
fn what_to_try_next_is_plain_and_a_hint_may_be_background() {
    // Grade 7: fit for background, too hard for what to do.
    let middling = "A trained person can explain what happens after you call, and what to expect of them.";
    let problem = refused(CHOICES, "`tip::en` reads at grade", |choices| {
        choices.set(2, "tip::en", middling)
    });
    assert!(problem.mend.contains("grade 6"), "{problem}");
    let folder = Folder::copy();
    folder.edit(CHOICES, |choices| choices.set(2, "hint::en", middling));
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    refused(CHOICES, "holds the number `1234`", |choices| {
        choices.set(2, "name::en", "Called 1234")
    });
}

#[test]
fn nothing_forbidden_and_no_empty_role_is_said() {
    for column in ["name::en", "hint::en", "tip::en"] {
        refused(CHOICES, "`manipulative` must not be said", |choices| {
            choices.set(2, column, "They were manipulative.")
        });
        let folder = Folder::copy();
        folder.edit(CHOICES, |choices| {
            choices.set(2, column, "It is not optional. You must consent.")
        });
        let problems = folder.problems();
        for (phrase, never) in [
            ("not optional", "ADULT_FORCED"),
            ("must consent", "MINOR_CONSENT"),
        ] {
            find(
                &problems,
                CHOICES,
                2,
                &format!("`{phrase}` must not be said here ({never})"),
            );
        }
        refused(CHOICES, "`{veteran}` has no words in the region GB", |choices| {
            choices.set(2, column, "Call {veteran}.")
        });
    }
}

#[test]
fn a_choice_is_found_in_its_list_and_lists_keep_the_order_of_the_rows() {
    let content = real();
    let table = Table::parse(&Folder::copy().read(CHOICES));
    for list in ChoiceList::ALL {
        let rows = table.column("list").into_iter().zip(table.column("id"));
        let wanted: Vec<_> = rows
            .filter(|(of, _)| *of == list.id())
            .map(|(_, id)| id)
            .collect();
        let ids: Vec<_> = content.choices_of(list).map(|choice| choice.id).collect();
        assert_eq!(ids, wanted, "{list:?}");
        for id in ids {
            let found = content.talk_choice(list, id).expect("the choice");
            assert_eq!((found.list, found.id), (list, id));
        }
        assert_eq!(content.talk_choice(list, "nowhere"), None);
        assert_eq!(content.talk_choice(list, ""), None);
    }
    assert_eq!(content.talk_choices.len(), table.rows.len());
    assert_eq!(content.talk_choice(ChoiceList::Approach, "table"), None);
}

/// "It did not work: at dinner" leads to another time; a time to wait for never makes danger wait.
#[test]
fn a_bad_time_leads_to_a_better_one() {
    let content = real();
    let tip = |list, id| {
        let choice = content.talk_choice(list, id).unwrap_or_else(|| panic!("{id}"));
        assert_eq!(choice.guide, "right-time", "{id}");
        choice.tip.get("en")
    };
    for (list, id) in [
        (ChoiceList::PartOfDay, "mealtime"),
        (ChoiceList::Setting, "table"),
    ] {
        let tip = tip(list, id);
        assert!(tip.contains("calm") && tip.contains("meals"), "{tip}");
        let sources = content.talk_choice(list, id).expect("the choice").sources;
        assert!(sources.contains(&"SEED4"), "{id}");
    }
    for id in ["late-night", "after-a-fight", "drunk-or-high"] {
        let tip = tip(ChoiceList::PartOfDay, id);
        assert!(
            tip.starts_with("Wait for a calm") && tip.to_lowercase().contains("open help"),
            "{tip}"
        );
    }
    assert!(tip(ChoiceList::PartOfDay, "drunk-or-high").contains("sober"));
}
