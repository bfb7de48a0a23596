//! A finding that blind tries do not make: the proof of the set-up.

/// Asks for six bytes, each only once those before were right, so that each right byte is new code, which a fuzzer
/// that sees coverage keeps. Without, it takes 2^48 tries. They are scrambled, so that no comparison shows what to
/// copy.
///
/// # Panics
/// If they are the hidden ones.
pub fn hidden(bytes: &[u8]) {
    let [a, b, c, d, e, f, ..] = *bytes else {
        return;
    };
    let found = scrambled(a, 1) == 0x91
        && scrambled(b, 2) == 0x0c
        && scrambled(c, 3) == 0x5e
        && scrambled(d, 4) == 0xe3
        && scrambled(e, 5) == 0x27
        && scrambled(f, 6) == 0xb8;
    assert!(!found, "these are the hidden bytes");
}

// Inlined, all six would become one comparison.
#[inline(never)]
fn scrambled(byte: u8, place: u8) -> u8 {
    (byte ^ place).wrapping_mul(167).rotate_left(3) ^ 0x5a
}
