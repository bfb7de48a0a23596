//! The sheets `survey` and `choices` of one file.

use std::collections::BTreeSet;

use super::relevant;
use crate::compile::guides::claim;
use crate::compile::keep_all;
use crate::compile::prose::Register;
use crate::compile::table::{Reader, Row};
use crate::compile::workbook::Workbook;
use crate::{Relevant, SheetChoice, SheetItem, SheetItemKind, SheetSection, Words};

/// Questions on one screen, and sections of one sheet: a tired reader fills it in at night.
const MOST_QUESTIONS: usize = 8;
const MOST_SECTIONS: usize = 12;

/// The sections under way.
struct Survey<'a> {
    reader: &'a Reader<'a>,
    file: &'a str,
    choices: &'a [Row<'a>],
    sections: Vec<SheetSection>,
    /// The section that is open, with its items so far.
    open: Option<(SheetSection, Vec<SheetItem>)>,
    names: BTreeSet<&'static str>,
    /// Lists of choices that a question asks for.
    lists: BTreeSet<String>,
}

pub(super) fn sections(reader: &Reader<'_>, file: &str, workbook: &Workbook<'_>) -> &'static [SheetSection] {
    let mut survey = Survey {
        reader,
        file,
        choices: &workbook.choices,
        sections: Vec::new(),
        open: None,
        names: BTreeSet::new(),
        lists: BTreeSet::new(),
    };
    for row in &workbook.survey {
        survey.row(row);
    }
    survey.ends(&workbook.choices)
}

