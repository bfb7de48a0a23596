//! What is wrong with the content, collected so that one run shows it all.

use std::cell::RefCell;
use std::fmt;

/// One thing that must be mended before the content can ship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the content folder.
    pub file: String,
    /// The row as a spreadsheet counts it (the header is row 1), or the line of a text file; 0: the whole file.
    pub row: usize,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            0 => write!(f, "content/{}: {}. {}", self.file, self.what, self.mend),
            row => write!(
                f,
                "content/{}, row {row}: {}. {}",
                self.file, self.what, self.mend
            ),
        }
    }
}

/// Everything that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.0 {
            writeln!(f, "{problem}")?;
        }
        write!(f, "{} to mend.", self.0.len())
    }
}

impl std::error::Error for Problems {}

/// Where problems are gathered while reading.
#[derive(Debug, Default)]
pub(super) struct Report(RefCell<Vec<Problem>>);

impl Report {
    pub(super) fn add(&self, file: &str, row: usize, what: impl Into<String>, mend: impl Into<String>) {
        let problem = Problem {
            file: file.to_owned(),
            row,
            what: what.into(),
            mend: mend.into(),
        };
        let mut problems = self.0.borrow_mut();
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    pub(super) fn is_clean(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub(super) fn into_result<T>(self, value: T) -> Result<T, Problems> {
        let problems = self.0.into_inner();
        if problems.is_empty() {
            Ok(value)
        } else {
            Err(Problems(problems))
        }
    }
}
