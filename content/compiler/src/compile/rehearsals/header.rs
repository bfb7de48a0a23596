//! A practice talk's header.

use serde::Deserialize;

use crate::compile::front_matter::{self, Dates, Lines};
use crate::compile::prose::{self, Register};
use crate::{Age, Concern};

/// The header as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::compile) struct Header {
    pub(in crate::compile) id: String,
    pub(in crate::compile) title: String,
    pub(in crate::compile) summary: String,
    /// Where it stands in the list: the lowest first.
    pub(in crate::compile) place: u32,
    pub(in crate::compile) audience: Vec<Age>,
    pub(in crate::compile) concern: Vec<Concern>,
    pub(in crate::compile) guides: Vec<String>,
    pub(in crate::compile) sources: Vec<String>,
    written: String,
    reviewed: Option<String>,
    reviewer: Option<String>,
    next_review: String,
    pub(in crate::compile) step: String,
    /// The way out at every turn; without one nothing ships.
    #[serde(default)]
    pub(in crate::compile) out: String,
    #[serde(default = "waits")]
    pub(in crate::compile) waits: bool,
    #[serde(default)]
    pub(in crate::compile) also: Vec<String>,
}

/// A talk waits for a calm hour unless it says otherwise.
fn waits() -> bool {
    true
}

/// Reads a header; what is wrong with it is reported with its line.
pub(super) fn read(lines: &Lines<'_>, locale: &str) -> Option<Header> {
    let mut header: Header = lines.parse()?;
    for text in [&mut header.reviewed, &mut header.reviewer] {
        front_matter::unfill(text);
    }
    lines.id(&header.id);
    lines.filled(&[
        ("title", &header.title),
        ("summary", &header.summary),
        ("step", &header.step),
    ]);
    for (key, text, register) in [
        ("title", &header.title, Register::Label),
        ("summary", &header.summary, Register::Action),
    ] {
        for (what, mend) in prose::faults(text, register, locale) {
            lines.add(key, format!("`{key}` {what}"), &mend);
        }
    }
    if header.out.trim().is_empty() {
        lines.add(
            "out",
            "the way out is missing".into(),
            "Write `out: check`, or one tile of it, such as `out: check/suicide`: every turn offers it.",
        );
    }
    lines.named("audience", &header.audience, "Write minor, adult or both.");
    lines.named(
        "concern",
        &header.concern,
        "Write mental-health, substance or both.",
    );
    lines.named("guides", &header.guides, "Name the guides that teach this.");
    lines.named("sources", &header.sources, "Name at least one id of sources.csv.");
    lines.dates(&header.dates());
    Some(header)
}

impl Header {
    pub(super) fn dates(&self) -> Dates<'_> {
        Dates {
            written: &self.written,
            reviewed: self.reviewed.as_deref(),
            reviewer: self.reviewer.as_deref(),
            next_review: &self.next_review,
        }
    }
}
