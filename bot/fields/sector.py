"""A sector of activity, by its name or by what is said for it."""

from collections.abc import Sequence
from typing import Any

from bot.cards import Control
from bot.fields.choosing import quoted, values
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.lexicon import Lexicon
from bot.fields.line import Line
from bot.i18n import N_, Phrase, Translator


class SectorField(Field[str]):
    """The code of a sector that the reading knows."""

    key = "sector"
    label = N_("Sector")
    keys = ("secteur", "sector")
    control = Control.SELECT

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        words = {word: one.code for one in reading.sectors for word in one.spellings}
        return [Span(extent, code) for extent, code in Lexicon(words).find(line)]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        meant = values(spans)
        extents = tuple(one.extent for one in spans)
        if len(meant) == 1:
            return Found(meant[0], extents)
        if not meant:
            return None
        said = quoted(rest.whole, spans)
        why = Phrase(N_("I see more than one sector: {typed}. Which one is it?"), {"typed": said})
        options = tuple(one for one in self.options(reading) if one.value in meant)
        return Unclear(why, extents, options, said.joined)

    def question(self) -> Phrase:
        return Phrase(N_("Which sector is it?"))

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return tuple(Option(one.name(reading.language), one.code) for one in reading.sectors)

    def show(self, value: str, reading: Reading, t: Translator) -> str:
        names = {one.code: one.name(reading.language) for one in reading.sectors}
        return names.get(value, value)

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)
