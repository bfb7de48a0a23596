//! Time, always an argument.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta};

use crate::content::words;

/// An instant with the phone's offset from UTC. Core has no clock: the platform says what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00Z.
    pub unix_seconds: i64,
    /// Minutes east of UTC.
    pub utc_offset_minutes: i32,
}

impl Moment {
    /// The civil day here and now. A clock set beyond what a calendar knows counts as its first day, so that a
    /// broken clock never calls a number old.
    pub(super) fn day(self) -> NaiveDate {
        let offset = FixedOffset::east_opt(self.utc_offset_minutes.clamp(-1439, 1439) * 60)
            .unwrap_or_else(|| FixedOffset::east_opt(0).expect("zero is an offset"));
        DateTime::from_timestamp(self.unix_seconds, 0)
            .and_then(|utc| {
                utc.naive_utc()
                    .checked_add_signed(TimeDelta::seconds(offset.local_minus_utc().into()))
            })
            .map_or(NaiveDate::MIN, |local| local.date())
    }
}

/// A day of the content, `YYYY-MM-DD`.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or(NaiveDate::MIN)
}

/// A day in words: "22 Nov 2026".
pub(super) fn day_words(text: &str, locale: &str) -> String {
    let Ok(date) = text.parse::<NaiveDate>() else {
        return text.to_owned();
    };
    let months = [
        words::MONTH_1,
        words::MONTH_2,
        words::MONTH_3,
        words::MONTH_4,
        words::MONTH_5,
        words::MONTH_6,
        words::MONTH_7,
        words::MONTH_8,
        words::MONTH_9,
        words::MONTH_10,
        words::MONTH_11,
        words::MONTH_12,
    ];
    let month = months[date.month0() as usize].get(locale);
    let (day, year) = (date.day().to_string(), date.year().to_string());
    words::DATE.with(locale, &[("day", &day), ("month", &month), ("year", &year)])
}
