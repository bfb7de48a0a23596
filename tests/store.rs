//! The diary's file: opened, written, copied, damaged, recovered, taken along.

#[path = "store/dumping.rs"]
mod dumping;
#[path = "store/keeping.rs"]
mod keeping;
#[path = "store/migrating.rs"]
mod migrating;
#[path = "store/opening.rs"]
mod opening;
#[path = "store/recovering.rs"]
mod recovering;
#[path = "store/sharing.rs"]
mod sharing;
#[path = "store/support.rs"]
mod support;
