//! Actions on the diary as a whole: its lock, its file, its copies. Slow work (a hash, a cipher with a passphrase)
//! is done while nothing is held that a screen needs.

use std::path::PathBuf;
use std::sync::PoisonError;

use rusqlite::Transaction;
use zeroize::Zeroizing;

use crate::content::words;
use crate::store::additions::{self, AdditionError};
use crate::store::{self, Key, StoreError, age, dump};
use crate::tracker::{self, Lock, PIN_DIGITS};

use super::adding::{ADD_FILE, SHARE_FILE};
use super::diary::{Diary, error, trouble};
use super::typed::{Typed, invalid};
use super::writing::go;
use super::{
    Action, Concern, Effect, FieldValue, Foothold, FootholdError, Mode, Moment, Outcome, Person, Phrase,
    Route, Trouble,
};

/// The forms that are about the diary as a whole.
pub(super) const NEW_PIN: &str = "pin";
pub(super) const ENTER_PIN: &str = "unlock";
pub(super) const EXPORT: &str = "export";
pub(super) const IMPORT: &str = "import";

/// The fewest characters of a passphrase. Whoever has the file can guess as often as they like.
const PASSPHRASE: usize = 12;

/// The largest file that is read: ten years of notes are 40 MB.
const LARGEST: usize = 256 * 1024 * 1024;

