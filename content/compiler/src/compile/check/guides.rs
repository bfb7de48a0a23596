//! Guides and the tables beside them: dead links, sources that are named and not cited, words that do not fit the
//! reader, reasons nobody could find.

use std::collections::HashSet;

use super::shown::{Shown, braces};
use super::{Check, row};
use crate::compile::guides::{Book, CUES, REASONS, Read, STEPS, TOPICS};
use crate::compile::search::{DANGER, PLACES};
use crate::{Age, Concern, Never};

/// The fewest things to tick of either kind that a reader of any age and concern is offered.
const FEWEST_HEARD: usize = 6;
const FEWEST_SEEN: usize = 3;

impl Check<'_> {
    pub(super) fn guides(&self, books: &[Book]) {
        for book in books {
            for page in &book.pages {
                self.header(page);
                self.sources_of(page);
                self.words_of(page);
            }
            self.same_as_english(book.locale, &book.pages);
        }
        for (at, topic) in self.content.topics.iter().enumerate() {
            let mut cards = self.content.guides.iter().flat_map(|book| book.cards);
            if !cards.any(|card| card.topic == topic.id) {
                let what = format!("no guide stands in the topic `{}`", topic.id);
                self.problem(TOPICS, row(at), what, "Give it one, or take the topic out.");
            }
        }
        self.small_steps();
        self.reasons();
        self.cues();
        self.search_tables();
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
        for text in [&header.title, &header.summary] {
            self.forbidden(&page.file, line("title"), text);
            self.for_age(&page.file, line("title"), text, &header.audience);
            if let Some(role) = braces(text).next() {
                problem(
                    "title",
                    format!("`{{{role}}}` stands in the title or the summary"),
                    "Say it without a role.",
                );
            }
        }
    }

    /// Every cited source is named in the header, and every named one is cited.
    fn sources_of(&self, page: &Read) {
        let mut cited = HashSet::new();
        for said in &page.said {
            for source in said.spans.iter().flat_map(|span| &span.sources) {
                cited.insert(source.as_str());
                if self.content.source(source).is_none() {
                    let what = format!("the source `{source}` is not in sources.csv");
                    self.problem(&page.file, said.row, what, "Add it there, or correct the id.");
                } else if !page.header.sources.contains(source) {
                    let what = format!("the source `{source}` is not in the header");
                    self.problem(&page.file, said.row, what, "Add it to `sources` in the header.");
                }
            }
        }
        for source in page
            .header
            .sources
            .iter()
            .filter(|source| !cited.contains(source.as_str()))
        {
            let (line, what) = (
                self.header_line(&page.file, "sources"),
                format!("the source `{source}` is named but not cited"),
            );
            self.problem(
                &page.file,
                line,
                what,
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
            if ages.is_empty() || !header.concern.iter().any(reaches) {
                let what = "nobody this page is for sees this section";
                self.problem(
                    &page.file,
                    said.row,
                    what,
                    "Correct the section's marks, or the header's audience and concern.",
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
                    "Use guide/<id>, check/<tile> or a route of search/places.csv.",
                );
            }
        }
    }

    /// What must not be said where a text reaches readers of these ages.
    fn for_age(&self, file: &str, row: usize, text: &str, ages: &[Age]) {
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
        let shape = |guide: &crate::Guide| -> Vec<(String, usize)> {
            guide
                .sections
                .iter()
                .map(|section| (section.id.clone(), section.parts.len()))
                .collect()
        };
        for card in english.cards {
            let Some(page) = pages.iter().find(|page| page.header.id == card.id) else {
                let what = format!("the guide `{}` is missing", card.id);
                self.problem(&format!("guides/{locale}"), 0, what, "Translate it.");
                continue;
            };
            let same = english
                .open(card)
                .is_ok_and(|guide| shape(&guide) == shape(&page.guide));
            if !same || page.header.audience != card.fit.ages || page.header.concern != card.fit.concerns {
                let what = "the page has other sections, parts or readers than in English";
                self.problem(
                    &page.file,
                    0,
                    what,
                    "Keep the {#id} of each section and the order of its parts.",
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

    fn small_steps(&self) {
        let cards = self.content.guides.iter().flat_map(|book| book.cards);
        let used: HashSet<&str> = cards
            .map(|card| card.step)
            .chain(self.content.reasons.iter().map(|reason| reason.step))
            .collect();
        for (at, step) in self.content.small_steps.iter().enumerate() {
            if !used.contains(step.id) {
                let what = format!("no guide and no reason ends with the step `{}`", step.id);
                self.problem(STEPS, row(at), what, "Name it in one, or take it out.");
            }
            self.plain_words(STEPS, row(at), &[step.text]);
        }
    }

    fn reasons(&self) {
        for (at, reason) in self.content.reasons.iter().enumerate() {
            if !self.is_guide(reason.guide) {
                self.problem(
                    REASONS,
                    row(at),
                    format!("`{}` is not a guide", reason.guide),
                    "Correct the id.",
                );
            }
            if self.content.small_step(reason.step).is_none() {
                let what = format!("the step `{}` is not in {STEPS}", reason.step);
                self.problem(REASONS, row(at), what, "Add it there, or correct the id.");
            }
            let cues = self
                .content
                .cues
                .iter()
                .filter(|cue| cue.reasons.contains(&reason.id));
            if cues.count() < 2 {
                let what = format!("fewer than two cues lead to `{}`", reason.id);
                self.problem(REASONS, row(at), what, "Add what one hears or sees to cues.csv.");
            }
            let words = [
                reason.name,
                reason.meaning,
                reason.first,
                reason.second,
                reason.third,
                reason.say,
                reason.avoid,
            ];
            self.plain_words(REASONS, row(at), &words);
        }
    }

    fn cues(&self) {
        for (at, cue) in self.content.cues.iter().enumerate() {
            for id in cue.reasons {
                if self.content.reason(id).is_none() {
                    self.problem(
                        CUES,
                        row(at),
                        format!("`{id}` is not in {REASONS}"),
                        "Correct the id.",
                    );
                }
            }
            if cue.reasons.is_empty() && cue.check.is_empty() {
                let what = format!("`{}` leads nowhere", cue.id);
                self.problem(
                    CUES,
                    row(at),
                    what,
                    "Name a reason, or the tile of the check to open.",
                );
            }
            if !cue.check.is_empty() && !self.is_route(cue.check) {
                let what = format!("`{}` is no part of the check", cue.check);
                self.problem(CUES, row(at), what, "Use check/<tile>.");
            }
            for (_, text) in cue.text.0 {
                self.forbidden(CUES, row(at), text);
                self.for_age(CUES, row(at), text, cue.fit.ages);
            }
        }
        for age in [Age::Minor, Age::Adult] {
            for concern in [Concern::MentalHealth, Concern::Substance] {
                let reader = crate::Reader {
                    age: Some(age),
                    concern: Some(concern),
                    region: "",
                };
                let offered = self.content.cues.iter().filter(|cue| cue.fit.holds(reader));
                let (heard, seen): (Vec<&crate::Cue>, Vec<&crate::Cue>) = offered.partition(|cue| cue.heard);
                if heard.len() < FEWEST_HEARD || seen.len() < FEWEST_SEEN {
                    let what = format!(
                        "a reader for {age:?} and {concern:?} has {} to hear and {} to see",
                        heard.len(),
                        seen.len()
                    );
                    self.problem(
                        CUES,
                        0,
                        what,
                        format!("Offer at least {FEWEST_HEARD} and {FEWEST_SEEN}."),
                    );
                }
            }
        }
    }

    fn search_tables(&self) {
        for (at, place) in self.content.places.iter().enumerate() {
            let words = [place.title, place.summary, place.also];
            for (_, text) in words.iter().flat_map(|words| words.0) {
                self.forbidden(PLACES, row(at), text);
            }
        }
        for (at, topic) in self.content.topics.iter().enumerate() {
            self.plain_words(TOPICS, row(at), &[topic.name, topic.hint]);
        }
        for danger in self.reader.rows(DANGER) {
            let check = danger.cell("check");
            if !self.is_route(&format!("check/{check}")) {
                danger.problem(
                    format!("`{check}` is no tile of the check"),
                    "Use an id of escalation/tiles.csv.",
                );
            }
        }
    }

    /// Words of a table that any reader in any region may meet.
    fn plain_words(&self, file: &str, row: usize, words: &[crate::Words]) {
        let shown = Shown {
            file: file.to_owned(),
            row,
            texts: words.to_vec(),
            regions: self.content.regions.iter().collect(),
        };
        for (_, text) in words.iter().flat_map(|words| words.0) {
            self.forbidden(file, row, text);
            self.for_age(file, row, text, &[Age::Minor, Age::Adult]);
            self.filled_roles(&shown, text);
        }
    }

    fn is_guide(&self, id: &str) -> bool {
        self.content
            .guides
            .first()
            .is_some_and(|book| book.card(id).is_some())
    }

    fn is_region(&self, id: &str) -> bool {
        self.content.regions.iter().any(|region| region.id == id)
    }

    fn is_route(&self, route: &str) -> bool {
        let listed = self.content.places.iter().any(|place| place.route == route);
        listed
            || match route.split_once('/') {
                Some(("guide", id)) => self.is_guide(id),
                Some(("check", id)) => self.tables().tiles.iter().any(|tile| tile.id == id),
                _ => false,
            }
    }

    fn header_line(&self, file: &str, key: &str) -> usize {
        let text = std::fs::read_to_string(self.reader.folder.join(file)).unwrap_or_default();
        let at = text.lines().position(|line| line.starts_with(&format!("{key}:")));
        at.map_or(1, |at| at + 1)
    }
}
