//! What is packed of the guides: every word in its order, each page by itself, and a search index that leads to all of
//! it and to nothing else.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use common::guide::Page;
use common::{ENGLISH, real, real_folder};
use foothold_content::compile::{pack, shipped};
use foothold_content::shelf::{Packed, unpack};
use foothold_content::terms::{Stems, folded};
use foothold_content::{Bytes, Content, Fit, Guide, GuideBook, GuideCard, GuidePart, SearchIndex, Span};
use fst::{Map, Streamer};

/// The ids of the files.
fn files() -> BTreeSet<String> {
    let entries = fs::read_dir(real_folder().join(ENGLISH)).expect("the guides");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
    names
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .collect()
}

#[test]
fn every_guide_opens_from_its_own_slice_and_the_slices_are_the_whole() {
    let content = real();
    let book = content.book("en");
    let blocks = book
        .bodies
        .iter()
        .map(|block| unpack(block.0).expect("a block that unfolds"));
    let blocks: Vec<Vec<u8>> = blocks.collect();
    let mut ends = vec![0; blocks.len()];
    for card in book.cards {
        let (block, end) = (&blocks[card.block as usize], &mut ends[card.block as usize]);
        assert_eq!(card.from, *end, "{}", card.id);
        *end = card.to;
        let guide = book
            .open(card)
            .unwrap_or_else(|error| panic!("{}: {error}", card.id));
        let mut written = Vec::new();
        guide.write(&mut written);
        assert_eq!(
            written,
            block[card.from as usize..card.to as usize],
            "{}",
            card.id
        );
        let [first, others @ ..] = &guide.sections[..] else {
            panic!("{} has no section", card.id)
        };
        assert!(first.id.is_empty() && first.heading.is_empty(), "{}", card.id);
        assert!(others.iter().all(|section| !section.id.is_empty()), "{}", card.id);
    }
    let lengths = blocks.iter().map(|block| block.len() as u32);
    assert_eq!(ends, lengths.collect::<Vec<_>>());
    let ids: BTreeSet<String> = book.cards.iter().map(|card| card.id.to_owned()).collect();
    assert_eq!(ids, files());
    assert_eq!(book.cards.len(), ids.len());
}

#[test]
fn guides_stand_in_the_order_of_their_topics() {
    let content = real();
    let place = |id: &str| content.topics.iter().position(|topic| topic.id == id);
    let order = content
        .book("en")
        .cards
        .iter()
        .map(|card| (place(card.topic), card.id));
    assert!(order.is_sorted());
}

#[test]
fn a_slice_that_was_damaged_is_an_error_and_no_panic() {
    let content = real();
    let book = content.book("en");
    let card = &book.cards[0];
    for (block, from, to) in [
        (card.block, card.from + 1, card.to),
        (card.block, card.from, card.to - 1),
        (card.block, card.from, card.to + 1),
        (card.block, card.to, card.from),
        (card.block, u32::MAX - 1, u32::MAX),
        (u32::MAX, card.from, card.to),
    ] {
        let damaged = GuideCard {
            block,
            from,
            to,
            ..*card
        };
        assert!(book.open(&damaged).is_err(), "{block} {from} {to}");
    }
}

#[test]
fn a_block_that_was_damaged_anywhere_opens_or_does_not_and_never_panics() {
    let content = real();
    let book = content.book("en");
    let card = &book.cards[3];
    let sound = book.bodies[card.block as usize].0;
    let open = |block: &[u8]| {
        let bodies: &'static [Bytes] = vec![Bytes(block.to_vec().leak())].leak();
        let damaged = GuideBook { bodies, ..*book };
        damaged.open(&GuideCard { block: 0, ..*card })
    };
    assert_eq!(open(sound), book.open(card));
    for at in (0..sound.len()).step_by(7) {
        assert!(open(&sound[..at]).is_err(), "cut at {at}");
        let mut block = sound.to_vec();
        block[at] ^= 0x10;
        let _ = open(&block);
    }
    // A length that asks for all memory is refused.
    let mut block = sound.to_vec();
    block[3] = 0xff;
    assert!(open(&block).is_err());
}

/// The words of a page as they are written: without marks, routes and sources.
fn written(page: &str) -> String {
    let (_, body) = page.split_once("\n---\n").expect("a header");
    let line = |line: &str| -> String {
        let heading = line.strip_prefix("## ");
        let heading = heading.map(|heading| heading.split(" {").next().unwrap_or_default());
        let number = line.split_once(". ");
        let step = number.filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()));
        let marks = ["> say:", "> avoid:", "> why:", "> stop:", "- "];
        let other = marks.iter().find_map(|mark| line.strip_prefix(mark));
        heading
            .or(step.map(|(_, rest)| rest))
            .or(other)
            .unwrap_or(line)
            .to_owned()
    };
    let mut words = String::new();
    let body: Vec<String> = body.lines().map(line).collect();
    let body = body.join("\n");
    let mut rest = &body[..];
    while let Some((before, after)) = rest.split_once('[') {
        words.push_str(before);
        let (inside, tail) = after.split_once(']').expect("a bracket that is closed");
        rest = match tail.strip_prefix('(') {
            Some(link) => {
                words.push_str(inside);
                link.split_once(')').expect("a route").1
            }
            None => tail,
        };
    }
    words.push_str(rest);
    single_spaced(&words)
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(spans: &[Span]) -> impl Iterator<Item = &str> {
    spans.iter().map(|span| &span.text[..])
}

