//! What the processes under test write, change by change, and what the diary holds after each: the same on every run.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result, Transaction, params};

use super::random::Random;

/// The moment of the first change, in seconds.
const BEGIN: i64 = 1_795_348_800;

/// A table of the diary that the script writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Someone the reader helps.
    Person,
    /// A small step.
    Step,
    /// A talk.
    Note,
    /// A small win.
    Win,
}

/// Every column of a row but its id, joined.
pub type Rows = BTreeMap<(Table, i64), String>;

/// One change: one transaction.
#[derive(Debug, Clone)]
enum Change {
    Person(i64),
    Note(i64),
    Step(i64),
    Win(i64),
    /// A note, a step and a win at once: all or none.
    Together(i64),
    /// A note gets other words.
    Edit(i64),
    /// A note is removed: the store lets it go for good at the next open, so it counts as gone.
    Remove(i64),
    /// A row goes for good.
    Delete(i64),
}

/// A script: which ids it uses and which words.
#[derive(Debug, Clone, Copy)]
pub struct Script {
    /// Decides the words.
    pub seed: u64,
    /// The number of the first id, so that two processes can write to one diary.
    pub first: i64,
    /// Each change is one short note.
    pub short: bool,
}

impl Script {
    fn change(self, number: u32) -> Change {
        let id = self.first + i64::from(number);
        let mut random = Random::new(self.seed ^ (u64::from(number) << 20));
        // Notes stand where the number leaves 1, 2 or 5 over 6; an edit takes one that was not deleted.
        let earlier = self.first + i64::from(number / 6 * 6) - 6 * (random.below(2) as i64) - 5;
        match number % 12 {
            _ if number == 0 => Change::Person(id),
            _ if self.short => Change::Note(id),
            0 => Change::Win(id),
            1 | 2 | 5 | 7 | 8 | 11 => Change::Note(id),
            3 => Change::Step(id),
            4 => Change::Together(id),
            6 if number > 12 => Change::Edit(earlier),
            9 if number > 12 => Change::Remove(earlier),
            10 if number > 24 => Change::Delete(self.first + i64::from(number) - 8),
            _ => Change::Win(id),
        }
    }

    fn words(self, id: i64, which: u64) -> String {
        const WORDS: [&str; 12] = [
            "listened", "no", "walked", "évening", "then", "she", "quiet", "again", "kitchen", "door", "🙂",
            "tomorrow",
        ];
        let mut random = Random::new(self.seed.rotate_left(17) ^ id.cast_unsigned() ^ (which << 40));
        // Some fill more than one page.
        let count = match random.below(20) {
            _ if self.short => 2 + random.below(10),
            0 => 1500,
            1..4 => 300,
            _ => 3 + random.below(40),
        };
        let mut text = format!("{id}/{which}:");
        for _ in 0..count {
            text.push(' ');
            text.push_str(WORDS[random.below(WORDS.len())]);
        }
        text
    }

    /// Does a change.
    ///
    /// # Errors
    /// SQLite's.
    pub fn apply(self, number: u32, to: &Transaction<'_>) -> Result<()> {
        let at = BEGIN + i64::from(number) * 60;
        match self.change(number) {
            Change::Person(id) => {
                let sql = "INSERT INTO person VALUES (?1, ?2, 'minor', 'both', 'US', '', ?3, NULL)";
                to.execute(sql, params![id, self.words(id, 0), at])?;
            }
            Change::Note(id) => self.note(id, at, to)?,
            Change::Step(id) => self.step(id, at, to)?,
            Change::Win(id) => self.win(id, at, to)?,
            Change::Together(id) => {
                self.note(id, at, to)?;
                self.step(id, at, to)?;
                self.win(id, at, to)?;
            }
            Change::Edit(id) => {
                let words = self.words(id, u64::from(number));
                to.execute("UPDATE note SET tried = ?2 WHERE id = ?1", params![id, words])?;
            }
            Change::Remove(id) => {
                to.execute("UPDATE note SET removed = ?2 WHERE id = ?1", params![id, at])?;
            }
            Change::Delete(id) => {
                to.execute("DELETE FROM note WHERE id = ?1", [id])?;
            }
        }
        Ok(())
    }

    fn note(self, id: i64, at: i64, to: &Transaction<'_>) -> Result<()> {
        let sql = "INSERT INTO note (id, person_id, at, utc_offset, approach, setting, part_of_day, tried, outcome, \
                   try_next, removed) VALUES (?1, ?2, ?3, 60, 'a', 's', 'd', ?4, 'partly', ?5, NULL)";
        let person = self.first;
        to.execute(sql, params![id, person, at, self.words(id, 0), self.words(id, 1)])?;
        Ok(())
    }

    fn step(self, id: i64, at: i64, to: &Transaction<'_>) -> Result<()> {
        let sql = "INSERT INTO step (id, person_id, small_step, words, kept, kept_offset, planned_day, remind_minute, \
                   tried, tried_offset, outcome, how_it_went, removed) \
                   VALUES (?1, ?2, '', ?3, ?4, 60, '2026-11-25', 600, NULL, NULL, '', '', NULL)";
        to.execute(sql, params![id, self.first, self.words(id, 2), at])?;
        Ok(())
    }

