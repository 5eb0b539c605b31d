"""Who gets which words of a line: the surest and longest claims, then each field in its turn."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from bot.fields.field import Found, Outcome, Reading, Rest, Span, Unclear
from bot.fields.line import Extent, Line
from bot.fields.person import PersonField
from bot.forms.layout import Layout
from bot.forms.slots import Slot

_Claim: TypeAlias = tuple[bool, Span]
"""What a slot would take, and whether it stands after the slot's own key."""


@dataclass(slots=True)
class Settling:
    """One line being shared out among slots, on one pass."""

    layout: Layout
    reading: Reading
    slots: tuple[Slot, ...]
    given: dict[str, Any] = field(default_factory=dict)
    taken: list[Extent] = field(default_factory=list)
    noted: list[Extent] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def run(self) -> Mapping[str, Outcome]:
        """Return what became of each slot."""
        claims = _claims({one.name: _laid(one, self.layout, self.reading) for one in self.slots})
        people = any(isinstance(slot.field, PersonField) for slot in self.slots)
        for slot in sorted(self.slots, key=lambda one: one.field.turn):
            others = [
                span.extent
                for name, spans in claims.items()
                if name != slot.name and name not in self.outcomes
                for span in spans
            ]
            rest = self._rest(slot, others, people=people)
            outcome = slot.field.settle(claims[slot.name], rest, self.reading)
            self._note(slot, outcome or self._misread(slot))
        return self.outcomes

    def _rest(self, slot: Slot, others: Sequence[Extent], *, people: bool) -> Rest:
        region = self.layout.regions.get(slot.name)
        hidden = [*self.taken, *others]
        quoted = tuple(one for one in self.layout.quoted if one not in self.taken)
        line = self.layout.open.hide(hidden)
        rest = Rest(self.layout.line, line, quoted, tuple(self.noted), self.given, people=people)
        if region is None:
            keyed = any(one.field.free and one.name in self.layout.regions for one in self.slots)
            return replace(rest, reserved=self._reserved(rest), keyed=keyed)
        line = self.layout.line.hide(self.taken).only(region)
        beside = rest if self._gathers(slot) else None
        return Rest(self.layout.line, line, (), (), self.given, asked=True, beside=beside)

    def _reserved(self, rest: Rest) -> tuple[Extent, ...]:
        """Return what the slots that are not settled yet keep from guesses."""
        waiting = (slot for slot in self.slots if slot.name not in self.outcomes)
        regions = self.layout.regions
        found = (slot.field.reserve(rest, regions.get(slot.name)) for slot in waiting)
        return tuple(one for one in found if one is not None)

    def _gathers(self, slot: Slot) -> bool:
        """Whether a text typed after its key takes what is left too: no other text does."""
        texts = [one.name for one in self.slots if one.field.gathers]
        return slot.name in texts[-1:] and all(one in self.layout.regions for one in texts)

    def _misread(self, slot: Slot) -> Outcome:
        region = self.layout.regions.get(slot.name)
        typed = self.layout.line.original(region).strip() if region else ""
        return slot.field.misread(typed, self.reading) if re.search(r"\w", typed) else None

    def _note(self, slot: Slot, outcome: Outcome) -> None:
        self.outcomes[slot.name] = outcome
        match outcome:
            case Found(value=value, extents=extents, noted=noted):
                self.given[slot.field.key] = value
                self.taken += extents
                self.noted += noted
            case Unclear(extents=extents):
                self.taken += extents
            case _:
                pass
        if slot.name in self.layout.regions:
            self._close(self.layout.regions[slot.name])

    def _close(self, region: Extent) -> None:
        """Keep what was typed after an unread key out of the free text."""
        if not any(region.overlaps(one) for one in self.taken):
            self.taken.append(region)


def alone(
    slot: Slot, text: str, reading: Reading, given: Mapping[str, Any]
) -> tuple[Outcome, Line]:
    """Read words that are meant for one slot; return what they leave besides."""
    line = Line.of(text)
    spans = slot.field.claim(line, reading)
    outcome = slot.field.settle(spans, Rest(line, line, (), (), given, asked=True), reading)
    extents = outcome.extents if isinstance(outcome, Found | Unclear) else ()
    return outcome, line.hide(extents)


def shared(
    slots: Sequence[Slot],
    still: Container[str],
    left: Line,
    reading: Reading,
    given: Mapping[str, Any],
) -> tuple[Mapping[str, Outcome], Line]:
    """Let slots that are still open read what an answer says besides: « jeudi 26 nov. 14h »."""
    whole, outcomes, given = Line.of(left.typed), dict[str, Outcome](), dict(given)
    claims = _claims({one.name: _left_to(one, left, whole, reading) for one in slots})
    for slot in slots:
        if slot.name in still and (spans := claims[slot.name]):
            others = [one.extent for name in claims if name != slot.name for one in claims[name]]
            rest = Rest(whole, left.hide(others), (), (), given)
            outcome = slot.field.settle(spans, rest, reading)
            if isinstance(outcome, Found | Unclear) and outcome.extents:
                outcomes[slot.name] = outcome
                given.pop(slot.field.key, None)
                if isinstance(outcome, Found):
                    given[slot.field.key] = outcome.value
                left = left.hide(outcome.extents)
    return outcomes, left


def _left_to(slot: Slot, left: Line, whole: Line, reading: Reading) -> list[_Claim]:
    """Find what is left of an answer by all that it says: « ce soir 7h » is of the evening."""
    seen = [one for one in slot.field.stated(whole, reading) if left.shows(one.extent)]
    more = [one for one in slot.field.stated(left, reading) if not _is_met(one, seen)]
    return [(False, one) for one in (*seen, *more)]


def _is_met(span: Span, others: Iterable[Span]) -> bool:
    return any(one.extent.overlaps(span.extent) for one in others)


def _laid(slot: Slot, layout: Layout, reading: Reading) -> list[_Claim]:
    """Find what a slot claims of a line, surely what stands after its own key."""
    region = layout.regions.get(slot.name)
    if region is None:
        return [(False, one) for one in slot.field.find(layout.open, reading)]
    return [(True, one) for one in slot.field.claim(layout.line.only(region), reading)]


def _claims(found: Mapping[str, Iterable[_Claim]]) -> dict[str, tuple[Span, ...]]:
    """Let each slot claim spans, and settle where the claims of two overlap."""
    ranked: list[tuple[tuple[bool, int, int], str, Span]] = []
    kept: dict[str, list[Span]] = {name: [] for name in found}
    for name, claims in found.items():
        for keyed, span in claims:
            length = span.extent.end - span.extent.start
            ranked.append(((keyed, span.certainty, length), name, span))
    ranked.sort(key=lambda one: one[0], reverse=True)
    for _, name, span in ranked:
        rivals = (spans for other, spans in kept.items() if other != name)
        if not any(_is_met(span, spans) for spans in rivals):
            kept[name].append(span)
    return {name: tuple(sorted(spans, key=lambda s: s.extent)) for name, spans in kept.items()}