/// Every text of a part, in the order it is drawn.
fn part(part: &GuidePart) -> Vec<&str> {
    match part {
        GuidePart::Paragraph(spans) => texts(spans).collect(),
        GuidePart::Say { say, avoid, why } => [&say[..]]
            .into_iter()
            .chain(avoid.as_deref())
            .chain(texts(why))
            .collect(),
        GuidePart::Steps(items) | GuidePart::List(items) => {
            items.iter().flat_map(|item| texts(item)).collect()
        }
        GuidePart::Stop { text, link } => texts(text)
            .chain(link.iter().map(|link| &link.words[..]))
            .collect(),
        GuidePart::Link(link) => vec![&link.words],
    }
}

/// Every text of a guide, in the order it is drawn.
fn drawn(guide: &Guide) -> Vec<&str> {
    let sections = guide.sections.iter();
    sections
        .flat_map(|section| {
            [&section.heading[..]]
                .into_iter()
                .chain(section.parts.iter().flat_map(part))
        })
        .collect()
}

#[test]
fn every_word_of_a_page_is_drawn_in_its_order() {
    let content = real();
    let book = content.book("en");
    for card in book.cards {
        let file = real_folder().join(ENGLISH).join(format!("{}.md", card.id));
        let page = fs::read_to_string(file).expect("the page").replace("\r\n", "\n");
        let guide = book.open(card).expect("a guide");
        assert_eq!(
            single_spaced(&drawn(&guide).join(" ")),
            written(&page),
            "{}",
            card.id
        );
    }
}

#[test]
fn sources_stay_with_the_sentence_they_back() {
    let content = Page::sound()
        .with("sources", "[SEED0, SEED1]")
        .saying("Dr. Who asks. It helps, e.g. at night! [SEED1; SEED0] Sit. \"It rests.\" [SEED1]\nStand (or lie.) [SEED0] Go")
        .loads();
    let book = content.book("en");
    let guide = book
        .open(book.card("spoiled").expect("the page"))
        .expect("a guide");
    let Some(GuidePart::Paragraph(spans)) = guide.sections[0].parts.last() else {
        panic!("a paragraph in {guide:?}")
    };
    let spans: Vec<(&str, String)> = spans
        .iter()
        .map(|span| (&span.text[..], span.sources.join(" ")))
        .collect();
    let wanted = [
        ("Dr. Who asks.", ""),
        ("It helps, e.g. at night!", "SEED1 SEED0"),
        ("Sit.", ""),
        ("\"It rests.\"", "SEED1"),
        ("Stand (or lie.)", "SEED0"),
        ("Go", ""),
    ];
    assert_eq!(spans, wanted.map(|(text, sources)| (text, sources.to_owned())));
}

#[test]
fn what_only_reviewers_read_does_not_travel() {
    let page = Page::sound().with("also", "[quagga crossing, \"zebra: by night\"]");
    let content = page.loads();
    let card = content.book("en").card("spoiled").expect("the page");
    assert_eq!(card.also, ["quagga crossing", "zebra: by night"]);
    assert!(content.reviewed.len() > 100, "{} rows", content.reviewed.len());
    let shipped = shipped(&content);
    let card = shipped.book("en").card("spoiled").expect("the page");
    assert_eq!((card.title, card.also), ("A page to spoil", &[][..]));
    let tables = shipped.tables;
    assert!(shipped.places.iter().all(|place| place.also.is_empty()));
    assert!(shipped.reviewed.is_empty() && tables.never.is_empty());
    assert!(
        tables
            .combinations
            .iter()
            .all(|rule| rule.condition_text.is_empty())
    );
    let packed = pack(&content);
    for row in content.reviewed.iter().filter(|row| row.typed.contains(';')) {
        assert!(!packed.contains(row.typed), "{}", row.typed);
    }
    // They can be found all the same.
    let terms = Map::new(&content.search_index("en").terms[..]).expect("a map");
    assert!(terms.contains_key("quagga"));
}

