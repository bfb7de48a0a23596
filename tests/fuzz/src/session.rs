//! Any sequence of touches, actions, routes and times on one object with an open diary.

use std::time::Duration;

use arbitrary::{Result, Unstructured};
use foothold_core::app::{
    Action, Block, Concern, FieldKind, FieldValue, Foothold, FootholdError, Go, Mark, Moment, Outcome,
    Person, Route, Screen, Settings, Tap, Trouble, Way,
};
use foothold_core::content::content;

use crate::home::{Home, KEY, afford, text};
use crate::inputs::{self, MARKER, NOW};
use crate::screens::{check, fields, survives, taps};

/// What a reader does in one input; after that it repeats itself.
const MOST: usize = 40;

pub(crate) fn session(bytes: &[u8]) {
    let home = Home::new();
    let mut input = Unstructured::new(bytes);
    let mut run = Run::start(&home);
    for _ in 0..MOST {
        if input.is_empty() || run.step(&mut input).is_err() {
            break;
        }
    }
    run.end();
}

/// Another key than the diary's.
const OTHER_KEY: [u8; 32] = [8; 32];

/// The app as a front end holds it.
struct Run<'a> {
    home: &'a Home,
    app: Foothold,
    route: Route,
    now: Moment,
    /// The file is closed for sure: nothing of it may be seen.
    closed: bool,
}

impl<'a> Run<'a> {
    fn start(home: &'a Home) -> Self {
        let app = Foothold::new(Settings::first_run("US", "en"));
        app.unlock(text(home.path()), KEY.to_vec())
            .expect("the diary opens");
        Self {
            home,
            app,
            route: Route::Home,
            now: NOW,
            closed: false,
        }
    }

    fn step(&mut self, input: &mut Unstructured<'_>) -> Result<()> {
        match input.int_in_range(0..=15)? {
            0..=7 => self.touch(input)?,
            8 | 9 => self.route = route(input)?,
            10..=12 => {
                let action = action(input)?;
                self.perform(action);
            }
            13 => self.now = inputs::moment(input)?,
            14 => self.platform(input)?,
            _ => {
                for reminder in self.app.reminders(self.now).unwrap_or_default() {
                    survives(&reminder.route);
                    assert!(!reminder.text.text.contains(MARKER), "a reminder tells");
                }
            }
        }
        self.look();
        Ok(())
    }

    /// What holds for every screen, and for those of a closed diary.
    fn look(&self) -> Screen {
        let screen = self.app.screen(self.route.clone(), self.now);
        check(&screen);
        if self.closed && self.route.is_diary() {
            let shown = format!("{:?} {:?}", screen.title, screen.blocks);
            assert!(!shown.contains(MARKER), "a closed diary tells: {:?}", self.route);
        }
        screen
    }

    /// Touches something on the screen in view.
    fn touch(&mut self, input: &mut Unstructured<'_>) -> Result<()> {
        let screen = self.look();
        let taps = taps(&screen);
        if taps.is_empty() {
            self.route = Route::Home;
            return Ok(());
        }
        match input.choose(&taps)?.clone() {
            Tap::Go { route, .. } => self.route = route,
            Tap::Do { action } => self.perform(action),
            Tap::Submit { form } => {
                let values = fields(&screen, &form)
                    .into_iter()
                    .map(|field| {
                        let options = field.options.iter().map(|option| option.id.as_str());
                        Ok(FieldValue {
                            value: typed(input, field.kind, options)?,
                            id: field.id,
                        })
                    })
                    .collect::<Result<_>>()?;
                self.perform(Action::Submit { form, values });
            }
            Tap::Reach { .. } => {}
        }
        Ok(())
    }

