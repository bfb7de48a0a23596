//! Search over the packed index. Any text is a valid query; nothing here can fail, and words of danger say so first.

use foothold_content::terms::{Stems, folded};
use foothold_content::{Content, Offer, Reader, SearchIndex};
use fst::raw::{CompiledAddr, Fst, Output};
use fst::{IntoStreamer, Map, Streamer};

use super::order::{first_by_key, sort_by_key};
use super::typo::Slips;

/// Words of a query that choose pages: a bit each. Words of danger are looked for in all of it.
const MOST_WORDS: usize = 32;

/// Words whose slips are mended, for words of danger; behind them, in a text no one types, words count as they stand.
const MOST_MENDED: usize = 200;

/// Letters of a query that are looked at, in bytes: many times what a field takes.
const MOST_BYTES: usize = 65_536;

/// Other words that may stand between two words of a phrase of danger.
const MOST_BETWEEN: usize = 3;

/// The shortest beginning of a word that stands for all words that go on from it.
const SHORTEST_PREFIX: usize = 3;

/// Words a beginning or a slip may stand for.
const MOST_GUESSES: usize = 12;

/// How much a way to a term counts, in eighths: as typed, by a synonym, by its beginning, by a slip.
const TYPED: u32 = 8;
const MEANT: u32 = 8;
const BEGUN: u32 = 5;
const SLIPPED: u32 = 5;

/// What a search finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// What to offer first: the query holds words of danger, so help comes before anything.
    pub danger: Option<Offer>,
    /// Where to go, best first.
    pub hits: Vec<Hit>,
}

/// One place that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The route's text form.
    pub route: &'static str,
    /// How well it fits; only the order means something.
    pub score: u32,
}

/// The places that fit a query, best first, at most `most`. Pages for other readers come after those for this one;
/// pages of other regions do not come.
pub fn find(content: &'static Content, locale: &str, reader: Reader<'_>, query: &str, most: usize) -> Found {
    let index = content.search_index(locale);
    let Ok(map) = Map::new(&index.terms[..]) else {
        return Found::default();
    };
    let query = query.get(..floor(query, MOST_BYTES)).unwrap_or(query);
    let stems = Stems::of(index.locale);
    let typed: Vec<String> = folded(query).collect();
    let read = |(at, word): (usize, &String)| {
        if at < MOST_MENDED {
            Word::read(word, at + 1 == typed.len(), index, &map, &stems)
        } else {
            Word::beyond(stems.stem(word))
        }
    };
    let words: Vec<Word> = typed.iter().enumerate().map(read).collect();
    let mut scores = Scores::new(index);
    for (at, word) in words.iter().enumerate().take(MOST_WORDS) {
        for (start, weight) in &word.terms {
            scores.add(at, *start, *weight);
        }
    }
    let best: Vec<&str> = words.iter().map(|word| word.best.as_str()).collect();
    let (Ok(synonyms), Ok(danger)) = (Fst::new(&index.synonyms[..]), Fst::new(&index.danger[..])) else {
        return Found::default();
    };
    for at in 0..best.len().min(MOST_WORDS) {
        for Phrase { length, to, .. } in phrases(&synonyms, &best[at..], 0) {
            let means = index.meanings.get(to).copied().unwrap_or_default();
            for start in means.split(' ').filter_map(|term| map.get(term)) {
                scores.add(at, start, MEANT);
            }
            // What the phrase means stands for each of its words.
            scores.share(at, length);
        }
    }
    // A word that stands nowhere asks for nothing.
    let asked = words
        .iter()
        .take(MOST_WORDS)
        .filter(|word| !word.terms.is_empty())
        .count();
    Found {
        danger: offer_of(&danger, &best, index.offers),
        hits: scores.hits(asked, reader, most),
    }
}

