"""`kill -9` loses nothing that was acknowledged, and doubles nothing."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.contracts import CONTRACT
from storage.opening import open_store
from tests.storage import samples

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seen", [1, 500])
def test_killed_process_leaves_each_acknowledged_contract_once(
    database_url: str, seen: int
) -> None:
    store = open_store(database_url)
    sample = store.run_sync(samples.fill)
    store.shut()
    arguments = map(str, (sample.cohort, sample.enterprise, sample.institution, 1000))
    command = [sys.executable, "-m", "tests.storage.adder", database_url, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(seen)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]

    again = open_store(database_url)
    rows = again.read_sync(
        lambda db: db.execute(select(CONTRACT.c.purpose, CONTRACT.c.number)).all()
    )
    again.shut()
    kept = Counter(int(purpose) for purpose, _ in rows)
    assert set(acknowledged) <= set(kept)
    assert set(kept.values()) == {1}
    assert sorted(number for _, number in rows) == list(range(1, len(rows) + 1))
