//! Writes the bindings.
fn main() {}
