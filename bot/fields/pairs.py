"""Two numbers that belong together: the ends of a range, terms of a sum, dollars and cents."""

import re
from collections.abc import Iterator
from typing import Final

from bot.fields.figure import Doubt, Figure
from bot.fields.line import Extent, Line

_BETWEEN: Final = re.compile(r" ?(?:-|a|to|ou|or|et|and|/) ?\$?\Z")
_FROM: Final = re.compile(r"(?<![^\W_])(?:entre|between|de|from) \Z")
_TIMES: Final = re.compile(r" ?(?:x|\*|×|fois|times) ?\$?\Z")
_PLUS: Final = re.compile(r" ?\+ ?\$?\Z")
_CUT: Final = re.compile(r" ?[,.'] ?\Z")
_THEN: Final = re.compile(r"(?:,? ?(?:et|and)? ?)\Z")
_IN_COINS: Final = re.compile(r"[^\W_]cents\Z| cents\Z")
_RANGE: Final = re.compile(r"(?<![\w.,/-])(\d{1,3}) ?(?:-|a|to) ?(\d{1,3})(?![\w/-]|[.,]\d)")
_PRODUCT: Final = re.compile(
    r"(?<![\w.,/-])(\d{1,4}) ?(?:x|\*|fois|times) ?(\d{1,7})(?![\w/-]|[.,]\d)"
)
_LAST_HOUR: Final = 24
_CENTS: Final = 100


def paired(line: Line, ordered: list[Figure]) -> Iterator[Figure]:
    """Join the two ends of a range, and the terms of a product or a sum, as one doubt."""
    waiting: Figure | None = None
    for figure in ordered:
        joint = _joint(line, waiting, figure) if waiting else None
        if waiting and joint is None:
            yield waiting
        waiting = joint or figure
    if waiting:
        yield waiting


def bare_pair(line: Line) -> Figure | None:
    """Return « 50-60 » or « 2x500 », which are amounts only where nothing else is one."""
    product = _PRODUCT.search(line.folded)
    if product:
        cents = int(product[1]) * int(product[2]) * _CENTS
        return Figure(Extent(*product.span()), (cents,), doubt=Doubt.SUM)
    for found in _RANGE.finditer(line.folded):
        ends = int(found[1]), int(found[2])
        if _LAST_HOUR < ends[0] < ends[1]:
            cents_of = tuple(one * _CENTS for one in ends)
            return Figure(Extent(*found.span()), cents_of, doubt=Doubt.RANGE)
    return None


def _joint(line: Line, left: Figure, right: Figure) -> Figure | None:
    between = line.folded[left.extent.end : right.extent.start]
    if _CUT.match(between) and _in_three(line, left, right):
        whole = tuple(one * 1000 + other for one in left.cents for other in right.cents)
        extent = Extent(left.extent.start, right.extent.end)
        return Figure(extent, whole, marked=True, doubt=Doubt.READINGS)
    if left.marked and _THEN.match(between) and _is_coins(line, right):
        return _with_coins(left, right)
    product, plus = _TIMES.match(between), _PLUS.match(between)
    if product or plus:
        doubt = Doubt.SUM
        cents = _times(left, right) if product else _added(left, right)
    elif _BETWEEN.match(between) and not (left.marked and right.counted):
        doubt, cents = Doubt.RANGE, (*left.cents, *right.cents)
    else:
        return None
    lead = _FROM.search(line.folded[: left.extent.start][-10:])
    start = left.extent.start - (len(lead[0]) if lead else 0)
    marked = left.marked or right.marked
    return Figure(Extent(start, right.extent.end), cents, marked=marked, doubt=doubt)


def _is_coins(line: Line, figure: Figure) -> bool:
    return bool(_IN_COINS.search(line.folded[: figure.extent.end][-8:]))


def _with_coins(left: Figure, right: Figure) -> Figure:
    """Read « deux dollars vingt-cinq cents », whose last word is no hundred here."""
    coins = [one // _CENTS // _CENTS for one in right.cents[:1]]
    cents = tuple(one + other for one in left.cents for other in coins)
    extent = Extent(left.extent.start, right.extent.end)
    return Figure(extent, cents, marked=True, doubt=Doubt.READINGS)


def _times(left: Figure, right: Figure) -> tuple[int, ...]:
    """Return the product where each term has one reading."""
    if len(left.cents) != 1 or len(right.cents) != 1:
        return ()
    return (left.cents[0] * right.cents[0] // _CENTS,)


def _added(left: Figure, right: Figure) -> tuple[int, ...]:
    if len(left.cents) != 1 or len(right.cents) != 1:
        return ()
    return (left.cents[0] + right.cents[0],)


def _in_three(line: Line, left: Figure, right: Figure) -> bool:
    """Whether two numbers may be the groups of one: « 2, 500 »."""
    head = line.folded[left.extent.start : left.extent.end].strip("$ ")
    tail = line.folded[right.extent.start : right.extent.end]
    return bool(re.fullmatch(r"\d{1,3}", head) and re.match(r"\d{3}(?!\d)", tail))
