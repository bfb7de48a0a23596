//! Words in every locale the content has.

/// One text in each locale, the fallback locale first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Words(pub &'static [(&'static str, &'static str)]);

impl Words {
    /// No words at all.
    pub const NONE: Self = Self(&[]);

    /// The text for a locale tag such as `en-GB`, falling back to its language, then to the first locale.
    pub fn get(&self, locale: &str) -> &'static str {
        pick(self.0, locale).copied().unwrap_or("")
    }

    /// True if no locale has a text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }
}

/// One piece of an interface message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub enum Part {
    /// Shown as it stands.
    Text(&'static str),
    /// Filled by the caller, by name.
    Slot(&'static str),
}

/// What an interface page draws from the tables: actions, lines by role, and the sources of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Page {
    /// The page's route.
    pub id: &'static str,
    /// Action ids, in order.
    pub actions: &'static [&'static str],
    /// Roles of lines to offer.
    pub roles: &'static [&'static str],
    /// Where its words come from.
    pub sources: &'static [&'static str],
}

/// One interface message: Fluent source, resolved at compile time to pieces, so nothing can fail on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Message {
    /// The Fluent id, such as `home-title`.
    pub id: &'static str,
    /// The pieces in each locale.
    pub parts: &'static [(&'static str, &'static [Part])],
}

impl Message {
    /// The message without slots.
    pub fn get(&self, locale: &str) -> String {
        self.with(locale, &[])
    }

    /// The message with its slots filled by name.
    pub fn with(&self, locale: &str, slots: &[(&str, &str)]) -> String {
        let mut text = String::new();
        for part in pick(self.parts, locale).copied().unwrap_or(&[]) {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Slot(name) => {
                    text.push_str(
                        slots
                            .iter()
                            .find(|(slot, _)| slot == name)
                            .map_or("", |(_, value)| value),
                    );
                }
            }
        }
        text
    }
}

fn pick<'a, T>(texts: &'a [(&'static str, T)], locale: &str) -> Option<&'a T> {
    (!texts.is_empty()).then(|| &best(texts, locale, |(tag, _)| tag).1)
}

/// The item for a locale tag such as `en-GB`, falling back to its language, then to the first item.
///
/// # Panics
/// If there is no item.
pub(crate) fn best<'a, T>(items: &'a [T], locale: &str, tag: impl Fn(&T) -> &'static str) -> &'a T {
    let language = locale.split(['-', '_', '.']).next().unwrap_or_default();
    let find = |wanted: &str| items.iter().find(|item| tag(item).eq_ignore_ascii_case(wanted));
    find(locale).or_else(|| find(language)).unwrap_or(&items[0])
}
