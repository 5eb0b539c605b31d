"""Words that answer a question: what they say of it, what besides, and what they leave unsaid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from bot.fields.field import Found, Json, Option, Outcome, Reading, Unclear, Unreadable
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
from bot.forms.keeping import given, loaded, pending, sure, unread
from bot.forms.picking import picked
from bot.forms.results import UNSURE, Asking, Refused
from bot.forms.settling import alone, shared
from bot.forms.slots import Slot

_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says, slot by slot, and what was known and still is."""

    outcomes: Mapping[str, Outcome]
    known: Mapping[str, Json]


Answer: TypeAlias = Said | Option | Asking | Refused


@dataclass(frozen=True, slots=True)
class Answering:
    """Words typed where one slot is asked for; `apart`: what else is open is not said in them."""

    slots: tuple[Slot, ...]
    slot: Slot
    words: str
    kept: Mapping[str, Json]
    reading: Reading
    apart: bool = False

    def read(self) -> Answer:
        """Return what the words say, the one button that they fit, or what is wrong with them."""
        if self._agrees:
            return Said(self._others(given(self.slots, self.kept)), self._known())
        match self._picked():
            case Option() as option, left:
                more = said_besides(left, leads_of(self.slot, None))
                return self._taken(self._filled(option), left) if more else option
            case Unclear() as few, left:
                return self._taken({self.slot.name: few}, left)
            case None:
                pass
        outcome, left = alone(self.slot, self._anew(), self.reading, given(self.slots, self.kept))
        match outcome:
            case Found() | Unclear():
                return self._taken({self.slot.name: outcome}, left)
            case Unreadable(why=why) if len(left.words) <= _FEW:
                offered = self.slot.field.offered(self.reading)
                return Asking(self.slot, why, offered, self.kept, self.words)
            case _:
                return Refused(unfit(self.words), "unfit", self.kept)

    @property
    def _agrees(self) -> bool:
        """Whether « oui » says that a value in doubt is meant."""
        return self.slot.name in self.kept.get(UNSURE, ()) and Line.of(self.words).folded in YES

    def _anew(self) -> str:
        """Return the words with what still holds of those that they take the place of."""
        before, doubtful = self.kept.get(self.slot.name), self.kept.get(UNSURE, ())
        if unread(before) is None and self.slot.name not in doubtful:
            return self.words
        return self.slot.field.anew(self.words, before)

    def _picked(self) -> tuple[Option | Unclear, Line] | None:
        """Return the answer of those offered that the words fit, and what they say besides."""
        typed = unread(self.kept.get(self.slot.name))
        if not typed:
            return None
        known = given(self.slots, self.kept)
        return picked(self.slots, self.slot, typed, self.words, self.reading, known)

    def _filled(self, option: Option) -> dict[str, Outcome]:
        """Return what an answer that was offered says, slot by slot."""
        told = option.filling(self.slot.field.key)
        named = ((one, one.field.key or one.name) for one in self.slots)
        return {one.name: self._told(one, told[key]) for one, key in named if key in told}

    def _told(self, slot: Slot, value: Json) -> Outcome:
        """Return what one value of an answer that was offered comes to."""
        if (words := unread(value)) is not None:
            return alone(slot, words, self.reading, given(self.slots, self.kept))[0]
        return None if value is None else Found(slot.field.load(value))

    def _taken(self, said: Mapping[str, Outcome], left: Line) -> Answer:
        """Take an answer with what is said besides, all of which must be something."""
        known, values = loaded(self.slots, self.kept), given(self.slots, self.kept)
        found = understood(self.slots, said)
        known += [(slot, it.value) for slot, it in found]
        values.update((slot.field.key, it.value) for slot, it in found)
        more, left = self._more(said, left, values)
        again = repeated(left, known, self.reading)
        said = {**more, **said}
        leads = _leads(self.slots, {**dict.fromkeys(slot.name for slot, _ in again), **said})
        if beside := said_besides(left.hide(one for _, one in again), leads):
            told = understood(self.slots, said)
            why = partly(self.words, beside, told, self.reading)
            return Refused(why, "unfit", self.kept, fitting(told, self.reading))
        return Said({**self._others(values), **said}, self._left(self._known(*said), said))

    def _left(self, known: dict[str, Json], said: Mapping[str, Outcome]) -> dict[str, Json]:
        """Leave out of the values known what was taken for theirs, and is the answer."""
        answer = said.get(self.slot.name)
        if self.slot.name in self.kept or not isinstance(answer, Found):
            return known
        left = {**known}
        for slot, value in loaded(self.slots, known):
            rest = slot.field.without(value, self.slot.field, answer.value)
            if rest != value:
                left[slot.name] = slot.field.dump(rest)
        return left

    def _more(
        self, said: Mapping[str, Outcome], left: Line, values: Mapping[str, Any]
    ) -> tuple[Mapping[str, Outcome], Line]:
        """Read what an answer says of slots that are still open, the note included."""
        still = set[str]() if self.apart else self._open.difference(said)
        more, left = shared(self.slots, still, left, self.reading, values)
        outcome = said.get(self.slot.name)
        if isinstance(outcome, Found) and outcome.noted:
            notes = [one for one in self.slots if one.field.gathers and one.name in still]
            leads = leads_of(self.slot, outcome)
            told, left = annotated(notes[-1:], left, outcome.noted, leads, self.reading)
            more = {**more, **told}
        return more, left

    @property
    def _open(self) -> set[str]:
        """What an answer may say besides: what is not known, and the other end of a pair."""
        field, others = self.slot.field, (one for one in self.slots if one is not self.slot)
        return {one.name for one in others if one.name not in self.kept or field.pairs(one.field)}

    def _others(self, values: Mapping[str, Any]) -> dict[str, Outcome]:
        """Read again the words that wait for a question of their own."""
        return reread(self.slots, self.kept, self.reading, values, but=self.slot.name)

    def _known(self, *said: str) -> dict[str, Json]:
        """Return the values kept that the answer leaves as they are, its own no longer in doubt."""
        waiting = {*pending(self.kept), *said}
        told = sure(self.kept, self.slot.name)
        return {name: value for name, value in told.items() if name not in waiting}


def reread(
    slots: Sequence[Slot],
    kept: Mapping[str, Json],
    reading: Reading,
    values: Mapping[str, Any],
    *,
    but: str = "",
) -> dict[str, Outcome]:
    """Read the words that are still to be asked about, each for its own slot."""
    waiting = pending(kept)
    return {
        one.name: alone(one, waiting[one.name], reading, values)[0]
        for one in slots
        if one.name in waiting and one.name != but
    }


def changing(
    slots: Sequence[Slot],
    shown: Sequence[Slot],
    kept: Mapping[str, Json],
    words: str,
    reading: Reading,
) -> Said | Refused:
    """Read words that say by themselves what they change: « 22h à 7h », never a title."""
    values = given(slots, kept)
    names = {one.name for one in shown if not one.field.free}
    said, left = shared(slots, names, Line.of(words), reading, values)
    if not said or said_besides(left, _leads(slots, said)):
        return Refused(unfit(words), "unfit", kept)
    told = sure(kept, *said)
    return Said(said, {name: value for name, value in told.items() if name not in said})


def _leads(slots: Iterable[Slot], said: Mapping[str, Outcome]) -> list[str]:
    """Return what may stand beside all that is said."""
    return [lead for one in slots if one.name in said for lead in leads_of(one, said[one.name])]
