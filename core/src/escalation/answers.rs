//! What the carer answered.

use foothold_content::{Input, Tables};

/// An answer, ordered by caution: nothing that is not a plain "no" is taken as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Answer {
    /// Not seen or heard.
    No,
    /// Not asked, or passed over.
    #[default]
    Unanswered,
    /// Asked, and in doubt.
    NotSure,
    /// Seen or heard.
    Yes,
}

impl Answer {
    /// Every answer, least caution first.
    pub const ALL: [Self; 4] = [Self::No, Self::Unanswered, Self::NotSure, Self::Yes];

    /// The id used in case files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Unanswered => "unanswered",
            Self::NotSure => "not_sure",
            Self::Yes => "yes",
        }
    }

    /// The answer with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.id() == id)
    }
}

/// One answer for every sign and modifier of a set of tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// Nothing asked yet.
    pub fn unanswered(tables: &Tables) -> Self {
        Self::all(tables, Answer::Unanswered)
    }

    /// The same answer everywhere.
    pub fn all(tables: &Tables, answer: Answer) -> Self {
        Self(vec![answer; tables.inputs()])
    }

    /// The answer to one input.
    pub fn get(&self, input: Input) -> Answer {
        self.0.get(usize::from(input.0)).copied().unwrap_or_default()
    }

    /// Changes one answer.
    pub fn set(&mut self, input: Input, answer: Answer) {
        if let Some(place) = self.0.get_mut(usize::from(input.0)) {
            *place = answer;
        }
    }

    /// True if any of these is at least as cautious as `answer`.
    pub(super) fn any_at_least(&self, inputs: &[Input], answer: Answer) -> bool {
        inputs.iter().any(|input| self.get(*input) >= answer)
    }
}
