//! The one SQLite file.

pub mod cipher;
mod error;
mod key;

pub use error::StoreError;
pub use key::Key;
