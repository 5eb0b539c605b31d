"""Days told by their number alone, among other things: « appel - le 12 Luc Roy »."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.fields.counting import is_counted
from bot.fields.field import Certainty, Rest
from bot.fields.hour_pairs import COUNTING
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.mention import Mention
from bot.fields.numbered_days import OTHERWISE
from bot.fields.place_words import STREET
from bot.fields.weekdays import numbered_past

_SIGNS: Final = r" ,;:/()\[\]–—-"
"""What stands between the parts of a line."""
_NUMBER: Final = re.compile(
    r"(?<![^\W_])(?:on )?(?P<article>le|the) (?P<number>\d{1,2})(?P<nth>er|st|nd|rd|th)?"
    r"(?![^\W_]|[.,/:-]\d|-[^\W_]| ?[»”\"])"
)
"""A number with its article: of a day, or of one of several, or how many."""
_BESIDE: Final = re.compile(
    rf" (?:{STREET}|et|and|ou|or)(?![^\W_])|{COUNTING}| \d{{1,2}}(?!\d| \d{{3}}(?!\d))"
    r"| (?:au|a|to|en|in|pour|for|par|by|sur|on|du) \d{1,2}(?!\d| \d{3})"
    rf"| ?[-–—] \d{{1,2}}(?!\d| \d{{3}})| ?[@+&]| / \d| \d+ {STREET}(?![^\W_])"
)
"""After a number that is not the whole of a day: « le 12 et le 14 », « le 3 pour 2 »."""
_WORD_AFTER: Final = re.compile(rf"[{_SIGNS}]*(?P<first>[^\W\d_]|{HIDDEN})")
_NAME: Final = re.compile(r" (?P<first>[^\W\d_])")
_LINK: Final = re.compile(
    rf" (?:au|avec|aupres|by|chez|for|from|at|par|pour|to|via|with) ?{HIDDEN}"
)
"""Between the day of something and what is said of it: « le 12 par courriel »."""
_OPENS: Final = re.compile(rf"(?:\A|{HIDDEN})[{_SIGNS}]*\Z")
"""Before a number that nothing but what means something else precedes."""
_WORD_BEFORE: Final = re.compile(rf"(?P<first>[^{_SIGNS}])[^{_SIGNS}]*[{_SIGNS}]*\Z")
"""The word before a number, signs aside."""
_PARTED: Final = re.compile(r"[,;()\[\]] ?\Z")
"""Before a number that begins a part of the line."""
_ORDERING: Final = frozenset({"er", "st", "nd", "rd"})
"""Endings of the first numbers, which mostly tell one of several: « le 1er appel »."""


def lone_numbers(rest: Rest, free: Line, today: date) -> Iterator[Mention]:
    """Yield the day of this month of each number that may be one, in what is `free` to be read.

    One in doubt is left open, and so is one that is not come: it may be the last, or the next.
    """
    for m in _NUMBER.finditer(free.folded):
        gone = tuple(
            day
            for day in numbered_past(today, int(m["number"]))
            if (day.year, day.month) == (today.year, today.month)
        )
        match _certainty(m, rest, free):
            case Certainty.SURE:
                yield Mention(Extent(*m.span()), gone, vague=not gone)
            case Certainty.DOUBTFUL if gone:
                yield Mention(Extent(*m.span()), gone, vague=True)
            case _:
                pass


def _certainty(m: re.Match[str], rest: Rest, free: Line) -> Certainty | None:
    """How sure it is that a number is a day's; what is in doubt on both sides is none."""
    match _led(m, rest), _followed(m, free):
        case (None, _) | (_, None) | (Certainty.DOUBTFUL, Certainty.DOUBTFUL):
            return None
        case Certainty.SURE, Certainty.SURE:
            return Certainty.SURE
        case _:
            return Certainty.DOUBTFUL


def _led(m: re.Match[str], rest: Rest) -> Certainty | None:
    """How sure it is that no word leads to a number: « appel - le 12 », not « livraison le 12 ».

    A sum does not, « 2500 $ le 12 », nor a figure or a name before a name, « Luc Roy le 12 CHUS ».
    """
    last = rest.whole.led(_WORD_BEFORE, m.start())
    first = rest.whole.original(Extent(*last.span("first"))) if last else ""
    name = _NAME.match(rest.whole.folded, m.end())
    named = name is not None and rest.whole.original(Extent(*name.span("first"))).isupper()
    priced = last is not None and "$" in last[0]
    if priced or rest.line.led(_OPENS, m.start()) or (named and not first.islower()):
        return Certainty.SURE
    parted = not first.isalpha() or rest.line.led(_PARTED, m.start())
    return Certainty.DOUBTFUL if parted else None


def _followed(m: re.Match[str], free: Line) -> Certainty | None:
    """How sure it is that a number neither counts nor orders what follows: « le 5 étoiles »."""
    if OTHERWISE.match(free.folded, m.end("number")) or _BESIDE.match(free.folded, m.end()):
        return None
    number, orders = Extent(*m.span("number")), m["nth"] in _ORDERING
    word = _WORD_AFTER.match(free.folded, m.end())
    if word is None or free.original(Extent(*word.span("first"))).isupper():
        return Certainty.SURE
    if word["first"] == HIDDEN or _LINK.match(free.folded, m.end()):
        return Certainty.DOUBTFUL if orders else Certainty.SURE
    counts = is_counted(free, number, int(m["number"]))
    if not m.start():
        return Certainty.DOUBTFUL if orders or counts else Certainty.SURE
    is_dated = m[0].startswith("on ") or (m["article"] == "le" and not m["nth"])
    return Certainty.DOUBTFUL if is_dated and not counts else None
