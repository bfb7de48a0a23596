//! How a text becomes search terms. The index is built and read with the same code, so that a word typed on the
//! phone meets the word that was written.

use rust_stemmers::{Algorithm, Stemmer};

/// The longest word that is looked at, in letters; what is longer is cut. No word of ours is.
pub const LONGEST: usize = 32;

/// The words of a text: lower case, without apostrophes (`won't`, `won’t` and `wont` are one word), split at
/// everything that is neither letter nor digit.
///
/// ```
/// use foothold_content::terms::folded;
/// let words: Vec<_> = folded("He won\u{2019}t go -- self-harm?").collect();
/// assert_eq!(words, ["he", "wont", "go", "self", "harm"]);
/// ```
pub fn folded(text: &str) -> impl Iterator<Item = String> {
    let is_part = |letter: char| letter.is_alphanumeric() || is_apostrophe(letter);
    text.split(move |letter| !is_part(letter))
        .map(|word| {
            let letters = word.chars().filter(|letter| !is_apostrophe(*letter));
            let folded: String = letters.flat_map(char::to_lowercase).take(LONGEST).collect();
            // "He od'd": without its apostrophe, an overdose would be nothing but odd.
            if folded == "odd" && word.contains(is_apostrophe) {
                "oded".to_owned()
            } else {
                folded
            }
        })
        .filter(|word: &String| !word.is_empty())
}

fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`' | '\u{b4}'
    )
}

/// Cuts words to their stems in one language.
pub struct Stems(Option<Stemmer>);

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Stems").field(&self.0.is_some()).finish()
    }
}

impl Stems {
    /// For a locale tag; a language without a stemmer keeps its words whole.
    pub fn of(locale: &str) -> Self {
        let language = locale.split(['-', '_']).next().unwrap_or_default();
        Self(match language {
            "en" => Some(Stemmer::create(Algorithm::English)),
            "es" => Some(Stemmer::create(Algorithm::Spanish)),
            _ => None,
        })
    }

    /// The stem of a folded word.
    pub fn stem(&self, word: &str) -> String {
        self.0
            .as_ref()
            .map_or_else(|| word.to_owned(), |stemmer| stemmer.stem(word).into_owned())
    }

    /// The stems of a text, in order.
    pub fn terms(&self, text: &str) -> impl Iterator<Item = String> {
        folded(text).map(|word| self.stem(&word))
    }
}