    fn perform(&mut self, action: Action) {
        let is_slow = matches!(&action, Action::Submit { form, .. }
            if ["pin", "unlock", "export", "import", "share-file", "add-file"].contains(&form.as_str()));
        if is_slow && !afford(Duration::from_millis(400)) {
            return;
        }
        match self.app.perform(action, self.now) {
            Ok(Outcome { go, .. }) => {
                if let Some(Go { route, .. }) = go {
                    survives(&route);
                    self.route = route;
                }
            }
            Err(error) => keeps_quiet(&error),
        }
    }

    /// What the platform does by itself.
    fn platform(&mut self, input: &mut Unstructured<'_>) -> Result<()> {
        let home = text(self.home.path());
        let answered = match input.int_in_range(0..=5)? {
            0 => {
                self.app.lock();
                self.closed = true;
                return Ok(());
            }
            1 | 2 => self.app.unlock(home, KEY.to_vec()),
            3 => {
                let length = *input.choose(&[0, 31, 32, 33])?;
                let wrong = OTHER_KEY.iter().cycle().take(length);
                self.app.unlock(home, wrong.copied().collect())
            }
            4 => {
                let folder = *input.choose(&["/dev/null/diary", "/dev/null", "/\0/diary"])?;
                let refused = self.app.unlock(folder.into(), KEY.to_vec());
                assert!(refused.is_err(), "no diary can be there");
                refused
            }
            _ => self.app.tend(self.now),
        };
        match answered {
            // It may be locked, or in trouble; then its screens say so by themselves.
            Ok(()) => self.closed = false,
            Err(error) => keeps_quiet(&error),
        }
        Ok(())
    }

    /// The file opens in a new process, and what was shown is there.
    fn end(self) {
        let (shown, settings) = (entries(&self.app), self.app.settings());
        drop(self.app);
        let again = Foothold::new(settings);
        let unlock = |key: [u8; 32]| again.unlock(text(self.home.path()), key.to_vec());
        let opened = match unlock(KEY) {
            // Someone started anew while the phone had another key.
            Err(FootholdError::Diary {
                trouble: Trouble::WrongKey,
                ..
            }) => unlock(OTHER_KEY),
            opened => opened,
        };
        opened.expect("the diary opens again");
        if let Some((shown, kept)) = shown.zip(entries(&again)) {
            assert_eq!(shown, kept, "what was acknowledged is kept");
        }
    }
}

/// The newest page of the timeline; `None` while the diary shows nothing.
fn entries(app: &Foothold) -> Option<Vec<Block>> {
    let screen = app.screen(Route::Timeline { after: None }, NOW);
    let is_open = screen.blocks.iter().any(|block| block_id(block) == "about-whom");
    let blocks = screen.blocks.into_iter();
    is_open.then(|| {
        blocks
            .filter(|block| matches!(block, Block::Card { .. }))
            .collect()
    })
}

fn block_id(block: &Block) -> &str {
    match block {
        Block::Paragraph { id, .. } => id,
        _ => "",
    }
}

/// # Panics
/// If an error says what was typed, or is none that an app can act on.
fn keeps_quiet(error: &FootholdError) {
    let said = format!("{error:?} {error}");
    assert!(!said.contains(MARKER), "an error tells: {said}");
    match error {
        FootholdError::Invalid { reason, .. } | FootholdError::Diary { reason, .. } => {
            assert!(!reason.is_empty())
        }
        FootholdError::Unexpected { .. } => panic!("something broke"),
    }
    if let FootholdError::Diary { trouble, .. } = error {
        assert_ne!(*trouble, Trouble::Newer, "nothing here is of a newer version");
    }
}

