"""Numbers that are no amounts: quantities, hours, years, phone numbers, numbered things."""

import re
import unicodedata
from typing import Final

from bot.fields.calendar_words import MONTHS, WEEKDAYS
from bot.fields.lexicon import SMALL, word_set
from bot.fields.line import HIDDEN, Extent, Line
from bot.fields.numerals import Numeral

_OF_YEARS: Final = word_set(
    """ete hiver automne printemps summer winter fall spring noel gala budget saison season depuis
    since exercice an annee year"""
)
"""After these words a number is a year, too great for an hour or a day."""
_NUMBERED: Final = _OF_YEARS | word_set(
    """no num numero number lot phase cohorte cohort edition etage salle bureau local suite room
    niveau level groupe module volume bloc zone etape version semaine week jour day vague
    tome chapitre chapter iso covid modele model article projet project poste ext
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january
    february march april may june july august september october november december"""
)
"""After these words a number names one of several things, or a year."""
_UNITS: Final = word_set(
    """h kg g km m m2 m3 cm mm lb lbs l ml pi po pc kw kwh mw min sec sqft pcs
    personne people persons guests participants employees kids children invites employes repas
    jour semaine mois an heure x fois unite piece item"""
)
_UNCOUNTED: Final = word_set(
    """services travaux frais soins achats honoraires fournitures renovations reparations
    formations animations communications relations cours supplies goods repairs renovations
    plus moins dans sans sous vers tres chez apres pres mais nous vous les des ces ses nos vos
    aux taxes was is as us his this thus yes bus canvas campus menus business express corps
    concours tapis paysagers gris gratis paix prix voix bois choix travers alors lors divers
    mettons disons gross"""
)
_DATED: Final = re.compile(r"\d(?:er|e|st|nd|rd|th)?(?: de| of)? ?[^\W\d_]+\.? ?\Z")
_ONE_OF_TIME: Final = re.compile(
    r"(?<![^\W_])(?:une?|1|cette|ce|prochaine|a|one|this|next|following)"
    r" (?:semaine|jour|week|day) ?\Z"
)
_DAYS: Final = MONTHS.keys() | WEEKDAYS.keys()
_ORDINAL: Final = (_NUMBERED - _OF_YEARS) | _DAYS | word_set("le the du au rue")
_RIGHT: Final = re.compile(
    r"[^\W_]|[°'%‰]|[-/:](?=\d)|-(?=[^\W\d_])| ?%| (?:pour cent|percent)\b"
    r"| ?h\b(?: ?\d\d)?| [ap]\.?m\b"
)
_EVENT: Final = re.compile(
    r"(?<![\d.,])\d{1,2} ?(?:h )?(?:a|to|-) ?\d{1,2}(?: ?h\b| ?\d{2}\b)?(?![\d.,]|k)"
)
_CLOCK: Final = re.compile(r"(?<![\d.,])\d{1,2} ?h ?\d{2}(?!\d)")
_PHONE: Final = re.compile(r"(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?!\d)")
_RATIO: Final = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}(?!\d)")
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)(?!\d)")
_SPAN: Final = re.compile(
    r"(?<![\w.,/-])\d[\d.,']*k?\$? ?- ?\$?(?:\d[\d.,']*(?:k\b| ?\$)|\d{3}[\d.,']*)(?![\w/-])"
)
_OPENERS: Final = f' {HIDDEN}$([{{:=~+-±≈<>≤≥";!?|/#°x×*&@€£¥%'
_CLOSERS: Final = f" {HIDDEN}$)]}}:=+-\",;.!?…|/%°'x×*€£¥¢><&~"
_NEXT: Final = re.compile(r" (?!\d)((?:[^\W_]+-)*[^\W_]+)(?!')")
_REACH: Final = 40
_MANY: Final = 3


def inert(line: Line, extent: Extent) -> bool:
    """Whether figures can't be an amount for what stands beside them."""
    return _glued(line, extent) or line.before(extent.start) in _NUMBERED or _part(line, extent)


