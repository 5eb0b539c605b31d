"""Sectors of activity, with the words people use for them."""

from dataclasses import dataclass

from storage import bundled


@dataclass(frozen=True, slots=True)
class Sector:
    code: str
    name_fr: str
    name_en: str
    synonyms: tuple[str, ...]
    unspsc: tuple[str, ...]
    seao_categories: tuple[str, ...]


def every() -> tuple[Sector, ...]:
    return tuple(
        Sector(
            code=row["code"],
            name_fr=row["name_fr"],
            name_en=row["name_en"],
            synonyms=(*bundled.split(row["synonyms"]), *bundled.split(row["synonyms_en"])),
            unspsc=tuple(bundled.split(row["unspsc"])),
            seao_categories=tuple(bundled.split(row["seao_categories"])),
        )
        for row in bundled.rows("sectors.csv")
    )
