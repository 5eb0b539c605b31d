"""Lists given page by page, with a cursor."""

import base64
import binascii
from collections.abc import Sequence

from bot.playground.slack.arguments import Arguments
from bot.playground.slack.errors import SlackError
from bot.playground.slack.model import Json

PAGE = 100
MOST = 1000


def page(name: str, items: Sequence[object], arguments: Arguments) -> Json:
    """Give the part of a list that the cursor and the limit ask for."""
    limit = arguments.number("limit", PAGE)
    if limit > MOST:
        raise SlackError("invalid_limit")
    start = _start(arguments.text("cursor"))
    left = len(items) > start + limit
    cursor = base64.b64encode(f"offset:{start + limit}".encode()).decode() if left else ""
    return {
        name: list(items[start : start + limit]),
        "response_metadata": {"next_cursor": cursor},
    }


def _start(cursor: str) -> int:
    try:
        number = base64.b64decode(cursor, validate=True).decode().partition(":")[2]
        return int(number) if cursor else 0
    except (binascii.Error, ValueError) as fault:
        raise SlackError("invalid_cursor") from fault
