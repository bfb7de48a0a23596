//! The ways crisis numbers go wrong in shipped apps.

mod common;

use common::{Folder, Table, find, refused};

const US: &str = "contacts/us.csv";

/// The first row of the US lines whose channel is of this kind.
fn of_type(lines: &Table, number_type: &str) -> usize {
    lines.row("number_type", number_type)
}

#[test]
fn a_short_code_with_a_country_code_is_refused() {
    for (dial, number_type) in [
        ("+1911", "short_code"),
        ("+1741741", "text_code"),
        ("+1988", "international"),
        // Longer than +1 and three digits, and still nobody answers it.
        ("+353116123", "international"),
        ("+61131114", "international"),
    ] {
        let problem = refused(US, "short code", |lines| {
            let row = of_type(
                lines,
                if number_type == "text_code" {
                    "text_code"
                } else {
                    "short_code"
                },
            );
            lines.set(row, "dial", dial);
            lines.set(row, "display", &dial[1..]);
            lines.set(row, "number_type", number_type)
        });
        assert!(
            problem.what.contains(dial) && problem.mend.contains("without +"),
            "{problem}"
        );
    }
}

#[test]
fn a_plus_and_the_number_type_must_agree() {
    refused(US, "does not fit `number_type`", |lines| {
        lines.set(of_type(lines, "international"), "number_type", "national")
    });
    refused(US, "does not fit `number_type`", |lines| {
        let row = of_type(lines, "international");
        let dial = lines.get(row, "dial");
        lines.set(row, "dial", dial.trim_start_matches('+'))
    });
}

#[test]
fn a_long_short_code_is_refused() {
    refused(US, "too long for a short code", |lines| {
        let row = of_type(lines, "short_code");
        lines.set(row, "display", "9119119");
        lines.set(row, "dial", "9119119")
    });
}

#[test]
fn a_text_only_number_behind_a_call_button_is_refused() {
    let problem = refused(US, "can only be texted", |lines| {
        lines.set(of_type(lines, "text_code"), "channel", "call")
    });
    assert!(problem.what.contains("`call`"), "{problem}");
}

#[test]
fn a_text_only_number_that_another_row_calls_is_refused() {
    refused(US, "text-only code in another row", |lines| {
        let row = of_type(lines, "text_code");
        lines.add_like(
            row,
            &[("line", ""), ("channel", "call"), ("number_type", "short_code")],
        )
    });
}

#[test]
fn a_number_shown_otherwise_than_it_is_dialled_is_refused() {
    for display in ["912", "11", "1", "911 911", "nine one one"] {
        let problem = refused(US, "shows other digits than `dial`", |lines| {
            lines.set(lines.row("dial", "911"), "display", display)
        });
        assert!(problem.what.contains(display), "{problem}");
    }
}

#[test]
fn only_a_country_code_may_be_left_out_of_what_is_shown() {
    let folder = Folder::copy();
    let shown = |from: usize| {
        folder.edit(US, |lines| {
            let row = of_type(lines, "international");
            let dial = lines.get(row, "dial");
            lines.set(row, "display", &dial[from..])
        })
    };
    shown(2);
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    let row = shown(7);
    find(&folder.problems(), US, row, "shows other digits");
}

#[test]
fn a_number_that_cannot_be_dialled_is_refused() {
    for dial in ["9 1 1", "9-1-1", "call 911", "+", "++19115551234", "٩١١"] {
        let problem = refused(US, "`", |lines| {
            lines.set(of_type(lines, "short_code"), "dial", dial)
        });
        assert!(problem.what.contains("cannot be dialled"), "{dial}: {problem}");
    }
}

#[test]
fn a_number_without_a_type_and_a_page_without_https_are_refused() {
    refused(US, "`number_type` is blank", |lines| {
        lines.set(lines.row("dial", "911"), "number_type", "")
    });
    refused(US, "is not a web address", |lines| {
        lines.set(lines.row("channel", "chat"), "dial", "http://example.org/")
    });
}

#[test]
fn a_wrong_works_without_data_is_refused() {
    for (channel, wrong) in [
        ("call", "no"),
        ("text", ""),
        ("chat", "yes"),
        ("web", "yes"),
        ("videophone", "yes"),
    ] {
        refused(US, "`works_without_data` does not fit", |lines| {
            lines.set(lines.row("channel", channel), "works_without_data", wrong)
        });
    }
    refused(US, "`works_without_data` is `maybe`", |lines| {
        lines.set(lines.row("channel", "chat"), "works_without_data", "maybe")
    });
}

#[test]
fn a_menu_other_than_digits_is_refused() {
    for menu in ["one", "1#", "1, then 2", "press 1", "１"] {
        let problem = refused(US, "`menu` is", |lines| {
            lines.set(lines.row_where("menu", |menu| !menu.is_empty()), "menu", menu)
        });
        assert!(problem.what.contains(menu), "{problem}");
    }
}

/// A number in the US lines with no open doubt.
fn closed(lines: &Table) -> usize {
    lines.row("open::en", "")
}

#[test]
fn a_number_with_one_source_must_say_that_it_is_open() {
    let one = |lines: &mut Table| {
        let row = closed(lines);
        let sources = lines.get(row, "sources");
        lines.set(row, "sources", sources.split(';').next().unwrap_or_default())
    };
    let problem = refused(US, "1 independent source", one);
    assert!(problem.mend.contains("`open`"), "{problem}");
    let folder = Folder::copy();
    folder.edit(US, |lines| {
        let row = one(lines);
        lines.set(row, "open::en", "We have one source.")
    });
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn two_sources_of_one_publisher_are_one() {
    let folder = Folder::copy();
    let sources = Table::parse(&folder.read("sources.csv"));
    let first = sources.get(2, "id");
    folder.edit("sources.csv", |sources| {
        sources.add_like(2, &[("id", "SAME-AGAIN")])
    });
    let row = folder.edit(US, |lines| {
        lines.set(closed(lines), "sources", &format!("{first}; SAME-AGAIN"))
    });
    find(&folder.problems(), US, row, "1 independent source");
}

#[test]
fn an_unknown_channel_type_or_answer_is_refused() {
    for (column, naming) in [
        ("channel", "`channel` is `pigeon`"),
        ("number_type", "`number_type` is `pigeon`"),
        ("sends_help", "`sends_help` is `pigeon`"),
    ] {
        let problem = refused(US, naming, |lines| lines.set(2, column, "pigeon"));
        assert!(problem.mend.starts_with("Use one of"), "{problem}");
    }
    refused("sources.csv", "`grade` is `A+`", |sources| {
        sources.set(2, "grade", "A+")
    });
}
