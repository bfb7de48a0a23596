//! The decision tables.

use maud::{Markup, html};

use super::dates;
use crate::{Age, Content, Level};

pub(super) fn levels(content: &Content) -> Markup {
    html! {
        h2 { "Levels" } p.small { "content/escalation/levels.csv" }
        table {
            thead { tr { th { "Level" } th { "Headline" } th { "Meaning" } th { "Look again" } th { "Then" } } }
            @for row in content.tables.levels.iter().rev() {
                tr { td { (row.level.id()) } td { (row.headline.get("en")) } td { (row.meaning.get("en")) } td { (row.look_again.get("en")) } td.small { (row.doors.join(", ")) } }
            }
        }
    }
}

pub(super) fn signs(content: &Content) -> Markup {
    let tables = &content.tables;
    html! {
        h2 { "Signs" } p.small { "content/escalation/signs.csv" }
        @for tile in tables.tiles {
            h3 { (tile.name.get("en")) }
            p { (tile.hint.get("en")) }
            table {
                thead { tr { th { "Rule" } th { "What the carer ticks, and why" } th { "If yes" } th { "If not sure" } th { "Playbook" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
                @for row in tables.signs.iter().filter(|row| row.tile == tile.id) {
                    tr {
                        td.id { "S." (row.id) }
                        td.words { strong { (row.name.get("en")) } br; (row.why.get("en")) }
                        td.id { (row.yes.id()) } td.id { (row.not_sure.id()) }
                        td { (row.playbook) @if !row.extra_actions.is_empty() { " + " (row.extra_actions.join(", ")) } }
                        td.small { (row.sources.join(", ")) } (dates(row.dates))
                    }
                }
            }
        }
        h3 { "Facts about the situation" } p.small { "content/escalation/modifiers.csv" }
        table {
            thead { tr { th { "Id" } th { "Question" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in tables.modifiers {
                tr { td { (row.id) } td { (row.name.get("en")) } td.small { (row.sources.join(", ")) } (dates(row.dates)) }
            }
        }
    }
}

pub(super) fn combinations(content: &Content) -> Markup {
    html! {
        h2 { "Combination rules" } p.small { "content/escalation/combinations.csv" }
        table {
            thead { tr { th { "Rule" } th { "When" } th { "Condition" } th { "Level" } th { "Playbook" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.tables.combinations {
                tr {
                    td { (row.id) } td { (row.when.get("en")) } td.small { (row.condition_text) } td { (row.level.id()) }
                    td { (row.playbook) } td.small { (row.sources.join(", ")) } (dates(row.dates))
                }
            }
        }
    }
}

pub(super) fn missing(content: &Content) -> Markup {
    html! {
        h2 { "What was not answered" } p.small { "content/escalation/missing.csv" }
        table {
            thead { tr { th { "Rule" } th { "When" } th { "Level" } th { "Playbook" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.tables.missing {
                tr { td { (row.id) } td { (row.when.get("en")) } td { (row.level.id()) } td { (row.playbook) } td.small { (row.sources.join(", ")) } (dates(row.dates)) }
            }
        }
    }
}

pub(super) fn playbooks(content: &Content) -> Markup {
    html! {
        h2 { "Playbooks" } p.small { "content/escalation/playbooks.csv" }
        @for level in Level::ALL.into_iter().rev() {
            h3 { (level.id()) }
            table {
                thead { tr { th { "Playbook" } th { "Actions" } } }
                @for row in content.tables.playbooks.iter().filter(|row| row.level == level) { tr { td { (row.id) } td { (row.actions.join(", ")) } } }
            }
        }
    }
}

pub(super) fn exceptions(content: &Content) -> Markup {
    html! {
        h2 { "Exceptions, applied from top to bottom" } p.small { "content/escalation/exceptions.csv" }
        table {
            thead { tr { th { "Row" } th { "When" } th { "Takes out" } th { "Puts in" } th { "First" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.tables.exceptions {
                tr {
                    td { (row.id) } td { (row.when.get("en")) } td { (row.removes.join(", ")) } td { (row.adds.join(", ")) }
                    td { (row.first) } td.small { (row.sources.join(", ")) } (dates(row.dates))
                }
            }
        }
    }
}

pub(super) fn actions(content: &Content) -> Markup {
    html! {
        h2 { "Actions, in their fixed order" } p.small { "content/escalation/actions.csv" }
        table {
            thead { tr { th { "Action" } th { "Used when" } th { "What to do" } th { "Words to say" } th { "Sources" } th { "Dates" } th { "Reviewer" } } }
            @for row in content.tables.actions {
                tr {
                    td { (row.id) } td { (row.variant) @if row.needs_role { " (only where there is a line for " (row.role) ")" } }
                    td { @if !row.headline.is_empty() { strong { (row.headline.get("en")) } br; } (row.text.get("en")) }
                    td { (row.say.get("en")) } td.small { (row.sources.join(", ")) } (dates(row.dates))
                }
            }
        }
    }
}

pub(super) fn never(content: &Content) -> Markup {
    html! {
        h2 { "What must never be said" } p.small { "content/escalation/never.csv" }
        table {
            thead { tr { th { "Id" } th { "Rule" } th { "Where" } th { "Phrases that stop the build" } th { "Sources" } } }
            @for row in content.tables.never {
                tr {
                    td.id { (row.id) } td.words { (row.rule.get("en")) }
                    td { @match row.ages { [Age::Minor] => "where it is about someone under eighteen", [Age::Adult] => "where it is about an adult", _ => "anywhere" } }
                    td { (row.phrases.join("; ")) } td.small { (row.sources.join(", ")) }
                }
            }
        }
    }
}
