//! Every place in the app, and its stable text form.

/// A place in the app. What was ticked is never in a route.
#[derive(Debug, Clone, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Route {
    /// The first screen: what is happening?
    Home,
    /// Home, with a notice that a link led nowhere.
    Lost,
    /// Crisis lines.
    Help,
    /// One helpline and every way to reach it.
    Line {
        /// The line's id.
        id: String,
    },
    /// The check's one question.
    Check,
    /// One tile of the check.
    Tile {
        /// The tile's id.
        id: String,
    },
    /// What to do now.
    Result,
    /// The rest of what to do.
    MoreSteps,
    /// Every rule that fired, in words, with its sources.
    Why,
    /// What to say to the emergency service.
    EmergencyWords,
    /// What to do when a call does not connect.
    NoConnection,
    /// They won't get help.
    Refusal,
    /// The next small step.
    NextStep,
    /// Why do they say no? Tick what you hear and see.
    Reasons,
    /// What may be behind the no.
    ReasonsFound,
    /// One reason.
    Reason {
        /// The reason's id.
        id: String,
    },
    /// All guides, by topic.
    Guides,
    /// The guides of one topic.
    Topic {
        /// The topic's id.
        id: String,
    },
    /// A guide.
    Guide {
        /// The guide's id.
        id: String,
    },
    /// Every sentence of a guide that claims a fact, with its sources.
    GuideFacts {
        /// The guide's id.
        id: String,
    },
    /// A guide, to be printed or handed on.
    ShareGuide {
        /// The guide's id.
        id: String,
    },
    /// Practice talks.
    Rehearsals,
    /// One practice talk: is it the right time, and how it starts.
    Rehearsal {
        /// The talk's id.
        id: String,
    },
    /// A turn of a practice talk. What was said before is never in a route.
    RehearsalTurn {
        /// The talk's id.
        id: String,
        /// The first turn is 1.
        turn: u32,
    },
    /// What the words chosen in a turn do, and why.
    RehearsalSaid {
        /// The talk's id.
        id: String,
        /// The turn they were said in.
        turn: u32,
    },
    /// The end of a practice talk.
    RehearsalEnd {
        /// The talk's id.
        id: String,
    },
    /// Sheets to fill in.
    Sheets,
    /// One sheet, to be read.
    Sheet {
        /// The sheet's id.
        id: String,
    },
    /// One sheet, to be printed blank.
    BlankSheet {
        /// The sheet's id.
        id: String,
    },
    /// After a crisis: the days that ask for something, to be read.
    AfterCrisis,
    /// What one of these days asks for.
    AfterDay {
        /// So many days after coming home.
        day: u32,
    },
    /// Search. What was typed is never in a route.
    Search,
    /// Where facts come from, by page.
    Sources {
        /// Show what comes after this source id; `None`: from the top.
        after: Option<String>,
    },
    /// One source.
    Source {
        /// The source's id.
        id: String,
    },
    /// Country, who this is about, own numbers.
    Settings,
    /// Choose a country.
    Country,
    /// What this app is and is not.
    About,
    /// The diary: what is in it, and its doors.
    Diary,
    /// A small step in the reader's own words.
    OwnStep,
    /// One kept step: plan it, say how it went.
    KeptStep {
        /// Its row.
        id: i64,
    },
    /// Everyone the reader helps.
    People,
    /// Someone new.
    NewPerson,
    /// One person.
    Person {
        /// Its row.
        id: i64,
    },
    /// Write a talk down.
    NewNote,
    /// One note.
    Note {
        /// Its row.
        id: i64,
    },
    /// Change a note.
    EditNote {
        /// Its row.
        id: i64,
    },
    /// Write a small win down.
    NewWin,
    /// One small win.
    Win {
        /// Its row.
        id: i64,
    },
    /// One check the reader kept.
    SavedCheck {
        /// Its row.
        id: i64,
    },
    /// A sheet as the reader filled it in last.
    OwnSheet {
        /// The sheet's id.
        id: String,
    },
    /// One section of a sheet, to be filled in.
    FillSheet {
        /// The sheet's id.
        id: String,
        /// The section's id.
        section: String,
    },
    /// A sheet as it was saved on one day.
    SheetVersion {
        /// Its row.
        id: i64,
    },
    /// What of one entry is handed on, and how.
    ShareEntry {
        /// `note`, `step`, `win` or `sheet`; `insights` or `calendar` with the row 0.
        kind: String,
        /// Its row.
        id: i64,
    },
    /// What of the diary is handed on: what was chosen so far, and entries to choose from, by page.
    ShareDiary {
        /// Show what is older than this place; `None`: from now.
        after: Option<String>,
    },
    /// Make an encrypted file of what was chosen, for another caregiver.
    ShareFile,
    /// Add what is in such a file.
    AddFile,
    /// The reader's own days after someone came home.
    OwnAfter,
    /// One of these days, to be ticked.
    OwnAfterDay {
        /// The row of the day they came home.
        id: i64,
        /// So many days after it.
        day: u32,
    },
    /// What happened, newest first, by page.
    Timeline {
        /// Show what is older than this place; `None`: from now.
        after: Option<String>,
    },
    /// Search in notes. What was typed is never in a route.
    DiarySearch {
        /// Look further back than this place; `None`: from now.
        after: Option<String>,
    },
    /// What the notes say, counted.
    Insights,
    /// The lock, the export, copies, deleting.
    Storage,
    /// Set, change or take off the diary's lock.
    Lock,
    /// Make an encrypted file of the diary.
    Export,
    /// Bring an encrypted file back.
    Import,
    /// Delete everything: are you sure?
    DeleteAll,
    /// Put a diary that cannot be opened away and begin a new one: are you sure?
    StartAnew,
}

