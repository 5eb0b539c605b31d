"""Judges every call to the emulated Slack by Slack's own published methods and Block Kit.

Three judges look at blocks, as each misses what the others find: the schema of `@slack/types`,
the models of slack_sdk, and the rules below.
"""

import copy
import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.playground.calls import Verdict
from bot.playground.slack_rules import block_faults, options_faults, view_faults

SPECS = Path(__file__).parent / "specs" / "slack"
# Slack reads it from tokens that hold for many teams; Bolt sends it with every call.
EVERYWHERE = frozenset({"team_id"})
ADVICE = "advice"  # Slack lets it pass, a person who reads the documentation does not
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
POSTED_TEXT = 40_000

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
def _blocks_by_type() -> Mapping[str, str]:
    names = [each["$ref"].rpartition("/")[2] for each in _definitions()["KnownBlock"]["anyOf"]]
    return {_type_of(_definitions()[name]): name for name in names}


def _type_of(definition: Json) -> str:
    shape = definition if "properties" in definition else definition["anyOf"][0]
    return str(shape["properties"]["type"]["const"])


@functools.cache
def _validator(definition: str) -> Draft7Validator:
    return Draft7Validator({"$ref": f"#/definitions/{definition}", "definitions": _definitions()})


@functools.cache
def _view_validator(kind: str) -> Draft7Validator:
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


def judge_call(method: str, arguments: Mapping[str, Any], *, is_json: bool) -> tuple[Verdict, ...]:
    """Judge a call's arguments, its blocks and its view; the token is not among them."""
    if method not in methods():
        return (Verdict("methods", "", f"unknown method {method}"),)
    arguments = {name: value for name, value in arguments.items() if value is not None}
    return (
        *_argument_verdicts(methods()[method], arguments, is_json=is_json),
        *_blocks_argument_verdicts(arguments),
        *_view_argument_verdicts(arguments),
        *_attachment_verdicts(arguments.get("attachments")),
        *_text_verdicts(method, str(arguments.get("text", ""))),
    )


def _text_verdicts(method: str, text: str) -> Iterator[Verdict]:
    if method == "chat.postMessage" and len(text) > POSTED_TEXT:
        yield Verdict(ADVICE, "/text", f"cut at {POSTED_TEXT} characters")


def _argument_verdicts(
    method: Json, arguments: Mapping[str, Any], *, is_json: bool
) -> Iterator[Verdict]:
    known: Json = method["args"]["properties"]
    if is_json and not method.get("json_input_supported"):
        yield Verdict("methods", "", "takes no JSON body")
    for name in method["args"].get("required", ()):
        if name != "token" and arguments.get(name) in (None, ""):
            yield Verdict("methods", f"/{name}", f"missing required field: {name}")
    for name, value in arguments.items():
        if name not in known and name not in EVERYWHERE:
            yield Verdict(ADVICE, f"/{name}", "no such argument")
        elif fault := _type_fault(known.get(name, {}), value):
            yield Verdict("methods", f"/{name}", fault)


def _type_fault(argument: Json, value: object) -> str:
    kinds = {each.get("type") for each in (argument, *argument.get("anyOf", ()))}
    if "enum" in argument and value not in argument["enum"]:
        return f"must be one of {', '.join(argument['enum'])}"
    if kinds == {"boolean"} and str(value).lower() not in ("0", "1", "true", "false"):
        return "must be a boolean"
    if kinds & {"integer", "number"}:
        return _number_fault(argument, str(value))
    if kinds == {"array"} and not isinstance(_parsed(value), list):
        return "must be an array"
    if kinds == {"string"} and isinstance(value, bool | float):
        return "must be a string"
    return ""


def _number_fault(argument: Json, value: str) -> str:
    if not value.isdecimal():
        return "must be a whole number"
    if int(value) < argument.get("minimum", 0):
        return f"must be at least {argument['minimum']}"
    return ""


