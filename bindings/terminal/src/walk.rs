//! Walking the screens: draw, ask, do.

use std::io::{self, BufRead, IsTerminal, Write};

use foothold_core::app::{
    Action, Block, Field, FieldKind, FieldValue, Foothold, FootholdError, Go, Mode, Outcome, Phrase, Route,
    Screen, Tap,
};
use foothold_core::content::words;

use crate::ask::{self, Line};
use crate::diary::{self, Diary};
use crate::draw::{self, Page};
use crate::look::Look;
use crate::paging::fitting;
use crate::settings::Keeper;
use crate::{Stop, form, helpline, keys, now, rows};

/// No answer is this long, in bytes, but for what is written down.
const LONGEST: usize = 4096;

/// What the walk is to start with.
pub(crate) struct Start {
    pub(crate) app: Foothold,
    pub(crate) keeper: Keeper,
    pub(crate) diary: Diary,
    pub(crate) look: Look,
    /// A stack of routes, the last one in view.
    pub(crate) stack: Vec<Route>,
    /// Whether the form in view there is filled in at once.
    pub(crate) fills: bool,
}

/// Walks from the top of a stack of routes until the user leaves or the input ends.
pub(crate) fn run(start: Start, out: &mut impl Write) -> Result<(), Stop> {
    let fills = start.stack.last().cloned().filter(|_| start.fills);
    let mut walk = Walk {
        app: start.app,
        keeper: start.keeper,
        diary: start.diary,
        look: start.look,
        stack: start.stack,
        fills,
        left: false,
        input: io::stdin().lock(),
        out,
    };
    let done = walk.run();
    walk.diary.close(&walk.app, &walk.look, walk.left);
    done
}

pub(crate) struct Walk<'a, R, W> {
    pub(crate) app: Foothold,
    pub(crate) keeper: Keeper,
    pub(crate) diary: Diary,
    pub(crate) look: Look,
    /// Never empty: the last one is in view.
    stack: Vec<Route>,
    /// Where a form is filled in as soon as it is in view.
    fills: Option<Route>,
    /// The reader left fast.
    pub(crate) left: bool,
    input: R,
    pub(crate) out: &'a mut W,
}

/// How a line is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// As the terminal does it.
    Line,
    /// As many bytes as this.
    Long(usize),
    /// It does not show.
    Hidden,
}

