//! A copy of the real content to spoil, one edit a test.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod guide;
pub(crate) mod rehearsal;
pub(crate) mod sheet;

use std::fs;
use std::path::{Path, PathBuf};

use foothold_content::Content;
use foothold_content::compile::{Problem, Problems, load};
use tempfile::TempDir;

/// Every table that is not a region's.
pub(crate) const TABLES: [&str; 25] = [
    "sources.csv",
    "contacts/regions.csv",
    "contacts/roles.csv",
    "contacts/first_lines.csv",
    "escalation/levels.csv",
    "escalation/tiles.csv",
    "escalation/signs.csv",
    "escalation/modifiers.csv",
    "escalation/combinations.csv",
    "escalation/missing.csv",
    "escalation/playbooks.csv",
    "escalation/exceptions.csv",
    "escalation/actions.csv",
    "escalation/never.csv",
    "guides/topics.csv",
    "guides/steps.csv",
    "reasons/reasons.csv",
    "reasons/cues.csv",
    "search/places.csv",
    "search/synonyms.csv",
    "search/danger.csv",
    "search/ignored.csv",
    "tracker/choices.csv",
    "tracker/after.csv",
    "rehearsals/unplayed.csv",
];

/// Where the English guides and practice talks are.
pub(crate) const ENGLISH: &str = "guides/en";
pub(crate) const TALKS: &str = "rehearsals/en";

