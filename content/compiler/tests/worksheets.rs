//! Sheets to fill in: a part of XLSForm, and nothing beside it.

mod common;

use common::sheet::{Book, RESPONDER, refused};
use common::{Folder, find, real};
use foothold_content::SheetItemKind;

#[test]
fn a_sheet_is_read_as_it_is_written() {
    let content = real();
    let sheet = content.worksheet("responder").expect("the responder sheet");
    assert_eq!(
        sheet.title.get("en"),
        "Responder sheet: for those who come to help"
    );
    assert!(sheet.one_page && !sheet.carers_view);
    let weapon = sheet
        .questions()
        .find(|item| item.id == "weapon")
        .expect("a question");
    assert_eq!(weapon.kind, SheetItemKind::OneOf);
    let choices: Vec<&str> = weapon.choices.iter().map(|choice| choice.id).collect();
    assert_eq!(choices, ["none", "yes", "unsure"]);
    let place = sheet
        .questions()
        .find(|item| item.id == "weapon_where")
        .expect("a question");
    assert!(place.relevant.holds(|_| "yes") && !place.relevant.holds(|_| "none"));
    assert_eq!(place.longest, 120);
    let draft = content.worksheet("relapse-plan").expect("the plan");
    assert!(draft.carers_view && draft.questions().any(|item| item.fill == "worked"));
}

#[test]
fn the_sheets_stand_in_their_groups_and_places() {
    let content = real();
    let ids: Vec<&str> = content.worksheets.iter().map(|sheet| sheet.id).collect();
    assert_eq!(
        ids,
        [
            "safety-plan",
            "family-safety-plan",
            "home-safety",
            "responder",
            "first-24-hours",
            "first-72-hours",
            "finding-care",
            "therapist-match",
            "teen-choices",
            "school-meeting",
            "craft-invitation",
            "boundaries",
            "problem-solving",
            "family-meeting",
            "relapse-plan",
            "advance-directive",
            "my-support",
        ]
    );
}

#[test]
fn a_spreadsheets_own_way_to_save_changes_nothing() {
    let plain = format!("{:?}", real().worksheets);
    let folder = Folder::copy();
    for file in folder.workbooks() {
        let text = folder.read(&file);
        let book = Book::parse(&text);
        let mut csv = String::from_utf8(book.to_csv()).expect("UTF-8");
        // Every row as wide as the widest, Windows line ends, a byte order mark.
        let widest = csv
            .lines()
            .map(|line| line.matches(',').count())
            .max()
            .unwrap_or(0);
        csv = csv
            .lines()
            .map(|line| format!("{line}{}\r\n", ",".repeat(widest)))
            .collect();
        folder.write(&file, format!("\u{feff}{csv}"));
    }
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(format!("{:?}", content.worksheets), plain);
}

#[test]
fn a_type_that_is_not_read_is_refused_with_its_row() {
    for kind in [
        "integer",
        "decimal",
        "geopoint",
        "image",
        "calculate",
        "select_multiple weapon",
        "begin_repeat",
        "begin group",
        "text multiline",
        "",
    ] {
        let problem = refused(&format!("the type `{kind}` is not read here"), |book| {
            let row = book.named("age");
            book.set(row, "type", kind)
        });
        assert!(problem.mend.contains("select_one"), "{problem}");
    }
}

#[test]
fn a_column_or_sheet_that_is_not_read_is_refused() {
    for column in [
        "calculation",
        "default",
        "label::French (fr)",
        "label",
        "media::image",
        "repeat_count",
    ] {
        refused(&format!("the column `{column}` is not read here"), |book| {
            let row = book.named("age");
            book.set(row, column, "");
            book.sheet("survey") + 1
        });
    }
    refused("`entities` is no sheet that is read here", |book| {
        let last = book.sheet("choices") - 1;
        let row = book.insert(last, &[]);
        book.cells(row)[0] = "entities".into();
        row
    });
    refused("the sheet `survey` stands twice", |book| {
        let last = book.sheet("choices") - 1;
        let row = book.insert(last, &[]);
        book.cells(row)[0] = "survey".into();
        row
    });
    refused("something stands beside the name `choices`", |book| {
        let row = book.sheet("choices");
        book.cells(row)[1] = "list_name".into();
        row
    });
    refused("a cell stands behind the last column", |book| {
        let row = book.named("age");
        book.cells(row).resize(40, String::new());
        book.cells(row)[39] = "lost".into();
        row
    });
}

