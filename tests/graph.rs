//! A search over everything a user can reach: help at distance 0, a number to dial at distance 1, no verdict, no
//! other country's number, nothing forbidden, nothing without a spoken form.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use foothold_content::Reason;
use foothold_core::app::{Action, Effect, Phrase, ReachKind, Route, Screen, Settings, Tap, route_from_link};
use foothold_core::content::content;
use foothold_tests::written::{OWN_WORDS, Written};
use foothold_tests::{App, channels, numbers, phrases, taps, text};

/// Everything reachable from a first run in a region, walked once.
fn everything_reachable(region: &str) -> Arc<BTreeMap<String, Screen>> {
    static WALKED: Mutex<BTreeMap<String, Arc<BTreeMap<String, Screen>>>> = Mutex::new(BTreeMap::new());
    let mut walked = WALKED.lock().unwrap_or_else(PoisonError::into_inner);
    let walk = || Arc::new(walk(&Settings::first_run(region, "en")));
    Arc::clone(walked.entry(region.to_owned()).or_insert_with(walk))
}

/// Walks every tap from a first run, keeping one way to each distinct screen (by route and title).
fn walk(settings: &Settings) -> BTreeMap<String, Screen> {
    let mut seen = BTreeMap::new();
    let mut ways: VecDeque<Vec<Tap>> = VecDeque::from([Vec::new()]);
    while let Some(way) = ways.pop_front() {
        let mut app = App::with(settings.clone());
        way.iter().for_each(|tap| app.tap(tap.clone()));
        let screen = app.screen();
        let key = format!(
            "{} | {} | {}",
            screen.route.to_text(),
            screen.title.text,
            app.settings().region
        );
        if seen.contains_key(&key) {
            continue;
        }
        for tap in taps(&screen) {
            if matches!(tap, Tap::Go { .. } | Tap::Do { .. }) {
                let mut longer = way.clone();
                longer.push(tap);
                ways.push_back(longer);
            }
        }
        seen.insert(key, screen);
        assert!(seen.len() < 10_000, "the app has no end");
    }
    seen
}

#[test]
fn help_is_on_every_screen_and_a_number_is_one_tap_away() {
    for region in content().regions {
        let screens = everything_reachable(region.id);
        assert!(
            screens.len() > 200,
            "{}: only {} screens",
            region.id,
            screens.len()
        );
        for (key, screen) in screens.iter() {
            let Tap::Reach { channel } = &screen.help.emergency.tap else {
                panic!("{key}: the first button of the bar must dial");
            };
            assert!(
                matches!(&channel.effect, Effect::Dial { uri, .. } if uri.starts_with("tel:")),
                "{key}"
            );
            assert!(
                screen.help.emergency.label.spoken.is_some(),
                "{key}: the number is spoken digit by digit"
            );
            let known = !key.ends_with("unknown");
            assert_eq!(
                matches!(screen.help.crisis.tap, Tap::Reach { .. }),
                known,
                "{key}: the crisis line dials"
            );
        }
    }
}

/// Whoever is told to do something may ask why: each small step stands by the page that ends in it, or by the one that
/// its reason names; on that page itself, by the list of its sources.
#[test]
fn every_small_step_that_is_offered_has_its_own_why_one_touch_away() {
    let book = content().book("en");
    let mut offered = 0;
    for (key, screen) in everything_reachable("US").iter() {
        let taps = taps(screen);
        let routes: Vec<&Route> = taps
            .iter()
            .filter_map(|tap| match tap {
                Tap::Go { route, .. } => Some(route),
                _ => None,
            })
            .collect();
        let says_why = |step: &str, route: &Route| match route {
            Route::Guide { id } => {
                let of_reason = |reason: &&Reason| reason.step == step && reason.guide == id;
                book.card(id).is_some_and(|card| card.step == step)
                    || content().reasons.iter().any(|reason| of_reason(&reason))
            }
            Route::GuideFacts { id } => book.card(id).is_some_and(|card| card.step == step),
            _ => false,
        };
        for tap in &taps {
            if let Tap::Do {
                action: Action::KeepStep { step },
            } = tap
            {
                offered += 1;
                assert!(routes.iter().any(|route| says_why(step, route)), "{key}: {step}");
            }
        }
    }
    let guides = book.cards.len();
    assert!(offered > guides, "{offered} of {guides} guides and more");
}

