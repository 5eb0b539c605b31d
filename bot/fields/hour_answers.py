"""Words that complete an hour asked about: « pm » of « 2h », « 14h » of « fin 16h »."""

import re
from collections.abc import Iterator
from typing import Final

from bot.fields.clock import Clock
from bot.fields.clocks import clocks_in
from bot.fields.day import TODAY
from bot.fields.day_parts import PART
from bot.fields.line import Line

_PART: Final = re.compile(
    r"(?:(?:c'est|it's|its|oui|yes),? )*(?:(?:de|du|le|la|au|en|dans|in|at|the) |l')*"
    rf"(?:(?P<morning>matin(?:ee)?|avant[- ]midi|a\.?m|morning|before noon)|(?P<night>nuit|night)"
    rf"|(?P<evening>soir(?:ee)?|evening)|{PART}|after noon)"
    r"\.?(?: (?:svp|stp|please|merci|thanks))?[ .!]*"
)
_WAYS: Final = {
    "morning": ("{said} am", "am {said}"),
    "afternoon": ("{said} pm", "pm {said}"),
    "evening": ("{said} du soir", "le soir à {said}"),
    "night": ("{said} at night",),
}


def completed(words: str, said: str) -> str:
    """Return an hour that was said, completed by an answer that tells the rest of it alone."""
    if part := _PART.fullmatch(Line.of(words).folded):
        return next(_halved(said, part), words)
    both = f"{words}, {said}"
    is_end = any(one.is_last for one in _clocks(said))
    return both if is_end and len(_clocks(words)) == 1 and len(_clocks(both)) > 1 else words


def _halved(said: str, part: re.Match[str]) -> Iterator[str]:
    """Yield the hour with its half of the day, where that makes one of it."""
    for way in _WAYS[part.lastgroup or "afternoon"]:
        both = way.format(said=said)
        if any(one.half or one.part for one in _clocks(both)):
            yield both


def _clocks(text: str) -> tuple[Clock, ...]:
    """Return the hours that make up a text, where they are one hour or two that are joined."""
    line = Line.of(text)
    match [*clocks_in(line, TODAY)]:
        case [span] if line.words_in(span.extent) == line.words:
            return tuple(span.value)
        case _:
            return ()
