//! Sentences and the sources behind them: `They may not see it. [SEED1; SEED2]`.

use crate::Span;

/// Words that make a sentence a claim of fact. English; other languages are translated from reviewed English.
const CLAIMS: [&str; 23] = [
    "study",
    "studies",
    "trial",
    "trials",
    "research",
    "evidence",
    "percent",
    "%",
    "law",
    "laws",
    "risk",
    "risks",
    "most people",
    "many people",
    "most families",
    "many families",
    "twice",
    "common",
    "often",
    "rarely",
    "usually",
    "proven",
    "half of",
];

/// The word that makes this text a claim of fact, if there is one.
pub(in crate::compile) fn claim(text: &str, locale: &str) -> Option<&'static str> {
    // "A trial visit" and "a two-visit trial" claim nothing.
    let folded = crate::compile::prose::folded(text)
        .replace(" trial visit", " visit")
        .replace(" visit trial ", " visit ");
    let said =
        |word: &&&str| folded.contains(&format!(" {word} ")) || (**word == "%" && folded.contains("% "));
    CLAIMS
        .iter()
        .filter(|_| locale.starts_with("en"))
        .find(said)
        .copied()
}

/// Splits a text at its sources: a source belongs to the sentence right before it.
///
/// # Errors
/// The text of a bracket that is not closed or names no source.
pub(in crate::compile) fn spans(text: &str) -> Result<Vec<Span>, String> {
    let mut spans: Vec<Span> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((inside, tail)) = after.split_once(']') else {
            return Err(after.chars().take(20).collect());
        };
        let sources: Vec<String> = inside
            .split(';')
            .map(|id| id.trim().to_owned())
            .filter(|id| !id.is_empty())
            .collect();
        let is_id = |id: &String| {
            id.chars()
                .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-')
        };
        if sources.is_empty() || !sources.iter().all(is_id) || before.trim().is_empty() {
            return Err(inside.to_owned());
        }
        let (earlier, claimed) = last_sentence(before.trim());
        if !earlier.is_empty() {
            spans.push(plain(earlier));
        }
        spans.push(Span {
            text: claimed.to_owned(),
            sources,
        });
        rest = tail;
    }
    if !rest.trim().is_empty() {
        spans.push(plain(rest.trim()));
    }
    Ok(spans)
}

fn plain(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        sources: Vec::new(),
    }
}

/// Short forms whose full stop ends no sentence.
const SHORT: [&str; 6] = ["Dr", "Mr", "Mrs", "Ms", "e.g", "i.e"];

/// What comes before the last sentence, and the last sentence.
fn last_sentence(text: &str) -> (&str, &str) {
    let body = text.trim_end_matches(['.', '!', '?', '"', '\u{201d}', ')']);
    let mut ends = body.char_indices().filter(|(at, letter)| {
        let rest = body[at + letter.len_utf8()..].trim_start_matches(['"', '\u{201d}', ')']);
        // "Dr. Amador", "e.g. this" and an ellipsis end no sentence.
        let before = &body[..*at];
        let short = before
            .rsplit(' ')
            .next()
            .is_some_and(|word| SHORT.contains(&word));
        matches!(letter, '.' | '!' | '?')
            && rest.starts_with(' ')
            && !(*letter == '.' && (short || before.ends_with('.')))
    });
    let end = ends.next_back().map(|(at, letter)| {
        let after = at + letter.len_utf8();
        after + body[after..].len() - body[after..].trim_start_matches(['"', '\u{201d}', ')']).len()
    });
    end.map_or(("", text), |end| (text[..end].trim(), text[end..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<(String, usize)> {
        let spans = spans(text).expect("the brackets are whole");
        spans
            .into_iter()
            .map(|span| (span.text, span.sources.len()))
            .collect()
    }

    #[test]
    fn a_source_belongs_to_the_sentence_right_before_it() {
        assert_eq!(
            shape("Do this. It helps some. [SEED1; SEED2] Then rest."),
            [
                ("Do this.".into(), 0),
                ("It helps some.".into(), 2),
                ("Then rest.".into(), 0)
            ]
        );
        assert_eq!(shape("Say: \"Go on.\" They may talk. [A]").len(), 2);
        assert_eq!(
            shape("Dr. Amador made it. [A]"),
            [("Dr. Amador made it.".into(), 1)]
        );
        assert_eq!(shape("No source."), [("No source.".into(), 0)]);
    }

    #[test]
    fn a_broken_bracket_is_an_error() {
        for text in [
            "It helps. [SEED1",
            "It helps. []",
            "[SEED1] It helps.",
            "It helps. [a note]",
        ] {
            assert!(spans(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_claim_is_told_from_advice() {
        assert!(claim("Many people hide it at first.", "en").is_some());
        assert!(claim("A trial found that it helps.", "en").is_some());
        assert!(claim("Offer a trial visit.", "en").is_none());
        assert!(claim("Sit beside them.", "en").is_none());
    }
}
