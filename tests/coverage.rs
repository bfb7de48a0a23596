//! Everything the five articles teach is in the app: each paragraph of each article leads to the page and section that
//! carries its point, or says why it is left out. `content/guides/coverage.csv` was made before the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use foothold_content::terms::Stems;
use foothold_core::app::{Route, route_from_text};
use foothold_core::content::content;
use foothold_tests::App;

/// How many paragraphs each article has.
const PARAGRAPHS: [(&str, usize); 5] = [
    ("SEED0", 135),
    ("SEED1", 85),
    ("SEED2", 91),
    ("SEED3", 34),
    ("SEED4", 82),
];

#[derive(Debug)]
struct Point {
    point: String,
    seed: String,
    paragraphs: std::ops::RangeInclusive<usize>,
    says: String,
    guide: String,
    section: String,
    words: Vec<String>,
    left_out: String,
}

fn points() -> Vec<Point> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/guides/coverage.csv");
    let mut reader = csv::Reader::from_path(file).expect("the coverage table is there");
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    rows.map(|row| {
        let row = row.expect("every row has every cell");
        let range = &row["paragraph"];
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let number = |text: &str| text.trim().parse().expect("a paragraph is a number");
        Point {
            point: row["point"].clone(),
            seed: row["seed"].clone(),
            paragraphs: number(first)..=number(last),
            says: row["says"].clone(),
            guide: row["guide"].clone(),
            section: row["section"].clone(),
            words: row["words"]
                .split(';')
                .map(|word| word.trim().to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
            left_out: row["left_out"].clone(),
        }
    })
    .collect()
}

#[test]
fn every_paragraph_of_every_article_is_accounted_for() {
    let points = points();
    for (seed, count) in PARAGRAPHS {
        let covered: BTreeSet<usize> = points
            .iter()
            .filter(|point| point.seed == seed)
            .flat_map(|point| point.paragraphs.clone())
            .collect();
        let missing: Vec<usize> = (1..=count).filter(|number| !covered.contains(number)).collect();
        assert!(missing.is_empty(), "{seed}: paragraphs {missing:?} lead nowhere");
        assert!(
            covered.iter().all(|number| *number <= count),
            "{seed} has {count} paragraphs"
        );
    }
    let ids: BTreeSet<&str> = points.iter().map(|point| point.point.as_str()).collect();
    assert_eq!(ids.len(), points.len(), "every point has an id of its own");
}

#[test]
fn every_point_is_carried_or_says_why_not() {
    for point in points() {
        let carried = !point.guide.is_empty();
        assert_ne!(
            carried,
            !point.left_out.is_empty(),
            "{}: carried, or left out with a reason",
            point.point
        );
        assert!(
            point.left_out.is_empty() || point.left_out.len() >= 5,
            "{}: {}",
            point.point,
            point.left_out
        );
        assert!(!point.says.is_empty(), "{} says nothing", point.point);
    }
}

/// What each section of a guide says, as stems. `top` is what stands before the first heading, title and summary with
/// it; `page` is all of it.
fn sections(id: &str) -> BTreeMap<String, BTreeSet<String>> {
    let book = content().book("en");
    let card = book
        .card(id)
        .unwrap_or_else(|| panic!("there is no guide `{id}`"));
    let guide = book.open(card).expect("a packed guide opens");
    let stems = Stems::of("en");
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for section in &guide.sections {
        let name = if section.id.is_empty() { "top" } else { &section.id };
        let mut text = section.texts().join(" ");
        if section.id.is_empty() {
            text.push_str(&format!(" {} {}", card.title, card.summary));
        }
        all.entry(name.to_owned()).or_default().extend(stems.terms(&text));
    }
    let page = all.values().flatten().cloned().collect();
    all.insert("page".into(), page);
    all
}

#[test]
fn every_point_stands_on_the_page_it_names() {
    let stems = Stems::of("en");
    let app = App::first_run("US");
    let mut pages = BTreeMap::new();
    for point in points().iter().filter(|point| !point.guide.is_empty()) {
        if let Some(route) = point.guide.strip_prefix("screen:") {
            let screen = app.look(route_from_text(route.to_owned()));
            assert_ne!(screen.route, Route::Lost, "{}: no screen `{route}`", point.point);
            continue;
        }
        let sections = pages
            .entry(point.guide.clone())
            .or_insert_with(|| sections(&point.guide));
        let section = sections.get(&point.section).unwrap_or_else(|| {
            panic!(
                "{}: {} has no section `{}`",
                point.point, point.guide, point.section
            )
        });
        assert!(
            !point.words.is_empty(),
            "{} names no word to look for",
            point.point
        );
        for word in &point.words {
            let stem = stems.terms(word).next().expect("a word");
            assert!(
                section.contains(&stem),
                "{}: `{word}` is not in {}, section `{}`: {}",
                point.point,
                point.guide,
                point.section,
                point.says
            );
        }
    }
}

#[test]
fn every_guide_carries_a_point() {
    let points = points();
    for card in content().book("en").cards {
        let named = points.iter().any(|point| point.guide == card.id);
        assert!(named, "nobody knows why there is a guide `{}`", card.id);
    }
}
