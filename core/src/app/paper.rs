//! What is handed on: the same lines as a preview, as a page to print, and as plain text. No script, nothing that loads.

use super::typed::shown;
use super::{Block, Phrase, Sentence};

/// What stands on the paper, in order.
pub(super) struct Paper {
    pub(super) title: String,
    /// Below the title: the day, whose view it is.
    pub(super) top: Vec<String>,
    pub(super) parts: Vec<Part>,
    /// At the end: whom to call.
    pub(super) bottom: String,
    pub(super) locale: String,
    pub(super) one_page: bool,
}

/// One section. Without a heading it goes on where the one before ended.
#[derive(Default)]
pub(super) struct Part {
    pub(super) heading: String,
    pub(super) lines: Vec<Line>,
}

/// One thing in a section.
#[derive(Default)]
pub(super) struct Line {
    /// What stands before it: a number, the dash of a list.
    pub(super) lead: String,
    pub(super) label: String,
    /// The reader's own words or those of a guide, or empty.
    pub(super) answer: String,
    /// So many lines to write on by hand.
    pub(super) blank: usize,
}

/// What is a dash in plain text, and a paragraph of its own on a page.
pub(super) const DASH: &str = "- ";

/// Letters from which a page that must stay one is set smaller, and how small: tenths of a point.
const SIZES: [(usize, usize); 3] = [(0, 130), (900, 115), (1_700, 100)];

/// What fits one page, A4 or US Letter: thousandths of the letters' size times tenths of a point. Measured with
/// `tests/paper/check_pages.py`, less three in a hundred.
const ONE_PAGE: usize = 7_440_000;

/// Letters of one line, at the smallest.
const LINE: usize = 90;

const STYLE: &str = "@page{margin:12mm}\
body{font:12pt/1.35 sans-serif;color:#000;background:#fff;max-width:46em;margin:0 auto}\
h1{font-size:1.5em;margin:0 0 .2em}h2{font-size:1.1em;margin:.7em 0 .1em;border-bottom:1px solid}\
p{margin:.25em 0;overflow-wrap:anywhere}span{white-space:pre-wrap}i{display:block;height:1.7em;border-bottom:1px solid}";

impl Paper {
    /// The lines of plain text in groups with an empty line between them: the title with what stands below it, each
    /// part, and the end. A line is a heading or not.
    fn groups(&self) -> Vec<Vec<(bool, String)>> {
        let mut top = vec![(true, shown(&self.title))];
        top.extend(self.top.iter().map(|text| (false, shown(text))));
        let mut groups = vec![top];
        for part in &self.parts {
            let heading = Some((true, shown(&part.heading))).filter(|(_, text)| !text.is_empty());
            let lines = part.lines.iter().map(|line| (false, line.text()));
            groups.push(heading.into_iter().chain(lines).collect());
        }
        groups.push(vec![(false, shown(&self.bottom))]);
        groups
    }

    /// Exactly what leaves as plain text, as a screen shows it before it does: block by block the same lines; those of
    /// one group have ids that begin alike. Lines to write on by hand are left out.
    pub(super) fn preview(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (at, group) in self.groups().into_iter().enumerate() {
            for (nth, (is_heading, text)) in group.into_iter().enumerate() {
                let (id, text) = (format!("paper/{at}/{nth}"), Phrase::new(text));
                blocks.push(if is_heading {
                    Block::Heading { id, text }
                } else {
                    let sources = Vec::new();
                    let sentences = vec![Sentence { text, sources }];
                    Block::Paragraph { id, sentences }
                });
            }
        }
        blocks
    }

