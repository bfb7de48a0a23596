//! What needs no conversation: the flags, the list of numbers, one screen.

use std::ffi::OsString;
use std::io::Write;

use foothold_core::app::{
    Action, Block, FieldValue, Foothold, LineCard, Route, Screen, Settings, Tap, help, route_from_text,
    route_text,
};
use foothold_core::content::{content, words};
use serde_json::{Value, json};

use crate::diary::{self, Diary};
use crate::look::{Look, Style};
use crate::{Common, Stop, draw, helpline, json, now};

/// Holds for this run what the flags say.
///
/// # Errors
/// A country or language that is not known, with those that are.
pub(crate) fn apply_flags(app: &Foothold, common: &Common, look: &Look) -> Result<(), Stop> {
    if let Some(locale) = &common.locale {
        let set = app.perform(
            Action::SetLocale {
                locale: locale.clone(),
            },
            now(),
        );
        let known = content().locales.join(", ");
        set.map_err(|_| Stop::Bad(look.say(words::TERMINAL_BAD_LOCALE, &[("known", &known)]).text))?;
    }
    if let Some(region) = &common.region {
        let set = app.perform(
            Action::SetRegion {
                region: region.clone(),
            },
            now(),
        );
        let name =
            |region: &foothold_content::Region| format!("{} ({})", region.id, region.name.get(&look.locale));
        let known = content().regions.iter().map(name).collect::<Vec<_>>().join(", ");
        set.map_err(|_| Stop::Bad(look.say(words::TERMINAL_BAD_REGION, &[("known", &known)]).text))?;
    }
    Ok(())
}

/// Every line with every channel, in the order of the help screen. From packed data alone: no file is needed.
pub(crate) fn numbers(
    settings: &Settings,
    json: bool,
    look: &Look,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let screen = help(settings.region.clone(), settings.locale.clone());
    let app = Foothold::new(Settings::first_run(&settings.region, &settings.locale));
    let lines: Vec<LineCard> = screen
        .blocks
        .iter()
        .filter_map(route_of_line)
        .filter_map(|route| card(&app, route))
        .collect();
    if json {
        let lines: Vec<Value> = lines.iter().map(json::line_card).collect();
        writeln!(
            out,
            "{}",
            json!({ "region": app.settings().region, "lines": lines })
        )?;
        return Ok(());
    }
    let mut text: Vec<String> = look.wrap(look.words(&screen.title), "", "");
    text.iter_mut()
        .for_each(|line| *line = look.style(line, Style::Bold));
    let notices = screen.blocks.iter().filter_map(|block| {
        if let Block::Notice { text, .. } = block {
            Some(text)
        } else {
            None
        }
    });
    text.extend(notices.flat_map(|notice| look.wrap(look.words(notice), "", "")));
    for line in &lines {
        text.push(String::new());
        text.extend(helpline::listed(line, look));
    }
    writeln!(out, "{}", text.join("\n"))?;
    Ok(())
}

/// Where a block of the help screen shows a whole line.
fn route_of_line(block: &Block) -> Option<Route> {
    match block {
        Block::Line { line, .. } => Some(Route::Line { id: line.id.clone() }),
        Block::Card {
            tap: Tap::Go {
                route: route @ Route::Line { .. },
                ..
            },
            ..
        } => Some(route.clone()),
        _ => None,
    }
}

fn card(app: &Foothold, route: Route) -> Option<LineCard> {
    let blocks = app.screen(route, now()).blocks;
    blocks.into_iter().find_map(|block| {
        if let Block::Line { line, .. } = block {
            Some(line)
        } else {
            None
        }
    })
}

/// One screen.
///
/// # Errors
/// A route that leads nowhere, with some that lead somewhere.
pub(crate) fn show(
    app: &Foothold,
    diary: &mut Diary,
    text: &str,
    json: bool,
    look: &Look,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let asked = route_from_text(text.to_owned());
    if diary::shows(&asked) {
        diary.open(app, look);
        // Beside the screen, which says itself that it shows nothing of the diary.
        let said = diary.notice.take().into_iter().chain(diary.trouble.clone());
        said.for_each(|sentence| look.warn(&sentence));
    }
    let screen = app.screen(asked.clone(), now());
    if screen.route == Route::Lost && route_text(Route::Lost) != text {
        let known = examples(app)
            .into_iter()
            .map(route_text)
            .collect::<Vec<_>>()
            .join(", ");
        return Err(Stop::Bad(
            look.say(words::TERMINAL_BAD_ROUTE, &[("known", &known)]).text,
        ));
    }
    print(&screen, json, look, out)
}

/// A screen, drawn or as JSON.
pub(crate) fn print(screen: &Screen, json: bool, look: &Look, out: &mut impl Write) -> Result<(), Stop> {
    if json {
        writeln!(out, "{}", json::printed(&json::screen(screen)))?;
    } else {
        writeln!(out, "{}", draw::screen(screen, look).lines.join("\n"))?;
    }
    Ok(())
}

/// What fits these words: the search screen, or its doors as `[{"id","title","route","summary"}]`, best first.
pub(crate) fn search(
    app: &Foothold,
    typed: &[OsString],
    json: bool,
    look: &Look,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let typed = joined(typed);
    let screen = app.screen(Route::Search, now());
    let forms = screen.blocks.into_iter().filter_map(|block| match block {
        Block::Form { id, fields, .. } => Some((id, fields)),
        _ => None,
    });
    for (form, fields) in forms {
        let value = |field: foothold_core::app::Field| FieldValue {
            id: field.id,
            value: typed.clone(),
        };
        let values = fields.into_iter().map(value).collect();
        let done = app.perform(Action::Submit { form, values }, now());
        done.map_err(|error| Stop::Bad(error.to_string()))?;
    }
    let screen = app.screen(Route::Search, now());
    if !json {
        return print(&screen, false, look, out);
    }
    let found: Vec<Value> = screen.blocks.iter().filter_map(json::found).collect();
    writeln!(out, "{}", Value::Array(found))?;
    Ok(())
}

/// Words from the command line as one text. Any bytes are taken; what is no text stands as a sign nobody types.
pub(crate) fn joined(typed: &[OsString]) -> String {
    let typed: Vec<_> = typed.iter().map(|word| word.to_string_lossy()).collect();
    typed.join(" ")
}

/// Routes to try: the plain ones that anyone needs, and the first place below them.
fn examples(app: &Foothold) -> Vec<Route> {
    let doors = |route: Route| app.screen(route, now()).blocks.into_iter().filter_map(door);
    let below = |route| doors(route).find(|to| matches!(to, Route::Tile { .. } | Route::Line { .. }));
    let mut routes = vec![Route::Home, Route::Help];
    routes.extend(below(Route::Help));
    routes.push(Route::Check);
    routes.extend(below(Route::Check));
    routes.extend([
        Route::EmergencyWords,
        Route::NoConnection,
        Route::Refusal,
        Route::Reasons,
        Route::Guides,
        Route::Guide { id: "leap".into() },
        Route::Search,
        Route::Settings,
        Route::About,
    ]);
    routes
}

/// Where a card leads.
fn door(block: Block) -> Option<Route> {
    match block {
        Block::Card {
            tap: Tap::Go { route, .. },
            ..
        } => Some(route),
        _ => None,
    }
}
