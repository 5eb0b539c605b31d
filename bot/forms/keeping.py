"""What was kept of a form between two answers, as JSON: values, doubts, words still unread."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.fields.field import Json
from bot.forms.results import UNSURE
from bot.forms.slots import Slot


def loaded(slots: Iterable[Slot], kept: Mapping[str, Json]) -> list[tuple[Slot, Any]]:
    """Return the values kept; what can't be read any more is as if never said."""
    found = []
    for slot in slots:
        if slot.name in kept and unread(kept[slot.name]) is None:
            try:
                found.append((slot, slot.field.load(kept[slot.name])))
            except (ValueError, TypeError, KeyError):
                continue
    return found


def given(slots: Iterable[Slot], kept: Mapping[str, Json]) -> dict[str, Any]:
    """Return the values kept, by their fields' keys."""
    return {one.field.key: value for one, value in loaded(slots, kept)}


def sure(kept: Mapping[str, Json], *names: str) -> dict[str, Json]:
    """Return what was kept, these values no longer in doubt."""
    doubtful = [name for name in kept.get(UNSURE, ()) if name not in names]
    rest = {name: value for name, value in kept.items() if name != UNSURE}
    return {**rest, UNSURE: doubtful} if doubtful else rest


def pending(kept: Mapping[str, Json]) -> dict[str, str]:
    """Return the words that are still to be asked about, by name."""
    told = ((name, unread(value)) for name, value in kept.items())
    return {name: words for name, words in told if words is not None}


def unread(kept: Json) -> str | None:
    """Return the words that are kept in place of a value."""
    match kept:
        case {"unread": str(words)}:
            return words
        case _:
            return None
