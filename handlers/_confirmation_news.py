"""News of confirmations: told once, however many follow each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.cards import Card, Sign, Text
from bot.i18n import N_
from handlers._contracts import ENTRIES
from handlers._in_charge import concerns, in_charge
from handlers._lines import organization_name
from storage import confirmations, entries, posts
from storage.contracts import Contract

if TYPE_CHECKING:
    from bot.context import Context

NEWS: Final = "contract.confirmed"
BACK: Final = "contract.unconfirmed"
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


def back_card(ctx: Context, number: int) -> Card | None:
    """Tell that a confirmation was taken back; nothing where it was made again."""
    contract = entries.get(ctx.db, Contract, cohort=ctx.cohort.id, entry=number)
    if contract is None or contract.undone_at or contract.confirmed_at:
        return None
    if not concerns(ctx, contract):
        return None
    buyer = organization_name(ctx, contract.institution_id)
    text = N_("{institution} took its confirmation back: {contract}.")
    line = ENTRIES.one_line(ctx, contract)
    return Card(blocks=(Text(ctx.t(text, institution=buyer, contract=line)),))


def tell(ctx: Context, contract: Contract) -> None:
    """Plan the news for who logged a contract, unless it joins what waits for them already."""
    since = int(ctx.now.timestamp())
    for person in _unaware(ctx, contract, ctx.now):
        ctx.post(NEWS, since, to=person, key=f"{NEWS}:{since}", due=ctx.now + PAUSE)


def tell_back(ctx: Context, contract: Contract, confirmed: datetime) -> None:
    """Plan to tell that a confirmation was taken back, unless its own news has not left yet."""
    at = int(ctx.now.timestamp())
    for person in _unaware(ctx, contract, confirmed):
        key = f"{BACK}:{contract.id}:{at}"
        ctx.post(BACK, contract.id, to=person, key=key, due=ctx.now + PAUSE)


def _unaware(ctx: Context, contract: Contract, confirmed: datetime) -> list[int]:
    """Return whom to write to of a contract, but those for whom news of that instant waits."""
    waiting = posts.waiting(ctx.db, cohort=ctx.cohort.id, view=NEWS)
    covering = [one.person_id for one in waiting if one.args[0] <= confirmed.timestamp()]
    aware = {ctx.person.id, *covering}
    return [one.id for one in in_charge(ctx, contract) if one.id not in aware]
