"""TDLib's own parser, the one that the Bot API server calls; used when it is installed."""

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.telegram.parsing.text import Entity, Formatted

_NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "BotCommand": "bot_command",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
}


@dataclass(frozen=True, slots=True)
class Tdlib:
    """Synchronous requests to TDLib; they need neither a login nor the network."""

    execute: Callable[[bytes], bytes]
    name: str = "tdlib"

    def parse_html(self, text: str) -> Formatted | str:
        """Parse HTML; a string is the reason why Telegram refuses it."""
        mode = {"@type": "textParseModeHTML"}
        answer = self._ask({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
        if answer["@type"] == "error":
            return str(answer["message"])
        return Formatted(answer["text"], _entities(answer["entities"]))

    def find(self, text: str) -> tuple[Entity, ...]:
        """Find what clients and servers mark by themselves: commands, links, mentions."""
        return _entities(self._ask({"@type": "getTextEntities", "text": text}).get("entities", []))

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.execute(json.dumps(request).encode()))
        return answer


def installed() -> Tdlib | None:
    """TDLib, silent, or nothing where its package is absent."""
    try:
        library = importlib.import_module("tdjson")
    except ImportError:
        return None
    # At its default verbosity TDLib writes the text of messages to standard error.
    library.td_execute(b'{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}')
    return Tdlib(library.td_execute)


def _entities(found: list[dict[str, Any]]) -> tuple[Entity, ...]:
    kinds = [(each, each["type"]["@type"].removeprefix("textEntityType")) for each in found]
    return tuple(_entity(each, _NAMES[kind]) for each, kind in kinds if kind in _NAMES)


def _entity(found: dict[str, Any], name: str) -> Entity:
    kind = found["type"]
    return Entity(
        type=name,
        offset=found["offset"],
        length=found["length"],
        url=kind.get("url", ""),
        user=kind.get("user_id", 0),
        language=kind.get("language", ""),
        custom_emoji=kind.get("custom_emoji_id", ""),
    )