/// Routes without a part of their own, by their text.
const PLAIN: [(&str, Route); 41] = [
    ("home", Route::Home),
    ("lost", Route::Lost),
    ("help", Route::Help),
    ("check", Route::Check),
    ("result", Route::Result),
    ("result/more", Route::MoreSteps),
    ("result/why", Route::Why),
    ("words", Route::EmergencyWords),
    ("no-connection", Route::NoConnection),
    ("refusal", Route::Refusal),
    ("next-step", Route::NextStep),
    ("reasons", Route::Reasons),
    ("reasons/found", Route::ReasonsFound),
    ("guides", Route::Guides),
    ("rehearsals", Route::Rehearsals),
    ("sheets", Route::Sheets),
    ("after", Route::AfterCrisis),
    ("search", Route::Search),
    ("sources", Route::Sources { after: None }),
    ("settings", Route::Settings),
    ("settings/country", Route::Country),
    ("about", Route::About),
    ("diary", Route::Diary),
    ("diary/step", Route::OwnStep),
    ("diary/people", Route::People),
    ("diary/person", Route::NewPerson),
    ("diary/note", Route::NewNote),
    ("diary/win", Route::NewWin),
    ("diary/timeline", Route::Timeline { after: None }),
    ("diary/search", Route::DiarySearch { after: None }),
    ("diary/after", Route::OwnAfter),
    ("diary/insights", Route::Insights),
    ("diary/storage", Route::Storage),
    ("diary/lock", Route::Lock),
    ("diary/export", Route::Export),
    ("diary/import", Route::Import),
    ("diary/share", Route::ShareDiary { after: None }),
    ("diary/share-file", Route::ShareFile),
    ("diary/add-file", Route::AddFile),
    ("diary/delete", Route::DeleteAll),
    ("diary/start-anew", Route::StartAnew),
];

