"""A disk that fills under a real process: what was acknowledged is there, and nothing else."""

import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_full_disk_keeps_what_was_acknowledged_and_recovers(sqlite_url: str) -> None:
    command = [sys.executable, "-m", "tests.storage.filler", sqlite_url, "600000"]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line.split() for line in process.stdout.splitlines()]
    kept = [name for outcome, name in lines if outcome == "kept"]
    refused = [name for outcome, name in lines if outcome == "refused"]
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        rows = connection.execute("SELECT rtrim(name, '.') FROM person ORDER BY id").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert [name for (name,) in rows] == kept
    assert len(refused) > 100
    assert {name.rstrip("0123456789") for name in refused} == {"during"}
