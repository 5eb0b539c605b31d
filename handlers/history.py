"""One's entries, newest first: see them, correct them, undo the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.errors import Refusal, out_of_use
from bot.exchange import Opening, Reply
from bot.feature import Feature
from bot.fields.money import Money
from bot.fields.text import TextField
from bot.i18n import N_
from handlers._lines import entry_line
from handlers._roles import MANAGERS, SELLERS
from handlers._sellers import own, within_reach
from storage import entries
from storage.contacts import Contact
from storage.contracts import Contract

if TYPE_CHECKING:
    from storage.entries import Entry

feature = Feature("history")

KINDS: Final = ("contract", "contact")
PAGE: Final = 8


@feature.command(
    "history",
    fr="historique",
    help=N_("See and correct your entries"),
    roles=MANAGERS,
    everyday=True,
)
def show(ctx: Context) -> Card:
    return _page(ctx, 0)


@feature.button("history.page", roles=MANAGERS)
def turn(ctx: Context, page: int, part: int = 0) -> Reply:
    """Show a page; `part` is how far its list of choices was turned, where it is long for them."""
    return Reply(_page(ctx, page, part), replaces=True)


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
    return ctx.press(f"{_kind(last)}.undo", last.id)


@feature.button("history.show", roles=SELLERS)
def show_entry(ctx: Context, kind: str, number: int) -> Card:
    if kind not in KINDS:
        raise out_of_use()
    card = ctx.show(kind, number)
    if card is None:
        raise out_of_use()
    return card


def _page(ctx: Context, page: int, part: int = 0) -> Card:
    """List the enterprises' entries with their numbers; choosing one shows it."""
    t = ctx.t
    found = entries.page(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprises=own(ctx),
        offset=page * PAGE,
        limit=PAGE,
    )
    if not found.rows:
        return _empty(ctx, found.total)
    lines = "\n".join(_line(ctx, entry) for entry in found.rows)
    options = tuple(
        Button(_label(ctx, entry), "history.show", (_kind(entry), entry.id)) for entry in found.rows
    )
    more = Button(t(N_("More")), "history.page", (page,))
    return Card(
        title=t.n("{n} entry", "{n} entries", found.total),
        blocks=(
            Text(lines),
            Choices(t(N_("Correct or undo")), options, more, part),
        ),
        buttons=_turns(ctx, page, found.total),
    )


def _empty(ctx: Context, total: int) -> Card:
    """Say why a page holds nothing: none is logged, or the pages end before it."""
    t = ctx.t
    if not total:
        return Card(blocks=(Text(t(N_("Nothing is logged yet. Try: /contract or /contact"))),))
    first = Button(t(N_("See newest")), "history.page", (0,))
    return Card(blocks=(Text(t(N_("There are no older entries."))),), buttons=(first,))


def _turns(ctx: Context, page: int, total: int) -> tuple[Button, ...]:
    t = ctx.t
    newer = (Button(t(N_("See newer")), "history.page", (page - 1,)),) if page else ()
    more = total > (page + 1) * PAGE
    older = (Button(t(N_("See older")), "history.page", (page + 1,)),) if more else ()
    return (*newer, *older)


def _kind(entry: Entry) -> str:
    return "contract" if isinstance(entry, Contract) else "contact"


def _line(ctx: Context, entry: Entry) -> str:
    line = entry_line(ctx, entry)
    if entry.undone_at is not None:
        return ctx.t(N_("{entry} (undone)"), entry=line)
    if isinstance(entry, Contract) and entry.confirmed_at is not None:
        day = ctx.t.date_of(entry.confirmed_at)
        return ctx.t(N_("{entry} (confirmed on {date})"), entry=line, date=day)
    return line


def _label(ctx: Context, entry: Entry) -> str:
    """Name an entry briefly, for a button."""
    match entry:
        case Contract():
            amount = Money(entry.amount_cents, entry.currency)
            return ctx.t(N_("Contract no. {n}, {amount}"), n=str(entry.number), amount=amount)
        case Contact():
            return ctx.t(
                N_("Contact no. {n}, {person}"), n=str(entry.number), person=entry.person_name
            )
