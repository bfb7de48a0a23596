//! A guide on paper: the whole page as this reader sees it, with every source.

use foothold_content::Source;

use crate::content::{content, words};

use super::super::paper::{DASH, Line, Paper, Part};
use super::super::{Block, Route, Screen, Sentence, SourceRef, Way};
use super::Draw;

/// Sources in the order they are named first.
#[derive(Default)]
struct Named(Vec<&'static Source>);

impl Named {
    /// A sentence with the numbers of its sources behind it.
    fn with(&mut self, text: &str, sources: &[SourceRef]) -> String {
        let mut numbers = Vec::new();
        for source in sources.iter().filter_map(|source| content().source(&source.id)) {
            let known = self.0.iter().position(|known| known.id == source.id);
            let at = known.unwrap_or_else(|| {
                self.0.push(source);
                self.0.len() - 1
            });
            numbers.push((at + 1).to_string());
        }
        if numbers.is_empty() {
            return text.to_owned();
        }
        format!("{text} [{}]", numbers.join(", "))
    }

    fn sentences(&mut self, sentences: &[Sentence]) -> String {
        let marked = sentences
            .iter()
            .map(|sentence| self.with(&sentence.text.text, &sentence.sources));
        marked.collect::<Vec<_>>().join(" ")
    }

    /// Every source in full, so that whoever has the paper can look it up.
    fn part(&self, heading: String) -> Part {
        let lines = self.0.iter().enumerate().map(|(at, source)| {
            // An address on paper leads nowhere by itself.
            let place = source
                .place
                .trim_start_matches("https://")
                .trim_start_matches("http://");
            let told = [source.title, source.publisher, place, source.year];
            let told: Vec<&str> = told.into_iter().filter(|text| !text.is_empty()).collect();
            Line {
                lead: format!("[{}] ", at + 1),
                answer: told.join(". "),
                ..Line::default()
            }
        });
        Part {
            heading,
            lines: lines.collect(),
        }
    }
}

impl Draw<'_> {
    /// A guide to print or to hand on: first the ways, then what leaves. Nothing of the reader's is in it.
    pub(super) fn share_guide(&self, id: &str) -> Option<Screen> {
        let paper = self.guide_paper(id)?;
        let route = Route::ShareGuide { id: id.to_owned() };
        let mut blocks = vec![self.paragraph(words::SHARE_GUIDE_TEXT)];
        blocks.extend(self.hand_on(&route, &[Way::Page, Way::Text]));
        blocks.push(self.heading(words::SHEET_PREVIEW));
        blocks.extend(paper.preview());
        let screen = self.page(route, self.say(words::SHARE_GUIDE), blocks);
        Some(Screen {
            leave: Some(self.leave()),
            ..screen
        })
    }

    /// What the guide's screen says, without what can only be touched.
    pub(in crate::app) fn guide_paper(&self, id: &str) -> Option<Paper> {
        let screen = self.guide(id)?;
        let mut named = Named::default();
        let (mut top, mut parts) = (Vec::new(), vec![Part::default()]);
        for block in &screen.blocks {
            let lines = match block {
                Block::Heading { text, .. } => {
                    parts.push(Part {
                        heading: text.text.clone(),
                        ..Part::default()
                    });
                    Vec::new()
                }
                Block::Paragraph { id, sentences } if id == "written" => {
                    top.push(named.sentences(sentences));
                    Vec::new()
                }
                other => self.on_paper(other, &mut named),
            };
            if let Some(part) = parts.last_mut() {
                part.lines.extend(lines);
            }
        }
        parts.push(named.part(self.say(words::SOURCES_TITLE).text));
        parts.retain(|part| !part.lines.is_empty());
        let paper = Paper {
            title: screen.title.text,
            top,
            parts,
            bottom: self.say(words::PAPER_DANGER).text,
            locale: self.locale().to_owned(),
            one_page: false,
        };
        Some(Paper {
            one_page: paper.fits_one_page(),
            ..paper
        })
    }

    fn on_paper(&self, block: &Block, named: &mut Named) -> Vec<Line> {
        let line = |label: String, answer: String| Line {
            label,
            answer,
            ..Line::default()
        };
        match block {
            Block::Paragraph { sentences, .. } => vec![line(String::new(), named.sentences(sentences))],
            Block::Notice { text, sources, .. } => {
                vec![line(String::new(), named.with(&text.text, sources))]
            }
            Block::Say {
                say,
                avoid,
                why,
                sources,
                ..
            } => {
                let label = |words: &foothold_content::Message| format!("{}:", self.say(words).text);
                let mut lines = vec![line(label(words::PHONE_SAY), say.text.clone())];
                lines.extend(
                    avoid
                        .as_ref()
                        .map(|avoid| line(label(words::PHONE_AVOID), avoid.text.clone())),
                );
                lines.extend(
                    why.as_ref()
                        .map(|why| line(label(words::PHONE_WHY), named.with(&why.text, sources))),
                );
                lines
            }
            Block::Steps { items, in_order, .. } => {
                let lead = |at: usize| match in_order {
                    true => format!("{}. ", at + 1),
                    false => "\u{2022} ".to_owned(),
                };
                let step = |(at, step): (usize, &super::super::Step)| Line {
                    lead: lead(at),
                    answer: named.with(&step.text.text, &step.sources),
                    ..Line::default()
                };
                items.iter().enumerate().map(step).collect()
            }
            Block::Line { line: card, .. } => {
                let ways: Vec<&str> = card
                    .channels
                    .iter()
                    .map(|channel| channel.label.text.as_str())
                    .collect();
                vec![Line {
                    lead: DASH.to_owned(),
                    ..line(format!("{}:", card.name.text), ways.join(" \u{b7} "))
                }]
            }
            _ => Vec::new(),
        }
    }
}
