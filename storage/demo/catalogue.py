"""What the demo tells of, from the bundled files: enterprises, purposes, activities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from storage import bundled
from storage.events import EventKind


class Scale(StrEnum):
    """A purpose for a small amount, or for a large one."""

    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Shop:
    """A fictitious enterprise."""

    name: str
    alias: str
    sector: str


@dataclass(frozen=True, slots=True)
class Purposes:
    """What each sector sells, by scale and language."""

    by_kind: Mapping[tuple[str, Scale, str], tuple[str, ...]]

    def pick(self, sector: str, scale: Scale, language: str, place: int) -> str:
        choices = self.by_kind[sector, scale, language]
        return choices[place % len(choices)]


def shops(cohort: str) -> tuple[Shop, ...]:
    """The enterprises of one cohort, by its short name."""
    return tuple(
        Shop(row["name"], row["alias"], row["sector"])
        for row in bundled.rows("demo_enterprises.csv")
        if row["cohort"] == cohort
    )


def purposes() -> Purposes:
    kinds: dict[tuple[str, Scale, str], tuple[str, ...]] = {}
    for row in bundled.rows("demo_purposes.csv"):
        kind = row["sector"], Scale(row["scale"]), row["language"]
        kinds[kind] = (*kinds.get(kind, ()), row["purpose"])
    return Purposes(kinds)


def activities(counts: Mapping[EventKind, int]) -> Iterable[tuple[EventKind, str]]:
    """So many activities of each kind, with their titles."""
    titles = [(EventKind(row["kind"]), row["title"]) for row in bundled.rows("demo_activities.csv")]
    for kind, wanted in counts.items():
        yield from [each for each in titles if each[0] is kind][:wanted]
