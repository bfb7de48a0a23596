//! Small steps, reasons behind a no, and the cues that lead to them.

use maud::{Markup, html};

use super::{dates, english, leads_to, limits, whom};
use crate::{Content, Reason, SmallStep};

pub(super) fn small_steps(content: &Content) -> Markup {
    html! {
        h2 { "Small steps" } p.small { "content/guides/steps.csv" }
        table {
            thead { tr { th { "Step" } th { "What to do" } th { "Used by" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.small_steps {
                tr {
                    td.id { (row.id) } td.words { (row.text.get("en")) } td.small { (used_by(row, content).join(", ")) }
                    td.small { (row.sources.join(", ")) } (dates(row.dates))
                }
            }
        }
    }
}

/// The guides and reasons that end with a step, and what a note of a talk leads from to it.
fn used_by(step: &SmallStep, content: &Content) -> Vec<String> {
    let guides = english(content).cards.iter().filter(|card| card.step == step.id);
    let reasons = content.reasons.iter().filter(|reason| reason.step == step.id);
    let choices = content
        .talk_choices
        .iter()
        .filter(|choice| choice.step == step.id);
    guides
        .map(|card| card.id)
        .chain(reasons.map(|reason| reason.id))
        .chain(choices.map(|choice| choice.id))
        .map(str::to_owned)
        .collect()
}

pub(super) fn reasons(content: &Content) -> Markup {
    html! {
        h2 { "Reasons behind a no" } p.small { "content/reasons/reasons.csv" }
        table {
            thead { tr { th { "Reason" } th { "What it may mean" } th { "Try first, next, then" } th { "Say, rather than" } th { "Small step" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.reasons { (reason(row, content)) }
        }
    }
}

fn reason(row: &Reason, content: &Content) -> Markup {
    let limits = limits(&[], row.concerns, &[] as &[&str], content);
    html! {
        tr {
            td.name {
                strong { (row.name.get("en")) } br; span.id { (row.id) } br;
                span.small { @if !limits.is_empty() { "Only where it is " (limits.join(" and ")) ". " } "Read more: " (row.guide) }
            }
            td { (row.meaning.get("en")) }
            td.words { ol { li { (row.first.get("en")) } li { (row.second.get("en")) } li { (row.third.get("en")) } } }
            td { strong { "Say: " } (row.say.get("en")) br; strong { "Rather than: " } (row.avoid.get("en")) }
            td { @if let Some(step) = content.small_step(row.step) { (step.text.get("en")) br; } span.id { (row.step) } }
            td.small { (row.sources.join(", ")) } (dates(row.dates))
        }
    }
}

pub(super) fn cues(content: &Content) -> Markup {
    let name = |id: &str| content.reason(id).map_or("", |reason| reason.name.get("en"));
    html! {
        h2 { "Cues: what a carer hears and sees" } p.small { "content/reasons/cues.csv" }
        p { "The likeliest reason stands first. A cue with a check is a danger sign, whatever is behind it: the app says so before it names a reason." }
        table {
            thead { tr { th { "Cue" } th { "Heard or seen" } th { "What the carer ticks" } th { "For whom" } th { "What may be behind it" } th { "Opens the check" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.cues {
                tr {
                    td.id { (row.id) } td { @if row.heard { "heard" } @else { "seen" } } td { (row.text.get("en")) } td { (whom(&row.fit, content)) }
                    td.name { @for id in row.reasons { p.line { (name(id)) " " span.id { (id) } } } }
                    td { @if !row.check.is_empty() { (leads_to(row.check, english(content), content)) } }
                    td.small { (row.sources.join(", ")) } (dates(row.dates))
                }
            }
        }
    }
}
