"""The time zone one lives in: the hours one reads, and when one is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from bot.cards import Card
from bot.context import Visit
from bot.errors import out_of_use
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.zone import ZONES, ZoneField
from bot.i18n import N_
from handlers._wishes import known, wishes_card
from handlers._zone_changes import move, zones_of

if TYPE_CHECKING:
    from storage.people import Person

feature = Feature("zones")


@feature.button("zone", roles=frozenset())
def choose(visit: Visit, _page: int = 0) -> Opening:
    """Ask where one lives. Lists that were sent before turn their pages with this button."""
    known(visit)
    return Opening("zone.move", {}, go=True)


@feature.form("zone.move", title=N_("Time zone"), roles=frozenset())
def live(visit: Visit, zone: Annotated[str, ZoneField()]) -> Card:
    return _moved(visit, known(visit), zone or None)


@feature.button("zone.set", roles=frozenset())
def settle(visit: Visit, zone: str) -> Reply:
    person = known(visit)
    if zone not in {*zones_of(visit, person), *ZONES}:
        raise out_of_use()
    return Reply(_moved(visit, person, zone), replaces=True)


@feature.button("zone.same", roles=frozenset())
def follow(visit: Visit) -> Reply:
    """Let one live by the clocks of the cohort, whichever that is."""
    return Reply(_moved(visit, known(visit), None), replaces=True)


def _moved(visit: Visit, person: Person, zone: str | None) -> Card:
    there = visit.t.moved(move(visit, person, zone), visit.now)
    return wishes_card(replace(visit, t=there), person)
