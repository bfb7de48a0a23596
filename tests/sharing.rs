//! What leaves the app: nothing that was not chosen, exactly what was shown before, in words that harm no one who opens
//! them; and a file that adds to another caregiver's diary and changes nothing in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use foothold_core::app::{
    Action, Block, Effect, FootholdError, Mark, Moment, NoticeKind, Route, Screen, Tap, Way,
};
use foothold_core::content::content;
use foothold_core::store::age;
use foothold_tests::{App, CHECKED, preview, submit, text};
use serde_json::Value;
use tempfile::TempDir;

const KEY: [u8; 32] = [7; 32];
const WORDS: &str = "river pancake window seven";

/// What someone types who means harm, or whose keyboard does.
const HOSTILE: &str = "<script>alert(1)</script>\" onload='x' \u{202e}evil\u{2066} \0\u{1b}[2J &amp; =1+1";

fn opened() -> (App, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let mut app = App::first_run("US");
    app.open_diary(folder.path(), KEY).expect("a new diary opens");
    (app, folder)
}

fn entry(kind: &str, id: i64) -> Route {
    Route::ShareEntry {
        kind: kind.into(),
        id,
    }
}

fn keep(app: &mut App, form: &str, values: &[(&str, &str)]) {
    app.perform(submit(form, values)).expect("it is kept");
}

fn files(app: &App) -> usize {
    let is_file = |effect: &&Effect| matches!(effect, Effect::Share { .. });
    app.effects.iter().filter(is_file).count()
}

/// What can be ticked on a screen, and whether it is.
fn ticks(screen: &Screen) -> Vec<(String, bool)> {
    let choices = screen.blocks.iter().filter_map(|block| match block {
        Block::Question { choices, .. } => Some(choices),
        _ => None,
    });
    let tick = |choice: &foothold_core::app::Choice| (choice.id.clone(), choice.mark == Mark::Yes);
    choices.flatten().map(tick).collect()
}

fn offers(screen: &Screen, card: &str) -> bool {
    let is_it = |block: &Block| matches!(block, Block::Card { id, .. } if id == card);
    screen.blocks.iter().any(is_it)
}

/// Nothing on a page runs, loads or leads anywhere: every tag is one of ours, without an address.
fn is_harmless(page: &str) {
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(page.contains("default-src 'none'"));
    let known = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "b", "span", "i",
    ];
    for tag in page.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a whole tag");
        let name = tag.trim_start_matches('/');
        let name = name.split(' ').next().unwrap_or_default();
        assert!(known.contains(&name), "<{tag}");
        assert!(
            !["href", "src=", "url(", "onload"]
                .iter()
                .any(|bad| tag.contains(bad)),
            "<{tag}"
        );
    }
    assert!(
        !page.contains(|letter: char| letter != '\n' && letter.is_control()),
        "a control character"
    );
    assert!(
        !page.contains(['\u{202e}', '\u{2066}']),
        "a mark that turns text around"
    );
}

