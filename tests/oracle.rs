//! The engine reads the tables as a second, independent reading of them does, and both give what the cases expect.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use foothold_content::{Input, Tables};
use foothold_core::app::{Action, Mark, Person, Route, Settings};
use foothold_core::content::content;
use foothold_core::escalation::{Answer, Answers, evaluate};
use foothold_tests::oracle::{Oracle, Reading};
use foothold_tests::{App, text};
use serde_json::Value;

type Given = BTreeMap<String, String>;

const ANSWERS: [&str; 4] = ["no", "unanswered", "not_sure", "yes"];

/// With every pair and every single answer, more than 300,000 sets in all.
const RANDOM_SETS: usize = 185_000;

struct Both {
    oracle: Oracle,
    tables: &'static Tables,
    ids: Vec<String>,
    inputs: BTreeMap<String, Input>,
}

impl Both {
    fn new() -> Self {
        let oracle = Oracle::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/escalation"));
        let tables = &content().tables;
        let ids = oracle.inputs();
        let input = |id: &String| {
            (
                id.clone(),
                tables.input(id).expect("the engine knows every input"),
            )
        };
        let inputs: BTreeMap<String, Input> = ids.iter().map(input).collect();
        assert_eq!(inputs.len(), tables.inputs(), "and no other");
        Self {
            oracle,
            tables,
            ids,
            inputs,
        }
    }

    fn all(&self, answer: &str) -> Given {
        self.ids
            .iter()
            .map(|id| (id.clone(), answer.to_owned()))
            .collect()
    }

    fn engine(&self, given: &Given) -> Reading {
        let mut answers = Answers::unanswered(self.tables);
        for (id, answer) in given {
            answers.set(self.inputs[id], Answer::from_id(answer).expect("an answer"));
        }
        let finding = evaluate(self.tables, &answers);
        let mut rules: Vec<String> = finding.top().map(|fired| fired.rule.to_string()).collect();
        rules.sort();
        Reading {
            level: finding.level.id().to_owned(),
            incomplete: finding.incomplete,
            rules,
            actions: finding.actions.into_iter().map(str::to_owned).collect(),
        }
    }

    /// Returns what both say; fails with the fewest answers on which they differ.
    fn agree(&self, given: &Given) -> Reading {
        let (oracle, engine) = (self.oracle.reading(given), self.engine(given));
        if oracle != engine {
            let fewest = self.shrunk(given.clone());
            let (oracle, engine) = (self.oracle.reading(&fewest), self.engine(&fewest));
            panic!("{fewest:?}\noracle: {oracle:?}\nengine: {engine:?}");
        }
        engine
    }

    fn shrunk(&self, mut given: Given) -> Given {
        for id in &self.ids {
            let Some(answer) = given.remove(id) else { continue };
            if self.oracle.reading(&given) == self.engine(&given) {
                given.insert(id.clone(), answer);
            }
        }
        given
    }

    fn agree_on_all_pairs(&self, background: &str) {
        let mut given = self.all(background);
        for (at, first) in self.ids.iter().enumerate() {
            for second in &self.ids[at + 1..] {
                for (one, other) in ANSWERS.iter().flat_map(|one| ANSWERS.map(|other| (one, other))) {
                    given.insert(first.clone(), (*one).to_owned());
                    given.insert(second.clone(), other.to_owned());
                    self.agree(&given);
                }
                given.insert(second.clone(), background.to_owned());
            }
            given.insert(first.clone(), background.to_owned());
        }
    }
}

/// Marsaglia's xorshift: the same rolls on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as usize % sides
    }
}

#[test]
fn they_agree_on_every_single_answer() {
    let both = Both::new();
    for background in ANSWERS {
        for id in &both.ids {
            for answer in ANSWERS {
                let mut given = both.all(background);
                given.insert(id.clone(), answer.to_owned());
                both.agree(&given);
            }
        }
    }
}

#[test]
fn they_agree_on_all_pairs_where_nothing_else_was_seen() {
    Both::new().agree_on_all_pairs("no");
}

#[test]
fn they_agree_on_all_pairs_where_nothing_else_was_asked() {
    Both::new().agree_on_all_pairs("unanswered");
}

#[test]
fn they_agree_on_random_sets_that_reach_every_rule_and_action() {
    let both = Both::new();
    let backgrounds = [both.all("no"), both.all("unanswered")];
    let mut dice = Dice(20_261_122);
    let (mut rules, mut actions) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..RANDOM_SETS {
        let mut given = backgrounds[dice.roll(2)].clone();
        // Later inputs ask for less: a tail of them reaches the lower levels.
        let tail = &both.ids[dice.roll(both.ids.len())..];
        let one_in = [1, 2, 4, 8, 16, 32][dice.roll(6)];
        for id in tail {
            if dice.roll(one_in) == 0 {
                given.insert(id.clone(), ANSWERS[dice.roll(4)].to_owned());
            }
        }
        let reading = both.agree(&given);
        rules.extend(reading.rules);
        actions.extend(reading.actions);
    }
    let signs = both
        .tables
        .signs
        .iter()
        .flat_map(|sign| [format!("S.{}", sign.id), format!("U.{}", sign.id)]);
    let rows = both
        .tables
        .combinations
        .iter()
        .map(|row| row.id)
        .chain(both.tables.missing.iter().map(|row| row.id));
    let every_rule: BTreeSet<String> = signs.chain(rows.map(str::to_owned)).collect();
    assert_eq!(rules, every_rule, "every rule gave the level at least once");
    let every_action: BTreeSet<String> = both
        .tables
        .actions
        .iter()
        .map(|action| action.id.to_owned())
        .collect();
    assert_eq!(actions, every_action, "every action was shown at least once");
}

