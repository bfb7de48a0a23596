//! Foothold's behaviour. Front ends draw what [`app`] answers and own nothing.
//!
//! ```
//! // Help needs no object, no file and no set-up.
//! let help = foothold_core::app::help("US".into(), "en".into());
//! assert_eq!(help.help.emergency.label.text, "Call 911");
//! ```
//!
//! Data flows one way: `content/` is checked and packed at compile time ([`content`]); [`escalation`] and [`contacts`]
//! read it, pure and without a store; [`app`] turns both into screens. There is no clock, no network and no thread
//! of its own here.

pub mod app;
pub mod contacts;
pub mod content;
pub mod escalation;
pub mod store;
pub mod tracker;

// uniffi's derives and its re-export look for these at the root of the crate.
#[doc(hidden)]
pub use app::{UniFfiTag, uniffi_reexport_hack};
