//! A dump's shape, read as a stream: no tree of it is built.

use std::fmt;

use rusqlite::types::Value;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::tables::Table;
use super::import::{ImportError, Load};

/// `{"format":…,"version":…,"tables":…}`
pub(super) struct Whole<'a, 'b>(pub(super) &'a mut Load<'b>);
/// `{"person":[…],…}`
struct Tables<'a, 'b>(&'a mut Load<'b>);
/// `[{…},…]`
struct Rows<'a, 'b>(&'a mut Load<'b>, &'static Table);
/// `{"id":1,…}`
struct Object<'a, 'b>(&'a mut Load<'b>, &'static Table);
/// `1`, `"…"` or `null`
struct Cell;

impl<'de> DeserializeSeed<'de> for Whole<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a diary")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "tables" => map.next_value_seed(Tables(self.0))?,
                "format" | "version" => drop(map.next_value::<IgnoredAny>()?),
                _ => return Err(self.0.fail(ImportError::NotADiary)),
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Tables<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tables")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let Some(table) = self.0.tables().find(|table| table.name == name) else {
                return Err(self.0.fail(ImportError::NotADiary));
            };
            self.0.table = Some(table.name);
            self.0.row = 0;
            if !self.0.seen.insert(table.name) {
                return Err(self.0.fail(ImportError::BadTable { table: table.name }));
            }
            map.next_value_seed(Rows(self.0, table))?;
            self.0.table = None;
        }
        match self.0.tables().find(|table| !self.0.seen.contains(table.name)) {
            Some(table) => Err(self.0.fail(ImportError::BadTable { table: table.name })),
            None => Ok(()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        loop {
            self.0.row += 1;
            if rows.next_element_seed(Object(self.0, self.1))?.is_none() {
                return Ok(());
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Object<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(load, table) = self;
        let mut row: Vec<Option<Value>> = vec![None; table.columns.len()];
        while let Some(name) = map.next_key::<String>()? {
            let at = table.columns.iter().position(|column| column.name == name);
            let Some(cell) = at.and_then(|at| row.get_mut(at)).filter(|cell| cell.is_none()) else {
                return Err(load.fail(load.bad_row(table)));
            };
            *cell = Some(map.next_value_seed(Cell)?);
        }
        load.insert(table, row).map_err(|failure| load.fail(failure))
    }
}

impl<'de> DeserializeSeed<'de> for Cell {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl Visitor<'_> for Cell {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        i64::try_from(number)
            .map(Value::Integer)
            .map_err(|_| E::custom(""))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }
}
