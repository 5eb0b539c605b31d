"""Who is introduced to whom: what each is told of the other, who agreed by asking or offering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Fields
from bot.i18n import N_
from handlers._lines import organization_name
from storage import people

if TYPE_CHECKING:
    from bot.context import Context
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
