"""`python -m bot …` on a database of each test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).parents[2]
OURS = ("DATABASE_", "SLACK_", "TELEGRAM_", "LOG_", "PUBLIC_URL", "HOST", "PORT", "DYNO")


@dataclass(frozen=True, slots=True)
class Said:
    """How a verb ended, and what it printed."""

    code: int
    out: str
    err: str = ""


Maillon = Callable[..., Said]


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
    def run(*arguments: str) -> Said:
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


def process(*arguments: str, typed: str = "", variables: Mapping[str, str] | None = None) -> Said:
    """Run a verb as a process, with what is typed on its standard input."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(OURS)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "bot", *arguments],
        cwd=ROOT,
        env={**inherited, **(variables or {})},
        input=typed.encode(),
        capture_output=True,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
