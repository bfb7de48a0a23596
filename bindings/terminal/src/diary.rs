//! Where the diary is on this computer, and when it is open. It opens when a screen or an action needs it and not
//! before: help, the check and the guides never wait for it and make no file.

use std::env;
use std::path::{self, Path, PathBuf};

use foothold_content::Message;
use foothold_core::app::{Action, Foothold, FootholdError, Route, Trouble};
use foothold_core::content::words;
use foothold_core::store::Key;

use crate::diary_key::{self, Kept};
use crate::look::Look;
use crate::{Common, now, private};

/// The diary's place, its key, and whether it is open.
pub(crate) struct Diary {
    folder: Option<PathBuf>,
    open: bool,
    /// A key for a diary whose own key is gone. It is kept once the old diary was set aside with its help, and not
    /// before: a new key beside an old diary would look like the right one for ever.
    unkept: Option<Key>,
    /// What is wrong with the key or its place, while it is: core knows neither.
    pub(crate) trouble: Option<String>,
    /// What core says of why it could not open the diary.
    pub(crate) refused: Option<String>,
    /// What there is to say once.
    pub(crate) notice: Option<String>,
}

/// True for screens that show what is in the diary.
pub(crate) fn shows(route: &Route) -> bool {
    route.is_diary() || *route == Route::NextStep
}

/// True for actions that reach into the diary from a screen that is not the diary's.
pub(crate) fn needed_for(action: &Action) -> bool {
    matches!(action, Action::KeepStep { .. } | Action::SaveCheck)
}

/// True for actions after which there is another diary than before.
pub(crate) fn makes(action: &Action) -> bool {
    matches!(
        action,
        Action::StartAnew | Action::Salvage | Action::BringBack { .. }
    )
}

impl Diary {
    /// `--data`, else `FOOTHOLD_DATA`, else `$XDG_DATA_HOME/foothold`, else `~/.local/share/foothold`. Nothing is
    /// opened.
    pub(crate) fn at(common: &Common) -> Self {
        let named = || {
            env::var_os("FOOTHOLD_DATA")
                .filter(|folder| !folder.is_empty())
                .map(PathBuf::from)
        };
        let folder = common.data.clone().or_else(named);
        let folder = folder.and_then(|folder| path::absolute(folder).ok());
        Self {
            folder: folder.or_else(|| private::place("XDG_DATA_HOME", ".local/share")),
            open: false,
            unkept: None,
            trouble: None,
            refused: None,
            notice: None,
        }
    }

    /// Opens the diary if it is not open. Why it could not be stands in `trouble` and `refused`, and on its screens.
    pub(crate) fn open(&mut self, app: &Foothold, look: &Look) {
        if self.open {
            return;
        }
        (self.trouble, self.refused) = (None, None);
        let Some(folder) = self.folder.clone() else {
            self.trouble = Some(look.say(words::TERMINAL_DIARY_NO_PLACE, &[]).text);
            return;
        };
        match diary_key::read(&folder) {
            Kept::Key(key) => {
                self.unkept = None;
                if self.unlock(app, &folder, key.bytes().to_vec()) == Some(Trouble::WrongKey) {
                    self.trouble = Some(about_key(words::TERMINAL_KEY_WRONG, &folder, look));
                }
            }
            Kept::Nothing if diary_key::is_first(&folder) => match diary_key::first(&folder) {
                Ok((key, made)) => {
                    if made {
                        self.notice(about_key(words::TERMINAL_KEY_MADE, &folder, look));
                    }
                    self.unlock(app, &folder, key.bytes().to_vec());
                }
                Err(_) => self.trouble = Some(about_key(words::TERMINAL_KEY_NOT_KEPT, &folder, look)),
            },
            Kept::Nothing => self.open_without_key(app, &folder, look),
            Kept::Damaged => {
                // Core says the same of a key of no bytes.
                self.unlock(app, &folder, Vec::new());
                self.trouble = Some(about_key(words::TERMINAL_KEY_DAMAGED, &folder, look));
            }
            Kept::Shared => self.trouble = Some(about_key(words::TERMINAL_KEY_SHARED, &folder, look)),
            Kept::Unread => self.trouble = Some(about_key(words::TERMINAL_KEY_UNREAD, &folder, look)),
        }
    }

