//! The page a clinician signs: everything the app can show, with where it comes from.

mod common;
#[path = "review_pack/guides.rs"]
mod guides;

use std::collections::HashMap;

use common::{ENGLISH, Folder, Table, real};
use foothold_content::compile::review_pack;
use foothold_content::{Age, Concern, Part, parts};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The table rows of a page.
fn rows(page: &str) -> Vec<&str> {
    page.split("<tr>")
        .skip(1)
        .map(|row| row.split("</tr>").next().unwrap_or_default())
        .collect()
}

#[test]
fn every_rule_is_in_it() {
    let content = real();
    let page = review_pack(&content);
    let rows = rows(&page);
    let has_row = |cells: &[&str]| {
        let cells: Vec<_> = cells.iter().map(|cell| escaped(cell)).collect();
        assert!(
            rows.iter()
                .any(|row| cells.iter().all(|cell| row.contains(&cell[..]))),
            "no row has {cells:?}"
        );
    };
    let tables = content.tables;
    for sign in tables.signs {
        let (rule, sources) = (
            format!("<td class=\"id\">S.{}</td>", sign.id),
            sign.sources.join(", "),
        );
        assert!(page.contains(&rule), "{rule}");
        has_row(&[
            sign.name.get("en"),
            sign.yes.id(),
            sign.not_sure.id(),
            sign.playbook,
            sign.why.get("en"),
            &sources,
        ]);
    }
    for rule in tables.combinations {
        has_row(&[
            rule.id,
            rule.when.get("en"),
            rule.condition_text,
            rule.level.id(),
            &rule.sources.join(", "),
        ]);
    }
    for rule in tables.missing {
        has_row(&[
            rule.id,
            rule.when.get("en"),
            rule.level.id(),
            &rule.sources.join(", "),
        ]);
    }
    for row in tables.exceptions {
        has_row(&[
            row.id,
            row.when.get("en"),
            &row.removes.join(", "),
            &row.adds.join(", "),
            row.first,
        ]);
    }
    for action in tables.actions {
        let sources = action.sources.join(", ");
        has_row(&[
            action.id,
            action.variant,
            action.headline.get("en"),
            action.text.get("en"),
            &sources,
        ]);
        has_row(&[
            action.text.get("en"),
            action.say.get("en"),
            action.dates.written,
            action.dates.next_review,
        ]);
    }
    for level in tables.levels {
        has_row(&[
            level.level.id(),
            level.headline.get("en"),
            level.meaning.get("en"),
            level.look_again.get("en"),
            &level.doors.join(", "),
        ]);
    }
    for never in tables.never {
        let place = match never.ages {
            [Age::Minor] => "where it is about someone under eighteen",
            [Age::Adult] => "where it is about an adult",
            _ => "anywhere",
        };
        has_row(&[never.id, never.rule.get("en"), place, &never.phrases.join("; ")]);
    }
    for modifier in tables.modifiers {
        has_row(&[modifier.id, modifier.name.get("en")]);
    }
    for book in tables.playbooks {
        has_row(&[book.id, &book.actions.join(", ")]);
    }
    for source in content.sources {
        has_row(&[
            source.id,
            source.title,
            source.publisher,
            source.place,
            source.grade,
            source.seen_on,
        ]);
    }
    for message in content.interface {
        for (_, text) in message.text.all() {
            for part in parts(text) {
                let (Part::Text(text) | Part::Slot(text)) = part;
                has_row(&[message.id, text]);
            }
        }
    }
}