#[test]
fn every_guide_leaves_whole_with_its_sources_whatever_the_diary_is() {
    let mut app = App::first_run("US");
    for card in content().guides[0].cards {
        app.visit(Route::Guide { id: card.id.into() });
        let page = text(&app.screen());
        app.touch("share");
        let screen = app.screen();
        assert!(!screen.private && screen.leave.is_some(), "{}", card.id);
        app.touch("text");
        let (plain, name, kind) = app.shared_text();
        assert_eq!(
            (name.as_str(), kind.as_str()),
            ("guide-2026-11-22.txt", "text/plain")
        );
        assert_eq!(
            plain,
            preview(&screen),
            "{}: what is shown is what leaves",
            card.id
        );
        app.touch("page");
        let (html, name, kind) = app.shared_text();
        assert_eq!(
            (name.as_str(), kind.as_str()),
            ("guide-2026-11-22.html", "text/html")
        );
        is_harmless(&html);
        // Every heading and sentence of the page that leads nowhere is on the paper.
        for block in &app.look(Route::Guide { id: card.id.into() }).blocks {
            let said: Vec<&str> = match block {
                Block::Paragraph { sentences, .. } => sentences
                    .iter()
                    .map(|sentence| sentence.text.text.as_str())
                    .collect(),
                Block::Say { say, avoid, .. } => {
                    let avoid = avoid.as_ref().map(|avoid| avoid.text.as_str());
                    std::iter::once(say.text.as_str()).chain(avoid).collect()
                }
                Block::Steps { items, .. } => items.iter().map(|step| step.text.text.as_str()).collect(),
                Block::Notice { text, .. } => vec![text.text.as_str()],
                Block::Line { line, .. } => vec![line.name.text.as_str()],
                _ => Vec::new(),
            };
            for said in said {
                assert!(
                    page.contains(said) && plain.contains(said),
                    "{} lacks: {said}",
                    card.id
                );
            }
        }
        // Every source is named in full, and every number in brackets is one of them.
        let listed = plain.lines().filter(|line| line.starts_with('[')).count();
        let facts = app.look(Route::GuideFacts { id: card.id.into() });
        assert!(listed > 0 || !text(&facts).contains("Grade"), "{}", card.id);
        for line in plain.lines().filter(|line| !line.starts_with('[')) {
            for marks in line.split('[').skip(1).filter_map(|rest| rest.split_once(']')) {
                for mark in marks.0.split(", ").filter_map(|mark| mark.parse::<usize>().ok()) {
                    assert!((1..=listed).contains(&mark), "{}: {line}", card.id);
                }
            }
        }
        app.back();
        app.back();
    }
}

#[test]
fn nothing_leaves_but_what_was_ticked_and_a_warning_comes_first() {
    let (mut app, _folder) = opened();
    keep(&mut app, "person/new", &[("nickname", "QName")]);
    for _ in 0..2 {
        let note = [
            ("approach", "listened"),
            ("tried", "QTried"),
            ("outcome", "worked"),
            ("try_next", "QNext"),
            ("setting", "car"),
        ];
        let known = |(list, id): &(&str, &str)| {
            *list == "tried"
                || *list == "outcome"
                || *list == "try_next"
                || content().talk_choices.iter().any(|choice| choice.id == *id)
        };
        let note: Vec<(&str, &str)> = note.into_iter().filter(known).collect();
        keep(&mut app, "note/new", &note);
    }
    keep(&mut app, "own-step", &[("words", "QStep")]);
    keep(&mut app, "plan/1", &[("day", "2026-11-29"), ("time", "18:30")]);
    keep(&mut app, "tried/1", &[("outcome", "partly"), ("how", "QHow")]);
    keep(&mut app, "win", &[("words", "QWin")]);
    let doors = [
        (Route::Note { id: 1 }, entry("note", 1)),
        (Route::KeptStep { id: 1 }, entry("step", 1)),
        (Route::Win { id: 1 }, entry("win", 1)),
    ];
    for (from, to) in doors {
        app.visit(from);
        app.touch("share");
        let screen = app.screen();
        assert_eq!(screen.route, to);
        // The warning is above all else, with its source and where to read on.
        let Some(Block::Notice {
            kind: NoticeKind::Stop,
            text: warning,
            sources,
            ..
        }) = screen.blocks.first()
        else {
            panic!("{to:?}: no warning");
        };
        assert!(warning.text.contains("custody") && warning.text.contains("hurts you"));
        assert!(!sources.is_empty(), "{to:?}: the warning names its source");
        assert!(offers(&screen, "guide/custody") && offers(&screen, "guide/abuse"));
        assert!(screen.private && screen.leave.is_some());
        let all = ticks(&screen);
        assert!(
            !all.is_empty() && all.iter().all(|(_, on)| !on),
            "nothing is chosen by itself"
        );
        assert_eq!(preview(&screen), "\n", "and nothing is shown to leave");
        for way in [Way::Page, Way::Text, Way::Table, Way::Calendar] {
            let refused = app.perform(Action::HandOn {
                place: to.clone(),
                way,
            });
            assert!(
                matches!(refused, Err(FootholdError::Invalid { .. })),
                "{to:?} {way:?}"
            );
        }
        assert_eq!(files(&app), 0);
        // One at a time: the text is what was shown, and holds the words of no other.
        let words = ["QTried", "QNext", "QStep", "QHow", "QWin", "QName"];
        for (id, _) in &all {
            app.touch(id);
            let shown = preview(&app.screen());
            app.touch("text");
            let (plain, name, _) = app.shared_text();
            assert_eq!(plain, shown, "{to:?} {id}");
            assert_eq!(name, "page-2026-11-22.txt", "a name that tells nothing");
            let held: Vec<&&str> = words.iter().filter(|word| plain.contains(**word)).collect();
            assert!(held.len() <= 1, "{to:?} {id}: {plain}");
            assert!(
                ticks(&app.screen()).iter().all(|(_, on)| !on),
                "handed on, and no longer chosen"
            );
        }
        app.effects.clear();
    }
    // What the notes say, counted.
    app.visit(Route::Insights);
    app.touch("share");
    let all = ticks(&app.screen());
    assert!(all.iter().any(|(id, _)| id == "next"), "{all:?}");
    app.touch("next");
    app.touch("page");
    let (page, _, _) = app.shared_text();
    is_harmless(&page);
    assert!(page.contains("QNext") && !page.contains("QTried"));
}

