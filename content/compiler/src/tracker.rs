//! What a family can tick when they write a note of a talk, and what the days after coming home ask for.

use crate::shelf::packed;
use crate::{Age, Dates, Words};

/// A list to tick from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChoiceList {
    /// What they tried.
    Approach,
    /// Where the talk was.
    Setting,
    /// When it was.
    PartOfDay,
}

impl ChoiceList {
    /// Every list.
    pub const ALL: [Self; 3] = [Self::Approach, Self::Setting, Self::PartOfDay];

    /// Its stable id, as the table writes it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Approach => "approach",
            Self::Setting => "setting",
            Self::PartOfDay => "part-of-day",
        }
    }
}

/// Something to tick in a note of a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TalkChoice {
    /// The list it stands in.
    pub list: ChoiceList,
    /// Stable within its list: notes hold it.
    pub id: &'static str,
    /// The words to tick.
    pub name: Words,
    /// What is meant, or none.
    pub hint: Words,
    /// A guide to read about it.
    pub guide: &'static str,
    /// A small step to try when this did not work, or empty.
    pub step: &'static str,
    /// What to try next when a talk like this went badly, or none.
    pub tip: Words,
    /// Where the hint and the tip come from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

packed!('static TalkChoice { list, id, name, hint, guide, step, tip, sources, dates });

/// What one of the days after coming home asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AfterItem {
    /// Days since they came home.
    pub day: u32,
    /// Stable within its day; the wording for another age has the same.
    pub id: &'static str,
    /// Whom this wording is about; blank: everyone.
    pub ages: &'static [Age],
    /// What to do.
    pub text: Words,
    /// Words to say aloud, or none.
    pub say: Words,
    /// Why.
    pub why: Words,
    /// The route of a guide or a sheet that goes with it, or empty.
    pub door: &'static str,
    /// Where text and why come from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

packed!('static AfterItem { day, id, ages, text, say, why, door, sources, dates });
