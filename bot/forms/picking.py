"""A question answered in words that only one of its answers fits: « 27 novembre » of a midnight."""

from collections.abc import Mapping, Sequence
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
) -> tuple[Option, Line] | None:
    """Return the answer that words pick, of some that fill other slots too, and what is left."""
    question, _ = alone(asked, unread, reading, given)
    options = question.options if isinstance(question, Unclear) else ()
    beside = {key for one in options for key in filling(one, asked)} - {asked.field.key}
    if not beside:
        return None
    others = [one for one in slots if one.field.key in beside]
    said, left = _said(others, words, reading, [filling(one, asked) for one in options])
    spans = asked.field.find(left, reading)
    own = asked.field.settle(spans, Rest(left, left, given=given, asked=True), reading)
    fitting = [
        one
        for one in options
        if said.items() <= filling(one, asked).items() and _agrees(one, own, asked)
    ]
    one_said = said or isinstance(own, Found)
    left = left.hide(one.extent for one in spans)
    return (fitting[0], left) if one_said and len(fitting) == 1 else None


def _said(
    slots: Sequence[Slot], words: str, reading: Reading, fills: Sequence[Mapping[str, Json]]
) -> tuple[Mapping[str, Json], Line]:
    """Read what words say of other slots, by key: first of what is offered."""
    left, said = Line.of(words), dict[str, Json]()
    for field in (one.field for one in slots):
        offered = [field.load(one[field.key]) for one in fills if _is_value(one, field.key)]
        if found := field.among(left, [*dict.fromkeys(offered)], reading):
            said[field.key] = field.dump(found[0])
            left = left.hide([found[1]])
    still = {one.name for one in slots if one.field.key not in said}
    outcomes, left = shared(slots, still, left, reading, {})
    for one in slots:
        if isinstance(outcome := outcomes.get(one.name), Found):
            said[one.field.key] = one.field.dump(outcome.value)
    return said, left


def _is_value(fill: Mapping[str, Json], key: str) -> bool:
    """Whether an answer tells a value, and no words that are asked about next."""
    return key in fill and not isinstance(fill[key], dict)


def filling(option: Option, asked: Slot) -> Mapping[str, Json]:
    """Return what an answer fills, by key."""
    match option.value:
        case {"fill": filled}:
            return dict(filled)
        case value:
            return {asked.field.key: value}


def _agrees(option: Option, own: Outcome, asked: Slot) -> bool:
    """Whether words say nothing else of what is asked."""
    match own:
        case Found(value=value):
            return bool(filling(option, asked).get(asked.field.key) == asked.field.dump(value))
        case Unclear(options=options):
            return option in options
        case _:
            return own is None
