//! Foothold in a terminal.
fn main() {}
