"""Minutes in words beside an hour: « midi et demi », « 15 h moins quart », "half past 2"."""

import re
from typing import Final

from bot.fields.hour_pairs import EDGE
from bot.fields.line import Extent, Line

_WORDS: Final = {
    word: value
    for value, words in (
        (5, "cinq"),
        (10, "dix"),
        (15, "quart|quarter|quinze"),
        (20, "vingt"),
        (25, "vingt cinq|vingt-cinq"),
        (30, "demi|demie|half|trente"),
        (45, "quarante cinq|quarante-cinq"),
    )
    for word in words.split("|")
}
_MERE: Final = "cinq|dix|quinze|vingt[- ]cinq|vingt|trente|quarante[- ]cinq"
_AFTER: Final = re.compile(
    rf" (?:et (?P<past>demie?|quart)|(?P<mere>{_MERE})"
    rf"|(?P<less>moins) (?:(?:le |un )?(?P<to>quart)|(?P<few>{_MERE})))(?![^\W_])"
)
_JOINT: Final = re.compile(r" ?(?:-+>?|→|a|to|et|and|jusqu'a)(?![^\W_])| (?:du|de l'|[ap]\.?m)")
"""What goes on after an hour: the other one, or the part of the day."""
_BEFORE: Final = re.compile(
    r"(?<![^\W_])(?:a )?(?P<said>half|quarter) (?:past|after|(?P<less>to|before|of|till?)) \Z"
)


def minutes_beside(line: Line, extent: Extent, *, is_hour: bool = True) -> tuple[int, Extent]:
    """Read the minutes in words beside an hour, and where it stands with them.

    Those to it are less than none. `is_hour`: it is one without them, not « Les 8 et quart ».
    """
    if m := line.led(_BEFORE, extent.start):
        return _minutes(m["said"], m["less"]), Extent(m.start(), extent.end)
    m = _AFTER.match(line.folded, extent.end) if is_hour else None
    if m is None or not (m["past"] or m["to"] or _is_over(line, m.end())):
        return 0, extent
    words = next(m[one] for one in ("past", "to", "few", "mere") if m[one])
    return _minutes(words, m["less"]), Extent(extent.start, m.end())


def _minutes(words: str, less: str | None) -> int:
    return -_WORDS[words] if less else _WORDS[words]


def _is_over(line: Line, end: int) -> bool:
    """Whether minutes count nothing that follows, as « midi trente personnes » does."""
    return bool(EDGE.match(line.folded, end) or _JOINT.match(line.folded, end))
