//! The review pack: one printable page with every rule, sentence and number, its source and its dates, so that a
//! clinician can review and sign without git.

mod contacts;
mod escalation;
mod grade_c;
mod guides;
mod interface;
mod reasons;
mod rehearsals;
mod search;
mod tracker;
mod worksheets;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::due::open_numbers;
use crate::{Age, Concern, Content, Dates, Fit, GuideBook, Rehearsal};

const STYLE: &str = include_str!("print.css");

/// The review pack as one HTML page.
pub fn review_pack(content: &Content) -> String {
    let open = open_numbers(content);
    let pack = html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "Foothold: review pack" } style { (PreEscaped(STYLE)) } }
            body {
                h1 { "Foothold: review pack" }
                p { "Every rule, sentence and number the app can show. " strong { "Nothing here has been signed until a name stands in its reviewer column." }
                    " Mark what is wrong on paper or in the files named at each heading; both find their way back." }
                (overview(content, open.len()))
                (open_list(&open))
                (grade_c::list(content))
                (escalation::levels(content))
                (escalation::signs(content))
                (escalation::combinations(content))
                (escalation::missing(content))
                (escalation::playbooks(content))
                (escalation::exceptions(content))
                (escalation::actions(content))
                @for region in content.regions { (contacts::region(region, content)) }
                (contacts::first_lines(content))
                (guides::topics(content))
                @for book in content.guides { (guides::book(book, content)) }
                @for book in content.rehearsals { (rehearsals::book(book, content)) }
                (reasons::small_steps(content))
                (reasons::reasons(content))
                (reasons::cues(content))
                (tracker::talk_choices(content))
                (tracker::after(content))
                (worksheets::worksheets(content))
                (search::places(content))
                (search::typed(content))
                (escalation::never(content))
                (interface::words(content))
                (interface::pages(content))
                (interface::sources(content))
                (signatures())
            }
        }
    };
    pack.into_string()
}

fn overview(content: &Content, open: usize) -> Markup {
    let tables = &content.tables;
    let channels: usize = content
        .regions
        .iter()
        .flat_map(|region| region.lines)
        .map(|line| line.channels.len())
        .sum();
    let grade = |letter| {
        content
            .sources
            .iter()
            .filter(|source| source.grade == letter)
            .count()
    };
    html! {
        table {
            tr { th { "Signs" } td { (tables.signs.len()) } th { "Combination rules" } td { (tables.combinations.len()) } th { "Action wordings" } td { (tables.actions.len()) } }
            tr { th { "Guides" } td { (english(content).cards.len()) } th { "Reasons" } td { (content.reasons.len()) } th { "Cues, heard and seen" } td { (content.cues.len()) } }
            tr { th { "Small steps" } td { (content.small_steps.len()) } th { "Ways to reach a helpline" } td { (channels) } th { "Numbers still open" } td { (open) } }
            tr { th { "Sources (A / B / C)" } td { (grade("A")) " / " (grade("B")) " / " (grade("C")) } th { "Guides' sentences that name a source" } td { (grade_c::cited(content)) }
                th { "Of these on grade C alone" } td { (grade_c::count(content)) } }
            tr { th { "Things to tick in a note of a talk" } td { (content.talk_choices.len()) } th { "Sheets to fill in" } td { (content.worksheets.len()) }
                th { "Practice talks" } td { (english_talks(content).len()) } }
            tr { th { "Rows of the days after a crisis" } td { (content.after.len()) } }
        }
        p.small { "Grade A: the publisher's own page was seen. B: a copy was seen. C: standard practice or judgement, not seen; look at these first. "
            "The grade says what was seen, not how strong the evidence is." }
    }
}

fn open_list(open: &[(&str, &str, &str, &str)]) -> Markup {
    html! {
        section.open {
            h2 { "Open numbers: " (open.len()) }
            p { "These have fewer than two independent sources, or a doubt. Confirm them with the operator." }
            table {
                thead { tr { th { "Region" } th { "Line" } th { "Number" } th { "What is missing" } } }
                @for (region, line, number, why) in open { tr { td { (region) } td { (line) } td { (number) } td { (why) } } }
            }
        }
    }
}

fn signatures() -> Markup {
    html! {
        section.together {
            h2 { "Signature" }
            table.sign {
                thead { tr { th { "Name" } th { "Profession and licence" } th { "Pages reviewed" } th { "Date" } th { "Signature" } } }
                @for _ in 0..3 { tr { td {} td {} td {} td {} td {} } }
            }
        }
    }
}

/// The two last cells of a row that is reviewed.
fn dates(dates: &Dates) -> Markup {
    html! {
        td.small.dates { "written " (dates.written) br; "again " (dates.next_review) }
        td.small { (reviewer(dates)) }
    }
}

fn reviewer(dates: &Dates) -> Markup {
    html! { @if dates.reviewer.is_empty() { "not reviewed" } @else { (dates.reviewer) br; (dates.reviewed) } }
}

/// The guides as they were written first; a translation claims the same.
fn english(content: &Content) -> &'static GuideBook {
    content.book(content.locales[0])
}

/// The practice talks as they were written first.
fn english_talks(content: &Content) -> &'static [Rehearsal] {
    content.rehearsals(content.locales[0]).talks
}

/// For whom something is, in words.
fn whom(fit: &Fit, content: &Content) -> String {
    let limits = limits(fit.ages, fit.concerns, fit.regions, content);
    if limits.is_empty() {
        "everyone".into()
    } else {
        limits.join(", ")
    }
}

/// What keeps something from a reader, in words; nothing where everyone sees it.
fn limits(ages: &[Age], concerns: &[Concern], regions: &[impl AsRef<str>], content: &Content) -> Vec<String> {
    let mut limits = Vec::new();
    match ages {
        [Age::Minor] => limits.push("about someone under eighteen".to_owned()),
        [Age::Adult] => limits.push("about an adult".to_owned()),
        _ => {}
    }
    match concerns {
        [Concern::MentalHealth] => limits.push("about mental health".to_owned()),
        [Concern::Substance] => limits.push("about drink or drugs".to_owned()),
        _ => {}
    }
    if !regions.is_empty() {
        let name = |id: &str| content.region(id).name.get("en");
        let names: Vec<&str> = regions.iter().map(|id| name(id.as_ref())).collect();
        limits.push(format!("read in {}", names.join(" or ")));
    }
    limits
}

/// The sources behind a sentence, in brackets; grade C alone is said in words.
fn behind(ids: &[impl AsRef<str>], content: &Content) -> Markup {
    let names: Vec<&str> = ids.iter().map(AsRef::as_ref).collect();
    html! {
        @if grade_c::alone(ids, content) { " " strong.source { "[" (names.join("; ")) ", grade C]" } }
        @else if !names.is_empty() { " " span.source { "[" (names.join("; ")) "]" } }
    }
}

/// Where a route leads, in words and as it is written.
fn leads_to(route: &str, book: &GuideBook, content: &Content) -> String {
    let place = || content.places.iter().find(|place| place.route == route);
    let tile = |id| content.tables.tiles.iter().find(move |tile| tile.id == id);
    let name = match route.split_once('/') {
        Some(("guide", id)) => book.card(id).map(|card| card.title.to_owned()),
        Some(("check", id)) => tile(id).map(|tile| format!("the check, {}", tile.name.get("en"))),
        Some(("rehearsal", id)) => content
            .rehearsals(book.locale)
            .talk(id)
            .map(|talk| talk.title.to_owned()),
        _ => place().map(|place| place.title.get("en").to_owned()),
    };
    match name {
        Some(name) => format!("{name} ({route})"),
        None => route.to_owned(),
    }
}
