//! The one object, and the functions that need none.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use foothold_content::SmallStep;
use zeroize::Zeroizing;

use crate::content::{content, region_of, words};
use crate::store;
use crate::tracker::{self, Answers, What};

use super::diary::Diary;
use super::reminders::{Reminder, plan};
use super::screens::{Draw, RESPONDER};
use super::session::Session;
use super::state::{State, needs_no_diary};
use super::writing::{Writing, go};
use super::{Action, Effect, FootholdError, Mode, Moment, Outcome, Route, Screen, Settings, Trouble};

/// The app's state: settings and what was ticked, both in memory (the platform keeps the settings), and the diary,
/// which is a file. Each has a lock of its own; where both are needed, the diary's is taken first.
#[derive(uniffi::Object)]
pub struct Foothold {
    state: Mutex<State>,
    pub(super) diary: Mutex<Diary>,
    #[cfg(feature = "faults")]
    panics: std::sync::atomic::AtomicBool,
}

/// Nothing of what was typed, ticked or kept.
impl fmt::Debug for Foothold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Foothold(..)")
    }
}

#[uniffi::export]
impl Foothold {
    /// Cannot fail and touches no file.
    #[uniffi::constructor]
    pub fn new(settings: Settings) -> Self {
        quiet_panics();
        Self {
            state: Mutex::new(State {
                settings,
                session: Session::default(),
            }),
            diary: Mutex::default(),
            #[cfg(feature = "faults")]
            panics: false.into(),
        }
    }

    /// Opens the diary in a folder of its own with the 32-byte key that the platform keeps. Until then, and whatever
    /// it answers, everything but the diary works. Takes some milliseconds: call it off the main thread.
    ///
    /// # Errors
    /// [`FootholdError::Diary`] says what is wrong with the key or the file; nothing was changed in it. The diary's
    /// screens then offer what can be done.
    pub fn unlock(&self, folder: String, key: Vec<u8>) -> Result<(), FootholdError> {
        let key = Zeroizing::new(key);
        self.caught(|| {
            self.open_diary(PathBuf::from(&folder), &key)?;
            self.keep_what_waited()
        })
    }

    /// Closes the diary's file and forgets its key: when the app leaves the screen. What was deleted is gone then.
    pub fn lock(&self) {
        // What cannot be tidied now is tidied at the next open.
        let _ = catch_unwind(AssertUnwindSafe(|| self.with_diary(Diary::close)));
    }

    /// Looks after the diary's file: a copy once a day, and whether every page is as it was written. May take
    /// seconds: call it on a worker thread after [`Foothold::unlock`]. No screen waits for it.
    ///
    /// # Errors
    /// [`FootholdError::Diary`] if no copy could be made or something is damaged.
    pub fn tend(&self, now: Moment) -> Result<(), FootholdError> {
        self.caught(|| {
            let place = self.with_diary(|diary| diary.place.clone().filter(|_| diary.is_open()));
            let Some((folder, key)) = place else {
                return Ok(());
            };
            let tended = store::tend(&folder, key, now.into());
            let locale = self.settings().locale;
            self.with_diary(|diary| diary.tended(tended)).map_err(|failed| {
                let trouble = super::diary::trouble(failed);
                match trouble {
                    Trouble::Damaged => super::diary::error(trouble, &locale),
                    // The sentence of the trouble is about something that was to be written.
                    _ => FootholdError::Diary {
                        trouble,
                        reason: words::COPY_NOT_MADE.get(&locale),
                    },
                }
            })
        })
    }

    /// Every reminder to come, with neutral words: arm these and no others. `None` where it is not known, as while the
    /// diary is closed or cannot be read: then keep what is armed.
    pub fn reminders(&self, now: Moment) -> Option<Vec<Reminder>> {
        let locale = self.settings().locale;
        catch_unwind(AssertUnwindSafe(|| {
            #[cfg(feature = "faults")]
            self.panic_as_asked(now);
            self.with_diary(|diary| plan(diary, now, &locale))
        }))
        .unwrap_or(None)
    }

