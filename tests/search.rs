//! Search: a parent's own words find the page, words of danger put help first, any text is a query, and what the index
//! says is what a reading of every page says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use foothold_content::terms::{Stems, folded};
use foothold_content::{Age, Concern, Content, Reader};
use foothold_core::app::{Action, Block, FieldValue, Route, Settings, Tap, route_text};
use foothold_core::content::{content, find};
use foothold_tests::{App, lines};
use proptest::prelude::*;

/// Results that a tired reader looks at.
const TOP: usize = 3;

/// Anyone in the United States.
const ANYONE: Reader<'static> = Reader {
    age: None,
    concern: None,
    region: "US",
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

fn rows(file: PathBuf) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(file).expect("the table is there");
    let rows = reader
        .deserialize()
        .map(|row| row.expect("every row has every cell"));
    rows.collect()
}

fn list(cell: &str) -> Vec<String> {
    cell.split(';')
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// An app after this was searched for.
fn searched(settings: Settings, query: &str) -> App {
    let mut app = App::with(settings);
    let values = vec![FieldValue {
        id: "search".into(),
        value: query.to_owned(),
    }];
    let form = "search".to_owned();
    app.perform(Action::Submit { form, values })
        .expect("any text is a query");
    app
}

/// The routes a search screen leads to, best first.
fn found(app: &App) -> Vec<String> {
    let doors = app.screen().blocks.into_iter().filter_map(|block| match block {
        Block::Card {
            tap: Tap::Go { route, .. },
            id,
            ..
        } if id == route_text(route.clone()) && id != "reasons" && id != "guides" => Some(id),
        _ => None,
    });
    doors.collect()
}

#[test]
fn what_parents_type_finds_the_page_they_need() {
    let rows = rows(Path::new(env!("CARGO_MANIFEST_DIR")).join("search/queries.csv"));
    assert!(rows.len() >= 80, "{} queries", rows.len());
    let mut missed = Vec::new();
    for row in &rows {
        let (query, pages) = (&row["query"], list(&row["pages"]));
        let hits = find(content(), "en", ANYONE, query, 10);
        let mut routes: Vec<&str> = hits.hits.iter().map(|hit| hit.route).collect();
        let mut pages = pages;
        if row["kind"] == "danger" {
            let screen = searched(Settings::first_run("US", "en"), query);
            let doors = found(&screen);
            assert_eq!(
                doors.first().map(String::as_str),
                Some("help"),
                "{query}: help first"
            );
            let offer = hits.danger.expect("help is first because of danger");
            let tile = format!("check/{}", offer.check);
            assert_eq!(doors.get(2), Some(&tile), "{query}: the check beside the page");
            // The tile stands there by itself: what counts is the page, where one is named.
            routes = doors.into_iter().skip(1).map(|route| &*route.leak()).collect();
            let named: Vec<String> = pages
                .iter()
                .filter(|page| page.starts_with("guide/"))
                .cloned()
                .collect();
            pages = if named.is_empty() { pages } else { named };
        }
        let wanted = |route: &&str| pages.iter().any(|page| page == route);
        if !routes.iter().take(TOP).any(wanted) {
            missed.push(format!(
                "{query}: {pages:?} not in {:?}",
                &routes[..routes.len().min(5)]
            ));
        }
    }
    assert!(
        missed.is_empty(),
        "{} of {}:\n{}",
        missed.len(),
        rows.len(),
        missed.join("\n")
    );
}

#[test]
fn every_phrase_of_danger_puts_help_first_however_it_is_typed() {
    let tiles: BTreeSet<&str> = content().tables.tiles.iter().map(|tile| tile.id).collect();
    let rows = rows(folder().join("search/danger.csv"));
    assert!(rows.len() > 50);
    // A harmless phrase is there to hide the word of danger in it.
    for row in rows.iter().filter(|row| row["check"] != "none") {
        for phrase in list(&row["typed::en"]) {
            let curly = phrase.replace('\'', "\u{2019}");
            let typed = [
                phrase.clone(),
                phrase.to_uppercase(),
                phrase.replace('\'', ""),
                format!("hello, my sister {curly}... what now"),
            ];
            for query in typed {
                let danger = find(content(), "en", ANYONE, &query, 3).danger;
                assert!(
                    danger.is_some_and(|offer| tiles.contains(offer.check)),
                    "`{query}` is danger"
                );
            }
        }
    }
}

/// Someone who types at length comes to the point at the end.
#[test]
fn danger_at_the_end_of_a_long_story_still_puts_help_first() {
    let story = "we had a long talk about school and friends and he said it was fine ".repeat(30);
    let danger = find(
        content(),
        "en",
        ANYONE,
        &format!("{story} and now he wants to kill himself"),
        3,
    )
    .danger;
    assert_eq!(danger.map(|offer| offer.check), Some("suicide"));
}

#[test]
fn a_search_for_danger_shows_numbers_before_pages() {
    for region in content().regions {
        let app = searched(Settings::first_run(region.id, "en"), "he wants to kill himself");
        let screen = app.screen();
        let place = |wanted: &dyn Fn(&Block) -> bool| screen.blocks.iter().position(wanted);
        let stop = place(&|block| matches!(block, Block::Notice { button: Some(_), .. })).expect("a notice");
        let line = place(&|block| matches!(block, Block::Line { .. })).expect("a helpline");
        let page = place(&|block| matches!(block, Block::Card { id, .. } if id.starts_with("guide/")))
            .expect("a page");
        assert!(stop < line && line < page, "{}: help, then pages", region.id);
        assert!(!lines(&screen).is_empty() && screen.private, "{}", region.id);
    }
}

/// Someone who means themself gets numbers, the page for them and the check, and no page that names a means.
#[test]
fn who_means_themself_gets_help_and_the_page_for_them_alone() {
    for query in [
        "i want to die",
        "im 14 and i want to die",
        "i have a rope",
        "how many pills to die",
        "nobody would miss me",
        "kill myself",
        "i cant go on",
        "my dad hits me and i want to die",
    ] {
        let app = searched(Settings::first_run("US", "en"), query);
        assert_eq!(
            found(&app),
            ["help", "guide/about-me", "check/missing_or_me"],
            "{query}"
        );
    }
}

/// One ordinary word in between changes nothing.
#[test]
fn danger_is_seen_through_the_words_in_between() {
    for query in [
        "he took some pills",
        "she took like 30 paracetamol",
        "took all of his meds",
        "has a big kitchen knife",
        "i just really want to die",
        "he od'd",
        "cutting again i came back",
        "cant get her to wake up",
    ] {
        assert!(
            find(content(), "en", ANYONE, query, 3).danger.is_some(),
            "{query}"
        );
    }
}

/// Nothing fits: there are doors all the same, help first.
#[test]
fn a_query_that_says_nothing_still_leads_to_help() {
    for query in ["i need help", "help", "what should i do", "xyzzy qqqq"] {
        let app = searched(Settings::first_run("US", "en"), query);
        assert_eq!(found(&app)[0], "help", "{query}");
        assert!(found(&app).len() >= 3, "{query}");
    }
}

#[test]
fn everyday_words_are_not_danger() {
    let rows = rows(Path::new(env!("CARGO_MANIFEST_DIR")).join("search/harmless.csv"));
    assert!(rows.len() > 40, "{} queries", rows.len());
    for row in rows {
        let query = &row["query"];
        assert_eq!(find(content(), "en", ANYONE, query, 3).danger, None, "{query}");
    }
}

/// No door and no helpline stands twice, whatever was searched for.
#[test]
fn nothing_stands_twice_on_a_search_screen() {
    for row in rows(Path::new(env!("CARGO_MANIFEST_DIR")).join("search/queries.csv")) {
        let query = &row["query"];
        let screen = searched(Settings::first_run("US", "en"), query).screen();
        let ids: Vec<&str> = screen
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Card { id, .. } => Some(id.strip_prefix("line/").unwrap_or(id)),
                Block::Line { id, .. } | Block::Form { id, .. } | Block::Notice { id, .. } => Some(id),
                _ => None,
            })
            .collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(distinct.len(), ids.len(), "{query}: {ids:?}");
    }
}

