//! A disk as a power cut may leave it, after "All File Systems Are Not Created Equal" (ALICE, OSDI 2014).
//!
//! A file's bytes are safe once the file was synced; before that each write may be there, missing or torn between
//! 512-byte sectors, in any order. A name is safe once its folder was synced or, as journalling file systems (ext4,
//! f2fs, APFS) promise, the file itself: that makes its own name and the folders above it safe, and nothing else. Names
//! that are not safe yet may be there or not, in any order, but a rename is one step. A disk that lies about a sync is
//! outside the model.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use super::random::Random;
use super::trace::Call;

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// How much of what waits reached the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Nothing.
    Nothing,
    /// All of it: the cut that a killed process leaves.
    All,
    /// A random part.
    Some,
    /// A random part, some of it torn between sectors.
    Torn,
}

/// Every path in the folder: a file's bytes, or `None` for a folder.
pub type State = BTreeMap<String, Option<Arc<Vec<u8>>>>;

#[derive(Debug, Clone)]
enum Change {
    Write { at: usize, data: Vec<u8> },
    Resize(usize),
}

#[derive(Debug, Default)]
struct Node {
    folder: bool,
    safe: Arc<Vec<u8>>,
    waiting: Vec<Change>,
}

type Name = (usize, String);
type Names = BTreeMap<Name, usize>;
/// What one call does to names, whole or not at all.
type Step = Vec<(Name, Option<usize>)>;

/// The disk, as far as the calls seen so far made it.
#[derive(Debug)]
pub struct Disk {
    root: String,
    nodes: Vec<Node>,
    open: HashMap<i32, usize>,
    now: Names,
    safe: Names,
    waiting: Vec<Step>,
}

impl Disk {
    /// An empty, synced folder.
    pub fn new(root: &Path) -> Self {
        let root_node = Node {
            folder: true,
            ..Node::default()
        };
        Self {
            root: root.display().to_string(),
            nodes: vec![root_node],
            open: HashMap::new(),
            now: Names::new(),
            safe: Names::new(),
            waiting: Vec::new(),
        }
    }

    /// Does what a call did. Answers whether that can change what a power cut leaves.
    pub fn apply(&mut self, call: &Call) -> bool {
        match call {
            Call::Open {
                fd,
                path,
                made,
                emptied,
            } => {
                if *made {
                    let node = self.add(false);
                    if let Some(name) = self.name(path) {
                        self.step(vec![(name, Some(node))]);
                    }
                }
                let Some(node) = self.find(path) else {
                    return false;
                };
                self.open.insert(*fd, node);
                if *emptied {
                    self.nodes[node].waiting.push(Change::Resize(0));
                }
                *made || *emptied
            }
            Call::Close { fd } => {
                self.open.remove(fd);
                false
            }
            Call::Write { fd, at, data } => self.change(
                *fd,
                Change::Write {
                    at: *at,
                    data: data.clone(),
                },
            ),
            Call::Resize { fd, size } => self.change(*fd, Change::Resize(*size)),
            Call::Sync { fd, failed } => {
                let Some(&node) = self.open.get(fd) else {
                    return false;
                };
                if *failed {
                    // Linux marks the pages clean: they can be read until they are evicted, and no later sync
                    // writes them.
                    self.nodes[node].waiting.clear();
                } else {
                    self.sync(node);
                }
                true
            }
            Call::Rename { from, to } => {
                let (Some(node), Some(from), Some(to)) = (self.find(from), self.name(from), self.name(to))
                else {
                    return false;
                };
                self.step(vec![(from, None), (to, Some(node))]);
                true
            }
            Call::Link { from, to } => {
                let (Some(node), Some(to)) = (self.find(from), self.name(to)) else {
                    return false;
                };
                self.step(vec![(to, Some(node))]);
                true
            }
            Call::Unlink { path } => {
                let Some(name) = self.name(path) else {
                    return false;
                };
                self.step(vec![(name, None)]);
                true
            }
            Call::MakeFolder { path } => {
                let node = self.add(true);
                if let Some(name) = self.name(path) {
                    self.step(vec![(name, Some(node))]);
                }
                true
            }
            Call::Said(_) => true,
        }
    }

    fn add(&mut self, folder: bool) -> usize {
        self.nodes.push(Node {
            folder,
            ..Node::default()
        });
        self.nodes.len() - 1
    }

    fn step(&mut self, step: Step) {
        set(&mut self.now, &step);
        self.waiting.push(step);
    }

    fn change(&mut self, fd: i32, change: Change) -> bool {
        let Some(&node) = self.open.get(&fd) else {
            return false;
        };
        self.nodes[node].waiting.push(change);
        true
    }

    /// The folder and the last part of a path.
    fn name(&self, path: &str) -> Option<Name> {
        let (folder, last) = path.rsplit_once('/')?;
        Some((self.find(folder)?, last.to_owned()))
    }

