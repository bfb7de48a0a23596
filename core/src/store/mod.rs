//! The diary's file: one SQLite database, encrypted and authenticated page by page (SQLCipher, see [`cipher`]), in a
//! folder that the platform gives and with a key that it keeps.
//!
//! ```text
//! current/diary.db                    the diary, beside it its log (-wal) and the log's index (-shm)
//! snapshots/0007-2026-11-25.db        copies: one a day, one before a new schema ("update" for the day), two kept
//! aside/2026-11-25-091325/            what was current once: damaged, or replaced by a copy
//! key-check                           tells a wrong key from a damaged file
//! next/, *.part                       something under way; finished or removed at the next open
//! ```
//!
//! What [`Store::write`] acknowledges survives a loss of power. A damaged file is set aside, never deleted. No error,
//! `Debug` or log holds what the reader wrote, a path or the key. One process uses a folder; its [`Store`] and one
//! worker that calls [`tend`] may do so at once.
//!
#![doc = include_str!("security.md")]

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

pub use aside::{bring_back, delete_everything, set_aside};
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
