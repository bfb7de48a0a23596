//! Walking the screens: draw, ask, do.

use std::io::{self, BufRead, Read, Write};

use foothold_core::app::{
    Action, Block, Effect, Field, FieldKind, FieldValue, Foothold, FootholdError, Go, Mode, Outcome, Phrase,
    Route, Screen, Tap,
};
use foothold_core::content::words;

use crate::draw::{self, Page};
use crate::look::{BOLD, Look};
use crate::settings::Keeper;
use crate::{Stop, helpline, keys, now, rows};

/// No answer is this long; what is longer is read in pieces, so that memory stays small whatever is piped in.
const LONGEST: u64 = 4096;

/// Walks from the top of a stack of routes until the user leaves or the input ends.
pub(crate) fn run(
    app: Foothold,
    keeper: Keeper,
    look: Look,
    stack: Vec<Route>,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let mut walk = Walk {
        app,
        keeper,
        look,
        stack,
        input: io::stdin().lock(),
        out,
    };
    walk.run()
}

pub(crate) struct Walk<'a, R, W> {
    pub(crate) app: Foothold,
    keeper: Keeper,
    pub(crate) look: Look,
    /// Never empty: the last one is in view.
    stack: Vec<Route>,
    input: R,
    pub(crate) out: &'a mut W,
}

/// What follows what was typed.
pub(crate) enum Next {
    /// Draw the top of the stack.
    Draw,
    /// What was printed answers it; ask again.
    Ask,
    /// The end.
    End,
}

