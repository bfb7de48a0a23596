//! What several tests share: a driver that walks the screens as a front end would, and everything a screen shows.

pub mod faults;
pub mod oracle;
pub mod runs;
mod shown;
pub mod written;

pub use shown::{channels, fields, lines, numbers, phrases, preview, steps, taps, text};

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use foothold_content::Never;
use foothold_content::compile::load;
use foothold_core::app::{
    Action, Block, Effect, Field, FieldKind, FieldValue, Foothold, FootholdError, Go, Mode, Moment, Outcome,
    Reminder, Route, Screen, Settings, Tap,
};
use foothold_core::store::Key;

/// The day the content was checked, at noon UTC.
pub const CHECKED: Moment = Moment {
    unix_seconds: 1_795_348_800,
    utc_offset_minutes: 0,
};

/// What must never be said, as the content folder has it: a rule for writers does not travel.
pub fn never() -> &'static [Never] {
    static NEVER: OnceLock<&[Never]> = OnceLock::new();
    NEVER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let never = load(&folder).expect("the content is whole").tables.never;
        assert!(!never.is_empty());
        never
    })
}

/// Every kind of place in the diary, with this row, and with this text where a list goes on.
pub fn every_kind_of_diary(row: i64, after: &str) -> Vec<Route> {
    let after_text = || after.to_owned();
    let after = || Some(after.to_owned());
    vec![
        Route::Diary,
        Route::OwnStep,
        Route::KeptStep { id: row },
        Route::People,
        Route::NewPerson,
        Route::Person { id: row },
        Route::NewNote,
        Route::Note { id: row },
        Route::EditNote { id: row },
        Route::NewWin,
        Route::Win { id: row },
        Route::SavedCheck { id: row },
        Route::OwnSheet { id: after_text() },
        Route::FillSheet {
            id: after_text(),
            section: after_text(),
        },
        Route::SheetVersion { id: row },
        Route::ShareEntry {
            kind: after_text(),
            id: row,
        },
        Route::ShareEntry {
            kind: "note".into(),
            id: row,
        },
        Route::ShareDiary { after: None },
        Route::ShareDiary { after: after() },
        Route::ShareFile,
        Route::AddFile,
        Route::OwnAfter,
        Route::OwnAfterDay { id: row, day: 7 },
        Route::Timeline { after: None },
        Route::Timeline { after: after() },
        Route::DiarySearch { after: None },
        Route::DiarySearch { after: after() },
        Route::Insights,
        Route::Storage,
        Route::Lock,
        Route::Export,
        Route::Import,
        Route::DeleteAll,
        Route::StartAnew,
    ]
}

/// What a front end sends when a form is filled in.
pub fn submit(form: &str, values: &[(&str, &str)]) -> Action {
    let values = values.iter().map(|(id, value)| FieldValue {
        id: (*id).to_owned(),
        value: (*value).to_owned(),
    });
    Action::Submit {
        form: form.to_owned(),
        values: values.collect(),
    }
}

/// A front end without a screen: a stack of routes over the one object.
pub struct App {
    core: Foothold,
    stack: Vec<Route>,
    now: Moment,
    /// The diary's folder, once it was opened.
    folder: Option<PathBuf>,
    /// Touches so far.
    pub taps: usize,
    /// Effects so far.
    pub effects: Vec<Effect>,
    /// The file to hand over when one is to be chosen; without it, none is.
    pub file: Option<Vec<u8>>,
    /// Whether the phone recognises its owner when it is to.
    pub is_owner: bool,
}

impl App {
    /// A first run in a region.
    pub fn first_run(region: &str) -> Self {
        Self::with(Settings::first_run(region, "en"))
    }

    /// A run with these settings.
    pub fn with(settings: Settings) -> Self {
        Self {
            core: Foothold::new(settings),
            stack: vec![Route::Home],
            now: CHECKED,
            folder: None,
            taps: 0,
            effects: Vec::new(),
            file: None,
            is_owner: false,
        }
    }

    /// The same at another time.
    pub fn at(mut self, now: Moment) -> Self {
        self.now = now;
        self
    }

    /// The screen in view.
    pub fn screen(&self) -> Screen {
        let top = self.stack.last().cloned().unwrap_or(Route::Home);
        self.core.screen(top, self.now)
    }

    /// The screen at a route, without going there.
    pub fn look(&self, route: Route) -> Screen {
        self.core.screen(route, self.now)
    }

    /// The settings as they stand.
    pub fn settings(&self) -> Settings {
        self.core.settings()
    }

    /// Opens the diary in a folder of its own, as a phone does once its screen is drawn.
    pub fn open_diary(&mut self, folder: &Path, key: [u8; 32]) -> Result<(), FootholdError> {
        self.folder = Some(folder.to_owned());
        self.core.unlock(folder.display().to_string(), key.to_vec())
    }

    /// Closes the diary, as a phone does when it leaves the screen.
    pub fn close_diary(&self) {
        self.core.lock();
    }

    /// The reminders to come.
    pub fn reminders(&self) -> Vec<Reminder> {
        self.core.reminders(self.now).expect("what to remind of is known")
    }

