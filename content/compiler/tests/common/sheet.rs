//! A workbook in one CSV file, to spoil.

use super::{Folder, find};
use foothold_content::compile::Problem;

/// The sheet that tests spoil.
pub(crate) const RESPONDER: &str = "worksheets/responder.csv";

/// Rows of all its sheets, as a spreadsheet counts them.
pub(crate) struct Book {
    rows: Vec<Vec<String>>,
}

impl Book {
    pub(crate) fn parse(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.expect("a row");
            row.iter().map(str::to_owned).collect()
        });
        Self { rows: rows.collect() }
    }

    pub(crate) fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &self.rows {
            writer.write_record(row).expect("a record");
        }
        writer.into_inner().expect("the records")
    }

    /// The row that names a sheet.
    pub(crate) fn sheet(&self, name: &str) -> usize {
        let at = self.rows.iter().position(|row| row[0] == name);
        at.unwrap_or_else(|| panic!("no sheet {name}")) + 1
    }

    /// The header above a row.
    fn header(&self, row: usize) -> usize {
        let named = self.rows[..row].iter().rposition(|row| !row[0].is_empty());
        named.expect("a sheet") + 1
    }

    /// A column of the sheet that a row stands in; it is added if it is not there.
    fn column(&mut self, row: usize, column: &str) -> usize {
        let header = self.header(row);
        if let Some(at) = self.rows[header].iter().position(|name| name == column) {
            return at;
        }
        self.rows[header].push(column.to_owned());
        self.rows[header].len() - 1
    }

    /// The first row of a sheet with this cell.
    pub(crate) fn row(&mut self, sheet: &str, column: &str, value: &str) -> usize {
        let first = self.sheet(sheet) + 2;
        let at = self.column(first, column);
        let last = self.rows.len();
        let found = (first..=last).find(|row| self.rows[row - 1].get(at).is_some_and(|cell| cell == value));
        found.unwrap_or_else(|| panic!("no row whose {column} is {value}"))
    }

    /// A question, a note or a section by its name.
    pub(crate) fn named(&mut self, name: &str) -> usize {
        self.row("survey", "name", name)
    }

    /// The row below the settings' header.
    pub(crate) fn settings(&self) -> usize {
        self.sheet("settings") + 2
    }

    pub(crate) fn get(&mut self, row: usize, column: &str) -> String {
        let at = self.column(row, column);
        self.rows[row - 1].get(at).cloned().unwrap_or_default()
    }

    /// Sets a cell; returns its row.
    pub(crate) fn set(&mut self, row: usize, column: &str, value: &str) -> usize {
        let at = self.column(row, column);
        let cells = &mut self.rows[row - 1];
        cells.resize(cells.len().max(at + 1), String::new());
        cells[at] = value.to_owned();
        row
    }

    /// Adds a row below another one; returns it.
    pub(crate) fn insert(&mut self, below: usize, cells: &[(&str, &str)]) -> usize {
        self.rows.insert(below, vec![String::new()]);
        for (column, value) in cells {
            self.set(below + 1, column, value);
        }
        below + 1
    }

    pub(crate) fn remove(&mut self, row: usize) {
        self.rows.remove(row - 1);
    }

    /// Any row, cell by cell.
    pub(crate) fn cells(&mut self, row: usize) -> &mut Vec<String> {
        &mut self.rows[row - 1]
    }

    /// Gives each `::en` column an `::es` column with the same words, and the title one of its own.
    pub(crate) fn translate(&mut self) {
        let headers: Vec<usize> = (0..self.rows.len())
            .filter(|at| !self.rows[*at][0].is_empty())
            .collect();
        for (number, named) in headers.iter().enumerate() {
            let end = headers.get(number + 1).copied().unwrap_or(self.rows.len());
            let header = self.rows[named + 1].clone();
            for (at, name) in header.iter().enumerate() {
                let column = match name.as_str() {
                    "form_title" => "title::es".to_owned(),
                    name if name.ends_with("::en") => name.replace("::en", "::es"),
                    _ => continue,
                };
                for row in named + 3..=end {
                    let text = self.rows[row - 1].get(at).cloned().unwrap_or_default();
                    self.set(row, &column, &text);
                }
            }
        }
    }
}

impl Folder {
    /// Every sheet to fill in.
    pub(crate) fn workbooks(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path().join("worksheets")).expect("the sheets");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        names
            .map(|name| format!("worksheets/{}", name.display()))
            .collect()
    }

    /// Reads a workbook, changes it and writes it back.
    pub(crate) fn edit_book<T>(&self, file: &str, edit: impl FnOnce(&mut Book) -> T) -> T {
        let mut book = Book::parse(&self.read(file));
        let answer = edit(&mut book);
        self.write(file, book.to_csv());
        answer
    }
}

/// Spoils the responder sheet and returns what the compiler says about the row that `edit` returns.
pub(crate) fn refused(naming: &str, edit: impl FnOnce(&mut Book) -> usize) -> Problem {
    let folder = Folder::copy();
    let row = folder.edit_book(RESPONDER, edit);
    find(&folder.problems(), RESPONDER, row, naming)
}
