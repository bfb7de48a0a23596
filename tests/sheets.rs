//! Sheets as a family uses them, through the screens alone: read, filled in from empty to printed, kept by day, handed
//! on in part; and the words for an emergency that use what the responder sheet holds.

use std::collections::BTreeSet;

use foothold_content::{SheetItem, SheetItemKind, Worksheet};
use foothold_core::app::{
    Action, Block, Field, FieldKind, FootholdError, Mark, Moment, Route, Screen, Trouble, Way,
};
use foothold_core::content::content;
use foothold_tests::{App, CHECKED, fields, preview, submit, text};
use tempfile::TempDir;

const KEY: [u8; 32] = [7; 32];

/// An app with an open diary, and where that is.
fn opened() -> (App, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let mut app = App::first_run("US");
    app.open_diary(folder.path(), KEY).expect("a new diary opens");
    (app, folder)
}

fn own(id: &str) -> Route {
    Route::OwnSheet { id: id.into() }
}

fn form_of(screen: &Screen) -> Option<(String, Vec<Field>)> {
    screen.blocks.iter().find_map(|block| match block {
        Block::Form { id, fields, .. } => Some((id.clone(), fields.clone())),
        _ => None,
    })
}

/// What someone answers: words that stand nowhere else and would do harm as HTML, or the choice that opens most.
fn answer_to(field: &Field) -> String {
    match field.kind {
        FieldKind::OneOf => {
            let wanted = ["no", "yes", "done", "stay"];
            let option = wanted
                .iter()
                .find(|id| field.options.iter().any(|option| option.id == **id));
            option.map_or_else(|| field.options[0].id.clone(), |id| (*id).to_owned())
        }
        FieldKind::Day => "2026-12-03".into(),
        FieldKind::Words => format!("Q{} <b>&\n\"ü'", field.id),
        _ => format!("Q{} <", field.id).chars().take(12).collect(),
    }
}

/// Fills in a sheet from its first section to its last; answers each question with what was given.
fn fill_in(app: &mut App, id: &str, answer: impl Fn(&Field) -> String) -> Vec<(String, String)> {
    app.visit(own(id));
    let first = app.screen().blocks.into_iter().find_map(|block| match block {
        Block::Card { id, .. } if id.starts_with("section/") && id.ends_with("/fill") => Some(id),
        _ => None,
    });
    app.touch(&first.expect("a section to fill in"));
    let mut given = Vec::new();
    for _ in 0..40 {
        let screen = app.screen();
        if screen.route == own(id) {
            return given;
        }
        assert!(screen.private, "{:?}", screen.route);
        let (form, fields) = form_of(&screen).expect("a section is a form");
        let answers: Vec<(String, String)> = fields
            .iter()
            .map(|field| (field.id.clone(), answer(field)))
            .collect();
        let values: Vec<(&str, &str)> = answers.iter().map(|(id, value)| (&id[..], &value[..])).collect();
        app.fill(&form, &values)
            .unwrap_or_else(|error| panic!("{form}: {error}"));
        given.extend(answers);
    }
    panic!("`{id}` has no end");
}

fn item<'a>(sheet: &'a Worksheet, id: &str) -> &'a SheetItem {
    sheet.questions().find(|item| item.id == id).expect("a question")
}

/// An answer as a screen and a paper show it.
fn shown(sheet: &Worksheet, id: &str, given: &str) -> String {
    let item = item(sheet, id);
    let choice = item.choices.iter().find(|choice| choice.id == given);
    match (item.kind, choice) {
        (SheetItemKind::Day, _) => "3 Dec 2026".into(),
        (_, Some(choice)) => choice.label.get("en").into(),
        _ => given.trim().into(),
    }
}

fn html(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

fn has_card(screen: &Screen, card: &str) -> bool {
    screen
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Card { id, .. } if id == card))
}

