//! The header of a text file: YAML between two lines `---`, and what all such headers have in common.

use serde::de::DeserializeOwned;

use super::report::Report;
use super::table::{Reader, is_date};

/// A text file in two parts.
pub(super) struct File {
    pub(super) yaml: String,
    pub(super) markdown: String,
    /// The line the header ends on.
    pub(super) before: usize,
}

/// The names of the text files in a folder, in order; blank if it has none.
pub(super) fn names(reader: &Reader<'_>, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(reader.folder.join(folder));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str().map(str::to_owned))
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    names
}

/// Reads a file and takes its header off.
pub(super) fn open(reader: &Reader<'_>, file: &str) -> Option<File> {
    let problem = |row: usize, what: String, mend: &str| reader.report.add(file, row, what, mend);
    let text = match std::fs::read_to_string(reader.folder.join(file)) {
        Ok(text) => text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        Err(error) => {
            problem(
                0,
                format!("the file cannot be read ({error})"),
                "Save it as UTF-8 text.",
            );
            return None;
        }
    };
    let parts = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let Some((yaml, markdown)) = parts else {
        problem(
            1,
            "the header is missing".into(),
            "Start the file with a line ---, then the header's lines, then a line --- again.",
        );
        return None;
    };
    Some(File {
        before: yaml.lines().count() + 2,
        yaml: yaml.to_owned(),
        markdown: markdown.to_owned(),
    })
}

/// A header's lines, for saying what is wrong with one of them.
pub(super) struct Lines<'a> {
    pub(super) yaml: &'a str,
    pub(super) file: &'a str,
    pub(super) report: &'a Report,
}

impl Lines<'_> {
    /// The keys and values.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Option<T> {
        match serde_norway::from_str(self.yaml) {
            Ok(header) => Some(header),
            Err(error) => {
                // The header's first line is the file's second.
                let row = error.location().map_or(1, |at| at.line() + 1);
                let what = error.to_string();
                let what = what.split(" at line ").next().unwrap_or_default();
                self.report.add(
                    self.file,
                    row,
                    format!("the header cannot be read ({what})"),
                    "Write `key: value`, lists as [one, two], and put quotes around a text that holds a colon.",
                );
                None
            }
        }
    }

    /// A problem on the line of a key.
    pub(super) fn add(&self, key: &str, what: String, mend: &str) {
        let start = format!("{key}:");
        let at = self.yaml.lines().position(|line| line.starts_with(&start));
        self.report.add(self.file, at.map_or(1, |at| at + 2), what, mend);
    }

    /// The id is the file's name, which never changes.
    pub(super) fn id(&self, id: &str) {
        let name = self
            .file
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".md"))
            .unwrap_or_default();
        if id != name {
            self.add(
                "id",
                format!("the id is `{id}`, but the file is `{name}.md`"),
                "Make them the same.",
            );
        }
    }

    /// Texts that must not be blank, by key.
    pub(super) fn filled(&self, texts: &[(&str, &str)]) {
        for (key, _) in texts.iter().filter(|(_, text)| text.trim().is_empty()) {
            self.add(key, format!("`{key}` is blank"), "Fill it in.");
        }
    }

    /// A list that must name something.
    pub(super) fn named<T>(&self, key: &str, list: &[T], mend: &str) {
        if list.is_empty() {
            let what = if key == "sources" {
                "no source is named".into()
            } else {
                format!("`{key}` is blank")
            };
            self.add(key, what, mend);
        }
    }

    /// When it was written and signed, and when it is to be looked at again.
    pub(super) fn dates(&self, dates: &Dates<'_>) {
        let known = [
            ("written", Some(dates.written)),
            ("next_review", Some(dates.next_review)),
            ("reviewed", dates.reviewed),
        ];
        for (key, date) in known {
            if let Some(date) = date.filter(|date| !is_date(date)) {
                self.add(
                    key,
                    format!("`{key}` is `{date}`, not a date"),
                    "Write it as 2026-11-22.",
                );
            }
        }
        let (written, again) = (dates.written, dates.next_review);
        if is_date(written) && is_date(again) && again <= written {
            self.add(
                "next_review",
                format!("`next_review` ({again}) is not after `written` ({written})"),
                "Set `next_review` to the day it should be looked at again.",
            );
        }
        match (dates.reviewed, dates.reviewer) {
            (Some(reviewed), Some(_)) if reviewed < written => self.add(
                "reviewed",
                format!("`reviewed` ({reviewed}) is before `written` ({written})"),
                "Nobody can sign what was not written yet; correct one of the dates.",
            ),
            (Some(_), None) | (None, Some(_)) => self.add(
                "reviewed",
                "only one of `reviewed` and `reviewer` is filled".into(),
                "A review has a date and a named clinician; leave both blank until it is signed.",
            ),
            _ => {}
        }
    }
}

/// A header's dates as they are written.
pub(super) struct Dates<'a> {
    pub(super) written: &'a str,
    pub(super) reviewed: Option<&'a str>,
    pub(super) reviewer: Option<&'a str>,
    pub(super) next_review: &'a str,
}

impl Dates<'_> {
    /// The same, kept.
    pub(super) fn keep(&self) -> &'static crate::Dates {
        Box::leak(Box::new(crate::Dates {
            written: super::keep(self.written),
            reviewed: super::keep(self.reviewed.unwrap_or_default()),
            reviewer: super::keep(self.reviewer.unwrap_or_default()),
            next_review: super::keep(self.next_review),
        }))
    }
}

/// Quotes around nothing fill nothing in: a reviewer without a name has signed nothing.
pub(super) fn unfill(text: &mut Option<String>) {
    *text = text.take().filter(|text| !text.trim().is_empty());
}

/// A list of texts, kept.
pub(super) fn texts(all: &[String]) -> &'static [&'static str] {
    super::keep_all(all.iter().map(|text| super::keep(text)).collect())
}
