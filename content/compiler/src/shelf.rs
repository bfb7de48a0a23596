//! Rows that lie packed until something asks for them.
//!
//! What help, the check and a result need is plain `static` data. Everything else would cost a phone more in references
//! than in words, so it is written row after row, deflated, and read once, on first use. Bytes that were damaged are
//! an empty shelf, never a panic: a screen that finds nothing leads to one with help.

use std::ops::Deref;
use std::sync::OnceLock;

use crate::{Age, ChoiceList, Concern, Dates, SheetItemKind, Words};

/// The most bytes one pack unfolds to. Ours are far below; a damaged length must not ask for all memory.
const MOST: usize = 1 << 20;

/// Rows of one table.
pub struct Shelf<T: 'static> {
    packed: &'static [u8],
    rows: OnceLock<&'static [T]>,
}

impl<T> Shelf<T> {
    /// A shelf that is read from its packed rows on first use.
    pub const fn packed(packed: &'static [u8]) -> Self {
        let rows = OnceLock::new();
        Self { packed, rows }
    }
}

impl<T: Packed<'static>> Deref for Shelf<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.rows.get_or_init(|| {
            let bytes: &'static [u8] = unpack(self.packed).unwrap_or_default().leak();
            <&[T]>::read(&mut { bytes }).unwrap_or_default()
        })
    }
}

impl<'s, T: Packed<'static>> IntoIterator for &'s Shelf<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Packed<'static> + std::fmt::Debug> std::fmt::Debug for Shelf<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

/// Inflates what was packed: four bytes of length, the lowest first, then raw deflate. `None` if it was damaged.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (length, deflated) = packed.split_first_chunk()?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > MOST {
        return None;
    }
    let mut bytes = vec![0; length];
    let from = std::iter::once(deflated);
    let filled = miniz_oxide::inflate::decompress_slice_iter_to_slice(&mut bytes, from, false, true).ok()?;
    (filled == length).then_some(bytes)
}

/// How a value is written on a shelf. Numbers are LEB128; texts and lists stand behind their length.
pub trait Packed<'a>: Sized {
    /// The type as other crates name it.
    #[cfg(feature = "compile")]
    const NAME: &'static str;

    /// The value these bytes start with; `None` if they were damaged. Moves past it.
    fn read(bytes: &mut &'a [u8]) -> Option<Self>;

    /// Writes the value.
    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>);
}

/// An unsigned number, seven bits a byte, the lowest first. Moves past it.
pub fn read_number(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..u32::BITS).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn read_byte(bytes: &mut &[u8]) -> Option<u8> {
    let (byte, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(*byte)
}

/// Packs structs, field after field. Those of `'a` own what they hold and need no bytes that stay.
macro_rules! packed {
    ($life:lifetime $type:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::shelf::Packed<$life> for $type {
            $crate::shelf::packed!(@ $life $type { $($field),+ });
        }
    };
    (<$life:lifetime> $type:ident { $($field:ident),+ $(,)? }) => {
        impl<$life> $crate::shelf::Packed<$life> for $type {
            $crate::shelf::packed!(@ $life $type { $($field),+ });
        }
    };
    (@ $life:lifetime $type:ident { $($field:ident),+ }) => {
        #[cfg(feature = "compile")]
        const NAME: &'static str = concat!("foothold_content::", stringify!($type));

        fn read(bytes: &mut &$life [u8]) -> Option<Self> {
            Some(Self { $($field: $crate::shelf::Packed::read(bytes)?),+ })
        }

        #[cfg(feature = "compile")]
        fn write(&self, bytes: &mut Vec<u8>) {
            $($crate::shelf::Packed::write(&self.$field, bytes);)+
        }
    };
}
pub(crate) use packed;

/// Packs enums without fields as the place of a variant.
macro_rules! packed_choice {
    ($type:ident { $($variant:ident),+ }) => {
        impl<'a> Packed<'a> for $type {
            #[cfg(feature = "compile")]
            const NAME: &'static str = concat!("foothold_content::", stringify!($type));

            fn read(bytes: &mut &'a [u8]) -> Option<Self> {
                let place = read_byte(bytes)?;
                [$(Self::$variant),+].get(usize::from(place)).copied()
            }

            #[cfg(feature = "compile")]
            fn write(&self, bytes: &mut Vec<u8>) {
                bytes.push(*self as u8);
            }
        }
    };
}
packed_choice!(Age { Minor, Adult });
packed_choice!(ChoiceList {
    Approach,
    Setting,
    PartOfDay
});
packed_choice!(Concern {
    MentalHealth,
    Substance
});
packed_choice!(SheetItemKind {
    Note,
    Print,
    Say,
    Stop,
    Line,
    Words,
    Day,
    OneOf
});

impl<'a> Packed<'a> for &'a str {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "&'static str";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        let length = read_number(bytes)?;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        std::str::from_utf8(text).ok()
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(self.len(), bytes);
        bytes.extend(self.as_bytes());
    }
}

