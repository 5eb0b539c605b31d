"""Who is introduced to whom: what each is told of the other, who agreed by asking or offering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Fields
from bot.i18n import N_
from handlers._lines import organization_name
from storage import people

if TYPE_CHECKING:
    from bot.context import Context
    from bot.i18n import Translator
    from storage.tenders import Tender


def let_reach(ctx: Context) -> None:
    """Keep how the person is reached where they write from, to be given: nowhere else."""
    people.set_handle(
        ctx.db,
        platform=ctx.origin.platform,
        workspace=ctx.origin.workspace,
        user_id=ctx.origin.user,
        handle=ctx.origin.handle or ctx.person.name,
    )


def ways_to(ctx: Context, person: int) -> tuple[Fields, ...]:
    """Tell where somebody let themselves be written to."""
    accounts = people.accounts(ctx.db, person=person)
    rows = tuple((one.platform.capitalize(), one.handle) for one in accounts if one.handle)
    return (Fields(rows),) if rows else ()


def wanted_line(ctx: Context, tender: Tender, enterprise: int | None, need: str) -> str:
    """Tell what an enterprise asks of the others for a call, as they read it."""
    line = N_("{enterprise} is looking for a partner: {title}, {need}.")
    name = organization_name(ctx, enterprise or 0)
    return ctx.t(line, enterprise=name, title=tender.title, need=need)


def asked_line(t: Translator, asked: int, anew: int) -> str:
    """Tell how many are asked, but those who were already; nobody, where nobody can be."""
    if not asked:
        return t(
            N_(
                "There is nobody to ask: no other enterprise of the call’s sectors and regions "
                "agreed to hear of calls. You follow it all the same."
            )
        )
    if not anew:
        return t(N_("Everybody has your request already; it is updated."))
    return t.n("{n} person is asked.", "{n} people are asked.", anew)
