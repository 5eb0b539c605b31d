"""The digest of a champion: what their institution bought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Text
from bot.i18n import N_
from handlers._digest_words import days, joined, met, sales, since
from handlers._lines import MODES, organization_name
from storage.contracts import Mode

if TYPE_CHECKING:
    from bot.context import Context
    from storage.digests import Digest
    from storage.weekly import Bought

SELLERS_NAMED: Final = 3


def bought_card(ctx: Context, digest: Digest, institution: int, bought: Bought) -> Card | None:
    """Tell a champion what their institution bought: contacts are counts only."""
    if bought.empty:
        return None
    t = ctx.t
    name, span = organization_name(ctx, institution), days(t, digest.starts, digest.ends)
    week = joined((sales(t, bought.week), met(t, bought.contacts)))
    confirm = Button(t(N_("Confirm")), "confirm")
    said = (week, _by_mode(ctx, bought), _by_enterprise(ctx, bought), *_institution(ctx, bought))
    return Card(
        title=t(N_("{name}, {days}"), name=name, days=span),
        blocks=(Text("\n".join(line for line in said if line)),),
        buttons=(confirm,) if bought.to_confirm else (),
    )


def _by_mode(ctx: Context, bought: Bought) -> str:
    t = ctx.t
    told = (
        t(N_("{mode}: {told}"), mode=t(MODES[Mode(mode)]), told=sales(t, one))
        for mode, one in bought.modes.items()
    )
    return joined(tuple(told))


def _by_enterprise(ctx: Context, bought: Bought) -> str:
    t = ctx.t
    named, others = bought.enterprises[:SELLERS_NAMED], bought.enterprises[SELLERS_NAMED:]
    told = [
        t(N_("{name}: {told}"), name=organization_name(ctx, number), told=sales(t, (count, cents)))
        for number, count, cents in named
    ]
    more = t.n("{n} other enterprise", "{n} other enterprises", len(others)) if others else ""
    return joined((*told, more))


def _institution(ctx: Context, bought: Bought) -> tuple[str, ...]:
    """Tell the season, what is confirmed of it, and what is only declared, apart."""
    t = ctx.t
    sellers = t.n("{n} enterprise", "{n} enterprises", bought.sellers)
    season = since(t, ctx.cohort.starts, f"{sales(t, bought.season)}, {sellers}")
    declared = t(N_("Declared, to confirm: {told}"), told=sales(t, bought.declared))
    proposed = t.n("{n} correction proposed", "{n} corrections proposed", bought.proposed)
    left = joined((declared, proposed if bought.proposed else ""))
    return (
        season,
        t(N_("Confirmed: {told}"), told=sales(t, bought.confirmed)),
        left if bought.declared[0] else "",
    )
