//! Reads `guides/<locale>/*.md` and the tables beside them.
//!
//! A guide is Markdown of a closed subset (`content/README.md` names it). Whatever is outside it is refused with its
//! line, because a page that cannot be drawn whole must not ship in part.

mod body;
mod header;
mod quote;
mod spans;

use super::front_matter::{self, Lines};
use super::keep_all;
use super::prose::{self, Register};
use super::table::{Reader, Row};
use crate::shelf::{self, Packed, Shelf};
use crate::{Age, Bytes, Concern, Cue, Fit, Guide, GuideBook, Reason, SmallStep, Topic};

pub(super) use body::Said;
pub(super) use header::Header;
pub(super) use spans::{claim, spans};

pub(super) const TOPICS: &str = "guides/topics.csv";
pub(super) const STEPS: &str = "guides/steps.csv";
pub(super) const REASONS: &str = "reasons/reasons.csv";
pub(super) const CUES: &str = "reasons/cues.csv";

/// The most words a page may have: two thumb-scrolls. The rest is another page.
const LONGEST_PAGE: usize = 400;

/// Pages that are deflated together. More are smaller, and cost more to open one.
const PAGES_IN_BLOCK: usize = 16;

/// A guide as it was read, with every text and where it stands.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) file: String,
    pub(super) header: Header,
    pub(super) guide: Guide,
    pub(super) said: Vec<Said>,
}

/// Every guide of a locale as it was read, by id.
pub(super) struct Book {
    pub(super) locale: &'static str,
    pub(super) pages: Vec<Read>,
}

impl Book {
    pub(super) fn read(reader: &Reader<'_>, locale: &'static str) -> Self {
        let pages = read_all(reader, locale);
        Self { locale, pages }
    }

    /// The guides in the order of their topics, their bodies one after the other.
    pub(super) fn pack(&self, topics: &[Topic]) -> GuideBook {
        let place = |id: &str| topics.iter().position(|topic| topic.id == id);
        let mut pages: Vec<&Read> = self.pages.iter().collect();
        pages.sort_by_key(|page| (place(&page.header.topic), &page.header.id));
        let (mut cards, mut bodies) = (Vec::new(), Vec::new());
        for (block, pages) in pages.chunks(PAGES_IN_BLOCK).enumerate() {
            let mut bytes = Vec::new();
            for page in pages {
                let from = bytes.len() as u32;
                page.guide.write(&mut bytes);
                cards.push(page.header.card(block as u32, from, bytes.len() as u32));
            }
            bodies.push(Bytes(keep_all(shelf::store(&bytes))));
        }
        GuideBook {
            locale: self.locale,
            cards: Shelf::of(cards),
            bodies: keep_all(bodies),
        }
    }
}

fn read_all(reader: &Reader<'_>, locale: &str) -> Vec<Read> {
    let folder = format!("guides/{locale}");
    let names = front_matter::names(reader, &folder);
    if names.is_empty() {
        let mend = "Write the guides, or take the locale's interface words out.";
        reader.report.add(&folder, 0, "there is no guide", mend);
    }
    names
        .iter()
        .filter_map(|name| read(reader, locale, &format!("{folder}/{name}")))
        .collect()
}

fn read(reader: &Reader<'_>, locale: &str, file: &str) -> Option<Read> {
    let text = front_matter::open(reader, file)?;
    let lines = Lines {
        yaml: &text.yaml,
        file,
        report: reader.report,
    };
    let header = header::read(&lines, locale)?;
    let (guide, said) = body::read(&text.markdown, text.before, &mut |row, what, mend| {
        reader.report.add(file, row, what, mend);
    });
    let read = Read {
        file: file.to_owned(),
        header,
        guide,
        said,
    };
    length(&read, reader);
    measure(&read.file, &read.said, locale, reader);
    Some(read)
}

