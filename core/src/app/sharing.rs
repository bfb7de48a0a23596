//! What leaves the diary: chosen field by field, shown before it does, and forgotten once it has.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::words;
use crate::store::StoreError;
use crate::tracker;

use super::diary::{Diary, error, trouble};
use super::foothold::draw;
use super::paper::Paper;
use super::session::Session;
use super::typed::invalid;
use super::writing::Writing;
use super::{Effect, FootholdError, Moment, Outcome, Phrase, Route, Way, calendar, table};

/// What can be handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shared {
    /// A note of a talk.
    Note,
    /// A small step.
    Step,
    /// A small win.
    Win,
    /// One version of a sheet.
    Sheet,
    /// What the notes say, counted.
    Insights,
    /// The reminders to come.
    Calendar,
}

impl Shared {
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Step => "step",
            Self::Win => "win",
            Self::Sheet => "sheet",
            Self::Insights => "insights",
            Self::Calendar => "calendar",
        }
    }

    fn of(id: &str) -> Option<Self> {
        let all = [
            Self::Note,
            Self::Step,
            Self::Win,
            Self::Sheet,
            Self::Insights,
            Self::Calendar,
        ];
        all.into_iter().find(|kind| kind.id() == id)
    }

    /// What a route or an action names, if there can be such a thing.
    pub(super) fn named(kind: &str, row: i64) -> Option<Self> {
        let is_one = |kind: &Self| matches!(kind, Self::Insights | Self::Calendar);
        Self::of(kind).filter(|kind| !is_one(kind) || row == 0)
    }

    /// True for what another caregiver's diary can take in.
    pub(super) const fn is_entry(self) -> bool {
        !matches!(self, Self::Insights | Self::Calendar)
    }
}

/// What was chosen: of each entry, what was ticked in it. Nothing until the reader ticks it.
pub(super) type Taken = BTreeMap<(Shared, i64), BTreeSet<String>>;

impl Diary {
    /// What was chosen of an entry.
    pub(super) fn taken_of(&self, kind: Shared, row: i64) -> BTreeSet<String> {
        self.taken.get(&(kind, row)).cloned().unwrap_or_default()
    }
}

