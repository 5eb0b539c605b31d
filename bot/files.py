"""Files: drawn from what a card says of them, away from the event loop, once it is committed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from bot.calendars import Dates, calendar
from bot.cards import File
from storage.folding import fold

_LONGEST: Final = 40
_APART: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file as it is sent."""

    name: str
    content: bytes


def draw(file: File, now: datetime) -> Drawn:
    """Write a file: it takes its time, and is done on a thread of its own."""
    match file.holds:
        case Dates(entries):
            return Drawn(file.name, calendar("", entries, now=now))
        case _:
            assert_never(file.holds)


def slug(text: str, *, otherwise: str) -> str:
    """Return what of a text may name a file: letters without accents, digits, hyphens."""
    return _APART.sub("-", fold(text))[:_LONGEST].strip("-") or otherwise
