//! The file that holds the diary's key. A lost key is a lost diary, so nothing here ever writes over a key, and a crash
//! leaves a whole key or none.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use foothold_core::store::Key;
use zeroize::Zeroizing;

use crate::private;

/// What is longer is no key of ours.
const LONGEST: u64 = 1024;

/// What a key file holds.
pub(crate) enum Kept {
    /// A key.
    Key(Key),
    /// There is no such file.
    Nothing,
    /// It is there and holds no whole key.
    Damaged,
    /// Others on this computer may read it.
    Shared,
    /// It cannot be read now; it may be fine.
    Unread,
}

/// Where the key is kept, beside the diary.
pub(crate) fn file(folder: &Path) -> PathBuf {
    folder.join("diary.key")
}

/// The folder that core makes for the diary.
pub(crate) fn diary(folder: &Path) -> PathBuf {
    folder.join("diary")
}

/// Reads the key of a data folder.
pub(crate) fn read(folder: &Path) -> Kept {
    let file = file(folder);
    // Opening anything but a plain file could wait for ever.
    match fs::metadata(&file) {
        Ok(data) if data.is_file() => {}
        Ok(_) => return Kept::Unread,
        Err(error) if is_missing(&error) => return Kept::Nothing,
        Err(_) => return Kept::Unread,
    }
    let Ok(opened) = File::open(&file) else {
        return Kept::Unread;
    };
    match private::is_private(&opened) {
        Ok(true) => {}
        Ok(false) => return Kept::Shared,
        Err(_) => return Kept::Unread,
    }
    let mut text = Zeroizing::new(Vec::with_capacity(128));
    if opened.take(LONGEST).read_to_end(&mut text).is_err() {
        return Kept::Unread;
    }
    let bytes = Zeroizing::new(decoded(text.trim_ascii()).unwrap_or_default());
    Key::new(&bytes).map_or(Kept::Damaged, Kept::Key)
}

/// The first key of a folder without a diary: made and kept, or the one that another run has just kept.
///
/// # Errors
/// It could not be kept; then there is no key, and there must be no diary.
pub(crate) fn first(folder: &Path) -> io::Result<(Key, bool)> {
    private::make_folder(folder)?;
    alone(folder, || match read(folder) {
        Kept::Key(key) => Ok((key, false)),
        Kept::Nothing => {
            let key = Key::random().map_err(io::Error::other)?;
            write(folder, &key)?;
            Ok((key, true))
        }
        Kept::Damaged | Kept::Shared | Kept::Unread => Err(io::ErrorKind::AlreadyExists.into()),
    })
}

/// Keeps a key that a diary was made with.
///
/// # Errors
/// It is not kept. A key that is there is never written over.
pub(crate) fn keep(folder: &Path, key: &Key) -> io::Result<()> {
    private::make_folder(folder)?;
    alone(folder, || write(folder, key))
}

/// Deletes the key, and those that were put away. Flash keeps what is overwritten, so the files are not: what was
/// encrypted is deleted as well.
///
/// # Errors
/// One is still there.
pub(crate) fn forget(folder: &Path) -> io::Result<()> {
    let aside = (1..)
        .map(|number| aside(folder, number))
        .take_while(|file| file.exists());
    for file in std::iter::once(file(folder)).chain(aside) {
        match fs::remove_file(file) {
            Err(error) if !is_missing(&error) => return Err(error),
            _ => {}
        }
    }
    sync_folder(folder)
}

/// Puts the key's file away, whatever it holds: the diary that was set aside may be opened with it yet. Where it is
/// now; `None` if there was none.
///
/// # Errors
/// It is where it was.
pub(crate) fn put_aside(folder: &Path) -> io::Result<Option<PathBuf>> {
    let file = file(folder);
    let free = (1..)
        .map(|number| aside(folder, number))
        .find(|file| !file.exists());
    let Some(to) = free.filter(|_| fs::symlink_metadata(&file).is_ok()) else {
        return Ok(None);
    };
    fs::rename(&file, &to)?;
    sync_folder(folder)?;
    Ok(Some(to))
}

fn aside(folder: &Path, number: u32) -> PathBuf {
    file(folder).with_extension(format!("key.aside-{number}"))
}

