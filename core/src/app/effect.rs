//! What touching something does, and what the platform must then carry out.

use super::{Phrase, Route, Settings};

/// How a route joins the stack of routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Mode {
    /// On top, unless it is there already: Back returns here.
    Push,
    /// Instead of the top: Back does not return here.
    Replace,
    /// Instead of everything.
    Reset,
    /// Back to where this route already is in the stack, dropping what lies above it; instead of the top if it is
    /// nowhere. So that going on with the check never piles up screens to go back through.
    Return,
}

/// Where to go.
#[derive(Debug, Clone, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Go {
    /// The place.
    pub route: Route,
    /// How it joins the stack.
    pub mode: Mode,
}

/// What touching something does.
#[allow(
    clippy::large_enum_variant,
    reason = "crosses the line by value, where a box means nothing"
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Tap {
    /// Show another screen.
    Go {
        /// The place.
        route: Route,
        /// How it joins the stack.
        mode: Mode,
    },
    /// Change something.
    Do {
        /// What to perform.
        action: Action,
    },
    /// Send the typed values of a form as [`Action::Submit`].
    Submit {
        /// The form's id.
        form: String,
    },
    /// Reach a helpline: carry out the channel's effect.
    Reach {
        /// The channel.
        channel: Channel,
    },
}

/// How a sign or a fact is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Mark {
    /// Seen or heard; yes.
    Yes,
    /// In doubt.
    NotSure,
    /// No.
    No,
    /// Not answered.
    Clear,
}

/// As what something is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Way {
    /// A page to print.
    Page,
    /// Plain text.
    Text,
    /// A table for a spreadsheet.
    Table,
    /// Entries of a calendar.
    Calendar,
}

impl Way {
    /// Its stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Text => "text",
            Self::Table => "table",
            Self::Calendar => "calendar",
        }
    }
}

/// One typed value of a form.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FieldValue {
    /// The field's id.
    pub id: String,
    /// What was typed.
    pub value: String,
}

/// Everything that changes something.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Action {
    /// Mark one sign of the check.
    Tick {
        /// The sign.
        sign: String,
        /// The mark.
        mark: Mark,
    },
    /// Everything in a tile that is not marked has not been seen or heard.
    NothingElse {
        /// The tile.
        tile: String,
    },
    /// Answer a question about the situation.
    Answer {
        /// The modifier.
        fact: String,
        /// The answer.
        mark: Mark,
    },
    /// Forget what was ticked.
    StartAgain,
    /// Mark something heard or seen in the reasons finder.
    Hear {
        /// The cue.
        cue: String,
        /// Yes, or clear.
        mark: Mark,
    },
    /// Tick, before a practice talk, what speaks for having the real one now.
    TickTime {
        /// What was ticked.
        tick: String,
        /// Yes, or clear.
        mark: Mark,
    },
    /// Begin a practice talk: what was said in it before is forgotten.
    BeginRehearsal {
        /// The talk's id.
        talk: String,
    },
    /// Say something in a practice talk.
    Rehearse {
        /// The talk's id.
        talk: String,
        /// In which turn; the first is 1.
        turn: u32,
        /// Which of its answers; the first is 1.
        answer: u32,
    },
    /// Keep a small step for this week: in the diary, or in memory while that is closed.
    KeepStep {
        /// The step.
        step: String,
    },
    /// Take a step off that is kept in memory only.
    DropStep {
        /// The step.
        step: String,
    },
    /// Say whom steps and notes are about from now on.
    ChoosePerson {
        /// Its row; `None`: nobody in particular.
        person: Option<i64>,
    },
    /// Keep what was ticked in the check, and what it led to, in the diary.
    SaveCheck,
    /// Delete something of the diary; [`Action::Undo`] brings it back until the diary closes.
    Remove {
        /// `person`, `step`, `note`, `win`, `check`, `sheet` or `discharge`.
        kind: String,
        /// Its row.
        id: i64,
    },
    /// Bring back what was deleted last; again, what was deleted before that.
    Undo,
    /// Tick one of the days after someone came home, or take the tick back.
    TickDay {
        /// The row of the day they came home.
        discharge: i64,
        /// So many days after it.
        day: u32,
        /// Whether it is done.
        done: bool,
    },
    /// Choose what of an entry is to be handed on, or leave it out again.
    Take {
        /// What it is, as in [`Route::ShareEntry`].
        kind: String,
        /// Its row.
        id: i64,
        /// What can be ticked in it, a part for all that can be ticked there, or empty for all of the entry.
        what: String,
        /// Whether it is to be handed on.
        on: bool,
    },
    /// Choose nothing any more.
    TakeNothing,
    /// Hand on what the screen at a place shows beforehand, and nothing else.
    HandOn {
        /// The place.
        place: Route,
        /// As what.
        way: Way,
    },
    /// Lock the diary now.
    LockNow,
    /// Take the lock off the diary.
    RemoveLock,
    /// Let the phone's own lock (a face, a finger) open the diary too, or not.
    SetPhoneLock {
        /// Whether it may.
        on: bool,
    },
    /// Ask the phone to recognise its owner.
    AskPhone,
    /// The phone recognised its owner, as [`Effect::Authenticate`] asked.
    PhoneKnowsYou,
    /// Choose a file to bring back.
    PickImport,
    /// Choose a file to add from.
    PickAdditions,
    /// The file that was chosen, as [`Effect::PickFile`] asked.
    FilePicked {
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// Set a diary that cannot be opened aside, and start anew.
    StartAnew,
    /// Set a damaged diary aside and keep on with what of it can be read.
    Salvage,
    /// Set the diary aside and go on with an earlier copy.
    BringBack {
        /// The copy's number.
        copy: u32,
    },
    /// Delete the diary with every copy of it.
    DeleteEverything,
    /// Choose a country.
    SetRegion {
        /// Its id.
        region: String,
    },
    /// Choose a language.
    SetLocale {
        /// Its tag.
        locale: String,
    },
    /// Say who this is about.
    SetPerson {
        /// Who.
        person: super::Person,
    },
    /// Say what the help is for.
    SetConcern {
        /// What.
        concern: super::Concern,
    },
    /// Say that they have served, or that they are an LGBTQ+ young person.
    SetAudience {
        /// The modifier, `veteran` or `lgbtq`.
        fact: String,
        /// Whether it holds.
        holds: bool,
    },
    /// Save a form.
    Submit {
        /// The form's id.
        form: String,
        /// What was typed.
        values: Vec<FieldValue>,
    },
    /// Leave fast: forget what was ticked and close.
    Leave,
}

