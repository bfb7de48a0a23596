//! Which lines a result offers first. The order is a table; this reads it.

use foothold_content::{Content, Level, Line, Offered, Region, Who};

/// At most this many lines in sight: more is a list to read, and this is read by someone with shaking hands.
const MOST: usize = 3;

/// What a result asks for.
#[derive(Debug, Clone, Copy)]
pub struct Need<'a> {
    /// Its level.
    pub level: Level,
    /// Its ordered actions.
    pub actions: &'a [&'static str],
    /// Modifiers answered yes.
    pub modifiers: &'a [&'static str],
    /// It is known to be about an adult: lines for young people stay out.
    pub adult: bool,
}

/// Numbers the family wrote down.
#[derive(Debug, Clone, Copy, Default)]
pub struct UserNumbers<'a> {
    /// Their doctor, therapist or clinic.
    pub own_clinician: Option<&'a str>,
    /// The county's or town's crisis team.
    pub local_crisis: Option<&'a str>,
}

/// One way to get help that a result offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer<'a> {
    /// A helpline of the region.
    Line(&'static Line),
    /// The number of their own doctor or clinic.
    OwnClinician(&'a str),
    /// The number of the local crisis team.
    LocalCrisis(&'a str),
}

/// The first lines for a need, best first, at most three.
pub fn first_lines<'a>(
    content: &'static Content,
    region: &'static Region,
    need: Need<'_>,
    known: UserNumbers<'a>,
) -> Vec<Offer<'a>> {
    let mut offers = Vec::new();
    for row in content.first_lines.iter().filter(|row| row.level == need.level) {
        let offered = match row.when {
            Offered::Always | Offered::Known => true,
            Offered::WithAction(action) => need.actions.contains(&action),
            Offered::WhenFirst(action) => need.actions.first() == Some(&action),
            Offered::WithModifier(modifier) => need.modifiers.contains(&modifier),
        };
        let fits = match row.who {
            Who::Anyone => true,
            Who::UnlessAdult => !need.adult,
            Who::Adult => need.adult,
        };
        let offer = match row.role {
            "own_clinician" => known.own_clinician.map(Offer::OwnClinician),
            "local_crisis" => known.local_crisis.map(Offer::LocalCrisis),
            role => region.line_for(role).map(Offer::Line),
        };
        if let Some(offer) = offer.filter(|offer| offered && fits && !offers.contains(offer)) {
            offers.push(offer);
        }
        if offers.len() == MOST {
            break;
        }
    }
    offers
}
