//! After ten years a screen costs what it cost on the first day: every question to the diary walks an index.

use std::path::Path;

use foothold_core::store::{Key, Store, StoreError};
use tempfile::TempDir;

/// What the tracker asks, as it stands in its sources.
fn questions() -> Vec<String> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/src/tracker"));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the tracker").flatten() {
        let source = std::fs::read_to_string(entry.path()).expect("it can be read");
        for text in source.split('"').skip(1).step_by(2) {
            if text.starts_with("SELECT") || text.starts_with("UPDATE") {
                found.push(text.replace("{COLUMNS}", "id").replace("{table}", "note"));
            }
        }
    }
    found
}

#[test]
fn every_question_to_the_diary_walks_an_index_and_sorts_nothing() {
    let folder = TempDir::new().expect("a folder");
    let mut store = Store::open(folder.path(), Key::random().expect("a key")).expect("a new diary");
    let questions = questions();
    assert!(
        questions.len() >= 18,
        "they are found at all: {}",
        questions.len()
    );
    for question in questions {
        let plan = store.read(|connection| {
            let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {question}"))?;
            let blanks = vec![rusqlite::types::Value::Null; explained.parameter_count()];
            let rows =
                explained.query_map(rusqlite::params_from_iter(blanks), |row| row.get::<_, String>(3))?;
            Ok::<_, StoreError>(rows.collect::<Result<Vec<_>, _>>()?)
        });
        let plan = plan.expect("it can be asked");
        // A family has few people; the list of them is short and in the order of its rows.
        let listed = |step: &str| step == "SCAN person";
        for step in &plan {
            let direct = step.starts_with("SEARCH")
                || step.contains("SUBQUERY")
                || step.contains("BLOOM FILTER")
                || listed(step);
            assert!(direct && !step.contains("TEMP B-TREE"), "{question}\n{plan:#?}");
        }
    }
}
