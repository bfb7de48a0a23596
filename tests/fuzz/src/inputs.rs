//! Values from bytes: often what the app knows, often what nobody would type.

use arbitrary::{Result, Unstructured};
use foothold_core::app::Moment;

/// Part of every text that goes in, and of no text that an error may say.
pub(crate) const MARKER: &str = "xq7zk";

/// A day on which the content is fresh, at noon UTC.
pub(crate) const NOW: Moment = Moment {
    unix_seconds: 1_795_348_800,
    utc_offset_minutes: 0,
};

/// Texts that have broken programs: direction marks, NUL, unpaired halves as they arrive, joiners, templates, SQL.
const HOSTILE: [&str; 24] = [
    "",
    " ",
    "\0",
    "\u{202e}nettirw",
    "\u{2066}\u{2067}\u{2069}",
    "\u{fffd}\u{fffd}",
    "\u{feff}",
    "\u{10ffff}",
    "e\u{301}\u{301}\u{301}\u{301}",
    "👩\u{200d}👧\u{fe0f}",
    "ﷺ İ ß ŉ",
    "{emergency} {number} {",
    "%s%n%00%2F",
    "'; DROP TABLE note; --",
    "\" OR \"a\"*",
    "../../../etc/passwd",
    "\r\n\t\u{b}\u{85}\u{2028}",
    "\u{1b}[2J\u{7}",
    "-9223372036854775808",
    "9223372036854775808",
    "2026-02-30",
    "+10000-01-01",
    "24:60",
    "1e999",
];

const WHOLE: [i64; 14] = [
    i64::MIN,
    i64::MIN + 1,
    -62_135_596_801,
    -86_401,
    -1,
    0,
    1,
    59,
    253_402_300_800,
    8_210_266_876_799,
    8_210_266_876_800,
    1 << 53,
    i64::MAX - 1,
    i64::MAX,
];

const OFFSETS: [i32; 10] = [
    i32::MIN,
    -1440,
    -1439,
    -720,
    0,
    330,
    1439,
    1440,
    35_791_395,
    i32::MAX,
];

/// A text that was typed.
pub(crate) fn text(input: &mut Unstructured<'_>) -> Result<String> {
    let own = match input.int_in_range(0..=9)? {
        0..=4 => short(input)?,
        5..=8 => (*input.choose(&HOSTILE)?).to_owned(),
        // A megabyte; 19,999 and 20,001 letters stand around what a field keeps.
        _ => {
            let letter = input.choose(&["a", "\u{e9}", " ", "\u{202e}", "👧"])?;
            letter.repeat(*input.choose(&[19_999, 20_001, 262_144, 1_048_576])?)
        }
    };
    Ok(if input.ratio(7, 8)? {
        format!("{MARKER}{own}")
    } else {
        own
    })
}

/// Some bytes of the input, read as text as a phone would.
pub(crate) fn short(input: &mut Unstructured<'_>) -> Result<String> {
    let most = input.len().min(40);
    let length = input.int_in_range(0..=most)?;
    Ok(String::from_utf8_lossy(input.bytes(length.min(input.len()))?).into_owned())
}

/// One of the ids the content has, or a text.
pub(crate) fn id<'a>(
    input: &mut Unstructured<'_>,
    known: impl ExactSizeIterator<Item = &'a str>,
) -> Result<String> {
    if input.ratio(1, 8)? {
        return text(input);
    }
    let mut known = known;
    let at = input.choose_index(known.len().max(1))?;
    Ok(known.nth(at).unwrap_or_default().to_owned())
}

/// A row: seldom more than there are, sometimes no row at all.
pub(crate) fn row(input: &mut Unstructured<'_>) -> Result<i64> {
    if input.ratio(1, 8)? {
        return number(input);
    }
    input.int_in_range(0..=6)
}

/// Any number, the edges often.
pub(crate) fn number(input: &mut Unstructured<'_>) -> Result<i64> {
    if input.ratio(1, 4)? {
        return input.arbitrary();
    }
    Ok(*input.choose(&WHOLE)?)
}

/// Any time a phone may say it is.
pub(crate) fn moment(input: &mut Unstructured<'_>) -> Result<Moment> {
    Ok(match input.int_in_range(0..=3)? {
        0 | 1 => Moment {
            unix_seconds: NOW.unix_seconds + i64::from(input.arbitrary::<i32>()? / 64),
            utc_offset_minutes: input.int_in_range(-720..=840)?,
        },
        2 => Moment {
            unix_seconds: number(input)?,
            utc_offset_minutes: *input.choose(&OFFSETS)?,
        },
        _ => Moment {
            unix_seconds: input.arbitrary()?,
            utc_offset_minutes: input.arbitrary()?,
        },
    })
}
