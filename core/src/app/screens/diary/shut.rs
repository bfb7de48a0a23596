//! The diary while nothing of it may or can be shown: closed, locked, or in trouble. One plain sentence, what can be
//! done, and help as ever.

use crate::content::words;
use crate::tracker;

use super::super::super::diary::{Diary, reason};
use super::super::super::guarding::ENTER_PIN;
use super::super::super::{Action, Block, FieldKind, NoticeKind, Route, Screen, Tap, Trouble, Weight};
use super::super::{Draw, push};

impl Draw<'_> {
    /// Stands at the route that was asked for, so that the way on is free once the diary opens.
    pub(super) fn shut(&self, route: &Route, trouble: Trouble, diary: &mut Diary) -> Screen {
        let mut blocks = self.told(route, diary);
        // What a sheet or a day asks can be read all the same.
        if let Route::OwnSheet { id } | Route::FillSheet { id, .. } = route {
            let read = push(Route::Sheet { id: id.clone() });
            blocks.push(self.card("read", words::SHEET_READ_DOOR, None, Weight::Quiet, read));
        }
        if *route == Route::OwnAfter {
            let read = push(Route::AfterCrisis);
            blocks.push(self.card("read", words::AFTER_READ, None, Weight::Quiet, read));
        }
        if trouble == Trouble::Locked {
            blocks.extend(self.lock_screen(diary));
            return self.private_page(route.clone(), self.say(words::LOCK_ENTER), blocks);
        }
        if *route == Route::StartAnew && may_start_anew(trouble) {
            blocks.push(self.paragraph(words::START_ANEW_SURE));
            blocks.push(self.act(
                "confirm",
                words::START_ANEW_CONFIRM,
                Some(words::START_ANEW_TEXT),
                Action::StartAnew,
            ));
            return self.private_page(route.clone(), self.say(words::START_ANEW), blocks);
        }
        let is_gone = trouble == Trouble::Damaged && diary.is_gone();
        let is_lost = trouble == Trouble::Damaged && diary.nothing_to_salvage;
        let why = match (is_gone, is_lost) {
            (true, _) => words::DIARY_FILE_GONE,
            (false, true) => words::SALVAGED_NOTHING,
            (false, false) => reason(trouble),
        };
        blocks.push(self.notice(NoticeKind::Stop, why, None));
        if is_gone || is_lost {
            blocks.extend(self.copies(diary));
            blocks.push(self.start_over());
            return self.private_page(route.clone(), self.say(words::DIARY_TITLE), blocks);
        }
        match trouble {
            Trouble::Damaged => {
                blocks.push(self.card(
                    "salvage",
                    words::SALVAGE,
                    Some(words::SALVAGE_TEXT),
                    Weight::Main,
                    Tap::Do {
                        action: Action::Salvage,
                    },
                ));
                blocks.extend(self.copies(diary));
                blocks.push(self.start_over());
            }
            _ if may_start_anew(trouble) => blocks.push(self.start_over()),
            _ => {}
        }
        self.private_page(route.clone(), self.say(words::DIARY_TITLE), blocks)
    }

    fn start_over(&self) -> Block {
        self.card(
            "start-anew",
            words::START_ANEW,
            Some(words::START_ANEW_TEXT),
            Weight::Quiet,
            push(Route::StartAnew),
        )
    }

    /// Where to type the PIN. It shows nothing of anyone.
    fn lock_screen(&self, diary: &mut Diary) -> Vec<Block> {
        let mut blocks = vec![self.paragraph(words::DIARY_LOCKED)];
        let pin = self.field("pin", words::LOCK_PIN, None, "", FieldKind::Pin);
        blocks.push(self.form(ENTER_PIN, vec![pin], words::LOCK_OPEN));
        let phone = diary.read_locked(tracker::lock).ok().flatten();
        if phone.is_some_and(|lock| lock.phone) {
            blocks.push(self.act("phone", words::LOCK_PHONE_ASK, None, Action::AskPhone));
        }
        blocks.push(self.heading(words::LOCK_FORGOT));
        blocks.push(self.paragraph(words::LOCK_FORGOT_TEXT));
        blocks
    }

    /// When a screen could not be drawn: the plain help screen, with a word about it.
    pub(in crate::app) fn broken(&self) -> Screen {
        let mut screen = self.help();
        screen
            .blocks
            .insert(0, self.notice(NoticeKind::Note, words::SOMETHING_BROKE, None));
        screen
    }
}

/// True where no waiting and no second try opens this diary again.
fn may_start_anew(trouble: Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Damaged | Trouble::WrongKey | Trouble::KeyLength | Trouble::Newer
    )
}
