//! A guide's Markdown is a closed set of parts, and nothing that is written in it is lost without a word.

mod common;

use common::find;
use common::guide::{FILE, Page};

/// Adds each Markdown to one page and finds the problem at its first line.
fn all_refused(wrong: &[(&str, &str)]) {
    let page = wrong
        .iter()
        .fold(Page::sound(), |page, (markdown, _)| page.saying(markdown));
    let problems = page.problems();
    for (markdown, naming) in wrong {
        let at = page.row(markdown.lines().next().unwrap_or_default());
        find(&problems, FILE, at, naming);
    }
    assert_eq!(problems.0.len(), wrong.len(), "{problems}");
}

#[test]
fn what_cannot_be_drawn_is_refused_once_with_its_line() {
    all_refused(&[
        ("Sit **here** now.", "`**here**` cannot be drawn"),
        ("Sit *there* now.", "`*there*` cannot be drawn"),
        ("Sit ~~down~~ up.", "`~~down~~` cannot be drawn"),
        ("| Day | Do |\n|---|---|\n| One | Sit |", "`| Day | Do |"),
        (
            "Look. ![A door](door.png)",
            "`![A door](door.png)` cannot be drawn",
        ),
        ("Type `code` here.", "``code`` cannot be drawn"),
        ("```text\nSit.\n```", "cannot be drawn"),
        ("    indented as code", "cannot be drawn"),
        ("Break<br>here.", "`<br>` cannot be drawn"),
        ("<div>\n<p>Sit.</p>\n</div>", "cannot be drawn"),
        ("<!-- a note to myself -->", "cannot be drawn"),
        ("***", "cannot be drawn"),
        ("[note]: hidden", "`[note]: hidden` cannot be drawn"),
        ("-", "`-` cannot be drawn"),
        ("Stand up. [](check)", "`[](check)` cannot be drawn"),
    ]);
}

#[test]
fn what_cannot_be_drawn_in_a_list_or_a_quote_is_refused() {
    let page = Page::sound()
        .saying("- Sit.\n  - Or stand.\n- Lie **down**.")
        .saying("> say: Sit *here*.\n> why: It is `warm`.\n> > avoid: Go.");
    let problems = page.problems();
    for (at, naming) in [
        ("  - Or", "`- Or stand.` cannot be drawn"),
        ("- Lie", "`**down**` cannot be drawn"),
        ("> say:", "`*here*` cannot be drawn"),
        ("> why:", "``warm`` cannot be drawn"),
        ("> >", "`> avoid: Go.` cannot be drawn"),
    ] {
        find(&problems, FILE, page.row(at), naming);
    }
}

#[test]
fn a_heading_that_is_not_a_section_is_refused() {
    all_refused(&[
        ("### A small one\nSit.", "only ## is a heading here"),
        ("# A big one\nSit.", "only ## is a heading here"),
        ("Underlined\n===\nSit.", "only ## is a heading here"),
    ]);
}

#[test]
fn a_mark_that_nobody_knows_is_refused() {
    all_refused(&[
        (
            "## Parents {.parents}\nSit.",
            "`.parents` says nothing about who sees this section",
        ),
        ("## Minor {.Minor}\nSit.", "`.Minor` says nothing"),
        // Without its dot a mark would be lost, and the section shown to everyone.
        ("## Child {minor}\nSit.", "`minor` says nothing"),
        ("## Grown up {age=adult}\nSit.", "`age` says nothing"),
        // A role at the end of a heading would be lost as well.
        ("## Call {crisis}\nSit.", "`crisis` says nothing"),
    ]);
    let page = Page::sound().saying("## Abroad {.in-UK}\nSit.");
    page.refused("## Abroad", "the region `UK` is not in regions.csv");
}

#[test]
fn a_section_that_stands_twice_or_has_no_words_is_refused() {
    let page = Page::sound()
        .saying("## Sit down\nSit.\n\n## Sit  DOWN!\nSit.")
        .saying("## One {#two}\nSit.\n\n## Two\nSit.")
        .saying("## {.adult}\nSit.");
    let problems = page.problems();
    for (at, naming) in [
        ("## Sit  DOWN!", "the section `sit-down` stands twice"),
        ("## Two", "the section `two` stands twice"),
        ("## {", "the section `` stands twice or has no words"),
    ] {
        let problem = find(&problems, FILE, page.row(at), naming);
        assert!(problem.mend.contains("{#id}"), "{problem}");
    }
    assert_eq!(problems.0.len(), 3, "{problems}");
}

