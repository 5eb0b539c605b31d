"""What the doctor finds: how it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much it matters."""

    FINE = "ok"
    TO_DO = "to do"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: about what, how it is, what to do."""

    level: Level
    about: str
    text: str

    def __str__(self) -> str:
        return f"[{self.level}] {self.about}: {self.text}"


def fine(about: str, text: str) -> Finding:
    return Finding(Level.FINE, about, text)


def to_do(about: str, text: str) -> Finding:
    return Finding(Level.TO_DO, about, text)


def wrong(about: str, text: str) -> Finding:
    return Finding(Level.WRONG, about, text)
