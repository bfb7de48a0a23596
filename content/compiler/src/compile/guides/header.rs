//! A guide's header: the few keys of a YAML front matter.

use serde::Deserialize;

use crate::compile::front_matter::{self, Dates, Lines, texts};
use crate::compile::prose::{self, Register};
use crate::compile::{keep, keep_all};
use crate::{Age, Concern, Fit, GuideCard};

/// The header as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::compile) struct Header {
    pub(in crate::compile) id: String,
    pub(in crate::compile) title: String,
    pub(in crate::compile) summary: String,
    pub(in crate::compile) topic: String,
    pub(in crate::compile) audience: Vec<Age>,
    pub(in crate::compile) concern: Vec<Concern>,
    pub(in crate::compile) sources: Vec<String>,
    written: String,
    reviewed: Option<String>,
    reviewer: Option<String>,
    next_review: String,
    pub(in crate::compile) step: Option<String>,
    #[serde(default)]
    pub(in crate::compile) related: Vec<String>,
    #[serde(default)]
    pub(in crate::compile) also: Vec<String>,
    #[serde(default)]
    pub(in crate::compile) lines: Vec<String>,
    #[serde(default)]
    pub(in crate::compile) regions: Vec<String>,
}

/// Reads a header; what is wrong with it is reported with its line.
pub(super) fn read(lines: &Lines<'_>, locale: &str) -> Option<Header> {
    let mut header: Header = lines.parse()?;
    for text in [&mut header.reviewed, &mut header.reviewer, &mut header.step] {
        front_matter::unfill(text);
    }
    lines.id(&header.id);
    lines.filled(&[
        ("title", &header.title),
        ("summary", &header.summary),
        ("topic", &header.topic),
    ]);
    for (key, text, register) in [
        ("title", &header.title, Register::Label),
        ("summary", &header.summary, Register::Background),
    ] {
        for (what, mend) in prose::faults(text, register, locale) {
            lines.add(key, format!("`{key}` {what}"), &mend);
        }
    }
    lines.named("audience", &header.audience, "Write minor, adult or both.");
    lines.named(
        "concern",
        &header.concern,
        "Write mental-health, substance or both.",
    );
    lines.named("sources", &header.sources, "Name at least one id of sources.csv.");
    lines.dates(&header.dates());
    Some(header)
}

impl Header {
    fn dates(&self) -> Dates<'_> {
        Dates {
            written: &self.written,
            reviewed: self.reviewed.as_deref(),
            reviewer: self.reviewer.as_deref(),
            next_review: &self.next_review,
        }
    }

    /// What a list shows of the guide, kept.
    pub(super) fn card(&self, block: u32, from: u32, to: u32) -> GuideCard {
        GuideCard {
            id: keep(&self.id),
            title: keep(&self.title),
            summary: keep(&self.summary),
            topic: keep(&self.topic),
            fit: Fit {
                ages: keep_all(self.audience.clone()),
                concerns: keep_all(self.concern.clone()),
                regions: texts(&self.regions),
            },
            sources: texts(&self.sources),
            related: texts(&self.related),
            lines: texts(&self.lines),
            step: keep(self.step.as_deref().unwrap_or_default()),
            also: texts(&self.also),
            dates: self.dates().keep(),
            block,
            from,
            to,
        }
    }
}
