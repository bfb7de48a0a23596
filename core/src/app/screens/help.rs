//! Crisis lines. Drawn from packed data alone: no object, no store, no set-up.

use foothold_content::{ChannelKind, Line, SendsHelp};

use crate::contacts::reach_uri;
use crate::content::{content, words};

use super::super::moment::{day, day_words};
use super::super::{
    Action, Block, Channel, Effect, LineCard, NoticeKind, Phrase, ReachKind, Route, Screen, Tap, Weight,
};
use super::{Draw, push};

/// How much of a line a screen shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// The first call and the first text: what a frightened reader can take in.
    Glance,
    /// Every way to reach it.
    Ways,
    /// Everything known about it.
    Everything,
}

impl Draw<'_> {
    pub(super) fn help(&self) -> Screen {
        let mut blocks = Vec::new();
        if self.region.id == "unknown" {
            blocks.push(self.notice(NoticeKind::Stop, words::HELP_NO_COUNTRY, None));
        }
        // The other lines are one touch further.
        let in_full = content().page("help").roles;
        let (full, others): (Vec<&'static Line>, Vec<&'static Line>) = self
            .region
            .lines
            .iter()
            .partition(|line| in_full.contains(&line.role));
        blocks.extend(full.iter().map(|line| Block::Line {
            id: line.id.to_owned(),
            line: self.line_card(line, Detail::Ways),
        }));
        blocks.extend(self.user_lines());
        if self.region.id == "unknown" {
            blocks.push(self.heading(words::COUNTRY_TITLE));
            blocks.extend(self.countries());
        }
        let doors = [
            ("check", words::HELP_CHECK, words::HOME_NOW_TEXT, Route::Check),
            (
                "words",
                words::WORDS_TITLE,
                words::WORDS_TEXT,
                Route::EmergencyWords,
            ),
            (
                "no-connection",
                words::NO_CONNECTION_TITLE,
                words::NO_CONNECTION_TEXT,
                Route::NoConnection,
            ),
        ];
        for (id, title, text, route) in doors {
            blocks.push(self.card(id, title, Some(text), Weight::Main, push(route)));
        }
        if !others.is_empty() {
            blocks.push(self.heading(words::HELP_MORE));
        }
        for line in others {
            blocks.push(Block::Card {
                id: line.id.to_owned(),
                title: self.fill(line.name),
                text: self.fill_some(line.audience),
                weight: Weight::Quiet,
                tap: push(Route::Line {
                    id: line.id.to_owned(),
                }),
            });
        }
        if self.region.id != "unknown" {
            let country = self.fill(self.region.name);
            blocks.push(Block::Card {
                id: "country".into(),
                title: self.say_with(words::HELP_OTHER_COUNTRY, &[("country", &country.text)]),
                text: None,
                weight: Weight::Quiet,
                tap: push(Route::Country),
            });
        }
        self.page(Route::Help, self.say(words::HELP_TITLE), blocks)
    }

    pub(super) fn line(&self, id: &str) -> Option<Screen> {
        let line = self.region.line(id)?;
        let mut blocks = vec![Block::Line {
            id: line.id.to_owned(),
            line: self.line_card(line, Detail::Everything),
        }];
        let mut listed = Vec::new();
        for source in line.channels.iter().flat_map(|channel| channel.sources) {
            if !listed.contains(source) {
                listed.push(*source);
            }
        }
        blocks.push(self.heading(words::SOURCES_SHORT));
        blocks.extend(self.source_blocks(&listed));
        let no_connection = push(Route::NoConnection);
        blocks.push(self.card(
            "no-connection",
            words::NO_CONNECTION_TITLE,
            None,
            Weight::Quiet,
            no_connection,
        ));
        let screen = self.page(Route::Line { id: id.to_owned() }, self.fill(line.name), blocks);
        Some(Screen {
            leave: Some(self.leave()),
            ..screen
        })
    }

    /// A line; what a detail leaves out is one touch further, on the line's own screen.
    pub(super) fn line_card(&self, line: &'static Line, detail: Detail) -> LineCard {
        let more = Route::Line {
            id: line.id.to_owned(),
        };
        let short = detail != Detail::Everything;
        let channels = match detail {
            Detail::Glance => self.first_ways(line),
            Detail::Ways | Detail::Everything => self.channels(line),
        };
        // That an emergency service sends help, and that we do not know, can wait; that a crisis line may, cannot.
        let says_more = line.role != "emergency" && line.sends_help != SendsHelp::Unknown;
        // At a glance the date stands once, at the end of the screen, unless this line's is past.
        let (checked, old) = self.checked(line, short);
        LineCard {
            id: line.id.to_owned(),
            name: self.fill(line.name),
            audience: self.fill_some(line.audience).filter(|_| !short),
            channels,
            hours: Some(self.hours(line)).filter(|_| !line.always_open || detail != Detail::Glance),
            sends_help: self
                .fill_some(line.sends_help_words)
                .filter(|_| says_more || detail != Detail::Glance),
            checked: Some(checked).filter(|_| old || detail != Detail::Glance),
            more: short.then(|| self.go(words::LINE_MORE, more)),
        }
    }

    fn hours(&self, line: &Line) -> Phrase {
        let hours = self.fill(line.hours);
        let cost = self.fill(line.cost);
        Phrase::new(format!("{} {}", ended(&hours.text), ended(&cost.text)))
    }

    /// When the numbers were checked; past their day, that they may have changed. A number never disappears.
    fn checked(&self, line: &Line, short: bool) -> (Phrase, bool) {
        let oldest = line
            .channels
            .iter()
            .map(|channel| channel.assured_date)
            .min()
            .unwrap_or_default();
        let due = line
            .channels
            .iter()
            .map(|channel| channel.next_review)
            .min()
            .unwrap_or_default();
        let shown = day_words(oldest, self.locale());
        let old = self.now.is_some_and(|now| now.day() > day(due));
        let message = if old { words::CHECKED_OLD } else { words::CHECKED };
        let mut text = message.with(self.locale(), &[("date", &shown)]);
        for open in line
            .channels
            .iter()
            .filter_map(|channel| self.fill_some(channel.open))
            .filter(|_| !short)
        {
            if !text.contains(&open.text) {
                text.push(' ');
                text.push_str(&open.text);
            }
        }
        (Phrase::new(text), old)
    }

    /// The first call and the first text that two sources agree on; if there are none, the first of each.
    fn first_ways(&self, line: &'static Line) -> Vec<Channel> {
        let first = |kind, sure: bool| {
            let mut channels = line.channels.iter().filter(|channel| channel.kind == kind);
            channels.find(|channel| !sure || channel.open.is_empty())
        };
        let of = |sure| {
            [ChannelKind::Call, ChannelKind::Text]
                .into_iter()
                .filter_map(move |kind| first(kind, sure))
        };
        let mut ways: Vec<_> = of(true).collect();
        if ways.is_empty() {
            ways = of(false).collect();
        }
        ways.into_iter()
            .map(|channel| self.channel(line, channel))
            .collect()
    }

    /// The ways to reach a line, as the platform carries them out.
    pub(super) fn channels(&self, line: &'static Line) -> Vec<Channel> {
        line.channels
            .iter()
            .map(|channel| self.channel(line, channel))
            .collect()
    }

    fn channel(&self, line: &'static Line, channel: &foothold_content::Channel) -> Channel {
        let (kind, label) = match channel.kind {
            ChannelKind::Call => (ReachKind::Call, words::REACH_CALL),
            ChannelKind::Text if channel.body.is_empty() => (ReachKind::Text, words::REACH_TEXT),
            ChannelKind::Text => (ReachKind::Text, words::REACH_TEXT_BODY),
            ChannelKind::Chat => (ReachKind::Chat, words::REACH_CHAT),
            ChannelKind::Web => (ReachKind::Web, words::REACH_WEB),
            ChannelKind::Tty => (ReachKind::Tty, words::REACH_TTY),
            ChannelKind::Videophone => (ReachKind::Videophone, words::REACH_VIDEOPHONE),
            ChannelKind::Relay => (ReachKind::Relay, words::REACH_RELAY),
            ChannelKind::Whatsapp => (ReachKind::Whatsapp, words::REACH_WHATSAPP),
            ChannelKind::Email => (ReachKind::Email, words::REACH_EMAIL),
        };
        let slots = [("number", channel.display), ("body", channel.body)];
        let mut notes = Vec::new();
        if !channel.menu.is_empty() {
            notes.push(words::REACH_MENU.with(self.locale(), &[("keys", channel.menu)]));
        }
        notes.extend(self.fill_some(channel.about).map(|about| about.text));
        Channel {
            id: format!("{}/{}/{}", line.id, kind.id(), channel.display),
            kind,
            label: self.say_with(label, &slots),
            note: (!notes.is_empty()).then(|| Phrase::new(notes.join(" "))),
            works_without_data: channel.works_without_data,
            effect: self.effect(channel),
        }
    }

    fn effect(&self, channel: &foothold_content::Channel) -> Effect {
        let uri = reach_uri(channel);
        let if_it_fails = self.say_with(
            words::REACH_FAILED,
            &[("number", channel.display), ("body", channel.body)],
        );
        match channel.kind {
            ChannelKind::Call | ChannelKind::Tty | ChannelKind::Videophone | ChannelKind::Relay => {
                Effect::Dial {
                    number: channel.dial.to_owned(),
                    uri,
                    if_it_fails,
                }
            }
            ChannelKind::Text => Effect::Text {
                number: channel.dial.to_owned(),
                body: channel.body.to_owned(),
                if_it_fails: if channel.body.is_empty() {
                    if_it_fails
                } else {
                    self.say_with(
                        words::REACH_FAILED_TEXT,
                        &[("number", channel.display), ("body", channel.body)],
                    )
                },
            },
            ChannelKind::Chat | ChannelKind::Web | ChannelKind::Whatsapp | ChannelKind::Email => {
                Effect::OpenWeb {
                    url: uri,
                    if_it_fails: self.say_with(words::REACH_FAILED_WEB, &[("number", channel.display)]),
                }
            }
        }
    }

    /// The family's own numbers.
    fn user_lines(&self) -> Vec<Block> {
        let own = [
            (
                "own-clinician",
                words::OWN_CLINICIAN,
                &self.settings.clinician_number,
            ),
            (
                "local-crisis",
                words::LOCAL_CRISIS,
                &self.settings.local_crisis_number,
            ),
        ];
        own.into_iter()
            .filter(|(_, _, number)| !number.is_empty())
            .map(|(id, name, number)| Block::Line {
                id: id.to_owned(),
                line: self.user_line(id, name, number),
            })
            .collect()
    }

    /// A number the user wrote down: nothing is known about it but how to call it.
    pub(super) fn user_line(&self, id: &str, name: &foothold_content::Message, number: &str) -> LineCard {
        let channel = Channel {
            id: format!("{id}/call/{number}"),
            kind: ReachKind::Call,
            label: self.say_with(words::REACH_CALL, &[("number", number)]),
            note: None,
            works_without_data: true,
            effect: Effect::Dial {
                number: number.to_owned(),
                uri: format!("tel:{number}"),
                if_it_fails: self.say_with(words::REACH_FAILED, &[("number", number)]),
            },
        };
        LineCard {
            id: id.to_owned(),
            name: self.say(name),
            audience: None,
            channels: vec![channel],
            hours: Some(self.say(words::OWN_HOURS)),
            sends_help: None,
            checked: None,
            more: None,
        }
    }

    /// One card a country, to choose it.
    pub(super) fn countries(&self) -> Vec<Block> {
        let known = content().regions.iter().filter(|region| region.id != "unknown");
        known
            .map(|region| Block::Card {
                id: region.id.to_owned(),
                title: self.fill(region.name),
                text: None,
                weight: Weight::Main,
                tap: Tap::Do {
                    action: Action::SetRegion {
                        region: region.id.to_owned(),
                    },
                },
            })
            .collect()
    }

    pub(super) fn no_connection(&self) -> Screen {
        let mut blocks: Vec<Block> = [
            words::NO_CONNECTION_AGAIN,
            words::NO_CONNECTION_NO_BARS,
            words::NO_CONNECTION_TEXT_INSTEAD,
            words::NO_CONNECTION_OTHER_PHONE,
            words::NO_CONNECTION_BUSY,
            words::NO_CONNECTION_GO,
            words::NO_CONNECTION_WHERE,
        ]
        .into_iter()
        .map(|message| self.paragraph(message))
        .collect();
        let page = content().page("no-connection");
        blocks.extend(self.page_lines(page.roles));
        blocks.extend(self.source_blocks(page.sources));
        self.page(Route::NoConnection, self.say(words::NO_CONNECTION_TITLE), blocks)
    }
}

/// The text with a full stop.
fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
