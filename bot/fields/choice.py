"""One of a few words, and what else may be typed for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.fields.choosing import quoted, surest, values
from bot.fields.field import Found, Outcome, Reading, Rest, Span, Unclear
from bot.fields.labelled import LabelledField
from bot.fields.lexicon import Lexicon
from bot.fields.line import Extent, Line
from bot.i18n import N_, Phrase


@dataclass(frozen=True)
class ChoiceField(LabelledField[str]):
    """One of a few words. `words`: what else may be typed for a value.

    `asked` is its question; `around`: what an answer may say besides, and means nothing;
    `denials`: what takes a value back where it is no part of its own words: « pas le délai ».
    """

    key: str
    label: str
    labels: Mapping[str, str]
    words: Mapping[str, str]
    asked: str
    keys: tuple[str, ...] = ()
    around: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    leads: tuple[str, ...] = ()

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        found = Lexicon({**dict(zip(self.labels, self.labels, strict=True)), **self.words})
        return [Span(extent, value) for extent, value in found.find(line)]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        best = surest(spans)
        meant = values(best)
        beside = rest.line.hide(one.extent for one in best).words if rest.asked else ()
        if not meant or any(one.text in self.denials for one in beside):
            return None
        empty = (Extent(one.start, one.end) for one in beside if one.text in self.around)
        extents = (*(one.extent for one in best), *empty)
        if len(meant) == 1:
            return Found(meant[0], extents)
        said = quoted(rest.whole, best)
        why = Phrase(
            N_("I see more than one answer: {typed}. Which one is right?"), {"typed": said}
        )
        return Unclear(why, extents, self.offer(meant), said.joined)

    def question(self) -> Phrase:
        return Phrase(self.asked)
