//! A guide's header, what it names, and what may differ without harm.

mod common;

use common::guide::{FILE, Page};
use common::{ENGLISH, Folder, find};
use foothold_content::{Age, Concern, GuidePart};

/// What the compiler says at a line of the header that is written like this.
fn refused(key: &'static str, value: &str, naming: &str) -> String {
    let page = Page::sound().with(key, value);
    page.refused(&format!("{key}:"), naming).to_string()
}

#[test]
fn the_page_that_other_tests_spoil_loads_before_they_spoil_it() {
    Page::sound().loads();
}

#[test]
fn a_page_without_a_header_is_refused() {
    let sound = Page::sound().text();
    for text in [
        "",
        "Sit down with them.\n",
        "---\nid: spoiled\ntitle: A page\n",
        &format!("\n{sound}"),
        &sound.replacen("---\n", "", 1),
    ] {
        let folder = Folder::copy();
        folder.write(FILE, text);
        let problem = find(&folder.problems(), FILE, 1, "the header is missing");
        assert!(problem.mend.contains("---"), "{problem}");
    }
}

#[test]
fn a_page_that_is_not_utf_8_is_refused() {
    let folder = Folder::copy();
    let mut bytes = Page::sound().text().into_bytes();
    bytes.push(0xff);
    folder.write(FILE, bytes);
    let problem = find(&folder.problems(), FILE, 0, "the file cannot be read");
    assert!(problem.mend.contains("UTF-8"), "{problem}");
}

#[test]
fn a_header_that_is_not_yaml_is_refused_at_its_line() {
    for (key, value) in [
        // The commonest slip: a colon without quotes.
        ("title", "Tonight: what to do"),
        ("summary", "Say this: I'm here."),
        ("next_review", "2027-05-24: or sooner"),
        ("title", "[one, two]"),
        ("audience", "minor"),
        ("audience", "[child]"),
        ("concern", "[drink]"),
        ("also", "[one: two]"),
    ] {
        let problem = refused(key, value, "the header cannot be read");
        assert!(problem.contains("quotes around"), "{problem}");
        assert!(!problem.contains("line"), "two counts of lines in {problem}");
    }
}

#[test]
fn a_key_that_no_page_has_is_refused() {
    let page = Page::sound().with("author", "Ada Okoye");
    page.refused("author:", "unknown field `author`");
    let page = Page::sound().with("title ", "Another title");
    page.refused("id:", "duplicate field `title`");
}

#[test]
fn a_key_that_every_page_needs_is_missed() {
    for key in [
        "id",
        "title",
        "summary",
        "topic",
        "audience",
        "concern",
        "sources",
        "written",
        "next_review",
    ] {
        let page = Page::sound().without(key);
        page.refused(
            if key == "id" { "title:" } else { "id:" },
            &format!("missing field `{key}`"),
        );
    }
}

#[test]
fn a_blank_line_of_the_header_is_refused() {
    let texts = ["title", "summary", "topic"];
    for (no_text, no_list) in [("", ""), ("\" \"", "[]")] {
        let page = texts
            .iter()
            .fold(Page::sound(), |page, key| page.with(key, no_text));
        let lists = ["audience", "concern", "sources"];
        let page = lists.iter().fold(page, |page, key| page.with(key, no_list));
        let problems = page.problems();
        let say = |key: &str, naming: &str| find(&problems, FILE, page.row(&format!("{key}:")), naming).mend;
        for key in texts {
            say(key, &format!("`{key}` is blank"));
        }
        assert!(say("audience", "`audience` is blank").contains("minor, adult or both"));
        assert!(say("concern", "`concern` is blank").contains("substance or both"));
        assert!(say("sources", "no source is named").contains("sources.csv"));
    }
}

#[test]
fn an_id_that_is_not_the_files_name_is_refused() {
    let problem = refused("id", "another", "the id is `another`");
    assert!(problem.contains("`spoiled.md`"), "{problem}");
}

