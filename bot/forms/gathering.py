"""What a form holds after its words were read: filled, or the first question that is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.fields.field import Confirmable, Found, Json, Option, Outcome, Reading, Unclear, Unreadable
from bot.forms.keeping import loaded
from bot.forms.results import UNSURE, Asking, Filled, Refused, Result
from bot.forms.slots import Slot
from bot.i18n import N_, Phrase


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that is understood and all that is open, slot by slot."""

    slots: tuple[Slot, ...]
    outcomes: Mapping[str, Outcome]
    kept: Mapping[str, Json]
    confirm: tuple[str, ...]
    confirming: bool

    @staticmethod
    def of(
        slots: tuple[Slot, ...],
        outcomes: Mapping[str, Outcome],
        known: Mapping[str, Json],
        *,
        confirming: bool,
    ) -> "Gathered":
        kept = {name: value for name, value in known.items() if name != UNSURE}
        doubtful = [name for name in known.get(UNSURE, ()) if name in kept]
        held = _held(outcomes)
        for slot in slots:
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
        return Gathered(slots, outcomes, kept, tuple(doubtful), confirming)

    def result(self, reading: Reading) -> Result:
        """Return how far the form is filled."""
        for outcome in self.outcomes.values():
            if isinstance(outcome, Unreadable):
                return Refused(outcome.why, outcome.kind, self.kept)
        values = {slot.name: value for slot, value in loaded(self.slots, self.kept)}
        questions = (self._question(slot, values, reading) for slot in self.slots)
        if question := next(filter(None, questions), None):
            return question
        filled = {slot.name: values.get(slot.name, slot.absent(reading)) for slot in self.slots}
        return Filled(filled, self.kept, self.confirm)

    def _question(self, slot: Slot, values: Mapping[str, Any], reading: Reading) -> Asking | None:
        """Return what is to be asked about one slot, if anything."""
        outcome = self.outcomes.get(slot.name)
        if isinstance(outcome, Unclear):
            return self._cleared(slot, outcome)
        if slot.name in self.confirm and self.confirming and slot.name in values:
            return self._confirmation(slot, values[slot.name], reading)
        if slot.required and slot.name not in values and slot.field.key not in _held(self.outcomes):
            given = {one.field.key: values[one.name] for one in self.slots if one.name in values}
            why = slot.field.missing(given, reading)
            return Asking(slot, why, slot.field.offered(reading), self.kept, confirm=self.confirm)
        return None

    def _cleared(self, slot: Slot, open_: Unclear) -> Asking:
        """Ask about words that leave a question open."""
        return Asking(
            slot,
            open_.why,
            open_.options,
            self.kept,
            open_.typed,
            open_.guess,
            self.confirm,
            open_.closed,
        )

    def _confirmation(self, slot: Slot, value: Any, reading: Reading) -> Asking:  # noqa: ANN401 - any field's
        field = slot.field
        if not isinstance(field, Confirmable):
            raise TypeError(f"{slot.name} is to be confirmed, and cannot ask for it")
        dumped = field.dump(value)
        options = (Option(Phrase(N_("Yes")), dumped), *field.others(reading))
        return Asking(slot, field.doubted(value, reading), options, self.kept, guess=dumped)


def _held(outcomes: Mapping[str, Outcome]) -> set[str]:
    """Return the slots that stay open until a question about another one is answered."""
    return {key for one in outcomes.values() if isinstance(one, Unclear) for key in one.also}
