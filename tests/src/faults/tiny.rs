//! A real file system that is full soon.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file system of 300 KB.
#[derive(Debug)]
pub struct Tiny(PathBuf);

impl Tiny {
    /// Mounts it on a folder, until it is dropped; `None` if the system does not let this process do so.
    pub fn mount(folder: &Path) -> Option<Self> {
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=300k", "tmpfs"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        mount
            .is_ok_and(|status| status.success())
            .then(|| Self(folder.to_owned()))
    }
}

impl Drop for Tiny {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}
