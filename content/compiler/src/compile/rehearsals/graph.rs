//! The ways through a talk: each `then:` leads somewhere, nobody is stuck, and none is longer than a reader can take.

use super::blocks::Problem;
use super::body::Part;
use crate::MOST_TURNS;

/// Walks every way.
pub(super) fn walk(parts: &[Part], problem: Problem<'_>) {
    for (at, part) in parts.iter().enumerate() {
        if parts[..at].iter().any(|other| other.id == part.id) {
            problem(
                part.row,
                format!("`{}` stands twice", part.id),
                "Give one of them another id.",
            );
        }
        for reply in &part.replies {
            if place(parts, &reply.then.id).is_none() {
                problem(
                    reply.then.row,
                    format!("`{}` is no turn and no ending of this talk", reply.then.id),
                    "Correct the id, or write that turn.",
                );
            }
        }
    }
    let mut reached = vec![false; parts.len()];
    if let Some(first) = parts.iter().position(|part| !part.is_ending) {
        follow(parts, first, 1, &mut reached, problem);
    }
    for (part, _) in parts.iter().zip(&reached).filter(|(_, reached)| !**reached) {
        problem(
            part.row,
            format!("nobody gets to `{}`", part.id),
            "Lead to it with a `then:`, or take it out.",
        );
    }
}

pub(super) fn place(parts: &[Part], id: &str) -> Option<usize> {
    parts.iter().position(|part| part.id == id)
}

/// Every way on from a part that is the `nth` turn. It stops at the limit, so a circle is a way that is too long.
fn follow(parts: &[Part], at: usize, nth: usize, reached: &mut [bool], problem: Problem<'_>) {
    reached[at] = true;
    for reply in &parts[at].replies {
        let Some(next) = place(parts, &reply.then.id) else {
            continue;
        };
        if !parts[next].is_ending && nth == MOST_TURNS {
            reached[next] = true;
            problem(
                reply.then.row,
                format!(
                    "with `{}` a way through the talk takes more than {MOST_TURNS} turns",
                    reply.then.id
                ),
                "Lead to an ending, or take a turn out before it.",
            );
            continue;
        }
        follow(parts, next, nth + 1, reached, problem);
    }
}