impl Route {
    /// The stable text form: `check/body`, `line/us-988`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Line { id } => format!("line/{}", encode(id)),
            Self::Tile { id } => format!("check/{}", encode(id)),
            Self::Reason { id } => format!("reason/{}", encode(id)),
            Self::Topic { id } => format!("guides/{}", encode(id)),
            Self::Guide { id } => format!("guide/{}", encode(id)),
            Self::GuideFacts { id } => format!("guide-facts/{}", encode(id)),
            Self::Rehearsal { id } => format!("rehearsal/{}", encode(id)),
            Self::RehearsalTurn { id, turn } => format!("rehearsal/{}/{turn}", encode(id)),
            Self::RehearsalSaid { id, turn } => format!("rehearsal/{}/{turn}/said", encode(id)),
            Self::RehearsalEnd { id } => format!("rehearsal/{}/end", encode(id)),
            Self::Sheet { id } => format!("sheet/{}", encode(id)),
            Self::BlankSheet { id } => format!("sheet-blank/{}", encode(id)),
            Self::OwnSheet { id } => format!("own-sheet/{}", encode(id)),
            Self::FillSheet { id, section } => format!("fill/{}/{}", encode(id), encode(section)),
            Self::SheetVersion { id } => format!("sheet-version/{id}"),
            Self::ShareGuide { id } => format!("share-guide/{}", encode(id)),
            Self::ShareEntry { kind, id } => format!("share/{}/{id}", encode(kind)),
            Self::ShareDiary { after: Some(after) } => format!("share-diary/{}", encode(after)),
            Self::Source { id } => format!("source/{}", encode(id)),
            Self::Sources { after: Some(after) } => format!("sources/{}", encode(after)),
            Self::AfterDay { day } => format!("after/{day}"),
            Self::OwnAfterDay { id, day } => format!("own-after/{id}/{day}"),
            Self::KeptStep { id } => format!("step/{id}"),
            Self::Person { id } => format!("person/{id}"),
            Self::Note { id } => format!("note/{id}"),
            Self::EditNote { id } => format!("note-edit/{id}"),
            Self::Win { id } => format!("win/{id}"),
            Self::SavedCheck { id } => format!("saved-check/{id}"),
            Self::Timeline { after: Some(after) } => format!("timeline/{}", encode(after)),
            Self::DiarySearch { after: Some(after) } => format!("diary-search/{}", encode(after)),
            plain => {
                let found = PLAIN.iter().find(|(_, route)| route == plain);
                found.map_or("home", |(text, _)| text).to_owned()
            }
        }
    }

    /// The route with this text form; [`Route::Lost`] for anything else.
    pub fn from_text(text: &str) -> Self {
        if let Some((_, route)) = PLAIN.iter().find(|(known, _)| *known == text) {
            return route.clone();
        }
        let parts = text.strip_prefix("fill/").and_then(|rest| rest.split_once('/'));
        if let Some((id, section)) = parts.and_then(|(id, section)| decode(id).zip(decode(section))) {
            return Self::FillSheet { id, section };
        }
        let parts = text.strip_prefix("share/").and_then(|rest| rest.split_once('/'));
        if let Some((kind, id)) = parts.and_then(|(kind, id)| decode(kind).zip(row(id))) {
            return Self::ShareEntry { kind, id };
        }
        if let Some(day) = text.strip_prefix("after/") {
            return counted(day).map_or(Self::Lost, |day| Self::AfterDay { day });
        }
        let parts = text
            .strip_prefix("own-after/")
            .and_then(|rest| rest.split_once('/'));
        if let Some((id, day)) = parts.and_then(|(id, day)| row(id).zip(counted(day))) {
            return Self::OwnAfterDay { id, day };
        }
        if let Some(of_talk) = text.strip_prefix("rehearsal/") {
            return rehearsal(of_talk).unwrap_or(Self::Lost);
        }
        let Some((place, Some(id))) = text.split_once('/').map(|(place, id)| (place, decode(id))) else {
            return Self::Lost;
        };
        if let Some(row) = row(&id) {
            match place {
                "step" => return Self::KeptStep { id: row },
                "person" => return Self::Person { id: row },
                "note" => return Self::Note { id: row },
                "note-edit" => return Self::EditNote { id: row },
                "win" => return Self::Win { id: row },
                "saved-check" => return Self::SavedCheck { id: row },
                "sheet-version" => return Self::SheetVersion { id: row },
                _ => {}
            }
        }
        match place {
            "line" => Self::Line { id },
            "check" => Self::Tile { id },
            "reason" => Self::Reason { id },
            "guides" => Self::Topic { id },
            "guide" => Self::Guide { id },
            "guide-facts" => Self::GuideFacts { id },
            "share-guide" => Self::ShareGuide { id },
            "share-diary" => Self::ShareDiary { after: Some(id) },
            "sheet" => Self::Sheet { id },
            "sheet-blank" => Self::BlankSheet { id },
            "own-sheet" => Self::OwnSheet { id },
            "source" => Self::Source { id },
            "sources" => Self::Sources { after: Some(id) },
            "timeline" => Self::Timeline { after: Some(id) },
            "diary-search" => Self::DiarySearch { after: Some(id) },
            _ => Self::Lost,
        }
    }

    /// True for routes that a link from outside may open: nothing of the user's is on them.
    pub fn is_public(&self) -> bool {
        match self {
            Self::Home
            | Self::Lost
            | Self::Help
            | Self::Line { .. }
            | Self::Check
            | Self::Tile { .. }
            | Self::EmergencyWords
            | Self::NoConnection
            | Self::Refusal
            | Self::Reasons
            | Self::Reason { .. }
            | Self::Guides
            | Self::Topic { .. }
            | Self::Guide { .. }
            | Self::GuideFacts { .. }
            | Self::ShareGuide { .. }
            | Self::Rehearsals
            | Self::Rehearsal { .. }
            | Self::Sheets
            | Self::Sheet { .. }
            | Self::BlankSheet { .. }
            | Self::AfterCrisis
            | Self::AfterDay { .. }
            | Self::Sources { .. }
            | Self::Source { .. }
            | Self::About => true,
            Self::Result
            | Self::MoreSteps
            | Self::Why
            | Self::NextStep
            | Self::ReasonsFound
            | Self::RehearsalTurn { .. }
            | Self::RehearsalSaid { .. }
            | Self::RehearsalEnd { .. }
            | Self::Search
            | Self::Settings
            | Self::Country => false,
            diary => !diary.is_diary(),
        }
    }

    /// True for routes that show what is in the diary: they need it open and, with a lock, unlocked.
    pub fn is_diary(&self) -> bool {
        matches!(
            self,
            Self::Diary
                | Self::OwnStep
                | Self::KeptStep { .. }
                | Self::People
                | Self::NewPerson
                | Self::Person { .. }
                | Self::NewNote
                | Self::Note { .. }
                | Self::EditNote { .. }
                | Self::NewWin
                | Self::Win { .. }
                | Self::SavedCheck { .. }
                | Self::OwnSheet { .. }
                | Self::FillSheet { .. }
                | Self::SheetVersion { .. }
                | Self::ShareEntry { .. }
                | Self::ShareDiary { .. }
                | Self::ShareFile
                | Self::AddFile
                | Self::OwnAfter
                | Self::OwnAfterDay { .. }
                | Self::Timeline { .. }
                | Self::DiarySearch { .. }
                | Self::Insights
                | Self::Storage
                | Self::Lock
                | Self::Export
                | Self::Import
                | Self::DeleteAll
                | Self::StartAnew
        )
    }
}

