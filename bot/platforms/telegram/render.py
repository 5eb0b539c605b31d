"""Cards as Telegram messages: HTML, and the keyboard under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final, assert_never

from bot.cards import Block, Card, Choices, Fields, Note, Table, Text
from bot.platforms.telegram.keyboard import Row, keyboard, opens
from bot.platforms.telegram.text import LIMIT, Line, Span, Tag, cleaned, clipped, compose, visible

Cells = tuple[str, ...]

_NARROW: Final = 32
_PLACEHOLDER: Final = 64
_COMMAND: Final = re.compile(r"(?<![\w/])(/\w+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: HTML, rows of buttons, and what the field for an answer says while empty."""

    html: str
    keyboard: tuple[Row, ...] = ()
    placeholder: str = ""


def render(card: Card, limit: int = LIMIT) -> Message:
    """Show a card; what is too long for Telegram is clipped, or shown by pages."""
    lines = [
        *_heading(card),
        *chain.from_iterable(_lines(block) for block in card.blocks),
        *(_plain(f"{link.label} {link.url}") for link in card.links if not opens(link)),
    ]
    return Message(compose(_signed(card, lines), limit), keyboard(card), _placeholder(lines))


def _heading(card: Card) -> Iterator[Line]:
    if visible(title := cleaned(card.title)):
        yield Line((Span(title, Tag.BOLD),))


def _signed(card: Card, lines: list[Line]) -> list[Line]:
    """Let the sign open the message."""
    if card.sign is None:
        return lines
    shown = [line for line in lines if visible(line.text)] or [Line(())]
    return [Line((Span(f"{card.sign} "), *shown[0].spans)), *shown[1:]]


def _placeholder(lines: list[Line]) -> str:
    """The question stands last."""
    asked = next((line.text for line in reversed(lines) if visible(line.text)), "")
    return clipped(_flat(asked), _PLACEHOLDER)


def _lines(block: Block) -> Iterable[Line]:
    match block:
        case Text(text) | Choices(text):
            return [_plain(text)]
        case Note(text):
            return [Line((Span(cleaned(text), Tag.ITALIC),), opens=True)]
        case Fields(rows):
            return _block(_field(label, value) for label, value in rows)
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _plain(text: str) -> Line:
    return Line((Span(cleaned(text)),), opens=True)


def _block(lines: Iterable[tuple[Span, ...]]) -> Iterator[Line]:
    for index, spans in enumerate(lines):
        yield Line(spans, opens=index == 0)


def _field(label: str, value: str) -> tuple[Span, ...]:
    name = cleaned(label)
    return (Span(name, Tag.BOLD), Span(" " if name else ""), *_inert(cleaned(value)))


def _inert(value: str) -> Iterator[Span]:
    """Show a value; a command in it is code, which nobody runs by touching it."""
    for index, part in enumerate(_COMMAND.split(value)):
        yield Span(part, Tag.CODE if index % 2 else Tag.PLAIN)


def _table(table: Table) -> Iterable[Line]:
    header, *rows = [tuple(_flat(cleaned(cell)) for cell in r) for r in (table.header, *table.rows)]
    widths = [max(map(_columns, cells)) for cells in zip_longest(header, *rows, fillvalue="")]
    if sum(widths) + 2 * (len(widths) - 1) > _NARROW:
        return _block(_listed(header, rows))
    ruled = "\n".join(_ruled(row, widths) for row in (header, *rows))
    return [Line((Span(ruled, Tag.PRE),), opens=True)]


def _listed(header: Cells, rows: Iterable[Cells]) -> Iterator[tuple[Span, ...]]:
    """Show one line a row: what is wide for a phone reads better so."""
    yield (Span(" · ".join(filter(visible, header)), Tag.ITALIC),)
    for first, *rest in filter(None, rows):
        others = "".join(f" · {cell}" for cell in rest if visible(cell))
        yield (Span(first, Tag.BOLD), *_inert(others))


def _ruled(row: Cells, widths: list[int]) -> str:
    padded = (f"{cell}{' ' * (width - _columns(cell))}" for cell, width in zip(row, widths))  # noqa: B905 - rows may be short
    return "  ".join(padded).rstrip(" ")


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _columns(text: str) -> int:
    """How wide a text is in a monospace font."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)
