"""Messages that the ration held back: shown when their reader asks, as they look now."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.errors import Outdated, out_of_use
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._held import held_back
from storage import digests
from storage.digests import Digest

feature = Feature("held_back")


@feature.button("digest.held")
def see(ctx: Context, number: int, page: int = 0) -> Reply:
    """Show the one message that was held back, or list them."""
    digest = _mine(ctx, number)
    match held_back(ctx, digest):
        case []:
            raise Outdated(N_("None of these messages applies any more."))
        case [(_, card)]:
            return Reply(card)
        case several:
            options = tuple(
                Button(_line(card), "digest.held.one", (number, post.id)) for post, card in several
            )
            more = Button(ctx.t(N_("More")), "digest.held", (number,))
            return Reply(Card(blocks=(Choices(ctx.t(N_("Choose")), options, more, page),)))


@feature.button("digest.held.one")
def see_one(ctx: Context, number: int, post: int) -> Reply:
    shown = {one.id: card for one, card in held_back(ctx, _mine(ctx, number))}
    if post not in shown:
        raise Outdated(N_("None of these messages applies any more."))
    return Reply(shown[post])


def _mine(ctx: Context, number: int) -> Digest:
    """Return a digest that was the reader's own. Raises Outdated."""
    digest = digests.get(ctx.db, cohort=ctx.cohort.id, digest=number)
    mine = {one.id for one in ctx.memberships}
    if digest is None or digest.membership_id not in mine:
        raise out_of_use()
    return digest


def _line(card: Card) -> str:
    """Tell one message from the others: its title, and how it opens."""
    texts = (block.text for block in card.blocks if isinstance(block, Text))
    opening = next(texts, "").split("\n", maxsplit=1)[0]
    return " · ".join(one for one in (card.title, opening) if one)
