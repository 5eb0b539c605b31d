"""The names that can be typed in one cohort, and which organizations they mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.fields.lexicon import SMALL, Lexicon
from bot.fields.line import Extent, Line, words_of
from bot.fields.stems import STEMS
from bot.i18n import LANGUAGES, Language
from storage.folding import fold

Kind = Literal["institution", "enterprise", "support"]

_NEAR: Final = 0.8
_SHORT: Final = 5
_LEAST: Final = 4
_CLOSE: Final = 0.06


@dataclass(frozen=True, slots=True)
class Listed:
    """An organization as a reader may name it."""

    id: int
    kind: Kind
    name_fr: str
    name_en: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    participates: bool = False
    regions: tuple[str, ...] = ()
    family: str = ""

    def name(self, language: Language) -> str:
        return self.name_en or self.name_fr if language == "en" else self.name_fr

    @property
    def spellings(self) -> Iterator[str]:
        yield from filter(None, (self.name_fr, self.name_en, self.acronym, *self.aliases))

    @property
    def buys(self) -> bool:
        return self.kind == "institution"


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a line that name organizations: one, unless the words are shared."""

    extent: Extent
    ids: tuple[int, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Near:
    """An organization whose name looks like the words typed. `slip`: no letter is wrong."""

    id: int
    likeness: float
    slip: bool


class Directory:
    """An immutable index of organizations; the longest spelling wins."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self.listed = tuple(listed)
        self._by_id: dict[int, Listed] = {one.id: one for one in self.listed}
        spellings = _spellings(self.listed)
        self._names = Lexicon((" ".join(words), ids) for words, ids in spellings.items())
        loose = _loose(spellings)
        self._loose = Lexicon((" ".join(words), ids) for words, ids in loose.items())
        self._spelled = {" ".join(words): ids for words, ids in spellings.items()}
        self._holders = _holders(self.listed)
        self._bags = _bags(self.listed)

    def alphabetical(self, language: Language) -> tuple[Listed, ...]:
        """Every organization, by its name in that language."""
        return self._sorted[language]

    @cached_property
    def _sorted(self) -> Mapping[Language, tuple[Listed, ...]]:
        return {language: _by_name(self.listed, language) for language in LANGUAGES}

    @cached_property
    def folded(self) -> Mapping[int, tuple[str, ...]]:
        """What each organization may be called, folded: read at each letter of a search."""
        return {one.id: tuple(map(fold, one.spellings)) for one in self.listed}

    def get(self, number: int) -> Listed | None:
        return self._by_id.get(number)

    def find(self, line: Line) -> list[Named]:
        """Return the names that the line holds, the longest of each place."""
        exact = [Named(extent, ids) for extent, ids in self._names.find(line)]
        words = tuple([word for word in line.words if word.text not in SMALL])
        covered = _cover(line, exact)
        longer = [
            Named(extent, ids, exact=False)
            for extent, ids in self._loose.find(line, words)
            if 0 in covered[extent.start : extent.end]
        ]
        covered = _cover(line, longer)
        kept = [one for one in exact if 1 not in covered[one.extent.start : one.extent.end]]
        return sorted([*kept, *longer], key=lambda one: one.extent)

    def called(self, text: str) -> Listed | None:
        """Return the only organization of that name."""
        ids = self._spelled.get(" ".join(words_of(text)), ())
        return self._by_id[ids[0]] if len(ids) == 1 else None

    def bearing(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the institutions of which some name is made of just these words, in any order."""
        return self._bags.get(frozenset(map(_common, words)), ())

    def holding(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the institutions in whose names all these words stand."""
        sets = [self._holders.get(_common(word), frozenset[int]()) for word in words]
        return tuple(sorted(frozenset.intersection(*sets))) if sets else ()

    def shared_by_participants(self, number: int, words: tuple[str, ...]) -> tuple[int, ...]:
        """Return the participants whose names hold the words that mean one who is not there."""
        if self._by_id[number].participates:
            return ()
        return tuple(i for i in self.holding(words) if self._by_id[i].participates)

    def near(self, text: str) -> list[Near]:
        """Return the organizations spelled nearly like this, likeliest first, one entry each."""
        typed = " ".join(words_of(text))
        if len(typed.replace(" ", "")) < _LEAST:
            return []
        best: dict[int, Near] = {}
        for spelling, likeness, _ in self._alike(typed):
            for number in self._spelled[spelling]:
                one = Near(number, likeness, _slipped(typed, spelling))
                if number not in best or _rank(one) > _rank(best[number]):
                    best[number] = one
        return sorted(best.values(), key=_rank, reverse=True)

    def _alike(self, typed: str) -> list[tuple[str, float, object]]:
        least = 0.7 if len(typed) <= _SHORT else _NEAR
        found = process.extract(
            typed,
            self._spelled.keys(),
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=least,
            limit=12,
        )
        return [one for one in found if len(one[0]) >= _LEAST]

    def enterprises(self) -> tuple[Listed, ...]:
        return tuple(one for one in self.listed if one.kind == "enterprise")


def clear_winner(near: list[Near]) -> Near | None:
    """Return the likeliest one where no other is nearly as likely."""
    if not near:
        return None
    others = [one for one in near[1:] if one.slip == near[0].slip]
    behind = not others or near[0].likeness - others[0].likeness > _CLOSE
    return near[0] if behind else None


def _by_name(listed: Iterable[Listed], language: Language) -> tuple[Listed, ...]:
    return tuple(sorted(listed, key=lambda one: fold(one.name(language))))


def _cover(line: Line, named: Iterable[Named]) -> bytearray:
    """Mark the places of a line where names stand."""
    covered = bytearray(len(line.folded))
    for one in named:
        start, end = one.extent
        covered[start:end] = b"\1" * (end - start)
    return covered


def _rank(near: Near) -> tuple[bool, float]:
    return near.slip, near.likeness


def _slipped(typed: str, spelling: str) -> bool:
    """Whether a letter was only doubled, or two changed places."""
    swapped = sorted(typed) == sorted(spelling) and OSA.distance(typed, spelling) == 1
    return swapped or _undoubled(typed) == _undoubled(spelling)


def _undoubled(text: str) -> str:
    return "".join(char for at, char in enumerate(text) if at == 0 or text[at - 1] != char)


def _spellings(listed: Iterable[Listed]) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Map each spelling to who bears it; an institution goes before an enterprise."""
    found: dict[tuple[str, ...], list[Listed]] = {}
    for one in listed:
        for spelling in one.spellings:
            bearers = found.setdefault(words_of(spelling), [])
            if one not in bearers:
                bearers.append(one)
    found.pop((), None)
    return {words: _foremost(bearers) for words, bearers in found.items()}


def _foremost(bearers: list[Listed]) -> tuple[int, ...]:
    buyers = [one.id for one in bearers if one.buys]
    return tuple(buyers or [one.id for one in bearers])


def _loose(
    spellings: Mapping[tuple[str, ...], tuple[int, ...]],
) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Leave out the small words, where two others remain and the meaning stays the same."""
    found: dict[tuple[str, ...], set[int]] = {}
    for words, ids in spellings.items():
        key = tuple(word for word in words if word not in SMALL)
        if len(key) > 1:
            found.setdefault(key, set()).update(ids)
    return {key: tuple(ids) for key, ids in found.items() if len(ids) == 1}


def _holders(listed: Iterable[Listed]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for one in listed:
        if one.buys:
            for spelling in one.spellings:
                for word in words_of(spelling):
                    found.setdefault(_common(word), set()).add(one.id)
    return {word: frozenset(ids) for word, ids in found.items()}


def _bags(listed: Iterable[Listed]) -> dict[frozenset[str], tuple[int, ...]]:
    found: dict[frozenset[str], set[int]] = {}
    for one in listed:
        for spelling in one.spellings if one.buys else ():
            words = frozenset(_common(word) for word in words_of(spelling) if word not in SMALL)
            found.setdefault(words, set()).add(one.id)
    return {words: tuple(sorted(ids)) for words, ids in found.items()}


def _common(word: str) -> str:
    """Return the form under which the French and English spellings of a word meet."""
    return STEMS.get(word, word)
