//! The payload: a nonce, then chunks that each say where they stand and which is the last, so that none can be cut
//! off, swapped or added.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use zeroize::Zeroizing;

use super::{AgeError, FileKey, cipher, derived};

/// Bytes of plaintext in every chunk but the last.
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

/// Adds the payload to a file that has its header.
pub(super) fn seal(file_key: &FileKey, nonce: &[u8; 16], plain: &[u8], file: &mut Vec<u8>) {
    // An empty plaintext still has a chunk: the one that says it is the last.
    let chunks = plain.len().div_ceil(CHUNK).max(1);
    file.reserve_exact(nonce.len() + plain.len() + chunks * TAG);
    file.extend_from_slice(nonce);
    let cipher = payload_cipher(file_key, nonce);
    for index in 0..chunks {
        let end = plain.len().min((index + 1) * CHUNK);
        let start = file.len();
        file.extend_from_slice(&plain[index * CHUNK..end]);
        let place = place(index, index + 1 == chunks);
        let tag = cipher
            .encrypt_inout_detached(&place, b"", (&mut file[start..]).into())
            .expect("64 KiB are below the cipher's limit");
        file.extend_from_slice(&tag);
    }
}

/// All of the plaintext, or nothing of it.
pub(super) fn open(file_key: &FileKey, payload: &[u8]) -> Result<Zeroizing<Vec<u8>>, AgeError> {
    let (nonce, sealed) = payload.split_first_chunk().ok_or(AgeError::Damaged)?;
    let cipher = payload_cipher(file_key, nonce);
    let chunks = sealed.len().div_ceil(CHUNK + TAG);
    if chunks == 0 {
        return Err(AgeError::Damaged);
    }
    // Room for all of it at once: a vector that grows leaves unwiped copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    for (index, chunk) in sealed.chunks(CHUNK + TAG).enumerate() {
        let (chunk, tag) = chunk.split_last_chunk::<TAG>().ok_or(AgeError::Damaged)?;
        if chunk.is_empty() && index > 0 {
            return Err(AgeError::Damaged);
        }
        let start = plain.len();
        plain.extend_from_slice(chunk);
        let place = place(index, index + 1 == chunks);
        cipher
            .decrypt_inout_detached(&place, b"", (&mut plain[start..]).into(), tag.into())
            .map_err(|_| AgeError::Damaged)?;
    }
    Ok(plain)
}

fn payload_cipher(file_key: &FileKey, nonce: &[u8; 16]) -> ChaCha20Poly1305 {
    cipher(&derived(file_key, nonce, b"payload"))
}

/// A chunk's nonce: 11 bytes that count, most significant first, and one that says "last".
fn place(index: usize, is_last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&(index as u64).to_be_bytes());
    nonce[11] = is_last.into();
    nonce.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONCE: &[u8; 16] = b"sixteen bytes..!";

    fn key() -> FileKey {
        FileKey::new(*b"YELLOW SUBMARINE")
    }

    /// A chunk's length, the index it claims and whether it claims to be the last.
    type Shape = (usize, usize, bool);

    /// A payload of chunks of any shape.
    fn payload(chunks: &[Shape]) -> Vec<u8> {
        let mut file = NONCE.to_vec();
        for (length, index, is_last) in chunks {
            let mut chunk = vec![b'a'; *length];
            let cipher = payload_cipher(&key(), NONCE);
            let tag = cipher
                .encrypt_inout_detached(&place(*index, *is_last), b"", chunk.as_mut_slice().into())
                .expect("short enough");
            file.extend_from_slice(&chunk);
            file.extend_from_slice(&tag);
        }
        file
    }

    #[test]
    fn chunks_in_order_with_one_end_are_opened() {
        let allowed: [&[Shape]; 5] = [
            &[(0, 0, true)],
            &[(1, 0, true)],
            &[(CHUNK, 0, true)],
            &[(CHUNK, 0, false), (1, 1, true)],
            &[(CHUNK, 0, false), (CHUNK, 1, false), (CHUNK, 2, true)],
        ];
        for chunks in allowed {
            let length = chunks.iter().map(|(length, ..)| length).sum();
            let file = payload(chunks);
            assert_eq!(
                open(&key(), &file).as_deref(),
                Ok(&vec![b'a'; length]),
                "{chunks:?}"
            );
            let mut sealed = Vec::new();
            seal(&key(), NONCE, &vec![b'a'; length], &mut sealed);
            assert_eq!(sealed, file);
        }
    }

    #[test]
    fn chunks_in_any_other_order_length_or_end_are_refused_though_each_is_genuine() {
        let refused: [(&str, &[Shape]); 15] = [
            ("no chunk", &[]),
            ("no end", &[(1, 0, false)]),
            ("no end, full", &[(CHUNK, 0, false)]),
            ("no end, two", &[(CHUNK, 0, false), (1, 1, false)]),
            ("empty end", &[(CHUNK, 0, false), (0, 1, true)]),
            ("empty without an end", &[(0, 0, false)]),
            ("short before the end", &[(1, 0, false), (1, 1, true)]),
            ("two ends", &[(1, 0, true), (1, 1, true)]),
            ("two ends, full", &[(CHUNK, 0, true), (CHUNK, 1, true)]),
            ("more after the end", &[(CHUNK, 0, true), (CHUNK, 1, false)]),
            ("starts late", &[(1, 1, true)]),
            ("one left out", &[(CHUNK, 0, false), (1, 2, true)]),
            ("one twice", &[(CHUNK, 0, false), (CHUNK, 0, false), (1, 1, true)]),
            ("swapped", &[(CHUNK, 1, false), (CHUNK, 0, false), (1, 2, true)]),
            ("too long", &[(CHUNK + 1, 0, true)]),
        ];
        for (what, chunks) in refused {
            assert_eq!(open(&key(), &payload(chunks)), Err(AgeError::Damaged), "{what}");
        }
    }

    #[test]
    fn the_chunk_counter_is_eleven_bytes_most_significant_first() {
        assert_eq!(
            place(0x0102, false).as_slice(),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0]
        );
        assert_eq!(place(0, true).as_slice(), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    }
}
