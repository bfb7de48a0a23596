//! Reads `content/`, refuses what must not ship, packs the rest.
//!
//! Every refusal names the file, the row as a spreadsheet counts it, what is wrong and how to mend it, because
//! the people who edit these tables are clinicians.

mod check;
mod condition;
mod contacts;
mod dmn;
mod due;
mod escalation;
mod export;
mod front_matter;
mod guides;
mod interface;
mod pack;
mod prose;
mod records;
mod rehearsals;
mod report;
mod review_pack;
mod search;
mod table;
mod tracker;
mod workbook;
mod worksheets;

use std::path::Path;

pub use dmn::dmn;
pub use due::{Due, due};
pub use export::export_tables;
pub use pack::{pack, shipped};
pub use prose::reading_grade;
pub use report::{Problem, Problems};
pub use review_pack::review_pack;

use crate::Content;

/// Reads and checks a content folder.
///
/// # Errors
/// Everything that is wrong with it, in file order.
pub fn load(folder: &Path) -> Result<Content, Problems> {
    let report = report::Report::default();
    let locales = interface::locales(folder, &report);
    let reader = table::Reader {
        folder,
        locales,
        report: &report,
    };
    let sources = contacts::sources(&reader);
    let regions = contacts::regions(&reader);
    let first_lines = contacts::first_lines(&reader);
    let tables = escalation::tables(&reader);
    let interface = interface::messages(&reader);
    let pages = interface::pages(&reader);
    let topics = guides::topics(&reader);
    let read: Vec<guides::Book> = reader
        .locales
        .iter()
        .map(|locale| guides::Book::read(&reader, locale))
        .collect();
    let talks: Vec<rehearsals::Book> = reader
        .locales
        .iter()
        .map(|locale| rehearsals::Book::read(&reader, locale))
        .collect();
    let unplayed = rehearsals::unplayed(&reader);
    let content = Content {
        sources,
        regions,
        first_lines,
        tables,
        interface,
        pages,
        topics,
        guides: keep_all(read.iter().map(|book| book.pack(topics)).collect()),
        rehearsals: keep_all(talks.iter().map(rehearsals::Book::pack).collect()),
        small_steps: guides::small_steps(&reader),
        reasons: guides::reasons(&reader),
        cues: guides::cues(&reader),
        talk_choices: tracker::talk_choices(&reader),
        after: tracker::after(&reader),
        worksheets: worksheets::worksheets(&reader),
        places: search::places(&reader),
        search: &[],
        reviewed: search::reviewed(&reader),
        locales: reader.locales,
    };
    let content = Content {
        search: search::indexes(&reader, &content),
        ..content
    };
    if report.is_clean() {
        check::check(&content, &reader, &read, &talks, &unplayed);
    }
    report.into_result(content)
}

/// Keeps a string for the rest of the process: see the crate's documentation for why.
fn keep(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// Keeps a list for the rest of the process.
fn keep_all<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}
