//! The diary as a thing: its lock, its export, its copies, and its end.

use crate::content::words;
use crate::store;
use crate::tracker;

use super::super::super::diary::Diary;
use super::super::super::guarding::{EXPORT, IMPORT, NEW_PIN};
use super::super::super::{Action, Block, Choice, FieldKind, Mark, NoticeKind, Route, Screen, Tap, Weight};
use super::super::{Draw, push};
use super::Drawn;

impl Draw<'_> {
    pub(super) fn storage(&self, diary: &mut Diary) -> Drawn {
        let locked = diary.read_locked(tracker::lock)?.is_some();
        let mut blocks = self.told(&Route::Storage, diary);
        blocks.push(self.paragraph(words::DIARY_TEXT));
        let doors = [
            ("lock", words::LOCK_TITLE, Route::Lock),
            ("export", words::EXPORT_TITLE, Route::Export),
            ("import", words::IMPORT_TITLE, Route::Import),
            ("share", words::SHARE_DIARY, Route::ShareDiary { after: None }),
            ("add", words::ADD_FILE, Route::AddFile),
        ];
        for (id, title, route) in doors {
            blocks.push(self.card(id, title, None, Weight::Quiet, push(route)));
        }
        if locked {
            blocks.push(self.act("lock-now", words::LOCK_NOW, None, Action::LockNow));
        }
        blocks.extend(self.copies(diary));
        blocks.extend(self.set_aside(diary));
        let delete = push(Route::DeleteAll);
        blocks.push(self.card("delete", words::DELETE_ALL, None, Weight::Quiet, delete));
        Ok(self.private_page(Route::Storage, self.say(words::STORAGE_TITLE), blocks))
    }

    /// The copies the app keeps by itself, with a way to go back to each.
    pub(super) fn copies(&self, diary: &Diary) -> Vec<Block> {
        let Some((folder, key)) = &diary.place else {
            return Vec::new();
        };
        let copies = store::snapshots(folder, key);
        let mut blocks = Vec::new();
        if !copies.is_empty() {
            blocks.push(self.heading(words::SNAPSHOTS));
            blocks.push(self.paragraph(words::SNAPSHOTS_TEXT));
        }
        blocks.extend(copies.iter().map(|copy| {
            let count = copy.entries.to_string();
            let title = match copy.taken {
                Some(day) => {
                    let day = super::day_words(&day.to_string(), self.locale());
                    self.say_with(words::SNAPSHOT_BACK, &[("date", &day), ("count", &count)])
                }
                None => self.say_with(words::SNAPSHOT_BACK_UPDATE, &[("count", &count)]),
            };
            Block::Card {
                id: format!("copy/{}", copy.number),
                title,
                text: None,
                weight: Weight::Quiet,
                tap: Tap::Do {
                    action: Action::BringBack { copy: copy.number },
                },
            }
        }));
        blocks
    }

    /// What lies here besides and no screen opens.
    fn set_aside(&self, diary: &Diary) -> Option<Block> {
        let (folder, _) = diary.place.as_ref()?;
        let days: Vec<String> = store::set_aside_days(folder)
            .iter()
            .map(|day| super::day_words(&day.to_string(), self.locale()))
            .collect();
        let words = self.say_with(words::ASIDE_KEPT, &[("days", &days.join(", "))]);
        (!days.is_empty()).then(|| super::paragraph("aside", words))
    }

    pub(super) fn lock_settings(&self, diary: &mut Diary) -> Drawn {
        let lock = diary.read_locked(tracker::lock)?;
        let mut blocks = vec![self.paragraph(words::LOCK_TEXT)];
        let fields = vec![
            self.field(
                "pin",
                words::LOCK_PIN_NEW,
                Some(words::LOCK_PIN_HINT),
                "",
                FieldKind::Pin,
            ),
            self.field("again", words::LOCK_PIN_AGAIN, None, "", FieldKind::Pin),
        ];
        blocks.push(self.form(NEW_PIN, fields, words::SAVE));
        if let Some(lock) = lock {
            blocks.push(Block::Question {
                id: "phone".into(),
                text: self.say(words::LOCK_PHONE),
                hint: Some(self.say(words::LOCK_PHONE_HINT)),
                choices: vec![Choice {
                    id: "phone".into(),
                    text: self.say(words::LOCK_PHONE_ON),
                    mark: if lock.phone { Mark::Yes } else { Mark::Clear },
                    tap: Tap::Do {
                        action: Action::SetPhoneLock { on: !lock.phone },
                    },
                    others: Vec::new(),
                }],
                finish: None,
            });
            blocks.push(self.act("remove", words::LOCK_REMOVE, None, Action::RemoveLock));
        }
        Ok(self.private_page(Route::Lock, self.say(words::LOCK_TITLE), blocks))
    }

    pub(super) fn export(&self) -> Screen {
        let fields = self.passphrase_fields();
        let blocks = vec![
            self.paragraph(words::EXPORT_TEXT),
            self.notice(NoticeKind::Note, words::EXPORT_CARE, None),
            self.form(EXPORT, fields, words::EXPORT_MAKE),
        ];
        self.private_page(Route::Export, self.say(words::EXPORT_TITLE), blocks)
    }

    /// A passphrase for a file, twice.
    pub(super) fn passphrase_fields(&self) -> Vec<super::Field> {
        let (label, hint) = (words::EXPORT_PASSPHRASE, words::EXPORT_PASSPHRASE_HINT);
        vec![
            self.field("passphrase", label, Some(hint), "", FieldKind::Passphrase),
            self.field("again", words::EXPORT_AGAIN, None, "", FieldKind::Passphrase),
        ]
    }

    /// First the file, then its passphrase.
    pub(super) fn import(&self, diary: &Diary) -> Screen {
        let mut blocks = vec![self.paragraph(words::IMPORT_TEXT)];
        let pick = Action::PickImport;
        if diary.picked.is_some() && !diary.adds {
            let fields = vec![self.field(
                "passphrase",
                words::IMPORT_PASSPHRASE,
                None,
                "",
                FieldKind::Passphrase,
            )];
            blocks.push(self.form(IMPORT, fields, words::IMPORT_BRING));
            blocks.push(self.act("pick", words::IMPORT_PICK_OTHER, None, pick));
        } else {
            let tap = Tap::Do { action: pick };
            blocks.push(self.card("pick", words::IMPORT_PICK, None, Weight::Main, tap));
        }
        self.private_page(Route::Import, self.say(words::IMPORT_TITLE), blocks)
    }

    pub(super) fn delete_all(&self) -> Screen {
        let blocks = vec![
            self.paragraph(words::DELETE_ALL_TEXT),
            self.card(
                "export",
                words::EXPORT_TITLE,
                None,
                Weight::Quiet,
                push(Route::Export),
            ),
            self.act(
                "confirm",
                words::DELETE_ALL_CONFIRM,
                None,
                Action::DeleteEverything,
            ),
        ];
        self.private_page(Route::DeleteAll, self.say(words::DELETE_ALL), blocks)
    }
}
