//! The one error front ends see.

/// Why an action changed nothing. A variant exists only where an app would act differently; no variant holds what
/// the user typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum FootholdError {
    /// A form field, or an id an action names, cannot be used. Nothing was changed.
    #[error("{reason}")]
    Invalid {
        /// Which field or id.
        field: String,
        /// What is wrong and how to mend it, in the user's language.
        reason: String,
    },
    /// The diary could not be used. Nothing was changed in it, and help works.
    #[error("{reason}")]
    Diary {
        /// What an app may do about it.
        trouble: Trouble,
        /// What happened and what to do, in the user's language.
        reason: String,
    },
    /// Something went wrong in here. The object stays usable, and help works.
    #[error("{reason}")]
    Unexpected {
        /// That it did, in the user's language.
        reason: String,
    },
}

/// What is wrong with the diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Trouble {
    /// It is not open: unlock it.
    Closed,
    /// Its own lock is on.
    Locked,
    /// The key does not have 32 bytes.
    KeyLength,
    /// It was written with another key.
    WrongKey,
    /// It was written by a newer version of the app.
    Newer,
    /// It, or a part of it, cannot be read.
    Damaged,
    /// No space is left.
    Full,
    /// Its folder may not be written.
    ReadOnly,
    /// Another process is writing.
    Busy,
    /// The phone's storage failed.
    Failed,
}