/// What to do after an action.
#[derive(Debug, Clone, PartialEq, Eq, Default, uniffi::Record)]
pub struct Outcome {
    /// Where to go; `None`: draw the same route again.
    pub go: Option<Go>,
    /// What the platform must carry out, in order.
    pub effects: Vec<Effect>,
}

/// What only the platform can do. Core never dials; it says what to dial, and what to show if that cannot be done.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Effect {
    /// Open the dialler, filled in. Never call without the user's own tap there.
    Dial {
        /// Exactly what is dialled.
        number: String,
        /// The same as a `tel:` address.
        uri: String,
        /// Shown if it cannot.
        if_it_fails: Phrase,
    },
    /// Open a text message, filled in. Never send it.
    Text {
        /// Exactly the number.
        number: String,
        /// The words to send; empty: the user's own.
        body: String,
        /// Shown if it cannot.
        if_it_fails: Phrase,
    },
    /// Open an address outside the app: web, chat or mail.
    OpenWeb {
        /// The address.
        url: String,
        /// Shown if it cannot.
        if_it_fails: Phrase,
    },
    /// Keep these settings, outside the store.
    KeepSettings {
        /// All of them.
        settings: Settings,
        /// Shown if they cannot be kept; they hold until the app closes.
        if_it_fails: Phrase,
    },
    /// Hand a file to whoever the user chooses.
    Share {
        /// What is in it.
        bytes: Vec<u8>,
        /// Its name.
        name: String,
        /// Its media type.
        kind: String,
        /// Shown if it cannot.
        if_it_fails: Phrase,
    },
    /// Let the user choose a file, then perform [`Action::FilePicked`].
    PickFile {
        /// Shown if it cannot.
        if_it_fails: Phrase,
    },
    /// Let the phone recognise its owner by face or finger, never by its passcode, then perform
    /// [`Action::PhoneKnowsYou`].
    Authenticate {
        /// Shown if it cannot.
        if_it_fails: Phrase,
    },
    /// Ask [`super::Foothold::reminders`] again and arm what it says.
    RemindersChanged,
    /// Forget the diary's key, make a new one, and unlock with that.
    ForgetKey,
    /// Leave the app and its entry among recent apps.
    Leave,
}

/// How a channel is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum ReachKind {
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

impl ReachKind {
    /// Its stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Text => "text",
            Self::Chat => "chat",
            Self::Web => "web",
            Self::Tty => "tty",
            Self::Videophone => "videophone",
            Self::Relay => "relay",
            Self::Whatsapp => "whatsapp",
            Self::Email => "email",
        }
    }
}

/// One way to reach a line.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Channel {
    /// Stable within a screen.
    pub id: String,
    /// Call, text, chat, ...
    pub kind: ReachKind,
    /// What the button says: "Call 988".
    pub label: Phrase,
    /// What to know first: keys to press, where it works.
    pub note: Option<Phrase>,
    /// False for what needs the internet: offline, grey it.
    pub works_without_data: bool,
    /// What to carry out.
    pub effect: Effect,
}
