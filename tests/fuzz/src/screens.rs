//! What holds for every screen.

use foothold_core::app::{
    Block, Button, Effect, Field, ReachKind, Route, Screen, Tap, route_from_link, route_from_text, route_text,
};

/// # Panics
/// If a screen has no help, shows help as private, or offers a place that has no text form.
pub(crate) fn check(screen: &Screen) {
    let Tap::Reach { channel } = &screen.help.emergency.tap else {
        panic!("the emergency button of {:?} reaches nobody", screen.route);
    };
    let Effect::Dial { number, uri, .. } = &channel.effect else {
        panic!("the emergency button of {:?} does not dial", screen.route);
    };
    assert!(channel.kind == ReachKind::Call && uri.starts_with("tel:"));
    assert!((3..=4).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit()));
    match &screen.help.crisis.tap {
        Tap::Reach { .. } => {}
        Tap::Go { route, .. } => assert_eq!(*route, Route::Country),
        other => panic!("the crisis button does {other:?}"),
    }
    assert!(matches!(
        &screen.help.help.tap,
        Tap::Go {
            route: Route::Help,
            ..
        }
    ));
    if matches!(screen.route, Route::Help | Route::Line { .. }) {
        assert!(!screen.private, "help can be hidden");
    }
    assert!(!screen.title.text.is_empty());
    survives(&screen.route);
    for tap in taps(screen) {
        if let Tap::Go { route, .. } = tap {
            survives(&route);
        }
    }
}

/// # Panics
/// If a route's text form is another route's, or a link reaches what is private.
pub(crate) fn survives(route: &Route) {
    let text = route_text(route.clone());
    assert_eq!(route_from_text(text.clone()), *route, "{text}");
    let linked = route_from_link(text);
    assert!(linked.is_public() && !linked.is_diary());
    assert!(linked == *route || (linked == Route::Lost && !route.is_public()));
}

/// What can be touched in the body of a screen.
pub(crate) fn taps(screen: &Screen) -> Vec<Tap> {
    let tap = |button: &Button| button.tap.clone();
    let mut all: Vec<Tap> = screen.leave.iter().map(tap).collect();
    for block in &screen.blocks {
        match block {
            Block::Question { choices, finish, .. } => {
                for choice in choices {
                    all.push(choice.tap.clone());
                    all.extend(choice.others.iter().map(|other| tap(&other.button)));
                }
                all.extend(finish.iter().map(tap));
            }
            Block::Form { submit, .. } => all.push(tap(submit)),
            Block::Card { tap, .. } => all.push(tap.clone()),
            Block::Notice { button, .. } => all.extend(button.iter().map(tap)),
            Block::Line { line, .. } => all.extend(line.more.iter().map(tap)),
            Block::Source { source, .. } => all.push(source.tap.clone()),
            _ => {}
        }
    }
    all
}

/// The fields of a form.
pub(crate) fn fields(screen: &Screen, form: &str) -> Vec<Field> {
    let mut blocks = screen.blocks.iter();
    let fields = blocks.find_map(|block| match block {
        Block::Form { id, fields, .. } if id == form => Some(fields.clone()),
        _ => None,
    });
    fields.unwrap_or_default()
}