#[test]
fn what_was_chosen_of_several_entries_leaves_together_and_what_changed_is_no_longer_chosen() {
    let (mut app, _folder) = opened();
    keep(
        &mut app,
        "note/new",
        &[("tried", "QTried"), ("try_next", "QNext")],
    );
    keep(&mut app, "own-step", &[("words", "QStep")]);
    keep(
        &mut app,
        "sheet/responder/who",
        &[("address", "QAddress"), ("name", "QSam")],
    );
    app.visit(Route::Diary);
    app.touch("share");
    for (card, tick) in [("note/1", "tried"), ("step/1", "what"), ("sheet/1", "address")] {
        app.touch(card);
        app.touch(tick);
        app.back();
    }
    let screen = app.screen();
    let shown = preview(&screen);
    assert!(text(&screen).contains("Chosen"), "what is chosen is marked");
    for (word, is_in) in [
        ("QTried", true),
        ("QStep", true),
        ("QAddress", true),
        ("QNext", false),
        ("QSam", false),
    ] {
        assert_eq!(shown.contains(word), is_in, "{word}: {shown}");
    }
    app.touch("text");
    assert_eq!(app.shared_text().0, shown);
    assert!(!offers(&app.screen(), "text"), "handed on, and no longer chosen");

    let take = |kind: &str, what: &str| Action::Take {
        kind: kind.into(),
        id: 1,
        what: what.into(),
        on: true,
    };
    let chosen = |app: &App| preview(&app.look(Route::ShareDiary { after: None }));
    // A table holds the talks and nothing else: what else was chosen has not left.
    app.perform(take("note", "tried")).expect("chosen");
    app.perform(take("step", "what")).expect("chosen");
    app.visit(Route::ShareDiary { after: None });
    app.touch("table");
    assert!(app.shared_text().0.contains("QTried") && !app.shared_text().0.contains("QStep"));
    assert!(!chosen(&app).contains("QTried") && chosen(&app).contains("QStep"));
    app.perform(Action::TakeNothing).expect("nothing");
    // An entry that is gone leaves with nothing, and one that was changed is not what was chosen.
    app.perform(take("note", "tried")).expect("chosen");
    app.perform(take("step", "what")).expect("chosen");
    app.perform(Action::Remove {
        kind: "step".into(),
        id: 1,
    })
    .expect("removed");
    assert!(chosen(&app).contains("QTried") && !chosen(&app).contains("QStep"));
    keep(&mut app, "note/1", &[("tried", "QOther")]);
    assert_eq!(chosen(&app), "\n");
    app.perform(take("note", "tried")).expect("chosen");
    app.perform(Action::ChoosePerson { person: None })
        .expect("nobody");
    assert_eq!(chosen(&app), "\n");
    app.perform(take("note", "tried")).expect("chosen");
    app.perform(Action::TakeNothing).expect("nothing");
    assert_eq!(chosen(&app), "\n");
    app.perform(take("note", "tried")).expect("chosen");
    app.perform(Action::Leave).expect("left");
    assert_eq!(chosen(&app), "\n");
    for (kind, what) in [("note", "address"), ("person", ""), ("check", ""), ("x", "tried")] {
        assert!(app.perform(take(kind, what)).is_err(), "{kind} {what}");
    }
    // Closed: nothing is shown, chosen or handed on.
    app.close_diary();
    for place in [
        entry("note", 1),
        Route::ShareDiary { after: None },
        Route::ShareFile,
    ] {
        assert!(!text(&app.look(place.clone())).contains("QOther"));
        let refused = app.perform(Action::HandOn {
            place,
            way: Way::Text,
        });
        assert!(matches!(refused, Err(FootholdError::Diary { .. })), "{refused:?}");
    }
    assert!(matches!(
        app.perform(take("note", "tried")),
        Err(FootholdError::Diary { .. })
    ));
}