impl Writing<'_> {
    fn failed(&self, failed: StoreError) -> FootholdError {
        match failed {
            StoreError::Missing => self.unknown(),
            other => error(trouble(other), &self.settings.locale),
        }
    }

    fn unknown(&self) -> FootholdError {
        invalid("place", words::PROBLEM_UNKNOWN, &self.settings.locale)
    }

    /// # Errors
    /// What keeps the diary shut.
    fn is_open(&self) -> Result<(), FootholdError> {
        match self.diary.trouble() {
            Some(trouble) => Err(error(trouble, &self.settings.locale)),
            None => Ok(()),
        }
    }

    /// Chooses what of an entry is to be handed on.
    pub(super) fn take(
        &mut self,
        kind: &str,
        row: i64,
        what: &str,
        on: bool,
    ) -> Result<Outcome, FootholdError> {
        self.is_open()?;
        let kind = Shared::named(kind, row).ok_or_else(|| self.unknown())?;
        let session = Session::default();
        let draw = draw(self.settings, &session, Some(self.now));
        let entry = draw
            .entry(kind, row, self.diary)
            .map_err(|failed| self.failed(failed))?;
        let named: Vec<String> = entry.named(what).map(str::to_owned).collect();
        if named.is_empty() {
            return Err(self.unknown());
        }
        let taken = self.diary.taken.entry((kind, row)).or_default();
        for field in named {
            if on {
                taken.insert(field);
            } else {
                taken.remove(&field);
            }
        }
        if taken.is_empty() {
            self.diary.taken.remove(&(kind, row));
        }
        Ok(Outcome::default())
    }

    /// Hands on what a screen shows beforehand; then it is not chosen any more.
    pub(super) fn hand_on(&mut self, place: &Route, way: Way) -> Result<Outcome, FootholdError> {
        self.is_open()?;
        let session = Session::default();
        let draw = draw(self.settings, &session, Some(self.now));
        let locale = &self.settings.locale;
        let nothing = || invalid("place", words::SHEET_SHARE_PICK, locale);
        let (key, name) = match place {
            Route::ShareEntry { kind, id } => {
                let kind = Shared::named(kind, *id).ok_or_else(|| self.unknown())?;
                (
                    Some((kind, *id)),
                    if kind == Shared::Sheet { "sheet" } else { "page" },
                )
            }
            Route::ShareDiary { .. } => (None, "page"),
            _ => return Err(self.unknown()),
        };
        let file = match way {
            Way::Page | Way::Text => {
                let paper = match key {
                    Some((kind, row)) => draw.entry_paper(kind, row, self.diary),
                    None => draw.chosen_paper(self.diary, |_| true),
                };
                let paper = paper.map_err(|failed| self.failed(failed))?;
                if paper.parts.is_empty() {
                    return Err(nothing());
                }
                paper_file(&paper, way)
            }
            Way::Table => {
                let rows = draw.chosen_table(key, self.diary);
                let rows = rows.map_err(|failed| self.failed(failed))?;
                if rows.len() < 2 {
                    return Err(nothing());
                }
                Some((table::written(&rows), "csv", "text/csv"))
            }
            Way::Calendar => {
                let taken = self.diary.taken_of(Shared::Calendar, 0);
                let mut reminders = super::reminders::plan(self.diary, self.now, locale).unwrap_or_default();
                reminders.retain(|reminder| taken.contains(&reminder.id));
                if key != Some((Shared::Calendar, 0)) || reminders.is_empty() {
                    return Err(nothing());
                }
                let secret = self.write(calendar::secret)?;
                let bytes = calendar::written(&reminders, &secret, self.now);
                Some((bytes, "ics", "text/calendar"))
            }
        };
        let (bytes, ending, kind) = file.ok_or_else(|| self.unknown())?;
        match key {
            Some(key) => drop(self.diary.taken.remove(&key)),
            // Only the talks were in it: what else was chosen has not left yet.
            None if way == Way::Table => self.diary.taken.retain(|(kind, _), _| *kind != Shared::Note),
            None => self.diary.taken.clear(),
        }
        Ok(hand_on(bytes, (name, ending, kind), self.now, locale))
    }

    /// What was chosen, as another caregiver's diary takes it in.
    pub(super) fn additions(&mut self) -> Result<Vec<crate::store::additions::Addition>, FootholdError> {
        self.is_open()?;
        let mut additions = Vec::new();
        for ((kind, row), fields) in self.diary.taken.clone() {
            let read = self
                .diary
                .read_locked(|connection| super::adding::addition(connection, kind, row, &fields));
            match read {
                Ok(addition) => additions.extend(addition),
                // It was removed since.
                Err(StoreError::Missing) => {}
                Err(StoreError::Refused) => {
                    return Err(invalid(
                        "passphrase",
                        words::SHARE_STEP_WHAT,
                        &self.settings.locale,
                    ));
                }
                Err(failed) => return Err(self.failed(failed)),
            }
        }
        if additions.is_empty() {
            return Err(invalid(
                "passphrase",
                words::SHEET_SHARE_PICK,
                &self.settings.locale,
            ));
        }
        Ok(additions)
    }
}

/// A paper as a file: its bytes, its ending and its media type.
pub(super) fn paper_file(paper: &Paper, way: Way) -> Option<(Vec<u8>, &'static str, &'static str)> {
    match way {
        Way::Page => Some((paper.html(), "html", "text/html")),
        Way::Text => Some((paper.text(), "txt", "text/plain")),
        Way::Table | Way::Calendar => None,
    }
}

/// Hands a file on: its bytes; the first word of its name, which tells nothing, its ending and its media type.
pub(super) fn hand_on(
    bytes: Vec<u8>,
    (name, ending, kind): (&str, &str, &str),
    now: Moment,
    locale: &str,
) -> Outcome {
    Outcome {
        go: None,
        effects: vec![Effect::Share {
            bytes,
            name: format!("{name}-{}.{ending}", tracker::Moment::from(now).day()),
            kind: kind.to_owned(),
            if_it_fails: Phrase::new(words::EXPORT_NOT_SHARED.get(locale)),
        }],
    }
}
