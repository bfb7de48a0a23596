//! Every route survives its text form; a stale or hostile one lands on Home with a notice.

use foothold_core::app::{Block, Route, region_for_tag, route_from_link, route_from_text, route_text};
use foothold_core::content::content;
use foothold_tests::{App, every_kind_of_diary};
use proptest::prelude::*;

fn every_kind(id: String, turn: u32) -> Vec<Route> {
    vec![
        Route::Home,
        Route::Lost,
        Route::Help,
        Route::Line { id: id.clone() },
        Route::Check,
        Route::Tile { id: id.clone() },
        Route::Result,
        Route::MoreSteps,
        Route::Why,
        Route::EmergencyWords,
        Route::NoConnection,
        Route::Refusal,
        Route::NextStep,
        Route::Reasons,
        Route::ReasonsFound,
        Route::Reason { id: id.clone() },
        Route::Guides,
        Route::Topic { id: id.clone() },
        Route::Guide { id: id.clone() },
        Route::GuideFacts { id: id.clone() },
        Route::ShareGuide { id: id.clone() },
        Route::Sheets,
        Route::Sheet { id: id.clone() },
        Route::BlankSheet { id: id.clone() },
        Route::Rehearsals,
        Route::Rehearsal { id: id.clone() },
        Route::RehearsalTurn { id: id.clone(), turn },
        Route::RehearsalSaid { id: id.clone(), turn },
        Route::RehearsalEnd { id: id.clone() },
        Route::AfterCrisis,
        Route::AfterDay { day: turn },
        Route::Search,
        Route::Sources { after: None },
        Route::Sources {
            after: Some(id.clone()),
        },
        Route::Source { id },
        Route::Settings,
        Route::Country,
        Route::About,
    ]
}

proptest! {
    #[test]
    fn any_route_survives_its_text_form(id in any::<String>(), turn in any::<u32>()) {
        for route in every_kind(id, turn) {
            prop_assert_eq!(route_from_text(route_text(route.clone())), route);
        }
    }

    #[test]
    fn any_place_of_the_diary_survives_its_text_form_and_is_for_no_link(row in any::<i64>(), after in any::<String>()) {
        for route in every_kind_of_diary(row, &after) {
            let text = route_text(route.clone());
            prop_assert_eq!(route_from_text(text.clone()), route.clone());
            prop_assert!(route.is_diary() && !route.is_public());
            prop_assert_eq!(route_from_link(text), Route::Lost);
        }
    }

    #[test]
    fn any_text_is_a_route_and_any_route_a_screen_with_help(text in any::<String>()) {
        let route = route_from_text(text.clone());
        let screen = App::first_run("US").look(route.clone());
        prop_assert!(screen.help.emergency.label.text.contains("911"));
        prop_assert!(route_from_link(text).is_public());
    }
}

#[test]
fn a_stale_or_hostile_link_lands_on_home_with_a_notice() {
    let app = App::first_run("US");
    let links = [
        "",
        "/",
        "line",
        "line/",
        "line/gone-line",
        "check/nothing",
        "source/NOPE",
        "sources/NOPE",
        "guide/gone-guide",
        "guides/nothing",
        "guide-facts/",
        "reason/NOPE",
        "Home",
        "home/",
        "home\0",
        "line/%",
        "line/%zz",
        "line/us-988/../..",
        "line/us%2D988",
        "javascript:alert(1)",
        "tel:911",
        "\u{202e}home",
        "settings/../help",
        "note/",
        "note/01",
        "note/+1",
        "note/-0",
        "note/x",
        "note/9223372036854775808",
        "step/ 1",
        "diary/",
        "diary/notes",
        "sheet/",
        "sheet/gone-sheet",
        "sheet-blank/gone-sheet",
        "fill/responder",
        "fill/responder/who/more",
        "sheet-version/x",
        "rehearsal",
        "rehearsal/",
        "rehearsal/gone-talk",
        "rehearsal/gone-talk/1",
        "rehearsal/i-went-once/01",
        "rehearsal/i-went-once/+1",
        "rehearsal/i-went-once/4294967296",
        "rehearsal/i-went-once/1/said/",
        "rehearsal/i-went-once/1/heard",
        "rehearsal/i-went-once/end/said",
        "rehearsal/i-went-once/",
        "rehearsals/",
    ];
    for link in links {
        let screen = app.look(route_from_text(link.to_owned()));
        let noticed = screen
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Notice { id, .. } if id == "home-lost"));
        assert!(
            noticed && screen.title.text == "What is happening?",
            "`{link}` leads to `{}`",
            screen.title.text
        );
    }
    let long = "line/".to_owned() + &"a".repeat(1_000_000);
    assert_eq!(app.look(route_from_text(long)).route, Route::Lost);
}

#[test]
fn links_from_outside_open_public_places_only() {
    for private in [
        "result",
        "result/more",
        "result/why",
        "next-step",
        "reasons/found",
        "rehearsal/i-went-once/1",
        "rehearsal/i-went-once/1/said",
        "rehearsal/i-went-once/end",
        "search",
        "settings",
        "settings/country",
        "diary",
        "diary/timeline",
        "diary/lock",
        "diary/export",
        "note/1",
        "step/1",
        "person/1",
        "timeline/0.note.1",
        "own-sheet/responder",
        "fill/responder/who",
        "sheet-version/1",
        "share/sheet/1",
        "diary/share",
        "diary/share-file",
        "diary/add-file",
    ] {
        assert_ne!(
            route_from_text(private.into()),
            Route::Lost,
            "{private} is a place"
        );
        assert_eq!(
            route_from_link(private.into()),
            Route::Lost,
            "{private} is not for links"
        );
    }
    assert_eq!(
        route_from_link("line/us-988".into()),
        Route::Line { id: "us-988".into() }
    );
}

#[test]
fn no_route_text_holds_what_was_ticked() {
    let mut app = App::first_run("US");
    for id in ["now", "suicide", "plan"] {
        app.touch(id);
    }
    assert_eq!(route_text(app.screen().route), "result");
}

#[test]
fn a_country_is_taken_from_the_phones_tags_and_never_guessed() {
    let tags = [
        ("US", "US"),
        ("us", "unknown"),
        ("en_US.UTF-8", "US"),
        ("en-GB", "GB"),
        ("fr-CA", "CA"),
        ("en_IE@euro", "IE"),
        ("mi-NZ", "NZ"),
        ("en_AU", "AU"),
        ("C.UTF-8", "unknown"),
        ("en", "unknown"),
        ("", "unknown"),
        ("de_DE", "unknown"),
        ("XX", "unknown"),
        ("unknown", "unknown"),
        ("POSIX", "unknown"),
        ("ca", "unknown"),
        ("ca_ES.UTF-8", "unknown"),
        ("ca-Latn", "unknown"),
        ("nz", "unknown"),
        ("de-DE-u-ca-gregory", "unknown"),
        ("zh-Hant-NZ", "NZ"),
        ("en-AU-u-nu-latn", "AU"),
        ("es-419", "unknown"),
    ];
    for (tag, region) in tags {
        assert_eq!(region_for_tag(tag.into()), region, "{tag}");
    }
    assert!(content().regions.iter().any(|region| region.id == "unknown"));
}
