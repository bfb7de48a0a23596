//! A locale has the pages that English has, for the same readers.

mod common;

use common::guide::{FILE, Page};
use common::{Folder, find};

#[test]
fn a_locale_without_guides_is_refused() {
    let folder = Folder::with_spanish();
    let all = std::fs::read_dir(folder.path().join("guides/es")).expect("the guides");
    for entry in all {
        std::fs::remove_file(entry.expect("an entry").path()).expect("the guide");
    }
    find(&folder.problems(), "guides/es", 0, "there is no guide");
}

const SPANISH: &str = "guides/es/spoiled.md";

/// Both ages, one section each, one region, and three kinds of parts.
fn to_translate() -> Page {
    Page::sound()
        .saying("## If they are a child {.minor .in-US #child}\nSit down.\n\n- Ask one thing.")
        .saying("## If they are an adult {.adult #adult}\n> say: Shall we sit?\n\n> stop: Go now.")
}

/// A Spanish page that differs from the English one by this edit.
fn translated(from: &str, to: &str) -> Folder {
    let (folder, english) = (Folder::with_spanish(), to_translate().text());
    assert_eq!(english.matches(from).count(), 1, "`{from}` in {english}");
    folder.write(FILE, &english);
    folder.write(SPANISH, english.replace(from, to));
    folder
}

#[test]
fn a_page_that_is_not_translated_is_refused() {
    let folder = Folder::with_spanish();
    folder.write(FILE, Page::sound().text());
    let problem = find(
        &folder.problems(),
        "guides/es",
        0,
        "the guide `spoiled` is missing",
    );
    assert!(problem.mend.contains("Translate"), "{problem}");
}

#[test]
fn a_page_that_english_lacks_is_refused() {
    let folder = Folder::with_spanish();
    folder.write(SPANISH, Page::sound().text());
    let problem = find(&folder.problems(), SPANISH, 0, "there is no such page in English");
    assert!(problem.mend.contains("English first"), "{problem}");
}

#[test]
fn a_translation_with_other_sections_parts_or_readers_is_refused() {
    for (from, to) in [
        ("[minor, adult]", "[minor]"),
        ("[mental-health, substance]", "[mental-health]"),
        ("reviewer: \n", "reviewer: \nregions: [US]\n"),
        ("#child", "#hijo"),
        // A section that loses its mark would be shown to everyone.
        (".minor ", ""),
        (".adult", ".minor"),
        (".in-US ", ""),
        ("#adult}", "#adult .substance}"),
        ("\n- Ask one thing.\n", "\n"),
        ("\n- Ask one thing.\n", "\n1. Ask one thing.\n"),
        ("Sit down.\n\n", "Sit down.\n\nStand up.\n\n"),
        ("> stop: Go now.", "Go now."),
    ] {
        let problems = translated(from, to).problems();
        let problem = find(
            &problems,
            SPANISH,
            0,
            "other sections, parts or readers than in English",
        );
        assert!(problem.mend.contains("{#id}"), "{problem}");
    }
}

#[test]
fn a_translation_has_words_of_its_own() {
    for (from, to) in [
        ("A page to spoil", "Una página"),
        ("If they are an adult", "Si es una persona adulta"),
        (
            "> say: Shall we sit?",
            "> say: ¿Nos sentamos?\n> avoid: ¡Siéntate!",
        ),
        ("- Ask one thing.", "- Pregunta.\n- Escucha."),
        // Reading grades and words that claim are English.
        (
            "Sit down.\n",
            "La mayoría de los law trial study familias necesita considerable coordinación.\n",
        ),
    ] {
        let content = translated(from, to).load();
        let content = content.unwrap_or_else(|problems| panic!("{to}: {problems}"));
        assert_eq!(content.book("es-MX").locale, "es");
    }
}