#[test]
fn an_apostrophe_makes_no_difference() {
    for (one, other) in [
        ("won't go", "wont go"),
        ("won\u{2019}t go", "wont go"),
        ("he doesn't think he's sick", "he doesnt think hes sick"),
    ] {
        let search = |query| find(content(), "en", ANYONE, query, 50);
        assert_eq!(search(one), search(other));
    }
}

#[test]
fn a_slip_of_the_thumb_finds_what_was_meant() {
    for (typed, meant) in [
        ("naloxne", "naloxone"),
        ("theraipst", "therapist"),
        ("insurence", "insurance"),
        ("brothrs", "brothers"),
        ("nalox", "naloxone"),
        ("guardi", "guardianship"),
    ] {
        let first = |query| find(content(), "en", ANYONE, query, 1).hits[0].route;
        assert_eq!(first(typed), first(meant), "{typed}");
    }
}

#[test]
fn a_synonym_finds_what_the_page_calls_it() {
    for (typed, page) in [
        ("won't go", "guide/keep-door-open"),
        ("narcan", "guide/overdose-naloxone"),
        ("cutting", "guide/self-harm"),
        ("selfharm", "guide/self-harm"),
    ] {
        let hits = find(content(), "en", ANYONE, typed, 5).hits;
        assert!(hits.iter().any(|hit| hit.route == page), "{typed}: {hits:?}");
    }
}

