//! A uniffi library with one function.

uniffi::setup_scaffolding!("foothold_bare");

/// Returns what it is given.
#[uniffi::export]
pub fn echo(text: String) -> String {
    text
}
