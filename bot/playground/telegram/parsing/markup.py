"""Telegram's HTML, read the way TDLib reads it, for where TDLib is not installed."""

import html
import re
import sys
from dataclasses import dataclass, field, replace

from bot.playground.telegram.parsing.text import Entity, Formatted, units

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_PIECE = re.compile(
    r"<[^<>]*>|<|&(?:#\d+|#x[0-9a-fA-F]+|(?:lt|gt|amp|quot)(?![a-zA-Z]));?|[^<&]+|&"
)
_TAG = re.compile(r"<(/?)([^\s>]*)([^>]*)>")
_ATTRIBUTE = re.compile(r"""([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
# The same expression as in TDLib's comments: a word of its own, not part of a path or a tag.
_COMMAND = re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}+(?:@[a-zA-Z0-9_]{3,32}+|(?!@))(?![\w/<>])")


@dataclass(frozen=True, slots=True)
class Markup:
    """The parser of the playground itself."""

    name: str = "markup"

    def parse_html(self, text: str) -> Formatted | str:
        """Parse HTML; a string is the reason why Telegram refuses it."""
        reading = _Reading()
        for piece in _PIECE.finditer(text):
            if reason := reading.take(piece[0], len(text[: piece.start()].encode())):
                return f"Can't parse entities: {reason}"
        if reading.open:
            name = reading.open[-1].name
            return f"Can't parse entities: Can't find end tag corresponding to start tag \"{name}\""
        return Formatted("".join(reading.text), reading.entities())

    def find(self, text: str) -> tuple[Entity, ...]:
        """Find the commands."""
        return tuple(
            Entity("bot_command", units(text[: found.start()]), units(found[0]))
            for found in _COMMAND.finditer(text)
        )


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    offset: int
    piece: int


@dataclass(slots=True)
class _Reading:
    text: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    closed: list[Entity] = field(default_factory=list)

    def take(self, piece: str, at: int) -> str:
        """Read one more piece; gives the reason of a refusal."""
        if not piece.startswith("<"):
            self._say(_decoded(piece))
            return ""
        tag = _TAG.fullmatch(piece)
        if tag is None:
            return f"Unclosed start tag at byte offset {at}"
        return self._close(tag[2].lower(), at) if tag[1] else self._open(tag, at)

    def entities(self) -> tuple[Entity, ...]:
        order = sorted(self.closed, key=lambda each: (each.offset, -each.length))
        plain = (replace(each, language="") if each.type == "code" else each for each in order)
        return tuple(each for each in plain if each.length)

    def _say(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)

    def _open(self, tag: re.Match[str], at: int) -> str:
        name = tag[2].lower()
        if name not in _TYPES:
            return f'Unsupported start tag "{name}" at byte offset {at}'
        attributes = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(tag[3])}
        if name == "span" and attributes.get("class") != "tg-spoiler":
            return f'Tag "span" must have class "tg-spoiler" at byte offset {at}'
        self.open.append(_Open(name, attributes, self.length, len(self.text)))
        return ""

    def _close(self, name: str, at: int) -> str:
        if not self.open:
            return f"Unexpected end tag at byte offset {at}"
        start = self.open.pop()
        if name not in ("", start.name):
            return (
                f"Unmatched end tag at byte offset {at}, "
                f'expected "</{start.name}>", found "</{name}>"'
            )
        self._mark(start)
        return ""

    def _mark(self, start: _Open) -> None:
        kind = _TYPES[start.name]
        url = html.unescape(start.attributes.get("href", "")) if kind == "text_link" else ""
        if kind == "text_link" and not url:
            url = "".join(self.text[start.piece :])
        if kind == "text_link" and "://" not in url:
            return
        if kind == "blockquote" and "expandable" in start.attributes:
            kind = "expandable_blockquote"
        made = Entity(kind, start.offset, self.length - start.offset, url)
        self.closed.append(replace(made, language=self._language(made, start)))

    def _language(self, made: Entity, start: _Open) -> str:
        """Give the language of code: it stands on the code tag that fills a pre tag."""
        if made.type == "code":
            return start.attributes.get("class", "").removeprefix("language-")
        inner = self.closed[-1] if self.closed else made
        same = (inner.type, inner.offset, inner.end) == ("code", made.offset, made.end)
        if made.type != "pre" or not same or not inner.language:
            return ""
        return self.closed.pop().language


def _decoded(piece: str) -> str:
    if not piece.startswith("&#"):
        return html.unescape(piece) if piece.rstrip(";") in _NAMED else piece
    number = piece[2:].rstrip(";")
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return chr(code) if 0 < code < sys.maxunicode and code not in _SURROGATES else piece


_SURROGATES = range(0xD800, 0xE000)
_NAMED = frozenset({"&lt", "&gt", "&amp", "&quot"})