    /// Plain text.
    pub(super) fn text(&self) -> Vec<u8> {
        let blanks = self.parts.iter().map(|part| {
            let heading = usize::from(!part.heading.is_empty());
            let blanks = part.lines.iter().map(|line| line.blank);
            std::iter::repeat_n(0, heading).chain(blanks).collect()
        });
        let blanks: Vec<Vec<usize>> = std::iter::once(Vec::new()).chain(blanks).collect();
        let mut out = String::new();
        for (at, group) in self.groups().iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            for (nth, (_, text)) in group.iter().enumerate() {
                out += &format!("{text}\n");
                let blank = blanks.get(at).and_then(|blanks| blanks.get(nth));
                out += &"  ______________________________\n".repeat(blank.copied().unwrap_or(0));
            }
        }
        out.into_bytes()
    }

    /// A page to print. What the reader wrote is text and nothing else, whatever it holds.
    pub(super) fn html(&self) -> Vec<u8> {
        let size = match self.one_page {
            true => format!("body{{font-size:{}.{}pt}}", self.size() / 10, self.size() % 10),
            false => String::new(),
        };
        let (title, locale) = (escaped(&self.title), escaped(&self.locale));
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{locale}\"><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
             <style>{STYLE}{size}</style></head>\n<body><h1>{title}</h1>\n"
        );
        for line in &self.top {
            out += &format!("<p>{}</p>\n", escaped(line));
        }
        for part in &self.parts {
            if !part.heading.is_empty() {
                out += &format!("<h2>{}</h2>\n", escaped(&part.heading));
            }
            for line in &part.lines {
                let lead = escaped(
                    Some(line.lead.as_str())
                        .filter(|lead| *lead != DASH)
                        .unwrap_or_default(),
                );
                let (label, answer) = (escaped(&line.label), escaped(&line.answer));
                out += &match (label.is_empty(), answer.is_empty()) {
                    (_, true) => format!("<p>{lead}{label}</p>{}\n", "<i></i>".repeat(line.blank)),
                    (true, _) => format!("<p>{lead}<span dir=\"auto\">{answer}</span></p>\n"),
                    _ => format!("<p>{lead}<b>{label}</b> <span dir=\"auto\">{answer}</span></p>\n"),
                };
            }
        }
        out += &format!("<p><b>{}</b></p>\n</body></html>\n", escaped(&self.bottom));
        out.into_bytes()
    }

    /// The largest letters with which all of it stays on one page, in tenths of a point.
    fn size(&self) -> usize {
        let lines = self.parts.iter().flat_map(|part| &part.lines);
        // A line to write on takes as much as a line of letters.
        let letters: usize = lines
            .map(|line| line.answer.chars().count() + line.blank * 40)
            .sum();
        let smaller = SIZES
            .iter()
            .rposition(|(from, _)| letters >= *from)
            .unwrap_or_default();
        let sizes = SIZES.iter().skip(smaller).map(|(_, size)| *size);
        let smallest = SIZES[SIZES.len() - 1].1;
        sizes
            .into_iter()
            .find(|size| self.height() * size <= ONE_PAGE)
            .unwrap_or(smallest)
    }

    /// True if it fits one page with the smallest letters.
    pub(super) fn fits_one_page(&self) -> bool {
        self.height() * SIZES[SIZES.len() - 1].1 <= ONE_PAGE
    }

    /// About how high it is, in thousandths of the letters' size: what [`STYLE`] makes of it.
    fn height(&self) -> usize {
        let paragraph = |text: &str| {
            let lines: usize = text
                .split('\n')
                .map(|line| line.chars().count().div_ceil(LINE).max(1))
                .sum();
            lines * 1_350 + 250
        };
        let ends = self.top.iter().chain([&self.bottom]);
        let ends: usize = ends.map(|text| paragraph(text)).sum();
        let parts = self.parts.iter().map(|part| {
            let lines = part.lines.iter();
            let lines: usize = lines
                .map(|line| paragraph(&line.text()) + line.blank * 1_700)
                .sum();
            lines + if part.heading.is_empty() { 0 } else { 2_365 }
        });
        2_300 + ends + parts.sum::<usize>()
    }
}

impl Line {
    fn text(&self) -> String {
        let (label, answer) = (shown(&self.label), shown(&self.answer));
        let space = if label.is_empty() || answer.is_empty() {
            ""
        } else {
            " "
        };
        format!("{}{label}{space}{answer}", self.lead)
    }
}

/// Text as HTML shows it, outside and inside of quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in shown(text).chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            other => out.push(other),
        }
    }
    out
}
