//! The first screen: one question, three doors.

use crate::content::words;

use super::super::{Block, NoticeKind, Route, Screen, Weight};
use super::{Draw, push};

impl Draw<'_> {
    pub(super) fn home(&self, lost: bool) -> Screen {
        let mut blocks = Vec::new();
        if lost {
            blocks.push(self.notice(NoticeKind::Note, words::HOME_LOST, None));
        }
        if let Some(told) = self.session.told {
            blocks.push(self.notice(NoticeKind::Note, told, None));
        }
        if self.region.id == "unknown" {
            let button = self.go(words::COUNTRY_CHOOSE, Route::Country);
            blocks.push(self.notice(NoticeKind::Note, words::HOME_NO_COUNTRY, Some(button)));
        }
        let doors = [
            (
                "now",
                words::HOME_NOW,
                Some(words::HOME_NOW_TEXT),
                Weight::Main,
                Route::Check,
            ),
            (
                "refusal",
                words::HOME_REFUSAL,
                Some(words::HOME_REFUSAL_TEXT),
                Weight::Main,
                Route::Refusal,
            ),
            (
                "step",
                words::HOME_STEP,
                Some(words::HOME_STEP_TEXT),
                Weight::Main,
                Route::NextStep,
            ),
        ];
        let quiet = [
            (
                "diary",
                words::DIARY_TITLE,
                Some(words::DIARY_DOOR),
                Weight::Quiet,
                Route::Diary,
            ),
            (
                "search",
                words::SEARCH_TITLE,
                Some(words::SEARCH_TEXT),
                Weight::Quiet,
                Route::Search,
            ),
            (
                "guides",
                words::GUIDES_TITLE,
                Some(words::GUIDES_TEXT),
                Weight::Quiet,
                Route::Guides,
            ),
            (
                "settings",
                words::SETTINGS_TITLE,
                Some(words::SETTINGS_TEXT),
                Weight::Quiet,
                Route::Settings,
            ),
            ("about", words::ABOUT_TITLE, None, Weight::Quiet, Route::About),
            (
                "sources",
                words::SOURCES_TITLE,
                None,
                Weight::Quiet,
                Route::Sources { after: None },
            ),
        ];
        for (id, title, text, weight, route) in doors {
            blocks.push(self.card(id, title, text, weight, push(route)));
        }
        if self.session.has_started() {
            blocks.push(self.card(
                "result",
                words::HOME_RESULT,
                None,
                Weight::Quiet,
                push(Route::Result),
            ));
        }
        if self.session.has_heard() {
            let found = push(Route::ReasonsFound);
            blocks.push(self.card("heard", words::HOME_HEARD, None, Weight::Quiet, found));
        }
        blocks.push(self.about_me());
        for (id, title, text, weight, route) in quiet {
            blocks.push(self.card(id, title, text, weight, push(route)));
        }
        let route = if lost { Route::Lost } else { Route::Home };
        self.page(route, self.say(words::HOME_TITLE), blocks)
    }

    /// The same with the door to the day of the plan that asks for something now, in words that tell nothing.
    pub(in crate::app) fn home_with_due(&self, id: i64, day: u32) -> Screen {
        let mut screen = self.home(false);
        let due = push(Route::OwnAfterDay { id, day });
        let door = self.card("due", words::HOME_DUE, None, Weight::Main, due);
        let is_door = |block: &Block| matches!(block, Block::Card { id, .. } if id == "step");
        let at = screen.blocks.iter().position(is_door);
        screen.blocks.insert(at.map_or(0, |at| at + 1), door);
        screen
    }

    /// The door for the young person, or anyone, who opens the app for themself.
    pub(super) fn about_me(&self) -> Block {
        let route = Route::Guide {
            id: "about-me".into(),
        };
        self.card(
            "about-me",
            words::HOME_ME,
            Some(words::HOME_ME_TEXT),
            Weight::Quiet,
            push(route),
        )
    }

    pub(super) fn about(&self) -> Screen {
        let paragraphs = [
            words::ABOUT_WHAT,
            words::ABOUT_NOT_A_DOCTOR,
            words::ABOUT_NOT_REVIEWED,
            words::ABOUT_NOT_DIALLED,
            words::ABOUT_PRIVATE,
            words::ABOUT_CALL_HISTORY,
        ];
        let mut blocks: Vec<Block> = paragraphs
            .into_iter()
            .map(|message| self.paragraph(message))
            .collect();
        let sources = push(Route::Sources { after: None });
        blocks.push(self.card("sources", words::SOURCES_TITLE, None, Weight::Quiet, sources));
        self.page(Route::About, self.say(words::ABOUT_TITLE), blocks)
    }
}
