//! Reads `search/*.csv` and builds the search index: terms to postings, synonyms, words of danger.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::Register;
use super::table::{Reader, Row};
use super::{keep, keep_all};
use crate::shelf::Shelf;
use crate::terms::{Stems, folded};
use crate::{Content, Document, Fit, GuideBook, GuidePart, Offer, Place, Reviewed, SearchIndex, Words};

pub(super) const PLACES: &str = "search/places.csv";
pub(super) const SYNONYMS: &str = "search/synonyms.csv";
pub(super) const DANGER: &str = "search/danger.csv";
pub(super) const IGNORED: &str = "search/ignored.csv";

/// In the place of a tile: this phrase is no danger.
pub(super) const HARMLESS: &str = "none";

/// How much a word counts by where it stands (BM25F): a title says what a page is about, a body mentions.
const TITLE: f64 = 10.0;
const ALSO: f64 = 8.0;
const SUMMARY: f64 = 4.0;
const HEADING: f64 = 3.0;
const BODY: f64 = 1.0;

/// And in a practice talk: what to do stands above practicing it.
const TALK: f64 = 0.5;

/// BM25's saturation, and how much long pages are held back. Our pages are of a length.
const K1: f64 = 8.0;
const B: f64 = 0.4;

/// The largest value a posting holds.
const TOP: f64 = 255.0;

pub(super) fn places(reader: &Reader<'_>) -> &'static Shelf<Place> {
    let place = |row: &Row<'_>| Place {
        route: row.required("route"),
        title: row.required_words("title", Register::Label),
        summary: row.required_words("summary", Register::Background),
        also: row.words("also", Register::Label),
    };
    Shelf::of(reader.rows(PLACES).iter().map(place).collect())
}

