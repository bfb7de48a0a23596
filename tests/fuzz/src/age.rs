//! A file that someone chose opens or is refused, whatever is in it.

use std::time::Duration;

use foothold_core::store::age::{AgeError, MAX_LOG_N, open, seal_with};

use crate::home::afford;

/// The passphrase that the kept files open with.
const PASSPHRASE: &str = "four words no one guesses";

/// The least work age knows.
const QUICK: u8 = 1;

pub(crate) fn age(bytes: &[u8]) {
    // A file names the work it asks for; the fuzzer would soon ask for the most.
    if work(bytes) <= 10 || afford(Duration::from_millis(1500)) {
        let opened = open(PASSPHRASE, bytes);
        if work(bytes) > MAX_LOG_N.into() {
            assert!(opened.is_err(), "more work than is allowed");
        }
        if let Ok(plain) = opened {
            assert!(plain.len() < bytes.len());
        }
        assert!(open("", bytes).is_err() || !bytes.starts_with(b"age"));
    }
    let sealed = seal_with(QUICK, PASSPHRASE, bytes).expect("sealed");
    assert_eq!(open(PASSPHRASE, &sealed).as_deref().map(Vec::as_slice), Ok(bytes));
    // One byte of the file, changed: never another plaintext.
    if let Some((at, bit)) = bytes.first().zip(bytes.last()) {
        let mut changed = sealed;
        let at = usize::from(*at) * changed.len() / 256;
        changed[at] ^= 1 << (bit % 8);
        // The work factor's digit may have become a larger one.
        if work(&changed) <= 10 {
            let refused = open(PASSPHRASE, &changed).expect_err("a changed file opens");
            assert_ne!(refused, AgeError::Random);
        }
    }
}

/// The work factor that the header names, if it is where a header has it.
fn work(file: &[u8]) -> u32 {
    let line = file.split(|byte| *byte == b'\n').nth(1).unwrap_or_default();
    let digits = line.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    std::str::from_utf8(digits)
        .ok()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}
