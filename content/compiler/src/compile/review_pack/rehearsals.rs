//! Practice talks: each as a script, with where every answer leads, what stands behind it, and a line to sign.

use maud::{Markup, html};

use super::guides::{sentences, signed};
use super::{dates, leads_to, reviewer, whom};
use crate::{Content, Ending, GuideBook, Rehearsal, RehearsalBook, Reply, Turn};

/// The talks of one locale: a list, then each in full.
pub(super) fn book(book: &'static RehearsalBook, content: &Content) -> Markup {
    let many = content.rehearsals.len() > 1;
    html! {
        h2 { "Practice talks" @if many { " (" (book.locale) ")" } } p.small { "content/rehearsals/" (book.locale) "/<id>.md" }
        p { "Read each aloud. A talk starts with its first turn; every answer says whether it opens the door or closes it, why, and where it leads. "
            "No way is longer than four turns. Every turn also offers the way out into the check." }
        table {
            thead { tr { th { "Talk" } th { "Title" } th { "For whom" } th { "Way out" } th { "Dates" } th { "Reviewer" } } }
            @for talk in book.talks {
                tr {
                    td.id { (talk.id) } td.words { a href={ "#" (anchor(book.locale, talk.id)) } { (talk.title) } }
                    td { (whom(&talk.fit, content)) } td.id { (talk.out) } (dates(talk.dates))
                }
            }
        }
        div.guides { @for talk in book.talks { (script(talk, book, content)) } }
    }
}

fn anchor(locale: &str, id: &str) -> String {
    format!("rehearsal/{locale}/{id}")
}

fn script(talk: &Rehearsal, book: &RehearsalBook, content: &Content) -> Markup {
    let guides = content.book(book.locale);
    html! {
        article id=(anchor(book.locale, talk.id)) lang=(book.locale) {
            div.read {
                h4 { (talk.title) }
                p.summary { (talk.summary) }
                p { (sentences(talk.scene, content)) }
                p { "You: " strong { (talk.opening) } }
                @for turn in talk.turns { (self::turn(turn, talk, guides, content)) }
                @for ending in talk.endings { (self::ending(ending, content)) }
                h5 { "One small step, after every ending" }
                p { (step(talk.step, book, content)) }
            }
            div.beside { (beside(talk, book, content)) }
            (signed())
        }
    }
}

fn step(id: &str, book: &RehearsalBook, content: &Content) -> Markup {
    let step = content
        .small_step(id)
        .map_or("", |step| step.text.get(book.locale));
    html! { (step) " " span.id { (id) } }
}

fn theirs(does: &str, they: &str) -> Markup {
    html! {
        @if !does.is_empty() { p { em { (does) } } }
        @if !they.is_empty() { p { "They: " strong { (they) } } }
    }
}

fn turn(turn: &Turn, talk: &Rehearsal, guides: &GuideBook, content: &Content) -> Markup {
    html! {
        h5 { (turn.heading) " " span.id { (turn.id) } }
        (theirs(turn.does, turn.they))
        ol { @for reply in turn.replies { li { (answer(reply, talk, guides, content)) } } }
    }
}

fn answer(reply: &Reply, talk: &Rehearsal, guides: &GuideBook, content: &Content) -> Markup {
    let mut next = talk
        .turns
        .iter()
        .map(|turn| turn.id)
        .chain(talk.endings.iter().map(|ending| ending.id));
    let next = next.nth(usize::from(reply.to)).unwrap_or_default();
    html! {
        strong { (reply.say) } br;
        @if reply.opens { "Opens: " } @else { "Closes: " } (sentences(reply.why, content)) br;
        span.small { "Skill: " (leads_to(&format!("guide/{}", reply.skill), guides, content)) ". Then: " (next) }
    }
}

fn ending(ending: &Ending, content: &Content) -> Markup {
    html! {
        h5 { "Ending: " (ending.heading) " " span.id { (ending.id) } }
        (theirs(ending.does, ending.they))
        @for paragraph in ending.paragraphs { p { (sentences(paragraph, content)) } }
        @if !ending.step.is_empty() { p.small { "Small step: " span.id { (ending.step) } } }
    }
}

fn beside(talk: &Rehearsal, book: &RehearsalBook, content: &Content) -> Markup {
    let guides = content.book(book.locale);
    html! {
        p.id { "content/rehearsals/" (book.locale) "/" (talk.id) ".md" }
        p { strong { "For whom: " } (whom(&talk.fit, content)) }
        p { strong { "Way out at every turn: " } (leads_to(talk.out, guides, content)) }
        p { strong { "Sources" } }
        @for id in talk.sources {
            p.line { span.id { (id) } @if let Some(source) = content.source(id) {
                ": " (source.title) ". " (source.publisher) ". Grade " (source.grade) "."
            } }
        }
        p { strong { "Guides with a door to it" } }
        @for id in talk.guides { p.line { (leads_to(&format!("guide/{id}"), guides, content)) } }
        @if !talk.also.is_empty() { p { strong { "Words people use for it: " } (talk.also.join("; ")) } }
        p { "Written " (talk.dates.written) ", again by " (talk.dates.next_review) "." br; (reviewer(talk.dates)) }
    }
}
