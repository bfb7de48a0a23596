//! From an action id to a step in words: which wording, whom to reach, where it comes from.

use foothold_content::{Action, Kind, Level, Region};

use crate::content::{fill, words};
use crate::escalation::Finding;

use super::super::session::tables;
use super::super::{Person, Phrase, Step, Words as SayAloud};
use super::Draw;

/// What an action's wording depends on.
pub(super) struct Wording {
    tags: Vec<&'static str>,
    first: &'static str,
    person: Person,
}

impl Wording {
    /// For a result.
    pub(super) fn of(finding: &Finding, person: Person) -> Self {
        let mut tags = vec![finding.level.id()];
        for rule in finding.top() {
            match tables().playbook(rule.playbook, rule.level).map(|book| book.kind) {
                Some(Kind::Medical) => tags.push("medical"),
                Some(Kind::MentalHealth) => tags.push("mental_health"),
                Some(Kind::Leaving) => tags.push("leaving"),
                Some(Kind::Other) | None => {}
            }
        }
        let first = finding.actions.first().copied().unwrap_or_default();
        Self { tags, first, person }
    }

    /// For no particular result.
    pub(super) fn general(level: Level, person: Person) -> Self {
        Self {
            tags: vec![level.id()],
            first: "",
            person,
        }
    }

    /// The first wording of an action whose tag holds.
    fn row(&self, id: &str, person: &str, region: &Region) -> Option<&'static Action> {
        let own_line = |role| region.line_for(role).is_some_and(|line| line.role != "emergency");
        let holds = |row: &Action| match row.variant {
            "" => true,
            "first" => self.first == id,
            "own_line" => own_line(row.role),
            tag => match tag.strip_prefix("after:") {
                Some(first) => self.first == first,
                None => tag == person || self.tags.contains(&tag),
            },
        };
        tables()
            .actions
            .iter()
            .find(|action| action.id == id && holds(action))
    }

    /// The wordings to show: one, or, where nobody said whether this is about a minor or an adult and it makes a
    /// difference, both.
    fn rows(&self, id: &str, region: &Region) -> Vec<&'static Action> {
        let ages: &[&str] = match self.person {
            Person::Minor => &["minor"],
            Person::Adult => &["adult"],
            Person::Unsaid => &["minor", "adult"],
        };
        let mut rows: Vec<_> = ages.iter().filter_map(|age| self.row(id, age, region)).collect();
        rows.dedup();
        rows
    }
}

impl Draw<'_> {
    /// The steps of these actions. An action whose line does not exist in this region is left out, and so is when to
    /// look again, which has its own place.
    pub(super) fn steps(&self, actions: &[&'static str], wording: &Wording) -> Vec<Step> {
        actions
            .iter()
            .filter(|id| **id != "RECHECK")
            .filter_map(|id| self.step(id, wording))
            .collect()
    }

    fn step(&self, id: &str, wording: &Wording) -> Option<Step> {
        let shown = |action: &&Action| {
            !action.needs_role
                || self
                    .region
                    .role(action.role)
                    .is_some_and(|role| !role.say.is_empty())
        };
        let rows: Vec<_> = wording.rows(id, self.region).into_iter().filter(shown).collect();
        let first = *rows.first()?;
        let mut sources: Vec<&'static str> = rows.iter().flat_map(|row| row.sources).copied().collect();
        sources.dedup();
        let mut reach = Vec::new();
        for line in rows
            .iter()
            .filter(|row| !row.role.is_empty())
            .filter_map(|row| self.region.line_for(row.role))
        {
            reach.extend(self.channels(line).into_iter().next());
        }
        reach.dedup();
        Some(Step {
            id: id.to_owned(),
            text: self.both(&rows)?,
            say: self.words_to_say(&rows),
            reach,
            sources: self.source_refs(if sources.is_empty() {
                first.sources
            } else {
                &sources
            }),
        })
    }

    /// What to do: one text, or both ages' in one.
    fn both(&self, rows: &[&'static Action]) -> Option<Phrase> {
        let mut texts: Vec<_> = rows
            .iter()
            .map(|row| fill(row.text, self.region, self.locale()))
            .collect();
        texts.dedup();
        match &texts[..] {
            [] => None,
            [text] => Some(Phrase::new(text)),
            [minor, adult, ..] => {
                Some(self.say_with(words::EITHER_AGE, &[("minor", minor), ("adult", adult)]))
            }
        }
    }

    /// Words to say: one set, or one for each age.
    fn words_to_say(&self, rows: &[&'static Action]) -> Vec<SayAloud> {
        let ages = [words::PERSON_MINOR, words::PERSON_ADULT];
        let with_words = rows.iter().zip(ages).filter(|(row, _)| !row.say.is_empty());
        let mut all: Vec<SayAloud> = with_words
            .map(|(row, age)| SayAloud {
                to: (rows.len() > 1).then(|| self.say(age)),
                words: self.fill(row.say),
            })
            .collect();
        all.dedup();
        all
    }

    /// The title of a result that starts with this action.
    pub(super) fn headline(&self, id: &str, wording: &Wording) -> Option<Phrase> {
        let row = *wording.rows(id, self.region).first()?;
        self.fill_some(row.headline)
    }
}