#[test]
fn hostile_words_are_words_on_every_way_out() {
    let (mut app, _folder) = opened();
    let long = "\u{5d0}<&\"".repeat(4_900);
    keep(&mut app, "note/new", &[("tried", HOSTILE), ("try_next", &long)]);
    let refused = app.perform(submit("note/new", &[("tried", &"x".repeat(1_000_000))]));
    assert!(
        matches!(refused, Err(FootholdError::Invalid { .. })),
        "a megabyte is refused"
    );
    app.visit(entry("note", 1));
    for way in ["page", "text", "table"] {
        app.touch("all");
        let shown = preview(&app.screen());
        app.touch(way);
        let (file, _, _) = app.shared_text();
        assert!(!file.contains(['\0', '\u{1b}', '\u{202e}', '\u{2066}']), "{way}");
        match way {
            "page" => {
                is_harmless(&file);
                assert!(
                    file.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && file.contains("&amp;amp; =1+1")
                );
                assert!(file.contains("<span dir=\"auto\">"), "its direction is its own");
            }
            "text" => assert_eq!(file, shown),
            _ => assert!(file.contains("\"<script>alert(1)</script>\"\" onload='x' evil")),
        }
    }
}

#[test]
fn j10_a_table_holds_no_formula() {
    let (mut app, _folder) = opened();
    let dangerous = [
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\u{ff1d}1",
        "x\n=1",
        "\u{202e}=1",
        "plain",
    ];
    for words in dangerous {
        // Sheets keep what stands before and after; a form of talks trims it.
        keep(&mut app, "note/new", &[("tried", words), ("try_next", "-2")]);
    }
    app.visit(Route::ShareDiary { after: None });
    for id in 1..=dangerous.len() {
        app.touch(&format!("note/{id}"));
        app.touch("all");
        app.back();
    }
    app.touch("table");
    let (table, name, kind) = app.shared_text();
    assert_eq!(
        (name.as_str(), kind.as_str()),
        ("page-2026-11-22.csv", "text/csv")
    );
    let rows = read_csv(&table);
    assert_eq!(rows.len(), 1 + dangerous.len());
    assert!(
        rows.iter().all(|row| row.len() == rows[0].len()),
        "a word is no border"
    );
    for cell in rows.iter().flatten() {
        let first = cell.trim_start().chars().next();
        let bad = |first: char| "=+-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(first);
        assert!(!first.is_some_and(bad), "{cell:?}");
    }
    let cells: BTreeSet<&str> = rows.iter().flatten().map(String::as_str).collect();
    for wanted in [
        "'=HYPERLINK(\"http://x\")",
        "'+1",
        "'-1+1",
        "'@SUM(A1)",
        "'\u{ff1d}1",
        "'-2",
        "plain",
    ] {
        assert!(cells.contains(wanted), "{wanted}: {cells:?}");
    }
}

/// RFC 4180, as a spreadsheet reads it.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark that says UTF-8");
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match (letter, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (other, _) => cell.push(other),
        }
    }
    assert!(
        !quoted && row.is_empty() && cell.is_empty(),
        "it ends with a line"
    );
    rows
}

