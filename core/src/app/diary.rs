//! The diary as the app holds it: closed, in trouble, open, locked. Behind a lock of its own, so that help, check,
//! guides and search never wait for it.

use std::path::PathBuf;

use rusqlite::{Connection, Transaction};

use crate::content::words;
use crate::store::{self, Key, Store, StoreError, Tended};
use crate::tracker::{self, Removed};

use super::sharing::Taken;
use super::{FootholdError, Phrase, Route, Trouble};

/// What the app knows about the diary.
#[derive(Default)]
pub(super) struct Diary {
    state: State,
    /// Where it is and with which key, once the platform said so.
    pub(super) place: Option<(PathBuf, Key)>,
    /// Where it is, if the key that came with it is none.
    pub(super) keyless: Option<PathBuf>,
    /// It was deleted, and none was opened since.
    pub(super) deleted: bool,
    /// Its own lock is on.
    pub(super) locked: bool,
    /// Reading what can be read of it was tried, and there was nothing.
    pub(super) nothing_to_salvage: bool,
    /// What was deleted and can be brought back, the last at the end.
    pub(super) undo: Vec<Removed>,
    /// What the last action has to say.
    pub(super) told: Option<Told>,
    /// What was typed into the search in notes.
    pub(super) query: String,
    /// What is to be handed on.
    pub(super) taken: Taken,
    /// The file that was picked, until its passphrase is typed.
    pub(super) picked: Option<Vec<u8>>,
    /// Whether a file is picked to add from, and not to take the diary's place.
    pub(super) adds: bool,
}

/// Something to say once, on the screen that comes next, however often that is drawn.
#[derive(Debug)]
pub(super) struct Told {
    text: Phrase,
    /// Where it was shown.
    shown: Option<Route>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Closed,
    Trouble(StoreError),
    Open(Store),
}

impl Diary {
    /// Opens the diary. What it was before closes first; what is to be said is still to be said.
    pub(super) fn open(&mut self, folder: PathBuf, key: Key) -> Result<(), StoreError> {
        let told = self.told.take();
        self.close();
        self.told = told;
        let opened = Store::open(&folder, key.clone());
        self.place = Some((folder, key));
        let opened = opened.and_then(|mut store| {
            let has_lock = store.read(tracker::lock)?.is_some();
            Ok((store, has_lock))
        });
        match opened {
            Ok((store, has_lock)) => {
                self.locked = has_lock;
                self.state = State::Open(store);
                Ok(())
            }
            Err(error) => {
                self.state = State::Trouble(error);
                Err(error)
            }
        }
    }

    /// Remembers where the diary is, and that what came with it is no key.
    pub(super) fn refuse(&mut self, folder: PathBuf, error: StoreError) {
        self.close();
        self.keyless = Some(folder);
        self.state = State::Trouble(error);
    }

    /// Opens again where it was.
    pub(super) fn open_again(&mut self) -> Result<(), StoreError> {
        match self.place.clone() {
            Some((folder, key)) => self.open(folder, key),
            None => Ok(()),
        }
    }

    /// Closes the file and forgets the key. What was deleted is gone then.
    pub(super) fn close(&mut self) {
        let before = std::mem::take(self);
        if let State::Open(store) = before.state {
            // Every acknowledged write is durable already; what cannot be tidied now is tidied at the next open.
            let _ = store.close();
        }
    }

    /// Has something to say on the screen that comes next.
    pub(super) fn tell(&mut self, text: Phrase) {
        self.told = Some(Told { text, shown: None });
    }

    /// What is to be said on this screen.
    pub(super) fn told_at(&mut self, route: &Route) -> Option<Phrase> {
        let told = self.told.as_mut()?;
        let shown = told.shown.get_or_insert_with(|| route.clone());
        (shown == route).then(|| told.text.clone())
    }

    /// What keeps the diary's screens from showing what is in it.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        match &self.state {
            State::Closed => Some(Trouble::Closed),
            State::Trouble(error) => Some(trouble(*error)),
            State::Open(_) if self.locked => Some(Trouble::Locked),
            State::Open(_) => None,
        }
    }

    /// True if the diary's file was taken away.
    pub(super) fn is_gone(&self) -> bool {
        self.place
            .as_ref()
            .is_some_and(|(folder, _)| store::is_gone(folder))
    }

    /// True while the file is open, locked or not.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.state, State::Open(_))
    }

    /// Reads, even while locked: for the lock itself and the plan of reminders.
    pub(super) fn read_locked<T>(
        &mut self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let State::Open(store) = &mut self.state else {
            return Err(StoreError::Missing);
        };
        let done = store.read(read);
        self.notice(done)
    }

    /// Writes, even while locked: for the lock itself.
    pub(super) fn write_locked<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let State::Open(store) = &mut self.state else {
            return Err(StoreError::Missing);
        };
        let done = store.write(write);
        self.notice(done)
    }

    /// What looking after the file has found.
    pub(super) fn tended(&mut self, tended: Result<Tended, StoreError>) -> Result<(), StoreError> {
        let tended = tended.and_then(|tended| {
            if tended.damaged {
                Err(StoreError::Damaged)
            } else {
                Ok(())
            }
        });
        self.notice(tended)
    }

    /// Damage found on the way is trouble from then on: nothing more of a damaged file is shown or written.
    fn notice<T>(&mut self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(StoreError::Damaged) = done {
            self.state = State::Trouble(StoreError::Damaged);
        }
        done
    }
}

/// What an app can do about an error of the store.
pub(super) fn trouble(error: StoreError) -> Trouble {
    match error {
        StoreError::KeyLength => Trouble::KeyLength,
        StoreError::WrongKey => Trouble::WrongKey,
        StoreError::Newer => Trouble::Newer,
        StoreError::Damaged => Trouble::Damaged,
        StoreError::Full => Trouble::Full,
        StoreError::ReadOnly => Trouble::ReadOnly,
        StoreError::Busy => Trouble::Busy,
        StoreError::Failed | StoreError::Missing | StoreError::Refused | StoreError::Random => {
            Trouble::Failed
        }
    }
}

/// What happened and what to do.
pub(super) fn reason(trouble: Trouble) -> &'static foothold_content::Message {
    match trouble {
        Trouble::Closed => words::DIARY_CLOSED,
        Trouble::Locked => words::DIARY_LOCKED,
        Trouble::KeyLength => words::DIARY_KEY_LENGTH,
        Trouble::WrongKey => words::DIARY_WRONG_KEY,
        Trouble::Newer => words::DIARY_NEWER,
        Trouble::Damaged => words::DIARY_DAMAGED,
        Trouble::Full => words::DIARY_FULL,
        Trouble::ReadOnly => words::DIARY_READ_ONLY,
        Trouble::Busy => words::DIARY_BUSY,
        Trouble::Failed => words::DIARY_FAILED,
    }
}

/// The error a front end sees.
pub(super) fn error(trouble: Trouble, locale: &str) -> FootholdError {
    FootholdError::Diary {
        trouble,
        reason: reason(trouble).get(locale),
    }
}
