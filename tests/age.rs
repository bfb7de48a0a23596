//! The export's wrapping is age: other tools open ours, we open theirs, and nothing else is opened at all.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::iter;
use std::path::Path;

use foothold_core::store::age::{AgeError, LOG_N, MAX_LOG_N, open, seal, seal_with};
use proptest::prelude::*;

/// The age crate: another implementation, which shares no code with ours.
mod peer {
    pub(super) use age::*;
}

/// The least work age knows: these tests are about the format, not about guessing.
const QUICK: u8 = 1;

const PASSPHRASE: &str = "correct horse battery staple";

/// Around every boundary of the payload's 64 KiB chunks.
const SIZES: [usize; 7] = [0, 1, 65535, 65536, 65537, 131_072, 200_000];

/// Bytes that repeat with no period of a power of two.
fn plaintext(size: usize) -> Vec<u8> {
    (0..=250).cycle().take(size).collect()
}

fn secret(passphrase: &str) -> peer::secrecy::SecretString {
    passphrase.to_owned().into()
}

fn peer_seal_to(recipients: &[&dyn peer::Recipient], plain: &[u8]) -> Vec<u8> {
    let sealed = peer::Encryptor::with_recipients(recipients.iter().copied()).expect("recipients");
    let mut file = Vec::new();
    let mut writer = sealed.wrap_output(&mut file).expect("header");
    writer.write_all(plain).expect("payload");
    writer.finish().expect("end");
    file
}

fn peer_seal(log_n: u8, passphrase: &str, plain: &[u8]) -> Vec<u8> {
    let mut recipient = peer::scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(log_n);
    peer_seal_to(&[&recipient], plain)
}

fn peer_open(passphrase: &str, file: &[u8]) -> Option<Vec<u8>> {
    let mut identity = peer::scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MAX_LOG_N);
    let decryptor = peer::Decryptor::new(file).ok()?;
    let mut reader = decryptor.decrypt(iter::once(&identity as _)).ok()?;
    let mut plain = Vec::new();
    reader.read_to_end(&mut plain).ok()?;
    Some(plain)
}

fn opened(passphrase: &str, file: &[u8]) -> Result<Vec<u8>, AgeError> {
    open(passphrase, file).map(|plain| plain.to_vec())
}

#[test]
fn another_age_tool_opens_our_file() {
    for size in SIZES {
        let plain = plaintext(size);
        let file = seal_with(QUICK, PASSPHRASE, &plain).expect("sealed");
        assert_eq!(peer_open(PASSPHRASE, &file), Some(plain), "{size} bytes");
    }
}

#[test]
fn we_open_the_file_of_another_age_tool() {
    for size in SIZES {
        let plain = plaintext(size);
        let file = peer_seal(QUICK, PASSPHRASE, &plain);
        assert_eq!(opened(PASSPHRASE, &file), Ok(plain), "{size} bytes");
    }
}

#[test]
fn a_file_as_the_app_makes_it_opens_here_and_elsewhere_and_costs_what_the_docs_say() {
    let file = seal(PASSPHRASE, b"the diary").expect("sealed");
    let text = String::from_utf8_lossy(&file);
    let stanza = text.lines().nth(1).expect("a stanza");
    assert!(stanza.ends_with(&format!(" {LOG_N}")), "{stanza}");
    assert_eq!(file.len(), 166 + "the diary".len() + 16);
    assert_eq!(opened(PASSPHRASE, &file), Ok(b"the diary".to_vec()));
    assert_eq!(peer_open(PASSPHRASE, &file), Some(b"the diary".to_vec()));
}

#[test]
fn the_most_work_that_is_allowed_is_done() {
    let file = peer_seal(MAX_LOG_N, PASSPHRASE, b"resealed by hand");
    assert_eq!(opened(PASSPHRASE, &file), Ok(b"resealed by hand".to_vec()));
}

