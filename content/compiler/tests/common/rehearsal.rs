//! A practice talk to spoil. It is added to the real ones, so that no test leans on the words of a real talk.

use foothold_content::Content;
use foothold_content::compile::{Problem, Problems};

use super::{Folder, find};

/// Where the talk to spoil stands.
pub(crate) const FILE: &str = "rehearsals/en/spoiled.md";

/// A talk with two turns and two endings that has nothing wrong.
const SOUND: &str = r##"---
id: spoiled
title: A talk to spoil
summary: Sit down with them. Ask one thing.
place: 990
audience: [minor, adult]
concern: [mental-health, substance]
guides: [leap]
sources: [SEED0]
written: 2026-11-25
reviewed:
reviewer:
next_review: 2027-05-25
step: listen-ten-minutes
out: check
---
You sit at the table.

> you: May I ask you one thing?

## They ask why {#first}
> they: Why do you ask?

> say: I want to know how you are.
> opens: It is true, and it is about them. [SEED0]
> skill: leap
> then: second

> say: No reason.
> closes: They know that there is one. [SEED0]
> skill: listening
> then: end-quiet

## They wait {#second}
> does: They look at you.

> say: How was today?
> opens: It asks one thing. [SEED0]
> skill: listening
> then: end-well

> say: Never mind.
> closes: It takes the question back. [SEED0]
> skill: listening
> then: end-quiet

## They talk {#end-well .end}
> they: It was long.

You asked, and they told you.

## It is quiet {#end-quiet .end}
Nothing is lost. You can ask again.

> step: name-one-feeling
"##;

/// The text of a talk.
#[derive(Clone)]
pub(crate) struct Talk(String);

impl Talk {
    /// A talk that has nothing wrong.
    pub(crate) fn sound() -> Self {
        Self(SOUND.to_owned())
    }

    /// With this text, which stands in it once, replaced.
    pub(crate) fn with(&self, from: &str, to: &str) -> Self {
        assert_eq!(self.0.matches(from).count(), 1, "`{from}` in\n{}", self.0);
        Self(self.0.replace(from, to))
    }

    /// With this at its end.
    pub(crate) fn saying(&self, markdown: &str) -> Self {
        Self(format!("{}\n{markdown}\n", self.0))
    }

    /// The last line that starts like this, as an editor counts it.
    pub(crate) fn row(&self, start: &str) -> usize {
        let lines: Vec<&str> = self.0.lines().collect();
        let at = lines.iter().rposition(|line| line.starts_with(start));
        at.unwrap_or_else(|| panic!("`{start}` in\n{}", self.0)) + 1
    }

    /// The real content and this talk.
    pub(crate) fn folder(&self) -> Folder {
        let folder = Folder::copy();
        folder.write(FILE, &self.0);
        folder
    }

    /// What is wrong with it.
    pub(crate) fn problems(&self) -> Problems {
        self.folder().problems()
    }

    /// What the compiler says at the last line that starts like this.
    pub(crate) fn refused(&self, at: &str, naming: &str) -> Problem {
        find(&self.problems(), FILE, self.row(at), naming)
    }

    /// What the compiler says of the file as a whole, or of its header.
    pub(crate) fn refused_at(&self, row: usize, naming: &str) -> Problem {
        find(&self.problems(), FILE, row, naming)
    }

    /// The content with this talk, which must be sound.
    pub(crate) fn loads(&self) -> Content {
        let content = self.folder().load();
        content.unwrap_or_else(|problems| panic!("{}\n{problems}", self.0))
    }
}
