//! The key of the diary.

use std::fmt;

use zeroize::Zeroize;

use super::StoreError;

/// A random 256-bit key that the platform keeps and hands over at open. Wiped when dropped, never shown.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Key {
    /// Takes the key out of bytes that the caller wipes.
    ///
    /// # Errors
    /// [`StoreError::KeyLength`] unless there are exactly 32 bytes.
    pub fn new(bytes: &[u8]) -> Result<Self, StoreError> {
        bytes.try_into().map(Self).map_err(|_| StoreError::KeyLength)
    }

    /// A new random key.
    ///
    /// # Errors
    /// [`StoreError::Random`] if the system has no randomness to give.
    pub fn random() -> Result<Self, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| StoreError::Random)?;
        let key = Self(bytes);
        bytes.zeroize();
        Ok(key)
    }

    /// The bytes, for whoever keeps the key.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}
