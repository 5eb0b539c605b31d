"""Amounts: found among the other numbers, never guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from bot.fields.choosing import Quoted
from bot.fields.day import dated
from bot.fields.field import (
    Confirmable,
    Found,
    Outcome,
    Reading,
    Rest,
    Span,
    Unclear,
    Unreadable,
)
from bot.fields.figure import Doubt, Figure
from bot.fields.figures import figures
from bot.fields.limits import settled
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.money import MOST, SMALLEST, Money, Tax
from bot.fields.numerals import Numeral, numerals
from bot.fields.pairs import bare_pair
from bot.fields.stems import stem_of
from bot.fields.taxes import about, idle, kept_taxes, taxes
from bot.i18n import N_, Phrase, Translator

_ATTEMPT: Final = re.compile(
    r"(?<![^\W_])(?:[+-]?(?:nan|inf(?:ini|inity)?)|\d+(?:[.,]\d+)?e[+-]?\d+|0x[0-9a-f]+)(?![^\W_])"
    r"|\d ?%"
)
_FIRST: Final = re.compile(rf"[^\w{HIDDEN}]*([^\W_]{{1,4}})[^\w{HIDDEN}]*{HIDDEN}")
_CREDIBLE: Final = 10 * SMALLEST
_QUANTITY: Final = 10_000
_NEARLY: Final = 0.8

_WHY: Final[dict[Doubt, str]] = {
    Doubt.READINGS: N_("“{typed}” has more than one reading. What is the amount?"),
    Doubt.RANGE: N_("“{typed}” is a range. What is the amount?"),
    Doubt.RATE: N_("“{typed}” is a price by the month or the unit. What is the total amount?"),
    Doubt.CURRENCY: N_("“{typed}” is not in Canadian dollars. What is the amount in dollars?"),
    Doubt.COINS: N_("“{typed}” is in cents. What is the amount in dollars?"),
    Doubt.BOUND: N_("“{typed}” is a limit. What is the amount?"),
    Doubt.DISCOUNT: N_("“{typed}” is a calculation. What is the total amount?"),
    Doubt.SUM: N_("“{typed}” is a calculation. What is the total amount?"),
    Doubt.HEDGED: N_("“{typed}” is not certain. What is the amount?"),
}
_SEVERAL: Final = N_("I see more than one number: {typed}. What is the amount?")
_QUANTITY_WHY: Final = N_("Is “{typed}” the amount, or a quantity? What is the amount?")
_READABLE: Final = frozenset(
    {None, Doubt.READINGS, Doubt.RANGE, Doubt.SUM, Doubt.COINS, Doubt.HEDGED}
)


class AmountField(Confirmable[Money]):
    """An amount in dollars: its own grammar, since no library's is safe for money."""

    key = "amount"
    label = N_("Amount")
    turn = 1
    keys = ("montant", "prix", "valeur", "somme", "total", "amount", "price", "value", "sum")
    # « Net » and « brut » say nothing sure of taxes, which stay unknown.
    leads = (
        *("canadiens", "canadian", "worth", "it cost", "coûte", "vendu", "we sold", "ventes"),
        *("contrat", "contract", "net", "nets", "brut", "bruts", "gross", "in total"),
    )

    def stated(self, line: Line, reading: Reading) -> Sequence[Span]:
        """Take what says that it is money: « 3 M$ » among goals, « 3 000 $ »."""
        found = figures(line, reading.language, reading.today.year)
        return [Span(one.extent, one.cents) for one in found if one.marked]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        taxed, tax = taxes(rest.line)
        beside = (*taxed, *idle(rest.line.hide(taxed)))
        days = () if rest.asked else dated(rest.whole, reading)
        line = rest.line.hide([*beside, *days])
        found = figures(line, reading.language, reading.today.year)
        found = [_uncounted(one, line, reading) for one in found]
        chosen = _choose(_rejoined(found, rest.whole, line), line)
        if not chosen:
            pair = bare_pair(line)
            return _ask([pair], rest, tax) if pair else _unreadable(rest)
        if isinstance(chosen, list):
            return _ask(chosen, rest, tax)
        near, approximate = about(line, chosen.extent)
        return _taken(
            (chosen.extent, *near, *beside), Money(chosen.cents[0], "CAD", approximate, tax)
        )

    def again(self, line: Line, value: Money, reading: Reading) -> Sequence[Extent]:
        outcome = self.settle((), Rest(line, line), reading)
        match outcome:
            case Found(value=Money() as said) if said in {value, Money(value.cents)}:
                return outcome.extents
            case _:
                return ()

    def anew(self, words: str, before: Any) -> str:  # noqa: ANN401 - JSON
        """Keep what was said of taxes, unless said anew; « oui » settles « peut-être 3000 »."""
        match before:
            case {"unread": str(typed)} if sure := settled(typed, words):
                return sure
            case _:
                pass
        return words if taxes(Line.of(words))[0] else f"{words} {kept_taxes(before)}".rstrip()

    def misread(self, typed: str, reading: Reading) -> Outcome:
        return Unreadable(Phrase(N_("I see no readable amount.")))

    def question(self) -> Phrase:
        return Phrase(N_("What is the amount?"))

    def doubted(self, value: Money, reading: Reading) -> Phrase:
        return Phrase(N_("Is the amount really {amount}?"), {"amount": value})

    def show(self, value: Money, reading: Reading, t: Translator) -> str:
        """Write an amount so that it is read again as it is, approximate ones included."""
        return t(N_("about {amount}"), amount=value) if value.approximate else value.shown(t)

    def dump(self, value: Money) -> Any:  # noqa: ANN401 - JSON
        return value.dump()

    def load(self, kept: Any) -> Money:  # noqa: ANN401 - JSON
        return Money.load(kept)

    def export(self, value: Money, reading: Reading) -> dict[str, Any]:
        return value.export()


