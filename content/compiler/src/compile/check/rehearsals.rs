//! Practice talks: what they name exists, what they cite is named, and nobody plays harm.

use super::Check;
use super::shown::Shown;
use crate::compile::guides::STEPS;
use crate::compile::prose::folded;
use crate::compile::rehearsals::{Book, Named, Read, Unplayed};
use crate::{Age, Concern, Rehearsal};

/// The tile whose talk asks about suicide out loud: there the reader may say the words.
const ASKING: &str = "check/suicide";

impl Check<'_> {
    pub(super) fn rehearsals(&self, books: &[Book], unplayed: &[Unplayed]) {
        for book in books {
            for read in &book.talks {
                self.talk_header(read);
                self.sources_cited(&read.file, &read.header.sources, &read.said);
                self.talk_words(read);
                self.talk_names(read);
            }
            self.talks_as_in_english(book);
        }
        self.unplayed(books, unplayed);
        for age in [Age::Minor, Age::Adult] {
            for concern in [Concern::MentalHealth, Concern::Substance] {
                let reader = crate::Reader {
                    age: Some(age),
                    concern: Some(concern),
                    region: "",
                };
                let mut talks = self.content.rehearsals.iter().flat_map(|book| book.talks);
                if !talks.any(|talk| talk.fit.holds(reader)) {
                    let what = format!("a reader for {age:?} and {concern:?} has no talk to practise");
                    self.problem("rehearsals", 0, what, "Write one for them.");
                }
            }
        }
    }

    fn talk_header(&self, read: &Read) {
        let header = &read.header;
        let problem = |key: &str, what: String, mend: &str| {
            self.problem(&read.file, self.header_line(&read.file, key), what, mend)
        };
        for id in header.guides.iter().filter(|id| !self.is_guide(id)) {
            problem("guides", format!("`{id}` is not a guide"), "Correct the id.");
        }
        if self.content.small_step(&header.step).is_none() {
            problem(
                "step",
                format!("the step `{}` is not in {STEPS}", header.step),
                "Add it there, or correct the id.",
            );
        }
        let of_the_check = header.out == "check" || header.out.starts_with("check/");
        if !of_the_check || !self.is_route(&header.out) {
            problem(
                "out",
                format!("`{}` is no part of the check", header.out),
                "Use check or check/<tile>: every turn offers it.",
            );
        }
        for (key, text, longest) in [("title", &header.title, 60), ("summary", &header.summary, 130)] {
            let line = self.header_line(&read.file, key);
            if text.chars().count() > longest {
                let what = format!("`{key}` has {} letters", text.chars().count());
                self.problem(&read.file, line, what, format!("Bring it to {longest}."));
            }
            self.talk_text(read, line, text);
        }
    }

    fn talk_words(&self, read: &Read) {
        for said in &read.said {
            self.talk_text(read, said.row, &said.text());
        }
    }

    fn talk_text(&self, read: &Read, row: usize, text: &str) {
        self.forbidden(&read.file, row, text);
        self.for_age(&read.file, row, text, &read.header.audience);
        let shown = Shown {
            file: read.file.clone(),
            row,
            texts: Vec::new(),
            regions: self.content.regions.iter().collect(),
        };
        self.filled_roles(&shown, text);
    }

    fn talk_names(&self, read: &Read) {
        let unknown = |named: &Named, what: String| {
            self.problem(&read.file, named.row, what, "Correct the id.");
        };
        for skill in read.skills.iter().filter(|skill| !self.is_guide(&skill.id)) {
            unknown(skill, format!("`{}` is not a guide", skill.id));
        }
        for step in &read.steps {
            if self.content.small_step(&step.id).is_none() {
                unknown(step, format!("the step `{}` is not in {STEPS}", step.id));
            }
            if step.id == read.header.step {
                let what = format!("the step `{}` stands in the header already", step.id);
                self.problem(
                    &read.file,
                    step.row,
                    what,
                    "Name another step, or take the line out.",
                );
            }
        }
    }

    /// What nobody plays: not the other one, not the scene, and not the reader, who may only ask about it out loud in
    /// the talk that practises asking.
    fn unplayed(&self, books: &[Book], unplayed: &[Unplayed]) {
        for row in unplayed {
            for phrase in &row.phrases {
                for read in books.iter().flat_map(|book| &book.talks) {
                    let may_ask = row.asked && read.header.out == ASKING;
                    let played = read.played.iter().filter(|played| !(may_ask && played.by_reader));
                    for played in played.filter(|played| folded(&played.text).contains(phrase)) {
                        self.problem(
                            &read.file,
                            played.row,
                            format!("`{}` is played here ({})", phrase.trim(), row.id),
                            format!("Reword it: {}.", row.never.get("en")),
                        );
                    }
                }
            }
        }
    }

    /// Another locale has the same talks, with the same ways through them.
    fn talks_as_in_english(&self, book: &Book) {
        let english = self.content.rehearsals(self.content.locales[0]);
        for talk in english.talks {
            let Some(read) = book.talks.iter().find(|read| read.header.id == talk.id) else {
                let what = format!("the talk `{}` is missing", talk.id);
                self.problem(&format!("rehearsals/{}", book.locale), 0, what, "Translate it.");
                continue;
            };
            if shape(talk) != shape(&read.talk) {
                self.problem(
                    &read.file,
                    0,
                    "the talk has other turns, answers, ways or readers than in English",
                    "Keep every id, `out`, `waits`, `step`, `skill:` and `then:`, and which answers open the door.",
                );
            }
        }
        for read in &book.talks {
            if english.talk(&read.header.id).is_none() {
                let what = "there is no such talk in English";
                self.problem(&read.file, 0, what, "Write the English first.");
            }
        }
    }
}

/// What a translation keeps of a talk.
type Shape<'a> = (
    (&'a [Age], &'a [Concern], &'a [&'a str]),
    (&'a str, bool, &'a str),
    Vec<(&'a str, Vec<(bool, &'a str, u8)>)>,
    Vec<(&'a str, &'a str, usize)>,
);

fn shape(talk: &Rehearsal) -> Shape<'_> {
    let answers = |turn: &'static crate::Turn| {
        let answers = turn.replies.iter();
        answers
            .map(|reply| (reply.opens, reply.skill, reply.to))
            .collect()
    };
    (
        (talk.fit.ages, talk.fit.concerns, talk.guides),
        (talk.out, talk.waits, talk.step),
        talk.turns.iter().map(|turn| (turn.id, answers(turn))).collect(),
        talk.endings
            .iter()
            .map(|ending| (ending.id, ending.step, ending.paragraphs.len()))
            .collect(),
    )
}
