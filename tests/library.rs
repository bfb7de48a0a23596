//! What the phone library is made of: no network, no clock, small, aligned, and its surface on record.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .expect("cargo can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}: {errors}", arguments.join(" "));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The library as phones get it, but for this machine.
fn phone_library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        cargo(&[
            "build",
            "--quiet",
            "--locked",
            "--profile",
            "phone",
            "-p",
            "foothold-ffi",
        ]);
        target().join("phone/libfoothold.so")
    })
}

/// Symbols the library takes from the system.
fn imports(library: &Path) -> Vec<String> {
    let output = Command::new("nm")
        .args(["-D", "--undefined-only"])
        .arg(library)
        .output()
        .expect("nm can be run");
    assert!(output.status.success(), "nm reads {}", library.display());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let names = text.lines().filter_map(|line| line.split_whitespace().last());
    names
        .map(|name| name.split('@').next().unwrap_or(name).to_owned())
        .collect()
}

#[test]
fn the_library_takes_no_network_symbol() {
    let network = [
        "socket",
        "connect",
        "bind",
        "listen",
        "accept",
        "accept4",
        "getaddrinfo",
        "gethostbyname",
        "recv",
        "recvfrom",
        "recvmsg",
        "send",
        "sendto",
        "sendmsg",
        "res_init",
        "res_query",
        "getpeername",
        "getsockname",
        "setsockopt",
    ];
    let imports = imports(phone_library());
    assert!(
        imports.iter().any(|name| name == "malloc"),
        "the list of imports is read at all"
    );
    let found: Vec<_> = imports
        .iter()
        .filter(|name| network.contains(&name.as_str()))
        .collect();
    assert!(found.is_empty(), "the library could reach a network by {found:?}");
}

#[test]
fn the_library_takes_nothing_from_openssl() {
    let imports = imports(phone_library());
    let openssl = [
        "EVP_", "SSL_", "OPENSSL_", "CRYPTO_", "RAND_", "HMAC_", "PKCS5_", "ERR_", "OBJ_",
    ];
    let found: Vec<_> = imports
        .iter()
        .filter(|name| openssl.iter().any(|prefix| name.starts_with(prefix)))
        .collect();
    assert!(found.is_empty(), "OpenSSL is asked for {found:?}");
}

#[test]
fn the_librarys_sqlite_is_its_own_and_writes_no_log() {
    let bytes = std::fs::read(phone_library()).expect("the library can be read");
    let has = |text: &str| memchr::memmem::find(&bytes, text.as_bytes()).is_some();
    assert!(has("cipher_integrity_check"), "SQLCipher is in the library");
    // SQLCipher's words for a damaged page, which it would write to a phone's log.
    assert!(!has("hmac check failed"), "SQLCipher can write a log");
    // Another SQLite in the app's process must not find ours, nor ours it.
    let output = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(phone_library())
        .output()
        .expect("nm can be run");
    let exports = String::from_utf8_lossy(&output.stdout);
    assert!(exports.contains("uniffi_"), "the list of exports is read at all");
    let found: Vec<_> = exports.lines().filter(|line| line.contains(" sqlite3")).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_librarys_tree_has_no_network_crate_and_only_the_agreed_ones() {
    let tree = cargo(&[
        "tree",
        "--locked",
        "-p",
        "foothold-ffi",
        "-e",
        "normal",
        "--target",
        "all",
        "--prefix",
        "none",
    ]);
    let crates: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let network = [
        "reqwest",
        "hyper",
        "rustls",
        "native-tls",
        "openssl",
        "openssl-sys",
        "tokio",
        "mio",
        "socket2",
        "ureq",
        "curl",
        "quinn",
        "h2",
        "tungstenite",
        "async-std",
        "isahc",
        "surf",
        "libp2p",
        "hickory-resolver",
        "sentry",
    ];
    assert!(crates.contains(&"foothold-core"), "the tree is read at all");
    let found: Vec<_> = crates.iter().filter(|name| network.contains(name)).collect();
    assert!(found.is_empty(), "network crates: {found:?}");
    // What core names itself; everything else comes with these.
    let agreed = [
        "aes",
        "argon2",
        "cbc",
        "chacha20poly1305",
        "chrono",
        "foothold-content",
        "fst",
        "getrandom",
        "hkdf",
        "hmac",
        "rusqlite",
        "scrypt",
        "serde",
        "serde_json",
        "sha2",
        "subtle",
        "thiserror",
        "uniffi",
        "zeroize",
    ];
    let direct = cargo(&[
        "tree",
        "--locked",
        "-p",
        "foothold-core",
        "-e",
        "normal",
        "--depth",
        "1",
        "--prefix",
        "none",
    ]);
    for name in direct
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
    {
        assert!(
            agreed.contains(&name),
            "core depends on {name}, which nobody agreed to"
        );
    }
}

#[test]
fn the_library_is_small_and_stripped() {
    let size = std::fs::metadata(phone_library())
        .expect("the library was built")
        .len();
    // The goal is 2.0 MB, and it is missed: the encrypted store, the export's ciphers, and the screens of the diary, the
    // sheets and the practice talks are in it. It must not grow; shrink it and lower this.
    assert!(size <= 2_830_000, "{size} bytes");
    let symbols = Command::new("nm")
        .arg(phone_library())
        .output()
        .expect("nm can be run");
    assert!(
        symbols.stdout.is_empty(),
        "the library still has its symbol table"
    );
}

#[test]
fn bindings_are_generated_and_their_surface_is_on_record() {
    cargo(&["build", "--quiet", "--locked", "-p", "foothold-ffi"]);
    let library = target().join("debug/libfoothold.so");
    let out = tempfile::tempdir().expect("a folder can be made");
    let (folder, surface) = (out.path().join("out"), out.path().join("surface.txt"));
    let text = |path: &Path| path.to_str().expect("the path is text").to_owned();
    let arguments = [text(&library), text(&folder), text(&surface)];
    cargo(&[
        "run",
        "--quiet",
        "--locked",
        "-p",
        "foothold-generate",
        "--",
        &arguments[0],
        "--out",
        &arguments[1],
        "--surface",
        &arguments[2],
    ]);
    let kotlin = std::fs::read_to_string(folder.join("kotlin/org/foothold/core/foothold.kt"))
        .expect("Kotlin is written");
    let swift = std::fs::read_to_string(folder.join("swift/FootholdCore.swift")).expect("Swift is written");
    assert!(kotlin.contains("package org.foothold.core") && kotlin.contains("sealed class Block"));
    assert!(swift.contains("public enum Block") && swift.contains("public struct Screen"));
    let record =
        std::fs::read_to_string(root().join("bindings/surface.txt")).expect("the surface is on record");
    let now = std::fs::read_to_string(surface).expect("the surface is written");
    assert_eq!(
        record, now,
        "the surface changed: every app must follow. If that is meant, write it down with\n  cargo build -p foothold-ffi && \
         cargo run -p foothold-generate -- target/debug/libfoothold.so --surface bindings/surface.txt"
    );
}

#[test]
fn a_stripped_library_is_refused_with_the_reason() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--locked", "-p", "foothold-generate", "--"])
        .arg(phone_library())
        .args(["--out", "target/tests/nowhere"])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    assert!(!output.status.success());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("generate from an unstripped build"), "{errors}");
}
