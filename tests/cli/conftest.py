"""`python -m bot …` on a database of each test's own."""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot.cli import main
from tests.cli.verbs import OURS, Maillon, Said


@pytest.fixture
def environment(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> pytest.MonkeyPatch:
    """A migrated SQLite file, no other variable of ours, and a folder to write in."""
    for name in [name for name in os.environ if name.startswith(OURS)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.fixture
def maillon(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Maillon:
    def run(*arguments: str, typed: str = "") -> Said:
        environment.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed.encode())))
        with pytest.raises(SystemExit) as end:
            main([*arguments])
        out, err = capsys.readouterr()
        return Said(int(end.value.code or 0), out, err)

    return run


@pytest.fixture
def demo_database(demo_file: Path, environment: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The demo cohorts as the database of the verbs."""
    file = Path(shutil.copy(demo_file, tmp_path / "demo.db"))
    environment.setenv("DATABASE_URL", f"sqlite:///{file}")
    return file
