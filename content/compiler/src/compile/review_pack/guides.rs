//! Guides: which there are, and each as it is read, with what stands behind every sentence and a line to sign.

use maud::{Markup, html};

use super::{behind, dates, leads_to, limits, reviewer, whom};
use crate::{Content, GuideBook, GuideCard, GuidePart, Link, Section, Span};

/// Where a guide stands on this page.
pub(super) fn anchor(locale: &str, id: &str) -> String {
    format!("guide/{locale}/{id}")
}

pub(super) fn topics(content: &Content) -> Markup {
    html! {
        h2 { "Topics of the guides" } p.small { "content/guides/topics.csv" }
        table {
            thead { tr { th { "Topic" } th { "Name" } th { "What is in it" } } }
            @for topic in content.topics { tr { td.id { (topic.id) } td { (topic.name.get("en")) } td { (topic.hint.get("en")) } } }
        }
    }
}

/// The guides of one locale: a list, then each in full.
pub(super) fn book(book: &'static GuideBook, content: &Content) -> Markup {
    let of = |topic: &'static str| book.cards.iter().filter(move |card| card.topic == topic);
    let many = content.guides.len() > 1;
    html! {
        h2 { "Guides" @if many { " (" (book.locale) ")" } } p.small { "content/guides/" (book.locale) "/<id>.md" }
        p { "First the list by topic, then every guide as it is read, with a line to sign. Brackets behind a sentence name its sources; they are "
            "spelled out beside the page. A sentence without brackets should be advice or encouragement: mark it if it claims a fact. A part "
            "with a line at its left is seen only by the readers it names, and by those who have not said whom it is about. Words in braces, such as "
            "{emergency}, are filled by the reader's country." }
        @for topic in content.topics {
            h3 { (topic.name.get(book.locale)) }
            table {
                thead { tr { th { "Guide" } th { "Title" } th { "For whom" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
                @for card in of(topic.id) {
                    tr {
                        td.id { (card.id) } td.words { a href={ "#" (anchor(book.locale, card.id)) } { (card.title) } }
                        td { (whom(&card.fit, content)) } td.small { (card.sources.join(", ")) } (dates(card.dates))
                    }
                }
            }
        }
        div.guides {
            @for topic in content.topics {
                div.topic {
                    h3 { (topic.name.get(book.locale)) ": " (topic.hint.get(book.locale)) }
                    @for card in of(topic.id) { (page(card, book, content)) }
                }
            }
        }
    }
}

fn page(card: &GuideCard, book: &GuideBook, content: &Content) -> Markup {
    let guide = book.open(card).expect("a guide that was packed can be opened");
    html! {
        article id=(anchor(book.locale, card.id)) lang=(book.locale) {
            div.read {
                h4 { (card.title) }
                p.summary { (card.summary) }
                @for section in &guide.sections { (self::section(section, book, content)) }
                @if let Some(step) = content.small_step(card.step) {
                    h5 { "One small step for this week" }
                    p { (step.text.get(book.locale)) (behind(step.sources, content)) " " span.id { (step.id) } }
                }
            }
            div.beside { (beside(card, book, content)) }
            (signed())
        }
    }
}

/// Lines to sign one page on.
pub(super) fn signed() -> Markup {
    html! {
        div.signed {
            div.choice { span.box {} " Right as it stands" } div.choice { span.box {} " Right with the changes I marked" }
            div.line { "Name and licence" } div.line { "Date" } div.line { "Signature" }
        }
    }
}

fn section(section: &Section, book: &GuideBook, content: &Content) -> Markup {
    let limits = limits(&section.ages, &section.concerns, &section.regions, content);
    html! {
        div.only[!limits.is_empty()] {
            @if !section.heading.is_empty() { h5 { (section.heading) } }
            @if !limits.is_empty() { p.who { "Shown only where it is " (limits.join(" and ")) } }
            @for part in &section.parts { (self::part(part, book, content)) }
        }
    }
}

fn part(part: &GuidePart, book: &GuideBook, content: &Content) -> Markup {
    let said = |spans: &[Span]| sentences(spans, content);
    let items = |items: &[Vec<Span>]| html! { @for item in items { li { (said(item)) } } };
    let door = |link: &Link| html! { (link.words) " " span.small { "leads to: " (leads_to(&link.route, book, content)) } };
    match part {
        GuidePart::Paragraph(spans) => html! { p { (said(spans)) } },
        GuidePart::Say { say, avoid, why } => html! {
            dl {
                dt { "Say" } dd { strong { (say) } }
                @if let Some(avoid) = avoid { dt { "Rather than" } dd { (avoid) } }
                @if !why.is_empty() { dt { "Why" } dd { (said(why)) } }
            }
        },
        GuidePart::Steps(steps) => html! { ol { (items(steps)) } },
        GuidePart::List(list) => html! { ul { (items(list)) } },
        GuidePart::Stop { text, link } => html! {
            div.stop {
                p { strong { "Stop. " } (said(text)) }
                @if let Some(link) = link { p.door { (door(link)) } }
            }
        },
        GuidePart::Link(link) => html! { p.door { (door(link)) } },
    }
}

pub(super) fn sentences(spans: &[Span], content: &Content) -> Markup {
    html! { @for (at, span) in spans.iter().enumerate() { @if at > 0 { " " } (span.text) (behind(&span.sources, content)) } }
}

/// What surrounds a guide: for whom it is, what stands behind it, where it leads, who has signed it.
fn beside(card: &GuideCard, book: &GuideBook, content: &Content) -> Markup {
    html! {
        p.id { "content/guides/" (book.locale) "/" (card.id) ".md" }
        p { strong { "For whom: " } (whom(&card.fit, content)) }
        p { strong { "Sources" } }
        @for id in card.sources {
            p.line { span.id { (id) } @if let Some(source) = content.source(id) {
                ": " (source.title) ". " (source.publisher) @if !source.year.is_empty() { ", " (source.year) } ". Grade " (source.grade) "."
            } }
        }
        @if !card.lines.is_empty() { p { strong { "Helplines offered at its end: " } (card.lines.join(", ")) } }
        @if !card.related.is_empty() {
            p { strong { "Read next" } }
            @for id in card.related { p.line { (leads_to(&format!("guide/{id}"), book, content)) } }
        }
        @if !card.also.is_empty() { p { strong { "Words people use for it: " } (card.also.join("; ")) } }
        p { "Written " (card.dates.written) ", again by " (card.dates.next_review) "." br; (reviewer(card.dates)) }
    }
}
