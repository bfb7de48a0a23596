//! The tracker as a family uses it, through the screens alone: journeys J6, J7, J9 and J10, and what must hold on the
//! way: kept means kept, nothing is a reproach, nothing reads what was written, help is everywhere.

use foothold_core::app::{
    Action, Block, Effect, Foothold, FootholdError, Go, Moment, Outcome, Person, Route, Screen, Settings,
    Tap, Trouble, route_from_link,
};
use foothold_tests::{CHECKED, every_kind_of_diary, submit, text};
use tempfile::TempDir;

const KEY: [u8; 32] = [7; 32];

/// A phone with a diary: one object over one folder.
struct Phone {
    core: Foothold,
    folder: TempDir,
    now: Moment,
}

impl Phone {
    fn new() -> Self {
        let phone = Self {
            core: Foothold::new(Settings::first_run("US", "en")),
            folder: TempDir::new().expect("a folder"),
            now: CHECKED,
        };
        phone.unlock().expect("a new diary opens");
        phone
    }

    fn unlock(&self) -> Result<(), FootholdError> {
        self.core.unlock(self.path(), KEY.to_vec())
    }

    fn path(&self) -> String {
        self.folder.path().join("diary").display().to_string()
    }

    /// The process ends and starts again: nothing is left but the file.
    fn restarted(self) -> Self {
        let Self { core, folder, now } = self;
        let settings = core.settings();
        drop(core);
        let phone = Self {
            core: Foothold::new(settings),
            folder,
            now,
        };
        phone.unlock().expect("the diary opens again");
        phone
    }

    fn screen(&self, route: Route) -> Screen {
        let screen = self.core.screen(route, self.now);
        assert!(
            matches!(screen.help.emergency.tap, Tap::Reach { .. }),
            "help on {:?}",
            screen.route
        );
        screen
    }

    fn shown(&self, route: Route) -> String {
        text(&self.screen(route))
    }

    fn act(&self, action: Action) -> Outcome {
        self.core.perform(action, self.now).expect("it can be done")
    }

    fn try_submit(&self, form: &str, values: &[(&str, &str)]) -> Result<Outcome, FootholdError> {
        self.core.perform(submit(form, values), self.now)
    }

    fn submit(&self, form: &str, values: &[(&str, &str)]) -> Route {
        let outcome = self.try_submit(form, values).expect("the form can be sent");
        outcome.go.map_or(Route::Home, |Go { route, .. }| route)
    }

    fn later(&mut self, days: i64) {
        self.now.unix_seconds += days * 86_400;
    }

    fn day(&self, after: i64) -> String {
        let at = Moment {
            unix_seconds: self.now.unix_seconds + after * 86_400,
            ..self.now
        };
        foothold_core::tracker::Moment::from(at).day().to_string()
    }

    /// The rows of a list, by the ids of their cards.
    fn rows(&self, route: Route, prefix: &str) -> Vec<String> {
        let blocks = self.screen(route).blocks.into_iter();
        blocks
            .filter_map(|block| match block {
                Block::Card { id, .. } if id.starts_with(prefix) => Some(id),
                _ => None,
            })
            .collect()
    }

    fn trouble(&self, action: Action) -> Option<Trouble> {
        match self.core.perform(action, self.now) {
            Err(FootholdError::Diary { trouble, .. }) => Some(trouble),
            _ => None,
        }
    }
}

/// "Therapy is for crazy people", 14 years old, no danger: a step for Saturday, tried at dinner, and what next.
#[test]
fn j6_a_step_kept_planned_tried_and_what_to_try_next() {
    let phone = Phone::new();
    let Route::KeptStep { id } = phone.submit(
        "own-step",
        &[(
            "words",
            "Ask on the Saturday drive: would you pick between two therapists?",
        )],
    ) else {
        panic!("the kept step is shown");
    };
    let plan = format!("plan/{id}");
    phone.submit(&plan, &[("day", &phone.day(3)), ("time", "10:30")]);
    let reminders = phone.core.reminders(phone.now).expect("it is known");
    assert_eq!(reminders.len(), 1);
    let words = reminders[0].text.text.to_lowercase();
    for telling in ["therap", "saturday", "crisis", "help", "child", "talk"] {
        assert!(!words.contains(telling), "a reminder says nothing: {words}");
    }
    assert_eq!(reminders[0].route, Route::KeptStep { id });

    let mut phone = phone.restarted();
    assert_eq!(
        phone.rows(Route::NextStep, "kept/"),
        [format!("kept/{id}")],
        "kept means kept"
    );

    // Two days late is no reproach.
    phone.later(5);
    let shown = phone.shown(Route::KeptStep { id }).to_lowercase();
    for reproach in ["missed", "overdue", "late", "failed", "streak", "forgot"] {
        assert!(
            !shown.contains(reproach),
            "`{reproach}` on a step whose day went by"
        );
    }
    assert_eq!(
        phone.core.reminders(phone.now),
        Some(Vec::new()),
        "what has gone by does not ring"
    );

    phone.submit(
        &format!("tried/{id}"),
        &[("outcome", "did_not"), ("how", "Brought it up at dinner.")],
    );
    let route = phone.submit(
        "note/new",
        &[
            ("approach", "choices"),
            ("tried", "Asked about two therapists at dinner. Shouting."),
            ("outcome", "did_not"),
            ("part_of_day", "mealtime"),
            ("try_next", "On a drive, side by side."),
        ],
    );
    let shown = phone.shown(route);
    assert!(shown.contains("Try next"), "{shown}");
    assert!(shown.contains("away from meals"), "the timing tip: {shown}");
    let shown = phone.shown(Route::Timeline { after: None });
    assert!(shown.contains("Asked about two therapists") && shown.contains("Saturday drive"));
}

