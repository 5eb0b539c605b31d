"""A disk that fills under the machine: what people were told is what is there."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUESTION = "SELECT amount_cents / 100 FROM contract ORDER BY number"


def test_full_disk_loses_no_answered_contract_and_passes(sqlite_url: str, file: Path) -> None:
    command = [sys.executable, "-m", "tests.robustness.filler", sqlite_url, "700000"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    answers = [line.split() for line in done.stdout.splitlines()]
    kept = [int(amount) for answer, _, amount in answers if answer == "logged"]
    refused = [when for answer, when, _ in answers if answer == "told"]

    with closing(sqlite3.connect(file)) as db:
        assert sorted(amount for (amount,) in db.execute(QUESTION)) == sorted(kept)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(kept) + len(refused) == len(answers) == 240
    assert len(refused) > 20
    assert set(refused) == {"during"}
