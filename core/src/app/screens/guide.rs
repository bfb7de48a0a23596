//! Guides: lists by topic, a page, and every fact of a page with its sources.

use foothold_content::{
    Age, Concern as About, Dates, Fit, GuideCard, GuidePart, Link, Section, SmallStep, Span,
};

use crate::content::{content, fill_text, words};

use super::super::moment::day_words;
use super::super::{
    Action, Block, Button, Choice, Concern, Mark, NoticeKind, Phrase, Route, Screen, Sentence, Step, Tap,
    Weight,
};
use super::{Draw, paragraph, push};

impl Draw<'_> {
    pub(super) fn guides(&self) -> Screen {
        let mut blocks = vec![self.search_card()];
        blocks.extend(self.topics(Weight::Main));
        self.page(Route::Guides, self.say(words::GUIDES_TITLE), blocks)
    }

    /// One door a topic.
    pub(super) fn topics(&self, weight: Weight) -> impl Iterator<Item = Block> {
        content().topics.iter().map(move |topic| Block::Card {
            id: format!("topic/{}", topic.id),
            title: self.fill(topic.name),
            text: Some(self.fill(topic.hint)),
            weight,
            tap: push(Route::Topic { id: topic.id.into() }),
        })
    }

    pub(super) fn search_card(&self) -> Block {
        let search = push(Route::Search);
        self.card(
            "search",
            words::SEARCH_TITLE,
            Some(words::SEARCH_TEXT),
            Weight::Main,
            search,
        )
    }

    /// The guides of a topic for this reader; those for others are one touch further.
    pub(super) fn topic(&self, id: &str) -> Option<Screen> {
        let topic = content().topics.iter().find(|topic| topic.id == id)?;
        let cards = content()
            .book(self.locale())
            .cards
            .iter()
            .filter(|card| card.topic == id);
        let (shown, kept): (Vec<_>, Vec<_>) = cards.partition(|card| card.fit.holds(self.settings.reader()));
        let mut blocks: Vec<Block> = shown
            .into_iter()
            .map(|card| self.guide_card(card, Weight::Main))
            .collect();
        if blocks.is_empty() {
            blocks.push(self.paragraph(words::GUIDES_NONE));
        }
        // Pages of other countries stay out: their rules are not this reader's.
        if kept.iter().any(|card| self.is_for_region(&card.fit)) {
            blocks.push(self.paragraph(words::GUIDES_OTHERS));
            let others = kept.into_iter().filter(|card| self.is_for_region(&card.fit));
            blocks.extend(others.map(|card| self.guide_card(card, Weight::Quiet)));
        }
        Some(self.page(Route::Topic { id: id.to_owned() }, self.fill(topic.name), blocks))
    }

    pub(super) fn is_for_region(&self, fit: &Fit) -> bool {
        fit.regions.is_empty() || fit.regions.contains(&self.region.id)
    }

    pub(super) fn guide_card(&self, card: &GuideCard, weight: Weight) -> Block {
        // A quiet door needs no more than its name.
        let text = (weight == Weight::Main).then(|| self.phrase(card.summary));
        Block::Card {
            id: format!("guide/{}", card.id),
            title: self.phrase(card.title),
            text,
            weight,
            tap: push(Route::Guide {
                id: card.id.to_owned(),
            }),
        }
    }

    pub(super) fn guide(&self, id: &str) -> Option<Screen> {
        let book = content().book(self.locale());
        let card = book.card(id)?;
        let guide = book.open(card).ok()?;
        let reader = self.settings.reader();
        let mut blocks = Vec::new();
        blocks.extend(self.not_for_reader(&card.fit));
        for section in guide.sections.iter().filter(|section| section.holds(reader)) {
            if !section.heading.is_empty() {
                blocks.push(Block::Heading {
                    id: format!("section/{}", section.id),
                    text: self.phrase(&section.heading),
                });
            }
            blocks.extend(
                section
                    .parts
                    .iter()
                    .enumerate()
                    .map(|(at, part)| self.part(section, at, part)),
            );
        }
        blocks.extend(self.small_step(card.step, "step"));
        blocks.extend(self.practice_doors(card.id));
        blocks.extend(self.sheet_cards(Weight::Quiet, |sheet| sheet.guides.contains(&card.id)));
        blocks.extend(self.page_lines(card.lines));
        let related = card.related.iter().filter_map(|id| book.card(id));
        let related: Vec<_> = related.filter(|card| card.fit.holds(reader)).collect();
        if !related.is_empty() {
            blocks.push(self.heading(words::GUIDE_RELATED));
            blocks.extend(
                related
                    .into_iter()
                    .map(|card| self.guide_card(card, Weight::Quiet)),
            );
        }
        blocks.extend(self.audience_switch(card, &guide.sections));
        let facts = push(Route::GuideFacts { id: id.to_owned() });
        blocks.push(self.card("facts", words::GUIDE_FACTS, None, Weight::Quiet, facts));
        let share = push(Route::ShareGuide { id: id.to_owned() });
        blocks.push(self.card("share", words::SHARE_GUIDE, None, Weight::Quiet, share));
        blocks.push(paragraph("written", self.written(card.dates)));
        let screen = self.page(
            Route::Guide { id: id.to_owned() },
            self.phrase(card.title),
            blocks,
        );
        // Whom a page is about may come into the room.
        Some(Screen {
            leave: Some(self.leave()),
            ..screen
        })
    }

    /// Says so where a page is about someone else than was chosen, or about another country.
    pub(super) fn not_for_reader(&self, fit: &Fit) -> Option<Block> {
        let reader = self.settings.reader();
        let other_age = reader.age.is_some_and(|age| !fit.ages.contains(&age));
        let other_concern = reader
            .concern
            .is_some_and(|concern| !fit.concerns.contains(&concern));
        let message = if !self.is_for_region(fit) {
            words::GUIDE_OTHER_COUNTRY
        } else if other_age && fit.ages == [Age::Adult] {
            words::GUIDE_ABOUT_ADULTS
        } else if other_age {
            words::GUIDE_ABOUT_MINORS
        } else if other_concern && fit.concerns == [About::Substance] {
            words::GUIDE_ABOUT_SUBSTANCE
        } else if other_concern {
            words::GUIDE_ABOUT_MENTAL
        } else {
            return None;
        };
        Some(self.notice(NoticeKind::Note, message, None))
    }

    fn part(&self, section: &Section, at: usize, part: &GuidePart) -> Block {
        // A section may be called as any block is, so its ids have a room of their own.
        let id = format!("section/{}/{at}", section.id);
        match part {
            GuidePart::Paragraph(spans) => Block::Paragraph {
                id,
                sentences: self.sentences(spans),
            },
            GuidePart::Say { say, avoid, why } => Block::Say {
                id,
                say: self.phrase(say),
                avoid: avoid.as_ref().map(|avoid| self.phrase(avoid)),
                why: (!why.is_empty()).then(|| self.joined(why)),
                sources: self.sources_of(why),
            },
            GuidePart::Steps(items) | GuidePart::List(items) => {
                let in_order = matches!(part, GuidePart::Steps(_));
                Block::Steps {
                    items: items
                        .iter()
                        .enumerate()
                        .map(|(nth, spans)| Step {
                            id: format!("{id}/{nth}"),
                            text: self.joined(spans),
                            say: Vec::new(),
                            reach: Vec::new(),
                            sources: self.sources_of(spans),
                        })
                        .collect(),
                    in_order,
                    in_sight: u32::try_from(items.len()).unwrap_or(u32::MAX),
                    id,
                }
            }
            GuidePart::Stop { text, link } => Block::Notice {
                id,
                kind: NoticeKind::Stop,
                text: self.joined(text),
                sources: self.sources_of(text),
                button: link.as_ref().map(|link| self.link(link)),
            },
            GuidePart::Link(link) => {
                let Button { label, tap } = self.link(link);
                Block::Card {
                    id,
                    title: label,
                    text: None,
                    weight: Weight::Quiet,
                    tap,
                }
            }
        }
    }

    /// Our words in the region's.
    pub(super) fn phrase(&self, text: &str) -> Phrase {
        Phrase::new(fill_text(text, self.region, self.locale()))
    }

    fn joined(&self, spans: &[Span]) -> Phrase {
        let texts: Vec<&str> = spans.iter().map(|span| span.text.as_str()).collect();
        self.phrase(&texts.join(" "))
    }

    pub(super) fn sentences(&self, spans: &[Span]) -> Vec<Sentence> {
        let sentence = |span: &Span| Sentence {
            text: self.phrase(&span.text),
            sources: self.sources_of(std::slice::from_ref(span)),
        };
        spans.iter().map(sentence).collect()
    }

    fn sources_of(&self, spans: &[Span]) -> Vec<super::super::SourceRef> {
        let mut ids: Vec<&str> = Vec::new();
        for id in spans.iter().flat_map(|span| &span.sources) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        self.source_refs(&ids)
    }

    fn link(&self, link: &Link) -> Button {
        Button {
            label: self.phrase(&link.words),
            tap: push(Route::from_text(&link.route)),
        }
    }

    /// One small step, and a way to keep it.
    pub(super) fn small_step(&self, id: &str, owner: &str) -> Vec<Block> {
        let Some(step) = content().small_step(id) else {
            return Vec::new();
        };
        let mut blocks = vec![Block::Heading {
            id: format!("{owner}/heading"),
            text: self.say(words::STEP_ONE),
        }];
        blocks.extend(self.offered_step(step, owner));
        blocks
    }

    /// What to do, and a way to keep it.
    pub(super) fn offered_step(&self, step: &'static SmallStep, owner: &str) -> Vec<Block> {
        let keep = if self.session.steps().contains(&step) {
            let next = push(Route::NextStep);
            self.card(
                &format!("{owner}/kept"),
                words::STEP_KEPT,
                None,
                Weight::Quiet,
                next,
            )
        } else {
            let action = Action::KeepStep {
                step: step.id.to_owned(),
            };
            self.card(
                &format!("{owner}/keep"),
                words::STEP_KEEP,
                None,
                Weight::Main,
                Tap::Do { action },
            )
        };
        let text = Block::Paragraph {
            id: format!("{owner}/text"),
            sentences: vec![Sentence {
                text: self.fill(step.text),
                sources: self.source_refs(step.sources),
            }],
        };
        vec![text, keep]
    }

    /// Why a small step: the guide that it belongs to says so, with its sources.
    pub(super) fn step_why(&self, step: &str, owner: &str) -> Option<Block> {
        let card = content().book(self.locale()).card_of_step(step)?;
        Some(Block::Card {
            id: format!("{owner}/why"),
            title: self.say_with(words::STEP_WHY, &[("title", card.title)]),
            text: None,
            weight: Weight::Quiet,
            tap: push(Route::Guide {
                id: card.id.to_owned(),
            }),
        })
    }

    /// Where a page has parts for some readers only, or is for others: who is this about?
    fn audience_switch(&self, card: &GuideCard, sections: &[Section]) -> Vec<Block> {
        let reader = self.settings.reader();
        let by_age = sections.iter().any(|section| !section.ages.is_empty());
        let by_concern = sections.iter().any(|section| !section.concerns.is_empty());
        let mut blocks = Vec::new();
        if by_age || reader.age.is_some_and(|age| !card.fit.ages.contains(&age)) {
            blocks.push(self.person_question());
        }
        if by_concern
            || reader
                .concern
                .is_some_and(|concern| !card.fit.concerns.contains(&concern))
        {
            blocks.push(self.concern_question());
        }
        blocks
    }

    pub(super) fn concern_question(&self) -> Block {
        let all = [
            (Concern::MentalHealth, words::CONCERN_MENTAL, "mental-health"),
            (Concern::Substance, words::CONCERN_SUBSTANCE, "substance"),
            (Concern::Both, words::CONCERN_BOTH, "both"),
            (Concern::Unsaid, words::PERSON_UNSAID, "concern-unsaid"),
        ];
        let chosen = self.settings.concern;
        let offered = all
            .into_iter()
            .filter(|(concern, _, _)| *concern != Concern::Unsaid || chosen != Concern::Unsaid);
        let choices = offered.map(|(concern, message, id)| Choice {
            id: id.to_owned(),
            text: self.say(message),
            mark: if chosen == concern { Mark::Yes } else { Mark::Clear },
            tap: Tap::Do {
                action: Action::SetConcern { concern },
            },
            others: Vec::new(),
        });
        Block::Question {
            id: "concern".into(),
            text: self.say(words::CONCERN_QUESTION),
            hint: Some(self.say(words::CONCERN_HINT)),
            choices: choices.collect(),
            finish: None,
        }
    }

    /// When a page was written, and who has signed it.
    pub(super) fn written(&self, dates: &Dates) -> Phrase {
        let day = |date: &str| day_words(date, self.locale());
        let written = day(dates.written);
        if dates.reviewer.is_empty() {
            return self.say_with(words::GUIDE_WRITTEN, &[("date", &written)]);
        }
        let reviewed = day(dates.reviewed);
        let slots = [
            ("date", written.as_str()),
            ("reviewed", &reviewed),
            ("reviewer", dates.reviewer),
        ];
        self.say_with(words::GUIDE_REVIEWED, &slots)
    }

    /// Each sentence that claims a fact, and below it every source by its title.
    pub(super) fn guide_facts(&self, id: &str) -> Option<Screen> {
        let book = content().book(self.locale());
        let card = book.card(id)?;
        let guide = book.open(card).ok()?;
        let reader = self.settings.reader();
        let mut blocks = vec![self.paragraph(words::GUIDE_FACTS_INTRO)];
        let parts = guide
            .sections
            .iter()
            .filter(|section| section.holds(reader))
            .flat_map(|section| &section.parts);
        let claimed = parts
            .flat_map(GuidePart::spans)
            .filter(|span| !span.sources.is_empty());
        for (at, span) in claimed.enumerate() {
            blocks.push(paragraph(&format!("fact/{at}"), self.phrase(&span.text)));
            let ids: Vec<&str> = span.sources.iter().map(String::as_str).collect();
            blocks.extend(self.source_blocks_for(&format!("fact/{at}"), &ids));
        }
        if let Some(step) = content().small_step(card.step) {
            blocks.push(paragraph("step", self.fill(step.text)));
            blocks.extend(self.source_blocks_for("step", step.sources));
        }
        blocks.push(paragraph("written", self.written(card.dates)));
        let title = self.say_with(words::GUIDE_FACTS_TITLE, &[("title", card.title)]);
        Some(self.page(Route::GuideFacts { id: id.to_owned() }, title, blocks))
    }
}