    /// Performs an action as a front end does, and carries out what comes of it.
    pub fn perform(&mut self, action: Action) -> Result<(), FootholdError> {
        let Outcome { go, effects } = self.core.perform(action, self.now)?;
        if let Some(Go { route, mode }) = go {
            self.go(route, mode);
        }
        for effect in effects {
            self.effects.push(effect.clone());
            self.carry_out(effect)?;
        }
        Ok(())
    }

    /// What a phone does by itself. The rest is recorded: nothing here dials, shares or reminds.
    fn carry_out(&mut self, effect: Effect) -> Result<(), FootholdError> {
        match effect {
            Effect::PickFile { .. } => match self.file.take() {
                Some(bytes) => self.perform(Action::FilePicked { bytes }),
                None => Ok(()),
            },
            Effect::Authenticate { .. } if self.is_owner => self.perform(Action::PhoneKnowsYou),
            Effect::ForgetKey => match self.folder.clone() {
                Some(folder) => {
                    let key = Key::random().expect("there is randomness");
                    self.open_diary(&folder, *key.bytes())
                }
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// The text of the file that was handed on last, its name and its media type.
    ///
    /// # Panics
    /// None was, or it is no text.
    pub fn shared_text(&self) -> (String, String, String) {
        let last = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Share {
                bytes, name, kind, ..
            } => Some((bytes.clone(), name.clone(), kind.clone())),
            _ => None,
        });
        let (bytes, name, kind) = last.expect("something was handed on");
        (String::from_utf8(bytes).expect("UTF-8"), name, kind)
    }

    /// The bytes and the name of the file that was handed on last.
    pub fn shared(&self) -> Option<(&[u8], &str)> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Share { bytes, name, .. } => Some((bytes.as_slice(), name.as_str())),
            _ => None,
        })
    }

    /// Fills in a form in view and sends it. What is not named is sent as it stands in its field, as a front end does.
    ///
    /// # Errors
    /// What core says of the values; then the form is still in view.
    pub fn fill(&mut self, form: &str, given: &[(&str, &str)]) -> Result<(), FootholdError> {
        self.taps += 1;
        let screen = self.screen();
        let fields = fields(&screen, form);
        for (id, value) in given {
            let field = fields.iter().find(|field| field.id == *id);
            let field = field.unwrap_or_else(|| panic!("`{form}` has no field `{id}`"));
            let is_offered =
                field.kind != FieldKind::OneOf || field.options.iter().any(|option| option.id == *value);
            assert!(
                is_offered || value.is_empty(),
                "`{id}` of `{form}` does not offer `{value}`"
            );
        }
        let value = |field: &Field| {
            let given = given.iter().rev().find(|(id, _)| *id == field.id);
            FieldValue {
                id: field.id.clone(),
                value: given.map_or_else(|| field.value.clone(), |(_, value)| (*value).to_owned()),
            }
        };
        let values = fields.iter().map(value).collect();
        let form = form.to_owned();
        self.perform(Action::Submit { form, values })
    }

    fn go(&mut self, route: Route, mode: Mode) {
        match mode {
            Mode::Push => {}
            Mode::Replace => {
                self.stack.pop();
            }
            Mode::Reset => self.stack.clear(),
            Mode::Return => match self.stack.iter().position(|known| *known == route) {
                Some(at) => self.stack.truncate(at),
                None => {
                    self.stack.pop();
                }
            },
        }
        if self.stack.last() != Some(&route) {
            self.stack.push(route);
        }
    }

    /// Goes somewhere without a tap, as a restored stack does.
    pub fn visit(&mut self, route: Route) {
        self.go(route, Mode::Push);
    }

    /// Back, by the platform's own gesture.
    pub fn back(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    /// Touches something.
    pub fn tap(&mut self, tap: Tap) {
        self.taps += 1;
        match tap {
            Tap::Go { route, mode } => self.go(route, mode),
            Tap::Do { action } => self.perform(action).expect("what a screen offers can be done"),
            Tap::Reach { channel } => self.effects.push(channel.effect),
            Tap::Submit { .. } => {}
        }
    }

    /// Touches what the block with this id offers: a card, a choice, a notice's or a question's button.
    pub fn touch(&mut self, id: &str) {
        let screen = self.screen();
        let tap = screen.blocks.iter().find_map(|block| match block {
            Block::Card { id: card, tap, .. } if card == id => Some(tap.clone()),
            Block::Notice {
                id: notice,
                button: Some(button),
                ..
            } if notice == id => Some(button.tap.clone()),
            Block::Question {
                id: question,
                finish: Some(finish),
                ..
            } if question == id => Some(finish.tap.clone()),
            Block::Question { choices, .. } => choices
                .iter()
                .find(|choice| choice.id == id)
                .map(|choice| choice.tap.clone()),
            _ => None,
        });
        let route = screen.route.to_text();
        self.tap(tap.unwrap_or_else(|| panic!("nothing on `{route}` can be touched as `{id}`")));
    }

    /// Touches another answer of a choice, such as "not sure", by its words.
    pub fn touch_other(&mut self, id: &str, label: &str) {
        let screen = self.screen();
        let choices = screen.blocks.iter().filter_map(|block| match block {
            Block::Question { choices, .. } => Some(choices),
            _ => None,
        });
        let mut others = choices
            .flatten()
            .filter(|choice| choice.id == id)
            .flat_map(|choice| &choice.others);
        let other = others
            .find(|other| other.button.label.text == label)
            .expect("the answer is offered");
        self.tap(other.button.tap.clone());
    }
}
