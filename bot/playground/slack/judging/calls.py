"""Judges what the app says: its calls by Slack's own published methods, and its answers."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.calls import Verdict
from bot.playground.slack.judging.blocks import judge_blocks, judge_view
from bot.playground.slack.judging.specs import Json, methods

# Slack reads it from tokens that hold for many teams; Bolt sends it with every call.
EVERYWHERE = frozenset({"team_id"})
ADVICE = "advice"  # Slack lets it pass, a person who reads the documentation does not
POSTED_TEXT = 40_000


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


def judge_answer(answer: Mapping[str, Any]) -> tuple[Verdict, ...]:
    """Judge a message given to a response URL, or in answer to a slash command."""
    return (*_blocks_argument_verdicts(answer), *_attachment_verdicts(answer.get("attachments")))
