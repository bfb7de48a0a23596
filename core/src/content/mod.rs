//! What was packed at compile time, and how words are filled for a region. Nothing here can fail.

use foothold_content::{Content, Region, Words};

#[allow(unreachable_pub, clippy::all, reason = "packed by the content compiler")]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/packed.rs"));
}

pub use packed::words;

/// Everything Foothold says.
pub fn content() -> &'static Content {
    &packed::CONTENT
}

/// The text in a locale, with each `{role}` replaced by what the region calls it.
pub fn fill(words: Words, region: &Region, locale: &str) -> String {
    let mut filled = String::new();
    let mut rest = words.get(locale);
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

/// The region that a country or locale tag means: `US`, `en_GB.UTF-8`, `fr-CA`; anything else is `unknown`,
/// which never falls back to another country's numbers.
pub fn region_of(tag: &str) -> &'static Region {
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    let codes = tag.split(['-', '_']);
    codes
        .rev()
        .find_map(|code| {
            let code = code.to_ascii_uppercase();
            content()
                .regions
                .iter()
                .find(|region| region.country_codes.contains(&code.as_str()))
        })
        .unwrap_or_else(|| content().region(tag))
}
