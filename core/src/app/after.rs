//! Where someone stands on the days after coming home. Which days those are, the content says.

use crate::content::content;
use crate::tracker::{Day, Discharge};

/// How long the last day stays open, in days.
const GRACE: i64 = 7;

/// Where someone stands.
pub(super) struct Standing {
    /// How many days ago they came home.
    pub(super) ago: i64,
    /// The day that asks for something now: the last one that came, if it is not ticked.
    pub(super) due: Option<u32>,
    /// The next one to come.
    pub(super) next: Option<u32>,
    /// All of them are behind.
    pub(super) is_over: bool,
}

impl Standing {
    pub(super) fn of(discharge: &Discharge, today: Day) -> Self {
        let ago = discharge.days_ago(today);
        let days = content().after_days();
        let is_over = ago > i64::from(last_day()) + GRACE;
        let came = days.iter().copied().rfind(|day| i64::from(*day) <= ago);
        Self {
            ago,
            due: came.filter(|day| !is_over && !discharge.done.contains(day)),
            next: days.into_iter().find(|day| i64::from(*day) > ago),
            is_over,
        }
    }
}

/// The last day that asks for something.
pub(super) fn last_day() -> u32 {
    content().after_days().last().copied().unwrap_or_default()
}
