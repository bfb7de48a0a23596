//! Tables as spreadsheets and accidents leave them: what is harmless loads, everything else is a problem with its
//! place, and nothing is ever a panic.

mod common;

use std::fs;

use common::{Folder, Table, find, refused};
use foothold_content::Content;

const SIGNS: &str = "escalation/signs.csv";

fn loads(folder: &Folder) -> Content {
    folder.load().unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let folder = Folder::copy();
    let plain = format!("{:?}", loads(&folder));
    for file in folder.tables() {
        let text = folder.read(&file);
        folder.write(&file, format!("\u{feff}{text}"));
    }
    assert_eq!(format!("{:?}", loads(&folder)), plain);
}

#[test]
fn windows_line_ends_change_nothing() {
    let folder = Folder::copy();
    let plain = format!("{:?}", loads(&folder));
    for file in folder.tables() {
        let text = folder.read(&file).replace('\n', "\r\n");
        folder.write(&file, text);
    }
    assert_eq!(format!("{:?}", loads(&folder)), plain);
}

#[test]
fn quotes_around_every_cell_and_spaces_inside_them_change_nothing() {
    let folder = Folder::copy();
    let plain = format!("{:?}", loads(&folder));
    for file in folder.tables() {
        let table = Table::parse(&folder.read(&file));
        let quoted = |cells: &Vec<String>| {
            let cells: Vec<_> = cells
                .iter()
                .map(|cell| format!("\" {} \"", cell.replace('"', "\"\"")))
                .collect();
            cells.join(",")
        };
        let lines: Vec<_> = [&table.header]
            .into_iter()
            .chain(&table.rows)
            .map(quoted)
            .collect();
        folder.write(&file, lines.join("\n"));
    }
    assert_eq!(format!("{:?}", loads(&folder)), plain);
}

#[test]
fn a_line_break_inside_a_cell_loads_and_rows_are_still_right() {
    for ends in ["\n", "\r\n"] {
        let folder = Folder::copy();
        folder.edit(SIGNS, |signs| {
            let why = signs.get(2, "why::en").replacen(' ', ends, 1);
            signs.set(2, "why::en", &why);
            let sources = signs.get(2, "sources").replace("; ", &format!(";{ends}"));
            signs.set(2, "sources", &sources)
        });
        let content = loads(&folder);
        assert!(content.tables.signs[0].why.get("en").contains('\n'));
        assert!(
            content.tables.signs[0]
                .sources
                .iter()
                .all(|id| !id.contains(['\r', '\n', ' ']))
        );
        let row = folder.edit(SIGNS, |signs| signs.set(5, "tile", "roof"));
        find(&folder.problems(), SIGNS, row, "the tile `roof`");
    }
}

#[test]
fn a_list_may_end_with_a_semicolon() {
    let folder = Folder::copy();
    let plain = format!("{:?}", loads(&folder));
    for (file, column) in [
        (SIGNS, "sources"),
        ("escalation/playbooks.csv", "actions"),
        ("contacts/us.csv", "languages"),
    ] {
        folder.edit(file, |table| {
            for row in 2..=table.last() {
                let list = table.get(row, column);
                if !list.is_empty() {
                    table.set(row, column, &format!("{list} ;"));
                }
            }
        });
    }
    assert_eq!(format!("{:?}", loads(&folder)), plain);
}

#[test]
fn columns_may_stand_in_another_order_and_have_notes_beside_them() {
    let folder = Folder::copy();
    let plain = format!("{:?}", loads(&folder));
    for file in folder.tables() {
        folder.edit(&file, |table| {
            table.header.insert(0, "notes".into());
            table.header.reverse();
            for cells in &mut table.rows {
                cells.insert(0, "ask Dr. Lee, 555-0100".into());
                cells.reverse();
            }
        });
    }
    assert_eq!(format!("{:?}", loads(&folder)), plain);
}

#[test]
fn a_missing_column_is_refused() {
    let folder = Folder::copy();
    for file in folder.tables() {
        for column in Table::parse(&folder.read(&file)).header {
            let spoiled = Folder::copy();
            spoiled.edit(&file, |table| table.remove_column(&column));
            let problem = find(
                &spoiled.problems(),
                &file,
                1,
                &format!("the column `{column}` is missing"),
            );
            assert!(problem.mend.contains("header"), "{problem}");
        }
    }
}

