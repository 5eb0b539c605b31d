"""How a demo cohort is described: who buys how much, in which ways, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from storage.contracts import Mode
from storage.events import EventKind

ZONE = "America/Toronto"


@dataclass(frozen=True, slots=True)
class Buyer:
    """An institution of the bundled directory, or the cohort's own."""

    name: str
    contracts: int
    english: bool = False
    own: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Deals:
    """So many contracts of one mode for so much; `sigma` is how unequal they are."""

    mode: Mode
    count: int
    cents: int
    sigma: float


@dataclass(frozen=True, slots=True)
class Season:
    """`told_until` is the last day with something to tell."""

    slug: str
    name: str
    territory: str
    city: str
    starts: date
    ends: date
    told_until: date
    buyers: tuple[Buyer, ...]
    deals: tuple[Deals, ...]
    contacts: int
    activities: Mapping[EventKind, int]
    people_reached: int
    details: Mapping[str, object] = field(default_factory=dict)
    contract_target: int | None = None
    amount_target_cents: int | None = None
