//! Any text can be searched for, and the search always answers.

use foothold_content::{Age, Concern, Reader};
use foothold_core::app::{Action, FieldValue, Foothold, Route, Settings, route_from_text};
use foothold_core::content::{content, find};

use crate::inputs::NOW;
use crate::screens::check;

/// Hits that are asked for.
const MOST: usize = 12;

/// The first byte chooses the reader, the rest is what they type.
pub(crate) fn search(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let query = String::from_utf8_lossy(rest).into_owned();
    let regions = content().regions;
    let region = regions[usize::from(first >> 4) % regions.len()].id;
    let reader = Reader {
        age: [None, Some(Age::Minor), Some(Age::Adult), None][usize::from(first & 3)],
        concern: [None, Some(Concern::MentalHealth), Some(Concern::Substance), None]
            [usize::from(first >> 2 & 3)],
        region,
    };
    let locales = content().locales;
    let locale = locales[usize::from(*first) % locales.len()];
    let found = find(content(), locale, reader, &query, MOST);
    assert!(found.hits.len() <= MOST);
    assert!(found.hits.is_sorted_by(|one, next| one.score >= next.score));
    for hit in &found.hits {
        assert_ne!(
            route_from_text(hit.route.to_owned()),
            Route::Lost,
            "{}",
            hit.route
        );
    }
    if let Some(offer) = found.danger {
        // "Harmless" offers nothing, and is no danger.
        assert!(!offer.check.is_empty());
    }
    assert_eq!(
        found,
        find(content(), locale, reader, &query, MOST),
        "the same words find the same"
    );

    let app = Foothold::new(Settings::first_run(region, locale));
    let submit = Action::Submit {
        form: "search".into(),
        values: vec![FieldValue {
            id: "query".into(),
            value: query,
        }],
    };
    let outcome = app.perform(submit, NOW).expect("any text can be searched for");
    assert_eq!(outcome.go.map(|go| go.route), Some(Route::Search));
    check(&app.screen(Route::Search, NOW));
}