/// What was typed in answer to a question that is no screen.
pub(crate) enum Typed {
    /// This.
    Text(String),
    /// Nothing that can be used; what was printed says why.
    Again,
    /// Something else is to happen instead.
    Away(Next),
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
            self.tell(&notice)?;
            writeln!(self.out)?;
        }
        let mut drawn = false;
        loop {
            let screen = self.look_at_top();
            if std::mem::replace(&mut drawn, true) {
                writeln!(self.out)?;
            }
            self.tell_of_diary(&screen)?;
            let at_once = form::first(&screen).filter(|_| self.fills.as_ref() == Some(&screen.route));
            let page = match at_once {
                None => draw::screen(&screen, &self.look),
                // What is asked for next need not stand there twice.
                Some(_) => draw::screen(&without_forms(&screen), &self.look),
            };
            let mut shown = self.print_from(&page, 0, &screen)?;
            let mut next = match at_once {
                None => Next::Ask,
                Some((form, fields)) => self.fill_in(form, fields, &screen, &page)?,
            };
            loop {
                match next {
                    Next::Draw => break,
                    Next::Ask => {}
                    Next::End => return Ok(()),
                }
                next = match self.ask(&screen, How::Line)? {
                    Line::End => Next::End,
                    Line::TooLong => self.too_long()?,
                    Line::Typed(typed) => {
                        let typed = text(&typed).trim().to_owned();
                        if typed.is_empty() && shown < page.lines.len() {
                            shown = self.print_from(&page, shown, &screen)?;
                            Next::Ask
                        } else {
                            self.answer(&typed, &screen, &page)?
                        }
                    }
                };
            }
        }
    }

    /// The screen in view. It can stand at another route than was asked for; Back then leads to where it stands.
    pub(crate) fn look_at_top(&mut self) -> Screen {
        let top = self.stack.last().cloned().unwrap_or(Route::Home);
        if diary::shows(&top) {
            self.diary.open(&self.app, &self.look);
        }
        let screen = self.app.screen(top, now());
        self.stack.pop();
        self.stack.push(screen.route.clone());
        screen
    }

    /// What core cannot know of the diary's place and key, above the screen that it is about.
    fn tell_of_diary(&mut self, screen: &Screen) -> Result<(), Stop> {
        let trouble = self.diary.trouble.clone().filter(|_| diary::shows(&screen.route));
        for notice in self.diary.notice.take().into_iter().chain(trouble) {
            self.tell(&notice)?;
            writeln!(self.out)?;
        }
        Ok(())
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

    /// A sentence.
    pub(crate) fn tell(&mut self, sentence: &str) -> Result<(), Stop> {
        self.print(&self.look.wrap(sentence, "", ""))
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

    /// Asks for a line under the bar.
    pub(crate) fn ask(&mut self, screen: &Screen, how: How) -> Result<Line, Stop> {
        writeln!(self.out)?;
        self.print(&self.prompt(screen))?;
        write!(self.out, "> ")?;
        self.out.flush()?;
        let typed = match how {
            // A terminal that is read key by key starts the next line itself.
            How::Hidden if io::stdin().is_terminal() => {
                return Ok(ask::keys(&mut self.input, LONGEST, false, self.out));
            }
            How::Long(longest) if self.look.echoes => {
                return Ok(ask::keys(&mut self.input, longest, true, self.out));
            }
            How::Line | How::Hidden => ask::line(&mut self.input, LONGEST),
            How::Long(longest) => ask::line(&mut self.input, longest),
        };
        if !self.look.echoes || typed == Line::End {
            // Nobody's Enter ended the line.
            writeln!(self.out)?;
        }
        Ok(typed)
    }

    /// Asks for something that is no key of the screen. A letter of the bar, or of the ways back and out, does its own
    /// work: help stays one key away everywhere.
    pub(crate) fn ask_for(&mut self, how: How, screen: &Screen, page: &Page) -> Result<Typed, Stop> {
        let typed = match self.ask(screen, how)? {
            Line::End => return Ok(Typed::Away(Next::End)),
            Line::TooLong => {
                self.too_long()?;
                return Ok(Typed::Again);
            }
            Line::Typed(typed) => text(&typed),
        };
        let letter = typed.trim().to_lowercase();
        if !LETTERS.contains(&letter.as_str()) {
            return Ok(Typed::Text(typed));
        }
        Ok(match self.answer(&letter, screen, page)? {
            Next::Ask => Typed::Again,
            away => Typed::Away(away),
        })
    }

    fn too_long(&mut self) -> Result<Next, Stop> {
        self.tell(&self.look.say(words::TERMINAL_TOO_LONG, &[]).text)?;
        Ok(Next::Ask)
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
        self.carry_out(action)
    }

    /// Performs an action and follows where it leads, or says why it cannot be done.
    pub(crate) fn carry_out(&mut self, action: Action) -> Result<Next, Stop> {
        match self.perform(action) {
            Ok(outcome) => self.follow(outcome),
            Err(error) => {
                self.tell(diary::reason(&error))?;
                Ok(Next::Ask)
            }
        }
    }

    pub(crate) fn perform(&mut self, action: Action) -> Result<Outcome, FootholdError> {
        if diary::needed_for(&action) {
            self.diary.open(&self.app, &self.look);
        }
        let makes = diary::makes(&action);
        let outcome = self.app.perform(action, now())?;
        if makes {
            self.diary.was_made(&self.app, &self.look);
        }
        Ok(outcome)
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
            Tap::Do { action } => self.carry_out(action.clone()),
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

    pub(crate) fn go(&mut self, go: Go) {
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

/// What can be typed anywhere and is never a value: the bar, and the ways back and out.
const LETTERS: [&str; 5] = ["e", "c", "h", "b", "q"];

fn without_forms(screen: &Screen) -> Screen {
    let mut screen = screen.clone();
    screen.blocks.retain(|block| !matches!(block, Block::Form { .. }));
    screen
}

/// What was typed, as text. What is no text stands as a sign nobody types.
fn text(typed: &[u8]) -> String {
    String::from_utf8_lossy(typed).into_owned()
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
