//! What can be ticked in a note of a talk, and what the app says when that talk went badly; and what the days after
//! coming home ask for.

use maud::{Markup, html};

use super::{dates, english, leads_to, limits};
use crate::{AfterItem, ChoiceList, Content, TalkChoice};

pub(super) fn talk_choices(content: &Content) -> Markup {
    html! {
        h2 { "Notes of a talk: what can be ticked" } p.small { "content/tracker/choices.csv" }
        p { "The tip and the small step are offered when the talk went badly. Notes stay on the phone, and nothing reads what was typed." }
        table {
            thead { tr { th { "Choice" } th { "List" } th { "What the carer ticks" } th { "Try next" } th { "Small step" } th { "Read more" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.talk_choices { (choice(row, content)) }
        }
    }
}

fn choice(row: &TalkChoice, content: &Content) -> Markup {
    let list = match row.list {
        ChoiceList::Approach => "what they tried",
        ChoiceList::Setting => "where",
        ChoiceList::PartOfDay => "when",
    };
    let guide = leads_to(&format!("guide/{}", row.guide), english(content), content);
    html! {
        tr {
            td.id { (row.id) } td { (list) }
            td.name { (row.name.get("en")) @if !row.hint.is_empty() { br; span.small { (row.hint.get("en")) } } }
            td.words { (row.tip.get("en")) }
            td { @if let Some(step) = content.small_step(row.step) { (step.text.get("en")) br; span.id { (row.step) } } }
            td.small { (guide) }
            td.small { (row.sources.join(", ")) } (dates(row.dates))
        }
    }
}

pub(super) fn after(content: &Content) -> Markup {
    html! {
        h2 { "After a crisis: the days that ask for something" } p.small { "content/tracker/after.csv" }
        p { "A family enters the day they came home. On each of these days the app shows what follows. A day that goes by is never counted against anyone." }
        table {
            thead { tr { th { "Day" } th { "What to do" } th { "Words to say" } th { "Why" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.after { (after_item(row, content)) }
        }
    }
}

fn after_item(row: &AfterItem, content: &Content) -> Markup {
    let limits = limits(row.ages, &[], &[] as &[&str], content);
    html! {
        tr {
            td.id { (row.day) " " (row.id) }
            td.words {
                (row.text.get("en"))
                @if !limits.is_empty() { br; span.small { "Only where it is " (limits.join(" and ")) "." } }
                @if !row.door.is_empty() { br; span.small { (leads_to(row.door, english(content), content)) } }
            }
            td.words { (row.say.get("en")) } td { (row.why.get("en")) }
            td.small { (row.sources.join(", ")) } (dates(row.dates))
        }
    }
}
