//! The text in front: which passphrase, at what price, and a MAC over it.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{Nonce, Tag};
use hmac::{Hmac, KeyInit, Mac};
use scrypt::Params;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{AgeError, FileKey, MAX_LOG_N, cipher, derived};

const FORMAT: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"v1";
const KIND: &[u8] = b"scrypt";
const STANZA: &[u8] = b"-> ";
const END: &[u8] = b"---";
/// Columns of a stanza's body. A shorter line ends it.
const COLUMNS: usize = 64;
const SALT_LABEL: &[u8; 28] = b"age-encryption.org/v1/scrypt";

/// A header with one passphrase, well-formed but not yet believed.
pub(super) struct Header<'f> {
    salt: [u8; 16],
    log_n: u8,
    /// The file key's 16 bytes and their tag.
    wrapped: [u8; 32],
    /// All that the MAC covers.
    covered: &'f [u8],
    mac: [u8; 32],
}

impl<'f> Header<'f> {
    /// The header and the payload behind it.
    pub(super) fn read(file: &'f [u8]) -> Result<(Self, &'f [u8]), AgeError> {
        if !file.starts_with(FORMAT) {
            return Err(AgeError::NotAge);
        }
        let mut lines = Lines { rest: file };
        match &lines.next()?[FORMAT.len()..] {
            VERSION => {}
            other if is_word(other) => return Err(AgeError::UnsupportedVersion),
            _ => return Err(AgeError::Damaged),
        }
        let mut stanzas = 0_usize;
        let (mut arguments, mut body): (&[u8], &[u8]) = (&[], &[]);
        let covered = loop {
            let before = file.len() - lines.rest.len();
            if lines.rest.starts_with(END) {
                break &file[..before + END.len()];
            }
            let line = lines.next()?.strip_prefix(STANZA).ok_or(AgeError::Damaged)?;
            if !line.split(|byte| *byte == b' ').all(is_word) {
                return Err(AgeError::Damaged);
            }
            (arguments, body) = (line, lines.body()?);
            stanzas += 1;
        };
        let mac = lines.next()?[END.len()..].strip_prefix(b" ").and_then(base64);
        let mac = mac.ok_or(AgeError::Damaged)?;
        let mut arguments = arguments.split(|byte| *byte == b' ');
        match (stanzas, arguments.next()) {
            (0, _) => return Err(AgeError::Damaged),
            (1, Some(KIND)) => {}
            _ => return Err(AgeError::NotAPassphrase),
        }
        let salt = arguments.next().and_then(base64).ok_or(AgeError::Damaged)?;
        let log_n = arguments.next().ok_or(AgeError::Damaged)?;
        let wrapped = base64(body).ok_or(AgeError::Damaged)?;
        if arguments.next().is_some() {
            return Err(AgeError::Damaged);
        }
        let header = Self {
            salt,
            log_n: work(log_n)?,
            wrapped,
            covered,
            mac,
        };
        Ok((header, lines.rest))
    }

    /// The file's key, where the passphrase fits and the header is as it was written.
    pub(super) fn file_key(&self, passphrase: &str) -> Result<FileKey, AgeError> {
        let wrap = cipher(&wrap_key(passphrase, &self.salt, self.log_n)?);
        let mut file_key = FileKey::default();
        let (wrapped, tag) = self.wrapped.split_at(file_key.len());
        file_key.copy_from_slice(wrapped);
        let tag = Tag::try_from(tag).map_err(|_| AgeError::Damaged)?;
        wrap.decrypt_inout_detached(&Nonce::default(), b"", file_key.as_mut_slice().into(), &tag)
            .map_err(|_| AgeError::WrongPassphraseOrDamaged)?;
        mac(&file_key, self.covered)
            .verify_slice(&self.mac)
            .map_err(|_| AgeError::Damaged)?;
        Ok(file_key)
    }
}

/// The header of a new file.
pub(super) fn written(
    passphrase: &str,
    salt: &[u8; 16],
    log_n: u8,
    file_key: &FileKey,
) -> Result<Vec<u8>, AgeError> {
    let wrap = cipher(&wrap_key(passphrase, salt, log_n)?);
    let mut wrapped = file_key.clone();
    let tag = wrap
        .encrypt_inout_detached(&Nonce::default(), b"", wrapped.as_mut_slice().into())
        .expect("16 bytes are below the cipher's limit");
    let mut header = [FORMAT, VERSION, b"\n", STANZA, KIND, b" "].concat();
    write_base64(salt, &mut header);
    header.extend_from_slice(format!(" {log_n}\n").as_bytes());
    write_base64(&[wrapped.as_slice(), &tag].concat(), &mut header);
    header.push(b'\n');
    header.extend_from_slice(END);
    let mac = mac(file_key, &header).finalize().into_bytes();
    header.push(b' ');
    write_base64(&mac, &mut header);
    header.push(b'\n');
    Ok(header)
}

