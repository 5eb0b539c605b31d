"""A form: a handler's signature, filled from words, answers and what was kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, TypeAlias

from bot.fields.field import Confirmable, Found, Json, Option, Outcome, Reading, Unclear, Unreadable
from bot.fields.hidden import Hidden
from bot.fields.line import Line
from bot.forms.answers import (
    YES,
    annotated,
    fitting,
    leads_of,
    partly,
    repeated,
    said_besides,
    understood,
    unfit,
)
from bot.forms.layout import laid_out
from bot.forms.picking import picked
from bot.forms.results import UNSURE, Asking, Filled, Needed, Refused
from bot.forms.settling import Settling, alone, shared
from bot.forms.slots import Part, Slot, declared
from bot.i18n import N_, Phrase

Result: TypeAlias = Filled | Asking | Refused

_FEW: Final = 2


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
        given = {one.field.key: value for one, value in self._loaded(kept)}
        outcomes = Settling(laid_out(line, free, reading), reading, free, given).run()
        return self._result(outcomes, kept, reading, confirming=confirming)

    def complete(
        self, kept: Mapping[str, Json], reading: Reading, *, confirming: bool = True
    ) -> Result:
        """Return how far what was kept fills the form."""
        unread = {name: words for name, words in map(_unread, kept.items()) if words is not None}
        known = {name: value for name, value in kept.items() if name not in unread}
        given = {one.field.key: value for one, value in self._loaded(known)}
        outcomes = {
            slot.name: alone(slot, unread[slot.name], reading, given)[0]
            for slot in self.slots
            if slot.name in unread
        }
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
            case Option(value={"fill": filled}):
                names = {one.field.key or one.name: one.name for one in self.slots}
                said = {names[key]: value for key, value in filled.items() if key in names}
                told = {**_sure(kept, *said), **said}
                return self.complete({k: v for k, v in told.items() if v is not None}, reading)
            case Option(value=value):
                return self.complete({**_sure(kept, asked), asked: value}, reading)
            case str() if asked:
                return self._answered(kept, self.slot(asked), answer, reading, apart=apart)
            case str():
                return self._changed(kept, answer, reading)

    def _answered(
        self, kept: Mapping[str, Json], slot: Slot, words: str, reading: Reading, *, apart: bool
    ) -> Result:
        if slot.name in kept.get(UNSURE, ()) and Line.of(words).folded in YES:
            return self.complete(_sure(kept, slot.name), reading)
        given = {one.field.key: value for one, value in self._loaded(kept)}
        _, unread = _unread((slot.name, kept.get(slot.name)))
        match unread and picked(self.slots, slot, unread, words, reading, given):
            case (Option() as option, left) if not said_besides(left, leads_of(slot, None)):
                return self.resume(kept, slot.name, option, reading)
        outcome, left = alone(slot, words, reading, given)
        if isinstance(outcome, Unreadable) and len(left.words) <= _FEW:
            return Asking(slot, outcome.why, slot.field.offered(reading), kept, words)
        known = self._loaded(kept)
        if isinstance(outcome, Found):
            given[slot.field.key] = outcome.value
            known.append((slot, outcome.value))
        still = set() if apart else {one.name for one in self.slots} - {*kept, slot.name}
        more, left = shared(self.slots, still, left, reading, given)
        if outcome is None or isinstance(outcome, Unreadable):
            return Refused(unfit(words), "unfit", kept)
        if isinstance(outcome, Found) and outcome.noted:
            notes = [one for one in self.slots if one.field.gathers and one.name in still]
            leads = leads_of(slot, outcome)
            noted, left = annotated(notes[-1:], left, outcome.noted, leads, reading)
            more = {**more, **noted}
        left = left.hide(repeated(left, known, reading))
        if beside := said_besides(left, leads_of(slot, outcome)):
            told = understood(self.slots, {**more, slot.name: outcome})
            why = partly(words, beside, told, reading)
            return Refused(why, "unfit", kept, fitting(told, reading))
        pending = {name: text for name, text in map(_unread, kept.items()) if text is not None}
        others = {
            one.name: alone(one, pending[one.name], reading, given)[0]
            for one in self.slots
            if one.name in pending and one.name != slot.name
        }
        rest = {k: v for k, v in _sure(kept, slot.name).items() if k not in {*pending, slot.name}}
        said = {**more, **others, slot.name: outcome}
        return self._result(said, rest, reading, confirming=True)

    def _changed(self, kept: Mapping[str, Json], words: str, reading: Reading) -> Result:
        """Read words that name themselves what they change: « 22h à 7h », never a title."""
        given = {one.field.key: value for one, value in self._loaded(kept)}
        changeable = {one.name for one in self.shown if not one.field.free}
        said, left = shared(self.slots, changeable, Line.of(words), reading, given)
        if not said or said_besides(left):
            return Refused(unfit(words), "unfit", kept)
        known = {name: value for name, value in _sure(kept, *said).items() if name not in said}
        return self._result(said, known, reading, confirming=True)

    def _loaded(self, kept: Mapping[str, Json]) -> list[tuple[Slot, Any]]:
        """Return the values kept; what can't be read any more is as if never said."""
        loaded = []
        for slot in self.slots:
            if slot.name in kept and _unread((slot.name, kept[slot.name]))[1] is None:
                try:
                    loaded.append((slot, slot.field.load(kept[slot.name])))
                except (ValueError, TypeError, KeyError):
                    continue
        return loaded

    def _result(
        self,
        outcomes: Mapping[str, Outcome],
        known: Mapping[str, Json],
        reading: Reading,
        *,
        confirming: bool,
    ) -> Result:
        found = _Gathered.of(self, outcomes, known, confirming=confirming)
        for outcome in outcomes.values():
            if isinstance(outcome, Unreadable):
                return Refused(outcome.why, outcome.kind, found.kept)
        values = dict(self._loaded_by_name(found.kept))
        for slot in self.slots:
            question = found.question(slot, values, reading, confirming=confirming)
            if question is not None:
                return question
        filled = {slot.name: values.get(slot.name, slot.absent(reading)) for slot in self.slots}
        return Filled(filled, found.kept, found.confirm)

    def _loaded_by_name(self, kept: Mapping[str, Json]) -> list[tuple[str, Any]]:
        return [(slot.name, value) for slot, value in self._loaded(kept)]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """All that is understood and all that is open, slot by slot."""

    form: Form
    outcomes: Mapping[str, Outcome]
    kept: Mapping[str, Json]
    confirm: tuple[str, ...]

    @staticmethod
    def of(
        form: Form, outcomes: Mapping[str, Outcome], known: Mapping[str, Json], *, confirming: bool
    ) -> "_Gathered":
        kept = {name: value for name, value in known.items() if name != UNSURE}
        doubtful = [name for name in known.get(UNSURE, ()) if name in kept]
        held = {k for one in outcomes.values() if isinstance(one, Unclear) for k in one.also}
        for slot in form.slots:
            match outcomes.get(slot.name):
                case Found(value=value, confirm=confirm) if slot.field.key not in held:
                    kept[slot.name] = slot.field.dump(value)
                    if confirm:
                        doubtful.append(slot.name)
                case Unclear(typed=typed) if typed:
                    kept[slot.name] = {"unread": typed}
                case _:
                    pass
        if doubtful and confirming:
            kept[UNSURE] = doubtful
        return _Gathered(form, outcomes, kept, tuple(doubtful))

    def question(
        self, slot: Slot, values: Mapping[str, Any], reading: Reading, *, confirming: bool
    ) -> Asking | None:
        """Return what is to be asked about one slot, if anything."""
        outcome = self.outcomes.get(slot.name)
        if isinstance(outcome, Unclear):
            return Asking(
                slot,
                outcome.why,
                outcome.options,
                self.kept,
                outcome.typed,
                outcome.guess,
                self.confirm,
                outcome.closed,
            )
        if slot.name in self.confirm and confirming and slot.name in values:
            return self._confirmation(slot, values[slot.name], reading)
        held = {
            key for one in self.outcomes.values() if isinstance(one, Unclear) for key in one.also
        }
        if slot.required and slot.name not in values and slot.field.key not in held:
            given = {
                one.field.key: values[one.name] for one in self.form.slots if one.name in values
            }
            why = slot.field.missing(given, reading)
            return Asking(slot, why, slot.field.offered(reading), self.kept, confirm=self.confirm)
        return None

    def _confirmation(self, slot: Slot, value: Any, reading: Reading) -> Asking:  # noqa: ANN401 - any field's
        field = slot.field
        if not isinstance(field, Confirmable):
            raise TypeError(f"{slot.name} is to be confirmed, and cannot ask for it")
        dumped = field.dump(value)
        options = (Option(Phrase(N_("Yes")), dumped), *field.others(reading))
        return Asking(slot, field.doubted(value, reading), options, self.kept, guess=dumped)


def _sure(kept: Mapping[str, Json], *names: str) -> dict[str, Json]:
    """Return what was kept, these values no longer in doubt."""
    doubtful = [name for name in kept.get(UNSURE, ()) if name not in names]
    rest = {name: value for name, value in kept.items() if name != UNSURE}
    return {**rest, UNSURE: doubtful} if doubtful else rest


def _unread(item: tuple[str, Json]) -> tuple[str, str | None]:
    match item:
        case name, {"unread": str(words)}:
            return name, words
        case name, _:
            return name, None
