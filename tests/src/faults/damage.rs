//! Damage to a diary's files: what worn storage, a cut transfer or a curious program leaves.

use super::random::Random;

/// SQLCipher's page.
const PAGE: usize = 4096;

/// A diary's files, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// `current/diary.db`.
    pub diary: Vec<u8>,
    /// Its log; `None`: there is no such file.
    pub log: Option<Vec<u8>>,
    /// `snapshots/...db`.
    pub snapshot: Vec<u8>,
    /// `key-check`.
    pub key_check: Vec<u8>,
}

/// What other diaries lend for damage.
#[derive(Debug)]
pub struct Others {
    /// One with the same key.
    pub same_key: Files,
    /// One with another key.
    pub other_key: Files,
}

/// How a diary was damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// One bit of the diary is another.
    Bit,
    /// Some bits in some places are.
    Bits,
    /// The diary ends too soon.
    CutShort,
    /// A page holds zeroes.
    ZeroPage,
    /// A page holds noise.
    NoisePage,
    /// Two pages changed places.
    SwappedPages,
    /// A page of another diary with the same key.
    PageOfSameKey,
    /// A page of another diary with another key.
    PageOfOtherKey,
    /// Noise follows the last page.
    Longer,
    /// The log is gone.
    NoLog,
    /// Bits of the log are others.
    LogBits,
    /// The log ends too soon.
    LogCutShort,
    /// The log of another diary with the same key.
    LogOfSameKey,
    /// The log of another diary with another key.
    LogOfOtherKey,
    /// The diary and its log changed places.
    DiaryAndLogSwapped,
    /// The diary and its snapshot changed places.
    DiaryAndSnapshotSwapped,
    /// The diary of another key.
    DiaryOfOtherKey,
    /// The snapshot is damaged; the diary is not.
    Snapshot,
    /// The key check is damaged.
    KeyCheck,
    /// The diary and the key check are.
    BitAndKeyCheck,
}

/// All of them; flipped bits come oftener.
const ALL: [Damage; 26] = [
    Damage::Bit,
    Damage::Bit,
    Damage::Bit,
    Damage::Bit,
    Damage::Bit,
    Damage::Bit,
    Damage::Bits,
    Damage::CutShort,
    Damage::ZeroPage,
    Damage::NoisePage,
    Damage::SwappedPages,
    Damage::PageOfSameKey,
    Damage::PageOfOtherKey,
    Damage::Longer,
    Damage::NoLog,
    Damage::LogBits,
    Damage::LogBits,
    Damage::LogCutShort,
    Damage::LogOfSameKey,
    Damage::LogOfOtherKey,
    Damage::DiaryAndLogSwapped,
    Damage::DiaryAndSnapshotSwapped,
    Damage::DiaryOfOtherKey,
    Damage::Snapshot,
    Damage::KeyCheck,
    Damage::BitAndKeyCheck,
];

impl Damage {
    /// The kind of damage with this number.
    pub fn numbered(number: usize) -> Self {
        ALL[number % ALL.len()]
    }

    /// Whether the newest changes were in what was damaged: an older state of the diary is then all there is.
    pub fn takes_the_newest(self) -> bool {
        matches!(
            self,
            Self::NoLog
                | Self::LogBits
                | Self::LogCutShort
                | Self::LogOfSameKey
                | Self::LogOfOtherKey
                | Self::DiaryAndLogSwapped
                | Self::DiaryAndSnapshotSwapped
        )
    }

    /// Does it.
    pub fn apply(self, files: &mut Files, others: &Others, random: &mut Random) {
        let diary = &mut files.diary;
        match self {
            Self::Bit => flip(diary, random),
            Self::Bits => (0..1 + random.below(40)).for_each(|_| flip(diary, random)),
            Self::CutShort => {
                let length = random.below(diary.len());
                // As often in the middle of a page as between two.
                let length = if random.percent(50) {
                    length / PAGE * PAGE
                } else {
                    length
                };
                diary.truncate(length);
            }
            Self::ZeroPage => page(diary, random).fill(0),
            Self::NoisePage => noise(page(diary, random), random),
            Self::SwappedPages => {
                let pages = diary.len() / PAGE;
                let one = random.below(pages);
                let other = (one + 1 + random.below(pages - 1)) % pages;
                let kept = diary[one * PAGE..][..PAGE].to_vec();
                diary.copy_within(other * PAGE..(other + 1) * PAGE, one * PAGE);
                diary[other * PAGE..][..PAGE].copy_from_slice(&kept);
            }
            Self::PageOfSameKey => foreign(diary, &others.same_key.diary, random),
            Self::PageOfOtherKey => foreign(diary, &others.other_key.diary, random),
            Self::Longer => {
                let mut more = vec![0; 1 + random.below(3 * PAGE)];
                noise(&mut more, random);
                diary.extend(more);
            }
            Self::NoLog => files.log = None,
            Self::LogBits => {
                if let Some(log) = &mut files.log {
                    (0..1 + random.below(4)).for_each(|_| flip(log, random));
                }
            }
            Self::LogCutShort => {
                if let Some(log) = &mut files.log {
                    log.truncate(random.below(log.len()));
                }
            }
            Self::LogOfSameKey => files.log.clone_from(&others.same_key.log),
            Self::LogOfOtherKey => files.log.clone_from(&others.other_key.log),
            Self::DiaryAndLogSwapped => {
                if let Some(log) = &mut files.log {
                    std::mem::swap(log, diary);
                }
            }
            Self::DiaryAndSnapshotSwapped => {
                std::mem::swap(&mut files.snapshot, diary);
                if random.percent(50) {
                    files.log = None;
                }
            }
            Self::DiaryOfOtherKey => {
                diary.clone_from(&others.other_key.diary);
                if random.percent(50) {
                    files.log.clone_from(&others.other_key.log);
                }
            }
            Self::Snapshot => match random.below(3) {
                0 => files.snapshot.truncate(random.below(files.snapshot.len())),
                1 => page(&mut files.snapshot, random).fill(0),
                _ => flip(&mut files.snapshot, random),
            },
            Self::KeyCheck => spoil_check(&mut files.key_check, random),
            Self::BitAndKeyCheck => {
                flip(diary, random);
                spoil_check(&mut files.key_check, random);
            }
        }
    }
}

fn flip(bytes: &mut [u8], random: &mut Random) {
    let at = random.below(bytes.len());
    bytes[at] ^= 1 << random.below(8);
}

fn page<'a>(bytes: &'a mut [u8], random: &mut Random) -> &'a mut [u8] {
    let at = random.below(bytes.len() / PAGE) * PAGE;
    &mut bytes[at..at + PAGE]
}

fn noise(bytes: &mut [u8], random: &mut Random) {
    bytes.fill_with(|| random.number() as u8);
}

/// A page of another file, in its own place or elsewhere.
fn foreign(bytes: &mut [u8], other: &[u8], random: &mut Random) {
    let pages = bytes.len().min(other.len()) / PAGE;
    let to = random.below(pages);
    let from = if random.percent(70) {
        to
    } else {
        random.below(pages)
    };
    bytes[to * PAGE..][..PAGE].copy_from_slice(&other[from * PAGE..][..PAGE]);
}

fn spoil_check(check: &mut Vec<u8>, random: &mut Random) {
    match random.below(3) {
        0 => check.truncate(random.below(check.len())),
        1 => noise(check, random),
        _ => flip(check, random),
    }
}
