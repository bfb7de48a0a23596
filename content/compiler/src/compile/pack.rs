//! Packs checked content into Rust source: one `static`, plus one name per interface message, so that a missing
//! message is a compile error.

use databake::{Bake, CrateEnv};

use super::keep_all;
use crate::{Content, GuideBook, GuideCard};

/// The Rust source of the packed content, to be included in a module of its own.
pub fn pack(content: &Content) -> String {
    let env = CrateEnv::default();
    // What only the compiler and reviewers read does not travel.
    let guides = content.guides.iter().map(|book| {
        let cards = book.cards.iter().map(|card| GuideCard { also: &[], ..*card });
        GuideBook {
            cards: keep_all(cards.collect()),
            ..*book
        }
    });
    let packed = Content {
        guides: keep_all(guides.collect()),
        reviewed: &[],
        ..*content
    };
    let baked = packed.bake(&env);
    let mut source = format!(
        "/// Everything in `content/`, checked and packed at compile time.\n\
         pub static CONTENT: foothold_content::Content = {baked};\n\
         /// The interface messages by name.\n\
         pub mod words {{\n"
    );
    for (at, message) in content.interface.iter().enumerate() {
        let name = message.id.to_uppercase().replace('-', "_");
        source.push_str(&format!(
            "/// `{}` of the interface words.\n\
             pub static {name}: &foothold_content::Message = &super::CONTENT.interface[{at}];\n",
            message.id
        ));
    }
    source.push_str("}\n");
    source
}