def _choose(found: list[Figure], line: Line) -> Figure | list[Figure]:
    """Return the figure that is the amount, or all those that may be."""
    marked = [one for one in found if one.marked]
    if marked:
        rivals = [one for one in found if one not in marked and _rivals(one, marked[0], line)]
        same = len({one.cents for one in marked}) == 1 and marked[0].doubt is None
        return marked[0] if same and not rivals else sorted([*rivals, *marked], key=_place)
    likely = _likely(found, line)
    free = [one for one in likely if not one.followed] or [one for one in likely if not one.counted]
    others = [one for one in likely if one not in free]
    if len(free) == 1 and all(_is_quantity(one, line) for one in others):
        return [free[0]] if free[0].doubt or free[0].yearish else free[0]
    return likely


def _rivals(figure: Figure, marked: Figure, line: Line) -> bool:
    """Whether a bare number may be the amount after all: it opens the line, or is larger."""
    bare = not (figure.followed or figure.yearish or figure.doubt) and figure.most >= SMALLEST
    return bare and (figure.most > marked.most or _leads(figure, line))


def _place(figure: Figure) -> Extent:
    return figure.extent


def _likely(found: list[Figure], line: Line) -> list[Figure]:
    """Leave out years, and counted or tiny numbers where they can only be quantities."""
    found = [one for one in found if not (one.counted and _is_small_part(one, line))]
    found = [one for one in found if one.doubt is not Doubt.SUM] or found
    dated = [one for one in found if not one.yearish] or found
    side_by_side = any(a.extent.end + 1 == b.extent.start for a, b in pairwise(dated))
    if any(one.most >= _CREDIBLE for one in dated) and not side_by_side:
        return [one for one in dated if not 0 < one.most < SMALLEST]
    return dated


def _is_small_part(figure: Figure, line: Line) -> bool:
    """Whether a counted number is too small, or too late in the line, to be meant as money."""
    return figure.most < SMALLEST or not _leads(figure, line)


def _leads(figure: Figure, line: Line) -> bool:
    return not re.search(rf"[\w{HIDDEN}]", line.folded[: figure.extent.start])


def _is_quantity(figure: Figure, line: Line) -> bool:
    """Whether a number before plural things surely counts them; at the head it may be money."""
    return not _leads(figure, line) or figure.most < _QUANTITY


