"""Rules of Block Kit that neither its schema nor slack_sdk holds; each gives (path, fault)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.playground.slack.blocks import elements, texts

Json = dict[str, Any]
Fault = tuple[str, str]

OPTIONS = 100
MARKDOWN_IN_ALL = 12_000
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
MENUS = ("static_select", "multi_static_select", "checkboxes", "radio_buttons", "overflow")


def block_faults(blocks: Sequence[Json]) -> Iterator[Fault]:
    """Rules on blocks that are each well shaped."""
    for fault in _repeated(block.get("block_id") for block in blocks):
        yield "", f"block_id {fault} is used more than once"
    if sum(len(each["text"]) for each in blocks if each["type"] == "markdown") > MARKDOWN_IN_ALL:
        yield "", f"markdown blocks hold more than {MARKDOWN_IN_ALL} characters in all"
    if len(_focused(blocks)) > 1:
        yield "", "focus_on_load is on more than one element"
    for index, block in enumerate(blocks):
        yield from ((f"/{index}{at}", fault) for at, fault in _faults_of(block))


def _faults_of(block: Json) -> Iterator[Fault]:
    found = elements(block)
    for fault in _repeated(element.get("action_id") for element in found):
        yield "", f"action_id {fault} is used more than once"
    if block["type"] == "section" and not (block.get("text") or block.get("fields")):
        yield "", "a section needs text or fields"
    if block["type"] in ("actions", "context") and not block["elements"]:
        yield "/elements", "must have an element"
    if any(text["text"] == "" for text in texts(block)):
        yield "", "a text must be more than 0 characters"
    for element in found:
        yield from _element_faults(element)


def _element_faults(element: Json) -> Iterator[Fault]:
    at = f"/{element['type']}"
    if not ADDRESS.match(element.get("url", "https:")):
        yield at, "url is not an address"
    if element["type"] not in MENUS:
        return
    if ("options" in element) == ("option_groups" in element):
        yield at, "must have either options or option_groups"
    options = _options(element)
    if not options:
        yield at, "must have an option"
    if any(option not in options for option in _initial(element)):
        yield at, "an initial option must be one of the options"


def _options(element: Mapping[str, Any]) -> list[Json]:
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]


def _initial(element: Json) -> list[Json]:
    one = [element["initial_option"]] if "initial_option" in element else []
    return one + list(element.get("initial_options", ()))


def _focused(blocks: Sequence[Json]) -> list[Json]:
    return [each for block in blocks for each in elements(block) if each.get("focus_on_load")]


def _repeated(names: Iterator[str | None]) -> list[str]:
    return [name for name, count in Counter(names).items() if name is not None and count > 1]


def view_faults(view: Json) -> Iterator[Fault]:
    """Rules on a view whose own fields are well shaped."""
    blocks = [block for block in view["blocks"] if isinstance(block, dict)]
    has_input = any(block.get("type") == "input" for block in blocks)
    if view["type"] == "modal" and has_input and "submit" not in view:
        yield "/submit", "a modal with an input must have submit"
    if view["type"] == "modal" and not blocks:
        yield "/blocks", "must have a block"


def options_faults(answer: object, option_fault: Callable[[object], str]) -> Iterator[Fault]:
    """Rules on what a menu is given for what a person typed in it."""
    if not isinstance(answer, dict) or len(answer.keys() & {"options", "option_groups"}) != 1:
        yield "", "must have either options or option_groups"
        return
    options = _options(answer)
    if len(options) > OPTIONS:
        yield "", f"more than {OPTIONS} options"
    for index, option in enumerate(options):
        if fault := option_fault(option):
            yield f"/{index}", fault
        elif not option.get("value"):
            yield f"/{index}", "an option needs a value"