    fn find(&self, path: &str) -> Option<usize> {
        let inside = path.strip_prefix(&self.root)?;
        let parts = inside.split('/').filter(|part| !part.is_empty());
        parts.into_iter().try_fold(0, |folder, part| {
            self.now.get(&(folder, part.to_owned())).copied()
        })
    }

    fn sync(&mut self, node: usize) {
        let waiting = std::mem::take(&mut self.nodes[node].waiting);
        let safe = Arc::make_mut(&mut self.nodes[node].safe);
        for change in &waiting {
            write(safe, change, None);
        }
        // Its own name, that the folders above it were made, and (for a folder) the names in it; with each of them
        // whatever was done to the same name before.
        let above = self.above(node);
        let folder = self.nodes[node].folder;
        let mut names: Vec<&Name> = Vec::new();
        let mut chosen = vec![false; self.waiting.len()];
        for (at, step) in self.waiting.iter().enumerate().rev() {
            chosen[at] = step.iter().any(|(name, to)| {
                *to == Some(node)
                    || (step.len() == 1 && to.is_some_and(|to| above.contains(&to)))
                    || (folder && name.0 == node)
                    || names.contains(&name)
            });
            if chosen[at] {
                names.extend(step.iter().map(|(name, _)| name));
            }
        }
        let mut at = 0;
        let safe = &mut self.safe;
        self.waiting.retain(|step| {
            at += 1;
            if chosen[at - 1] {
                set(safe, step);
            }
            !chosen[at - 1]
        });
    }

    fn above(&self, mut node: usize) -> Vec<usize> {
        let mut above = Vec::new();
        while let Some(((folder, _), _)) = self.now.iter().find(|(_, to)| **to == node) {
            node = *folder;
            above.push(node);
        }
        above
    }

    /// What a cut leaves.
    pub fn after(&self, cut: Cut, random: &mut Random) -> State {
        let names = match cut {
            Cut::Nothing => self.safe.clone(),
            Cut::All => self.now.clone(),
            Cut::Some | Cut::Torn => {
                let mut names = self.safe.clone();
                for step in self.waiting.iter().filter(|_| random.percent(60)) {
                    set(&mut names, step);
                }
                names
            }
        };
        let mut state = State::new();
        self.walk(0, "", &names, cut, random, &mut state);
        state
    }

    fn walk(
        &self,
        folder: usize,
        above: &str,
        names: &Names,
        cut: Cut,
        random: &mut Random,
        state: &mut State,
    ) {
        let inside = names.range((folder, String::new())..(folder + 1, String::new()));
        for ((_, name), &node) in inside {
            let path = format!("{above}{name}");
            if self.nodes[node].folder {
                state.insert(path.clone(), None);
                self.walk(node, &format!("{path}/"), names, cut, random, state);
            } else if !path.ends_with("-shm") {
                state.insert(path, Some(self.nodes[node].after(cut, random)));
            }
        }
    }
}

impl Node {
    fn after(&self, cut: Cut, random: &mut Random) -> Arc<Vec<u8>> {
        if cut == Cut::Nothing || self.waiting.is_empty() {
            return Arc::clone(&self.safe);
        }
        let mut bytes = self.safe.as_ref().clone();
        for change in &self.waiting {
            match cut {
                Cut::All => write(&mut bytes, change, None),
                Cut::Some if random.percent(60) => write(&mut bytes, change, None),
                Cut::Torn if random.percent(30) => write(&mut bytes, change, None),
                Cut::Torn if random.percent(50) => write(&mut bytes, change, Some(random)),
                _ => {}
            }
        }
        Arc::new(bytes)
    }
}

fn set(names: &mut Names, step: &Step) {
    for (name, node) in step {
        match node {
            Some(node) => names.insert(name.clone(), *node),
            None => names.remove(name),
        };
    }
}

/// Applies a change; with a source of chance, only some of its sectors.
fn write(bytes: &mut Vec<u8>, change: &Change, mut torn: Option<&mut Random>) {
    match change {
        Change::Resize(size) => bytes.resize(*size, 0),
        Change::Write { at, data } => {
            // Sectors are the disk's: a write may begin in the middle of one.
            let mut from = 0;
            while from < data.len() {
                let to = data.len().min((at + from) / SECTOR * SECTOR + SECTOR - at);
                if torn.as_mut().is_none_or(|random| random.percent(50)) {
                    if bytes.len() < at + to {
                        bytes.resize(at + to, 0);
                    }
                    bytes[at + from..at + to].copy_from_slice(&data[from..to]);
                }
                from = to;
            }
        }
    }
}

/// Tells equal states.
pub fn hash(state: &State) -> u64 {
    let mut hasher = DefaultHasher::new();
    state.hash(&mut hasher);
    hasher.finish()
}

/// Puts a state into an empty folder.
///
/// # Errors
/// If the folder cannot be written.
pub fn lay_out(state: &State, folder: &Path) -> io::Result<()> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    for (path, bytes) in state {
        match bytes {
            Some(bytes) => fs::write(folder.join(path), bytes.as_slice())?,
            None => fs::create_dir(folder.join(path))?,
        }
    }
    Ok(())
}
