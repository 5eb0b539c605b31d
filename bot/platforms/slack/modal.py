"""A sheet as a Slack modal, and what a modal sent back holds. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, assert_never

from bot.cards import Control, Input, Option, Sheet
from bot.platforms.slack.buttons import MENU
from bot.platforms.slack.text import Json, clip, legible, one_line, plain

CALLBACK: Final = "sheet"
HEADING: Final = 24
LABEL: Final = 2_000
OPTION: Final = 75
TYPED: Final = 3_000
INPUTS: Final = 100
ERROR: Final = 300


def view(sheet: Sheet, metadata: str) -> Json:
    """Render a modal; `metadata` comes back with what was filled."""
    inputs = [_input(one) for one in sheet.inputs[:INPUTS]]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": metadata,
        "title": plain(sheet.title, HEADING),
        "submit": plain(sheet.submit, HEADING),
        "close": plain(sheet.close, HEADING),
        "blocks": inputs or [{"type": "section", "text": plain(sheet.title, LABEL)}],
    }


def _input(given: Input) -> Json:
    hint = {"hint": plain(given.hint, LABEL)} if given.hint.strip() else {}
    return {
        "type": "input",
        "block_id": given.name,
        "label": plain(given.label, LABEL),
        "element": {**_element(given), "action_id": given.name},
        "optional": given.optional,
        **hint,
    }


def _element(given: Input) -> Json:
    match given.control:
        case Control.TEXT:
            return {"type": "plain_text_input", **_typed(one_line(given.value))}
        case Control.MULTILINE:
            return {"type": "plain_text_input", "multiline": True, **_typed(legible(given.value))}
        case Control.SELECT if 0 < len(given.options) <= MENU:
            options = [option(one) for one in given.options]
            return {"type": "static_select", "options": options, **_chosen(given)}
        case Control.SELECT | Control.SEARCH:
            return {"type": "external_select", "min_query_length": 1, **_chosen(given)}
        case Control.DATE:
            return {"type": "datepicker", **_dated(given.value)}
        case _:
            assert_never(given.control)


def option(one: Option) -> Json:
    """Render one entry of a select."""
    return {"text": plain(one.label, OPTION), "value": one.value}


def _typed(text: str) -> Json:
    return {"initial_value": clip(text, TYPED)} if text.strip() else {}


def _chosen(given: Input) -> Json:
    found = next((one for one in given.options if one.value == given.value), None)
    return {"initial_option": option(found)} if found else {}


def _dated(value: str) -> Json:
    try:
        return {"initial_date": date.fromisoformat(value).isoformat()}
    except ValueError:
        return {}


def values(state: Mapping[str, Any]) -> dict[str, str]:
    """Read a modal's state: the text typed, the value chosen, the day, or nothing."""
    return {name: _value(block[name]) for name, block in state["values"].items()}


def _value(element: Mapping[str, Any]) -> str:
    match element:
        case {"selected_option": {"value": str(value)}}:
            return value
        case {"selected_date": str(value)} | {"value": str(value)}:
            return legible(value)
        case _:
            return ""


def errors(found: Mapping[str, str], names: list[str]) -> dict[str, str]:
    """Say what is wrong under each input; what no input is to blame for, under the first."""
    placed: dict[str, str] = {}
    for name, text in found.items():
        under = name if name in names else names[0]
        placed[under] = f"{placed[under]} {text}" if under in placed else text
    return {name: clip(legible(text), ERROR) for name, text in placed.items()}
