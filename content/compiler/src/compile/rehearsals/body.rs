//! From headings, paragraphs and quotes to turns and endings, and every text with where it stands.

use super::blocks::{Block, Key, Line, Problem};
use crate::Span;
use crate::compile::guides::{Said, spans};
use crate::compile::prose::Register;

/// The fewest and the most answers in a turn.
pub(super) const ANSWERS: std::ops::RangeInclusive<usize> = 2..=4;

/// The most letters of what someone says in one breath, of a heading, and of any other text.
const LONGEST_SPOKEN: usize = 180;
const LONGEST_HEADING: usize = 48;
const LONGEST_TEXT: usize = 420;

/// A talk as it was read.
#[derive(Debug, Default)]
pub(super) struct Talk {
    pub(super) scene: Vec<Span>,
    pub(super) opening: String,
    pub(super) parts: Vec<Part>,
    pub(super) said: Vec<Said>,
    pub(super) played: Vec<Played>,
}

/// What is played: what happens, and what either of them says.
#[derive(Debug)]
pub(in crate::compile) struct Played {
    pub(in crate::compile) row: usize,
    pub(in crate::compile) text: String,
    /// The reader says it.
    pub(in crate::compile) by_reader: bool,
}

/// A word of the talk that must name something else, and where it stands.
#[derive(Debug, Default, Clone)]
pub(in crate::compile) struct Named {
    pub(in crate::compile) row: usize,
    pub(in crate::compile) id: String,
}

/// A turn or an ending.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) row: usize,
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) is_ending: bool,
    pub(super) does: String,
    pub(super) they: String,
    pub(super) replies: Vec<Answer>,
    pub(super) paragraphs: Vec<Vec<Span>>,
    pub(super) step: Option<Named>,
}

/// Something the reader could say.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) say: String,
    pub(super) opens: bool,
    pub(super) why: Vec<Span>,
    pub(super) skill: Named,
    pub(super) then: Named,
}

struct Body<'p> {
    talk: Talk,
    problem: Problem<'p>,
}

/// Reads the blocks behind a header that ends on line `before`.
pub(super) fn read(blocks: Vec<Block>, before: usize, problem: Problem<'_>) -> Talk {
    let mut body = Body {
        talk: Talk::default(),
        problem,
    };
    for block in blocks {
        match block {
            Block::Heading {
                row,
                words,
                id,
                is_ending,
            } => {
                body.say(row, plain(&words), Register::Label, LONGEST_HEADING, false);
                body.talk.parts.push(Part {
                    row,
                    id,
                    heading: words,
                    is_ending,
                    ..Part::default()
                });
            }
            Block::Paragraph { row, text } => body.paragraph(row, &text),
            Block::Quote(lines) => body.quote(&lines),
        }
    }
    body.finish(before)
}

