"""What stands beside a number and says that it is money, and what kind of sum."""

import re
from dataclasses import replace
from typing import Final

from bot.fields.figure import Doubt, Figure
from bot.fields.limits import doubted
from bot.fields.line import Extent, Line

_BEFORE: Final = re.compile(r"(?<![^\W_])(?:c(?:a|ad|an)? ?)?\$ ?\Z|(?<![^\W_])cad ?\Z")
_AFTER: Final = re.compile(
    r" ?(?:\$+ ?(?:c(?:a|ad|an)\b)?|c(?:a|an)? ?\$|cad\b|(?:de |d')?dollars? canad\w+|"
    r"canad\w+ dollars?\b|(?:de |d')?dollars?\b|piastres?\b|piasses?\b|bucks?\b|balles\b)"
)
_CODES: Final = "usd|eur|gbp|chf|aud|jpy|mxn|cny|inr"
_AMERICAN: Final = r"u\.?s(?:\.?a)?\b\.?"
_FOREIGN_BEFORE: Final = re.compile(
    rf"(?<![^\W_])(?:us ?\$|(?:au?|nz|hk|mx)\$|{_CODES}|euros?|u\.?s\.?|€|£|¥) ?\Z"
)
_FOREIGN_AFTER: Final = re.compile(
    rf" ?(?:\$ ?(?:{_CODES}|{_AMERICAN})|\$(?:au|nz|hk)\b|us ?\$|(?:{_CODES})\b|{_AMERICAN}|"
    r"€|euros?\b|£|pounds\b|livres? sterling|¥|yens?\b|pesos?\b|francs?\b|bitcoins?\b|"
    rf"(?:de |d')?dollars? (?:{_AMERICAN}|americ\w+|austral\w+)|americ(?:ains?|ans?)\b)"
)
_IN_CENTS: Final = re.compile(r" ?(?:¢|cennes?\b|(cents?)\b|sous\b)")
_MONEY: Final = re.compile(r" ?(?:\$|(?:dollars?|piastres?|piasses?)\b)")
_OTHERS: Final = re.compile(r"[\dk] ?\$ \Z")
_SCALED: Final = re.compile(r"(?:mille|thousand|\dk) ?\Z")
_COINS: Final = re.compile(
    r"(?: ?(?:et|and|,))? ?(\d{1,2}) ?(?:cents?|cennes?|sous|¢)(?![^\W_])"
    r"|(?<=\$)(\d{1,2})(?![\d\w.,])"
)
_REACH: Final = 24
_FEW: Final = 100 * 100


def priced(line: Line, figure: Figure) -> Figure:
    """Take in the currency beside a number, and doubt what changes its meaning."""
    start, end = figure.extent
    foreign = _foreign_before(line, start), _FOREIGN_AFTER.match(line.folded, end)
    if any(foreign):
        return replace(figure, extent=_wider(figure, *foreign), marked=True, doubt=Doubt.CURRENCY)
    coins = _IN_CENTS.match(line.folded, end)
    if coins:
        return _in_coins(line, figure, coins)
    left = None if _OTHERS.search(_before(line, start)) else _BEFORE.search(_before(line, start))
    beside = left, _AFTER.match(line.folded, end)
    marked = figure.marked or any(beside)
    figure = replace(figure, extent=_wider(figure, *beside), marked=marked)
    return _with_coins(line, _abroad_after(line, doubted(line, figure)))


def _in_coins(line: Line, figure: Figure, coins: re.Match[str]) -> Figure:
    """Doubt « 25 cents », a quarter or 2 500 dollars, and « 99 sous »."""
    small = tuple(one // 100 for one in figure.cents)
    hundreds = tuple(one * 100 for one in figure.cents) if coins[1] and figure.most < _FEW else ()
    money = _MONEY.match(line.folded, coins.end())
    cents = hundreds if money else (*small, *hundreds)
    doubt = Doubt.READINGS if hundreds else Doubt.COINS
    extent = _wider(figure, None, money or coins)
    return replace(figure, extent=extent, cents=cents, marked=True, doubt=doubt)


def _foreign_before(line: Line, start: int) -> re.Match[str] | None:
    """Find a currency before a number; "us" alone is one in capitals only."""
    found = _FOREIGN_BEFORE.search(_before(line, start))
    if found is None or found[0].strip() != "us":
        return found
    typed = line.original(Extent(start - len(found[0]), start))
    return found if typed.strip().isupper() else None


def _abroad_after(line: Line, figure: Figure) -> Figure:
    """Doubt « $500 USD », whose first sign is that of dollars."""
    after = _FOREIGN_AFTER.match(line.folded, figure.extent.end)
    if after is None or not figure.marked:
        return figure
    return replace(figure, extent=_wider(figure, None, after), doubt=Doubt.CURRENCY)


def _with_coins(line: Line, figure: Figure) -> Figure:
    """Doubt « 2500$50 » and « 12 $ et 50 cents »: two sums side by side."""
    coins = _COINS.match(line.folded, figure.extent.end)
    if coins is None or not figure.marked:
        return figure
    # « 2 mille 5 cents » counts hundreds, « 12 $ et 50 cents » does not.
    scaled = _SCALED.search(line.folded[: figure.extent.end])
    worth = 10_000 if scaled and coins[1] else 1
    cents = tuple(one + int(coins[1] or coins[2]) * worth for one in figure.cents)
    return replace(figure, extent=_wider(figure, None, coins), cents=cents, doubt=Doubt.READINGS)


def _before(line: Line, start: int) -> str:
    return line.folded[max(0, start - _REACH) : start]


def _wider(figure: Figure, before: re.Match[str] | None, after: re.Match[str] | None) -> Extent:
    start, end = figure.extent
    return Extent(start - len(before[0]) if before else start, after.end() if after else end)
