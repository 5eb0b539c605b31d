"""Each contract between the rooms is able to fail: here it is broken, once, on purpose."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "storage")
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
INTRUSIONS = [
    ("rooms", "storage.intruder", "bot"),
    ("rooms", "storage.intruder", "handlers"),
    ("rooms", "bot.intruder", "handlers"),
    ("features", "handlers.intruder", "handlers.neighbour"),
    ("platforms", "bot.intruder", "aiohttp"),
    ("platforms", "bot.intruder", "slack_bolt"),
    ("platforms", "handlers.intruder", "telegram"),
    ("slack-models", "handlers.intruder", "slack_sdk"),
    ("clock", "bot.intruder", "apscheduler"),
    ("sql", "handlers.intruder", "sqlalchemy"),
    ("sql", "handlers.intruder", "sqlmodel"),
    ("playground", "bot.intruder", "bot.playground"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The three rooms, and nothing else."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS:
        shutil.copytree(
            ROOT / room,
            tmp_path / room,
            ignore=lambda _, names: [n for n in names if "." in n and not n.endswith(".py")],
        )
    (tmp_path / "handlers" / "neighbour.py").touch()
    return tmp_path


def broken(project: Path) -> set[str]:
    """Return the names of the contracts that import-linter finds broken there."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=project,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts: " in run.stdout, run.stdout + run.stderr
    # A line reads `NAME KEPT`, `NAME BROKEN` or `NAME BROKEN (2 ignored imports)`.
    return {line.split(" BROKEN")[0] for line in run.stdout.splitlines() if " BROKEN" in line}


def test_contracts_are_all_tried() -> None:
    assert {contract for contract, _, _ in INTRUSIONS} == set(CONTRACTS)


def test_contracts_hold(copy: Path) -> None:
    assert broken(copy) == set()


@pytest.mark.parametrize(("contract", "intruder", "imported"), INTRUSIONS)
def test_contract_is_broken_by_an_intruder(
    contract: str, intruder: str, imported: str, copy: Path
) -> None:
    copy.joinpath(*intruder.split(".")).with_suffix(".py").write_text(f"import {imported}\n")
    assert broken(copy) == {CONTRACTS[contract]}


def test_tests_share_by_helpers_alone() -> None:
    """A test imports neither a conftest, whose fixtures come by name, nor another test."""
    named = re.compile(r"^\s*(?:from|import) tests\S*\.(?:conftest|test_\w+)\b", re.MULTILINE)
    files = (ROOT / "tests").rglob("*.py")
    assert [str(one) for one in files if named.search(one.read_text(encoding="utf-8"))] == []
