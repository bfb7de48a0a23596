//! The escalation decision tables, as the engine reads them.

use crate::shelf::packed;
use crate::{Age, Words};

/// What to do, never how big the danger is. Ordered: a later level asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Level {
    /// No danger sign was reported. Not an all-clear.
    KeepTalking,
    /// A doctor or the school within two weeks.
    Soon,
    /// Care is not optional (teen), or be firm on safety (adult).
    Firm,
    /// A trained person today.
    UrgentToday,
    /// A life may be in danger now.
    EmergencyNow,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 5] = [
        Self::KeepTalking,
        Self::Soon,
        Self::Firm,
        Self::UrgentToday,
        Self::EmergencyNow,
    ];

    /// The id used in tables and case files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::KeepTalking => "KEEP_TALKING",
            Self::Soon => "SOON",
            Self::Firm => "FIRM",
            Self::UrgentToday => "URGENT_TODAY",
            Self::EmergencyNow => "EMERGENCY_NOW",
        }
    }

    /// The level with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

/// A thing the carer answers: an index over the signs, then the modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Input(pub u16);

/// Every escalation table.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Tables {
    /// Levels, lowest first.
    pub levels: &'static [LevelWords],
    /// The check's tiles, then the list about the last weeks.
    pub tiles: &'static [Tile],
    /// Signs, in the order they are shown inside their tile.
    pub signs: &'static [Sign],
    /// Facts about the situation.
    pub modifiers: &'static [Modifier],
    /// Rules over several answers.
    pub combinations: &'static [Combination],
    /// Rules about what was not answered.
    pub missing: &'static [Missing],
    /// Actions per playbook and level.
    pub playbooks: &'static [Playbook],
    /// Changes to the merged actions, applied in order.
    pub exceptions: &'static [Exception],
    /// Action texts; the order of first appearance is the fixed order of actions.
    pub actions: &'static [Action],
    /// What the content must never say; blank on the phone.
    pub never: &'static [Never],
}

impl Tables {
    /// How many answers a full set has.
    pub fn inputs(&self) -> usize {
        self.signs.len() + self.modifiers.len()
    }

    /// The input with this sign's or modifier's id.
    pub fn input(&self, id: &str) -> Option<Input> {
        let ids = self
            .signs
            .iter()
            .map(|sign| sign.id)
            .chain(self.modifiers.iter().map(|modifier| modifier.id));
        ids.into_iter()
            .position(|known| known == id)
            .map(|at| Input(at as u16))
    }

    /// The id of an input.
    pub fn input_id(&self, input: Input) -> &'static str {
        let at = usize::from(input.0);
        self.signs
            .get(at)
            .map_or_else(|| self.modifiers[at - self.signs.len()].id, |sign| sign.id)
    }

    /// The sign with this id.
    pub fn sign(&self, id: &str) -> Option<&'static Sign> {
        self.signs.iter().find(|sign| sign.id == id)
    }

    /// The words of a level.
    pub fn level(&self, level: Level) -> &'static LevelWords {
        &self.levels[level as usize]
    }

    /// The actions of a playbook at a level.
    pub fn playbook(&self, id: &str, level: Level) -> Option<&'static Playbook> {
        self.playbooks
            .iter()
            .find(|playbook| playbook.id == id && playbook.level == level)
    }

    /// Where an action stands in the fixed order.
    pub fn action_rank(&self, id: &str) -> usize {
        self.actions
            .iter()
            .position(|action| action.id == id)
            .unwrap_or(usize::MAX)
    }
}

/// When a row was written and reviewed, all `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Dates {
    /// The day it was written.
    pub written: &'static str,
    /// The day a named clinician signed it; empty until then.
    pub reviewed: &'static str,
    /// Who signed; empty until then.
    pub reviewer: &'static str,
    /// Look at it again by this day.
    pub next_review: &'static str,
}

impl Dates {
    /// No dates: they do not travel.
    pub const NONE: Self = Self {
        written: "",
        reviewed: "",
        reviewer: "",
        next_review: "",
    };
}

packed!('static Dates { written, reviewed, reviewer, next_review });

/// The words of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct LevelWords {
    /// Which level.
    pub level: Level,
    /// The result's title.
    pub headline: Words,
    /// One sentence under it.
    pub meaning: Words,
    /// When to look again, in hours; `None`: until help is there.
    pub look_again_hours: Option<u16>,
    /// The same in words.
    pub look_again: Words,
    /// Routes of guides and places for the hours and days after it.
    pub doors: &'static [&'static str],
    /// Show only the actions of the rules that gave this level; the rest comes once those are done.
    pub own_actions_only: bool,
}

/// One door of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Tile {
    /// Stable id.
    pub id: &'static str,
    /// The label to tap.
    pub name: Words,
    /// What is behind it.
    pub hint: Words,
    /// The guide that says more about it.
    pub guide: &'static str,
}

/// Which part of the check a sign or a missing-answer rule belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Screen {
    /// Happening now.
    Now,
    /// Danger today.
    Today,
    /// Over the last weeks.
    Weeks,
    /// The whole check (missing-answer rules only).
    All,
}

