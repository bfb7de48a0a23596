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
}