#[test]
fn what_helped_what_went_badly_and_what_next_each_with_its_count() {
    let phone = Phone::new();
    assert!(
        phone.screen(Route::Insights).blocks.len() < 6,
        "two notes are needed first"
    );
    for outcome in ["worked", "worked", "did_not"] {
        phone.submit(
            "note/new",
            &[
                ("approach", "listened"),
                ("outcome", outcome),
                ("setting", "side-by-side"),
            ],
        );
    }
    for _ in 0..2 {
        phone.submit(
            "note/new",
            &[
                ("approach", "argued"),
                ("outcome", "did_not"),
                ("part_of_day", "late-night"),
                ("try_next", "Wait until morning."),
            ],
        );
    }
    let shown = phone.shown(Route::Insights);
    assert!(
        shown.contains("Only listened") && shown.contains('2') && shown.contains('3'),
        "{shown}"
    );
    assert!(
        shown.contains("Late at night"),
        "the time that went badly: {shown}"
    );
    assert!(
        shown.contains("Wait until morning."),
        "the reader's own next: {shown}"
    );
    let lower = shown.to_lowercase();
    for claim in ["always", "proves", "score", "%"] {
        assert!(!lower.contains(claim), "`{claim}` claims too much: {shown}");
    }
}

/// Home from hospital: notes marked as having worked are there for the plan, about the one they are about.
#[test]
fn j7_notes_and_steps_are_about_the_person_that_was_chosen() {
    let phone = Phone::new();
    phone.submit("note/new", &[("tried", "Before anyone was named.")]);
    phone.submit(
        "person/new",
        &[
            ("nickname", "Sam"),
            ("age", "minor"),
            ("clinician_number", "(555) 010-0199"),
        ],
    );
    assert_eq!(
        phone.core.settings().person,
        Person::Minor,
        "help follows the one it is about"
    );
    assert_eq!(phone.core.settings().clinician_number, "5550100199");
    phone.submit("note/new", &[("tried", "Sat with Sam."), ("outcome", "worked")]);
    phone.submit("person/new", &[("nickname", "Jo"), ("age", "adult")]);
    phone.submit("note/new", &[("tried", "Called Jo."), ("outcome", "worked")]);
    let timeline = Route::Timeline { after: None };
    let shown = phone.shown(timeline.clone());
    assert!(
        shown.contains("Called Jo.") && !shown.contains("Sat with Sam."),
        "{shown}"
    );
    phone.act(Action::ChoosePerson { person: Some(1) });
    assert_eq!(phone.core.settings().person, Person::Minor);
    let shown = phone.shown(timeline.clone());
    assert!(
        shown.contains("Sat with Sam.") && !shown.contains("Called Jo."),
        "{shown}"
    );
    phone.act(Action::ChoosePerson { person: None });
    assert!(phone.shown(timeline).contains("Before anyone was named."));
}

#[test]
fn the_own_clinician_is_the_second_line_when_help_is_needed_today() {
    let phone = Phone::new();
    phone.submit(
        "person/new",
        &[
            ("nickname", "Sam"),
            ("age", "adult"),
            ("clinician_number", "555 010 0199"),
        ],
    );
    phone.act(Action::Tick {
        sign: "suicidal_thoughts".into(),
        mark: foothold_core::app::Mark::Yes,
    });
    let lines = foothold_tests::lines(&phone.screen(Route::Result));
    assert_eq!(
        lines.get(1).map(String::as_str),
        Some("own-clinician"),
        "{lines:?}"
    );
}

