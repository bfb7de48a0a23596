//! The diary's file: one SQLite database, encrypted and authenticated page by page (SQLCipher, see [`cipher`]), in a
//! folder that the platform gives and with a key that it keeps.
//!
//! ```text
//! current/diary.db                    the diary, beside it its log (-wal) and the log's index (-shm)
//! snapshots/0007-2026-11-25.db        copies: one a day, one before a new schema ("update" for the day), three kept
//! aside/2026-11-25-091325/            what was current once: damaged, or replaced by a copy
//! key-check                           tells a wrong key from a damaged file
//! next/, *.part                       something under way; finished or removed at the next open
//! ```
//!
//! What [`Store::write`] acknowledges survives a loss of power. A damaged file is set aside, never deleted. No error,
//! `Debug` or log holds what the reader wrote, a path or the key. Processes share a folder; who makes, replaces or deletes
//! the diary waits until no one else has it open. Beside a [`Store`], one worker at a time may call [`tend`].
//!
#![doc = include_str!("security.md")]

pub mod additions;
pub mod age;
mod aside;
pub mod cipher;
mod connection;
mod diary;
pub mod dump;
mod error;
mod key;
mod key_check;
mod migrations;
mod options;
mod place;
mod reader;
mod salvage;
mod snapshots;
mod tables;
mod tend;

pub use aside::{bring_back, delete_everything, go_back, is_gone, set_aside, set_aside_days};
pub use diary::Store;
pub use error::StoreError;
pub use key::Key;
#[cfg(feature = "faults")]
pub use options::Options;
#[cfg(feature = "faults")]
pub use salvage::salvage_with;
pub use salvage::{Salvaged, salvage};
pub use snapshots::{Snapshot, mark_due, snapshots};
#[cfg(feature = "faults")]
pub use tend::tend_with;
pub use tend::{Tended, snapshot_now, tend};
