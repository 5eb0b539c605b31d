"""A card as Slack shows it: a fallback text and Block Kit blocks. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

from bot.cards import Block, Card, Choices, Fields, Note, Table, Text
from bot.exchange import Still
from bot.platforms.slack.budget import PRESSED, fitted, pressed_cost
from bot.platforms.slack.buttons import LABEL, pages, picks, rows
from bot.platforms.slack.text import (
    BLANK,
    Json,
    bold,
    chunks,
    escaped,
    is_blank,
    legible,
    measure,
    one_line,
    plain,
)

FALLBACK: Final = 4_000
"""What `chat.update` takes: one character more is `msg_too_long`."""
HEADER: Final = 150
SECTION: Final = 3_000
FIELD: Final = 2_000
# Ten fields in a section, two for a row.
FIELD_ROWS: Final = 5
WIDTHS: Final = (LABEL, 50, 30, 20, 10, 5, 2)
"""The widths of labels that are tried, until all that can be pressed fits."""
BETWEEN: Final = " · "
NUMBERED: Final = "#"
"""Before the number of a row in the name of what shows its message anew."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a call takes: the text for notifications and screen readers, and what is seen."""

    text: str
    blocks: list[Json]


def message(card: Card) -> Message:
    """Render a card, whatever the texts in it."""
    opened = _opened(card)
    return Message(fallback(opened), _layout(opened))


def still(shown: Still) -> Message:
    """Render a card that nothing changes later: what is pressed names what shows it anew."""
    seen = message(shown.card)
    rows = [block for block in seen.blocks if block["type"] == "actions"] if shown.anew else []
    for number, row in enumerate(rows):
        row["block_id"] = f"{shown.anew}{NUMBERED}{number}"
    return seen


def _opened(card: Card) -> Card:
    if card.sign is None:
        return card
    if not is_blank(card.title):
        return replace(card, title=f"{card.sign} {card.title}", sign=None)
    match card.blocks:
        case (Text(text), *others):
            return replace(card, blocks=(Text(f"{card.sign} {text}"), *others), sign=None)
        case _:
            return replace(card, title=str(card.sign), sign=None)


def _layout(card: Card) -> list[Json]:
    blocks: list[Json] = []
    for width in WIDTHS:
        blocks = [*_title(card.title), *_body(card.blocks, width)]
        blocks += rows(card.buttons, card.links, width)
        if pressed_cost(blocks) <= PRESSED:
            break
    return fitted(blocks) or [{"type": "section", "text": plain(BLANK, SECTION)}]


def _title(title: str) -> Iterator[Json]:
    line = legible(title).strip()
    if is_blank(line):
        return
    if measure(line) <= HEADER and "\n" not in line:
        yield {"type": "header", "text": plain(line, HEADER)}
    else:
        yield from _paragraphs(line)


def _body(blocks: Sequence[Block], width: int) -> Iterator[Json]:
    for block in blocks:
        match block:
            case Text(text):
                yield from _paragraphs(text)
            case Fields():
                yield from _fields(block)
            case Table():
                yield from _table(block)
            case Note(text):
                yield from _small_print(text)
            case Choices():
                yield from _paragraphs(block.label)
                yield from picks(block, width)
            case _:
                assert_never(block)


def _paragraphs(text: str) -> Iterator[Json]:
    for piece in chunks(legible(text), SECTION):
        if not is_blank(piece):
            yield {"type": "section", "text": plain(piece, SECTION)}


def _small_print(text: str) -> Iterator[Json]:
    for piece in chunks(legible(text), FIELD):
        if not is_blank(piece):
            yield {"type": "context", "elements": [plain(piece, FIELD)]}


def _fields(fields: Fields) -> Iterator[Json]:
    """Lay labels beside values: side by side where there is room, one above the other else."""
    for page in pages(fields.rows, FIELD_ROWS):
        pairs = [
            part for label, value in page for part in (bold(label, FIELD), plain(value, FIELD))
        ]
        yield {"type": "section", "fields": pairs}


def _table(table: Table) -> Iterator[Json]:
    """Write a row as a line: columns do not fit a phone."""
    if table.header:
        yield {"type": "section", "text": bold(_line(table.header), SECTION)}
    yield from _paragraphs("\n".join(map(_line, table.rows)))


def _line(cells: Sequence[str]) -> str:
    return BETWEEN.join(_cell(cell) for cell in cells)


def _cell(text: str) -> str:
    line = one_line(text)
    return BLANK if is_blank(line) else line


def fallback(card: Card) -> str:
    """Write the card as plain lines, without its buttons."""
    lines = [legible(line).strip() for line in (card.title, *_lines(card.blocks))]
    return escaped("\n".join(line for line in lines if not is_blank(line)), FALLBACK) or BLANK


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text(text) | Note(text):
                yield text
            case Fields(pairs):
                yield from map(_line, pairs)
            case Table():
                yield from map(_line, (block.header, *block.rows))
            case Choices():
                yield block.label
            case _:
                assert_never(block)
