//! Instants and civil days, which are different things.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Timelike};

/// An instant with the phone's offset from UTC. Core has no clock: the platform says what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00Z.
    pub unix_seconds: i64,
    /// Minutes east of UTC.
    pub utc_offset_minutes: i32,
}

impl Moment {
    /// The civil day there and then. A clock set beyond what a calendar knows counts as its first day.
    pub fn day(self) -> Day {
        Day(self.local().map_or(NaiveDate::MIN, |local| local.date_naive()))
    }

    /// Minutes after midnight there and then.
    pub fn minute_of_day(self) -> u16 {
        self.local()
            .map_or(0, |local| (local.hour() * 60 + local.minute()) as u16)
    }

    fn local(self) -> Option<DateTime<FixedOffset>> {
        let offset = FixedOffset::east_opt(self.utc_offset_minutes.clamp(-1439, 1439) * 60)?;
        let utc = DateTime::from_timestamp(self.unix_seconds, 0)?;
        // The far ends of the calendar have no room for an offset.
        utc.naive_utc()
            .checked_add_signed(TimeDelta::seconds(offset.local_minus_utc().into()))?;
        Some(utc.with_timezone(&offset))
    }
}

/// A civil day, `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day with this text, `YYYY-MM-DD` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let day = Self(text.parse().ok()?);
        (text.len() == 10 && day.to_string() == text).then_some(day)
    }

    /// The day so many days later.
    pub fn after(self, days: u64) -> Self {
        Self(self.0.checked_add_days(chrono::Days::new(days)).unwrap_or(self.0))
    }

    /// The day so many days earlier.
    pub fn before(self, days: u64) -> Self {
        Self(self.0.checked_sub_days(chrono::Days::new(days)).unwrap_or(self.0))
    }

    /// As chrono knows it.
    pub fn date(self) -> NaiveDate {
        self.0
    }
}

// chrono writes a civil day as ISO 8601.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
