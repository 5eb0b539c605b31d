"""An event as its sample handler takes it, read from one line."""

from __future__ import annotations

from typing import Any

from bot.fields import ComingDay, EventKind, Hours, Place, Seats, Title
from bot.forms import Asking, Filled, Form
from bot.i18n import Language
from tests.forms.samples import reading


def announce(
    ctx: None,
    kind: EventKind,
    title: Title,
    on: ComingDay,
    hours: Hours,
    *,
    place: Place = "",
    capacity: Seats = None,
) -> None: ...


FORM = Form.of(announce)


def read(line: str, language: Language = "fr") -> tuple[Any, ...]:
    """Return what a line says, in the order of the form; else which value is asked for."""
    match FORM.read(line, reading(language=language)):
        case Filled(values=values):
            return tuple(values.values())
        case Asking(slot=slot):
            return (slot.name,)
        case refused:
            raise AssertionError(refused)
