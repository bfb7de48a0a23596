//! Where everything lies in the diary's folder, and how a file gets there so that a loss of power leaves the old one or
//! the new one.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

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

/// How a process holds a diary's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// With others that read and write the diary.
    Shared,
    /// Alone: to make, replace or delete it. Somebody who has it open would go on writing into what was taken away.
    Alone,
}

/// Holds a folder until the answer is dropped or the process ends, as `how` says at that moment. Where a file system
/// knows no such locks nobody is kept out: phones run one process.
///
/// # Errors
/// [`StoreError::Busy`] if somebody else holds it for longer than SQLite would wait.
pub(super) fn hold(
    folder: &Path,
    mut how: impl FnMut() -> Result<Hold, StoreError>,
) -> Result<(Held, Hold), StoreError> {
    const TRIES: u32 = 250;
    const PAUSE: Duration = Duration::from_millis(20);
    let Ok(file) = File::open(folder) else {
        return Ok((Held(None), how()?));
    };
    for _ in 0..TRIES {
        // Asked anew each time: while this one waited, another may have done what there was to do.
        let now = how()?;
        let tried = match now {
            Hold::Shared => file.try_lock_shared(),
            Hold::Alone => file.try_lock(),
        };
        match tried {
            Ok(()) if now == how()? => return Ok((Held(Some(file)), now)),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return Ok((Held(None), now)),
        }
    }
    Err(StoreError::Busy)
}

/// Holds a folder with others that read and write the diary.
///
/// # Errors
/// As [`hold`].
pub(super) fn hold_shared(folder: &Path) -> Result<Held, StoreError> {
    hold(folder, || Ok(Hold::Shared)).map(|(held, _)| held)
}

/// Holds a folder alone, to replace or delete what is in it.
///
/// # Errors
/// As [`hold`].
pub(super) fn hold_alone(folder: &Path) -> Result<Held, StoreError> {
    hold(folder, || Ok(Hold::Alone)).map(|(held, _)| held)
}

/// A folder that is held.
#[derive(Debug)]
pub(super) struct Held(Option<File>);

impl Held {
    /// Lets others read and write beside this one.
    pub(super) fn share(&self) {
        // Nobody who waits to replace the diary may come between, but for that moment.
        if let Some(file) = &self.0 {
            let _ = file.lock_shared();
        }
    }
}

/// True if there is something to make or to finish before the diary can be used, which one process must do alone.
pub(super) fn needs_work(place: &Place) -> Result<bool, StoreError> {
    let is_left = |name: &String| name == NEXT || name.ends_with(".part");
    Ok(!place.diary().exists() || names(&place.folder)?.iter().any(is_left))
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
