//! A second reading of the escalation tables, to hold the engine against.
//!
//! It opens `content/escalation/*.csv` itself and evaluates the text of their conditions. It shares no code and no
//! type with the content compiler or the engine, so a slip in either shows as a difference. An answer is `no`,
//! `unanswered`, `not_sure` or `yes`; what was not answered is `unanswered`.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::path::Path;
use std::vec::IntoIter;

/// Answers by the id of a sign or a modifier.
type Answers = BTreeMap<String, String>;

/// A line of a table: cells by column.
type Row = BTreeMap<String, String>;

/// The screen of the rule about every screen.
const ALL_SCREENS: &str = "all";

/// What the tables say about a set of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The highest level any rule gave.
    pub level: String,
    /// True if a danger question was not answered.
    pub incomplete: bool,
    /// The rules that gave the level, sorted as text.
    pub rules: Vec<String>,
    /// What to do, in order.
    pub actions: Vec<String>,
}

/// The tables, as they stand in the files.
#[derive(Debug)]
pub struct Oracle {
    /// Lowest first; elsewhere a level is its place here.
    levels: Vec<String>,
    signs: Vec<Sign>,
    modifiers: Vec<String>,
    combinations: Vec<Combination>,
    missing: Vec<Missing>,
    /// Actions by playbook and level.
    playbooks: BTreeMap<String, BTreeMap<usize, Vec<String>>>,
    exceptions: Vec<Exception>,
    /// Actions in their fixed order.
    order: Vec<String>,
}

#[derive(Debug)]
struct Sign {
    id: String,
    screen: String,
    yes: usize,
    not_sure: usize,
    playbook: String,
    extra_actions: Vec<String>,
}

#[derive(Debug)]
struct Combination {
    rule: String,
    level: usize,
    playbook: String,
    condition: Condition,
}

#[derive(Debug)]
struct Missing {
    rule: String,
    level: usize,
    playbook: String,
    screen: String,
}

/// Each field is a cell; an empty one asks for nothing.
#[derive(Debug)]
struct Exception {
    levels: Vec<String>,
    if_playbook: Vec<String>,
    only_playbook: Vec<String>,
    only_rule: Vec<String>,
    if_possible: Vec<String>,
    if_yes: Vec<String>,
    with_action: Vec<String>,
    unless_action: Vec<String>,
    removes: Vec<String>,
    adds: Vec<String>,
    first: Vec<String>,
}

/// A rule that fired.
struct Fired<'a> {
    rule: String,
    level: usize,
    playbook: &'a str,
    extra_actions: &'a [String],
}

impl Oracle {
    /// Reads the tables in a folder. Panics on what it cannot make sense of.
    pub fn read(folder: &Path) -> Self {
        let table = |name: &str| rows(&folder.join(name));
        let levels = column(&table("levels.csv"), "level");
        let level = |id: &str| {
            let place = levels.iter().position(|level| level == id);
            place.unwrap_or_else(|| panic!("`{id}` is not a level"))
        };

        let sign_rows = table("signs.csv");
        let modifiers = column(&table("modifiers.csv"), "modifier");
        let names = Names::new(&sign_rows, &modifiers);
        let signs = sign_rows.iter().map(|row| Sign {
            id: row["sign"].clone(),
            screen: row["screen"].clone(),
            yes: level(&row["yes"]),
            not_sure: level(&row["not_sure"]),
            playbook: row["playbook"].clone(),
            extra_actions: list(&row["extra_actions"]),
        });
        let combinations = table("combinations.csv").into_iter().map(|row| Combination {
            condition: Condition::read(&row["condition"], &names),
            rule: row["rule"].clone(),
            level: level(&row["level"]),
            playbook: row["playbook"].clone(),
        });
        let missing = table("missing.csv").into_iter().map(|row| Missing {
            rule: row["rule"].clone(),
            level: level(&row["level"]),
            playbook: row["playbook"].clone(),
            screen: row["screen"].clone(),
        });
        let mut playbooks: BTreeMap<String, BTreeMap<usize, Vec<String>>> = BTreeMap::new();
        for row in table("playbooks.csv") {
            let levels = playbooks.entry(row["playbook"].clone()).or_default();
            levels.insert(level(&row["level"]), list(&row["actions"]));
        }
        let exceptions = table("exceptions.csv").into_iter().map(|row| Exception {
            levels: list(&row["levels"]),
            if_playbook: list(&row["if_playbook"]),
            only_playbook: list(&row["only_playbook"]),
            only_rule: list(&row["only_rule"]),
            if_possible: names.expand(&list(&row["if_possible"])),
            if_yes: names.expand(&list(&row["if_yes"])),
            with_action: list(&row["with_action"]),
            unless_action: list(&row["unless_action"]),
            removes: list(&row["removes"]),
            adds: list(&row["adds"]),
            first: list(&row["first"]),
        });
        let mut order = Vec::new();
        for action in column(&table("actions.csv"), "action") {
            if !order.contains(&action) {
                order.push(action);
            }
        }
        Self {
            signs: signs.collect(),
            combinations: combinations.collect(),
            missing: missing.collect(),
            exceptions: exceptions.collect(),
            playbooks,
            levels,
            modifiers,
            order,
        }
    }

