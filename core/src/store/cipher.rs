//! SQLCipher's cryptography on RustCrypto: AES-256-CBC, HMAC-SHA512, PBKDF2-HMAC-SHA512, the system's randomness.
//!
//! SQLCipher asks a *provider* for these; OpenSSL, its default, would add 4.5 MB and three socket symbols.
//! `.cargo/config.toml` names [`foothold_cipher_provider`] in its place. Files have the same shape, byte for byte:
//! `tests/cipher.rs` exchanges them both ways with SQLCipher on OpenSSL.
//!
//! This is the one unsafe module. What C promises each function (crate `sqlcipher-src`, struct
//! `sqlcipher_provider`): a pointer is null or valid for the length beside it, what is read is initialised, a result
//! has room for the length its function names, and the cipher's input and output are the same or do not overlap.
//! Everything else is checked before anything is written: another algorithm, a null pointer, a negative or odd length
//! is answered with `SQLITE_ERROR`, which SQLCipher turns into an error of the statement. A panic would end the
//! process, so nothing here indexes, unwraps or allocates, and a panic of a crate below becomes that error too.
//!
//! The functions keep nothing between calls and share nothing, so any thread may call any of them at any time.
//!
//! Wiping: key schedules and MAC states wipe themselves when dropped (checked below); for what moves and padded keys
//! leave on the stack, [`wiped`] clears the stack that was used. SQLCipher itself holds the page keys, masked, while a
//! file is open. Timing: the AES crate uses the processor's AES instructions where it has them and a constant-time
//! bit-sliced implementation elsewhere.

#![allow(unsafe_code, reason = "C calls these functions with raw pointers")]

use core::ffi::{c_char, c_int, c_uchar, c_void};
use core::mem::MaybeUninit;
use core::{ptr, slice};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use aes::Aes256;
use cbc::cipher::{Block, BlockModeDecrypt, BlockModeEncrypt, InOutBuf, KeyIvInit};
use cbc::{Decryptor, Encryptor};
use hmac::digest::FixedOutput;
use hmac::{Hmac, KeyInit, Mac};
use rusqlite::Connection;
use sha2::Sha512;
use zeroize::{ZeroizeOnDrop, Zeroizing, zeroize_stack};

use super::{Key, StoreError};

#[cfg(test)]
mod tests;

const OK: c_int = rusqlite::ffi::SQLITE_OK;
const ERROR: c_int = rusqlite::ffi::SQLITE_ERROR;

/// SQLCipher's numbers for the one algorithm we offer and for the two directions.
const SHA512: c_int = 2;
const DECRYPT: c_int = 0;
const ENCRYPT: c_int = 1;

const KEY: usize = 32;
const BLOCK: usize = 16;
const MAC: usize = 64;

/// How far down the stack is cleared. As phones get it, decryption leaves copies of the key 8.4 KB down (measured; it
/// is the types' own wiping that they escape).
const STACK: usize = 16 * 1024;

// Without it SQLCipher would look for OpenSSL, or leave out nothing.
const _: () = assert!(
    option_env!("LIBSQLITE3_FLAGS").is_some(),
    "start cargo inside the checkout: .cargo/config.toml says how SQLCipher is built"
);

// A build without the crates' `zeroize` features stops here.
const _: () = {
    const fn wipes_itself<T: ZeroizeOnDrop>() {}
    wipes_itself::<Aes256>();
    wipes_itself::<Encryptor<Aes256>>();
    wipes_itself::<Decryptor<Aes256>>();
    // An HMAC holds two states and a buffer of this one, without the mark.
    wipes_itself::<Sha512>();
};

type Context = *mut c_void;
type Sha512Mac = Hmac<Sha512>;