#[test]
fn the_same_diary_sealed_twice_shares_no_salt_no_key_and_no_ciphertext() {
    let files = [(); 2].map(|()| seal_with(QUICK, PASSPHRASE, &[0; 64]).expect("sealed"));
    let [one, other] = &files;
    let lines = |file: &[u8]| -> Vec<Vec<u8>> {
        file.splitn(5, |byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect()
    };
    let same = lines(one)
        .into_iter()
        .zip(lines(other))
        .filter(|(one, other)| one == other);
    assert_eq!(same.count(), 1, "the version line, and nothing else");
    let payload = |file: &[u8]| file[file.len() - 80..].to_vec();
    assert!(iter::zip(payload(one), payload(other)).any(|(one, other)| one != other));
}

#[test]
fn any_passphrase_works_byte_for_byte_as_it_was_typed() {
    let typed = [
        "",
        " ",
        "contraseña 🔑",
        "a\u{0}b",
        "line\nbreak",
        &"long ".repeat(200),
    ];
    for passphrase in typed {
        let file = seal_with(QUICK, passphrase, b"x").expect("sealed");
        assert_eq!(opened(passphrase, &file), Ok(b"x".to_vec()), "{passphrase:?}");
        assert_eq!(
            peer_open(passphrase, &file),
            Some(b"x".to_vec()),
            "{passphrase:?}"
        );
    }
}

#[test]
fn a_wrong_passphrase_is_refused_and_says_so() {
    let file = seal_with(QUICK, "caf\u{e9}", b"the diary").expect("sealed");
    // Another normal form of the same word is another passphrase, as in every age tool.
    for wrong in ["", "cafe", "caf\u{e9} ", " caf\u{e9}", "CAF\u{c9}", "cafe\u{301}"] {
        let refusal = opened(wrong, &file);
        assert_eq!(refusal, Err(AgeError::WrongPassphraseOrDamaged), "{wrong:?}");
    }
}

#[test]
fn no_error_repeats_what_was_typed_or_sealed() {
    let file = seal_with(QUICK, "my passphrase", b"my diary").expect("sealed");
    let refused = open("another passphrase", &file).expect_err("wrong");
    for text in [refused.to_string(), format!("{refused:?}")] {
        assert!(!text.contains("my ") && !text.contains("another"), "{text}");
    }
}

#[test]
fn every_single_bit_that_flips_is_noticed() {
    let file = seal_with(QUICK, PASSPHRASE, b"the diary").expect("sealed");
    for at in 0..file.len() * 8 {
        let mut flipped = file.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        assert!(open(PASSPHRASE, &flipped).is_err(), "bit {at}");
    }
}

#[test]
fn every_file_that_was_cut_short_is_noticed() {
    let file = seal_with(QUICK, PASSPHRASE, b"the diary").expect("sealed");
    for end in 0..file.len() {
        let expected = if end < "age-encryption.org/".len() {
            AgeError::NotAge
        } else {
            AgeError::Damaged
        };
        assert_eq!(opened(PASSPHRASE, &file[..end]), Err(expected), "{end} bytes");
    }
}

#[test]
fn a_long_file_cut_near_the_end_of_a_chunk_is_noticed() {
    let file = seal_with(QUICK, PASSPHRASE, &plaintext(200_000)).expect("sealed");
    let payload = file.len() - 200_000 - 4 * 16;
    for chunk in 0..4 {
        let boundary = payload + chunk * (65536 + 16);
        for end in boundary - 17..=boundary + 17 {
            assert_eq!(
                opened(PASSPHRASE, &file[..end]),
                Err(AgeError::Damaged),
                "{end} bytes"
            );
        }
    }
}

#[test]
fn whatever_is_added_to_a_file_is_noticed() {
    for size in [0, 1, 65536] {
        let file = seal_with(QUICK, PASSPHRASE, &plaintext(size)).expect("sealed");
        for more in [&b"\n"[..], &[0; 16], &[0; 70_000], &file] {
            let longer = [&file, more].concat();
            assert_eq!(opened(PASSPHRASE, &longer), Err(AgeError::Damaged));
            assert!(open(PASSPHRASE, &[more, &file].concat()).is_err());
        }
    }
}

#[test]
fn a_payload_moved_under_another_header_is_noticed() {
    let [one, other] = ["one", "two"].map(|plain| {
        let file = seal_with(QUICK, PASSPHRASE, plain.as_bytes()).expect("sealed");
        let header = file.len() - 16 - 3 - 16;
        (file[..header].to_vec(), file[header..].to_vec())
    });
    let mixed = [one.0, other.1].concat();
    assert_eq!(opened(PASSPHRASE, &mixed), Err(AgeError::Damaged));
}

#[test]
fn a_file_that_asks_for_more_memory_than_a_phone_should_give_is_refused_before_any_of_it_is_taken() {
    let header = |log_n: &str| {
        let salt = "rF0/NwblUHHTpgQgRpe5CQ";
        let key = "gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY";
        format!("age-encryption.org/v1\n-> scrypt {salt} {log_n}\n{key}\n--- {key}\n")
    };
    let long = "9".repeat(100_000);
    for log_n in [
        "19",
        "20",
        "32",
        "63",
        "64",
        "99",
        "255",
        "256",
        "4294967297",
        &long,
    ] {
        let refusal = opened(PASSPHRASE, header(log_n).as_bytes());
        assert_eq!(refusal, Err(AgeError::TooCostly), "{log_n}");
    }
    for log_n in ["0", "00", "01", "-1", "+1", "1.0", "0x1", "1e1", "١"] {
        let refusal = opened(PASSPHRASE, header(log_n).as_bytes());
        assert_eq!(refusal, Err(AgeError::Damaged), "{log_n}");
    }
}

#[test]
fn no_file_is_made_that_could_not_be_opened_again() {
    for log_n in [0, MAX_LOG_N + 1, 64, 255] {
        assert_eq!(seal_with(log_n, PASSPHRASE, b""), Err(AgeError::TooCostly));
    }
}

#[test]
fn a_file_for_a_key_is_refused_as_one_without_a_passphrase() {
    let keys = [(); 2].map(|()| peer::x25519::Identity::generate().to_public());
    let [one, other] = &keys;
    for recipients in [&[one as &dyn peer::Recipient][..], &[one, other]] {
        let file = peer_seal_to(recipients, b"for a key");
        assert_eq!(opened(PASSPHRASE, &file), Err(AgeError::NotAPassphrase));
    }
}

#[test]
fn a_passphrase_beside_another_recipient_is_refused() {
    let file = seal_with(QUICK, PASSPHRASE, b"x").expect("sealed");
    let text = file.splitn(4, |byte| *byte == b'\n').collect::<Vec<_>>();
    let [version, arguments, body, rest] = text[..] else {
        panic!("a header has four lines")
    };
    for stanza in [&[arguments, body], &[b"-> grease", &b""[..]]] {
        for stanzas in [[[arguments, body], *stanza], [*stanza, [arguments, body]]] {
            let lines = [&[version][..], &stanzas.concat(), &[rest]].concat();
            let refusal = opened(PASSPHRASE, &lines.join(&b'\n'));
            assert_eq!(refusal, Err(AgeError::NotAPassphrase));
        }
    }
}

/// One of the official vectors: what its own header says, and the age file.
fn vector(bytes: &[u8]) -> (BTreeMap<String, String>, &[u8]) {
    let end = bytes.windows(2).position(|two| two == b"\n\n").expect("a header");
    let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
    let pairs = head
        .lines()
        .map(|line| line.split_once(": ").expect("key: value"))
        .map(|(key, value)| (key.to_owned(), value.to_owned()));
    (pairs.collect(), &bytes[end + 2..])
}

#[test]
fn the_official_vectors_give_what_they_say() {
    use AgeError::{
        Damaged, NotAPassphrase, NotAge, TooCostly, UnsupportedVersion, WrongPassphraseOrDamaged,
    };
    let not_damaged = BTreeMap::from([
        ("armor_scrypt", NotAge),
        ("empty", NotAge),
        ("version_unsupported", UnsupportedVersion),
        ("scrypt_work_factor_23", TooCostly),
        ("scrypt_work_factor_overflow", TooCostly),
        ("scrypt_bad_tag", WrongPassphraseOrDamaged),
        ("scrypt_no_match", WrongPassphraseOrDamaged),
        ("scrypt_work_factor_wrong", WrongPassphraseOrDamaged),
        ("scrypt_and_x25519", NotAPassphrase),
        ("scrypt_double", NotAPassphrase),
        ("scrypt_uppercase", NotAPassphrase),
        // Genuine, for a key: the header is read to its end before that is said.
        ("hmac_bad", NotAPassphrase),
        ("stanza_empty_body", NotAPassphrase),
        ("stanza_valid_characters", NotAPassphrase),
        ("stream_no_nonce", NotAPassphrase),
        ("x25519", NotAPassphrase),
        ("x25519_grease", NotAPassphrase),
        ("x25519_multiple_recipients", NotAPassphrase),
    ]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("age/cctv");
    let mut read = 0;
    for file in fs::read_dir(folder).expect("the vectors are there") {
        let path = file.expect("readable").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("readable");
        let (head, file) = vector(&bytes);
        let passphrase = head.get("passphrase").map_or("password", String::as_str);
        let expected = match name.as_str() {
            // What its `payload` line is the SHA-256 of.
            "scrypt" => Ok(b"age".to_vec()),
            name => Err(not_damaged.get(name).copied().unwrap_or(Damaged)),
        };
        assert_eq!(opened(passphrase, file), expected, "{name}");
        read += 1;
    }
    assert_eq!(read, 53);
}

/// Text that looks like a header and is none, so that the reader gets far.
fn almost_a_header() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        Just("age-encryption.org/v1".to_owned()),
        "-> scrypt [A-Za-z0-9+/]{22} [1-9]",
        "-> [ -~]{0,20}",
        "[A-Za-z0-9+/]{43}",
        "[A-Za-z0-9+/]{0,70}",
        "--- [A-Za-z0-9+/]{43}",
        "---.{0,3}",
        ".{0,10}",
    ];
    proptest::collection::vec(line, 0..8).prop_map(|lines| {
        let mut text = "age-encryption.org/v1\n".to_owned();
        text.push_str(&lines.join("\n"));
        text.into_bytes()
    })
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_refused_without_a_panic(bytes: Vec<u8>, passphrase: String) {
        prop_assert_eq!(opened(&passphrase, &bytes), Err(AgeError::NotAge));
    }

    #[test]
    fn what_only_looks_like_a_header_is_refused_without_a_panic(text in almost_a_header(), payload: Vec<u8>) {
        prop_assert!(open(PASSPHRASE, &text).is_err());
        prop_assert!(open(PASSPHRASE, &[&text, &b"\n"[..], &payload].concat()).is_err());
    }

    #[test]
    fn a_file_with_any_part_replaced_opens_as_it_was_or_not_at_all(
        start in 0_usize..220, length in 0_usize..20, new in proptest::collection::vec(any::<u8>(), 0..20),
    ) {
        let file = seal_with(QUICK, PASSPHRASE, b"the diary of a family").expect("sealed");
        let start = start.min(file.len());
        let end = (start + length).min(file.len());
        let changed = [&file[..start], &new, &file[end..]].concat();
        let result = opened(PASSPHRASE, &changed);
        if changed == file {
            prop_assert_eq!(result, Ok(b"the diary of a family".to_vec()));
        } else {
            prop_assert!(result.is_err());
        }
    }

    #[test]
    fn ours_and_the_other_tool_agree_on_any_text(plain: Vec<u8>, passphrase: String) {
        let ours = seal_with(QUICK, &passphrase, &plain).expect("sealed");
        let theirs = peer_seal(QUICK, &passphrase, &plain);
        prop_assert_eq!(opened(&passphrase, &theirs), Ok(plain.clone()));
        prop_assert_eq!(peer_open(&passphrase, &ours), Some(plain));
    }
}
