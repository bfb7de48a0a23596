//! What must be looked at again by a given day. The only place that compares content with a date, and the date is
//! always an argument: no build and no test depends on today.

use super::contacts::{file_of, independent_sources};
use super::escalation::{ACTIONS, COMBINATIONS, EXCEPTIONS, MISSING, MODIFIERS, SIGNS};
use super::guides::{CUES, REASONS, STEPS};
use super::table::is_date;
use super::tracker::{AFTER, CHOICES};
use super::worksheets;
use crate::Content;

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The file, relative to the content folder.
    pub file: String,
    /// The row's id.
    pub id: String,
    /// The day it was due.
    pub next_review: &'static str,
}

/// Everything due on or before a day (`YYYY-MM-DD`), earliest first.
///
/// # Errors
/// If the day is not a date.
pub fn due(content: &Content, as_of: &str) -> Result<Vec<Due>, String> {
    if !is_date(as_of) {
        return Err(format!("`{as_of}` is not a date. Write it as 2026-11-22."));
    }
    let tables = &content.tables;
    let mut rows: Vec<(String, String, &'static str)> = Vec::new();
    let mut add = |file: &str, id: &str, next| rows.push((file.to_owned(), id.to_owned(), next));
    tables
        .signs
        .iter()
        .for_each(|row| add(SIGNS, row.id, row.dates.next_review));
    tables
        .modifiers
        .iter()
        .for_each(|row| add(MODIFIERS, row.id, row.dates.next_review));
    tables
        .combinations
        .iter()
        .for_each(|row| add(COMBINATIONS, row.id, row.dates.next_review));
    tables
        .missing
        .iter()
        .for_each(|row| add(MISSING, row.id, row.dates.next_review));
    tables
        .exceptions
        .iter()
        .for_each(|row| add(EXCEPTIONS, row.id, row.dates.next_review));
    tables
        .actions
        .iter()
        .for_each(|row| add(ACTIONS, row.id, row.dates.next_review));
    content
        .small_steps
        .iter()
        .for_each(|row| add(STEPS, row.id, row.dates.next_review));
    content
        .reasons
        .iter()
        .for_each(|row| add(REASONS, row.id, row.dates.next_review));
    content
        .cues
        .iter()
        .for_each(|row| add(CUES, row.id, row.dates.next_review));
    content
        .talk_choices
        .iter()
        .for_each(|row| add(CHOICES, row.id, row.dates.next_review));
    for row in content.after {
        add(
            AFTER,
            &format!("day {} {}", row.day, row.id),
            row.dates.next_review,
        );
    }
    for sheet in content.worksheets {
        add(&worksheets::file_of(sheet.id), sheet.id, sheet.dates.next_review);
    }
    for row in content.reviewed {
        add(row.file, row.typed, row.dates.next_review);
    }
    for book in content.guides {
        for card in book.cards {
            let file = format!("guides/{}/{}.md", book.locale, card.id);
            add(&file, card.id, card.dates.next_review);
        }
    }
    for book in content.rehearsals {
        for talk in book.talks {
            let file = format!("rehearsals/{}/{}.md", book.locale, talk.id);
            add(&file, talk.id, talk.dates.next_review);
        }
    }
    for region in content.regions {
        for line in region.lines {
            for channel in line.channels {
                add(
                    &file_of(region.id),
                    &format!("{} {}", line.id, channel.display),
                    channel.next_review,
                );
            }
        }
    }
    rows.retain(|(_, _, next)| *next <= as_of);
    rows.sort_by_key(|(_, _, next)| *next);
    Ok(rows
        .into_iter()
        .map(|(file, id, next_review)| Due {
            file,
            id,
            next_review,
        })
        .collect())
}

/// The numbers that fewer than two independent sources back: region, line, number, what is missing.
pub(super) fn open_numbers(
    content: &Content,
) -> Vec<(&'static str, &'static str, &'static str, &'static str)> {
    let mut open = Vec::new();
    for region in content.regions {
        for line in region.lines {
            for channel in line.channels {
                if independent_sources(channel, content.sources, line.role == "emergency") < 2
                    || !channel.open.is_empty()
                {
                    open.push((region.id, line.id, channel.display, channel.open.get("en")));
                }
            }
        }
    }
    open
}
