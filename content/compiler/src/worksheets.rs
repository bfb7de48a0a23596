//! Sheets to fill in, as a clinician edits them: XLSForm, of which `content/README.md` names the part that is read.

use crate::shelf::packed;
use crate::{Dates, Fit, Words};

/// A sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worksheet {
    /// Stable id: the file's name. Diaries hold it.
    pub id: &'static str,
    /// Its title.
    pub title: Words,
    /// What it is for.
    pub summary: Words,
    /// The group it stands in on the list of sheets.
    pub group: &'static str,
    /// For whom it is.
    pub fit: Fit,
    /// Guides to read first, and whose screens lead here.
    pub guides: &'static [&'static str],
    /// Small steps whose screens lead here.
    pub steps: &'static [&'static str],
    /// Actions of the check: a result that asks for one leads here.
    pub actions: &'static [&'static str],
    /// It holds what the carer saw, never the person's own wishes.
    pub carers_view: bool,
    /// On paper it keeps to one page.
    pub one_page: bool,
    /// Its sections, in order.
    pub sections: &'static [SheetSection],
    /// Written and reviewed.
    pub dates: &'static Dates,
}

packed!('static Worksheet {
    id, title, summary, group, fit, guides, steps, actions, carers_view, one_page, sections, dates
});

impl Worksheet {
    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &'static SheetItem> {
        let items = self.sections.iter().flat_map(|section| section.items);
        items.filter(|item| item.is_question())
    }
}

/// What is asked on one screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetSection {
    /// Stable within the sheet.
    pub id: &'static str,
    /// Its heading.
    pub title: Words,
    /// When it is shown.
    pub relevant: Relevant,
    /// What it says and asks, in order.
    pub items: &'static [SheetItem],
}

packed!('static SheetSection { id, title, relevant, items });

/// One thing a section says or asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetItem {
    /// Stable within the sheet: answers are kept by it.
    pub id: &'static str,
    /// What it is.
    pub kind: SheetItemKind,
    /// Its words.
    pub label: Words,
    /// What is meant, or when to say it; or none.
    pub hint: Words,
    /// Its name on paper where that is shorter; or none.
    pub paper: Words,
    /// Left out, it is asked again.
    pub required: bool,
    /// The most letters of an answer; 0: as many as any field takes.
    pub longest: u32,
    /// When it is shown.
    pub relevant: Relevant,
    /// What can be chosen; blank for other kinds.
    pub choices: &'static [SheetChoice],
    /// What a note claims comes from here.
    pub sources: &'static [&'static str],
    /// The route a note leads to, or empty.
    pub door: &'static str,
    /// Starts with what the reader noted about talks: `worked`, `did-not`, or empty.
    pub fill: &'static str,
}

packed!('static SheetItem { id, kind, label, hint, paper, required, longest, relevant, choices, sources, door, fill });

impl SheetItem {
    /// True if it takes an answer.
    pub fn is_question(&self) -> bool {
        use SheetItemKind::{Day, Line, OneOf, Words};
        matches!(self.kind, Line | Words | Day | OneOf)
    }
}

/// What an item of a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetItemKind {
    /// Something to know while filling in.
    Note,
    /// The same, and it stands on paper too.
    Print,
    /// Words to say aloud.
    Say,
    /// Stop and act.
    Stop,
    /// Asks for a line.
    Line,
    /// Asks for as many words as wanted.
    Words,
    /// Asks for a day.
    Day,
    /// Asks for one of its choices.
    OneOf,
}

/// One answer that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetChoice {
    /// Stable within its list: answers hold it.
    pub id: &'static str,
    /// Its words.
    pub label: Words,
}

packed!('static SheetChoice { id, label });

/// A condition on answers: all of its terms hold, or any of them. Without terms it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relevant {
    /// One term is enough.
    pub any: bool,
    /// What is compared.
    pub terms: &'static [Term],
}

packed!('static Relevant { any, terms });

/// One comparison; nothing answered is the empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The question's id.
    pub question: &'static str,
    /// Holds if the answer is the value; otherwise if it is not.
    pub is: bool,
    /// The id of a choice, or empty.
    pub value: &'static str,
}

packed!('static Term { question, is, value });

impl Relevant {
    /// Always.
    pub const ALWAYS: Self = Self {
        any: false,
        terms: &[],
    };

    /// True if it holds for these answers.
    pub fn holds<'a>(&self, answer: impl Fn(&str) -> &'a str) -> bool {
        let mut terms = self
            .terms
            .iter()
            .map(|term| (answer(term.question) == term.value) == term.is);
        if self.any {
            terms.any(|holds| holds)
        } else {
            terms.all(|holds| holds)
        }
    }
}
