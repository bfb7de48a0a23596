//! What can be ticked in a note of a talk, and what the app says when that talk went badly.

use maud::{Markup, html};

use super::{dates, english, leads_to};
use crate::{ChoiceList, Content, TalkChoice};

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