#[test]
fn a_file_without_its_sheets_is_refused() {
    for (text, naming) in [
        ("", "the sheet `survey` is missing"),
        ("a,b\n1,2\n", "the sheet `survey` is missing"),
        ("survey,\n,type\n", "the sheet `settings` is missing"),
    ] {
        let folder = Folder::copy();
        folder.write(RESPONDER, text);
        find(&folder.problems(), RESPONDER, 0, naming);
    }
    let folder = Folder::copy();
    for file in folder.workbooks() {
        folder.remove(&file);
    }
    find(&folder.problems(), "worksheets", 0, "there is no sheet");
}

#[test]
fn sections_begin_and_end_and_hold_no_other() {
    refused("no section is open", |book| {
        let row = book.named("danger");
        book.insert(row - 1, &[("type", "end_group")])
    });
    refused("the section `who` is still open", |book| {
        let row = book.named("age");
        book.insert(
            row,
            &[("type", "begin_group"), ("name", "more"), ("label::en", "More")],
        )
    });
    refused("the row stands in no section", |book| {
        let row = book.named("danger");
        let name = [("type", "text"), ("name", "more"), ("label::en", "More?")];
        book.insert(row - 1, &name)
    });
    refused("the section `more` is empty", |book| {
        let row = book.named("danger");
        let first = book.insert(
            row - 1,
            &[("type", "begin_group"), ("name", "more"), ("label::en", "More")],
        );
        book.insert(first, &[("type", "end_group")])
    });
    let folder = Folder::copy();
    folder.edit_book(RESPONDER, |book| {
        let row = book.sheet("choices") - 1;
        book.remove(row);
    });
    find(
        &folder.problems(),
        RESPONDER,
        0,
        "the section `script` is not ended",
    );
}

#[test]
fn a_name_stands_once_and_is_like_the_others() {
    refused("the name `name` stands twice", |book| {
        let row = book.named("age");
        book.set(row, "name", "name")
    });
    for name in ["Age", "1st", "my age", "alter-über", "_a"] {
        refused(&format!("the name `{name}` is not like the others"), |book| {
            let row = book.named("allergies");
            book.set(row, "name", name)
        });
    }
    refused("`name` is blank", |book| {
        let row = book.named("allergies");
        book.set(row, "name", "")
    });
}

#[test]
fn a_list_of_choices_is_there_once_and_asked_for() {
    refused("the list `gun` has 0 choices", |book| {
        let row = book.named("weapon");
        book.set(row, "type", "select_one gun")
    });
    refused("`none` stands twice in `weapon`", |book| {
        let row = book.row("choices", "name", "none");
        let cells = [("list_name", "weapon"), ("name", "none"), ("label::en", "None")];
        book.insert(row, &cells)
    });
    refused("no question asks for the list `moods`", |book| {
        let row = book.row("choices", "name", "none");
        let cells = [("list_name", "moods"), ("name", "low"), ("label::en", "Low")];
        book.insert(row, &cells)
    });
    refused("`label` has no words", |book| {
        let row = book.row("choices", "name", "none");
        book.set(row, "label::en", "")
    });
}

#[test]
fn a_condition_is_of_the_part_that_is_read_and_looks_back() {
    for relevant in [
        "selected(${weapon}, 'yes')",
        "${weapon} = yes",
        "${weapon}",
        "not(${weapon} = 'yes')",
    ] {
        let problem = refused(&format!("`relevant` is `{relevant}`"), |book| {
            let row = book.named("weapon_where");
            book.set(row, "relevant", relevant)
        });
        assert!(problem.mend.contains("${question}"), "{problem}");
    }
    refused("`weapon` cannot be answered with `no`", |book| {
        let row = book.named("weapon_where");
        book.set(row, "relevant", "${weapon} = 'no'")
    });
    for name in ["scares", "nobody"] {
        refused(&format!("`${{{name}}}` is no question above this row"), |book| {
            let row = book.named("weapon_where");
            book.set(row, "relevant", &format!("${{{name}}} != ''"))
        });
    }
    refused("`${nobody}` is no question above this row", |book| {
        let row = book.named("say_where");
        book.set(row, "label::en", "We are at ${nobody}.")
    });
    refused("`${address}` stands where no answer can", |book| {
        let row = book.named("age");
        book.set(row, "label::en", "How old, at ${address}?")
    });
    for constraint in [". > 3", "string-length(.) < 3", "string-length(.) <= 99999"] {
        refused(&format!("`constraint` is `{constraint}`"), |book| {
            let row = book.named("age");
            book.set(row, "constraint", constraint)
        });
    }
}

