"""Numbers that are no amounts: quantities, hours, years, phone numbers, numbered things."""

import re
from typing import Final

from bot.fields.lexicon import word_set
from bot.fields.line import Extent, Line

_NUMBERED: Final = word_set(
    """no num numero number lot phase cohorte cohort edition etage salle bureau local suite room
    niveau level groupe module volume bloc zone etape version semaine week jour day vague an
    annee year tome chapitre chapter iso covid modele model article projet project poste ext
    ete hiver automne printemps summer winter fall spring noel gala budget saison season depuis
    since exercice
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january
    february march april may june july august september october november december"""
)
"""After these words a number names one of several things, or a year."""
_UNITS: Final = word_set(
    """h kg g km m m2 m3 cm mm lb lbs l ml pi po pc gb go to mo kw kwh mw min sec sqft pcs
    personne repas jour semaine mois an an heure ateliers x fois unite piece item"""
)
_UNCOUNTED: Final = word_set(
    """services travaux frais soins achats honoraires fournitures renovations reparations
    formations animations communications relations cours supplies goods repairs renovations
    plus moins dans sans sous vers tres chez apres pres mais nous vous les des ces ses nos vos
    aux taxes was is as us his this thus yes bus canvas campus menus business express corps
    concours tapis paysagers gris gratis paix prix voix bois choix travers alors lors divers"""
)
_RIGHT: Final = re.compile(
    r"[^\W_]|[°'½¼¾²³⁄٫٬%‰�·*^]|[-/:](?=\d)|-(?=[^\W\d_])| ?%| (?:pour cent|percent)\b"
    r"| ?h\b(?: ?\d\d)?| [ap]\.?m\b"
)
_EVENT: Final = re.compile(
    r"(?<![\d.,])\d{1,2} ?(?:h )?(?:a|to|-) ?\d{1,2}(?: ?h\b| ?\d{2}\b)?(?![\d.,]|k)"
)
_PHONE: Final = re.compile(r"(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?!\d)")
_RATIO: Final = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?!\d)")
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)(?!\d)")
_NEXT: Final = re.compile(r" ((?:[^\W_]+-)*[^\W_]+)")
_REACH: Final = 40
_MANY: Final = 3


def inert(line: Line, extent: Extent) -> bool:
    """Whether figures can't be an amount for what stands beside them."""
    return _glued(line, extent) or line.before(extent.start) in _NUMBERED or _part(line, extent)


def is_counted(line: Line, extent: Extent, value: int) -> bool:
    """Whether a number is followed by the things that it counts (« 40 boîtes »)."""
    found = _NEXT.match(line.folded, extent.end)
    if found is None:
        return line.before(extent.start) == "x"
    word = found[1]
    if word in _UNITS or value == 1:
        return True
    plural = word[-1] in "sx" and len(word) > _MANY and word.split("-")[0] not in _UNCOUNTED
    return plural and not _is_name(line.original(Extent(*found.span(1))))


def _is_name(typed: str) -> bool:
    head = typed.split("-", maxsplit=1)[0]
    return typed.isupper() or (len(head) > 1 and head[0].isupper())


def _glued(line: Line, extent: Extent) -> bool:
    start, end = extent
    left = line.folded[start - 1 : start]
    beside = left and (left.isalnum() or left in "/#°-.,'_\N{REPLACEMENT CHARACTER}@&")
    if left in {"-", ",", "."} and beside:
        beside = line.folded[max(0, start - 2) : start - 1].isalnum()
    if beside and left == ",":
        beside = line.folded[start - 2].isdigit()
    return bool(beside) or bool(_RIGHT.match(line.folded, end))


def _part(line: Line, extent: Extent) -> bool:
    """Whether the figures are a part of a phone number, an hour, a ratio or a school year."""
    window = Extent(max(0, extent.start - _REACH), extent.end + _REACH)
    text = line.folded[window.start : window.end]
    for pattern in (_PHONE, _EVENT, _RATIO, _YEARS):
        for found in pattern.finditer(text):
            if Extent(*(window.start + at for at in found.span())).overlaps(extent):
                return True
    return False
