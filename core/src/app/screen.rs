//! What to draw. Semantic, never visual: no colours, sizes or positions.

use crate::contacts;

use super::{Channel, Route, Tap};

/// Words, and how a screen reader says them where digits occur.
#[derive(Debug, Clone, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Phrase {
    /// As shown.
    pub text: String,
    /// As spoken, with numbers digit by digit; `None`: as shown.
    pub spoken: Option<String>,
}

impl Phrase {
    /// Words with their spoken form.
    pub(super) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            spoken: contacts::spoken(&text),
            text,
        }
    }
}

/// One or more sentences of a paragraph, and where they come from.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Sentence {
    /// The words.
    pub text: Phrase,
    /// What backs them; blank where nothing is claimed.
    pub sources: Vec<SourceRef>,
}

/// A screen. One without a help bar cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Screen {
    /// Where this is. It can differ from what was asked for: a stale route lands on a screen that still helps.
    pub route: Route,
    /// The title.
    pub title: Phrase,
    /// Always in view, always first in reading order.
    pub help: HelpBar,
    /// What to draw, top to bottom.
    pub blocks: Vec<Block>,
    /// Hide from the recents view and screenshots. Never on help screens.
    pub private: bool,
    /// Leave fast; on screens that could endanger the reader if seen.
    pub leave: Option<Button>,
}

/// Emergency, crisis line, help: the same place, order and words on every screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HelpBar {
    /// Dials the emergency number.
    pub emergency: Button,
    /// Dials the crisis line; where no country is known, chooses one.
    pub crisis: Button,
    /// Shows every line.
    pub help: Button,
}

/// Something to touch.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Button {
    /// What it says.
    pub label: Phrase,
    /// What it does.
    pub tap: Tap,
}

/// How much a card asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Weight {
    /// One of the screen's main doors.
    Main,
    /// Below, quiet.
    Quiet,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum NoticeKind {
    /// Read this before anything else.
    Stop,
    /// Good to know.
    Note,
}

/// One thing to draw. `id` is stable, so that focus and scroll survive a redraw.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Block {
    /// A heading.
    Heading {
        /// Stable id.
        id: String,
        /// Its words.
        text: Phrase,
    },
    /// A paragraph.
    Paragraph {
        /// Stable id.
        id: String,
        /// Its sentences, read as one; the source of a fact opens from the sentence that claims it.
        sentences: Vec<Sentence>,
    },
    /// Words to say aloud, and words to keep back.
    Say {
        /// Stable id.
        id: String,
        /// Say this.
        say: Phrase,
        /// Rather than this.
        avoid: Option<Phrase>,
        /// Why.
        why: Option<Phrase>,
        /// What backs the why.
        sources: Vec<SourceRef>,
    },
    /// What to do, or what to know.
    Steps {
        /// Stable id.
        id: String,
        /// The steps.
        items: Vec<Step>,
        /// One after the other; otherwise in no order.
        in_order: bool,
        /// How many must be in sight without scrolling.
        in_sight: u32,
    },
    /// A helpline and how to reach it.
    Line {
        /// Stable id.
        id: String,
        /// The line.
        line: LineCard,
    },
    /// A question with answers to tick.
    Question {
        /// Stable id.
        id: String,
        /// The question.
        text: Phrase,
        /// How to answer.
        hint: Option<Phrase>,
        /// What can be ticked.
        choices: Vec<Choice>,
        /// Answers everything that is left.
        finish: Option<Button>,
    },
    /// Fields to type in.
    Form {
        /// The form's id, for [`super::Action::Submit`].
        id: String,
        /// Its fields.
        fields: Vec<Field>,
        /// Sends what was typed.
        submit: Button,
    },
    /// A door to another screen, or one thing to do.
    Card {
        /// Stable id.
        id: String,
        /// Its words.
        title: Phrase,
        /// What is behind it.
        text: Option<Phrase>,
        /// How much it asks for attention.
        weight: Weight,
        /// What it does.
        tap: Tap,
    },
    /// How far along.
    Progress {
        /// Stable id.
        id: String,
        /// Done so far.
        done: u32,
        /// Of so many.
        total: u32,
        /// The same in words.
        text: Phrase,
    },
    /// Something to notice.
    Notice {
        /// Stable id.
        id: String,
        /// How much it matters.
        kind: NoticeKind,
        /// Its words.
        text: Phrase,
        /// What backs them.
        sources: Vec<SourceRef>,
        /// What can be done about it.
        button: Option<Button>,
    },
    /// Where a fact comes from.
    Source {
        /// Stable id.
        id: String,
        /// The source.
        source: SourceRef,
    },
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Step {
    /// Stable id: the action's.
    pub id: String,
    /// What to do.
    pub text: Phrase,
    /// Words to say aloud; more than one where they depend on whom this is about and nobody said.
    pub say: Vec<Words>,
    /// Whom to reach for it.
    pub reach: Vec<Channel>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// Words to say aloud.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Words {
    /// For whom they are meant, where that is open.
    pub to: Option<Phrase>,
    /// The words.
    pub words: Phrase,
}

/// A source, by name and as a door.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SourceRef {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Phrase,
    /// Opens it.
    pub tap: Tap,
}

/// A helpline.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LineCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// Who it is for.
    pub audience: Option<Phrase>,
    /// The ways to reach it, best first.
    pub channels: Vec<Channel>,
    /// Hours, languages and cost.
    pub hours: Option<Phrase>,
    /// Whether it may send help without being asked.
    pub sends_help: Option<Phrase>,
    /// When its numbers were last checked, and what is open about them.
    pub checked: Option<Phrase>,
    /// Its own screen.
    pub more: Option<Button>,
}

/// Something to tick.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Choice {
    /// Stable id.
    pub id: String,
    /// Its words.
    pub text: Phrase,
    /// How it is marked.
    pub mark: super::Mark,
    /// Touching it.
    pub tap: Tap,
    /// The other answers offered beside it, such as "not sure".
    pub others: Vec<Answer>,
}

/// One answer beside a choice.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Answer {
    /// Gives it, or takes it back.
    pub button: Button,
    /// Whether it is the one given.
    pub given: bool,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum FieldKind {
    /// A phone number.
    Phone,
    /// Words to search for.
    Search,
    /// One line of words.
    Line,
    /// As many words as wanted; the keyboard must not learn them.
    Words,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A time of day, `HH:MM`.
    Time,
    /// Digits that open the lock; hidden while typed.
    Pin,
    /// A passphrase; hidden while typed.
    Passphrase,
    /// One of the field's options, by id; empty: none of them.
    OneOf,
}

/// One answer of a field that takes [`FieldKind::OneOf`].
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FieldOption {
    /// What to send.
    pub id: String,
    /// Its words.
    pub label: Phrase,
}

/// Something to type.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Field {
    /// Its id, for [`super::FieldValue`].
    pub id: String,
    /// Its words.
    pub label: Phrase,
    /// What it is for.
    pub hint: Option<Phrase>,
    /// What is in it.
    pub value: String,
    /// What it takes.
    pub kind: FieldKind,
    /// What can be chosen; blank for other kinds.
    pub options: Vec<FieldOption>,
}
