//! What to type for each tap of a screen.

use foothold_core::app::{Button, Effect, HelpBar, Phrase, Tap};

/// The taps of one screen by what is typed for them. The same tap has the same key wherever it stands, so that
/// "Call" is one thing to learn, not five.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    entries: Vec<Entry>,
    numbers: usize,
}

#[derive(Debug, Clone)]
struct Entry {
    key: String,
    label: String,
    tap: Tap,
}

impl Keys {
    /// The help bar's letters, the same on every screen, and `q` for the way to leave fast.
    pub(crate) fn new(help: &HelpBar, leave: Option<&Button>) -> Self {
        let mut keys = Self::default();
        let fixed = [("e", &help.emergency), ("c", &help.crisis), ("h", &help.help)];
        for (key, button) in fixed.into_iter().chain(leave.map(|leave| ("q", leave))) {
            keys.add(key.to_owned(), &button.label, &button.tap);
        }
        keys
    }

    /// The key of a tap: the one it has, or the next number.
    pub(crate) fn key(&mut self, label: &Phrase, tap: &Tap) -> String {
        if let Some(known) = self.entries.iter().find(|entry| entry.tap == *tap) {
            return known.key.clone();
        }
        self.numbers += 1;
        let key = self.numbers.to_string();
        self.add(key.clone(), label, tap);
        key
    }

    /// Gives a tap this key.
    pub(crate) fn add(&mut self, key: String, label: &Phrase, tap: &Tap) {
        self.entries.push(Entry {
            key,
            label: meant(&label.text),
            tap: tap.clone(),
        });
    }

    /// The highest number in use; zero if none.
    pub(crate) fn last(&self) -> usize {
        self.numbers
    }

    /// What was meant: a key, a label in full, or a number to dial. Someone frightened types "help" or the
    /// emergency number itself. A label that stands twice, such as "yes", means nothing by itself.
    pub(crate) fn find(&self, typed: &str) -> Option<&Tap> {
        let by_key = self.entries.iter().find(|entry| entry.key == typed);
        let by_label = || {
            let mut same = self.entries.iter().filter(|entry| entry.label == typed);
            same.next().filter(|_| same.next().is_none())
        };
        let by_number = || {
            self.entries
                .iter()
                .find(|entry| dialled(&entry.tap) == Some(typed))
        };
        by_key
            .or_else(by_label)
            .or_else(by_number)
            .map(|entry| &entry.tap)
    }
}

/// What is typed, or a label, as they are compared: neither case nor the sign that ends it matters.
pub(crate) fn meant(typed: &str) -> String {
    let typed = typed.trim().trim_end_matches([')', '.']).to_lowercase();
    if typed.ends_with('?') {
        typed.replace(' ', "")
    } else {
        typed
    }
}

/// The number a tap dials or texts.
fn dialled(tap: &Tap) -> Option<&str> {
    match tap {
        Tap::Reach { channel } => match &channel.effect {
            Effect::Dial { number, .. } | Effect::Text { number, .. } => Some(number),
            _ => None,
        },
        Tap::Go { .. } | Tap::Do { .. } | Tap::Submit { .. } => None,
    }
}
