//! What rests on judgement alone: a clinician's eyes come first where no source was seen.

use maud::{Markup, html};

use super::guides::anchor;
use super::{english, english_talks};
use crate::compile::keep;
use crate::{Content, GuideCard, GuidePart, Span};

/// True if there are sources and every one has grade C.
pub(super) fn alone(ids: &[impl AsRef<str>], content: &Content) -> bool {
    let is_c = |id: &str| content.source(id).is_some_and(|source| source.grade == "C");
    !ids.is_empty() && ids.iter().all(|id| is_c(id.as_ref()))
}

/// How many sentences of the guides name a source.
pub(super) fn cited(content: &Content) -> usize {
    let cited = |span: &Span| !span.sources.is_empty();
    by_page(content, cited).iter().map(|(_, spans)| spans.len()).sum()
}

/// How many of them rest on grade C alone.
pub(super) fn count(content: &Content) -> usize {
    on_c(content).iter().map(|(_, spans)| spans.len()).sum()
}

fn on_c(content: &Content) -> Vec<(&'static GuideCard, Vec<Span>)> {
    by_page(content, |span| alone(&span.sources, content))
}

/// The pages that hold such a sentence, and these sentences.
fn by_page(content: &Content, wanted: impl Fn(&Span) -> bool) -> Vec<(&'static GuideCard, Vec<Span>)> {
    let book = english(content);
    let of = |card: &'static GuideCard| {
        let guide = book.open(card).expect("a guide that was packed can be opened");
        let parts = guide.sections.iter().flat_map(|section| &section.parts);
        let wanted = parts
            .flat_map(GuidePart::spans)
            .filter(|span| wanted(span))
            .cloned();
        (card, wanted.collect())
    };
    let mut pages: Vec<_> = book.cards.iter().map(of).collect();
    pages.retain(|(_, spans): &(_, Vec<Span>)| !spans.is_empty());
    pages
}

/// The rows of tables whose only sources have grade C: which table, and which rows.
fn rows(content: &Content) -> Vec<(&'static str, Vec<&'static str>)> {
    let tables = &content.tables;
    let mut all = Vec::new();
    let mut add = |table, rows: Vec<(&'static str, &'static [&'static str])>| {
        let on_c = rows.into_iter().filter(|(_, sources)| alone(sources, content));
        let ids: Vec<&str> = on_c.map(|(id, _)| id).collect();
        if !ids.is_empty() {
            all.push((table, ids));
        }
    };
    add(
        "Signs",
        tables.signs.iter().map(|row| (row.id, row.sources)).collect(),
    );
    add(
        "Facts about the situation",
        tables.modifiers.iter().map(|row| (row.id, row.sources)).collect(),
    );
    add(
        "Combination rules",
        tables
            .combinations
            .iter()
            .map(|row| (row.id, row.sources))
            .collect(),
    );
    add(
        "What was not answered",
        tables.missing.iter().map(|row| (row.id, row.sources)).collect(),
    );
    add(
        "Exceptions",
        tables
            .exceptions
            .iter()
            .map(|row| (row.id, row.sources))
            .collect(),
    );
    add(
        "Actions",
        tables.actions.iter().map(|row| (row.id, row.sources)).collect(),
    );
    add(
        "Small steps",
        content
            .small_steps
            .iter()
            .map(|row| (row.id, row.sources))
            .collect(),
    );
    add(
        "Reasons",
        content.reasons.iter().map(|row| (row.id, row.sources)).collect(),
    );
    add(
        "Cues",
        content.cues.iter().map(|row| (row.id, row.sources)).collect(),
    );
    add(
        "Notes of a talk",
        content
            .talk_choices
            .iter()
            .map(|row| (row.id, row.sources))
            .collect(),
    );
    add(
        "Days after a crisis",
        content
            .after
            .iter()
            .map(|row| (keep(&format!("{} {}", row.day, row.id)), row.sources))
            .collect(),
    );
    let items = content.worksheets.iter().flat_map(|sheet| {
        let items = sheet.sections.iter().flat_map(|section| section.items);
        items.map(|item| (keep(&format!("{} {}", sheet.id, item.id)), item.sources))
    });
    add("Sheets to fill in", items.collect());
    let talks = english_talks(content).iter().flat_map(|talk| talk.turns);
    let on_c = talks.flat_map(|turn| turn.replies).filter(|reply| {
        let ids: Vec<&String> = reply.why.iter().flat_map(|span| &span.sources).collect();
        alone(&ids, content)
    });
    let says: Vec<&str> = on_c.map(|reply| reply.say).collect();
    if !says.is_empty() {
        all.push(("Practice talks: why these words open the door or close it", says));
    }
    all
}

/// What to look at first.
pub(super) fn list(content: &Content) -> Markup {
    let pages = on_c(content);
    let locale = english(content).locale;
    html! {
        section.open {
            h2 { "On grade C alone: " (count(content)) " sentences on " (pages.len()) " guides" }
            p { "No source was seen for these: they stand on common practice. Look at them first." }
            table {
                thead { tr { th { "Guide" } th { "How many" } th { "Sentences" } } }
                @for (card, spans) in &pages {
                    tr {
                        td.name { a href={ "#" (anchor(locale, card.id)) } { (card.title) } br; span.id { (card.id) } }
                        td { (spans.len()) }
                        td { @for span in spans { p.line { (span.text) } } }
                    }
                }
            }
            p { "And these rows of the tables:" }
            table {
                thead { tr { th { "Table" } th { "How many" } th { "Rows" } } }
                @for (table, ids) in rows(content) { tr { td { (table) } td { (ids.len()) } td.id { (ids.join(", ")) } } }
            }
        }
    }
}