/// Locked, five wrong PINs: the bar works, nothing of anyone is shown, the wait grows, and the right PIN opens.
#[test]
fn j9_a_locked_diary_shows_nothing_and_help_stays_one_touch_away() {
    let phone = Phone::new();
    phone.submit("note/new", &[("tried", "PLANTED-WORD")]);
    phone.submit("person/new", &[("nickname", "PLANTED-NAME")]);
    phone.submit("own-step", &[("words", "PLANTED-STEP")]);
    phone.submit("pin", &[("pin", "482915"), ("again", "482915")]);
    let mut phone = phone_locked(phone);
    for route in every_kind_of_diary(1, "1795348800.note.9") {
        let screen = phone.screen(route.clone());
        let shown = text(&screen);
        assert!(!shown.contains("PLANTED"), "{route:?} shows {shown}");
    }
    for route in [
        Route::Home,
        Route::Help,
        Route::Check,
        Route::Guides,
        Route::NextStep,
    ] {
        assert!(!phone.shown(route).contains("PLANTED"));
    }
    assert!(!phone.screen(Route::Help).private);
    assert_eq!(
        phone.trouble(Action::StartAnew),
        Some(Trouble::Locked),
        "nor put away"
    );
    assert_eq!(
        phone.trouble(Action::DeleteEverything),
        Some(Trouble::Locked),
        "nor deleted"
    );
    // A frightened hand types something else: that is no guess.
    for other in ["e", "h", "", "help me", "48", "\u{664}\u{668}\u{662}\u{669}"] {
        assert!(phone.try_submit("unlock", &[("pin", other)]).is_err());
    }
    for _ in 0..5 {
        let wrong = phone.try_submit("unlock", &[("pin", "000000")]);
        assert!(matches!(wrong, Err(FootholdError::Invalid { .. })));
    }
    let wait = phone.try_submit("unlock", &[("pin", "482915")]);
    let Err(FootholdError::Invalid { reason, .. }) = wait else {
        panic!("after five wrong ones even the right one waits");
    };
    assert!(reason.contains('1'), "{reason}");
    // The wait survives the end of the process, and a clock set back does not make it longer.
    let restarted = phone.restarted();
    phone = restarted;
    assert!(phone.try_submit("unlock", &[("pin", "482915")]).is_err());
    phone.now.unix_seconds -= 400 * 86_400;
    assert!(phone.try_submit("unlock", &[("pin", "482915")]).is_err());
    phone.now.unix_seconds += 400 * 86_400 + 61;
    phone.submit("unlock", &[("pin", "482915")]);
    assert!(phone.shown(Route::NextStep).contains("PLANTED-STEP"));
    // Right once, and the count starts anew.
    assert_eq!(phone.trouble(Action::LockNow), None);
    assert!(phone.try_submit("unlock", &[("pin", "1111")]).is_err());
    phone.submit("unlock", &[("pin", "482915")]);
}

fn phone_locked(phone: Phone) -> Phone {
    phone.act(Action::LockNow);
    let remove = Action::Remove {
        kind: "note".into(),
        id: 1,
    };
    assert_eq!(
        phone.trouble(remove),
        Some(Trouble::Locked),
        "nothing can be written while it is locked"
    );
    phone
}

#[test]
fn every_place_of_the_diary_is_private_and_no_link_from_outside_opens_it() {
    let phone = Phone::new();
    for route in every_kind_of_diary(1, "1795348800.note.9") {
        let screen = phone.screen(route.clone());
        assert!(screen.private, "{route:?} is hidden from the recents view");
        assert!(screen.leave.is_some(), "{route:?} can be left fast");
        assert_eq!(route_from_link(route.to_text()), Route::Lost, "{route:?}");
        assert_eq!(Route::from_text(&route.to_text()), route);
    }
}

/// What is written never decides anything, and nothing claims to watch.
#[test]
fn j10_words_in_a_note_change_nothing_and_help_is_offered_whatever_they_are() {
    let phone = Phone::new();
    let screens = ["He wants to kill himself.", "We had pancakes."].map(|words| {
        let route = phone.submit("note/new", &[("tried", words)]);
        let shown = phone.shown(route);
        assert!(shown.contains(words));
        shown.replace(words, "")
    });
    assert_eq!(screens[0], screens[1], "the same screen, whatever the words");
    assert!(
        screens[0].to_lowercase().contains("help"),
        "help is offered: {}",
        screens[0]
    );
    let home = phone.shown(Route::Home);
    assert!(!home.contains("kill"), "nothing of a note is on the first screen");
    // Hostile words are words.
    for words in [
        "\u{202e}live\u{202c}",
        "a\u{0}b",
        "\u{1b}[2J\u{1b}]0;x\u{7}",
        "'; DROP TABLE note; --",
        "=1+1",
    ] {
        let route = phone.submit("note/new", &[("tried", words)]);
        let shown = phone.shown(route);
        assert!(
            !shown.contains(['\u{202e}', '\u{1b}', '\u{0}', '\u{7}']),
            "{shown:?}"
        );
    }
    let long = "x".repeat(1 << 20);
    let refused = phone.try_submit("note/new", &[("tried", &long)]);
    let Err(FootholdError::Invalid { field, reason }) = refused else {
        panic!("a megabyte is refused");
    };
    assert_eq!(field, "tried");
    assert!(!reason.contains("xxx"));
}