#[test]
fn an_empty_section_is_refused_at_its_heading() {
    let page = Page::sound().saying("## Empty\n\n## Full\nSit.\n\n## Last");
    let problems = page.problems();
    for (at, id) in [("## Empty", "empty"), ("## Last", "last")] {
        find(
            &problems,
            FILE,
            page.row(at),
            &format!("the section `{id}` is empty"),
        );
    }
    assert_eq!(problems.0.len(), 2, "{problems}");
}

#[test]
fn a_page_starts_with_what_to_do() {
    let first = "nothing stands before the first heading";
    for body in ["## Sit\nSit down. [SEED0]", ""] {
        let page = Page::sound().saying_only(body);
        find(&page.problems(), FILE, page.row("next_review:") + 2, first);
    }
}

#[test]
fn a_link_that_is_not_the_end_of_its_paragraph_is_refused() {
    let behind = "words stand behind a link";
    all_refused(&[
        ("See [the check](check) now.", behind),
        ("See [the door](check). [SEED0]", behind),
        ("> stop: Ask [the check](check) now.", behind),
        ("- Do [the check](check)", "a list item holds a link"),
        ("1. Then [the check](check)", "a list item holds a link"),
        ("## To [the check](check)\nSit.", "a heading holds a link"),
        ("> say: Here. [The check](check)", "words to say hold a link"),
        (
            "> stop: Now. [One](check) [Two](help)",
            "a stop is one thing to do",
        ),
    ]);
}

#[test]
fn a_link_that_leads_nowhere_is_refused() {
    let wrong = [
        "guide/nowhere",
        "guide",
        "check/roof",
        "line/us-988",
        "step/dance",
        "https://example.org",
        "#sit",
        "leap.md",
    ];
    for door in ["Go there.", "> stop: Go there."] {
        let line = |at: usize| format!("{door} [Door {at}](");
        let lines = wrong.iter().enumerate();
        let lines = lines.map(|(at, route)| format!("{}{route})", line(at)));
        let page = lines.fold(Page::sound(), |page, line| page.saying(&line));
        let problems = page.problems();
        for (at, route) in wrong.iter().enumerate() {
            let naming = format!("the link leads to `{route}`, which is no place");
            let problem = find(&problems, FILE, page.row(&line(at)), &naming);
            assert!(problem.mend.contains("search/places.csv"), "{problem}");
        }
    }
}

#[test]
fn a_link_leads_to_a_guide_a_part_of_the_check_or_a_listed_place() {
    Page::sound()
        .saying(
            "Go. [One](guide/leap) [Two](guide/spoiled)\n[Three](check/suicide) [Four](check) [Five](help)",
        )
        .loads();
}

#[test]
fn a_quote_that_does_not_say_what_it_is_is_refused() {
    all_refused(&[
        ("> Sit down.", "the line `Sit down.` says not what it is"),
        ("> say: Do we\n> sit?", "the line `sit?` says not what it is"),
        ("> say: Do\nwe?", "the line `we?` says not what it is"),
        (
            "> Say: Shall we go?",
            "the line `Say: Shall we go?` says not what it is",
        ),
        ("> avoid: Go.", "there are no words to say"),
        ("> why: It is warm.", "there are no words to say"),
        ("> say:\n> avoid: Go away.", "there are no words to say"),
        (
            "> say: Shall we eat?\n> say: Shall we drink?",
            "`say:` stands twice",
        ),
        (
            "> say: One?\n> avoid: Two.\n> avoid: Three.",
            "`avoid:` stands twice",
        ),
        ("> say: Two?\n> why: Two.\n> why: Three.", "`why:` stands twice"),
        ("> say: Three?\n> avoid:", "`avoid:` is blank"),
        ("> say: Four?\n> why:", "`why:` is blank"),
        ("> stop: Go.\n> stop: Come.", "a stop is one thing to do"),
        ("> stop: Wait.\n> say: Go.", "a stop is one thing to do"),
        ("> stop:", "the stop is empty"),
    ]);
}