/// `struct sqlcipher_provider`, field for field.
#[repr(C)]
#[derive(Debug)]
pub struct Provider {
    init: Option<extern "C" fn() -> c_int>,
    shutdown: Option<extern "C" fn()>,
    get_provider_name: extern "C" fn(Context) -> *const c_char,
    add_random: extern "C" fn(Context, *const c_void, c_int) -> c_int,
    random: unsafe extern "C" fn(Context, *mut c_void, c_int) -> c_int,
    hmac: HmacFn,
    kdf: KdfFn,
    cipher: CipherFn,
    get_cipher: extern "C" fn(Context) -> *const c_char,
    get_key_sz: extern "C" fn(Context) -> c_int,
    get_iv_sz: extern "C" fn(Context) -> c_int,
    get_block_sz: extern "C" fn(Context) -> c_int,
    get_hmac_sz: extern "C" fn(Context, c_int) -> c_int,
    ctx_init: extern "C" fn(*mut Context) -> c_int,
    ctx_free: extern "C" fn(*mut Context) -> c_int,
    fips_status: extern "C" fn(Context) -> c_int,
    get_provider_version: extern "C" fn(Context) -> *const c_char,
    /// SQLCipher's own link to the next provider.
    next: *mut Provider,
}

type HmacFn = unsafe extern "C" fn(
    Context,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    c_int,
    *mut c_uchar,
) -> c_int;
type KdfFn = unsafe extern "C" fn(
    Context,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    c_int,
    c_int,
    c_int,
    *mut c_uchar,
) -> c_int;
type CipherFn = unsafe extern "C" fn(
    Context,
    c_int,
    *const c_uchar,
    c_int,
    *const c_uchar,
    *const c_uchar,
    c_int,
    *mut c_uchar,
) -> c_int;

/// Called once by SQLCipher, before any file is opened: fills in the provider.
///
/// # Safety
/// `provider` is null or points to memory that C allocated for a `sqlcipher_provider`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn foothold_cipher_provider(provider: *mut Provider) -> c_int {
    if provider.is_null() {
        return ERROR;
    }
    let ours = Provider {
        init: None,
        shutdown: None,
        get_provider_name: name,
        add_random,
        random,
        hmac,
        kdf,
        cipher,
        get_cipher: cipher_name,
        get_key_sz: key_size,
        get_iv_sz: block_size,
        get_block_sz: block_size,
        get_hmac_sz: mac_size,
        ctx_init: context,
        ctx_free: context,
        fips_status,
        get_provider_version: version,
        // SQLCipher sets it when it registers what we filled in.
        next: ptr::null_mut(),
    };
    // SAFETY: not null, and C allocated it; nothing in it needs dropping.
    unsafe { provider.write(ours) };
    OK
}

extern "C" fn name(_: Context) -> *const c_char {
    c"rustcrypto".as_ptr()
}

extern "C" fn version(_: Context) -> *const c_char {
    c"1".as_ptr()
}

extern "C" fn cipher_name(_: Context) -> *const c_char {
    c"aes-256-cbc".as_ptr()
}

extern "C" fn key_size(_: Context) -> c_int {
    KEY as c_int
}

extern "C" fn block_size(_: Context) -> c_int {
    BLOCK as c_int
}

extern "C" fn mac_size(_: Context, algorithm: c_int) -> c_int {
    // True sizes for SHA-1 and SHA-256 too: with 0, SQLCipher would compare nothing. Neither is ever computed.
    match algorithm {
        0 => 20,
        1 => 32,
        SHA512 => MAC as c_int,
        _ => 0,
    }
}

/// There is nothing to set up for a file, nor to free.
extern "C" fn context(_: *mut Context) -> c_int {
    OK
}

/// No FIPS mode is claimed.
extern "C" fn fips_status(_: Context) -> c_int {
    0
}

/// The system's generator needs no seed from us.
extern "C" fn add_random(_: Context, _: *const c_void, _: c_int) -> c_int {
    OK
}