#[test]
fn every_deletion_can_be_undone_until_the_diary_closes() {
    let phone = Phone::new();
    phone.submit("person/new", &[("nickname", "Sam")]);
    let kinds = [
        ("step", phone.submit("own-step", &[("words", "One small thing")])),
        ("note", phone.submit("note/new", &[("tried", "Listened")])),
        ("win", phone.submit("win", &[("words", "Breakfast together")])),
    ];
    // What the last action said goes with the next one.
    phone.act(Action::LockNow);
    for (kind, route) in kinds {
        let (Route::KeptStep { id } | Route::Note { id } | Route::Win { id }) = route.clone() else {
            panic!("{route:?}");
        };
        let before = phone.shown(route.clone());
        phone.act(Action::Remove {
            kind: kind.into(),
            id,
        });
        assert_eq!(
            phone.screen(route.clone()).route,
            Route::Diary,
            "a {kind} that is deleted is gone"
        );
        phone.act(Action::Undo);
        assert_eq!(
            text(&phone.screen(route)).len(),
            before.len(),
            "a {kind} is back as it was"
        );
    }
    phone.act(Action::Remove {
        kind: "person".into(),
        id: 1,
    });
    assert!(!phone.shown(Route::People).contains("Sam"));
    phone.act(Action::Undo);
    assert!(phone.shown(Route::People).contains("Sam"));
    assert!(
        phone.shown(Route::NextStep).contains("One small thing"),
        "with everything about them"
    );
    // Two deletions are undone one after the other.
    for words in ["First", "Second"] {
        let Route::Note { id } = phone.submit("note/new", &[("tried", words)]) else {
            panic!("the note is shown");
        };
        phone.act(Action::Remove {
            kind: "note".into(),
            id,
        });
    }
    let timeline = Route::Timeline { after: None };
    phone.act(Action::Undo);
    assert!(
        phone.shown(timeline.clone()).contains("Second") && !phone.shown(timeline.clone()).contains("First")
    );
    phone.act(Action::Undo);
    assert!(phone.shown(timeline).contains("First"));
    phone.act(Action::Remove {
        kind: "person".into(),
        id: 1,
    });
    let phone = phone.restarted();
    assert!(!phone.shown(Route::People).contains("Sam"));
    let undo = phone.core.perform(Action::Undo, phone.now);
    assert!(undo.is_err(), "once the diary was closed it is gone for good");
}

#[test]
fn a_check_is_kept_only_when_the_reader_says_so_and_is_a_record_of_that_day() {
    let phone = Phone::new();
    let refused = phone.core.perform(Action::SaveCheck, phone.now);
    assert!(
        matches!(refused, Err(FootholdError::Invalid { .. })),
        "nothing was ticked"
    );
    phone.act(Action::Tick {
        sign: "means_in_hand".into(),
        mark: foothold_core::app::Mark::Yes,
    });
    assert_eq!(
        phone.rows(Route::Timeline { after: None }, "check/").len(),
        0,
        "nothing is kept by itself"
    );
    let outcome = phone.act(Action::SaveCheck);
    let route = outcome.go.expect("the kept check is shown").route;
    let shown = phone.shown(route.clone());
    assert!(shown.contains("Has a way to end their life"), "{shown}");
    for verdict in ["risk", "score", "safe now", "all clear"] {
        assert!(!shown.to_lowercase().contains(verdict), "{shown}");
    }
    let phone = phone.restarted();
    assert!(phone.shown(route).contains("Has a way to end their life"));
    assert_eq!(
        phone.screen(Route::Result).route,
        Route::Check,
        "the check itself starts anew"
    );
}

#[test]
fn a_step_kept_before_the_diary_opens_goes_into_it_once() {
    let core = Foothold::new(Settings::first_run("US", "en"));
    let folder = TempDir::new().expect("a folder");
    let step = foothold_core::content::content().small_steps[0].id;
    core.perform(Action::KeepStep { step: step.into() }, CHECKED)
        .expect("kept in memory");
    let phone = Phone {
        core,
        folder,
        now: CHECKED,
    };
    assert!(
        phone.shown(Route::NextStep).contains("until you close"),
        "it says that it is not saved"
    );
    phone.unlock().expect("opens");
    assert_eq!(phone.rows(Route::NextStep, "kept/").len(), 1);
    phone.act(Action::KeepStep { step: step.into() });
    let phone = phone.restarted();
    assert_eq!(phone.rows(Route::NextStep, "kept/").len(), 1, "not twice");
}

#[test]
fn a_check_that_is_to_be_kept_waits_for_the_lock_to_be_opened() {
    let phone = Phone::new();
    phone.submit("pin", &[("pin", "482915"), ("again", "482915")]);
    phone.act(Action::LockNow);
    phone.act(Action::Tick {
        sign: "means_in_hand".into(),
        mark: foothold_core::app::Mark::Yes,
    });
    let outcome = phone.act(Action::SaveCheck);
    assert_eq!(
        outcome.go.map(|go| go.route),
        Some(Route::Diary),
        "where the lock is"
    );
    phone.submit("unlock", &[("pin", "482915")]);
    assert_eq!(phone.rows(Route::Timeline { after: None }, "check/").len(), 1);
    phone.act(Action::LockNow);
    phone.submit("unlock", &[("pin", "482915")]);
    assert_eq!(
        phone.rows(Route::Timeline { after: None }, "check/").len(),
        1,
        "once"
    );
}

