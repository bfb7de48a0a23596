//! The guides' part of the review pack: every page as it is read, and what rests on grade C alone.

use std::collections::HashMap;

use foothold_content::compile::review_pack;
use foothold_content::{Content, Guide, GuideCard, GuidePart, Span};

use super::common::{ENGLISH, Folder, Table, real};
use super::{age, balanced, concern, escaped, rows};

/// What stands on one guide's sheet, and how far it was read.
struct Sheet<'a> {
    id: &'a str,
    rest: &'a str,
}

impl<'a> Sheet<'a> {
    fn of(page: &'a str, locale: &str, id: &'a str) -> Self {
        let start = format!("<article id=\"guide/{locale}/{id}\" lang=\"{locale}\">");
        let (_, rest) = page
            .split_once(&start)
            .unwrap_or_else(|| panic!("{id} is not in full"));
        let (rest, _) = rest.split_once("</article>").expect("the end of the sheet");
        Self { id, rest }
    }

    /// Reads on to the end of a text, which must come next after what was read.
    fn then(&mut self, text: &str) {
        let found = self.rest.split_once(&escaped(text));
        let (_, rest) = found.unwrap_or_else(|| panic!("{}: `{text}` is not next in {}", self.id, self.rest));
        self.rest = rest;
    }

    fn spans(&mut self, spans: &[Span], content: &Content) {
        for span in spans {
            self.then(&span.text);
            let ids = span.sources.join("; ");
            let is_c = |id: &String| content.source(id).is_some_and(|source| source.grade == "C");
            if span.sources.is_empty() {
                assert!(
                    !self.rest.starts_with(" <span class=\"source\">"),
                    "{}: {}",
                    self.id,
                    span.text
                );
            } else if span.sources.iter().all(is_c) {
                self.then(&format!("[{ids}, grade C]"));
            } else {
                self.then(&format!("[{ids}]"));
            }
        }
    }

    fn part(&mut self, part: &GuidePart, content: &Content) {
        match part {
            GuidePart::Paragraph(spans) => self.spans(spans, content),
            GuidePart::Say { say, avoid, why } => {
                self.then("Say");
                self.then(say);
                if let Some(avoid) = avoid {
                    self.then("Rather than");
                    self.then(avoid);
                }
                self.spans(why, content);
            }
            GuidePart::Steps(items) | GuidePart::List(items) => {
                items.iter().for_each(|item| self.spans(item, content));
            }
            GuidePart::Stop { text, link } => {
                self.then("Stop. ");
                self.spans(text, content);
                if let Some(link) = link {
                    self.then(&link.words);
                    self.then(&format!("({})", link.route));
                }
            }
            GuidePart::Link(link) => {
                self.then(&link.words);
                self.then(&format!("({})", link.route));
            }
        }
    }
}

fn open(card: &GuideCard, content: &Content) -> Guide {
    content.book("en").open(card).expect("a packed guide opens")
}

#[test]
fn every_guide_is_in_it_as_it_is_read_and_can_be_signed() {
    let content = real();
    let page = review_pack(&content);
    let rows = rows(&page);
    let cards = content.book("en").cards;
    let talks = content.rehearsals("en").talks.len();
    assert_eq!(page.matches("<article ").count(), cards.len() + talks);
    for card in cards {
        let guide = open(card, &content);
        let mut sheet = Sheet::of(&page, "en", card.id);
        let parts = || guide.sections.iter().flat_map(|section| &section.parts);
        let count = |wanted: fn(&GuidePart) -> bool| parts().filter(|part| wanted(part)).count();
        let steps = count(|part| matches!(part, GuidePart::Steps(_)));
        let stops = count(|part| matches!(part, GuidePart::Stop { .. }));
        assert_eq!(sheet.rest.matches("<ol>").count(), steps, "{}", card.id);
        assert_eq!(sheet.rest.matches("class=\"stop\"").count(), stops, "{}", card.id);
        sheet.then(card.title);
        sheet.then(card.summary);
        for section in &guide.sections {
            sheet.then(&section.heading);
            let (age, concern) = (age(&section.ages), concern(&section.concerns));
            let region = section
                .regions
                .first()
                .map_or("", |id| content.region(id).name.get("en"));
            if [age, concern, region].iter().any(|limit| !limit.is_empty()) {
                sheet.then("Shown only where it is ");
                [age, concern, region].iter().for_each(|limit| sheet.then(limit));
            } else {
                assert!(
                    !sheet.rest.starts_with("</h5><p class=\"who\">"),
                    "{}: {}",
                    card.id,
                    section.heading
                );
            }
            section.parts.iter().for_each(|part| sheet.part(part, &content));
        }
        if let Some(step) = content.small_step(card.step) {
            sheet.then(step.text.get("en"));
        }
        sheet.then(&format!("content/guides/en/{}.md", card.id));
        for id in card.sources {
            sheet.then(id);
            sheet.then(content.source(id).expect("a source").title);
        }
        for text in card.lines.iter().chain(card.related).chain(card.also) {
            sheet.then(text);
        }
        sheet.then(&format!(
            "Written {}, again by {}",
            card.dates.written, card.dates.next_review
        ));
        sheet.then("Signature");
        let cells = [
            card.id,
            card.title,
            age(card.fit.ages),
            concern(card.fit.concerns),
            card.dates.written,
        ];
        let listed = rows.iter().any(|row| {
            cells.iter().all(|cell| row.contains(&escaped(cell))) && row.contains(&card.sources.join(", "))
        });
        assert!(listed, "{} is not in the list", card.id);
    }
}

