//! The closed grammar of `condition` cells:
//!
//! ```text
//! condition = all { "or" all }
//! all       = part { "and" part }
//! part      = "(" condition ")" | "yes(" ids ")" | "not_sure(" ids ")" | "possible(" ids ")" | "count(" ids ")" ">=" number
//! ids       = one or more sign or modifier ids, or @group for all signs of a group
//! ```
//!
//! It has no "not": that is what keeps every rule monotone.

use std::collections::HashSet;

use super::keep_all;
use crate::{Condition, Input};

/// Parentheses inside each other: far more than a reader can follow, far fewer than the parser's stack holds.
const DEEPEST: usize = 16;

/// Resolves the names a condition uses.
pub(super) trait Names {
    fn input(&self, id: &str) -> Option<Input>;
    fn group(&self, id: &str) -> Vec<Input>;
}

/// Parses a condition.
pub(super) fn parse(text: &str, names: &dyn Names) -> Result<Condition, String> {
    let mut parser = Parser {
        tokens: tokens(text),
        at: 0,
        depth: 0,
        names,
    };
    let condition = parser.any()?;
    match parser.next() {
        None => Ok(condition),
        Some(token) => Err(format!("`{token}` was not expected")),
    }
}

/// The inputs of a list of ids and groups.
pub(super) fn inputs(ids: &[&str], names: &dyn Names) -> Result<&'static [Input], String> {
    let mut inputs = Vec::new();
    for id in ids {
        if let Some(group) = id.strip_prefix('@') {
            let members = names.group(group);
            if members.is_empty() {
                return Err(format!("the group `@{group}` has no sign"));
            }
            inputs.extend(members);
        } else {
            inputs.push(
                names
                    .input(id)
                    .ok_or_else(|| format!("`{id}` is not a sign or a modifier"))?,
            );
        }
    }
    // A sign that is named twice, by its id and by its group, still counts once.
    let mut seen = HashSet::new();
    inputs.retain(|input| seen.insert(*input));
    Ok(keep_all(inputs))
}

struct Parser<'a> {
    tokens: Vec<String>,
    at: usize,
    depth: usize,
    names: &'a dyn Names,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<String> {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned()
    }

    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn expect(&mut self, wanted: &str) -> Result<(), String> {
        match self.next() {
            Some(token) if token == wanted => Ok(()),
            Some(token) => Err(format!("`{wanted}` was expected, not `{token}`")),
            None => Err(format!("`{wanted}` is missing at the end")),
        }
    }

    fn any(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.all()?];
        while self.peek() == Some("or") {
            self.at += 1;
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 {
            parts[0]
        } else {
            Condition::Any(keep_all(parts))
        })
    }

    fn all(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.part()?];
        while self.peek() == Some("and") {
            self.at += 1;
            parts.push(self.part()?);
        }
        Ok(if parts.len() == 1 {
            parts[0]
        } else {
            Condition::All(keep_all(parts))
        })
    }

    fn part(&mut self) -> Result<Condition, String> {
        let token = self.next().ok_or("the condition is blank or ends too early")?;
        if token == "(" {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err("too many parentheses stand inside each other".into());
            }
            let inner = self.any()?;
            self.expect(")")?;
            self.depth -= 1;
            return Ok(inner);
        }
        if !["yes", "not_sure", "possible", "count"].contains(&token.as_str()) {
            return Err(format!("`{token}` is not one of yes, not_sure, possible, count"));
        }
        self.expect("(")?;
        let mut ids = Vec::new();
        loop {
            match self.next() {
                Some(id) if id == ")" => break,
                Some(id) => ids.push(id),
                None => return Err("`)` is missing at the end".into()),
            }
        }
        if ids.is_empty() {
            return Err(format!("`{token}()` names nothing"));
        }
        let inputs = inputs(&ids.iter().map(String::as_str).collect::<Vec<_>>(), self.names)?;
        Ok(match token.as_str() {
            "yes" => Condition::Yes(inputs),
            "not_sure" => Condition::NotSure(inputs),
            "possible" => Condition::Possible(inputs),
            _ => {
                self.expect(">=")?;
                let number = self.next().unwrap_or_default();
                match number.parse() {
                    Ok(min) if min > 0 => Condition::AtLeast { min, of: inputs },
                    _ => return Err(format!("`{number}` is not a count")),
                }
            }
        })
    }
}

fn tokens(text: &str) -> Vec<String> {
    let spaced = text
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace(">=", " >= ")
        .replace([',', ';'], " ");
    spaced.split_whitespace().map(str::to_owned).collect()
}
