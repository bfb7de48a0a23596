//! What SQLCipher calls, called as it calls: through the provider's own function pointers.

use core::ffi::CStr;

use super::*;

const NOWHERE: Context = ptr::null_mut();

fn provider() -> Provider {
    let mut provider = MaybeUninit::uninit();
    // SAFETY: there is room for one provider.
    let status = unsafe { foothold_cipher_provider(provider.as_mut_ptr()) };
    assert_eq!(status, OK);
    // SAFETY: it was filled in.
    unsafe { provider.assume_init() }
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .filter_map(|c| c.to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

fn length(bytes: &[u8]) -> c_int {
    bytes.len().try_into().expect("test inputs are short")
}

/// AES-256-CBC from one buffer to another.
fn aes(mode: c_int, key: &[u8], iv: &[u8], input: &[u8], out: &mut [u8]) -> c_int {
    assert!(out.len() >= input.len() && iv.len() == BLOCK);
    let (from, to) = (input.as_ptr(), out.as_mut_ptr());
    // SAFETY: every pointer is valid for its length.
    unsafe {
        (provider().cipher)(
            NOWHERE,
            mode,
            key.as_ptr(),
            length(key),
            iv.as_ptr(),
            from,
            length(input),
            to,
        )
    }
}

fn hmac_sha512(key: &[u8], first: &[u8], second: &[u8]) -> Vec<u8> {
    let mut out = [0; MAC];
    // SAFETY: every pointer is valid for its length.
    let status = unsafe {
        (provider().hmac)(
            NOWHERE,
            SHA512,
            key.as_ptr(),
            length(key),
            first.as_ptr(),
            length(first),
            second.as_ptr(),
            length(second),
            out.as_mut_ptr(),
        )
    };
    assert_eq!(status, OK);
    out.to_vec()
}

fn pbkdf2(algorithm: c_int, password: &[u8], salt: &[u8], rounds: c_int, key: &mut [u8]) -> c_int {
    // SAFETY: every pointer is valid for its length.
    unsafe {
        (provider().kdf)(
            NOWHERE,
            algorithm,
            password.as_ptr(),
            length(password),
            salt.as_ptr(),
            length(salt),
            rounds,
            length(key),
            key.as_mut_ptr(),
        )
    }
}

/// NIST SP 800-38A, appendix F.2.5 and F.2.6.
struct Nist {
    key: Vec<u8>,
    iv: Vec<u8>,
    plain: Vec<u8>,
    encrypted: Vec<u8>,
}

fn nist() -> Nist {
    Nist {
        key: hex("603deb1015ca71be2b73aef0857d7781 1f352c073b6108d72d9810a30914dff4"),
        iv: hex("000102030405060708090a0b0c0d0e0f"),
        plain: hex("6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51
                    30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710"),
        encrypted: hex("f58c4c04d6e5f1ba779eabfb5f7bfbd6 9cfc4e967edb808d679f777bc6702c7d
                        39f23369a9d9bacfa530e26304231461 b2eb05e2c39be9fcda6c19078c6a9d1b"),
    }
}

#[test]
fn aes_256_cbc_gives_nists_vectors_both_ways() {
    let Nist {
        key,
        iv,
        plain,
        encrypted,
    } = nist();
    let mut out = [0; 64];
    assert_eq!(aes(ENCRYPT, &key, &iv, &plain, &mut out), OK);
    assert_eq!(out.as_slice(), encrypted);
    assert_eq!(aes(DECRYPT, &key, &iv, &encrypted, &mut out), OK);
    assert_eq!(out.as_slice(), plain);
}

#[test]
fn a_page_may_be_encrypted_and_decrypted_in_place() {
    let Nist {
        key,
        iv,
        plain,
        encrypted,
    } = nist();
    let mut page = plain.clone();
    for (mode, expected) in [(ENCRYPT, &encrypted), (DECRYPT, &plain)] {
        let place = page.as_mut_ptr();
        // SAFETY: every pointer is valid for its length, and input and output are the same.
        let status = unsafe {
            (provider().cipher)(
                NOWHERE,
                mode,
                key.as_ptr(),
                KEY as c_int,
                iv.as_ptr(),
                place,
                64,
                place,
            )
        };
        assert_eq!((status, &page), (OK, expected));
    }
}

#[test]
fn pages_of_any_number_of_blocks_come_back() {
    // The AES crate works on several blocks at once where the processor can: 4080 bytes are a whole page's 255.
    let Nist { key, iv, .. } = nist();
    for blocks in [0, 1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 250, 255] {
        let plain: Vec<u8> = (0..blocks * BLOCK).map(|n| (n * 31 + n / 251) as u8).collect();
        let (mut encrypted, mut back) = (vec![0; plain.len()], vec![0; plain.len()]);
        assert_eq!(aes(ENCRYPT, &key, &iv, &plain, &mut encrypted), OK);
        assert_eq!(aes(DECRYPT, &key, &iv, &encrypted, &mut back), OK);
        assert_eq!(back, plain);
        assert!(blocks == 0 || encrypted != plain);
    }
}

#[test]
fn hmac_sha512_gives_the_vectors_of_rfc_4231() {
    let long = [0xaa; 131];
    let cases: [(&[u8], &[u8], &str); 5] = [
        (
            &[0x0b; 20],
            b"Hi There",
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde
             daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554
             9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
        ),
        (
            &[0xaa; 20],
            &[0xdd; 50],
            "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39
             bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb",
        ),
        (
            &long,
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352
             6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
        ),
        (
            &long,
            b"This is a test using a larger than block-size key and a larger than block-size data. \
              The key needs to be hashed before being used by the HMAC algorithm.",
            "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944
             b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58",
        ),
    ];
    for (key, data, expected) in cases {
        // However it is cut in two.
        for cut in [0, 1, data.len() / 2, data.len()] {
            assert_eq!(hmac_sha512(key, &data[..cut], &data[cut..]), hex(expected));
        }
    }
}

#[test]
fn hmac_takes_a_missing_second_piece_as_empty() {
    let mut out = [0; MAC];
    // SAFETY: every pointer is null or valid for its length.
    let status = unsafe {
        (provider().hmac)(
            NOWHERE,
            SHA512,
            b"key".as_ptr(),
            3,
            b"page".as_ptr(),
            4,
            ptr::null(),
            4,
            out.as_mut_ptr(),
        )
    };
    assert_eq!((status, out.to_vec()), (OK, hmac_sha512(b"key", b"page", b"")));
}

#[test]
fn pbkdf2_gives_the_known_vectors() {
    // RFC 6070's inputs with SHA-512, as CPython's Lib/test/test_hashlib.py lists their results.
    let cases: [(&[u8], &[u8], c_int, &str); 5] = [
        (
            b"password",
            b"salt",
            1,
            "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252
             c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce",
        ),
        (
            b"password",
            b"salt",
            2,
            "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53c
             f76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e",
        ),
        (
            b"password",
            b"salt",
            4096,
            "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5
             143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5",
        ),
        (
            b"passwordPASSWORDpassword",
            b"saltSALTsaltSALTsaltSALTsaltSALTsalt",
            4096,
            "8c0511f4c6e597c6ac6315d8f0362e225f3c501495ba23b868c005174dc4ee71
             115b59f9e60cd9532fa33e0f75aefe30225c583a186cd82bd4daea9724a3d3b8",
        ),
        (b"pass\0word", b"sa\0lt", 4096, "9d9e9c4cd21fe4be24d5b8244c759665"),
    ];
    for (password, salt, rounds, expected) in cases {
        let expected = hex(expected);
        for size in [1, 16, 32, 64] {
            // A shorter key is the longer one's beginning.
            let mut key = vec![0; size.min(expected.len())];
            assert_eq!(pbkdf2(SHA512, password, salt, rounds, &mut key), OK);
            assert_eq!(key, expected[..key.len()]);
        }
    }
}

#[test]
fn the_cipher_refuses_odd_inputs_and_touches_nothing() {
    let Nist { key, iv, plain, .. } = nist();
    let none = ptr::null::<c_uchar>();
    let (k, i, p) = (key.as_ptr(), iv.as_ptr(), plain.as_ptr());
    let cases = [
        ("an unknown direction", 2, k, 32, i, p, 64),
        ("a negative direction", -1, k, 32, i, p, 64),
        ("no key", ENCRYPT, none, 32, i, p, 64),
        ("a short key", ENCRYPT, k, 31, i, p, 64),
        ("AES-128's key", ENCRYPT, k, 16, i, p, 64),
        ("an empty key", DECRYPT, k, 0, i, p, 64),
        ("a negative key", DECRYPT, k, -32, i, p, 64),
        ("no vector", DECRYPT, k, 32, none, p, 64),
        ("no input", ENCRYPT, k, 32, i, none, 64),
        ("a negative size", ENCRYPT, k, 32, i, p, -16),
        ("the smallest size", DECRYPT, k, 32, i, p, c_int::MIN),
        ("one byte", ENCRYPT, k, 32, i, p, 1),
        ("a block and a byte", DECRYPT, k, 32, i, p, 17),
        ("a block less a byte", ENCRYPT, k, 32, i, p, 63),
    ];
    for (what, mode, key, key_size, iv, input, size) in cases {
        let mut out = [0x5a; 64];
        // SAFETY: every pointer is null or valid for its length, where that is one.
        let status =
            unsafe { (provider().cipher)(NOWHERE, mode, key, key_size, iv, input, size, out.as_mut_ptr()) };
        assert_eq!((status, out), (ERROR, [0x5a; 64]), "{what}");
    }
    // SAFETY: the output alone is null.
    let status = unsafe { (provider().cipher)(NOWHERE, ENCRYPT, k, 32, i, p, 64, ptr::null_mut()) };
    assert_eq!(status, ERROR);
}

#[test]
fn hmac_refuses_odd_inputs_and_touches_nothing() {
    let none = ptr::null::<c_uchar>();
    let page = [1; 64];
    let p = page.as_ptr();
    let cases = [
        ("SHA-1", 0, p, 32, p, 64, p, 4),
        ("SHA-256", 1, p, 32, p, 64, p, 4),
        ("an unknown algorithm", 3, p, 32, p, 64, p, 4),
        ("a negative algorithm", -1, p, 32, p, 64, p, 4),
        ("no key", SHA512, none, 32, p, 64, p, 4),
        ("a negative key", SHA512, p, -1, p, 64, p, 4),
        ("no page", SHA512, p, 32, none, 64, p, 4),
        ("a negative page", SHA512, p, 32, p, c_int::MIN, p, 4),
        ("a negative second piece", SHA512, p, 32, p, 64, p, -4),
    ];
    for (what, algorithm, key, key_size, first, first_size, second, second_size) in cases {
        let mut out = [0x5a; MAC];
        // SAFETY: every pointer is null or valid for its length, where that is one.
        let status = unsafe {
            (provider().hmac)(
                NOWHERE,
                algorithm,
                key,
                key_size,
                first,
                first_size,
                second,
                second_size,
                out.as_mut_ptr(),
            )
        };
        assert_eq!((status, out), (ERROR, [0x5a; MAC]), "{what}");
    }
    // SAFETY: the output alone is null.
    let status = unsafe { (provider().hmac)(NOWHERE, SHA512, p, 32, p, 64, p, 4, ptr::null_mut()) };
    assert_eq!(status, ERROR);
}

#[test]
fn pbkdf2_refuses_odd_inputs_and_touches_nothing() {
    let none = ptr::null::<c_uchar>();
    let text = [1; 64];
    let t = text.as_ptr();
    let cases = [
        ("SHA-1", 0, t, 8, t, 16, 2, 32),
        ("SHA-256", 1, t, 8, t, 16, 2, 32),
        ("an unknown algorithm", 3, t, 8, t, 16, 2, 32),
        ("no password", SHA512, none, 8, t, 16, 2, 32),
        ("a negative password", SHA512, t, -8, t, 16, 2, 32),
        ("no salt", SHA512, t, 8, none, 16, 2, 32),
        ("a negative salt", SHA512, t, 8, t, -16, 2, 32),
        ("no rounds", SHA512, t, 8, t, 16, 0, 32),
        ("negative rounds", SHA512, t, 8, t, 16, -1, 32),
        ("a negative key", SHA512, t, 8, t, 16, 2, -32),
        ("more than one block", SHA512, t, 8, t, 16, 2, 65),
    ];
    for (what, algorithm, password, password_size, salt, salt_size, rounds, key_size) in cases {
        let mut key = [0x5a; 80];
        // SAFETY: every pointer is null or valid for its length, where that is one.
        let status = unsafe {
            (provider().kdf)(
                NOWHERE,
                algorithm,
                password,
                password_size,
                salt,
                salt_size,
                rounds,
                key_size,
                key.as_mut_ptr(),
            )
        };
        assert_eq!((status, key), (ERROR, [0x5a; 80]), "{what}");
    }
    // SAFETY: the key alone is null.
    let status = unsafe { (provider().kdf)(NOWHERE, SHA512, t, 8, t, 16, 2, 32, ptr::null_mut()) };
    assert_eq!(status, ERROR);
}

#[test]
fn randomness_fills_exactly_what_was_asked_for() {
    let random = provider().random;
    let ask = |length: c_int| {
        let mut out = [0_u8; 96];
        // SAFETY: every length asked for below has room.
        let status = unsafe { random(NOWHERE, out.as_mut_ptr().cast(), length) };
        (status, out)
    };
    let ((first, one), (second, two)) = (ask(64), ask(64));
    assert_eq!((first, second), (OK, OK));
    assert_ne!(one[..64], two[..64]);
    assert_eq!(one[64..], [0; 32]);
    assert_eq!(ask(0), (OK, [0; 96]));
    assert_eq!(ask(-1), (ERROR, [0; 96]));
    // SAFETY: null is refused.
    assert_eq!(unsafe { random(NOWHERE, ptr::null_mut(), 16) }, ERROR);
}

#[test]
fn a_panic_below_becomes_an_error() {
    assert_eq!(wiped(|| panic!("this panic is meant")), ERROR);
}

#[test]
fn sqlcipher_is_told_what_it_asks() {
    let provider = provider();
    let text = |text: extern "C" fn(Context) -> *const c_char| {
        // SAFETY: the provider's texts are static and end in zero.
        unsafe { CStr::from_ptr(text(NOWHERE)) }.to_str()
    };
    assert_eq!(text(provider.get_provider_name), Ok("rustcrypto"));
    assert_eq!(text(provider.get_cipher), Ok("aes-256-cbc"));
    assert_eq!(text(provider.get_provider_version), Ok("1"));
    assert_eq!((provider.get_key_sz)(NOWHERE), 32);
    assert_eq!((provider.get_iv_sz)(NOWHERE), 16);
    assert_eq!((provider.get_block_sz)(NOWHERE), 16);
    let sizes = [0, 1, 2, 3, -1].map(|algorithm| (provider.get_hmac_sz)(NOWHERE, algorithm));
    assert_eq!(sizes, [20, 32, 64, 0, 0]);
    assert_eq!((provider.fips_status)(NOWHERE), 0);
    assert!(provider.init.is_none() && provider.shutdown.is_none() && provider.next.is_null());
    // SAFETY: null is refused.
    assert_eq!(unsafe { foothold_cipher_provider(ptr::null_mut()) }, ERROR);
    // As many pointers as the C struct has members.
    assert_eq!(size_of::<Provider>(), 18 * size_of::<usize>());
}
