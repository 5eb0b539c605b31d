"""The part of the day beside an hour, and which half of the clock it tells."""

import re
from dataclasses import dataclass
from typing import Final

from bot.fields.line import HIDDEN, Extent, Line

NOON: Final = 12
HOURS: Final = 24
DAYTIME: Final = 7
"""Before this hour of the night, « 2 h 30 » is rather the afternoon's."""
_LATE: Final = 3
"""Up to this hour of an evening, the night or the afternoon may be meant."""
_DAWN: Final = 6
"""After this hour, "at night" is before midnight."""
_ENDS: Final = r"(?= ?(?:[,;\n\0]|\Z))"
_BESIDE: Final = r"(?<!(?<!\d)\d )(?<!(?<!\d)1[0-2] )"
"""Before "pm", no hour that it would be of."""
PART: Final = (
    r"(?:matin(?:ee)?|morning|avant[- ]midi|apres[- ]midi|afternoon|soir(?:ee)?|evening"
    r"|[ap]\.?m\b\.?)"
)
"""A part of the day, by its mere name."""
PART_SAID: Final = (
    r"(?:(?:en|le|la|au|a|dans|in|at|the) |[dl]')*"
    rf"(?:{PART}|midi|noon|minuit|midnight|nuit|night)"
)
"""A part of the day, the night too, with the small words that lead to it."""
_LEFT: Final = re.compile(rf"(?<![^\W_]){PART_SAID}(?!-?[^\W_])")
_AFTER: Final = re.compile(
    r" ?(?:(?P<morning>(?:du|le|au) matin|(?:de )?l'avant[- ]midi|in the morning"
    rf"|(?:matin|avant[- ]midi){_ENDS})"
    rf"|(?P<afternoon>(?:de )?l'apres[- ]midi|in the afternoon|apres[- ]midi{_ENDS})"
    rf"|(?P<evening>(?:du|le) soir|in the evening|soir{_ENDS})"
    r"|(?P<night>de la nuit|at night))(?![^\W_])"
)
"""« 9h Matin d’affaires » goes on with a name."""
_AT_HAND: Final = re.compile(
    r",? ?(?:(?P<morning>ce matin|cet avant[- ]midi|this morning)"
    r"|(?P<afternoon>cet apres[- ]midi|this afternoon)"
    r"|(?P<evening>ce soir|this evening|tonight))(?![^\W_])"
)
_TELLS: Final = re.compile(
    r" (?:du (?:matin|soir)|de l'(?:avant|apres)[- ]midi|de la nuit"
    r"|in the (?:morning|afternoon|evening)|at night)(?![^\W_])"
)
"""After a mere number, what makes it an hour; « jeudi 9 au matin » is a day."""
BEFORE: Final = re.compile(
    r"(?<![^\W_])(?:(?P<of>du |de l'|of the )|(?P<at>(?:le|au|en|in the|the) |l')"
    r"|(?P<today>cet? |this |(?=tonight)))?"
    rf"(?:(?P<morning>matin(?:ee)?|avant[- ]midi|morning|{_BESIDE}a\.?m\b\.?)"
    rf"|(?P<afternoon>apres[- ]midi|afternoon|{_BESIDE}p\.?m\b\.?)"
    r"|(?P<evening>soir(?:ee)?|evening|night|tonight))"
    r",? ?(?:(?:de|des|from|entre|between|(?P<lead>a|at|vers|@)) ?)?\Z"
)
"""The part of the day before an hour; in « Café du matin 9h » it is a name’s as well."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day, by its English name, where it is told.

    `at_hand`: it is today's, and its words say the day too. `leads`: a word after it leads to its
    hour, « ce soir à ».
    """

    name: str
    extent: Extent
    at_hand: bool = False
    leads: bool = False

    def holds(self, hour: int) -> bool:
        """Whether an hour that is told of it can be."""
        return hour <= NOON if self.name == "morning" else hour > 0


def part_after(line: Line, end: int) -> DayPart | None:
    """Read the part of the day right after an hour: « 6 h 30 du matin », « 7h, ce soir »."""
    for pattern in (_AT_HAND, _AFTER):
        if (m := pattern.match(line.folded, end)) and m.lastgroup:
            return DayPart(m.lastgroup, Extent(*m.span()), at_hand=pattern is _AT_HAND)
    return None


def tells_hour(line: Line, hour: int, end: int) -> bool:
    """Whether a mere number can be an hour for what follows: « jeudi 9 du matin »."""
    return 0 < hour <= NOON and _TELLS.match(line.folded, end) is not None


def part_before(line: Line, start: int, hour: int) -> DayPart | None:
    """Read the part of the day right before an hour: « jeudi soir 7h ».

    In « Café du matin 14h » it is a name’s alone.
    """
    m = line.led(BEFORE, start)
    if m is None:
        return None
    name = next(one for one in ("morning", "afternoon", "evening") if m[one])
    leads = bool(m["lead"]) and m["of"] is None
    part = DayPart(name, Extent(*m.span()), at_hand=m["today"] is not None, leads=leads)
    told = part.holds(hour) and len(halves(name, hour)) == 1
    return part if told or m["of"] is None else None


def halves(part: str, hour: int) -> str:
    """Return which half of the day an hour is of, "a" or "p", or both where either may be meant.

    « 12h30 ce soir », « 1h du soir » and « 7 h de la nuit » leave a doubt.
    """
    match part:
        case "morning":
            return "pa" if hour == NOON else "a"
        case "evening":
            return "pa" if hour == NOON or 0 < hour <= _LATE else "p"
        case "night" if hour <= _DAWN or hour == NOON:
            return "a"
        case "night" if hour == _DAWN + 1:
            return "pa"
        case _:
            return "p"


def left_of_days(line: Line) -> list[Extent]:
    """Return the parts of the day that stand right after what was read, or alone in theirs.

    They are left of a day, and no name: « suivi vendredi matin », « hier à midi », « midi, ».
    """
    return [one for m in _LEFT.finditer(line.folded) if _is_left(line, one := Extent(*m.span()))]


def _is_left(line: Line, part: Extent) -> bool:
    before, after = line.folded[: part.start].rstrip(" "), line.folded[part.end :].lstrip(" ")
    if not before:
        return line.original(part).islower()
    is_alone = before.endswith(",") and after[:1] in {"", ",", HIDDEN}
    return before.endswith(HIDDEN) or (is_alone and line.original(part).islower())