#[test]
fn what_is_not_a_date_is_refused() {
    for date in ["2026-02-30", "22.11.2026", "2026-11-2", "soon", ""] {
        let page = Page::sound().with("written", date).with("next_review", date);
        let problems = page.problems();
        for key in ["written", "next_review"] {
            let naming = format!("`{key}` is `{date}`, not a date");
            find(&problems, FILE, page.row(&format!("{key}:")), &naming);
        }
    }
    let page = Page::sound()
        .with("reviewer", "Ada Okoye, MD")
        .with("reviewed", "yes");
    page.refused("reviewed:", "`reviewed` is `yes`, not a date");
}

#[test]
fn a_date_that_cannot_be_read_is_not_also_called_too_late() {
    let page = Page::sound().with("written", "24.11.2026");
    assert_eq!(page.problems().0.len(), 1, "{}", page.problems());
}

#[test]
fn dates_out_of_order_are_refused() {
    for day in ["2026-11-24", "2026-11-23", "2025-12-31"] {
        let problem = refused("next_review", day, "`next_review`");
        assert!(
            problem.contains("is not after `written` (2026-11-24)"),
            "{problem}"
        );
    }
    let page = Page::sound().with("reviewer", "Ada Okoye, MD");
    let page = page.with("reviewed", "2026-11-23");
    page.refused(
        "reviewed:",
        "`reviewed` (2026-11-23) is before `written` (2026-11-24)",
    );
}

#[test]
fn a_review_has_a_day_and_a_name() {
    let half = "only one of `reviewed` and `reviewer` is filled";
    for (key, value) in [("reviewed", "2026-12-01"), ("reviewer", "Ada Okoye, MD")] {
        Page::sound().with(key, value).refused("reviewed:", half);
    }
    // Quotes around nothing are no name; the day of writing is a day to sign.
    let page = Page::sound().with("reviewed", "2026-11-24");
    page.clone().with("reviewer", "\" \"").refused("reviewed:", half);
    let content = page.with("reviewer", "Ada Okoye, MD").loads();
    let card = content.book("en").card("spoiled").expect("the page");
    assert_eq!(
        (card.dates.reviewed, card.dates.reviewer),
        ("2026-11-24", "Ada Okoye, MD")
    );
}

#[test]
fn what_a_header_names_has_to_be_there() {
    let wrong = [
        (
            "topic",
            "weather",
            "the topic `weather` is not in guides/topics.csv",
        ),
        (
            "related",
            "[leap, nowhere, spoiled]",
            "`nowhere` is not another guide",
        ),
        (
            "related",
            "[leap, nowhere, spoiled]",
            "`spoiled` is not another guide",
        ),
        ("step", "dance", "the step `dance` is not in guides/steps.csv"),
        (
            "lines",
            "[crisis, astrologer]",
            "no helpline has the role `astrologer`",
        ),
        ("regions", "[US, UK]", "the region `UK` is not in regions.csv"),
    ];
    let page = wrong
        .iter()
        .fold(Page::sound(), |page, (key, value, _)| page.with(key, value));
    let problems = page.problems();
    for (key, _, naming) in wrong {
        find(&problems, FILE, page.row(&format!("{key}:")), naming);
    }
    assert_eq!(problems.0.len(), wrong.len(), "{problems}");
}

#[test]
fn a_title_or_a_summary_that_is_too_long_is_refused() {
    // Letters are counted, not bytes.
    let (title, summary) = ("é".repeat(60), "é".repeat(130));
    let longest = Page::sound().with("title", &title).with("summary", &summary);
    longest.loads();
    for (key, text, naming) in [
        ("title", title, "`title` has 61 letters"),
        ("summary", summary, "`summary` has 131 letters"),
    ] {
        let problem = longest.clone().with(key, &format!("{text}é"));
        let problem = problem.refused(&format!("{key}:"), naming);
        assert!(
            problem
                .mend
                .contains(&format!("Bring it to {}.", text.chars().count())),
            "{problem}"
        );
    }
}

