//! The age v1 file format (<https://age-encryption.org/v1>, C2SP `age.md`) with one passphrase: what an export is
//! wrapped in, so that a family can open it years from now with any age tool and without this app.
//!
//! Of the format, only what an export needs is here: one `scrypt` recipient, binary files. The ASCII armor and keys
//! instead of a passphrase are refused. The `age` crate, which the tests exchange files with, brings translations and
//! curves that a phone has no use for.
//!
//! A passphrase is the UTF-8 bytes as they were typed: nothing is trimmed, folded or Unicode-normalised, because the
//! format does none of it and other tools would then not open the file. Whether a passphrase is good enough, or empty,
//! is the caller's to say.
//!
//! Every key is wiped after use. The scrypt crate does not wipe the memory it mixed in: neither key nor passphrase is
//! there, but who could read it might try passphrases without the cost.

mod header;
mod stream;

use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use header::Header;

/// The work to try one passphrase on a file from [`seal`]: scrypt with N = 2^16, r = 8, p = 1.
///
/// That takes 64 MiB (128 * r * N bytes) while it lasts, which an old phone can spare while other apps stay in memory,
/// and a third of a second on one core of a server, built as phones get it. Phones were not measured; expect a few
/// times that.
pub const LOG_N: u8 = 16;

/// The most work a file may ask of [`open`]: 2^18, 256 MiB, four times the time of [`LOG_N`].
///
/// A file names its own price before anything in it can be checked, so a hostile one could otherwise ask for all
/// memory there is (2^20 is 1 GiB) and the system would end the app. 2^18 is what age's own command asks for, so a
/// file that was opened and sealed again with it still comes back in. `rage` asks by the speed of its computer and may
/// ask for more.
pub const MAX_LOG_N: u8 = 18;

/// Why there is no file, or no plaintext. Holds nothing of either, nor of the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgeError {
    /// Some other kind of file, or age's ASCII armor.
    #[error("this is not an age file")]
    NotAge,
    /// An age file of a later version than 1.
    #[error("this age file is of a newer version")]
    UnsupportedVersion,
    /// An age file for a key, for several recipients or for a kind of recipient this does not know.
    #[error("this age file is not locked with one passphrase")]
    NotAPassphrase,
    /// The work asked for is above [`MAX_LOG_N`], or this device has not the memory for it.
    #[error("this age file asks for more memory than this device gives")]
    TooCostly,
    /// The passphrase does not fit, or what it would open was changed: these two cannot be told apart.
    #[error("the passphrase is wrong or the file is damaged")]
    WrongPassphraseOrDamaged,
    /// An age file that was cut, changed or added to.
    #[error("this age file is damaged")]
    Damaged,
    /// The system gave no random bytes.
    #[error("this device gives no random numbers")]
    Random,
}

/// Wraps `plain` so that only `passphrase` opens it: 166 bytes of header and nonce, then the plaintext with 16 bytes
/// more for each started 64 KiB. Two calls never give the same file. For time and memory see [`LOG_N`].
///
/// # Errors
///
/// [`AgeError::Random`], and [`AgeError::TooCostly`] where the system refuses the memory outright.
///
/// ```
/// use foothold_core::store::age;
///
/// let file = age::seal("four words no one guesses", b"the diary")?;
/// assert_eq!(*age::open("four words no one guesses", &file)?, b"the diary");
/// assert_eq!(age::open("four words", &file), Err(age::AgeError::WrongPassphraseOrDamaged));
/// # Ok::<(), age::AgeError>(())
/// ```
pub fn seal(passphrase: &str, plain: &[u8]) -> Result<Vec<u8>, AgeError> {
    seal_with(LOG_N, passphrase, plain)
}

/// [`seal`] with another work factor. Below [`LOG_N`] a passphrase is guessed faster: for tests, and nothing else.
///
/// # Errors
///
/// As [`seal`]; [`AgeError::TooCostly`] also for what [`open`] would refuse: 0, which age does not know, or more than
/// [`MAX_LOG_N`].
pub fn seal_with(log_n: u8, passphrase: &str, plain: &[u8]) -> Result<Vec<u8>, AgeError> {
    let (salt, nonce) = (random()?, random()?);
    let file_key = FileKey::new(random()?);
    let mut file = header::written(passphrase, &salt, log_n, &file_key)?;
    stream::seal(&file_key, &nonce, plain, &mut file);
    Ok(file)
}

/// What [`seal`], or another age tool with a passphrase, wrapped. Nothing is returned before all of it was checked.
///
/// Takes any bytes: memory is bounded by [`MAX_LOG_N`] and the size of `file`, time by the same two, and whatever is
/// not exactly what the format allows is refused.
///
/// # Errors
///
/// All of [`AgeError`] but `Random`.
pub fn open(passphrase: &str, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, AgeError> {
    let (header, payload) = Header::read(file)?;
    stream::open(&header.file_key(passphrase)?, payload)
}

/// The key of one file; the passphrase only wraps it.
type FileKey = Zeroizing<[u8; 16]>;

fn random<const N: usize>() -> Result<[u8; N], AgeError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| AgeError::Random)?;
    Ok(bytes)
}

/// HKDF-SHA-256, as the header's MAC and the payload take their keys from the file's.
fn derived(file_key: &FileKey, salt: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let (mut extracted, expand) = Hkdf::<Sha256>::extract(Some(salt), file_key.as_slice());
    // hkdf wipes its own copy only.
    extracted.as_mut_slice().zeroize();
    let mut key = Zeroizing::new([0; 32]);
    expand
        .expand(info, key.as_mut_slice())
        .expect("HKDF gives up to 255 times 32 bytes");
    key
}

fn cipher(key: &Zeroizing<[u8; 32]>) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new((&**key).into())
}