    fn win(self, id: i64, at: i64, to: &Transaction<'_>) -> Result<()> {
        let sql = "INSERT INTO win (id, person_id, at, utc_offset, words, removed) VALUES (?1, ?2, ?3, 60, ?4, NULL)";
        to.execute(sql, params![id, self.first, at, self.words(id, 3)])?;
        Ok(())
    }

    /// What the diary holds after the first `count` changes.
    pub fn rows(self, count: u32) -> Rows {
        let mut rows = Rows::new();
        for number in 0..count {
            self.grow(&mut rows, number);
        }
        rows
    }

    /// What it holds after none, one, two, ... up to `count` changes.
    pub fn all_rows(self, count: u32) -> Vec<Rows> {
        let mut all = vec![Rows::new()];
        for number in 0..count {
            let mut rows = all.last().cloned().unwrap_or_default();
            self.grow(&mut rows, number);
            all.push(rows);
        }
        all
    }

    fn grow(self, rows: &mut Rows, number: u32) {
        let at = BEGIN + i64::from(number) * 60;
        let person = self.first;
        let note =
            |id, tried: String, at| format!("{person}|{at}|60|a|s|d|{tried}|partly|{}", self.words(id, 1));
        let step = |id| format!("{person}||{}|{at}|60|2026-11-25|600||||", self.words(id, 2));
        let win = |id| format!("{person}|{at}|60|{}", self.words(id, 3));
        match self.change(number) {
            Change::Person(id) => {
                rows.insert(
                    (Table::Person, id),
                    format!("{}|minor|both|US||{at}", self.words(id, 0)),
                );
            }
            Change::Note(id) => {
                rows.insert((Table::Note, id), note(id, self.words(id, 0), at));
            }
            Change::Step(id) => {
                rows.insert((Table::Step, id), step(id));
            }
            Change::Win(id) => {
                rows.insert((Table::Win, id), win(id));
            }
            Change::Together(id) => {
                rows.insert((Table::Note, id), note(id, self.words(id, 0), at));
                rows.insert((Table::Step, id), step(id));
                rows.insert((Table::Win, id), win(id));
            }
            Change::Edit(id) => {
                if let Some(row) = rows.get_mut(&(Table::Note, id)) {
                    *row = note(
                        id,
                        self.words(id, u64::from(number)),
                        BEGIN + (id - self.first) * 60,
                    );
                }
            }
            Change::Remove(id) | Change::Delete(id) => {
                rows.remove(&(Table::Note, id));
            }
        }
    }
}

/// Without rows that are removed.
const READ: [(Table, &str); 4] = [
    (
        Table::Person,
        "SELECT id, concat_ws('|', nickname, age, concern, region, clinician_number, created) FROM person \
         WHERE removed IS NULL",
    ),
    (
        Table::Step,
        "SELECT id, concat_ws('|', ifnull(person_id, ''), small_step, words, kept, kept_offset, ifnull(planned_day, ''), \
         ifnull(remind_minute, ''), ifnull(tried, ''), ifnull(tried_offset, ''), outcome, how_it_went) FROM step \
         WHERE removed IS NULL",
    ),
    (
        Table::Note,
        "SELECT id, concat_ws('|', ifnull(person_id, ''), at, utc_offset, approach, setting, part_of_day, tried, outcome, \
         try_next) FROM note WHERE removed IS NULL",
    ),
    (
        Table::Win,
        "SELECT id, concat_ws('|', ifnull(person_id, ''), at, utc_offset, words) FROM win WHERE removed IS NULL",
    ),
];

/// Reads all that a diary holds of the script's tables.
///
/// # Errors
/// SQLite's, at the first row that cannot be read.
pub fn read(connection: &Connection) -> Result<Rows> {
    let mut found = Rows::new();
    read_into(connection, &mut found)?;
    Ok(found)
}

/// The same, keeping what was read before an error.
///
/// # Errors
/// SQLite's, at the first row that cannot be read.
pub fn read_into(connection: &Connection, found: &mut Rows) -> Result<()> {
    for (table, sql) in READ {
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            found.insert((table, row.get(0)?), row.get(1)?);
        }
    }
    Ok(())
}

/// Reads single rows by their ids, past those that cannot be read.
pub fn read_single(connection: &Connection, wanted: &Rows, found: &mut Rows) -> Result<(), rusqlite::Error> {
    let mut failed = Ok(());
    for (table, sql) in READ {
        let mut statement = connection.prepare_cached(&format!("{sql} AND id = ?1"))?;
        for (_, id) in wanted.keys().filter(|(known, _)| *known == table) {
            match statement.query_row([id], |row| row.get(1)) {
                Ok(row) => {
                    found.insert((table, *id), row);
                }
                Err(rusqlite::Error::QueryReturnedNoRows) => {}
                Err(error) => failed = Err(error),
            }
        }
    }
    failed
}
