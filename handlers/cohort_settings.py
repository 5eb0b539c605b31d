"""The settings of a cohort: its digest, goals, sender and privacy officer, by coordinators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from bot.cards import Button, Card, Fields
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import Email
from bot.fields.amount import AmountField
from bot.fields.goal import GoalField
from bot.fields.hidden import Hidden
from bot.fields.hour import HourField
from bot.fields.money import Money
from bot.i18n import N_
from handlers._cohort_fields import DAY, Hosting, OfficerName, SenderAddress, SenderName
from handlers._cohorts import COLUMNS, LABELS, changed, told
from handlers._meanwhile import NOTHING
from handlers._roles import COORDINATORS

feature = Feature("cohort_settings")

Base = Annotated[Mapping[str, Any], Hidden()]
"""What stood when the form was opened: only what is said otherwise is a change."""


@feature.button("cohort.settings", roles=COORDINATORS)
def show(ctx: Context) -> Card:
    t, cohort = ctx.t, ctx.cohort
    rows = tuple(
        (t(label), told(t, column, getattr(cohort, column))) for column, label in LABELS.items()
    )
    return Card(
        title=t(N_("Settings of {cohort}"), cohort=cohort.name),
        blocks=(Fields(rows),),
        buttons=(
            Button(t(N_("Change the digest")), "cohort.set", ("digest",)),
            Button(t(N_("Change the goals")), "cohort.set", ("goals",)),
            Button(t(N_("Change the sender")), "cohort.set", ("sender",)),
            Button(t(N_("Change the officer")), "cohort.set", ("officer",)),
        ),
    )


@feature.button("cohort.set", roles=COORDINATORS)
def change(ctx: Context, what: str) -> Opening:
    """Open one of the forms, with what stands."""
    cohort = ctx.cohort
    kept: dict[str, dict[str, object]] = {
        "digest": {"day": str(cohort.digest_weekday), "hour": cohort.digest_hour},
        "goals": {
            "count": cohort.contract_goal or None,
            "amount": Money(cohort.amount_goal_cents).dump() if cohort.amount_goal_cents else None,
        },
        "sender": {"name": cohort.sender_name or None, "address": cohort.sender_address or None},
        "officer": {
            "name": cohort.officer_name or None,
            "email": cohort.officer_email or None,
            "hosting": cohort.hosting or None,
        },
    }
    said = {name: value for name, value in kept.get(what, {}).items() if value is not None}
    base = {column: getattr(cohort, column) for column in COLUMNS.get(what, ())}
    return Opening(f"cohort.{what}", {**said, "base": base})


@feature.form("cohort.digest", title=N_("Weekly digest"), roles=COORDINATORS)
def set_digest(
    ctx: Context,
    day: Annotated[str, DAY],
    hour: Annotated[int, HourField()],
    *,
    base: Base = NOTHING,
) -> Card:
    return changed(ctx, {"digest_weekday": int(day), "digest_hour": hour}, base)


@feature.form("cohort.goals", title=N_("Goals"), roles=COORDINATORS)
def set_goals(
    ctx: Context,
    *,
    count: Annotated[int | None, GoalField()] = None,
    amount: Annotated[Money | None, AmountField()] = None,
    base: Base = NOTHING,
) -> Card:
    """No contract at all is no goal."""
    cents = amount.cents if amount else None
    return changed(ctx, {"contract_goal": count or None, "amount_goal_cents": cents}, base)


@feature.form("cohort.sender", title=N_("Sender"), roles=COORDINATORS)
def set_sender(
    ctx: Context,
    *,
    name: Annotated[str, SenderName()] = "",
    address: Annotated[str, SenderAddress()] = "",
    base: Base = NOTHING,
) -> Card:
    return changed(ctx, {"sender_name": name, "sender_address": address}, base)


@feature.form("cohort.officer", title=N_("Privacy officer"), roles=COORDINATORS)
def set_officer(
    ctx: Context,
    *,
    name: Annotated[str, OfficerName()] = "",
    email: Email = "",
    hosting: Annotated[str, Hosting()] = "",
    base: Base = NOTHING,
) -> Card:
    said = {"officer_name": name, "officer_email": email, "hosting": hosting}
    return changed(ctx, said, base)
