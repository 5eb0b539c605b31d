"""What a broadcast says, to the letter, in each language; what it is about."""

from collections.abc import Sequence
from typing import Any, ClassVar

from bot.cards import Control
from bot.fields.choice import ChoiceField
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.hidden import Hidden
from bot.fields.line import Extent, Line
from bot.i18n import N_, Phrase


class MessageField(Field[str]):
    """All that was typed, to the letter: nothing in it is read as something else."""

    key = "message"
    label = N_("Text")
    control = Control.MULTILINE
    free = True
    most: ClassVar[int] = 3_000
    """What fits in one message of every platform, with who sends it, in UTF-16 units."""

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        text, extents = rest.whole.typed.strip(), (Extent(0, len(rest.whole.folded)),)
        size = len(text.encode("utf-16-le")) // 2
        if size > self.most:
            why = N_(
                "This text has {n} characters, and {most} fit on every platform. "
                "It is kept: what is a shorter one?"
            )
            values = {"n": size, "most": self.most}
            return Unclear(Phrase(why, values), extents, typed=text)
        return Found(text, extents) if text else None

    def question(self) -> Phrase:
        return Phrase(N_("What do you want to write?"))

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)


class FrenchText(MessageField):
    key = "french"
    label = N_("Text in French")

    def question(self) -> Phrase:
        return Phrase(N_("What is the text in French?"))

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("No text in French")), ""),)


class EnglishText(MessageField):
    key = "english"
    label = N_("Text in English")

    def question(self) -> Phrase:
        return Phrase(N_("What is the text in English?"))

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        return (Option(Phrase(N_("No text in English")), ""),)


class TopicField(ChoiceField):
    """What a text is about, never read from the text itself."""

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return ()

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        return super().find(line, reading)

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        return super().settle(spans or self._answered(rest, reading), rest, reading)

    def _answered(self, rest: Rest, reading: Reading) -> Sequence[Span]:
        return self.claim(rest.line, reading) if rest.asked else ()


class Spoken(Hidden):
    """The language of the command's name, in which its text is taken to be."""

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        return Found(reading.language)