#[test]
fn every_reason_cue_step_choice_and_word_of_search_is_in_it() {
    let content = real();
    let page = review_pack(&content);
    let rows = rows(&page);
    let has_row = |cells: &[&str]| {
        let cells: Vec<_> = cells.iter().map(|cell| escaped(cell)).collect();
        let row = rows
            .iter()
            .find(|row| cells.iter().all(|cell| row.contains(&cell[..])));
        assert!(row.is_some(), "no row has {cells:?}");
    };
    for row in content.topics {
        has_row(&[row.id, row.name.get("en"), row.hint.get("en")]);
    }
    for row in content.small_steps {
        let dates = row.dates;
        has_row(&[
            row.id,
            row.text.get("en"),
            &row.sources.join(", "),
            dates.written,
            dates.next_review,
        ]);
    }
    for row in content.reasons {
        let step = content.small_step(row.step).expect("the step is there");
        let tries = [row.first, row.second, row.third].map(|words| words.get("en"));
        has_row(&[
            row.id,
            row.name.get("en"),
            row.guide,
            row.meaning.get("en"),
            tries[0],
            tries[1],
            tries[2],
        ]);
        has_row(&[
            row.id,
            row.say.get("en"),
            row.avoid.get("en"),
            row.step,
            step.text.get("en"),
        ]);
        has_row(&[
            row.id,
            concern(row.concerns),
            &row.sources.join(", "),
            row.dates.written,
            row.dates.next_review,
        ]);
    }
    for row in content.cues {
        let kind = if row.heard {
            "<td>heard</td>"
        } else {
            "<td>seen</td>"
        };
        let cell = format!(">{}</td>", row.id);
        let found = rows
            .iter()
            .find(|found| found.contains(&cell) && found.contains(kind));
        let found = found.unwrap_or_else(|| panic!("no row for {}", row.id));
        let reasons = row
            .reasons
            .iter()
            .map(|id| content.reason(id).expect("a reason").name.get("en"));
        let told = [
            row.text.get("en"),
            row.check,
            age(row.fit.ages),
            concern(row.fit.concerns),
            row.dates.next_review,
        ];
        for text in reasons.chain(told) {
            assert!(found.contains(&escaped(text)), "{}: {text}", row.id);
        }
        assert!(found.contains(&row.sources.join(", ")), "{}", row.id);
    }
    for row in content.talk_choices {
        let step = content.small_step(row.step).map(|step| step.text.get("en"));
        has_row(&[
            row.id,
            row.name.get("en"),
            row.hint.get("en"),
            row.tip.get("en"),
            &format!("(guide/{})", row.guide),
            step.unwrap_or_default(),
            &row.sources.join(", "),
            row.dates.written,
            row.dates.next_review,
        ]);
    }
    for row in content.after {
        has_row(&[
            &format!("{} {}", row.day, row.id),
            row.text.get("en"),
            row.say.get("en"),
            row.why.get("en"),
            row.door,
            &row.sources.join(", "),
            row.dates.written,
            row.dates.next_review,
        ]);
    }
    for sheet in content.worksheets {
        assert!(
            page.contains(&escaped(sheet.title.get("en")))
                && page.contains(&escaped(sheet.summary.get("en")))
        );
        for section in sheet.sections {
            has_row(&[section.id, section.title.get("en")]);
            for item in section.items {
                has_row(&[
                    item.id,
                    item.label.get("en"),
                    item.hint.get("en"),
                    &item.sources.join("; "),
                ]);
                for choice in item.choices {
                    has_row(&[item.id, choice.label.get("en")]);
                }
            }
        }
    }
    for row in content.places {
        has_row(&[
            row.route,
            row.title.get("en"),
            row.summary.get("en"),
            row.also.get("en"),
        ]);
    }
    assert!(content.reviewed.len() > 200);
    for row in content.reviewed {
        has_row(&[row.typed, row.means, row.dates.written, row.dates.next_review]);
    }
}

/// What the page must say where something is for one age or concern only.
fn age(ages: &[Age]) -> &'static str {
    match ages {
        [Age::Minor] => "about someone under eighteen",
        [Age::Adult] => "about an adult",
        _ => "",
    }
}

fn concern(concerns: &[Concern]) -> &'static str {
    match concerns {
        [Concern::MentalHealth] => "about mental health",
        [Concern::Substance] => "about drink or drugs",
        _ => "",
    }
}

#[test]
fn every_number_is_in_it_with_its_sources() {
    let content = real();
    let page = review_pack(&content);
    let rows = rows(&page);
    for line in content.regions.iter().flat_map(|region| region.lines) {
        assert!(
            page.contains(&escaped(line.name.get("en"))) && page.contains(line.id),
            "{}",
            line.id
        );
        for text in [line.audience, line.hours, line.cost, line.sends_help_words] {
            assert!(page.contains(&escaped(text.get("en"))), "{}: {text:?}", line.id);
        }
        for channel in line.channels {
            let number = format!("<strong>{}</strong>", escaped(channel.display));
            let shown = rows.iter().any(|row| {
                let publishers = channel.sources.iter().filter_map(|id| content.source(id));
                row.contains(&number)
                    && row.contains(channel.dial)
                    && row.contains(channel.assured_date)
                    && row.contains(channel.next_review)
                    && row.contains(&escaped(channel.about.get("en")))
                    && row.contains(&escaped(channel.open.get("en")))
                    && channel.sources.iter().all(|id| row.contains(&escaped(id)))
                    && publishers
                        .into_iter()
                        .all(|source| row.contains(&escaped(source.publisher)))
            });
            assert!(shown, "{} {}", line.id, channel.display);
        }
    }
}

