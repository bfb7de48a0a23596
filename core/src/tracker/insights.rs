//! What the notes say, counted. Small numbers are no proof, and each count says what it rests on.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use crate::store::StoreError;

use super::Outcome;

/// How often something went how, among the newest notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// It worked.
    pub worked: u32,
    /// It worked in part.
    pub partly: u32,
    /// It did not work this time.
    pub did_not: u32,
}

impl Count {
    /// All of them.
    pub fn total(self) -> u32 {
        self.worked + self.partly + self.did_not
    }

    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Worked => self.worked += 1,
            Outcome::Partly => self.partly += 1,
            Outcome::DidNot => self.did_not += 1,
            Outcome::Unsaid => {}
        }
    }
}

/// Counts by the ids of content/tracker/choices.csv.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insights {
    /// By approach.
    pub approaches: BTreeMap<String, Count>,
    /// By place.
    pub settings: BTreeMap<String, Count>,
    /// By time of day.
    pub parts_of_day: BTreeMap<String, Count>,
    /// Notes that say how it went.
    pub counted: u32,
    /// The reader's own last words on what to try next, with the note they stand in.
    pub try_next: Option<(i64, String)>,
}

/// Only the newest notes count: people change, and a screen costs the same after ten years.
pub const NEWEST: u32 = 200;

/// How often something must be noted before anything is said about it.
pub const ENOUGH: u32 = 2;

/// Counts the newest notes about a person.
pub fn insights(connection: &Connection, person: Option<i64>) -> Result<Insights, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, approach, setting, part_of_day, outcome, try_next FROM note
         WHERE person_id IS ?1 AND removed IS NULL ORDER BY at DESC, id DESC LIMIT ?2",
    )?;
    let mut rows = query.query(params![person, NEWEST])?;
    let mut insights = Insights::default();
    while let Some(row) = rows.next()? {
        let outcome = Outcome::of(&row.get::<_, String>(4)?);
        let next: String = row.get(5)?;
        if insights.try_next.is_none() && !next.is_empty() {
            insights.try_next = Some((row.get(0)?, next));
        }
        if outcome == Outcome::Unsaid {
            continue;
        }
        insights.counted += 1;
        for (column, counts) in [
            (1, &mut insights.approaches),
            (2, &mut insights.settings),
            (3, &mut insights.parts_of_day),
        ] {
            let id: String = row.get(column)?;
            if !id.is_empty() {
                counts.entry(id).or_default().add(outcome);
            }
        }
    }
    Ok(insights)
}
