//! What is kept in memory only: the settings, which the platform keeps, and what was ticked.

use foothold_content::Rehearsal;

use crate::content::{content, words};

use super::foothold::draw;
use super::screens::RIGHT_TIME;
use super::session::{Session, tables};
use super::settings::{CLINICIAN, LOCAL_CRISIS, dialled};
use super::writing::go;
use super::writing_sheets::hand_on;
use super::{
    Action, Effect, FieldValue, FootholdError, Go, Mark, Mode, Moment, Outcome, Phrase, Route, Settings,
};

/// The settings as they stand and one run of the check.
pub(super) struct State {
    pub(super) settings: Settings,
    pub(super) session: Session,
}

/// Actions that never wait for the diary, whatever is being done to its file.
pub(super) fn needs_no_diary(action: &Action) -> bool {
    match action {
        Action::Tick { .. }
        | Action::NothingElse { .. }
        | Action::Answer { .. }
        | Action::StartAgain
        | Action::Hear { .. }
        | Action::TickTime { .. }
        | Action::BeginRehearsal { .. }
        | Action::Rehearse { .. }
        | Action::DropStep { .. }
        | Action::SetRegion { .. }
        | Action::SetLocale { .. }
        | Action::SetPerson { .. }
        | Action::SetConcern { .. }
        | Action::SetAudience { .. }
        | Action::ShareBlank { .. }
        | Action::Leave => true,
        Action::Submit { form, .. } => form == super::screens::NUMBERS || form == super::screens::SEARCH,
        _ => false,
    }
}

impl State {
    pub(super) fn perform(&mut self, action: Action, now: Moment) -> Result<Outcome, FootholdError> {
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
            Action::TickTime { tick, mark } => {
                let known = RIGHT_TIME.iter().find(|(known, _)| *known == tick);
                let (known, _) = known.ok_or_else(|| self.invalid("tick", words::PROBLEM_UNKNOWN))?;
                self.session.tick_time(known, mark == Mark::Yes);
                Ok(Outcome::default())
            }
            Action::BeginRehearsal { talk } => {
                let talk = self.talk(&talk)?;
                self.session.begin_rehearsal(talk);
                let id = talk.id.to_owned();
                Ok(go(Route::RehearsalTurn { id, turn: 1 }, Mode::Push))
            }
            Action::Rehearse { talk, turn, answer } => self.rehearse(&talk, turn, answer),
            Action::KeepStep { step } => {
                let known = content().small_step(&step);
                let known = known.ok_or_else(|| self.invalid("step", words::PROBLEM_UNKNOWN))?;
                self.session.keep_step(known);
                self.session.wait_with(known, now);
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
            Action::ShareBlank { sheet, as_text } => {
                let known = content().worksheet(&sheet);
                let known = known.ok_or_else(|| self.invalid("sheet", words::PROBLEM_UNKNOWN))?;
                let paper = draw(&self.settings, &self.session, Some(now)).blank_paper(known);
                Ok(hand_on(&paper, now, as_text, &self.settings.locale))
            }
            Action::Submit { form, values } => self.submit(&form, &values),
            // What is about the diary was carried out before.
            _ => Err(self.invalid("action", words::PROBLEM_UNKNOWN)),
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

    fn talk(&self, id: &str) -> Result<&'static Rehearsal, FootholdError> {
        let talk = content().rehearsals(&self.settings.locale).talk(id);
        talk.ok_or_else(|| self.invalid("talk", words::PROBLEM_UNKNOWN))
    }

    fn rehearse(&mut self, id: &str, turn: u32, answer: u32) -> Result<Outcome, FootholdError> {
        let talk = self.talk(id)?;
        // Both count from one.
        let at = |number: u32| number.checked_sub(1).and_then(|number| u8::try_from(number).ok());
        let said = at(turn)
            .zip(at(answer))
            .is_some_and(|(turn, answer)| self.session.rehearse(talk, usize::from(turn), answer));
        if !said {
            return Err(self.invalid("answer", words::PROBLEM_UNKNOWN));
        }
        let id = talk.id.to_owned();
        Ok(go(Route::RehearsalSaid { id, turn }, Mode::Push))
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
            // An error never repeats an id that is not ours.
            let kept = match value.id.as_str() {
                LOCAL_CRISIS => &mut settings.local_crisis_number,
                CLINICIAN => &mut settings.clinician_number,
                _ => return Err(self.invalid("field", words::PROBLEM_UNKNOWN)),
            };
            *kept = dialled(&value.id, &value.value, &self.settings.locale)?;
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

    pub(super) fn invalid(&self, field: &str, message: &foothold_content::Message) -> FootholdError {
        FootholdError::Invalid {
            field: field.to_owned(),
            reason: message.get(&self.settings.locale),
        }
    }
}