#[test]
fn every_sheet_is_filled_in_from_empty_to_printed() {
    for sheet in content().worksheets {
        let (mut app, _folder) = opened();
        let given = fill_in(&mut app, sheet.id, answer_to);
        let asked: BTreeSet<&str> = given.iter().map(|(id, _)| id.as_str()).collect();
        for question in sheet.questions() {
            // Only what an answer closes was not asked: the meeting's other branch.
            let closed = sheet.id == "family-meeting" && question.id == "instead"
                || !question.relevant.holds(|id| {
                    given
                        .iter()
                        .find(|(known, _)| known == id)
                        .map_or("", |(_, value)| value)
                });
            assert!(
                closed || asked.contains(question.id),
                "{}: {}",
                sheet.id,
                question.id
            );
        }
        let said = text(&app.screen());
        app.touch("share");
        assert!(
            !has_card(&app.screen(), "page"),
            "{}: nothing is chosen by itself",
            sheet.id
        );
        app.touch("all");
        let preview = text(&app.screen());
        app.touch("page");
        let (page, name, kind) = app.shared_text();
        assert_eq!(
            (name.as_str(), kind.as_str()),
            ("sheet-2026-11-22.html", "text/html")
        );
        app.touch("all");
        app.touch("text");
        let (plain, name, kind) = app.shared_text();
        assert_eq!(
            (name.as_str(), kind.as_str()),
            ("sheet-2026-11-22.txt", "text/plain")
        );
        for (id, given) in &given {
            let answer = shown(sheet, id, given);
            assert!(preview.contains(&answer), "{}: {id} in the preview", sheet.id);
            assert!(plain.contains(&answer), "{}: {id} in the text", sheet.id);
            assert!(page.contains(&html(&answer)), "{}: {id} on the page", sheet.id);
            if item(sheet, id).choices.is_empty() {
                assert!(said.contains(&answer), "{}: {id} on the screen", sheet.id);
            }
        }
        is_a_plain_page(sheet.id, &page);
    }
}

/// Nothing on a page runs, loads or leads anywhere; what was typed is text.
fn is_a_plain_page(name: &str, page: &str) {
    assert!(
        page.starts_with("<!doctype html>") && page.ends_with("</html>\n"),
        "{name}"
    );
    assert!(page.contains("default-src 'none'"), "{name}");
    let lower = page.to_lowercase();
    for forbidden in [
        "<script", "<img", "<a ", "<link", "<iframe", "href", "src=", "url(", "http:", "https:", "onload",
        "@import", "<b>&amp;",
    ] {
        assert!(!lower.contains(forbidden), "{name} holds {forbidden}");
    }
    // Every tag is one of ours.
    let known = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "b", "span", "i",
    ];
    for tag in page.split('<').skip(1) {
        let tag = tag.trim_start_matches('/');
        let end = tag
            .find(|letter: char| !letter.is_alphanumeric() && letter != '!')
            .unwrap_or(tag.len());
        assert!(known.contains(&&tag[..end]), "{name}: <{}", &tag[..end]);
    }
}

#[test]
fn a_sheet_is_read_and_printed_blank_whatever_the_diary_is() {
    let (mut open, _folder) = opened();
    open.visit(Route::Lock);
    open.fill("pin", &[("pin", "4711"), ("again", "4711")])
        .expect("a PIN can be set");
    open.perform(Action::LockNow).expect("it locks");
    let mut closed = App::first_run("US");
    for sheet in content().worksheets {
        let mut papers = Vec::new();
        for app in [&mut open, &mut closed] {
            let id = sheet.id.to_owned();
            app.visit(Route::Sheet { id: id.clone() });
            let screen = app.screen();
            assert!(!screen.private && screen.leave.is_some(), "{id}");
            assert_eq!(screen.title.text, sheet.title.get("en"));
            app.touch("blank");
            let preview = text(&app.screen()).replace('\n', " ");
            assert!(
                preview.contains("Whoever finds it"),
                "{id}: what finding it tells"
            );
            app.touch("page");
            let page = app.shared_text().0;
            app.touch("text");
            let plain = app.shared_text().0;
            for line in plain.lines().map(|line| line.trim_start_matches("- ")) {
                let blank = line.trim().is_empty() || line.contains("____");
                assert!(blank || preview.contains(line), "{id}: the preview lacks {line}");
            }
            is_a_plain_page(sheet.id, &page);
            papers.push((page, plain));
            // Filling in needs the diary, and says so.
            app.visit(own(sheet.id));
            let shut = app.screen();
            assert!(
                shut.private
                    && shut.route == own(sheet.id)
                    && form_of(&shut).is_none_or(|(id, _)| id == "unlock")
            );
            assert!(text(&shut).contains("Your diary is"), "{}", text(&shut));
            app.touch("read");
            assert_eq!(app.screen().route, Route::Sheet { id });
            let section = sheet
                .sections
                .iter()
                .find(|part| part.items.iter().any(SheetItem::is_question));
            let form = format!("sheet/{}/{}", sheet.id, section.expect("a section that asks").id);
            let refused = app.perform(submit(&form, &[]));
            assert!(matches!(
                refused,
                Err(FootholdError::Diary {
                    trouble: Trouble::Closed | Trouble::Locked,
                    ..
                })
            ));
        }
        assert!(
            papers[0] == papers[1],
            "{}: the same paper, open or not",
            sheet.id
        );
    }
}

