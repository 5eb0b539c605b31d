"""The line that types again all that a draft holds, once its question has expired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.asides import dated
from bot.forms import Asking, Filled
from bot.forms.keeping import loaded, pending
from bot.forms.results import UNSURE
from bot.naming import named
from storage import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.fields.field import Json, Reading
    from bot.forms import Form
    from bot.i18n import Translator
    from bot.registry import Registry
    from storage.drafts import Draft


def retyped(registry: Registry, draft: Draft, reading: Reading, t: Translator) -> str:
    """Return the line that a draft began with, and the answers to its questions where it can be.

    What is written is read again: a line that would say anything else is not given.
    """
    found, spec = named(draft.line, registry.names), registry.spec(draft.command)
    if found is None or spec is None:
        return draft.line
    form = registry.parsers[spec.handler]
    reading = replace(reading, language=found.language or reading.language)
    told, typed = _told(registry, form, draft, reading), _read(form, found.rest, reading)
    if all(typed.get(name) == value for name, value in told.items()):
        return draft.line
    lines = _written(form, told, reading, t)
    exact = (one for one in lines if _read(form, one, reading) == told)
    return next((f"/{found.name} {one}" for one in exact), draft.line)


def _told(registry: Registry, form: Form, draft: Draft, reading: Reading) -> Mapping[str, Json]:
    """Return what was said in a draft: not the day on which it was begun."""
    begun = (draft.expires_at - drafts.KEPT).astimezone(ZoneInfo(reading.zone)).date()
    days = {one.name: one.field.dump(begun) for one in dated(registry, draft)}
    shown = {one.name for one in form.shown}
    return {
        name: value
        for name, value in draft.filled.items()
        if name in shown and value != days.get(name)
    }


def _read(form: Form, line: str, reading: Reading) -> Mapping[str, Json]:
    match form.read(line, reading):
        case Asking(kept=kept) | Filled(kept=kept):
            return {name: value for name, value in kept.items() if name != UNSURE}
        case _:
            return {}


def _written(
    form: Form, told: Mapping[str, Json], reading: Reading, t: Translator
) -> tuple[str, ...]:
    """Write values in the order of the form, with and without commas."""
    words = pending(told)
    for one, value in loaded(form.slots, told):
        words[one.name] = one.field.anew(one.field.show(value, reading, t), told[one.name])
    said = [words[one.name] for one in form.shown if one.name in words]
    return " ".join(said), ", ".join(said)
