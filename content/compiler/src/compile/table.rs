//! CSV tables as clinicians edit them: cells by column name, lists by `;`, words by locale.

use std::path::Path;

use super::prose::{self, Register};
use super::records::SAVE_AS_CSV;
use super::report::Report;
use super::{keep, keep_all};
use crate::{Dates, Level, Words};

/// Reads tables of one content folder.
pub(super) struct Reader<'a> {
    pub(super) folder: &'a Path,
    pub(super) locales: &'static [&'static str],
    pub(super) report: &'a Report,
}

impl Reader<'_> {
    /// The rows of a table. A table that cannot be read is a problem and has no rows.
    pub(super) fn rows(&self, file: &str) -> Vec<Row<'_>> {
        let Some(bytes) = self.bytes(file) else {
            return Vec::new();
        };
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        let header: Vec<String> = match reader.headers() {
            Ok(header) => header
                .iter()
                .map(|cell| cell.trim_start_matches('\u{feff}').trim().to_owned())
                .collect(),
            Err(error) => {
                self.report.add(
                    file,
                    1,
                    format!("the header cannot be read ({error})"),
                    SAVE_AS_CSV,
                );
                return Vec::new();
            }
        };
        if !self.is_header(file, &header) {
            return Vec::new();
        }
        let (records, last) = self.records(file, &bytes, &mut reader, 1);
        if last == 1 {
            self.report.add(
                file,
                0,
                "the table has no rows",
                "Put them back: no table may be empty.",
            );
        }
        let row = |(number, record): (usize, csv::StringRecord)| {
            let cells = record.iter().map(|cell| cell.trim().to_owned());
            self.row(file, number, header.iter().cloned().zip(cells).collect())
        };
        records.into_iter().map(row).collect()
    }

    /// What is in a file.
    pub(super) fn bytes(&self, file: &str) -> Option<Vec<u8>> {
        let read = std::fs::read(self.folder.join(file));
        read.inspect_err(|error| {
            let what = format!("the table cannot be opened ({error})");
            self.report.add(file, 0, what, "Put the file back.");
        })
        .ok()
    }

    /// A row that was read elsewhere.
    pub(super) fn row(&self, file: &str, number: usize, cells: Vec<(String, String)>) -> Row<'_> {
        Row {
            file: file.to_owned(),
            number,
            cells,
            reader: self,
        }
    }

    fn is_header(&self, file: &str, header: &[String]) -> bool {
        if header.len() < 2 {
            self.report
                .add(file, 1, "the header does not have two columns", SAVE_AS_CSV);
            return false;
        }
        for (at, column) in header.iter().enumerate() {
            if column.is_empty() {
                self.report.add(
                    file,
                    1,
                    format!("column {} has no name", at + 1),
                    "Name it, or delete the column.",
                );
            } else if header[..at].contains(column) {
                self.report.add(
                    file,
                    1,
                    format!("the column `{column}` stands twice"),
                    "Delete one of them.",
                );
            }
        }
        true
    }
}

/// One row of a table.
pub(super) struct Row<'a> {
    pub(super) file: String,
    pub(super) number: usize,
    cells: Vec<(String, String)>,
    reader: &'a Reader<'a>,
}

