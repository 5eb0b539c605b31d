"""What the page asks for: who acts, and what a verb is given."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from bot.i18n import N_
from bot.playground.refusals import Unfit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from bot.playground.players import Player
    from bot.playground.scene import Scene

Json = dict[str, Any]


class NotServed(Unfit):
    """What was asked for is not done; `status` says so to the browser."""

    def __init__(self, status: int, source: str, /, **values: object) -> None:
        super().__init__(source, **values)
        self.status = status


def refuse(status: int, source: str, /, **values: object) -> NoReturn:
    """Answer with a sentence, and go no further."""
    raise NotServed(status, source, **values)


def player_of(request: Request, scene: Scene) -> Player:
    """Find who is played; the address names them."""
    key = request.query_params.get("as", "")
    if key not in scene.players:
        refuse(404, N_("Nobody here is called “{key}”."), key=key)
    return scene.players[key]


@dataclass(frozen=True, slots=True)
class Body:
    """The JSON object of a request, taken apart by name."""

    values: Mapping[str, Any]

    @classmethod
    async def of(cls, request: Request) -> Body:
        """Read it: an object, of which every text can be written out again."""
        try:
            values = json.loads(await request.body() or b"{}")
            json.dumps(values, ensure_ascii=False, allow_nan=False).encode()
        except (ValueError, RecursionError):
            refuse(400, N_("This is no JSON."))
        if not isinstance(values, dict):
            refuse(400, N_("This is no JSON object."))
        return cls(values)

    def text(self, name: str) -> str:
        """Give a text that has to be there."""
        value = self.values.get(name)
        if not isinstance(value, str):
            refuse(400, N_("“{name}” must be a text."), name=name)
        return value

    def optional(self, name: str) -> str | None:
        """Give a text, if there is one."""
        return None if self.values.get(name) is None else self.text(name)

    def number(self, name: str) -> int:
        """Give a whole number that has to be there."""
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            refuse(400, N_("“{name}” must be a whole number."), name=name)
        return value

    def inner(self, name: str) -> Body:
        """Give an object that has to be there."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            refuse(400, N_("“{name}” must be an object."), name=name)
        return Body(value)
