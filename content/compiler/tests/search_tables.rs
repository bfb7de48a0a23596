//! What people type: synonyms, words of danger, words that say nothing, and places that are no guide.

mod common;

use common::{Folder, Table, find, refused};
use foothold_content::{Offer, SearchIndex};
use fst::Map;

const SYNONYMS: &str = "search/synonyms.csv";
const DANGER: &str = "search/danger.csv";
const IGNORED: &str = "search/ignored.csv";
const PLACES: &str = "search/places.csv";

/// The English index of this content.
fn index(folder: &Folder) -> &'static SearchIndex {
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    content.search_index("en")
}

/// What a phrase in stems leads to.
fn leads_to<T: Copy>(map: &[u8], targets: &[T], phrase: &str) -> Option<T> {
    let map = Map::new(map).expect("a map");
    map.get(phrase).map(|to| targets[to as usize])
}

/// A row to spoil: in danger.csv one that opens a tile, since the first ones are the harmless phrases.
fn a_row(file: &str, table: &Table) -> usize {
    if file == DANGER {
        table.row("check", "suicide")
    } else {
        3
    }
}

#[test]
fn a_phrase_that_stands_in_two_rows_is_refused() {
    for (file, leads) in [(SYNONYMS, ("means::en", "hammock")), (DANGER, ("check", "mind"))] {
        for typed in ["purple zebra", "sits; Purple ZEBRAS!", "purple-zebra; sits"] {
            let folder = Folder::copy();
            let row = folder.edit(file, |table| {
                let like = a_row(file, table);
                table.add_like(like, &[("typed::en", "a fine phrase; purple zebra"), leads]);
                table.add_like(like, &[("typed::en", typed), leads])
            });
            let problem = find(&folder.problems(), file, row, "`purpl zebra` stands twice");
            assert!(problem.mend.contains("Keep one row"), "{problem}");
        }
    }
}

#[test]
fn two_spellings_of_one_phrase_may_stand_in_a_row() {
    let folder = Folder::copy();
    let typed = "won't hum; wont hum; won\u{2019}t hum; Won't  HUM";
    folder.edit(SYNONYMS, |table| {
        table.add_like(2, &[("typed::en", typed), ("means::en", "hammock")])
    });
    folder.edit(DANGER, |table| {
        let like = a_row(DANGER, table);
        table.add_like(
            like,
            &[("typed::en", "sings no more; sing no more"), ("check", "mind")],
        )
    });
    let index = index(&folder);
    assert_eq!(
        leads_to(index.synonyms, index.meanings, "wont hum"),
        Some("hammock")
    );
    let offer = leads_to(index.danger, index.offers, "sing no more").expect("an offer");
    assert_eq!(offer.check, "mind");
    assert_eq!(leads_to(index.danger, index.offers, "sing"), None);
}

#[test]
fn a_row_without_words_is_refused() {
    for (file, column) in [
        (SYNONYMS, "typed::en"),
        (SYNONYMS, "means::en"),
        (DANGER, "typed::en"),
    ] {
        for blank in ["?!; ;", ""] {
            let problem = refused(file, "a row has no words", |table| {
                table.set(a_row(file, table), column, blank)
            });
            assert!(problem.mend.contains("what people type"), "{problem}");
        }
    }
    for (file, column) in [
        (SYNONYMS, "typed::en"),
        (SYNONYMS, "means::en"),
        (DANGER, "typed::en"),
        (DANGER, "check"),
        (DANGER, "page"),
        (IGNORED, "id"),
        (IGNORED, "about"),
        (IGNORED, "words::en"),
        (PLACES, "route"),
    ] {
        refused(file, &format!("`{column}` is blank"), |table| {
            table.set(a_row(file, table), column, " ")
        });
    }
    for column in ["title", "summary"] {
        refused(PLACES, &format!("`{column}` has no words"), |places| {
            places.set(3, &format!("{column}::en"), "")
        });
    }
}

