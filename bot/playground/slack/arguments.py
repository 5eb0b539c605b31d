"""Reads the arguments of a call: a form, a JSON body or a query, as the Web API does."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.playground.slack.model import Json

YES = frozenset({"1", "true", "True", "t"})


def as_json(value: object) -> Any:  # noqa: ANN401  # whatever the JSON holds
    """Read a value that may be JSON in a string; ValueError when it is not."""
    return json.loads(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one call, already judged."""

    values: Json

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        return str(self.values.get(name) or "")

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")) in YES

    def number(self, name: str, default: int) -> int:
        return int(self.values.get(name) or default)

    def json(self, name: str) -> Any:  # noqa: ANN401  # whatever the JSON holds
        return as_json(self.values.get(name))


@dataclass(frozen=True, slots=True)
class Received:
    """A request read: its token, its arguments without the token, and whether they came as JSON."""

    token: str
    arguments: Json
    is_json: bool


async def read(request: Request) -> Received:
    """Read a request; a body that is no JSON object counts as none."""
    is_json = request.headers.get("content-type", "").startswith("application/json")
    body = await request.body()
    given = dict(request.query_params)
    given |= _json_object(body) if is_json else _form(body)
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    token = given.pop("token", "")
    return Received(bearer or str(token), given, is_json)


def _form(body: bytes) -> Json:
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def _json_object(body: bytes) -> Json:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
