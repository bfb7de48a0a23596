//! Helplines, the words regions put in the place of roles, and which lines come first.

use maud::{Markup, html};

use crate::compile::contacts::file_of;
use crate::{Content, Line, Offered, Region, Who};

pub(super) fn region(region: &Region, content: &Content) -> Markup {
    html! {
        h2 { "Helplines: " (region.name.get("en")) } p.small { "content/" (file_of(region.id)) ", content/contacts/roles.csv" }
        table {
            thead { tr { th { "Line" } th { "For" } th { "Levels" } th { "How to reach it" } th { "Hours, languages, cost" } th { "May it send help?" } th { "Sources" } th { "Checked" } } }
            @for line in region.lines { (contact(line, content)) }
        }
        table {
            thead { tr { th { "Texts that name" } th { "say here" } th { "Line" } } }
            @for role in region.roles {
                tr { td { "{" (role.role) "}" } td { @if role.say.is_empty() { "(nothing: hidden)" } @else { (role.say.get("en")) } } td { (role.line) } }
            }
        }
    }
}

fn contact(line: &Line, content: &Content) -> Markup {
    let rows = line.channels.len();
    html! {
        @for (at, channel) in line.channels.iter().enumerate() {
            tr {
                @if at == 0 {
                    td rowspan=(rows) { strong { (line.name.get("en")) } br; span.small { (line.id) ", " (line.role) } }
                    td rowspan=(rows) { (line.audience.get("en")) }
                    td.small rowspan=(rows) { (line.levels.iter().map(|level| level.id()).collect::<Vec<_>>().join(", ")) }
                }
                td {
                    (format!("{:?}", channel.kind)) ": " strong { (channel.display) }
                    @if !channel.body.is_empty() { ", send " strong { (channel.body) } }
                    @if !channel.menu.is_empty() { ", then press " (channel.menu) }
                    @if !channel.about.is_empty() { br; span.small { (channel.about.get("en")) } }
                    @if !channel.open.is_empty() { br; span.small { "Open: " (channel.open.get("en")) } }
                    span.small { br; "Dialled as " (channel.dial) }
                }
                @if at == 0 {
                    td rowspan=(rows) { (line.hours.get("en")) br; (line.languages.join(", ")) br; (line.cost.get("en")) }
                    td rowspan=(rows) { (line.sends_help_words.get("en")) }
                }
                td.small {
                    @for id in channel.sources {
                        (id) @if let Some(source) = content.source(id) { " (" (source.publisher) ", " (source.grade) ")" } br;
                    }
                }
                td.small { (channel.assured_date) br; "again " (channel.next_review) }
            }
        }
    }
}

pub(super) fn first_lines(content: &Content) -> Markup {
    let when = |when| match when {
        Offered::Always => "always".to_owned(),
        Offered::WithAction(id) => format!("if the result has the action {id}"),
        Offered::WhenFirst(id) => format!("if the result starts with the action {id}"),
        Offered::WithModifier(id) => format!("if {id} is answered yes"),
        Offered::Known => "if the carer has entered a number".to_owned(),
    };
    let who = |who| match who {
        Who::Anyone => "anyone",
        Who::UnlessAdult => "anyone not known to be an adult",
        Who::Adult => "an adult",
    };
    html! {
        h2 { "Lines offered first on a result" } p.small { "content/contacts/first_lines.csv" }
        table {
            thead { tr { th { "Level" } th { "Role" } th { "When" } th { "Where it is about" } } }
            @for row in content.first_lines { tr { td { (row.level.id()) } td { (row.role) } td { (when(row.when)) } td { (who(row.who)) } } }
        }
    }
}