#[test]
fn a_row_that_is_not_translated_is_refused() {
    for (file, column, naming) in [
        (SYNONYMS, "typed::es", "a row has no words"),
        (SYNONYMS, "means::es", "a row has no words"),
        (DANGER, "typed::es", "a row has no words"),
        (IGNORED, "words::es", "`words::es` is blank"),
        (PLACES, "title::es", "`title::es` is blank"),
    ] {
        let folder = Folder::with_spanish();
        let row = folder.edit(file, |table| table.set(3, column, ""));
        find(&folder.problems(), file, row, naming);
    }
}

#[test]
fn words_of_danger_open_a_tile_of_the_check() {
    for tile in ["roof", "check/suicide", "guide/leap"] {
        let problem = refused(DANGER, &format!("`{tile}` is no tile of the check"), |table| {
            table.set(a_row(DANGER, table), "check", tile)
        });
        assert!(problem.mend.contains("tiles.csv"), "{problem}");
    }
}

#[test]
fn words_of_danger_show_a_guide_first() {
    let problem = refused(DANGER, "`nowhere` is not a guide", |table| {
        table.set(a_row(DANGER, table), "page", "nowhere")
    });
    assert!(problem.mend.contains("guides/"), "{problem}");
    refused("escalation/tiles.csv", "`nowhere` is not a guide", |tiles| {
        tiles.set(3, "guide", "nowhere")
    });
}

#[test]
fn words_of_danger_offer_a_tile_and_a_guide_and_maybe_nothing_else() {
    let folder = Folder::copy();
    folder.edit(DANGER, |table| {
        let row = [("check", "mind"), ("page", "psychosis")];
        table.add_like(
            2,
            &[&row[..], &[("typed::en", "purple zebras"), ("alone", "yes")]].concat(),
        );
        table.add_like(
            2,
            &[&row[..], &[("typed::en", "green zebras"), ("alone", "no")]].concat(),
        );
        table.add_like(
            2,
            &[
                ("typed::en", "zebra"),
                ("check", "none"),
                ("page", ""),
                ("alone", ""),
            ],
        )
    });
    let index = index(&folder);
    let offer = |phrase| leads_to(index.danger, index.offers, phrase).expect("an offer");
    let (check, guide) = ("mind", "psychosis");
    for (phrase, alone) in [("purpl zebra", true), ("green zebra", false)] {
        assert_eq!(offer(phrase), Offer { check, guide, alone });
    }
    // A phrase that is no danger hides the word of danger in it.
    assert_eq!(offer("zebra").check, "");
    refused(DANGER, "`alone` is `maybe`", |table| {
        table.set(a_row(DANGER, table), "alone", "maybe")
    });
}

#[test]
fn a_place_says_nothing_that_is_wrong_for_one_age_or_region() {
    let folder = Folder::copy();
    folder.edit(PLACES, |places| {
        places.set(2, "title::en", "It is not optional");
        places.set(3, "summary::en", "You must consent.");
        places.set(4, "title::en", "Call {veteran}");
        places.set(5, "summary::en", "Call {astrologer}.")
    });
    let problems = folder.problems();
    for (row, naming) in [
        (2, "`not optional` must not be said here (ADULT_FORCED)"),
        (3, "`must consent` must not be said here (MINOR_CONSENT)"),
        (4, "`{veteran}` has no words in the region GB"),
        (5, "`{astrologer}` is not a role of roles.csv"),
    ] {
        find(&problems, PLACES, row, naming);
    }
}

#[test]
fn a_place_can_be_found_and_linked_to() {
    let folder = common::guide::Page::sound()
        .saying("Go. [There](zebra-crossing)")
        .folder();
    folder.edit(PLACES, |places| {
        places.add_like(2, &[("route", "zebra-crossing"), ("also::en", "quaggas")])
    });
    let index = index(&folder);
    assert!(
        index
            .documents
            .iter()
            .any(|found| found.route == "zebra-crossing")
    );
    assert!(Map::new(&index.terms[..]).expect("a map").contains_key("quaggas"));
}