    /// Everything that can be answered: the signs, then the modifiers.
    pub fn inputs(&self) -> Vec<String> {
        self.signs
            .iter()
            .map(|sign| &sign.id)
            .chain(&self.modifiers)
            .cloned()
            .collect()
    }

    /// The facts about the situation: the last of the inputs.
    pub fn modifiers(&self) -> &[String] {
        &self.modifiers
    }

    /// What the tables say about these answers.
    pub fn reading(&self, answers: &Answers) -> Reading {
        let fired = self.fired(answers);
        let level = fired
            .iter()
            .map(|rule| rule.level)
            .max()
            .expect("every set of answers fires a rule");
        let top: Vec<&Fired<'_>> = fired.iter().filter(|rule| rule.level == level).collect();
        let mut rules: Vec<String> = top.iter().map(|rule| rule.rule.clone()).collect();
        rules.sort();
        Reading {
            level: self.levels[level].clone(),
            incomplete: fired.iter().any(|rule| rule.rule.starts_with('M')),
            rules,
            actions: self.actions(level, &fired, &top, answers),
        }
    }

    fn fired(&self, answers: &Answers) -> Vec<Fired<'_>> {
        let mut fired = Vec::new();
        for sign in &self.signs {
            let (letter, level) = match answer(answers, &sign.id) {
                "yes" => ('S', sign.yes),
                "not_sure" => ('U', sign.not_sure),
                _ => continue,
            };
            let (playbook, extra_actions) = (&sign.playbook, &sign.extra_actions);
            fired.push(Fired {
                rule: format!("{letter}.{}", sign.id),
                level,
                playbook,
                extra_actions,
            });
        }
        let row = |rule: &str, level, playbook| Fired {
            rule: rule.to_owned(),
            level,
            playbook,
            extra_actions: &[],
        };
        for combination in &self.combinations {
            if combination.condition.holds(answers) {
                fired.push(row(&combination.rule, combination.level, &combination.playbook));
            }
        }
        let (whole, screens): (Vec<_>, Vec<_>) =
            self.missing.iter().partition(|rule| rule.screen == ALL_SCREENS);
        for rule in screens {
            if self.is_open(&rule.screen, answers) {
                fired.push(row(&rule.rule, rule.level, &rule.playbook));
            }
        }
        for rule in whole {
            if !self.is_open(ALL_SCREENS, answers) && fired.iter().all(|other| other.level == 0) {
                fired.push(row(&rule.rule, rule.level, &rule.playbook));
            }
        }
        fired
    }

    /// True if a sign of the screen has no answer. Signs that ask for nothing more than the lowest level may be
    /// left open.
    fn is_open(&self, screen: &str, answers: &Answers) -> bool {
        let asked = self
            .signs
            .iter()
            .filter(|sign| screen == ALL_SCREENS || sign.screen == screen);
        asked
            .filter(|sign| sign.yes > 0)
            .any(|sign| answer(answers, &sign.id) == "unanswered")
    }

    fn actions(
        &self,
        level: usize,
        fired: &[Fired<'_>],
        top: &[&Fired<'_>],
        answers: &Answers,
    ) -> Vec<String> {
        let emergency = level == self.levels.len() - 1;
        let mut actions: BTreeSet<&str> = BTreeSet::new();
        for rule in fired.iter().filter(|rule| !emergency || rule.level == level) {
            let opened = &self.playbooks[rule.playbook][&rule.level];
            actions.extend(opened.iter().chain(rule.extra_actions).map(String::as_str));
        }
        let mut firsts = Vec::new();
        for exception in &self.exceptions {
            if exception.holds(&self.levels[level], top, &actions, answers) {
                actions.retain(|action| !exception.removes.iter().any(|removed| removed == action));
                actions.extend(exception.adds.iter().map(String::as_str));
                firsts.extend(&exception.first);
            }
        }
        let place = |id: &str| {
            self.order
                .iter()
                .position(|known| known == id)
                .expect("the action has words")
        };
        let mut actions: Vec<String> = actions.into_iter().map(str::to_owned).collect();
        actions.sort_by_cached_key(|action| place(action));
        for first in firsts {
            if let Some(at) = actions.iter().position(|action| action == first) {
                actions[..=at].rotate_right(1);
            }
        }
        actions
    }
}

impl Exception {
    fn holds(&self, level: &str, top: &[&Fired<'_>], actions: &BTreeSet<&str>, answers: &Answers) -> bool {
        let empty_or =
            |cell: &[String], test: &dyn Fn(&str) -> bool| cell.is_empty() || cell.iter().any(|id| test(id));
        empty_or(&self.levels, &|id| id == level)
            && empty_or(&self.if_playbook, &|id| {
                top.iter().any(|rule| rule.playbook == id)
            })
            && empty_or(&self.only_playbook, &|id| {
                top.iter().all(|rule| rule.playbook == id)
            })
            && empty_or(&self.only_rule, &|id| top.iter().all(|rule| rule.rule == id))
            && empty_or(&self.if_possible, &|id| {
                matches!(answer(answers, id), "yes" | "not_sure")
            })
            && empty_or(&self.if_yes, &|id| answer(answers, id) == "yes")
            && empty_or(&self.with_action, &|id| actions.contains(id))
            && !self.unless_action.iter().any(|id| actions.contains(id.as_str()))
    }
}

/// The text of a condition, taken apart.
#[derive(Debug)]
enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    /// At least so many of the inputs have one of these answers.
    Answered {
        answers: &'static [&'static str],
        inputs: Vec<String>,
        at_least: usize,
    },
}

