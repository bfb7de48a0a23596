//! Lines per region and level, how each is reached, and what changes them.

use foothold_content::{ChannelKind, Level, NumberType};
use foothold_core::app::{Effect, help};
use foothold_core::contacts::{Need, Offer, UserNumbers, first_lines, reach_uri, spoken};
use foothold_core::content::content;
use foothold_tests::{channels, lines, text};

fn offered(
    region: &str,
    level: Level,
    actions: &[&'static str],
    modifiers: &[&'static str],
    known: UserNumbers<'_>,
) -> Vec<String> {
    let need = Need {
        level,
        actions,
        modifiers,
        adult: false,
    };
    let offers = first_lines(content(), content().region(region), need, known);
    let names = offers.into_iter().map(|offer| match offer {
        Offer::Line(line) => line.id.to_owned(),
        Offer::OwnClinician(number) => format!("own {number}"),
        Offer::LocalCrisis(number) => format!("local {number}"),
    });
    names.collect()
}

const NONE: UserNumbers<'_> = UserNumbers {
    own_clinician: None,
    local_crisis: None,
};
const BOTH: UserNumbers<'_> = UserNumbers {
    own_clinician: Some("111"),
    local_crisis: Some("222"),
};

#[test]
fn the_crisis_line_is_first_today_and_the_own_clinician_second() {
    for (region, crisis) in [
        ("US", "us-988"),
        ("CA", "ca-988"),
        ("GB", "gb-111"),
        ("IE", "ie-samaritans"),
        ("AU", "au-lifeline"),
        ("NZ", "nz-1737"),
    ] {
        let first = offered(region, Level::UrgentToday, &["988"], &[], NONE);
        assert_eq!(first[0], crisis, "{region}");
        let known = offered(region, Level::UrgentToday, &["988"], &[], BOTH);
        assert_eq!(known[..2], [crisis, "own 111"], "{region}");
    }
    assert_eq!(
        offered("US", Level::UrgentToday, &["988"], &[], BOTH),
        ["us-988", "own 111", "local 222"]
    );
}

#[test]
fn never_more_than_three_lines_and_no_line_twice() {
    let all: Vec<&'static str> = content().tables.actions.iter().map(|action| action.id).collect();
    let modifiers: Vec<&'static str> = content()
        .tables
        .modifiers
        .iter()
        .map(|modifier| modifier.id)
        .collect();
    for region in content().regions {
        for level in Level::ALL {
            for known in [NONE, BOTH] {
                for actions in [&all[..], &[]] {
                    let mut lines = offered(region.id, level, actions, &modifiers, known);
                    assert!(lines.len() <= 3, "{} {level:?}", region.id);
                    lines.sort();
                    lines.dedup();
                    assert_eq!(
                        lines.len(),
                        offered(region.id, level, actions, &modifiers, known).len()
                    );
                }
            }
        }
    }
}