/// Fills `out` from the system's generator.
unsafe extern "C" fn random(_: Context, out: *mut c_void, length: c_int) -> c_int {
    wiped(|| {
        let length = usize::try_from(length).ok()?;
        if out.is_null() {
            return None;
        }
        // SAFETY: not null; C promises room for `length` bytes, which nothing else refers to during the call.
        let out = unsafe { slice::from_raw_parts_mut(out.cast::<MaybeUninit<u8>>(), length) };
        getrandom::fill_uninit(out).ok().map(drop)
    })
}

/// HMAC-SHA512 of two pieces, the second of which may be missing; 64 bytes to `out`.
unsafe extern "C" fn hmac(
    _: Context,
    algorithm: c_int,
    key: *const c_uchar,
    key_size: c_int,
    first: *const c_uchar,
    first_size: c_int,
    second: *const c_uchar,
    second_size: c_int,
    out: *mut c_uchar,
) -> c_int {
    wiped(|| {
        // SAFETY: C promises each pointer for the length beside it.
        let (key, first, second) = unsafe {
            (
                bytes(key, key_size)?,
                bytes(first, first_size)?,
                if second.is_null() {
                    &[]
                } else {
                    bytes(second, second_size)?
                },
            )
        };
        let mut mac = mac(algorithm, key)?;
        if out.is_null() {
            return None;
        }
        mac.update(first);
        mac.update(second);
        let code = mac.finalize_fixed();
        // SAFETY: not null; for SHA-512, and nothing else comes this far, C promises room for 64 bytes.
        unsafe { ptr::copy(code.as_ptr(), out, MAC) };
        Some(())
    })
}

/// PBKDF2-HMAC-SHA512, at most one block (64 bytes): SQLCipher asks for 32.
unsafe extern "C" fn kdf(
    _: Context,
    algorithm: c_int,
    password: *const c_uchar,
    password_size: c_int,
    salt: *const c_uchar,
    salt_size: c_int,
    rounds: c_int,
    key_size: c_int,
    key: *mut c_uchar,
) -> c_int {
    wiped(|| {
        // SAFETY: C promises each pointer for the length beside it.
        let (password, salt) = unsafe { (bytes(password, password_size)?, bytes(salt, salt_size)?) };
        let length = usize::try_from(key_size).ok().filter(|length| *length <= MAC)?;
        let keyed = mac(algorithm, password)?;
        if key.is_null() || rounds < 1 {
            return None;
        }
        let mut first = keyed.clone();
        first.update(salt);
        first.update(&1_u32.to_be_bytes());
        let mut last = first.finalize_fixed();
        let mut sum = last;
        for _ in 1..rounds {
            let mut next = keyed.clone();
            next.update(&last);
            next.finalize_into(&mut last);
            sum.iter_mut().zip(&last).for_each(|(sum, byte)| *sum ^= byte);
        }
        // SAFETY: not null; C promises room for `length` bytes, and `sum` has no fewer.
        unsafe { ptr::copy(sum.as_ptr(), key, length) };
        Some(())
    })
}

/// AES-256-CBC without padding: whole blocks, from `input` to `out`.
unsafe extern "C" fn cipher(
    _: Context,
    mode: c_int,
    key: *const c_uchar,
    key_size: c_int,
    iv: *const c_uchar,
    input: *const c_uchar,
    size: c_int,
    out: *mut c_uchar,
) -> c_int {
    wiped(|| {
        // SAFETY: C promises `key` for `key_size` bytes and `iv` for one block.
        let (key, iv) = unsafe { (bytes(key, key_size)?, bytes(iv, BLOCK as c_int)?) };
        let length = usize::try_from(size).ok()?;
        if input.is_null() || out.is_null() || !length.is_multiple_of(BLOCK) {
            return None;
        }
        let (input, out) = (input.cast::<Block<Aes256>>(), out.cast::<Block<Aes256>>());
        // SAFETY: neither is null, a block is an array of bytes, and C promises `length` bytes at both, initialised
        // and the same or apart; nothing else refers to them during the call.
        let pages = || unsafe { InOutBuf::from_raw(input, out, length / BLOCK) };
        match mode {
            ENCRYPT => Encryptor::<Aes256>::new_from_slices(key, iv)
                .ok()?
                .encrypt_blocks_inout(pages()),
            DECRYPT => Decryptor::<Aes256>::new_from_slices(key, iv)
                .ok()?
                .decrypt_blocks_inout(pages()),
            _ => return None,
        }
        Some(())
    })
}

