//! SQLCipher's cryptography on RustCrypto: AES-256-CBC, HMAC-SHA512, PBKDF2-HMAC-SHA512, the system's randomness.
//!
//! SQLCipher asks a *provider* for these; OpenSSL, its default, would add 4.5 MB and three socket symbols.
//! `.cargo/config.toml` names [`foothold_cipher_provider`] in its place. Files are the same, byte for byte in shape:
//! `tests/cipher.rs` exchanges them both ways with SQLCipher on OpenSSL.
//!
//! This is the one unsafe module. What C promises each function (crate `sqlcipher-src`, struct
//! `sqlcipher_provider`): pointers are null or valid for the length beside them, `out` holds the result's length, and
//! `in` and `out` are the same or do not overlap. A panic here would end the process, so nothing indexes, unwraps or
//! allocates; every oddity is answered with `SQLITE_ERROR`, which SQLCipher turns into an error of the statement.
//! Key schedules and MAC states are wiped when dropped (the crates' `zeroize` features).
//!
//! Timing: the AES crate uses the processor's AES instructions where it has them and a constant-time bit-sliced
//! implementation elsewhere.

#![allow(unsafe_code, reason = "C calls these functions with raw pointers")]

use core::ffi::{c_char, c_int, c_uchar, c_void};
use core::slice;

use aes::Aes256;
use cbc::cipher::{Array, Block, BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use zeroize::Zeroize;

const OK: c_int = rusqlite::ffi::SQLITE_OK;
const ERROR: c_int = rusqlite::ffi::SQLITE_ERROR;

/// SQLCipher's numbers for an algorithm and for a direction.
const SHA512: c_int = 2;
const ENCRYPT: c_int = 1;

const KEY: usize = 32;
const BLOCK: usize = 16;
const MAC: usize = 64;

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

/// Called once by SQLCipher: fills in the provider.
///
/// # Safety
/// `provider` is null or points to a `sqlcipher_provider` that C allocated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn foothold_cipher_provider(provider: *mut Provider) -> c_int {
    if provider.is_null() {
        return ERROR;
    }
    // SAFETY: not null, and C owns it; `next` is C's and is kept.
    unsafe {
        let next = (&raw const (*provider).next).read();
        provider.write(Provider {
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
            next,
        });
    }
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
    // SHA-1 and SHA-256 only for SQLCipher's own table of sizes; neither is ever computed.
    match algorithm {
        0 => 20,
        1 => 32,
        SHA512 => MAC as c_int,
        _ => 0,
    }
}

extern "C" fn context(_: *mut Context) -> c_int {
    OK
}

extern "C" fn fips_status(_: Context) -> c_int {
    0
}

/// The system's randomness needs no seed from us.
extern "C" fn add_random(_: Context, _: *const c_void, _: c_int) -> c_int {
    OK
}

/// Fills `out` from the system's generator.
unsafe extern "C" fn random(_: Context, out: *mut c_void, length: c_int) -> c_int {
    // SAFETY: C promises `length` bytes at `out`.
    let Some(out) = (unsafe { bytes_mut(out.cast(), length) }) else {
        return ERROR;
    };
    if getrandom::fill(out).is_ok() { OK } else { ERROR }
}

/// HMAC-SHA512 of two pieces, 64 bytes to `out`.
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
    // SAFETY: C promises each pointer for the length beside it, and 64 bytes at `out`.
    let (key, first, second, out) = unsafe {
        (
            bytes(key, key_size),
            bytes(first, first_size),
            bytes(second, second_size),
            bytes_mut(out, MAC as c_int),
        )
    };
    // The second piece may be missing.
    let (Some(key), Some(first), Some(out)) = (key, first, out) else {
        return ERROR;
    };
    let Some(mut mac) = mac(algorithm, key) else {
        return ERROR;
    };
    mac.update(first);
    mac.update(second.unwrap_or_default());
    out.copy_from_slice(&mac.finalize().into_bytes());
    OK
}

/// PBKDF2-HMAC-SHA512, at most one block (64 bytes), which is all that SQLCipher asks for.
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
    // SAFETY: C promises each pointer for the length beside it.
    let (password, salt, key) = unsafe {
        (
            bytes(password, password_size),
            bytes(salt, salt_size),
            bytes_mut(key, key_size),
        )
    };
    let (Some(password), Some(salt), Some(key)) = (password, salt, key) else {
        return ERROR;
    };
    let Some(keyed) = mac(algorithm, password) else {
        return ERROR;
    };
    if rounds < 1 {
        return ERROR;
    }
    let mut first = keyed.clone();
    first.update(salt);
    first.update(&1_u32.to_be_bytes());
    let mut last = first.finalize().into_bytes();
    let mut sum = last;
    for _ in 1..rounds {
        let mut next = keyed.clone();
        next.update(&last);
        last = next.finalize().into_bytes();
        sum.iter_mut().zip(&last).for_each(|(sum, byte)| *sum ^= byte);
    }
    let enough = sum
        .get(..key.len())
        .map(|from| key.copy_from_slice(from))
        .is_some();
    sum.zeroize();
    last.zeroize();
    if enough { OK } else { ERROR }
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
    // SAFETY: C promises `key_size`, 16, `size` and `size` bytes; `input` may be `out`, so it is copied before a
    // reference to `out` exists.
    let (key, iv, out) = unsafe {
        let Ok(length) = usize::try_from(size) else {
            return ERROR;
        };
        if input.is_null() || out.is_null() {
            return ERROR;
        }
        core::ptr::copy(input, out, length);
        (
            bytes(key, key_size),
            bytes(iv, BLOCK as c_int),
            bytes_mut(out, size),
        )
    };
    let (Some(key), Some(iv), Some(out)) = (key, iv, out) else {
        return ERROR;
    };
    let (blocks, rest) = Array::slice_as_chunks_mut(out);
    if !rest.is_empty() {
        return ERROR;
    }
    let blocks: &mut [Block<Aes256>] = blocks;
    if mode == ENCRYPT {
        let Ok(mut encryptor) = cbc::Encryptor::<Aes256>::new_from_slices(key, iv) else {
            return ERROR;
        };
        encryptor.encrypt_blocks(blocks);
    } else {
        let Ok(mut decryptor) = cbc::Decryptor::<Aes256>::new_from_slices(key, iv) else {
            return ERROR;
        };
        decryptor.decrypt_blocks(blocks);
    }
    OK
}

fn mac(algorithm: c_int, key: &[u8]) -> Option<Sha512Mac> {
    if algorithm != SHA512 {
        return None;
    }
    Sha512Mac::new_from_slice(key).ok()
}

/// # Safety
/// `start` is null or valid for `length` bytes while the slice lives.
unsafe fn bytes<'a>(start: *const c_uchar, length: c_int) -> Option<&'a [u8]> {
    let length = usize::try_from(length).ok()?;
    if start.is_null() {
        return None;
    }
    // SAFETY: the caller's promise.
    Some(unsafe { slice::from_raw_parts(start, length) })
}

/// # Safety
/// `start` is null or valid for `length` bytes that nothing else refers to while the slice lives.
unsafe fn bytes_mut<'a>(start: *mut c_uchar, length: c_int) -> Option<&'a mut [u8]> {
    let length = usize::try_from(length).ok()?;
    if start.is_null() {
        return None;
    }
    // SAFETY: the caller's promise.
    Some(unsafe { slice::from_raw_parts_mut(start, length) })
}
