//! Rules for every shown sentence: no numbers of any country, no level names, and words a tired reader can take in.

/// How hard a text may be to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Register {
    /// What to do and what to say: grade 6.
    Action,
    /// Background: grade 8.
    Background,
    /// A name or a short label: not measured.
    Label,
}

impl Register {
    /// The highest Flesch-Kincaid grade (clinical rule 4.4).
    fn limit(self) -> f64 {
        match self {
            Self::Action => 6.0,
            Self::Background => 8.0,
            Self::Label => f64::INFINITY,
        }
    }
}

/// Fewer words than this say nothing about a reading grade: the formula needs whole sentences.
const SHORTEST_MEASURED: usize = 8;

/// What is wrong with a text and how to mend it.
pub(super) fn faults(text: &str, register: Register, locale: &str) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    if let Some(run) = digit_run(text) {
        faults.push((
            format!("holds the number `{run}`"),
            "Name a role in braces such as {emergency} or {crisis}, so that no country's number shows up in another.".into(),
        ));
    }
    if text.contains(crate::words::RESERVED) {
        faults.push((
            "holds a letter that cannot be seen".into(),
            "Type the text again instead of pasting it.".into(),
        ));
    }
    for level in crate::Level::ALL {
        if text.contains(level.id()) {
            faults.push((
                format!("shows the level name `{}`", level.id()),
                "Say what to do instead.".into(),
            ));
        }
    }
    // Flesch-Kincaid is a formula for English.
    if locale.starts_with("en") && words(text).count() >= SHORTEST_MEASURED {
        let grade = reading_grade(text);
        if grade > register.limit() {
            faults.push((
                format!("reads at grade {grade:.1}"),
                format!(
                    "Bring it to grade {:.0}: shorter sentences, shorter words.",
                    register.limit()
                ),
            ));
        }
    }
    faults
}

/// Three or more digits in a row, spaces, dots, dashes and brackets aside: a phone number, never a count of hours.
fn digit_run(text: &str) -> Option<String> {
    let mut run = String::new();
    let mut letters = text.chars().chain(['x']).peekable();
    while let Some(letter) = letters.next() {
        let ends_sentence = letter == '.' && letters.peek().is_some_and(|next| next.is_whitespace());
        let joins =
            letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '.' | '(' | ')');
        if letter.is_numeric() || (joins && !ends_sentence && !run.is_empty()) {
            run.push(letter);
            continue;
        }
        if run.chars().filter(|letter| letter.is_numeric()).count() >= 3 {
            return Some(
                run.trim_end_matches(|letter: char| !letter.is_numeric())
                    .to_owned(),
            );
        }
        run.clear();
    }
    None
}

/// The Flesch-Kincaid grade of an English text. Roles in braces count as one short word.
///
/// ```
/// use foothold_content::compile::reading_grade;
/// assert!(reading_grade("Stay with them. Call for help now.") < 2.0);
/// assert!(reading_grade("Comprehensive multidisciplinary evaluation necessitates institutional coordination.") > 20.0);
/// ```
pub fn reading_grade(text: &str) -> f64 {
    let count = words(text).count().max(1);
    let sentences = text
        .split_inclusive(['.', '!', '?', ':', ';'])
        .filter(|sentence| sentence.chars().any(char::is_alphabetic))
        .count()
        .max(1);
    let syllables: usize = words(text).map(syllables).sum();
    let (count, sentences, syllables) = (count as f64, sentences as f64, syllables as f64);
    0.39 * count / sentences + 11.8 * syllables / count - 15.59
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| {
        !(letter.is_alphabetic() || letter == '\'' || letter == '{' || letter == '}' || letter == '_')
    })
    .filter(|word| word.chars().any(char::is_alphabetic))
}

fn syllables(word: &str) -> usize {
    if word.starts_with('{') {
        return 1;
    }
    let word = word.to_lowercase();
    let word = word.strip_suffix("'s").unwrap_or(&word);
    let mut groups = 0;
    let mut in_group = false;
    for letter in word.chars() {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        groups += usize::from(vowel && !in_group);
        in_group = vowel;
    }
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"))
        || (word.ends_with("es")
            && !word.ends_with("ses")
            && !word.ends_with("ces")
            && !word.ends_with("ges"));
    (groups - usize::from(silent && groups > 1)).max(1)
}

/// The lower-case text with single spaces, for phrase search at word borders.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::from(" ");
    for word in text
        .to_lowercase()
        .replace('\u{2019}', "'")
        .split(|letter: char| !(letter.is_alphanumeric() || "'%".contains(letter)))
    {
        if !word.is_empty() {
            folded.push_str(word);
            folded.push(' ');
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_however_they_are_written() {
        for text in ["Call 911.", "1-800-222-1222", "call 116 123 now", "(0800) 1111"] {
            assert!(digit_run(text).is_some(), "{text}");
        }
        for text in [
            "Within 24 hours, or 3 days.",
            "2 to 3 minutes",
            "grade 6. 10 steps",
        ] {
            assert!(digit_run(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_hard_sentence_is_refused_as_an_action_and_a_plain_one_is_not() {
        let hard = "Immediately undertake comprehensive documentation of observable symptomatology and circumstances.";
        assert!(!faults(hard, Register::Action, "en").is_empty());
        assert!(
            faults(
                "Stay with them. Put your phone on speaker. Say where you are.",
                Register::Action,
                "en"
            )
            .is_empty()
        );
    }
}
