//! Tells a wrong key from a damaged file. It protects nothing: SQLCipher alone decides what can be read.

use std::fs;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::place::{KEY_CHECK, write_whole};
use super::{Key, StoreError};

const SALT: usize = 16;
const LENGTH: usize = SALT + 32;

/// What the check says about a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// It is the key.
    Right,
    /// It is another key, or the check is damaged.
    Wrong,
    /// There is no check.
    Nothing,
}

pub(super) fn read(folder: &Path, key: &Key) -> Says {
    let Ok(bytes) = fs::read(folder.join(KEY_CHECK)) else {
        return Says::Nothing;
    };
    if bytes.len() != LENGTH {
        return Says::Nothing;
    }
    let (salt, tag) = bytes.split_at(SALT);
    if mac(key, salt).is_some_and(|mac| mac.verify_slice(tag).is_ok()) {
        Says::Right
    } else {
        Says::Wrong
    }
}

pub(super) fn write(folder: &Path, key: &Key) -> Result<(), StoreError> {
    let mut bytes = vec![0; SALT];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Random)?;
    let mac = mac(key, &bytes).ok_or(StoreError::Failed)?;
    bytes.extend_from_slice(&mac.finalize().into_bytes());
    write_whole(&folder.join(KEY_CHECK), &bytes)?;
    Ok(())
}

fn mac(key: &Key, salt: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes()).ok()?;
    mac.update(salt);
    mac.update(b"foothold key check");
    Some(mac)
}
