"""What a call for tenders says: its sectors, its regions, its notice."""

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import groupby
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from bot.cards import Control
from bot.fields.choosing import values
from bot.fields.field import (
    Field,
    Found,
    ListedSector,
    Option,
    Outcome,
    Reading,
    Rest,
    Span,
    Unclear,
)
from bot.fields.lexicon import SMALL, Lexicon, word_set
from bot.fields.line import HIDDEN, Extent, Line, words_of
from bot.fields.occasion import ReasonField, TitleField, times_said
from bot.fields.prose import clauses, said
from bot.i18n import N_, Phrase, Translator
from storage import sectors

_ADDRESS: Final = re.compile(
    r"(?<![^\W_])(?:[a-z][a-z0-9+.-]*://|www\.|javascript:|data:|https?(?:[:/]+|:?\\+))\S+"
)
_SITE: Final = r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/[^\s,;]*)?(?= ?(?:[,;\n\0]|\Z))"
_BARE: Final = re.compile(rf"(?:(?<=[,;\n\0])|(?<=[,;\n\0] )){_SITE}")
"""An address without its beginning, where it is a part of the line by itself."""
_ALONE: Final = re.compile(rf"(?:\A|(?<=\0)) ?{_SITE}")
_SCHEMELESS: Final = re.compile(r"www\.\S+|(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+(?::\d+)?(?:/\S*)?")
_ENDING: Final = ".,;)>»"
_LINKLIKE: Final = re.compile(r"//|[^\W\d_]\.[^\W\d_]{2}|[^\W\d_]/[^\W_]+/")
_UNREAD: Final = N_("I did not understand “{typed}”. Add it to the title, or leave it out?")
_UNREAD_LINK: Final = N_(
    "I did not understand “{typed}” (a link begins with https://). "
    "Add it to the title, or leave it out?"
)
LEADING: Final = SMALL | word_set(
    """clot cloture ferme fermeture limite date echeance avant tard plus jusqu jusque depot remise
    reception soumission soumissions offre offres appel avis lien voir heure heures h jour secteur
    secteurs region regions institution acheteur organisme mode est sont ce cette closes closing
    close closed deadline due before by later than until till bid bids submission submissions
    call tender tenders notice link see time hour sector sectors buyer is are this method from
    svp stp merci please thanks thank you"""
)
"""Words that say nothing of a call by themselves: they lead to what others took."""
_EDGE: Final = re.compile(
    r"[,;\n\0][ \0]*(?:(?:pour|en|a|dans|la|le|les|de|du|des|l'|d'|for|in|of|the"
    r"|regions?|secteurs?|sectors?)[ :]*)*\Z"
)
_COMMA: Final = re.compile(r" ?[,;\n] ?\Z")
_PART_END: Final = re.compile(r" ?(?:[,;\n]|\Z)")
_NEXT: Final = re.compile(r" ?(?:[,;\n\0]|\Z)")
_ALL: Final = ("tous les secteurs", "tous secteurs", "all sectors")
_EVERYWHERE: Final = ("toutes les régions", "partout au québec", "all regions", "everywhere")


class _Several(Field[tuple[str, ...]]):
    """Several of some names; the ones that are said in a title stay there."""

    turn = 4
    everything: ClassVar[tuple[str, ...]]

    @abstractmethod
    def names(self, reading: Reading) -> Iterable[tuple[str, str]]:
        """Yield each spelling and what it means."""

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        words = [*self.names(reading), *((one, "") for one in self.everything)]
        return [Span(extent, value) for extent, value in Lexicon(words).find(line)]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        apart = [one.extent for one in spans if rest.asked or _stands_apart(rest, one.extent)]
        named = [one for one in spans if one.extent in apart] or spans
        if not named:
            return None
        meant = values(named)
        return Found(() if "" in meant else tuple(meant), tuple(apart))

    def load(self, kept: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON
        return tuple(map(str, [kept] if isinstance(kept, str) else kept))

    def dump(self, value: tuple[str, ...]) -> list[str]:
        return list(value)


class CallTitleField(TitleField):
    """What a call is called; words that say nothing else of it are asked about, never dropped."""

    gathers = True

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        outcome = super().settle(spans, rest, reading)
        match outcome:
            case Found(value=str(title), extents=taken):
                around = rest.beside if rest.asked else rest
                left = [] if around is None else _unsaid(around, taken)
                return self._asked(title, left, taken) if left else outcome
            case _:
                return outcome

    def _asked(
        self, title: str, left: Sequence[tuple[Extent, str]], taken: tuple[Extent, ...]
    ) -> Unclear:
        unread = ", ".join(text for _, text in left)
        why = _UNREAD_LINK if _LINKLIKE.search(unread) else _UNREAD
        longer = f"{title}, {unread}"
        added = (Option(Phrase(N_("Add it to the title")), longer),)
        return Unclear(
            Phrase(why, {"typed": unread}),
            (*taken, *(extent for extent, _ in left)),
            (
                *(added if len(longer) <= self.most else ()),
                Option(Phrase(N_("Leave it out")), title),
            ),
            longer,
            closed=True,
        )


class SectorsField(_Several):
    """The sectors of a call, by code; none: all of them."""

    key = "sectors"
    label = N_("Sectors")
    keys = ("secteur", "secteurs", "sector", "sectors")
    everything = _ALL

    def names(self, reading: Reading) -> Iterable[tuple[str, str]]:
        return ((word, one.code) for one in _sectors() for word in one.spellings)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        outcome = super().settle(spans, rest, reading)
        match outcome:
            case Found(value=[_, *_], extents=[_, *others] as apart) if _is_title(
                rest, apart, reading
            ):
                return replace(outcome, extents=tuple(others))
            case _:
                return outcome

    def question(self) -> Phrase:
        return Phrase(N_("For which sectors is it? Name one, or several."))

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("All sectors")), []),)

    def show(self, value: tuple[str, ...], reading: Reading, t: Translator) -> str:
        names = {one.code: one.name(reading.language) for one in _sectors()}
        return t.listing(names.get(one, one) for one in value) or t(N_("All sectors"))


