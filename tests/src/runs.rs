//! Runs of words, as hashes: so that a test can show that no sentence was copied without holding the sentences.

use std::collections::HashSet;

use foothold_content::terms::folded;

/// The shortest run that counts as copied: seven words in a row may be chance.
pub const COPIED: usize = 8;

/// The hash of each run of [`COPIED`] words in a text, with the run.
pub fn runs(text: &str) -> Vec<(u64, String)> {
    let words: Vec<String> = folded(text).collect();
    words
        .windows(COPIED)
        .map(|run| {
            let run = run.join(" ");
            (hash(&run), run)
        })
        .collect()
}

/// FNV-1a in 64 bits: it must stay the same on every machine and in every release, which the standard library's does
/// not promise.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The hashes as a file: each in eight bytes, the lowest first, sorted.
pub fn to_bytes(hashes: &HashSet<u64>) -> Vec<u8> {
    let mut sorted: Vec<u64> = hashes.iter().copied().collect();
    sorted.sort_unstable();
    sorted.into_iter().flat_map(u64::to_le_bytes).collect()
}

/// The hashes of a file.
pub fn from_bytes(bytes: &[u8]) -> HashSet<u64> {
    let chunks = bytes.chunks_exact(8);
    chunks
        .map(|chunk| u64::from_le_bytes(chunk.try_into().expect("eight bytes")))
        .collect()
}