def names_one(line: Line, start: int) -> bool:
    """Whether figures say which one of what precedes: « salle 9 », « jeudi 12 », « novembre 26 ».

    « 26 novembre 9 » has its day already, and « dans une semaine 9 » counts one.
    """
    before = line.folded[max(0, start - _REACH) : start]
    found = re.search(r"([^\W_]+)\.? ?\Z", before)
    if found is None or found[1] not in _ORDINAL:
        return False
    return not (_ONE_OF_TIME.search(before) or (found[1] in MONTHS and _DATED.search(before)))


def is_broken(line: Line, extent: Extent) -> bool:
    """Whether figures are only an end of what was typed: « 2½ », "1e400", "10^3", "1/2500"."""
    start, end = extent
    torn = re.search(r"[^\W_]\Z|\d[/.,'’:]\Z", line.folded[max(0, start - 2) : start])
    left, right = line.folded[max(0, start - 2) : start], line.folded[end : end + 1]
    led = _is_edge(left[-1:], _OPENERS) or re.fullmatch(r"[^\W\d_][.,]", left)
    return bool(torn) or not (led and _is_edge(right, _CLOSERS))


def _is_edge(char: str, signs: str) -> bool:
    """Whether a number may begin or end beside this: a picture may stand there too."""
    return not char or char in signs or char.isalpha() or unicodedata.category(char) == "So"


def fraction(line: Line, extent: Extent) -> Extent | None:
    """Return figures with the fraction after them, of which no amount is made: « 2½ k$ »."""
    found = re.compile(r" ?[½¼¾⅓⅔](?: ?[km]\b)?(?: ?\$)?").match(line.folded, extent.end)
    return Extent(extent.start, found.end()) if found else None


def is_counted(line: Line, extent: Extent, value: int) -> bool:
    """Whether a number is followed by the things that it counts (« 40 boîtes »)."""
    found = _NEXT.match(line.folded, extent.end)
    if found is None:
        return line.before(extent.start) == "x"
    if found[1] in _UNITS or value == 1:
        return True
    return is_plural(found[1]) and not _is_name(line.original(Extent(*found.span(1))))


def is_followed(line: Line, extent: Extent, value: int) -> bool:
    """Whether a number may count what follows, one word further: "25 lunch boxes"."""
    found = _NEXT.match(line.folded, extent.end)
    further = _NEXT.match(line.folded, found.end()) if found else None
    two = found and further and found[1] not in SMALL and is_plural(further[1])
    return bool(two) or is_counted(line, extent, value)


def leads_otherwise(line: Line, numeral: Numeral) -> int | None:
    """Return where words begin that may hold the first block: « lot 2 500 $ », « 5 à 7 500 $ »."""
    start = numeral.extent.start
    if len(numeral.blocks) == 1:
        return None
    event = re.search(r"(?<!\d)\d{1,2} ?(?:h )?(?:a|to|-) ?\Z", line.folded[:start][-10:])
    if event:
        return start - len(event[0])
    numbered = line.before(start) in _NUMBERED or line.before(start) == "x"
    return start - len(line.before(start)) - 1 if numbered else None


def is_plural(word: str) -> bool:
    return word[-1] in "sx" and len(word) > _MANY and word.split("-", 1)[0] not in _UNCOUNTED


def is_unit(word: str) -> bool:
    return word in _UNITS


def _is_name(typed: str) -> bool:
    head = typed.split("-", 1)[0]
    return typed.isupper() or (len(head) > 1 and head[0].isupper())


def _glued(line: Line, extent: Extent) -> bool:
    start, end = extent
    if _in_any(line, extent, _SPAN):
        return False
    left = re.search(r"[^\W_]-\Z|[/#°@&_]\Z", line.folded[max(0, start - 2) : start])
    return bool(left) or bool(_RIGHT.match(line.folded, end))


def _part(line: Line, extent: Extent) -> bool:
    """Whether the figures are a part of a phone number, an hour, a ratio or a school year."""
    return _in_any(line, extent, _PHONE, _CLOCK, _EVENT, _RATIO, _YEARS)


def _in_any(line: Line, extent: Extent, *patterns: re.Pattern[str]) -> bool:
    start = max(0, extent.start - _REACH)
    text = line.folded[start : extent.end + _REACH]
    return any(
        Extent(start + found.start(), start + found.end()).overlaps(extent)
        for pattern in patterns
        for found in pattern.finditer(text)
    )