impl Survey<'_> {
    fn row(&mut self, row: &Row<'_>) {
        let kind = row.cell("type");
        match kind {
            "begin_group" => self.begins(row),
            "end_group" => match self.open.take() {
                Some((section, items)) => {
                    self.measure(row, &section, &items);
                    self.sections.push(SheetSection {
                        items: keep_all(items),
                        ..section
                    });
                }
                None => row.problem(
                    "no section is open",
                    "Delete this row, or begin a section before.",
                ),
            },
            _ => {
                let Some(item) = self.item(row, kind) else { return };
                match &mut self.open {
                    Some((_, items)) => items.push(item),
                    None => row.problem(
                        "the row stands in no section",
                        "Put it between begin_group and end_group.",
                    ),
                }
            }
        }
    }

    fn begins(&mut self, row: &Row<'_>) {
        if let Some((section, _)) = &self.open {
            let what = format!("the section `{}` is still open", section.id);
            row.problem(what, "End it first: a section holds no other.");
            return;
        }
        self.only(row, &["label", "relevant"]);
        let title = row.required_words("label", Register::Label);
        self.length(row, "label", title, 60);
        let section = SheetSection {
            id: self.name(row),
            title,
            relevant: self.relevant(row),
            items: &[],
        };
        self.open = Some((section, Vec::new()));
    }

    fn item(&mut self, row: &Row<'_>, kind: &str) -> Option<SheetItem> {
        use SheetItemKind as Kind;
        let appearance = row.cell("appearance");
        let (kind, list) = match (kind, appearance, kind.strip_prefix("select_one ")) {
            ("note", "", _) => (Kind::Note, ""),
            ("note", "print", _) => (Kind::Print, ""),
            ("note", "say", _) => (Kind::Say, ""),
            ("note", "stop", _) => (Kind::Stop, ""),
            ("text", "", _) => (Kind::Line, ""),
            ("text", "multiline", _) => (Kind::Words, ""),
            ("date", "", _) => (Kind::Day, ""),
            (_, "", Some(list)) => (Kind::OneOf, list.trim()),
            ("note" | "text" | "date", other, _) | (_, other @ ("minimal" | "quick"), Some(_)) => {
                row.problem(
                    format!("`appearance` is `{other}`"),
                    "A note may have print, say or stop; a text may have multiline; all else has none.",
                );
                return None;
            }
            _ => {
                row.problem(
                    format!("the type `{kind}` is not read here"),
                    "Use begin_group, end_group, note, text, date, or select_one with the name of a list.",
                );
                return None;
            }
        };
        let used: &[&str] = match kind {
            // On paper it must not tell of an answer that was not chosen to be handed on.
            Kind::Print => &["label", "appearance", "sources"],
            Kind::Note | Kind::Stop => &["label", "relevant", "appearance", "sources", "door"],
            Kind::Say => &["label", "hint", "relevant", "appearance"],
            Kind::Line => &["label", "hint", "paper", "required", "relevant", "constraint"],
            Kind::Words => &[
                "label",
                "hint",
                "paper",
                "required",
                "relevant",
                "appearance",
                "constraint",
                "fill",
            ],
            Kind::Day | Kind::OneOf => &["label", "hint", "paper", "required", "relevant"],
        };
        self.only(row, used);
        let relevant = self.relevant(row);
        // A note without sources is advice; what it claims is background.
        let background = kind == Kind::Note && !row.cell("sources").is_empty();
        let register = if background {
            Register::Background
        } else {
            Register::Action
        };
        let (label, hint) = (
            row.required_words("label", register),
            row.words("hint", Register::Action),
        );
        let item = SheetItem {
            id: self.name(row),
            kind,
            label,
            hint,
            paper: row.words("paper", Register::Label),
            required: row.yes_no("required"),
            longest: relevant::longest(row.cell("constraint")).unwrap_or_else(|| {
                row.problem(
                    format!("`constraint` is `{}`", row.cell("constraint")),
                    "Write string-length(.) <= and a number up to 2000, or leave it blank.",
                );
                0
            }),
            relevant,
            choices: self.list(row, list),
            sources: row.list("sources"),
            door: row.text("door"),
            fill: row.one_of(
                "fill",
                &[("", ""), ("worked", "worked"), ("did-not", "did-not")],
                "",
            ),
        };
        self.words(row, &item);
        Some(item)
    }

    /// Lengths, claims without a source, and questions that a text names.
    fn words(&self, row: &Row<'_>, item: &SheetItem) {
        self.length(
            row,
            "label",
            item.label,
            if item.is_question() { 90 } else { 420 },
        );
        self.length(row, "hint", item.hint, 120);
        self.length(row, "paper", item.paper, 30);
        let texts = item.label.all().map(|text| (text, "label"));
        for ((locale, text), column) in texts.chain(item.hint.all().map(|text| (text, "hint"))) {
            if let Some(word) = claim(text, locale).filter(|_| item.sources.is_empty()) {
                row.problem(
                    format!("`{column}` claims a fact (`{word}`) and names no source"),
                    "Say it in a note and name its source in `sources`, or leave the claim out.",
                );
            }
            for name in answers_in(text) {
                if item.kind != SheetItemKind::Say || column == "hint" {
                    row.problem(
                        format!("`${{{name}}}` stands where no answer can"),
                        "Only words to say may name answers.",
                    );
                } else if !self.is_question(name) {
                    self.unknown(row, name);
                }
            }
        }
    }

    fn length(&self, row: &Row<'_>, column: &str, words: Words, most: usize) {
        for (_, text) in words.all() {
            let length = text.chars().count();
            if length > most {
                row.problem(
                    format!("`{column}` has {length} letters"),
                    format!("Bring it to {most}."),
                );
            }
        }
    }

    /// The columns that this kind of row fills; another one that is filled would be read by nobody.
    fn only(&self, row: &Row<'_>, used: &[&str]) {
        for (column, cell) in row.cells() {
            let name = column.split("::").next().unwrap_or_default();
            if !cell.is_empty() && !["type", "name"].contains(&name) && !used.contains(&name) {
                row.problem(
                    format!("`{column}` says something that this type of row has no use for"),
                    "Blank it, or give the row another type.",
                );
            }
        }
    }

    fn name(&mut self, row: &Row<'_>) -> &'static str {
        let name = row.required("name");
        if !is_name(name) && !name.is_empty() {
            let what = format!("the name `{name}` is not like the others");
            row.problem(
                what,
                "Begin with a small letter; go on with small letters, digits and _.",
            );
        }
        if !self.names.insert(name) {
            row.problem(
                format!("the name `{name}` stands twice"),
                "Give one another name.",
            );
        }
        name
    }

    fn relevant(&self, row: &Row<'_>) -> Relevant {
        let text = row.cell("relevant");
        let Some(relevant) = relevant::relevant(text) else {
            row.problem(
                format!("`relevant` is `{text}`"),
                "Write ${question} = 'choice' or != '', joined by and, or by or, without brackets.",
            );
            return Relevant::ALWAYS;
        };
        for term in relevant.terms {
            match self.question(term.question) {
                None => self.unknown(row, term.question),
                Some(asked) => {
                    let is_choice = asked.choices.iter().any(|choice| choice.id == term.value);
                    if !term.value.is_empty() && !is_choice {
                        let what = format!("`{}` cannot be answered with `{}`", asked.id, term.value);
                        row.problem(what, "Use a name of its list, or '' for nothing.");
                    }
                }
            }
        }
        relevant
    }

    fn unknown(&self, row: &Row<'_>, name: &str) {
        let what = format!("`${{{name}}}` is no question above this row");
        row.problem(what, "Correct the name, or ask the question first.");
    }

    fn question(&self, name: &str) -> Option<&SheetItem> {
        let open = self.open.iter().flat_map(|(_, items)| items);
        let mut all = self.sections.iter().flat_map(|section| section.items).chain(open);
        all.find(|item| item.id == name && item.is_question())
    }

    fn is_question(&self, name: &str) -> bool {
        self.question(name).is_some()
    }

    /// The choices of a list; none for a row that is no choice.
    fn list(&mut self, row: &Row<'_>, list: &str) -> &'static [SheetChoice] {
        if list.is_empty() {
            return &[];
        }
        self.lists.insert(list.to_owned());
        let rows = self
            .choices
            .iter()
            .filter(|choice| choice.cell("list_name") == list);
        let choices: Vec<SheetChoice> = rows
            .map(|choice| SheetChoice {
                id: choice.text("name"),
                label: choice.words("label", Register::Label),
            })
            .collect();
        if choices.len() < 2 {
            row.problem(
                format!("the list `{list}` has {} choices", choices.len()),
                "Give it two or more rows in the sheet `choices`, or correct its name.",
            );
        }
        keep_all(choices)
    }

    fn measure(&self, row: &Row<'_>, section: &SheetSection, items: &[SheetItem]) {
        let questions = items.iter().filter(|item| item.is_question()).count();
        if items.is_empty() {
            row.problem(
                format!("the section `{}` is empty", section.id),
                "Fill it, or delete it.",
            );
        }
        if questions > MOST_QUESTIONS {
            row.problem(
                format!("the section `{}` asks {questions} questions", section.id),
                format!("Bring it to {MOST_QUESTIONS}: it is filled in at night."),
            );
        }
    }

    fn ends(self, choices: &[Row<'_>]) -> &'static [SheetSection] {
        let problem =
            |row: usize, what: String, mend: &str| self.reader.report.add(self.file, row, what, mend);
        if let Some((section, _)) = &self.open {
            let what = format!("the section `{}` is not ended", section.id);
            problem(0, what, "Add a row end_group.");
        }
        if self.sections.len() > MOST_SECTIONS {
            let what = format!("the sheet has {} sections", self.sections.len());
            problem(0, what, &format!("Bring it to {MOST_SECTIONS}."));
        }
        if self
            .sections
            .iter()
            .flat_map(|section| section.items)
            .all(|item| !item.is_question())
        {
            problem(
                0,
                "the sheet asks nothing".into(),
                "Add a question: what is only read is a guide.",
            );
        }
        let mut seen = BTreeSet::new();
        for row in choices {
            let (list, name) = (row.required("list_name"), row.required("name"));
            if !is_name(name) {
                row.problem(
                    format!("the name `{name}` is not like the others"),
                    "Begin with a small letter; go on with small letters, digits and _.",
                );
            }
            if !seen.insert((list, name)) {
                row.problem(
                    format!("`{name}` stands twice in `{list}`"),
                    "Give one another name.",
                );
            }
            if !self.lists.contains(list) {
                row.problem(
                    format!("no question asks for the list `{list}`"),
                    "Correct its name, or delete it.",
                );
            }
            let label = row.required_words("label", Register::Label);
            self.length(row, "label", label, 60);
        }
        keep_all(self.sections)
    }
}

/// True for `weapon_where`: an XML name that every program takes, and diaries hold for years.
pub(in crate::compile) fn is_name(text: &str) -> bool {
    let mut letters = text.bytes();
    letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_')
}

/// The questions whose answers a text shows: `${name}`.
pub(in crate::compile) fn answers_in(text: &str) -> impl Iterator<Item = &str> {
    text.split("${").skip(1).filter_map(|rest| rest.split('}').next())
}

/// The text with nothing where answers stand, for what is asked of every text.
pub(in crate::compile) fn without_answers(text: &str) -> String {
    let mut plain = text.to_owned();
    for name in answers_in(text) {
        plain = plain.replace(&format!("${{{name}}}"), "...");
    }
    plain
}
