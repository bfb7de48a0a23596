//! Actions that write into the diary. Each is one transaction: an answer without an error means that it is kept.

use foothold_content::ChoiceList;
use rusqlite::Transaction;

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, About, Day, Kind, Outcome as Went, Plan, Removed, Talk, What};

use super::diary::{Diary, error, trouble};
use super::settings::dialled;
use super::typed::{Typed, invalid};
use super::writing_after::AFTER;
use super::writing_sheets::SHEET;
use super::{
    Concern, Effect, FieldValue, FootholdError, Go, Mode, Moment, Outcome, Person, Phrase, Route, Settings,
};

/// The forms of the diary; those about one row have its id behind the name.
pub(super) const OWN_STEP: &str = "own-step";
pub(super) const PLAN: &str = "plan/";
pub(super) const TRIED: &str = "tried/";
pub(super) const PERSON: &str = "person/";
pub(super) const NOTE: &str = "note/";
pub(super) const WIN: &str = "win";
pub(super) const DIARY_SEARCH: &str = "diary-search";
pub(super) const NEW: &str = "new";

/// A diary that is open and unlocked, with what an action needs to know.
pub(super) struct Writing<'a> {
    pub(super) diary: &'a mut Diary,
    pub(super) settings: &'a Settings,
    pub(super) now: Moment,
}

/// How the diary writes an age and a concern; nothing for what nobody said.
const AGES: [(&str, Person); 2] = [("minor", Person::Minor), ("adult", Person::Adult)];
const CONCERNS: [(&str, Concern); 3] = [
    ("mental_health", Concern::MentalHealth),
    ("substance", Concern::Substance),
    ("both", Concern::Both),
];

