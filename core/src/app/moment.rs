//! Time, always an argument.

use chrono::{Datelike, NaiveDate};

use crate::content::words;
use crate::tracker;

/// An instant with the phone's offset from UTC. Core has no clock: the platform says what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00Z.
    pub unix_seconds: i64,
    /// Minutes east of UTC.
    pub utc_offset_minutes: i32,
}

impl Moment {
    /// 1970-01-01T00:00Z.
    pub(super) const EPOCH: Self = Self {
        unix_seconds: 0,
        utc_offset_minutes: 0,
    };

    /// The civil day here and now. A clock set beyond what a calendar knows counts as its first day, so that a
    /// broken clock never calls a number old.
    pub(super) fn day(self) -> NaiveDate {
        tracker::Moment::from(self).day().date()
    }
}

impl From<Moment> for tracker::Moment {
    fn from(moment: Moment) -> Self {
        Self {
            unix_seconds: moment.unix_seconds,
            utc_offset_minutes: moment.utc_offset_minutes,
        }
    }
}

/// A day of the content, `YYYY-MM-DD`.
pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or(NaiveDate::MIN)
}

/// A minute of a day as a form and a page have it: "18:30".
pub(super) fn time_words(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
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
