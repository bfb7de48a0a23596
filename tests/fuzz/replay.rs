//! Every input that is kept, played once; and the proof's other half: blind tries do not find what is hidden.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use foothold_core::app::{Action, FieldValue, Foothold, Moment, Settings};
use foothold_fuzz::{TARGETS, hidden};

/// Panics so far, also such as core has caught.
static PANICS: AtomicUsize = AtomicUsize::new(0);

fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let entries = fs::read_dir(folder).expect("every target keeps inputs");
    let mut inputs: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    inputs.sort();
    inputs
}

#[test]
fn what_was_found_once_is_not_found_again() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        usual(panic);
    }));
    for (name, target) in TARGETS {
        let inputs = corpus(name);
        assert!(!inputs.is_empty(), "{name} keeps no input");
        for path in inputs {
            target(&fs::read(&path).expect("an input"));
            assert_eq!(PANICS.load(Ordering::SeqCst), 0, "{}", path.display());
        }
    }
}

// Found by `session`. Said again in words, since an input means something else once the target reads it another way.
#[test]
fn an_error_does_not_repeat_a_field_that_no_form_has() {
    let app = Foothold::new(Settings::first_run("US", "en"));
    let submit = Action::Submit {
        form: "numbers".into(),
        values: vec![FieldValue {
            id: "what someone wrote".into(),
            value: "not a number".into(),
        }],
    };
    let now = Moment {
        unix_seconds: 0,
        utc_offset_minutes: 0,
    };
    let error = app.perform(submit, now).expect_err("there is no such field");
    assert!(!format!("{error:?} {error}").contains("someone"), "{error:?}");
}

#[test]
fn blind_tries_do_not_find_what_the_fuzzer_finds() {
    // xorshift: the numbers are the same every time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..2_000_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        hidden(&state.to_le_bytes());
    }
}
