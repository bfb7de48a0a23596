//! What a guide may say: how hard, to whom, with which numbers, and what it may claim.

mod common;

use common::find;
use common::guide::{FILE, Page, kinds};
use foothold_content::compile::reading_grade;

/// Adds a page with these words in each kind of text and finds the problem at each.
fn refused_in_each_kind(words: &str, naming: &str) {
    let kinds = kinds(words);
    let page = kinds
        .iter()
        .fold(Page::sound(), |page, (_, markdown, _)| page.saying(markdown));
    let problems = page.problems();
    for (_, _, at) in &kinds {
        find(&problems, FILE, page.row(at), naming);
    }
}

#[test]
fn a_forbidden_phrase_is_refused_in_each_kind_of_text() {
    refused_in_each_kind("Please calm down", "`calm down` must not be said (CALM_DOWN)");
}

#[test]
fn a_number_is_refused_in_each_kind_of_text() {
    refused_in_each_kind("Call 911 now", "holds the number `911`");
    refused_in_each_kind("Text 741 741 now", "holds the number `741 741`");
}

#[test]
fn a_level_name_is_refused_in_each_kind_of_text() {
    refused_in_each_kind("It is URGENT_TODAY", "shows the level name `URGENT_TODAY`");
}

#[test]
fn an_unknown_role_is_refused_in_each_kind_of_text() {
    refused_in_each_kind(
        "Call {astrologer} now",
        "`{astrologer}` is not a role of roles.csv",
    );
}

#[test]
fn a_role_that_a_region_leaves_empty_is_refused_in_each_kind_of_text() {
    refused_in_each_kind("Call {veteran} now", "`{veteran}` has no words in the region GB");
}

#[test]
fn a_role_may_stand_in_the_section_of_a_region_that_has_it() {
    let page = Page::sound().saying("## Who served {.in-US}\nCall {veteran}.");
    page.loads();
    let page = Page::sound().saying("## Who served {.in-US .in-GB}\nCall {veteran}.");
    page.refused("Call {veteran}", "`{veteran}` has no words in the region GB");
}

#[test]
fn a_digit_run_may_be_a_count() {
    Page::sound()
        .saying("For 24 hours. Then 10 days, 3 times.")
        .loads();
}

/// What must not be said to readers of one age: the phrase, its rule, that age and the other.
const BY_AGE: [(&str, &str, &str, &str); 2] = [
    ("not optional", "ADULT_FORCED", "adult", "minor"),
    ("must consent", "MINOR_CONSENT", "minor", "adult"),
];

#[test]
fn words_that_are_wrong_for_one_age_are_refused_where_that_age_reads_them() {
    for (phrase, rule, wrong, _) in BY_AGE {
        let naming = format!("`{phrase}` must not be said here ({rule})");
        refused_in_each_kind(&format!("It is {phrase}"), &naming);
        let says = format!("It {phrase}.");
        let page = Page::sound().with("audience", &format!("[{wrong}]"));
        page.saying(&says).refused(&says, &naming);
        let page = Page::sound().saying(&format!("## One age {{.{wrong}}}\n{says}"));
        let problem = page.refused(&says, &naming);
        assert!(
            problem.mend.contains("mark the section for the other age"),
            "{problem}"
        );
    }
}

#[test]
fn words_that_are_wrong_for_one_age_are_allowed_for_the_other() {
    for (phrase, _, _, right) in BY_AGE {
        let says = format!("It {phrase}.");
        Page::sound()
            .saying(&format!("## One age {{.{right}}}\n{says}"))
            .loads();
        let page = Page::sound().with("audience", &format!("[{right}]"));
        page.with("title", &format!("It {phrase}")).saying(&says).loads();
    }
}

#[test]
fn a_section_that_nobody_sees_is_refused() {
    let nobody = "nobody this page is for sees this section";
    for (key, readers, mark) in [
        ("audience", "[minor]", ".adult"),
        ("audience", "[adult]", ".minor"),
        ("concern", "[substance]", ".mental-health"),
        ("concern", "[mental-health]", ".substance"),
        ("regions", "[US]", ".in-GB"),
    ] {
        let page = Page::sound().with(key, readers);
        let page = page.saying(&format!("## Nobody {{{mark}}}\nSit."));
        page.refused("## Nobody", nobody);
    }
    Page::sound()
        .with("audience", "[minor]")
        .with("concern", "[substance]")
        .with("regions", "[US]")
        .saying("## Somebody {.minor .adult .substance .mental-health .in-US .in-GB}\nSit.")
        .loads();
}

