"""Words that complete an hour asked about: « pm » of « 2h », « 14h » of « fin 16h »."""

import re
from collections.abc import Iterator
from typing import Final

from bot.fields.clock import Clock
from bot.fields.clocks import clocks_in, mere_hours
from bot.fields.day import TODAY
from bot.fields.day_parts import PART
from bot.fields.field import Span
from bot.fields.hour_places import beside_places
from bot.fields.line import Extent, Line

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
    """Return an hour that was said, completed by an answer that tells the rest of it.

    What else the answer says stays around it: « 14h, 20 places ».
    """
    line = Line.of(words)
    if told := part_in(line):
        part, (start, end) = told
        before, after = words[: line.origin[start]], words[line.origin[end] :]
        return next((f"{before}{one}{after}" for one in _halved(said, part)), words)
    match [*clocks_in(line, TODAY)] or [*mere_hours(line, TODAY)]:
        case [span] if len(span.value) == 1:
            start, end = line.origin[span.extent.start], line.origin[span.extent.end]
            return f"{words[:start]}{_joined(line, span, said)}{words[end:]}"
        case _:
            return words


def part_in(line: Line) -> tuple[str, Extent] | None:
    """Return the part of the day that an answer tells by itself, and where: « le soir »."""
    said = beside_places(line)
    part = _PART.fullmatch(line.folded, *said)
    return (part.lastgroup or "afternoon", said) if part else None


def _joined(line: Line, span: Span, said: str) -> str:
    """Join the hour of an answer to the one that was said, where they make two."""
    words, (one,) = line.original(span.extent), span.value
    match _clocks(said):
        case [*_, last] if last.is_last:
            told = one.half or one.part or not one.bare
            start = words if told else f"{one.hour}:00"
            both = f"{start}, {said}"
            return both if len(_clocks(both)) > 1 else words
        case _:
            return words


def is_vague(words: str, said: str) -> bool:
    """Whether a mere number may be a day, or leaves the end out: « 10 » of « jeudi 10 à 11h »."""
    told = _clocks(said)
    either = any(one.part or one.of_two or one.places for one in told)
    clocks = _clocks(words)
    return len(clocks) == 1 and clocks[0].bare and not clocks[0].half and (either or len(told) != 1)


def _halved(said: str, part: str) -> Iterator[str]:
    """Yield the hour with its half of the day, where that makes one of it."""
    for way in _WAYS[part]:
        both = way.format(said=said)
        if any(one.half or one.part for one in _clocks(both)):
            yield both


def _clocks(text: str) -> tuple[Clock, ...]:
    """Return the one hour, a mere number too, or the two joined that make up a text."""
    line = Line.of(text)
    match [*clocks_in(line, TODAY)] or [*mere_hours(line, TODAY)]:
        case [span] if line.words_in(span.extent) == line.words:
            return tuple(span.value)
        case _:
            return ()
