"""The Bot API's own description, held against what a bot sends and against what we answer."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from bot.playground.calls import Verdict

JUDGE = "bot api"
_LIST = "Array of "


@dataclass(frozen=True)
class Spec:
    """Methods and types as in `specs/telegram/api.min.json`."""

    content: Mapping[str, Any]

    @cached_property
    def methods(self) -> Mapping[str, Any]:
        """The emulated methods, each with its `arguments` and what it `returns`."""
        methods: Mapping[str, Any] = self.content["methods"]
        return methods

    def canonical(self, method: str) -> str:
        """The method as documented: the server ignores case."""
        return next((name for name in self.methods if name.lower() == method.lower()), method)

    def unknown(self, method: str, arguments: Mapping[str, object]) -> Iterator[Verdict]:
        """What the server would ignore without a word."""
        if method in self.content["not_emulated"]:
            yield Verdict(JUDGE, "", f"{method} exists, and is not emulated")
        elif method not in self.methods:
            yield Verdict(JUDGE, "", f"no such method: {method}")
        else:
            known = self.methods[method]["arguments"]
            for name in arguments:
                if name not in known:
                    yield Verdict(JUDGE, name, f"{method} has no such argument")

    def wrong(self, method: str, arguments: Mapping[str, object]) -> Iterator[Verdict]:
        """Required arguments that are missing, and values of another type."""
        for name, field in self.methods[method]["arguments"].items():
            if name in arguments:
                yield from self.mismatches(name, field["types"], arguments[name])
            elif field["required"]:
                yield Verdict(JUDGE, name, "is required")

    def mismatches(self, path: str, types: list[str], value: object) -> list[Verdict]:
        """Why a value is none of these types; the closest one tells."""
        attempts = [self._as(path, kind, value) for kind in types]
        return min(attempts, key=len)

    def _as(self, path: str, kind: str, value: object) -> list[Verdict]:
        if kind.startswith(_LIST):
            return self._as_list(path, kind.removeprefix(_LIST), value)
        if plain := _PLAIN.get(kind):
            return [] if plain(value) else [Verdict(JUDGE, path, f"is not of type {kind}")]
        described = self.content["types"][kind]
        if "any_of" in described:
            return self.mismatches(path, described["any_of"], value)
        return self._as_object(path, kind, value)

    def _as_list(self, path: str, kind: str, value: object) -> list[Verdict]:
        if not isinstance(value, list):
            return [Verdict(JUDGE, path, f"is not an array of {kind}")]
        each = (self._as(f"{path}[{index}]", kind, item) for index, item in enumerate(value))
        return [verdict for found in each for verdict in found]

    def _as_object(self, path: str, kind: str, value: object) -> list[Verdict]:
        if not isinstance(value, dict):
            return [Verdict(JUDGE, path, f"is not of type {kind}")]
        return [*self._fields(path, kind, value)]

    def _fields(self, path: str, kind: str, value: dict[str, object]) -> Iterator[Verdict]:
        fields = self.content["types"][kind]["fields"]
        for name in value.keys() - fields.keys():
            yield Verdict(JUDGE, f"{path}.{name}", f"{kind} has no such field")
        for name, field in fields.items():
            if name in value:
                yield from self.mismatches(f"{path}.{name}", field["types"], value[name])
            elif field["required"]:
                yield Verdict(JUDGE, f"{path}.{name}", "is required")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in the body of a request."""

    name: str
    content: bytes
    media_type: str = ""


def load() -> Spec:
    """Read the description."""
    text = files("bot.playground").joinpath("specs/telegram/api.min.json").read_text("utf-8")
    return Spec(json.loads(text))


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_PLAIN: Mapping[str, Callable[[object], bool]] = {
    "Integer": _is_integer,
    "Float": lambda value: _is_integer(value) or isinstance(value, float),
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "False": lambda value: value is False,
    "InputFile": lambda value: isinstance(value, Upload),
}
