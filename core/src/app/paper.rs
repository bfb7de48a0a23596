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

/// How large the letters of a page that must stay one may be, in points: the largest with which all of it fits.
const SIZES: [f32; 8] = [13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0];

/// Within the margins, in points: as narrow as A4, as short as US Letter, and a little kept back, for letters differ
/// from phone to phone.
const WIDE: f32 = 515.0;
const HIGH: f32 = 690.0;

/// The smallest letters that are read with ease, in points.
const EASY: f32 = 10.0;

const STYLE: &str = "@page{margin:12mm}\
body{font:12pt/1.35 sans-serif;color:#000;background:#fff;max-width:46em;margin:0 auto}\
h1{font-size:1.5em;margin:0 0 .2em}h2{font-size:1.1em;margin:.7em 0 .1em;border-bottom:1px solid}\
p{margin:.25em 0;overflow-wrap:anywhere}span{white-space:pre-wrap}i{display:block;height:1.7em;border-bottom:1px solid}";

/// On a page that must stay one a line to write on stands beside its question, where there is room.
const ONE_PAGE: &str = "body{max-width:none}p.w{display:flex;flex-wrap:wrap;align-items:flex-end}\
p.w i{flex:1 0 45%;margin-left:.5em}";

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
        if !self.bottom.is_empty() {
            groups.push(vec![(false, shown(&self.bottom))]);
        }
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
            true => format!("{ONE_PAGE}body{{font-size:{}pt}}", self.size()),
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
                    (_, true) if line.blank > 0 && self.one_page => {
                        format!(
                            "<p class=\"w\">{lead}{label}{}</p>\n",
                            "<i></i>".repeat(line.blank)
                        )
                    }
                    (_, true) => format!("<p>{lead}{label}</p>{}\n", "<i></i>".repeat(line.blank)),
                    (true, _) => format!("<p>{lead}<span dir=\"auto\">{answer}</span></p>\n"),
                    _ => format!("<p>{lead}<b>{label}</b> <span dir=\"auto\">{answer}</span></p>\n"),
                };
            }
        }
        out += &format!("<p><b>{}</b></p>\n</body></html>\n", escaped(&self.bottom));
        out.into_bytes()
    }

    /// The largest letters with which all of it stays on one page.
    fn size(&self) -> f32 {
        let fitting = SIZES
            .iter()
            .find(|size| self.height(WIDE / **size) * **size <= HIGH);
        *fitting.unwrap_or(&SIZES[SIZES.len() - 1])
    }

    /// True if it fits one page with letters that are read with ease.
    pub(super) fn fits_one_page(&self) -> bool {
        self.height(WIDE / EASY) * EASY <= HIGH
    }

    /// How high it stands in letters' sizes, where a line is this wide in the same: what [`STYLE`] makes of it.
    fn height(&self, wide: f32) -> f32 {
        let text = |lines: f32| 1.35 * lines + 0.25;
        let paragraph = |words: &str| text((width(words) / wide).ceil());
        let head = 1.5 * 1.35 * (1.5 * width(&self.title) / wide).ceil() + 0.5;
        let top: f32 = self.top.iter().map(|line| paragraph(line)).sum();
        let parts = self.parts.iter().map(|part| {
            let lines: f32 = part.lines.iter().map(|line| line.height(wide)).sum();
            lines + if part.heading.is_empty() { 0.0 } else { 2.5 }
        });
        head + top + parts.sum::<f32>() + paragraph(&self.bottom)
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

    fn height(&self, wide: f32) -> f32 {
        // Bold letters are wider.
        let label = width(&self.lead) + 1.15 * width(&self.label);
        if self.answer.is_empty() {
            let beside = label <= 0.5 * wide;
            let words = if beside { 0.0 } else { (label / wide).ceil() };
            return 1.35 * words + 1.75 * self.blank as f32 + 0.3;
        }
        let mut lines = 0.0;
        let mut before = label;
        for written in self.answer.lines() {
            let longest = written.split(' ').map(width).fold(0.0, f32::max);
            // A word that does not fit beside the question starts below it.
            if before > 0.0 && longest > wide - before % wide {
                lines += (before / wide).ceil();
                before = 0.0;
            }
            // Lines break between words, so none is quite full.
            lines += ((before + width(written)) / (0.94 * wide)).ceil().max(1.0);
            before = 0.0;
        }
        1.35 * lines + 0.25
    }
}

/// About how wide a text is, in letters' sizes, in the widest of the usual fonts.
fn width(text: &str) -> f32 {
    let wide = |letter: char| match letter {
        ' ' | '.' | ',' | '\'' | 'i' | 'j' | 'l' | ':' | ';' | '!' => 0.34,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.0,
        'A'..='Z' => 0.76,
        '\u{1100}'.. => 1.02,
        _ => 0.62,
    };
    text.chars().map(wide).sum()
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
