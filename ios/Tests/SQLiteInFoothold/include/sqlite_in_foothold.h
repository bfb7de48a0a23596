// A few functions of the SQLite in the Rust library, as sqlite3.h declares them. Only for tests: the app never opens
// the diary's file but through core.
#pragma once

int sqlite3_open(const char *filename, void **connection);
int sqlite3_exec(void *connection, const char *sql, void *callback, void *argument, char **problem);
const char *sqlite3_errmsg(void *connection);
int sqlite3_close(void *connection);
