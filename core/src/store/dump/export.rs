//! Writing.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::super::StoreError;
use super::super::tables::{TABLES, Table};
use super::{FORMAT, VERSION};

/// The diary as JSON. The caller wipes it.
///
/// # Errors
/// Why the diary could not be read.
pub fn export(connection: &Connection) -> Result<Vec<u8>, StoreError> {
    let mut out = format!(r#"{{"format":"{FORMAT}","version":{VERSION},"tables":{{"#).into_bytes();
    for (number, table) in TABLES.iter().enumerate() {
        out.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        rows(connection, table, &mut out)?;
    }
    out.extend_from_slice(b"\n}}\n");
    Ok(out)
}

fn rows(connection: &Connection, table: &Table, out: &mut Vec<u8>) -> Result<(), StoreError> {
    let kept = if table.has_person() {
        "AND (person_id IS NULL OR person_id IN (SELECT id FROM person WHERE removed IS NULL))"
    } else {
        ""
    };
    let sql = format!(
        "SELECT {} FROM {} WHERE removed IS NULL {kept} ORDER BY id",
        table.list(),
        table.name
    );
    out.extend_from_slice(format!(r#""{}":["#, table.name).as_bytes());
    let mut query = connection.prepare(&sql)?;
    let mut found = query.query([])?;
    let mut any = false;
    while let Some(row) = found.next()? {
        out.extend_from_slice(if any { b",\n" } else { b"\n" });
        any = true;
        object(row, table, out)?;
    }
    out.extend_from_slice(if any { b"\n]" } else { b"]" });
    Ok(())
}

fn object(row: &Row<'_>, table: &Table, out: &mut Vec<u8>) -> Result<(), StoreError> {
    for (number, column) in table.columns.iter().enumerate() {
        out.push(if number == 0 { b'{' } else { b',' });
        out.extend_from_slice(format!(r#""{}":"#, column.name).as_bytes());
        match row.get_ref(number)? {
            ValueRef::Null => out.extend_from_slice(b"null"),
            ValueRef::Integer(number) => out.extend_from_slice(number.to_string().as_bytes()),
            ValueRef::Text(text) => {
                let text = std::str::from_utf8(text).map_err(|_| StoreError::Damaged)?;
                serde_json::to_writer(&mut *out, text).map_err(|_| StoreError::Failed)?;
            }
            // The tables are strict and have no such column.
            ValueRef::Real(_) | ValueRef::Blob(_) => return Err(StoreError::Damaged),
        }
    }
    out.push(b'}');
    Ok(())
}
