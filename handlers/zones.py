"""The time zone one lives in: the hours one reads, and when one is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.cards import Button, Card, Choices
from bot.context import Visit
from bot.errors import out_of_use
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._wishes import known, wishes_card
from handlers._zone_changes import move, zones_of

if TYPE_CHECKING:
    from storage.people import Person

feature = Feature("zones")

ZONES: Final = (
    "America/St_Johns",
    "America/Halifax",
    "America/Moncton",
    "America/Toronto",
    "America/Iqaluit",
    "America/Winnipeg",
    "America/Regina",
    "America/Edmonton",
    "America/Whitehorse",
    "America/Vancouver",
)
"""Where people of Canada live, from east to west."""


@feature.button("zone", roles=frozenset())
def choose(visit: Visit, page: int = 0) -> Reply:
    """Show the zones, the cohort's first, with what their clocks show."""
    t, person = visit.t, known(visit)
    listed = dict.fromkeys((*zones_of(visit, person), *ZONES))
    options = tuple(Button(_label(visit, one), "zone.set", (one,)) for one in listed)
    more = Button(t(N_("More")), "zone")
    same = Button(t(N_("Follow the cohort")), "zone.same")
    card = Card(
        title=t(N_("Time zone")),
        blocks=(Choices(t(N_("Choose")), options, more, page),),
        buttons=(same, Button(t(N_("Go back")), "pause.see")),
    )
    return Reply(card, replaces=True)


@feature.button("zone.set", roles=frozenset())
def settle(visit: Visit, zone: str) -> Reply:
    person = known(visit)
    if zone not in {*zones_of(visit, person), *ZONES}:
        raise out_of_use()
    return _moved(visit, person, zone)


@feature.button("zone.same", roles=frozenset())
def follow(visit: Visit) -> Reply:
    """Let one live by the clocks of the cohort, whichever that is."""
    return _moved(visit, known(visit), None)


def _moved(visit: Visit, person: Person, zone: str | None) -> Reply:
    there = visit.t.moved(move(visit, person, zone), visit.now)
    return Reply(wishes_card(replace(visit, t=there), person), replaces=True)


def _label(visit: Visit, zone: str) -> str:
    there = visit.t.moved(ZoneInfo(zone), visit.now).unnamed
    return there(N_("{city}, {time}"), city=there.city(zone), time=there.hour(visit.now))
