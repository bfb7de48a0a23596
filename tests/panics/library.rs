//! The phone library as `bindings/ffi` makes it, with a way to panic.

foothold_core::uniffi_reexport_scaffolding!();