#[test]
fn a_column_that_stands_twice_or_has_no_name_is_refused() {
    let folder = Folder::copy();
    for file in folder.tables() {
        for name in ["", "  "] {
            let spoiled = Folder::copy();
            spoiled.edit(&file, |table| {
                table.header.push(name.into());
                table.rows.iter_mut().for_each(|cells| cells.push(String::new()));
            });
            find(&spoiled.problems(), &file, 1, "has no name");
        }
        let spoiled = Folder::copy();
        spoiled.edit(&file, |table| {
            table.header.push(table.header[0].clone());
            table.rows.iter_mut().for_each(|cells| cells.push("other".into()));
        });
        find(&spoiled.problems(), &file, 1, "stands twice");
    }
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_refused() {
    let folder = Folder::copy();
    for file in folder.tables() {
        for (spoil, naming) in [
            (
                (|cells| drop(cells.pop())) as fn(&mut Vec<String>),
                "cells, but the header has",
            ),
            (|cells| cells.push("more".into()), "cells, but the header has"),
            (|cells| cells.truncate(1), "the row has 1 cells"),
        ] {
            let spoiled = Folder::copy();
            let row = spoiled.edit(&file, |table| {
                spoil(&mut table.rows[0]);
                // A row that is blank but for a first cell.
                table.rows[0][0] = "x".into();
                2
            });
            let problem = find(&spoiled.problems(), &file, row, naming);
            assert!(
                problem.mend.contains("quote cells that hold a comma"),
                "{problem}"
            );
        }
    }
}

#[test]
fn a_blank_row_is_refused_and_the_rows_below_keep_their_numbers() {
    for ends in ["\n", "\r\n"] {
        let folder = Folder::copy();
        folder.edit(SIGNS, |signs| signs.set(8, "next_review", "later"));
        let text = folder.read(SIGNS);
        let commas = ",".repeat(Table::parse(&text).header.len() - 1);
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        // Two lines with nothing at all, then a row as a spreadsheet writes it: rows 4 to 6 now.
        for blank in [commas, String::new(), String::new()] {
            lines.insert(3, blank);
        }
        folder.write(SIGNS, lines.join(ends));
        let problems = folder.problems();
        for row in [4, 5, 6] {
            let problem = find(&problems, SIGNS, row, "the row is blank");
            assert_eq!(problem.mend, "Delete it.");
        }
        find(&problems, SIGNS, 11, "`next_review` is `later`");
        assert_eq!(problems.0.len(), 4, "{problems}");
    }
}

#[test]
fn blank_lines_at_the_end_change_nothing() {
    let folder = Folder::copy();
    for (at, file) in folder.tables().iter().enumerate() {
        let text = folder.read(file);
        folder.write(file, format!("{text}{}", ["\n\n", "\r\n\r\n"][at % 2]));
        let text = folder.read(file);
        if at % 3 == 0 {
            folder.write(file, text.trim_end());
        }
    }
    loads(&folder);
}

/// Every table, spoiled to these bytes, is a problem of that table.
fn all_refused(naming: &str, spoil: impl Fn(&str) -> Vec<u8>) {
    for file in Folder::copy().tables() {
        let folder = Folder::copy();
        let bytes = spoil(&folder.read(&file));
        folder.write(&file, bytes);
        let problems = folder.problems();
        let found = problems
            .0
            .iter()
            .find(|problem| problem.file == file && problem.what.contains(naming));
        let problem = found.unwrap_or_else(|| panic!("{file}: {problems}"));
        assert!(!problem.mend.is_empty(), "{problem}");
    }
}

#[test]
fn an_empty_table_is_refused() {
    all_refused("the header does not have two columns", |_| Vec::new());
    all_refused("the header does not have two columns", |_| {
        b"\xef\xbb\xbf".to_vec()
    });
    all_refused("the header does not have two columns", |_| b"\n\n\n".to_vec());
}

#[test]
fn a_table_with_a_header_only_is_refused() {
    let header = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    all_refused("the table has no rows", |text| header(text).into_bytes());
    all_refused("the table has no rows", |text| {
        format!("{}\r\n\r\n", header(text)).into_bytes()
    });
}

#[test]
fn bytes_that_are_not_utf_8_are_refused() {
    // As an old spreadsheet saves "café".
    all_refused("the row is not UTF-8 text", |text| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.extend(text.lines().nth(1).unwrap_or_default().bytes());
        let comma = bytes.iter().rposition(|byte| *byte == b',').expect("a comma");
        bytes.insert(comma + 1, 0xe9);
        bytes
    });
    all_refused("the header cannot be read", |text| {
        [&b"caf\xe9,"[..], text.as_bytes()].concat()
    });
    all_refused("the header", |text| {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    });
}

#[test]
fn the_row_that_is_not_utf_8_is_named() {
    let folder = Folder::copy();
    let row = folder.edit(SIGNS, |signs| signs.set(9, "name::en", "Caf@"));
    let bytes = folder.read(SIGNS).into_bytes().into_iter();
    folder.write(
        SIGNS,
        bytes
            .map(|byte| if byte == b'@' { 0xe9 } else { byte })
            .collect::<Vec<_>>(),
    );
    let problem = find(&folder.problems(), SIGNS, row, "is not UTF-8");
    assert!(problem.mend.contains("UTF-8"), "{problem}");
}

