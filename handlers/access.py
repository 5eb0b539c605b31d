"""Requests for access: whoever has not joined asks, the coordinators hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Sign, Text
from bot.context import Context, Visit
from bot.errors import Outdated
from bot.feature import Feature
from bot.i18n import INVITE, N_
from handlers._roles import COORDINATORS
from handlers._welcomes import known
from storage import cohorts, people, requests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.cohorts import Cohort

feature = Feature("access")


@feature.button("access", roles=frozenset())
def ask(visit: Visit) -> Card:
    """Tell the coordinators that somebody wants in, at most once a day."""
    if (welcome := known(visit)) is not None:
        return welcome
    among = cohorts.in_season(cohorts.open_cohorts(visit.db), now=visit.now)
    mine = [one for one in among if one.id == visit.origin.chat.cohort_id] or among
    number = requests.ask(
        visit.db,
        cohort=mine[0].id if len(mine) == 1 else None,
        platform=visit.origin.platform,
        workspace=visit.origin.workspace,
        user_id=visit.origin.user,
        display_name=visit.origin.name,
        now=visit.now,
    )
    _tell(visit, number, mine)
    text = N_("Your request is with the coordinators: they will give you a code.")
    return Card(blocks=(Text(visit.t(text)),))


@feature.view("access.request")
def request_card(ctx: Context, number: int) -> Card | None:
    """Tell a coordinator who asks for access, and from where."""
    asked = requests.get(ctx.db, cohort=ctx.cohort.id, request=number) or requests.get(
        ctx.db, cohort=None, request=number
    )
    if asked is None or asked.settled_at is not None:
        return None
    text = ctx.t(
        N_("{name} asks for access ({platform}). Create a code and hand it over: {invite}"),
        name=asked.display_name,
        platform=asked.platform.capitalize(),
        invite=INVITE,
    )
    create = Button(ctx.t(N_("Create a code")), "do", ("invite",))
    return Card(blocks=(Text(text),), buttons=(create,), sign=Sign.CHECK)


@feature.button("access.see", roles=COORDINATORS)
def see(ctx: Context, number: int) -> Card:
    shown: Card | None = request_card(ctx, number)
    if shown is None:
        raise Outdated(N_("This request no longer waits."))
    return shown


def _tell(visit: Visit, number: int, among: Sequence[Cohort]) -> None:
    told: dict[int, Cohort] = {}
    for cohort in among:
        for coordinator in people.coordinators(visit.db, cohort=cohort.id):
            told.setdefault(coordinator.id, cohort)
    for person, cohort in told.items():
        today = cohorts.today(cohort, now=visit.now)
        key = f"access.request:{number}:{today}"
        visit.post("access.request", number, to=person, key=key, cohort=cohort.id)
