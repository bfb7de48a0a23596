//! The packed search index of one locale.

use crate::shelf::{Shelf, packed};
use crate::{Dates, Fit, Words};

/// Terms, postings, synonyms and words of danger of one locale.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct SearchIndex {
    /// The locale tag.
    pub locale: &'static str,
    /// What can be found.
    pub documents: &'static Shelf<Document>,
    /// An `fst` map from each term to where its postings start, in bytes.
    pub terms: &'static Shelf<u8>,
    /// For each term: how many documents hold it, then for each the distance from the one before (both LEB128) and
    /// how much the term says about that document (1 to 255: BM25 over weighted fields).
    pub postings: &'static Shelf<u8>,
    /// What people say for what we write: an `fst` map from each phrase, in stems with a space between, to what it
    /// means.
    pub synonyms: &'static Shelf<u8>,
    /// The meanings, each in stems with a space between.
    pub meanings: &'static Shelf<&'static str>,
    /// Words of danger: an `fst` map from each phrase to what to offer.
    pub danger: &'static Shelf<u8>,
    /// What words of danger offer.
    pub offers: &'static [Offer],
}

/// What words of danger offer, after help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Offer {
    /// The tile of the check.
    pub check: &'static str,
    /// The guide to show first.
    pub guide: &'static str,
    /// Nothing but help, the check and that guide: these are the words of someone who means themself.
    pub alone: bool,
}

/// Something that can be found.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// The route's text form.
    pub route: &'static str,
    /// For whom and where.
    pub fit: Fit,
}

packed!('static Document { route, fit });

/// A place of the app that is no guide and can be found.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The route's text form.
    pub route: &'static str,
    /// Its title.
    pub title: Words,
    /// What it is for.
    pub summary: Words,
    /// Words people use for it, for building the index; blank on the phone.
    pub also: Words,
}

packed!('static Place { route, title, summary, also });

/// A row that is reviewed and never shown: what people type for what we write, and their words of danger.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "compile", derive(databake::Bake), databake(path = foothold_content))]
pub struct Reviewed {
    /// The file, relative to the content folder.
    pub file: &'static str,
    /// What is typed.
    pub typed: &'static str,
    /// What it means, or the tile of the check it opens.
    pub means: &'static str,
    /// Written and reviewed.
    pub dates: &'static Dates,
}

/// Bytes packed as one literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bytes(pub &'static [u8]);

#[cfg(feature = "compile")]
impl databake::Bake for Bytes {
    fn bake(&self, env: &databake::CrateEnv) -> databake::TokenStream {
        env.insert("foothold_content");
        let literal = format!("foothold_content::Bytes(b\"{}\")", self.0.escape_ascii());
        literal.parse().expect("escaped bytes are a literal")
    }
}

#[cfg(feature = "compile")]
impl databake::BakeSize for Bytes {
    fn borrows_size(&self) -> usize {
        self.0.len()
    }
}
