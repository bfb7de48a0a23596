//! The phone library. Core has the whole surface; this only puts it into a library of its own.

foothold_core::uniffi_reexport_scaffolding!();
