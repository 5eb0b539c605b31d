"""Replies as JSON, so that the ledger can keep an answer and give it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

from bot import calendars, cards
from bot.exchange import Reply, Shown, Still

_KINDS: Final[dict[str, type]] = {
    kind.__name__: kind
    for kind in (
        Reply,
        Shown,
        Still,
        cards.Card,
        cards.Text,
        cards.Fields,
        cards.Table,
        cards.Note,
        cards.Choices,
        cards.Button,
        cards.Link,
        cards.File,
        calendars.Dates,
        calendars.Entry,
        cards.Sheet,
        cards.Input,
        cards.Option,
    )
}
_ENUMS: Final[dict[str, type[Enum]]] = {
    kind.__name__: kind for kind in (cards.Sign, cards.Weight, cards.Control)
}


def pack(value: object) -> Any:  # noqa: ANN401 - JSON
    """Turn a reply, or a part of one, into JSON, without what is as it is by default.

    So a part that is added to cards changes nothing of how those without it are packed.
    """
    match value:
        case Enum():
            return {"is": type(value).__name__, "value": value.value}
        case datetime():
            return {"is": "instant", "value": value.isoformat()}
        case tuple():
            return [pack(one) for one in value]
        case Mapping():
            return {"is": "mapping", "items": dict(value)}
        case _ if is_dataclass(value):
            return {"is": type(value).__name__} | {
                one.name: pack(held)
                for one in fields(value)
                if (held := getattr(value, one.name)) != one.default
            }
        case _:
            return value


def unpack(packed: Any) -> Any:  # noqa: ANN401 - JSON
    """Turn JSON made by `pack` back into what it was."""
    match packed:
        case list():
            return tuple(unpack(one) for one in packed)
        case {"is": "mapping", "items": items}:
            return items
        case {"is": str(name), "value": value} if name in _ENUMS:
            return _ENUMS[name](value)
        case {"is": "instant", "value": str(value)}:
            return datetime.fromisoformat(value)
        case {"is": str(name), **parts}:
            return _KINDS[name](**{str(key): unpack(part) for key, part in parts.items()})
        case _:
            return packed
