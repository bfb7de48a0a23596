//! A workbook in one CSV file, as pyxform reads it: the first column names a sheet, the rows below have it blank. The
//! first of them names the sheet's columns.

use super::records::SAVE_AS_CSV;
use super::table::{Reader, Row};

/// The sheets and their columns; a `*` must be there, and a name that ends with `::` has a column for every locale.
const SHEETS: [(&str, &[&str]); 3] = [
    (
        "settings",
        &[
            "*form_title",
            "*form_id",
            "*version",
            "*default_language",
            "title::",
            "*summary::",
            "*group",
            "*place",
            "*audience",
            "*concern",
            "guides",
            "steps",
            "actions",
            "view",
            "paper",
            "*written",
            "*reviewed",
            "*reviewer",
            "*next_review",
        ],
    ),
    (
        "survey",
        &[
            "*type",
            "*name",
            "*label::",
            "hint::",
            "paper::",
            "required",
            "relevant",
            "appearance",
            "constraint",
            "sources",
            "door",
            "fill",
        ],
    ),
    ("choices", &["*list_name", "*name", "*label::"]),
];

/// The rows of one file's sheets.
pub(super) struct Workbook<'a> {
    pub(super) settings: Vec<Row<'a>>,
    pub(super) survey: Vec<Row<'a>>,
    pub(super) choices: Vec<Row<'a>>,
}

/// A sheet under way.
struct Open {
    columns: &'static [&'static str],
    place: usize,
    /// Its columns' names, once they were read.
    header: Option<Vec<String>>,
}

impl Reader<'_> {
    /// The rows of a workbook; what is in no sheet, or in an unknown one, is a problem and left out.
    pub(super) fn workbook(&self, file: &str) -> Workbook<'_> {
        let mut rows: [Vec<Row<'_>>; 3] = Default::default();
        let bytes = self.bytes(file).unwrap_or_default();
        let mut csv = csv::ReaderBuilder::new();
        csv.has_headers(false).flexible(true);
        let mut reader = csv.from_reader(&bytes[..]);
        let (records, _) = self.records(file, &bytes, &mut reader, 0);
        let mut seen: Vec<&str> = Vec::new();
        let mut open: Option<Open> = None;
        for (number, record) in records {
            let mut cells = record
                .iter()
                .map(|cell| cell.trim_start_matches('\u{feff}').trim());
            let name = cells.next().unwrap_or_default();
            let cells: Vec<&str> = cells.collect();
            if !name.is_empty() {
                open = self.opened(file, number, name, &cells, &mut seen);
                continue;
            }
            let Some(open) = &mut open else { continue };
            match &open.header {
                None => open.header = Some(self.columns(file, number, open.columns, &cells)),
                Some(header) => {
                    if cells.iter().skip(header.len()).any(|cell| !cell.is_empty()) {
                        let what = "a cell stands behind the last column";
                        self.report
                            .add(file, number, what, "Move it below a name, or delete it.");
                    }
                    let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_owned();
                    let named = header
                        .iter()
                        .enumerate()
                        .map(|(at, name)| (name.clone(), cell(at)));
                    rows[open.place].push(self.row(file, number, named.collect()));
                }
            }
        }
        for name in ["settings", "survey"] {
            if !seen.contains(&name) {
                let what = format!("the sheet `{name}` is missing");
                self.report.add(file, 0, what, SHEET_BEGINS);
            }
        }
        let [settings, survey, choices] = rows;
        Workbook {
            settings,
            survey,
            choices,
        }
    }

    /// The sheet that begins with this row; nothing if it must not.
    fn opened(
        &self,
        file: &str,
        number: usize,
        name: &str,
        cells: &[&str],
        seen: &mut Vec<&'static str>,
    ) -> Option<Open> {
        let problem = |what: String, mend: &str| self.report.add(file, number, what, mend);
        let Some(place) = SHEETS.iter().position(|(known, _)| *known == name) else {
            let what = format!("`{name}` is no sheet that is read here");
            problem(
                what,
                "Use settings, survey and choices. In rows below, leave the first cell blank.",
            );
            return None;
        };
        let (known, columns) = SHEETS[place];
        if seen.contains(&known) {
            problem(
                format!("the sheet `{name}` stands twice"),
                "Put its rows together.",
            );
            return None;
        }
        seen.push(known);
        if cells.iter().any(|cell| !cell.is_empty()) {
            problem(format!("something stands beside the name `{name}`"), SHEET_BEGINS);
        }
        Some(Open {
            columns,
            place,
            header: None,
        })
    }

    /// The columns of a sheet, with those behind them that it may leave out.
    fn columns(&self, file: &str, number: usize, known: &[&str], cells: &[&str]) -> Vec<String> {
        let problem = |what: String, mend: &str| self.report.add(file, number, what, mend);
        let mut header: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        // A spreadsheet gives every row as many cells as the widest has.
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        let mut wanted = Vec::new();
        for column in known {
            let (needed, column) = column
                .strip_prefix('*')
                .map_or((false, *column), |name| (true, name));
            match column.strip_suffix("::") {
                // The first locale's title is the form's own.
                Some(column) => {
                    let locales = self.locales.iter().skip(usize::from(column == "title"));
                    wanted.extend(locales.map(|locale| (needed, format!("{column}::{locale}"))));
                }
                None => wanted.push((needed, column.to_owned())),
            }
        }
        for (at, column) in header.iter().enumerate() {
            if column.is_empty() {
                problem(
                    format!("column {} has no name", at + 2),
                    "Name it, or delete the column.",
                );
            } else if header[..at].contains(column) {
                problem(
                    format!("the column `{column}` stands twice"),
                    "Delete one of them.",
                );
            } else if !wanted.iter().any(|(_, name)| name == column) {
                let what = format!("the column `{column}` is not read here");
                problem(
                    what,
                    "Use those that content/README.md names under Worksheets, or delete it.",
                );
            }
        }
        for (needed, column) in wanted {
            if !header.contains(&column) {
                if needed {
                    problem(
                        format!("the column `{column}` is missing"),
                        "Add it to the sheet.",
                    );
                }
                header.push(column);
            }
        }
        header
    }
}

const SHEET_BEGINS: &str =
    "A sheet begins with a row that has its name in the first cell and nothing else; then come its columns.";

/// Files that are workbooks, by name.
pub(super) fn files(reader: &Reader<'_>, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(reader.folder.join(folder));
    let names = entries.into_iter().flatten().flatten();
    let names = names.filter_map(|entry| entry.file_name().to_str().map(str::to_owned));
    let mut files: Vec<String> = names
        .filter(|name| name.ends_with(".csv"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    if files.is_empty() {
        reader.report.add(folder, 0, "there is no sheet", SAVE_AS_CSV);
    }
    files
}