impl Row<'_> {
    pub(super) fn problem(&self, what: impl Into<String>, mend: impl Into<String>) {
        self.reader.report.add(&self.file, self.number, what, mend);
    }

    /// Every cell with its column.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cells
            .iter()
            .map(|(column, text)| (column.as_str(), text.as_str()))
    }

    /// A cell that may be blank.
    pub(super) fn cell(&self, column: &str) -> &str {
        match self.cells.iter().find(|(name, _)| name == column) {
            Some((_, text)) => text,
            None => {
                self.reader.report.add(
                    &self.file,
                    1,
                    format!("the column `{column}` is missing"),
                    "Add it to the header and to every row.",
                );
                ""
            }
        }
    }

    /// A cell that may be blank, kept.
    pub(super) fn text(&self, column: &str) -> &'static str {
        keep(self.cell(column))
    }

    /// A cell that must not be blank.
    pub(super) fn required(&self, column: &str) -> &'static str {
        let text = self.text(column);
        if text.is_empty() {
            self.problem(format!("`{column}` is blank"), "Fill it in.");
        }
        text
    }

    /// The parts of a `;` list.
    pub(super) fn list(&self, column: &str) -> &'static [&'static str] {
        keep_all(
            self.cell(column)
                .split(';')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(keep)
                .collect(),
        )
    }

    /// Source ids; at least one.
    pub(super) fn sources(&self) -> &'static [&'static str] {
        let sources = self.list("sources");
        if sources.is_empty() {
            self.problem(
                "no source is named",
                "Name at least one id of sources.csv in `sources`.",
            );
        }
        sources
    }

    /// `yes` or anything in `no`'s place.
    pub(super) fn yes_no(&self, column: &str) -> bool {
        match self.cell(column) {
            "yes" => true,
            "no" | "" => false,
            other => {
                self.problem(format!("`{column}` is `{other}`"), "Write yes or no.");
                false
            }
        }
    }

    /// A level by its id.
    pub(super) fn level(&self, column: &str) -> Level {
        let id = self.cell(column);
        self.level_id(column, id)
    }

    /// A list of levels.
    pub(super) fn levels(&self, column: &str) -> &'static [Level] {
        keep_all(
            self.list(column)
                .iter()
                .map(|id| self.level_id(column, id))
                .collect(),
        )
    }

    fn level_id(&self, column: &str, id: &str) -> Level {
        Level::from_id(id).unwrap_or_else(|| {
            let known: Vec<_> = Level::ALL.iter().map(|level| level.id()).collect();
            self.problem(
                format!("`{column}` names the unknown level `{id}`"),
                format!("Use one of {}.", known.join(", ")),
            );
            // Never a low level by mistake.
            Level::EmergencyNow
        })
    }

    /// One of a closed list of words.
    pub(super) fn one_of<T: Copy>(&self, column: &str, known: &[(&str, T)], otherwise: T) -> T {
        let text = self.cell(column);
        known.iter().find(|(name, _)| *name == text).map_or_else(
            || {
                let names: Vec<_> = known
                    .iter()
                    .map(|(name, _)| if name.is_empty() { "blank" } else { name })
                    .collect();
                self.problem(
                    format!("`{column}` is `{text}`"),
                    format!("Use one of: {}.", names.join(", ")),
                );
                otherwise
            },
            |(_, value)| *value,
        )
    }

    /// A list of a closed set of words.
    pub(super) fn list_of<T: Copy>(&self, column: &str, known: &[(&str, T)]) -> &'static [T] {
        let mut found = Vec::new();
        for word in self.list(column) {
            match known.iter().find(|(name, _)| name == word) {
                Some((_, value)) => found.push(*value),
                None => {
                    let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
                    self.problem(
                        format!("`{column}` names `{word}`"),
                        format!("Use only: {}.", names.join(", ")),
                    );
                }
            }
        }
        keep_all(found)
    }

    /// A date, `YYYY-MM-DD`.
    pub(super) fn date(&self, column: &str) -> &'static str {
        let text = self.required(column);
        if !text.is_empty() && !is_date(text) {
            self.problem(
                format!("`{column}` is `{text}`, not a date"),
                "Write it as 2026-11-22.",
            );
        }
        text
    }

    /// When the row was written and reviewed.
    pub(super) fn dates(&self) -> &'static Dates {
        let dates = Dates {
            written: self.date("written"),
            reviewed: self.text("reviewed"),
            reviewer: self.text("reviewer"),
            next_review: self.date("next_review"),
        };
        self.in_order("written", dates.written, "next_review", dates.next_review);
        if dates.reviewed.is_empty() != dates.reviewer.is_empty() {
            self.problem(
                "only one of `reviewed` and `reviewer` is filled",
                "A review has a date and a named clinician; leave both blank until it is signed.",
            );
        } else if !dates.reviewed.is_empty() && !is_date(dates.reviewed) {
            self.problem(
                format!("`reviewed` is `{}`, not a date", dates.reviewed),
                "Write it as 2026-11-22.",
            );
        } else if !dates.reviewed.is_empty() && dates.reviewed < dates.written {
            self.problem(
                format!(
                    "`reviewed` ({}) is before `written` ({})",
                    dates.reviewed, dates.written
                ),
                "Nobody can sign what was not written yet; correct one of the dates.",
            );
        }
        Box::leak(Box::new(dates))
    }

    /// Demands that one date is before another.
    pub(super) fn in_order(&self, earlier: &str, first: &str, later: &str, second: &str) {
        if is_date(first) && is_date(second) && second <= first {
            self.problem(
                format!("`{later}` ({second}) is not after `{earlier}` ({first})"),
                format!("Set `{later}` to the day it should be looked at again."),
            );
        }
    }

    /// Words in every locale; blank only if blank in all.
    pub(super) fn words(&self, column: &str, register: Register) -> Words {
        let mut texts = Vec::new();
        for locale in self.reader.locales {
            let localized = format!("{column}::{locale}");
            let text = self.cell(&localized);
            self.faults(&localized, text, register, locale);
            texts.push((*locale, text));
        }
        if texts.iter().all(|(_, text)| text.is_empty()) {
            return Words::NONE;
        }
        if let Some((locale, _)) = texts.iter().find(|(_, text)| text.is_empty()) {
            self.problem(
                format!("`{column}::{locale}` is blank"),
                "Translate it, or blank it in every locale.",
            );
        }
        Words::of(&texts)
    }

    /// What is wrong with a text of a column.
    pub(super) fn faults(&self, column: &str, text: &str, register: Register, locale: &str) {
        for (what, mend) in prose::faults(text, register, locale) {
            self.problem(format!("`{column}` {what}"), mend);
        }
    }

    /// Words that must be there.
    pub(super) fn required_words(&self, column: &str, register: Register) -> Words {
        let words = self.words(column, register);
        if words.is_empty() {
            self.problem(format!("`{column}` has no words"), "Write them.");
        }
        words
    }
}

/// True for a day that exists, `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let digits = parts
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !digits || [year.len(), month.len(), day.len()] != [4, 2, 2] {
        return false;
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<u32>(), month.parse::<u32>(), day.parse::<u32>())
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=length).contains(&day)
}
