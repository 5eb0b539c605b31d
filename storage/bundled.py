"""The tables that come with the program, read from `storage/data`."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

DATA = Path(__file__).parent / "data"


def rows(name: str, folder: Path = DATA) -> Iterator[dict[str, str]]:
    """One mapping a line, by the names of the first line."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def split(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split("|") if value.strip()]


class Institution(TypedDict):
    """A line of the bundled directory."""

    name_fr: str
    name_en: str
    acronym: str
    family: str
    aliases: list[str]
    regions: list[str]


def institutions() -> Iterator[Institution]:
    for row in rows("institutions.csv"):
        yield Institution(
            name_fr=row["name_fr"],
            name_en=row["name_en"],
            acronym=row["acronym"],
            family=row["kind"],
            aliases=split(row["aliases"]),
            regions=split(row["region"]),
        )
