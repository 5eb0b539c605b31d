"""The settings of a cohort: its digest, goals, sender and privacy officer, by coordinators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Final

from bot.cards import Button, Card, Fields
from bot.context import Context
from bot.exchange import Opening
from bot.feature import Feature
from bot.fields import ChoiceField, Email
from bot.fields.amount import AmountField
from bot.fields.field import Outcome, Reading, Rest, Span, Unclear
from bot.fields.goal import GoalField
from bot.fields.hour import HourField
from bot.fields.money import Money
from bot.fields.text import TextField
from bot.i18n import N_, Phrase
from handlers._cohorts import LABELS, WEEKDAYS, changed, told
from handlers._roles import COORDINATORS

feature = Feature("cohort_settings")

FRENCH: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DAY: Final = ChoiceField(
    key="weekday",
    label=N_("Day"),
    labels={str(number): name for number, name in enumerate(WEEKDAYS)},
    words={name: str(number) for names in (WEEKDAYS, FRENCH) for number, name in enumerate(names)},
    asked=N_("On which day?"),
    keys=("jour", "day"),
)


class ShortText(TextField):
    """A name or an address, on one line."""

    most: ClassVar[int] = 200

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        if len(rest.whole.typed) > self.most:
            sizes = {"most": self.most, "n": len(rest.whole.typed)}
            why = Phrase(N_("{most} characters at most: this one has {n}."), sizes)
            return Unclear(why, tuple(rest.line.stretches()))
        return super().settle(spans, rest, reading)


class SenderName(ShortText):
    key = "sender"
    label = N_("Sender")
    keys = ("expéditeur", "sender")


class SenderAddress(ShortText):
    key = "address"
    label = N_("Sender’s address")
    keys = ("adresse", "address")


class OfficerName(ShortText):
    key = "officer"
    label = N_("Privacy officer")
    keys = ("responsable", "officer")


class Hosting(ShortText):
    key = "hosting"
    label = N_("Hosting")
    keys = ("hébergement", "hosting")


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
    return Opening(f"cohort.{what}", said)


@feature.form("cohort.digest", title=N_("Weekly digest"), roles=COORDINATORS)
def set_digest(ctx: Context, day: Annotated[str, DAY], hour: Annotated[int, HourField()]) -> Card:
    return changed(ctx, {"digest_weekday": int(day), "digest_hour": hour})


@feature.form("cohort.goals", title=N_("Goals"), roles=COORDINATORS)
def set_goals(
    ctx: Context,
    *,
    count: Annotated[int | None, GoalField()] = None,
    amount: Annotated[Money | None, AmountField()] = None,
) -> Card:
    """No contract at all is no goal."""
    cents = amount.cents if amount else None
    return changed(ctx, {"contract_goal": count or None, "amount_goal_cents": cents})


@feature.form("cohort.sender", title=N_("Sender"), roles=COORDINATORS)
def set_sender(
    ctx: Context,
    *,
    name: Annotated[str, SenderName()] = "",
    address: Annotated[str, SenderAddress()] = "",
) -> Card:
    return changed(ctx, {"sender_name": name, "sender_address": address})


@feature.form("cohort.officer", title=N_("Privacy officer"), roles=COORDINATORS)
def set_officer(
    ctx: Context,
    *,
    name: Annotated[str, OfficerName()] = "",
    email: Email = "",
    hosting: Annotated[str, Hosting()] = "",
) -> Card:
    return changed(ctx, {"officer_name": name, "officer_email": email, "hosting": hosting})
