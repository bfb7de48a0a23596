//! What the schema holds, for those who walk all of it.

use rusqlite::{Connection, Transaction};

use super::StoreError;

/// A column's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    /// 64 bits.
    Integer,
    /// Unicode.
    Text,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Type,
    pub(super) nullable: bool,
}

/// A table of entries. Each has an `id` first and `removed` last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The version of the dump that has it first.
    pub(super) since: u64,
    /// Without `removed`.
    pub(super) columns: &'static [Column],
    /// Indexes that together know every entry that is not removed, with the condition each was made with.
    pub(super) indexes: &'static [&'static str],
}

const fn integer(name: &'static str) -> Column {
    Column {
        name,
        kind: Type::Integer,
        nullable: false,
    }
}

const fn text(name: &'static str) -> Column {
    Column {
        name,
        kind: Type::Text,
        nullable: false,
    }
}

const fn or_null(column: Column) -> Column {
    Column {
        nullable: true,
        ..column
    }
}

/// The tables in the schema's order: whom the others refer to comes first. A test compares them with the schema.
pub(super) const TABLES: [Table; 7] = [
    Table {
        name: "person",
        since: 1,
        columns: &[
            integer("id"),
            text("nickname"),
            text("age"),
            text("concern"),
            text("region"),
            text("clinician_number"),
            integer("created"),
        ],
        indexes: &[],
    },
    Table {
        name: "step",
        since: 1,
        columns: &[
            integer("id"),
            or_null(integer("person_id")),
            text("small_step"),
            text("words"),
            integer("kept"),
            integer("kept_offset"),
            or_null(text("planned_day")),
            or_null(integer("remind_minute")),
            or_null(integer("tried")),
            or_null(integer("tried_offset")),
            text("outcome"),
            text("how_it_went"),
        ],
        indexes: &[
            "INDEXED BY step_open WHERE tried IS NULL AND removed IS NULL",
            "INDEXED BY step_tried WHERE tried IS NOT NULL AND removed IS NULL",
        ],
    },
    Table {
        name: "note",
        since: 1,
        columns: &[
            integer("id"),
            or_null(integer("person_id")),
            integer("at"),
            integer("utc_offset"),
            text("approach"),
            text("setting"),
            text("part_of_day"),
            text("tried"),
            text("outcome"),
            text("try_next"),
        ],
        indexes: &["INDEXED BY note_by_time WHERE removed IS NULL"],
    },
    Table {
        name: "win",
        since: 1,
        columns: &[
            integer("id"),
            or_null(integer("person_id")),
            integer("at"),
            integer("utc_offset"),
            text("words"),
        ],
        indexes: &["INDEXED BY win_by_time WHERE removed IS NULL"],
    },
    Table {
        name: "saved_check",
        since: 1,
        columns: &[
            integer("id"),
            or_null(integer("person_id")),
            integer("at"),
            integer("utc_offset"),
            text("level"),
            text("answers"),
        ],
        indexes: &["INDEXED BY check_by_time WHERE removed IS NULL"],
    },
    Table {
        name: "worksheet",
        since: 2,
        columns: &[
            integer("id"),
            or_null(integer("person_id")),
            integer("at"),
            integer("utc_offset"),
            text("sheet"),
            text("answers"),
        ],
        indexes: &["INDEXED BY worksheet_by_time WHERE removed IS NULL"],
    },
    Table {
        name: "discharge",
        since: 3,
        columns: &[
            integer("id"),
            or_null(integer("person_id")),
            integer("at"),
            integer("utc_offset"),
            text("home_day"),
            or_null(integer("remind_minute")),
            text("done"),
        ],
        indexes: &["INDEXED BY discharge_by_time WHERE removed IS NULL"],
    },
];

impl Table {
    /// Its columns' names, `, ` between them.
    pub(super) fn list(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        names.join(", ")
    }

    /// True if its entries may be about someone.
    pub(super) fn has_person(&self) -> bool {
        self.columns.iter().any(|column| column.name == "person_id")
    }
}

/// True if a row waits to go for good.
pub(super) fn any_removed(connection: &Connection) -> Result<bool, StoreError> {
    let any: Vec<String> = TABLES
        .iter()
        .map(|Table { name, .. }| {
            format!("EXISTS (SELECT 1 FROM {name} INDEXED BY {name}_removed WHERE removed IS NOT NULL)")
        })
        .collect();
    Ok(connection.query_row(&format!("SELECT {}", any.join(" OR ")), [], |row| row.get(0))?)
}

/// Lets removed rows go, and with a person what is about them.
pub(super) fn purge(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    for Table { name, .. } in &TABLES {
        let sql = format!("DELETE FROM {name} INDEXED BY {name}_removed WHERE removed IS NOT NULL");
        transaction.execute(&sql, [])?;
    }
    Ok(())
}

/// Entries that are not removed: all but people. A file of an older version may lack a table.
pub(super) fn entries(connection: &Connection) -> Result<u64, StoreError> {
    let mut entries = 0_i64;
    let there = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
    for table in TABLES.iter().filter(|table| table.has_person()) {
        if !connection.query_row(there, [table.name], |row| row.get::<_, bool>(0))? {
            continue;
        }
        let sql = format!("SELECT count(*) FROM {} WHERE removed IS NULL", table.name);
        entries += connection.query_row(&sql, [], |row| row.get::<_, i64>(0))?;
    }
    Ok(entries.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_what_the_schema_says() {
        let connection = Connection::open_in_memory().expect("a database");
        connection
            .execute_batch(include_str!("schema.sql"))
            .expect("the schema");
        let names = |sql: &str| -> Vec<String> {
            let mut query = connection.prepare(sql).expect("a query");
            let rows = query.query_map([], |row| row.get(0)).expect("rows");
            rows.collect::<Result<_, _>>().expect("texts")
        };
        let listed: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        let made = names("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
        assert_eq!(made, [&listed[..], &["setting"]].concat());
        for table in &TABLES {
            let columns = table.columns.iter().map(|column| {
                let kind = match column.kind {
                    Type::Integer => "INTEGER",
                    Type::Text => "TEXT",
                };
                // SQLite calls an id, which is never null, nullable.
                let filled = !column.nullable && column.name != "id";
                format!("{} {kind} {}", column.name, i64::from(filled))
            });
            let made = names(&format!(
                "SELECT name || ' ' || type || ' ' || \"notnull\" FROM pragma_table_info('{}')",
                table.name
            ));
            let columns: Vec<String> = columns.chain(["removed INTEGER 0".to_owned()]).collect();
            assert_eq!(made, columns, "{}", table.name);
            for index in table.indexes {
                names(&format!("SELECT id FROM {} {index}", table.name));
            }
        }
    }
}
