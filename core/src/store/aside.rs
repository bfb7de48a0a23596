//! Setting a diary aside, bringing a copy back, and leaving nothing.

use std::fs;
use std::path::{Path, PathBuf};

use super::place::{self, ASIDE, DIARY, KEY_CHECK, NEXT, Place, SNAPSHOTS};
use super::snapshots;
use super::tend::copy_now;
use super::{Key, StoreError};
use crate::tracker::{Day, Moment};

/// Puts the diary, its snapshots and its key check away, so that a new one can begin, with another key if need be.
/// Nothing is deleted. No [`Store`](super::Store) may be open.
///
/// # Errors
/// [`StoreError::Missing`] if there is nothing to set aside; otherwise why nothing could be moved.
pub fn set_aside(folder: &Path, now: Moment) -> Result<(), StoreError> {
    let _held = place::hold_alone(folder)?;
    let current = place::current(folder);
    // A new diary that found its copies would count as one that lost its file.
    let along = [SNAPSHOTS, KEY_CHECK].map(|name| folder.join(name));
    if !current.exists() && !along.iter().any(|path| path.exists()) {
        return Err(StoreError::Missing);
    }
    let aside = new_aside(folder, now)?;
    if current.exists() {
        place::rename(&current, &aside)?;
    } else {
        // Cut short after the diary went, or the diary was taken away by someone else.
        place::make_folder(&aside)?;
    }
    for path in along.iter().filter(|path| path.exists()) {
        let name = path.file_name().ok_or(StoreError::Failed)?;
        place::rename(path, &aside.join(name))?;
    }
    Ok(())
}

/// Makes a snapshot's copy the diary and sets the current one aside. No [`Store`](super::Store) may be open; the next
/// open brings the copy to the newest schema.
///
/// # Errors
/// [`StoreError::Missing`] if there is no such snapshot, [`StoreError::Damaged`] if it is not whole; nothing is
/// changed then.
pub fn bring_back(folder: &Path, key: Key, snapshot: u32, now: Moment) -> Result<(), StoreError> {
    replace(folder, key, snapshot, now, |_| Ok(()))
}

/// As [`bring_back`], of a diary that can be read: a snapshot of it is taken first, so that this can be taken back.
///
/// # Errors
/// As [`bring_back`], and why no snapshot could be taken; nothing is changed then.
pub fn go_back(folder: &Path, key: Key, snapshot: u32, now: Moment) -> Result<(), StoreError> {
    replace(folder, key, snapshot, now, |place| copy_now(place, now).map(drop))
}

fn replace(
    folder: &Path,
    key: Key,
    snapshot: u32,
    now: Moment,
    before: impl FnOnce(&Place) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let _held = place::hold_alone(folder)?;
    let place = Place::new(folder, key);
    let mut files = snapshots::list(&place)?.into_iter();
    let file = files
        .find(|file| file.number == snapshot)
        .ok_or(StoreError::Missing)?;
    snapshots::look(&place, file)?;
    let part = next_part(&place)?;
    fs::copy(place.snapshots().join(file.name()), part.join(DIARY))?;
    // After the copying: it may let the oldest snapshot go.
    before(&place)?;
    swap(&place, now)
}

/// A new folder for a whole diary, not yet in use.
pub(super) fn next_part(place: &Place) -> Result<PathBuf, StoreError> {
    let part = place::part(&place.folder.join(NEXT));
    place::remove(&part)?;
    place::make_folder(&part)?;
    Ok(part)
}

/// Makes what [`next_part`] holds the current diary. At a loss of power in between, the next open finds the old one or
/// the new one, and the old one aside in either case once it is not the current one any more.
pub(super) fn swap(place: &Place, now: Moment) -> Result<(), StoreError> {
    let next = place.folder.join(NEXT);
    let part = place::part(&next);
    place::sync_file(&part.join(DIARY))?;
    place::sync_folder(&part)?;
    place::remove(&next)?;
    place::rename(&part, &next)?;
    let current = place.current();
    if current.exists() {
        place::rename(&current, &new_aside(&place.folder, now)?)?;
    }
    place::rename(&next, &current)?;
    Ok(())
}

/// A name in `aside/` that is not taken: the day and time there and then.
fn new_aside(folder: &Path, now: Moment) -> Result<PathBuf, StoreError> {
    let parent = folder.join(ASIDE);
    place::make_folder(&parent)?;
    let (minute, second) = (now.minute_of_day(), now.unix_seconds.rem_euclid(60));
    let name = format!("{}-{:02}{:02}{second:02}", now.day(), minute / 60, minute % 60);
    let taken = |path: &PathBuf| fs::symlink_metadata(path).is_ok();
    let numbered = (2_u32..).map(|number| parent.join(format!("{name}-{number}")));
    let mut names = std::iter::once(parent.join(&name)).chain(numbered);
    names.find(|path| !taken(path)).ok_or(StoreError::Failed)
}

/// The days of the diaries that were set aside and are still stored, each day once, in no order that matters.
pub fn set_aside_days(folder: &Path) -> Vec<Day> {
    let names = place::names(&folder.join(ASIDE)).unwrap_or_default();
    let mut days: Vec<Day> = names
        .iter()
        .filter_map(|name| Day::parse(name.get(..10)?))
        .collect();
    days.dedup();
    days
}

/// True if there is no diary, though something of one is there: its file was taken away.
pub fn is_gone(folder: &Path) -> bool {
    !place::current(folder).join(DIARY).exists()
}

/// Leaves no byte of a diary: neither the current one, nor copies, nor what was set aside, nor exports. No
/// [`Store`](super::Store) may be open.
///
/// # Errors
/// Why something could not be removed; the diary itself went first.
pub fn delete_everything(folder: &Path) -> Result<(), StoreError> {
    let _held = place::hold_alone(folder)?;
    // One step for each that lasts at once; the next open would finish the rest.
    for name in place::names(folder)? {
        if OURS.contains(&name.as_str()) {
            let path = folder.join(&name);
            let part = place::part(&path);
            place::remove(&part)?;
            place::rename(&path, &part)?;
        }
    }
    for name in place::names(folder)? {
        if name.ends_with(".part") {
            place::remove(&folder.join(name))?;
        }
    }
    if folder.exists() {
        place::sync_folder(folder)?;
    }
    Ok(())
}

/// All that a diary's folder may hold; `exports` is where an app may leave files for others to pick up.
const OURS: [&str; 6] = ["current", SNAPSHOTS, ASIDE, KEY_CHECK, NEXT, "exports"];
