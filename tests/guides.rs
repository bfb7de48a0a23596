//! Every guide, for every reader: it opens, fits whom it is for, and each fact leads to its source.

use std::collections::BTreeSet;

use foothold_content::Age;
use foothold_core::app::{Block, Concern, NoticeKind, Person, Route, Screen, Settings, Tap, route_from_text};
use foothold_core::content::content;
use foothold_tests::{App, never, numbers, phrases, taps, text};

const PERSONS: [Person; 3] = [Person::Unsaid, Person::Minor, Person::Adult];
const CONCERNS: [Concern; 4] = [
    Concern::Unsaid,
    Concern::MentalHealth,
    Concern::Substance,
    Concern::Both,
];
const REGIONS: [&str; 4] = ["US", "GB", "NZ", "unknown"];

fn reader(person: Person, concern: Concern, region: &str) -> Settings {
    Settings {
        person,
        concern,
        ..Settings::first_run(region, "en")
    }
}

/// Each guide as each reader sees it.
fn every_page(mut each: impl FnMut(&str, Person, Concern, &str, &Screen)) {
    for person in PERSONS {
        for concern in CONCERNS {
            for region in REGIONS {
                let app = App::with(reader(person, concern, region));
                for card in content().book("en").cards {
                    let route = Route::Guide { id: card.id.into() };
                    let screen = app.look(route.clone());
                    assert_eq!(screen.route, route, "{} opens", card.id);
                    each(card.id, person, concern, region, &screen);
                }
            }
        }
    }
}

fn folded(text: &str) -> String {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let words: Vec<&str> = text
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '\''))
        .filter(|word| !word.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}

/// What families were promised, by page.
const PROMISED: &str = "
    reason-public-stigma reason-self-stigma reason-structural-stigma reason-label reason-no-problem reason-cannot-see
    reason-not-serious reason-alone reason-autonomy reason-fear reason-misconceptions reason-betrayal reason-bad-past
    reason-side-effects reason-expects-worst reason-cost reason-access reason-culture reason-not-knowing reason-not-ready
    reason-addiction four-reasons leap leap-listen leap-empathize leap-agree leap-partner right-time i-statements listening
    reflecting validating what-therapy-is explain-by-age choices short-call-first online-or-in-person trial-visits
    search-together alternatives groups-and-peers family-therapy school-counselor family-doctor help-at-home firm-minor
    firm-adult what-is-a-crisis what-is-an-emergency who-to-call calling-the-crisis-line mobile-crisis calling-emergency
    ask-for-trained-officers tell-the-responders involuntary-care guardianship court-ordered-outpatient
    what-you-may-be-told act-team local-services psychosis schizophrenia-tips overdose-naloxone withdrawal-danger poison
    home-safety home-safety-guns home-safety-pills home-safety-blades-keys self-harm place-ready
    why-they-said-no-to-rehab craft planned-family-talk boundaries support-them they-said-yes after-a-crisis
    after-discharge first-24-hours first-72-hours therapist-match therapist-questions change-therapist
    school-and-community keep-notes what-notes-feed setbacks small-wins care-for-you carer-groups walk-away about-me
    will-not-leave-room will-not-get-in-the-car waiting-in-the-er brothers-and-sisters parents-only autism deaf-families
    immigration do-not-out-them custody abuse eating after-a-birth suicidal-for-years they-never-come high-energy";

#[test]
fn there_is_a_page_for_all_that_was_asked_for() {
    let book = content().book("en");
    for id in PROMISED.split_whitespace() {
        assert!(book.card(id).is_some(), "there is no page `{id}`");
    }
    for topic in content().topics {
        let guides = book.cards.iter().filter(|card| card.topic == topic.id).count();
        assert!(guides >= 3, "{}: {guides} guides", topic.id);
    }
    let reasons = book.cards.iter().filter(|card| card.id.starts_with("reason-"));
    assert_eq!(reasons.count(), content().reasons.len(), "one page a reason");
}

