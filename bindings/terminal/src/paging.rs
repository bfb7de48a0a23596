//! How much of a page fits in view.

use crate::look::BOLD;

/// Up to which line a page fits into some rows. It ends between two paragraphs where that leaves little room empty,
/// else before a line that starts something.
pub(crate) fn fitting(lines: &[String], from: usize, rows: Option<usize>) -> usize {
    let Some(rows) = rows.map(|rows| rows.max(8)) else {
        return lines.len();
    };
    if from + rows >= lines.len() {
        return lines.len();
    }
    // Room to say that there is more.
    let end = from + rows - 2;
    let last_after = |least: usize, good: &dyn Fn(usize) -> bool| (least..=end).rev().find(|at| good(*at));
    let gap = last_after(from + rows * 2 / 3, &|at| lines[at - 1].is_empty());
    let start = || last_after(from + rows / 3, &|at| !is_indented(&lines[at]));
    gap.or_else(start).unwrap_or(end)
}

/// True for a line that goes on with the one before it.
fn is_indented(line: &str) -> bool {
    line.strip_prefix(BOLD).unwrap_or(line).starts_with("    ")
}

#[cfg(test)]
mod tests {
    use super::{BOLD, fitting};

    #[test]
    fn a_page_ends_between_paragraphs_and_shows_every_line_once() {
        let lines: Vec<String> = (0..50)
            .map(|at| {
                if at % 7 == 6 {
                    String::new()
                } else {
                    at.to_string()
                }
            })
            .collect();
        assert_eq!(fitting(&lines, 0, None), 50);
        assert_eq!(fitting(&lines, 0, Some(50)), 50);
        let mut from = 0;
        while from < lines.len() {
            let to = fitting(&lines, from, Some(20));
            assert!(to > from && to - from <= 20);
            assert!(to == lines.len() || lines[to - 1].is_empty());
            from = to;
        }
    }

    #[test]
    fn a_page_without_paragraphs_does_not_tear_a_label_from_its_key() {
        let lines: Vec<String> = (0..40)
            .map(|at| {
                if at % 3 == 0 {
                    format!("{BOLD} {at}) door")
                } else {
                    format!("{BOLD}    on")
                }
            })
            .collect();
        for rows in 8..30 {
            let to = fitting(&lines, 0, Some(rows));
            assert!(to.is_multiple_of(3) && to <= rows - 2 && to > 0, "{rows}: {to}");
        }
    }

    #[test]
    fn a_window_of_no_height_still_shows_something() {
        let lines = vec!["word".to_owned(); 30];
        assert_eq!(fitting(&lines, 0, Some(0)), 6);
    }
}
