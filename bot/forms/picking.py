"""A question answered in words that only one of its answers fits: « 27 novembre » of a midnight."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.fields.field import Found, Json, Option, Outcome, Reading, Rest, Unclear
from bot.fields.line import Line
from bot.forms.settling import alone, shared
from bot.forms.slots import Slot


def picked(  # noqa: PLR0917 - what an answer is read with
    slots: Sequence[Slot],
    asked: Slot,
    unread: str,
    words: str,
    reading: Reading,
    given: Mapping[str, Any],
) -> tuple[Option | Unclear, Line] | None:
    """Return the answer that words pick of those offered, or the few, and what is left of them."""
    question, _ = alone(asked, unread, reading, given)
    if not isinstance(question, Unclear):
        return None
    key = asked.field.key
    fills = [one.filling(key) for one in question.options]
    beside = {one for fill in fills for one in fill} - {key}
    others = [one for one in slots if one.field.key in beside]
    said, left = _said(others, words, reading, fills)
    told = tuple(one for one in question.options if said.items() <= one.filling(key).items())
    own, left = _own(asked, left, replace(question, options=told), reading, given)
    fitting = tuple(one for one in told if _agrees(one, own, asked))
    match fitting:
        case [option] if said or own:
            return option, left
        case [_, *_] if isinstance(own, Unclear):
            return replace(own, options=fitting), left
        case _:
            return None


def _own(
    asked: Slot, left: Line, question: Unclear, reading: Reading, given: Mapping[str, Any]
) -> tuple[Outcome, Line]:
    """Read what words say of what is asked: some of the values offered, or one by itself."""
    field, key = asked.field, asked.field.key
    told = [(one, one.filling(key)) for one in question.options]
    values = [(one, field.load(fill[key])) for one, fill in told if _is_value(fill, key)]
    if found := field.among(left, [value for _, value in values], reading):
        meant, extent = found
        options = tuple(one for one, value in values if value in meant)
        return field.fewer(question, options, left.original(extent)), left.hide([extent])
    if all(fill.keys() <= {key} for _, fill in told):
        return None, left
    spans = field.find(left, reading)
    own = field.settle(spans, Rest(left, left, given=given, asked=True), reading)
    return own, left.hide(one.extent for one in spans)


def _said(
    slots: Sequence[Slot], words: str, reading: Reading, fills: Sequence[Mapping[str, Json]]
) -> tuple[Mapping[str, Json], Line]:
    """Read what words say of other slots, by key: first of what is offered."""
    left, said = Line.of(words), dict[str, Json]()
    for field in (one.field for one in slots):
        offered = [field.load(one[field.key]) for one in fills if _is_value(one, field.key)]
        match field.among(left, [*dict.fromkeys(offered)], reading):
            case [value], extent:
                said[field.key] = field.dump(value)
                left = left.hide([extent])
            case _:
                pass
    still = {one.name for one in slots if one.field.key not in said}
    outcomes, left = shared(slots, still, left, reading, {})
    for one in slots:
        if isinstance(outcome := outcomes.get(one.name), Found):
            said[one.field.key] = one.field.dump(outcome.value)
    return said, left


def _is_value(fill: Mapping[str, Json], key: str) -> bool:
    """Whether an answer tells a value, and no words that are asked about next."""
    return key in fill and not isinstance(fill[key], dict)


def _agrees(option: Option, own: Outcome, asked: Slot) -> bool:
    """Whether words say nothing else of what is asked."""
    match own:
        case Found(value=value):
            key = asked.field.key
            return bool(option.filling(key).get(key) == asked.field.dump(value))
        case Unclear(options=options):
            return option in options
        case _:
            return own is None
