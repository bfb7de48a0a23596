//! Words typed with a thumb: an automaton over the term map that accepts what is a few slips away.

use foothold_content::terms::LONGEST;
use fst::Automaton;

/// Accepts every term within `most` slips of a word: a letter more, a letter less, another letter, or two letters
/// swapped (optimal string alignment), which is what thumbs do most and what the map's own automaton does not know.
pub(super) struct Slips<'w> {
    word: &'w [u8],
    most: u8,
}

/// Two rows of the distance table: for what was read so far, and for one letter less.
#[derive(Clone)]
pub(super) struct Rows {
    now: [u8; WIDTH],
    before: [u8; WIDTH],
    last: u8,
    read: u8,
}

/// Room for the longest word and the empty start. Letters count as bytes: a slip in an accented letter may count twice.
const WIDTH: usize = LONGEST + 1;

impl<'w> Slips<'w> {
    /// None for a word that is too short to be mistyped into another, or too long to be one.
    pub(super) fn of(word: &'w str) -> Option<Self> {
        let most = match word.len() {
            0..=3 => return None,
            4..=7 => 1,
            8..=LONGEST => 2,
            _ => return None,
        };
        let word = word.as_bytes();
        Some(Self { word, most })
    }

    /// How many slips a term is away.
    pub(super) fn distance(&self, rows: &Rows) -> u8 {
        rows.now[self.word.len()]
    }
}

impl Automaton for Slips<'_> {
    type State = Rows;

    fn start(&self) -> Rows {
        let mut now = [0; WIDTH];
        for (at, cell) in now.iter_mut().enumerate() {
            *cell = at as u8;
        }
        Rows {
            now,
            before: [u8::MAX; WIDTH],
            last: 0,
            read: 0,
        }
    }

    fn is_match(&self, rows: &Rows) -> bool {
        self.distance(rows) <= self.most
    }

    fn can_match(&self, rows: &Rows) -> bool {
        rows.now[..=self.word.len()].iter().any(|cell| *cell <= self.most)
    }

    fn accept(&self, rows: &Rows, letter: u8) -> Rows {
        let mut next = [0; WIDTH];
        next[0] = rows.now[0].saturating_add(1);
        for at in 1..=self.word.len() {
            let same = self.word[at - 1] == letter;
            let mut best = rows.now[at - 1].saturating_add(u8::from(!same));
            best = best
                .min(rows.now[at].saturating_add(1))
                .min(next[at - 1].saturating_add(1));
            let swapped =
                rows.read > 0 && at > 1 && self.word[at - 1] == rows.last && self.word[at - 2] == letter;
            if swapped {
                best = best.min(rows.before[at - 2].saturating_add(1));
            }
            next[at] = best;
        }
        Rows {
            now: next,
            before: rows.now,
            last: letter,
            read: rows.read.saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(word: &str, term: &str) -> Option<u8> {
        let slips = Slips::of(word)?;
        let rows = term
            .bytes()
            .fold(slips.start(), |rows, letter| slips.accept(&rows, letter));
        slips.is_match(&rows).then(|| slips.distance(&rows))
    }

    #[test]
    fn one_slip_of_a_thumb_is_forgiven_and_another_word_is_not() {
        for (typed, term) in [
            ("suiside", "suicide"),
            ("suicied", "suicide"),
            ("therpay", "therapy"),
            ("naloxon", "naloxone"),
        ] {
            assert_eq!(slips(typed, term), Some(1), "{typed}");
        }
        assert_eq!(
            slips("schitzofrenia", "schizophrenia"),
            None,
            "three slips are another word"
        );
        assert_eq!(slips("schizofrenia", "schizophrenia"), Some(2));
        assert_eq!(slips("care", "scared"), None);
        assert_eq!(slips("gun", "gum"), None, "short words are not guessed");
    }
}