#[test]
fn notes_are_found_by_parts_of_words_in_any_case_and_only_ones_own() {
    let phone = Phone::new();
    phone.submit("note/new", &[("tried", "We walked by the River. Didn’t push.")]);
    phone.submit("note/new", &[("tried", "Nothing to do with it")]);
    let search = |words: &str| {
        phone.submit("diary-search", &[("words", words)]);
        phone.rows(Route::DiarySearch { after: None }, "note/").len()
    };
    assert_eq!(search("river"), 1);
    assert_eq!(search("RIV push"), 1);
    assert_eq!(search("didn't"), 1, "any apostrophe");
    assert_eq!(search("zebra"), 0);
    assert_eq!(search("'\" OR 1=1 --"), 0);
    assert_eq!(search(""), 0);
}

#[test]
fn long_lists_come_by_page_and_every_entry_is_on_one() {
    let mut phone = Phone::new();
    for at in 0..50 {
        phone.now.unix_seconds += i64::from(at % 3 == 0);
        phone.submit("note/new", &[("tried", &format!("note {at:02}"))]);
        phone.submit("win", &[("words", &format!("win {at:02}"))]);
    }
    let mut route = Route::Timeline { after: None };
    let mut seen = Vec::new();
    for _ in 0..20 {
        let screen = phone.screen(route);
        let mut older = None;
        for block in &screen.blocks {
            match block {
                Block::Card { id, tap, .. } if id == "older" => older = Some(tap.clone()),
                Block::Card { id, .. } if id.contains('/') => seen.push(id.clone()),
                _ => {}
            }
        }
        let Some(Tap::Go { route: next, .. }) = older else {
            break;
        };
        route = next;
    }
    let listed = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!((listed, seen.len()), (100, 100), "each once");
}

#[test]
fn an_export_comes_back_whole_on_another_phone_and_anything_else_is_refused_with_a_reason() {
    let phone = Phone::new();
    phone.submit("person/new", &[("nickname", "Sam"), ("age", "minor")]);
    phone.submit("note/new", &[("tried", "Sat with them"), ("outcome", "worked")]);
    let short = phone.try_submit("export", &[("passphrase", "short"), ("again", "short")]);
    assert!(matches!(short, Err(FootholdError::Invalid { .. })));
    let words = "river pancake window seven";
    let differs = phone.try_submit("export", &[("passphrase", words), ("again", "river")]);
    assert!(matches!(differs, Err(FootholdError::Invalid { field, .. }) if field == "again"));
    let outcome = phone
        .try_submit("export", &[("passphrase", words), ("again", words)])
        .expect("it is made");
    let Some(Effect::Share { bytes, name, .. }) = outcome.effects.into_iter().next() else {
        panic!("a file is handed over");
    };
    assert!(
        name.ends_with(".age") && !name.contains("foothold"),
        "a name that says little: {name}"
    );

    read_elsewhere(&bytes, words);

    let other = Phone::new();
    other.submit("note/new", &[("tried", "What was there before")]);
    other.act(Action::LockNow);
    let before = other.shown(Route::Timeline { after: None });
    let import = |bytes: &[u8], passphrase: &str| {
        other.act(Action::FilePicked {
            bytes: bytes.to_vec(),
        });
        other.try_submit("import", &[("passphrase", passphrase)])
    };
    let mut flipped = bytes.clone();
    let middle = flipped.len() - 40;
    flipped[middle] ^= 1;
    for (file, passphrase) in [
        (&bytes[..], "wrong passphrase"),
        (&flipped[..], words),
        (&bytes[..bytes.len() - 1], words),
        (&b"not a diary"[..], words),
        (&b""[..], words),
    ] {
        let refused = import(file, passphrase);
        assert!(
            matches!(refused, Err(FootholdError::Invalid { .. })),
            "{refused:?}"
        );
        assert_eq!(
            other.shown(Route::Timeline { after: None }),
            before,
            "nothing was changed"
        );
    }
    import(&bytes, words).expect("the right file with the right passphrase");
    assert!(other.shown(Route::People).contains("Sam"));
    other.act(Action::ChoosePerson { person: Some(1) });
    assert!(
        other
            .shown(Route::Timeline { after: None })
            .contains("Sat with them")
    );
}

/// The format is open: a reader that shares no line with us finds the same diary in the file.
fn read_elsewhere(bytes: &[u8], passphrase: &str) {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("diary.age");
    std::fs::write(&file, bytes).expect("written");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = std::process::Command::new(root.join("target/tests/venv/bin/python"))
        .arg(root.join("tests/export/read_export.py"))
        .arg("--check")
        .arg(&file)
        .env("FOOTHOLD_PASSPHRASE", passphrase)
        .output()
        .expect("tests/run makes the Python that reads it");
    let (said, wrong) = (
        String::from_utf8_lossy(&read.stdout),
        String::from_utf8_lossy(&read.stderr),
    );
    assert!(read.status.success(), "{wrong}");
    assert!(
        said.contains("\"format\":\"foothold-diary\"") && said.contains("Sat with them"),
        "{said}"
    );
}

