//! Practice talks: the list, the right time, a turn, what the words do, the end.
//!
//! What was said lives in memory. A route names the turn and nothing else, so that Back leads to the turn before, and a
//! turn whose story is not known any more leads to the start of its talk.

use foothold_content::{MOST_TURNS, Message, Rehearsal, Reply, TalkPlace, Turn};

use crate::content::{content, words};

use super::super::{Action, Block, Choice, Mark, Mode, NoticeKind, Phrase, Route, Screen, Tap, Weight};
use super::{Draw, paragraph, push};

/// What speaks for having the real talk now.
pub(in crate::app) const RIGHT_TIME: [(&str, &Message); 5] = [
    ("calm", words::REHEARSAL_TIME_CALM),
    ("sober", words::REHEARSAL_TIME_SOBER),
    ("private", words::REHEARSAL_TIME_PRIVATE),
    ("slept", words::REHEARSAL_TIME_SLEPT),
    ("unafraid", words::REHEARSAL_TIME_UNAFRAID),
];

impl Draw<'_> {
    fn talk(&self, id: &str) -> Option<&'static Rehearsal> {
        content().rehearsals(self.locale()).talk(id)
    }

    /// Every talk; those about others stand below.
    pub(super) fn rehearsals(&self) -> Screen {
        let mut blocks = vec![
            self.paragraph(words::REHEARSALS_INTRO),
            self.card(
                "check",
                words::REFUSAL_CHECK,
                Some(words::REFUSAL_CHECK_TEXT),
                Weight::Quiet,
                push(Route::Check),
            ),
        ];
        let reader = self.settings.reader();
        let talks = content().rehearsals(self.locale()).talks.iter();
        let (shown, others): (Vec<_>, Vec<_>) = talks.partition(|talk| talk.fit.holds(reader));
        blocks.extend(shown.into_iter().map(|talk| self.talk_card(talk)));
        if !others.is_empty() {
            blocks.push(self.paragraph(words::REHEARSALS_OTHERS));
            blocks.extend(others.into_iter().map(|talk| Block::Card {
                id: format!("rehearsal/{}", talk.id),
                title: self.phrase(talk.title),
                text: None,
                weight: Weight::Quiet,
                tap: start(talk),
            }));
        }
        blocks.push(self.paragraph(words::REHEARSALS_HALF));
        let screen = self.page(Route::Rehearsals, self.say(words::REHEARSALS_TITLE), blocks);
        Screen {
            leave: Some(self.leave()),
            ..screen
        }
    }

    fn talk_card(&self, talk: &Rehearsal) -> Block {
        Block::Card {
            id: format!("rehearsal/{}", talk.id),
            title: self.phrase(talk.title),
            text: Some(self.phrase(talk.summary)),
            weight: Weight::Main,
            tap: start(talk),
        }
    }

    /// The door to the list.
    pub(super) fn practice_card(&self, weight: Weight) -> Block {
        self.card(
            "rehearsals",
            words::REHEARSALS_TITLE,
            Some(words::REHEARSALS_TEXT),
            weight,
            push(Route::Rehearsals),
        )
    }

    /// Doors to the talks that practice what a guide teaches, for this reader.
    pub(super) fn practice_doors(&self, guide: &str) -> Vec<Block> {
        self.practice_doors_of(guide, "practice")
    }

    /// The same, on a screen where more than one guide has such doors.
    pub(super) fn practice_doors_of(&self, guide: &str, owner: &str) -> Vec<Block> {
        let reader = self.settings.reader();
        let talks = content().rehearsals(self.locale()).of_guide(guide);
        let talks = talks.filter(|talk| talk.fit.holds(reader));
        talks
            .map(|talk| Block::Card {
                id: format!("{owner}/{}", talk.id),
                title: self.say_with(words::REHEARSAL_DOOR, &[("title", talk.title)]),
                text: None,
                weight: Weight::Quiet,
                tap: start(talk),
            })
            .collect()
    }

    pub(super) fn rehearsal(&self, id: &str) -> Option<Screen> {
        self.talk(id).map(|talk| self.talk_start(talk, false))
    }

    /// The right time, the scene, and the way in.
    fn talk_start(&self, talk: &Rehearsal, restarted: bool) -> Screen {
        let mut blocks = Vec::new();
        if restarted {
            blocks.push(self.notice(NoticeKind::Note, words::REHEARSAL_RESTARTED, None));
        }
        if !talk.waits {
            let check = self.go(words::SEARCH_DANGER_CHECK, Route::from_text(talk.out));
            blocks.push(self.notice(NoticeKind::Stop, words::REHEARSAL_REAL, Some(check)));
        }
        blocks.extend(self.not_for_reader(&talk.fit));
        blocks.push(paragraph("summary", self.phrase(talk.summary)));
        blocks.extend(self.right_time(talk));
        blocks.push(self.heading(words::REHEARSAL_SCENE));
        blocks.push(Block::Paragraph {
            id: "scene".into(),
            sentences: self.sentences(talk.scene),
        });
        let action = Action::BeginRehearsal {
            talk: talk.id.to_owned(),
        };
        blocks.push(self.card(
            "begin",
            words::REHEARSAL_BEGIN,
            None,
            Weight::Main,
            Tap::Do { action },
        ));
        blocks.push(self.way_out(talk));
        blocks.extend(self.guides_of(talk));
        blocks.push(paragraph("written", self.written(talk.dates)));
        let route = Route::Rehearsal {
            id: talk.id.to_owned(),
        };
        let screen = self.page(route, self.phrase(talk.title), blocks);
        Screen {
            private: !self.session.right_time().is_empty(),
            leave: Some(self.leave()),
            ..screen
        }
    }

    /// Is now a good time for the real talk? Practice needs none, and to ask about danger needs none either.
    fn right_time(&self, talk: &Rehearsal) -> Vec<Block> {
        if !talk.waits {
            return vec![paragraph("when", self.say(words::REHEARSAL_TIME_NOW))];
        }
        let ticked = self.session.right_time();
        let choice = |(id, message): (&'static str, &Message)| {
            let (mark, other) = if ticked.contains(id) {
                (Mark::Yes, Mark::Clear)
            } else {
                (Mark::Clear, Mark::Yes)
            };
            Choice {
                id: id.to_owned(),
                text: self.say(message),
                mark,
                tap: Tap::Do {
                    action: Action::TickTime {
                        tick: id.to_owned(),
                        mark: other,
                    },
                },
                others: Vec::new(),
            }
        };
        let when = match ticked.len() {
            0 => words::REHEARSAL_TIME_WAIT,
            count if count < RIGHT_TIME.len() => words::REHEARSAL_TIME_NOT_YET,
            _ => words::REHEARSAL_TIME_YES,
        };
        let mut blocks = vec![
            Block::Question {
                id: "right-time".into(),
                text: self.say(words::REHEARSAL_TIME),
                hint: Some(self.say(words::REHEARSAL_TIME_HINT)),
                choices: RIGHT_TIME.into_iter().map(choice).collect(),
                finish: None,
            },
            paragraph("when", self.say(when)),
        ];
        let guide = content().book(self.locale()).card("right-time");
        blocks.extend(guide.map(|card| self.guide_card(card, Weight::Quiet)));
        blocks
    }

    pub(super) fn rehearsal_turn(&self, id: &str, nth: u32) -> Option<Screen> {
        let talk = self.talk(id)?;
        Some(match self.turn_at(talk, nth) {
            Some((said, turn)) => self.turn(talk, nth, said, turn),
            None => self.talk_start(talk, true),
        })
    }

    /// What was said up to a turn, and the turn; `None` if nobody came to it.
    fn turn_at(&self, talk: &'static Rehearsal, nth: u32) -> Option<(&[u8], &'static Turn)> {
        let said = self.session.rehearsed(talk)?;
        let before = said.get(..usize::try_from(nth.checked_sub(1)?).ok()?)?;
        match talk.after(before)? {
            TalkPlace::Turn(turn) => Some((said, turn)),
            TalkPlace::Ending(_) => None,
        }
    }

    /// What was said in a turn; `None` if nothing was.
    fn said_in(&self, talk: &'static Rehearsal, nth: u32) -> Option<(&[u8], &'static Reply)> {
        let (said, turn) = self.turn_at(talk, nth)?;
        let answer = said.get(nth as usize - 1)?;
        Some((said, turn.replies.get(usize::from(*answer))?))
    }

    fn turn(&self, talk: &'static Rehearsal, nth: u32, said: &[u8], turn: &Turn) -> Screen {
        let most = MOST_TURNS as u32;
        let (now, last) = (nth.to_string(), most.to_string());
        let before = nth.checked_sub(1).and_then(|before| self.said_in(talk, before));
        let yours = before.map_or(talk.opening, |(_, reply)| reply.say);
        let mut blocks = vec![
            Block::Progress {
                id: "turn".into(),
                done: nth,
                total: most,
                text: self.say_with(words::REHEARSAL_TURN, &[("turn", &now), ("most", &last)]),
            },
            paragraph("you", self.quoted(words::REHEARSAL_YOU, yours)),
        ];
        blocks.extend(self.theirs(turn.does, turn.they));
        let chosen = said.get(nth as usize - 1).copied();
        let choice = |(at, reply): (usize, &Reply)| {
            let answer = at as u32 + 1;
            Choice {
                id: format!("say/{answer}"),
                text: self.phrase(reply.say),
                mark: if chosen == u8::try_from(at).ok() {
                    Mark::Yes
                } else {
                    Mark::Clear
                },
                tap: Tap::Do {
                    action: Action::Rehearse {
                        talk: talk.id.to_owned(),
                        turn: nth,
                        answer,
                    },
                },
                others: Vec::new(),
            }
        };
        blocks.push(Block::Question {
            id: "say".into(),
            text: self.say(words::REHEARSAL_QUESTION),
            hint: None,
            choices: turn.replies.iter().enumerate().map(choice).collect(),
            finish: None,
        });
        blocks.push(self.way_out(talk));
        let route = Route::RehearsalTurn {
            id: talk.id.to_owned(),
            turn: nth,
        };
        self.private_page(route, self.phrase(turn.heading), blocks)
    }

    /// What they do and say.
    fn theirs(&self, does: &str, they: &str) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !does.is_empty() {
            blocks.push(paragraph("does", self.phrase(does)));
        }
        if !they.is_empty() {
            blocks.push(paragraph("they", self.quoted(words::REHEARSAL_THEY, they)));
        }
        blocks
    }

    fn quoted(&self, message: &Message, said: &str) -> Phrase {
        self.say_with(message, &[("words", &self.phrase(said).text)])
    }

    /// What the words that were chosen do, in words, and why.
    pub(super) fn rehearsal_said(&self, id: &str, nth: u32) -> Option<Screen> {
        let talk = self.talk(id)?;
        let Some((said, reply)) = self.said_in(talk, nth) else {
            return Some(self.talk_start(talk, true));
        };
        let mut blocks = vec![
            paragraph("you", self.quoted(words::REHEARSAL_YOU, reply.say)),
            Block::Paragraph {
                id: "why".into(),
                sentences: self.sentences(reply.why),
            },
        ];
        let id = talk.id.to_owned();
        let next = push(match talk.after(&said[..nth as usize])? {
            TalkPlace::Turn(_) => Route::RehearsalTurn {
                id: id.clone(),
                turn: nth + 1,
            },
            TalkPlace::Ending(_) => Route::RehearsalEnd { id: id.clone() },
        });
        let (title, skill) = if reply.opens {
            blocks.push(self.card("on", words::REHEARSAL_ON, None, Weight::Main, next));
            (words::REHEARSAL_OPENS, words::REHEARSAL_HOW)
        } else {
            let again = Tap::Go {
                route: Route::RehearsalTurn {
                    id: id.clone(),
                    turn: nth,
                },
                mode: Mode::Return,
            };
            blocks.push(self.card("again", words::REHEARSAL_OTHER_WORDS, None, Weight::Main, again));
            blocks.push(self.card("on", words::REHEARSAL_SEE, None, Weight::Quiet, next));
            (words::REHEARSAL_CLOSES, words::REHEARSAL_INSTEAD)
        };
        let guide = content().book(self.locale()).card(reply.skill);
        blocks.extend(guide.map(|card| Block::Card {
            id: "skill".into(),
            title: self.say_with(skill, &[("title", card.title)]),
            text: None,
            weight: Weight::Quiet,
            tap: push(Route::Guide {
                id: card.id.to_owned(),
            }),
        }));
        blocks.push(self.way_out(talk));
        let route = Route::RehearsalSaid { id, turn: nth };
        Some(self.private_page(route, self.say(title), blocks))
    }

    /// The end: what it was worth, and one small step to choose.
    pub(super) fn rehearsal_end(&self, id: &str) -> Option<Screen> {
        let talk = self.talk(id)?;
        let said = self.session.rehearsed(talk);
        let Some(TalkPlace::Ending(ending)) = said.and_then(|said| talk.after(said)) else {
            return Some(self.talk_start(talk, true));
        };
        let mut blocks = self.theirs(ending.does, ending.they);
        let texts = ending.paragraphs.iter().enumerate();
        blocks.extend(texts.map(|(at, spans)| Block::Paragraph {
            id: format!("end/{at}"),
            sentences: self.sentences(spans),
        }));
        blocks.push(self.heading(words::REHEARSAL_STEPS));
        let steps = [ending.step, talk.step].into_iter();
        for step in steps.filter_map(|step| content().small_step(step)) {
            blocks.extend(self.offered_step(step, step.id));
            blocks.extend(self.step_why(step.id, step.id));
        }
        let id = talk.id.to_owned();
        let back = |route| Tap::Go {
            route,
            mode: Mode::Return,
        };
        let note = push(Route::NewNote);
        blocks.push(self.card("note", words::REHEARSAL_NOTE, None, Weight::Quiet, note));
        let again = back(Route::Rehearsal { id: id.clone() });
        blocks.push(self.card("again", words::REHEARSAL_AGAIN, None, Weight::Quiet, again));
        let all = back(Route::Rehearsals);
        blocks.push(self.card("all", words::REHEARSAL_ALL, None, Weight::Quiet, all));
        blocks.push(self.way_out(talk));
        blocks.extend(self.guides_of(talk));
        let route = Route::RehearsalEnd { id };
        Some(self.private_page(route, self.phrase(ending.heading), blocks))
    }

    /// The way out into the check, from everywhere in a talk.
    fn way_out(&self, talk: &Rehearsal) -> Block {
        self.card(
            "out",
            words::REHEARSAL_OUT,
            Some(words::REHEARSAL_OUT_TEXT),
            Weight::Quiet,
            push(Route::from_text(talk.out)),
        )
    }

    /// The guides that teach what a talk practices.
    fn guides_of(&self, talk: &Rehearsal) -> Vec<Block> {
        let book = content().book(self.locale());
        let mut blocks = vec![self.heading(words::GUIDE_RELATED)];
        let cards = talk.guides.iter().filter_map(|id| book.card(id));
        blocks.extend(cards.map(|card| self.guide_card(card, Weight::Quiet)));
        blocks
    }
}

fn start(talk: &Rehearsal) -> Tap {
    push(Route::Rehearsal {
        id: talk.id.to_owned(),
    })
}
