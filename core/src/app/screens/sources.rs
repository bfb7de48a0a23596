//! Where facts come from.

use std::collections::BTreeSet;

use foothold_content::Source;

use crate::content::{content, words};

use super::super::moment::day_words;
use super::super::session::tables;
use super::super::{Block, Phrase, Route, Screen, SourceRef, Weight};
use super::{Draw, paragraph, push};

/// Sources on one page.
const PAGE: usize = 20;

impl Draw<'_> {
    /// A page of sources after the one named; `None` if that one does not exist.
    pub(super) fn sources(&self, after: Option<&str>) -> Option<Screen> {
        let all = self.relevant_sources();
        let start = match after {
            None => 0,
            Some(id) => all.iter().position(|source| source.id == id)? + 1,
        };
        let page: Vec<_> = all.iter().skip(start).take(PAGE).collect();
        let mut blocks = vec![self.paragraph(words::SOURCES_INTRO)];
        blocks.extend(page.iter().map(|source| Block::Source {
            id: source.id.to_owned(),
            source: source_ref(source, source.title),
        }));
        if start + PAGE < all.len() {
            let after = page.last().map(|source| source.id.to_owned());
            blocks.push(self.card(
                "next",
                words::SOURCES_NEXT,
                None,
                Weight::Main,
                push(Route::Sources { after }),
            ));
        }
        let route = Route::Sources {
            after: after.map(str::to_owned),
        };
        Some(self.page(route, self.say(words::SOURCES_TITLE), blocks))
    }

    /// What the guidance rests on, and this country's helplines: another country's numbers stay out even as titles.
    fn relevant_sources(&self) -> Vec<&'static Source> {
        let numbers = |source: &Source| {
            let mut channels = self.region.lines.iter().flat_map(|line| line.channels);
            channels.any(|channel| channel.sources.contains(&source.id))
        };
        let mut guidance = guidance_sources();
        guidance.extend(content().pages.iter().flat_map(|page| page.sources));
        // A page of another country's rules, and what only it cites, stay out as well.
        let book = content().book(self.locale());
        let cards = book.cards.iter().filter(|card| self.is_for_region(&card.fit));
        guidance.extend(cards.flat_map(|card| card.sources));
        let talks = content().rehearsals(self.locale()).talks;
        guidance.extend(talks.iter().flat_map(|talk| talk.sources));
        guidance.extend(content().small_steps.iter().flat_map(|step| step.sources));
        guidance.extend(content().reasons.iter().flat_map(|reason| reason.sources));
        guidance.extend(content().cues.iter().flat_map(|cue| cue.sources));
        guidance.extend(content().talk_choices.iter().flat_map(|choice| choice.sources));
        content()
            .sources
            .iter()
            .filter(|source| guidance.contains(source.id) || numbers(source))
            .collect()
    }

    pub(super) fn source(&self, id: &str) -> Option<Screen> {
        let source = content().source(id)?;
        let grade = match source.grade {
            "A" => words::GRADE_A,
            "B" => words::GRADE_B,
            _ => words::GRADE_C,
        };
        let seen = day_words(source.seen_on, self.locale());
        let plain = |text: &str| Phrase {
            text: text.to_owned(),
            spoken: None,
        };
        let mut blocks = vec![
            paragraph(
                "publisher",
                self.say_with(words::SOURCE_PUBLISHER, &[("publisher", source.publisher)]),
            ),
            paragraph(
                "place",
                self.say_with(words::SOURCE_PLACE, &[("place", source.place)]),
            ),
        ];
        if !source.year.is_empty() {
            blocks.push(paragraph("year", plain(source.year)));
        }
        blocks.push(paragraph(
            "seen",
            self.say_with(words::SOURCE_SEEN, &[("date", &seen)]),
        ));
        blocks.push(self.paragraph(grade));
        Some(self.page(Route::Source { id: id.to_owned() }, plain(source.title), blocks))
    }

    /// Sources beside what they back: by publisher, which a tired reader can place; the title is on their own page.
    pub(super) fn source_refs(&self, ids: &[&str]) -> Vec<SourceRef> {
        let mut named: Vec<&str> = Vec::new();
        let once = ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id));
        let sources = once.filter_map(|(_, id)| content().source(id));
        sources
            .map(|source| {
                // A second source by one publisher is told apart by its title.
                let name = if named.contains(&source.publisher) {
                    source.title
                } else {
                    source.publisher
                };
                named.push(source.publisher);
                source_ref(source, name)
            })
            .collect()
    }

    pub(super) fn source_blocks(&self, ids: &[&str]) -> Vec<Block> {
        self.source_blocks_for("source", ids)
    }

    /// Source blocks whose ids carry what they belong to, since a source can stand twice on a screen.
    pub(super) fn source_blocks_for(&self, owner: &str, ids: &[&str]) -> Vec<Block> {
        let refs = self.source_refs(ids).into_iter();
        refs.map(|source| Block::Source {
            id: format!("{owner}/{}", source.id),
            source,
        })
        .collect()
    }
}

/// The ids of the sources that the escalation tables name.
fn guidance_sources() -> BTreeSet<&'static str> {
    let tables = tables();
    let rows = tables.signs.iter().map(|row| row.sources);
    let rows = rows.chain(tables.modifiers.iter().map(|row| row.sources));
    let rows = rows.chain(tables.combinations.iter().map(|row| row.sources));
    let rows = rows.chain(tables.missing.iter().map(|row| row.sources));
    let rows = rows.chain(tables.exceptions.iter().map(|row| row.sources));
    let rows = rows.chain(tables.actions.iter().map(|row| row.sources));
    let mut ids = BTreeSet::new();
    ids.extend(rows.flatten().copied());
    ids
}

fn source_ref(source: &'static Source, name: &str) -> SourceRef {
    SourceRef {
        id: source.id.to_owned(),
        title: Phrase::new(name),
        tap: push(Route::Source {
            id: source.id.to_owned(),
        }),
    }
}