#[test]
fn a_wrong_short_or_lost_key_is_a_plain_sentence_and_starting_anew_sets_the_old_diary_aside() {
    let phone = Phone::new();
    phone.submit("note/new", &[("tried", "PLANTED")]);
    phone.core.lock();
    let files = || walk(phone.folder.path());
    let before = files();
    let _ = phone.core.unlock(phone.path(), vec![7; 31]);
    let shut = phone.shown(Route::Diary);
    assert!(
        shut.contains("Start a new"),
        "a key that is none can be given up: {shut}"
    );
    for (key, expected) in [
        (vec![1; 32], Trouble::WrongKey),
        (vec![7; 31], Trouble::KeyLength),
        (vec![], Trouble::KeyLength),
    ] {
        let error = phone
            .core
            .unlock(phone.path(), key)
            .expect_err("it does not open");
        assert!(
            matches!(&error, FootholdError::Diary { trouble, .. } if *trouble == expected),
            "{error:?}"
        );
        assert_eq!(files(), before, "not a byte was changed");
    }
    let _ = phone.core.unlock(phone.path(), vec![1; 32]);
    let shut = phone.screen(Route::Timeline { after: None });
    assert!(
        shut.blocks
            .iter()
            .any(|block| matches!(block, Block::Card { id, .. } if id == "start-anew"))
    );
    assert_eq!(
        phone.screen(Route::Check).route,
        Route::Check,
        "help never notices"
    );
    // Nothing is put away by one touch.
    let asked = phone.screen(Route::StartAnew);
    let does = |block: &Block| matches!(block, Block::Card { tap: Tap::Do { action }, .. } if *action == Action::StartAnew);
    assert!(!shut.blocks.iter().any(does) && asked.blocks.iter().any(does));
    phone.act(Action::StartAnew);
    assert!(phone.shown(Route::Storage).contains("Set aside on these days"));
    phone.submit("note/new", &[("tried", "A new start")]);
    assert!(!phone.shown(Route::Timeline { after: None }).contains("PLANTED"));
    let kept: Vec<_> = files()
        .into_iter()
        .filter(|(name, _)| name.contains("aside"))
        .collect();
    assert!(!kept.is_empty(), "the old diary is set aside, not deleted");
}

#[test]
fn deleting_everything_leaves_no_byte_and_asks_for_a_new_key() {
    let phone = Phone::new();
    phone.submit("note/new", &[("tried", "PLANTED")]);
    phone.core.tend(phone.now).expect("a copy is made");
    phone.submit(
        "person/new",
        &[("nickname", "Sam"), ("clinician_number", "555 010 0199")],
    );
    let outcome = phone.act(Action::DeleteEverything);
    assert_eq!(
        phone.core.settings().clinician_number,
        "",
        "what was said about them goes too"
    );
    assert!(
        outcome
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::KeepSettings { .. }))
    );
    assert!(outcome.effects.contains(&Effect::ForgetKey));
    assert!(outcome.effects.contains(&Effect::RemindersChanged));
    let left: usize = walk(phone.folder.path())
        .iter()
        .map(|(_, bytes)| bytes.len())
        .sum();
    assert_eq!(left, 0);
    phone.unlock().expect("a new diary");
    assert_eq!(phone.rows(Route::Timeline { after: None }, "note/").len(), 0);
}

/// What the phone has armed it keeps where core says `None`: a diary that cannot be read now still has its days.
#[test]
fn reminders_are_unknown_while_the_diary_cannot_be_read_and_none_once_it_is_deleted() {
    let mut phone = Phone::new();
    let Route::KeptStep { id } = phone.submit("own-step", &[("words", "Ask again on Saturday")]) else {
        panic!("the kept step is shown");
    };
    phone.submit(
        &format!("plan/{id}"),
        &[("day", &phone.day(3)), ("time", "10:30")],
    );
    let planned = phone.core.reminders(phone.now);
    assert_eq!(planned.as_ref().map(Vec::len), Some(1));

    phone.core.lock();
    assert_eq!(phone.core.reminders(phone.now), None, "closed");
    let file = phone.folder.path().join("diary/current/diary.db");
    let whole = std::fs::read(&file).expect("the file is there");
    let mut bytes = whole.clone();
    bytes[100..].fill(0);
    std::fs::write(&file, &bytes).expect("written");
    assert!(phone.unlock().is_err());
    assert_eq!(phone.core.reminders(phone.now), None, "damaged");
    std::fs::write(&file, &whole).expect("written");
    phone.unlock().expect("as it was");
    assert_eq!(phone.core.reminders(phone.now), planned);

    phone.submit("pin", &[("pin", "482915"), ("again", "482915")]);
    phone = phone.restarted();
    assert_eq!(
        phone.core.reminders(phone.now),
        planned,
        "a PIN takes no reminder away"
    );
    phone.submit("unlock", &[("pin", "482915")]);
    phone.act(Action::DeleteEverything);
    assert_eq!(phone.core.reminders(phone.now), Some(Vec::new()), "deleted");
}

