//! An encrypted file for another caregiver: made of what was chosen, and taken in.

use crate::content::words;

use super::super::super::adding::{ADD_FILE, SHARE_FILE};
use super::super::super::diary::Diary;
use super::super::super::sharing::Shared;
use super::super::super::{Action, FieldKind, Route, Screen, Tap, Weight};
use super::super::{Draw, push};
use super::Drawn;

impl Draw<'_> {
    /// What leaves, then its passphrase.
    pub(super) fn share_file(&self, diary: &mut Diary) -> Drawn {
        let mut blocks = self.share_care(words::EXPORT_CARE);
        let paper = self.chosen_paper(diary, Shared::is_entry)?;
        if paper.parts.is_empty() {
            blocks.push(self.paragraph(words::SHEET_SHARE_PICK));
            let choose = push(Route::ShareDiary { after: None });
            blocks.push(self.card("choose", words::SHARE_DIARY, None, Weight::Main, choose));
        } else {
            blocks.push(self.paragraph(words::SHARE_FILE_TEXT));
            blocks.push(self.heading(words::SHEET_PREVIEW));
            blocks.extend(paper.preview());
            blocks.push(self.form(SHARE_FILE, self.passphrase_fields(), words::EXPORT_MAKE));
        }
        Ok(self.private_page(Route::ShareFile, self.say(words::SHARE_FILE), blocks))
    }

    /// First the file, then its passphrase.
    pub(super) fn add_file(&self, diary: &Diary) -> Screen {
        let mut blocks = vec![self.paragraph(words::ADD_FILE_TEXT)];
        let pick = Action::PickAdditions;
        if diary.picked.is_some() && diary.adds {
            let passphrase = self.field(
                "passphrase",
                words::IMPORT_PASSPHRASE,
                None,
                "",
                FieldKind::Passphrase,
            );
            blocks.push(self.form(ADD_FILE, vec![passphrase], words::ADD_FILE));
            blocks.push(self.act("pick", words::IMPORT_PICK_OTHER, None, pick));
        } else {
            let tap = Tap::Do { action: pick };
            blocks.push(self.card("pick", words::IMPORT_PICK, None, Weight::Main, tap));
        }
        self.private_page(Route::AddFile, self.say(words::ADD_FILE), blocks)
    }
}
