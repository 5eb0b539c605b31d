"""Enterprises that logged nothing for long: the coordinators see which, since when, whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Card, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._lines import organization_name
from handlers._paging import Turns, page_of
from handlers._roles import COORDINATORS
from storage import people, weekly

if TYPE_CHECKING:
    from storage.people import Member
    from storage.weekly import Silence

feature = Feature("silences")
PAGES: Final = Turns("silences.who", N_("See previous"), N_("See next"))


@feature.button("silences.who", roles=COORDINATORS)
def show(ctx: Context, page: int = 0) -> Card:
    """List them as of now, the longest silence first."""
    t, found = ctx.t, weekly.silent(ctx.db, cohort=ctx.cohort, now=ctx.now)
    if not found:
        return Card(blocks=(Text(t(N_("Every enterprise logged something in 30 days."))),))
    members = people.members(ctx.db, cohort=ctx.cohort.id)
    page, shown = page_of(found, page)
    title = t.n(
        "No entry in 30 days: {n} enterprise", "No entry in 30 days: {n} enterprises", len(found)
    )
    return Card(
        title=title,
        blocks=(Text("\n".join(_line(ctx, one, members) for one in shown)),),
        buttons=PAGES.buttons(t, page, len(found)),
    )


def _line(ctx: Context, silence: Silence, members: list[Member]) -> str:
    """Tell one enterprise, who speaks for it, and when it last logged something."""
    t, name = ctx.t, organization_name(ctx, silence.enterprise)
    theirs = [one for one in members if one.membership.organization_id == silence.enterprise]
    if theirs:
        whom = t.listing(one.person.name for one in theirs)
        name = t(N_("{enterprise} ({people})"), enterprise=name, people=whom)
    if silence.heard is None:
        return t(N_("{enterprise}: no entry yet"), enterprise=name)
    day = t.date_of(silence.heard)
    return t(N_("{enterprise}: last entry on {date}"), enterprise=name, date=day)