#[test]
fn a_draft_is_kept_section_by_section_and_every_day_has_a_version() {
    let (mut app, folder) = opened();
    let part = |section: &str| Route::FillSheet {
        id: "my-support".into(),
        section: section.into(),
    };
    app.visit(part("signs_part"));
    app.fill(
        "sheet/my-support/signs_part",
        &[("signs", "I snap at all of them")],
    )
    .expect("kept");
    assert_eq!(app.screen().route, part("helps_part"), "on to the next section");
    // The process ends: what was sent is there.
    drop(app);
    let mut app = App::first_run("US");
    app.open_diary(folder.path(), KEY).expect("it opens again");
    app.visit(part("signs_part"));
    assert_eq!(
        fields(&app.screen(), "sheet/my-support/signs_part")[0].value,
        "I snap at all of them"
    );
    app.fill("sheet/my-support/signs_part", &[("signs", "I snap")])
        .expect("changed in place");
    app.fill("sheet/my-support/helps_part", &[("helps", "One song")])
        .expect("kept");
    let versions = |app: &App| {
        let blocks = app.look(own("my-support")).blocks.into_iter();
        let ids = blocks.filter_map(|block| match block {
            Block::Card { id, .. } if id.starts_with("version/") => Some(id),
            _ => None,
        });
        ids.collect::<Vec<_>>()
    };
    assert!(versions(&app).is_empty(), "one day, one version");

    let mut app = app.at(Moment {
        unix_seconds: CHECKED.unix_seconds + 86_400,
        ..CHECKED
    });
    app.visit(part("signs_part"));
    app.fill(
        "sheet/my-support/signs_part",
        &[("signs", "I stop eating with others")],
    )
    .expect("kept");
    assert_eq!(versions(&app), ["version/1"], "the day before stays");
    let before = text(&app.look(Route::SheetVersion { id: 1 }));
    assert!(
        before.contains("I snap") && before.contains("One song") && before.contains("22 Nov 2026"),
        "{before}"
    );
    let now = text(&app.look(own("my-support")));
    assert!(
        now.contains("I stop eating with others") && now.contains("One song") && !now.contains("I snap"),
        "{now}"
    );

    // A version goes, and comes back.
    app.visit(own("my-support"));
    app.touch("remove");
    assert!(
        text(&app.look(own("my-support"))).contains("I snap"),
        "the version before is the one of now"
    );
    let timeline = text(&app.look(Route::Timeline { after: None }));
    assert!(timeline.contains("My own support"), "{timeline}");
    app.perform(Action::Undo).expect("it comes back");
    assert!(text(&app.look(own("my-support"))).contains("I stop eating with others"));
    assert_eq!(versions(&app), ["version/1"]);

    // All of it comes back on another phone.
    let words = "river pancake window seven";
    app.visit(Route::Export);
    app.fill("export", &[("passphrase", words), ("again", words)])
        .expect("a file");
    let file = app.shared().expect("a file").0.to_vec();
    let (mut other, _other_folder) = opened();
    other.file = Some(file);
    other.perform(Action::PickImport).expect("picked");
    other.fill("import", &[("passphrase", words)]).expect("imported");
    // The import has something to say once.
    other.look(Route::Diary);
    assert_eq!(
        text(&other.look(own("my-support"))),
        text(&app.look(own("my-support")))
    );
    assert_eq!(versions(&other), ["version/1"]);
}

