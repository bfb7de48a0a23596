//! What only the platform can do, as far as a terminal can.

use std::fs::{self, File};
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};

use foothold_core::app::{Action, Effect, Outcome, Phrase};
use foothold_core::content::words;

use crate::walk::{How, Next, Typed, Walk};
use crate::{Stop, draw, private};

/// One more byte than core takes, so that core is the one to refuse.
const LARGEST: u64 = 256 * 1024 * 1024 + 1;

impl<R: BufRead, W: Write> Walk<'_, R, W> {
    /// Where to go, and what to carry out first.
    pub(crate) fn follow(&mut self, outcome: Outcome) -> Result<Next, Stop> {
        if let Some(go) = outcome.go {
            self.go(go);
        }
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
                    self.say(&said)?;
                }
                Effect::Leave => {
                    if self.look.clears {
                        // The screen, what was scrolled off it, and to the top.
                        write!(self.out, "\x1b[2J\x1b[3J\x1b[H")?;
                        self.out.flush()?;
                    }
                    self.left = true;
                    return Ok(Next::End);
                }
                Effect::Share {
                    bytes,
                    name,
                    if_it_fails,
                    ..
                } => match self.share(&bytes, &name, &if_it_fails)? {
                    Next::Draw => {}
                    away => return Ok(away),
                },
                Effect::PickFile { if_it_fails } => return self.pick_file(&if_it_fails),
                Effect::Dial { if_it_fails, .. }
                | Effect::Text { if_it_fails, .. }
                | Effect::OpenWeb { if_it_fails, .. }
                | Effect::Authenticate { if_it_fails } => self.say(&if_it_fails)?,
                Effect::ForgetKey => self.diary.forget_key(&self.look),
                // A terminal that is closed reminds of nothing; `foothold steps` lists what is to come.
                Effect::RemindersChanged => {}
            }
        }
        Ok(Next::Draw)
    }

    fn say(&mut self, phrase: &Phrase) -> Result<(), Stop> {
        let sentence = self.look.words(phrase).to_owned();
        self.tell(&sentence)
    }

    /// Writes a file that the user names. Nothing is ever written over.
    fn share(&mut self, bytes: &[u8], name: &str, if_it_fails: &Phrase) -> Result<Next, Stop> {
        let screen = self.look_at_top();
        let page = draw::screen(&screen, &self.look);
        // A name, and no path, whatever it is.
        let name = Path::new(name).file_name().unwrap_or("diary.age".as_ref());
        let offered = Path::new(".").join(name);
        loop {
            let shown = offered.display().to_string();
            self.say(&self.look.say(words::TERMINAL_SHARE, &[("file", &shown)]))?;
            let file = match self.ask_for(How::Line, &screen, &page)? {
                Typed::Text(typed) if typed.trim().is_empty() => offered.clone(),
                Typed::Text(typed) => path(&typed),
                Typed::Again => continue,
                Typed::Away(away) => {
                    self.say(if_it_fails)?;
                    return Ok(away);
                }
            };
            let shown = file.display().to_string();
            match write_new(&file, bytes) {
                Ok(()) => {
                    self.say(&self.look.say(words::TERMINAL_SHARED, &[("file", &shown)]))?;
                    return Ok(Next::Draw);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    self.say(&self.look.say(words::TERMINAL_SHARE_EXISTS, &[]))?;
                }
                Err(_) => self.say(&self.look.say(words::TERMINAL_SHARE_NOT_WRITTEN, &[]))?,
            }
        }
    }

    /// Reads a file that the user names.
    fn pick_file(&mut self, if_it_fails: &Phrase) -> Result<Next, Stop> {
        let screen = self.look_at_top();
        let page = draw::screen(&screen, &self.look);
        loop {
            self.say(&self.look.say(words::TERMINAL_PICK, &[]))?;
            match self.ask_for(How::Line, &screen, &page)? {
                Typed::Text(typed) if typed.trim().is_empty() => return Ok(Next::Ask),
                Typed::Text(typed) => match read(&path(&typed)) {
                    Ok(bytes) => return self.carry_out(Action::FilePicked { bytes }),
                    Err(_) => self.say(if_it_fails)?,
                },
                Typed::Again => {}
                Typed::Away(away) => return Ok(away),
            }
        }
    }
}

/// A typed path. No shell reads it, so the home folder's sign is ours to read.
fn path(typed: &str) -> PathBuf {
    // Files that are dragged into a window come in quotes.
    let typed = typed.trim();
    let bare = |quote| typed.strip_prefix(quote)?.strip_suffix(quote);
    let typed = bare('\'').or_else(|| bare('"')).unwrap_or(typed);
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

fn write_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut opened = private::new_file(file)?;
    let written = opened.write_all(bytes).and_then(|()| opened.sync_all());
    if written.is_err() {
        // Half a file would look like a whole one.
        let _ = fs::remove_file(file);
    }
    written
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    // Anything but a plain file could go on for ever.
    if !fs::metadata(file)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