#[test]
fn a_screen_shows_no_other_countrys_number() {
    for region in content().regions {
        let own: BTreeSet<String> = region
            .lines
            .iter()
            .flat_map(|line| line.channels)
            .flat_map(|channel| numbers(channel.display))
            .collect();
        for (key, screen) in everything_reachable(region.id).iter() {
            // The tour also chooses other countries: those screens are theirs.
            if !key.ends_with(&format!("| {}", region.id)) || key.starts_with("source") {
                continue;
            }
            let mut said = phrases(screen);
            // A page to print lists its sources as they were published.
            let is_printed = key.starts_with("share-guide/");
            said.retain(|phrase| !(is_printed && phrase.text.starts_with('[')));
            for shown in said.iter().flat_map(|phrase| numbers(&phrase.text)) {
                let year = shown.ends_with("2026") || shown.ends_with("2025");
                let theirs = own.iter().any(|number| shown.contains(number.as_str()));
                assert!(
                    theirs || year || is_count_in_source(screen, &shown),
                    "{key} shows {shown}"
                );
            }
            for channel in channels(screen) {
                let known = region
                    .lines
                    .iter()
                    .flat_map(|line| line.channels)
                    .any(|own| channel.label.text.contains(own.display));
                assert!(
                    known,
                    "{key}: {} is not a line of {}",
                    channel.label.text, region.id
                );
            }
        }
    }
}

/// Source titles are quoted as published and may hold a year or an article number; they are never dialled.
fn is_count_in_source(screen: &Screen, shown: &str) -> bool {
    let titles = content().sources.iter().map(|source| source.title);
    let quoted = titles
        .filter(|title| numbers(title).iter().any(|number| number == shown))
        .count()
        > 0;
    quoted
        && !channels(screen)
            .iter()
            .any(|channel| channel.label.text.contains(shown))
}

#[test]
fn no_911_or_988_outside_their_countries() {
    for region in content()
        .regions
        .iter()
        .filter(|region| !["US", "CA"].contains(&region.id))
    {
        for (key, screen) in everything_reachable(region.id).iter() {
            if !key.ends_with(&format!("| {}", region.id)) {
                continue;
            }
            for phrase in phrases(screen) {
                for number in numbers(&phrase.text) {
                    assert!(number != "911" && number != "988", "{key}: {}", phrase.text);
                }
            }
        }
    }
}

#[test]
fn no_screen_gives_a_verdict_or_says_what_must_not_be_said() {
    let screens = everything_reachable("US");
    let never = foothold_tests::never();
    for (key, screen) in screens.iter() {
        let title = format!(" {} ", screen.title.text.to_lowercase());
        assert!(!title.contains(" safe "), "{key}: a title says safe");
        if key.starts_with("source") {
            continue;
        }
        let said: Vec<String> = phrases(screen)
            .iter()
            .map(|phrase| folded(&phrase.text))
            .collect();
        // What only readers of one age must not be told has a test of its own, with the guides.
        let everywhere = never.iter().filter(|never| never.ages.is_empty());
        for phrase in everywhere.flat_map(|never| never.phrases) {
            let quoted = |said: &String| {
                content()
                    .sources
                    .iter()
                    .any(|source| folded(source.title) == *said)
            };
            let found = said
                .iter()
                .find(|said| said.contains(&format!(" {phrase} ")) && !quoted(said));
            assert!(found.is_none(), "{key} says `{phrase}`");
        }
        for level in foothold_content::Level::ALL {
            assert!(
                !text(screen).contains(level.id()),
                "{key} shows the level name {}",
                level.id()
            );
        }
    }
}

fn folded(text: &str) -> String {
    let words = text.to_lowercase().replace('\u{2019}', "'");
    let words = words.split(|letter: char| !(letter.is_alphanumeric() || "'%".contains(letter)));
    format!(
        " {} ",
        words
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    )
}