/// A file as another program reads it.
fn python(script: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, bytes).expect("written");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = Command::new(root.join("target/tests/venv/bin/python"))
        .arg(root.join("tests").join(script))
        .args(arguments)
        .arg(&file)
        .env("FOOTHOLD_PASSPHRASE", WORDS)
        .output()
        .expect("tests/run makes the Python that reads it");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).expect("UTF-8")
}

#[test]
fn a_calendar_gets_days_and_times_and_neutral_words_only() {
    let (app, _folder) = opened();
    let now = Moment {
        utc_offset_minutes: -420,
        ..CHECKED
    };
    let mut app = app.at(now);
    keep(&mut app, "person/new", &[("nickname", "QName")]);
    for (id, day, time) in [
        (1, "2026-11-29", "18:30"),
        (2, "2027-03-20", "07:05"),
        (3, "2026-12-01", "09:00"),
    ] {
        keep(&mut app, "own-step", &[("words", &format!("QStep{id}"))]);
        keep(&mut app, &format!("plan/{id}"), &[("day", day), ("time", time)]);
    }
    app.visit(entry("calendar", 0));
    let all = ticks(&app.screen());
    assert_eq!(all.len(), app.reminders().len(), "whatever the app reminds of");
    assert!(all.iter().all(|(_, on)| !on), "nothing is chosen by itself");
    assert!(text(&app.screen()).contains("custody"));
    let file = |app: &mut App| {
        app.touch("step/1");
        app.touch("step/2");
        let shown = preview(&app.screen());
        assert!(
            shown.contains("29 Nov 2026, 18:30 You planned something for today."),
            "{shown}"
        );
        assert!(
            !shown.contains("call 911"),
            "what is shown is what leaves: {shown}"
        );
        app.touch("calendar");
        app.shared_text()
    };
    let (calendar, name, kind) = file(&mut app);
    assert_eq!(
        (name.as_str(), kind.as_str()),
        ("page-2026-11-22.ics", "text/calendar")
    );
    assert!(
        !calendar.contains('Q'),
        "no name and nothing that was written: {calendar}"
    );
    assert!(
        !calendar.to_lowercase().contains("foothold"),
        "nor which app it came from: {calendar}"
    );
    let read = |file: &str| -> Vec<Value> {
        let read = python("calendar/read_calendar.py", &[], file.as_bytes());
        serde_json::from_str(&read).expect("JSON")
    };
    let entries = read(&calendar);
    assert_eq!(entries.len(), 2, "what was not ticked is not in it");
    let starts: Vec<&str> = entries
        .iter()
        .map(|entry| entry["start"].as_str().expect("a time"))
        .collect();
    assert_eq!(
        starts,
        ["2026-11-29T18:30:00", "2027-03-20T07:05:00"],
        "the wall clock's, in summer too"
    );
    for entry in &entries {
        assert_eq!(entry["summary"], "You planned something for today.");
        assert_eq!(entry["floating"], true);
        assert_eq!(entry["stamp"], "2026-11-22T12:00:00+00:00");
        assert_eq!(entry["alarms"][0][0], "DISPLAY");
        assert_eq!(entry["alarms"][0][1], "You planned something for today.");
        let known = [
            "CLASS", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "TRANSP", "UID",
        ];
        assert_eq!(entry["properties"], serde_json::json!(known));
    }
    let ids =
        |entries: &[Value]| -> Vec<String> { entries.iter().map(|entry| entry["uid"].to_string()).collect() };
    let first = ids(&entries);
    assert_ne!(first[0], first[1]);
    // The words and the day may change; the entry is the same one.
    keep(&mut app, "plan/1", &[("day", "2026-11-29"), ("time", "18:30")]);
    assert_eq!(
        ids(&read(&file(&mut app).0)),
        first,
        "a second file changes the first's entries"
    );
    // Another diary's entries are others.
    let (other, _other_folder) = opened();
    let mut other = other.at(now);
    for id in [1, 2] {
        keep(&mut other, "own-step", &[("words", &format!("QStep{id}"))]);
        keep(
            &mut other,
            &format!("plan/{id}"),
            &[("day", "2026-11-29"), ("time", "18:30")],
        );
    }
    other.visit(entry("calendar", 0));
    for tick in ["step/1", "step/2", "calendar"] {
        other.touch(tick);
    }
    let theirs = ids(&read(&other.shared_text().0));
    assert!(theirs.iter().all(|id| !first.contains(id)));
}