#[test]
fn a_damaged_diary_never_takes_help_with_it_and_what_can_be_read_is_saved() {
    let phone = Phone::new();
    for at in 0..200 {
        phone.submit(
            "note/new",
            &[("tried", &format!("note {at} {}", "and more words ".repeat(20)))],
        );
    }
    phone.core.lock();
    let file = phone.folder.path().join("diary/current/diary.db");
    let mut bytes = std::fs::read(&file).expect("the file is there");
    // Past the first pages, on which the tables themselves hang.
    let middle = bytes.len() * 3 / 4 / 4096 * 4096;
    bytes[middle + 100..middle + 3000].fill(0);
    std::fs::write(&file, &bytes).expect("written");
    let _ = phone.unlock();
    let _ = phone.core.tend(phone.now);
    let shut = phone.screen(Route::Timeline { after: None });
    assert!(
        shut.blocks
            .iter()
            .any(|block| matches!(block, Block::Card { id, .. } if id == "salvage")),
        "{}",
        text(&shut)
    );
    for route in [
        Route::Home,
        Route::Help,
        Route::Check,
        Route::Guides,
        Route::Search,
    ] {
        assert_eq!(phone.screen(route.clone()).route, route, "help never notices");
    }
    phone.act(Action::Salvage);
    let shown = phone.shown(Route::Timeline { after: None });
    assert!(shown.contains("note "), "{shown}");
    let aside: Vec<_> = walk(phone.folder.path())
        .into_iter()
        .filter(|(name, _)| name.contains("aside") && name.ends_with("diary.db"))
        .collect();
    assert_eq!(aside.len(), 1);
    assert_eq!(aside[0].1, bytes, "the damaged file is kept as it was");
}

#[test]
fn a_file_that_lost_its_end_gives_back_what_it_still_holds() {
    let phone = Phone::new();
    for at in 0..100 {
        phone.submit(
            "note/new",
            &[("tried", &format!("note {at} {}", "and more words ".repeat(30)))],
        );
    }
    phone.core.lock();
    let file = phone.folder.path().join("diary/current/diary.db");
    let length = std::fs::metadata(&file).expect("the file is there").len();
    let short = std::fs::OpenOptions::new()
        .write(true)
        .open(&file)
        .expect("it can be written");
    short.set_len(length - 2 * 4096).expect("cut off");
    phone.unlock().expect_err("it is damaged");
    phone.act(Action::Salvage);
    let told = phone.shown(Route::Diary);
    let read = told
        .split("could be read: ")
        .nth(1)
        .and_then(|rest| rest.split('.').next());
    let read: u32 = read.and_then(|read| read.parse().ok()).expect("it says how many");
    assert!(read >= 60, "{told}");
}

#[test]
fn guesses_of_many_processes_are_counted_as_one() {
    let phone = Phone::new();
    phone.submit("pin", &[("pin", "4711"), ("again", "4711")]);
    phone.core.lock();
    let cores: Vec<Foothold> = (0..8).map(|_| Foothold::new(phone.core.settings())).collect();
    let guess = |core: &Foothold, pin: &str| {
        core.unlock(phone.path(), KEY.to_vec()).expect("it opens");
        match core.perform(submit("unlock", &[("pin", pin)]), phone.now) {
            Err(FootholdError::Invalid { reason, .. }) => reason.contains("That is not the PIN"),
            other => panic!("{other:?}"),
        }
    };
    let checked: usize = std::thread::scope(|scope| {
        let guesses = cores.iter().enumerate().map(|(at, core)| {
            scope.spawn(move || {
                (0..3)
                    .filter(|more| guess(core, &format!("{at}{more}00")))
                    .count()
            })
        });
        let guesses: Vec<_> = guesses.collect();
        guesses
            .into_iter()
            .map(|guess| guess.join().expect("it answers"))
            .sum()
    });
    assert_eq!(checked, 5, "then even the right one has to wait");
}

