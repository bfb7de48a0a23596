//! Guides: dead links, sources that are named and not cited, words that do not fit the reader.

use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};

use super::Check;
use super::shown::{Shown, braces};
use crate::compile::guides::{Book, Read, STEPS, Said, TOPICS};
use crate::{Age, Concern, Guide, GuidePart, Never, Section};

impl Check<'_> {
    pub(super) fn guides(&self, books: &[Book]) {
        for book in books {
            for page in &book.pages {
                self.header(page);
                self.sources_cited(&page.file, &page.header.sources, &page.said);
                self.words_of(page);
            }
            self.same_as_english(book.locale, &book.pages);
        }
    }

    fn header(&self, page: &Read) {
        let header = &page.header;
        let line = |key: &str| self.header_line(&page.file, key);
        let problem = |key: &str, what: String, mend: &str| self.problem(&page.file, line(key), what, mend);
        if !self.content.topics.iter().any(|topic| topic.id == header.topic) {
            problem(
                "topic",
                format!("the topic `{}` is not in {TOPICS}", header.topic),
                "Correct the id.",
            );
        }
        for id in &header.related {
            if *id == header.id || !self.is_guide(id) {
                problem(
                    "related",
                    format!("`{id}` is not another guide"),
                    "Correct the id.",
                );
            }
        }
        if let Some(step) = &header.step
            && self.content.small_step(step).is_none()
        {
            problem(
                "step",
                format!("the step `{step}` is not in {STEPS}"),
                "Add it there, or correct the id.",
            );
        }
        let roles: HashSet<&str> = self
            .content
            .regions
            .iter()
            .flat_map(|region| region.lines)
            .map(|line| line.role)
            .collect();
        for role in header.lines.iter().filter(|role| !roles.contains(role.as_str())) {
            problem(
                "lines",
                format!("no helpline has the role `{role}`"),
                "Use a role of contacts/*.csv.",
            );
        }
        for region in header.regions.iter().filter(|region| !self.is_region(region)) {
            problem(
                "regions",
                format!("the region `{region}` is not in regions.csv"),
                "Correct the id.",
            );
        }
        for (key, text, longest) in [("title", &header.title, 60), ("summary", &header.summary, 130)] {
            if text.chars().count() > longest {
                let what = format!("`{key}` has {} letters", text.chars().count());
                problem(key, what, &format!("Bring it to {longest}."));
            }
        }
        for (key, text) in [("title", &header.title), ("summary", &header.summary)] {
            self.forbidden(&page.file, line(key), text);
            self.for_age(&page.file, line(key), text, &header.audience);
            if let Some(role) = braces(text).next() {
                problem(
                    key,
                    format!("`{{{role}}}` stands in the title or the summary"),
                    "Say it without a role.",
                );
            }
        }
    }

    /// Every cited source is named in the header, and every named one is cited.
    pub(super) fn sources_cited(&self, file: &str, named: &[String], said: &[Said]) {
        let mut cited = HashSet::new();
        for said in said {
            for source in said.spans.iter().flat_map(|span| &span.sources) {
                cited.insert(source.as_str());
                if self.content.source(source).is_none() {
                    let what = format!("the source `{source}` is not in sources.csv");
                    self.problem(file, said.row, what, "Add it there, or correct the id.");
                } else if !named.contains(source) {
                    let what = format!("the source `{source}` is not in the header");
                    self.problem(file, said.row, what, "Add it to `sources` in the header.");
                }
            }
        }
        for source in named.iter().filter(|source| !cited.contains(source.as_str())) {
            self.problem(
                file,
                self.header_line(file, "sources"),
                format!("the source `{source}` is named but not cited"),
                "Cite it behind the sentence it backs, or take it out.",
            );
        }
    }

    fn words_of(&self, page: &Read) {
        let header = &page.header;
        for said in &page.said {
            let text = said.text();
            let ages: Vec<Age> = header
                .audience
                .iter()
                .copied()
                .filter(|age| said.ages.is_empty() || said.ages.contains(age))
                .collect();
            let reaches = |concern: &Concern| said.concerns.is_empty() || said.concerns.contains(concern);
            let in_page = |region: &String| header.regions.is_empty() || header.regions.contains(region);
            let nowhere = !said.regions.is_empty() && !said.regions.iter().any(in_page);
            if ages.is_empty() || !header.concern.iter().any(reaches) || nowhere {
                let what = "nobody this page is for sees this section";
                self.problem(
                    &page.file,
                    said.row,
                    what,
                    "Correct the section's marks, or the header's audience, concern and regions.",
                );
            }
            self.forbidden(&page.file, said.row, &text);
            self.for_age(&page.file, said.row, &text, &ages);
            let here = |region: &&crate::Region| {
                let of = |list: &[String]| list.is_empty() || list.iter().any(|id| id == region.id);
                of(&header.regions) && of(&said.regions)
            };
            for region in said.regions.iter().filter(|region| !self.is_region(region)) {
                let what = format!("the region `{region}` is not in regions.csv");
                self.problem(&page.file, said.row, what, "Correct the mark of the section.");
            }
            let shown = Shown {
                file: page.file.clone(),
                row: said.row,
                texts: Vec::new(),
                regions: self.content.regions.iter().filter(here).collect(),
            };
            self.filled_roles(&shown, &text);
            if let Some(route) = said.route.as_ref().filter(|route| !self.is_route(route)) {
                let what = format!("the link leads to `{route}`, which is no place");
                self.problem(
                    &page.file,
                    said.row,
                    what,
                    "Use guide/<id>, rehearsal/<id>, check/<tile> or a route of search/places.csv.",
                );
            }
        }
    }

    /// What must not be said where a text reaches readers of these ages.
    pub(super) fn for_age(&self, file: &str, row: usize, text: &str, ages: &[Age]) {
        let folded = crate::compile::prose::folded(text);
        let wrong = |never: &&&Never| never.ages.iter().any(|age| ages.contains(age));
        for never in self
            .tables()
            .never
            .iter()
            .collect::<Vec<_>>()
            .iter()
            .filter(wrong)
        {
            for phrase in never
                .phrases
                .iter()
                .filter(|phrase| folded.contains(&format!(" {phrase} ")))
            {
                self.problem(
                    file,
                    row,
                    format!("`{phrase}` must not be said here ({})", never.id),
                    format!(
                        "Reword it, or mark the section for the other age: {}.",
                        never.rule.get("en")
                    ),
                );
            }
        }
    }

    /// Another locale has the same pages, for the same readers, with the same sections.
    fn same_as_english(&self, locale: &str, pages: &[Read]) {
        let english = self.content.book(self.content.locales[0]);
        for card in english.cards {
            let Some(page) = pages.iter().find(|page| page.header.id == card.id) else {
                let what = format!("the guide `{}` is missing", card.id);
                self.problem(&format!("guides/{locale}"), 0, what, "Translate it.");
                continue;
            };
            let same = english
                .open(card)
                .is_ok_and(|guide| shape(&guide) == shape(&page.guide));
            let header = &page.header;
            let readers = (&header.audience[..], &header.concern[..]);
            if !same || readers != (card.fit.ages, card.fit.concerns) || header.regions != card.fit.regions {
                let what = "the page has other sections, parts or readers than in English";
                self.problem(
                    &page.file,
                    0,
                    what,
                    "Keep the {#id} and the marks of each section and the order of its parts.",
                );
            }
        }
        for page in pages
            .iter()
            .filter(|page| english.card(&page.header.id).is_none())
        {
            self.problem(
                &page.file,
                0,
                "there is no such page in English",
                "Write the English first.",
            );
        }
    }

    pub(super) fn is_guide(&self, id: &str) -> bool {
        self.content
            .guides
            .first()
            .is_some_and(|book| book.card(id).is_some())
    }

    pub(super) fn is_region(&self, id: &str) -> bool {
        self.content.regions.iter().any(|region| region.id == id)
    }

    pub(super) fn is_route(&self, route: &str) -> bool {
        let listed = self.content.places.iter().any(|place| place.route == route);
        listed
            || match route.split_once('/') {
                Some(("guide", id)) => self.is_guide(id),
                Some(("sheet", id)) => self.content.worksheet(id).is_some(),
                Some(("rehearsal", id)) => self.content.rehearsals.iter().any(|book| book.talk(id).is_some()),
                Some(("check", id)) => self.tables().tiles.iter().any(|tile| tile.id == id),
                _ => false,
            }
    }

    pub(super) fn header_line(&self, file: &str, key: &str) -> usize {
        let text = std::fs::read_to_string(self.reader.folder.join(file)).unwrap_or_default();
        let at = text.lines().position(|line| line.starts_with(&format!("{key}:")));
        at.map_or(1, |at| at + 1)
    }
}

/// What a translation keeps of a section: its id, for whom it is, and its parts by kind.
type Shape<'a> = (
    &'a str,
    (&'a [Age], &'a [Concern], &'a [String]),
    Vec<Discriminant<GuidePart>>,
);

fn shape(guide: &Guide) -> Vec<Shape<'_>> {
    fn of(section: &Section) -> Shape<'_> {
        let for_whom = (&section.ages[..], &section.concerns[..], &section.regions[..]);
        let kinds = section.parts.iter().map(discriminant).collect();
        (&section.id, for_whom, kinds)
    }
    guide.sections.iter().map(of).collect()
}
