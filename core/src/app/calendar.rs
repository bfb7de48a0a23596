//! Reminders as entries of a calendar, RFC 5545. A calendar is seen by others, so an entry holds a day, a time and the
//! reminder's neutral words, and nothing else.
//!
//! Times are local and name no zone ("floating"): a reminder is for half past six wherever the phone is then, and in
//! UTC it would be an hour off once summer time begins or ends.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike};
use rusqlite::Transaction;
use sha2::{Digest, Sha256};

use crate::store::{Key, StoreError};
use crate::tracker;

use super::{Moment, Reminder};

/// The setting that entries get their ids from.
const SECRET: &str = "calendar";

/// What made the file. The standard asks for it; it tells no more than the entries do, so it does not name the app.
const PRODUCT: &str = "PRODID:-//Reminders//1//EN";

/// Octets of a line.
const LONGEST: usize = 75;

/// A random value of this diary's own, made once: with it the ids of entries tell nothing and are no one else's.
pub(super) fn secret(transaction: &Transaction<'_>) -> Result<String, StoreError> {
    if let Some(secret) = tracker::setting(transaction, SECRET)? {
        return Ok(secret);
    }
    let secret = hex(&Key::random()?.bytes()[..]);
    tracker::keep_setting(transaction, SECRET, &secret)?;
    Ok(secret)
}

/// One entry a reminder. The same reminder gets the same id each time, so that a calendar takes a second file as a
/// change of the first.
pub(super) fn written(reminders: &[Reminder], secret: &str, now: Moment) -> Vec<u8> {
    let stamp = DateTime::from_timestamp(now.unix_seconds, 0).map(|utc| utc.naive_utc());
    let stamp = format!("{}Z", written_time(stamp.unwrap_or_default()));
    let mut out = Vec::new();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", PRODUCT] {
        line(fixed, &mut out);
    }
    for reminder in reminders {
        let Moment {
            unix_seconds,
            utc_offset_minutes,
        } = reminder.at;
        let local = unix_seconds.saturating_add(i64::from(utc_offset_minutes) * 60);
        let Some(local) = DateTime::from_timestamp(local, 0).map(|local| local.naive_utc()) else {
            continue;
        };
        let words = escaped(&reminder.text.text);
        line("BEGIN:VEVENT", &mut out);
        line(&format!("UID:{}", uid(secret, &reminder.id)), &mut out);
        line(&format!("DTSTAMP:{stamp}"), &mut out);
        line(&format!("DTSTART:{}", written_time(local)), &mut out);
        line("DURATION:PT15M", &mut out);
        line(&format!("SUMMARY:{words}"), &mut out);
        for fixed in [
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
        ] {
            line(fixed, &mut out);
        }
        line(&format!("DESCRIPTION:{words}"), &mut out);
        for fixed in ["TRIGGER:PT0S", "END:VALARM", "END:VEVENT"] {
            line(fixed, &mut out);
        }
    }
    line("END:VCALENDAR", &mut out);
    out
}

fn written_time(time: NaiveDateTime) -> String {
    let (year, month, day) = (time.year(), time.month(), time.day());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}")
}

fn uid(secret: &str, id: &str) -> String {
    let digest = Sha256::digest(format!("{secret}/{id}").as_bytes());
    hex(&digest[..16])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Text as a value holds it.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in super::typed::shown(text).chars() {
        match letter {
            '\n' => out += "\\n",
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            other => out.push(other),
        }
    }
    out
}

/// A line, folded between letters where it is longer than calendars take.
fn line(text: &str, out: &mut Vec<u8>) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LONGEST {
            out.extend_from_slice(b"\r\n ");
            length = 1;
        }
        length += letter.len_utf8();
        out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Phrase, Route};

    #[test]
    fn a_long_line_is_folded_between_letters_and_unfolds_to_the_same() {
        for text in [
            "x".repeat(74),
            "x".repeat(75),
            "x".repeat(76),
            "ü€𝄞,;\\".repeat(90),
        ] {
            let mut out = Vec::new();
            line(&text, &mut out);
            let out = String::from_utf8(out).expect("whole letters");
            assert!(out.split("\r\n").all(|line| line.len() <= LONGEST), "{out}");
            assert_eq!(out.replace("\r\n ", ""), format!("{text}\r\n"));
        }
    }

    #[test]
    fn what_steers_a_calendar_is_escaped() {
        assert_eq!(
            escaped("a,b;c\\d\nEND:VEVENT\r\u{202e}"),
            "a\\,b\\;c\\\\d\\nEND:VEVENT"
        );
        let reminder = |id: &str| Reminder {
            id: id.into(),
            at: Moment {
                unix_seconds: 1_795_348_800,
                utc_offset_minutes: -420,
            },
            text: Phrase::new("one\r\nATTENDEE:x"),
            route: Route::Home,
        };
        let now = Moment {
            unix_seconds: 1_795_348_801,
            utc_offset_minutes: -420,
        };
        let file = written(&[reminder("step/1"), reminder("step/2")], "secret", now);
        let file = String::from_utf8(file).expect("text");
        assert!(!file.contains("\r\nATTENDEE"), "{file}");
        assert!(
            file.contains("DTSTART:20261122T050000\r\n") && file.contains("DTSTAMP:20261122T120001Z\r\n"),
            "{file}"
        );
        let ids: std::collections::BTreeSet<&str> = file
            .split("\r\n")
            .filter(|line| line.starts_with("UID:"))
            .collect();
        assert_eq!(ids.len(), 2);
        assert_ne!(uid("secret", "step/1"), uid("another", "step/1"));
    }
}
