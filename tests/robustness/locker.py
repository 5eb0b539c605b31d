"""A process that holds a SQLite file's write lock until its standard input ends.

Run as `python -m tests.robustness.locker FILE`. Prints `locked` once it holds it.
"""

import sqlite3
import sys


def main(file: str) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    sys.stdout.write("locked\n")
    sys.stdout.flush()
    sys.stdin.read()
    connection.execute("ROLLBACK")
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
