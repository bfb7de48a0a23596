//! Any text is a route, and any route a screen with help.

use foothold_core::app::{
    Foothold, Route, Settings, region_for_tag, route_from_link, route_from_text, route_text,
};
use foothold_core::content::content;

use crate::inputs::NOW;
use crate::screens::{check, survives};

/// The first byte chooses the country; the rest is a link, a country's tag and a locale.
pub(crate) fn routes(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let text = String::from_utf8_lossy(rest).into_owned();
    let regions = content().regions;
    let region = region_for_tag(text.clone());
    assert!(regions.iter().any(|known| known.id == region));

    let route = route_from_text(text.clone());
    survives(&route);
    // One place has one text: nothing else leads there.
    assert!(route == Route::Lost || route_text(route.clone()) == text);
    assert!(route_from_link(text.clone()).is_public());

    let region = regions[usize::from(*first) % regions.len()].id;
    let app = Foothold::new(Settings::first_run(region, "en"));
    let screen = app.screen(route.clone(), NOW);
    check(&screen);
    // A place that is not (any more) lands where something is; a place that is stands still.
    check(&app.screen(screen.route.clone(), NOW));

    let strange = Foothold::new(Settings::first_run(&text, &text));
    check(&strange.screen(route, NOW));
    check(&foothold_core::app::help(text.clone(), text));
}
