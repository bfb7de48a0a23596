//! Whom to call: helplines per region and level, and how to reach each. Works on packed data alone.

mod dial;
mod first_lines;

pub use dial::{reach_uri, spoken};
pub use first_lines::{Need, Offer, UserNumbers, first_lines};