#[test]
fn a_sheet_is_about_the_person_that_was_chosen() {
    let (mut app, _folder) = opened();
    let form = "sheet/responder/who";
    for (name, address) in [("Sam", "12 Elm St"), ("Jo", "4 Oak Lane")] {
        app.perform(submit("person/new", &[("nickname", name)]))
            .expect("a person");
        app.perform(submit(form, &[("address", address)])).expect("kept");
    }
    assert!(text(&app.look(own("responder"))).contains("4 Oak Lane"));
    app.perform(Action::ChoosePerson { person: Some(1) })
        .expect("chosen");
    let sam = text(&app.look(own("responder")));
    assert!(sam.contains("12 Elm St") && !sam.contains("4 Oak Lane"), "{sam}");
    assert!(text(&app.look(Route::EmergencyWords)).contains("We are at 12 Elm St."));
    app.perform(Action::ChoosePerson { person: None })
        .expect("nobody");
    assert!(!text(&app.look(Route::EmergencyWords)).contains("Elm"));
}

#[test]
fn exactly_what_was_chosen_leaves() {
    let (mut app, _folder) = opened();
    let given = fill_in(&mut app, "responder", answer_to);
    app.touch("share");
    let screen = app.screen();
    let said = text(&screen);
    assert!(
        said.contains("custody") && said.contains("not encrypted"),
        "the warning: {said}"
    );
    let marks = screen.blocks.iter().filter_map(|block| match block {
        Block::Question { choices, .. } => Some(choices),
        _ => None,
    });
    assert!(
        marks.flatten().all(|choice| choice.mark == Mark::Clear),
        "nothing is chosen by itself"
    );
    let refused = app.perform(Action::HandOn {
        place: Route::ShareEntry {
            kind: "sheet".into(),
            id: 1,
        },
        way: Way::Page,
    });
    assert!(
        matches!(refused, Err(FootholdError::Invalid { .. })),
        "nothing leaves that was not chosen"
    );
    let chosen = ["medicines", "calms", "speech"];
    for id in chosen {
        app.touch(id);
    }
    app.touch("address");
    app.touch("address");
    let preview = preview(&app.screen());
    app.touch("text");
    let plain = app.shared_text().0;
    assert_eq!(plain, preview, "the preview is what leaves, byte for byte");
    for id in chosen {
        app.touch(id);
    }
    app.touch("page");
    let page = app.shared_text().0;
    let sheet = content().worksheet("responder").expect("the sheet");
    for (id, given) in &given {
        let answer = shown_words(sheet, id, given);
        assert_eq!(
            plain.contains(&answer),
            chosen.contains(&id.as_str()),
            "{id} in the text"
        );
        assert_eq!(
            page.contains(&html(&answer)),
            chosen.contains(&id.as_str()),
            "{id} on the page"
        );
    }
    assert!(!plain.contains("history of violence"), "{plain}");
    // What was handed on is not chosen the next time.
    assert!(!has_card(&app.screen(), "page"));
}

fn shown_words(sheet: &Worksheet, id: &str, given: &str) -> String {
    let answer = shown(sheet, id, given);
    // "Yes" stands elsewhere too: the label makes it this answer.
    let item = item(sheet, id);
    if item.choices.is_empty() {
        answer
    } else {
        format!("{} {answer}", item.paper.get("en"))
    }
}

#[test]
fn the_responder_sheet_is_two_touches_from_every_result() {
    let ticks = [
        ("body", "unresponsive"),
        ("suicide", "suicidal_thoughts"),
        ("weeks", "hopeless"),
        ("weeks", "isolation"),
        ("weeks", "mild_distress"),
    ];
    let mut titles = BTreeSet::new();
    for (tile, sign) in ticks {
        let mut app = App::first_run("US");
        for tile in ["body", "took", "suicide", "threat", "mind", "missing_or_me"] {
            let tile = tile.to_owned();
            app.perform(Action::NothingElse { tile })
                .expect("a tile is answered");
        }
        app.visit(Route::Tile { id: tile.into() });
        app.touch(sign);
        app.visit(Route::Result);
        titles.insert(app.screen().title.text);
        let before = app.taps;
        app.touch("words");
        assert_eq!(app.screen().route, Route::EmergencyWords);
        app.touch("sheet/responder");
        assert_eq!(
            app.screen().route,
            Route::Sheet {
                id: "responder".into()
            }
        );
        assert_eq!(app.taps - before, 2, "{sign}");
    }
    assert!(titles.len() >= 4, "results of every kind: {titles:?}");
}

fn said(screen: &Screen) -> Vec<String> {
    let said = screen.blocks.iter().filter_map(|block| match block {
        Block::Say { say, .. } => Some(say.text.clone()),
        _ => None,
    });
    said.collect()
}