    /// What to draw at a route. Always a screen with help on it, whatever the route and whatever happens.
    pub fn screen(&self, route: Route, now: Moment) -> Screen {
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            #[cfg(feature = "faults")]
            self.panic_as_asked(now);
            if route == Route::EmergencyWords
                && let Some(answers) = self.responder_answers()
            {
                let state = self.state();
                draw(&state.settings, &state.session, Some(now)).words_from_sheet(&answers)
            } else if route == Route::Home
                && let Some((id, day)) = self.day_due(now)
            {
                let state = self.state();
                draw(&state.settings, &state.session, Some(now)).home_with_due(id, day)
            } else if route.is_diary() || route == Route::NextStep {
                self.with_diary(|diary| {
                    let state = self.state();
                    draw(&state.settings, &state.session, Some(now)).diary_screen(&route, diary)
                })
            } else {
                let state = self.state();
                draw(&state.settings, &state.session, Some(now)).screen(&route)
            }
        }));
        drawn.unwrap_or_else(|_| {
            let settings = self.settings();
            draw(&settings, &Session::default(), None).broken()
        })
    }

    /// Carries out an action.
    ///
    /// # Errors
    /// Says what cannot be used and how to mend it; then nothing was changed.
    pub fn perform(&self, action: Action, now: Moment) -> Result<Outcome, FootholdError> {
        self.caught(|| self.act(action, now))
    }

    /// The settings as they stand.
    pub fn settings(&self) -> Settings {
        self.state().settings.clone()
    }
}