/// A thing the carer saw or heard: rule `S.id` if yes, `U.id` if not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Sign {
    /// Stable id.
    pub id: &'static str,
    /// The tile it stands in.
    pub tile: &'static str,
    /// The part of the check it belongs to.
    pub screen: Screen,
    /// Named groups it is in, such as `suicidal`; blank on the phone, where conditions are resolved.
    pub groups: &'static [&'static str],
    /// The words to tick.
    pub name: Words,
    /// Level if yes.
    pub yes: Level,
    /// Level if not sure.
    pub not_sure: Level,
    /// Which playbook it opens.
    pub playbook: &'static str,
    /// Actions beside the playbook's.
    pub extra_actions: &'static [&'static str],
    /// Why it asks for this, in one sentence.
    pub why: Words,
    /// Where that comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

impl Sign {
    /// True for context signs, which no missing-answer rule counts.
    pub fn is_context(&self) -> bool {
        self.yes == Level::KeepTalking
    }
}

/// When a modifier is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Asked {
    /// Only when a yes would raise the level.
    WhenItCanRaise,
    /// Taken from the settings.
    InSettings,
    /// Recorded, never used.
    Never,
}

/// A fact about the situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Modifier {
    /// Stable id.
    pub id: &'static str,
    /// The question, or what it records.
    pub name: Words,
    /// When it is asked.
    pub asked: Asked,
    /// Where that comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

/// A condition over answers. It has no negation, so adding a sign can never make it false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Condition {
    /// Every part holds.
    All(&'static [Condition]),
    /// Some part holds.
    Any(&'static [Condition]),
    /// Any of these is yes.
    Yes(&'static [Input]),
    /// Any of these is not sure.
    NotSure(&'static [Input]),
    /// Any of these is yes or not sure.
    Possible(&'static [Input]),
    /// At least `min` of these are yes.
    AtLeast {
        /// How many.
        min: u16,
        /// Of which.
        of: &'static [Input],
    },
}

/// A rule over several answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Combination {
    /// Rule id, such as `C01`.
    pub id: &'static str,
    /// The level it gives.
    pub level: Level,
    /// When it fires, in words.
    pub when: Words,
    /// When it fires.
    pub condition: Condition,
    /// The condition as its author wrote it, for reviewers; blank on the phone.
    pub condition_text: &'static str,
    /// Which playbook it opens.
    pub playbook: &'static str,
    /// Where that comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

/// A rule about what was not answered. With screen `All` it fires when nothing is missing and nothing is
/// above the lowest level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Missing {
    /// Rule id, such as `M01`.
    pub id: &'static str,
    /// When it fires, in words.
    pub when: Words,
    /// Which part of the check.
    pub screen: Screen,
    /// The level it gives.
    pub level: Level,
    /// Which playbook it opens.
    pub playbook: &'static str,
    /// Where that comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

/// What an emergency is about: it chooses between wordings of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Kind {
    /// The body.
    Medical,
    /// The mind.
    MentalHealth,
    /// Someone must get out first.
    Leaving,
    /// Below an emergency.
    Other,
}

/// The actions of a playbook at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Playbook {
    /// Playbook id.
    pub id: &'static str,
    /// At this level.
    pub level: Level,
    /// Action ids.
    pub actions: &'static [&'static str],
    /// What it is about.
    pub kind: Kind,
}

/// A change to the merged actions. Every condition that is given must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Exception {
    /// Row id, such as `X02`.
    pub id: &'static str,
    /// When it applies, in words; blank on the phone.
    pub when: Words,
    /// The result's level is one of these.
    pub levels: &'static [Level],
    /// A rule that gave the level has one of these playbooks.
    pub if_playbook: &'static [&'static str],
    /// Every rule that gave the level has this playbook.
    pub only_playbook: &'static str,
    /// This is the only rule that gave the level.
    pub only_rule: &'static str,
    /// Any of these is yes or not sure.
    pub if_possible: &'static [Input],
    /// Any of these is yes.
    pub if_yes: &'static [Input],
    /// The actions hold this one.
    pub with_action: &'static str,
    /// The actions do not hold this one.
    pub unless_action: &'static str,
    /// Taken out.
    pub removes: &'static [&'static str],
    /// Put in.
    pub adds: &'static [&'static str],
    /// Moved to the front.
    pub first: &'static str,
    /// Where that comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

/// One wording of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Action {
    /// Action id, such as `STAY`.
    pub id: &'static str,
    /// Used when this tag holds (a level, `minor`, `adult`, `medical`, `leaving`, ...); empty: always.
    pub variant: &'static str,
    /// Title of a result that starts with it.
    pub headline: Words,
    /// What to do.
    pub text: Words,
    /// Words to say aloud.
    pub say: Words,
    /// The helpline role shown beside it.
    pub role: &'static str,
    /// Hidden in regions with nothing for the role.
    pub needs_role: bool,
    /// Where that comes from.
    pub sources: &'static [&'static str],
    /// Written and reviewed; blank on the phone.
    pub dates: &'static Dates,
}

/// Something the content must never say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Never {
    /// Id, such as `WAIT_24H`.
    pub id: &'static str,
    /// The rule for writers.
    pub rule: Words,
    /// Only where this is about these ages; blank: anywhere.
    pub ages: &'static [Age],
    /// Lower-case phrases that stop the build.
    pub phrases: &'static [&'static str],
    /// Where that comes from.
    pub sources: &'static [&'static str],
}
