"""What is left of a line once values are taken out of it: segments, and their clean text."""

import re
from collections.abc import Iterator
from itertools import pairwise, starmap
from typing import Final

from bot.fields.field import Rest
from bot.fields.lexicon import SMALL, word_set
from bot.fields.line import Extent, Line, words_of

_BREAK: Final = re.compile(r"[,;()|•\[\]{}!?:]+|(?<= )[-=>]+(?= )|(?<= )-+$")
COMMA: Final = re.compile(r"[;\n]|,(?!\d)|(?<!\d),")
"""Where a list is cut; a comma in a number is its own."""
_SIGNS: Final = r" ,:;|•/–—\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff-"
"""What stands between values, pictures too."""
_BEFORE: Final = re.compile(rf"\A[{_SIGNS}.…!?]+(?!\d)")
_AFTER: Final = re.compile(rf"(?<![{_SIGNS}])[{_SIGNS}]+\Z")
_TORN: Final = re.compile(r"\A\)[ ,]*|[ ,]*\(\Z")
"""A bracket alone: what stood on its other side was read."""
_ENTITY: Final = re.compile(r"&#?\w{2,8}\Z")
"""« &gt »: the semicolon after it is its own."""
_STOPS: Final = ' .…!?"“”„«»'
_ARTICLES: Final = r"(?: (?:la|le|les|un|une|the|an?)(?= )| l['’])?"
_OPENING: Final = re.compile(
    rf"\A(?:(?:pour|for){_ARTICLES}|(?:de|of){_ARTICLES}|du|des|d['’]|et|and|est|is|c['’]est|"
    r"bonjour|allo|allô|salut|hello|hi|hey|svp|please|merci|nouveau contrat|new contract|"
    r"(?:j['’]ai |on a |nous avons |we |i )?(?:vendu|signé|eu|fait|"
    r"obtenu|conclu|décroché|reçu|noter|note|sold|signed|won|got|made|landed|closed)|"
    r"(?:un |le |a |the )?(?:contrat|contract|montant|amount)(?: de| of| pour| for)?|"
    r"in the amount of|au montant de|objet|object|purpose|à|a|au|aux|at|to|avec|with|en|by|par|via)"
    r"(?=[ ,!]|(?<=['’])|$)[ ,!]*",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"[ ,](?:à|a|au|aux|de|du|des|d['’]|pour|avec|le|la|les|l['’]|et|for|at|to|with|the|and|of|en|"
    r"chez|par|by|from|on|svp|please|merci|thanks|thank you|merci beaucoup|thx)$",
    re.IGNORECASE,
)
_WHOLLY_QUOTED: Final = re.compile(r"[\"“«„]([^\"“”«»„]*)[\"”“»]")
_LONGEST: Final = 8
_EMPTY: Final = SMALL | word_set(
    "un une an ou or on from nous je we i institution mode montant amount objet purpose date"
)
"""Words that say nothing when nothing else is left."""


def segments(line: Line) -> Iterator[Extent]:
    """Yield what can be read, cut at commas, dashes and brackets, without its edges."""
    for stretch in line.stretches():
        at = stretch.start
        text = line.folded[stretch.start : stretch.end]
        for cut in _BREAK.finditer(text):
            yield from _trimmed(line, Extent(at, stretch.start + cut.start()))
            at = stretch.start + cut.end()
        yield from _trimmed(line, Extent(at, stretch.end))


def _trimmed(line: Line, extent: Extent) -> Iterator[Extent]:
    text = line.folded[extent.start : extent.end]
    found = re.search(r"[^\W_](?:.*[^\W_])?", text)
    if found:
        yield Extent(extent.start + found.start(), extent.start + found.end())


def clauses(line: Line, part: Extent) -> Iterator[Extent]:
    """Cut a part at its commas, but for those in a number."""
    cuts = [part.start, *(m.end() for m in COMMA.finditer(line.folded, *part)), part.end]
    return starmap(Extent, pairwise(cuts))


def said(line: Line, part: Extent) -> str:
    """Return what a part says, without a bracket around what was read: « Café (jeudi 14h) »."""
    text = _TORN.sub("", clean(line.original(part)))
    closes = text.count(")") > text.count("(") and text[-2:-1] not in ":;-"
    return text.removesuffix(")") if closes else text


def remainder(rest: Rest) -> tuple[str, tuple[Extent, ...]]:
    """Return the text of all that is left, quoted parts included, and where it stood."""
    parts = sorted([*rest.line.stretches(), *rest.quoted])
    texts = [(clean(_bare(rest, part)), part) for part in parts]
    kept = [(text, part) for text, part in texts if not _EMPTY.issuperset(words_of(text))]
    return " ".join(text for text, _ in kept), tuple(part for _, part in kept)


def _bare(rest: Rest, part: Extent) -> str:
    if part in rest.quoted:
        return rest.whole.original(Extent(part.start + 1, part.end - 1))
    return opened(rest.whole.original(part))


def opened(text: str) -> str:
    """Leave out the small words that only led to a value now taken."""
    for _ in range(_LONGEST):
        bare = unbracketed(_edged(text).strip(_STOPS))
        shorter = _CLOSING.sub("", _OPENING.sub("", bare))
        if shorter == bare:
            break
        text = shorter
    return unbracketed(_edged(text))


def unbracketed(text: str) -> str:
    """Leave out a bracket whose other half is elsewhere, and brackets round the whole."""
    if text.count("(") != text.count(")"):
        return text.strip("() ")
    return text[1:-1] if re.fullmatch(r"\([^()]*\)", text) else text


def clean(text: str) -> str:
    """Return a text without blanks, signs and pictures at its edges; runs of blanks are one."""
    text = re.sub(r"\s+", " ", "".join(one for one in text if one.isprintable() or one.isspace()))
    return _edged(text) if re.search(r"\w", text) else ""


def _edged(text: str) -> str:
    """Leave out what separates a text from its neighbours; what belongs to its words stays."""
    body = _AFTER.sub("", text)
    if text[len(body) :].startswith(";") and _ENTITY.search(body):
        body += ";"
    return _BEFORE.sub("", body).strip()


def unquoted(text: str) -> str:
    """Leave out the quotation marks round a whole text; those in it are its own."""
    found = _WHOLLY_QUOTED.fullmatch(text)
    return clean(found[1]) if found else text
