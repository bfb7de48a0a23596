//! A guide's Markdown, as the closed set of parts a screen can draw.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::prose::Register;
use super::spans::spans;
use crate::{Age, Concern, Guide, GuidePart, Link, Section, Span};

/// One text of a guide, where it stands and for whom.
#[derive(Debug)]
pub(in crate::compile) struct Said {
    /// The line in the file.
    pub(in crate::compile) row: usize,
    /// The words and their sources.
    pub(in crate::compile) spans: Vec<Span>,
    /// How hard it may be to read.
    pub(in crate::compile) register: Register,
    /// The most letters it may have.
    pub(in crate::compile) longest: usize,
    /// The ages its section is about; blank: all.
    pub(in crate::compile) ages: Vec<Age>,
    /// The concerns its section is about; blank: all.
    pub(in crate::compile) concerns: Vec<Concern>,
    /// The regions its section is for; blank: all.
    pub(in crate::compile) regions: Vec<String>,
    /// The route it leads to, if it is a door.
    pub(in crate::compile) route: Option<String>,
    /// Words said aloud claim nothing.
    spoken: bool,
}

impl Said {
    /// A text for everyone, everywhere.
    pub(in crate::compile) fn of(
        row: usize,
        spans: Vec<Span>,
        register: Register,
        longest: usize,
        spoken: bool,
    ) -> Self {
        Self {
            row,
            spans,
            register,
            longest,
            ages: Vec::new(),
            concerns: Vec::new(),
            regions: Vec::new(),
            route: None,
            spoken,
        }
    }

    /// The words.
    pub(in crate::compile) fn text(&self) -> String {
        joined(&self.spans)
    }

    /// The sentences that name no source.
    pub(super) fn unsourced(&self) -> impl Iterator<Item = &str> {
        let named = |span: &&Span| span.sources.is_empty();
        self.spans
            .iter()
            .filter(move |span| !self.spoken && named(span))
            .map(|span| span.text.as_str())
    }
}

fn joined(spans: &[Span]) -> String {
    let texts: Vec<&str> = spans.iter().map(|span| span.text.as_str()).collect();
    texts.join(" ")
}

/// The most letters of a heading, a button and any other text.
const LONGEST_HEADING: usize = 48;
pub(super) const LONGEST_BUTTON: usize = 48;
pub(super) const LONGEST_TEXT: usize = 420;

type Problem<'a> = &'a mut dyn FnMut(usize, String, &str);

const SUBSET: &str =
    "Use paragraphs, ## headings, lists, `> say:` blocks and links at the end of a paragraph only.";

/// Tables and struck words are known to the parser so that they are refused instead of drawn as they are typed.
const SYNTAX: Options = Options::ENABLE_HEADING_ATTRIBUTES
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// Reads the Markdown behind a header that ends on line `before`.
pub(super) fn read(markdown: &str, before: usize, problem: Problem<'_>) -> (Guide, Vec<Said>) {
    let mut body = Body {
        markdown,
        before,
        sections: vec![Section {
            id: String::new(),
            heading: String::new(),
            ages: Vec::new(),
            concerns: Vec::new(),
            regions: Vec::new(),
            parts: Vec::new(),
        }],
        rows: vec![before + 1],
        said: Vec::new(),
        problem,
    };
    let parser = Parser::new_ext(markdown, SYNTAX);
    // They are drawn nowhere by themselves.
    for (_, definition) in parser.reference_definitions().iter() {
        body.refuse(&definition.span);
    }
    let mut events = parser.into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                let inline = body.inline(&mut events, &TagEnd::Heading(level));
                let id = id.map(|id| id.to_string());
                let classes = classes.iter().map(|class| format!(".{class}"));
                let marks: Vec<String> = classes
                    .chain(attrs.iter().map(|(name, _)| name.to_string()))
                    .collect();
                body.heading(level, id, &marks, &inline, &range);
            }
            Event::Start(Tag::Paragraph) => {
                let inline = body.inline(&mut events, &TagEnd::Paragraph);
                body.paragraph(inline, &range);
            }
            Event::Start(Tag::List(first)) => body.list(first.is_some(), &mut events, &range),
            Event::Start(Tag::BlockQuote(kind)) => {
                let inline = body.inline(&mut events, &TagEnd::BlockQuote(kind));
                body.quote(&inline, &range);
            }
            Event::Start(_) => {
                body.refuse(&range);
                pass(&mut events);
            }
            _ => body.refuse(&range),
        }
    }
    body.finish()
}

