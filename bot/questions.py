"""How a form asks: as a card with buttons, or as a sheet to fill at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Choices, Text
from bot.fields.lexicon import word_set
from bot.fields.line import words_of
from bot.fields.text import TextField
from bot.forms import Asking, Filled, Refused
from bot.forms.keeping import pending
from bot.forms.results import UNSURE
from bot.i18n import N_, Phrase
from bot.quoting import brief
from storage.folding import fold

if TYPE_CHECKING:
    from bot.fields.field import Json, Reading
    from bot.forms import Form
    from bot.i18n import Translator
    from storage.drafts import Draft

FEW: Final = 4
"""Up to that many answers are buttons; more are a list to choose from."""
DROP: Final = {"drop": True}
"""What an answer stands for that gives the question up."""
_YES: Final = word_set("oui yes ok ouais yep yeah")
_NO: Final = word_set("non no nope nan")
_POLITE: Final = word_set("svp stp merci please thanks")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a draft keeps it: its sentence, and its answers with what they stand for.

    `closed`: no other words answer it; the first answer does something, the last leaves it.
    `dropped`: what is said where it is given up, if that is not that nothing was done.
    """

    why: str
    answers: tuple[tuple[str, Json], ...]
    closed: bool = False
    dropped: str = ""

    def stored(self) -> list[Json]:
        why: Json = [self.why, self.dropped] if self.dropped else self.why
        return [why, *([label, value] for label, value in self.answers)]

    @property
    def drops(self) -> bool:
        """Whether one of its answers gives it up."""
        return any(value == DROP for _, value in self.answers)

    def named(self, words: str) -> int | None:
        """Return which answer is named just so: words that name a button press it.

        What begins it, up to a comma, names it too: « Non », of « Non, ou il n’existe pas ».
        """
        said = fold(words)
        return _only(
            [fold(label) == said for label, _ in self.answers],
            [fold(label.partition(",")[0]) == said for label, _ in self.answers],
        )

    def meant(self, words: str) -> int | None:
        """Return which answer words mean, where only its answers are taken.

        They are words of its label, or « oui » for the first of several and « non » for the last.
        """
        said, places = {*words_of(words)} - _POLITE, range(len(self.answers))
        if not self.closed or not said:
            return None
        return _only(
            [said <= _YES and at == 0 and len(places) > 1 for at in places],
            [said <= _NO and at == places[-1] for at in places],
            [said <= {*words_of(label)} for label, _ in self.answers],
        )

    @classmethod
    def of(cls, draft: Draft) -> Asked:
        head, *answers = draft.options or [""]
        why, dropped = head if isinstance(head, list) else (head, "")
        decides = [
            isinstance(one, dict) and bool(one.keys() & {"fill", "drop"}) for _, one in answers
        ]
        closed = not draft.asked and bool(decides) and all(decides)
        return cls(why, tuple((label, value) for label, value in answers), closed, dropped)


def _only(*readings: list[bool]) -> int | None:
    """Return the only place that one of these readings gives, the first that gives one."""
    return next((alike.index(True) for alike in readings if alike.count(True) == 1), None)


def ask_about(form: Form, name: str, kept: Mapping[str, Json], reading: Reading) -> Asking:
    """Ask for one value anew, whatever is kept of it; every answer is offered.

    One that is sure stays known: « fin 17h » changes its end alone.
    """
    slot = form.slot(name)
    is_open = name in pending(kept) or name in kept.get(UNSURE, ())
    rest = {key: value for key, value in kept.items() if not (is_open and key == name)}
    answers = slot.field.options(reading) or slot.field.offered(reading)
    return Asking(slot, slot.field.question(), answers, rest)


def amended(
    form: Form, kept: Mapping[str, Json], words: str, reading: Reading
) -> Filled | Asking | Refused:
    """Read words that correct what is kept: `250`, `sur invitation`, `objet: traiteur`."""
    said = form.read(words, reading).kept
    named = ":" in words
    changes = {
        name: value if named else _joined(kept.get(name), value)
        for name, value in said.items()
        if named or not isinstance(form.slot(name).field, TextField)
    }
    if not changes:
        return Refused(
            Phrase(N_("“{typed}” changes nothing."), {"typed": brief(words)}), "unfit", kept
        )
    return form.complete({**kept, **changes}, reading)


def _joined(before: Json, said: Json) -> Json:
    """Add to a list what is said beside it; any other value takes the place of the former."""
    if isinstance(before, list) and isinstance(said, list):
        return [*before, *(one for one in said if one not in before)]
    return said


def question_card(t: Translator, draft: Draft, *, sheets: bool, page: int = 0) -> Card:
    """Show the question that a draft waits on."""
    asked = Asked.of(draft)
    answers = tuple(
        Button(label or "…", "q", (draft.id, draft.question, index))
        for index, (label, _) in enumerate(asked.answers)
    )
    turn = Button(t(N_("More")), "turn", (draft.id, draft.question))
    listed = len(answers) > FEW
    choices = (Choices(t(N_("Choose")), answers, turn, page),) if listed else ()
    return Card(
        blocks=(Text(asked.why), *choices),
        buttons=(*(() if listed else answers), *_ways(t, draft, sheets=sheets)),
    )


def _ways(t: Translator, draft: Draft, *, sheets: bool) -> tuple[Button, ...]:
    form = (Button(t(N_("Open the form")), "sheet", (draft.id,)),) if sheets else ()
    drop = () if Asked.of(draft).drops else (Button(t(N_("Drop")), "drop", (draft.id,)),)
    return (*form, *drop)
