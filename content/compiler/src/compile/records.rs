//! The records of a CSV file, with their numbers as a spreadsheet counts them.

use super::table::Reader;

pub(super) const SAVE_AS_CSV: &str = "Save the table as CSV in UTF-8, with commas between the cells.";

impl Reader<'_> {
    /// The records behind the first `before` rows, and the number of the last one. One that cannot be read, or is
    /// blank, is a problem and left out.
    pub(super) fn records(
        &self,
        file: &str,
        bytes: &[u8],
        reader: &mut csv::Reader<&[u8]>,
        before: usize,
    ) -> (Vec<(usize, csv::StringRecord)>, usize) {
        let mut records = Vec::new();
        let mut number = before;
        let mut record = csv::StringRecord::new();
        loop {
            // The csv crate skips blank lines; a spreadsheet counts them.
            let start = reader.position().byte() as usize;
            let blank = blank_lines(bytes, start);
            let read = reader.read_record(&mut record);
            if matches!(read, Ok(false)) {
                return (records, number);
            }
            (0..blank).for_each(|at| self.blank(file, number + 1 + at));
            number += blank + 1;
            if !quotes_fit(&bytes[start..reader.position().byte() as usize]) {
                let what = "a quotation mark is not closed, or stands inside a cell";
                self.report.add(
                    file,
                    number,
                    what,
                    "Quote the whole cell, and double each quotation mark in it.",
                );
                continue;
            }
            match read {
                Ok(_) if record.iter().all(|cell| cell.trim().is_empty()) => self.blank(file, number),
                Ok(_) => records.push((number, record.clone())),
                Err(error) => self.unreadable(file, number, &error),
            }
        }
    }

    fn blank(&self, file: &str, number: usize) {
        self.report.add(file, number, "the row is blank", "Delete it.");
    }

    fn unreadable(&self, file: &str, number: usize, error: &csv::Error) {
        let (what, mend) = match error.kind() {
            csv::ErrorKind::UnequalLengths {
                expected_len, len, ..
            } => (
                format!("the row has {len} cells, but the header has {expected_len}"),
                "Give it as many cells as the header has; quote cells that hold a comma.",
            ),
            csv::ErrorKind::Utf8 { .. } => ("the row is not UTF-8 text".into(), SAVE_AS_CSV),
            _ => (format!("the row cannot be read ({error})"), SAVE_AS_CSV),
        };
        self.report.add(file, number, what, mend);
    }
}

/// How many blank lines stand at a record's start.
fn blank_lines(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    // The reader may stop between the two bytes that end a line.
    let ended = start > 0 && bytes[start - 1] == b'\r' && rest.first() == Some(&b'\n');
    let breaks = rest[usize::from(ended)..]
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    breaks.filter(|byte| **byte == b'\n').count()
}

/// The csv crate reads a quotation mark in a wrong place as best it can, which joins cells without a word.
fn quotes_fit(record: &[u8]) -> bool {
    let mut bytes = record.iter().peekable();
    let (mut quoted, mut starts) = (false, true);
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if quoted && bytes.peek() == Some(&&b'"') => drop(bytes.next()),
            b'"' if quoted => {
                quoted = false;
                if bytes.peek().is_some_and(|next| !b",\r\n".contains(next)) {
                    return false;
                }
            }
            b'"' if starts => quoted = true,
            b'"' => return false,
            _ => {}
        }
        starts = !quoted && b",\r\n".contains(byte);
    }
    !quoted
}
