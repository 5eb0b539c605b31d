"""Words of a line that speak of a day, and what they can mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.fields.line import Extent, words_of
from bot.fields.number_words import SPOKEN, readings

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

    @property
    def is_denied(self) -> bool:
        """Whether they name no day, but may mean one: it is there twice."""
        return len(self.days) > 1 and len({*self.days}) == 1


def either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LETTERS: Final = rf"(?:{either(SPOKEN)})(?![^\W_])"
NUMBER: Final = rf"(?:{_LETTERS}(?:[ -](?:(?:et|and)[ -])?{_LETTERS}){{0,6}}|\w+)"
"""So many, in letters or in figures: « dix-sept », « vingt et un », "21"; or any one word."""
_MOST: Final = 999
"""Days of almost three years."""


def count(text: str) -> int:
    """Read how many days or weeks; none where it is no such number."""
    if text.isdecimal():
        return int(text) if len(text) <= len(str(_MOST)) else 0
    match readings(words_of(text)):
        case (number,) if number <= _MOST:
            return number
        case _:
            return 0
