"""Quiet hours, and the platform on which one would rather be written to."""

from __future__ import annotations

from typing import Annotated, Final

from bot.cards import Card
from bot.context import Visit
from bot.errors import Outdated
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.hour import HourField
from bot.i18n import N_
from handlers._wishes import known, wishes_card
from storage import chats, delays, people, preferences

feature = Feature("quiet")

FROM: Final = HourField(
    "quiet_from", N_("Quiet from"), N_("Quiet from what time?"), ("de", "from"), end=False
)
UNTIL: Final = HourField(
    "quiet_until", N_("Quiet until"), N_("Until what time?"), ("à", "until"), end=True
)


@feature.button("quiet", roles=frozenset())
def change(visit: Visit) -> Opening:
    wishes = preferences.of(visit.db, person=known(visit).id)
    return Opening("quiet.set", {"start": wishes.quiet_from, "until": wishes.quiet_until})


@feature.form("quiet.set", title=N_("Quiet hours"), roles=frozenset())
def set_hours(visit: Visit, start: Annotated[int, FROM], until: Annotated[int, UNTIL]) -> Card:
    person = known(visit)
    preferences.set_quiet(visit.db, person=person.id, start=start, until=until, now=visit.now)
    delays.reconsider(visit.db, person=person.id, now=visit.now)
    return wishes_card(visit, person)


@feature.button("quiet.none", roles=frozenset())
def remove(visit: Visit) -> Reply:
    return Reply(set_hours(visit, 0, 0), replaces=True)


@feature.button("platform", roles=frozenset())
def prefer(visit: Visit, platform: str) -> Reply:
    """Write to the person there first, where they can be written to."""
    person = known(visit)
    if platform not in {one.platform for one in chats.direct(visit.db, person=person.id)}:
        raise Outdated(N_("I cannot write to you there yet: write to me there first."))
    people.set_preferred_platform(visit.db, person=person.id, platform=platform)
    return Reply(wishes_card(visit, person), replaces=True)