    /// What keeps it shut, if core says so.
    fn unlock(&mut self, app: &Foothold, folder: &Path, key: Vec<u8>) -> Option<Trouble> {
        let folder = diary_key::diary(folder).to_string_lossy().into_owned();
        match app.unlock(folder, key) {
            // Damage that opening does not meet is found now, while its screens can offer what to do. What else keeps a
            // copy from being made is said when the diary closes.
            Ok(()) => match app.tend(now()) {
                Err(FootholdError::Diary {
                    trouble: Trouble::Damaged,
                    reason,
                }) => self.refused = Some(reason),
                _ => self.open = true,
            },
            Err(failed) => {
                self.refused = Some(reason(&failed).to_owned());
                if let FootholdError::Diary { trouble, .. } = failed {
                    return Some(trouble);
                }
            }
        }
        None
    }

    /// There is something of a diary and no key to it: core is handed a key that nobody has kept, says what it finds,
    /// and its screens offer to start anew.
    fn open_without_key(&mut self, app: &Foothold, folder: &Path, look: &Look) {
        if self.unkept.is_none() {
            let Ok(key) = Key::random() else {
                self.trouble = Some(about_key(words::TERMINAL_KEY_NOT_KEPT, folder, look));
                return;
            };
            self.unlock(app, folder, key.bytes().to_vec());
            self.unkept = Some(key);
        }
        // Where it is open, what was there is set aside, and the diary itself was made just now.
        let message = if !self.open {
            words::TERMINAL_KEY_MISSING
        } else if self.keep_key(app, look) {
            return;
        } else {
            words::TERMINAL_KEY_NOT_KEPT
        };
        self.trouble = Some(about_key(message, folder, look));
    }

    /// Has one thing more to say.
    fn notice(&mut self, sentence: String) {
        let before = self.notice.take().map(|before| format!("{before} "));
        self.notice = Some(before.unwrap_or_default() + &sentence);
    }

    /// After an action that [`makes`] went well: a diary that was made with a new key needs that key the next time.
    pub(crate) fn was_made(&mut self, app: &Foothold, look: &Look) {
        self.open = true;
        (self.trouble, self.refused) = (None, None);
        if let Some(folder) = self.folder.clone().filter(|_| !self.keep_key(app, look)) {
            self.notice = Some(about_key(words::TERMINAL_KEY_NOT_KEPT, &folder, look));
        }
    }

    /// Keeps the key that the diary in use was made with; without that, closes it: what is written now could not be
    /// read tomorrow.
    fn keep_key(&mut self, app: &Foothold, look: &Look) -> bool {
        let (Some(key), Some(folder)) = (self.unkept.take(), &self.folder) else {
            return true;
        };
        let kept = diary_key::keep(folder, &key).is_ok();
        if kept {
            let made = about_key(words::TERMINAL_KEY_MADE, folder, look);
            self.notice(made);
        } else {
            app.lock();
            self.open = false;
        }
        kept
    }

    /// Deletes the key of a diary that was deleted, or puts away what is no key. The next screen of the
    /// diary makes a new one of both: until then nothing on this computer says that there was one.
    pub(crate) fn forget_key(&mut self, look: &Look) {
        self.open = false;
        self.unkept = None;
        let Some(folder) = &self.folder else {
            return;
        };
        // Whoever deletes a diary has it open, with its key; what is no key at all may be mended yet.
        if !matches!(diary_key::read(folder), Kept::Key(_)) {
            self.notice = match diary_key::put_aside(folder) {
                Ok(aside) => aside.map(|file| {
                    let file = file.display().to_string();
                    look.say(words::TERMINAL_KEY_ASIDE, &[("file", &file)]).text
                }),
                Err(_) => Some(about_key(words::TERMINAL_KEY_NOT_KEPT, folder, look)),
            };
        } else if diary_key::forget(folder).is_err() {
            self.notice = Some(about_key(words::TERMINAL_KEY_NOT_DELETED, folder, look));
        }
    }

    /// Looks after the file and closes it. After a fast leave it only closes.
    pub(crate) fn close(&mut self, app: &Foothold, look: &Look, fast: bool) {
        if !std::mem::take(&mut self.open) {
            return;
        }
        if !fast && let Err(failed) = app.tend(now()) {
            look.warn(reason(&failed));
        }
        app.lock();
    }
}

/// What core says of an error.
pub(crate) fn reason(error: &FootholdError) -> &str {
    match error {
        FootholdError::Invalid { reason, .. }
        | FootholdError::Diary { reason, .. }
        | FootholdError::Unexpected { reason } => reason,
    }
}

fn about_key(message: &Message, folder: &Path, look: &Look) -> String {
    let file = diary_key::file(folder).display().to_string();
    look.say(message, &[("file", &file)]).text
}