/// What someone types into a field: what it asks for, or anything.
fn typed<'a>(
    input: &mut Unstructured<'_>,
    kind: FieldKind,
    options: impl ExactSizeIterator<Item = &'a str>,
) -> Result<String> {
    if input.ratio(1, 4)? {
        return inputs::text(input);
    }
    let usual: &[&str] = match kind {
        FieldKind::OneOf => return inputs::id(input, options),
        FieldKind::Phone => &["", "+1 (406) 555-0100", "911", "555"],
        FieldKind::Day => &["2026-11-29", "0001-01-01", "9999-12-31", "2024-02-29"],
        FieldKind::Time => &["", "18:30", "0:00", "23:59"],
        FieldKind::Pin => &["2580", "2580", "2580", "123456789012", "0000"],
        FieldKind::Passphrase => &["four words no one guesses"],
        FieldKind::Line | FieldKind::Words | FieldKind::Search => {
            return Ok(format!("{MARKER} {}", inputs::short(input)?));
        }
    };
    Ok((*input.choose(usual)?).to_owned())
}

/// Any action, also such as no screen offers. An action that is added has to be added here.
fn action(input: &mut Unstructured<'_>) -> Result<Action> {
    let tables = &content().tables;
    let steps = || content().small_steps.iter().map(|step| step.id);
    let talks = || content().rehearsals[0].talks.iter().map(|talk| talk.id);
    Ok(match input.int_in_range(0..=35)? {
        0 => Action::Tick {
            sign: inputs::id(input, tables.signs.iter().map(|sign| sign.id))?,
            mark: mark(input)?,
        },
        1 => Action::NothingElse {
            tile: inputs::id(input, tables.tiles.iter().map(|tile| tile.id))?,
        },
        2 => Action::Answer {
            fact: inputs::id(input, tables.modifiers.iter().map(|modifier| modifier.id))?,
            mark: mark(input)?,
        },
        3 => Action::StartAgain,
        4 => Action::Hear {
            cue: inputs::id(input, content().cues.iter().map(|cue| cue.id))?,
            mark: mark(input)?,
        },
        5 => Action::KeepStep {
            step: inputs::id(input, steps())?,
        },
        6 => Action::DropStep {
            step: inputs::id(input, steps())?,
        },
        7 => Action::ChoosePerson {
            person: if input.arbitrary()? {
                Some(inputs::row(input)?)
            } else {
                None
            },
        },
        8 => Action::SaveCheck,
        9 => Action::Remove {
            kind: inputs::id(
                input,
                ["person", "step", "note", "win", "check", "sheet"].into_iter(),
            )?,
            id: inputs::row(input)?,
        },
        10 => Action::Undo,
        11 => Action::LockNow,
        12 => Action::RemoveLock,
        13 => Action::SetPhoneLock {
            on: input.arbitrary()?,
        },
        14 => Action::AskPhone,
        15 => Action::PhoneKnowsYou,
        16 => Action::PickImport,
        17 => Action::FilePicked {
            bytes: inputs::text(input)?.into_bytes(),
        },
        18 => Action::StartAnew,
        19 => Action::Salvage,
        20 => Action::BringBack {
            copy: if input.ratio(3, 4)? {
                input.int_in_range(0..=3)?
            } else {
                input.arbitrary()?
            },
        },
        21 => Action::DeleteEverything,
        22 => Action::SetRegion {
            region: inputs::id(input, content().regions.iter().map(|region| region.id))?,
        },
        23 => Action::SetLocale {
            locale: inputs::id(input, content().locales.iter().copied())?,
        },
        24 => Action::SetPerson {
            person: *input.choose(&[Person::Unsaid, Person::Minor, Person::Adult])?,
        },
        25 => Action::SetConcern {
            concern: *input.choose(&[
                Concern::Unsaid,
                Concern::MentalHealth,
                Concern::Substance,
                Concern::Both,
            ])?,
        },
        26 => Action::SetAudience {
            fact: inputs::id(input, ["veteran", "lgbtq"].into_iter())?,
            holds: input.arbitrary()?,
        },
        27 => Action::Take {
            kind: shared(input)?,
            id: if input.ratio(1, 4)? {
                0
            } else {
                inputs::row(input)?
            },
            what: inputs::id(input, questions())?,
            on: input.arbitrary()?,
        },
        28 => Action::HandOn {
            place: route(input)?,
            way: *input.choose(&[Way::Page, Way::Text, Way::Table, Way::Calendar])?,
        },
        29 => Action::TakeNothing,
        30 => Action::TickTime {
            tick: inputs::id(
                input,
                ["calm", "sober", "private", "slept", "unafraid"].into_iter(),
            )?,
            mark: mark(input)?,
        },
        31 => Action::BeginRehearsal {
            talk: inputs::id(input, talks())?,
        },
        32 => Action::Rehearse {
            talk: inputs::id(input, talks())?,
            turn: counted(input)?,
            answer: counted(input)?,
        },
        33 => Action::PickAdditions,
        34 => Action::TickDay {
            discharge: inputs::row(input)?,
            day: counted(input)?,
            done: input.arbitrary()?,
        },
        _ => submit(input)?,
    })
}

