//! Guides: pages of prose that a clinician edits as Markdown, and what is drawn from tables around them.
//!
//! All of it lies on shelves. Bodies are packed a few pages together, so that opening one page unfolds little else.

#[cfg(feature = "compile")]
use serde::{Deserialize, Serialize};

use crate::shelf::{Packed, Shelf, packed, unpack};
use crate::{Bytes, Dates, Words};

/// How old the person is whom a page, a section or a cue is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "compile", derive(databake::Bake, Serialize, Deserialize))]
#[cfg_attr(feature = "compile", databake(path = foothold_content), serde(rename_all = "kebab-case"))]
pub enum Age {
    /// Under eighteen.
    Minor,
    /// An adult.
    Adult,
}

/// What the refused help is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "compile", derive(databake::Bake, Serialize, Deserialize))]
#[cfg_attr(feature = "compile", databake(path = foothold_content), serde(rename_all = "kebab-case"))]
pub enum Concern {
    /// Mental health.
    MentalHealth,
    /// Drink or drugs.
    Substance,
}

/// For whom a guide is. Blank lists mean everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// The ages it is about.
    pub ages: &'static [Age],
    /// The concerns it is about.
    pub concerns: &'static [Concern],
    /// The regions it is true in.
    pub regions: &'static [&'static str],
}

packed!('static Fit { ages, concerns, regions });

impl Fit {
    /// For everyone, everywhere.
    pub const EVERYONE: Self = Self {
        ages: &[],
        concerns: &[],
        regions: &[],
    };

    /// True if it is for this reader.
    pub fn holds(&self, reader: Reader<'_>) -> bool {
        let region = self.regions.is_empty() || self.regions.contains(&reader.region);
        region && of_age(self.ages, reader.age) && of_concern(self.concerns, reader.concern)
    }
}

/// Who reads. `None`: they did not say, so nothing is kept from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader<'a> {
    /// How old the person is.
    pub age: Option<Age>,
    /// What the help is for; `None` also where it is for both.
    pub concern: Option<Concern>,
    /// The region's id.
    pub region: &'a str,
}

fn of_age(ages: &[Age], age: Option<Age>) -> bool {
    age.is_none_or(|age| ages.is_empty() || ages.contains(&age))
}

fn of_concern(concerns: &[Concern], concern: Option<Concern>) -> bool {
    concern.is_none_or(|concern| concerns.is_empty() || concerns.contains(&concern))
}

/// A group of guides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// Stable id.
    pub id: &'static str,
    /// Its name.
    pub name: Words,
    /// What is in it.
    pub hint: Words,
}

packed!('static Topic { id, name, hint });

/// Every guide in one locale.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct GuideBook {
    /// The locale tag.
    pub locale: &'static str,
    /// One card a guide, in the order of the topics and then of the ids.
    pub cards: &'static Shelf<GuideCard>,
    /// The bodies in deflated blocks, a few [`Guide`]s in each.
    pub bodies: &'static [Bytes],
}

impl GuideBook {
    /// The card with this id.
    pub fn card(&self, id: &str) -> Option<&'static GuideCard> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// The first guide that ends in this small step.
    pub fn card_of_step(&self, step: &str) -> Option<&'static GuideCard> {
        self.cards.iter().find(|card| card.step == step)
    }

    /// A guide's body: its block is unfolded, and of that only its own slice is read.
    ///
    /// # Errors
    /// Only if the bytes were damaged after they were packed.
    pub fn open(&self, card: &GuideCard) -> Result<Guide, Damaged> {
        let block = self.bodies.get(card.block as usize).ok_or(Damaged)?;
        let block = unpack(block.0).ok_or(Damaged)?;
        let body = block.get(card.from as usize..card.to as usize);
        let mut body = body.ok_or(Damaged)?;
        let guide = Guide::read(&mut body).ok_or(Damaged)?;
        if body.is_empty() { Ok(guide) } else { Err(Damaged) }
    }
}

/// A guide's bytes are not what was packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the guide was damaged after it was packed")
    }
}

impl std::error::Error for Damaged {}

/// What a list shows of a guide, and where its body is.
#[derive(Debug, Clone, Copy)]
pub struct GuideCard {
    /// Stable id: the file's name.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What to do, in a sentence or two.
    pub summary: &'static str,
    /// The topic it stands in.
    pub topic: &'static str,
    /// For whom it is.
    pub fit: Fit,
    /// Every source it cites.
    pub sources: &'static [&'static str],
    /// Guides to read next.
    pub related: &'static [&'static str],
    /// Roles of helplines offered at its end.
    pub lines: &'static [&'static str],
    /// The small step it ends with, or empty.
    pub step: &'static str,
    /// Words people use for it, for building the index; blank on the phone.
    pub also: &'static [&'static str],
    /// Written and reviewed.
    pub dates: &'static Dates,
    /// Its body's block in [`GuideBook::bodies`].
    pub block: u32,
    /// Where its body starts in the block, in bytes.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

packed!('static GuideCard { id, title, summary, topic, fit, sources, related, lines, step, also, dates, block, from, to });

/// The body of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// Its sections; the first has no heading.
    pub sections: Vec<Section>,
}

packed!(<'a> Guide { sections });

impl Guide {
    /// Every text, in order, headings and buttons included.
    pub fn texts(&self) -> Vec<&str> {
        self.sections.iter().flat_map(Section::texts).collect()
    }
}

/// A section of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Stable within the guide; empty for what stands before the first heading.
    pub id: String,
    /// Its heading; empty for what stands before the first one.
    pub heading: String,
    /// The ages it is about; blank: all.
    pub ages: Vec<Age>,
    /// The concerns it is about; blank: all.
    pub concerns: Vec<Concern>,
    /// The regions it is true in; blank: all.
    pub regions: Vec<String>,
    /// What it says, in order.
    pub parts: Vec<GuidePart>,
}