/// True if there is no diary and nothing of one. In doubt there is one.
pub(crate) fn is_first(folder: &Path) -> bool {
    match fs::read_dir(diary(folder)) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => is_missing(&error),
    }
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// Two first runs at once must not each make a key: the second would take the first one's diary from it.
fn alone<T>(folder: &Path, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    // Only Unix lets a folder be opened, and not every file system knows locks: then two runs at the very same
    // moment are not told apart.
    let held = File::open(folder);
    if let Ok(held) = &held {
        let _ = held.lock();
    }
    work()
}

/// Writes beside, makes it last, and moves it into place.
fn write(folder: &Path, key: &Key) -> io::Result<()> {
    let file = file(folder);
    if fs::symlink_metadata(&file).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let beside = file.with_extension("key.part");
    // What a run that was cut short left behind.
    let _ = fs::remove_file(&beside);
    let written = private::new_file(&beside).and_then(|mut opened| {
        opened.write_all(encoded(key).as_bytes())?;
        opened.sync_all()?;
        fs::rename(&beside, &file)?;
        sync_folder(folder)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn encoded(key: &Key) -> Zeroizing<String> {
    // In one piece: what a string leaves behind when it grows is not wiped.
    let mut text = Zeroizing::new(String::with_capacity(65));
    for byte in key.bytes() {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(digit.into(), 16));
        }
    }
    text.push('\n');
    text
}

/// The bytes of hexadecimal digits; `None` for anything else.
fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let digit = |letter: u8| {
        char::from(letter)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let byte = |[high, low]: &[u8; 2]| Some(digit(*high)? << 4 | digit(*low)?);
    pairs.iter().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_file_and_is_never_written_over() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("data");
        assert!(matches!(read(&folder), Kept::Nothing) && is_first(&folder));
        let (key, made) = first(&folder).expect("a key");
        let Kept::Key(kept) = read(&folder) else {
            panic!("the key is kept");
        };
        assert!(made && kept.bytes() == key.bytes());
        let (again, made) = first(&folder).expect("the key");
        assert!(!made && again.bytes() == key.bytes());
        keep(&folder, &Key::random().expect("a key")).expect_err("there is a key");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
        forget(&folder).expect("the key is deleted");
        forget(&folder).expect("no key is no error");
        assert!(matches!(read(&folder), Kept::Nothing));
    }

    #[test]
    fn only_a_whole_key_is_one() {
        let home = tempfile::tempdir().expect("a folder");
        let whole = "0123456789abcdefABCDEF00".repeat(3)[..64].to_owned();
        for (text, is_key) in [
            (whole.as_str(), true),
            (&format!("{whole}\n"), true),
            (&whole[..63], false),
            (&whole[..62], false),
            (&format!("{whole}00"), false),
            (&"g".repeat(64), false),
            (&"é".repeat(32), false),
            ("", false),
            (&"0".repeat(100_000), false),
        ] {
            let _ = fs::remove_file(file(home.path()));
            let mut opened = private::new_file(&file(home.path())).expect("a file");
            opened.write_all(text.as_bytes()).expect("the file is written");
            match read(home.path()) {
                Kept::Key(_) => assert!(is_key, "{text}"),
                Kept::Damaged => assert!(!is_key, "{text}"),
                _ => panic!("{text}"),
            }
            match first(home.path()) {
                Ok((_, made)) => assert!(is_key && !made, "what is there stays: {text}"),
                Err(_) => assert!(!is_key, "{text}"),
            }
            assert_eq!(fs::read(file(home.path())).expect("the file"), text.as_bytes());
        }
    }

    #[test]
    fn runs_at_the_same_moment_agree_on_one_key() {
        let home = tempfile::tempdir().expect("a folder");
        let keys: Vec<[u8; 32]> = std::thread::scope(|scope| {
            let runs: Vec<_> = (0..16)
                .map(|_| scope.spawn(|| *first(home.path()).expect("a key").0.bytes()))
                .collect();
            runs.into_iter()
                .map(|run| run.join().expect("a run ends"))
                .collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }

    #[test]
    fn what_cannot_be_looked_at_counts_as_a_diary() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(diary(home.path()), "a file in the place of a folder").expect("a file");
        assert!(!is_first(home.path()));
    }
}