#[test]
fn semicolons_or_tabs_instead_of_commas_are_refused_once() {
    for between in [b';', b'\t'] {
        let folder = Folder::copy();
        let mut writer = csv::WriterBuilder::new()
            .delimiter(between)
            .from_writer(Vec::new());
        let table = Table::parse(&folder.read("escalation/tiles.csv"));
        for cells in [&table.header].into_iter().chain(&table.rows) {
            writer.write_record(cells).expect("a record");
        }
        folder.write("escalation/tiles.csv", writer.into_inner().expect("the records"));
        let problems = folder.problems();
        let problem = find(&problems, "escalation/tiles.csv", 1, "does not have two columns");
        assert!(problem.mend.contains("with commas"), "{problem}");
        assert_eq!(problems.0.len(), 1, "{problems}");
    }
}

#[test]
fn a_quotation_mark_in_a_wrong_place_is_refused_instead_of_joining_cells() {
    for file in Folder::copy().tables() {
        for (before, after) in [
            ("\"", ""),
            ("", "\""),
            ("\"a\"", ""),
            (" \"", "\""),
            ("a \"b\"", ""),
        ] {
            let folder = Folder::copy();
            let text = folder.read(&file);
            let (header, rest) = text.split_once('\n').expect("a header");
            let (cell, rest) = rest.split_once(',').expect("a cell");
            folder.write(&file, format!("{header}\n{before}{cell}{after},{rest}"));
            let problem = find(&folder.problems(), &file, 2, "a quotation mark is not closed");
            assert!(problem.mend.contains("double each quotation mark"), "{problem}");
        }
    }
}

#[test]
fn a_file_that_is_gone_or_is_a_folder_is_refused() {
    for file in Folder::copy().tables() {
        let folder = Folder::copy();
        folder.remove(&file);
        find(&folder.problems(), &file, 0, "the table cannot be opened");
        fs::create_dir(folder.path().join(&file)).expect("a folder");
        find(&folder.problems(), &file, 0, "the table cannot be opened");
    }
    let folder = Folder::copy();
    fs::remove_dir_all(folder.path()).expect("an empty place");
    assert!(folder.problems().0.len() > 10);
}

#[test]
fn one_run_shows_every_problem() {
    let folder = Folder::copy();
    let mut rows = Vec::new();
    for file in [
        "escalation/signs.csv",
        "escalation/actions.csv",
        "contacts/us.csv",
        "contacts/nz.csv",
    ] {
        rows.push((
            file,
            folder.edit(file, |table| table.set(2, "next_review", "soon")),
        ));
        rows.push((
            file,
            folder.edit(file, |table| table.set(3, "next_review", "soon")),
        ));
    }
    let problems = folder.problems();
    assert_eq!(problems.0.len(), rows.len(), "{problems}");
    for (file, row) in rows {
        let problem = find(&problems, file, row, "`next_review` is `soon`");
        assert_eq!(
            problem.to_string(),
            format!(
                "content/{file}, row {row}: `next_review` is `soon`, not a date. Write it as 2026-11-22."
            )
        );
    }
    assert!(problems.to_string().ends_with("8 to mend."), "{problems}");
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

#[test]
fn random_damage_never_panics() {
    let mut dice = Dice(42);
    let clean = Folder::copy();
    let mut files = clean.tables();
    files.push("interface/en.ftl".into());
    let splinters: [&[u8]; 12] = [
        b"\"",
        b",",
        b"\n",
        b"\r",
        b"{",
        b"}",
        b"\xff",
        b"\0",
        b";",
        b"(",
        b"\xc3\xa9",
        b"99999999999",
    ];
    for _ in 0..150 {
        let file = &files[dice.below(files.len())];
        let whole = clean.read(file).into_bytes();
        let mut bytes = whole.clone();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..(at + dice.below(40)).min(bytes.len()))),
                2 => drop(bytes.splice(at..at, splinters[dice.below(splinters.len())].iter().copied())),
                _ => bytes.rotate_left(at),
            }
        }
        clean.write(file, bytes);
        if let Err(problems) = clean.load() {
            assert!(
                problems
                    .0
                    .iter()
                    .all(|problem| !problem.what.is_empty() && !problem.mend.is_empty())
            );
        }
        clean.write(file, whole);
    }
}

#[test]
fn the_same_place_is_refused_once() {
    let problem = refused(SIGNS, "no source is named", |signs| signs.set(2, "sources", ""));
    assert_eq!(problem.row, 2);
}
