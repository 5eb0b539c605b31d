"""One's entries, newest first: see them, correct them, undo the last."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Card
from bot.context import Context
from bot.errors import Refusal, out_of_use
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.text import TextField
from bot.i18n import N_
from handlers._history_pages import KINDS, kind_of, page_card
from handlers._roles import MANAGERS, SELLERS
from handlers._sellers import within_reach
from storage import entries

feature = Feature("history")


@feature.command(
    "history",
    fr="historique",
    help=N_("See and correct your entries"),
    roles=MANAGERS,
    everyday=True,
)
def show(ctx: Context) -> Card:
    return page_card(ctx, 0)


@feature.button("history.page", roles=MANAGERS)
def turn(ctx: Context, page: int, part: int = 0) -> Reply:
    """Show a page; `part` is how far its list of choices was turned, where it is long for them."""
    return Reply(page_card(ctx, page, part), replaces=True)


@feature.command(
    "undo",
    fr="annuler",
    help=N_("Undo the last entry"),
    heading=N_("Undo an entry"),
    roles=SELLERS,
    everyday=True,
)
def undo_last(ctx: Context, *, words: Annotated[str, TextField()] = "") -> Card | Reply | Opening:
    if words:
        raise Refusal(
            N_("I undo the last entry only, and did not read “{typed}”. Choose: /history"),
            typed=words,
        )
    last = entries.last_of(
        ctx.db, cohort=ctx.cohort.id, person=ctx.person.id, enterprises=within_reach(ctx)
    )
    if last is None:
        raise Refusal(N_("You have no entry to undo."))
    return ctx.press(f"{kind_of(last)}.undo", last.id)


@feature.button("history.show", roles=SELLERS)
def show_entry(ctx: Context, kind: str, number: int) -> Card:
    if kind not in KINDS:
        raise out_of_use()
    card = ctx.show(kind, number)
    if card is None:
        raise out_of_use()
    return card
