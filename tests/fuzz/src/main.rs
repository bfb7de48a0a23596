//! One target under libFuzzer, by the name in `FOOTHOLD_FUZZ`. `tests/fuzz/run` builds and calls it.

#![no_main]

use std::sync::LazyLock;

use foothold_fuzz::Target;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("FOOTHOLD_FUZZ").unwrap_or_default();
    foothold_fuzz::target(&name).unwrap_or_else(|| panic!("FOOTHOLD_FUZZ names no target: `{name}`"))
});

// The crate's own hook ends the process at any panic, also at one that core would have caught.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| TARGET(bytes));
