//! Writes every sheet as a page to print: blank, and with every answer as long as it may be. `tests/paper/check_pages.py`
//! prints them.
//!
//! ```sh
//! cargo run -p foothold-tests --bin papers -- FOLDER
//! ```

#![allow(clippy::print_stderr, reason = "a command says what is wrong")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use foothold_content::{SheetItem, SheetItemKind, Worksheet};
use foothold_core::app::{Action, FieldValue, Route};
use foothold_core::content::content;
use foothold_tests::App;

/// What someone may write, over and over: a sentence, wide letters, one long word, another script.
const KINDS: [(&str, &str); 4] = [
    (
        "words",
        "Talk softly and wait for an answer, then say who you are. ",
    ),
    ("wide", "WWWW MMMM "),
    ("one-word", "abcdefghij"),
    ("hangul", "\u{c548}\u{b155} "),
];

/// Letters of an answer that may have as many as it likes.
const LONG: usize = 600;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("papers: name a folder");
        return ExitCode::FAILURE;
    };
    fs::create_dir_all(&folder).expect("the folder can be made");
    for sheet in content().worksheets {
        let mut app = App::first_run("US");
        let blank = Action::ShareBlank {
            sheet: sheet.id.to_owned(),
            as_text: false,
        };
        app.perform(blank).expect("a blank sheet");
        write(&app, &folder, sheet, "blank");
        for (kind, letters) in KINDS {
            let diary = tempfile::tempdir().expect("a folder");
            app.open_diary(diary.path(), [7; 32]).expect("a new diary");
            fill(&mut app, sheet, letters);
            app.visit(Route::OwnSheet {
                id: sheet.id.to_owned(),
            });
            for card in ["share", "all", "page"] {
                app.touch(card);
            }
            write(&app, &folder, sheet, kind);
            app.close_diary();
        }
    }
    ExitCode::SUCCESS
}

/// Answers every question, and what its answers open.
fn fill(app: &mut App, sheet: &Worksheet, letters: &str) {
    for section in sheet.sections {
        let asked = section.items.iter().filter(|item| item.is_question());
        let values: Vec<FieldValue> = asked
            .map(|item| FieldValue {
                id: item.id.to_owned(),
                value: answer(item, letters),
            })
            .collect();
        if !values.is_empty() {
            let form = format!("sheet/{}/{}", sheet.id, section.id);
            app.perform(Action::Submit { form, values }).expect("kept");
        }
    }
}

fn answer(item: &SheetItem, letters: &str) -> String {
    match item.kind {
        SheetItemKind::Day => "2026-12-03".into(),
        // The one that opens what else is asked.
        SheetItemKind::OneOf => {
            let opens = item
                .choices
                .iter()
                .find(|choice| ["yes", "no"].contains(&choice.id));
            opens.unwrap_or(&item.choices[0]).id.into()
        }
        _ => {
            let most = match item.longest {
                0 => LONG,
                most => most as usize,
            };
            let text: String = letters.chars().cycle().take(most).collect();
            text.trim_end().to_owned()
        }
    }
}

fn write(app: &App, folder: &Path, sheet: &Worksheet, kind: &str) {
    let (page, _) = app.shared().expect("a page was made");
    let pages = if sheet.one_page { "one-page" } else { "pages" };
    fs::write(folder.join(format!("{}.{kind}.{pages}.html", sheet.id)), page).expect("written");
}
