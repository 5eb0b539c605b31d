"""The day of a follow-up, after a word that says what for: « relancer le 15 janvier »."""

import re
from collections.abc import Sequence
from typing import Final

from bot.fields.day import FutureDayField, only_number
from bot.fields.day_parts import PART
from bot.fields.field import Reading, Span
from bot.fields.line import Extent, Line
from bot.fields.numbered_days import with_numbers
from bot.fields.plans import marker
from bot.fields.weekdays import next_numbered
from bot.i18n import N_, Phrase

_OF_TWO: Final = re.compile(
    r"(?<=\d) (?:et|and|ou|or|au|to) (?:(?:le |the )\d|\d{1,2}(?:st|nd|rd|th)?"
    r"(?= ?(?:[,;:.!?\n)\0—–]|- |\Z)| (?:inclus|inclusive|en|au)(?![^\W_])))"
)
_PART: Final = re.compile(rf" (?:{PART}|evening|night)\Z")


class FollowUpField(FutureDayField):
    """A day to come, after a word that makes a thing to do of it."""

    key = "follow_up"
    label = N_("Follow-up")
    keys: tuple[str, ...] = (
        *("suivi", "relance", "rappel", "relancer", "rappeler"),
        *("follow-up", "follow up", "reminder"),
    )
    leads = (*FutureDayField.leads, "avant", "by", "before")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        days = self._coming(line, reading)
        marked = ((one, marker(line, one)) for one in days if not _is_one_of_two(line, one))
        return tuple(
            Span(_widened(line, one.extent, word[0]), one.value)
            for one, word in marked
            if word and not one.value.vague
        )

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        return self._coming(line, reading) or only_number(line, reading)

    def _coming(self, line: Line, reading: Reading) -> Sequence[Span]:
        """Find days; « le 12 » alone is the next day of that number, not this month's."""
        return with_numbers(super().find(line, reading), next_numbered(line, reading.today))

    def question(self) -> Phrase:
        return Phrase(N_("Which day should the follow-up be?"))


def _is_one_of_two(line: Line, span: Span) -> bool:
    """Whether another number follows: « suivi le 12 ou le 13 » settles on no day."""
    return span.value.ahead and _OF_TWO.match(line.folded, span.extent.end) is not None


def _widened(line: Line, day: Extent, marker: str) -> Extent:
    """Take in the word before a day, and leave out a part of the day, which the note tells."""
    part = _PART.search(line.folded[day.start : day.end])
    return Extent(day.start - len(marker), day.end - len(part[0]) if part else day.end)