impl Body<'_> {
    fn paragraph(&mut self, row: usize, text: &str) {
        let Some(spans) = self.spans(row, text) else {
            return;
        };
        self.say(row, spans.clone(), Register::Action, LONGEST_TEXT, false);
        match self.talk.parts.last_mut() {
            None => {
                self.play(row, text, false);
                self.talk.scene.extend(spans);
            }
            Some(part) if part.is_ending => part.paragraphs.push(spans),
            Some(_) => (self.problem)(
                row,
                "a turn holds a paragraph".into(),
                "A turn has what they do and say, and what you could answer; explain in `opens:` and `closes:`.",
            ),
        }
    }

    fn quote(&mut self, lines: &[Line]) {
        for (at, line) in lines.iter().enumerate() {
            if lines[..at].iter().any(|other| other.key == line.key) {
                (self.problem)(
                    line.row,
                    format!("`{}:` stands twice", line.key.name()),
                    "Make two blocks of it, with a blank line between them.",
                );
            }
        }
        let Some(first) = lines.first() else {
            return;
        };
        if first.key == Key::Say {
            self.answer(lines, first);
            return;
        }
        for line in lines {
            let part = self.talk.parts.last_mut();
            let is_ending = part.as_ref().map(|part| part.is_ending);
            match (line.key, part, is_ending) {
                (Key::You, None, _) => {
                    self.talk.opening.clone_from(&line.text);
                    self.speak(line, true);
                }
                (Key::They | Key::Does, Some(part), _) => {
                    let place = if line.key == Key::They {
                        &mut part.they
                    } else {
                        &mut part.does
                    };
                    let is_new = place.is_empty();
                    place.clone_from(&line.text);
                    self.speak(line, false);
                    if !is_new {
                        (self.problem)(
                            line.row,
                            format!("`{}:` stands twice", line.key.name()),
                            "They speak once a turn: make another turn of it.",
                        );
                    }
                }
                (Key::Step, Some(part), Some(true)) => {
                    part.step = Some(Named {
                        row: line.row,
                        id: line.text.clone(),
                    });
                }
                _ => (self.problem)(
                    line.row,
                    format!("`{}:` cannot stand here", line.key.name()),
                    "`you:` opens the talk, `they:` and `does:` stand below a heading, `step:` in an ending, and the rest \
                     below a `say:`.",
                ),
            }
        }
    }

    /// `> say:` and what belongs to it.
    fn answer(&mut self, lines: &[Line], say: &Line) {
        let get = |key: Key| lines.iter().find(|line| line.key == key);
        let misplaced = |line: &&Line| matches!(line.key, Key::You | Key::They | Key::Does | Key::Step);
        for line in lines.iter().filter(misplaced) {
            (self.problem)(
                line.row,
                format!("`{}:` cannot stand here", line.key.name()),
                "Put a blank line between what they say and what you could answer.",
            );
        }
        self.speak(say, true);
        let (why, opens) = match (get(Key::Opens), get(Key::Closes)) {
            (Some(why), None) => (why, true),
            (None, Some(why)) => (why, false),
            (Some(_), Some(both)) => {
                (self.problem)(
                    both.row,
                    "these words open the door and close it".into(),
                    "Keep one of `opens:` and `closes:`.",
                );
                return;
            }
            (None, None) => {
                (self.problem)(
                    say.row,
                    "these words have no why".into(),
                    "Add a line `> opens:` or `> closes:` that says why, with its source.",
                );
                return;
            }
        };
        let Some(spans) = self.spans(why.row, &why.text) else {
            return;
        };
        if spans.iter().all(|span| span.sources.is_empty()) {
            (self.problem)(
                why.row,
                "this why names no source".into(),
                "Write the source's id in square brackets behind the sentence: [SEED2]",
            );
        }
        self.say(why.row, spans.clone(), Register::Action, LONGEST_TEXT, false);
        let mut named = |key: Key, mend: &str| {
            let line = get(key);
            if line.is_none() {
                let what = if key == Key::Then {
                    "these words lead nowhere".to_owned()
                } else {
                    "these words name no skill".to_owned()
                };
                (self.problem)(say.row, what, mend);
            }
            line.map(|line| Named {
                row: line.row,
                id: line.text.clone(),
            })
        };
        let skill = named(
            Key::Skill,
            "Add a line `> skill:` with the guide that teaches it, or what would open instead.",
        );
        let then = named(
            Key::Then,
            "Add a line `> then:` with the id of a turn or of an ending.",
        );
        let (Some(skill), Some(then)) = (skill, then) else {
            return;
        };
        let answer = Answer {
            say: say.text.clone(),
            opens,
            why: spans,
            skill,
            then,
        };
        match self.talk.parts.last_mut() {
            Some(part) if !part.is_ending => part.replies.push(answer),
            _ => (self.problem)(
                say.row,
                "there is nothing to answer here".into(),
                "Answers stand in a turn, below what they say.",
            ),
        }
    }

    fn spans(&mut self, row: usize, text: &str) -> Option<Vec<Span>> {
        match spans(text) {
            Ok(spans) => Some(spans),
            Err(inside) => {
                (self.problem)(
                    row,
                    format!("`[{inside}` is no source"),
                    "Write ids of sources.csv in square brackets behind a sentence: [SEED1; SEED2]",
                );
                None
            }
        }
    }

    /// Something that is said aloud or happens.
    fn speak(&mut self, line: &Line, by_reader: bool) {
        self.say(
            line.row,
            plain(&line.text),
            Register::Action,
            LONGEST_SPOKEN,
            true,
        );
        self.play(line.row, &line.text, by_reader);
    }

    fn play(&mut self, row: usize, text: &str, by_reader: bool) {
        self.talk.played.push(Played {
            row,
            text: text.to_owned(),
            by_reader,
        });
    }

    fn say(&mut self, row: usize, spans: Vec<Span>, register: Register, longest: usize, spoken: bool) {
        self.talk
            .said
            .push(Said::of(row, spans, register, longest, spoken));
    }

    fn finish(self, before: usize) -> Talk {
        let Body { talk, problem } = self;
        if talk.scene.is_empty() {
            problem(
                before + 1,
                "nothing says where this is".into(),
                "Start with a sentence or two: where you are, and what you are doing.",
            );
        }
        if talk.opening.is_empty() {
            problem(
                before + 1,
                "nobody speaks first".into(),
                "Add a line `> you:` with what you say first, before the first heading.",
            );
        }
        if !talk.parts.iter().any(|part| !part.is_ending) {
            problem(
                before + 1,
                "there is no turn".into(),
                "Add a heading, what they say, and two to four answers.",
            );
        }
        for part in &talk.parts {
            part.check(problem);
        }
        talk
    }
}

impl Part {
    fn check(&self, problem: Problem<'_>) {
        let speaks = !self.they.is_empty() || !self.does.is_empty();
        if self.is_ending {
            if self.paragraphs.is_empty() {
                problem(
                    self.row,
                    format!("the ending `{}` says nothing", self.id),
                    "End kindly: say what this was worth, and what comes next.",
                );
            }
            return;
        }
        if !speaks {
            problem(
                self.row,
                format!("nobody speaks in `{}`", self.id),
                "Add a line `> they:` or `> does:`; silence counts.",
            );
        }
        let count = self.replies.len();
        if count == 0 {
            problem(
                self.row,
                format!("`{}` is a dead end", self.id),
                "Give it two to four answers, or make an ending of it: {#id .end}.",
            );
        } else if !ANSWERS.contains(&count) {
            problem(
                self.row,
                format!("`{}` has {count} answers", self.id),
                "Give it two to four.",
            );
        } else if !self.replies.iter().any(|reply| reply.opens) {
            problem(
                self.row,
                format!("nothing in `{}` opens the door", self.id),
                "Give it one answer that does: nobody practises a trap.",
            );
        }
    }
}

fn plain(text: &str) -> Vec<Span> {
    vec![Span {
        text: text.to_owned(),
        sources: Vec::new(),
    }]
}
