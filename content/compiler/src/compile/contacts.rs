//! Reads `sources.csv` and `contacts/*.csv`.

use super::prose::Register;
use super::table::{Reader, Row};
use super::{keep, keep_all};
use crate::{
    Channel, ChannelKind, FirstLine, Line, NumberType, Offered, Region, RoleWords, SendsHelp, Shelf, Source,
    Who, Words,
};

pub(super) const SOURCES: &str = "sources.csv";
pub(super) const REGIONS: &str = "contacts/regions.csv";
pub(super) const ROLES: &str = "contacts/roles.csv";
pub(super) const FIRST_LINES: &str = "contacts/first_lines.csv";

/// The source that lists which numbers exist.
const NUMBERING_TABLES: &str = "LIBPHONENUMBER";

/// A country code has up to three digits.
const COUNTRY_CODE: usize = 3;

/// Fewer digits behind a `+` are a short code with a country code: +353 116 123 reaches nobody.
const SHORTEST_INTERNATIONAL: usize = 10;

/// The file of a region's lines.
pub(super) fn file_of(region: &str) -> String {
    format!("contacts/{}.csv", region.to_lowercase())
}

pub(super) fn sources(reader: &Reader<'_>) -> &'static Shelf<Source> {
    let rows = reader.rows(SOURCES);
    let grades = [("A", "A"), ("B", "B"), ("C", "C")];
    Shelf::of(
        rows.iter()
            .map(|row| Source {
                id: row.required("id"),
                title: row.required("title"),
                publisher: row.required("publisher"),
                place: row.required("where"),
                year: row.text("year"),
                grade: row.one_of("grade", &grades, "C"),
                seen_on: row.date("seen_on"),
            })
            .collect(),
    )
}

pub(super) fn regions(reader: &Reader<'_>) -> &'static [Region] {
    let roles = reader.rows(ROLES);
    let rows = reader.rows(REGIONS);
    for role in &roles {
        let region = role.required("region");
        if !rows.iter().any(|row| row.cell("region") == region) {
            role.problem(
                format!("the region `{region}` is not in regions.csv"),
                "Add it there, or correct the id.",
            );
        }
    }
    let mut regions: Vec<Region> = rows
        .iter()
        .map(|row| {
            let id = row.required("region");
            Region {
                id,
                name: row.required_words("name", Register::Label),
                country_codes: row.list("country_codes"),
                lines: lines(reader, id),
                roles: keep_all(
                    roles
                        .iter()
                        .filter(|role| role.cell("region") == id)
                        .map(role_words)
                        .collect(),
                ),
            }
        })
        .collect();
    regions.sort_by_key(|region| region.id == "unknown");
    keep_all(regions)
}

fn role_words(row: &Row<'_>) -> RoleWords {
    RoleWords {
        role: row.required("role"),
        line: row.text("line"),
        say: row.words("say", Register::Label),
    }
}

pub(super) fn first_lines(reader: &Reader<'_>) -> &'static [FirstLine] {
    let who = [
        ("", Who::Anyone),
        ("unless_adult", Who::UnlessAdult),
        ("adult", Who::Adult),
    ];
    keep_all(
        reader
            .rows(FIRST_LINES)
            .iter()
            .map(|row| FirstLine {
                level: row.level("level"),
                role: row.required("role"),
                who: row.one_of("who", &who, Who::Anyone),
                when: match row.cell("when") {
                    "" => Offered::Always,
                    "known" => Offered::Known,
                    other => match other.split_once(':') {
                        Some(("action", action)) if !action.is_empty() => Offered::WithAction(keep(action)),
                        Some(("first", action)) if !action.is_empty() => Offered::WhenFirst(keep(action)),
                        Some(("modifier", modifier)) => Offered::WithModifier(keep(modifier)),
                        _ => {
                            row.problem(
                                format!("`when` is `{other}`"),
                                "Leave it blank, or write known, action:ID, first:ID or modifier:ID.",
                            );
                            Offered::Always
                        }
                    },
                },
            })
            .collect(),
    )
}

fn lines(reader: &Reader<'_>, region: &str) -> &'static [Line] {
    let rows = reader.rows(&file_of(region));
    // The cells that describe a line stand on its first row and are blank on the rows of its other channels.
    let mut lines = Vec::new();
    let mut rest = &rows[..];
    while let [first, more @ ..] = rest {
        let channels = 1 + more.iter().take_while(|row| row.cell("line").is_empty()).count();
        lines.push(line(first, &rest[..channels]));
        rest = &rest[channels..];
    }
    keep_all(lines)
}

fn line(first: &Row<'_>, rows: &[Row<'_>]) -> Line {
    let sends_help = [
        ("yes", SendsHelp::Yes),
        ("no", SendsHelp::No),
        ("possible", SendsHelp::Possible),
        ("if_identified", SendsHelp::IfIdentified),
        ("unknown", SendsHelp::Unknown),
    ];
    Line {
        id: first.required("line"),
        name: first.required_words("name", Register::Label),
        role: first.required("role"),
        audience: first.required_words("audience", Register::Background),
        levels: first.levels("levels"),
        languages: first.list("languages"),
        always_open: first.yes_no("always_open"),
        hours: first.required_words("hours", Register::Background),
        cost: first.required_words("cost", Register::Background),
        sends_help: first.one_of("sends_help", &sends_help, SendsHelp::Unknown),
        sends_help_words: first.required_words("sends_help", Register::Background),
        channels: keep_all(rows.iter().map(channel).collect()),
    }
}

fn channel(row: &Row<'_>) -> Channel {
    let kinds = [
        ("call", ChannelKind::Call),
        ("text", ChannelKind::Text),
        ("chat", ChannelKind::Chat),
        ("web", ChannelKind::Web),
        ("tty", ChannelKind::Tty),
        ("videophone", ChannelKind::Videophone),
        ("relay", ChannelKind::Relay),
        ("whatsapp", ChannelKind::Whatsapp),
        ("email", ChannelKind::Email),
    ];
    let types = [
        ("short_code", Some(NumberType::ShortCode)),
        ("text_code", Some(NumberType::TextCode)),
        ("national", Some(NumberType::National)),
        ("international", Some(NumberType::International)),
        ("", None),
    ];
    let channel = Channel {
        kind: row.one_of("channel", &kinds, ChannelKind::Call),
        dial: row.required("dial"),
        number_type: row.one_of("number_type", &types, None),
        display: row.required("display"),
        menu: row.text("menu"),
        body: row.text("body"),
        about: row.words("about", Register::Background),
        works_without_data: row.yes_no("works_without_data"),
        sources: row.sources(),
        assured_date: row.date("assured_date"),
        next_review: row.date("next_review"),
        open: row.words("open", Register::Background),
    };
    row.in_order(
        "assured_date",
        channel.assured_date,
        "next_review",
        channel.next_review,
    );
    check_number(row, &channel);
    channel
}

/// The ways crisis numbers go wrong in shipped apps: a short code written as an international number, a
/// text-only code behind a call button, a number that no phone can dial.
fn check_number(row: &Row<'_>, channel: &Channel) {
    let dial = channel.dial;
    let digits = dial.strip_prefix('+').unwrap_or(dial);
    let by_phone = matches!(
        channel.kind,
        ChannelKind::Call | ChannelKind::Text | ChannelKind::Tty | ChannelKind::Relay
    );
    if by_phone != channel.works_without_data {
        row.problem(
            "`works_without_data` does not fit the channel",
            "Calls, texts, TTY and relay work without data (yes); chat, web, WhatsApp, video and e-mail do not (no).",
        );
    }
    if !channel.menu.bytes().all(|key| key.is_ascii_digit()) {
        row.problem(
            format!("`menu` is `{}`", channel.menu),
            "Write only the digits to press after it answers; words belong in `about`.",
        );
    }
    if !channel.body.is_empty() && channel.kind != ChannelKind::Text {
        row.problem(
            "`body` is filled, but nothing is texted",
            "Leave `body` blank, or set `channel` to text.",
        );
    }
    if channel.kind == ChannelKind::Email && !dial.contains('@') {
        row.problem(
            format!("`{dial}` is not a mail address"),
            "Write it as name@example.org.",
        );
    }
    let Some(number_type) = channel.number_type else {
        if by_phone || matches!(channel.kind, ChannelKind::Videophone | ChannelKind::Whatsapp) {
            row.problem(
                "`number_type` is blank",
                "Say what kind of number it is: short_code, text_code, national or international.",
            );
        }
        if matches!(channel.kind, ChannelKind::Chat | ChannelKind::Web) && !dial.starts_with("https://") {
            row.problem(
                format!("`{dial}` is not a web address"),
                "Write it with https://.",
            );
        }
        return;
    };
    if !digits.chars().all(|digit| digit.is_ascii_digit()) || digits.is_empty() {
        row.problem(
            format!("`{dial}` cannot be dialled"),
            "Write digits only; spaces belong in `display`.",
        );
        return;
    }
    let short = matches!(number_type, NumberType::ShortCode | NumberType::TextCode);
    if dial.starts_with('+') && (short || digits.len() < SHORTEST_INTERNATIONAL) {
        row.problem(
            format!("the short code `{dial}` is written as an international number, which no phone can dial"),
            "Write the digits alone, without + and country code.",
        );
    }
    if dial.starts_with('+') != (number_type == NumberType::International) && !short {
        row.problem(
            format!("`{dial}` does not fit `number_type`"),
            "An international number starts with +; a national one is written as dialled inside the country.",
        );
    }
    if short && !dial.starts_with('+') && digits.len() > 6 {
        row.problem(
            format!("`{dial}` is too long for a short code"),
            "Use national or international.",
        );
    }
    if number_type == NumberType::TextCode && channel.kind != ChannelKind::Text {
        row.problem(
            format!(
                "`{dial}` can only be texted, but it is marked as a `{}` channel",
                row.cell("channel")
            ),
            "Set `channel` to text, or correct `number_type`.",
        );
    }
    let shown: String = channel.display.chars().filter(char::is_ascii_digit).collect();
    // A country code may be left out of what is shown, nothing else.
    let left_out = digits.strip_suffix(&shown[..]).map(str::len);
    let longest = if number_type == NumberType::International {
        COUNTRY_CODE
    } else {
        0
    };
    if left_out.is_none_or(|left_out| left_out > longest) {
        row.problem(
            format!(
                "`display` ({}) shows other digits than `dial` ({dial})",
                channel.display
            ),
            "Make them the same number.",
        );
    }
}

/// How many independent publishers back a channel. The numbering tables count for emergency numbers only: they prove
/// that a number exists, not whose it is.
pub(super) fn independent_sources(channel: &Channel, sources: &[Source], emergency: bool) -> usize {
    let mut publishers: Vec<_> = channel
        .sources
        .iter()
        .filter_map(|id| sources.iter().find(|source| source.id == *id))
        .filter(|source| source.id != NUMBERING_TABLES || emergency)
        .map(|source| source.publisher)
        .collect();
    publishers.sort_unstable();
    publishers.dedup();
    publishers.len()
}

/// True if a role's words are blank: the region has nothing for it.
pub(super) fn is_unfilled(region: &Region, role: &str) -> bool {
    region.role(role).is_none_or(|words| words.say == Words::NONE)
}
