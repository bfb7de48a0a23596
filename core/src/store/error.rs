//! Why the diary could not be used. No variant holds what the user wrote, a path or the key.

use std::io;

/// A variant for each thing an app does differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A key has 32 bytes.
    #[error("the key does not have 32 bytes")]
    KeyLength,
    /// The file was written with another key. It was not touched.
    #[error("the diary was written with another key")]
    WrongKey,
    /// The file was written by a newer version of the app. It was not touched.
    #[error("the diary was written by a newer version")]
    Newer,
    /// The file, or a part of it, cannot be read as what was written. Nothing of it was shown.
    #[error("the diary is damaged")]
    Damaged,
    /// No space is left. Nothing was written.
    #[error("no space is left")]
    Full,
    /// The folder or file may not be written.
    #[error("the folder cannot be written")]
    ReadOnly,
    /// Another process is writing; trying again may help.
    #[error("the diary is in use")]
    Busy,
    /// Reading or writing failed; the connection was dropped and opens anew.
    #[error("the phone's storage failed")]
    Failed,
    /// What was asked for is not there (any more).
    #[error("there is no such entry")]
    Missing,
    /// A value the schema does not allow. Nothing was written.
    #[error("a value cannot be stored")]
    Refused,
    /// The system has no randomness to give.
    #[error("no randomness")]
    Random,
}

impl From<rusqlite::Error> for StoreError {
    /// Keeps the kind and drops SQLite's own text, which may quote a value.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::Missing,
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                Code::DiskFull => Self::Full,
                Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied => Self::ReadOnly,
                Code::DatabaseBusy | Code::DatabaseLocked => Self::Busy,
                Code::DatabaseCorrupt | Code::NotADatabase => Self::Damaged,
                Code::ConstraintViolation | Code::TooBig | Code::TypeMismatch => Self::Refused,
                _ => Self::Failed,
            },
            _ => Self::Failed,
        }
    }
}

impl From<io::Error> for StoreError {
    /// Keeps the kind and drops the text, which may quote a path.
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Self::Full,
            Kind::PermissionDenied
            | Kind::ReadOnlyFilesystem
            | Kind::NotADirectory
            | Kind::IsADirectory
            | Kind::AlreadyExists => Self::ReadOnly,
            Kind::NotFound => Self::Missing,
            _ => Self::Failed,
        }
    }
}