#[test]
fn every_guide_opens_for_every_reader_with_help_in_view() {
    let mut seen = 0;
    every_page(|id, person, concern, region, screen| {
        let whom = format!("{id} for {person:?}, {concern:?}, {region}");
        assert!(
            !screen.private && screen.leave.is_some(),
            "{whom}: nothing of the user's is on it, and it can be left fast"
        );
        assert!(screen.help.emergency.label.spoken.is_some(), "{whom}");
        assert!(screen.blocks.len() > 5, "{whom}: {} blocks", screen.blocks.len());
        let ids: BTreeSet<String> = screen.blocks.iter().map(|block| format!("{block:?}")).collect();
        assert_eq!(ids.len(), screen.blocks.len(), "{whom}: nothing stands twice");
        let shown = text(screen);
        assert!(
            !shown.contains('{') && !shown.contains('['),
            "{whom}: an unfilled brace or bracket"
        );
        assert!(!shown.contains("Call ."), "{whom}: a number is missing");
        seen += 1;
    });
    assert_eq!(seen, content().book("en").cards.len() * 48);
}

#[test]
fn no_page_tells_an_adults_family_to_force_or_a_parent_that_a_child_must_agree() {
    let rules = never().iter().filter(|never| !never.ages.is_empty());
    let rules: Vec<_> = rules.collect();
    assert_eq!(rules.len(), 2);
    every_page(|id, person, _, _, screen| {
        let card = content().book("en").card(id).expect("a guide");
        let age = match person {
            Person::Minor => Age::Minor,
            Person::Adult => Age::Adult,
            Person::Unsaid => return,
        };
        if !card.fit.ages.contains(&age) {
            return;
        }
        let said: String = phrases(screen)
            .iter()
            .map(|phrase| folded(&phrase.text))
            .collect();
        for never in rules.iter().filter(|never| never.ages.contains(&age)) {
            for phrase in never.phrases {
                assert!(
                    !said.contains(&format!(" {phrase} ")),
                    "{id} says `{phrase}` about {person:?}"
                );
            }
        }
    });
}

#[test]
fn a_reader_sees_the_sections_that_are_theirs_and_no_others() {
    let us = |person, concern| App::with(reader(person, concern, "US"));
    let headings = |app: &App, id: &str| -> Vec<String> {
        let blocks = app.look(Route::Guide { id: id.into() }).blocks;
        let texts = blocks.into_iter().filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.text),
            _ => None,
        });
        texts.collect()
    };
    for card in content().book("en").cards {
        let guide = content().book("en").open(card).expect("a guide opens");
        for section in guide
            .sections
            .iter()
            .filter(|section| !section.heading.is_empty())
        {
            let shown_to = |app: &App| headings(app, card.id).contains(&section.heading);
            let for_age = |age| section.ages.is_empty() || section.ages.contains(&age);
            let here = section.regions.is_empty() || section.regions.iter().any(|region| region == "US");
            let anyone = us(Person::Unsaid, Concern::Unsaid);
            assert_eq!(shown_to(&anyone), here, "{}: {}", card.id, section.heading);
            if section.concerns.is_empty() && here {
                let minor = us(Person::Minor, Concern::Unsaid);
                let adult = us(Person::Adult, Concern::Unsaid);
                assert_eq!(
                    shown_to(&minor),
                    for_age(Age::Minor),
                    "{}: {}",
                    card.id,
                    section.heading
                );
                assert_eq!(
                    shown_to(&adult),
                    for_age(Age::Adult),
                    "{}: {}",
                    card.id,
                    section.heading
                );
            }
            if !section.regions.is_empty() {
                let britain = App::first_run("GB");
                assert!(
                    !shown_to(&britain),
                    "{}: {} is not true there",
                    card.id,
                    section.heading
                );
            }
        }
    }
}