impl<'a> Packed<'a> for String {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "String";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        <&str>::read(bytes).map(str::to_owned)
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        self.as_str().write(bytes);
    }
}

impl<'a> Packed<'a> for bool {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "bool";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        read_byte(bytes).map(|byte| byte != 0)
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }
}

impl<'a> Packed<'a> for u8 {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "u8";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        read_byte(bytes)
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(*self);
    }
}

impl<'a> Packed<'a> for u32 {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "u32";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        read_number(bytes)?.try_into().ok()
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(*self as usize, bytes);
    }
}

impl<'a, T: Packed<'a>> Packed<'a> for Vec<T> {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "Vec";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        let count = read_number(bytes)?;
        (0..count).map(|_| T::read(bytes)).collect()
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        write_all(self, bytes);
    }
}

impl<T: Packed<'static>> Packed<'static> for &'static [T] {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "slice";

    fn read(bytes: &mut &'static [u8]) -> Option<Self> {
        let rows: Vec<T> = Packed::read(bytes)?;
        Some(Box::leak(rows.into_boxed_slice()))
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        write_all(self, bytes);
    }
}

impl<'a, T: Packed<'a>> Packed<'a> for Option<T> {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "Option";

    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        Some(if bool::read(bytes)? {
            Some(T::read(bytes)?)
        } else {
            None
        })
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        self.is_some().write(bytes);
        if let Some(value) = self {
            value.write(bytes);
        }
    }
}

impl Packed<'static> for Words {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "foothold_content::Words";

    fn read(bytes: &mut &'static [u8]) -> Option<Self> {
        <&str>::read(bytes).map(Self)
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        self.without_first_tag().write(bytes);
    }
}

impl Packed<'static> for &'static Dates {
    #[cfg(feature = "compile")]
    const NAME: &'static str = "&'static foothold_content::Dates";

    fn read(bytes: &mut &'static [u8]) -> Option<Self> {
        let dates: Option<Dates> = Packed::read(bytes)?;
        Some(dates.map_or(&Dates::NONE, |dates| Box::leak(Box::new(dates))))
    }

    #[cfg(feature = "compile")]
    fn write(&self, bytes: &mut Vec<u8>) {
        (**self != Dates::NONE).then_some(**self).write(bytes);
    }
}

#[cfg(feature = "compile")]
mod write {
    use super::{Packed, Shelf};

    impl<T: Packed<'static>> Shelf<T> {
        /// A shelf with these rows, kept for the rest of the process.
        pub fn of(rows: Vec<T>) -> &'static Self {
            let rows: &'static [T] = Box::leak(rows.into_boxed_slice());
            Box::leak(Box::new(Self {
                packed: &[],
                rows: rows.into(),
            }))
        }

        /// The rows as [`Shelf::packed`] takes them.
        pub fn to_packed(&self) -> Vec<u8> {
            let mut bytes = Vec::new();
            write_all(self, &mut bytes);
            pack(&bytes)
        }
    }

    pub(super) fn write_number(mut number: usize, bytes: &mut Vec<u8>) {
        while number >= 0x80 {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
    }

    pub(super) fn write_all<'a, T: Packed<'a>>(items: &[T], bytes: &mut Vec<u8>) {
        write_number(items.len(), bytes);
        items.iter().for_each(|item| item.write(bytes));
    }

    /// Packs for a phone, as small as it gets.
    pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
        deflated(bytes, 10)
    }

    /// The same form, quickly: the compiler unfolds it again at once.
    pub(crate) fn store(bytes: &[u8]) -> Vec<u8> {
        deflated(bytes, 0)
    }

    fn deflated(bytes: &[u8], level: u8) -> Vec<u8> {
        let length = u32::try_from(bytes.len()).expect("content is far smaller than memory");
        let mut packed = length.to_le_bytes().to_vec();
        packed.extend(miniz_oxide::deflate::compress_to_vec(bytes, level));
        packed
    }

    impl<T: Packed<'static>> databake::Bake for Shelf<T> {
        fn bake(&self, env: &databake::CrateEnv) -> databake::TokenStream {
            env.insert("foothold_content");
            // What fills itself later may not be a temporary: it is a `static` of its own.
            let source = format!(
                "*{{ static SHELF: foothold_content::Shelf<{}> = foothold_content::Shelf::packed(b\"{}\"); &SHELF }}",
                T::NAME,
                self.to_packed().escape_ascii()
            );
            source.parse().expect("escaped bytes are a literal")
        }
    }

    impl<T: Packed<'static>> databake::BakeSize for Shelf<T> {
        fn borrows_size(&self) -> usize {
            self.to_packed().len()
        }
    }
}
#[cfg(feature = "compile")]
pub(crate) use write::{pack, store};
#[cfg(feature = "compile")]
use write::{write_all, write_number};
