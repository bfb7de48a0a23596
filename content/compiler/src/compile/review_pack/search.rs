//! What search knows beside the pages themselves: places, what people type for what we write, words of danger.

use maud::{Markup, html};

use super::{dates, english, leads_to};
use crate::compile::search::{DANGER, SYNONYMS};
use crate::{Content, Reviewed};

pub(super) fn places(content: &Content) -> Markup {
    html! {
        h2 { "Places that search can find" } p.small { "content/search/places.csv" }
        table {
            thead { tr { th { "Place" } th { "Title" } th { "What it is for" } th { "Words people use for it" } } }
            @for row in content.places { tr { td.id { (row.route) } td { (row.title.get("en")) } td { (row.summary.get("en")) } td { (row.also.get("en")) } } }
        }
    }
}

/// What is typed: never shown, but it decides what is found and when help comes first.
pub(super) fn typed(content: &Content) -> Markup {
    let of = |file| content.reviewed.iter().filter(move |row| row.file == file);
    let opens = |row: &Reviewed| leads_to(&format!("check/{}", row.means), english(content), content);
    html! {
        h2 { "Words of danger in a search" } p.small { "content/" (DANGER) }
        p { "Whoever types one of these is offered help and the check before anything else. Which are missing? Which would scare someone for nothing?" }
        table {
            thead { tr { th { "What people type" } th { "Opens first" } th { "Dates" } th { "Reviewer" } } }
            @for row in of(DANGER) { tr { td.words { (row.typed) } td { (opens(row)) } (dates(row.dates)) } }
        }
        h2 { "Other words for the same" } p.small { "content/" (SYNONYMS) }
        table {
            thead { tr { th { "What people type" } th { "What it means in our words" } th { "Dates" } th { "Reviewer" } } }
            @for row in of(SYNONYMS) { tr { td.words { (row.typed) } td { (row.means) } (dates(row.dates)) } }
        }
    }
}
