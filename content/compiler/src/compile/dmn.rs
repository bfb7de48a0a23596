//! The escalation tables as DMN 1.3, so that other engines can check ours and reviewers can open them in a DMN
//! editor. Always an export, never the source. `tests/dmn/README.md` describes the model.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::{Condition, Input, Level, Screen, Sign, Tables};

const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="foothold_escalation" name="Foothold escalation" namespace="https://foothold.invalid/escalation">
"#;

/// The tables as one DMN file.
pub fn dmn(tables: &Tables) -> String {
    let mut model = Model {
        xml: HEADER.to_owned(),
        tables,
    };
    let everything: Vec<Input> = (0..tables.inputs()).map(|at| Input(at as u16)).collect();
    for input in &everything {
        model.input(*input);
    }
    model.signs();
    model.combinations();
    model.missing();
    model.baseline();
    model.expressions();
    model.xml.push_str("</definitions>\n");
    model.xml
}

struct Model<'a> {
    xml: String,
    tables: &'a Tables,
}

/// What a decision needs before it can be evaluated.
enum Needs<'a> {
    Inputs(&'a [&'a str]),
    Decisions(&'a [&'a str]),
}

/// A column of a decision table: its label, its expression, its type.
struct Column {
    label: String,
    expression: String,
    kind: &'static str,
}

/// A row: which column must hold which value, and the rule and level it then gives.
struct Rule {
    column: usize,
    value: &'static str,
    id: String,
    level: Level,
    words: String,
}