/// Does `work` in a frame of its own, turns its failure, even a panic, into SQLite's error, and clears the stack it
/// used: HMAC pads its key there, PBKDF2 and moved states leave copies.
fn wiped(work: impl FnOnce() -> Option<()>) -> c_int {
    #[inline(never)]
    fn apart(work: impl FnOnce() -> Option<()>) -> c_int {
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(Some(())) => OK,
            Ok(None) | Err(_) => ERROR,
        }
    }
    let status = apart(work);
    zeroize_stack::<STACK>();
    status
}

/// Gets SQLite and SQLCipher ready, once. SQLite calls itself ready before SQLCipher is: of two threads that open their
/// first files at once, the second would find no cipher there.
pub(super) fn get_ready() {
    static READY: Once = Once::new();
    // SAFETY: it may be called at any time, and from any thread. What fails here fails again at opening, and is told then.
    READY.call_once(|| unsafe {
        rusqlite::ffi::sqlite3_initialize();
    });
}

/// Gives a connection its key. SQLCipher copies it into memory of its own, which it locks and wipes.
///
/// # Errors
/// [`StoreError::Failed`] if SQLCipher refuses; the key itself is only proven by the first read.
pub(super) fn unlock(connection: &Connection, key: &Key) -> Result<(), StoreError> {
    // Raw, as SQLCipher wants it: nothing is derived, so opening is fast. Not through a statement, whose text would
    // stay in memory that nobody wipes.
    let mut text = Zeroizing::new([0_u8; 3 + 2 * KEY]);
    let digits = key.bytes().iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let hex = digits.map(|digit| {
        if digit < 10 {
            b'0' + digit
        } else {
            b'a' + digit - 10
        }
    });
    let framed = b"x'".iter().copied().chain(hex).chain([b'\'']);
    text.iter_mut().zip(framed).for_each(|(to, from)| *to = from);
    // SAFETY: the connection is open while it is borrowed, and SQLCipher reads `text` only during the call.
    let answer =
        unsafe { rusqlite::ffi::sqlite3_key(connection.handle(), text.as_ptr().cast(), text.len() as c_int) };
    if answer == OK {
        Ok(())
    } else {
        Err(StoreError::Failed)
    }
}

/// Bounds what a statement, a value or a damaged file can make SQLite allocate.
pub(super) fn limit(connection: &Connection) {
    /// A row: thirteen fields, none beyond 100 KB in an import.
    const LENGTH: c_int = 2_000_000;
    // SAFETY: the connection is open while it is borrowed.
    unsafe {
        rusqlite::ffi::sqlite3_limit(connection.handle(), rusqlite::ffi::SQLITE_LIMIT_LENGTH, LENGTH);
        // `VACUUM INTO` needs one.
        rusqlite::ffi::sqlite3_limit(connection.handle(), rusqlite::ffi::SQLITE_LIMIT_ATTACHED, 1);
    }
}

/// A keyed HMAC; `None` for every algorithm but SHA-512.
fn mac(algorithm: c_int, key: &[u8]) -> Option<Sha512Mac> {
    if algorithm != SHA512 {
        return None;
    }
    Sha512Mac::new_from_slice(key).ok()
}

/// # Safety
/// `start` is null or valid for `length` initialised bytes, which nothing writes while the slice lives.
unsafe fn bytes<'a>(start: *const c_uchar, length: c_int) -> Option<&'a [u8]> {
    let length = usize::try_from(length).ok()?;
    if start.is_null() {
        return None;
    }
    // SAFETY: the caller's promise.
    Some(unsafe { slice::from_raw_parts(start, length) })
}