#[test]
fn pages_for_the_reader_come_before_those_for_others() {
    let rank = |age: Age, page: &str| {
        let reader = Reader {
            age: Some(age),
            ..ANYONE
        };
        let hits = find(content(), "en", reader, "being firm", 20).hits;
        hits.iter()
            .position(|hit| hit.route == page)
            .unwrap_or(usize::MAX)
    };
    assert!(rank(Age::Minor, "guide/firm-minor") < rank(Age::Minor, "guide/firm-adult"));
    assert!(rank(Age::Adult, "guide/firm-adult") < rank(Age::Adult, "guide/firm-minor"));
}

#[test]
fn another_countrys_lines_are_not_found() {
    for region in content().regions {
        let reader = Reader {
            region: region.id,
            ..ANYONE
        };
        for query in [
            "helpline",
            "crisis line",
            "poison",
            "text line",
            "young people",
            "veterans",
        ] {
            for hit in find(content(), "en", reader, query, usize::MAX).hits {
                if let Some(id) = hit.route.strip_prefix("line/") {
                    assert!(region.line(id).is_some(), "{}: {id}", region.id);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_a_query(query in any::<String>(), region in 0..content().regions.len()) {
        let reader = Reader { region: content().regions[region].id, ..ANYONE };
        let found = find(content(), "en", reader, &query, 20);
        prop_assert!(found.hits.is_sorted_by_key(|hit| std::cmp::Reverse(hit.score)));
        prop_assert!(found.hits.iter().all(|hit| hit.score > 0));
        let app = searched(Settings::first_run(content().regions[region].id, "en"), &query);
        prop_assert_eq!(app.screen().route, Route::Search);
    }

    /// Letters in another order, words in any number: nothing overflows, nothing hangs.
    #[test]
    fn any_heap_of_our_own_words_is_a_query(words in proptest::collection::vec("[a-z']{1,12}|refuse|therapy|die|gun", 0..80)) {
        let query = words.join(" ");
        let found = find(content(), "en", ANYONE, &query, usize::MAX);
        let routes: BTreeSet<&str> = found.hits.iter().map(|hit| hit.route).collect();
        prop_assert_eq!(routes.len(), found.hits.len(), "no page stands twice");
    }
}

#[test]
fn a_hostile_query_is_answered_like_any_other() {
    let long = "a".repeat(1_000_000);
    let spaces = " ".repeat(1_000_000);
    let many = "refuse ".repeat(200_000);
    let hostile = [
        long.as_str(),
        &spaces,
        &many,
        "\0\u{202e}\u{feff}",
        "' OR 1=1 --",
        "self-harm AND NEAR(",
        "\u{1f62d}\u{1f62d}",
        "%s%n",
        "🧠 won\u{2019}t go",
    ];
    for query in hostile {
        let screen = searched(Settings::first_run("US", "en"), query).screen();
        assert_eq!(screen.route, Route::Search);
        assert_eq!(screen.help.emergency.label.text, "Call 911");
    }
}

#[test]
fn what_was_typed_is_in_no_route_and_forgotten_on_a_fast_leave() {
    let mut app = searched(Settings::first_run("US", "en"), "my own secret words");
    assert_eq!(route_text(app.screen().route), "search");
    assert!(
        format!("{:?}", app.screen()).contains("my own secret words"),
        "it can be mended"
    );
    let leave = app.screen().leave.expect("a search can be left fast");
    app.tap(leave.tap);
    assert!(!format!("{:?}", app.look(Route::Search)).contains("secret"));
}

/// What a guide says, as the content folder has it: the packed one does not carry the words people use for it.
fn texts(content: &Content) -> Vec<(String, String)> {
    let book = content.book("en");
    let guides = book.cards.iter().map(|card| {
        let mut all = vec![card.id, card.title, card.summary];
        all.extend(card.also);
        let guide = book.open(card).expect("a guide opens");
        all.extend(guide.texts());
        (format!("guide/{}", card.id), all.join("\n"))
    });
    guides.collect()
}

/// The oracle: for each word our guides use, a linear scan of every page finds the same pages as the index.
#[test]
fn the_index_finds_exactly_the_pages_a_linear_scan_finds() {
    let loaded = foothold_content::compile::load(&folder()).expect("the content is whole");
    let stems = Stems::of("en");
    let pages: Vec<(String, BTreeSet<String>)> = texts(&loaded)
        .into_iter()
        .map(|(route, text)| (route, stems.terms(&text).collect()))
        .collect();
    let cells = |file: &str, column: &str| -> Vec<String> {
        rows(folder().join(file))
            .into_iter()
            .map(|row| row[column].clone())
            .collect()
    };
    let ignored: BTreeSet<String> = cells("search/ignored.csv", "words::en")
        .iter()
        .flat_map(|cell| stems.terms(cell).collect::<Vec<_>>())
        .collect();
    // A word that also means another finds more than itself: that is what synonyms are for.
    let meant: BTreeSet<String> = cells("search/synonyms.csv", "typed::en")
        .iter()
        .flat_map(|cell| list(cell))
        .filter(|phrase| folded(phrase).count() == 1)
        .flat_map(|phrase| stems.terms(&phrase).collect::<Vec<_>>())
        .collect();
    let words: BTreeSet<String> = texts(&loaded)
        .iter()
        .flat_map(|(_, text)| folded(text).collect::<Vec<_>>())
        .collect();
    let mut compared = 0;
    for word in words {
        let stem = stems.stem(&word);
        if meant.contains(&stem) {
            continue;
        }
        let scanned: BTreeSet<&str> = pages
            .iter()
            .filter(|(_, terms)| terms.contains(&stem) && !ignored.contains(&stem))
            .map(|(route, _)| route.as_str())
            .collect();
        let hits = find(content(), "en", ANYONE, &word, usize::MAX).hits;
        let indexed: BTreeSet<&str> = hits
            .iter()
            .map(|hit| hit.route)
            .filter(|route| route.starts_with("guide/"))
            .collect();
        // A page for one country only is read by that country's readers.
        let scanned: BTreeSet<&str> = scanned
            .into_iter()
            .filter(|route| is_read_in_the_us(route))
            .collect();
        assert_eq!(indexed, scanned, "{word}");
        compared += 1;
    }
    assert!(compared > 2_000, "only {compared} words");
}

fn is_read_in_the_us(route: &str) -> bool {
    let id = route.trim_start_matches("guide/");
    let card = content().book("en").card(id).expect("a guide");
    card.fit.regions.is_empty() || card.fit.regions.contains(&"US")
}

/// Two words: a page with both comes before a page with one of them as often as it says it.
#[test]
fn a_page_that_meets_more_of_the_words_comes_first() {
    let hits = find(content(), "en", ANYONE, "school counselor", 3).hits;
    assert!(
        hits.iter().any(|hit| hit.route == "guide/school-counselor"),
        "{hits:?}"
    );
    let reader = Reader {
        concern: Some(Concern::Substance),
        ..ANYONE
    };
    let hits = find(content(), "en", reader, "boundaries money", 2).hits;
    assert_eq!(hits[0].route, "guide/boundaries", "{hits:?}");
}
