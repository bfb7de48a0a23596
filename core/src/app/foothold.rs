//! The one object, and the functions that need none.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::content::{content, region_of, words};

use super::screens::Draw;
use super::session::{Session, tables};
use super::settings::{CLINICIAN, LOCAL_CRISIS, dialled};
use super::{
    Action, Effect, FieldValue, FootholdError, Go, Mark, Mode, Moment, Outcome, Phrase, Route, Screen,
    Settings,
};

/// The app's state: settings, and what was ticked. Both in memory; the platform keeps the settings.
#[derive(Debug, uniffi::Object)]
pub struct Foothold {
    state: Mutex<State>,
}

#[derive(Debug, Clone)]
struct State {
    settings: Settings,
    session: Session,
}

#[uniffi::export]
impl Foothold {
    /// Cannot fail and touches no file.
    #[uniffi::constructor]
    pub fn new(settings: Settings) -> Self {
        Self {
            state: Mutex::new(State {
                settings,
                session: Session::default(),
            }),
        }
    }

    /// What to draw at a route. Always a screen with help on it, whatever the route.
    pub fn screen(&self, route: Route, now: Moment) -> Screen {
        let state = self.state();
        draw(&state.settings, &state.session, Some(now)).screen(&route)
    }

    /// Carries out an action.
    ///
    /// # Errors
    /// Says what cannot be used and how to mend it; then nothing was changed.
    pub fn perform(&self, action: Action, now: Moment) -> Result<Outcome, FootholdError> {
        // The instant is part of every action; nothing that is kept in memory only depends on it.
        let _ = now;
        self.state().perform(action)
    }

    /// The settings as they stand.
    pub fn settings(&self) -> Settings {
        self.state().settings.clone()
    }
}

impl Foothold {
    /// A panic elsewhere must not take help with it: the state is values only and stays usable.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn draw<'a>(settings: &'a Settings, session: &'a Session, now: Option<Moment>) -> Draw<'a> {
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

impl State {
    fn perform(&mut self, action: Action) -> Result<Outcome, FootholdError> {
        match action {
            Action::Tick { sign, mark } => self.tick(&sign, mark),
            Action::NothingElse { tile } => self.nothing_else(&tile),
            Action::Answer { fact, mark } => self.answer(&fact, mark),
            Action::StartAgain => {
                self.session.start_again();
                Ok(go(Route::Check, Mode::Return))
            }
            Action::Leave => {
                self.session = Session::default();
                Ok(Outcome {
                    go: Some(Go {
                        route: Route::Home,
                        mode: Mode::Reset,
                    }),
                    effects: vec![Effect::Leave],
                })
            }
            Action::SetRegion { region } => {
                let known = content()
                    .regions
                    .iter()
                    .find(|known| known.id.eq_ignore_ascii_case(&region));
                let known = known.ok_or_else(|| self.invalid("region", words::PROBLEM_REGION))?;
                self.settings.region = known.id.to_owned();
                Ok(Outcome {
                    go: Some(Go {
                        route: Route::Home,
                        mode: Mode::Reset,
                    }),
                    ..self.keep()
                })
            }
            Action::SetLocale { locale } => {
                let known = content()
                    .locales
                    .iter()
                    .find(|known| known.eq_ignore_ascii_case(&locale));
                self.settings.locale =
                    (*known.ok_or_else(|| self.invalid("locale", words::PROBLEM_UNKNOWN))?).to_owned();
                Ok(self.keep())
            }
            Action::SetPerson { person } => {
                self.settings.person = person;
                Ok(self.keep())
            }
            Action::SetConcern { concern } => {
                self.settings.concern = concern;
                Ok(self.keep())
            }
            Action::Hear { cue, mark } => {
                let known = content().cues.iter().find(|known| known.id == cue);
                let known = known.ok_or_else(|| self.invalid("cue", words::PROBLEM_UNKNOWN))?;
                self.session.hear(known, mark == Mark::Yes);
                Ok(Outcome::default())
            }
            Action::KeepStep { step } => {
                let known = content().small_step(&step);
                self.session
                    .keep_step(known.ok_or_else(|| self.invalid("step", words::PROBLEM_UNKNOWN))?);
                Ok(go(Route::NextStep, Mode::Push))
            }
            Action::DropStep { step } => {
                self.session.drop_step(&step);
                Ok(Outcome::default())
            }
            Action::SetAudience { fact, holds } => {
                match fact.as_str() {
                    "veteran" => self.settings.veteran = holds,
                    "lgbtq" => self.settings.lgbtq = holds,
                    _ => return Err(self.invalid("fact", words::PROBLEM_UNKNOWN)),
                }
                Ok(self.keep())
            }
            Action::Submit { form, values } => self.submit(&form, &values),
        }
    }

