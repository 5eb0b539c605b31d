"""Which days of a line say when it was, and which are of something else that it tells."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from bot.fields.field import Rest, Span
from bot.fields.line import Line
from bot.fields.numbered_days import past_names

_MARKER: Final = re.compile(
    r"(?<![^\W_])(?:(?:a )?(?:suivi|relancer?|rappeler?|recontacter|rappel)|follow[ -]?up|"
    r"call back|remind(?: me)?|to call back|check back)"
    r"(?:[ :,]+(?:le|la|on|for|pour|prevue?|de|du|en|with))*[ :]*\Z"
)
_WISH: Final = re.compile(
    r"(?<![^\W_])(?:veut|voudrait|souhaite|aimerait|prevoit|cherche|besoin|attend|wants?|"
    r"would like|needs?|plans?|looking|expects?)(?![^\W_])[^,;.\0]*\Z"
)
_OF: Final = re.compile(r"(?:du|de|of(?: the)?|from) ")
_THING: Final = re.compile(rf"[^\W\d_] {_OF.pattern}\Z")
_THEN: Final = re.compile(r" ?(?:-|a|au|to|et|and|ou|or)(?: le| the)? ?\Z")


def unmarked(line: Line, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Leave out what a word makes a thing to do: « rappeler », « veut nous voir en janvier »."""
    return tuple(one for one in spans if not (marker(line, one) or _is_wish(line, one)))


def own_days(spans: Sequence[Span], rest: Rest, today: date) -> Sequence[Span]:
    """Leave out what is said of a contact: « hier, inscrit pour mardi 24 », « reporté de lundi ».

    A day that says which thing is meant, and is gone by, may be when it was where no other is.
    """
    coming = [one.extent for one in past_names(rest.whole, today) if one.ahead]
    apart = rest.people and not _are_joined(rest.whole, spans)
    line = rest.line.hide(rest.noted)
    own = [one for one in spans if not (apart and _is_of_thing(line, one))]
    gone = [one for one in own if one.extent not in coming]
    return gone or own or [one for one in spans if not one.value.ahead]


def _are_joined(line: Line, spans: Sequence[Span]) -> bool:
    """Whether days follow one another: « de jeudi à vendredi »."""
    between = (line.folded[a.extent.end : b.extent.start] for a, b in pairwise(spans))
    return any(_THEN.match(one) for one in between)


def _is_of_thing(line: Line, span: Span) -> bool:
    lead = _OF.match(line.folded, span.extent.start)
    return line.led(_THING, lead.end() if lead else span.extent.start) is not None


def marker(line: Line, span: Span) -> re.Match[str] | None:
    """Match the word before a day that makes a thing to do of it."""
    return line.led(_MARKER, span.extent.start)


def _is_wish(line: Line, span: Span) -> bool:
    """Whether someone wants it on that day, or at about that time."""
    return bool((span.value.vague or span.value.ahead) and line.led(_WISH, span.extent.start))
