"""What is said around an amount: taxes, and « environ »."""

import re
from typing import Final

from bot.fields.field import Json
from bot.fields.lexicon import Lexicon, each
from bot.fields.line import Extent, Line
from bot.fields.money import Tax

_EXTRA: Final[Tax] = "extra"
_INCLUDED: Final[Tax] = "included"
_TAXES: Final = Lexicon[Tax](
    each(
        _EXTRA,
        "plus tx|plus taxe|plus taxes|plus les taxes|plus tps tvq|plus tax|plus gst|plus hst",
        "avant taxes|avant tx|avant taxe|avant les taxes|before tax|before taxes|hors taxes",
        "hors taxe",
        "taxes en sus|tx en sus|taxe en sus|tax extra|taxes extra|taxes non incluses|sans taxes",
        "tx non incluses|taxes not included|tax not included|excluding tax|excluding taxes",
        "excl tax|excl taxes|pre tax|without tax|without taxes|tx exclues|taxes exclues",
        "et taxes|and taxes",
    )
    | each(
        _INCLUDED,
        "tx incluses|taxes incluses|tx incluse|taxe incluse|tx incl|taxes incl|tx inclus",
        "taxes inclus",
        "tx inc|taxes inc|tax inc",
        "tx in|taxe in|taxes comprises|tx comprises|ttc|tax included|taxes included|tax incl",
        "tax in|taxes in",
        "including tax|including taxes|incl tax|incl taxes|with tax|with taxes|avec taxes|avec tx",
        "avec les taxes|incluant taxes|incluant les taxes|apres taxes|after tax|after taxes|taxin",
        "with gst|with gst qst|with hst|with qst|avec tps|avec tps tvq|avec tvq|incl gst|incl hst",
        "including gst|including hst|gst included|hst included|tps incluse|tps tvq incluses",
        "inclusive of tax|toutes taxes comprises|toutes taxes incluses|tti",
    )
)
_PLUS: Final = re.compile(
    r"\+ ?(?:les )?(?:tx|taxes?|tax|tps|tvq|gst|qst|hst)(?![^\W_])"
    r"(?: ?(?:/|\+|et|and) ?(?:tvq|tps|qst|gst)\b)?"
)
_AFTER_SUM: Final = r"(?:(?<=\d\d\d)|(?<=\d[,.]\d\d)|(?<=\dk)|(?<=\$)|(?<=\bdollars)|(?<=\bmille))"
"""Where an amount ends, and not a number of people: « 40 Canadiens »."""
_WITHOUT: Final = re.compile(rf"{_AFTER_SUM} ?\(?(?:ht|h\.t\.?)(?![^\W_])\)?")
"""« 3 000 $ HT »; by itself « HT » may be anything."""
_IDLE: Final = re.compile(
    rf"{_AFTER_SUM}(?:,? ?\(?(?:(?:au |in |en )?total|canadiens?|canadian)\)?)+"
    r"(?= ?(?:[\0,;.!?]|\Z))"
)
_ABOUT_BEFORE: Final = re.compile(
    r"(?:(?<![^\W_])(?:environ|env\.?|about|approx\.?|approximativement|approximately|around|"
    r"mettons|disons|let's say|say|genre|quelque chose comme|something like|vers|"
    r"roughly|presque|almost|pres de|a peu pres|autour de|dans les|plus ou moins|some|circa)|"
    r"[~≈±]) ?\Z"
)
_ABOUT_AFTER: Final = re.compile(
    r",? ?\(?(?:environ|env\.?|approx\.?|approximativement|approximately|a peu pres|"
    r"mettons|disons|genre|plus ou moins|or so|give or take|ish|roughly)(?![^\W_])\)?"
)
_REACH: Final = 24


def taxes(line: Line) -> tuple[tuple[Extent, ...], Tax]:
    """Return what is said of taxes, and where; contradictions leave it unknown."""
    found = _TAXES.find(line)
    plus = [Extent(*one.span()) for one in _PLUS.finditer(line.folded)]
    plus += [Extent(*one.span()) for one in _WITHOUT.finditer(line.folded)]
    said = {value for _, value in found} | {_EXTRA for _ in plus[:1]}
    extents = tuple(extent for extent, _ in found if not any(p.overlaps(extent) for p in plus))
    return (*extents, *plus), said.pop() if len(said) == 1 else "unknown"


def idle(line: Line) -> list[Extent]:
    """Return what is said of a sum and says nothing more: « au total », « canadiens »."""
    return [Extent(*one.span()) for one in _IDLE.finditer(line.folded)]


def kept_taxes(kept: Json) -> str:
    """Return what was said of taxes, in words, beside an amount that is kept or still unread."""
    match kept:
        case {"unread": str(typed)}:
            line = Line.of(typed)
            return " ".join(map(line.original, taxes(line)[0]))
        case {"tax": "extra"}:
            return "plus taxes"
        case {"tax": "included"}:
            return "taxes incluses"
        case _:
            return ""


def about(line: Line, extent: Extent) -> tuple[tuple[Extent, ...], bool]:
    """Return the words beside an amount that make it approximate."""
    start, end = extent
    before = _ABOUT_BEFORE.search(line.folded[max(0, start - _REACH) : start])
    after = _ABOUT_AFTER.match(line.folded, end)
    extents = []
    if before:
        extents.append(Extent(start - len(before[0]), start))
    if after:
        extents.append(Extent(*after.span()))
    return tuple(extents), bool(extents)
