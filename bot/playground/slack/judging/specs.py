"""What Slack publishes of its methods, its events and Block Kit, ready to judge with."""

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jsonschema import Draft7Validator

SPECS = files("bot.playground") / "specs" / "slack"

Json = dict[str, Any]


@functools.cache
def methods() -> Mapping[str, Json]:
    """Every method that is emulated, as documented."""
    return _load("methods.json")


@functools.cache
def event_scopes() -> Mapping[str, list[str]]:
    """Every event, with the scopes of which an app needs one."""
    return _load("events.json")


@functools.cache
def _definitions() -> Json:
    definitions: Json = _load("blockkit.schema.json")["definitions"]
    return definitions


def _load(name: str) -> Json:
    loaded: Json = json.loads((SPECS / name).read_text(encoding="utf-8"))
    return loaded


@functools.cache
def blocks_by_type() -> Mapping[str, str]:
    names = [each["$ref"].rpartition("/")[2] for each in _definitions()["KnownBlock"]["anyOf"]]
    return {_type_of(_definitions()[name]): name for name in names}


def _type_of(definition: Json) -> str:
    shape = definition if "properties" in definition else definition["anyOf"][0]
    return str(shape["properties"]["type"]["const"])


@functools.cache
def validator(definition: str) -> Draft7Validator:
    return Draft7Validator({"$ref": f"#/definitions/{definition}", "definitions": _definitions()})


@functools.cache
def view_validator(kind: str) -> Draft7Validator:
    def plain(most: int) -> Json:
        limits = {"properties": {"text": {"minLength": 1, "maxLength": most}}}
        return {"allOf": [{"$ref": "#/definitions/PlainTextElement"}, limits]}

    common: Json = {
        "type": {"const": kind},
        "blocks": {"type": "array"},
        "private_metadata": {"type": "string", "maxLength": 3000},
        "callback_id": {"type": "string", "maxLength": 255},
        "external_id": {"type": "string", "maxLength": 255},
    }
    names = ("clear_on_close", "notify_on_close", "submit_disabled")
    switches: Json = {name: {"type": "boolean"} for name in names}
    modal = {"title": plain(24), "submit": plain(24), "close": plain(24), **switches}
    return Draft7Validator(
        {
            "type": "object",
            "properties": common | (modal if kind == "modal" else {}),
            "required": ["type", "blocks"] + (["title"] if kind == "modal" else []),
            "additionalProperties": False,
            "definitions": _definitions(),
        }
    )