impl<R: BufRead, W: Write> Walk<'_, R, W> {
    fn run(&mut self) -> Result<(), Stop> {
        if let Some(notice) = self.keeper.notice.take() {
            self.print(&self.look.wrap(&notice, "", ""))?;
            writeln!(self.out)?;
        }
        let mut drawn = false;
        loop {
            let screen = self.look_at_top();
            if std::mem::replace(&mut drawn, true) {
                writeln!(self.out)?;
            }
            let page = draw::screen(&screen, &self.look);
            let mut shown = self.print_from(&page, 0, &screen)?;
            loop {
                let Some(typed) = self.ask(&screen)? else {
                    return Ok(());
                };
                if typed.is_empty() && shown < page.lines.len() {
                    shown = self.print_from(&page, shown, &screen)?;
                    continue;
                }
                match self.answer(&typed, &screen, &page)? {
                    Next::Draw => break,
                    Next::Ask => {}
                    Next::End => return Ok(()),
                }
            }
        }
    }

    /// The screen in view. It can stand at another route than was asked for; Back then leads to where it stands.
    fn look_at_top(&mut self) -> Screen {
        let top = self.stack.last().cloned().unwrap_or(Route::Home);
        let screen = self.app.screen(top, now());
        self.stack.pop();
        self.stack.push(screen.route.clone());
        screen
    }

    /// Prints as much of a page as fits in view, and says how far it came: someone who must scroll back to find
    /// the first step loses time. Without a window, everything.
    fn print_from(&mut self, page: &Page, from: usize, screen: &Screen) -> Result<usize, Stop> {
        let prompt = self.prompt(screen).len() + 2;
        let to = fitting(
            &page.lines,
            from,
            self.look.height.map(|height| height.saturating_sub(prompt)),
        );
        let part = &page.lines[from..to];
        if to == page.lines.len() {
            self.print(part)?;
        } else {
            // The blank line that parts two paragraphs stands before this one instead.
            self.print(part.strip_suffix(&[String::new()]).unwrap_or(part))?;
            self.print(&[String::new(), self.look.say(words::TERMINAL_MORE, &[]).text])?;
        }
        Ok(to)
    }

    pub(crate) fn print(&mut self, lines: &[String]) -> Result<(), Stop> {
        for line in lines {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// The help bar again, in view after a long screen, and the ways back and out.
    fn prompt(&self, screen: &Screen) -> Vec<String> {
        let back = self.look.say(words::TERMINAL_BACK, &[]);
        let close = self.look.say(words::TERMINAL_CLOSE, &[]);
        let close = screen.leave.as_ref().map_or(&close, |leave| &leave.label);
        let mut others: Vec<(&str, &Phrase)> = Vec::new();
        if self.stack.len() > 1 {
            others.push(("b", &back));
        }
        others.push(("q", close));
        rows::bar(&screen.help, &others, &self.look)
    }

    /// Asks for a line; `None` at the end of input.
    pub(crate) fn ask(&mut self, screen: &Screen) -> Result<Option<String>, Stop> {
        writeln!(self.out)?;
        self.print(&self.prompt(screen))?;
        write!(self.out, "> ")?;
        self.out.flush()?;
        let mut bytes = Vec::new();
        // A keyboard that cannot be read any more has nothing more to say.
        let read = (&mut self.input)
            .take(LONGEST)
            .read_until(b'\n', &mut bytes)
            .unwrap_or(0);
        if !self.look.echoes || read == 0 {
            // Nobody's Enter ended the line.
            writeln!(self.out)?;
        }
        Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned()))
    }

    pub(crate) fn answer(&mut self, typed: &str, screen: &Screen, page: &Page) -> Result<Next, Stop> {
        let meant = keys::meant(typed);
        if meant.is_empty() {
            return Ok(Next::Draw);
        }
        if let Some(tap) = page.keys.find(&meant) {
            return self.tap(&tap.clone(), screen, page);
        }
        let is = |key: &str, message: &foothold_content::Message| {
            meant == key || meant == message.get(&self.look.locale).to_lowercase()
        };
        if is("q", words::TERMINAL_CLOSE) {
            return Ok(Next::End);
        }
        if is("b", words::TERMINAL_BACK) && self.stack.len() > 1 {
            self.stack.pop();
            return Ok(Next::Draw);
        }
        if let Some(form) = searches(screen) {
            return self.search(&form, typed);
        }
        let sentence = self.what_to_type(page);
        self.print(&sentence)?;
        Ok(Next::Ask)
    }

    /// On a search screen, what is no key is what to look for.
    fn search(&mut self, form: &Form<'_>, typed: &str) -> Result<Next, Stop> {
        let values = form.1.iter().map(|field| FieldValue {
            id: field.id.clone(),
            value: typed.to_owned(),
        });
        let action = Action::Submit {
            form: form.0.to_owned(),
            values: values.collect(),
        };
        match self.app.perform(action, now()) {
            Ok(outcome) => self.follow(outcome),
            Err(FootholdError::Invalid { reason, .. }) => {
                self.print(&self.look.wrap(&reason, "", ""))?;
                Ok(Next::Ask)
            }
        }
    }

    /// One plain sentence. What was typed is not repeated: it may hold anything.
    fn what_to_type(&self, page: &Page) -> Vec<String> {
        let mut letters = vec!["e", "c", "h"];
        if self.stack.len() > 1 {
            letters.push("b");
        }
        let letters = letters.join(", ");
        let last = page.keys.last().to_string();
        let slots = [("last", last.as_str()), ("letters", &letters)];
        let message = match page.keys.last() {
            0 => words::TERMINAL_TYPE_LETTER,
            1 => words::TERMINAL_TYPE_ONE,
            _ => words::TERMINAL_TYPE,
        };
        let sentence = message.with(&self.look.locale, &slots);
        self.look.wrap(&sentence, "", "")
    }

    fn tap(&mut self, tap: &Tap, screen: &Screen, page: &Page) -> Result<Next, Stop> {
        match tap {
            Tap::Go { route, mode } => {
                self.go(Go {
                    route: route.clone(),
                    mode: *mode,
                });
                Ok(Next::Draw)
            }
            Tap::Do { action } => match self.app.perform(action.clone(), now()) {
                Ok(outcome) => self.follow(outcome),
                Err(FootholdError::Invalid { reason, .. }) => {
                    self.print(&self.look.wrap(&reason, "", ""))?;
                    Ok(Next::Ask)
                }
            },
            Tap::Submit { form } => {
                let found = screen.blocks.iter().find_map(|block| match block {
                    Block::Form { id, fields, .. } if id == form => Some(fields.as_slice()),
                    _ => None,
                });
                self.fill_in(form, found.unwrap_or_default(), screen, page)
            }
            Tap::Reach { channel } => {
                self.print(&helpline::reach(channel, &self.look))?;
                Ok(Next::Ask)
            }
        }
    }

    /// Where to go, and what to carry out first.
    pub(crate) fn follow(&mut self, outcome: Outcome) -> Result<Next, Stop> {
        for effect in outcome.effects {
            match effect {
                Effect::KeepSettings {
                    settings,
                    if_it_fails,
                } => {
                    self.look.locale.clone_from(&settings.locale);
                    let kept = self.keeper.keep(&settings).is_ok();
                    let said = if kept {
                        self.look.say(words::TERMINAL_SAVED, &[])
                    } else {
                        if_it_fails
                    };
                    self.print(&self.look.wrap(self.look.words(&said), "", ""))?;
                }
                Effect::Leave => {
                    if self.look.clears {
                        // The screen, what was scrolled off it, and to the top.
                        write!(self.out, "\x1b[2J\x1b[3J\x1b[H")?;
                    }
                    return Ok(Next::End);
                }
                Effect::Dial { if_it_fails, .. }
                | Effect::Text { if_it_fails, .. }
                | Effect::OpenWeb { if_it_fails, .. } => {
                    self.print(&self.look.wrap(self.look.words(&if_it_fails), "", ""))?;
                }
            }
        }
        if let Some(go) = outcome.go {
            self.go(go);
        }
        Ok(Next::Draw)
    }

    fn go(&mut self, go: Go) {
        match go.mode {
            Mode::Push => {}
            Mode::Replace => drop(self.stack.pop()),
            Mode::Reset => self.stack.clear(),
            Mode::Return => match self.stack.iter().position(|known| *known == go.route) {
                Some(at) => self.stack.truncate(at),
                None => drop(self.stack.pop()),
            },
        }
        if self.stack.last() != Some(&go.route) {
            self.stack.push(go.route);
        }
    }
}

