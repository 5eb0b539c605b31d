"""A page of one's entries, newest first, and how each one is told there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Choices, Text
from bot.fields.money import Money
from bot.i18n import N_
from handlers._lines import entry_line
from handlers._paging import PAGE, Turns
from handlers._sellers import own
from storage import entries
from storage.contacts import Contact
from storage.contracts import Contract

if TYPE_CHECKING:
    from bot.context import Context
    from storage.entries import Entry

KINDS: Final = ("contract", "contact")
PAGES: Final = Turns("history.page", N_("See newer"), N_("See older"))


def page_card(ctx: Context, page: int, part: int = 0) -> Card:
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
    options = tuple(_choice(ctx, entry) for entry in found.rows)
    more = Button(t(N_("More")), "history.page", (page,))
    return Card(
        title=t.n("{n} entry", "{n} entries", found.total),
        blocks=(
            Text(lines),
            Choices(t(N_("Correct or undo")), options, more, part),
        ),
        buttons=PAGES.buttons(t, page, found.total),
    )


def _empty(ctx: Context, total: int) -> Card:
    """Say why a page holds nothing: none is logged, or the pages end before it."""
    t = ctx.t
    if not total:
        return Card(blocks=(Text(t(N_("Nothing is logged yet. Try: /contract or /contact"))),))
    first = Button(t(N_("See newest")), "history.page", (0,))
    return Card(blocks=(Text(t(N_("There are no older entries."))),), buttons=(first,))


def kind_of(entry: Entry) -> str:
    return "contract" if isinstance(entry, Contract) else "contact"


def _line(ctx: Context, entry: Entry) -> str:
    line = entry_line(ctx, entry)
    if entry.undone_at is not None:
        return ctx.t(N_("{entry} (undone)"), entry=line)
    if isinstance(entry, Contract) and entry.confirmed_at is not None:
        day = ctx.t.date_of(entry.confirmed_at)
        return ctx.t(N_("{entry} (confirmed on {date})"), entry=line, date=day)
    return line


def _choice(ctx: Context, entry: Entry) -> Button:
    return Button(_label(ctx, entry), "history.show", (kind_of(entry), entry.id))


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
