"""What Slack writes for mentions, channels and links, put back as people read it."""

from __future__ import annotations

import re
from typing import Final

# docs.slack.dev, formatting: <@U1|name>, <#C1|name>, <!here>, <!subteam^S1|@name>, <url|label>.
_ENTITY: Final = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


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