/// The end of the last whole letter at or before a byte.
fn floor(text: &str, end: usize) -> usize {
    let end = end.min(text.len());
    (0..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// One word of the query and the terms it may stand for.
struct Word {
    /// The likeliest term: for synonyms and words of danger.
    best: String,
    /// Where their postings start, and how much each counts.
    terms: Vec<(u64, u32)>,
}

impl Word {
    /// A word as it stands.
    fn beyond(stem: String) -> Self {
        Self {
            best: stem,
            terms: Vec::new(),
        }
    }

    /// As typed; else, for the last word, by its beginning; else by a slip of the thumb.
    fn read(typed: &str, last: bool, index: &SearchIndex, map: &Map<&'static [u8]>, stems: &Stems) -> Self {
        let stem = stems.stem(typed);
        if let Some(start) = map.get(&stem) {
            let stands = index.postings.get(start as usize).is_some_and(|count| *count > 0);
            return Self {
                best: stem,
                terms: if stands { vec![(start, TYPED)] } else { Vec::new() },
            };
        }
        let begun = if last && typed.len() >= SHORTEST_PREFIX {
            begun(typed, map)
        } else {
            Vec::new()
        };
        let guesses = if begun.is_empty() {
            slipped(typed, map)
        } else {
            begun
        };
        let best = guesses.first().map_or(typed, |(word, _, _)| word.as_str());
        let mut terms: Vec<(u64, u32)> = guesses
            .iter()
            .map(|(_, start, weight)| (*start, *weight))
            .collect();
        sort_by_key(&mut terms, |term| *term);
        terms.dedup();
        Self {
            best: stems.stem(best),
            terms,
        }
    }
}

type Guess = (String, u64, u32);

/// The terms that go on from these letters, the shortest first.
fn begun(typed: &str, map: &Map<&'static [u8]>) -> Vec<Guess> {
    let mut found = Vec::new();
    let mut stream = map.range().ge(typed).into_stream();
    while let Some((term, start)) = stream.next() {
        if !term.starts_with(typed.as_bytes()) || found.len() == MOST_GUESSES {
            break;
        }
        found.push((String::from_utf8_lossy(term).into_owned(), start, BEGUN));
    }
    sort_by_key(&mut found, |(term, _, _)| term.len());
    found
}

/// The terms fewest slips away; those that start alike first, since the first letter is seldom missed.
fn slipped(typed: &str, map: &Map<&'static [u8]>) -> Vec<Guess> {
    for most in [1, 2] {
        let Some(slips) = Slips::of(typed, most) else {
            break;
        };
        let mut found: Vec<Guess> = Vec::new();
        let mut stream = map.search(&slips).into_stream();
        while let Some((term, start)) = stream.next() {
            found.push((String::from_utf8_lossy(term).into_owned(), start, SLIPPED));
        }
        let alike = |term: &str| term.as_bytes().first() == typed.as_bytes().first();
        if found.iter().any(|(term, _, _)| alike(term)) {
            found.retain(|(term, _, _)| alike(term));
        }
        found.truncate(MOST_GUESSES);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// What to offer: for the first phrase of danger in the query, or for the first with which someone means themself.
/// Where two overlap, the one that ends later says more: "wants to kill" and "kill himself".
fn offer_of(danger: &Fst<&'static [u8]>, words: &[&str], offers: &'static [Offer]) -> Option<Offer> {
    let mut found: Vec<(usize, Offer)> = Vec::new();
    for at in 0..words.len() {
        for phrase in phrases(danger, &words[at..], MOST_BETWEEN) {
            let Some(offer) = offers.get(phrase.to) else {
                continue;
            };
            // Only what stands as it is written is known to be harmless.
            if offer.check.is_empty() && !phrase.whole {
                continue;
            }
            let end = at + phrase.length;
            match found.last_mut() {
                // Nothing takes the place of someone who means themself.
                Some(last) if last.0 >= end || (last.0 > at && last.1.alone) => {}
                Some(last) if last.0 > at => *last = (end, *offer),
                _ => found.push((end, *offer)),
            }
        }
    }
    // What is known to be harmless offers nothing: "cutting back", "moved out".
    found.retain(|(_, offer)| !offer.check.is_empty());
    let myself = found.iter().find(|(_, offer)| offer.alone);
    myself.or(found.first()).map(|(_, offer)| *offer)
}

/// A phrase that words start with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Phrase {
    /// How many words it takes, with those in between.
    length: usize,
    /// What it leads to.
    to: usize,
    /// No other word stands in between.
    whole: bool,
}

/// The phrases of a map that the words start with, the shortest first. Between two words of a phrase up to `gap`
/// others may stand: "took" and "pills" in "took all of her pills".
fn phrases(map: &Fst<&'static [u8]>, words: &[&str], gap: usize) -> Vec<Phrase> {
    let mut found = Vec::new();
    let start = Walk {
        address: map.root().addr(),
        sum: Output::zero(),
        at: 0,
        whole: true,
    };
    follow(map, words, gap, start, &mut found);
    sort_by_key(&mut found, |phrase| *phrase);
    found
}

/// Where the reading of a phrase stands.
#[derive(Clone, Copy)]
struct Walk {
    address: CompiledAddr,
    sum: Output,
    at: usize,
    whole: bool,
}

fn follow(map: &Fst<&'static [u8]>, words: &[&str], gap: usize, walk: Walk, found: &mut Vec<Phrase>) {
    // The first word stands where the phrase starts.
    let skips = if walk.at == 0 { 0 } else { gap };
    for next in walk.at..words.len().min(walk.at + skips + 1) {
        let space = (walk.at > 0).then_some(b' ');
        let (mut node, mut sum) = (map.node(walk.address), walk.sum);
        let mut letters = space.into_iter().chain(words[next].bytes());
        let fits = letters.all(|letter| {
            let step = node.find_input(letter).map(|found| node.transition(found));
            step.is_some_and(|step| {
                sum = sum.cat(step.out);
                node = map.node(step.addr);
                true
            })
        });
        if !fits {
            continue;
        }
        let walk = Walk {
            address: node.addr(),
            sum,
            at: next + 1,
            whole: walk.whole && next == walk.at,
        };
        if node.is_final() {
            found.push(Phrase {
                length: walk.at,
                to: sum.cat(node.final_output()).value() as usize,
                whole: walk.whole,
            });
        }
        follow(map, words, gap, walk, found);
    }
}

/// What each document has gathered.
struct Scores {
    index: &'static SearchIndex,
    sums: Vec<u32>,
    /// Which words of the query a document meets, one bit a word.
    met: Vec<u32>,
}

impl Scores {
    fn new(index: &'static SearchIndex) -> Self {
        Self {
            index,
            sums: vec![0; index.documents.len()],
            met: vec![0; index.documents.len()],
        }
    }

    /// Adds the postings that start here to what their documents have.
    fn add(&mut self, word: usize, start: u64, weight: u32) {
        let mut bytes = self.index.postings.get(start as usize..).unwrap_or_default();
        let count = leb128(&mut bytes);
        let mut document = 0;
        for _ in 0..count {
            document += leb128(&mut bytes);
            let Some((value, rest)) = bytes.split_first() else {
                return;
            };
            bytes = rest;
            if let Some(sum) = self.sums.get_mut(document) {
                *sum += u32::from(*value) * weight;
                self.met[document] |= 1 << word;
            }
        }
    }

    /// A document that meets the first word of a phrase meets all of it.
    fn share(&mut self, word: usize, length: usize) {
        let all: u32 = (word..(word + length).min(MOST_WORDS)).map(|at| 1 << at).sum();
        for met in self.met.iter_mut().filter(|met| **met & (1 << word) != 0) {
            *met |= all;
        }
    }

    /// The best documents. One that meets more of the words counts more; one for other readers counts less.
    fn hits(&self, words: usize, reader: Reader<'_>, most: usize) -> Vec<Hit> {
        let words = words.max(1) as u32;
        let mut hits: Vec<Hit> = Vec::new();
        for (at, document) in self
            .index
            .documents
            .iter()
            .enumerate()
            .filter(|(at, _)| self.sums[*at] > 0)
        {
            let anyone = Reader {
                age: None,
                concern: None,
                ..reader
            };
            if !document.fit.holds(anyone) {
                continue;
            }
            let met = self.met[at].count_ones();
            let mut score = self.sums[at] * (words + 2 * met) / words;
            if !document.fit.holds(reader) {
                score = score * 5 / 8;
            }
            hits.push(Hit {
                route: document.route,
                score,
            });
        }
        first_by_key(&mut hits, most, |hit| std::cmp::Reverse(hit.score));
        hits.truncate(most);
        hits
    }
}

/// An unsigned number, seven bits a byte, the lowest first.
fn leb128(bytes: &mut &[u8]) -> usize {
    let mut number = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let Some((byte, rest)) = bytes.split_first() else {
            break;
        };
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}
