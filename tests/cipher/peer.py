"""SQLCipher on OpenSSL, for tests/cipher.rs: peer.py FILE KEY [--leave-log], SQL statements on standard input.

The statements are a JSON array; the answer is one too: the rows of each. With --leave-log the process ends as if
killed, so that the write-ahead log stays beside the file.
"""

import json
import os
import sys

import sqlcipher3


def main() -> None:
    file, key, *options = sys.argv[1:]
    connection = sqlcipher3.connect(file, isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    answers = []
    try:
        for statement in json.load(sys.stdin):
            rows = connection.execute(statement).fetchall()
            answers.append([[cell.hex() if isinstance(cell, bytes) else cell for cell in row] for row in rows])
    except sqlcipher3.DatabaseError as error:
        sys.exit(f"refused: {error}")
    print(json.dumps(answers), flush=True)
    if "--leave-log" in options:
        os._exit(0)
    connection.close()


main()
