"""Words of a line that speak of a day, and what they can mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.fields.calendar_words import COUNTS
from bot.fields.line import Extent

FREE: Final = r"(?<![^\W_])(?<![\d/.-])(?<!\d,)"
"""Where a day may begin: within no other word, nor number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of a day.

    `days`: what they can mean, none when there is no such day or it is left vague. `yearless`:
    no year was typed. `ahead`: plainly still to come. `weekday`: a day of the week alone.
    `at_hand`: days about now that they can mean besides.
    """

    extent: Extent
    days: tuple[date, ...]
    yearless: bool = False
    ahead: bool = False
    vague: bool = False
    weekday: bool = False
    at_hand: tuple[date, ...] = ()


def either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def count(text: str) -> int:
    """Read how many days or weeks; none where it is no such number."""
    return int(text) if text.isdecimal() and len(text) < 4 else COUNTS.get(text, 0)  # noqa: PLR2004 - three years of days