/// A form's id and fields.
type Form<'s> = (&'s str, &'s [Field]);

/// The form of a screen that takes words to search for.
fn searches(screen: &Screen) -> Option<Form<'_>> {
    screen.blocks.iter().find_map(|block| match block {
        Block::Form { id, fields, .. } if fields.iter().all(|field| field.kind == FieldKind::Search) => {
            Some((id.as_str(), fields.as_slice()))
        }
        _ => None,
    })
}

/// Up to which line a page fits into some rows. It ends between two paragraphs where that leaves little room empty,
/// else before a line that starts something.
fn fitting(lines: &[String], from: usize, rows: Option<usize>) -> usize {
    let Some(rows) = rows.map(|rows| rows.max(8)) else {
        return lines.len();
    };
    if from + rows >= lines.len() {
        return lines.len();
    }
    // Room to say that there is more.
    let end = from + rows - 2;
    let last_after = |least: usize, good: &dyn Fn(usize) -> bool| (least..=end).rev().find(|at| good(*at));
    let gap = last_after(from + rows * 2 / 3, &|at| lines[at - 1].is_empty());
    let start = || last_after(from + rows / 3, &|at| !is_indented(&lines[at]));
    gap.or_else(start).unwrap_or(end)
}

/// True for a line that goes on with the one before it.
fn is_indented(line: &str) -> bool {
    line.strip_prefix(BOLD).unwrap_or(line).starts_with("    ")
}

#[cfg(test)]
mod tests {
    use super::{BOLD, fitting};

    #[test]
    fn a_page_ends_between_paragraphs_and_shows_every_line_once() {
        let lines: Vec<String> = (0..50)
            .map(|at| {
                if at % 7 == 6 {
                    String::new()
                } else {
                    at.to_string()
                }
            })
            .collect();
        assert_eq!(fitting(&lines, 0, None), 50);
        assert_eq!(fitting(&lines, 0, Some(50)), 50);
        let mut from = 0;
        while from < lines.len() {
            let to = fitting(&lines, from, Some(20));
            assert!(to > from && to - from <= 20);
            assert!(to == lines.len() || lines[to - 1].is_empty());
            from = to;
        }
    }

    #[test]
    fn a_page_without_paragraphs_does_not_tear_a_label_from_its_key() {
        let lines: Vec<String> = (0..40)
            .map(|at| {
                if at % 3 == 0 {
                    format!("{BOLD} {at}) door")
                } else {
                    format!("{BOLD}    on")
                }
            })
            .collect();
        for rows in 8..30 {
            let to = fitting(&lines, 0, Some(rows));
            assert!(to.is_multiple_of(3) && to <= rows - 2 && to > 0, "{rows}: {to}");
        }
    }

    #[test]
    fn a_window_of_no_height_still_shows_something() {
        let lines = vec!["word".to_owned(); 30];
        assert_eq!(fitting(&lines, 0, Some(0)), 6);
    }
}
