//! The phone library beside a uniffi library with one function: size, and load to first screen in a fresh process.
//! Ratios of one interleaved run; build both first:
//!
//! ```text
//! cargo build --profile phone -p foothold-ffi -p foothold-bare
//! cargo bench -p foothold-tests --bench library
//! ```
#![allow(
    unsafe_code,
    clippy::print_stdout,
    reason = "loads libraries by hand and prints their ratios"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use libloading::{Library, Symbol};

/// Fresh processes per library.
const ROUNDS: usize = 40;

/// uniffi's buffer: capacity, length, data.
#[repr(C)]
#[derive(Clone, Copy)]
struct RustBuffer {
    capacity: u64,
    len: u64,
    data: *mut u8,
}

#[repr(C)]
struct ForeignBytes {
    len: i32,
    data: *const u8,
}

#[repr(C)]
struct CallStatus {
    code: i8,
    error: RustBuffer,
}

type FromBytes = unsafe extern "C" fn(ForeignBytes, &mut CallStatus) -> RustBuffer;

fn main() {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"),
        PathBuf::from,
    );
    let full = target.join("phone/libfoothold.so");
    let bare = target.join("phone/libfoothold_bare.so");
    if let Some(which) = std::env::var_os("FOOTHOLD_LOAD_ONCE") {
        let nanoseconds = if which == "full" {
            load_full(&full)
        } else {
            load_bare(&bare)
        };
        println!("{nanoseconds}");
        return;
    }
    if !full.exists() || !bare.exists() {
        println!("Build the libraries first: cargo build --profile phone -p foothold-ffi -p foothold-bare");
        return;
    }
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |data| data.len()) as f64;
    println!(
        "size: {:.0} / {:.0} bytes = {:.2} x bare",
        size(&full),
        size(&bare),
        size(&full) / size(&bare)
    );
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        times.0.push(in_fresh_process("full"));
        times.1.push(in_fresh_process("bare"));
    }
    times.0.sort_unstable();
    times.1.sort_unstable();
    let (full, bare) = (times.0[ROUNDS / 2] as f64, times.1[ROUNDS / 2] as f64);
    println!(
        "load + first help screen / load + first bare call, medians of {ROUNDS} fresh processes: {:.2}",
        full / bare
    );
}

fn in_fresh_process(which: &str) -> u128 {
    let this = std::env::current_exe().expect("a bench knows itself");
    let output = Command::new(this)
        .env("FOOTHOLD_LOAD_ONCE", which)
        .output()
        .expect("a bench can start itself");
    String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .expect("a round prints nanoseconds")
}

fn load_full(path: &Path) -> u128 {
    type Help = unsafe extern "C" fn(RustBuffer, RustBuffer, &mut CallStatus) -> RustBuffer;
    let start = Instant::now();
    // SAFETY: both names and types are uniffi's own, generated for this library; buffers are passed by value once.
    unsafe {
        let library = Library::new(path).expect("the library loads");
        let from: Symbol<'_, FromBytes> = library
            .get(b"ffi_foothold_core_rustbuffer_from_bytes")
            .expect("uniffi exports its buffers");
        let help: Symbol<'_, Help> = library
            .get(b"uniffi_foothold_core_fn_func_help")
            .expect("help is exported");
        let mut status = status();
        let region = from(bytes(b"US"), &mut status);
        let locale = from(bytes(b"en"), &mut status);
        let screen = help(region, locale, &mut status);
        assert!(status.code == 0 && screen.len > 1_000, "help is drawn");
        let taken = start.elapsed().as_nanos();
        std::mem::forget(library);
        taken
    }
}

fn load_bare(path: &Path) -> u128 {
    type Echo = unsafe extern "C" fn(RustBuffer, &mut CallStatus) -> RustBuffer;
    let start = Instant::now();
    // SAFETY: as above.
    unsafe {
        let library = Library::new(path).expect("the library loads");
        let from: Symbol<'_, FromBytes> = library
            .get(b"ffi_foothold_bare_rustbuffer_from_bytes")
            .expect("uniffi exports its buffers");
        let echo: Symbol<'_, Echo> = library
            .get(b"uniffi_foothold_bare_fn_func_echo")
            .expect("echo is exported");
        let mut status = status();
        let text = from(bytes(b"US"), &mut status);
        let echoed = echo(text, &mut status);
        assert!(status.code == 0 && echoed.len == 2, "echo answers");
        let taken = start.elapsed().as_nanos();
        std::mem::forget(library);
        taken
    }
}

fn bytes(text: &'static [u8]) -> ForeignBytes {
    ForeignBytes {
        len: text.len() as i32,
        data: text.as_ptr(),
    }
}

fn status() -> CallStatus {
    CallStatus {
        code: 0,
        error: RustBuffer {
            capacity: 0,
            len: 0,
            data: std::ptr::null_mut(),
        },
    }
}
