//! Everything that happened, newest first, by page.

use rusqlite::{Connection, params};

use crate::store::StoreError;

use super::notes::moment;
use super::{At, Kind, Moment, Outcome};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What.
    pub kind: Kind,
    /// Its row.
    pub id: i64,
    /// When.
    pub at: Moment,
    /// The reader's words, the id of a small step, a level or a sheet, or the day someone came home.
    pub text: String,
    /// A small step of the content: then `text` is its id.
    pub is_content: bool,
    /// How it went, for steps and notes.
    pub outcome: Outcome,
}

/// A place in the timeline: entries after it are older.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The instant of the last entry seen.
    pub unix_seconds: i64,
    /// Its kind.
    pub kind: Kind,
    /// Its row.
    pub id: i64,
}

impl Entry {
    /// Where it stands.
    pub fn place(&self) -> Place {
        Place {
            unix_seconds: self.at.unix_seconds,
            kind: self.kind,
            id: self.id,
        }
    }
}

/// What happened before `before`, newest first. Each part walks its own index backwards and stops at the limit.
pub fn timeline(
    connection: &Connection,
    person: Option<i64>,
    before: Option<Place>,
    limit: u32,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    for kind in Kind::DATED {
        // Entries of one instant stand in the order of their kinds, then newest row first.
        let before = before.map_or(At::LAST, |place| At {
            unix_seconds: place.unix_seconds,
            id: match kind.cmp(&place.kind) {
                std::cmp::Ordering::Less => i64::MIN,
                std::cmp::Ordering::Equal => place.id,
                std::cmp::Ordering::Greater => i64::MAX,
            },
        });
        let mut query = connection.prepare_cached(part(kind))?;
        let rows = query.query_map(params![person, before.unix_seconds, before.id, limit], |row| {
            Ok(Entry {
                kind,
                id: row.get(0)?,
                at: moment(row, 1)?,
                text: row.get(3)?,
                is_content: row.get(4)?,
                outcome: Outcome::of(&row.get::<_, String>(5)?),
            })
        })?;
        entries.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    entries.sort_by(|a, b| (b.at.unix_seconds, a.kind, b.id).cmp(&(a.at.unix_seconds, b.kind, a.id)));
    entries.truncate(limit as usize);
    Ok(entries)
}

/// Id, instant, offset, text, whether the text is a small step's id, outcome.
fn part(kind: Kind) -> &'static str {
    match kind {
        Kind::Note => {
            "SELECT id, at, utc_offset, CASE tried WHEN '' THEN try_next ELSE tried END, 0, outcome FROM note
             WHERE person_id IS ?1 AND removed IS NULL AND (at, id) < (?2, ?3)
             ORDER BY at DESC, id DESC LIMIT ?4"
        }
        Kind::Win => {
            "SELECT id, at, utc_offset, words, 0, '' FROM win
             WHERE person_id IS ?1 AND removed IS NULL AND (at, id) < (?2, ?3)
             ORDER BY at DESC, id DESC LIMIT ?4"
        }
        Kind::Check => {
            "SELECT id, at, utc_offset, level, 0, '' FROM saved_check
             WHERE person_id IS ?1 AND removed IS NULL AND (at, id) < (?2, ?3)
             ORDER BY at DESC, id DESC LIMIT ?4"
        }
        Kind::Sheet => {
            "SELECT id, at, utc_offset, sheet, 0, '' FROM worksheet
             WHERE person_id IS ?1 AND removed IS NULL AND (at, id) < (?2, ?3)
             ORDER BY at DESC, id DESC LIMIT ?4"
        }
        Kind::Discharge => {
            "SELECT id, at, utc_offset, home_day, 0, '' FROM discharge
             WHERE person_id IS ?1 AND removed IS NULL AND (at, id) < (?2, ?3)
             ORDER BY at DESC, id DESC LIMIT ?4"
        }
        Kind::Step | Kind::Person => {
            "SELECT id, tried, tried_offset, small_step || words, small_step <> '', outcome FROM step
             WHERE person_id IS ?1 AND tried IS NOT NULL AND removed IS NULL AND (tried, id) < (?2, ?3)
             ORDER BY tried DESC, id DESC LIMIT ?4"
        }
    }
}
