//! Where everything lies in the diary's folder, and how a file gets there so that a loss of power leaves the old one or
//! the new one.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::options::Options;
use super::{Key, StoreError};

/// A diary's folder, how it is opened, and its key (`None` only in tests: a plain file).
#[derive(Clone)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    pub(super) key: Option<Key>,
    pub(super) options: Options,
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Place(..)")
    }
}

impl Place {
    /// As phones open it.
    pub(super) fn new(folder: &Path, key: Key) -> Self {
        Self {
            folder: folder.to_owned(),
            key: Some(key),
            options: Options::default(),
        }
    }

    /// The folder of the diary in use.
    pub(super) fn current(&self) -> PathBuf {
        current(&self.folder)
    }

    /// The diary in use.
    pub(super) fn diary(&self) -> PathBuf {
        self.current().join(DIARY)
    }

    /// Copies of earlier days.
    pub(super) fn snapshots(&self) -> PathBuf {
        self.folder.join(SNAPSHOTS)
    }
}

/// The database's name in each folder that holds one.
pub(super) const DIARY: &str = "diary.db";
pub(super) const SNAPSHOTS: &str = "snapshots";
pub(super) const ASIDE: &str = "aside";
pub(super) const KEY_CHECK: &str = "key-check";
/// A whole diary that is about to become the current one.
pub(super) const NEXT: &str = "next";

pub(super) fn current(folder: &Path) -> PathBuf {
    folder.join("current")
}

/// The name of something that is not whole yet. A leftover goes at the next open.
pub(super) fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// Makes the folder and its parents if they are not there, for this user alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    folder.parent().map_or(Ok(()), sync_folder)
}

/// Makes a file for this user alone if there is none: SQLite leaves its mode, and gives it to the log. What is in one
/// that is there stays: another process may have been faster.
pub(super) fn make_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes a file whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = part(path);
    let mut file = make_file(&part)?;
    file.set_len(0)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    rename(&part, path)
}

/// Renames and makes it last.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    let (old, new) = (from.parent(), to.parent());
    new.map_or(Ok(()), sync_folder)?;
    if old == new {
        return Ok(());
    }
    old.map_or(Ok(()), sync_folder)
}

/// Makes a file's content last.
pub(super) fn sync_file(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Makes a folder's names last.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Only Unix lets a folder be opened.
    if cfg!(unix) && !folder.as_os_str().is_empty() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Removes a file or a folder with all in it; nothing there is fine.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The names in a folder; none if there is no such folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Finishes a swap that was cut short and removes what never became whole.
pub(super) fn tidy(place: &Place) -> Result<(), StoreError> {
    for name in names(&place.folder)? {
        let path = place.folder.join(&name);
        if name == NEXT {
            if place.current().exists() {
                // Nobody was told that it was there.
                remove(&path)?;
            } else {
                rename(&path, &place.current())?;
            }
        } else if name.ends_with(".part") {
            remove(&path)?;
        }
    }
    Ok(())
}
