//! How the library is linked: pages of the size Android asks for, and relocations packed.
//!
//! Static content holds many references, and each costs 24 bytes of plain relocation.

fn main() {
    let os = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    let env = std::env::var("CARGO_CFG_TARGET_ENV").unwrap_or_default();
    match (&os[..], &env[..]) {
        ("android", _) => {
            // Android 15 and later refuse libraries that are not aligned to 16 KB pages.
            println!("cargo::rustc-link-arg-cdylib=-Wl,-z,max-page-size=16384");
            // Every Android we run on (8, API 26) reads this form, API 23 was the first. `relr` is smaller by a few KB
            // and needs API 28, or 30 without Android's own tags: older phones would not load the library at all.
            println!("cargo::rustc-link-arg-cdylib=-Wl,--pack-dyn-relocs=android");
        }
        // Loaded by glibc 2.36 (Debian 12) and later; older ones say so instead of loading half of it.
        ("linux", "gnu") => println!("cargo::rustc-link-arg-cdylib=-Wl,-z,pack-relative-relocs"),
        _ => {}
    }
}