/// Makes a file of what was chosen.
fn sealed(app: &mut App) -> Vec<u8> {
    app.visit(Route::ShareFile);
    app.fill("share-file", &[("passphrase", WORDS), ("again", WORDS)])
        .expect("a file");
    let (bytes, name) = app.shared().expect("a file");
    assert!(name.starts_with("shared-") && name.ends_with(".age"), "{name}");
    bytes.to_vec()
}

fn add(app: &mut App, file: &[u8], passphrase: &str) -> Result<(), FootholdError> {
    app.file = Some(file.to_vec());
    app.visit(Route::AddFile);
    app.perform(Action::PickAdditions)?;
    assert_eq!(app.screen().route, Route::AddFile);
    app.fill("add-file", &[("passphrase", passphrase)])
}

/// All rows of the diary, as its own export has them.
fn rows(app: &mut App) -> Value {
    app.visit(Route::Export);
    app.fill("export", &[("passphrase", WORDS), ("again", WORDS)])
        .expect("a file");
    let plain = age::open(WORDS, app.shared().expect("a file").0).expect("it opens");
    serde_json::from_slice(&plain).expect("JSON")
}

fn sam(app: &mut App) {
    keep(app, "person/new", &[("nickname", "QName"), ("age", "minor")]);
    keep(
        app,
        "note/new",
        &[("tried", "QTried"), ("try_next", "QNext"), ("outcome", "worked")],
    );
    keep(app, "own-step", &[("words", "QStep")]);
    keep(app, "plan/1", &[("day", "2026-11-29"), ("time", "18:30")]);
    keep(app, "win", &[("words", "QWin")]);
    let who = [("address", "QAddress"), ("name", "QSam"), ("phone", "555 0100")];
    keep(app, "sheet/responder/who", &who);
    keep(app, "sheet/responder/health", &[("medicines", "QMedicine")]);
    keep(app, "sheet/responder/near", &[("calms", "QCalm")]);
}

#[test]
fn j7_three_fields_are_printed_and_the_other_phone_shows_exactly_those() {
    let (mut app, _folder) = opened();
    sam(&mut app);
    app.visit(entry("sheet", 1));
    let chosen = ["address", "medicines", "calms"];
    let choose = |app: &mut App| chosen.map(|id| app.touch(id));
    choose(&mut app);
    app.touch("page");
    let (page, _, _) = app.shared_text();
    let secret = ["QName", "QSam", "555 0100", "QTried", "QNext", "QStep", "QWin"];
    let wanted = ["QAddress", "QMedicine", "QCalm"];
    assert!(wanted.iter().all(|word| page.contains(word)) && !secret.iter().any(|word| page.contains(word)));
    choose(&mut app);
    let file = sealed(&mut app);
    let read = python("export/read_export.py", &["--check"], &file);
    assert!(
        read.starts_with("{\"format\":\"foothold-additions\",\"version\":1,"),
        "{read}"
    );
    assert!(
        wanted.iter().all(|word| read.contains(word)) && !secret.iter().any(|word| read.contains(word)),
        "{read}"
    );

    let (mut other, _other_folder) = opened();
    keep(&mut other, "person/new", &[("nickname", "Mine")]);
    keep(
        &mut other,
        "sheet/responder/who",
        &[("address", "My own address")],
    );
    let before = rows(&mut other);
    add(&mut other, &file, WORDS).expect("added");
    assert!(
        text(&other.screen()).contains("Added: 1"),
        "{}",
        text(&other.screen())
    );
    let after = rows(&mut other);
    // What was there is there, unchanged; what is new is one name and one sheet with the three answers.
    for (table, was) in before["tables"].as_object().expect("tables") {
        let (was, is) = (
            was.as_array().expect("rows"),
            after["tables"][table].as_array().expect("rows"),
        );
        assert_eq!(is[..was.len()], was[..], "{table}");
        let new = usize::from(["person", "worksheet"].contains(&table.as_str()));
        assert_eq!(is.len(), was.len() + new, "{table}");
    }
    let sheet = &after["tables"]["worksheet"][1];
    let answers: Value = serde_json::from_str(sheet["answers"].as_str().expect("text")).expect("JSON");
    let given: BTreeSet<&String> = answers.as_object().expect("answers").keys().collect();
    assert_eq!(given, BTreeSet::from(chosen.map(String::from).each_ref()));
    // The reader's own sheet, and the words for an emergency, are still their own.
    assert!(text(&other.look(Route::EmergencyWords)).contains("My own address"));
    other.visit(Route::Person { id: 2 });
    other.touch("choose");
    let shown = text(&other.look(Route::OwnSheet {
        id: "responder".into(),
    }));
    assert!(wanted.iter().all(|word| shown.contains(word)), "{shown}");
    assert!(
        !shown.contains("555 0100") && !shown.contains("My own address"),
        "{shown}"
    );
    // Taken back whole.
    other
        .perform(Action::Remove {
            kind: "person".into(),
            id: 2,
        })
        .expect("removed");
    assert_eq!(rows(&mut other), before);
}

