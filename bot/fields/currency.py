"""What stands beside a number and says that it is money, and what kind of sum."""

import re
from dataclasses import replace
from typing import Final

from bot.fields.figure import Doubt, Figure
from bot.fields.line import Extent, Line

_BEFORE: Final = re.compile(r"(?<![^\W_])(?:c(?:a|ad|an)? ?)?\$ ?\Z|(?<![^\W_])cad ?\Z")
_AFTER: Final = re.compile(
    r" ?(?:\$+ ?(?:c(?:a|ad|an)\b)?|c(?:a|an)? ?\$|cad\b|(?:de |d')?dollars? canad\w+|"
    r"(?:de |d')?dollars?\b|piastres?\b|piasses?\b|bucks?\b|balles\b)"
)
_CODES: Final = "usd|eur|gbp|chf|aud|jpy|mxn|cny|inr"
_AMERICAN: Final = r"u\.?s(?:\.?a)?\b\.?"
_FOREIGN_BEFORE: Final = re.compile(
    rf"(?<![^\W_])(?:us ?\$|(?:au?|nz|hk|mx)\$|{_CODES}|euros?|u\.?s\.?|€|£|¥) ?\Z"
)
_FOREIGN_AFTER: Final = re.compile(
    rf" ?(?:\$ ?(?:{_CODES}|{_AMERICAN}|au\b|nz\b|hk\b)|us ?\$|(?:{_CODES})\b|{_AMERICAN}|"
    r"€|euros?\b|£|pounds\b|livres? sterling|¥|yens?\b|pesos?\b|francs?\b|bitcoins?\b|"
    rf"(?:de |d')?dollars? (?:{_AMERICAN}|americ\w+|austral\w+)|americ(?:ains?|ans?)\b)"
)
_IN_CENTS: Final = re.compile(r" ?(?:¢|cennes?\b|cents?\b|sous\b)")
_RATE: Final = re.compile(
    r" ?(?:/ ?|par |per |l'|de l'|a |an |a l')(?:mois|an|annee|sem|semaine|jour|j|h|heure|hr|hour|"
    r"pers|personne|unite|repas|month|mo|week|wk|day|year|yr|person|unit|head|tete|item|piece|"
    r"trimestre|quarter|seance|session|fois)\b"
    r"| ?(?:chacune?s?|chaque|each|mensuels?|annuels?|monthly|hourly|weekly|yearly|annually)\b"
)
_BOUND: Final = re.compile(
    r"(?:\b(?:plus|moins) de|\bover|\bunder|\bless than|\bmore than|\bup to|\bjusqu'a|\bmax\.?|"
    r"\bmaximum|\bminimum|\bmin\.?|\bat least|\bau moins|[<>≤≥]|\bcouple (?:de|of)|\bquelques|"
    r"\ba few|% (?:of|de|du)|\bseveral|\bplusieurs|\bdes) ?\Z"
)
_COINS: Final = re.compile(
    r"(?: ?(?:et|and|,))? ?(\d{1,2}) ?(?:cents?|cennes?|sous|¢)(?![^\W_])"
    r"|(?<=\$)(\d{1,2})(?![\d\w.,])"
)
_REACH: Final = 24


def priced(line: Line, figure: Figure) -> Figure:
    """Take in the currency beside a number, and doubt what changes its meaning."""
    start, end = figure.extent
    foreign = _foreign_before(line, start), _FOREIGN_AFTER.match(line.folded, end)
    if any(foreign):
        return replace(figure, extent=_wider(figure, *foreign), marked=True, doubt=Doubt.CURRENCY)
    coins = _IN_CENTS.match(line.folded, end)
    if coins:
        cents = tuple(one // 100 for one in figure.cents)
        extent = _wider(figure, None, coins)
        return replace(figure, extent=extent, cents=cents, marked=True, doubt=Doubt.COINS)
    beside = _BEFORE.search(_before(line, start)), _AFTER.match(line.folded, end)
    marked = figure.marked or any(beside)
    figure = replace(figure, extent=_wider(figure, *beside), marked=marked)
    return _with_coins(line, _abroad_after(line, _doubted(line, figure)))


def _foreign_before(line: Line, start: int) -> re.Match[str] | None:
    """Find a currency before a number; "us" alone is one in capitals only."""
    found = _FOREIGN_BEFORE.search(_before(line, start))
    if found is None or found[0].strip() != "us":
        return found
    typed = line.original(Extent(start - len(found[0]), start))
    return found if typed.strip().isupper() else None


def _doubted(line: Line, figure: Figure) -> Figure:
    """Doubt what is only a part, or a limit: « 500 $ par mois », « plus de 5 000 $ »."""
    start, end = figure.extent
    rate = _RATE.match(line.folded, end)
    if rate:
        return replace(figure, extent=_wider(figure, None, rate), doubt=Doubt.RATE)
    bound = _BOUND.search(_before(line, start))
    if bound:
        return replace(figure, extent=_wider(figure, bound, None), doubt=Doubt.BOUND)
    return figure


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
    cents = tuple(one + int(coins[1] or coins[2]) for one in figure.cents)
    return replace(figure, extent=_wider(figure, None, coins), cents=cents, doubt=Doubt.READINGS)


def _before(line: Line, start: int) -> str:
    return line.folded[max(0, start - _REACH) : start]


def _wider(figure: Figure, before: re.Match[str] | None, after: re.Match[str] | None) -> Extent:
    start, end = figure.extent
    return Extent(start - len(before[0]) if before else start, after.end() if after else end)
