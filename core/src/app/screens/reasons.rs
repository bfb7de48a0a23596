//! The reasons finder: tick what you hear and see, get what may be behind the no. It never says what someone has.

use foothold_content::{Cue, Reason};

use crate::content::{content, sort_by_key, words};

use super::super::{
    Action, Block, Choice, Mark, NoticeKind, Person, Phrase, Route, Screen, Sentence, Step, Tap, Weight,
};
use super::{Draw, paragraph, push};

/// Reasons shown whole; the rest is one touch further.
const WHOLE: usize = 3;

impl Draw<'_> {
    /// The things to tick that fit this reader.
    fn cues(&self) -> impl Iterator<Item = &'static Cue> {
        let reader = self.settings.reader();
        content().cues.iter().filter(move |cue| cue.fit.holds(reader))
    }

    pub(super) fn reasons(&self, restarted: bool) -> Screen {
        let mut blocks = Vec::new();
        if restarted {
            blocks.push(self.notice(NoticeKind::Note, words::REASONS_RESTARTED, None));
        }
        let check = push(Route::Check);
        blocks.push(self.paragraph(words::REASONS_INTRO));
        blocks.push(self.card(
            "check",
            words::REFUSAL_CHECK,
            Some(words::REFUSAL_CHECK_TEXT),
            Weight::Quiet,
            check,
        ));
        if self.settings.person == Person::Unsaid {
            blocks.push(self.person_question());
        }
        let question = |id: &str, text, heard: bool, finish| Block::Question {
            id: id.to_owned(),
            text: self.say(text),
            hint: None,
            choices: self
                .cues()
                .filter(|cue| cue.heard == heard)
                .map(|cue| self.cue(cue))
                .collect(),
            finish,
        };
        let finish = self.go(words::REASONS_FINISH, Route::ReasonsFound);
        blocks.push(question("heard", words::REASONS_HEARD, true, None));
        blocks.push(question("seen", words::REASONS_SEEN, false, Some(finish)));
        let all = push(Route::Topic { id: "why".into() });
        blocks.push(self.card("all", words::REASONS_ALL, None, Weight::Quiet, all));
        let screen = self.page(Route::Reasons, self.say(words::REASONS_TITLE), blocks);
        Screen {
            leave: Some(self.leave()),
            ..screen
        }
    }

    fn cue(&self, cue: &'static Cue) -> Choice {
        let ticked = self.session.is_heard(cue);
        let (mark, other) = if ticked {
            (Mark::Yes, Mark::Clear)
        } else {
            (Mark::Clear, Mark::Yes)
        };
        Choice {
            id: cue.id.to_owned(),
            text: self.fill(cue.text),
            mark,
            tap: Tap::Do {
                action: Action::Hear {
                    cue: cue.id.to_owned(),
                    mark: other,
                },
            },
            others: Vec::new(),
        }
    }

    /// What was ticked, also where it fits no longer because the reader has since said more.
    fn heard(&self) -> impl Iterator<Item = &'static Cue> {
        content().cues.iter().filter(|cue| self.session.is_heard(cue))
    }

    /// The reasons behind what was ticked: those that most of it points to first, then those it points to first.
    fn likely(&self) -> Vec<&'static Reason> {
        let order = |reason: &Reason| {
            let places = self
                .heard()
                .filter_map(|cue| cue.reasons.iter().position(|id| *id == reason.id));
            let places: Vec<usize> = places.collect();
            (usize::MAX - places.len(), places.iter().sum::<usize>())
        };
        let reader = self.settings.reader();
        let fits = |reason: &&Reason| {
            reader
                .concern
                .is_none_or(|concern| reason.concerns.contains(&concern))
        };
        let named = |reason: &&Reason| self.heard().any(|cue| cue.reasons.contains(&reason.id));
        let likely = content().reasons.iter().filter(named).filter(fits);
        let mut likely: Vec<_> = likely.map(|reason| (order(reason), reason)).collect();
        sort_by_key(&mut likely, |(order, _)| *order);
        likely.into_iter().map(|(_, reason)| reason).collect()
    }

    pub(super) fn reasons_found(&self) -> Screen {
        let mut blocks = Vec::new();
        for cue in self.heard().filter(|cue| !cue.check.is_empty()) {
            let cue_words = self.fill(cue.text).text;
            blocks.push(Block::Notice {
                id: format!("danger/{}", cue.id),
                kind: NoticeKind::Stop,
                text: self.say_with(words::REASONS_DANGER, &[("cue", &cue_words)]),
                sources: self.source_refs(cue.sources),
                button: Some(self.go(words::SEARCH_DANGER_CHECK, Route::from_text(cue.check))),
            });
        }
        let likely = self.likely();
        let intro = match likely.len() {
            0 => words::REASONS_NONE,
            1 => words::REASONS_ONE,
            _ => words::REASONS_MIX,
        };
        blocks.push(self.paragraph(intro));
        for reason in likely.iter().take(WHOLE) {
            blocks.extend(self.whole(reason, true));
        }
        if likely.len() > WHOLE {
            blocks.push(self.heading(words::REASONS_MORE));
            blocks.extend(likely[WHOLE..].iter().map(|reason| Block::Card {
                id: reason.id.to_owned(),
                title: self.fill(reason.name),
                text: Some(self.because(reason)),
                weight: Weight::Quiet,
                tap: push(Route::Reason { id: reason.id.into() }),
            }));
        }
        blocks.push(self.paragraph(words::REASONS_NOT_A_DIAGNOSIS));
        let back = Tap::Go {
            route: Route::Reasons,
            mode: super::Mode::Return,
        };
        blocks.push(self.card("again", words::REASONS_AGAIN, None, Weight::Quiet, back));
        self.private_page(Route::ReasonsFound, self.say(words::REASONS_FOUND_TITLE), blocks)
    }

    pub(super) fn reason(&self, id: &str) -> Option<Screen> {
        let reason = content().reason(id)?;
        let ticked = self.heard().any(|cue| cue.reasons.contains(&reason.id));
        let blocks = self.whole(reason, ticked).into_iter().skip(1).collect();
        let (route, title) = (Route::Reason { id: id.to_owned() }, self.fill(reason.name));
        Some(if ticked {
            self.private_page(route, title, blocks)
        } else {
            self.page(route, title, blocks)
        })
    }

    /// "You ticked ...": why this reason is named.
    fn because(&self, reason: &Reason) -> Phrase {
        let cues = self.heard().filter(|cue| cue.reasons.contains(&reason.id));
        let ticked: Vec<String> = cues.map(|cue| self.fill(cue.text).text).collect();
        self.say_with(words::REASONS_BECAUSE, &[("ticked", &ticked.join(" · "))])
    }

    /// A reason with all there is to try.
    fn whole(&self, reason: &'static Reason, ticked: bool) -> Vec<Block> {
        let id = |part: &str| format!("{}/{part}", reason.id);
        let sources = self.source_refs(reason.sources);
        let mut blocks = vec![Block::Heading {
            id: id("name"),
            text: self.fill(reason.name),
        }];
        if ticked {
            blocks.push(paragraph(&id("because"), self.because(reason)));
        }
        blocks.push(Block::Paragraph {
            id: id("meaning"),
            sentences: vec![Sentence {
                text: self.fill(reason.meaning),
                sources: sources.clone(),
            }],
        });
        blocks.push(Block::Say {
            id: id("say"),
            say: self.fill(reason.say),
            avoid: self.fill_some(reason.avoid),
            why: None,
            sources: Vec::new(),
        });
        let tries = [
            ("first", reason.first),
            ("second", reason.second),
            ("third", reason.third),
        ];
        let step = |(part, text)| Step {
            id: id(part),
            text: self.fill(text),
            say: Vec::new(),
            reach: Vec::new(),
            sources: sources.clone(),
        };
        blocks.push(Block::Steps {
            id: id("try"),
            items: tries.into_iter().map(step).collect(),
            in_order: true,
            in_sight: 1,
        });
        blocks.extend(self.small_step(reason.step, reason.id));
        let guide = content().book(self.locale()).card(reason.guide);
        blocks.extend(guide.map(|card| {
            let title = self.say_with(words::REASONS_READ, &[("title", card.title)]);
            let tap = push(Route::Guide {
                id: card.id.to_owned(),
            });
            Block::Card {
                id: id("guide"),
                title,
                text: None,
                weight: Weight::Quiet,
                tap,
            }
        }));
        blocks.extend(self.practice_doors_of(reason.guide, reason.id));
        blocks
    }
}
