"""Lengths that the Bot API allows, after entities are parsed."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.telegram.judging.findings import Finding, finding
from bot.playground.telegram.parsing.parser import Parser
from bot.playground.telegram.parsing.text import Formatted, units

MAX_TEXT = 4096
MAX_CAPTION = 1024
JUDGE = "length"

# Which argument holds the text, how long it may be, and what the server says if it is longer.
_TEXTS: Mapping[str, tuple[str, int, str]] = {
    "sendMessage": ("text", MAX_TEXT, "message is too long"),
    "editMessageText": ("text", MAX_TEXT, "MESSAGE_TOO_LONG"),
    "sendPhoto": ("caption", MAX_CAPTION, "message caption is too long"),
    "sendDocument": ("caption", MAX_CAPTION, "message caption is too long"),
    "editMessageCaption": ("caption", MAX_CAPTION, "MEDIA_CAPTION_TOO_LONG"),
}
_PLAIN: Mapping[tuple[str, str], tuple[int, str]] = {
    ("answerCallbackQuery", "text"): (200, "MESSAGE_TOO_LONG"),
    ("setMyName", "name"): (64, "BOT_TITLE_INVALID"),
    ("setMyDescription", "description"): (512, "BOT_DESCRIPTION_INVALID"),
    ("setMyShortDescription", "short_description"): (120, "BOT_SHORT_DESCRIPTION_INVALID"),
    ("setWebhook", "secret_token"): (256, "secret token is too long"),
}


def formatted(parser: Parser, arguments: Mapping[str, Any], name: str) -> Formatted | str:
    """What an argument says once parsed; a string is the reason of a refusal."""
    text = str(arguments.get(name, ""))
    mode = str(arguments.get("parse_mode", "")).lower()
    if not mode:
        return Formatted(text).trimmed()
    if mode != "html":
        return "unsupported parse_mode"
    parsed = parser.parse_html(text)
    return parsed if isinstance(parsed, str) else parsed.trimmed()


def length_findings(parser: Parser, method: str, arguments: Mapping[str, Any]) -> Iterator[Finding]:
    """Judge the markup and the lengths of one call."""
    if method in _TEXTS:
        yield from _text_findings(parser, method, arguments)
    for (of, name), (limit, answer) in _PLAIN.items():
        if of == method and units(str(arguments.get(name, ""))) > limit:
            yield finding(JUDGE, name, f"is longer than {limit}", answer)


def _text_findings(parser: Parser, method: str, arguments: Mapping[str, Any]) -> Iterator[Finding]:
    name, limit, answer = _TEXTS[method]
    parsed = formatted(parser, arguments, name)
    if isinstance(parsed, str):
        yield finding(parser.name, name, parsed, parsed[:1].lower() + parsed[1:])
    elif not parsed.text and name == "text":
        yield finding(JUDGE, name, "is empty", "message text is empty")
    elif units(parsed.text) > limit:
        yield finding(JUDGE, name, f"is longer than {limit} after parsing", answer)
