//! From what a carer saw to what to do now.
//!
//! Pure: the same answers give the same result; no clock, no history, no free text. The engine knows no rule, only
//! how tables are read; every rule is a row in `content/escalation/`. The laws (adding a sign never lowers the
//! level, unknown is caution, missing is never reassurance, getting out comes before staying) are proven over every
//! possible answer set by `tests/proof`, and this engine is tied to the same tables by an independent reading.

mod actions;
mod answers;
mod evaluate;

pub use answers::{Answer, Answers};
pub use evaluate::{Finding, Fired, RuleId, can_raise, evaluate};