impl Condition {
    fn read(text: &str, names: &Names) -> Self {
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace(">=", " >= ");
        let words: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
        let mut words = words.into_iter().peekable();
        let condition = Self::any(&mut words, names);
        assert_eq!(words.next(), None, "`{text}` goes on after its end");
        condition
    }

    /// `all or all or ...`
    fn any(words: &mut Peekable<IntoIter<String>>, names: &Names) -> Self {
        let mut parts = vec![Self::all(words, names)];
        while words.next_if(|word| word == "or").is_some() {
            parts.push(Self::all(words, names));
        }
        Self::Any(parts)
    }

    /// `one and one and ...`: binds more than `or`.
    fn all(words: &mut Peekable<IntoIter<String>>, names: &Names) -> Self {
        let mut parts = vec![Self::one(words, names)];
        while words.next_if(|word| word == "and").is_some() {
            parts.push(Self::one(words, names));
        }
        Self::All(parts)
    }

    /// `( any )`, or a test such as `yes(plan @suicidal)` or `count(@warning) >= 2`.
    fn one(words: &mut Peekable<IntoIter<String>>, names: &Names) -> Self {
        let test = words.next().expect("a condition has a test");
        if test == "(" {
            let inner = Self::any(words, names);
            assert_eq!(words.next().as_deref(), Some(")"));
            return inner;
        }
        let answers: &[&str] = match test.as_str() {
            "yes" | "count" => &["yes"],
            "not_sure" => &["not_sure"],
            "possible" => &["yes", "not_sure"],
            other => panic!("`{other}` is not a test"),
        };
        assert_eq!(words.next().as_deref(), Some("("));
        let mut ids = Vec::new();
        while let Some(id) = words.next_if(|word| word != ")") {
            ids.push(id);
        }
        assert_eq!(words.next().as_deref(), Some(")"));
        let mut at_least = 1;
        if test == "count" {
            assert_eq!(words.next().as_deref(), Some(">="));
            at_least = words
                .next()
                .and_then(|number| number.parse().ok())
                .expect("a count has a number");
        }
        Self::Answered {
            answers,
            inputs: names.expand(&ids),
            at_least,
        }
    }

    fn holds(&self, given: &Answers) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(given)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(given)),
            Self::Answered {
                answers,
                inputs,
                at_least,
            } => {
                inputs
                    .iter()
                    .filter(|id| answers.contains(&answer(given, id)))
                    .count()
                    >= *at_least
            }
        }
    }
}

/// What a condition may name: `@group` for the signs of a group, or one sign or modifier.
struct Names(BTreeMap<String, Vec<String>>);

impl Names {
    fn new(signs: &[Row], modifiers: &[String]) -> Self {
        let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for sign in signs {
            let id = &sign["sign"];
            names.entry(id.clone()).or_default().push(id.clone());
            for group in list(&sign["groups"]) {
                names.entry(format!("@{group}")).or_default().push(id.clone());
            }
        }
        names.extend(modifiers.iter().map(|id| (id.clone(), vec![id.clone()])));
        Self(names)
    }

    fn expand(&self, ids: &[String]) -> Vec<String> {
        // An input named twice counts once.
        let all: BTreeSet<&String> = ids.iter().flat_map(|id| &self.0[id]).collect();
        all.into_iter().cloned().collect()
    }
}

fn answer<'a>(answers: &'a Answers, id: &str) -> &'a str {
    answers.get(id).map_or("unanswered", String::as_str)
}

fn rows(file: &Path) -> Vec<Row> {
    let mut reader =
        csv::Reader::from_path(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    reader
        .deserialize()
        .map(|row| row.expect("every row has every cell"))
        .collect()
}

fn column(rows: &[Row], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].clone()).collect()
}

/// The entries of a cell that holds a list.
fn list(cell: &str) -> Vec<String> {
    cell.split(';')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(str::to_owned)
        .collect()
}
