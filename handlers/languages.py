"""The language one is answered in."""

from __future__ import annotations

from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.fields import Tongue
from bot.i18n import N_, supported
from storage import people

feature = Feature("languages")


@feature.command(
    "language",
    fr="langue",
    help=N_("Choose French or English"),
    everyday=True,
    examples=("French", "anglais"),
)
def choose(ctx: Context, language: Tongue) -> Card:
    people.set_language(ctx.db, person=ctx.person.id, language=language)
    t = ctx.t.into(supported(language) or ctx.t.language)
    return Card(blocks=(Text(t(N_("Noted: you will be answered in English."))),), sign=Sign.NOTED)
