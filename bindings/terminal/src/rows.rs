//! Keys and labels side by side, the help bar among them.

use foothold_core::app::{HelpBar, Phrase};
use textwrap::core::display_width;

use crate::look::{Look, Style};

/// The help bar with its letters, then what else can always be typed.
pub(crate) fn bar(help: &HelpBar, others: &[(&str, &Phrase)], look: &Look) -> Vec<String> {
    let shown = [("e", &help.emergency), ("c", &help.crisis), ("h", &help.help)];
    let rows = flow(
        &shown.map(|(key, button)| Entry::new(key, look.words(&button.label))),
        look,
    );
    let others: Vec<_> = others
        .iter()
        .map(|(key, label)| Entry::new(key, look.words(label)))
        .collect();
    let rest = flow(&others, look);
    let mut lines: Vec<_> = rows.iter().map(|row| look.style(row, Style::Bar)).collect();
    match (lines.last_mut(), rows.last(), &rest[..]) {
        (Some(line), Some(row), [tail]) if display_width(row) + 2 + display_width(tail) <= look.width => {
            line.push_str("  ");
            line.push_str(tail);
        }
        _ => lines.extend(rest),
    }
    lines
}

/// A key and what it stands for.
pub(crate) struct Entry {
    key: String,
    label: String,
}

impl Entry {
    pub(crate) fn new(key: &str, label: &str) -> Self {
        Self {
            key: format!("{key:>2}) "),
            label: label.to_owned(),
        }
    }
}

/// Entries side by side. One that does not fit starts a row; one that fills more than a row stands alone.
pub(crate) fn flow(entries: &[Entry], look: &Look) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut open = false;
    for Entry { key, label } in entries {
        let more = format!("  {key}{label}");
        match rows.last_mut() {
            Some(row) if open && display_width(row) + display_width(&more) <= look.width => {
                row.push_str(&more)
            }
            _ => {
                let wrapped = look.wrap(label, key, "    ");
                open = wrapped.len() == 1;
                rows.extend(wrapped);
            }
        }
    }
    rows
}
