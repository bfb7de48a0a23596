//! A table for a spreadsheet: RFC 4180, UTF-8 with the mark that Excel needs. No cell is a formula (OWASP, CSV injection).

/// What makes a cell a formula, also in its wide form.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// The rows, the names of the columns first.
pub(super) fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        out += &cells.join(",");
        out += "\r\n";
    }
    out.into_bytes()
}

/// Quoted whatever it holds. What could be read as a formula gets an apostrophe before it, so that it stays words; so
/// does what began with a tab or a line's end, behind which a formula would begin.
fn cell(text: &str) -> String {
    let told = super::typed::shown(text);
    let first = told.trim_start().chars().next();
    let is_formula =
        first.is_some_and(|first| FORMULA.contains(&first)) || text.starts_with(['\t', '\r', '\n']);
    let mark = if is_formula { "'" } else { "" };
    format!("\"{mark}{}\"", told.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_words_however_it_is_hidden() {
        for hidden in [
            "=1",
            "+1",
            "-1",
            "@A1",
            " =1",
            "\t=1",
            "\r=1",
            "\n=1",
            "\t1",
            "\u{202e}=1",
            "\0=1",
            "\u{ff1d}1",
        ] {
            assert!(cell(hidden).starts_with("\"'"), "{hidden:?}: {}", cell(hidden));
        }
        assert_eq!(cell("1-1, \"x\""), "\"1-1, \"\"x\"\"\"");
        assert_eq!(cell(""), "\"\"");
    }
}
