//! Sheets to fill in: what they say, ask and print, with a line to sign.

use maud::{Markup, html};

use super::{behind, dates, limits};
use crate::compile::worksheets::file_of;
use crate::{Content, Relevant, SheetItem, SheetItemKind, Worksheet};

pub(super) fn worksheets(content: &Content) -> Markup {
    html! {
        h2 { "Sheets to fill in" }
        p { "What a family writes here stays on the phone, and nothing reads it. Words in braces behind a dollar sign are their own answers." }
        @for sheet in content.worksheets { (worksheet(sheet, content)) }
    }
}

fn worksheet(sheet: &Worksheet, content: &Content) -> Markup {
    let whom = limits(sheet.fit.ages, sheet.fit.concerns, &[] as &[&str], content);
    html! {
        h3 { (sheet.title.get("en")) } p.small { "content/" (file_of(sheet.id)) }
        p {
            (sheet.summary.get("en")) " "
            @if !whom.is_empty() { "Only " (whom.join(", ")) ". " }
            @if sheet.carers_view { "Marked as the caregiver's view. " }
            @if sheet.one_page { "Printed on one page. " }
            "Opened from: " (sheet.guides.join(", ")) "; " (sheet.steps.join(", ")) "; " (sheet.actions.join(", ")) "."
        }
        table {
            thead { tr { th { "Row" } th { "Kind" } th { "Words" } th { "Answers" } th { "Only if" } } }
            @for section in sheet.sections {
                tr { td.id { (section.id) } td { "section" } td.name { strong { (section.title.get("en")) } } td {} td.id { (when(section.relevant)) } }
                @for item in section.items { (row(item, content)) }
            }
            tr { td {} td {} td {} (dates(sheet.dates)) }
        }
    }
}

fn row(item: &SheetItem, content: &Content) -> Markup {
    let kind = match item.kind {
        SheetItemKind::Note => "to know",
        SheetItemKind::Print => "to know, on paper too",
        SheetItemKind::Say => "to say",
        SheetItemKind::Stop => "stop",
        SheetItemKind::Line => "asks for a line",
        SheetItemKind::Words => "asks for words",
        SheetItemKind::Day => "asks for a day",
        SheetItemKind::OneOf => "asks for a choice",
    };
    html! {
        tr {
            td.id { (item.id) } td { (kind) @if item.required { ", must be answered" } }
            td.words {
                (item.label.get("en")) (behind(item.sources, content))
                @if !item.hint.is_empty() { br; span.small { (item.hint.get("en")) } }
                @if !item.paper.is_empty() { br; span.small { "On paper: " (item.paper.get("en")) } }
                @if !item.door.is_empty() { br; span.id { (item.door) } }
            }
            td.small {
                @for choice in item.choices { (choice.label.get("en")) br; }
                @if item.longest > 0 { "up to " (item.longest) " letters" }
                @match item.fill { "worked" => "starts with notes that worked", "did-not" => "starts with notes that did not work", _ => "" }
            }
            td.id { (when(item.relevant)) }
        }
    }
}

/// A condition in words.
fn when(relevant: Relevant) -> String {
    let terms = relevant.terms.iter().map(|term| {
        let value = if term.value.is_empty() {
            "blank"
        } else {
            term.value
        };
        format!(
            "{} is {}{value}",
            term.question,
            if term.is { "" } else { "not " }
        )
    });
    terms
        .collect::<Vec<_>>()
        .join(if relevant.any { " or " } else { " and " })
}
