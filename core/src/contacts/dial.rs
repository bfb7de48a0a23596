//! How a number is dialled, and how it is said aloud.

use foothold_content::{Channel, ChannelKind};

/// The address that opens the phone's dialler, text app or browser for a channel. A short code is always its bare
/// digits: `tel:988`, never `tel:+1988`. Text bodies travel beside the address, because platforms disagree on how
/// to put them into it.
pub fn reach_uri(channel: &Channel) -> String {
    let digits = channel.dial.trim_start_matches('+');
    match channel.kind {
        ChannelKind::Call | ChannelKind::Tty | ChannelKind::Videophone | ChannelKind::Relay => {
            format!("tel:{}", channel.dial)
        }
        ChannelKind::Text => format!("sms:{}", channel.dial),
        ChannelKind::Whatsapp => format!("https://wa.me/{digits}"),
        ChannelKind::Email => format!("mailto:{}", channel.dial),
        ChannelKind::Chat | ChannelKind::Web => channel.dial.to_owned(),
    }
}

/// The text with every phone number written digit by digit, for a screen reader: "Call 9 8 8". `None` if the text
/// has no number.
pub fn spoken(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut changed = false;
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let end = number_end(&letters, at);
        let digits: Vec<char> = letters[at..end]
            .iter()
            .copied()
            .filter(char::is_ascii_digit)
            .collect();
        if digits.len() >= 3 && !is_year(&letters, at, end) && !is_address(&letters, end) {
            let groups: Vec<String> = letters[at..end]
                .split(|letter| !letter.is_ascii_digit())
                .filter(|group| !group.is_empty())
                .map(|group| group.iter().map(char::to_string).collect::<Vec<_>>().join(" "))
                .collect();
            out.push_str(&groups.join(", "));
            changed = true;
            at = end;
        } else {
            let next = end.max(at + 1);
            out.extend(&letters[at..next]);
            at = next;
        }
    }
    changed.then_some(out)
}

/// Where the number that starts here ends; `at` itself if none starts.
fn number_end(letters: &[char], at: usize) -> usize {
    let mut end = at;
    let mut seen = at;
    while seen < letters.len() {
        match letters[seen] {
            digit if digit.is_ascii_digit() => {
                seen += 1;
                end = seen;
            }
            '-' | ' ' if seen > at && letters.get(seen + 1).is_some_and(char::is_ascii_digit) => seen += 1,
            _ => break,
        }
    }
    end
}

/// Digits that run on into letters, as in a web address, are read as they stand.
fn is_address(letters: &[char], end: usize) -> bool {
    let letter = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphabetic());
    letter(end) || (letters.get(end) == Some(&'.') && letter(end + 1))
}

/// Dates are read as dates: a bare 19xx or 20xx is a year, since no helpline here is.
fn is_year(letters: &[char], at: usize, end: usize) -> bool {
    let run: String = letters[at..end].iter().collect();
    // At most a day stands before it; "0300 123 2000" is a number that ends like one.
    let (day, year) = run.rsplit_once(' ').unwrap_or(("", &run));
    day.len() <= 2 && year.len() == 4 && (year.starts_with("20") || year.starts_with("19"))
}
