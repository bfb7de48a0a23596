//! What `tests/faults/shim.c` wrote down: every change a process made to its files, and what it said, in order.

use std::fs;
use std::path::Path;

/// One call. `failed` calls changed nothing, save that a failed sync may drop what waited for it.
#[derive(Debug, Clone)]
pub enum Call {
    /// A file got a descriptor; it may have been made or emptied by that.
    Open {
        /// The descriptor.
        fd: i32,
        /// Its whole path.
        path: String,
        /// It was not there before.
        made: bool,
        /// What it held was dropped.
        emptied: bool,
    },
    /// A descriptor went.
    Close {
        /// The descriptor.
        fd: i32,
    },
    /// Bytes were written at a place.
    Write {
        /// The descriptor.
        fd: i32,
        /// The first byte's place.
        at: usize,
        /// The bytes.
        data: Vec<u8>,
    },
    /// The file got another length.
    Resize {
        /// The descriptor.
        fd: i32,
        /// The new length.
        size: usize,
    },
    /// What was written before is safe, unless the sync failed.
    Sync {
        /// The descriptor, of a file or a folder.
        fd: i32,
        /// The injected failure.
        failed: bool,
    },
    /// A name was changed, replacing what had the new name.
    Rename {
        /// The old name.
        from: String,
        /// The new name.
        to: String,
    },
    /// A second name was given.
    Link {
        /// The old name.
        from: String,
        /// The further name.
        to: String,
    },
    /// A name went.
    Unlink {
        /// The name.
        path: String,
    },
    /// A folder was made.
    MakeFolder {
        /// Its name.
        path: String,
    },
    /// The process said a line, such as that a write was acknowledged.
    Said(String),
}

/// Bytes of a record before its paths and data: `struct head` of the shim.
const HEAD: usize = 26;

/// Reads a trace. A record that a kill cut short ends it.
///
/// # Panics
/// If the trace is missing, or holds a call the model does not know: a blind spot, not a pass.
pub fn read(trace: &Path) -> Vec<Call> {
    let bytes = fs::read(trace).expect("the shim wrote a trace");
    let mut rest = bytes.as_slice();
    let mut calls = Vec::new();
    while let Some((head, after)) = rest.split_at_checked(HEAD) {
        let number = |at: usize| u32::from_le_bytes(head[at..at + 4].try_into().expect("four bytes"));
        let fd = number(2).cast_signed();
        let at = i64::from_le_bytes(head[6..14].try_into().expect("eight bytes"));
        let place = usize::try_from(at).unwrap_or(0);
        let [first, second, data] = [14, 18, 22].map(|at| number(at) as usize);
        let Some((body, after)) = after.split_at_checked(first + second + data) else {
            break;
        };
        rest = after;
        let text = |part: &[u8]| String::from_utf8_lossy(part).into_owned();
        let path = text(&body[..first]);
        let to = text(&body[first..first + second]);
        let data = &body[first + second..];
        let failed = head[1] != 0;
        if failed && head[0] != b's' {
            continue;
        }
        calls.push(match head[0] {
            b'o' => Call::Open {
                fd,
                path,
                made: at & 2 != 0,
                emptied: at & 1 != 0,
            },
            b'c' => Call::Close { fd },
            b'w' => Call::Write {
                fd,
                at: place,
                data: data.to_vec(),
            },
            b't' => Call::Resize { fd, size: place },
            b's' => Call::Sync { fd, failed },
            b'r' => Call::Rename { from: path, to },
            b'l' => Call::Link { from: path, to },
            b'u' | b'd' => Call::Unlink { path },
            b'm' => Call::MakeFolder { path },
            b'!' => Call::Said(text(data).trim_end().to_owned()),
            other => panic!("the model does not know the call `{}`", char::from(other)),
        });
    }
    calls
}
