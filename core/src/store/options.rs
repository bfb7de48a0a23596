//! How a store is opened: one way on phones, others only for tests.

use super::migrations::MIGRATIONS;

/// What tests and benches change to show what each setting is for.
#[cfg_attr(
    not(feature = "faults"),
    allow(unreachable_pub, reason = "public to tests alone")
)]
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// `wal` on phones.
    pub journal_mode: &'static str,
    /// SQLite's number: 2 (full) on phones, so that what was acknowledged survives a loss of power.
    pub synchronous: i64,
    /// Pages in the log before they are copied into the file. 128 keep the log short enough to be overwritten instead
    /// of extended, which makes a write cheaper than a bare append.
    pub wal_autocheckpoint: i64,
    /// Whether SQLite's whole memory is locked and wiped, not only the keys.
    pub memory_security: bool,
    /// The steps from an empty file to the newest schema.
    pub migrations: &'static [&'static str],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            journal_mode: "wal",
            synchronous: 2,
            wal_autocheckpoint: 128,
            memory_security: false,
            migrations: MIGRATIONS,
        }
    }
}
