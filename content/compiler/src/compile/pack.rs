//! Packs checked content into Rust source: one `static`, plus one name per interface message, so that a missing
//! message is a compile error.

use databake::{Bake, CrateEnv};

use super::keep_all;
use crate::shelf;
use crate::{
    Action, AfterItem, Bytes, Combination, Content, Cue, Dates, Exception, GuideBook, GuideCard, Line,
    Missing, Modifier, Place, Reason, Region, Rehearsal, RehearsalBook, Shelf, Sign, SmallStep, Tables,
    TalkChoice, Words, Worksheet,
};

/// The content as it travels: without what only the compiler and reviewers read.
pub fn shipped(content: &Content) -> Content {
    let regions = content.regions.iter().map(|region| Region {
        lines: all(region.lines, |line| Line {
            levels: &[],
            languages: &[],
            ..line
        }),
        ..*region
    });
    let guides = content.guides.iter().map(|book| {
        let cards = book.cards.iter().map(|card| GuideCard { also: &[], ..*card });
        GuideBook {
            cards: Shelf::of(cards.collect()),
            bodies: all(book.bodies, |block| {
                let bytes = shelf::unpack(block.0).expect("a block that was just packed");
                Bytes(keep_all(shelf::pack(&bytes)))
            }),
            ..*book
        }
    });
    let rehearsals = content.rehearsals.iter().map(|book| RehearsalBook {
        talks: Shelf::of(
            book.talks
                .iter()
                .map(|talk| Rehearsal { also: &[], ..*talk })
                .collect(),
        ),
        ..*book
    });
    let dates = &Dates::NONE;
    let small_steps = content.small_steps.iter().map(|row| SmallStep { dates, ..*row });
    let reasons = content.reasons.iter().map(|row| Reason { dates, ..*row });
    let cues = content.cues.iter().map(|row| Cue { dates, ..*row });
    let talk_choices = content
        .talk_choices
        .iter()
        .map(|row| TalkChoice { dates, ..*row });
    let after = content.after.iter().map(|row| AfterItem { dates, ..*row });
    let worksheets = content.worksheets.iter().map(|row| Worksheet { dates, ..*row });
    let places = content.places.iter().map(|place| Place {
        also: Words::NONE,
        ..*place
    });
    Content {
        regions: keep_all(regions.collect()),
        tables: shipped_tables(&content.tables),
        guides: keep_all(guides.collect()),
        rehearsals: keep_all(rehearsals.collect()),
        small_steps: Shelf::of(small_steps.collect()),
        reasons: Shelf::of(reasons.collect()),
        cues: Shelf::of(cues.collect()),
        talk_choices: Shelf::of(talk_choices.collect()),
        after: Shelf::of(after.collect()),
        worksheets: Shelf::of(worksheets.collect()),
        places: Shelf::of(places.collect()),
        reviewed: &[],
        ..*content
    }
}

fn shipped_tables(tables: &Tables) -> Tables {
    let dates = &Dates::NONE;
    Tables {
        signs: all(tables.signs, |row| Sign {
            groups: &[],
            dates,
            ..row
        }),
        modifiers: all(tables.modifiers, |row| Modifier { dates, ..row }),
        combinations: all(tables.combinations, |row| Combination {
            condition_text: "",
            dates,
            ..row
        }),
        missing: all(tables.missing, |row| Missing { dates, ..row }),
        exceptions: all(tables.exceptions, |row| Exception {
            when: Words::NONE,
            dates,
            ..row
        }),
        actions: all(tables.actions, |row| Action { dates, ..row }),
        never: &[],
        ..*tables
    }
}

fn all<T: Copy>(rows: &[T], ship: impl Fn(T) -> T) -> &'static [T] {
    keep_all(rows.iter().map(|row| ship(*row)).collect())
}

/// The Rust source of the packed content, to be included in a module of its own.
pub fn pack(content: &Content) -> String {
    let env = CrateEnv::default();
    let baked = shipped(content).bake(&env);
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
