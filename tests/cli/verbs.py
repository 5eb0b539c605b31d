"""What tests of the command line share: a verb run as a process, and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("DATABASE_", "SLACK_", "TELEGRAM_", "LOG_", "PUBLIC_URL", "HOST", "PORT", "DYNO")
NEW = (
    *("cohort", "new", "Ma cohorte", "--territory", "Montréal", "--zone", "America/Toronto"),
    *("--language", "fr", "--starts", "2026-09-01", "--ends", "2027-06-30"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """How a verb ended, and what it printed."""

    code: int
    out: str
    err: str = ""


Maillon = Callable[..., Said]


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
