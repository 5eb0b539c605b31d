"""Who shares a contract, and on whose behalf it is logged."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.cards import Control
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.line import Extent, Line
from bot.fields.near_names import CHOOSE
from bot.i18n import N_, Phrase, Translator

_WITH: Final = re.compile(
    r"(?<![^\W_])(?:en (?:partenariat|collaboration|consortium|equipe) avec|"
    r"(?:de concert|conjointement) avec|avec|partenaires?|in partnership with|"
    r"in collaboration with|together with|jointly with|partnered with|partnering with|with|"
    r"partners?|w/) "
)
_FOR: Final = re.compile(
    r"(?<![^\W_])(?:au nom de|pour le compte de|on behalf of|de la part de|au nom d'|pour|for) ?"
)
_HEAD: Final = (
    r"(?:(?:coops?|coopérative|cooperative|OBNL|atelier|ateliers|groupe|entreprise|les|la|le|the|"
    r"L’|l’|L'|l')[ ]?)*"
)
_CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞŒ0-9][\w’'&.@-]*"
_LINKS: Final = r"(?:(?:de|du|des|la|le|les|of|the|&|en|à|au|aux|sur) |[dlDL][’'])*"
_NAME: Final = re.compile(
    rf"{_HEAD}{_CAPITAL}(?: {_LINKS}{_CAPITAL})*|(?:coop|coopérative|cooperative) \w[\w’'-]*"
)
_LONGEST_NAME: Final = 100
_ANOTHER: Final = re.compile(r" ?(?:,|et|and|&|\+) ?")
_ARTICLE: Final = re.compile(r"(?:le|la|les|the) |l'")


@dataclass(frozen=True, slots=True)
class Party:
    """An enterprise that takes part; `id` is unknown when the directory does not list it."""

    name: str
    id: int | None = None

    def dump(self) -> Any:  # noqa: ANN401 - JSON
        return {"name": self.name, "id": self.id}

    @staticmethod
    def load(kept: Any) -> "Party":  # noqa: ANN401 - JSON
        match kept:
            case {"name": str(name), "id": int() | None as number}:
                return Party(name, number)
            case _:
                raise ValueError("not an enterprise")


class PartnersField(Field[tuple[Party, ...]]):
    """Enterprises that share the contract; an unlisted one is kept as it was typed."""

    key = "partner"
    label = N_("Partners")
    turn = 2
    keys = ("partenaire", "partenaires", "avec", "partner", "partners", "with")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return list(_listed(line, reading, _WITH))

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if rest.asked:
            return _all_named(rest, reading)
        found = list(_named(rest, reading, _WITH))
        parties = tuple(dict.fromkeys(party for one in found for party in one.value))
        return Found(parties, tuple(one.extent for one in found)) if parties else None

    def question(self) -> Phrase:
        return Phrase(N_("Which enterprises share this contract?"))

    def show(self, value: tuple[Party, ...], reading: Reading, t: Translator) -> str:
        return t.listing(one.name for one in value)

    def dump(self, value: tuple[Party, ...]) -> Any:  # noqa: ANN401 - JSON
        return [one.dump() for one in value]

    def load(self, kept: Any) -> tuple[Party, ...]:  # noqa: ANN401 - JSON
        return tuple(Party.load(one) for one in kept)

    def export(self, value: tuple[Party, ...], reading: Reading) -> dict[str, Any]:
        return {self.key: ", ".join(one.name for one in value)}


class OnBehalfField(Field[int | str]):
    """The enterprise that sold, when a coordinator logs for it.

    Its id; its name alone where no enterprise is listed at all, as when lines are only read.
    """

    key = "on_behalf_of"
    label = N_("On behalf of")
    turn = 2
    control = Control.SEARCH
    keys = ("au nom de", "pour le compte de", "vendeur", "on behalf of", "seller")

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return list(_listed(line, reading, _FOR)) if reading.may_act_for_others else ()

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not reading.may_act_for_others:
            return None
        found = list(self._named(rest, reading))
        if not found:
            return None
        party, extents = found[0].value[0], tuple(one.extent for one in found[:1])
        if party.id is not None:
            return Found(party.id, extents)
        if not reading.directory.enterprises():
            return Found(party.name, extents)
        why = Phrase(
            N_("I don’t know the enterprise “{typed}”. Which one is it?"), {"typed": party.name}
        )
        return Unclear(why, extents, (CHOOSE,), party.name)

    def _named(self, rest: Rest, reading: Reading) -> Iterator[Span]:
        if rest.asked:
            whole = _all_named(rest, reading)
            return iter([Span(whole.extents[0], whole.value)] if whole else [])
        found = _named(rest, reading, _FOR)
        return (one for one in found if one.value[0].id is not None or not _plain(rest.line, one))

    def question(self) -> Phrase:
        return Phrase(N_("On behalf of which enterprise?"))

    def options(self, reading: Reading) -> tuple[Option, ...]:
        if not reading.may_act_for_others:
            return ()
        mine, named = reading.sellers, reading.directory.enterprises()
        among = named if mine is None else [one for one in named if one.id in mine]
        return tuple(Option(one.name(reading.language), one.id) for one in among)

    def show(self, value: int | str, reading: Reading, t: Translator) -> str:
        listed = reading.directory.get(value) if isinstance(value, int) else None
        return listed.name(reading.language) if listed else str(value)

    def export(self, value: int | str, reading: Reading) -> dict[str, Any]:
        listed = reading.directory.get(value) if isinstance(value, int) else None
        return {self.key: listed.name_fr if listed else value}


@dataclass(frozen=True, slots=True)
class _Names:
    """The enterprises that a line names, by where they stand."""

    line: Line
    by_start: Mapping[int, tuple[Party, Extent]]

    @classmethod
    def of(cls, line: Line, reading: Reading) -> "_Names":
        enterprises = {one.id: one for one in reading.directory.enterprises()}
        enterprises.pop(reading.enterprise or 0, None)
        found = reading.directory.find(line) if enterprises else []
        known = (one for one in found if len(one.ids) == 1 and one.ids[0] in enterprises)
        parties = (
            (Party(enterprises[one.ids[0]].name_fr, one.ids[0]), one.extent) for one in known
        )
        return cls(line, {extent.start: (party, extent) for party, extent in parties})

    def at(self, start: int) -> tuple[Party, Extent] | None:
        """Return the enterprise named there, past an article at most."""
        article = _ARTICLE.match(self.line.folded, start)
        known = self.by_start.get(start)
        return known or (self.by_start.get(article.end()) if article else None)


def _listed(line: Line, reading: Reading, marker: re.Pattern[str]) -> Iterator[Span]:
    """Yield the enterprises of the directory that stand after a marker."""
    leads = list(marker.finditer(line.folded))
    names = _Names.of(line, reading) if leads else None
    for lead in leads:
        yield from _series(line, lead, names.at) if names else ()


def _named(rest: Rest, reading: Reading, marker: re.Pattern[str]) -> Iterator[Span]:
    """Yield the enterprises after a marker, listed or not."""
    leads = list(marker.finditer(rest.line.folded))
    names = _Names.of(rest.line, reading) if leads else None

    def at(start: int) -> tuple[Party, Extent] | None:
        known = names.at(start) if names else None
        extent = None if known else _name_at(rest, start)
        return (_party(rest.whole.original(extent), reading), extent) if extent else known

    for lead in leads:
        yield from _series(rest.line, lead, at)


def _series(
    line: Line, lead: re.Match[str], at: Callable[[int], tuple[Party, Extent] | None]
) -> Iterator[Span]:
    """Yield what stands after a marker as one span: « A, B et C »."""
    parties: list[Party] = []
    end = lead.end()
    found = at(end)
    while found is not None:
        parties.append(found[0])
        end = found[1].end
        another = _ANOTHER.match(line.folded, end)
        found = at(another.end()) if another else None
    if parties:
        yield Span(Extent(lead.start(), end), tuple(parties))


def _name_at(rest: Rest, start: int) -> Extent | None:
    article = _ARTICLE.match(rest.line.folded, start)
    if article and not rest.whole.original(Extent(start, start + 1)).isupper():
        start = article.end()
    stretch = re.match(r"[^\0,;()]*", rest.line.folded[start : start + _LONGEST_NAME])
    end = start + (len(stretch[0]) if stretch else 0)
    found = _NAME.match(rest.whole.original(Extent(start, end)))
    if found is None:
        return None
    origin = rest.whole.origin
    stop = next(at for at in range(start, len(origin)) if origin[at] >= origin[start] + found.end())
    return Extent(start, stop)


def _all_named(rest: Rest, reading: Reading) -> Found[tuple[Party, ...]] | None:
    """Read the whole of what was said as names."""
    parties: list[Party] = []
    for stretch in rest.line.stretches():
        texts = re.split(r"\s*(?:,|;| et | and | & |\+)\s*", rest.whole.original(stretch))
        parties += [_party(text.strip(" ."), reading) for text in texts if re.search(r"\w", text)]
    return Found(tuple(parties), tuple(rest.line.stretches())) if parties else None


def _party(text: str, reading: Reading) -> Party:
    listed = reading.directory.called(text)
    known = listed is not None and not listed.buys and listed.id != reading.enterprise
    return Party(listed.name_fr, listed.id) if listed and known else Party(text.strip())


def _plain(line: Line, span: Span) -> bool:
    """Whether only « pour » stands before: too little to take an unlisted name for a seller."""
    text = line.folded[span.extent.start : span.extent.end]
    return re.match(r"(?:pour|for) (?!le compte)", text) is not None