#[test]
fn what_rests_on_grade_c_alone_is_counted_and_listed_by_page() {
    let folder = Folder::copy();
    let sources = Table::parse(&folder.read("sources.csv"));
    let grades: HashMap<_, _> = sources
        .column("id")
        .into_iter()
        .zip(sources.column("grade"))
        .collect();
    let page = review_pack(&real());
    let (_, list) = page.split_once("<h2>On grade C alone: ").expect("the list");
    let (list, _) = list.split_once("</section>").expect("the end of the list");
    let rows = rows(list);
    let (mut cited, mut on_c, mut pages) = (0, 0, 0);
    for card in real().book("en").cards {
        let text = folder.read(&format!("{ENGLISH}/{}.md", card.id));
        let (_, body) = text[3..].split_once("\n---\n").expect("a header");
        let brackets = body.split('[').skip(1).filter_map(|piece| piece.split_once(']'));
        let brackets = brackets.filter(|(_, after)| !after.starts_with('('));
        let ids: Vec<Vec<&str>> = brackets
            .map(|(ids, _)| ids.split(';').map(str::trim).collect())
            .collect();
        let here = ids
            .iter()
            .filter(|ids| ids.iter().all(|id| grades[id] == "C"))
            .count();
        cited += ids.len();
        on_c += here;
        pages += usize::from(here > 0);
        let row = rows
            .iter()
            .find(|row| row.contains(&format!(">{}</span>", card.id)));
        assert_eq!(row.is_some(), here > 0, "{}", card.id);
        if let Some(row) = row {
            assert!(row.contains(&format!("<td>{here}</td>")), "{}", card.id);
            assert_eq!(row.matches("<p class=\"line\">").count(), here, "{}", card.id);
        }
    }
    assert!(on_c > 0 && list.starts_with(&format!("{on_c} sentences on {pages} guides</h2>")));
    for (name, file, id) in [
        ("Small steps", "guides/steps.csv", "id"),
        ("Notes of a talk", "tracker/choices.csv", "id"),
        ("Actions", "escalation/actions.csv", "action"),
        ("Exceptions", "escalation/exceptions.csv", "id"),
    ] {
        let table = Table::parse(&folder.read(file));
        let is_c = |ids: &&str| !ids.is_empty() && ids.split(';').all(|id| grades[id.trim()] == "C");
        let rows = table.column(id).into_iter().zip(table.column("sources"));
        let on_c: Vec<&str> = rows.filter(|(_, ids)| is_c(ids)).map(|(id, _)| id).collect();
        let cells = format!(
            "<td>{name}</td><td>{}</td><td class=\"id\">{}</td>",
            on_c.len(),
            on_c.join(", ")
        );
        assert!(list.contains(&cells), "{cells}");
    }
    let (before, _) = page.split_once("<h2>").expect("the overview comes first");
    let counts = [
        ("Guides", real().book("en").cards.len()),
        ("Reasons", real().reasons.len()),
        ("Cues, heard and seen", real().cues.len()),
        ("Things to tick in a note of a talk", real().talk_choices.len()),
        ("Guides' sentences that name a source", cited),
        ("Of these on grade C alone", on_c),
    ];
    for (name, count) in counts {
        assert!(
            before.contains(&format!("<th>{name}</th><td>{count}</td>")),
            "{name}: {count}"
        );
    }
}

#[test]
fn a_translation_has_sheets_of_its_own() {
    let content = Folder::with_spanish()
        .load()
        .unwrap_or_else(|problems| panic!("{problems}"));
    let page = review_pack(&content);
    let cards = content.book("es").cards;
    let talks = content.rehearsals("es").talks.len();
    assert_eq!(page.matches("<article ").count(), 2 * (cards.len() + talks));
    for card in cards {
        Sheet::of(&page, "es", card.id).then(&format!("content/guides/es/{}.md", card.id));
    }
    balanced(&page);
}
