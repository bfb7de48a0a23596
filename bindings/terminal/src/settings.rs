//! The settings file. Help never waits for it: without it, or with a damaged one, the app starts with nothing set.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process;

use foothold_core::app::{
    Action, Block, Concern, FieldValue, Foothold, Person, Route, Settings, region_for_tag,
};
use foothold_core::content::words;
use serde::{Deserialize, Serialize};

use crate::look::{Look, system_tag};
use crate::{now, private};

/// No settings file is this long; what is longer is not ours.
const LONGEST: u64 = 64 * 1024;

/// Settings as written, field for field.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    region: String,
    locale: String,
    #[serde(default)]
    person: KeptPerson,
    #[serde(default)]
    concern: KeptConcern,
    #[serde(default)]
    veteran: bool,
    #[serde(default)]
    lgbtq: bool,
    #[serde(default)]
    local_crisis_number: String,
    #[serde(default)]
    clinician_number: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KeptPerson {
    #[default]
    Unsaid,
    Minor,
    Adult,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KeptConcern {
    #[default]
    Unsaid,
    MentalHealth,
    Substance,
    Both,
}

/// Keeps settings, if there is a place to keep them.
#[derive(Debug)]
pub(crate) struct Keeper {
    file: Option<PathBuf>,
    /// What was wrong with the file, to be shown once.
    pub(crate) notice: Option<String>,
}

/// The settings to start with: those kept, else what the system says about the country.
pub(crate) fn open(look: &Look) -> (Settings, Keeper) {
    let fresh = Settings::first_run(&region_for_tag(system_tag()), &look.locale);
    let Some(file) = place() else {
        return (
            fresh,
            Keeper {
                file: None,
                notice: None,
            },
        );
    };
    let shown = file.display().to_string();
    match read(&file) {
        Ok(Some(settings)) => (
            settings,
            Keeper {
                file: Some(file),
                notice: None,
            },
        ),
        Ok(None) => (
            fresh,
            Keeper {
                file: Some(file),
                notice: None,
            },
        ),
        Err(Unreadable::Damaged) => match set_aside(&file) {
            Ok(aside) => {
                let aside = aside.display().to_string();
                let notice = look.say(words::TERMINAL_SETTINGS_ASIDE, &[("file", &aside)]).text;
                (
                    fresh,
                    Keeper {
                        file: Some(file),
                        notice: Some(notice),
                    },
                )
            }
            // It could not be moved, so it must not be written over either.
            Err(_) => {
                let notice = look
                    .say(words::TERMINAL_SETTINGS_UNREAD, &[("file", &shown)])
                    .text;
                (
                    fresh,
                    Keeper {
                        file: None,
                        notice: Some(notice),
                    },
                )
            }
        },
        Err(Unreadable::Locked) => {
            let notice = look
                .say(words::TERMINAL_SETTINGS_UNREAD, &[("file", &shown)])
                .text;
            (
                fresh,
                Keeper {
                    file: None,
                    notice: Some(notice),
                },
            )
        }
    }
}

impl Keeper {
    /// Writes the settings so that a crash leaves the old file or the new one, never half of one.
    ///
    /// # Errors
    /// The settings are not kept; the file is as it was.
    pub(crate) fn keep(&self, settings: &Settings) -> io::Result<()> {
        let file = self.file.as_deref().ok_or(io::ErrorKind::NotFound)?;
        let folder = file.parent().ok_or(io::ErrorKind::NotFound)?;
        private::make_folder(folder)?;
        let beside = file.with_extension(format!("json.{}", process::id()));
        let written = write(&beside, settings).and_then(|()| fs::rename(&beside, file));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written
    }
}

enum Unreadable {
    /// It can be read, and is not settings.
    Damaged,
    /// It cannot be read now; it may be fine.
    Locked,
}

/// The settings in a file; `None` if there is no file.
fn read(file: &Path) -> Result<Option<Settings>, Unreadable> {
    let mut bytes = Vec::new();
    // Opening anything but a plain file could wait for ever, and help with it.
    if fs::metadata(file).is_ok_and(|data| !data.is_file()) {
        return Err(Unreadable::Locked);
    }
    match File::open(file).and_then(|opened| opened.take(LONGEST).read_to_end(&mut bytes)) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err(Unreadable::Locked),
    }
    let kept: Kept = serde_json::from_slice(&bytes).map_err(|_| Unreadable::Damaged)?;
    accepted(kept).map(Some).ok_or(Unreadable::Damaged)
}

/// The settings with their numbers submitted the way a user would; `None` if core refuses any. A country it does
/// not know counts as none, there and here.
fn accepted(kept: Kept) -> Option<Settings> {
    let app = Foothold::new(Settings {
        region: kept.region,
        locale: kept.locale,
        person: match kept.person {
            KeptPerson::Unsaid => Person::Unsaid,
            KeptPerson::Minor => Person::Minor,
            KeptPerson::Adult => Person::Adult,
        },
        concern: match kept.concern {
            KeptConcern::Unsaid => Concern::Unsaid,
            KeptConcern::MentalHealth => Concern::MentalHealth,
            KeptConcern::Substance => Concern::Substance,
            KeptConcern::Both => Concern::Both,
        },
        veteran: kept.veteran,
        lgbtq: kept.lgbtq,
        local_crisis_number: kept.local_crisis_number,
        clinician_number: kept.clinician_number,
    });
    for block in app.screen(Route::Settings, now()).blocks {
        if let Block::Form { id, fields, .. } = block {
            let values = fields
                .into_iter()
                .map(|field| FieldValue {
                    id: field.id,
                    value: field.value,
                })
                .collect();
            app.perform(Action::Submit { form: id, values }, now()).ok()?;
        }
    }
    Some(app.settings())
}

fn write(file: &Path, settings: &Settings) -> io::Result<()> {
    let kept = Kept {
        region: settings.region.clone(),
        locale: settings.locale.clone(),
        person: match settings.person {
            Person::Unsaid => KeptPerson::Unsaid,
            Person::Minor => KeptPerson::Minor,
            Person::Adult => KeptPerson::Adult,
        },
        concern: match settings.concern {
            Concern::Unsaid => KeptConcern::Unsaid,
            Concern::MentalHealth => KeptConcern::MentalHealth,
            Concern::Substance => KeptConcern::Substance,
            Concern::Both => KeptConcern::Both,
        },
        veteran: settings.veteran,
        lgbtq: settings.lgbtq,
        local_crisis_number: settings.local_crisis_number.clone(),
        clinician_number: settings.clinician_number.clone(),
    };
    let mut text = serde_json::to_vec_pretty(&kept)?;
    text.push(b'\n');
    // What a run that was cut short left behind.
    let _ = fs::remove_file(file);
    let mut opened = private::new_file(file)?;
    opened.write_all(&text)?;
    opened.sync_all()
}

/// Renames a damaged file to the first free name beside it. It is the user's: it is never deleted.
fn set_aside(file: &Path) -> io::Result<PathBuf> {
    let names = (1..100).map(|count| {
        if count == 1 {
            "json.damaged".to_owned()
        } else {
            format!("json.damaged-{count}")
        }
    });
    let aside = names
        .map(|name| file.with_extension(name))
        .find(|name| fs::symlink_metadata(name).is_err());
    let aside = aside.ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(file, &aside)?;
    Ok(aside)
}

/// `$XDG_CONFIG_HOME/foothold/settings.json`, else under `~/.config`; `None` where there is no home.
fn place() -> Option<PathBuf> {
    private::place("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("settings.json"))
}
