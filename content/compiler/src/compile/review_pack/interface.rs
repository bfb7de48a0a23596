//! Interface words, what interface pages draw from the tables, and the sources.

use maud::{Markup, html};

use crate::{Content, Part, parts};

pub(super) fn words(content: &Content) -> Markup {
    html! {
        h2 { "Interface words" } p.small { "content/interface/en.ftl" }
        table {
            thead { tr { th { "Id" } th { "Words" } } }
            @for message in content.interface {
                tr {
                    td { (message.id) }
                    td { @for part in parts(message.text.get("en")) {
                        @match part { Part::Text(text) => (text), Part::Slot(slot) => { "{" (slot) "}" } }
                    } }
                }
            }
        }
    }
}

pub(super) fn pages(content: &Content) -> Markup {
    html! {
        h2 { "What interface pages draw from the tables" } p.small { "content/interface/pages.csv" }
        table {
            thead { tr { th { "Page" } th { "Actions" } th { "Why" } th { "Lines" } th { "Sources" } } }
            @for row in content.pages {
                tr { td { (row.id) } td { (row.actions.join(", ")) } td { (row.guides.join(", ")) } td { (row.roles.join(", ")) } td.small { (row.sources.join(", ")) } }
            }
        }
    }
}

pub(super) fn sources(content: &Content) -> Markup {
    html! {
        h2 { "Sources" } p.small { "content/sources.csv" }
        table {
            thead { tr { th { "Id" } th { "Title" } th { "Publisher" } th { "Where" } th { "Year" } th { "Grade" } th { "Seen" } } }
            @for row in content.sources {
                tr { td { (row.id) } td { (row.title) } td { (row.publisher) } td { (row.place) } td { (row.year) } td { (row.grade) } td { (row.seen_on) } }
            }
        }
    }
}
