//! What is packed is Rust, whole, and the same on every run.

mod common;

use common::{Folder, real};
use foothold_content::compile::pack;
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