#[test]
fn every_number_has_a_spoken_form_and_every_block_an_id_of_its_own() {
    for (key, screen) in everything_reachable("US").iter() {
        let source_titles = key.starts_with("source");
        for Phrase { text, spoken } in phrases(screen) {
            let dialled = numbers(&text).iter().any(|number| {
                content()
                    .regions
                    .iter()
                    .flat_map(|region| region.lines)
                    .flat_map(|line| line.channels)
                    .any(|channel| {
                        channel
                            .display
                            .chars()
                            .filter(char::is_ascii_digit)
                            .collect::<String>()
                            == *number
                    })
            });
            if dialled && !source_titles && !content().sources.iter().any(|source| source.title == text) {
                let spoken = spoken.unwrap_or_else(|| panic!("{key}: `{text}` has no spoken form"));
                assert!(
                    numbers(&spoken.replace(' ', "x")).is_empty(),
                    "{key}: `{spoken}` would be read as a count"
                );
            }
        }
        let mut ids = BTreeSet::new();
        for block in &screen.blocks {
            let debug = format!("{block:?}");
            let id = debug
                .split("id: \"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .unwrap_or_default()
                .to_owned();
            assert!(
                !id.is_empty() && ids.insert(id.clone()),
                "{key}: the block id `{id}` stands twice"
            );
        }
    }
}

#[test]
fn private_screens_can_be_left_fast_and_help_is_never_private() {
    for (key, screen) in everything_reachable("US").iter() {
        if screen.private {
            assert!(screen.leave.is_some(), "{key} cannot be left fast");
        }
        for open in ["help", "line/", "words", "no-connection", "home"] {
            assert!(
                !(key.starts_with(open) && screen.private),
                "{key} must not be hidden"
            );
        }
    }
}

#[test]
fn what_needs_data_says_so_and_what_does_not_never_opens_the_web() {
    for region in content().regions {
        for (key, screen) in everything_reachable(region.id).iter() {
            for channel in channels(screen) {
                let web =
                    matches!(channel.effect, Effect::OpenWeb { .. }) || channel.kind == ReachKind::Videophone;
                assert_eq!(channel.works_without_data, !web, "{key}: {}", channel.id);
            }
        }
    }
}

#[test]
fn sources_of_guidance_name_no_countrys_number() {
    let tables = &content().tables;
    let named = tables
        .signs
        .iter()
        .flat_map(|row| row.sources)
        .chain(tables.actions.iter().flat_map(|row| row.sources));
    let named = named.chain(tables.combinations.iter().flat_map(|row| row.sources));
    for source in named.filter_map(|id| content().source(id)) {
        for number in numbers(source.title) {
            let emergency = ["911", "988", "999", "112", "000", "111"].contains(&number.as_str());
            assert!(!emergency, "{}: {}", source.id, source.title);
        }
    }
}

/// The kind of place: its text without the row.
fn kind(route: &Route) -> String {
    let text = route.to_text();
    let row = text.split_once('/').filter(|(_, row)| row.parse::<i64>().is_ok());
    row.map_or(text.clone(), |(kind, _)| kind.to_owned())
}

#[test]
fn every_place_of_the_diary_is_reached_private_and_has_help() {
    let screens = Written::new().walk();
    let reached: BTreeSet<String> = screens.values().map(|screen| kind(&screen.route)).collect();
    let places = [
        "diary",
        "diary/step",
        "step",
        "diary/people",
        "diary/person",
        "person",
        "diary/note",
        "note",
        "note-edit",
        "diary/win",
        "win",
        "saved-check",
        "diary/after",
        "own-after/1/7",
        "diary/timeline",
        "diary/search",
        "diary/insights",
        "diary/storage",
        "diary/lock",
        "diary/export",
        "diary/import",
        "diary/share",
        "diary/add-file",
        "diary/delete",
        "next-step",
    ];
    for place in places {
        assert!(reached.contains(place), "`{place}` is not reached: {reached:?}");
    }
    for (key, screen) in &screens {
        assert!(
            matches!(&screen.help.emergency.tap, Tap::Reach { .. }),
            "{key}: the first button of the bar must dial"
        );
        if screen.route.is_diary() {
            assert!(
                screen.private && screen.leave.is_some(),
                "{key} shows what was written"
            );
            assert_eq!(route_from_link(screen.route.to_text()), Route::Lost, "{key}");
        }
        assert!(!screen.title.text.is_empty(), "{key}");
    }
}

#[test]
fn a_diary_that_is_closed_or_locked_shows_nothing_of_what_is_in_it() {
    let written = Written::new();
    let walked = written.walk();
    let (locked, _copy) = {
        let (mut app, copy) = written.app();
        app.visit(Route::Lock);
        app.fill("pin", &[("pin", "4711"), ("again", "4711")])
            .expect("a PIN can be set");
        app.perform(Action::LockNow).expect("the diary can be locked");
        (app, copy)
    };
    for (app, name) in [(App::first_run("US"), "closed"), (locked, "locked")] {
        for screen in walked.values() {
            let route = screen.route.clone();
            let screen = app.look(route.clone());
            let shown = format!("{screen:?}");
            for own in OWN_WORDS {
                assert!(!shown.contains(own), "{name}: {route:?} shows {own}");
            }
            assert!(
                matches!(&screen.help.emergency.tap, Tap::Reach { .. }),
                "{route:?}"
            );
            assert!(
                !route.is_diary() || screen.private && screen.route == route,
                "{name}: {route:?}"
            );
        }
    }
}