/// Grade 7: fit for background, too hard for what to do.
const MIDDLING: &str =
    "A trained person can explain what happens after you call, and what to expect of them.";
const HARD: &str =
    "Comprehensive evaluation by a multidisciplinary team necessitates considerable coordination.";

#[test]
fn what_to_do_is_plainer_than_background() {
    let grade = reading_grade(MIDDLING);
    assert!((6.0..8.0).contains(&grade), "{grade}");
    let background = ["paragraph", "why"];
    let names = ["heading", "link", "link of a stop"];
    for (words, limits) in [(MIDDLING, &["grade 6"][..]), (HARD, &["grade 6", "grade 8"])] {
        let kinds = kinds(words)
            .into_iter()
            .filter(|(kind, ..)| !names.contains(kind));
        let kinds: Vec<_> = kinds.collect();
        let page = kinds
            .iter()
            .fold(Page::sound(), |page, (_, markdown, _)| page.saying(markdown));
        let problems = page.problems();
        let mut refused = Vec::new();
        for (kind, _, at) in &kinds {
            let limit = if background.contains(kind) {
                "grade 8"
            } else {
                "grade 6"
            };
            if limits.contains(&limit) {
                let problem = find(&problems, FILE, page.row(at), "reads at grade");
                assert!(problem.mend.contains(limit), "{kind}: {problem}");
                refused.push(problem);
            }
        }
        assert_eq!(problems.0.len(), refused.len(), "{problems}");
    }
}

#[test]
fn the_first_paragraph_is_what_to_do() {
    let page = Page::sound().saying_only(&format!("{MIDDLING} [SEED0]"));
    let problem = page.refused("A trained", "reads at grade");
    assert!(problem.mend.contains("grade 6"), "{problem}");
}

#[test]
fn a_claim_without_a_source_is_refused() {
    let claims = [
        ("One study showed it.", "study"),
        ("Two studies showed it.", "studies"),
        ("One trial showed it. Offer a visit.", "trial"),
        ("Two trials showed it.", "trials"),
        ("There is research on it.", "research"),
        ("There is evidence for it.", "evidence"),
        ("It helps ten percent.", "percent"),
        ("It helps 10% of them.", "%"),
        ("The law says so.", "law"),
        ("The laws say so.", "laws"),
        ("It is a risk.", "risk"),
        ("There are risks.", "risks"),
        ("Most people sit.", "most people"),
        ("Many people sit.", "many people"),
        ("Most families sit.", "most families"),
        ("Many families sit.", "many families"),
        ("It works twice as well.", "twice"),
        ("It is common.", "common"),
        ("It often helps.", "often"),
        ("It rarely helps.", "rarely"),
        ("It usually helps.", "usually"),
        ("It is proven.", "proven"),
        ("It helps half of them.", "half of"),
    ];
    // The source goes behind the first sentence.
    let with = |source: &str| {
        let sourced = claims.map(|(claim, _)| claim.replacen('.', &format!(".{source}"), 1));
        sourced
            .iter()
            .fold(Page::sound(), |page, claim| page.saying(claim))
    };
    let page = with("");
    let problems = page.problems();
    for (claim, word) in claims {
        let naming = format!("this sentence claims a fact (`{word}`)");
        let problem = find(&problems, FILE, page.row(claim), &naming);
        assert!(problem.mend.contains("square brackets"), "{problem}");
    }
    assert_eq!(problems.0.len(), claims.len(), "{problems}");
    with(" [SEED0]").loads();
}

#[test]
fn a_claim_needs_its_source_in_every_text_but_words_to_say() {
    let kinds = kinds("It often helps");
    let page = kinds
        .iter()
        .fold(Page::sound(), |page, (_, markdown, _)| page.saying(markdown));
    let problems = page.problems();
    for (kind, _, at) in &kinds {
        let spoken = kind.starts_with("words to");
        let row = page.row(at);
        let refused = problems.0.iter().filter(|problem| problem.row == row).count();
        assert_eq!(refused, usize::from(!spoken), "{kind} in\n{problems}");
    }
}

#[test]
fn a_source_backs_the_sentence_before_it_alone() {
    let page = Page::sound().saying("It often helps. Sit down. [SEED0]");
    page.refused("It often", "this sentence claims a fact (`often`)");
    let page = Page::sound().saying("Sit down. [SEED0] It often helps.");
    page.refused("Sit down. [SEED0] It", "this sentence claims a fact (`often`)");
}

#[test]
fn a_visit_on_trial_claims_nothing() {
    Page::sound()
        .saying("Offer a trial visit, or two trial visits. Ask for a two-visit trial.")
        .loads();
}
