//! What the reader writes down: people, small steps, talks, small wins, checks they chose to keep.

mod moment;

pub use moment::{Day, Moment};
