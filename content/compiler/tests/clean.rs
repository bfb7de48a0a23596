//! The repository's content ships, in one locale and in two.

mod common;

use common::{Folder, real};

#[test]
fn the_content_loads_with_no_problem() {
    let content = real();
    assert_eq!(content.locales.first(), Some(&"en"));
    assert_eq!(content.regions.last().map(|region| region.id), Some("unknown"));
}

#[test]
fn a_region_without_numbers_of_its_own_is_unknown_and_never_a_neighbor() {
    let content = real();
    assert_eq!(content.region("us").id, "US");
    for id in ["", "FR", "USA", "UNKNOWN"] {
        assert_eq!(content.region(id).id, "unknown", "{id}");
    }
}

#[test]
fn the_copy_that_other_tests_spoil_loads_before_they_spoil_it() {
    let folder = Folder::copy();
    for file in folder.tables() {
        folder.edit(&file, |_| ());
    }
    for file in folder.workbooks() {
        folder.edit_book(&file, |_| ());
    }
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn a_finished_translation_loads_with_english_as_the_fallback() {
    let content = Folder::with_spanish()
        .load()
        .unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(content.locales, ["en", "es"]);
    let sign = &content.tables.signs[0];
    assert_eq!(
        sign.name.all().map(|(locale, _)| locale).collect::<Vec<_>>(),
        ["en", "es"]
    );
    assert!(
        content
            .interface
            .iter()
            .all(|message| message.text.all().count() == 2)
    );
}