#[test]
fn a_page_about_others_says_so_and_offers_the_switch() {
    let app = App::with(reader(Person::Adult, Concern::MentalHealth, "US"));
    let page = app.look(route_from_text("guide/firm-minor".into()));
    assert!(
        matches!(
            page.blocks[0],
            Block::Notice {
                kind: NoticeKind::Note,
                ..
            }
        ),
        "said first"
    );
    assert!(text(&page).contains("You chose an adult"));
    let asks = |id: &str, screen: &Screen| {
        let question =
            |block: &Block| matches!(block, Block::Question { id: question, .. } if question == id);
        screen.blocks.iter().any(question)
    };
    assert!(asks("person", &page));
    let page = app.look(route_from_text("guide/boundaries".into()));
    assert!(text(&page).contains("You chose mental health") && asks("concern", &page));
}

#[test]
fn choosing_whom_it_is_about_redraws_the_page() {
    let mut app = App::first_run("US");
    app.tap(Tap::Go {
        route: route_from_text("guide/keep-door-open".into()),
        mode: foothold_core::app::Mode::Push,
    });
    let both = text(&app.screen());
    assert!(both.contains("If they are an adult") && both.contains("If they are under eighteen"));
    app.touch("adult");
    let adult = text(&app.screen());
    assert!(adult.contains("If they are an adult") && !adult.contains("If they are under eighteen"));
}

#[test]
fn every_claim_opens_its_source_from_its_own_sentence() {
    let app = App::first_run("US");
    let mut claims = 0;
    for card in content().book("en").cards {
        let page = app.look(Route::Guide { id: card.id.into() });
        let facts = app.look(Route::GuideFacts { id: card.id.into() });
        assert_eq!(facts.route, Route::GuideFacts { id: card.id.into() });
        let opens = |screen: &Screen, id: &str| {
            taps(screen).contains(&Tap::Go {
                route: Route::Source { id: id.into() },
                mode: foothold_core::app::Mode::Push,
            })
        };
        let listed = text(&facts);
        let guide = content().book("en").open(card).expect("a guide opens");
        let here = |section: &&foothold_content::Section| {
            section.regions.is_empty() || section.regions.iter().any(|region| region == "US")
        };
        for part in guide
            .sections
            .iter()
            .filter(here)
            .flat_map(|section| &section.parts)
        {
            let spans = part.spans();
            for span in spans.iter().filter(|span| !span.sources.is_empty()) {
                claims += 1;
                for source in &span.sources {
                    assert!(
                        opens(&page, source) && opens(&facts, source),
                        "{}: {source}",
                        card.id
                    );
                }
                let words = span.text.split('{').next().unwrap_or_default();
                assert!(
                    listed.contains(words),
                    "{}: `{words}` is listed as a fact",
                    card.id
                );
            }
        }
        assert!(
            text(&page).contains("Written 24 Nov 2026") && text(&page).contains("No clinician has reviewed")
        );
    }
    assert!(claims > 600, "{claims} claims");
}

#[test]
fn a_paragraph_with_two_facts_tells_which_source_backs_which() {
    let app = App::first_run("US");
    let page = app.look(route_from_text("guide/leap".into()));
    let apart = page.blocks.iter().any(|block| match block {
        Block::Paragraph { sentences, .. } => {
            sentences.iter().any(|sentence| !sentence.sources.is_empty())
                && sentences.iter().any(|sentence| sentence.sources.is_empty())
        }
        _ => false,
    });
    assert!(apart);
}

#[test]
fn every_door_of_a_guide_leads_somewhere() {
    for region in REGIONS {
        let app = App::first_run(region);
        for card in content().book("en").cards {
            for tap in taps(&app.look(Route::Guide { id: card.id.into() })) {
                if let Tap::Go { route, .. } = tap {
                    assert_ne!(
                        app.look(route.clone()).route,
                        Route::Lost,
                        "{}: {route:?}",
                        card.id
                    );
                }
            }
        }
    }
}