#[test]
fn a_title_and_a_summary_say_nothing_that_a_page_may_not_say() {
    for (words, namings) in [
        (
            "Call 911 now, EMERGENCY_NOW",
            &["holds the number `911`", "shows the level name `EMERGENCY_NOW`"][..],
        ),
        (
            // A list shows them where no region has filled a role, and to readers of both ages.
            "\"Calm down, {crisis}, not optional, must consent\"",
            &[
                "`calm down` must not be said (CALM_DOWN)",
                "`{crisis}` stands in the title or the summary",
                "`not optional` must not be said here (ADULT_FORCED)",
                "`must consent` must not be said here (MINOR_CONSENT)",
            ],
        ),
    ] {
        let page = Page::sound().with("title", words).with("summary", words);
        let problems = page.problems();
        for (key, naming) in ["title:", "summary:"]
            .iter()
            .flat_map(|key| namings.iter().map(move |n| (key, n)))
        {
            find(&problems, FILE, page.row(key), naming);
        }
    }
    let hard = "Comprehensive multidisciplinary evaluation necessitates considerable coordination of care.";
    assert!(refused("summary", hard, "`summary` reads at grade").contains("grade 8"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let page = Page::sound().saying("## One\n> say: Shall we sit?\n> avoid: Sit!\n\n- Sit.");
    let plain = page.loads();
    let folder = Folder::copy();
    folder.write(FILE, format!("\u{feff}{}", page.text().replace('\n', "\r\n")));
    let windows = folder.load().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(plain.book("en").bodies, windows.book("en").bodies);
    // Rows are still right, in the header and below it.
    let page = page.with("step", "dance");
    folder.write(FILE, format!("\u{feff}{}", page.text().replace('\n', "\r\n")));
    find(&folder.problems(), FILE, page.row("step:"), "the step `dance`");
    let page = Page::sound().saying("Sit **here**.");
    folder.write(FILE, format!("\u{feff}{}", page.text().replace('\n', "\r\n")));
    find(&folder.problems(), FILE, page.row("Sit **"), "cannot be drawn");
}

#[test]
fn titles_hold_quotes_and_colons() {
    for (written, title) in [
        (r#"Start with "I""#, r#"Start with "I""#),
        (r#"They say "no""#, r#"They say "no""#),
        (r#""Tonight: what to do""#, "Tonight: what to do"),
        ("'It''s the \"voices\"'", "It's the \"voices\""),
        ("I\u{2019}m here — still", "I\u{2019}m here — still"),
    ] {
        let content = Page::sound().with("title", written).loads();
        let card = content.book("en").card("spoiled").expect("the page");
        assert_eq!(card.title, title);
    }
}

#[test]
fn a_heading_takes_several_marks() {
    let heading = "## For some {.minor .adult .substance .in-US .in-CA #some}\nSit.";
    let content = Page::sound().saying(heading).loads();
    let book = content.book("en");
    let guide = book
        .open(book.card("spoiled").expect("the page"))
        .expect("a guide");
    let section = guide.sections.last().expect("the section");
    assert_eq!((&section.id[..], &section.heading[..]), ("some", "For some"));
    assert_eq!(section.ages, [Age::Minor, Age::Adult]);
    assert_eq!(section.concerns, [Concern::Substance]);
    assert_eq!(section.regions, ["US", "CA"]);
}

#[test]
fn a_page_for_one_region_may_use_what_only_that_region_has() {
    let page = Page::sound().saying("Call {veteran} or {runaway}.");
    let content = page.clone().with("regions", "[US]").loads();
    let card = content.book("en").card("spoiled").expect("the page");
    assert_eq!(card.fit.regions, ["US"]);
    page.refused("Call {veteran}", "`{veteran}` has no words in the region CA");
}

#[test]
fn a_link_keeps_its_words_where_its_line_is_broken() {
    let content = Page::sound().saying("Stand up. [See what\nto do](check)").loads();
    let book = content.book("en");
    let guide = book
        .open(book.card("spoiled").expect("the page"))
        .expect("a guide");
    let Some(GuidePart::Link(link)) = guide.sections[0].parts.last() else {
        panic!("a link in {guide:?}")
    };
    assert_eq!((&link.words[..], &link.route[..]), ("See what to do", "check"));
}

#[test]
fn files_beside_the_pages_are_no_pages() {
    let folder = Folder::copy();
    folder.write(&format!("{ENGLISH}/notes.txt"), "Call 911");
    folder.write(&format!("{ENGLISH}/.leap.md.swp"), [0xff, 0xfe]);
    folder.load().unwrap_or_else(|problems| panic!("{problems}"));
}