#[test]
fn a_second_time_adds_nothing_and_a_changed_file_adds_what_is_new() {
    let (mut app, _folder) = opened();
    sam(&mut app);
    let everything = |app: &mut App| {
        for (kind, what) in [("note", "tried"), ("step", ""), ("win", ""), ("sheet", "calms")] {
            app.perform(Action::Take {
                kind: kind.into(),
                id: 1,
                what: what.into(),
                on: true,
            })
            .expect("chosen");
        }
    };
    everything(&mut app);
    let file = sealed(&mut app);
    let (mut other, _other_folder) = opened();
    add(&mut other, &file, WORDS).expect("added");
    assert!(text(&other.screen()).contains("Added: 4"));
    let once = rows(&mut other);
    let step = &once["tables"]["step"][0];
    assert_eq!(
        (&step["planned_day"], &step["remind_minute"]),
        (&"2026-11-29".into(), &1110.into())
    );
    assert_eq!(
        once["tables"]["note"][0]["outcome"], "",
        "what was not ticked is not there"
    );
    assert_eq!(other.reminders().len(), 1);
    add(&mut other, &file, WORDS).expect("known");
    assert!(text(&other.look(Route::Diary)).contains("in your diary already"));
    assert_eq!(rows(&mut other), once);
    everything(&mut app);
    app.perform(Action::Take {
        kind: "note".into(),
        id: 1,
        what: "try_next".into(),
        on: true,
    })
    .expect("chosen");
    let more = sealed(&mut app);
    add(&mut other, &more, WORDS).expect("added");
    let twice = rows(&mut other);
    assert_eq!(twice["tables"]["note"].as_array().expect("rows").len(), 2);
    assert_eq!(twice["tables"]["win"], once["tables"]["win"]);
    // A step without itself says nothing.
    app.perform(Action::Take {
        kind: "step".into(),
        id: 1,
        what: "day".into(),
        on: true,
    })
    .expect("chosen");
    let refused = app.perform(submit("share-file", &[("passphrase", WORDS), ("again", WORDS)]));
    assert!(
        matches!(refused, Err(FootholdError::Invalid { .. })),
        "{refused:?}"
    );
}

