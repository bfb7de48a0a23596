//! The diary as text that other programs can read: what an export holds once its passphrase is taken off.
//!
//! UTF-8 JSON. The same diary always gives the same bytes, one row a line:
//!
//! ```json
//! {"format":"foothold-diary","version":3,"tables":{
//! "person":[
//! {"id":1,"nickname":"Sam","age":"minor","concern":"","region":"US","clinician_number":"","created":1795348800}
//! ],
//! "step":[],
//! "note":[],
//! "win":[],
//! "saved_check":[],
//! "worksheet":[],
//! "discharge":[]
//! }}
//! ```
//!
//! Tables and columns are those of `schema.sql`, in its order, without `setting` and without `removed`; rows are in the
//! order of their ids. Rows that are removed are left out, and so is what is about a removed person. An import takes
//! any order and any white space, and nothing else: every table of its version, every column, known names only.
//! Version 1 has no `worksheet`, version 2 no `discharge`.

mod export;
mod import;
mod visit;

pub use export::export;
pub use import::{ImportError, Imported, import};

pub(super) const FORMAT: &str = "foothold-diary";

/// Rises when the tables or columns do; older ones stay readable.
const VERSION: u64 = 3;
