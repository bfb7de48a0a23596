//! Search in the reader's own words. Words of danger put help first.

use foothold_content::{Offer, Words};

use crate::content::{content, find, words};

use super::super::session::tables;
use super::super::{Block, Button, Field, FieldKind, NoticeKind, Phrase, Route, Screen, Tap, Weight};
use super::help::Detail;
use super::{Draw, paragraph, push};

/// The search form, and its one field.
pub(in crate::app) const SEARCH: &str = "search";

/// Results on the screen.
const MOST: usize = 10;

/// Letters of a query that are shown again.
const MOST_SHOWN: usize = 200;

impl Draw<'_> {
    pub(super) fn search(&self) -> Screen {
        let query = self.session.query();
        let form = Block::Form {
            id: SEARCH.into(),
            fields: vec![Field {
                id: SEARCH.into(),
                label: self.say(words::SEARCH_FIELD),
                hint: Some(self.say(words::SEARCH_HINT)),
                value: query.chars().take(MOST_SHOWN).collect(),
                kind: FieldKind::Search,
                options: Vec::new(),
            }],
            submit: Button {
                label: self.say(words::SEARCH_GO),
                tap: Tap::Submit { form: SEARCH.into() },
            },
        };
        let mut blocks = Vec::new();
        if query.trim().is_empty() {
            blocks.push(form);
        } else {
            blocks.extend(self.found(query));
            blocks.push(form);
        }
        let doors = [
            (
                "reasons",
                words::REASONS_TITLE,
                Some(words::REASONS_TEXT),
                Route::Reasons,
            ),
            ("guides", words::GUIDES_TITLE, None, Route::Guides),
        ];
        for (id, title, text, route) in doors {
            // A door that was found stands above already.
            let found = |block: &Block| matches!(block, Block::Card { id: found, .. } if found == id);
            if !blocks.iter().any(found) {
                blocks.push(self.card(id, title, text, Weight::Quiet, push(route)));
            }
        }
        // Half typed it is as private as sent.
        self.private_page(Route::Search, self.say(words::SEARCH_TITLE), blocks)
    }

    fn found(&self, query: &str) -> Vec<Block> {
        let found = find(content(), self.locale(), self.settings.reader(), query, MOST);
        let mut blocks = Vec::new();
        if let Some(offer) = found.danger {
            let check = self.go(words::SEARCH_DANGER_CHECK, tile(offer));
            blocks.push(self.notice(NoticeKind::Stop, words::SEARCH_DANGER, Some(check)));
            let lines = ["emergency", "crisis"]
                .into_iter()
                .filter_map(|role| self.region.line_for(role));
            blocks.extend(lines.map(|line| Block::Line {
                id: line.id.to_owned(),
                line: self.line_card(line, Detail::Glance),
            }));
            blocks.extend(self.hit("help"));
        }
        let mut routes: Vec<String> = found.hits.iter().map(|hit| hit.route.to_owned()).collect();
        if let Some(offer) = found.danger {
            // Help stands first already; then the page that fits, and the tile.
            let first = [format!("guide/{}", offer.guide), tile(offer).to_text()];
            let shown = |route: &str| route.strip_prefix("line/").is_some_and(|id| is_line(&blocks, id));
            routes.retain(|route| route != "help" && !first.contains(route) && !shown(route) && !offer.alone);
            routes.splice(0..0, first);
        }
        let hits: Vec<Block> = routes.iter().filter_map(|route| self.hit(route)).collect();
        if hits.is_empty() {
            blocks.push(paragraph("nothing", self.say(words::SEARCH_NOTHING)));
            blocks.extend(
                ["help", "check", "guide/about-me", "guide/four-reasons"]
                    .iter()
                    .filter_map(|to| self.hit(to)),
            );
        }
        blocks.extend(hits);
        blocks
    }

    /// A found place, as a door.
    fn hit(&self, text: &str) -> Option<Block> {
        let route = Route::from_text(text);
        let (title, summary) = self.named(&route)?;
        Some(Block::Card {
            id: text.to_owned(),
            title,
            text: summary,
            weight: Weight::Main,
            tap: push(route),
        })
    }

    /// What a place is called, and what it is for.
    pub(super) fn named(&self, route: &Route) -> Option<(Phrase, Option<Phrase>)> {
        let some = |title: Words, summary: Words| Some((self.fill(title), self.fill_some(summary)));
        match route {
            Route::Guide { id } => {
                let card = content().book(self.locale()).card(id)?;
                Some((Phrase::new(card.title), Some(Phrase::new(card.summary))))
            }
            Route::Rehearsal { id } => {
                let talk = content().rehearsals(self.locale()).talk(id)?;
                Some((Phrase::new(talk.title), Some(Phrase::new(talk.summary))))
            }
            Route::Sheet { id } => {
                let sheet = content().worksheet(id)?;
                some(sheet.title, sheet.summary)
            }
            Route::Tile { id } => {
                let tile = tables().tiles.iter().find(|tile| tile.id == id)?;
                some(tile.name, tile.hint)
            }
            Route::Line { id } => {
                let line = self.region.line(id)?;
                some(line.name, line.audience)
            }
            other => {
                let text = other.to_text();
                let place = content().places.iter().find(|place| place.route == text)?;
                some(place.title, place.summary)
            }
        }
    }
}

/// True if this helpline stands among the blocks.
fn is_line(blocks: &[Block], line: &str) -> bool {
    blocks
        .iter()
        .any(|block| matches!(block, Block::Line { id, .. } if id == line))
}

fn tile(offer: Offer) -> Route {
    Route::Tile {
        id: offer.check.to_owned(),
    }
}