#[test]
fn whatever_is_not_such_a_file_is_refused_with_its_reason_and_changes_nothing() {
    let (mut app, _folder) = opened();
    sam(&mut app);
    app.perform(Action::Take {
        kind: "win".into(),
        id: 1,
        what: String::new(),
        on: true,
    })
    .expect("chosen");
    let file = sealed(&mut app);
    rows(&mut app);
    let diary = app.shared().expect("a whole diary").0.to_vec();
    let sealed = |plain: &str| age::seal_with(1, WORDS, plain.as_bytes()).expect("sealed");
    let entry = |entry: &str| {
        sealed(&format!(
            "{{\"format\":\"foothold-additions\",\"version\":1,\"entries\":[{entry}]}}"
        ))
    };
    let mut flipped = file.clone();
    let last = flipped.len() - 20;
    flipped[last] ^= 1;
    let good = "{\"win\":{\"day\":\"2026-11-22\",\"words\":\"x\"}}";
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        (
            "wrong passphrase",
            file.clone(),
            "not the passphrase",
            "passphrase does not fit",
        ),
        ("cut", file[..file.len() - 1].to_vec(), WORDS, "damaged"),
        ("flipped", flipped, WORDS, "damaged"),
        (
            "foreign",
            b"PK\x03\x04".to_vec(),
            WORDS,
            "not a file this app made",
        ),
        ("empty", Vec::new(), WORDS, "not a file this app made"),
        ("a whole diary", diary.clone(), WORDS, "a whole diary"),
        (
            "newer",
            sealed("{\"format\":\"foothold-additions\",\"version\":2,\"more\":[]}"),
            WORDS,
            "newer version",
        ),
        ("no JSON", sealed("hello"), WORDS, "nothing in it to add"),
        (
            "other JSON",
            sealed("{\"format\":\"x\",\"version\":1,\"entries\":[]}"),
            WORDS,
            "nothing in it",
        ),
        ("nothing", entry(""), WORDS, "nothing in it"),
        (
            "a table of its own",
            entry("{\"setting\":{\"name\":\"lock\"}}"),
            WORDS,
            "nothing in it",
        ),
        (
            "a field of its own",
            entry("{\"win\":{\"day\":\"2026-11-22\",\"words\":\"x\",\"id\":1}}"),
            WORDS,
            "nothing in it",
        ),
        (
            "no day",
            entry("{\"win\":{\"day\":\"2026-02-30\",\"words\":\"x\"}}"),
            WORDS,
            "nothing in it",
        ),
        (
            "no words",
            entry("{\"win\":{\"day\":\"2026-11-22\"}}"),
            WORDS,
            "nothing in it",
        ),
        (
            "the second is wrong",
            entry(&format!(
                "{good},{{\"step\":{{\"words\":\"x\",\"remind_minute\":9}}}}"
            )),
            WORDS,
            "nothing in it",
        ),
        (
            "a megabyte",
            entry(&format!(
                "{{\"win\":{{\"day\":\"2026-11-22\",\"words\":\"{}\"}}}}",
                "x".repeat(1_000_000)
            )),
            WORDS,
            "nothing in it",
        ),
    ];
    let (mut other, _other_folder) = opened();
    keep(&mut other, "win", &[("words", "mine")]);
    let before = rows(&mut other);
    for (name, bytes, passphrase, reason) in cases {
        let refused = add(&mut other, &bytes, passphrase);
        let Err(FootholdError::Invalid { reason: said, .. }) = refused else {
            panic!("{name}: {refused:?}");
        };
        assert!(said.contains(reason), "{name}: {said}");
        assert!(said.contains("Nothing was changed"), "{name}: {said}");
        assert_eq!(rows(&mut other), before, "{name}");
    }
    // And the other way round: what only adds takes no diary's place.
    other.file = Some(file.clone());
    other.visit(Route::Import);
    other.perform(Action::PickImport).expect("picked");
    let refused = other.fill("import", &[("passphrase", WORDS)]);
    assert!(
        matches!(&refused, Err(FootholdError::Invalid { reason, .. }) if reason.contains("only adds")),
        "{refused:?}"
    );
    assert_eq!(rows(&mut other), before);
    add(&mut other, &entry(good), WORDS).expect("the smallest file");
    add(&mut other, &file, WORDS).expect("added");
    assert!(
        Tap::Do {
            action: Action::PickAdditions
        } != Tap::Do {
            action: Action::PickImport
        }
    );
}
