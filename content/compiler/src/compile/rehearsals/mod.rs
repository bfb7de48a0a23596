//! Reads `rehearsals/<locale>/*.md`.
//!
//! A talk is a graph, and what cannot be practised to its end must not ship: no way leads nowhere, none takes more than
//! four turns, and each answer says why it opens or closes the door, with its source.

mod blocks;
mod body;
mod graph;
mod header;

use super::front_matter::{self, Lines, texts};
use super::guides::{Said, measure};
use super::prose::{Register, folded};
use super::table::Reader;
use super::{keep, keep_all};
use crate::{Ending, Fit, Rehearsal, RehearsalBook, Reply, Shelf, Span, Turn, Words};

pub(super) use body::{Named, Played};
pub(super) use header::Header;

use body::{Part, Talk};

/// What nobody plays in a talk.
pub(super) const UNPLAYED: &str = "rehearsals/unplayed.csv";

/// A row of that table.
pub(super) struct Unplayed {
    pub(super) id: &'static str,
    /// The rule, in words.
    pub(super) never: Words,
    /// The reader may say it where a talk asks about suicide.
    pub(super) asked: bool,
    /// As folded words, with a blank on either side.
    pub(super) phrases: Vec<String>,
}

pub(super) fn unplayed(reader: &Reader<'_>) -> Vec<Unplayed> {
    let rows = reader.rows(UNPLAYED);
    let unplayed = rows.iter().map(|row| {
        row.sources();
        Unplayed {
            id: row.required("id"),
            never: row.required_words("never", Register::Label),
            asked: row.yes_no("asked"),
            phrases: row.list("phrases").iter().map(|phrase| folded(phrase)).collect(),
        }
    });
    unplayed.collect()
}

/// A talk as it was read, with every text and where it stands.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) file: String,
    pub(super) header: Header,
    pub(super) said: Vec<Said>,
    pub(super) played: Vec<Played>,
    /// Guides that teach a skill.
    pub(super) skills: Vec<Named>,
    /// Small steps of endings.
    pub(super) steps: Vec<Named>,
    pub(super) talk: Rehearsal,
}

/// Every talk of a locale as it was read, by id.
pub(super) struct Book {
    pub(super) locale: &'static str,
    pub(super) talks: Vec<Read>,
}

impl Book {
    pub(super) fn read(reader: &Reader<'_>, locale: &'static str) -> Self {
        let folder = format!("rehearsals/{locale}");
        let names = front_matter::names(reader, &folder);
        if names.is_empty() {
            let mend = "Write the practice talks, or take the locale's interface words out.";
            reader.report.add(&folder, 0, "there is no practice talk", mend);
        }
        let talks = names.iter();
        let talks = talks.filter_map(|name| read(reader, locale, &format!("{folder}/{name}")));
        let talks = talks.collect();
        Self { locale, talks }
    }

    /// The talks in the order of their places.
    pub(super) fn pack(&self) -> RehearsalBook {
        let mut talks: Vec<&Read> = self.talks.iter().collect();
        talks.sort_by_key(|read| (read.header.place, &read.header.id));
        RehearsalBook {
            locale: self.locale,
            talks: Shelf::of(talks.into_iter().map(|read| read.talk).collect()),
        }
    }
}

fn read(reader: &Reader<'_>, locale: &str, file: &str) -> Option<Read> {
    let text = front_matter::open(reader, file)?;
    let lines = Lines {
        yaml: &text.yaml,
        file,
        report: reader.report,
    };
    let header = header::read(&lines, locale)?;
    let problem = &mut |row: usize, what: String, mend: &str| reader.report.add(file, row, what, mend);
    let blocks = blocks::read(&text.markdown, text.before, problem);
    let talk = body::read(blocks, text.before, problem);
    graph::walk(&talk.parts, problem);
    measure(file, &talk.said, locale, reader);
    let skills = talk.parts.iter().flat_map(|part| &part.replies);
    let steps = talk.parts.iter().filter_map(|part| part.step.clone());
    Some(Read {
        file: file.to_owned(),
        skills: skills.map(|reply| reply.skill.clone()).collect(),
        steps: steps.collect(),
        talk: kept(&header, &talk),
        header,
        said: talk.said,
        played: talk.played,
    })
}

/// The talk as it is packed.
fn kept(header: &Header, talk: &Talk) -> Rehearsal {
    let (endings, turns): (Vec<&Part>, Vec<&Part>) = talk.parts.iter().partition(|part| part.is_ending);
    let order: Vec<&str> = turns
        .iter()
        .chain(&endings)
        .map(|part| part.id.as_str())
        .collect();
    // What leads nowhere was reported; what is reported is not packed.
    let to = |id: &str| order.iter().position(|known| *known == id).unwrap_or_default() as u8;
    let turn = |part: &&Part| Turn {
        id: keep(&part.id),
        heading: keep(&part.heading),
        does: keep(&part.does),
        they: keep(&part.they),
        replies: keep_all(
            part.replies
                .iter()
                .map(|reply| Reply {
                    say: keep(&reply.say),
                    opens: reply.opens,
                    why: spans(&reply.why),
                    skill: keep(&reply.skill.id),
                    to: to(&reply.then.id),
                })
                .collect(),
        ),
    };
    let ending = |part: &&Part| Ending {
        id: keep(&part.id),
        heading: keep(&part.heading),
        does: keep(&part.does),
        they: keep(&part.they),
        paragraphs: keep_all(part.paragraphs.iter().map(|paragraph| spans(paragraph)).collect()),
        step: keep(part.step.as_ref().map_or("", |step| &step.id)),
    };
    Rehearsal {
        id: keep(&header.id),
        title: keep(&header.title),
        summary: keep(&header.summary),
        fit: Fit {
            ages: keep_all(header.audience.clone()),
            concerns: keep_all(header.concern.clone()),
            regions: &[],
        },
        guides: texts(&header.guides),
        sources: texts(&header.sources),
        out: keep(&header.out),
        waits: header.waits,
        step: keep(&header.step),
        also: texts(&header.also),
        dates: header.dates().keep(),
        scene: spans(&talk.scene),
        opening: keep(&talk.opening),
        turns: keep_all(turns.iter().map(turn).collect()),
        endings: keep_all(endings.iter().map(ending).collect()),
    }
}

fn spans(spans: &[Span]) -> &'static [Span] {
    keep_all(spans.to_vec())
}
