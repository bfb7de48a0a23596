//! Our own words: no sentence the app shows was copied from the articles it grew from.

use std::collections::HashSet;

use foothold_content::Words;
use foothold_core::content::content;
use foothold_tests::runs::{COPIED, from_bytes, runs};

fn of_articles() -> HashSet<u64> {
    let hashes = from_bytes(include_bytes!("seeds/runs.bin"));
    assert!(hashes.len() > 9_000, "only {} runs of the articles", hashes.len());
    hashes
}

/// Every text of the app, with where it stands.
fn shown() -> Vec<(String, String)> {
    let content = content();
    let mut all: Vec<(String, String)> = Vec::new();
    for book in content.guides {
        for card in book.cards {
            // One text: a run may go on from one sentence into the next.
            let guide = book.open(card).expect("a packed guide opens");
            let page = [card.title, card.summary].into_iter().chain(guide.texts());
            all.push((format!("guide {}", card.id), page.collect::<Vec<_>>().join(" ")));
        }
    }
    let mut add = |place: String, words: &[Words]| {
        let texts = words.iter().flat_map(Words::all);
        all.extend(texts.map(|(_, text)| (place.clone(), text.to_owned())));
    };
    for step in content.small_steps {
        add(format!("step {}", step.id), &[step.text]);
    }
    for row in content.reasons {
        let words = [
            row.name,
            row.meaning,
            row.first,
            row.second,
            row.third,
            row.say,
            row.avoid,
        ];
        add(format!("reason {}", row.id), &words);
    }
    for cue in content.cues {
        add(format!("cue {}", cue.id), &[cue.text]);
    }
    for item in content.after {
        add(
            format!("day {} {}", item.day, item.id),
            &[item.text, item.say, item.why],
        );
    }
    for choice in content.talk_choices {
        add(
            format!("choice {}", choice.id),
            &[choice.name, choice.hint, choice.tip],
        );
    }
    for action in content.tables.actions {
        add(
            format!("action {}", action.id),
            &[action.headline, action.text, action.say],
        );
    }
    for sign in content.tables.signs {
        add(format!("sign {}", sign.id), &[sign.name, sign.why]);
    }
    all
}

#[test]
fn no_sentence_is_copied_from_an_article() {
    let copied = of_articles();
    for (place, text) in shown() {
        for (hash, run) in runs(&text) {
            assert!(
                !copied.contains(&hash),
                "{place}: these {COPIED} words stand in an article: {run}"
            );
        }
    }
}

/// The guard can fail: a run is the same whatever its case, marks and apostrophes, and one other word makes another.
#[test]
fn a_copied_run_would_be_found() {
    let hashes = |text: &str| -> Vec<u64> { runs(text).into_iter().map(|(hash, _)| hash).collect() };
    let written = hashes("We won't go there, not today; ask me (again) tomorrow.");
    assert_eq!(
        written,
        hashes("we WON\u{2019}T go there not today ask me again tomorrow")
    );
    assert_ne!(
        written,
        hashes("We won't go there, not today; ask us (again) tomorrow.")
    );
    assert!(hashes("Seven words are too few to count").is_empty());
}
