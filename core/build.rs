//! Packs `content/` into `static` data. Content that must not ship stops the build here, with every problem listed.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use foothold_content::compile::{load, pack};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    for part in [
        "sources.csv",
        "contacts",
        "escalation",
        "guides",
        "interface",
        "reasons",
        "rehearsals",
        "search",
        "tracker",
        "worksheets",
    ] {
        println!("cargo::rerun-if-changed={}", folder.join(part).display());
    }
    let content = match load(&folder) {
        Ok(content) => content,
        Err(problems) => {
            for problem in &problems.0 {
                println!("cargo::error={problem}");
            }
            process::exit(1);
        }
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("packed.rs"), pack(&content)).expect("the build folder can be written");
}