/// A case of `cases.jsonl`.
struct Case(Value);

impl Case {
    fn all() -> Vec<Self> {
        let lines = include_str!("cases/cases.jsonl").lines();
        let cases: Vec<Self> = lines
            .map(|line| Self(serde_json::from_str(line).expect("a case is JSON")))
            .collect();
        assert_eq!(cases.len(), 81);
        cases
    }

    fn text(&self, key: &str) -> &str {
        self.0[key].as_str().expect("the case has it")
    }

    fn list(&self, key: &str) -> Vec<String> {
        let entries = self.0[key].as_array().expect("the case has it");
        entries
            .iter()
            .map(|entry| entry.as_str().expect("text").to_owned())
            .collect()
    }

    fn expected(&self) -> Reading {
        Reading {
            level: self.text("expected_level").to_owned(),
            incomplete: self.0["incomplete"]
                .as_bool()
                .expect("the case says if it is incomplete"),
            rules: self.list("expected_top_rules"),
            actions: self.list("ordered_actions"),
        }
    }

    /// What the carer said; nothing about what is unlisted.
    fn listed(&self) -> Given {
        let answers = self.0["answers"].as_object().expect("a case has answers").iter();
        let answers = answers.map(|(id, answer)| (id.clone(), answer.as_str().expect("text").to_owned()));
        answers
            .chain(
                self.list("modifiers")
                    .into_iter()
                    .map(|id| (id, "yes".to_owned())),
            )
            .collect()
    }

    /// Every answer: unlisted signs as the case says, unlisted modifiers no.
    fn answers(&self, both: &Both) -> Given {
        let mut given = both.all(self.text("unlisted"));
        given.extend(
            both.oracle
                .modifiers()
                .iter()
                .map(|id| (id.clone(), "no".to_owned())),
        );
        given.extend(self.listed());
        given
    }

    /// The texts of the result, its further steps and its reasons.
    fn shown(&self, both: &Both) -> String {
        let person = if self.text("who") == "adult" {
            Person::Adult
        } else {
            Person::Minor
        };
        let mut app = App::with(Settings {
            person,
            ..Settings::first_run("US", "en")
        });
        for (id, answer) in self.listed() {
            let mark = if answer == "yes" { Mark::Yes } else { Mark::NotSure };
            let action = match id.as_str() {
                // Never asked.
                "protective" => continue,
                "veteran" | "lgbtq" => Action::SetAudience {
                    fact: id,
                    holds: true,
                },
                _ if both.oracle.modifiers().contains(&id) => Action::Answer { fact: id, mark },
                _ => Action::Tick { sign: id, mark },
            };
            app.perform(action).expect("it can be answered");
        }
        if self.text("unlisted") == "no" {
            for tile in both.tables.tiles {
                app.perform(Action::NothingElse {
                    tile: tile.id.to_owned(),
                })
                .expect("the tile can be closed");
            }
        }
        let screens = [Route::Result, Route::MoreSteps, Route::Why].map(|route| app.look(route));
        let nothing_said = self.listed().is_empty();
        assert!(
            nothing_said || screens[0].route == Route::Result,
            "{}",
            self.text("id")
        );
        screens.map(|screen| text(&screen)).join("\n").to_lowercase()
    }
}

#[test]
fn the_oracle_gives_what_the_cases_expect() {
    let both = Both::new();
    for case in Case::all() {
        assert_eq!(
            both.oracle.reading(&case.answers(&both)),
            case.expected(),
            "{}",
            case.text("id")
        );
    }
}

#[test]
fn the_engine_gives_what_the_cases_expect_and_nothing_they_forbid() {
    let both = Both::new();
    for case in Case::all() {
        let id = case.text("id");
        let reading = both.engine(&case.answers(&both));
        assert_eq!(reading, case.expected(), "{id}");
        for action in case.list("must_include_actions") {
            assert!(reading.actions.contains(&action), "{id} must have {action}");
        }
        let shown = case.shown(&both);
        for forbidden in case.list("must_not_show") {
            assert!(
                !reading.actions.contains(&forbidden),
                "{id} must not have {forbidden}"
            );
            for never in foothold_tests::never()
                .iter()
                .filter(|never| never.id == forbidden)
            {
                for phrase in never.phrases {
                    assert!(!shown.contains(phrase), "{id} says `{phrase}`");
                }
            }
        }
    }
}
