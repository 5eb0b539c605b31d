"""Midnight, where one day ends and the next begins: which of the two nights is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from bot.fields.field import Json, Option, Reading
from bot.i18n import N_, Phrase, Shown, Translator

MIDNIGHT: Final = time(0)
_WHICH: Final = N_(
    "Midnight ends one day and begins the next. When is it? For example: {first}, or {second}"
)
_ONE: Final = N_("Midnight ends one day and begins the next. When is it? For example: {first}")


@dataclass(frozen=True, slots=True)
class Night:
    """Hours that begin at midnight, with the day that they begin."""

    day: date
    hours: Shown

    def shown(self, t: Translator) -> str:
        return t(N_("{day}, {hours}"), day=self.day, hours=self.hours)


def day_of_end(on: date, end: time) -> date:
    """Return the day of an hour that ends what begins on a day: midnight, by any clock, ends it."""
    return on + timedelta(1) if end.replace(tzinfo=None) == MIDNIGHT else on


def day_in(given: Mapping[str, Any]) -> date | None:
    """Return the day that was understood beside an hour."""
    day = given.get("date")
    return day if isinstance(day, date) else None


def nights(hours: Shown, day: date, reading: Reading) -> tuple[Night, ...]:
    """Return the nights beside a day, those to come."""
    days = (day, day + timedelta(1))
    return tuple(Night(one, hours) for one in days if one > reading.today)


def which(found: Sequence[Night]) -> Phrase:
    """Ask which of the nights beside a day is meant."""
    first, last = found[0], found[-1]
    return Phrase(_ONE if first == last else _WHICH, {"first": first, "second": last})


def offered(night: Night, dumped: Json) -> Option:
    """Offer a night: its day too."""
    filled = {"date": night.day.isoformat(), "hours": dumped}
    return Option(Phrase("{night}", {"night": night}), {"fill": filled})