#[test]
fn every_guide_is_one_touch_from_its_topic() {
    for region in REGIONS {
        let app = App::first_run(region);
        for card in content().book("en").cards {
            let list = app.look(Route::Topic {
                id: card.topic.into(),
            });
            let door = Tap::Go {
                route: Route::Guide { id: card.id.into() },
                mode: foothold_core::app::Mode::Push,
            };
            let true_here = card.fit.regions.is_empty() || card.fit.regions.contains(&region);
            assert_eq!(taps(&list).contains(&door), true_here, "{region}: {}", card.id);
        }
    }
    // Pages for others stand below, under words that say so.
    let app = App::with(reader(Person::Minor, Concern::Unsaid, "US"));
    let law = app.look(route_from_text("guides/law".into()));
    let ids: Vec<String> = law
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Card { id, .. } | Block::Paragraph { id, .. } => Some(id.clone()),
            _ => None,
        })
        .collect();
    let at = |id: &str| ids.iter().position(|known| known == id).expect("on the list");
    assert!(
        at("guide/involuntary-care") < at("guides-others") && at("guides-others") < at("guide/guardianship")
    );
}

#[test]
fn a_step_can_be_kept_shown_and_taken_off_and_is_forgotten_on_a_fast_leave() {
    let mut app = App::first_run("US");
    app.tap(Tap::Go {
        route: route_from_text("guide/leap-listen".into()),
        mode: foothold_core::app::Mode::Push,
    });
    let id = content().book("en").card("leap-listen").expect("a guide").step;
    let words = content().small_step(id).expect("a step").text.get("en");
    app.touch("step/keep");
    assert_eq!(app.screen().route, Route::NextStep);
    assert!(text(&app.screen()).contains(words) && app.screen().private);
    app.back();
    app.touch("step/kept");
    assert_eq!(
        app.screen().route,
        Route::NextStep,
        "a kept step leads to the steps"
    );
    app.touch(&format!("drop/{id}"));
    assert!(!text(&app.screen()).contains(words), "taken off");
    app.back();
    app.touch("step/keep");
    let leave = app.screen().leave.expect("kept steps can be left fast");
    app.tap(leave.tap);
    assert!(!text(&app.look(Route::NextStep)).contains(words), "forgotten");
}

#[test]
fn no_guide_shows_a_number_of_another_country() {
    every_page(|id, person, concern, region, screen| {
        if person != Person::Unsaid || concern != Concern::Unsaid {
            return;
        }
        let own: BTreeSet<String> = content()
            .region(region)
            .lines
            .iter()
            .flat_map(|line| line.channels)
            .flat_map(|channel| numbers(channel.display))
            .collect();
        let titles: Vec<Vec<String>> = content()
            .sources
            .iter()
            .map(|source| numbers(source.title))
            .collect();
        for number in phrases(screen).iter().flat_map(|phrase| numbers(&phrase.text)) {
            let theirs = own.iter().any(|known| number.contains(known.as_str()));
            let year = number.ends_with("2026");
            let quoted = titles.iter().flatten().any(|title| *title == number);
            assert!(theirs || year || quoted, "{id} in {region} shows {number}");
        }
    });
}

/// Danger on a page is met by a stop that leads to help, above the fold or at the head of its section.
#[test]
fn pages_about_danger_say_stop_and_whom_to_call() {
    let app = App::first_run("US");
    let pages = [
        "psychosis",
        "ask-about-suicide",
        "suicidal-for-years",
        "safety-plan",
        "self-harm",
        "overdose-naloxone",
        "withdrawal-danger",
        "poison",
        "violence-at-home",
        "home-safety",
        "what-is-an-emergency",
        "abuse",
        "eating",
        "after-a-birth",
        "about-me",
        "will-not-leave-room",
        "walk-away",
        "your-anger",
        "firm-minor",
        "detox-what-happens",
        "schizophrenia-tips",
        "reason-cannot-see",
        "reason-addiction",
        "first-24-hours",
        "after-discharge",
    ];
    for id in pages {
        let screen = app.look(Route::Guide { id: id.into() });
        let stops = screen.blocks.iter().filter(|block| {
            matches!(
                block,
                Block::Notice {
                    kind: NoticeKind::Stop,
                    ..
                }
            )
        });
        assert!(stops.count() > 0, "{id} has a stop");
    }
}
