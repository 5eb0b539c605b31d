"""What coordinators set of their cohort: how it is written, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Button, Card, Fields, Sign, Text
from bot.exchange import Question
from bot.fields.hour import OnTheHour
from bot.fields.money import Money
from bot.i18n import N_, Phrase
from handlers._meanwhile import otherwise
from storage import cohorts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.context import Context
    from bot.i18n import Translator
    from storage.cohorts import Cohort

WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
LABELS: Final = {
    "digest_weekday": N_("Day of the digest"),
    "digest_hour": N_("Hour of the digest"),
    "contract_goal": N_("Goal: contracts"),
    "amount_goal_cents": N_("Goal: amount"),
    "sender_name": N_("Sender"),
    "sender_address": N_("Sender’s address"),
    "officer_name": N_("Privacy officer"),
    "officer_email": N_("Officer’s email"),
    "hosting": N_("Hosting"),
}
"""The columns that coordinators may change, in the order in which they are shown."""
COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "digest": ("digest_weekday", "digest_hour"),
    "goals": ("contract_goal", "amount_goal_cents"),
    "sender": ("sender_name", "sender_address"),
    "officer": ("officer_name", "officer_email", "hosting"),
}
"""What each form is about."""


def digest_time(t: Translator, cohort: Cohort) -> str:
    """Write when the weekly digest leaves."""
    hour = OnTheHour(cohort.digest_hour)
    return t(N_("{weekday} at {hour}"), weekday=t(WEEKDAYS[cohort.digest_weekday]), hour=hour)


def told(t: Translator, column: str, value: object) -> str:
    """Write the value of a setting."""
    match column, value:
        case _, None | "":
            return "—"
        case "digest_weekday", int(day):
            return t(WEEKDAYS[day])
        case "digest_hour", int(hour):
            return t.show(OnTheHour(hour))
        case "amount_goal_cents", int(cents):
            return t.show(Money(cents))
        case _:
            return t.show(value)


def changed(ctx: Context, details: Mapping[str, object], base: Mapping[str, object]) -> Card:
    """Write what differs from what stood at first, and show old and new.

    Raises Question where somebody else changed the same meanwhile.
    """
    t, before = ctx.t, (cohorts.get(ctx.db, cohort=ctx.cohort.id) or ctx.cohort).model_copy()
    said = otherwise(details, base)
    new = {name: value for name, value in said.items() if getattr(before, name) != value}
    _ask_about(ctx, {name: getattr(before, name) for name in new}, base)
    back = Button(t(N_("See the settings")), "cohort.settings")
    if not new:
        return Card(blocks=(Text(t(N_("Nothing has changed."))),), buttons=(back,))
    cohorts.describe(ctx.db, cohort=before.id, details=new, now=ctx.now, by=ctx.person.id)
    rows = tuple(
        (
            t(LABELS[name]),
            t(
                N_("{old} → {new}"),
                old=told(t, name, getattr(before, name)),
                new=told(t, name, value),
            ),
        )
        for name, value in new.items()
    )
    title = t(N_("Settings of {cohort}"), cohort=before.name)
    return Card(title=title, blocks=(Fields(rows),), buttons=(back,), sign=Sign.NOTED)


def _ask_about(ctx: Context, now: Mapping[str, object], base: Mapping[str, object]) -> None:
    """Raise Question where what is to be replaced is not what whoever asks has seen."""
    t = ctx.t
    meanwhile = otherwise(now, base)
    if not meanwhile:
        return
    lines = [
        t(N_("{name}: {told}"), name=t(LABELS[name]), told=told(t, name, value))
        for name, value in meanwhile.items()
    ]
    why = Phrase(
        N_("Somebody changed this meanwhile: {settings}. Replace it with yours?"),
        {"settings": " · ".join(lines)},
    )
    raise Question("base", why, ((N_("Replace"), {**base, **meanwhile}),))
