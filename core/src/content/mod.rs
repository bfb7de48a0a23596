//! What was packed at compile time, and how words are filled for a region. Nothing here can fail.

mod order;
mod search;
mod typo;

use foothold_content::{Content, Region, Words};

#[allow(unreachable_pub, clippy::all, reason = "packed by the content compiler")]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/packed.rs"));
}

pub(crate) use order::sort_by_key;
pub use packed::words;
pub use search::{Found, Hit, find};

/// Everything Foothold says.
pub fn content() -> &'static Content {
    &packed::CONTENT
}

/// The text in a locale, with each `{role}` replaced by what the region calls it.
pub fn fill(words: Words, region: &Region, locale: &str) -> String {
    fill_text(words.get(locale), region, locale)
}

/// A text with each `{role}` replaced by what the region calls it.
pub fn fill_text(text: &str, region: &Region, locale: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (role, tail) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(&role_words(role, region, locale));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// How a region names a role: words that read after "Call". Empty if the region has nothing for it.
pub fn role_words(role: &str, region: &Region, locale: &str) -> String {
    let Some(words) = region.role(role) else {
        return String::new();
    };
    let number = region
        .line(words.line)
        .and_then(|line| line.channels.first())
        .map_or("", |channel| channel.display);
    words.say.get(locale).replace("{number}", number)
}

/// The region that a country or locale tag means: `US`, `en_GB.UTF-8`, `fr-CA`. Anything else is `unknown`, which
/// never falls back to another country's numbers: a bare `ca` is Catalan, not Canada, and `-u-ca-` a calendar.
pub fn region_of(tag: &str) -> &'static Region {
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    let mut parts = tag.split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    // Behind the language, before any extension (which a single letter opens), the country has two letters.
    let country = parts
        .take_while(|part| part.len() > 1)
        .find(|part| part.len() == 2);
    let country = match country {
        Some(country) => country.to_ascii_uppercase(),
        None if !tag.contains(['-', '_']) => first.to_owned(),
        None => String::new(),
    };
    let known = content()
        .regions
        .iter()
        .find(|region| region.country_codes.contains(&country.as_str()));
    known.unwrap_or_else(|| content().region("unknown"))
}