#[test]
fn a_bracket_that_names_no_source_is_refused() {
    all_refused(&[
        ("It helps. [SEED0", "`[SEED0` is no source"),
        ("It heals. []", "`[` is no source"),
        ("It holds. [ ; ]", "`[ ; ` is no source"),
        ("It warms. [a note]", "`[a note` is no source"),
        ("It feeds. [seed0]", "`[seed0` is no source"),
        ("[SEED0] It rests.", "`[SEED0` is no source"),
        ("- It sits. [SEED0; the book]", "`[SEED0; the book` is no source"),
        ("> say: Sit.\n> why: It stands. [", "`[` is no source"),
        // Nobody reads a source's id aloud, and no heading can hold one.
        (
            "> say: Stand. [SEED0]",
            "a square bracket stands where no source can",
        ),
        (
            "> say: Go.\n> avoid: Come. [SEED0]",
            "a square bracket stands where no source can",
        ),
        (
            "## Sit [SEED0]\nSit.",
            "a square bracket stands where no source can",
        ),
        ("It ends.] Here.", "a square bracket stands where no source can"),
    ]);
}

#[test]
fn an_unknown_source_is_refused() {
    let page = Page::sound()
        .with("sources", "[SEED0, HEARSAY]")
        .saying("It helps. [HEARSAY]");
    let problem = page.refused("It helps.", "the source `HEARSAY` is not in sources.csv");
    assert!(problem.mend.contains("correct the id"), "{problem}");
}

#[test]
fn a_source_is_named_in_the_header_and_cited_below() {
    let page = Page::sound().saying("It helps. [SEED0; SEED1]");
    page.refused("It helps.", "the source `SEED1` is not in the header");
    let page = Page::sound().with("sources", "[SEED0, SEED1]");
    page.refused("sources:", "the source `SEED1` is named but not cited");
    for cited in [
        "- Sit. [SEED1]",
        "> say: Sit.\n> why: So. [SEED1]",
        "> stop: Go. [SEED1]",
    ] {
        page.clone().saying(cited).loads();
    }
}

/// Words of four letters and a stop, so many that they are this long.
fn long(letters: usize) -> String {
    let words = "Sit. ".repeat(letters / 5 + 1);
    let mut text = words[..letters].trim_end().to_owned();
    while text.len() < letters {
        text.push('!');
    }
    text
}

#[test]
fn a_text_that_is_too_long_is_refused() {
    // Two pages, because the words of all of them are too many for one.
    for part in [
        &["", "- ", "> stop: "][..],
        &["> say: ", "> say: Go.\n> avoid: ", "> say: Go.\n> why: "],
    ] {
        for text in part {
            Page::sound().saying(&format!("{text}{}", long(420))).loads();
            let markdown = format!("{text}{}", long(421));
            let at = markdown.lines().next().unwrap_or_default().to_owned();
            let problem = Page::sound()
                .saying(&markdown)
                .refused(&at, "this text has 421 letters");
            assert!(problem.mend.contains("420"), "{problem}");
        }
    }
}

#[test]
fn a_heading_or_a_button_that_is_too_long_is_refused() {
    let (longest, longer) = ("é".repeat(48), "é".repeat(49));
    let page = |words: &str| {
        Page::sound()
            .saying(&format!("## {words}\nSit."))
            .saying(&format!("Go there. [{words}](check)"))
    };
    page(&longest).loads();
    let page = page(&longer);
    let problems = page.problems();
    for at in ["## ", "Go there."] {
        let problem = find(&problems, FILE, page.row(at), "this text has 49 letters");
        assert!(problem.mend.contains("48"), "{problem}");
    }
}

#[test]
fn a_page_of_more_than_four_hundred_words_is_refused() {
    let sound = Page::sound().text();
    let (_, body) = sound.split_once("\n---\n").expect("a header");
    // Sources are no words.
    let words = body.split_whitespace().count() - 1;
    let filled = |count: usize| {
        let lines = vec!["Sit. ".repeat(40); (count - words) / 40];
        let rest = "Sit. ".repeat((count - words) % 40);
        Page::sound().saying(&lines.join("\n\n")).saying(&rest)
    };
    filled(400).loads();
    let problem = find(&filled(401).problems(), FILE, 0, "the page has 401 words");
    assert!(problem.mend.contains("400"), "{problem}");
}