#[test]
fn with_every_field_empty_the_sheet_says_what_the_plain_words_say() {
    for region in content().regions {
        let app = App::first_run(region.id);
        let plain = said(&app.look(Route::EmergencyWords));
        let sheet = said(&app.look(Route::Sheet {
            id: "responder".into(),
        }));
        assert_eq!(sheet, plain, "{}", region.id);
    }
    // Open, and nothing in it: the same, and no word of anyone.
    let (app, _folder) = opened();
    let words = app.look(Route::EmergencyWords);
    assert!(!words.private);
    assert_eq!(
        said(&words),
        said(&App::first_run("US").look(Route::EmergencyWords))
    );
}

/// A page that strangers read in seconds names things. It asks them nothing, and "you" would be whoever reads it.
#[test]
fn a_sheet_for_those_who_come_names_things_on_paper_and_asks_nothing() {
    let (mut app, _folder) = opened();
    fill_in(&mut app, "responder", |field| match field.id.as_str() {
        "weapon" | "violence" | "attempt" => "yes".into(),
        "relation" => "mother".into(),
        _ => "Q".into(),
    });
    app.visit(Route::ShareEntry {
        kind: "sheet".into(),
        id: 1,
    });
    app.touch("all");
    app.touch("text");
    let blank = text(&app.look(Route::BlankSheet {
        id: "responder".into(),
    }));
    for paper in [app.shared_text().0, blank] {
        assert!(paper.contains("Written by their"), "{paper}");
        let asks = |line: &&str| {
            line.contains('?')
                || line
                    .to_lowercase()
                    .split(' ')
                    .any(|word| ["you", "your"].contains(&word))
        };
        let asked: Vec<&str> = paper
            .lines()
            .filter(|line| line.starts_with("- "))
            .filter(asks)
            .collect();
        assert!(asked.is_empty(), "{asked:#?}");
    }
}

#[test]
fn no_known_violence_is_said_only_when_the_reader_said_so() {
    const CLAIM: &str = "no known history of violence";
    let (mut app, _folder) = opened();
    let papers = |app: &mut App| {
        app.visit(Route::ShareEntry {
            kind: "sheet".into(),
            id: 1,
        });
        app.touch("all");
        app.touch("text");
        app.shared_text().0
    };
    for (violence, claimed) in [("", false), ("unsure", false), ("yes", false), ("never", true)] {
        let answers = [("violence", violence), ("weapon", "none"), ("attempt", "never")];
        app.perform(submit("sheet/responder/danger", &answers))
            .expect("kept");
        let words = text(&app.look(Route::EmergencyWords)).to_lowercase();
        assert_eq!(words.contains(CLAIM), claimed, "`{violence}`: {words}");
        // Where nothing was said, either may be: the caller says which.
        assert_eq!(
            words.contains("they have hurt someone before. / they have never hurt anyone."),
            violence.is_empty(),
            "`{violence}`"
        );
        // What was written long ago may be wrong tonight.
        assert_eq!(words.contains("only if it is still true"), claimed, "{words}");
        let paper = papers(&mut app).to_lowercase();
        assert_eq!(paper.contains(CLAIM), claimed, "`{violence}`: {paper}");
    }
    // On blank paper it is a box that nobody has ticked.
    let blank = text(&app.look(Route::BlankSheet {
        id: "responder".into(),
    }))
    .to_lowercase();
    assert_eq!(
        blank.matches(CLAIM).count(),
        blank.matches(&format!("[ ] {CLAIM}")).count(),
        "{blank}"
    );
}