/// Goes on behind the end of what has just started.
fn pass<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) {
    let mut open = 1;
    while open > 0
        && let Some((event, _)) = events.next()
    {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open -= 1,
            _ => {}
        }
    }
}

/// The words and doors inside one block.
#[derive(Default)]
pub(super) struct Inline {
    pub(super) text: String,
    pub(super) links: Vec<Link>,
    /// Words stood behind a link.
    link_inside: bool,
}

pub(super) struct Body<'a, 'p> {
    markdown: &'a str,
    before: usize,
    sections: Vec<Section>,
    /// Where each section starts.
    rows: Vec<usize>,
    said: Vec<Said>,
    pub(super) problem: Problem<'p>,
}

impl<'a> Body<'a, '_> {
    pub(super) fn row(&self, at: usize) -> usize {
        let lines = self
            .markdown
            .bytes()
            .take(at)
            .filter(|byte| *byte == b'\n')
            .count();
        self.before + lines + 1
    }

    fn refuse(&mut self, range: &Range<usize>) {
        let row = self.row(range.start);
        let shown: String = self.markdown[range.clone()].chars().take(24).collect();
        (self.problem)(row, format!("`{}` cannot be drawn", shown.trim()), SUBSET);
    }

    /// Everything up to the end of a block; inner paragraphs become lines.
    fn inline(
        &mut self,
        events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
        end: &TagEnd,
    ) -> Inline {
        let mut inline = Inline::default();
        let mut link: Option<Link> = None;
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(tag) if tag == *end => break,
                Event::Text(words) => match &mut link {
                    Some(link) => link.words.push_str(&words),
                    None => {
                        inline.link_inside |= !inline.links.is_empty() && !words.trim().is_empty();
                        inline.text.push_str(&words);
                    }
                },
                Event::SoftBreak | Event::HardBreak => match &mut link {
                    Some(link) => link.words.push(' '),
                    None => inline.text.push('\n'),
                },
                Event::Start(Tag::Paragraph) => {}
                Event::End(TagEnd::Paragraph) => inline.text.push('\n'),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    link = Some(Link {
                        words: String::new(),
                        route: dest_url.to_string(),
                    });
                }
                Event::End(TagEnd::Link) => {
                    let (named, blank): (Vec<Link>, Vec<Link>) = link
                        .take()
                        .into_iter()
                        .partition(|link| !link.words.trim().is_empty());
                    inline.links.extend(named);
                    if !blank.is_empty() {
                        self.refuse(&range);
                    }
                }
                Event::End(_) => {}
                Event::Start(_) => {
                    self.refuse(&range);
                    pass(events);
                }
                _ => self.refuse(&range),
            }
        }
        inline
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<String>,
        marks: &[String],
        inline: &Inline,
        range: &Range<usize>,
    ) {
        let row = self.row(range.start);
        if level != HeadingLevel::H2 {
            (self.problem)(
                row,
                "only ## is a heading here".into(),
                "Use ##, or make another page of it.",
            );
        }
        if !inline.links.is_empty() {
            (self.problem)(
                row,
                "a heading holds a link".into(),
                "Put the link into a paragraph below.",
            );
        }
        let heading = inline.text.trim().to_owned();
        let id = id.unwrap_or_else(|| {
            let words: Vec<String> = crate::terms::folded(&heading).collect();
            words.join("-")
        });
        if id.is_empty() || self.sections.iter().any(|section| section.id == id) {
            (self.problem)(
                row,
                format!("the section `{id}` stands twice or has no words"),
                "Reword it, or give it an {#id}.",
            );
        }
        let mut section = Section {
            id,
            heading,
            ages: Vec::new(),
            concerns: Vec::new(),
            regions: Vec::new(),
            parts: Vec::new(),
        };
        for mark in marks {
            match mark.as_str() {
                ".minor" => section.ages.push(Age::Minor),
                ".adult" => section.ages.push(Age::Adult),
                ".mental-health" => section.concerns.push(Concern::MentalHealth),
                ".substance" => section.concerns.push(Concern::Substance),
                other => match other.strip_prefix(".in-") {
                    Some(region) => section.regions.push(region.to_owned()),
                    // A role at the end of a heading comes here too.
                    None => (self.problem)(
                        row,
                        format!("`{other}` says nothing about who sees this section"),
                        "Use .minor, .adult, .mental-health, .substance or .in-US; end no heading with a role.",
                    ),
                },
            }
        }
        let text = section.heading.clone();
        self.sections.push(section);
        self.rows.push(row);
        self.say(row, vec![plain(&text)], Register::Label, LONGEST_HEADING, None);
    }

    fn paragraph(&mut self, inline: Inline, range: &Range<usize>) {
        let row = self.row(range.start);
        self.link_last(&inline, row);
        let first = self.sections.len() == 1 && self.sections[0].parts.is_empty();
        let register = if first {
            Register::Action
        } else {
            Register::Background
        };
        if let Some(spans) = self.spans(row, &inline.text) {
            self.say(row, spans.clone(), register, LONGEST_TEXT, None);
            self.part(GuidePart::Paragraph(spans));
        }
        for link in inline.links {
            let words = vec![plain(&link.words)];
            self.say(row, words, Register::Label, LONGEST_BUTTON, Some(&link.route));
            self.part(GuidePart::Link(link));
        }
    }

    fn list(
        &mut self,
        in_order: bool,
        events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
        list: &Range<usize>,
    ) {
        let mut items = Vec::new();
        let mut blank = true;
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(TagEnd::List(_)) => break,
                Event::Start(Tag::Item) => {
                    let row = self.row(range.start);
                    let inline = self.inline(events, &TagEnd::Item);
                    if !inline.links.is_empty() {
                        (self.problem)(
                            row,
                            "a list item holds a link".into(),
                            "Put the link into a paragraph below the list.",
                        );
                    }
                    blank &= inline.text.trim().is_empty();
                    if let Some(spans) = self.spans(row, &inline.text) {
                        self.say(row, spans.clone(), Register::Action, LONGEST_TEXT, None);
                        items.push(spans);
                    }
                }
                _ => self.refuse(&range),
            }
        }
        if blank {
            self.refuse(list);
        } else if in_order {
            self.part(GuidePart::Steps(items));
        } else {
            self.part(GuidePart::List(items));
        }
    }

    /// A link is drawn below its text, so it has to be written there.
    pub(super) fn link_last(&mut self, inline: &Inline, row: usize) {
        if inline.link_inside {
            (self.problem)(
                row,
                "words stand behind a link".into(),
                "Put the link at the end of its paragraph.",
            );
        }
    }

    pub(super) fn spans(&mut self, row: usize, text: &str) -> Option<Vec<Span>> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match spans(&text) {
            Ok(spans) => (!spans.is_empty()).then_some(spans),
            Err(inside) => {
                (self.problem)(
                    row,
                    format!("`[{inside}` is no source"),
                    "Write ids of sources.csv in square brackets behind a sentence: [SEED1; SEED2]",
                );
                None
            }
        }
    }

    pub(super) fn part(&mut self, part: GuidePart) {
        if let Some(section) = self.sections.last_mut() {
            section.parts.push(part);
        }
    }

    /// Words said aloud.
    pub(super) fn speak(&mut self, row: usize, words: &str) {
        self.say(row, vec![plain(words)], Register::Action, LONGEST_TEXT, None);
        if let Some(said) = self.said.last_mut() {
            said.spoken = true;
        }
    }

    pub(super) fn say(
        &mut self,
        row: usize,
        spans: Vec<Span>,
        register: Register,
        longest: usize,
        route: Option<&str>,
    ) {
        let Some(section) = self.sections.last() else {
            return;
        };
        self.said.push(Said {
            row,
            spans,
            register,
            longest,
            ages: section.ages.clone(),
            concerns: section.concerns.clone(),
            regions: section.regions.clone(),
            route: route.map(str::to_owned),
            spoken: false,
        });
    }

    fn finish(self) -> (Guide, Vec<Said>) {
        let sections = self.sections.iter().zip(&self.rows);
        for (section, row) in sections.filter(|(section, _)| section.parts.is_empty()) {
            let (what, mend) = if section.id.is_empty() {
                (
                    "nothing stands before the first heading".to_owned(),
                    "Start with what to do.",
                )
            } else {
                (
                    format!("the section `{}` is empty", section.id),
                    "Fill it, or take the heading out.",
                )
            };
            (self.problem)(*row, what, mend);
        }
        let guide = Guide {
            sections: self.sections,
        };
        (guide, self.said)
    }
}

pub(super) fn plain(text: &str) -> Span {
    Span {
        text: text.trim().to_owned(),
        sources: Vec::new(),
    }
}
