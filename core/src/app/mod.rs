//! The screen protocol: `Route -> Screen`, `Action -> Outcome`. The only module that uniffi sees.
//!
//! All words, order, choices and rules are in core; a front end draws [`Screen`]s, keeps a stack of [`Route`]s, and
//! carries out [`Effect`]s. Everything is a value; no call blocks, fails half-way or calls back.

mod adding;
mod after;
mod calendar;
mod diary;
mod effect;
mod error;
mod foothold;
mod guarding;
mod moment;
mod paper;
mod reminders;
mod route;
mod screen;
mod screens;
mod session;
mod settings;
mod sharing;
mod state;
mod table;
mod typed;
mod writing;
mod writing_after;
mod writing_sheets;

pub use effect::{Action, Channel, Effect, FieldValue, Go, Mark, Mode, Outcome, ReachKind, Tap, Way};
pub use error::{FootholdError, Trouble};
pub use foothold::{Foothold, help, region_for_tag, route_from_link, route_from_text, route_text};
pub use moment::Moment;
pub use reminders::Reminder;
pub use route::Route;
pub use screen::{
    Answer, Block, Button, Choice, Field, FieldKind, FieldOption, HelpBar, LineCard, NoticeKind, Phrase,
    Screen, Sentence, SourceRef, Step, Weight, Words,
};
pub use settings::{Concern, Person, Settings};

uniffi::setup_scaffolding!("foothold");
