//! What is due is asked for a given day; no build and no test depends on today.

mod common;

use std::fs;
use std::path::Path;

use common::{Folder, Table, real};
use foothold_content::compile::due;

/// The tables whose rows are looked at again.
fn reviewed(folder: &Folder) -> Vec<(String, Table)> {
    let tables = folder
        .tables()
        .into_iter()
        .map(|file| (file.clone(), Table::parse(&folder.read(&file))));
    tables
        .filter(|(_, table)| table.header.iter().any(|column| column == "next_review"))
        .collect()
}

#[test]
fn nothing_is_due_on_the_day_it_was_written() {
    let folder = Folder::copy();
    let mut days = Vec::new();
    for (_, table) in reviewed(&folder) {
        let first = if table.header.iter().any(|column| column == "written") {
            "written"
        } else {
            "assured_date"
        };
        days.extend(table.column(first).iter().map(|day| (*day).to_owned()));
    }
    let earliest = days.iter().min().expect("a day");
    assert_eq!(due(&real(), earliest), Ok(Vec::new()));
}

#[test]
fn every_row_is_due_in_the_end() {
    let folder = Folder::copy();
    let tables = reviewed(&folder);
    let due = due(&real(), "2100-01-01").expect("a date");
    assert!(tables.len() > 10);
    for (file, table) in &tables {
        let rows: Vec<_> = due.iter().filter(|row| row.file == *file).collect();
        assert_eq!(rows.len(), table.rows.len(), "{file}");
        assert!(rows.iter().all(|row| !row.id.is_empty()), "{file}");
    }
    let guides = std::fs::read_dir(folder.path().join("guides/en")).expect("the guides");
    let rows = tables.iter().map(|(_, table)| table.rows.len()).sum::<usize>();
    let talks = std::fs::read_dir(folder.path().join("rehearsals/en")).expect("the talks");
    let sheets = folder.workbooks().len();
    assert_eq!(
        due.len(),
        rows + guides.count() + talks.count() + sheets,
        "every row, guide, talk and sheet"
    );
    assert!(
        due.is_sorted_by_key(|row| row.next_review),
        "the earliest comes first"
    );
}

#[test]
fn a_row_is_due_on_its_day_and_not_the_day_before() {
    let folder = Folder::copy();
    folder.edit("contacts/gb.csv", |lines| {
        lines.set(2, "next_review", "2026-12-24")
    });
    let sign = folder.edit("escalation/signs.csv", |signs| {
        signs.set(5, "next_review", "2026-12-24");
        signs.get(5, "sign")
    });
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(due(&content, "2026-12-23"), Ok(Vec::new()));
    let rows = due(&content, "2026-12-24").expect("a date");
    let names: Vec<_> = rows
        .iter()
        .map(|row| (&row.file[..], &row.id[..], row.next_review))
        .collect();
    let line = &content.region("GB").lines[0];
    let number = format!("{} {}", line.id, line.channels[0].display);
    let wanted = [
        ("escalation/signs.csv", &sign[..]),
        ("contacts/gb.csv", &number[..]),
    ];
    assert_eq!(names, wanted.map(|(file, id)| (file, id, "2026-12-24")));
}

#[test]
fn what_is_not_a_date_is_an_error() {
    let content = real();
    for day in [
        "",
        "today",
        "2026-02-30",
        "2027-2-1",
        "2027-05-22 ",
        "2027-+5-22",
        "22.05.2027",
    ] {
        let problem = due(&content, day).expect_err(day);
        assert!(
            problem.contains(day) && problem.contains("2026-11-22"),
            "{problem}"
        );
    }
}

#[test]
fn the_compiler_never_reads_todays_date() {
    fn search(folder: &Path, read: &mut usize) {
        for entry in fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                search(&path, read);
                continue;
            }
            let text = fs::read_to_string(&path).expect("UTF-8");
            for clock in [
                "SystemTime",
                "Instant",
                "UNIX_EPOCH",
                "chrono",
                "::now(",
                "elapsed(",
                "modified()",
            ] {
                assert!(!text.contains(clock), "{} has {clock}", path.display());
            }
            *read += 1;
        }
    }
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    search(&crate_folder.join("src"), &mut read);
    assert!(read > 15, "{read} files");
    let manifest = fs::read_to_string(crate_folder.join("Cargo.toml")).expect("the manifest");
    assert!(
        ["chrono", "jiff", "time ="]
            .iter()
            .all(|clock| !manifest.contains(clock))
    );
}

#[test]
fn content_that_is_long_overdue_still_loads() {
    let folder = Folder::copy();
    for (file, table) in reviewed(&folder) {
        let first = if table.header.iter().any(|column| column == "written") {
            "written"
        } else {
            "assured_date"
        };
        folder.edit(&file, |table| {
            for row in 2..=table.last() {
                table.set(row, first, "1999-01-01");
                table.set(row, "next_review", "1999-07-01");
            }
        });
    }
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert!(!due(&content, "1999-07-01").expect("a date").is_empty());
}