#[test]
fn audience_changes_lines() {
    let today = |actions: &[&'static str], facts: &[&'static str]| {
        offered("US", Level::UrgentToday, actions, facts, NONE)
    };
    assert!(today(&["VCL", "988"], &[]).contains(&"us-vcl".into()), "veteran");
    assert!(
        today(&["988", "TREVOR"], &[]).contains(&"us-trevor".into()),
        "LGBTQ+ young person"
    );
    assert!(today(&["DV", "988"], &[]).contains(&"us-dv".into()), "carer hurt");
    assert!(
        today(&["988"], &["perinatal"]).contains(&"us-maternal".into()),
        "after a birth"
    );
    assert!(!today(&["988"], &[]).contains(&"us-maternal".into()));
    let now = |actions: &[&'static str]| offered("US", Level::EmergencyNow, actions, &[], NONE);
    assert_eq!(
        now(&["EMERGENCY", "POISON"])[..2],
        ["us-911", "us-poison"],
        "overdose"
    );
    assert_eq!(
        now(&["POISON", "EMERGENCY"])[..2],
        ["us-poison", "us-911"],
        "poison control first in its one case"
    );
    assert_eq!(now(&["EMERGENCY"]), ["us-911"]);
}

#[test]
fn every_region_has_an_emergency_line_and_unknown_never_falls_back() {
    for region in content().regions {
        let shown = offered(region.id, Level::EmergencyNow, &["EMERGENCY"], &[], NONE);
        assert_eq!(
            region.line(&shown[0]).map(|line| line.role),
            Some("emergency"),
            "{}",
            region.id
        );
    }
    let unknown = help("unknown".into(), "en".into());
    assert!(lines(&unknown).contains(&"unknown-112".into()));
    for wrong in ["nowhere", "", "usa", "US ", "🇺🇸"] {
        let screen = help(wrong.into(), "en".into());
        assert_eq!(screen, unknown, "`{wrong}` is not a country");
        assert!(!text(&screen).contains("911") && !text(&screen).contains("988"));
    }
    assert_eq!(
        help("us".into(), "en".into()),
        help("US".into(), "xx-unheard-of".into())
    );
}

#[test]
fn short_codes_are_bare_digits_and_text_codes_are_never_called() {
    for region in content().regions {
        for channel in region.lines.iter().flat_map(|line| line.channels) {
            let uri = reach_uri(channel);
            match channel.number_type {
                Some(NumberType::TextCode) => {
                    assert_eq!(channel.kind, ChannelKind::Text);
                    assert_eq!(uri, format!("sms:{}", channel.dial));
                    assert!(!uri.contains('+'));
                }
                Some(NumberType::ShortCode) => assert!(!uri.contains('+'), "{uri}"),
                Some(NumberType::International) => assert!(channel.dial.starts_with('+')),
                Some(NumberType::National) | None => {}
            }
        }
    }
    let line = |id: &str| {
        content()
            .regions
            .iter()
            .flat_map(|region| region.lines)
            .find(|line| line.id == id)
            .expect("the line exists")
    };
    let uris = |id: &str| line(id).channels.iter().map(reach_uri).collect::<Vec<_>>();
    assert_eq!(
        uris("us-988")[..3],
        ["tel:988", "sms:988", "https://988lifeline.org/chat/"]
    );
    assert_eq!(uris("us-ctl")[0], "sms:741741");
    assert_eq!(uris("us-ctl")[2], "https://wa.me/14422983263");
    assert_eq!(uris("us-poison"), ["tel:+18002221222"]);
    assert_eq!(uris("gb-samaritans"), ["tel:116123", "mailto:jo@samaritans.org"]);
    assert_eq!(uris("au-lifeline")[0], "tel:131114");
}

#[test]
fn texts_carry_their_words_and_say_what_to_do_if_they_cannot_be_sent() {
    let screen = help("US".into(), "en".into());
    let text = channels(&screen)
        .into_iter()
        .find_map(|channel| match channel.effect {
            Effect::Text {
                number,
                body,
                if_it_fails,
            } if number == "741741" && body == "HOME" => Some(if_it_fails),
            _ => None,
        });
    assert_eq!(
        text.expect("the text line is on the help screen").text,
        "This device could not open that. Text HOME to 741741 from any phone."
    );
}

#[test]
fn the_veterans_key_is_shown_and_never_dialled() {
    let line =
        foothold_tests::App::first_run("US").look(foothold_core::app::Route::Line { id: "us-vcl".into() });
    let call = channels(&line)
        .into_iter()
        .find(|channel| channel.id.starts_with("us-vcl/call/988"))
        .expect("the line is called");
    assert!(matches!(call.effect, Effect::Dial { number, .. } if number == "988"));
    assert!(
        call.note
            .expect("the key is shown")
            .text
            .starts_with("When they answer, press 1.")
    );
}

#[test]
fn lines_for_young_people_are_not_offered_for_an_adult() {
    let offered = |adult| {
        let need = Need {
            level: Level::UrgentToday,
            actions: &["988"],
            modifiers: &[],
            adult,
        };
        first_lines(content(), content().region("US"), need, NONE)
    };
    let young = |offers: &[Offer<'_>]| {
        offers
            .iter()
            .any(|offer| matches!(offer, Offer::Line(line) if line.role == "youth"))
    };
    assert!(young(&offered(false)) && !young(&offered(true)));
}

#[test]
fn numbers_are_spoken_digit_by_digit_and_dates_are_not() {
    assert_eq!(spoken("Call 988 now").as_deref(), Some("Call 9 8 8 now"));
    assert_eq!(
        spoken("1-800-222-1222").as_deref(),
        Some("1, 8 0 0, 2 2 2, 1 2 2 2")
    );
    assert_eq!(spoken("+44 116 123").as_deref(), Some("+4 4, 1 1 6, 1 2 3"));
    assert_eq!(spoken("1737 is free").as_deref(), Some("1 7 3 7 is free"));
    assert_eq!(
        spoken("Call 911 or 988.").as_deref(),
        Some("Call 9 1 1 or 9 8 8.")
    );
    assert_eq!(
        spoken("0300 123 2000").as_deref(),
        Some("0 3 0 0, 1 2 3, 2 0 0 0")
    );
    assert_eq!(spoken("2015 and 911").as_deref(), Some("2015 and 9 1 1"));
    for text in [
        "Checked 22 Nov 2026",
        "within 24 hours",
        "2 to 3 minutes",
        "",
        "Chat at 988lifeline.org",
        "112.ie",
        "since 1999",
    ] {
        assert_eq!(spoken(text), None, "{text}");
    }
}

#[test]
fn abuse_of_an_adult_leads_to_the_line_for_adults() {
    for level in [Level::UrgentToday, Level::EmergencyNow] {
        let offered = |adult| {
            let need = Need {
                level,
                actions: &["CHILDHELP"],
                modifiers: &[],
                adult,
            };
            first_lines(content(), content().region("US"), need, NONE)
        };
        let has = |offers: &[Offer<'_>], id: &str| {
            offers
                .iter()
                .any(|offer| matches!(offer, Offer::Line(line) if line.id == id))
        };
        assert!(
            has(&offered(true), "us-dv") && !has(&offered(true), "us-childhelp"),
            "{level:?}"
        );
        assert!(
            has(&offered(false), "us-childhelp") && !has(&offered(false), "us-dv"),
            "{level:?}"
        );
    }
}