#[test]
fn where_nothing_can_be_read_the_copies_are_offered_and_not_the_same_button_again() {
    let phone = Phone::new();
    phone.submit("note/new", &[("tried", "PLANTED")]);
    phone.core.tend(phone.now).expect("a copy is made");
    phone.core.lock();
    let file = phone.folder.path().join("diary/current/diary.db");
    let mut bytes = std::fs::read(&file).expect("the file");
    bytes[200] ^= 1;
    std::fs::write(&file, &bytes).expect("its first page is damaged");
    phone.unlock().expect_err("it is damaged");
    assert_eq!(phone.trouble(Action::Salvage), Some(Trouble::Damaged));
    let shut = phone.screen(Route::Diary);
    let ids: Vec<_> = shut
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Card { id, .. } => Some(id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(ids, ["copy/1", "start-anew"]);
    phone.act(Action::BringBack { copy: 1 });
    assert!(phone.shown(Route::Timeline { after: None }).contains("PLANTED"));
}

/// A diary with notes, a copy from before its lock was set, and the lock; closed.
fn locked_with_copies() -> Phone {
    let phone = Phone::new();
    for at in 0..60 {
        phone.submit(
            "note/new",
            &[("tried", &format!("PLANTED {at} {}", "words ".repeat(40)))],
        );
    }
    phone.core.tend(phone.now).expect("a copy without a lock");
    phone.submit("pin", &[("pin", "482915"), ("again", "482915")]);
    phone.core.lock();
    phone
}

/// A copy from before the lock must not open without it, whatever became of the file.
#[test]
fn going_back_to_a_copy_does_not_take_the_lock_off() {
    let phone = locked_with_copies();
    let file = phone.folder.path().join("diary/current/diary.db");
    let mut bytes = std::fs::read(&file).expect("the file is there");
    bytes[..200].fill(0);
    std::fs::write(&file, &bytes).expect("written");
    phone.unlock().expect_err("its first page is gone");
    let copy = phone
        .rows(Route::Diary, "copy/")
        .pop()
        .expect("a copy is offered");
    let copy = copy.trim_start_matches("copy/").parse().expect("its number");
    phone.act(Action::BringBack { copy });
    assert!(!phone.shown(Route::Timeline { after: None }).contains("PLANTED"));
    phone.submit("unlock", &[("pin", "482915")]);
    assert!(phone.shown(Route::Timeline { after: None }).contains("PLANTED"));
}

/// Whichever page is gone, the one with the lock among them.
#[test]
fn salvaging_does_not_take_the_lock_off() {
    let phone = locked_with_copies();
    let before = walk(phone.folder.path());
    let file = phone.folder.path().join("diary/current/diary.db");
    let whole = std::fs::read(&file).expect("the file is there");
    let mut salvaged = 0;
    for page in 1..whole.len() / 4096 {
        std::fs::remove_dir_all(phone.folder.path().join("diary")).expect("removed");
        for (name, bytes) in &before {
            std::fs::create_dir_all(std::path::Path::new(name).parent().expect("a folder")).expect("made");
            std::fs::write(name, bytes).expect("written");
        }
        let mut bytes = whole.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0);
        std::fs::write(&file, &bytes).expect("written");
        let _ = phone.unlock();
        let _ = phone.core.tend(phone.now);
        if phone.core.perform(Action::Salvage, phone.now).is_ok() {
            salvaged += 1;
            let remove = Action::Remove {
                kind: "note".into(),
                id: 1,
            };
            assert_eq!(phone.trouble(remove), Some(Trouble::Locked), "page {page}");
        }
        phone.core.lock();
    }
    assert!(salvaged > 10, "{salvaged}");
}

#[test]
fn what_an_action_has_to_say_is_said_once() {
    let phone = Phone::new();
    let route = phone.submit("note/new", &[("tried", "Listened")]);
    assert!(phone.shown(route.clone()).contains("saved"));
    assert!(phone.shown(route).contains("saved"), "a redraw says it again");
    assert!(
        !phone.shown(Route::Diary).contains("saved"),
        "the next screen does not"
    );
    let outcome = phone.act(Action::DeleteEverything);
    phone.unlock().expect("a new diary");
    let route = outcome.go.expect("somewhere").route;
    assert!(
        phone.shown(route).contains("deleted"),
        "it says that it was deleted"
    );
}

#[test]
fn errors_and_debug_words_hold_nothing_of_the_reader() {
    let phone = Phone::new();
    phone.submit("note/new", &[("tried", "PLANTED")]);
    phone.submit("pin", &[("pin", "482915"), ("again", "482915")]);
    phone.act(Action::FilePicked {
        bytes: b"PLANTED".to_vec(),
    });
    phone.submit("search", &[("query", "PLANTED")]);
    phone.submit("diary-search", &[("words", "PLANTED")]);
    let mut said = format!("{:?}", phone.core);
    for (form, values) in [
        ("plan/1", vec![("day", "PLANTED")]),
        ("plan/PLANTED", vec![]),
        ("tried/9", vec![("how", "PLANTED")]),
        ("note/new", vec![("approach", "PLANTED")]),
        ("import", vec![("passphrase", "PLANTED")]),
        (
            "person/new",
            vec![("nickname", "x"), ("clinician_number", "PLANTED")],
        ),
        ("PLANTED", vec![("PLANTED", "PLANTED")]),
    ] {
        let error = phone.try_submit(form, &values).expect_err(form);
        said += &format!("{error} {error:?}");
    }
    assert!(!said.contains("PLANTED") && !said.contains("482915"), "{said}");
    assert!(
        !said.contains(&format!("{KEY:?}")) && !said.contains("0707"),
        "{said}"
    );
}

/// Every file below a folder, by name, with its bytes.
fn walk(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push((
                path.display().to_string(),
                std::fs::read(&path).unwrap_or_default(),
            ));
        }
    }
    found.sort();
    found
}
