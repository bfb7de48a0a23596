//! The diary's own lock: digits of its own, since someone at home may know the phone's.
//!
//! The record stands in the encrypted diary, so guessing needs this app and the unlocked phone. Each guess costs an
//! Argon2id hash; after five wrong ones there is a wait that grows. A clock set forward ends a wait early: core has no
//! clock of its own. That costs a walk through the phone's settings for each guess, and five digits have 100,000.

use argon2::{Algorithm, Argon2, Params, Version};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::store::StoreError;

use super::{Moment, forget_setting, keep_setting, setting};

/// Digits a PIN may have.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 4..=12;

/// OWASP's least for Argon2id: 19 MiB, two passes, one lane. About 50 ms on a phone.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Wrong guesses before the first wait, and the waits after that in seconds; the last one repeats.
const FREE: u32 = 5;
const WAITS: [i64; 5] = [60, 5 * 60, 15 * 60, 30 * 60, 60 * 60];

/// Name of the setting that holds the record.
const NAME: &str = "lock";

/// A PIN's hash, and what was guessed since it was last right.
#[derive(Clone, Serialize, Deserialize)]
pub struct Lock {
    salt: [u8; 16],
    hash: [u8; 32],
    wrong: u32,
    /// When the last wrong guess was, and until when to wait after it; seconds since 1970.
    last_wrong: i64,
    until: i64,
    /// Whether the phone's own lock may open it too.
    pub phone: bool,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock(..)")
    }
}

impl Lock {
    /// A lock with this PIN. Takes as long as a guess.
    ///
    /// # Errors
    /// [`StoreError::Random`] without randomness; [`StoreError::Failed`] without memory.
    pub fn new(pin: &str, phone: bool) -> Result<Self, StoreError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_| StoreError::Random)?;
        let hash = *hash(pin, &salt)?;
        Ok(Self {
            salt,
            hash,
            wrong: 0,
            last_wrong: 0,
            until: 0,
            phone,
        })
    }

    /// The same, with or without the phone's own lock as a shortcut.
    #[must_use]
    pub fn with_phone(self, phone: bool) -> Self {
        Self { phone, ..self }
    }

    /// True if this is the PIN. Slow on purpose: call it while no lock is held that a screen needs.
    ///
    /// # Errors
    /// [`StoreError::Failed`] without memory.
    pub fn opens(&self, pin: &str) -> Result<bool, StoreError> {
        Ok(hash(pin, &self.salt)?.ct_eq(&self.hash).into())
    }

    /// Seconds to wait before the next guess. A clock set back never makes the wait longer than it was.
    pub fn wait(&self, now: Moment) -> i64 {
        let whole = self.until - self.last_wrong;
        (self.until - now.unix_seconds).clamp(0, whole)
    }

    /// Counts a wrong guess.
    pub fn guessed_wrong(&mut self, now: Moment) {
        self.wrong = self.wrong.saturating_add(1);
        self.last_wrong = now.unix_seconds;
        let late = self.wrong.checked_sub(FREE);
        let wait = late.map_or(0, |late| WAITS[WAITS.len().min(late as usize + 1) - 1]);
        self.until = now.unix_seconds.saturating_add(wait);
    }

    /// Forgets wrong guesses.
    pub fn guessed_right(&mut self) {
        (self.wrong, self.last_wrong, self.until) = (0, 0, 0);
    }
}

/// The diary's lock, if it has one.
pub fn lock(connection: &Connection) -> Result<Option<Lock>, StoreError> {
    let kept = setting(connection, NAME)?;
    // Authenticated pages hold what was written; anything else is a mistake of ours, and a lock must not fall open.
    kept.map(|kept| serde_json::from_str(&kept).map_err(|_| StoreError::Damaged))
        .transpose()
}

/// Sets or changes the lock.
pub fn keep_lock(transaction: &Transaction<'_>, lock: &Lock) -> Result<(), StoreError> {
    let lock = serde_json::to_string(lock).map_err(|_| StoreError::Refused)?;
    keep_setting(transaction, NAME, &lock)
}

/// Takes the lock off.
pub fn remove_lock(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    forget_setting(transaction, NAME)
}

fn hash(pin: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| StoreError::Failed)?;
    let mut hash = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin.as_bytes(), salt, hash.as_mut())
        .map_err(|_| StoreError::Failed)?;
    Ok(hash)
}