/// The repository's content, checked.
pub(crate) fn real() -> Content {
    load(&real_folder()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Where the repository's content is.
pub(crate) fn real_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Spoils one table of the real content and returns what the compiler says about the row that `edit` returns.
/// Fails unless that problem names the thing and says how to mend it.
pub(crate) fn refused(file: &str, naming: &str, edit: impl FnOnce(&mut Table) -> usize) -> Problem {
    let folder = Folder::copy();
    let row = folder.edit(file, edit);
    find(&folder.problems(), file, row, naming)
}

/// The one problem at this place whose text holds `naming`.
pub(crate) fn find(problems: &Problems, file: &str, row: usize, naming: &str) -> Problem {
    for problem in &problems.0 {
        assert!(!problem.what.is_empty(), "{problem} says nothing");
        assert!(!problem.mend.is_empty(), "{problem} does not say how to mend it");
    }
    let found: Vec<_> = problems
        .0
        .iter()
        .filter(|problem| problem.file == file && problem.row == row && problem.what.contains(naming))
        .collect();
    let [problem] = found[..] else {
        panic!(
            "{} problems at {file}, row {row} name `{naming}` in:\n{problems}",
            found.len()
        )
    };
    problem.clone()
}

/// A temporary copy of the content folder.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// Copies the tables and the interface words.
    pub(crate) fn copy() -> Self {
        let folder = Self(TempDir::new().expect("a temporary folder"));
        for part in [
            "",
            "contacts",
            "escalation",
            "guides",
            "interface",
            "reasons",
            "rehearsals",
            "search",
            "tracker",
            "worksheets",
        ] {
            fs::create_dir_all(folder.path().join(part)).expect("a folder");
            for entry in fs::read_dir(real_folder().join(part)).expect("the content") {
                let file = entry.expect("an entry").path();
                if file
                    .extension()
                    .is_some_and(|kind| kind == "csv" || kind == "ftl")
                {
                    let name = file.file_name().expect("a name");
                    fs::copy(&file, folder.path().join(part).join(name)).expect("a copy");
                }
            }
        }
        // The texts are many and seldom spoiled: they are looked at where they are until one is written.
        for texts in [ENGLISH, TALKS] {
            let real = fs::canonicalize(real_folder().join(texts)).expect("the texts");
            std::os::unix::fs::symlink(real, folder.path().join(texts)).expect("a link");
        }
        folder
    }

    /// Puts copies of the texts in the place of the link to the real ones.
    fn own_texts(&self, texts: &str) {
        let own = self.path().join(texts);
        if own.is_symlink() {
            fs::remove_file(&own).expect("the link");
            self.copy_texts(texts, texts);
        }
    }

    fn copy_texts(&self, from: &str, to: &str) {
        fs::create_dir_all(self.path().join(to)).expect("a folder");
        for entry in fs::read_dir(real_folder().join(from)).expect("the texts") {
            let file = entry.expect("an entry").path();
            let name = file.file_name().expect("a name");
            fs::copy(&file, self.path().join(to).join(name)).expect("a copy");
        }
    }

    /// A copy with a second locale whose words are the English ones: what a finished translation looks like.
    pub(crate) fn with_spanish() -> Self {
        let folder = Self::copy();
        let english = folder.read("interface/en.ftl");
        folder.write("interface/es.ftl", english);
        for file in folder.tables() {
            folder.edit(&file, Table::translate);
        }
        for file in folder.workbooks() {
            folder.edit_book(&file, sheet::Book::translate);
        }
        // English words share other stems in Spanish, so one spelling a row has to do.
        for file in ["search/synonyms.csv", "search/danger.csv"] {
            folder.edit(file, |table| {
                for row in 2..=table.last() {
                    let first = table.get(row, "typed::es");
                    table.set(row, "typed::es", first.split(';').next().unwrap_or_default());
                }
            });
        }
        folder.copy_texts(ENGLISH, "guides/es");
        folder.copy_texts(TALKS, "rehearsals/es");
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Every table of the folder.
    pub(crate) fn tables(&self) -> Vec<String> {
        let regions = Table::parse(&self.read("contacts/regions.csv"));
        let of_regions = regions.column("region");
        let of_regions = of_regions
            .iter()
            .map(|region| format!("contacts/{}.csv", region.to_lowercase()));
        TABLES.map(str::to_owned).into_iter().chain(of_regions).collect()
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).expect("the file is UTF-8")
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        self.before_change(file);
        fs::write(self.path().join(file), bytes).expect("the file can be written");
    }

    pub(crate) fn remove(&self, file: &str) {
        self.before_change(file);
        fs::remove_file(self.path().join(file)).expect("the file is there");
    }

    fn before_change(&self, file: &str) {
        for texts in [ENGLISH, TALKS] {
            if file.starts_with(texts) {
                self.own_texts(texts);
            }
        }
    }

    /// Reads a table, changes it and writes it back.
    pub(crate) fn edit<T>(&self, file: &str, edit: impl FnOnce(&mut Table) -> T) -> T {
        let mut table = Table::parse(&self.read(file));
        let answer = edit(&mut table);
        self.write(file, table.to_csv());
        answer
    }

    /// Replaces a text that is there once; returns its line.
    pub(crate) fn replace(&self, file: &str, from: &str, to: &str) -> usize {
        let text = self.read(file);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
        self.write(file, text.replace(from, to));
        text.lines()
            .position(|line| line.contains(from.lines().next().unwrap_or(from)))
            .map_or(0, |at| at + 1)
    }

    /// Adds a line to the end of a text; returns its line.
    pub(crate) fn append(&self, file: &str, line: &str) -> usize {
        let text = self.read(file);
        self.write(file, format!("{text}{line}\n"));
        text.lines().count() + 1
    }

    pub(crate) fn load(&self) -> Result<Content, Problems> {
        load(self.path())
    }

    /// What is wrong with it.
    pub(crate) fn problems(&self) -> Problems {
        self.load().expect_err("this content must be refused")
    }
}

/// A table by column names and rows as a spreadsheet counts them.
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn parse(text: &str) -> Self {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        Self {
            header: cells(reader.headers().expect("a header")),
            rows: reader
                .records()
                .map(|record| cells(&record.expect("a row")))
                .collect(),
        }
    }

    pub(crate) fn to_csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for cells in [&self.header].into_iter().chain(&self.rows) {
            writer.write_record(cells).expect("a record");
        }
        writer.into_inner().expect("the records")
    }

    fn at(&self, column: &str) -> usize {
        self.header
            .iter()
            .position(|name| name == column)
            .unwrap_or_else(|| panic!("no column {column}"))
    }

    pub(crate) fn column(&self, column: &str) -> Vec<&str> {
        let at = self.at(column);
        self.rows.iter().map(|cells| &cells[at][..]).collect()
    }

    /// The first row with this cell.
    pub(crate) fn row(&self, column: &str, value: &str) -> usize {
        self.row_where(column, |cell| cell == value)
    }

    /// The first row whose cell fits.
    pub(crate) fn row_where(&self, column: &str, fits: impl Fn(&str) -> bool) -> usize {
        let at = self.column(column).iter().position(|cell| fits(cell));
        at.unwrap_or_else(|| panic!("no row with such a {column}")) + 2
    }

    /// The last row.
    pub(crate) fn last(&self) -> usize {
        self.rows.len() + 1
    }

    pub(crate) fn get(&self, row: usize, column: &str) -> String {
        self.rows[row - 2][self.at(column)].clone()
    }

    /// Sets a cell; returns its row.
    pub(crate) fn set(&mut self, row: usize, column: &str, value: &str) -> usize {
        let at = self.at(column);
        self.rows[row - 2][at] = value.to_owned();
        row
    }

    /// Adds a row like another one, with these cells changed; returns it.
    pub(crate) fn add_like(&mut self, row: usize, cells: &[(&str, &str)]) -> usize {
        self.rows.push(self.rows[row - 2].clone());
        for (column, value) in cells {
            self.set(self.last(), column, value);
        }
        self.last()
    }

    /// Takes a row out.
    pub(crate) fn remove(&mut self, row: usize) {
        self.rows.remove(row - 2);
    }

    /// Takes a column out.
    pub(crate) fn remove_column(&mut self, column: &str) {
        let at = self.at(column);
        self.header.remove(at);
        self.rows.iter_mut().for_each(|cells| {
            cells.remove(at);
        });
    }

    /// Gives each `::en` column an `::es` column with the same words.
    fn translate(&mut self) {
        for at in 0..self.header.len() {
            if let Some(name) = self.header[at].strip_suffix("::en") {
                self.header.push(format!("{name}::es"));
                self.rows
                    .iter_mut()
                    .for_each(|cells| cells.push(cells[at].clone()));
            }
        }
    }
}
