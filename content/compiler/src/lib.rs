//! What Foothold says: the types of its content, and (feature `compile`) the compiler that reads `content/`,
//! refuses what must not ship, and packs the rest into `static` data.
//!
//! The types hold nothing but `&'static` references. What help, the check and a result need is packed as it is: no
//! parser, no allocation and nothing that can fail on the phone. The rest lies deflated on a [`Shelf`] until a screen
//! asks for it. The compiler makes the same types by leaking what it read: it is a
//! build tool that runs once and exits, and one set of types means the engine that ships is the engine that
//! tests run over edited tables.

mod contacts;
mod escalation;
mod guides;
mod rehearsals;
mod search;
pub mod shelf;
pub mod terms;
mod tracker;
mod words;
mod worksheets;

#[cfg(feature = "compile")]
pub mod compile;

pub use contacts::{
    Channel, ChannelKind, FirstLine, Line, NumberType, Offered, Region, RoleWords, SendsHelp, Source, Who,
};
pub use escalation::{
    Action, Asked, Combination, Condition, Dates, Exception, Input, Kind, Level, LevelWords, Missing,
    Modifier, Never, Playbook, Screen, Sign, Tables, Tile,
};
pub use guides::{
    Age, Concern, Cue, Damaged, Fit, Guide, GuideBook, GuideCard, GuidePart, Link, Reader, Reason, Section,
    SmallStep, Span, Topic,
};
pub use rehearsals::{Ending, MOST_TURNS, Rehearsal, RehearsalBook, Reply, TalkPlace, Turn};
pub use search::{Bytes, Document, Offer, Place, Reviewed, SearchIndex};
pub use shelf::Shelf;
pub use tracker::{AfterItem, ChoiceList, TalkChoice};
pub use words::{Message, Page, Part, Words, parts};
pub use worksheets::{Relevant, SheetChoice, SheetItem, SheetItemKind, SheetSection, Term, Worksheet};

/// Everything in `content/`, checked and packed.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Content {
    /// Where facts and numbers come from.
    pub sources: &'static Shelf<Source>,
    /// One entry a region; the last is `unknown`.
    pub regions: &'static [Region],
    /// Which lines a result offers first.
    pub first_lines: &'static [FirstLine],
    /// The escalation decision tables.
    pub tables: Tables,
    /// Every word the apps show that is not content.
    pub interface: &'static [Message],
    /// What interface pages draw from the tables.
    pub pages: &'static [Page],
    /// The groups of guides, in order.
    pub topics: &'static Shelf<Topic>,
    /// Every guide, one book a locale.
    pub guides: &'static [GuideBook],
    /// Practice talks, one book a locale.
    pub rehearsals: &'static [RehearsalBook],
    /// Small steps that guides, reasons and practice talks end with.
    pub small_steps: &'static Shelf<SmallStep>,
    /// Why someone may say no, the most usual first.
    pub reasons: &'static Shelf<Reason>,
    /// What a carer hears and sees.
    pub cues: &'static Shelf<Cue>,
    /// What can be ticked in a note of a talk, list after list.
    pub talk_choices: &'static Shelf<TalkChoice>,
    /// What the days after coming home ask for, day after day.
    pub after: &'static Shelf<AfterItem>,
    /// Sheets to fill in, in the order of the list.
    pub worksheets: &'static Shelf<Worksheet>,
    /// Places that are no guide and can be found.
    pub places: &'static Shelf<Place>,
    /// The search index, one a locale.
    pub search: &'static [SearchIndex],
    /// Rows that only reviewers see; blank on the phone.
    pub reviewed: &'static [Reviewed],
    /// The locales every shown sentence exists in; the first is the fallback.
    pub locales: &'static [&'static str],
}

impl Content {
    /// The region with this id, or `unknown`, which never falls back to another country's numbers.
    pub fn region(&self, id: &str) -> &'static Region {
        self.regions
            .iter()
            .find(|region| region.id.eq_ignore_ascii_case(id))
            .unwrap_or(&self.regions[self.regions.len() - 1])
    }

    /// What a page draws from the tables; nothing for a page that has no row.
    pub fn page(&self, id: &str) -> Page {
        let none = Page {
            id: "",
            actions: &[],
            guides: &[],
            roles: &[],
            sources: &[],
        };
        self.pages
            .iter()
            .find(|page| page.id == id)
            .copied()
            .unwrap_or(none)
    }

    /// The guides in a locale, falling back as words do.
    pub fn book(&self, locale: &str) -> &'static GuideBook {
        words::best(self.guides, locale, |book| book.locale)
    }

    /// The practice talks in a locale, falling back as words do.
    pub fn rehearsals(&self, locale: &str) -> &'static RehearsalBook {
        words::best(self.rehearsals, locale, |book| book.locale)
    }

    /// The search index of a locale, falling back as words do.
    pub fn search_index(&self, locale: &str) -> &'static SearchIndex {
        words::best(self.search, locale, |index| index.locale)
    }

    /// The small step with this id.
    pub fn small_step(&self, id: &str) -> Option<&'static SmallStep> {
        self.small_steps.iter().find(|step| step.id == id)
    }

    /// The reason with this id.
    pub fn reason(&self, id: &str) -> Option<&'static Reason> {
        self.reasons.iter().find(|reason| reason.id == id)
    }

    /// The choice with this id in a list.
    pub fn talk_choice(&self, list: ChoiceList, id: &str) -> Option<&'static TalkChoice> {
        self.choices_of(list).find(|choice| choice.id == id)
    }

    /// The choices of a list, in order.
    pub fn choices_of(&self, list: ChoiceList) -> impl Iterator<Item = &'static TalkChoice> + use<> {
        self.talk_choices.iter().filter(move |choice| choice.list == list)
    }

    /// The days after coming home that ask for something, the first first.
    pub fn after_days(&self) -> Vec<u32> {
        let mut days: Vec<u32> = self.after.iter().map(|item| item.day).collect();
        days.dedup();
        days
    }

    /// The sheet with this id.
    pub fn worksheet(&self, id: &str) -> Option<&'static Worksheet> {
        self.worksheets.iter().find(|sheet| sheet.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&'static Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