/// What can be handed on.
fn shared(input: &mut Unstructured<'_>) -> Result<String> {
    let kinds = ["note", "step", "win", "sheet", "insights", "calendar"];
    inputs::id(input, kinds.into_iter())
}

fn sheets() -> impl ExactSizeIterator<Item = &'static str> {
    content().worksheets.iter().map(|sheet| sheet.id)
}

/// Sections and questions of the responder sheet.
fn questions() -> impl ExactSizeIterator<Item = &'static str> {
    [
        "", "who", "danger", "address", "weapon", "violence", "tried", "what", "words", "step/1",
    ]
    .into_iter()
}

/// A form as no screen shows it: fields of another, twice, or none.
fn submit(input: &mut Unstructured<'_>) -> Result<Action> {
    const FORMS: [&str; 19] = [
        "numbers",
        "search",
        "pin",
        "unlock",
        "export",
        "import",
        "share-file",
        "add-file",
        "own-step",
        "win",
        "diary-search",
        "plan/1",
        "tried/1",
        "person/1",
        "note/1",
        "note/new",
        "sheet/responder/danger",
        "sheet/my-support/signs_part",
        "sheet/relapse-plan/helps_part",
    ];
    const FIELDS: [&str; 25] = [
        "query",
        "pin",
        "again",
        "passphrase",
        "words",
        "day",
        "time",
        "outcome",
        "how",
        "nickname",
        "age",
        "concern",
        "region",
        "clinician_number",
        "local_crisis_number",
        "approach",
        "tried",
        "try_next",
        "setting",
        "part_of_day",
        "weapon",
        "weapon_where",
        "signs",
        "helps",
        "violence",
    ];
    let count = input.int_in_range(0..=6)?;
    let values = (0..count).map(|_| {
        Ok(FieldValue {
            id: inputs::id(input, FIELDS.into_iter())?,
            value: inputs::text(input)?,
        })
    });
    let values = values.collect::<Result<_>>()?;
    let form = inputs::id(input, FORMS.into_iter())?;
    Ok(Action::Submit { form, values })
}

/// What counts from one, often so low that it is there.
fn counted(input: &mut Unstructured<'_>) -> Result<u32> {
    if input.ratio(3, 4)? {
        input.int_in_range(0..=5)
    } else {
        input.arbitrary()
    }
}

fn mark(input: &mut Unstructured<'_>) -> Result<Mark> {
    Ok(*input.choose(&[Mark::Yes, Mark::NotSure, Mark::No, Mark::Clear])?)
}