/// Every document by its route: for whom it is, and every text that leads to it.
fn documents(content: &Content) -> BTreeMap<String, (Fit, Vec<String>)> {
    let book = content.book("en");
    let mut all = BTreeMap::new();
    let mut add = |route: String, fit: Fit, texts: Vec<&str>| {
        let texts = texts.into_iter().map(str::to_owned).collect();
        assert!(all.insert(route, (fit, texts)).is_none());
    };
    for card in book.cards {
        let guide = book.open(card).expect("a guide");
        let mut texts = vec![card.id, card.title, card.summary];
        texts.extend(card.also);
        texts.extend(drawn(&guide));
        add(format!("guide/{}", card.id), card.fit, texts);
    }
    for place in content.places {
        let texts = [place.title, place.summary, place.also].map(|words| words.get("en"));
        add(place.route.to_owned(), Fit::EVERYONE, texts.to_vec());
    }
    for tile in content.tables.tiles {
        let signs = content.tables.signs.iter().filter(|sign| sign.tile == tile.id);
        let words = [tile.name, tile.hint]
            .into_iter()
            .chain(signs.map(|sign| sign.name));
        add(
            format!("check/{}", tile.id),
            Fit::EVERYONE,
            words.map(|words| words.get("en")).collect(),
        );
    }
    for talk in content.rehearsals("en").talks {
        let mut texts = vec![talk.title, talk.summary];
        texts.extend(talk.also);
        texts.extend(talk.turns.iter().map(|turn| turn.they));
        add(format!("rehearsal/{}", talk.id), talk.fit, texts);
    }
    for sheet in content.worksheets {
        let texts = vec![sheet.title.get("en"), sheet.summary.get("en")];
        add(format!("sheet/{}", sheet.id), sheet.fit, texts);
    }
    for region in content.regions {
        let fit = Fit {
            regions: Box::leak(Box::new([region.id])),
            ..Fit::EVERYONE
        };
        for line in region.lines {
            let mut texts = vec![line.name.get("en"), line.audience.get("en")];
            texts.extend(line.channels.iter().map(|channel| channel.display));
            add(format!("line/{}", line.id), fit, texts);
        }
    }
    all
}

/// An unsigned number, seven bits a byte, the lowest first; moves past it.
fn leb128(bytes: &mut &[u8]) -> usize {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first().expect("the number ends");
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return number;
        }
        shift += 7;
    }
}

/// The routes that the postings at this start lead to.
fn routes(index: &SearchIndex, start: u64) -> BTreeSet<&'static str> {
    let mut bytes = &index.postings[start as usize..];
    let (mut found, mut at) = (BTreeSet::new(), 0);
    for _ in 0..leb128(&mut bytes) {
        at += leb128(&mut bytes);
        let (weight, rest) = bytes.split_first().expect("a weight");
        assert!(*weight > 0, "a posting that says nothing");
        bytes = rest;
        assert!(
            found.insert(index.documents[at].route),
            "a document that stands twice"
        );
    }
    found
}

#[test]
fn every_place_of_the_app_can_be_found_once_and_by_its_readers() {
    let content = real();
    let wanted = documents(&content);
    let index = content.search_index("en");
    assert_eq!(index.documents.len(), wanted.len());
    for document in index.documents {
        let (fit, _) = &wanted[document.route];
        assert_eq!(document.fit, *fit, "{}", document.route);
    }
}

#[test]
fn each_term_leads_to_exactly_the_documents_that_hold_it() {
    let content = real();
    let index = content.search_index("en");
    let terms = Map::new(&index.terms[..]).expect("a map");
    let stems = Stems::of("en");
    let ignored = common::Table::parse(&common::Folder::copy().read("search/ignored.csv"));
    let ignored: BTreeSet<String> = ignored
        .column("words::en")
        .iter()
        .flat_map(|words| stems.terms(words))
        .collect();
    let mut wanted: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut words = BTreeSet::new();
    let documents = documents(&content);
    for (route, (_, texts)) in &documents {
        for word in texts.iter().flat_map(|text| folded(text)) {
            let found = wanted.entry(stems.stem(&word)).or_default();
            // Words that say nothing are known and lead nowhere.
            if !ignored.contains(&stems.stem(&word)) {
                found.insert(route);
            }
            words.insert(word);
        }
    }
    assert!(wanted.len() > 1000, "{} stems", wanted.len());
    for (stem, documents) in &wanted {
        let start = terms
            .get(stem)
            .unwrap_or_else(|| panic!("`{stem}` is not in the map"));
        assert_eq!(routes(index, start), *documents, "{stem}");
    }
    for word in &words {
        let start = terms
            .get(word)
            .unwrap_or_else(|| panic!("`{word}` is not in the map"));
        // A word that is the stem of another keeps its own way.
        let stem = if wanted.contains_key(word) {
            word
        } else {
            &stems.stem(word)
        };
        assert_eq!(Some(start), terms.get(stem), "{word}");
    }
    // What is not said anywhere is typed, means something or says nothing, and leads to no document.
    let mut all = terms.stream();
    while let Some((term, start)) = all.next() {
        let term = std::str::from_utf8(term).expect("UTF-8");
        // A misspelling whose stem is a word of ours leads where that word does.
        let stem = stems.stem(term);
        let known = [term, &stem, &stems.stem(&stem)]
            .iter()
            .any(|word| wanted.contains_key(*word));
        assert!(known || routes(index, start).is_empty(), "{term}");
    }
}
