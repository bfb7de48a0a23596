//! What the phone should remind of, in words that say nothing to whoever reads the lock screen.

use chrono::{NaiveTime, TimeDelta};

use crate::content::{content, words};
use crate::tracker::{self, Plan};

use super::diary::Diary;
use super::{Moment, Phrase, Route};

/// One reminder.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reminder {
    /// Stable while the plan stands: arming it again replaces it.
    pub id: String,
    /// When, by the phone's offset as it is now.
    pub at: Moment,
    /// What to show. It names nobody and nothing.
    pub text: Phrase,
    /// Where touching it leads.
    pub route: Route,
}

/// Phones arm no more than this many alarms for an app.
const MOST: u32 = 60;

/// Every reminder after now, earliest first; `None` where that cannot be known: the diary is closed, or could not be
/// read. Of a diary that was deleted nothing is left to remind of.
pub(super) fn plan(diary: &mut Diary, now: Moment, locale: &str) -> Option<Vec<Reminder>> {
    if diary.deleted {
        return Some(Vec::new());
    }
    let today = tracker::Moment::from(now).day();
    let days = content().after_days();
    let steps = diary.read_locked(|connection| tracker::reminders(connection, today, MOST));
    let steps = steps
        .ok()?
        .into_iter()
        .map(|(id, plan)| (plan, format!("step/{id}"), Route::KeptStep { id }));
    let after = diary.read_locked(|connection| tracker::discharge_reminders(connection, today, &days, MOST));
    let after = after.ok()?.into_iter().map(|(id, day, plan)| {
        let route = Route::OwnAfterDay { id, day };
        (plan, route.to_text(), route)
    });
    let to_come = steps
        .chain(after)
        .map(|(plan, id, route)| Reminder {
            id,
            at: moment(plan, now.utc_offset_minutes),
            text: Phrase::new(words::REMINDER_NEUTRAL.get(locale)),
            route,
        })
        .filter(|reminder| reminder.at.unix_seconds > now.unix_seconds);
    // Put in their places one by one: for sixty reminders a sort of their own would only make the library larger.
    let mut reminders: Vec<Reminder> = Vec::new();
    for reminder in to_come {
        let place = reminders.partition_point(|known| known.at.unix_seconds <= reminder.at.unix_seconds);
        reminders.insert(place, reminder);
    }
    reminders.truncate(MOST as usize);
    Some(reminders)
}

fn moment(plan: Plan, utc_offset_minutes: i32) -> Moment {
    let minute = TimeDelta::minutes(plan.remind.unwrap_or_default().into());
    let local = plan.day.date().and_time(NaiveTime::MIN) + minute;
    Moment {
        unix_seconds: local.and_utc().timestamp() - i64::from(utc_offset_minutes) * 60,
        utc_offset_minutes,
    }
}
