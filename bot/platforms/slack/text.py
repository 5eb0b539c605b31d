"""Texts as Slack takes them: cleaned, measured, cut with a visible ellipsis, escaped; and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

Json = dict[str, Any]

ELLIPSIS: Final = "…"
BLANK: Final = "–"
"""Stands where a text is needed and there is none: Slack refuses an empty one."""

# A new line and a tab are kept; a lone surrogate cannot be sent at all.
_UNSENDABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WRAPPED: Final = re.compile(r"[ \t\n]+")
_JOINERS: Final = "\u200d\ufe0f \t\n"
# docs.slack.dev, formatting: these three, and nothing else.
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPES: Final = str.maketrans(_ENTITIES)
# The same page: <@U1|name>, <#C1|name>, <!here>, <!subteam^S1|@name>, <url|label>.
_ENTITY: Final = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_WIDE: Final = "utf-16-le"


def legible(text: str) -> str:
    """Drop what no chat shows: controls, and the carriage returns of other systems."""
    return _UNSENDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Put it on one line; no-break spaces stay what they are."""
    return _WRAPPED.sub(" ", legible(text)).strip(" ")


def is_blank(text: str) -> bool:
    """Whether nothing of it would be seen."""
    return all(unicodedata.category(character)[0] in "CZ" for character in text)


def measure(text: str) -> int:
    """Count as Slack may do at worst: a character beyond the first plane as two."""
    return len(text.encode(_WIDE, "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """Cut to a number of characters, the ellipsis counted."""
    return text if measure(text) <= limit else _head(text, limit - 1).rstrip(_JOINERS) + ELLIPSIS


def _head(text: str, limit: int) -> str:
    return text[:limit].encode(_WIDE, "surrogatepass")[: 2 * limit].decode(_WIDE, "ignore")


def chunks(text: str, limit: int) -> Iterator[str]:
    """Cut a long text in pieces, between lines or words where it can be."""
    start = 0
    while measure(text[start : start + limit + 1]) > limit:
        head = _head(text[start : start + limit], limit)
        cut = max(head.rfind("\n"), head.rfind(" ")) + 1
        piece = head[: cut if cut > limit // 2 else len(head)]
        yield piece
        start += len(piece)
    yield text[start:]


def escape(text: str) -> str:
    """Write a text so that Slack reads nothing in it."""
    return text.translate(_ESCAPES)


def escaped(text: str, limit: int) -> str:
    """Escape and cut: the limit is on what is sent, and no entity is cut in two."""
    whole = escape(text)
    if measure(whole) <= limit:
        return whole
    size = 0
    for index, character in enumerate(text):
        size += measure(_ENTITIES.get(character, character))
        if size >= limit:
            return escape(text[:index].rstrip(_JOINERS)) + ELLIPSIS
    return whole


def plain(text: str, limit: int) -> Json:
    """Make a text object in which nothing is markup, mention, link or emoji code."""
    shown = clip(legible(text), limit)
    return {
        "type": "plain_text",
        "text": BLANK if is_blank(shown) else shown,
        "emoji": False,
    }


def bold(text: str, limit: int) -> Json:
    """Make a bold line; `verbatim` keeps Slack from linking what looks like a link."""
    line = one_line(text)
    shown = escaped(BLANK if is_blank(line) else line, limit - 2)
    return {"type": "mrkdwn", "text": f"*{shown}*", "verbatim": True}


def readable(text: str) -> str:
    """Read a text that Slack sent: entities become words, then escapes become characters."""
    words = _ENTITY.sub(_word, text)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _word(found: re.Match[str]) -> str:
    sort, target, label = found.groups()
    mark = {"@": "@", "#": "#"}.get(sort, "")
    if label:
        return f"{mark}{label}"
    return f"@{target}" if sort == "!" else f"{mark}{target}"


def without_mention(text: str, user: str) -> str:
    """Drop the mention of that user that opens a text; others stay."""
    return re.sub(rf"\A\s*<@{re.escape(user)}(\|[^<>]*)?>[\s:,]*", "", text)