packed!(<'a> Section { id, heading, ages, concerns, regions, parts });

impl Section {
    /// Its heading and every text, in order.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.heading.as_str()];
        texts.extend(self.parts.iter().flat_map(GuidePart::texts));
        texts
    }

    /// True if it is for this reader.
    pub fn holds(&self, reader: Reader<'_>) -> bool {
        let region = self.regions.is_empty() || self.regions.iter().any(|region| region == reader.region);
        region && of_age(&self.ages, reader.age) && of_concern(&self.concerns, reader.concern)
    }
}

/// One thing a guide says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuidePart {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// Words to say aloud, words to keep back, and why.
    Say {
        /// Say this.
        say: String,
        /// Rather than this.
        avoid: Option<String>,
        /// Why.
        why: Vec<Span>,
    },
    /// What to do, in order.
    Steps(Vec<Vec<Span>>),
    /// Things in no order.
    List(Vec<Vec<Span>>),
    /// Stop reading and act.
    Stop {
        /// What to do.
        text: Vec<Span>,
        /// Where to go.
        link: Option<Link>,
    },
    /// A door to another place.
    Link(Link),
}

impl<'a> Packed<'a> for GuidePart {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "foothold_content::GuidePart";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        Some(match u8::read(bytes)? {
            0 => Self::Paragraph(Packed::read(bytes)?),
            1 => Self::Say {
                say: Packed::read(bytes)?,
                avoid: Packed::read(bytes)?,
                why: Packed::read(bytes)?,
            },
            2 => Self::Steps(Packed::read(bytes)?),
            3 => Self::List(Packed::read(bytes)?),
            4 => Self::Stop {
                text: Packed::read(bytes)?,
                link: Packed::read(bytes)?,
            },
            5 => Self::Link(Packed::read(bytes)?),
            _ => return None,
        })
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Paragraph(spans) => {
                0_u8.write(bytes);
                spans.write(bytes);
            }
            Self::Say { say, avoid, why } => {
                1_u8.write(bytes);
                say.write(bytes);
                avoid.write(bytes);
                why.write(bytes);
            }
            Self::Steps(items) => {
                2_u8.write(bytes);
                items.write(bytes);
            }
            Self::List(items) => {
                3_u8.write(bytes);
                items.write(bytes);
            }
            Self::Stop { text, link } => {
                4_u8.write(bytes);
                text.write(bytes);
                link.write(bytes);
            }
            Self::Link(link) => {
                5_u8.write(bytes);
                link.write(bytes);
            }
        }
    }
}

impl GuidePart {
    /// The spans that may claim a fact, in order; words said aloud claim nothing.
    pub fn spans(&self) -> Vec<&Span> {
        match self {
            Self::Paragraph(spans) | Self::Stop { text: spans, .. } | Self::Say { why: spans, .. } => {
                spans.iter().collect()
            }
            Self::Steps(items) | Self::List(items) => items.iter().flatten().collect(),
            Self::Link(_) => Vec::new(),
        }
    }

    /// Every text, in order.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = Vec::new();
        if let Self::Say { say, avoid, .. } = self {
            texts.push(say);
            texts.extend(avoid.as_deref());
        }
        texts.extend(self.spans().into_iter().map(|span| span.text.as_str()));
        if let Self::Stop { link: Some(link), .. } | Self::Link(link) = self {
            texts.push(&link.words);
        }
        texts
    }
}

/// One or more sentences and where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Source ids; blank where nothing is claimed.
    pub sources: Vec<String>,
}

packed!(<'a> Span { text, sources });

/// A door to another place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its words.
    pub words: String,
    /// The route's text form.
    pub route: String,
}

packed!(<'a> Link { words, route });

/// A small step to take this week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallStep {
    /// Stable id.
    pub id: &'static str,
    /// What to do.
    pub text: Words,
    /// Where it comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed.
    pub dates: &'static Dates,
}

packed!('static SmallStep { id, text, sources, dates });

/// Why someone may say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Stable id.
    pub id: &'static str,
    /// The guide that says more.
    pub guide: &'static str,
    /// The concerns it is about.
    pub concerns: &'static [Concern],
    /// What may be behind the no.
    pub name: Words,
    /// What it may mean.
    pub meaning: Words,
    /// What to try first.
    pub first: Words,
    /// What to try next.
    pub second: Words,
    /// And then.
    pub third: Words,
    /// A line to say.
    pub say: Words,
    /// A line to keep back.
    pub avoid: Words,
    /// One small step for this week.
    pub step: &'static str,
    /// Where it comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed.
    pub dates: &'static Dates,
}

packed!('static Reason { id, guide, concerns, name, meaning, first, second, third, say, avoid, step, sources, dates });

/// Something the carer hears or sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Stable id.
    pub id: &'static str,
    /// Heard; otherwise seen.
    pub heard: bool,
    /// For whom it is offered.
    pub fit: Fit,
    /// The words to tick.
    pub text: Words,
    /// What may be behind it, the likeliest first.
    pub reasons: &'static [&'static str],
    /// The tile of the check to open first, or empty: these words are a danger sign whatever is behind them.
    pub check: &'static str,
    /// Where it comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed.
    pub dates: &'static Dates,
}

packed!('static Cue { id, heard, fit, text, reasons, check, sources, dates });
