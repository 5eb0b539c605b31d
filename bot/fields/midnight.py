"""Midnight, where one day ends and the next begins: which of the two nights is asked."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any, Final

from bot.fields.field import Json, Option, Reading
from bot.i18n import N_, Phrase

MIDNIGHT: Final = time(0)
_WHICH: Final = N_(
    "“{typed}” ends one day and begins the next. "
    "Is it the night that leads to {day}, or the one that follows it?"
)
_ON_DAY: Final = N_("{day}, {hours}")


def day_of_end(on: date, end: time) -> date:
    """Return the day of an hour that ends what begins on a day: midnight, by any clock, ends it."""
    return on + timedelta(1) if end.replace(tzinfo=None) == MIDNIGHT else on


def day_in(given: Mapping[str, Any]) -> date | None:
    """Return the day that was understood beside an hour."""
    day = given.get("date")
    return day if isinstance(day, date) else None


def which(typed: str, day: date) -> Phrase:
    """Ask which of the two nights beside a day is meant."""
    return Phrase(_WHICH, {"typed": typed, "day": day})


def nights(hours: object, dumped: Json, day: date, reading: Reading) -> tuple[Option, ...]:
    """Offer hours that begin at midnight on a day and on the next, those to come."""
    return tuple(
        Option(
            Phrase(_ON_DAY, {"day": one, "hours": hours}),
            {"fill": {"date": one.isoformat(), "hours": dumped}},
        )
        for one in (day, day + timedelta(1))
        if one > reading.today
    )