/// Any place, also such as no screen leads to.
fn route(input: &mut Unstructured<'_>) -> Result<Route> {
    let (number, id) = (input.int_in_range(0..=70)?, inputs::row(input)?);
    let tables = &content().tables;
    let guides = || content().guides[0].cards.iter().map(|guide| guide.id);
    let sources = || content().sources.iter().map(|source| source.id);
    let talks = || content().rehearsals[0].talks.iter().map(|talk| talk.id);
    Ok(match number {
        0 => Route::Home,
        1 => Route::Lost,
        2 => Route::Help,
        3 => Route::Line {
            id: inputs::id(input, content().regions[0].lines.iter().map(|line| line.id))?,
        },
        4 => Route::Check,
        5 => Route::Tile {
            id: inputs::id(input, tables.tiles.iter().map(|tile| tile.id))?,
        },
        6 => Route::Result,
        7 => Route::MoreSteps,
        8 => Route::Why,
        9 => Route::EmergencyWords,
        10 => Route::NoConnection,
        11 => Route::Refusal,
        12 => Route::NextStep,
        13 => Route::Reasons,
        14 => Route::ReasonsFound,
        15 => Route::Reason {
            id: inputs::id(input, content().reasons.iter().map(|reason| reason.id))?,
        },
        16 => Route::Guides,
        17 => Route::Topic {
            id: inputs::id(input, content().topics.iter().map(|topic| topic.id))?,
        },
        18 => Route::Guide {
            id: inputs::id(input, guides())?,
        },
        19 => Route::GuideFacts {
            id: inputs::id(input, guides())?,
        },
        20 => Route::Search,
        21 => Route::Sources { after: None },
        22 => Route::Sources {
            after: Some(inputs::id(input, sources())?),
        },
        23 => Route::Source {
            id: inputs::id(input, sources())?,
        },
        24 => Route::Settings,
        25 => Route::Country,
        26 => Route::About,
        27 => Route::Diary,
        28 => Route::OwnStep,
        29 | 30 => Route::KeptStep { id },
        31 => Route::People,
        32 => Route::NewPerson,
        33 => Route::Person { id },
        34 => Route::NewNote,
        35 => Route::Note { id },
        36 => Route::EditNote { id },
        37 => Route::NewWin,
        38 => Route::Win { id },
        39 => Route::SavedCheck { id },
        40 => Route::Timeline { after: None },
        41 => Route::Timeline {
            after: Some(format!(
                "{}.{}.{}",
                inputs::number(input)?,
                input.choose(&["note", "win", "x"])?,
                id
            )),
        },
        42 => Route::DiarySearch {
            after: if input.arbitrary()? {
                Some(format!("{}.{id}", inputs::number(input)?))
            } else {
                None
            },
        },
        43 => Route::Insights,
        44 => Route::Storage,
        45 => Route::Lock,
        46 => Route::Export,
        47 => Route::Import,
        48 => Route::DeleteAll,
        49 => Route::StartAnew,
        50 => Route::Sheets,
        51 => Route::Sheet {
            id: inputs::id(input, sheets())?,
        },
        52 => Route::BlankSheet {
            id: inputs::id(input, sheets())?,
        },
        53 => Route::OwnSheet {
            id: inputs::id(input, sheets())?,
        },
        54 => Route::FillSheet {
            id: "responder".into(),
            section: inputs::id(input, questions())?,
        },
        55 => Route::SheetVersion { id },
        56 => Route::ShareEntry {
            kind: shared(input)?,
            id: if input.ratio(1, 4)? { 0 } else { id },
        },
        57 => Route::Rehearsals,
        58 => Route::Rehearsal {
            id: inputs::id(input, talks())?,
        },
        59 => Route::RehearsalTurn {
            id: inputs::id(input, talks())?,
            turn: counted(input)?,
        },
        60 => Route::RehearsalSaid {
            id: inputs::id(input, talks())?,
            turn: counted(input)?,
        },
        61 => Route::RehearsalEnd {
            id: inputs::id(input, talks())?,
        },
        62 => Route::ShareGuide {
            id: inputs::id(input, guides())?,
        },
        63 => Route::ShareDiary { after: None },
        64 => Route::ShareFile,
        65 => Route::AddFile,
        66 => Route::AfterCrisis,
        67 => Route::AfterDay { day: counted(input)? },
        68 => Route::OwnAfter,
        69 => Route::OwnAfterDay {
            id,
            day: counted(input)?,
        },
        _ => Route::Timeline {
            after: Some(inputs::text(input)?),
        },
    })
}