/// A page that is too long to take in.
fn length(read: &Read, reader: &Reader<'_>) {
    let words = |said: &Said| said.text().split_whitespace().count();
    let count: usize = read.said.iter().map(words).sum();
    if count > LONGEST_PAGE {
        reader.report.add(
            &read.file,
            0,
            format!("the page has {count} words"),
            format!(
                "Bring it to {LONGEST_PAGE}: a page is one or two thumb-scrolls, the rest is another page."
            ),
        );
    }
}

/// Lengths, reading grades, and sentences that claim a fact without naming its source.
pub(super) fn measure(file: &str, said: &[Said], locale: &str, reader: &Reader<'_>) {
    let problem = |row: usize, what: String, mend: String| reader.report.add(file, row, what, mend);
    for said in said {
        let text = said.text();
        for (what, mend) in prose::faults(&text, said.register, locale) {
            problem(said.row, what, mend);
        }
        if text.contains(['[', ']']) {
            problem(
                said.row,
                "a square bracket stands where no source can".into(),
                "Name sources behind the sentences of a paragraph, a list, a stop or a why.".into(),
            );
        }
        if text.chars().count() > said.longest {
            let (length, most) = (text.chars().count(), said.longest);
            problem(
                said.row,
                format!("this text has {length} letters"),
                format!("Bring it to {most}."),
            );
        }
        for sentence in said.unsourced() {
            if let Some(word) = claim(sentence, locale) {
                problem(
                    said.row,
                    format!("this sentence claims a fact (`{word}`) and names no source"),
                    "Write the source's id in square brackets behind the sentence, or leave the claim out."
                        .into(),
                );
            }
        }
    }
}

pub(super) fn topics(reader: &Reader<'_>) -> &'static Shelf<Topic> {
    let topic = |row: &Row<'_>| Topic {
        id: row.required("topic"),
        name: row.required_words("name", Register::Label),
        hint: row.required_words("hint", Register::Background),
    };
    Shelf::of(reader.rows(TOPICS).iter().map(topic).collect())
}

pub(super) fn small_steps(reader: &Reader<'_>) -> &'static Shelf<SmallStep> {
    let step = |row: &Row<'_>| SmallStep {
        id: row.required("id"),
        text: row.required_words("text", Register::Action),
        sources: row.sources(),
        dates: row.dates(),
    };
    Shelf::of(reader.rows(STEPS).iter().map(step).collect())
}

pub(super) fn reasons(reader: &Reader<'_>) -> &'static Shelf<Reason> {
    let reason = |row: &Row<'_>| Reason {
        id: row.required("reason"),
        guide: row.required("guide"),
        concerns: concerns(row),
        name: row.required_words("name", Register::Label),
        meaning: row.required_words("meaning", Register::Background),
        first: row.required_words("first", Register::Action),
        second: row.required_words("second", Register::Action),
        third: row.required_words("third", Register::Action),
        say: row.required_words("say", Register::Action),
        avoid: row.required_words("avoid", Register::Action),
        step: row.required("step"),
        sources: row.sources(),
        dates: row.dates(),
    };
    Shelf::of(reader.rows(REASONS).iter().map(reason).collect())
}

pub(super) fn cues(reader: &Reader<'_>) -> &'static Shelf<Cue> {
    let cue = |row: &Row<'_>| Cue {
        id: row.required("cue"),
        heard: row.one_of("kind", &[("heard", true), ("seen", false)], true),
        fit: Fit {
            ages: ages(row, "audience"),
            concerns: concerns(row),
            regions: &[],
        },
        text: row.required_words("text", Register::Label),
        reasons: row.list("reasons"),
        check: row.text("check"),
        sources: row.sources(),
        dates: row.dates(),
    };
    Shelf::of(reader.rows(CUES).iter().map(cue).collect())
}

/// A list of ages; blank: all.
pub(super) fn ages(row: &Row<'_>, column: &str) -> &'static [Age] {
    row.list_of(column, &[("minor", Age::Minor), ("adult", Age::Adult)])
}

/// A list of concerns; blank: all.
pub(super) fn concerns(row: &Row<'_>) -> &'static [Concern] {
    let known = [
        ("mental-health", Concern::MentalHealth),
        ("substance", Concern::Substance),
    ];
    row.list_of("concern", &known)
}