/// The rows of the tables nobody but a reviewer sees.
pub(super) fn reviewed(reader: &Reader<'_>) -> &'static [Reviewed] {
    let mut all = Vec::new();
    for (file, column) in [(SYNONYMS, "means::en"), (DANGER, "check")] {
        for row in reader.rows(file) {
            all.push(Reviewed {
                file,
                typed: row.required("typed::en"),
                means: row.required(column),
                dates: row.dates(),
            });
        }
    }
    keep_all(all)
}

/// The index of every locale.
pub(super) fn indexes(reader: &Reader<'_>, content: &Content) -> &'static [SearchIndex] {
    let index = |book: &GuideBook| {
        let stems = Stems::of(book.locale);
        let synonyms = synonyms(reader, book.locale, &stems);
        let danger = danger(reader, book.locale, &stems);
        let ignored = ignored(reader, book.locale, &stems);
        if !reader.report.is_clean() {
            // What is refused needs no index.
            return SearchIndex {
                locale: book.locale,
                documents: Shelf::of(Vec::new()),
                terms: Shelf::of(Vec::new()),
                postings: Shelf::of(Vec::new()),
                synonyms: synonyms.map(),
                meanings: Shelf::of(synonyms.targets),
                danger: danger.map(),
                offers: keep_all(danger.targets),
            };
        }
        let mut words = BTreeSet::new();
        let (documents, mut fields) = documents(content, book, &stems, &mut words);
        for (table, column) in [
            (IGNORED, "words"),
            (SYNONYMS, "typed"),
            (SYNONYMS, "means"),
            (DANGER, "typed"),
        ] {
            for row in reader.rows(table) {
                words.extend(folded(row.cell(&format!("{column}::{}", book.locale))));
            }
        }
        for field in &mut fields {
            field.retain(|term, _| !ignored.contains(term));
        }
        let (terms, postings) = postings(&fields, &words, &stems);
        SearchIndex {
            locale: book.locale,
            documents: Shelf::of(documents),
            terms: Shelf::of(terms),
            postings: Shelf::of(postings),
            synonyms: synonyms.map(),
            meanings: Shelf::of(synonyms.targets),
            danger: danger.map(),
            offers: keep_all(danger.targets),
        }
    };
    keep_all(content.guides.iter().map(index).collect())
}

/// The weight of each term in one document.
type Field = BTreeMap<String, f64>;

/// Everything that can be found, and what is said there.
fn documents(
    content: &Content,
    book: &GuideBook,
    stems: &Stems,
    words: &mut BTreeSet<String>,
) -> (Vec<Document>, Vec<Field>) {
    let mut all = Vec::new();
    let mut add = |route: String, fit: Fit, texts: Vec<(&str, f64)>| {
        let mut field = Field::new();
        for (text, weight) in texts {
            for word in folded(text) {
                *field.entry(stems.stem(&word)).or_default() += weight;
                words.insert(word);
            }
        }
        let route = keep(&route);
        all.push((Document { route, fit }, field));
    };
    for card in book.cards {
        let guide = book.open(card).expect("a guide that was packed can be opened");
        let mut texts = vec![(card.title, TITLE), (card.id, ALSO), (card.summary, SUMMARY)];
        texts.extend(card.also.iter().map(|also| (*also, ALSO)));
        for section in &guide.sections {
            texts.push((&section.heading, HEADING));
            texts.extend(
                section
                    .parts
                    .iter()
                    .flat_map(GuidePart::texts)
                    .map(|text| (text, BODY)),
            );
        }
        add(format!("guide/{}", card.id), card.fit, texts);
    }
    for talk in content.rehearsals(book.locale).talks {
        let mut texts = vec![(talk.title, TITLE), (talk.summary, SUMMARY)];
        texts.extend(talk.also.iter().map(|also| (*also, ALSO)));
        // What families hear is what they type; what they could say stands on the guides' pages.
        texts.extend(talk.turns.iter().map(|turn| (turn.they, BODY)));
        texts.iter_mut().for_each(|(_, weight)| *weight *= TALK);
        add(format!("rehearsal/{}", talk.id), talk.fit, texts);
    }
    let get = |words: Words| words.get(book.locale);
    for place in content.places {
        let texts = vec![
            (get(place.title), TITLE),
            (get(place.summary), SUMMARY),
            (get(place.also), ALSO),
        ];
        add(place.route.to_owned(), Fit::EVERYONE, texts);
    }
    for sheet in content.worksheets {
        let texts = vec![(get(sheet.title), TITLE), (get(sheet.summary), SUMMARY)];
        add(format!("sheet/{}", sheet.id), sheet.fit, texts);
    }
    for tile in content.tables.tiles {
        let mut texts = vec![(get(tile.name), TITLE), (get(tile.hint), SUMMARY)];
        let signs = content.tables.signs.iter().filter(|sign| sign.tile == tile.id);
        texts.extend(signs.map(|sign| (get(sign.name), BODY)));
        add(format!("check/{}", tile.id), Fit::EVERYONE, texts);
    }
    for region in content.regions {
        let fit = Fit {
            regions: keep_all(vec![region.id]),
            ..Fit::EVERYONE
        };
        for line in region.lines {
            let mut texts = vec![(get(line.name), TITLE), (get(line.audience), SUMMARY)];
            texts.extend(line.channels.iter().map(|channel| (channel.display, ALSO)));
            add(format!("line/{}", line.id), fit, texts);
        }
    }
    all.into_iter().unzip()
}

/// The term map and the postings. Whole words lead to the postings of their stems, so that a slip is sought among
/// words as they are typed; words that lead nowhere by themselves are known all the same, so that none is taken for
/// a slip.
fn postings(fields: &[Field], words: &BTreeSet<String>, stems: &Stems) -> (Vec<u8>, Vec<u8>) {
    let count = fields.len() as f64;
    let length = |field: &Field| field.values().sum::<f64>();
    let average = fields.iter().map(length).sum::<f64>() / count.max(1.0);
    let mut by_term: BTreeMap<String, Vec<(usize, f64)>> =
        words.iter().map(|word| (stems.stem(word), Vec::new())).collect();
    for (document, field) in fields.iter().enumerate() {
        let held_back = K1 * (1.0 - B + B * length(field) / average);
        for (term, weight) in field {
            let saturated = weight * (K1 + 1.0) / (weight + held_back);
            by_term
                .entry(term.clone())
                .or_default()
                .push((document, saturated));
        }
    }
    let rare = |held: usize| ((count - held as f64 + 0.5) / (held as f64 + 0.5) + 1.0).ln();
    let most = by_term
        .values()
        .flat_map(|held| held.iter().map(move |(_, value)| value * rare(held.len())))
        .fold(f64::MIN_POSITIVE, f64::max);
    let mut bytes = Vec::new();
    let mut starts = BTreeMap::new();
    for (term, held) in &by_term {
        starts.insert(term.clone(), bytes.len() as u64);
        leb128(held.len(), &mut bytes);
        let mut before = 0;
        for (document, value) in held {
            leb128(document - before, &mut bytes);
            before = *document;
            let share = value * rare(held.len()) / most;
            bytes.push((share * TOP).round().clamp(1.0, TOP) as u8);
        }
    }
    for word in words {
        let start = starts[&stems.stem(word)];
        // A word that is the stem of another keeps its own way, unless that leads nowhere: "suicide" is what the stemmer
        // makes of a misspelling.
        if by_term.get(word).is_some_and(Vec::is_empty) {
            starts.insert(word.clone(), start);
        } else {
            starts.entry(word.clone()).or_insert(start);
        }
    }
    let mut map = fst::MapBuilder::memory();
    for (word, start) in starts {
        map.insert(word, start).expect("a tree's keys come sorted");
    }
    let map = map.into_inner().expect("memory does not fail");
    (map, bytes)
}

/// An unsigned number, seven bits a byte, the lowest first.
fn leb128(mut number: usize, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Words that say nothing about what a page is about.
fn ignored(reader: &Reader<'_>, locale: &str, stems: &Stems) -> BTreeSet<String> {
    let rows = reader.rows(IGNORED);
    let column = format!("words::{locale}");
    rows.iter()
        .inspect(|row| {
            for column in ["id", "about", &column] {
                row.required(column);
            }
        })
        .flat_map(|row| stems.terms(row.cell(&column)).collect::<Vec<_>>())
        .collect()
}

/// Phrases in stems, and what each leads to.
struct Phrases<T> {
    ways: BTreeMap<String, u64>,
    targets: Vec<T>,
}

impl<T: PartialEq> Phrases<T> {
    fn none() -> Self {
        Self {
            ways: BTreeMap::new(),
            targets: Vec::new(),
        }
    }

    /// Leads the phrases of a row to a target; a phrase that leads elsewhere already is refused.
    fn add(&mut self, row: &Row<'_>, phrases: Vec<String>, target: T) {
        let known = self.targets.iter().position(|known| *known == target);
        let to = known.unwrap_or_else(|| {
            self.targets.push(target);
            self.targets.len() - 1
        });
        if phrases.is_empty() {
            row.problem(
                "a row has no words",
                "Write what people type, and what it leads to.",
            );
        }
        // Two spellings in one row may fold to the same words: won't and wont.
        for phrase in phrases.into_iter().collect::<BTreeSet<_>>() {
            if self.ways.contains_key(&phrase) {
                row.problem(format!("`{phrase}` stands twice"), "Keep one row.");
            }
            self.ways.insert(phrase, to as u64);
        }
    }

    fn map(&self) -> &'static Shelf<u8> {
        let map = fst::Map::from_iter(self.ways.iter().map(|(phrase, to)| (phrase, *to)))
            .expect("a tree's keys come sorted");
        Shelf::of(map.into_fst().into_inner())
    }
}

fn synonyms(reader: &Reader<'_>, locale: &str, stems: &Stems) -> Phrases<&'static str> {
    let mut all = Phrases::none();
    for row in reader.rows(SYNONYMS) {
        let means = terms(&row, &format!("means::{locale}"), stems).join(" ");
        if means.is_empty() {
            row.problem(
                "a row has no words",
                "Write what people type, and what it leads to.",
            );
        }
        all.add(
            &row,
            terms(&row, &format!("typed::{locale}"), stems),
            keep(&means),
        );
    }
    all
}

fn danger(reader: &Reader<'_>, locale: &str, stems: &Stems) -> Phrases<Offer> {
    let mut all = Phrases::none();
    for row in reader.rows(DANGER) {
        // A harmless phrase hides the word of danger in it: "cutting back".
        let offer = match row.required("check") {
            HARMLESS => Offer {
                check: "",
                guide: "",
                alone: false,
            },
            check => Offer {
                check,
                guide: row.required("page"),
                alone: row.yes_no("alone"),
            },
        };
        all.add(&row, terms(&row, &format!("typed::{locale}"), stems), offer);
    }
    all
}

/// The phrases of a `;` list, each in stems with a space between.
fn terms(row: &Row<'_>, column: &str, stems: &Stems) -> Vec<String> {
    let phrases = row.list(column).iter();
    phrases
        .map(|phrase| stems.terms(phrase).collect::<Vec<_>>().join(" "))
        .filter(|phrase| !phrase.is_empty())
        .collect()
}