#[test]
fn the_words_for_an_emergency_use_the_sheet_and_do_without_it() {
    let (mut app, _folder) = opened();
    app.perform(submit(
        "sheet/responder/who",
        &[
            ("name", "Sam."),
            ("age", "15"),
            ("relation", "mother"),
            ("phone", "555 0100"),
            ("address", "12 Elm St, door 3\nbehind the mill"),
        ],
    ))
    .expect("kept");
    app.perform(submit(
        "sheet/responder/danger",
        &[
            ("weapon", "yes"),
            ("weapon_where", "a rifle, locked, in the cellar"),
        ],
    ))
    .expect("kept");
    app.perform(submit(
        "sheet/responder/health",
        &[("medicines", "Lithium, stopped last week")],
    ))
    .expect("kept");
    let words = app.look(Route::EmergencyWords);
    assert!(words.private && words.leave.is_some(), "it names someone");
    let lines = said(&words);
    for wanted in [
        "We are at 12 Elm St, door 3, behind the mill. The nearest big road is ... My number is 555 0100.",
        "I am their mother. They are 15 years old.",
        "Please call them Sam.",
        "There is a weapon: a rifle, locked, in the cellar.",
        "They have hurt someone before. / They have never hurt anyone.",
        "They take Lithium, stopped last week.",
        "I will stay on the line. Tell me what to do.",
    ] {
        assert!(lines.iter().any(|line| line == wanted), "{wanted}\n{lines:#?}");
    }
    // The sheet behind it is the one that was filled in: two touches from a result, as the blank one is.
    app.visit(Route::EmergencyWords);
    app.touch("sheet/responder");
    assert_eq!(app.screen().route, own("responder"));
    assert!(
        text(&app.screen()).contains("12 Elm St"),
        "{}",
        text(&app.screen())
    );
    // What an answer closed is not said, though it is kept.
    app.perform(submit("sheet/responder/danger", &[("weapon", "none")]))
        .expect("kept");
    let lines = said(&app.look(Route::EmergencyWords));
    assert!(!lines.iter().any(|line| line.contains("rifle")), "{lines:#?}");
    // Locked or closed: the plain words, and help as ever.
    let plain = said(&App::first_run("US").look(Route::EmergencyWords));
    app.visit(Route::Lock);
    app.fill("pin", &[("pin", "4711"), ("again", "4711")])
        .expect("a PIN can be set");
    app.perform(Action::LockNow).expect("it locks");
    assert_eq!(said(&app.look(Route::EmergencyWords)), plain);
    app.close_diary();
    assert_eq!(said(&app.look(Route::EmergencyWords)), plain);
}

/// J4: he drinks every day, says no, and will stop tonight. The planner opens only once safety was looked at.
#[test]
fn j4_the_meeting_opens_after_the_safety_questions_and_names_the_alternative() {
    let mut app = App::first_run("US");
    let before = text(&app.look(Route::Sheet {
        id: "family-meeting".into(),
    }));
    assert!(
        before.contains("Four questions first") && !before.contains("Who comes?"),
        "{before}"
    );
    assert!(
        before.contains("Do not fill a room with adults"),
        "not for a child: {before}"
    );
    assert!(
        !text(&app.look(Route::BlankSheet {
            id: "family-meeting".into()
        }))
        .contains("Who comes?")
    );
    let (mut open, _folder) = opened();
    let form = "sheet/family-meeting/first";
    let all = |stopping| {
        [
            ("violence", "no"),
            ("dying", "no"),
            ("reality", "no"),
            ("stopping", stopping),
        ]
    };
    // Left out, they are asked again.
    open.visit(Route::FillSheet {
        id: "family-meeting".into(),
        section: "first".into(),
    });
    let refused = open.fill(form, &[("violence", "no")]);
    assert!(matches!(refused, Err(FootholdError::Invalid { field, .. }) if field == "dying"));
    // He would stop all at once: a doctor first, and no meeting.
    open.perform(submit(form, &all("yes"))).expect("kept");
    let closed = text(&open.look(own("family-meeting")));
    assert!(
        closed.contains("Not this meeting now") && !closed.contains("Who, when and where"),
        "{closed}"
    );
    let section = Route::FillSheet {
        id: "family-meeting".into(),
        section: "not_now".into(),
    };
    let closed = text(&open.look(section));
    assert!(
        closed.contains("a doctor has to plan the stopping first"),
        "{closed}"
    );
    // Where someone could get hurt, getting out stands before anything else, also before the search for danger.
    for violence in ["yes", "unsure"] {
        let mut answers = all("no");
        answers[0].1 = violence;
        open.perform(submit(form, &answers)).expect("kept");
        let section = Route::FillSheet {
            id: "family-meeting".into(),
            section: "not_now".into(),
        };
        let closed = open.look(section);
        let first = closed.blocks.iter().find_map(|block| match block {
            foothold_core::app::Block::Notice { text, .. } if !text.text.starts_with("Saved") => {
                Some(&text.text)
            }
            _ => None,
        });
        let first = first.expect("it says why");
        assert!(
            first.contains("Get out first") && first.contains("911") && first.contains("1-800-799-7233"),
            "{first}"
        );
    }
    // With a doctor's plan it opens: first what trials found, and what to try before.
    open.perform(submit(form, &all("doctor"))).expect("kept");
    let section = Route::FillSheet {
        id: "family-meeting".into(),
        section: "evidence".into(),
    };
    let evidence = open.look(section);
    let read = text(&evidence);
    assert!(
        read.contains("seven in ten families") && read.contains("CRAFT it was more than six in ten"),
        "{read}"
    );
    let leads = foothold_tests::taps(&evidence).into_iter().any(|tap| {
        matches!(tap, foothold_core::app::Tap::Go { route: Route::Sheet { id }, .. } if id == "craft-invitation")
    });
    assert!(leads, "to one calm request first");
    for part in [
        "They said yes",
        "They said no",
        "What each of you says",
        "A place ready that day",
    ] {
        assert!(text(&open.look(own("family-meeting"))).contains(part), "{part}");
    }
    // Forbidden in every part of it.
    for sheet in content()
        .worksheets
        .iter()
        .filter(|sheet| ["family-meeting", "craft-invitation", "boundaries"].contains(&sheet.id))
    {
        let said = format!("{sheet:?}").to_lowercase();
        for wrong in [
            "kick",
            "throw out",
            "cold turkey",
            "rock bottom",
            "ultimatum",
            "consequences",
            "enabl",
            "addict",
        ] {
            assert!(!said.contains(wrong), "{}: {wrong}", sheet.id);
        }
    }
    app.visit(Route::Home);
}