def _uncounted(figure: Figure, line: Line, reading: Reading) -> Figure:
    """See that « 2500 chuss » counts nothing: the word is nearly an institution's name."""
    after = line.after(figure.extent.end)
    near = reading.directory.near(after) if figure.counted else []
    named = bool(near) and (near[0].slip or near[0].likeness >= _NEARLY)
    if figure.counted and (named or stem_of(after) not in {None, "caisses"}):
        return replace(figure, counted=False, followed=False)
    return figure


def _rejoined(found: list[Figure], whole: Line, line: Line) -> list[Figure]:
    """Doubt « 500 » after « Nov 3 »: it may be the end of 3 500."""
    if whole.folded == line.folded:
        return found
    cut = {at: cents for one in numerals(whole) for at, cents in _cut(one, whole, line)}
    return [
        replace(one, cents=(*one.cents, cut[one.extent.start]), marked=True, doubt=Doubt.READINGS)
        if one.extent.start in cut
        else one
        for one in found
    ]


def _cut(numeral: Numeral, whole: Line, line: Line) -> Iterator[tuple[int, int]]:
    """Yield where figures begin whose first block was taken, and what they are with it."""
    start, end = numeral.extent
    text = line.folded[start:end]
    readings = numeral.readings("fr")
    alone = whole.folded[max(0, start - 1) : start] not in {"/", "-"}
    left = re.search(rf"{HIDDEN}[ ]?(?=\d)(?!.*{HIDDEN})", text)
    if left and len(readings) == 1 and alone:
        yield start + left.end(), readings[0]


def _taken(extents: tuple[Extent, ...], money: Money) -> Outcome:
    if money.cents <= 0:
        return Unreadable(Phrase(N_("An amount must be more than zero.")))
    if money.cents > MOST:
        return Unreadable(Phrase(N_("That amount is too large to be logged.")))
    return Found(money, extents, confirm=money.unusual)


def _ask(found: list[Figure], rest: Rest, tax: Tax) -> Outcome:
    """Ask which amount is meant, one button per reading that can be one.

    What is said of taxes is kept with the question: the amount may be typed anew without them.
    """
    cents = list(dict.fromkeys(c for one in found for c in one.cents))
    if cents and all(one <= 0 for one in cents):
        return Unreadable(Phrase(N_("An amount must be more than zero.")))
    if cents and all(one > MOST for one in cents):
        return Unreadable(Phrase(N_("That amount is too large to be logged.")))
    readable = _readable(found, tax)
    said = Quoted.of(rest.whole, [one.extent for one in found])
    taxed = taxes(rest.line)[0]
    beside = (*taxed, *idle(rest.line.hide(taxed)))
    typed = " ".join([said.joined, *map(rest.line.original, taxed)])
    return Unclear(
        _why(found, said),
        (*(one.extent for one in found if not one.counted), *beside),
        tuple(one.option() for one in readable),
        typed,
        _guess(said.joined, readable),
    )


def _readable(found: list[Figure], tax: Tax) -> list[Money]:
    """Return each amount that is offered; one in doubt may be exact, or about so much."""
    whole = [c for one in found if one.doubt in _READABLE for c in one.cents]
    amounts = [Money(one, tax=tax) for one in dict.fromkeys(whole) if 0 < one <= MOST]
    if not any(one.doubt is Doubt.HEDGED for one in found):
        return amounts
    return [*amounts, *(replace(one, approximate=True) for one in amounts)]


def _why(found: list[Figure], said: Quoted) -> Phrase:
    if len(said.texts) > 1:
        return Phrase(_SEVERAL, {"typed": said})
    doubt = found[0].doubt
    return Phrase(_WHY[doubt] if doubt else _QUANTITY_WHY, {"typed": said.joined})


def _guess(typed: str, readable: list[Money]) -> Any:  # noqa: ANN401 - JSON
    """Offer thousands for « 1.500 », the likelier of its two readings."""
    grouped = re.fullmatch(r"\D*\d{1,3}[.,]\d{3}[^\dkKmM]*", typed) and len(readable) == 2  # noqa: PLR2004
    return readable[0].dump() if grouped else None


def _unreadable(rest: Rest) -> Outcome:
    attempt = _ATTEMPT.search(rest.line.folded) or _FIRST.match(rest.line.folded)
    return Unreadable(Phrase(N_("I see no readable amount."))) if attempt else None
