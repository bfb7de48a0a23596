//! What is packed is Rust, whole, and the same on every run.

mod common;

use common::{Folder, real};
use foothold_content::Cue;
use foothold_content::compile::pack;
use foothold_content::shelf::{Packed, Shelf};
use syn::{Item, Type};

#[test]
fn the_pack_is_rust_with_one_name_for_each_message() {
    let content = real();
    let packed = syn::parse_file(&pack(&content)).expect("Rust");
    let [Item::Static(all), Item::Mod(words)] = &packed.items[..] else {
        panic!("a static and a module")
    };
    assert_eq!(all.ident, "CONTENT");
    assert!(matches!(&*all.ty, Type::Path(path) if path.path.segments.len() == 2));
    let (_, messages) = words.content.as_ref().expect("the messages");
    let names: Vec<_> = messages
        .iter()
        .map(|item| {
            if let Item::Static(message) = item {
                message.ident.to_string()
            } else {
                panic!("a static")
            }
        })
        .collect();
    let wanted: Vec<_> = content
        .interface
        .iter()
        .map(|message| message.id.replace('-', "_").to_uppercase())
        .collect();
    assert_eq!(names, wanted);
    assert!(
        messages
            .iter()
            .all(|item| matches!(item, Item::Static(message) if !message.attrs.is_empty()))
    );
}

#[test]
fn the_pack_holds_every_word() {
    let content = real();
    let packed = pack(&content);
    let quoted = |text: &str| packed.contains(&format!("{text:?}"));
    for sign in content.tables.signs {
        assert!(
            quoted(sign.id) && quoted(sign.name.get("en")) && quoted(sign.why.get("en")),
            "{}",
            sign.id
        );
    }
    for action in content.tables.actions {
        assert!(quoted(action.text.get("en")), "{}", action.id);
    }
    for line in content.regions.iter().flat_map(|region| region.lines) {
        assert!(
            line.channels
                .iter()
                .all(|channel| quoted(channel.display) && quoted(channel.dial)),
            "{}",
            line.id
        );
    }
}

#[test]
fn the_pack_is_the_same_on_every_run() {
    assert!(pack(&real()) == pack(&real()));
}

#[test]
fn words_with_quotes_and_other_scripts_are_packed_as_they_are() {
    let folder = Folder::copy();
    let odd = "Say \"no\" \\ 'yes' — ñ 你好 #\"";
    folder.edit("escalation/signs.csv", |signs| signs.set(2, "name::en", odd));
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    let packed = syn::parse_file(&pack(&content)).expect("Rust");
    assert_eq!(packed.items.len(), 2);
    assert_eq!(content.tables.signs[0].name.get("en"), odd);
}

/// Rows as they come off a packed shelf.
fn unpacked<T: Packed<'static>>(shelf: &Shelf<T>) -> &'static Shelf<T> {
    Box::leak(Box::new(Shelf::packed(shelf.to_packed().leak())))
}

fn same<T: Packed<'static> + std::fmt::Debug>(shelf: &Shelf<T>) {
    // Packed, the first locale is not named.
    let untagged = |text: String| text.replace("Words(\"en\\u{1f}", "Words(\"");
    assert!(!shelf.is_empty());
    assert_eq!(format!("{:?}", unpacked(shelf)), untagged(format!("{shelf:?}")));
}

#[test]
fn every_shelf_holds_its_rows_as_they_were() {
    let folder = Folder::with_spanish();
    folder.edit("guides/steps.csv", |steps| steps.set(2, "text::es", "Hoy, nada."));
    let content = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    same(content.sources);
    same(content.topics);
    same(content.small_steps);
    same(content.reasons);
    same(content.cues);
    same(content.talk_choices);
    same(content.after);
    same(content.worksheets);
    same(content.places);
    for (book, index) in content.guides.iter().zip(content.search) {
        same(book.cards);
        same(index.documents);
        same(index.meanings);
        for bytes in [index.terms, index.postings, index.synonyms, index.danger] {
            same(bytes);
        }
    }
    // With two locales, each has its own words, and the first is the fallback.
    let (read, step) = (unpacked(content.small_steps), &content.small_steps[0]);
    for locale in ["en", "en-GB", "es", "es-MX", "fr", ""] {
        assert_eq!(read[0].text.get(locale), step.text.get(locale), "{locale}");
    }
    assert_eq!(step.text.get("es"), "Hoy, nada.");
}

#[test]
fn a_shelf_that_was_damaged_is_empty_or_reads_and_never_panics() {
    let content = real();
    let sound = content.cues.to_packed();
    for at in (0..sound.len()).step_by(5) {
        let cut = Shelf::<Cue>::packed(sound[..at].to_vec().leak());
        assert!(cut.is_empty(), "cut at {at}");
        let mut bytes = sound.clone();
        bytes[at] ^= 0x21;
        let _ = Shelf::<Cue>::packed(bytes.leak()).len();
    }
}

#[test]
fn a_letter_that_texts_are_put_together_with_is_refused() {
    for letter in ["\u{1}", "\u{1e}", "\u{1f}"] {
        let folder = Folder::copy();
        let text = format!("They are{letter} cold");
        folder.edit("escalation/signs.csv", |signs| signs.set(2, "name::en", &text));
        let problems = folder.problems();
        assert!(
            problems
                .0
                .iter()
                .any(|problem| problem.what.contains("cannot be seen")),
            "{problems}"
        );
    }
}