/// J7 and M10: what the notes say worked stands in the draft, marked as the caregiver's view, and nothing else does.
#[test]
fn j7_notes_that_worked_start_the_draft_as_the_caregivers_view() {
    let (mut app, _folder) = opened();
    app.perform(submit("person/new", &[("nickname", "Sam"), ("age", "adult")]))
        .expect("a person");
    for (tried, approach, outcome) in [
        ("Sat with him in the car", "listened", "worked"),
        ("", "choices", "worked"),
        ("Brought it up at dinner", "argued", "did_not"),
        ("Asked twice", "", "partly"),
    ] {
        let note = [("tried", tried), ("approach", approach), ("outcome", outcome)];
        app.perform(submit("note/new", &note)).expect("a note");
    }
    app.perform(submit("person/new", &[("nickname", "Jo")]))
        .expect("another person");
    app.perform(submit(
        "note/new",
        &[("tried", "Jo alone"), ("outcome", "worked")],
    ))
    .expect("a note");
    app.perform(Action::ChoosePerson { person: Some(1) })
        .expect("chosen");
    for (id, section, worked, did_not) in [
        ("relapse-plan", "helps_part", "helps", "hurts"),
        ("advance-directive", "what", "helped", "worse"),
    ] {
        app.visit(Route::FillSheet {
            id: id.into(),
            section: section.into(),
        });
        let screen = app.screen();
        let form = format!("sheet/{id}/{section}");
        let value = |name: &str| {
            let field = fields(&screen, &form).into_iter().find(|field| field.id == name);
            field.expect("a field").value
        };
        assert_eq!(
            value(worked),
            "- Offered two choices\n- Sat with him in the car",
            "{id}"
        );
        assert_eq!(value(did_not), "- Brought it up at dinner", "{id}");
        let mark = "This is the caregiver's view.";
        for route in [screen.route.clone(), own(id), Route::Sheet { id: id.into() }] {
            assert!(text(&app.look(route)).contains(mark), "{id}");
        }
        // Nothing is kept until it is sent.
        assert!(
            text(&app.look(own(id))).contains("Nothing is filled in yet"),
            "{id}"
        );
        app.fill(&form, &[]).expect("kept as it stands");
        app.visit(own(id));
        app.touch("share");
        assert!(
            !text(&app.screen()).contains("Hand it on"),
            "{id}: nothing is chosen by itself"
        );
        app.touch("all");
        app.touch("page");
        let page = app.shared_text().0;
        assert!(
            page.contains("This is the caregiver&#39;s view.") && page.contains("Sat with him in the car"),
            "{page}"
        );
        assert!(!page.contains("Jo alone"));
    }
}

