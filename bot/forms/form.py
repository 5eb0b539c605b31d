"""A form: a handler's signature, filled from words, answers and what was kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bot.fields.field import Json, Option, Outcome, Reading
from bot.fields.hidden import Hidden
from bot.fields.line import Line
from bot.forms.answering import Answering, Said, changing, reread
from bot.forms.gathering import Gathered
from bot.forms.keeping import given, pending, sure
from bot.forms.layout import laid_out
from bot.forms.results import Asking, Needed, Refused, Result
from bot.forms.settling import Settling
from bot.forms.slots import Part, Slot, declared
from bot.i18n import N_, Phrase


@dataclass(frozen=True, slots=True)
class Form:
    """The slots of one handler, in the order of its signature, and which of them go together."""

    slots: tuple[Slot, ...]
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, handler: Callable[..., Any]) -> "Form":
        """Read a handler's signature."""
        found = declared(handler)
        slots = (one.slots if isinstance(one, Part) else (one,) for one in found)
        return cls(tuple(chain(*slots)), tuple(one for one in found if isinstance(one, Part)))

    @property
    def shown(self) -> tuple[Slot, ...]:
        """The slots that people see."""
        return tuple(one for one in self.slots if not isinstance(one.field, Hidden))

    @property
    def required(self) -> tuple[Slot, ...]:
        return tuple(one for one in self.slots if one.required)

    def slot(self, name: str) -> Slot:
        return next(one for one in self.slots if one.name == name)

    def arguments(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what the handler takes of what fills the form."""
        for part in self.parts:
            values = part.gathered(values)
        return values

    def read(
        self,
        text: str,
        reading: Reading,
        *,
        kept: Mapping[str, Json] | None = None,
        confirming: bool = True,
    ) -> Result:
        """Read a line. `confirming`: ask about what is worth a second look, before it counts."""
        kept = kept or {}
        line = Line.of(text)
        if self.required and not kept and not re.search(r"[^\W_]", line.folded):
            needed = Needed(tuple(one.label for one in self.required))
            return Refused(
                Phrase(N_("There is nothing to log: {needed} are needed."), {"needed": needed}),
                "empty",
            )
        free = tuple(one for one in self.slots if one.name not in kept)
        values = given(self.slots, kept)
        outcomes = Settling(laid_out(line, free, reading), reading, free, values).run()
        return self._result(outcomes, kept, reading, confirming=confirming)

    def complete(
        self, kept: Mapping[str, Json], reading: Reading, *, confirming: bool = True
    ) -> Result:
        """Return how far what was kept fills the form."""
        waiting = pending(kept)
        known = {name: value for name, value in kept.items() if name not in waiting}
        outcomes = reread(self.slots, kept, reading, given(self.slots, known))
        return self._result(outcomes, known, reading, confirming=confirming)

    def resume(
        self,
        kept: Mapping[str, Json],
        asked: str,
        answer: Option | str,
        reading: Reading,
        *,
        apart: bool = False,
    ) -> Result:
        """Take an answer: a button's value, or words that must fit what was asked.

        Where nothing was `asked` but what to change, words say it by themselves. `apart`: what
        else is open is not to be said in it.
        """
        match answer:
            case Option(fills=dict(filled)):
                names = {one.field.key or one.name: one.name for one in self.slots}
                said = {names[key]: value for key, value in filled.items() if key in names}
                told = {**sure(kept, *said), **said}
                return self.complete({k: v for k, v in told.items() if v is not None}, reading)
            case Option(value=value):
                return self.complete({**sure(kept, asked), asked: value}, reading)
            case str():
                return self._told(kept, asked, answer, reading, apart=apart)

    def _told(
        self, kept: Mapping[str, Json], asked: str, words: str, reading: Reading, *, apart: bool
    ) -> Result:
        """Take typed words: the value that was asked for, or what names itself what it changes."""
        if asked:
            answer = Answering(self.slots, self.slot(asked), words, kept, reading, apart).read()
        else:
            answer = changing(self.slots, self.shown, kept, words, reading)
        match answer:
            case Said(outcomes, known):
                return self._result(outcomes, known, reading, confirming=True)
            case Option():
                return self.resume(kept, asked, answer, reading)
            case Asking() | Refused():
                return answer

    def _result(
        self,
        outcomes: Mapping[str, Outcome],
        known: Mapping[str, Json],
        reading: Reading,
        *,
        confirming: bool,
    ) -> Result:
        return Gathered.of(self.slots, outcomes, known, confirming=confirming).result(reading)
