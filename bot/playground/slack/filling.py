"""How a person fills in what the app shows: finding an element, and what its choice says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.i18n import N_
from bot.playground.slack.blocks import elements
from bot.playground.slack.errors import NotPossibleError
from bot.playground.slack.model import Json

PLAIN = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
}
ONE_OPTION = ("static_select", "external_select", "radio_buttons", "overflow")
OPTIONS = ("multi_static_select", "multi_external_select", "checkboxes")
INITIALS = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An element on the screen, its block, and the text beside it."""

    block: Json
    element: Json

    @property
    def labels(self) -> set[str]:
        shown = (self.element.get("text"), self.block.get("label"), self.element.get("placeholder"))
        texts = {text["text"] for text in shown if isinstance(text, dict)}
        return texts | {str(self.element.get("action_id")), str(self.block.get("block_id"))}

    @property
    def key(self) -> str:
        return _key(self.element["type"])


def all_elements(blocks: Iterable[Json]) -> list[Found]:
    """List every element of a message or a view."""
    return [Found(block, element) for block in blocks for element in elements(block)]


def find(blocks: Iterable[Json], name: str) -> Found:
    """Find an element by its action id, its block id or what is written on it."""
    found = [each for each in all_elements(blocks) if name in each.labels]
    exact = [each for each in found if each.element.get("action_id") == name]
    if len(exact or found) != 1:
        why = N_("{count} elements are called “{name}”.")
        raise NotPossibleError(why, count=len(exact or found), name=name)
    return (exact or found)[0]


def _key(kind: str) -> str:
    if kind in ONE_OPTION:
        return "selected_option"
    if kind in OPTIONS:
        return "selected_options"
    if kind in PLAIN:
        return PLAIN[kind]
    raise NotPossibleError(N_("Nothing can be filled in there: {kind}."), kind=kind)


def is_kept(element: Json) -> bool:
    """Whether a choice stays on the screen, and so is part of the state."""
    return element["type"] in (*PLAIN, *ONE_OPTION, *OPTIONS) and element["type"] != "overflow"


def initial(found: Found) -> Json:
    """Give what an element holds before anyone touches it."""
    name = INITIALS.get(found.key, found.key.replace("selected", "initial"))
    empty: Any = [] if found.key.endswith("s") else None
    return {"type": found.element["type"], found.key: found.element.get(name, empty)}


def filled(found: Found, value: object, offered: Sequence[Json]) -> Json:
    """Give what an element holds once a person chose a value; None empties it."""
    if value is None:
        chosen: object = [] if found.key.endswith("s") else None
    elif found.key == "selected_option":
        chosen = _option(offered, value)
    elif found.key == "selected_options":
        listed = value if isinstance(value, list | tuple | set) else [value]
        chosen = [_option(offered, each) for each in listed]
    else:
        chosen = _typed(found.element, value)
    return {"type": found.element["type"], found.key: chosen}


def _typed(element: Json, value: object) -> object:
    if element["type"] not in ("plain_text_input", "number_input"):
        return value
    text = str(value)
    if not element.get("min_length", 0) <= len(text) <= element.get("max_length", 3000):
        raise NotPossibleError(N_("A text of {count} characters is not taken."), count=len(text))
    return text


def _option(offered: Sequence[Json], wanted: object) -> Json:
    for option in offered:
        if wanted in (option.get("value"), option["text"]["text"]):
            return option
    raise NotPossibleError(N_("There is no option “{wanted}”."), wanted=str(wanted))


def options(element: Json) -> list[Json]:
    """List the options that an element, or an answer of the app, shows."""
    grouped = [each for group in element.get("option_groups", ()) for each in group["options"]]
    return [*element.get("options", ()), *grouped]


def state(blocks: Iterable[Json], chosen: Json) -> Json:
    """Give the values of all elements, `chosen` by block and action id before the initial ones."""
    values: Json = {}
    for found in all_elements(blocks):
        if is_kept(found.element):
            block, action = found.block["block_id"], found.element["action_id"]
            entry = chosen.get(block, {}).get(action) or initial(found)
            values.setdefault(block, {})[action] = entry
    return values


def missing(blocks: Iterable[Json], values: Json) -> list[str]:
    """List the labels of inputs that must be filled in and are not."""
    return [
        str(found.block["label"]["text"])
        for found in all_elements(blocks)
        if found.block["type"] == "input"
        and not found.block.get("optional")
        and not values[found.block["block_id"]][found.element["action_id"]][found.key]
    ]
