"""Free text: what a contract was for, a note on a contact."""

from collections.abc import Sequence
from typing import Any, ClassVar

from bot.cards import Control
from bot.fields.field import Field, Found, Outcome, Reading, Rest, Span, Unclear
from bot.fields.line import Extent
from bot.fields.prose import clean, remainder, unquoted
from bot.i18n import N_, Phrase


class TextField(Field[str]):
    """Whatever no other field took, as it was typed."""

    key = "text"
    label = N_("Text")
    turn = 6
    free = True
    gathers = True
    most: ClassVar[int] = 1000

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if not rest.asked:
            text, extents = remainder(rest)
            return fitting(text, self.most, extents)
        said = unquoted(clean(" ".join(rest.whole.original(one) for one in _all(rest))))
        more, extents = remainder(rest.beside) if rest.beside else ("", ())
        text = "; ".join(filter(None, (said, more)))
        return fitting(text, self.most, (*_all(rest), *extents))

    def question(self) -> Phrase:
        return Phrase(N_("What do you want to write?"))

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        return str(kept)


def fitting(text: str, most: int, extents: tuple[Extent, ...]) -> Outcome:
    """Take a text of at most so many characters; ask for a shorter one rather than cut it."""
    if len(text) > most:
        why = N_("This is {n} characters long, and {most} fit here. What is a shorter way?")
        return Unclear(Phrase(why, {"n": len(text), "most": most}), extents, typed=text)
    return Found(text, extents) if text else None


def _all(rest: Rest) -> tuple[Extent, ...]:
    return tuple(sorted([*rest.line.stretches(), *rest.quoted]))


class PurposeField(TextField):
    """What a contract is for."""

    key = "object"
    label = N_("Purpose")
    keys = ("objet", "but", "pour quoi", "description", "purpose", "object", "what")


class NoteField(TextField):
    """A short note on a contact; the person may read it."""

    key = "note"
    label = N_("Note")
    keys = ("note", "notes", "commentaire", "commentaires", "remarque", "comment", "comments")
    control = Control.MULTILINE
