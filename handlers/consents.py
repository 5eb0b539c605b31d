"""Consent, category by category: nothing is ticked in advance, and each answer is kept."""

from __future__ import annotations

from typing import Final

from bot.cards import Button, Card, Fields, Note, Text
from bot.context import Context
from bot.errors import out_of_use
from bot.exchange import Reply
from bot.feature import Feature
from bot.i18n import N_
from handlers._categories import CATEGORIES
from handlers._lines import officer
from storage import consents
from storage.consents import Category

feature = Feature("consents")

LABELS: Final = {
    Category.TRAINING: (N_("Receive trainings"), N_("Stop trainings")),
    Category.NETWORKING: (N_("Receive networking"), N_("Stop networking")),
    Category.MATCHMAKING: (N_("Receive matchmaking"), N_("Stop matchmaking")),
    Category.VISIT: (N_("Receive visits"), N_("Stop visits")),
    Category.CONFERENCE: (N_("Receive conferences"), N_("Stop conferences")),
    Category.AWARENESS: (N_("Receive awareness"), N_("Stop awareness")),
    Category.TENDERS: (N_("Receive tenders"), N_("Stop tenders")),
    Category.DIGEST: (N_("Receive the digest"), N_("Stop the digest")),
}
WORDING: Final = N_(
    "What do you want to receive from {sender}, for the {cohort} cohort? "
    "Nothing is chosen in advance; change your mind here at any time. "
    "Questions: {officer}."
)


@feature.button("consent")
def choose(ctx: Context) -> Card:
    return _card(ctx)


@feature.button("consent.set")
def answer(ctx: Context, category: str, granted: int) -> Reply:
    """Keep one answer, with the words it was given to."""
    if category not in {one.value for one in Category}:
        raise out_of_use()
    consents.record(
        ctx.db,
        person=ctx.person.id,
        cohort=ctx.cohort.id,
        category=Category(category),
        granted=bool(granted),
        wording=_wording(ctx),
        language=ctx.t.language,
        platform=ctx.origin.platform,
        workspace=ctx.origin.workspace,
        now=ctx.now,
    )
    return Reply(_card(ctx), replaces=True)


def _card(ctx: Context) -> Card:
    t = ctx.t
    answers = consents.current(ctx.db, person=ctx.person.id, cohort=ctx.cohort.id, now=ctx.now)
    said = {True: t(N_("Yes")), False: t(N_("No"))}
    return Card(
        title=t(N_("Your messages")),
        blocks=(
            Text(_wording(ctx)),
            Fields(tuple((t(CATEGORIES[one]), said[answers[one]]) for one in Category)),
            Note(t(N_("Answers to your commands always arrive."))),
        ),
        buttons=(
            *(_toggle(ctx, one, granted=answers[one]) for one in Category),
            Button(t(N_("Choose when")), "pause.see"),
        ),
    )


def _toggle(ctx: Context, category: Category, *, granted: bool) -> Button:
    yes, no = LABELS[category]
    return Button(ctx.t(no if granted else yes), "consent.set", (category.value, int(not granted)))


def _wording(ctx: Context) -> str:
    return ctx.t(
        WORDING,
        sender=ctx.cohort.sender_name or ctx.cohort.name,
        cohort=ctx.cohort.name,
        officer=officer(ctx.t, ctx.cohort),
    )
