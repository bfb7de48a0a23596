//! Reads `worksheets/*.csv`: sheets to fill in, written as XLSForm. What is outside the part that `content/README.md`
//! names is refused with its row: a sheet that cannot be asked whole must not ship in part.

mod relevant;
mod survey;

use super::guides;
use super::prose::Register;
use super::table::{Reader, Row};
use super::workbook::{self, Workbook};
use crate::{Fit, SheetItem, Shelf, Words, Worksheet};

use survey::is_name;
pub(super) use survey::without_answers;

pub(super) const WORKSHEETS: &str = "worksheets";

/// The groups on the list of sheets, in order; `sheets-<group>` of the interface words names each.
const GROUPS: [(&str, &str); 5] = [
    ("safety", "safety"),
    ("care", "care"),
    ("talk", "talk"),
    ("after", "after"),
    ("you", "you"),
];

/// The files of the sheets.
pub(super) fn files(reader: &Reader<'_>) -> Vec<String> {
    workbook::files(reader, WORKSHEETS)
}

/// The file of a sheet.
pub(super) fn file_of(id: &str) -> String {
    format!("{WORKSHEETS}/{id}.csv")
}

pub(super) fn worksheets(reader: &Reader<'_>) -> &'static Shelf<Worksheet> {
    let files = files(reader);
    let read = files
        .iter()
        .filter_map(|file| worksheet(reader, file, reader.workbook(file)));
    let mut sheets: Vec<(usize, u32, Worksheet)> = read.collect();
    sheets.sort_by_key(|(group, place, sheet)| (*group, *place, sheet.id));
    Shelf::of(sheets.into_iter().map(|(_, _, sheet)| sheet).collect())
}

/// A sheet, with its group and its place in it.
fn worksheet(reader: &Reader<'_>, file: &str, workbook: Workbook<'_>) -> Option<(usize, u32, Worksheet)> {
    let [row] = &workbook.settings[..] else {
        let what = format!("the sheet `settings` has {} rows", workbook.settings.len());
        reader.report.add(file, 0, what, "Give it one.");
        return None;
    };
    let id = row.required("form_id");
    if file != file_of(id) {
        row.problem(
            format!("`form_id` is `{id}`"),
            "Use the file's name without .csv: small letters, with single dashes between them.",
        );
    }
    if row.cell("default_language") != reader.locales[0] {
        row.problem(
            "`default_language` is another",
            format!("Write {}.", reader.locales[0]),
        );
    }
    row.date("version");
    let place = row.required("place").parse().unwrap_or_else(|_| {
        row.problem(
            "`place` is no number",
            "Write 10, 20, ...: the order in the group.",
        );
        0
    });
    let group = row.one_of("group", &GROUPS, GROUPS[0].1);
    let sheet = Worksheet {
        id,
        title: title(reader, row),
        summary: row.required_words("summary", Register::Background),
        group,
        fit: Fit {
            ages: guides::ages(row, "audience"),
            concerns: guides::concerns(row),
            regions: &[],
        },
        guides: row.list("guides"),
        steps: row.list("steps"),
        actions: row.list("actions"),
        carers_view: row.one_of("view", &[("", false), ("caregiver", true)], false),
        one_page: row.one_of("paper", &[("", false), ("one page", true)], false),
        sections: survey::sections(reader, file, &workbook),
        dates: row.dates(),
    };
    for (column, list) in [
        ("audience", sheet.fit.ages.len()),
        ("concern", sheet.fit.concerns.len()),
    ] {
        if list == 0 {
            row.problem(format!("`{column}` is blank"), "Say whom the sheet is about.");
        }
    }
    if sheet.one_page {
        fits_one_page(row, &sheet);
    }
    let at = GROUPS.iter().position(|(known, _)| *known == group);
    Some((at.unwrap_or_default(), place, sheet))
}

/// The English title is the form's own, so that other programs show it.
fn title(reader: &Reader<'_>, row: &Row<'_>) -> Words {
    let first = row.required("form_title");
    let mut texts = vec![(reader.locales[0], first)];
    for locale in &reader.locales[1..] {
        texts.push((*locale, row.required(&format!("title::{locale}"))));
    }
    for (locale, text) in &texts {
        row.faults("form_title", text, Register::Label, locale);
        if text.chars().count() > 60 {
            row.problem(
                format!("the title has {} letters", text.chars().count()),
                "Bring it to 60.",
            );
        }
    }
    Words::of(&texts)
}

/// Letters that one printed page holds beside the labels: `tests/paper` prints a page that is full.
const PAGE: u32 = 2_400;

fn fits_one_page(row: &Row<'_>, sheet: &Worksheet) {
    let texts = sheet.questions().filter(|item| item.choices.is_empty());
    let (bounded, open): (Vec<&SheetItem>, Vec<&SheetItem>) = texts.partition(|item| item.longest > 0);
    let most: u32 = bounded.iter().map(|item| item.longest).sum();
    if !open.is_empty() || most > PAGE {
        let named: Vec<&str> = open.iter().map(|item| item.id).collect();
        row.problem(
            format!(
                "answers may have {most} letters and more in: {}",
                named.join(", ")
            ),
            format!(
                "One page holds {PAGE}. Give each question a constraint such as string-length(.) <= 120, \
                 or leave `paper` blank."
            ),
        );
    }
}
