//! A panic in core never takes the app with it: an action answers an error, a screen shows help, the diary keeps what
//! was acknowledged. The same through the phone library's own symbols, where a panic that got out would end the app.

#![allow(unsafe_code, reason = "calls a library as Kotlin and Swift do")]

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};
use std::process::Command;

use foothold_core::UniFfiTag;
use foothold_core::app::{Action, Effect, Foothold, FootholdError, Route, Screen, Settings, Tap};
use foothold_tests::{CHECKED, submit, text};
use libloading::{Library, Symbol};
use uniffi::{ForeignBytes, Lift, Lower, RustBuffer, RustCallStatus, RustCallStatusCode};

const KEY: [u8; 32] = [7; 32];

fn win(words: &str) -> Action {
    submit("win", &[("words", words)])
}

fn name(folder: &Path) -> String {
    folder.to_str().expect("a plain name").to_owned()
}

/// The help screen, with a word about what happened.
fn is_help(screen: &Screen) {
    assert_eq!(screen.route, Route::Help);
    assert!(!screen.private);
    let Tap::Reach { channel } = &screen.help.emergency.tap else {
        panic!("the emergency button reaches nobody");
    };
    assert!(matches!(&channel.effect, Effect::Dial { number, .. } if number == "911"));
    assert!(text(screen).contains("988"));
}

#[test]
fn a_panic_becomes_an_error_or_the_help_screen_and_the_diary_keeps_what_was_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = Foothold::new(Settings::first_run("US", "en"));
    app.unlock(name(folder.path()), KEY.to_vec())
        .expect("a new diary");
    app.perform(win("kept at first"), CHECKED).expect("kept");

    app.panic_next();
    let error = app.perform(win("never kept"), CHECKED).expect_err("it panics");
    assert!(matches!(&error, FootholdError::Unexpected { reason } if !reason.is_empty()));
    app.panic_next();
    is_help(&app.screen(Route::Timeline { after: None }, CHECKED));
    app.panic_next();
    is_help(&app.screen(Route::Guides, CHECKED));
    app.panic_next();
    assert_eq!(app.reminders(CHECKED), None, "what is armed must stay");
    assert_eq!(app.reminders(CHECKED), Some(Vec::new()));

    app.perform(win("kept at last"), CHECKED)
        .expect("the object stays usable");
    drop(app);
    let again = Foothold::new(Settings::first_run("US", "en"));
    again
        .unlock(name(folder.path()), KEY.to_vec())
        .expect("the same diary");
    let kept = text(&again.screen(Route::Timeline { after: None }, CHECKED));
    assert!(
        kept.contains("kept at first") && kept.contains("kept at last"),
        "{kept}"
    );
    assert!(
        !kept.contains("never kept") && !kept.contains("half written"),
        "{kept}"
    );
}

type Handle = u64;
type Buffer<'l> = Symbol<'l, unsafe extern "C" fn(ForeignBytes, &mut RustCallStatus) -> RustBuffer>;
type New<'l> = Symbol<'l, unsafe extern "C" fn(RustBuffer, &mut RustCallStatus) -> Handle>;
type Clone<'l> = Symbol<'l, unsafe extern "C" fn(Handle, &mut RustCallStatus) -> Handle>;
type Free<'l> = Symbol<'l, unsafe extern "C" fn(Handle, &mut RustCallStatus)>;
type Call<'l> =
    Symbol<'l, unsafe extern "C" fn(Handle, RustBuffer, RustBuffer, &mut RustCallStatus) -> RustBuffer>;

/// The library, made as `cargo test --workspace` made it already: then this only makes sure.
fn library() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--locked", "--workspace", "--profile", "test"])
        .args(["--example", "foothold_panics"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the library is built");
    let this = std::env::current_exe().expect("a test knows itself");
    let profile = this.ancestors().nth(2).expect("target/debug/deps");
    let name = format!("{DLL_PREFIX}foothold_panics{DLL_SUFFIX}");
    profile.join("examples").join(name)
}

/// A value as it crosses the line.
fn bytes<T: Lower<UniFfiTag>>(value: T) -> Vec<u8> {
    let mut bytes = Vec::new();
    T::write(value, &mut bytes);
    bytes
}

#[test]
fn through_the_phone_library_a_panic_is_an_error_and_the_next_call_works() {
    // SAFETY: names and types are those of uniffi's scaffolding for this very core; every buffer is made by the library
    // and passed once, and a handle is cloned for each call, as generated code does.
    unsafe {
        let library = Library::new(library()).expect("the library loads");
        let get = |name: &str| format!("uniffi_foothold_core_fn_{name}");
        let buffer: Buffer<'_> = library
            .get(b"ffi_foothold_core_rustbuffer_from_bytes")
            .expect("buffers");
        let new: New<'_> = library.get(get("constructor_foothold_new")).expect("new");
        let clone: Clone<'_> = library.get(get("clone_foothold")).expect("clone");
        let free: Free<'_> = library.get(get("free_foothold")).expect("free");
        let panic_next: Free<'_> = library
            .get(get("method_foothold_panic_next"))
            .expect("panic_next");
        let perform: Call<'_> = library.get(get("method_foothold_perform")).expect("perform");
        let screen: Call<'_> = library.get(get("method_foothold_screen")).expect("screen");

        let mut status = RustCallStatus::default();
        let status = &mut status;
        let lent = |bytes: &[u8]| ForeignBytes::from_raw_parts(bytes.as_ptr(), bytes.len() as i32);
        let settings = bytes(Settings::first_run("US", "en"));
        let app = new(buffer(lent(&settings), status), status);
        let call = |method: &Call<'_>, argument: &[u8]| {
            let mut status = RustCallStatus::default();
            let (argument, now) = (lent(argument), bytes(CHECKED));
            let (argument, now) = (buffer(argument, &mut status), buffer(lent(&now), &mut status));
            let answer = method(clone(app, &mut status), argument, now, &mut status);
            (answer, status)
        };
        let (leave, help) = (bytes(Action::Leave), bytes(Route::Help));

        panic_next(clone(app, status), status);
        let (_, answered) = call(&perform, &leave);
        // Not `UnexpectedError`: that would be a panic that only uniffi caught, which apps cannot act on.
        assert_eq!(answered.code, RustCallStatusCode::Error);
        let error = std::mem::ManuallyDrop::into_inner(answered.error_buf).destroy_into_vec();
        let error = <FootholdError as Lift<UniFfiTag>>::try_read(&mut &error[..]).expect("an error of ours");
        assert!(matches!(error, FootholdError::Unexpected { .. }), "{error:?}");

        panic_next(clone(app, status), status);
        for _ in 0..2 {
            let (answer, answered) = call(&screen, &help);
            assert_eq!(answered.code, RustCallStatusCode::Success);
            let drawn = answer.destroy_into_vec();
            is_help(&<Screen as Lift<UniFfiTag>>::try_read(&mut &drawn[..]).expect("a screen"));
        }
        let (_, answered) = call(&perform, &leave);
        assert_eq!(
            answered.code,
            RustCallStatusCode::Success,
            "the object stays usable"
        );
        free(app, status);
        assert_eq!(status.code, RustCallStatusCode::Success);
    }
}