/// A place in a practice talk: its id, then which turn, then whether something was said in it.
fn rehearsal(text: &str) -> Option<Route> {
    let mut parts = text.split('/');
    let id = decode(parts.next()?)?;
    let route = match (parts.next(), parts.next()) {
        (None, _) => Route::Rehearsal { id },
        (Some("end"), None) => Route::RehearsalEnd { id },
        (Some(at), None) => Route::RehearsalTurn {
            id,
            turn: counted(at)?,
        },
        (Some(at), Some("said")) => Route::RehearsalSaid {
            id,
            turn: counted(at)?,
        },
        _ => return None,
    };
    parts.next().is_none().then_some(route)
}

/// A number of turns or days as [`Route::to_text`] writes it.
fn counted(text: &str) -> Option<u32> {
    let number: u32 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// A row's id as [`Route::to_text`] writes it.
fn row(text: &str) -> Option<i64> {
    let id: i64 = text.parse().ok()?;
    (id.to_string() == text).then_some(id)
}

/// Percent-encodes everything but letters, digits, `-`, `_` and `.`, so that any id survives a URL.
fn encode(id: &str) -> String {
    id.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The inverse of [`encode`]; `None` for anything it could not have written.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let code = tail
                .get(..2)
                .filter(|code| code.iter().all(u8::is_ascii_hexdigit))?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok().filter(|id| encode(id) == text)
}