impl Writing<'_> {
    /// Writes in one transaction.
    pub(super) fn write<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, FootholdError> {
        if let Some(trouble) = self.diary.trouble() {
            return Err(error(trouble, &self.settings.locale));
        }
        let locale = &self.settings.locale;
        self.diary.write_locked(write).map_err(|failed| match failed {
            StoreError::Missing => invalid("id", words::PROBLEM_UNKNOWN, locale),
            StoreError::Refused => invalid("value", words::PROBLEM_UNKNOWN, locale),
            other => error(trouble(other), locale),
        })
    }

    /// Whom the diary is about now.
    pub(super) fn chosen(transaction: &Transaction<'_>) -> Result<Option<i64>, StoreError> {
        Ok(tracker::chosen(transaction)?.map(|person| person.id))
    }

    pub(super) fn keep_step(&mut self, what: &What) -> Result<Outcome, FootholdError> {
        let now = self.now.into();
        let id = self.write(|transaction| {
            let person = Self::chosen(transaction)?;
            tracker::keep_step(transaction, person, what, now)
        })?;
        Ok(go(Route::KeptStep { id }, Mode::Push))
    }

    pub(super) fn choose_person(&mut self, person: Option<i64>) -> Result<Outcome, FootholdError> {
        self.diary.taken.clear();
        let about = self.write(|transaction| {
            tracker::choose_person(transaction, person)?;
            person.map(|id| tracker::person(transaction, id)).transpose()
        })?;
        let mut outcome = go(Route::Diary, Mode::Return);
        outcome
            .effects
            .extend(about.map(|person| self.about(&person.about)));
        Ok(outcome)
    }

    /// What is said about the chosen person holds for the whole app, and the platform keeps that, so that help is
    /// right when the diary is not.
    fn about(&self, about: &About) -> Effect {
        let mut settings = self.settings.clone();
        settings.person = named(&AGES, &about.age).unwrap_or_default();
        settings.concern = named(&CONCERNS, &about.concern).unwrap_or_default();
        if !about.region.is_empty() {
            settings.region.clone_from(&about.region);
        }
        settings.clinician_number.clone_from(&about.clinician_number);
        Effect::KeepSettings {
            settings,
            if_it_fails: Phrase::new(words::SETTINGS_NOT_KEPT.get(&self.settings.locale)),
        }
    }

    /// Someone new, of whom all that the whole app goes by now is true.
    pub(super) fn about_now(&self, nickname: String) -> About {
        About {
            nickname,
            age: name(&AGES, self.settings.person),
            concern: name(&CONCERNS, self.settings.concern),
            region: self.settings.region.clone(),
            clinician_number: self.settings.clinician_number.clone(),
        }
    }

    pub(super) fn remove(&mut self, kind: &str, id: i64) -> Result<Outcome, FootholdError> {
        let kind =
            Kind::of(kind).ok_or_else(|| invalid("kind", words::PROBLEM_UNKNOWN, &self.settings.locale))?;
        let what = Removed { kind, id };
        let now = self.now.into();
        self.write(|transaction| tracker::remove(transaction, what, now))?;
        self.diary.undo.push(what);
        let back = match kind {
            Kind::Person => Route::People,
            Kind::Step => Route::NextStep,
            Kind::Discharge => Route::OwnAfter,
            Kind::Note | Kind::Win | Kind::Check | Kind::Sheet => Route::Timeline { after: None },
        };
        Ok(Outcome {
            effects: vec![Effect::RemindersChanged],
            ..go(back, Mode::Return)
        })
    }

    pub(super) fn undo(&mut self) -> Result<Outcome, FootholdError> {
        let what = self.diary.undo.last().copied();
        let what = what.ok_or_else(|| invalid("undo", words::PROBLEM_UNKNOWN, &self.settings.locale))?;
        self.write(|transaction| tracker::restore(transaction, what))?;
        self.diary.undo.pop();
        Ok(Outcome {
            go: None,
            effects: vec![Effect::RemindersChanged],
        })
    }

    /// Forms whose values go into the diary; `None` if this is another form.
    pub(super) fn submit(
        &mut self,
        form: &str,
        values: &[FieldValue],
    ) -> Option<Result<Outcome, FootholdError>> {
        let row = |prefix: &str| form.strip_prefix(prefix);
        if form != DIARY_SEARCH {
            // What was chosen is chosen as it was.
            self.diary.taken.clear();
        }
        if form == OWN_STEP {
            Some(self.own_step(values))
        } else if form == WIN {
            Some(self.win(values))
        } else if form == DIARY_SEARCH {
            Some(self.search(values))
        } else if let Some(id) = row(AFTER) {
            Some(self.came_home(id, values))
        } else if let Some(section) = row(SHEET) {
            Some(self.sheet(section, values))
        } else if let Some(id) = row(PLAN) {
            Some(self.id(id).and_then(|id| self.plan(id, values)))
        } else if let Some(id) = row(TRIED) {
            Some(self.id(id).and_then(|id| self.tried(id, values)))
        } else if let Some(id) = row(PERSON) {
            let id = if id == NEW {
                Ok(None)
            } else {
                self.id(id).map(Some)
            };
            Some(id.and_then(|id| self.person(id, values)))
        } else if let Some(id) = row(NOTE) {
            let id = if id == NEW {
                Ok(None)
            } else {
                self.id(id).map(Some)
            };
            Some(id.and_then(|id| self.note(id, values)))
        } else {
            None
        }
    }

    pub(super) fn id(&self, text: &str) -> Result<i64, FootholdError> {
        text.parse()
            .map_err(|_| invalid("form", words::PROBLEM_UNKNOWN, &self.settings.locale))
    }

    fn own_step(&mut self, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let typed = Typed::new(values, &["words"], &self.settings.locale)?;
        let what = What::Own(typed.some("words")?.to_owned());
        let outcome = self.keep_step(&what)?;
        Ok(replaced(outcome))
    }

    fn plan(&mut self, id: i64, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let typed = Typed::new(values, &["day", "time"], &self.settings.locale)?;
        let (day, time) = (typed.get("day"), typed.get("time"));
        let plan = if day.is_empty() {
            if !time.is_empty() {
                return Err(typed.invalid("day", words::PROBLEM_EMPTY));
            }
            None
        } else {
            let day = Day::parse(day).ok_or_else(|| typed.invalid("day", words::PROBLEM_DAY))?;
            let remind = minute(time);
            if remind.is_none() && !time.is_empty() {
                return Err(typed.invalid("time", words::PROBLEM_TIME));
            }
            Some(Plan { day, remind })
        };
        self.write(|transaction| tracker::plan_step(transaction, id, plan))?;
        let said = self.say(words::STEP_PLANNED);
        self.diary.tell(said);
        Ok(Outcome {
            go: None,
            effects: vec![Effect::RemindersChanged],
        })
    }

    fn tried(&mut self, id: i64, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let typed = Typed::new(values, &["outcome", "how"], &self.settings.locale)?;
        let outcome = went(&typed)?;
        let how = typed.get("how").to_owned();
        let now = self.now.into();
        self.write(|transaction| tracker::try_step(transaction, id, outcome, &how, now))?;
        let said = self.say(words::STEP_TRIED_THANKS);
        self.diary.tell(said);
        Ok(Outcome {
            go: None,
            effects: vec![Effect::RemindersChanged],
        })
    }

    fn person(&mut self, id: Option<i64>, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let fields = ["nickname", "age", "concern", "region", "clinician_number"];
        let typed = Typed::new(values, &fields, &self.settings.locale)?;
        let regions = content().regions.iter().map(|region| region.id);
        let about = About {
            nickname: typed.some("nickname")?.to_owned(),
            age: typed.one_of("age", ["minor", "adult"])?.to_owned(),
            concern: typed
                .one_of("concern", ["mental_health", "substance", "both"])?
                .to_owned(),
            region: typed.one_of("region", regions)?.to_owned(),
            clinician_number: dialled(
                "clinician_number",
                typed.get("clinician_number"),
                &self.settings.locale,
            )?,
        };
        if about.nickname.chars().count() > 60 {
            return Err(typed.invalid("nickname", words::PROBLEM_TOO_LONG));
        }
        let now = self.now.into();
        let is_chosen = self.write(|transaction| match id {
            None => tracker::add_person(transaction, &about, now).map(|_| true),
            Some(id) => {
                tracker::change_person(transaction, id, &about)?;
                Ok(Self::chosen(transaction)? == Some(id))
            }
        })?;
        let mut outcome = go(Route::People, Mode::Return);
        if is_chosen {
            outcome.effects.push(self.about(&about));
        }
        Ok(outcome)
    }

    fn note(&mut self, id: Option<i64>, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let fields = [
            "approach",
            "tried",
            "outcome",
            "try_next",
            "setting",
            "part_of_day",
        ];
        let typed = Typed::new(values, &fields, &self.settings.locale)?;
        let listed = |list| content().choices_of(list).map(|choice| choice.id);
        let talk = Talk {
            approach: typed.one_of("approach", listed(ChoiceList::Approach))?.to_owned(),
            setting: typed.one_of("setting", listed(ChoiceList::Setting))?.to_owned(),
            part_of_day: typed
                .one_of("part_of_day", listed(ChoiceList::PartOfDay))?
                .to_owned(),
            tried: typed.get("tried").to_owned(),
            outcome: went(&typed)?,
            try_next: typed.get("try_next").to_owned(),
        };
        if talk.approach.is_empty() && talk.tried.is_empty() && talk.try_next.is_empty() {
            return Err(typed.invalid("tried", words::PROBLEM_EMPTY));
        }
        let now = self.now.into();
        let id = self.write(|transaction| match id {
            None => {
                let person = Self::chosen(transaction)?;
                tracker::add_note(transaction, person, &talk, now)
            }
            Some(id) => tracker::change_note(transaction, id, &talk).map(|()| id),
        })?;
        let said = self.say(words::NOTE_SAVED);
        self.diary.tell(said);
        Ok(go(Route::Note { id }, Mode::Replace))
    }

    fn win(&mut self, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let typed = Typed::new(values, &["words"], &self.settings.locale)?;
        let words = typed.some("words")?.to_owned();
        let now = self.now.into();
        let id = self.write(|transaction| {
            let person = Self::chosen(transaction)?;
            tracker::add_win(transaction, person, &words, now)
        })?;
        let said = self.say(words::WIN_SAVED);
        self.diary.tell(said);
        Ok(go(Route::Win { id }, Mode::Replace))
    }

    fn search(&mut self, values: &[FieldValue]) -> Result<Outcome, FootholdError> {
        let typed = Typed::new(values, &["words"], &self.settings.locale)?;
        if let Some(trouble) = self.diary.trouble() {
            return Err(error(trouble, &self.settings.locale));
        }
        typed.get("words").clone_into(&mut self.diary.query);
        Ok(go(Route::DiarySearch { after: None }, Mode::Return))
    }

    pub(super) fn save_check(
        &mut self,
        level: &str,
        answers: &std::collections::BTreeMap<String, String>,
    ) -> Result<Outcome, FootholdError> {
        let now = self.now.into();
        let id = self.write(|transaction| {
            let person = Self::chosen(transaction)?;
            tracker::save_check(transaction, person, level, answers, now)
        })?;
        let said = self.say(words::CHECK_SAVED);
        self.diary.tell(said);
        Ok(go(Route::SavedCheck { id }, Mode::Push))
    }

    pub(super) fn say(&self, message: &foothold_content::Message) -> Phrase {
        Phrase::new(message.get(&self.settings.locale))
    }
}

/// How it went, from the field `outcome`.
fn went(typed: &Typed<'_>) -> Result<Went, FootholdError> {
    let ids = [Went::Worked, Went::Partly, Went::DidNot].map(Went::id);
    Ok(Went::of(typed.one_of("outcome", ids)?))
}

fn named<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    let found = all.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value)
}

fn name<T: PartialEq>(all: &[(&str, T)], value: T) -> String {
    let found = all.iter().find(|(_, known)| *known == value);
    found.map_or_else(String::new, |(name, _)| (*name).to_owned())
}

/// Minutes after midnight of `HH:MM`.
pub(super) fn minute(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

pub(super) fn go(route: Route, mode: Mode) -> Outcome {
    Outcome {
        go: Some(Go { route, mode }),
        effects: Vec::new(),
    }
}

/// The same, in the place of the form that led there.
fn replaced(mut outcome: Outcome) -> Outcome {
    if let Some(go) = &mut outcome.go {
        go.mode = Mode::Replace;
    }
    outcome
}
