//! Words in every locale the content has.

/// Stands between the texts of two locales, and between a locale's tag and its text: control characters that the
/// compiler lets no text hold.
const BETWEEN: char = '\u{1e}';
const TAGGED: char = '\u{1f}';

/// Stands on both sides of a slot's name.
const SLOT: char = '\u{1}';

/// One text in each locale, the fallback locale first: `en␟Yes␞es␟Sí`. Packed, the first one has no tag: it is what
/// every locale falls back to, and what most rows hold nothing beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub &'static str);

impl Words {
    /// No words at all.
    pub const NONE: Self = Self("");

    /// The text for a locale tag such as `en-GB`, falling back to its language, then to the first locale.
    pub fn get(&self, locale: &str) -> &'static str {
        let language = language(locale);
        let find = |wanted: &str| self.all().find(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
        let found = find(locale)
            .or_else(|| find(language))
            .or_else(|| self.all().next());
        found.map_or("", |(_, text)| text)
    }

    /// Every text with its locale's tag; the first tag is empty once packed.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let texts = self.0.split(BETWEEN);
        texts.map(|text| text.split_once(TAGGED).unwrap_or(("", text)))
    }

    /// True if no locale has a text.
    pub fn is_empty(&self) -> bool {
        self.all().all(|(_, text)| text.is_empty())
    }
}

/// One piece of an interface message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Shown as it stands.
    Text(&'a str),
    /// Filled by the caller, by name.
    Slot(&'a str),
}

/// The pieces of a message's text.
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let piece = |(at, piece)| {
        if at % 2 == 0 {
            Part::Text(piece)
        } else {
            Part::Slot(piece)
        }
    };
    text.split(SLOT).enumerate().map(piece)
}

/// What an interface page draws from the tables: actions, the guides that say why, lines by role, and the sources of
/// its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Page {
    /// The page's route.
    pub id: &'static str,
    /// Action ids, in order.
    pub actions: &'static [&'static str],
    /// The guides that say why these actions, in the same order.
    pub guides: &'static [&'static str],
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
    /// Its text in each locale; [`parts`] takes one apart.
    pub text: Words,
}

impl Message {
    /// The message without slots.
    pub fn get(&self, locale: &str) -> String {
        self.with(locale, &[])
    }

    /// The message with its slots filled by name.
    pub fn with(&self, locale: &str, slots: &[(&str, &str)]) -> String {
        let mut text = String::new();
        for part in parts(self.text.get(locale)) {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Slot(name) => {
                    let filled = slots.iter().find(|(slot, _)| *slot == name);
                    text.push_str(filled.map_or("", |(_, value)| value));
                }
            }
        }
        text
    }
}

fn language(locale: &str) -> &str {
    locale.split(['-', '_', '.']).next().unwrap_or_default()
}

/// The item for a locale tag such as `en-GB`, falling back to its language, then to the first item.
///
/// # Panics
/// If there is no item.
pub(crate) fn best<'a, T>(items: &'a [T], locale: &str, tag: impl Fn(&T) -> &'static str) -> &'a T {
    let language = language(locale);
    let find = |wanted: &str| items.iter().find(|item| tag(item).eq_ignore_ascii_case(wanted));
    find(locale).or_else(|| find(language)).unwrap_or(&items[0])
}

#[cfg(feature = "compile")]
mod write {
    use super::{BETWEEN, SLOT, TAGGED, Words};

    impl Words {
        /// Words of each locale's tag and text, kept for the rest of the process.
        pub(crate) fn of(texts: &[(&'static str, &str)]) -> Self {
            let tagged: Vec<String> = texts
                .iter()
                .map(|(tag, text)| format!("{tag}{TAGGED}{text}"))
                .collect();
            Self(tagged.join(&BETWEEN.to_string()).leak())
        }

        pub(crate) fn without_first_tag(&self) -> &'static str {
            let first = self.0.split(BETWEEN).next().unwrap_or_default();
            first
                .find(TAGGED)
                .map_or(self.0, |end| &self.0[end + TAGGED.len_utf8()..])
        }
    }

    /// A slot as a message's text holds it.
    pub(crate) fn slot(name: &str) -> String {
        format!("{SLOT}{name}{SLOT}")
    }

    /// The letters that texts are put together with and must not hold.
    pub(crate) const RESERVED: [char; 3] = [BETWEEN, TAGGED, SLOT];

    impl databake::Bake for Words {
        fn bake(&self, env: &databake::CrateEnv) -> databake::TokenStream {
            env.insert("foothold_content");
            let source = format!("foothold_content::Words({:?})", self.without_first_tag());
            source.parse().expect("a quoted text is a literal")
        }
    }

    impl databake::BakeSize for Words {
        fn borrows_size(&self) -> usize {
            self.0.len()
        }
    }
}
#[cfg(feature = "compile")]
pub(crate) use write::{RESERVED, slot};
