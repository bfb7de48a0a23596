//! Search beside one `memmem` pass over the same words and beside SQLite's FTS5 with escaping; the first guide beside
//! parsing all of them; what the content weighs. Ratios of one interleaved run, medians; a goal stands beside each.
//!
//! The phone's SQLite is built without FTS5, so the peer needs a build of its own:
//!
//! ```text
//! LIBSQLITE3_FLAGS=-DSQLCIPHER_CRYPTO_CUSTOM=foothold_cipher_provider \
//!     cargo bench --target-dir target/fts5 -p foothold-tests --bench search
//! ```
#![allow(clippy::print_stdout, reason = "a bench prints")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use foothold_content::shelf::{Packed, unpack};
use foothold_content::terms::folded;
use foothold_content::{Guide, Reader};
use foothold_core::content::{content, find};
use memchr::memmem;
use rusqlite::Connection;

/// What is typed: the eight of the performance study, then slips of the thumb, which no pass over the text forgives.
const QUERIES: [&str; 8] = [
    "doesn't think they need help",
    "refuse therapy",
    "panic at night",
    "pan",
    "a",
    "xyzzy",
    "he wants to kill himself",
    "overdose",
];
const SLIPS: [&str; 3] = ["theraipst", "wont tkae her medicne", "suicied"];

const ROUNDS: usize = 400;

const ANYONE: Reader<'static> = Reader {
    age: None,
    concern: None,
    region: "US",
};

fn main() {
    let pages = pages();
    let text = pages
        .iter()
        .map(|(_, text)| text.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    let fts = full_text_search(&pages);
    println!(
        "search, ours / one memmem pass over {} KB (goal 1.0) and / FTS5 with escaping (goal 0.10):",
        text.len() / 1024
    );
    let mut worst: (f64, f64) = (0.0, 0.0);
    for query in QUERIES {
        let (of_pass, of_fts) = compare(query, &text, &fts);
        worst = (worst.0.max(of_pass), worst.1.max(of_fts));
    }
    println!("  the worst of these:  {:.2}  {:.3}", worst.0, worst.1);
    println!("with slips of the thumb, which neither of the others finds:");
    for query in SLIPS {
        compare(query, &text, &fts);
    }
    first_guide();
    sizes();
}

/// The median of each of some interleaved runs.
fn medians<const N: usize>(mut runs: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut times = [(); N].map(|()| Vec::with_capacity(ROUNDS));
    for _ in 0..ROUNDS {
        for (run, times) in runs.iter_mut().zip(&mut times) {
            let start = Instant::now();
            run();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[ROUNDS / 2]
    })
}

fn compare(query: &str, text: &str, fts: &Connection) -> (f64, f64) {
    let needle = folded(query).collect::<Vec<_>>().join(" ");
    let escaped = escape(query);
    let mut statement = fts
        .prepare_cached("SELECT id FROM pages WHERE pages MATCH ?1 ORDER BY rank LIMIT 10")
        .expect("the query can be prepared");
    let [ours, pass, theirs] = medians([
        &mut || {
            black_box(find(content(), "en", ANYONE, black_box(query), 10));
        },
        &mut || {
            black_box(memmem::find_iter(text.as_bytes(), black_box(needle.as_bytes())).count());
        },
        &mut || {
            let rows = statement.query_map([&escaped], |row| row.get::<_, String>(0));
            black_box(rows.expect("the query runs").count());
        },
    ]);
    let ratio = |other: Duration| ours.as_secs_f64() / other.as_secs_f64();
    println!(
        "  {query:<32} {:>8.1?} {:>6.2} {:>7.3}",
        ours,
        ratio(pass),
        ratio(theirs)
    );
    (ratio(pass), ratio(theirs))
}

/// Each word quoted, so that FTS5 takes it as a word; any of them may match, and the last may be the beginning of one,
/// as with us.
fn escape(query: &str) -> String {
    let words = query
        .split_whitespace()
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")));
    words.collect::<Vec<_>>().join(" OR ") + "*"
}

fn full_text_search(pages: &[(&str, String)]) -> Connection {
    let connection = Connection::open_in_memory().expect("memory");
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE pages USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')",
        )
        .expect("FTS5 is built in: run this as its first lines say");
    for (id, text) in pages {
        connection
            .execute("INSERT INTO pages VALUES (?1, ?2)", [*id, text])
            .expect("a row");
    }
    connection
        .execute_batch("INSERT INTO pages(pages) VALUES ('optimize')")
        .expect("one segment");
    connection
}

/// Every guide's words, folded as a query is.
fn pages() -> Vec<(&'static str, String)> {
    let book = content().book("en");
    let page = |card: &'static foothold_content::GuideCard| {
        let guide = book.open(card).expect("a guide opens");
        let texts = [card.title, card.summary].into_iter().chain(guide.texts());
        let words = texts.flat_map(folded);
        (card.id, words.collect::<Vec<_>>().join(" "))
    };
    book.cards.iter().map(page).collect()
}

fn first_guide() {
    let book = content().book("en");
    let card = book.card("leap").expect("a guide");
    let [one, all] = medians([
        &mut || {
            black_box(book.open(black_box(card)).expect("a guide opens"));
        },
        &mut || {
            // Each block is unfolded once, as one who reads all of them would.
            let blocks = book.bodies.iter().map(|block| unpack(block.0));
            let blocks: Vec<Vec<u8>> = blocks.map(|block| block.expect("a block unfolds")).collect();
            let guide = |card: &foothold_content::GuideCard| {
                let block = &blocks[card.block as usize];
                Guide::read(&mut &block[card.from as usize..card.to as usize])
            };
            black_box(book.cards.iter().map(guide).collect::<Vec<_>>());
        },
    ]);
    println!(
        "one guide / parsing all {} (goal 0.10): {one:.1?}, {:.3}",
        book.cards.len(),
        one.as_secs_f64() / all.as_secs_f64()
    );
}

fn sizes() {
    let (book, index) = (content().book("en"), content().search_index("en"));
    let packed: usize = book.bodies.iter().map(|block| block.0.len()).sum();
    let unfolded = book.bodies.iter().filter_map(|block| unpack(block.0));
    let unfolded: usize = unfolded.map(|block| block.len()).sum();
    let of_index = [index.terms, index.postings, index.synonyms, index.danger].map(|bytes| bytes.len());
    println!(
        "packed: {} guides in {} KB of {} KB; index of {} KB (terms, postings, synonyms, danger: {of_index:?}), {:.2} of the guides",
        book.cards.len(),
        packed / 1024,
        unfolded / 1024,
        of_index.iter().sum::<usize>() / 1024,
        (of_index[0] + of_index[1]) as f64 / unfolded as f64,
    );
}