fn mac(file_key: &FileKey, covered: &[u8]) -> Hmac<Sha256> {
    let key = derived(file_key, b"", b"header");
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length");
    mac.update(covered);
    mac
}

/// What the file key is wrapped with. All of the cost is here.
fn wrap_key(passphrase: &str, salt: &[u8; 16], log_n: u8) -> Result<Zeroizing<[u8; 32]>, AgeError> {
    const R: u32 = 8;
    if !(1..=MAX_LOG_N).contains(&log_n) {
        return Err(AgeError::TooCostly);
    }
    let params = Params::new(log_n, R, 1).map_err(|_| AgeError::TooCostly)?;
    // scrypt ends the whole app where memory is refused, as it may be in a 32-bit address space; ask first.
    let asked = 128 * R as usize * (1 << log_n);
    Vec::<u8>::new()
        .try_reserve_exact(asked)
        .map_err(|_| AgeError::TooCostly)?;
    let mut key = Zeroizing::new([0; 32]);
    let salt = [SALT_LABEL.as_slice(), salt].concat();
    scrypt::scrypt(passphrase.as_bytes(), &salt, &params, key.as_mut_slice()).expect("scrypt gives 32 bytes");
    Ok(key)
}

/// A work factor: decimal digits without a leading zero.
fn work(digits: &[u8]) -> Result<u8, AgeError> {
    if digits.starts_with(b"0") || !digits.iter().all(u8::is_ascii_digit) {
        return Err(AgeError::Damaged);
    }
    // Only digits are left: what does not fit is too large.
    let log_n = std::str::from_utf8(digits).map(str::parse);
    match log_n {
        Ok(Ok(log_n)) if log_n <= MAX_LOG_N => Ok(log_n),
        _ => Err(AgeError::TooCostly),
    }
}

/// An argument or a version: visible ASCII, one at least.
fn is_word(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_graphic)
}

struct Lines<'f> {
    rest: &'f [u8],
}

impl<'f> Lines<'f> {
    /// The next line without its line feed, which it must have.
    fn next(&mut self) -> Result<&'f [u8], AgeError> {
        let end = self.rest.iter().position(|byte| *byte == b'\n');
        let (line, rest) = self.rest.split_at(end.ok_or(AgeError::Damaged)?);
        self.rest = &rest[1..];
        Ok(line)
    }

    /// Reads a stanza's whole body and gives its first line: all there is in a passphrase's, whose 43 letters do not
    /// fill a line.
    fn body(&mut self) -> Result<&'f [u8], AgeError> {
        let first = self.next()?;
        let mut line = first;
        loop {
            if line.len() > COLUMNS || !line.iter().all(|letter| LETTERS.contains(letter)) {
                return Err(AgeError::Damaged);
            }
            if line.len() < COLUMNS {
                return Ok(first);
            }
            line = self.next()?;
        }
    }
}

/// RFC 4648, section 4.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Exactly `N` bytes in base64 without padding. None for any other length, and for bits set behind the last byte:
/// a second way to write the same bytes.
fn base64<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    if text.len() != (N * 8).div_ceil(6) {
        return None;
    }
    let mut bytes = [0; N];
    let mut left = bytes.iter_mut();
    let (mut bits, mut held) = (0_usize, 0);
    for letter in text {
        bits = bits << 6 | LETTERS.iter().position(|known| known == letter)?;
        held += 6;
        if held >= 8 {
            held -= 8;
            *left.next()? = u8::try_from(bits >> held).ok()?;
            bits &= (1 << held) - 1;
        }
    }
    (bits == 0).then_some(bytes)
}

fn write_base64(bytes: &[u8], text: &mut Vec<u8>) {
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        text.extend((0..=three.len()).map(|letter| LETTERS[bits >> (18 - 6 * letter) & 63]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_in_one_spelling_only() {
        assert_eq!(base64(b"Zm9vYg"), Some(*b"foob"));
        assert_eq!(base64(b"Zm9v"), Some(*b"foo"));
        let refused: [&[u8]; 6] = [b"Zm9vYh", b"Zm9vYg==", b"Zm9v Y", b"Zm9vY", b"Zm9vY-", b"Zm9vYgA"];
        for text in refused {
            assert_eq!(base64::<4>(text), None);
        }
        for last in 0..=255 {
            let mut text = Vec::new();
            write_base64(&[7, 8, 9, last], &mut text);
            assert_eq!(base64(&text), Some([7, 8, 9, last]));
        }
    }
}
