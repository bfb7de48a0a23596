// A few functions of the SQLite in the Rust library, as sqlite3.h declares them. Only for tests: the app never opens
// the diary's file but through core.
#pragma once

struct sqlite3;

int sqlite3_open(const char *filename, struct sqlite3 **connection);
int sqlite3_exec(struct sqlite3 *connection, const char *sql, void *callback, void *argument, char **problem);
const char *sqlite3_errmsg(struct sqlite3 *connection);
int sqlite3_close(struct sqlite3 *connection);
