//! The part of XPath that `relevant` and `constraint` may use.
//!
//! ```text
//! ${weapon} = 'yes'                      an answer is this choice
//! ${weapon} != 'no'                      it is another, or there is none
//! ${address} = ''  ${address} != ''      nothing, or anything, was answered
//! string-length(.) <= 120                a constraint
//! ```
//!
//! Terms are joined by `and` or by `or`, never by both.

use crate::compile::{keep, keep_all};
use crate::{Relevant, Term};

/// A condition; `None` if it is not of the part that is read.
pub(super) fn relevant(text: &str) -> Option<Relevant> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Relevant::ALWAYS);
    }
    let any = text.contains(" or ");
    let parts: Vec<&str> = text.split(if any { " or " } else { " and " }).collect();
    let terms: Option<Vec<Term>> = parts.into_iter().map(term).collect();
    Some(Relevant {
        any,
        terms: keep_all(terms?),
    })
}

fn term(text: &str) -> Option<Term> {
    let (question, rest) = text.trim().strip_prefix("${")?.split_once('}')?;
    let rest = rest.trim_start();
    let (is, value) = match rest.strip_prefix("!=") {
        Some(value) => (false, value),
        None => (true, rest.strip_prefix('=')?),
    };
    let value = value.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    let is_plain = !value.contains(['\'', '"', '$', '{', ' ']);
    (is_plain && super::is_name(question)).then(|| Term {
        question: keep(question),
        is,
        value: keep(value),
    })
}

/// The most letters of an answer; 0 without a constraint, `None` if it is not of the part that is read.
pub(super) fn longest(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    let most = text
        .strip_prefix("string-length(.)")?
        .trim_start()
        .strip_prefix("<=")?;
    let most: u32 = most.trim().parse().ok()?;
    (1..=2_000).contains(&most).then_some(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str, answers: &[(&str, &str)]) -> bool {
        let relevant = relevant(text).unwrap_or_else(|| panic!("{text}"));
        relevant.holds(|question| {
            let found = answers.iter().find(|(id, _)| *id == question);
            found.map_or("", |(_, answer)| answer)
        })
    }

    #[test]
    fn terms_are_read_as_xpath_reads_them() {
        assert!(holds("", &[]));
        assert!(holds("${a} = 'yes'", &[("a", "yes")]));
        assert!(!holds("${a} = 'yes'", &[]));
        assert!(holds("${a}!='yes'", &[]));
        assert!(holds("${a} = ''", &[]));
        assert!(holds("${a} = 'x' or ${b} != ''", &[("b", "1")]));
        assert!(!holds("${a} = 'x' and ${b} != ''", &[("b", "1")]));
    }

    #[test]
    fn anything_else_is_not_read() {
        for text in [
            "true()",
            "${a}",
            "${a} > 3",
            "${a} = yes",
            "${a} = \"yes\"",
            "selected(${a}, 'yes')",
            "not(${a} = 'yes')",
            "(${a} = 'yes')",
            "${a} = 'x' and ${b} = 'y' or ${c} = 'z'",
            "${a} = 'x' AND ${b} = 'y'",
            "${A} = 'x'",
            "${a} = ${b}",
        ] {
            assert_eq!(relevant(text), None, "{text}");
        }
        for text in [
            ". < 3",
            "string-length(.) < 3",
            "string-length(.) <= 0",
            "string-length(.) <= 99999",
        ] {
            assert_eq!(longest(text), None, "{text}");
        }
        assert_eq!(longest("string-length(.) <= 120"), Some(120));
    }
}
