"""Numbers of places that leave open how many there are: a range, two limits, who signed up."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.fields.choosing import quoted, values
from bot.fields.field import Option, Span, Unclear
from bot.fields.line import Line
from bot.fields.seat_words import SignedUp
from bot.i18n import N_, Phrase

UNLIMITED: Final = N_("As many as wanted")
_RANGE: Final = N_("“{typed}” can be more than one number of places. How many are there?")
_SEVERAL: Final = N_("I see more than one number of places: {typed}. How many are there?")
_SIGNED_UP: Final = N_(
    "I do not count those who signed up elsewhere: {typed}. How many places are there here?"
)
_NONE: Final = N_("“{typed}” is no number of places, from 1 to {most}. How many are there?")


def doubt(spans: Sequence[Span], line: Line, most: int) -> Unclear:
    """Ask how many places there are, one button per number that can be meant."""
    told, said = values(spans), quoted(line, spans)
    signed = [one for one in spans if isinstance(one.value, SignedUp)]
    counts = [n for n in dict.fromkeys(_counts(told)) if n is None or 0 < n <= most]
    match told:
        case _ if signed:
            why = Phrase(_SIGNED_UP, {"typed": quoted(line, signed)})
        case [_, _, *_]:
            why = Phrase(_SEVERAL, {"typed": said})
        case [(int(), int(high))] if high <= most:
            why = Phrase(_RANGE, {"typed": said.joined})
        case _:
            why, counts = Phrase(_NONE, {"typed": said.joined, "most": most}), []
    options = tuple(Option(Phrase(UNLIMITED) if n is None else str(n), n) for n in counts)
    return Unclear(why, tuple(one.extent for one in spans), options, said.joined)


def _counts(told: Sequence[Any]) -> Iterator[int | None]:
    """Yield each number that can be meant, and what those who signed up leave of it."""
    signed = sum(one.count for one in told if isinstance(one, SignedUp))
    limits = [one for one in told if not isinstance(one, SignedUp)]
    for one in limits:
        yield from one if isinstance(one, tuple) else (one,)
    match limits:
        case []:
            yield from (signed, None)
        case [int(limit)] if signed:
            yield limit - signed
        case _:
            pass