#[test]
fn the_open_numbers_are_those_of_the_tables() {
    let folder = Folder::copy();
    let sources = Table::parse(&folder.read("sources.csv"));
    let publishers: HashMap<_, _> = sources
        .column("id")
        .into_iter()
        .zip(sources.column("publisher"))
        .collect();
    let mut open = 0;
    for file in folder.tables() {
        let table = Table::parse(&folder.read(&file));
        if !table.header.iter().any(|column| column == "dial") {
            continue;
        }
        for (ids, words) in table.column("sources").into_iter().zip(table.column("open::en")) {
            let mut by: Vec<_> = ids
                .split(';')
                .filter_map(|id| publishers.get(id.trim()))
                .collect();
            by.sort_unstable();
            by.dedup();
            open += usize::from(by.len() < 2 || !words.is_empty());
        }
    }
    let page = review_pack(&real());
    let list = page.split_once("<h2>Open numbers: ").expect("the open numbers").1;
    let (count, list) = list.split_once("</h2>").expect("a count");
    let (list, _) = list.split_once("</section>").expect("the end of the list");
    assert_eq!(count, open.to_string());
    assert_eq!(list.matches("<tr>").count() - 1, open);
    assert!(page.contains(&format!("<th>Numbers still open</th><td>{open}</td>")));
}

#[test]
fn what_is_written_cannot_break_the_page() {
    let folder = Folder::copy();
    let spoiled = "Stay <b>here</b> & \"wait\"</td></table><script>";
    folder.edit("escalation/signs.csv", |signs| signs.set(2, "name::en", spoiled));
    folder.edit("escalation/combinations.csv", |rules| {
        rules.set(2, "when::en", spoiled)
    });
    folder.edit("sources.csv", |sources| sources.set(2, "title", spoiled));
    folder.edit("contacts/us.csv", |lines| lines.set(3, "body", spoiled));
    folder.append("interface/en.ftl", &format!("spoiled = {spoiled}"));
    for (file, column) in [
        ("guides/topics.csv", "hint::en"),
        ("guides/steps.csv", "text::en"),
        ("reasons/reasons.csv", "meaning::en"),
        ("reasons/cues.csv", "text::en"),
        ("search/places.csv", "summary::en"),
        ("search/synonyms.csv", "typed::en"),
        ("search/danger.csv", "typed::en"),
        ("tracker/choices.csv", "tip::en"),
        ("tracker/after.csv", "say::en"),
    ] {
        folder.edit(file, |table| table.set(3, column, spoiled));
    }
    let guide = format!("{ENGLISH}/leap.md");
    folder.replace(
        &guide,
        "title: \"LEAP: a way to talk when they say no\"",
        &format!("title: '{spoiled}'"),
    );
    folder.replace(
        &guide,
        "## The four steps",
        &format!("## {}", spoiled.replace('<', "\\<")),
    );
    let page = review_pack(&folder.load().unwrap_or_else(|problems| panic!("{problems}")));
    assert!(page.matches(&escaped(spoiled)).count() >= 15);
    assert!(!page.contains("<script") && !page.contains("<b>"));
    balanced(&page);
}

#[test]
fn the_page_is_whole_and_needs_nothing_from_outside() {
    let page = review_pack(&real());
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">") && page.ends_with("</html>"));
    assert!(page.contains("<meta charset=\"utf-8\">"));
    for outside in ["<script", "<img", "<link", "src=", "url(", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
    balanced(&page);
}

#[test]
fn a_review_shows_its_reviewer_and_everything_else_says_not_reviewed() {
    let folder = Folder::copy();
    let before = review_pack(&real()).matches("not reviewed").count();
    assert!(before > 100);
    folder.edit("escalation/signs.csv", |signs| {
        signs.set(2, "reviewed", "2026-12-01");
        signs.set(2, "reviewer", "Ada Okoye, MD")
    });
    let guide = format!("{ENGLISH}/leap.md");
    folder.replace(
        &guide,
        "reviewed:\nreviewer:\n",
        "reviewed: 2026-12-02\nreviewer: Bo Lind, PsyD\n",
    );
    let page = review_pack(&folder.load().unwrap_or_else(|problems| panic!("{problems}")));
    assert!(page.contains("Ada Okoye, MD<br>2026-12-01"));
    // In the list and on its sheet.
    assert_eq!(page.matches("Bo Lind, PsyD<br>2026-12-02").count(), 2);
    assert_eq!(page.matches("not reviewed").count(), before - 3);
}

/// Every element that is opened is closed, inside the one that holds it, and no row has more cells than its header.
fn balanced(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut elements = 0;
    for piece in page.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if name.starts_with('!') || ["meta", "br"].contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "</{name}> after {elements} elements");
        } else {
            assert!(
                name.bytes().all(|letter| letter.is_ascii_alphanumeric()),
                "<{name}>"
            );
            open.push(name);
            elements += 1;
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
    assert!(elements > 1000, "{elements} elements");
}