impl Foothold {
    pub(super) fn with_diary<T>(&self, work: impl FnOnce(&mut Diary) -> T) -> T {
        work(&mut self.diary.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn diary_error(&self, failed: StoreError) -> FootholdError {
        error(trouble(failed), &self.settings().locale)
    }

    fn problem(&self, field: &str, message: &foothold_content::Message) -> FootholdError {
        invalid(field, message, &self.settings().locale)
    }

    fn phrase(&self, message: &foothold_content::Message, slots: &[(&str, &str)]) -> Phrase {
        Phrase::new(message.with(&self.settings().locale, slots))
    }

    /// # Errors
    /// What keeps the diary from being used.
    fn needs_open(&self, diary: &Diary) -> Result<(), FootholdError> {
        match diary.trouble() {
            Some(trouble) => Err(error(trouble, &self.settings().locale)),
            None => Ok(()),
        }
    }

    /// # Errors
    /// The diary is locked.
    fn needs_no_pin(&self) -> Result<(), FootholdError> {
        match self.with_diary(|diary| diary.trouble()) {
            Some(Trouble::Locked) => Err(error(Trouble::Locked, &self.settings().locale)),
            _ => Ok(()),
        }
    }

    pub(super) fn open_diary(&self, folder: PathBuf, key: &[u8]) -> Result<(), FootholdError> {
        let key = match Key::new(key) {
            Ok(key) => key,
            Err(failed) => {
                self.with_diary(|diary| diary.refuse(folder, failed));
                return Err(self.diary_error(failed));
            }
        };
        self.with_diary(|diary| diary.open(folder, key))
            .map_err(|failed| self.diary_error(failed))
    }

    /// Actions that are about the diary as a whole; `None` if this is another one.
    pub(super) fn guard(&self, action: &Action, now: Moment) -> Option<Result<Outcome, FootholdError>> {
        Some(match action {
            Action::LockNow => self.lock_now(),
            Action::RemoveLock => self.remove_lock(now),
            Action::SetPhoneLock { on } => self.set_phone_lock(*on),
            Action::AskPhone => Ok(Outcome {
                go: None,
                effects: vec![Effect::Authenticate {
                    if_it_fails: self.phrase(words::LOCK_PHONE_FAILED, &[]),
                }],
            }),
            Action::PhoneKnowsYou => self.phone_knows_you(),
            Action::PickImport => self.pick_file(false),
            Action::PickAdditions => self.pick_file(true),
            Action::FilePicked { bytes } => self.file_picked(bytes),
            Action::StartAnew => self.start_anew(now),
            Action::Salvage => self.salvage(now),
            Action::BringBack { copy } => self.bring_back(*copy, now),
            Action::DeleteEverything => self.delete_everything(),
            Action::Submit { form, values } => match form.as_str() {
                NEW_PIN => self.new_pin(values, now),
                ENTER_PIN => self.enter_pin(values, now),
                EXPORT => self.export(values, now),
                IMPORT => self.import(values, now),
                SHARE_FILE => self.share_file(values, now),
                ADD_FILE => self.add_file(values, now),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn lock_now(&self) -> Result<Outcome, FootholdError> {
        self.with_diary(|diary| {
            let has_lock = diary
                .read_locked(tracker::lock)
                .map_err(|failed| self.diary_error(failed))?;
            diary.locked = has_lock.is_some();
            Ok(go(Route::Home, Mode::Reset))
        })
    }

    fn new_pin(&self, values: &[FieldValue], now: Moment) -> Result<Outcome, FootholdError> {
        let locale = self.settings().locale;
        let typed = Typed::new(values, &["pin", "again"], &locale)?;
        let pin = Zeroizing::new(typed.get("pin").to_owned());
        if !is_pin(&pin) {
            return Err(typed.invalid("pin", words::PIN_SHORT));
        }
        if *pin != typed.get("again") {
            return Err(typed.invalid("again", words::PIN_DIFFERS));
        }
        self.with_diary(|diary| self.needs_open(diary))?;
        let lock = Lock::new(&pin, false).map_err(|failed| self.diary_error(failed))?;
        self.change_lock(now, words::LOCK_SET, |transaction| {
            let before = tracker::lock(transaction)?;
            let phone = before.is_some_and(|before| before.phone);
            tracker::keep_lock(transaction, &lock.with_phone(phone))
        })
    }

    /// Sets, changes or takes off the lock. The copies there are open with another lock or none: they are replaced at
    /// once, or by the next [`Foothold::tend`].
    fn change_lock(
        &self,
        now: Moment,
        tell: &foothold_content::Message,
        change: impl FnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<Outcome, FootholdError> {
        let place = self.with_diary(|diary| {
            self.needs_open(diary)?;
            diary
                .write_locked(|transaction| {
                    change(transaction)?;
                    store::mark_due(transaction)
                })
                .map_err(|failed| self.diary_error(failed))?;
            diary.tell(self.phrase(tell, &[]));
            Ok(diary.place.clone())
        })?;
        if let Some((folder, key)) = place {
            let _ = store::tend(&folder, key, now.into());
        }
        Ok(go(Route::Storage, Mode::Return))
    }

    /// Right: the diary's screens open. Wrong: counted, and after some the wait grows.
    fn enter_pin(&self, values: &[FieldValue], now: Moment) -> Result<Outcome, FootholdError> {
        let locale = self.settings().locale;
        let typed = Typed::new(values, &["pin"], &locale)?;
        if !is_pin(typed.get("pin")) {
            // No guess: someone who is frightened types a word.
            return Err(typed.invalid("pin", words::PIN_SHORT));
        }
        let failed = |failed| self.diary_error(failed);
        // A guess is counted before it is checked, and read and counted in one, so that no two at once are free, in
        // this process or another, and none that is ended in between.
        let lock = self.with_diary(|diary| {
            let lock = diary.write_locked(|transaction| {
                let lock = tracker::lock(transaction)?;
                if let Some(lock) = lock.as_ref().filter(|lock| lock.wait(now.into()) == 0) {
                    let mut counted = lock.clone();
                    counted.guessed_wrong(now.into());
                    tracker::keep_lock(transaction, &counted)?;
                }
                Ok(lock)
            });
            diary.locked &= !matches!(lock, Ok(None));
            lock.map_err(failed)
        })?;
        let Some(mut lock) = lock else {
            return Ok(Outcome::default());
        };
        let wait = lock.wait(now.into());
        if wait > 0 {
            let minutes = (wait + 59) / 60;
            return Err(FootholdError::Invalid {
                field: "pin".into(),
                reason: words::LOCK_WAIT.with(&locale, &[("minutes", &minutes.to_string())]),
            });
        }
        if !lock.opens(typed.get("pin")).map_err(failed)? {
            return Err(typed.invalid("pin", words::LOCK_WRONG));
        }
        lock.guessed_right();
        self.with_diary(|diary| {
            diary
                .write_locked(|transaction| tracker::keep_lock(transaction, &lock))
                .map_err(failed)?;
            diary.locked = false;
            Ok(Outcome::default())
        })
    }

    fn phone_knows_you(&self) -> Result<Outcome, FootholdError> {
        self.with_diary(|diary| {
            let lock = diary
                .read_locked(tracker::lock)
                .map_err(|failed| self.diary_error(failed))?;
            match lock {
                Some(lock) if !lock.phone => Err(self.problem("phone", words::PROBLEM_UNKNOWN)),
                _ => {
                    diary.locked = false;
                    Ok(Outcome::default())
                }
            }
        })
    }

    fn remove_lock(&self, now: Moment) -> Result<Outcome, FootholdError> {
        self.change_lock(now, words::LOCK_REMOVED, tracker::remove_lock)
    }

    fn set_phone_lock(&self, on: bool) -> Result<Outcome, FootholdError> {
        self.with_diary(|diary| {
            self.needs_open(diary)?;
            let changed = diary.write_locked(|transaction| match tracker::lock(transaction)? {
                Some(lock) => tracker::keep_lock(transaction, &lock.with_phone(on)),
                None => Err(StoreError::Missing),
            });
            match changed {
                Ok(()) => Ok(Outcome::default()),
                Err(StoreError::Missing) => Err(self.problem("lock", words::PROBLEM_UNKNOWN)),
                Err(failed) => Err(self.diary_error(failed)),
            }
        })
    }

    fn export(&self, values: &[FieldValue], now: Moment) -> Result<Outcome, FootholdError> {
        let locale = self.settings().locale;
        let passphrase = new_passphrase(values, &locale)?;
        let plain = self.with_diary(|diary| {
            self.needs_open(diary)?;
            diary
                .read_locked(|connection| dump::export(connection).map(Zeroizing::new))
                .map_err(|failed| self.diary_error(failed))
        })?;
        let sealed =
            age::seal(&passphrase, plain.as_ref()).map_err(|_| self.diary_error(StoreError::Random))?;
        Ok(Outcome {
            go: None,
            effects: vec![Effect::Share {
                bytes: sealed,
                name: format!("diary-{}.age", tracker::Moment::from(now).day()),
                kind: "application/octet-stream".into(),
                if_it_fails: self.phrase(words::EXPORT_NOT_SHARED, &[]),
            }],
        })
    }

    /// Lets the user choose a file: to take the diary's place, or to add from. What was picked before is forgotten.
    fn pick_file(&self, adds: bool) -> Result<Outcome, FootholdError> {
        self.with_diary(|diary| (diary.adds, diary.picked) = (adds, None));
        Ok(Outcome {
            go: None,
            effects: vec![Effect::PickFile {
                if_it_fails: self.phrase(words::IMPORT_NO_FILE, &[]),
            }],
        })
    }

    fn file_picked(&self, bytes: &[u8]) -> Result<Outcome, FootholdError> {
        if bytes.len() > LARGEST {
            return Err(self.problem("file", words::IMPORT_TOO_BIG));
        }
        self.with_diary(|diary| {
            self.needs_open(diary)?;
            diary.picked = Some(bytes.to_vec());
            let form = if diary.adds { Route::AddFile } else { Route::Import };
            Ok(go(form, Mode::Return))
        })
    }

    /// The file that was picked, without its passphrase.
    pub(super) fn open_picked(&self, typed: &Typed<'_>) -> Result<Zeroizing<Vec<u8>>, FootholdError> {
        let picked = self.with_diary(|diary| {
            self.needs_open(diary)?;
            Ok(diary.picked.clone())
        })?;
        let picked = picked.ok_or_else(|| typed.invalid("file", words::IMPORT_PICK))?;
        age::open(typed.exact("passphrase"), &picked).map_err(|refused| {
            let (field, message) = match refused {
                age::AgeError::WrongPassphraseOrDamaged => ("passphrase", words::IMPORT_WRONG_PASSPHRASE),
                age::AgeError::Damaged => ("file", words::IMPORT_DAMAGED),
                age::AgeError::TooCostly => ("file", words::IMPORT_TOO_BIG),
                _ => ("file", words::IMPORT_NOT_AGE),
            };
            typed.invalid(field, message)
        })
    }

    fn import(&self, values: &[FieldValue], now: Moment) -> Result<Outcome, FootholdError> {
        let locale = self.settings().locale;
        let typed = Typed::new(values, &["passphrase"], &locale)?;
        let plain = self.open_picked(&typed)?;
        self.with_diary(|diary| {
            self.needs_open(diary)?;
            let Some((folder, key)) = diary.place.clone() else {
                return Err(error(Trouble::Closed, &locale));
            };
            // What is there now can be brought back.
            store::snapshot_now(&folder, key, now.into()).map_err(|failed| self.diary_error(failed))?;
            let mut refused = None;
            let done = diary.write_locked(|transaction| {
                dump::import(transaction, &plain).map_err(|why| {
                    let failed = why.store_error();
                    refused = Some(why);
                    failed
                })
            });
            let imported = done.map_err(|failed| match refused {
                Some(dump::ImportError::Store(_)) | None => self.diary_error(failed),
                Some(dump::ImportError::NewerVersion) => typed.invalid("file", words::IMPORT_NEWER),
                Some(_) if !matches!(additions::read(&plain), Err(AdditionError::NotAdditions)) => {
                    typed.invalid("file", words::IMPORT_IS_ADDITIONS)
                }
                Some(_) => typed.invalid("file", words::IMPORT_NOT_DIARY),
            })?;
            diary.picked = None;
            diary.undo.clear();
            let count = imported.entries.to_string();
            diary.tell(self.phrase(words::IMPORTED, &[("count", &count)]));
            Ok(Outcome {
                effects: vec![Effect::RemindersChanged],
                ..go(Route::Diary, Mode::Return)
            })
        })
    }

    /// Does something to the closed file, then opens again.
    fn on_the_file<T>(
        &self,
        work: impl FnOnce(&std::path::Path, Key) -> Result<T, StoreError>,
        tell: impl FnOnce(&T) -> Phrase,
    ) -> Result<Outcome, FootholdError> {
        self.with_diary(|diary| {
            let Some((folder, key)) = diary.place.clone() else {
                return Err(error(Trouble::Closed, &self.settings().locale));
            };
            diary.close();
            diary.place = Some((folder.clone(), key.clone()));
            let done = work(&folder, key);
            let opened = diary.open_again();
            let done = done.map_err(|failed| self.diary_error(failed))?;
            opened.map_err(|failed| self.diary_error(failed))?;
            diary.tell(tell(&done));
            Ok(Outcome {
                effects: vec![Effect::RemindersChanged],
                ..go(Route::Diary, Mode::Return)
            })
        })
    }

    fn start_anew(&self, now: Moment) -> Result<Outcome, FootholdError> {
        // Whoever cannot open it may not put it away either, and then delete everything.
        self.needs_no_pin()?;
        // Without a key there is nothing to begin with: the platform makes one and unlocks.
        if let Some(folder) = self.with_diary(|diary| diary.keyless.clone()) {
            match store::set_aside(&folder, now.into()) {
                Ok(()) | Err(StoreError::Missing) => {}
                Err(failed) => return Err(self.diary_error(failed)),
            }
            self.with_diary(|diary| {
                diary.close();
                diary.tell(self.phrase(words::SET_ASIDE, &[]));
            });
            return Ok(Outcome {
                effects: vec![Effect::ForgetKey],
                ..go(Route::Diary, Mode::Return)
            });
        }
        self.on_the_file(
            |folder, _| store::set_aside(folder, now.into()),
            |()| self.phrase(words::SET_ASIDE, &[]),
        )
    }

    fn salvage(&self, now: Moment) -> Result<Outcome, FootholdError> {
        let mut fullest = 0;
        let done = self.on_the_file(
            |folder, key| {
                let copies = store::snapshots(folder, &key);
                fullest = copies.iter().map(|copy| copy.entries).max().unwrap_or(0);
                store::salvage(folder, key, now.into()).map(|salvaged| (salvaged.read, fullest))
            },
            |(read, fullest)| {
                let message = if fullest > read {
                    words::SALVAGED_LESS
                } else {
                    words::SALVAGED
                };
                self.phrase(
                    message,
                    &[("read", &read.to_string()), ("copy", &fullest.to_string())],
                )
            },
        );
        match done {
            // The button that was touched cannot help, and must not go on saying that it can.
            Err(FootholdError::Diary {
                trouble: Trouble::Damaged,
                ..
            }) => {
                self.with_diary(|diary| diary.nothing_to_salvage = true);
                Err(FootholdError::Diary {
                    trouble: Trouble::Damaged,
                    reason: words::SALVAGED_NOTHING.get(&self.settings().locale),
                })
            }
            done => done,
        }
    }

    fn bring_back(&self, copy: u32, now: Moment) -> Result<Outcome, FootholdError> {
        self.needs_no_pin()?;
        let is_usable = self.with_diary(|diary| diary.trouble().is_none());
        let back = if is_usable {
            store::go_back
        } else {
            store::bring_back
        };
        self.on_the_file(
            |folder, key| back(folder, key, copy, now.into()),
            |()| self.phrase(words::SNAPSHOT_BACK_DONE, &[]),
        )
    }

    fn delete_everything(&self) -> Result<Outcome, FootholdError> {
        self.with_diary(|diary| {
            let Some((folder, _)) = diary.place.clone() else {
                return Err(error(Trouble::Closed, &self.settings().locale));
            };
            if diary.trouble() == Some(Trouble::Locked) {
                return Err(error(Trouble::Locked, &self.settings().locale));
            }
            diary.close();
            store::delete_everything(&folder).map_err(|failed| self.diary_error(failed))?;
            diary.deleted = true;
            // On the first screen: the diary's own would make a new one.
            let settings = {
                let mut state = self.state();
                state.session.told = Some(words::DELETED_ALL);
                // What was said about them goes too, though it is kept elsewhere.
                state.settings.person = Person::Unsaid;
                state.settings.concern = Concern::Unsaid;
                state.settings.clinician_number.clear();
                state.settings.clone()
            };
            let keep = Effect::KeepSettings {
                settings,
                if_it_fails: self.phrase(words::SETTINGS_NOT_KEPT, &[]),
            };
            Ok(Outcome {
                effects: vec![keep, Effect::RemindersChanged, Effect::ForgetKey],
                ..go(Route::Home, Mode::Reset)
            })
        })
    }
}

/// A passphrase for a new file, typed twice.
///
/// # Errors
/// It is too short, or not typed alike.
pub(super) fn new_passphrase(
    values: &[FieldValue],
    locale: &str,
) -> Result<Zeroizing<String>, FootholdError> {
    let typed = Typed::new(values, &["passphrase", "again"], locale)?;
    let passphrase = Zeroizing::new(typed.exact("passphrase").to_owned());
    if passphrase.chars().count() < PASSPHRASE {
        return Err(typed.invalid("passphrase", words::PASSPHRASE_SHORT));
    }
    if *passphrase != typed.exact("again") {
        return Err(typed.invalid("again", words::PASSPHRASE_DIFFERS));
    }
    Ok(passphrase)
}

fn is_pin(typed: &str) -> bool {
    PIN_DIGITS.contains(&typed.len()) && typed.bytes().all(|digit| digit.is_ascii_digit())
}