    /// One tick of a danger sign shows the result at once; the list about the last weeks is ticked as a whole.
    fn tick(&mut self, id: &str, mark: Mark) -> Result<Outcome, FootholdError> {
        let input = tables().input(id);
        let (Some(input), Some(sign)) = (input, tables().sign(id)) else {
            return Err(self.invalid("sign", words::PROBLEM_UNKNOWN));
        };
        self.session.mark(input, mark);
        let stays = mark == Mark::Clear || sign.screen == foothold_content::Screen::Weeks;
        Ok(if stays {
            Outcome::default()
        } else {
            go(Route::Result, Mode::Push)
        })
    }

    fn nothing_else(&mut self, tile: &str) -> Result<Outcome, FootholdError> {
        let Some(tile) = tables().tiles.iter().find(|known| known.id == tile) else {
            return Err(self.invalid("tile", words::PROBLEM_UNKNOWN));
        };
        self.session.nothing_else(tile.id);
        let weeks =
            Session::signs_of(tile.id).all(|(_, sign)| sign.screen == foothold_content::Screen::Weeks);
        Ok(go(if weeks { Route::Result } else { Route::Check }, Mode::Return))
    }

    fn answer(&mut self, fact: &str, mark: Mark) -> Result<Outcome, FootholdError> {
        let known = tables().modifiers.iter().find(|modifier| modifier.id == fact);
        let input = known.and_then(|modifier| tables().input(modifier.id));
        let input = input.ok_or_else(|| self.invalid("fact", words::PROBLEM_UNKNOWN))?;
        self.session.mark(input, mark);
        Ok(Outcome::default())
    }

    fn submit(&mut self, form: &str, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        match form {
            super::screens::NUMBERS => self.own_numbers(values),
            super::screens::SEARCH => self.search(values),
            _ => Err(self.invalid("form", words::PROBLEM_UNKNOWN)),
        }
    }

    /// Any text can be searched for.
    fn search(&mut self, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let [query] = values else {
            return Err(self.invalid("field", words::PROBLEM_UNKNOWN));
        };
        self.session.search(&query.value);
        Ok(go(Route::Search, Mode::Push))
    }

    fn own_numbers(&mut self, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let mut settings = self.settings.clone();
        for value in values {
            let number = dialled(&value.id, &value.value, &self.settings.locale)?;
            match value.id.as_str() {
                LOCAL_CRISIS => settings.local_crisis_number = number,
                CLINICIAN => settings.clinician_number = number,
                _ => return Err(self.invalid("field", words::PROBLEM_UNKNOWN)),
            }
        }
        self.settings = settings;
        Ok(self.keep())
    }

    fn keep(&self) -> Outcome {
        let if_it_fails = Phrase::new(words::SETTINGS_NOT_KEPT.get(&self.settings.locale));
        Outcome {
            go: None,
            effects: vec![Effect::KeepSettings {
                settings: self.settings.clone(),
                if_it_fails,
            }],
        }
    }

    fn invalid(&self, field: &str, message: &foothold_content::Message) -> FootholdError {
        FootholdError::Invalid {
            field: field.to_owned(),
            reason: message.get(&self.settings.locale),
        }
    }
}

fn go(route: Route, mode: Mode) -> Outcome {
    Outcome {
        go: Some(Go { route, mode }),
        effects: Vec::new(),
    }
}
