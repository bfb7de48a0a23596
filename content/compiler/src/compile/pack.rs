//! Packs checked content into Rust source: one `static`, plus one name per interface message, so that a missing
//! message is a compile error.

use databake::{Bake, CrateEnv};

use crate::Content;

/// The Rust source of the packed content, to be included in a module of its own.
pub fn pack(content: &Content) -> String {
    let env = CrateEnv::default();
    let baked = content.bake(&env);
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