#[test]
fn a_cell_that_nobody_would_read_is_refused() {
    for (name, column, value) in [
        ("weapon", "constraint", "string-length(.) <= 3"),
        ("age", "sources", "CLIN"),
        ("age", "fill", "worked"),
        ("note_1", "required", "yes"),
        ("who", "hint::en", "Fill it in."),
        ("say_where", "door", "words"),
    ] {
        refused(
            &format!("`{column}` says something that this type of row has no use for"),
            |book| {
                let row = book.named(name);
                book.set(row, column, value)
            },
        );
    }
    for (name, appearance) in [("age", "numbers"), ("note_1", "bold"), ("weapon", "minimal")] {
        refused(&format!("`appearance` is `{appearance}`"), |book| {
            let row = book.named(name);
            book.set(row, "appearance", appearance)
        });
    }
    // What is printed must not tell of an answer that was not chosen.
    refused("`relevant` says something", |book| {
        let row = book.named("danger");
        let cells = [
            ("type", "note"),
            ("name", "told"),
            ("label::en", "They hurt someone."),
            ("appearance", "print"),
            ("relevant", "${age} != ''"),
        ];
        book.insert(row, &cells)
    });
}

#[test]
fn a_claim_names_its_source_and_words_fit() {
    refused("`hint` claims a fact (`often`) and names no source", |book| {
        let row = book.named("calms");
        book.set(row, "hint::en", "This often helps.")
    });
    refused("claims a fact (`studies`) and names no source", |book| {
        let row = book.named("note_1");
        book.set(row, "label::en", "In studies this helped.")
    });
    refused("the source `NO-SUCH` is not in sources.csv", |book| {
        let row = book.named("note_2");
        book.set(row, "sources", "NO-SUCH")
    });
    refused("`wait and see` must not be said", |book| {
        let row = book.named("note_1");
        book.set(row, "label::en", "You can wait and see.")
    });
    refused("holds the number `911`", |book| {
        let row = book.named("say_ask");
        book.set(row, "label::en", "Call 911.")
    });
    refused("`{nobody}` is not a role", |book| {
        let row = book.named("say_ask");
        book.set(row, "label::en", "Call {nobody}.")
    });
    refused("reads at grade", |book| {
        let row = book.named("calms");
        let hard =
            "Characterize environmental interventions demonstrating de-escalatory effectiveness previously.";
        book.set(row, "hint::en", hard)
    });
    refused("`label` has 91 letters", |book| {
        let row = book.named("calms");
        book.set(row, "label::en", &"a".repeat(91))
    });
    refused("asks 9 questions", |book| {
        let row = book.named("age");
        for at in 0..4 {
            let name = format!("more_{at}");
            book.insert(
                row,
                &[
                    ("type", "text"),
                    ("name", &name),
                    ("label::en", "More?"),
                    ("constraint", "string-length(.) <= 9"),
                ],
            );
        }
        book.named("danger") - 1
    });
}

#[test]
fn the_settings_are_whole() {
    for (column, value, naming) in [
        ("form_id", "other", "`form_id` is `other`"),
        ("form_title", "", "`form_title` is blank"),
        ("default_language", "fr", "`default_language` is another"),
        ("version", "3", "`version` is `3`, not a date"),
        ("group", "misc", "`group` is `misc`"),
        ("place", "first", "`place` is no number"),
        ("audience", "", "`audience` is blank"),
        ("concern", "worry", "`concern` names `worry`"),
        ("view", "theirs", "`view` is `theirs`"),
        ("guides", "nowhere", "`nowhere` is not a guide"),
        ("steps", "nowhere", "`nowhere` is not a small step"),
        ("actions", "NOWHERE", "`NOWHERE` is not an action"),
        ("next_review", "2020-01-01", "is not after `written`"),
    ] {
        refused(naming, |book| {
            let row = book.settings();
            book.set(row, column, value)
        });
    }
    refused("the door leads to `guide/nowhere`", |book| {
        let row = book.named("note_1");
        book.set(row, "door", "guide/nowhere")
    });
}

#[test]
fn one_page_stays_one_page() {
    let problem = refused("answers may have", |book| {
        let row = book.named("calms");
        book.set(row, "constraint", "");
        book.settings()
    });
    assert!(
        problem.what.contains("calms") && problem.mend.contains("string-length"),
        "{problem}"
    );
    refused("answers may have", |book| {
        let row = book.named("calms");
        book.set(row, "constraint", "string-length(.) <= 2000");
        book.settings()
    });
}

#[test]
fn what_must_not_be_said_about_a_child_is_looked_for_where_a_child_may_be_meant() {
    // "They must agree" may be said of an adult, never of a child.
    let folder = Folder::copy();
    let row = folder.edit_book("worksheets/teen-choices.csv", |book| {
        let row = book.named("note_1");
        book.set(row, "label::en", "They must agree first.")
    });
    find(
        &folder.problems(),
        "worksheets/teen-choices.csv",
        row,
        "`must agree` must not be said here",
    );
    let folder = Folder::copy();
    folder.edit_book("worksheets/advance-directive.csv", |book| {
        let row = book.named("note_3");
        book.set(row, "label::en", "They must agree first.")
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}
