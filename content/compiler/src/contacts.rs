//! Helplines: who to call, how, and how we know. Column names follow Open Referral HSDS where one fits.

use crate::shelf::packed;
use crate::{Level, Words};

/// Where a fact or a number comes from (`content/sources.csv`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Source {
    /// Stable id used in every table.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Who published it: two sources by one publisher are not independent.
    pub publisher: &'static str,
    /// Where it was read.
    pub place: &'static str,
    /// Year of publication, if known.
    pub year: &'static str,
    /// A: publisher's own page. B: a copy. C: not seen, or clinical judgement.
    pub grade: &'static str,
    /// The day we read it, `YYYY-MM-DD`.
    pub seen_on: &'static str,
}

packed!('static Source { id, title, publisher, place, year, grade, seen_on });

/// A country, or `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Region {
    /// `US`, `GB`, ... or `unknown`.
    pub id: &'static str,
    /// The country's name.
    pub name: Words,
    /// ISO 3166 codes that mean this region.
    pub country_codes: &'static [&'static str],
    /// Its helplines, in the order they are offered.
    pub lines: &'static [Line],
    /// How texts name each role here: `{emergency}`, `{crisis}`, ...
    pub roles: &'static [RoleWords],
}

impl Region {
    /// The words and the line that fill a role here.
    pub fn role(&self, role: &str) -> Option<&'static RoleWords> {
        self.roles.iter().find(|words| words.role == role)
    }

    /// The line with this id.
    pub fn line(&self, id: &str) -> Option<&'static Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The line that fills a role here: the one the role table names, else the first with that role.
    pub fn line_for(&self, role: &str) -> Option<&'static Line> {
        self.role(role)
            .and_then(|words| self.line(words.line))
            .or_else(|| self.lines.iter().find(|line| line.role == role))
    }
}

/// How a region fills a role named in braces by a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct RoleWords {
    /// `emergency`, `crisis`, `poison`, ...
    pub role: &'static str,
    /// The line that fills it, or empty.
    pub line: &'static str,
    /// Words that read after "Call". Empty: the region has nothing for this role.
    pub say: Words,
}

/// A helpline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Line {
    /// Stable id, such as `us-988`.
    pub id: &'static str,
    /// The name people know.
    pub name: Words,
    /// What it is for.
    pub role: &'static str,
    /// Who it is for.
    pub audience: Words,
    /// The levels it may be offered at; blank on the phone, where `first_lines` chooses.
    pub levels: &'static [Level],
    /// BCP 47 codes; `interpreter` where others are reached through one; a trailing `?` is unconfirmed. Blank on the phone.
    pub languages: &'static [&'static str],
    /// True if it answers day and night, every day.
    pub always_open: bool,
    /// When it answers.
    pub hours: Words,
    /// What it costs.
    pub cost: Words,
    /// Whether it may send help without being asked.
    pub sends_help: SendsHelp,
    /// The same in a sentence a caller reads before the tap.
    pub sends_help_words: Words,
    /// The ways to reach it, best first.
    pub channels: &'static [Channel],
}

/// Whether a line may send police or medics without consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum SendsHelp {
    /// It does, or says it does.
    Yes,
    /// It cannot.
    No,
    /// It may.
    Possible,
    /// Only if it knows who or where you are.
    IfIdentified,
    /// Not found in any source.
    Unknown,
}

/// One way to reach a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Channel {
    /// Call, text, chat, ...
    pub kind: ChannelKind,
    /// Exactly what is dialled, texted or opened.
    pub dial: &'static str,
    /// What kind of number `dial` is; `None` for an address.
    pub number_type: Option<NumberType>,
    /// How a person reads it.
    pub display: &'static str,
    /// Keys to press after the line answers. Shown, never dialled for the caller.
    pub menu: &'static str,
    /// The text to send; empty: any words.
    pub body: &'static str,
    /// What to know before using it.
    pub about: Words,
    /// Voice, text and TTY work on a phone without data.
    pub works_without_data: bool,
    /// Sources that print this number.
    pub sources: &'static [&'static str],
    /// The day the sources were read, `YYYY-MM-DD` (HSDS `assured_date`).
    pub assured_date: &'static str,
    /// Check again by this day.
    pub next_review: &'static str,
    /// What is still missing, in words; empty if two independent sources agree.
    pub open: Words,
}

/// How a channel is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum ChannelKind {
    /// A voice call.
    Call,
    /// A text message.
    Text,
    /// A chat on a website.
    Chat,
    /// A website.
    Web,
    /// A text telephone.
    Tty,
    /// A video call in sign language.
    Videophone,
    /// A relay service.
    Relay,
    /// WhatsApp.
    Whatsapp,
    /// E-mail.
    Email,
}

/// What kind of number it is. A short code is never written as `+` and a country code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum NumberType {
    /// Digits one calls, such as 988.
    ShortCode,
    /// Digits one can only text, such as 741741.
    TextCode,
    /// As dialled inside the country.
    National,
    /// With `+` and the country code.
    International,
}

/// One row of `first_lines.csv`: a role that a result at this level offers first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct FirstLine {
    /// The result's level.
    pub level: Level,
    /// The role to offer.
    pub role: &'static str,
    /// When to offer it.
    pub when: Offered,
    /// For whom.
    pub who: Who,
}

/// Whom a line is for, where it matters how old the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Who {
    /// Anyone.
    Anyone,
    /// Unless it is known to be about an adult.
    UnlessAdult,
    /// Only if it is known to be about an adult.
    Adult,
}

/// When a first line is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Offered {
    /// Always.
    Always,
    /// If the result has this action.
    WithAction(&'static str),
    /// If the result starts with this action.
    WhenFirst(&'static str),
    /// If this modifier is answered yes.
    WithModifier(&'static str),
    /// If the user entered the number.
    Known,
}
