//! What must hold for any bytes. Each target is a function that panics when something does not hold.
//!
//! libFuzzer drives them (`tests/fuzz/run`): it changes bytes and keeps what reaches new code. `cargo test` plays what
//! is kept in `corpus/`, in which each past finding stays.
//!
//! A panic that core catches and turns into an error is a finding too: libFuzzer's hook and the one of the replay see it
//! before core does.

mod age;
mod file;
mod hidden;
mod home;
mod import;
mod inputs;
mod routes;
mod screens;
mod search;
mod session;

pub use hidden::hidden;

/// Takes any bytes; panics on a finding.
pub type Target = fn(&[u8]);

/// Every target and its name.
pub const TARGETS: [(&str, Target); 6] = [
    ("routes", routes::routes),
    ("session", session::session),
    ("search", search::search),
    ("age", age::age),
    ("import", import::import),
    ("file", file::file),
];

/// The target with this name; `hidden` is the one that proves the set-up.
pub fn target(name: &str) -> Option<Target> {
    let mut all = TARGETS.into_iter().chain([("hidden", hidden as Target)]);
    all.find(|(known, _)| *known == name).map(|(_, target)| target)
}
