"""CSV files as people save them: commas or semicolons, and each fault by line and column."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final, Self, TypeVar

from bot.i18n import N_, Phrase, Translator
from bot.operations.refusals import Refused
from storage import bundled

LARGEST: Final = 10_000_000
"""Bytes; thousands of organizations take a tenth of it."""
WRONG_CELLS: Final = N_("{file}: {cells}; nothing was imported")
MORE_WRONG: Final = N_("{file}: {cells}; and other lines ({n}); nothing was imported")
CELL: Final = N_("line {line}: {column}: {why}")
WRONG_LINE: Final = N_("{file}: line {line}: {why}")
WRONG_COLUMN: Final = N_("{file}: line 1: '{column}': each column once, among: {known}")
NO_COLUMN: Final = N_("{file}: line 1: the column {column} is missing")
TOO_MANY: Final = N_("{file}: line {line}: more values than columns; nothing was imported")
NOT_UTF_8: Final = N_("{file}: line {line}: not UTF-8: save it as CSV UTF-8")
NOT_A_DAY: Final = N_("'{typed}' is not a day: write YYYY-MM-DD")
TOLD: Final = 10
"""How many wrong lines are told at once."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cells:
    """What is wrong, cell by cell."""

    each: tuple[Phrase, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.each))

    def shown(self, t: Translator) -> str:
        return "; ".join(map(t, self.each))


class WrongCells(Refused):
    """Cells of a sheet that can't be taken."""

    def __init__(self, file: str, cells: Sequence[Phrase]) -> None:
        more, told = len(cells) - TOLD, Cells(tuple(cells[:TOLD]))
        if more > 0:
            super().__init__(MORE_WRONG, file=file, cells=told, n=more)
        else:
            super().__init__(WRONG_CELLS, file=file, cells=told)
        self.cells = tuple(cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: what it is called, and what it holds."""

    name: str
    content: bytes

    @classmethod
    def of(cls, file: Path) -> Self:
        """Read a file, no further than is needed to tell that it is too large."""
        with file.open("rb") as opened:
            return cls(file.name, opened.read(LARGEST + 1))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, its cells by column."""

    file: str
    number: int
    cells: dict[str, str]

    def text(self, column: str, *, needed: bool = False) -> str:
        """Return a cell, empty where it is absent. Raises Refused where it is needed."""
        value = self.cells.get(column, "").strip()
        if needed and not value:
            raise self.wrong(column, N_("is empty"))
        return value

    def several(self, column: str) -> list[str]:
        """Return the values of a cell, separated by `|`."""
        return bundled.split(self.text(column))

    def day(self, column: str) -> date | None:
        text = self.text(column)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.wrong(column, NOT_A_DAY, typed=text) from None

    def whole(self, column: str) -> int | None:
        text = self.text(column)
        if text and not (text.isascii() and text.isdigit() and len(text) <= 12):  # noqa: PLR2004 - a trillion
            raise self.wrong(column, N_("'{typed}' is not a whole number"), typed=text)
        return int(text) if text else None

    def wrong(self, column: str, source: str, /, **values: object) -> Refused:
        """Return a refusal that says where."""
        where = {"line": str(self.number), "column": column, "why": Phrase(source, values)}
        return WrongCells(self.file, [Phrase(CELL, where)])


def taken(rows: Sequence[Row], take: Callable[[Row], T]) -> list[T]:
    """Take every row. Raises WrongCells, with what is wrong in each of them."""
    done: list[T] = []
    wrong: list[Phrase] = []
    for row in rows:
        try:
            done.append(take(row))
        except WrongCells as fault:
            wrong += fault.cells
    if wrong:
        raise WrongCells(rows[0].file, wrong)
    return done


def read(sheet: Sheet, *, needed: Sequence[str], optional: Sequence[str]) -> list[Row]:
    """Read the whole sheet. Raises Refused where a line or a column is wrong."""
    lines = _lines(sheet)
    _, first = next(lines, (1, []))
    columns = _columns(sheet.name, first, needed, optional)
    return [
        _row(sheet.name, number, columns, cells)
        for number, cells in lines
        if any(cell.strip() for cell in cells)
    ]


def _lines(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of each line, with the number at which it begins."""
    text = _text(sheet)
    # A spreadsheet in French separates with semicolons, as its decimals have commas.
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            yield number, cells
            number = reader.line_num + 1
    except csv.Error as fault:
        raise Refused(WRONG_LINE, file=sheet.name, line=str(number), why=str(fault)) from None


def _text(sheet: Sheet) -> str:
    if len(sheet.content) > LARGEST:
        raise Refused(N_("{file}: larger than {n} MB"), file=sheet.name, n=LARGEST // 1_000_000)
    try:
        return sheet.content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        number = fault.object[: fault.start].count(b"\n") + 1
        raise Refused(NOT_UTF_8, file=sheet.name, line=str(number)) from None


def _columns(
    file: str, cells: Sequence[str], needed: Sequence[str], optional: Sequence[str]
) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    for column in columns:
        if column not in (*needed, *optional) or columns.count(column) > 1:
            known = ", ".join((*needed, *optional))
            raise Refused(WRONG_COLUMN, file=file, column=column, known=known)
    for column in needed:
        if column not in columns:
            raise Refused(NO_COLUMN, file=file, column=column)
    return columns


def _row(file: str, number: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) > len(columns):
        raise Refused(TOO_MANY, file=file, line=str(number))
    return Row(file, number, dict(zip(columns, cells, strict=False)))