impl Foothold {
    /// A panic becomes an error, and the object stays usable.
    fn caught<T>(&self, work: impl FnOnce() -> Result<T, FootholdError>) -> Result<T, FootholdError> {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            Err(FootholdError::Unexpected {
                reason: words::SOMETHING_BROKE.get(&self.settings().locale),
            })
        })
    }

    fn act(&self, action: Action, now: Moment) -> Result<Outcome, FootholdError> {
        #[cfg(feature = "faults")]
        self.panic_as_asked(now);
        self.state().session.told = None;
        if needs_no_diary(&action) {
            if action == Action::Leave {
                self.forget_what_is_typed();
            }
            return self.state().perform(action, now);
        }
        self.with_diary(|diary| diary.told = None);
        if let Some(done) = self.guard(&action, now) {
            let done = done?;
            self.keep_what_waited()?;
            return Ok(done);
        }
        if let Some(done) = self.write(&action, now) {
            let done = done?;
            // Settings that come with the person that was chosen.
            for effect in &done.effects {
                if let Effect::KeepSettings { settings, .. } = effect {
                    self.state().settings.clone_from(settings);
                }
            }
            return Ok(done);
        }
        self.state().perform(action, now)
    }

    /// What the responder sheet holds, if the diary is open and nobody is at work in it: words for an emergency wait
    /// for nothing, and no trouble of the diary's is theirs.
    fn responder_answers(&self) -> Option<Answers> {
        let saved = self.glance(|diary| {
            diary.read_locked(|connection| {
                let person = tracker::chosen(connection)?.map(|person| person.id);
                tracker::newest_sheet(connection, person, RESPONDER)
            })
        });
        let answers = saved?.answers;
        (!answers.is_empty()).then_some(answers)
    }

    /// The day after coming home that asks for something now, in the same way.
    fn day_due(&self, now: Moment) -> Option<(i64, u32)> {
        self.glance(|diary| {
            let settings = self.settings();
            let session = Session::default();
            draw(&settings, &session, Some(now)).due_in(diary)
        })
    }

    /// Looks into an open diary without waiting for it.
    fn glance<T>(&self, look: impl FnOnce(&mut Diary) -> Result<Option<T>, store::StoreError>) -> Option<T> {
        let mut diary = match self.diary.try_lock() {
            Ok(diary) => diary,
            Err(TryLockError::Poisoned(held)) => held.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        if diary.trouble().is_some() {
            return None;
        }
        catch_unwind(AssertUnwindSafe(|| look(&mut diary))).ok()?.ok()?
    }

    /// Leaving is fast: it waits for nobody, and the file closes later, when the platform says so.
    fn forget_what_is_typed(&self) {
        let Ok(mut diary) = self.diary.try_lock() else {
            return;
        };
        diary.query.clear();
        diary.taken.clear();
        diary.picked = None;
        diary.undo.clear();
        diary.told = None;
    }

    /// Actions that write into the diary; `None` if this is another one.
    fn write(&self, action: &Action, now: Moment) -> Option<Result<Outcome, FootholdError>> {
        self.with_diary(|diary| {
            let settings = self.settings();
            let is_usable = diary.trouble().is_none();
            let mut writing = Writing {
                diary,
                settings: &settings,
                now,
            };
            Some(match action {
                Action::KeepStep { step } if is_usable => {
                    let known = content().small_step(step)?;
                    self.state().session.keep_step(known);
                    writing.keep_step(&What::Content(step.clone()))
                }
                Action::ChoosePerson { person } => writing.choose_person(*person),
                Action::Remove { kind, id } => writing.remove(kind, *id),
                Action::Undo => writing.undo(),
                Action::Take { kind, id, what, on } => writing.take(kind, *id, what, *on),
                Action::TakeNothing => {
                    writing.diary.taken.clear();
                    Ok(Outcome::default())
                }
                Action::HandOn { place, way } => writing.hand_on(place, *way),
                Action::TickDay { discharge, day, done } => writing.tick_day(*discharge, *day, *done),
                Action::SaveCheck => {
                    let (level, answers) = {
                        let state = self.state();
                        if !state.session.has_started() {
                            return Some(Err(state.invalid("check", words::PROBLEM_UNKNOWN)));
                        }
                        let level = state.session.finding(&state.settings).level;
                        (level.id(), state.session.given())
                    };
                    if is_usable {
                        writing.save_check(level, &answers)
                    } else {
                        // It is kept once the diary opens; its screen says what keeps it shut.
                        self.state().session.waiting_check = Some((level, answers, now));
                        Ok(go(Route::Diary, Mode::Push))
                    }
                }
                Action::Submit { form, values } => writing.submit(form, values)?,
                _ => return None,
            })
        })
    }

    /// Small steps, and a check, that were kept while the diary was closed go into it once it is open.
    fn keep_what_waited(&self) -> Result<(), FootholdError> {
        self.with_diary(|diary| {
            if diary.trouble().is_some() {
                return Ok(());
            }
            let settings = self.settings();
            let mut writing = Writing {
                diary,
                settings: &settings,
                now: Moment::EPOCH,
            };
            // Each waits until it is written.
            while let Some((step, now)) = self.first_waiting() {
                writing.now = now;
                writing.keep_step(&What::Content(step.id.to_owned()))?;
                self.state().session.waiting.remove(0);
            }
            let check = self.state().session.waiting_check.clone();
            if let Some((level, answers, now)) = check {
                writing.now = now;
                writing.save_check(level, &answers)?;
                self.state().session.waiting_check = None;
            }
            Ok(())
        })
    }

    fn first_waiting(&self) -> Option<(&'static SmallStep, Moment)> {
        self.state().session.waiting.first().copied()
    }

    /// A panic elsewhere must not take help with it: the state is values only and stays usable.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How tests show what becomes of a panic.
#[cfg(feature = "faults")]
#[doc(hidden)]
#[uniffi::export]
impl Foothold {
    /// The next action or screen panics at its worst: every lock is held, and the diary half written.
    pub fn panic_next(&self) {
        self.panics.store(true, std::sync::atomic::Ordering::SeqCst);
    }
}

#[cfg(feature = "faults")]
impl Foothold {
    fn panic_as_asked(&self, now: Moment) {
        if !self.panics.swap(false, std::sync::atomic::Ordering::SeqCst) {
            return;
        }
        self.with_diary(|diary| {
            let _state = self.state();
            let _ = diary.write_locked(|transaction| -> Result<(), store::StoreError> {
                crate::tracker::add_win(transaction, None, "half written", now.into())?;
                panic!("asked for while writing")
            });
            panic!("as a test asked")
        });
    }
}

pub(super) fn draw<'a>(settings: &'a Settings, session: &'a Session, now: Option<Moment>) -> Draw<'a> {
    Draw {
        region: content().region(&settings.region),
        settings,
        session,
        now,
    }
}

/// The help screen from packed data alone, for when nothing else is alive.
#[uniffi::export]
pub fn help(region: String, locale: String) -> Screen {
    let settings = Settings::first_run(&region, &locale);
    draw(&settings, &Session::default(), None).screen(&Route::Help)
}

/// The region id that a country or locale tag means, `unknown` if none.
#[uniffi::export]
pub fn region_for_tag(tag: String) -> String {
    region_of(&tag).id.to_owned()
}

/// The stable text form of a route.
#[uniffi::export]
pub fn route_text(route: Route) -> String {
    route.to_text()
}

/// The route with this text form, for restoring a stack. Anything else lands on Home with a notice.
#[uniffi::export]
pub fn route_from_text(text: String) -> Route {
    Route::from_text(&text)
}

/// The route a link from outside may open. Private and unknown ones land on Home with a notice.
#[uniffi::export]
pub fn route_from_link(text: String) -> Route {
    let route = Route::from_text(&text);
    if route.is_public() { route } else { Route::Lost }
}

/// The default words of a panic can hold what the user typed, and the system keeps what is printed.
fn quiet_panics() {
    #[cfg(not(debug_assertions))]
    {
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    }
}