class RegionsField(_Several):
    """The regions of a call; none: where its institution is."""

    key = "regions"
    label = N_("Regions")
    keys = ("région", "régions", "region", "regions")
    everything = _EVERYWHERE

    def names(self, reading: Reading) -> Iterable[tuple[str, str]]:
        return ((region, region) for one in reading.directory.listed for region in one.regions)

    def question(self) -> Phrase:
        return Phrase(N_("For which region is it?"))

    def show(self, value: tuple[str, ...], reading: Reading, t: Translator) -> str:
        return t.listing(value)


class NeedField(ReasonField):
    """What a partner is wanted for, as the others will read it."""

    key = "need"
    label = N_("What you are looking for")
    keys = ("besoin", "recherche", "need")

    def question(self) -> Phrase:
        return Phrase(
            N_(
                "What are you looking for? The enterprises of the call’s sectors and regions that "
                "agreed to hear of calls will read it as you write it; those that come forward "
                "are given your name and account."
            )
        )

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return ()


class LinkField(Field[str]):
    """The address of a notice, on the web."""

    key = "link"
    label = N_("Link to the notice")
    keys = ("lien", "adresse", "avis", "link", "url", "notice")
    control = Control.TEXT
    most: ClassVar[int] = 1000

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        whole = [_address(line, m) for m in _ADDRESS.finditer(line.folded)]
        return whole or [_address(line, m) for m in _BARE.finditer(line.folded)]

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        alone = _ALONE.finditer(line.folded)
        return self.find(line, reading) or [_address(line, m) for m in alone]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not spans:
            return None
        extents = tuple(one.extent for one in spans)
        typed = spans[0].value.strip()
        address = f"https://{typed}" if _SCHEMELESS.fullmatch(typed.lower()) else typed
        if len(values(spans)) > 1:
            why = N_("I see more than one link. Which one is the notice?")
            options = tuple(Option(one, one) for one in values(spans) if _opens(one))
            return Unclear(Phrase(why), extents, options, typed)
        if len(address) > self.most or not _opens(address):
            why = N_("“{typed}” opens no web page: a link begins with https://. What is the link?")
            return Unclear(Phrase(why, {"typed": typed[:60]}), extents, typed=typed)
        return Found(address, extents)

    def question(self) -> Phrase:
        return Phrase(N_("What is the link to the notice? It begins with https://"))

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)


@cache
def _sectors() -> tuple[ListedSector, ...]:
    return tuple(
        ListedSector(one.code, one.name_fr, one.name_en, one.synonyms) for one in sectors.every()
    )


def _unsaid(rest: Rest, taken: Sequence[Extent]) -> list[tuple[Extent, str]]:
    """Return what nobody took, as it was typed, but for words that only led to a value."""
    quoted = [one for one in rest.quoted if one not in taken and _tells(rest.whole, one)]
    left = sorted([*_runs(rest.line.hide(taken)), *quoted])
    return [(one, said(rest.whole, one)) for one in left]


def _runs(line: Line) -> Iterator[Extent]:
    """Yield what stands together and tells something."""
    for stretch in line.stretches():
        for tells, run in groupby(clauses(line, stretch), partial(_tells, line)):
            if tells:
                told = [*run]
                yield Extent(told[0].start, told[-1].end)


def _tells(line: Line, part: Extent) -> bool:
    return not LEADING.issuperset(words_of(line.original(part)))


def _address(line: Line, m: re.Match[str]) -> Span:
    length = len(m[0].rstrip(_ENDING))
    extent = Extent(m.start(), m.start() + length)
    return Span(extent, line.original(extent))


def _opens(address: str) -> bool:
    """Whether it is the address of a web page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_title(rest: Rest, names: Sequence[Extent], reading: Reading) -> bool:
    """Whether the first name, a part of the line past a closing, is all that can be the title."""
    if rest.quoted or TitleField.key in rest.given:
        return False
    start, end = names[0]
    comma = rest.line.led(_COMMA, start)
    if comma is None or not _PART_END.match(rest.line.folded, end):
        return False
    closed = any(one.end == comma.start() for one in times_said(rest.whole, reading))
    before, others = rest.line.folded[:start], rest.line.hide(names)
    return closed and not words_of(before) and not any(_runs(others))


def _stands_apart(rest: Rest, extent: Extent) -> bool:
    """Whether words are a part of the line by themselves, past a comma or what may be a title."""
    before, after = rest.line.folded[: extent.start], rest.line.folded[extent.end :]
    edge = rest.line.led(_EDGE, extent.start)
    if edge is None or not _NEXT.match(after):
        return False
    return edge[0][0] != HIDDEN or bool(rest.quoted or re.search(r"[^\W_]", before))
