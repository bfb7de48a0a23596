//! One function a screen. [`Draw`] holds what every screen needs.

mod after;
mod check;
mod diary;
mod guide;
mod guide_paper;
mod help;
mod home;
mod reasons;
mod rehearsals;
mod result;
mod search;
mod settings;
mod sheets;
mod sources;
mod steps;
mod support;

pub(super) use diary::asked;
pub(super) use rehearsals::RIGHT_TIME;
pub(super) use search::SEARCH;
pub(super) use settings::NUMBERS;
pub(super) use support::RESPONDER;

use foothold_content::{Message, Region, Words};

use crate::content::{fill, role_words, words};

use super::session::Session;
use super::{
    Action, Block, Button, Channel, HelpBar, Mode, Moment, NoticeKind, Phrase, Route, Screen, Sentence,
    Settings, Tap, Way, Weight,
};

/// Everything a screen is drawn from.
pub(super) struct Draw<'a> {
    pub(super) region: &'static Region,
    pub(super) settings: &'a Settings,
    pub(super) session: &'a Session,
    pub(super) now: Option<Moment>,
}

impl Draw<'_> {
    /// The screen at a route. A route that leads nowhere (any more) lands where help is in view.
    pub(super) fn screen(&self, route: &Route) -> Screen {
        let drawn = match route {
            Route::Home => Some(self.home(false)),
            Route::Lost => Some(self.home(true)),
            Route::Help => Some(self.help()),
            Route::Line { id } => self.line(id),
            Route::Check => Some(self.check(false)),
            Route::Tile { id } => self.tile(id),
            Route::Result | Route::MoreSteps | Route::Why if !self.session.has_started() => {
                Some(self.check(true))
            }
            Route::Result => Some(self.result()),
            Route::MoreSteps => Some(self.more_steps()),
            Route::Why => Some(self.why()),
            Route::EmergencyWords => Some(self.emergency_words()),
            Route::NoConnection => Some(self.no_connection()),
            Route::Refusal => Some(self.refusal()),
            Route::Reasons => Some(self.reasons(false)),
            Route::ReasonsFound if !self.session.has_heard() => Some(self.reasons(true)),
            Route::ReasonsFound => Some(self.reasons_found()),
            Route::Reason { id } => self.reason(id),
            Route::Guides => Some(self.guides()),
            Route::Topic { id } => self.topic(id),
            Route::Guide { id } => self.guide(id),
            Route::GuideFacts { id } => self.guide_facts(id),
            Route::ShareGuide { id } => self.share_guide(id),
            Route::Sheets => Some(self.sheets()),
            Route::Sheet { id } => self.sheet(id),
            Route::BlankSheet { id } => self.blank_sheet(id),
            Route::Rehearsals => Some(self.rehearsals()),
            Route::Rehearsal { id } => self.rehearsal(id),
            Route::RehearsalTurn { id, turn } => self.rehearsal_turn(id, *turn),
            Route::RehearsalSaid { id, turn } => self.rehearsal_said(id, *turn),
            Route::RehearsalEnd { id } => self.rehearsal_end(id),
            Route::AfterCrisis => Some(self.after()),
            Route::AfterDay { day } => self.after_day(*day),
            Route::Search => Some(self.search()),
            Route::Sources { after } => self.sources(after.as_deref()),
            Route::Source { id } => self.source(id),
            Route::Settings => Some(self.settings()),
            Route::Country => Some(self.country()),
            Route::About => Some(self.about()),
            // Drawn by `diary_screen`.
            _ => None,
        };
        drawn.unwrap_or_else(|| self.home(true))
    }

    pub(super) fn locale(&self) -> &str {
        &self.settings.locale
    }

    /// A screen with the help bar on it.
    fn page(&self, route: Route, title: Phrase, blocks: Vec<Block>) -> Screen {
        Screen {
            route,
            title,
            help: self.help_bar(),
            blocks,
            private: false,
            leave: None,
        }
    }

    /// A screen that shows what the user did: hidden from recents, with a way to leave fast.
    fn private_page(&self, route: Route, title: Phrase, blocks: Vec<Block>) -> Screen {
        Screen {
            private: true,
            leave: Some(self.leave()),
            ..self.page(route, title, blocks)
        }
    }

    fn leave(&self) -> Button {
        Button {
            label: self.say(words::LEAVE),
            tap: Tap::Do {
                action: Action::Leave,
            },
        }
    }

    /// Emergency number and crisis line dial with one touch. Where no country is known, the second button
    /// chooses one.
    fn help_bar(&self) -> HelpBar {
        let dial = |role: &str, label: &Message, spoken: &Message| {
            let channel = self
                .region
                .line_for(role)
                .and_then(|line| self.channels(line).into_iter().next())?;
            let name = role_words(role, self.region, self.locale());
            let number = shown_number(&channel);
            let slots = [("number", number.as_str()), ("name", name.as_str())];
            let label = label.with(self.locale(), &slots);
            let aloud = Phrase::new(spoken.with(self.locale(), &slots));
            let spoken = Some(aloud.spoken.unwrap_or(aloud.text));
            Some(Button {
                label: Phrase { text: label, spoken },
                tap: Tap::Reach { channel },
            })
        };
        let known = self.region.id != "unknown";
        let emergency = if known {
            words::BAR_EMERGENCY
        } else {
            words::BAR_EMERGENCY_UNKNOWN
        };
        HelpBar {
            emergency: dial("emergency", emergency, words::BAR_SPOKEN)
                .unwrap_or_else(|| self.go(words::BAR_HELP, Route::Help)),
            crisis: dial("crisis", words::BAR_CRISIS, words::BAR_SPOKEN)
                .unwrap_or_else(|| self.go(words::BAR_COUNTRY, Route::Country)),
            help: self.go(words::BAR_HELP, Route::Help),
        }
    }

    fn say(&self, message: &Message) -> Phrase {
        self.say_with(message, &[])
    }

    /// An interface message; the region's `emergency` and `crisis` words fill the slots of those names.
    fn say_with(&self, message: &Message, slots: &[(&str, &str)]) -> Phrase {
        let emergency = role_words("emergency", self.region, self.locale());
        let crisis = role_words("crisis", self.region, self.locale());
        let mut all = vec![("emergency", emergency.as_str()), ("crisis", crisis.as_str())];
        all.extend(slots);
        Phrase::new(message.with(self.locale(), &all))
    }

    fn fill(&self, words: Words) -> Phrase {
        Phrase::new(fill(words, self.region, self.locale()))
    }

    /// The words, if there are any.
    fn fill_some(&self, words: Words) -> Option<Phrase> {
        (!words.is_empty()).then(|| self.fill(words))
    }

    fn go(&self, message: &Message, route: Route) -> Button {
        Button {
            label: self.say(message),
            tap: push(route),
        }
    }

    fn card(&self, id: &str, title: &Message, text: Option<&Message>, weight: Weight, tap: Tap) -> Block {
        let text = text.map(|text| self.say(text));
        Block::Card {
            id: id.to_owned(),
            title: self.say(title),
            text,
            weight,
            tap,
        }
    }

    fn paragraph(&self, message: &Message) -> Block {
        paragraph(message.id, self.say(message))
    }

    fn heading(&self, message: &Message) -> Block {
        Block::Heading {
            id: message.id.to_owned(),
            text: self.say(message),
        }
    }

    /// The ways to hand on what the screen at a place shows.
    fn hand_on(&self, place: &Route, ways: &[Way]) -> Vec<Block> {
        let way = |way: &Way| {
            let title = match way {
                Way::Page => words::SHEET_PAGE,
                Way::Text => words::SHEET_AS_TEXT,
                Way::Table => words::SHARE_TABLE,
                Way::Calendar => words::SHARE_CALENDAR_FILE,
            };
            let action = Action::HandOn {
                place: place.clone(),
                way: *way,
            };
            self.card(way.id(), title, None, Weight::Main, Tap::Do { action })
        };
        ways.iter().map(way).collect()
    }

    fn notice(&self, kind: NoticeKind, message: &Message, button: Option<Button>) -> Block {
        Block::Notice {
            id: message.id.to_owned(),
            kind,
            text: self.say(message),
            sources: Vec::new(),
            button,
        }
    }
}

/// A paragraph that claims nothing.
fn paragraph(id: &str, text: Phrase) -> Block {
    Block::Paragraph {
        id: id.to_owned(),
        sentences: vec![Sentence {
            text,
            sources: Vec::new(),
        }],
    }
}

fn push(route: Route) -> Tap {
    Tap::Go {
        route,
        mode: Mode::Push,
    }
}

/// The digits a channel's button shows.
fn shown_number(channel: &Channel) -> String {
    channel.id.rsplit('/').next().unwrap_or_default().to_owned()
}
