//! The review pack: one printable page with every rule, sentence and number, its source and its dates, so that a
//! clinician can review and sign without git.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::due::open_numbers;
use crate::{Content, Dates, Level, Line, Part, Region};

const STYLE: &str = "
@page { size: A4 landscape; margin: 12mm; }
body { font: 11pt/1.45 Georgia, serif; color: #1e2a2f; background: #fff; max-width: 76em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.2; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: .6em 0 1.6em; font-size: 9.5pt; }
th, td { border: 1px solid #b9b2a8; padding: .3em .5em; text-align: left; vertical-align: top; }
th { background: #f3ece3; font-family: system-ui, sans-serif; }
tr { break-inside: avoid; }
.small { font-size: 8.5pt; color: #55605f; }
.id { font: 8.5pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere; min-width: 9em; }
.words { min-width: 18em; }
.open { border: 2px solid #1f5a5e; padding: .6em 1em; }
.sign td { height: 2.6em; }
";

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
                    " Mark what is wrong on paper or in the spreadsheets named at each heading; both find their way back." }
                (overview(content, open.len()))
                (open_list(&open))
                (levels(content))
                (signs(content))
                (combinations(content))
                (missing(content))
                (playbooks(content))
                (exceptions(content))
                (actions(content))
                @for region in content.regions { (contacts(region, content)) }
                (first_lines(content))
                (never(content))
                (interface(content))
                (pages(content))
                (sources(content))
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
            tr { th { "Signs" } td { (tables.signs.len()) } th { "Combination rules" } td { (tables.combinations.len()) } }
            tr { th { "Action wordings" } td { (tables.actions.len()) } th { "Ways to reach a helpline" } td { (channels) } }
            tr { th { "Numbers still open" } td { (open) } th { "Sources (A / B / C)" } td { (grade("A")) " / " (grade("B")) " / " (grade("C")) } }
        }
        p.small { "Grade A: the publisher's own page was seen. B: a copy was seen. C: standard practice or judgement, not seen; look at these first." }
    }
}

fn open_list(open: &[(&str, &str, &str, &str)]) -> Markup {
    html! {
        section.open {
            h2 { "Open numbers: " (open.len()) }
            p { "These have fewer than two independent sources, or a doubt. Confirm them with the operator." }
            table {
                tr { th { "Region" } th { "Line" } th { "Number" } th { "What is missing" } }
                @for (region, line, number, why) in open { tr { td { (region) } td { (line) } td { (number) } td { (why) } } }
            }
        }
    }
}

fn dates(dates: &Dates) -> Markup {
    html! {
        td.small { "written " (dates.written) br; "again " (dates.next_review) }
        td.small { @if dates.reviewer.is_empty() { "not reviewed" } @else { (dates.reviewer) br; (dates.reviewed) } }
    }
}

fn levels(content: &Content) -> Markup {
    html! {
        h2 { "Levels" } p.small { "content/escalation/levels.csv" }
        table {
            tr { th { "Level" } th { "Headline" } th { "Meaning" } th { "Look again" } }
            @for row in content.tables.levels.iter().rev() {
                tr { td { (row.level.id()) } td { (row.headline.get("en")) } td { (row.meaning.get("en")) } td { (row.look_again.get("en")) } }
            }
        }
    }
}

fn signs(content: &Content) -> Markup {
    let tables = &content.tables;
    html! {
        h2 { "Signs" } p.small { "content/escalation/signs.csv" }
        @for tile in tables.tiles {
            h3 { (tile.name.get("en")) }
            p { (tile.hint.get("en")) }
            table {
                tr { th { "Rule" } th { "What the carer ticks, and why" } th { "If yes" } th { "If not sure" } th { "Playbook" } th { "Sources" } th { "Dates" } th { "Reviewer" } }
                @for row in tables.signs.iter().filter(|row| row.tile == tile.id) {
                    tr {
                        td.id { "S." (row.id) }
                        td.words { strong { (row.name.get("en")) } br; (row.why.get("en")) }
                        td.id { (row.yes.id()) } td.id { (row.not_sure.id()) }
                        td { (row.playbook) @if !row.extra_actions.is_empty() { " + " (row.extra_actions.join(", ")) } }
                        td.small { (row.sources.join(", ")) } (dates(&row.dates))
                    }
                }
            }
        }
        h3 { "Facts about the situation" } p.small { "content/escalation/modifiers.csv" }
        table {
            tr { th { "Id" } th { "Question" } th { "Sources" } th { "Dates" } th { "Reviewer" } }
            @for row in tables.modifiers {
                tr { td { (row.id) } td { (row.name.get("en")) } td.small { (row.sources.join(", ")) } (dates(&row.dates)) }
            }
        }
    }
}

fn combinations(content: &Content) -> Markup {
    html! {
        h2 { "Combination rules" } p.small { "content/escalation/combinations.csv" }
        table {
            tr { th { "Rule" } th { "When" } th { "Condition" } th { "Level" } th { "Playbook" } th { "Sources" } th { "Dates" } th { "Reviewer" } }
            @for row in content.tables.combinations {
                tr {
                    td { (row.id) } td { (row.when.get("en")) } td.small { (row.condition_text) } td { (row.level.id()) }
                    td { (row.playbook) } td.small { (row.sources.join(", ")) } (dates(&row.dates))
                }
            }
        }
    }
}

fn missing(content: &Content) -> Markup {
    html! {
        h2 { "What was not answered" } p.small { "content/escalation/missing.csv" }
        table {
            tr { th { "Rule" } th { "When" } th { "Level" } th { "Playbook" } th { "Sources" } th { "Dates" } th { "Reviewer" } }
            @for row in content.tables.missing {
                tr { td { (row.id) } td { (row.when.get("en")) } td { (row.level.id()) } td { (row.playbook) } td.small { (row.sources.join(", ")) } (dates(&row.dates)) }
            }
        }
    }
}

fn playbooks(content: &Content) -> Markup {
    html! {
        h2 { "Playbooks" } p.small { "content/escalation/playbooks.csv" }
        @for level in Level::ALL.into_iter().rev() {
            h3 { (level.id()) }
            table {
                tr { th { "Playbook" } th { "Actions" } }
                @for row in content.tables.playbooks.iter().filter(|row| row.level == level) { tr { td { (row.id) } td { (row.actions.join(", ")) } } }
            }
        }
    }
}

fn exceptions(content: &Content) -> Markup {
    html! {
        h2 { "Exceptions, applied from top to bottom" } p.small { "content/escalation/exceptions.csv" }
        table {
            tr { th { "Row" } th { "When" } th { "Takes out" } th { "Puts in" } th { "First" } th { "Sources" } th { "Dates" } th { "Reviewer" } }
            @for row in content.tables.exceptions {
                tr {
                    td { (row.id) } td { (row.when.get("en")) } td { (row.removes.join(", ")) } td { (row.adds.join(", ")) }
                    td { (row.first) } td.small { (row.sources.join(", ")) } (dates(&row.dates))
                }
            }
        }
    }
}

fn actions(content: &Content) -> Markup {
    html! {
        h2 { "Actions, in their fixed order" } p.small { "content/escalation/actions.csv" }
        table {
            tr { th { "Action" } th { "Used when" } th { "What to do" } th { "Words to say" } th { "Sources" } th { "Dates" } th { "Reviewer" } }
            @for row in content.tables.actions {
                tr {
                    td { (row.id) } td { (row.variant) @if row.needs_role { " (only where there is a line for " (row.role) ")" } }
                    td { @if !row.headline.is_empty() { strong { (row.headline.get("en")) } br; } (row.text.get("en")) }
                    td { (row.say.get("en")) } td.small { (row.sources.join(", ")) } (dates(&row.dates))
                }
            }
        }
    }
}

fn contacts(region: &Region, content: &Content) -> Markup {
    html! {
        h2 { "Helplines: " (region.name.get("en")) } p.small { "content/" (super::contacts::file_of(region.id)) ", content/contacts/roles.csv" }
        table {
            tr { th { "Line" } th { "For" } th { "Levels" } th { "How to reach it" } th { "Hours, languages, cost" } th { "May it send help?" } th { "Sources" } th { "Checked" } }
            @for line in region.lines { (contact(line, content)) }
        }
        table {
            tr { th { "Texts that name" } th { "say here" } th { "Line" } }
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

fn first_lines(content: &Content) -> Markup {
    html! {
        h2 { "Lines offered first on a result" } p.small { "content/contacts/first_lines.csv" }
        table {
            tr { th { "Level" } th { "Role" } th { "When" } }
            @for row in content.first_lines { tr { td { (row.level.id()) } td { (row.role) } td { (format!("{:?}", row.when)) } } }
        }
    }
}

fn never(content: &Content) -> Markup {
    html! {
        h2 { "What must never be said" } p.small { "content/escalation/never.csv" }
        table {
            tr { th { "Id" } th { "Rule" } th { "Phrases that stop the build" } }
            @for row in content.tables.never { tr { td { (row.id) } td { (row.rule.get("en")) } td { (row.phrases.join("; ")) } } }
        }
    }
}

fn interface(content: &Content) -> Markup {
    html! {
        h2 { "Interface words" } p.small { "content/interface/en.ftl" }
        table {
            tr { th { "Id" } th { "Words" } }
            @for message in content.interface {
                tr {
                    td { (message.id) }
                    td { @for part in message.parts.first().map_or(&[][..], |(_, parts)| parts) {
                        @match part { Part::Text(text) => (text), Part::Slot(slot) => { "{" (slot) "}" } }
                    } }
                }
            }
        }
    }
}

fn pages(content: &Content) -> Markup {
    html! {
        h2 { "What interface pages draw from the tables" } p.small { "content/interface/pages.csv" }
        table {
            tr { th { "Page" } th { "Actions" } th { "Lines" } th { "Sources" } }
            @for row in content.pages {
                tr { td { (row.id) } td { (row.actions.join(", ")) } td { (row.roles.join(", ")) } td.small { (row.sources.join(", ")) } }
            }
        }
    }
}

fn sources(content: &Content) -> Markup {
    html! {
        h2 { "Sources" } p.small { "content/sources.csv" }
        table {
            tr { th { "Id" } th { "Title" } th { "Publisher" } th { "Where" } th { "Year" } th { "Grade" } th { "Seen" } }
            @for row in content.sources {
                tr { td { (row.id) } td { (row.title) } td { (row.publisher) } td { (row.place) } td { (row.year) } td { (row.grade) } td { (row.seen_on) } }
            }
        }
    }
}

fn signatures() -> Markup {
    html! {
        h2 { "Signature" }
        table.sign {
            tr { th { "Name" } th { "Profession and licence" } th { "Pages reviewed" } th { "Date" } th { "Signature" } }
            @for _ in 0..3 { tr { td {} td {} td {} td {} td {} } }
        }
    }
}
