"""Which organization the words of a line name: settled where they are clear, else asked."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.fields import near_names
from bot.fields.choosing import alternatives, quoted, widened
from bot.fields.directory import Named
from bot.fields.field import Certainty, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.lexicon import SMALL, joined, word_set
from bot.fields.line import Extent, Line, Word, words_of
from bot.fields.names import NAME_WORDS, beside_name
from bot.fields.stems import stem_of
from bot.i18n import N_, Phrase

_DOUBTFUL: Final = word_set("vs bu iq rq exo glen poly sommets rio arrondissement adm nim tour")
"""Acronyms and names that are also words: typed small, they yield to any other name."""
_PLACED: Final = re.compile(
    r"(?<![^\W_])(?:au|aux|a|a la|a l'|dans|dans le|dans la|at|at the|in|in the|near|pres du|"
    r"pres de la|sur|sur la|du|de|de la|de l'|des|d'|of|of the|vers|campus|arrondissement|quartier|"
    r"rue|station|pavillon|metro|secteur|theatre|stade) ?\Z"
)
_DISTRICT: Final = re.compile(
    r"(?<![^\W_])(?:arrondissement|quartier|rue|station|secteur)(?: de)? \Z"
)
_LEAD: Final = re.compile(
    r"(?<![^\W_])(?:(?:pour|chez|avec|a|au|aux|de|du|des|d'|for|to|at|with|from|of|by|par|client|"
    r"acheteur|buyer|vendu|sold|@) ?)?(?:(?:le|la|les|l'|the) ?)?\Z"
)
_TWO: Final = N_("I see more than one institution: {typed}. Which one is it?")
_SHARED: Final = N_("“{typed}” can be several institutions. Which one is it?")
_NAME_OR_NOT: Final = N_("Is “{typed}” an institution or a person’s name?")
_BOTH: Final = re.compile(r" ?(?:et|and|ou|or|/|&|\+) ?(?:(?:le|la|les|the) |l')?\Z")
_TOWNS: Final = frozenset({"sherbrooke", "montreal"})
_MOST_OPTIONS: Final = 8
_MOST_WORDS: Final = 200
_LONG_ENOUGH: Final = 4


def name_of(number: int, reading: Reading) -> str:
    listed = reading.directory.get(number)
    return listed.name(reading.language) if listed else str(number)


def offer(ids: Sequence[int], reading: Reading) -> tuple[Option, ...]:
    """Return a button per organization, and the whole list when there are too many."""
    shown = tuple(Option(name_of(number, reading), number) for number in ids[:_MOST_OPTIONS])
    return shown if 1 < len(ids) <= _MOST_OPTIONS else (*shown, near_names.CHOOSE)


def certainty(line: Line, named: Named) -> Certainty:
    word = line.folded[named.extent.start : named.extent.end]
    if word in _DOUBTFUL and not line.original(named.extent).isupper():
        return Certainty.DOUBTFUL
    return Certainty.SURE if named.exact else Certainty.LIKELY


def not_districts(spans: Sequence[Span], line: Line) -> Sequence[Span]:
    """Leave out « Rosemont » in « arrondissement Rosemont », where anything else is named."""
    others = [one for one in spans if not _DISTRICT.search(line.folded[: one.extent.start][-20:])]
    return others or spans


def either(spans: Sequence[Span], line: Line) -> tuple[Span, ...]:
    """Return two names between which the writer did not choose: « HEC et Poly »."""
    for left, right in pairwise(spans):
        between = line.folded[left.extent.end : right.extent.start]
        if left.value != right.value and _BOTH.match(between):
            return left, right
    return ()


def buys(span: Span, reading: Reading) -> bool:
    listed = reading.directory.get(span.value[0])
    return listed is not None and listed.buys


def without_names(
    spans: Sequence[Span], rest: Rest, reading: Reading
) -> tuple[tuple[Span, ...], Unclear | None]:
    """Set apart the words that may be a part of the person's name."""
    names = [one for one in spans if _may_be_name(one, rest)]
    others = tuple(one for one in spans if one not in names)
    if not names or others:
        return others or tuple(spans), None
    name, one = beside_name(rest.line, names[0].extent), names[0]
    both = rest.whole.original(name)
    alone = rest.whole.original(_minus(name, one.extent)).strip()
    institution = {"fill": {"institution": one.value[0], "person": alone}}
    return (), Unclear(
        Phrase(_NAME_OR_NOT, {"typed": rest.whole.original(one.extent)}),
        (name,),
        (
            Option(name_of(one.value[0], reading), institution),
            Option(both, {"fill": {"institution": None, "person": both}}),
        ),
        rest.whole.original(one.extent),
        also=("person",),
    )


def _minus(whole: Extent, part: Extent) -> Extent:
    if whole.start < part.start:
        return Extent(whole.start, part.start)
    return Extent(part.end, whole.end)


def _may_be_name(span: Span, rest: Rest) -> bool:
    word = rest.whole.folded[span.extent.start : span.extent.end]
    return word in NAME_WORDS and beside_name(rest.line, span.extent) != span.extent


