"""Cards as plain text for a terminal, what can be pressed numbered."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, count, zip_longest
from typing import Final, assert_never

from bot.cards import Block, Button, Card, Choices, Fields, Link, Note, Table, Text

PAGE: Final = 15
"""How many options are shown at once."""

_WIDE: Final = 100
_BOLD: Final = "\x1b[1m{}\x1b[0m"
# Controls would reach the terminal itself; the others turn text round or hide it.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")


def render(card: Card, *, colour: bool = False) -> str:
    """Show a card as lines of text; each button has the number of its place in `presses`."""
    numbers = count(1)
    blocks = [_block(block, numbers) for block in card.blocks]
    buttons = "  ".join(_numbered(button.label, numbers) for button in card.buttons)
    links = "\n".join(_link(link) for link in card.links)
    file = f"<{card.file.name}>" if card.file else ""
    parts = (_title(card, colour=colour), *blocks, file, buttons, links)
    text = "\n".join(part for part in parts if part.strip())
    return f"{card.sign or ''} {text}".strip() or "…"


def presses(card: Card) -> tuple[str, ...]:
    """What each number stands for, from 1 on."""
    choices = (block for block in card.blocks if isinstance(block, Choices))
    options = chain.from_iterable(_shown(block) for block in choices)
    return (*(data for _, data in options), *(button.data for button in card.buttons))


def plain(text: str) -> str:
    """Leave nothing in a text that a terminal would obey."""
    lines = text.replace("\r\n", "\n").replace("\t", " ")
    kept = (c for c in lines if c == "\n" or c in _JOINERS or _seen(c))
    return "".join(kept).strip()


def _seen(character: str) -> bool:
    return unicodedata.category(character) not in _UNSEEN


def _title(card: Card, *, colour: bool) -> str:
    title = plain(card.title)
    return _BOLD.format(title) if colour and title else title


def _block(block: Block, numbers: Iterator[int]) -> str:
    match block:
        case Text(text) | Note(text):
            return plain(text)
        case Fields(rows):
            return "\n".join(f"{_flat(label)}  {plain(value)}".strip() for label, value in rows)
        case Table(header, rows):
            return "\n".join(_aligned([header, *rows]))
        case Choices(label):
            options = [_numbered(name, numbers) for name, _ in _shown(block)]
            return "\n".join((plain(label), *options)).strip()
        case _:
            assert_never(block)


def _shown(choices: Choices) -> Iterator[tuple[str, str]]:
    """The options of this page and the ways to the next ones: what is read, what it carries."""
    last = max(len(choices.options) - 1, 0) // PAGE
    page = min(max(choices.page, 0), last)
    for option in choices.options[page * PAGE : (page + 1) * PAGE]:
        yield option.label, option.data
    if page > 0:
        yield _turn(choices.turn, page - 1, last, "◀")
    if page < last:
        yield _turn(choices.turn, page + 1, last, "▶")


def _turn(turn: Button, page: int, last: int, arrow: str) -> tuple[str, str]:
    return f"{arrow} {page + 1}/{last + 1}", f"{turn.data}:{page}"


def _numbered(label: str, numbers: Iterator[int]) -> str:
    return f"[{next(numbers)}] {_flat(label)}".strip()


def _link(link: Link) -> str:
    return f"{_flat(link.label)} <{_flat(link.url)}>"


def _aligned(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    cells = [tuple(map(_flat, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(*cells, fillvalue="")]
    wide = sum(widths) + 2 * len(widths) > _WIDE
    for row in cells:
        padded = (cell if wide else cell.ljust(width) for cell, width in zip(row, widths))  # noqa: B905 - rows may be short
        yield (" · " if wide else "  ").join(padded).rstrip()


def _flat(text: str) -> str:
    return plain(text).replace("\n", " ")
