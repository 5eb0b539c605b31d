"""What happened in a season, drawn up by rule before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from storage.contacts import Channel
from storage.contracts import Mode
from storage.demo.catalogue import Purposes, Scale, Shop
from storage.demo.days import office_hour, over_season, working_days
from storage.demo.names import BUYER_ROLES
from storage.demo.season import ZONE, Buyer, Season
from storage.demo.shares import apportion, mixed, repeated, spread, turns
from storage.folding import fold

PRICE_STEP = 5_00  # people agree on multiples of five dollars
BUYING_PEOPLE = 6  # known in each institution
CHANNELS = (Channel.EMAIL, Channel.MEETING, Channel.CALL, Channel.NETWORKING, Channel.VISIT)
NOTES = (None, "Catalogue envoyé.", None, "Intérêt confirmé.", None, None, "À relancer.")
EVERY = 6  # one contact in so many has an address


@dataclass(frozen=True, slots=True)
class Sale:
    seller: str
    buyer: str
    mode: Mode
    cents: int
    day: date
    logged_at: datetime
    purpose: str
    partner: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    seller: str
    buyer: str
    person: str
    role: str
    channel: Channel
    day: date
    logged_at: datetime
    note: str | None
    email: str | None


def sales(season: Season, shops: Sequence[Shop], goods: Purposes, chance: Random) -> list[Sale]:
    """Every contract of the season, in the order of its numbers."""
    prices = mixed(priced(season), chance)
    counts = apportion(len(prices), activity(len(shops)), least=1)
    sellers = mixed(repeated(shops, counts), chance)
    buyers = mixed(repeated(season.buyers, [each.contracts for each in season.buyers]), chance)
    days = over_season(working_days(season.starts, season.told_until), len(prices))
    made = [
        Sale(
            seller=seller.name,
            buyer=buyer.name,
            mode=mode,
            cents=cents,
            day=day,
            logged_at=office_hour(day, place, ZONE),
            purpose=purpose(goods, seller, buyer, mode, turn),
            partner=partner(shops, seller, mode, place),
        )
        for place, ((mode, cents), seller, buyer, day, turn) in enumerate(
            zip(prices, sellers, buyers, days, turns(sellers), strict=True)
        )
    ]
    return sorted(made, key=lambda sale: sale.logged_at)


def meetings(
    season: Season, shops: Sequence[Shop], names: Iterator[str], chance: Random
) -> list[Meeting]:
    """Every contact of the season, in the order of its numbers."""
    known = {each.name: [next(names) for _ in range(BUYING_PEOPLE)] for each in season.buyers}
    counts = apportion(season.contacts, activity(len(shops)), least=2)
    sellers = mixed(repeated(shops, counts), chance)
    interest = apportion(season.contacts, [each.contracts for each in season.buyers], least=2)
    buyers = mixed(repeated(season.buyers, interest), chance)
    days = over_season(working_days(season.starts, season.told_until), season.contacts)
    made = [
        meeting(known, seller, buyer, day, place)
        for place, (seller, buyer, day) in enumerate(zip(sellers, buyers, days, strict=True))
    ]
    return sorted(made, key=lambda each: each.logged_at)


def meeting(
    known: dict[str, list[str]], seller: Shop, buyer: Buyer, day: date, place: int
) -> Meeting:
    desk = place % BUYING_PEOPLE
    person = known[buyer.name][desk]
    return Meeting(
        seller=seller.name,
        buyer=buyer.name,
        person=person,
        role=BUYER_ROLES[desk],
        channel=CHANNELS[place % len(CHANNELS)],
        day=day,
        logged_at=office_hour(day, place, ZONE),
        note=NOTES[place % len(NOTES)],
        email=address(person) if place % EVERY == 0 else None,
    )


def priced(season: Season) -> Iterator[tuple[Mode, int]]:
    """A mode and an amount for each contract."""
    for deals in season.deals:
        steps = apportion(deals.cents // PRICE_STEP, spread(deals.count, deals.sigma), least=1)
        yield from ((deals.mode, step * PRICE_STEP) for step in steps)


def activity(count: int) -> list[float]:
    """A few enterprises sell often, the others now and then."""
    return [1 / (rank + count / 5) for rank in range(count)]


def purpose(goods: Purposes, seller: Shop, buyer: Buyer, mode: Mode, turn: int) -> str:
    scale = Scale.SMALL if mode is Mode.MUTUAL else Scale.LARGE
    english = buyer.english and scale is Scale.SMALL and turn % 2 == 0
    return goods.pick(seller.sector, scale, "en" if english else "fr", turn)


def partner(shops: Sequence[Shop], seller: Shop, mode: Mode, place: int) -> str | None:
    """In public calls enterprises often bid together."""
    if mode is not Mode.PUBLIC or place % 2:
        return None
    return shops[(shops.index(seller) + 1) % len(shops)].name


def address(person: str) -> str:
    return f"{fold(person).replace(' ', '.')}@example.org"
