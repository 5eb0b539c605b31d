"""News of confirmations: told once, however many follow each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Card, Sign, Text
from bot.i18n import N_
from handlers._contracts import ENTRIES
from handlers._in_charge import concerns, in_charge
from storage import confirmations, posts

if TYPE_CHECKING:
    from bot.context import Context
    from storage.contracts import Contract

NEWS: Final = "contract.confirmed"
PAUSE: Final = timedelta(minutes=5)
"""How long news of a confirmation waits for others to join it."""
LISTED: Final = 5


def news_card(ctx: Context, since: int) -> Card | None:
    """Tell who logged them of all that was confirmed since; nothing where none is left."""
    t, instant = ctx.t, datetime.fromtimestamp(since, UTC)
    every = confirmations.since(ctx.db, cohort=ctx.cohort.id, instant=instant)
    mine = [one for one in every if concerns(ctx, one)]
    if not mine:
        return None
    if len(mine) == 1:
        text = t(
            N_("Contract confirmed: {contract}. Well done!"),
            contract=ENTRIES.one_line(ctx, mine[0]),
        )
        return Card(blocks=(Text(text),), sign=Sign.BRAVO)
    left = len(mine) - LISTED
    more = (t.n("and {n} more", "and {n} more", left),) if left > 0 else ()
    lines = (*(ENTRIES.one_line(ctx, one) for one in mine[:LISTED]), *more)
    title = t.n("{n} contract confirmed", "{n} contracts confirmed", len(mine))
    return Card(title=title, blocks=(Text("\n".join(lines)),), sign=Sign.BRAVO)


def tell(ctx: Context, contract: Contract) -> None:
    """Plan the news for who logged a contract, unless it joins what waits for them already."""
    told = {one.person_id for one in posts.waiting(ctx.db, cohort=ctx.cohort.id, view=NEWS)}
    since, due = int(ctx.now.timestamp()), ctx.now + PAUSE
    for person in in_charge(ctx, contract):
        if person.id not in told | {ctx.person.id}:
            ctx.post(NEWS, since, to=person.id, key=f"{NEWS}:{since}", due=due)
