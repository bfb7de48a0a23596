//! Rehearsals: practice talks without a machine that talks. Each is a small graph: what they say or do, what you could
//! answer, and where that leads, which is a kind ending after at most [`MOST_TURNS`] turns.

use crate::shelf::packed;
use crate::{Dates, Fit, Shelf, Span};

/// The most turns any way through a talk may take: a tired reader practises what they can finish.
pub const MOST_TURNS: usize = 4;

/// Every rehearsal in one locale.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct RehearsalBook {
    /// The locale tag.
    pub locale: &'static str,
    /// The talks, in the order they are offered in.
    pub talks: &'static Shelf<Rehearsal>,
}

impl RehearsalBook {
    /// The talk with this id.
    pub fn talk(&self, id: &str) -> Option<&'static Rehearsal> {
        self.talks.iter().find(|talk| talk.id == id)
    }

    /// The talks that practise what a guide teaches.
    pub fn of_guide(&self, guide: &str) -> impl Iterator<Item = &'static Rehearsal> {
        self.talks.iter().filter(move |talk| talk.guides.contains(&guide))
    }
}

/// One practice talk.
#[derive(Debug, Clone, Copy)]
pub struct Rehearsal {
    /// Stable id: the file's name.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it practises, in a sentence or two.
    pub summary: &'static str,
    /// For whom it is.
    pub fit: Fit,
    /// Guides that teach what it practises; each has a door to it.
    pub guides: &'static [&'static str],
    /// Every source it cites.
    pub sources: &'static [&'static str],
    /// The way out that every turn offers: `check`, or one tile of it.
    pub out: &'static str,
    /// The real talk waits for a calm hour; one that asks about danger does not.
    pub waits: bool,
    /// The small step that every ending offers.
    pub step: &'static str,
    /// Words people use for it, for building the index; blank on the phone.
    pub also: &'static [&'static str],
    /// Written and reviewed.
    pub dates: &'static Dates,
    /// Where and when it is.
    pub scene: &'static [Span],
    /// What you say first.
    pub opening: &'static str,
    /// Its turns; it starts with the first.
    pub turns: &'static [Turn],
    /// Its endings.
    pub endings: &'static [Ending],
}

packed!('static Rehearsal {
    id, title, summary, fit, guides, sources, out, waits, step, also, dates, scene, opening, turns, endings
});

/// What they say or do, and what you could answer.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    /// Stable within the talk.
    pub id: &'static str,
    /// What this is, in a few words.
    pub heading: &'static str,
    /// What they do, or empty.
    pub does: &'static str,
    /// What they say, or empty.
    pub they: &'static str,
    /// Two to four answers.
    pub replies: &'static [Reply],
}

packed!('static Turn { id, heading, does, they, replies });

/// Something you could say.
#[derive(Debug, Clone, Copy)]
pub struct Reply {
    /// The words.
    pub say: &'static str,
    /// It opens the door; otherwise it closes it.
    pub opens: bool,
    /// Why, and where that comes from.
    pub why: &'static [Span],
    /// The guide that teaches the skill: how this is done, or what would open instead.
    pub skill: &'static str,
    /// Where it leads: the place of a turn, or, counted on behind the turns, of an ending.
    pub to: u8,
}

packed!('static Reply { say, opens, why, skill, to });

/// How a talk can end. None is a defeat.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// Stable within the talk.
    pub id: &'static str,
    /// What this is, in a few words.
    pub heading: &'static str,
    /// What they do, or empty.
    pub does: &'static str,
    /// What they say, or empty.
    pub they: &'static str,
    /// What this ending is worth, and what comes next.
    pub paragraphs: &'static [&'static [Span]],
    /// A small step that fits this ending better than the talk's own, or empty.
    pub step: &'static str,
}

packed!('static Ending { id, heading, does, they, paragraphs, step });

/// Where a way through a talk stands.
#[derive(Debug, Clone, Copy)]
pub enum TalkPlace {
    /// They have spoken; what do you say?
    Turn(&'static Turn),
    /// It is over.
    Ending(&'static Ending),
}

impl Rehearsal {
    /// Where these choices lead: which reply in the first turn, then in the next one, and so on. `None` if they are
    /// no way through this talk.
    pub fn after(&self, choices: &[u8]) -> Option<TalkPlace> {
        let mut place = self.place(0)?;
        for choice in choices {
            let TalkPlace::Turn(turn) = place else {
                return None;
            };
            place = self.place(turn.replies.get(usize::from(*choice))?.to)?;
        }
        Some(place)
    }

    /// What stands at a place.
    pub fn place(&self, at: u8) -> Option<TalkPlace> {
        let at = usize::from(at);
        match self.turns.get(at) {
            Some(turn) => Some(TalkPlace::Turn(turn)),
            None => self.endings.get(at - self.turns.len()).map(TalkPlace::Ending),
        }
    }

    /// Its texts, in the order they are written; headings too.
    pub fn texts(&self) -> Vec<&str> {
        let spans = |spans: &'static [Span]| spans.iter().map(|span| span.text.as_str());
        let mut texts: Vec<&str> = spans(self.scene).collect();
        texts.push(self.opening);
        for turn in self.turns {
            texts.extend([turn.heading, turn.does, turn.they]);
            for reply in turn.replies {
                texts.push(reply.say);
                texts.extend(spans(reply.why));
            }
        }
        for ending in self.endings {
            texts.extend([ending.heading, ending.does, ending.they]);
            texts.extend(ending.paragraphs.iter().flat_map(|paragraph| spans(paragraph)));
        }
        texts.retain(|text| !text.is_empty());
        texts
    }
}
