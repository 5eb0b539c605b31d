"""Looks into Block Kit: elements, texts, and the ids that Slack adds where the app gave none."""

import copy
from collections.abc import Iterator, Sequence

from bot.playground.slack.model import Json

TEXTS = ("plain_text", "mrkdwn")


def elements(block: Json) -> list[Json]:
    """List the interactive elements of one block."""
    match block.get("type"):
        case "actions" | "context_actions":
            return list(block["elements"])
        case "section" if "accessory" in block:
            return [block["accessory"]]
        case "input":
            return [block["element"]]
        case _:
            return []


def texts(value: object) -> Iterator[Json]:
    """Give every text object inside a value."""
    if isinstance(value, dict):
        if value.get("type") in TEXTS and isinstance(value.get("text"), str):
            yield value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def with_ids(blocks: Sequence[Json]) -> list[Json]:
    """Copy blocks with a block id and action ids everywhere."""
    copies = copy.deepcopy(list(blocks))
    for index, block in enumerate(copies):
        block.setdefault("block_id", f"~{index}")
        for place, element in enumerate(elements(block)):
            if element.get("type") not in ("image", "workflow_button"):
                element.setdefault("action_id", f"~{index}.{place}")
    return copies
