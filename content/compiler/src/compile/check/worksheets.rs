//! Sheets to fill in: every id and place they name is there, every word may be said to whom they are about.

use super::Check;
use crate::Words;
use crate::compile::table::Row;
use crate::compile::worksheets::{file_of, without_answers};

impl Check<'_> {
    pub(super) fn worksheets(&self) {
        for sheet in self.content.worksheets {
            let file = file_of(sheet.id);
            let book = self.reader.workbook(&file);
            for row in &book.settings {
                for id in sheet.guides.iter().filter(|id| !self.is_guide(id)) {
                    row.problem(format!("`{id}` is not a guide"), "Correct the id.");
                }
                for id in sheet.steps {
                    if self.content.small_step(id).is_none() {
                        row.problem(
                            format!("`{id}` is not a small step"),
                            "Use an id of guides/steps.csv.",
                        );
                    }
                }
                for id in sheet.actions {
                    if !self.tables().actions.iter().any(|action| action.id == *id) {
                        row.problem(
                            format!("`{id}` is not an action"),
                            "Use an id of escalation/actions.csv.",
                        );
                    }
                }
            }
            for row in &book.survey {
                self.survey_row(row);
            }
            for row in book.settings.iter().chain(&book.survey).chain(&book.choices) {
                for (column, text) in row.cells() {
                    if !text.is_empty() && (column == "form_title" || column.contains("::")) {
                        self.words_of_sheet(&file, row, text, sheet.fit.ages);
                    }
                }
            }
        }
    }

    fn survey_row(&self, row: &Row<'_>) {
        for id in row.list("sources") {
            if self.content.source(id).is_none() {
                row.problem(
                    format!("the source `{id}` is not in sources.csv"),
                    "Add it there, or correct the id.",
                );
            }
        }
        let door = row.cell("door");
        if !door.is_empty() && !self.is_route(door) {
            row.problem(
                format!("the door leads to `{door}`, which is no place"),
                "Use guide/<id>, sheet/<id>, check/<tile> or a route of search/places.csv.",
            );
        }
    }

    fn words_of_sheet(&self, file: &str, row: &Row<'_>, text: &str, ages: &[crate::Age]) {
        let text = without_answers(text);
        let words = Words::of(&[(self.content.locales[0], &text)]);
        self.words_for(file, row.number, &[words], ages);
    }
}
