//! Words typed with a thumb: an automaton over the term map that accepts what is a few slips away.

use foothold_content::terms::LONGEST;
use fst::Automaton;

/// Letters of a word whose slips are sought; a longer one is rarely typed and never one of ours.
const MOST_LETTERS: usize = LONGEST;

/// From so many letters on, the first one may be the slip; in a shorter word, that leaves too little to go by.
const FIRST_MAY_SLIP: usize = 6;

/// Accepts every term within `most` slips of a word: a letter more, a letter less, another letter, or two letters
/// swapped (optimal string alignment), which is what thumbs do most and what the map's own automaton does not know.
///
/// All places in the word are followed at once, a bit each (Wu and Manber's bitap): bit `i` of row `k` says that the
/// first `i` letters were typed with `k` slips. Letters are bytes: a slip in an accented letter may count twice.
pub(super) struct Slips<'w> {
    word: &'w [u8],
    most: usize,
    /// For each letter, the places behind it.
    behind: Box<[u64; 256]>,
}

/// Where the reading stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Rows {
    now: [u64; MOST_SLIPS + 1],
    /// One letter ago, for letters that are swapped.
    before: [u64; MOST_SLIPS + 1],
    last: u8,
    read: u32,
}

/// The most slips in one word.
const MOST_SLIPS: usize = 2;

impl<'w> Slips<'w> {
    /// One slip, or two in a long word. None for a word that is too short to be mistyped into another, or too long.
    pub(super) fn of(word: &'w str, most: usize) -> Option<Self> {
        let shortest = if most == 1 { 4 } else { 8 };
        if !(shortest..=MOST_LETTERS).contains(&word.len()) || most > MOST_SLIPS {
            return None;
        }
        let word = word.as_bytes();
        let mut behind = Box::new([0; 256]);
        for (at, letter) in word.iter().enumerate() {
            behind[usize::from(*letter)] |= 1 << (at + 1);
        }
        Some(Self { word, most, behind })
    }

    /// True where a term must start as the word does, or with its first two letters swapped.
    fn is_anchored(&self) -> bool {
        self.most > 1 || self.word.len() < FIRST_MAY_SLIP
    }

    fn may_start_with(&self, letter: u8) -> bool {
        self.word[..2].contains(&letter)
    }
}

impl Automaton for Slips<'_> {
    type State = Rows;

    fn start(&self) -> Rows {
        let mut rows = Rows::default();
        // With k slips, k letters may be missing before anything is read.
        for (slips, row) in rows.now.iter_mut().enumerate() {
            *row = (1 << (slips + 1)) - 1;
        }
        rows
    }

    fn is_match(&self, rows: &Rows) -> bool {
        rows.now[..=self.most]
            .iter()
            .any(|row| row & (1 << self.word.len()) != 0)
    }

    fn can_match(&self, rows: &Rows) -> bool {
        rows.now[..=self.most].iter().any(|row| *row != 0)
    }

    fn accept(&self, rows: &Rows, letter: u8) -> Rows {
        let mut next = Rows {
            now: [0; MOST_SLIPS + 1],
            before: rows.now,
            last: letter,
            read: rows.read + 1,
        };
        if rows.read == 0 && self.is_anchored() && !self.may_start_with(letter) {
            return next;
        }
        let (here, there) = (
            self.behind[usize::from(letter)],
            self.behind[usize::from(rows.last)],
        );
        next.now[0] = (rows.now[0] << 1) & here;
        for slips in 1..=self.most {
            let fewer = rows.now[slips - 1];
            let one_more = fewer;
            let another = fewer << 1;
            let one_less = next.now[slips - 1] << 1;
            let swapped = if rows.read > 0 {
                (rows.before[slips - 1] << 2) & (here << 1) & there
            } else {
                0
            };
            next.now[slips] = (rows.now[slips] << 1) & here | one_more | another | one_less | swapped;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fewest slips between a typed word and a term.
    fn slips(word: &str, term: &str) -> Option<usize> {
        (1..=MOST_SLIPS).find(|most| {
            Slips::of(word, *most).is_some_and(|slips| {
                let rows = term
                    .bytes()
                    .fold(slips.start(), |rows, letter| slips.accept(&rows, letter));
                slips.is_match(&rows)
            })
        })
    }

    #[test]
    fn one_slip_of_a_thumb_is_forgiven_and_another_word_is_not() {
        for (typed, term) in [
            ("suiside", "suicide"),
            ("suicied", "suicide"),
            ("therpay", "therapy"),
            ("htreapy", "therapy"),
            ("naloxon", "naloxone"),
            ("naloxonee", "naloxone"),
            ("aherapy", "therapy"),
            ("hepl", "help"),
            ("ehlp", "help"),
        ] {
            let wanted = if typed == "htreapy" { None } else { Some(1) };
            assert_eq!(slips(typed, term), wanted, "{typed}");
        }
        assert_eq!(slips("schizofrenia", "schizophrenia"), Some(2));
        assert_eq!(
            slips("schitzofrenia", "schizophrenia"),
            None,
            "three slips are another word"
        );
        assert_eq!(slips("care", "scared"), None);
        assert_eq!(slips("gun", "gum"), None, "short words are not guessed");
        assert_eq!(slips("calm", "palm"), None, "nor the start of one");
    }

    /// The automaton against the textbook's table, over every pair of short words of two letters.
    #[test]
    fn the_automaton_counts_as_the_textbook_does() {
        let words: Vec<String> = (4..7_u32)
            .flat_map(|length| (0..2_u32.pow(length)).map(move |bits| (length, bits)))
            .map(|(length, bits)| {
                (0..length)
                    .map(|at| if bits >> at & 1 == 0 { 'a' } else { 'b' })
                    .collect()
            })
            .collect();
        for typed in &words {
            for term in &words {
                let automaton = Slips::of(typed, 1).expect("long enough");
                let rows = term
                    .bytes()
                    .fold(automaton.start(), |rows, letter| automaton.accept(&rows, letter));
                let allowed = !automaton.is_anchored() || automaton.may_start_with(term.as_bytes()[0]);
                let expected = distance(typed.as_bytes(), term.as_bytes()) <= 1 && allowed;
                assert_eq!(automaton.is_match(&rows), expected, "{typed}, {term}");
            }
        }
    }

    /// Optimal string alignment distance.
    fn distance(one: &[u8], other: &[u8]) -> usize {
        let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
        for at in 0..=one.len() {
            for to in 0..=other.len() {
                table[at][to] = if at == 0 || to == 0 {
                    at + to
                } else {
                    let differs = usize::from(one[at - 1] != other[to - 1]);
                    let mut least = (table[at - 1][to - 1] + differs)
                        .min(table[at - 1][to] + 1)
                        .min(table[at][to - 1] + 1);
                    if at > 1 && to > 1 && one[at - 1] == other[to - 2] && one[at - 2] == other[to - 1] {
                        least = least.min(table[at - 2][to - 2] + 1);
                    }
                    least
                };
            }
        }
        table[one.len()][other.len()]
    }
}
