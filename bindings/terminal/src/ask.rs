//! Reading what is typed: one line, as long as it may be, shown or hidden.

use std::io::{self, BufRead, Write};

use textwrap::core::display_width;

/// A line, or why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// What was typed, without the Enter that ended it.
    Typed(Vec<u8>),
    /// More than was asked for. Nothing of it is kept.
    TooLong,
    /// The input ended.
    End,
}

/// Reads a line. One that is too long is read to its end and dropped, so that no part of it counts as another answer
/// and memory stays small whatever is piped in. A keyboard that cannot be read any more has nothing more to say.
pub(crate) fn line(input: &mut impl BufRead, longest: usize) -> Line {
    let mut typed = Vec::new();
    let mut any = false;
    let mut fits = true;
    loop {
        let part = match input.fill_buf() {
            Ok(part) => part,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => &[],
        };
        let end = part.iter().position(|byte| *byte == b'\n');
        let taken = end.unwrap_or(part.len());
        fits = fits && typed.len() + taken <= longest;
        if fits {
            typed.extend_from_slice(&part[..taken]);
        }
        let at_end = part.is_empty();
        any |= !at_end;
        input.consume(taken + usize::from(end.is_some()));
        if end.is_some() || at_end {
            break;
        }
    }
    match (any, fits) {
        (false, _) => Line::End,
        (_, false) => Line::TooLong,
        (true, true) => {
            if typed.last() == Some(&b'\r') {
                typed.pop();
            }
            Line::Typed(typed)
        }
    }
}

/// Reads a line key by key: hidden, or as long as it may be, where the terminal itself would silently cut it after some
/// thousand letters. Where no one types, in a pipe, it is read as it is. `out` is the terminal.
pub(crate) fn keys(input: &mut impl BufRead, longest: usize, shows: bool, out: &mut impl Write) -> Line {
    let Some(_by_key) = terminal::ByKey::begin() else {
        return line(input, longest);
    };
    let line = by_key(input, longest, |echo| {
        if shows {
            // A screen that is gone shows nothing.
            let _ = out.write_all(echo).and_then(|()| out.flush());
        }
    });
    let _ = writeln!(out).and_then(|()| out.flush());
    line
}

/// A terminal in this state hands each key over at once: what it would do with those that erase or end is done here, and
/// Ctrl-C ends the input, so that no terminal is left without its echo.
fn by_key(input: &mut impl BufRead, longest: usize, mut echo: impl FnMut(&[u8])) -> Line {
    const CTRL_C: u8 = 3;
    const CTRL_D: u8 = 4;
    const CTRL_U: u8 = 21;
    const ESCAPE: u8 = 27;
    let mut typed: Vec<u8> = Vec::new();
    let mut fits = true;
    let mut arrow = false;
    loop {
        let Some(byte) = next(input) else {
            return Line::End;
        };
        if std::mem::take(&mut arrow) {
            // Arrows and the like come as a sign, a bracket, numbers and a letter. They move nothing here.
            arrow = matches!(byte, b'[' | b'O' | b'0'..=b'9' | b';');
            continue;
        }
        match byte {
            b'\r' | b'\n' if fits => return Line::Typed(typed),
            b'\r' | b'\n' => return Line::TooLong,
            CTRL_C => return Line::End,
            CTRL_D if typed.is_empty() => return Line::End,
            CTRL_U => {
                while erase(&mut typed, &mut echo) {}
                fits = true;
            }
            8 | 127 => drop(erase(&mut typed, &mut echo)),
            ESCAPE => arrow = true,
            _ if byte < 32 => {}
            _ if typed.len() < longest => {
                typed.push(byte);
                echo(&[byte]);
            }
            _ => fits = false,
        }
    }
}

fn next(input: &mut impl BufRead) -> Option<u8> {
    loop {
        match input.fill_buf() {
            Ok(part) => {
                let byte = part.first().copied();
                input.consume(usize::from(byte.is_some()));
                return byte;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}

/// Takes the last letter back, which can be several bytes long and two columns wide.
fn erase(typed: &mut Vec<u8>, echo: &mut impl FnMut(&[u8])) -> bool {
    let start = typed.iter().rposition(|byte| byte & 0xc0 != 0x80);
    let letter = typed.split_off(start.unwrap_or(0));
    for _ in 0..display_width(&String::from_utf8_lossy(&letter)) {
        echo(b"\x08 \x08");
    }
    !letter.is_empty()
}

#[cfg(unix)]
mod terminal {
    use std::io;

    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

    /// While it lives, the terminal hands over each key at once and shows nothing by itself.
    pub(super) struct ByKey(Termios);

    impl ByKey {
        /// `None` if standard input is no terminal.
        pub(super) fn begin() -> Option<Self> {
            let before = tcgetattr(io::stdin()).ok()?;
            let mut by_key = before.clone();
            by_key
                .local_modes
                .remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN);
            by_key.special_codes[SpecialCodeIndex::VMIN] = 1;
            by_key.special_codes[SpecialCodeIndex::VTIME] = 0;
            tcsetattr(io::stdin(), OptionalActions::Now, &by_key).ok()?;
            Some(Self(before))
        }
    }

    impl Drop for ByKey {
        fn drop(&mut self) {
            // A terminal that is gone needs no echo.
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
        }
    }
}

#[cfg(not(unix))]
mod terminal {
    /// Elsewhere a line is read as the terminal hands it over, and what is typed shows.
    pub(super) struct ByKey;

    impl ByKey {
        pub(super) fn begin() -> Option<Self> {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn typed(text: &str) -> Line {
        Line::Typed(text.as_bytes().to_vec())
    }

    #[test]
    fn a_line_that_is_too_long_takes_nothing_from_the_next() {
        for room in [1, 3, 100] {
            let mut input = BufReader::with_capacity(room, "abc\r\n\n12345\n1234\nend".as_bytes());
            let mut read = || line(&mut input, 4);
            assert_eq!(read(), typed("abc"));
            assert_eq!(read(), typed(""));
            assert_eq!(read(), Line::TooLong);
            assert_eq!(read(), typed("1234"));
            assert_eq!(read(), typed("end"));
            assert_eq!(read(), Line::End);
        }
    }

    #[test]
    fn keys_erase_and_end_as_they_do_in_any_terminal() {
        let read = |keys: &str| {
            let mut echoed = Vec::new();
            let line = by_key(&mut keys.as_bytes(), 6, |echo| echoed.extend_from_slice(echo));
            (line, String::from_utf8(echoed).expect("UTF-8"))
        };
        assert_eq!(read("1234\r"), (typed("1234"), "1234".to_owned()));
        let erased = "\u{8} \u{8}";
        assert_eq!(
            read("12x\u{7f}34\u{1b}[A\n"),
            (typed("1234"), format!("12x{erased}34"))
        );
        assert_eq!(read("aé\u{8}b\n"), (typed("ab"), format!("aé{erased}b")));
        assert_eq!(
            read("漢\u{8}\u{8}b\n"),
            (typed("b"), format!("漢{erased}{erased}b"))
        );
        assert_eq!(read("\u{1b}[1;5Da\u{7}\u{0}\n"), (typed("a"), "a".to_owned()));
        assert_eq!(read("123456789\u{15}12\n").0, typed("12"));
        assert_eq!(read("1234567\n").0, Line::TooLong);
        for end in ["12\u{3}34\n", "\u{4}", "", "12"] {
            assert_eq!(read(end).0, Line::End);
        }
    }
}
