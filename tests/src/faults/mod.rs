//! Faults for the diary: a disk that fails at a chosen call, power cuts, kills, damage; and what must hold after each.
//!
//! A process under test ([`process`]) writes by a [`script`] under a shim in C ([`run`]) that records and injects. Its
//! [`trace`] rebuilds every [`disk`] a power cut could leave. What was tried is counted by [`tally`].

pub mod damage;
pub mod diary;
pub mod disk;
pub mod every;
pub mod plan;
pub mod process;
pub mod random;
pub mod run;
pub mod script;
pub mod sweep;
pub mod tally;
pub mod tiny;
pub mod trace;
pub mod verify;