def _parsed(value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return None


def _blocks_argument_verdicts(arguments: Mapping[str, Any]) -> tuple[Verdict, ...]:
    # An empty list takes away the blocks of a message that has some.
    if arguments.get("blocks", "") in ("", []) or _parsed(arguments["blocks"]) == []:
        return ()
    return judge_blocks(_parsed(arguments["blocks"]))


def _view_argument_verdicts(arguments: Mapping[str, Any]) -> tuple[Verdict, ...]:
    return judge_view(_parsed(arguments["view"])) if "view" in arguments else ()


def _attachment_verdicts(attachments: object) -> Iterator[Verdict]:
    listed = _parsed(attachments)
    if attachments not in (None, "") and not isinstance(listed, list):
        yield Verdict("methods", "/attachments", "must be an array")
    for index, attachment in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(attachment, dict):
            yield Verdict("methods", f"/attachments/{index}", "must be an object")
        elif "blocks" in attachment:
            yield from judge_blocks(attachment["blocks"], path=f"/attachments/{index}/blocks")


def judge_blocks(
    blocks: object, most: int = MESSAGE_BLOCKS, path: str = "/blocks"
) -> tuple[Verdict, ...]:
    """Judge a list of blocks, as a message or a view carries them."""
    if not isinstance(blocks, list):
        return (Verdict("schema", path, "must be an array of blocks"),)
    verdicts = [
        verdict
        for index, block in enumerate(blocks)
        for verdict in _block_verdicts(block, f"{path}/{index}")
    ]
    if not 1 <= len(blocks) <= most:
        verdicts.append(Verdict("schema", path, f"must be 1 to {most} blocks"))
    if not verdicts:
        verdicts = [Verdict("rules", path + at, fault) for at, fault in block_faults(blocks)]
    return tuple(verdicts)


def _block_verdicts(block: object, path: str) -> Sequence[Verdict]:
    name = _blocks_by_type().get(str(block.get("type"))) if isinstance(block, dict) else None
    if name is None or not isinstance(block, dict):
        return (Verdict("schema", path, "unsupported type of block"),)
    errors = [_innermost(error) for error in _validator(name).iter_errors(block)]
    if errors:
        return [_schema_verdict(error, path) for error in errors]
    # Some models fill in what they were given.
    model = Block.parse(copy.deepcopy(block))
    return _sdk_verdicts(model, path) if model is not None else ()


def _schema_verdict(error: ValidationError, path: str) -> Verdict:
    return Verdict("schema", "/".join((path, *map(str, error.absolute_path))), error.message)


def _innermost(error: ValidationError) -> ValidationError:
    """Find what is wrong inside a union: in the branch that has the value's own `type`."""
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    for errors in branches.values():
        if all(list(inner.relative_path) != ["type"] for inner in errors):
            return _innermost(errors[0])
    return error


def _sdk_verdicts(model: Block | View, path: str) -> Sequence[Verdict]:
    try:
        model.validate_json()
    except SlackObjectFormationError as fault:
        return (Verdict("slack_sdk", path, str(fault)),)
    return ()


def judge_view(view: object, path: str = "/view") -> tuple[Verdict, ...]:
    """Judge a modal or a Home."""
    kind = view.get("type") if isinstance(view, dict) else None
    if not isinstance(view, dict) or kind not in ("modal", "home"):
        return (Verdict("schema", path, "must be a modal or a home"),)
    errors = list(_view_validator(kind).iter_errors(view))
    if errors:
        return tuple(_schema_verdict(error, path) for error in errors)
    verdicts = judge_blocks(view["blocks"], VIEW_BLOCKS, f"{path}/blocks") if view["blocks"] else ()
    return (
        *verdicts,
        *(() if verdicts else _sdk_verdicts(View(**copy.deepcopy(view)), path)),
        *(Verdict("rules", path + at, fault) for at, fault in view_faults(view)),
    )


def judge_answer(answer: Mapping[str, Any]) -> tuple[Verdict, ...]:
    """Judge a message given to a response URL, or in answer to a slash command."""
    return (*_blocks_argument_verdicts(answer), *_attachment_verdicts(answer.get("attachments")))


def judge_options(answer: object) -> tuple[Verdict, ...]:
    """Judge what a menu is given for what a person typed in it."""
    return tuple(Verdict("rules", at, fault) for at, fault in options_faults(answer, _option_fault))


def _option_fault(option: object) -> str:
    error = next(_validator("PlainTextOption").iter_errors(option), None)
    return error.message if error is not None else ""