impl Model<'_> {
    fn line(&mut self, text: &str) {
        self.xml.push_str(text);
        self.xml.push('\n');
    }

    fn input(&mut self, input: Input) {
        let id = self.tables.input_id(input);
        let signs = self.tables.signs;
        let words = signs.get(usize::from(input.0)).map_or_else(
            || {
                self.tables.modifiers[usize::from(input.0) - signs.len()]
                    .name
                    .get("en")
            },
            |sign| sign.name.get("en"),
        );
        let words = escape(words);
        self.line(&format!(
            "  <inputData id=\"input_{id}\" name=\"{id}\">\n    <description>{words}</description>\n    \
             <variable id=\"input_{id}_variable\" name=\"{id}\" typeRef=\"string\" />\n  </inputData>"
        ));
    }

    fn signs(&mut self) {
        let ids: Vec<&str> = self.tables.signs.iter().map(|sign| sign.id).collect();
        let columns: Vec<Column> = ids
            .iter()
            .map(|id| Column {
                label: (*id).into(),
                expression: (*id).into(),
                kind: "string",
            })
            .collect();
        let rules = self.tables.signs.iter().enumerate().flat_map(|(column, sign)| {
            let rule = |value, prefix, level| Rule {
                column,
                value,
                id: format!("{prefix}.{}", sign.id),
                level,
                words: format!("{} Sources: {}", sign.why.get("en"), sign.sources.join(", ")),
            };
            [
                rule("\"yes\"", "S", sign.yes),
                rule("\"not_sure\"", "U", sign.not_sure),
            ]
        });
        let rules: Vec<Rule> = rules.collect();
        self.table("signs", Needs::Inputs(&ids), &columns, &rules);
    }

    fn combinations(&mut self) {
        let mut used: Vec<Input> = Vec::new();
        let mut columns = Vec::new();
        let mut rules = Vec::new();
        for (column, rule) in self.tables.combinations.iter().enumerate() {
            gather(rule.condition, &mut used);
            let expression = self.feel(rule.condition);
            columns.push(Column {
                label: rule.id.into(),
                expression,
                kind: "boolean",
            });
            let words = format!("{}. Sources: {}", rule.when.get("en"), rule.sources.join(", "));
            rules.push(Rule {
                column,
                value: "true",
                id: rule.id.into(),
                level: rule.level,
                words,
            });
        }
        used.sort_unstable();
        used.dedup();
        let ids: Vec<&str> = used.iter().map(|input| self.tables.input_id(*input)).collect();
        self.table("combinations", Needs::Inputs(&ids), &columns, &rules);
    }

    fn missing(&mut self) {
        let counted: Vec<&Sign> = self
            .tables
            .signs
            .iter()
            .filter(|sign| !sign.is_context())
            .collect();
        let ids: Vec<&str> = counted.iter().map(|sign| sign.id).collect();
        let mut columns = Vec::new();
        let mut rules = Vec::new();
        for rule in self
            .tables
            .missing
            .iter()
            .filter(|rule| rule.screen != Screen::All)
        {
            let of: Vec<&str> = counted
                .iter()
                .filter(|sign| sign.screen == rule.screen)
                .map(|sign| sign.id)
                .collect();
            let expression = format!("list contains([{}], \"unanswered\")", of.join(", "));
            let words = rule.when.get("en").to_owned();
            rules.push(Rule {
                column: columns.len(),
                value: "true",
                id: rule.id.into(),
                level: rule.level,
                words,
            });
            columns.push(Column {
                label: rule.id.into(),
                expression,
                kind: "boolean",
            });
        }
        self.table("missing", Needs::Inputs(&ids), &columns, &rules);
    }

    fn baseline(&mut self) {
        let lowest = Level::KeepTalking.id();
        let expression = format!(
            "count({}) = 0 and (every r in concatenate({}, {}) satisfies r.rule_level = \"{lowest}\")",
            list("missing"),
            list("signs"),
            list("combinations")
        );
        let rules: Vec<Rule> = self
            .tables
            .missing
            .iter()
            .filter(|rule| rule.screen == Screen::All)
            .map(|rule| Rule {
                column: 0,
                value: "true",
                id: rule.id.into(),
                level: rule.level,
                words: rule.when.get("en").to_owned(),
            })
            .collect();
        let columns = [Column {
            label: rules.first().map_or("", |rule| &rule.id).into(),
            expression,
            kind: "boolean",
        }];
        self.table(
            "baseline",
            Needs::Decisions(&["signs", "combinations", "missing"]),
            &columns,
            &rules,
        );
    }

    fn expressions(&mut self) {
        let tables = ["signs", "combinations", "missing", "baseline"];
        let fired = format!("concatenate({})", tables.map(list).join(", "));
        self.expression("fired", "", &tables, &fired);
        let mut level = String::new();
        for known in Level::ALL.into_iter().skip(1).rev() {
            let _ = write!(
                level,
                "if list contains(fired.rule_level, \"{0}\") then \"{0}\" else ",
                known.id()
            );
        }
        let _ = write!(level, "\"{}\"", Level::KeepTalking.id());
        self.expression("level", " typeRef=\"string\"", &["fired"], &level);
        self.expression(
            "top_rules",
            "",
            &["fired", "level"],
            "fired[rule_level = level].rule",
        );
        self.expression(
            "incomplete",
            " typeRef=\"boolean\"",
            &["missing"],
            &format!("count({}) > 0", list("missing")),
        );
    }

    fn open(&mut self, id: &str, type_ref: &str, needs: Needs<'_>) {
        self.line(&format!("  <decision id=\"{id}\" name=\"{id}\">\n    <variable id=\"{id}_variable\" name=\"{id}\"{type_ref} />"));
        let (names, element, prefix) = match needs {
            Needs::Inputs(names) => (names, "requiredInput", "input_"),
            Needs::Decisions(names) => (names, "requiredDecision", ""),
        };
        for name in names {
            self.line(&format!(
                "    <informationRequirement id=\"{id}_requires_{name}\"><{element} href=\"#{prefix}{name}\" /></informationRequirement>"
            ));
        }
    }

    fn expression(&mut self, id: &str, type_ref: &str, needs: &[&str], feel: &str) {
        self.open(id, type_ref, Needs::Decisions(needs));
        let feel = escape(feel);
        self.line(&format!("    <literalExpression id=\"{id}_expression\"><text>{feel}</text></literalExpression>\n  </decision>"));
    }

    fn table(&mut self, id: &str, needs: Needs<'_>, columns: &[Column], rules: &[Rule]) {
        self.open(id, "", needs);
        self.line(&format!(
            "    <decisionTable id=\"{id}_table\" hitPolicy=\"COLLECT\">"
        ));
        for (at, column) in columns.iter().enumerate() {
            let (at, label, kind) = (at + 1, escape(&column.label), column.kind);
            let expression = escape(&column.expression);
            self.line(&format!(
                "      <input id=\"{id}_i{at}\" label=\"{label}\"><inputExpression id=\"{id}_i{at}_expression\" \
                 typeRef=\"{kind}\"><text>{expression}</text></inputExpression></input>"
            ));
        }
        self.line(&format!(
            "      <output id=\"{id}_o1\" name=\"rule\" typeRef=\"string\" />"
        ));
        self.line(&format!(
            "      <output id=\"{id}_o2\" name=\"rule_level\" typeRef=\"string\" />"
        ));
        for (row, rule) in rules.iter().enumerate() {
            let row = row + 1;
            self.line(&format!(
                "      <rule id=\"{id}_r{row}\">\n        <description>{}</description>",
                escape(&rule.words)
            ));
            for column in 0..columns.len() {
                let text = if column == rule.column {
                    escape(rule.value)
                } else {
                    "-".into()
                };
                self.line(&format!(
                    "        <inputEntry id=\"{id}_r{row}_i{}\"><text>{text}</text></inputEntry>",
                    column + 1
                ));
            }
            let (name, level) = (escape(&rule.id), rule.level.id());
            self.line(&format!(
                "        <outputEntry id=\"{id}_r{row}_o1\"><text>\"{name}\"</text></outputEntry>\n        \
                 <outputEntry id=\"{id}_r{row}_o2\"><text>\"{level}\"</text></outputEntry>\n      </rule>"
            ));
        }
        self.line("    </decisionTable>\n  </decision>");
    }

    /// A condition as FEEL.
    fn feel(&self, condition: Condition) -> String {
        let any = |inputs: &[Input], values: &[&str]| {
            let tests: Vec<String> = inputs
                .iter()
                .flat_map(|input| {
                    values
                        .iter()
                        .map(|value| format!("{} = \"{value}\"", self.tables.input_id(*input)))
                })
                .collect();
            format!("({})", tests.join(" or "))
        };
        let join = |parts: &[Condition], word: &str| {
            let parts: Vec<String> = parts.iter().map(|part| self.feel(*part)).collect();
            format!("({})", parts.join(word))
        };
        match condition {
            Condition::All(parts) => join(parts, " and "),
            Condition::Any(parts) => join(parts, " or "),
            Condition::Yes(inputs) => any(inputs, &["yes"]),
            Condition::NotSure(inputs) => any(inputs, &["not_sure"]),
            Condition::Possible(inputs) => any(inputs, &["yes", "not_sure"]),
            Condition::AtLeast { min, of } => {
                let ids: Vec<&str> = of.iter().map(|input| self.tables.input_id(*input)).collect();
                format!("(count([{}][item = \"yes\"]) >= {min})", ids.join(", "))
            }
        }
    }
}

/// A table's result; some engines give null, not an empty list, when no rule matches.
fn list(name: &str) -> String {
    format!("(if {name} = null then [] else {name})")
}

fn gather(condition: Condition, inputs: &mut Vec<Input>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| gather(*part, inputs)),
        Condition::Yes(some)
        | Condition::NotSure(some)
        | Condition::Possible(some)
        | Condition::AtLeast { of: some, .. } => {
            inputs.extend(some);
        }
    }
}
