"""What is worth knowing of a contract besides its line, neutrally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Note
from bot.fields import Money
from bot.i18n import N_
from handlers._lines import organization_name
from handlers._thanks import thanks
from storage import thresholds
from storage.contracts import Contract, Mode, Tax

if TYPE_CHECKING:
    from datetime import date

    from bot.context import Context
    from bot.i18n import Translator
    from handlers._entry_kinds import Seen


def details(t: Translator, seen: Seen[Contract]) -> tuple[Note, ...]:
    """Say of a contract what its line leaves out."""
    one, shared = seen.entry, [partner.name for partner in seen.partners]
    texts = (
        shared and t(N_("With {partners}; the amount counts once."), partners=t.listing(shared)),
        one.approximate and t(N_("Approximate amount: correct it when you know it.")),
        one.tax is Tax.EXTRA and t(N_("Taxes extra.")),
        one.tax is Tax.INCLUDED and t(N_("Taxes included.")),
    )
    return tuple(Note(text) for text in texts if text)


def confirmed(t: Translator, contract: Contract) -> tuple[Note, ...]:
    """Say when the institution confirmed a contract; nothing where it did not."""
    if contract.confirmed_at is None:
        return ()
    return (Note(t(N_("Confirmed on {date}."), date=t.date_of(contract.confirmed_at))),)


def notes(ctx: Context, seen: Seen[Contract]) -> tuple[Note, ...]:
    """Say what else is worth knowing of a contract, neutrally."""
    t, one = ctx.t, seen.entry
    family = seen.buyer.family if seen.buyer else ""
    seller = one.on_behalf and t(
        N_("For {enterprise}."), enterprise=organization_name(ctx, one.enterprise_id)
    )
    texts = (
        one.collaboration and t(N_("Between enterprises: counted apart.")),
        recalled(t, family, one.mode, one.amount_cents, one.signed_on),
    )
    others = tuple(Note(text) for text in texts if text)
    first = (Note(seller),) if seller else ()
    return (*first, *thanks(ctx, one), *details(t, seen), *others, *confirmed(t, one))


def recalled(t: Translator, family: str, mode: Mode, cents: int, on: date) -> str:
    """Recall the public call threshold, where an amount reaches it without a public call."""
    limit = thresholds.at(family, on)
    if limit is None or mode is Mode.PUBLIC or cents < limit.amount_cents:
        return ""
    return t(
        "For information, public call for tenders threshold: {threshold} ({source}). "
        "Exceptions exist.",
        threshold=Money(limit.amount_cents),
        source=limit.source_fr if t.language == "fr" else limit.source_en,
    )