def settled(spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
    chosen = _unplaced(spans, rest)
    ids = list(dict.fromkeys(number for one in chosen for number in one.value))
    said = quoted(rest.whole, chosen)
    words = said.joined
    if len(ids) > 1:
        several = len(said.texts) > 1
        why = Phrase(_TWO, {"typed": said}) if several else Phrase(_SHARED, {"typed": words})
        return Unclear(why, alternatives(rest.whole, chosen), offer(ids, reading), words)
    rivals = reading.directory.shared_by_participants(ids[0], words_of(words))
    if rivals:
        why = Phrase(_SHARED, {"typed": words})
        extents = tuple(one.extent for one in chosen)
        return Unclear(why, extents, offer([*rivals, ids[0]], reading), words)
    larger = _larger(chosen[0], rest, reading)
    if larger is not None:
        return larger
    beside = _with_stems([one.extent for one in chosen], rest, reading, ids[0])
    confirm = (
        _elsewhere(beside[-1], rest)
        or _compound(chosen[-1].extent, rest)
        or (
            chosen[0].certainty is Certainty.DOUBTFUL
            and not near_names.stands_alone(rest.line, chosen[0].extent)
        )
    )
    return Found(ids[0], tuple(widened(rest.line, one, _LEAD) for one in beside), confirm)


def _compound(extent: Extent, rest: Rest) -> bool:
    """Whether a name goes on after a hyphen: « Montréal-Nord » is not Montréal."""
    return re.match(r"-[^\W\d_]", rest.whole.folded[extent.end : extent.end + 2]) is not None


def _larger(span: Span, rest: Rest, reading: Reading) -> Unclear | None:
    """Ask about « Caisse Desjardins »: with the word beside, the name may be another's."""
    start, end = span.extent
    listed = reading.directory.get(span.value[0])
    own = {word for text in (listed.spellings if listed else ()) for word in words_of(text)}
    name = words_of(rest.whole.original(span.extent))
    before, after = rest.line.before(start), rest.line.after(end)
    for whole, stem in (
        (Extent(start - len(before) - 1, end), stem_of(before)),
        (Extent(start, end + len(after) + 1), stem_of(after)),
    ):
        others = reading.directory.holding([stem, *name]) if stem and stem not in own else ()
        if others:
            return _either_of(whole, [*others, span.value[0]], rest, reading)
    return None


def _either_of(whole: Extent, ids: Sequence[int], rest: Rest, reading: Reading) -> Unclear:
    words = rest.whole.original(whole)
    return Unclear(Phrase(_SHARED, {"typed": words}), (whole,), offer(ids, reading), words)


def _elsewhere(name: Extent, rest: Rest) -> bool:
    """Whether a town follows the name of one who is not there: « STM Sherbrooke »."""
    return stem_of(rest.line.after(name.end)) in _TOWNS


def _unplaced(spans: Sequence[Span], rest: Rest) -> Sequence[Span]:
    """Where names differ, leave out those that only say where: « traiteur au Palais »."""
    if len({one.value for one in spans}) == 1:
        return spans
    free = [one for one in spans if not _PLACED.search(rest.whole.folded[: one.extent.start][-30:])]
    return free if len({one.value for one in free}) == 1 else spans


def _with_stems(extents: list[Extent], rest: Rest, reading: Reading, number: int) -> list[Extent]:
    """Take in what is beside the name and only repeats it: « STM Montréal », « Hydro-Quebecc »."""
    listed = reading.directory.get(number)
    own = (*(listed.regions if listed else ()), *(listed.spellings if listed else ()))
    places = {word for text in own for word in words_of(text)}
    follows = {one.end + gap for one in extents for gap in (0, 1)}
    more = [
        Extent(word.start, word.end)
        for word in rest.line.words
        if word.start in follows
        and (
            stem_of(word.text) in places
            or (
                word.start - extents[0].end <= 1
                and _spells(rest, extents[0], word, reading, number)
            )
        )
    ]
    return [*extents, *more]


def _spells(rest: Rest, name: Extent, word: Word, reading: Reading, number: int) -> bool:
    """Whether a name and the word after it are a longer spelling of it, nearly."""
    if len(word.text) < _LONG_ENOUGH:
        return False
    near = reading.directory.near(rest.whole.original(Extent(name.start, word.end)))
    return bool(near) and near[0].id == number


def by_stem(rest: Rest, reading: Reading) -> Outcome:
    """Ask about a word that several names share: « Sherbrooke », « CIUSSS »."""
    for group in _stem_groups(rest.line):
        stems = list(dict.fromkeys(filter(None, (stem_of(word.text) for word in group))))
        known = reading.directory
        ids = known.bearing(stems) or known.holding(stems) or known.holding(stems[:1])
        ids = tuple(one for one in ids if one != reading.enterprise)
        if ids:
            return _shared(_with_name(group, rest), ids, rest, reading)
    return None


def _with_name(group: tuple[Word, ...], rest: Rest) -> tuple[Word, ...]:
    """Take in the proper name after a shared word: « université Laval », « ville de laval »."""
    end = group[-1].end
    names = (word for word in rest.line.words if word.start > end and word.text not in SMALL)
    after = next(names, None)
    if after is None or not joined(rest.line, (group[-1], after)):
        return group
    proper = rest.whole.original(Extent(after.start, after.end))[0].isupper()
    linked = rest.line.folded[end : after.start] in {" de ", " du ", " of "}
    return (*group, after) if proper or linked else group


def _shared(
    group: tuple[Word, ...], ids: Sequence[int], rest: Rest, reading: Reading
) -> Found[int] | Unclear:
    """Ask which one is meant; several words that one name alone holds are nearly that name."""
    extent = Extent(group[0].start, group[-1].end)
    wide = widened(rest.line, extent, _LEAD)
    if len(ids) == 1 and len(group) > 1 and all(stem_of(word.text) for word in group):
        return Found(ids[0], (wide,), confirm=True)
    words = rest.whole.original(extent)
    return Unclear(Phrase(_SHARED, {"typed": words}), (wide,), offer(ids, reading), words)


def _stem_groups(line: Line) -> list[tuple[Word, ...]]:
    groups: list[tuple[Word, ...]] = []
    for word in (one for one in line.words[:_MOST_WORDS] if stem_of(one.text)):
        if groups and joined(line, (groups[-1][-1], word)):
            groups[-1] = (*groups[-1], word)
        else:
            groups.append((word,))
    return groups
