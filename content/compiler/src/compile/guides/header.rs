//! A guide's header: the few keys of a YAML front matter.

use serde::Deserialize;

use crate::compile::prose::{self, Register};
use crate::compile::report::Report;
use crate::compile::table::is_date;
use crate::compile::{keep, keep_all};
use crate::{Age, Concern, Dates, Fit, GuideCard};

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
pub(super) fn read(yaml: &str, file: &str, locale: &str, report: &Report) -> Option<Header> {
    let mut header: Header = match serde_norway::from_str(yaml) {
        Ok(header) => header,
        Err(error) => {
            // The header's first line is the file's second.
            let row = error.location().map_or(1, |at| at.line() + 1);
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default();
            report.add(
                file,
                row,
                format!("the header cannot be read ({what})"),
                "Write `key: value`, lists as [one, two], and put quotes around a text that holds a colon.",
            );
            return None;
        }
    };
    // Quotes around nothing fill nothing in: a reviewer without a name has signed nothing.
    for text in [&mut header.reviewed, &mut header.reviewer, &mut header.step] {
        *text = text.take().filter(|text| !text.trim().is_empty());
    }
    let line = |key: &str| {
        let at = yaml.lines().position(|line| line.starts_with(&format!("{key}:")));
        at.map_or(1, |at| at + 2)
    };
    let add = |key: &str, what: String, mend: &str| report.add(file, line(key), what, mend);
    let name = file
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".md"))
        .unwrap_or_default();
    if header.id != name {
        add(
            "id",
            format!("the id is `{}`, but the file is `{name}.md`", header.id),
            "Make them the same.",
        );
    }
    for (key, text) in [
        ("title", &header.title),
        ("summary", &header.summary),
        ("topic", &header.topic),
    ] {
        if text.trim().is_empty() {
            add(key, format!("`{key}` is blank"), "Fill it in.");
        }
    }
    for (key, text, register) in [
        ("title", &header.title, Register::Label),
        ("summary", &header.summary, Register::Background),
    ] {
        for (what, mend) in prose::faults(text, register, locale) {
            add(key, format!("`{key}` {what}"), &mend);
        }
    }
    if header.audience.is_empty() {
        add(
            "audience",
            "`audience` is blank".into(),
            "Write minor, adult or both.",
        );
    }
    if header.concern.is_empty() {
        add(
            "concern",
            "`concern` is blank".into(),
            "Write mental-health, substance or both.",
        );
    }
    if header.sources.is_empty() {
        add(
            "sources",
            "no source is named".into(),
            "Name at least one id of sources.csv.",
        );
    }
    dates(&header, &add);
    Some(header)
}

fn dates(header: &Header, add: &impl Fn(&str, String, &str)) {
    let known = [
        ("written", Some(&header.written)),
        ("next_review", Some(&header.next_review)),
        ("reviewed", header.reviewed.as_ref()),
    ];
    for (key, date) in known {
        if let Some(date) = date.filter(|date| !is_date(date)) {
            add(
                key,
                format!("`{key}` is `{date}`, not a date"),
                "Write it as 2026-11-22.",
            );
        }
    }
    if is_date(&header.written) && is_date(&header.next_review) && header.next_review <= header.written {
        add(
            "next_review",
            format!(
                "`next_review` ({}) is not after `written` ({})",
                header.next_review, header.written
            ),
            "Set `next_review` to the day it should be looked at again.",
        );
    }
    match (&header.reviewed, &header.reviewer) {
        (Some(reviewed), Some(_)) if *reviewed < header.written => add(
            "reviewed",
            format!("`reviewed` ({reviewed}) is before `written` ({})", header.written),
            "Nobody can sign what was not written yet; correct one of the dates.",
        ),
        (Some(_), None) | (None, Some(_)) => add(
            "reviewed",
            "only one of `reviewed` and `reviewer` is filled".into(),
            "A review has a date and a named clinician; leave both blank until it is signed.",
        ),
        _ => {}
    }
}

impl Header {
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
            dates: Box::leak(Box::new(Dates {
                written: keep(&self.written),
                reviewed: keep(self.reviewed.as_deref().unwrap_or_default()),
                reviewer: keep(self.reviewer.as_deref().unwrap_or_default()),
                next_review: keep(&self.next_review),
            })),
            block,
            from,
            to,
        }
    }
}

fn texts(all: &[String]) -> &'static [&'static str] {
    keep_all(all.iter().map(|text| keep(text)).collect())
}
