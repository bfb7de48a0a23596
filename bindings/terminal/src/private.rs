//! Folders and files for this user alone: what a family wrote down is nobody else's business on a shared computer.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// `foothold` in the folder that a variable names, else in one under the home folder; `None` where there is neither.
pub(crate) fn place(variable: &str, under_home: &str) -> Option<PathBuf> {
    let folder = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let base = folder(variable).or_else(|| folder("HOME").map(|home| home.join(under_home)))?;
    Some(base.join("foothold"))
}

/// Makes a folder and what is missing above it.
#[cfg(unix)]
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes a file.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if there is anything of that name: nothing is ever written over.
#[cfg(unix)]
pub(crate) fn new_file(file: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
}

/// True if nobody but its owner may read or write an open file.
#[cfg(unix)]
pub(crate) fn is_private(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o077 == 0)
}

#[cfg(not(unix))]
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(not(unix))]
pub(crate) fn new_file(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file)
}

#[cfg(not(unix))]
pub(crate) fn is_private(_: &File) -> io::Result<bool> {
    Ok(true)
}