#[test]
fn a_draft_that_starts_with_long_notes_can_be_kept_as_it_stands() {
    let (mut app, _folder) = opened();
    for outcome in ["worked", "did_not"].into_iter().cycle().take(40) {
        let tried = "\u{1f697} Sat in the car and said little. ".repeat(580);
        app.perform(submit("note/new", &[("tried", &tried), ("outcome", outcome)]))
            .expect("kept");
    }
    app.visit(Route::FillSheet {
        id: "relapse-plan".into(),
        section: "helps_part".into(),
    });
    let (form, fields) = form_of(&app.screen()).expect("a form");
    assert!(fields.iter().all(|field| field.value.contains("Sat in the car")));
    let values: Vec<(&str, &str)> = fields
        .iter()
        .map(|field| (&field.id[..], &field.value[..]))
        .collect();
    app.fill(&form, &values)
        .expect("what the app wrote itself is not too long");
}

#[test]
fn what_cannot_be_kept_is_refused_with_its_field_and_nothing_changes() {
    let (mut app, _folder) = opened();
    let too_long = "x".repeat(161);
    // Written down, each of these takes six bytes.
    let huge = format!("x{}", "\u{1}".repeat(19_999));
    for (form, field, value) in [
        ("sheet/responder/who", "relation", "boss"),
        ("sheet/responder/who", "address", too_long.as_str()),
        ("sheet/responder/who", "weapon", "none"),
        ("sheet/my-support/limit", "look_again", "2026-02-31"),
        ("sheet/my-support/limit", "enough", huge.as_str()),
        ("sheet/my-support/nowhere", "enough", "x"),
        ("sheet/nowhere/limit", "enough", "x"),
        ("sheet/my-support", "enough", "x"),
        ("sheet/", "", ""),
    ] {
        let refused = app.perform(submit(form, &[(field, value)]));
        assert!(
            matches!(refused, Err(FootholdError::Invalid { .. })),
            "{form} {field}: {refused:?}"
        );
    }
    for action in [
        Action::Take {
            kind: "sheet".into(),
            id: 1,
            what: "age".into(),
            on: true,
        },
        Action::HandOn {
            place: Route::ShareEntry {
                kind: "sheet".into(),
                id: 1,
            },
            way: Way::Text,
        },
        Action::HandOn {
            place: Route::BlankSheet { id: "nowhere".into() },
            way: Way::Text,
        },
        Action::Remove {
            kind: "sheet".into(),
            id: 1,
        },
    ] {
        let refused = app.perform(action.clone());
        assert!(
            matches!(refused, Err(FootholdError::Invalid { .. })),
            "{action:?}: {refused:?}"
        );
    }
    let empty = app.perform(submit("sheet/my-support/limit", &[("enough", " ")]));
    assert!(empty.is_ok(), "looking through a sheet is no mistake");
    assert!(
        text(&app.look(Route::Timeline { after: None })).contains("Nothing here yet"),
        "and leaves none behind"
    );
}

#[test]
fn sheets_are_found_from_where_they_are_needed() {
    let (app, _folder) = opened();
    assert!(has_card(&app.look(Route::Diary), "sheets"));
    for route in [Route::Refusal, Route::NextStep] {
        assert!(has_card(&app.look(route), "sheets"));
    }
    for sheet in content().worksheets {
        let card = format!("sheet/{}", sheet.id);
        for guide in sheet.guides {
            let guide = Route::Guide { id: (*guide).into() };
            assert!(
                has_card(&app.look(guide.clone()), &card),
                "{guide:?} leads to {card}"
            );
        }
        let mut app = App::first_run("US");
        let list = app.look(Route::Sheets);
        assert!(has_card(&list, &card), "{card} is on the list");
        // By the words of its title.
        app.perform(submit("search", &[("search", sheet.title.get("en"))]))
            .expect("a search");
        assert!(has_card(&app.look(Route::Search), &card), "{card} is found");
    }
    let mut app = App::first_run("US");
    app.visit(Route::Tile { id: "suicide".into() });
    app.touch("suicidal_thoughts");
    let result = app.screen();
    assert!(has_card(&result, "sheet/safety-plan") && has_card(&result, "sheet/home-safety"));
    let mut app = App::first_run("US");
    app.visit(Route::Tile { id: "body".into() });
    app.touch("unresponsive");
    assert!(
        !text(&app.screen()).contains("Safety plan"),
        "no sheet stands in an emergency's way"
    );
}
