"""The language one is answered in."""

from __future__ import annotations

from typing import Annotated, Final

from bot.cards import Card, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.fields import ChoiceField
from bot.i18n import N_, supported
from storage import people

feature = Feature("languages")

_NAMES: Final = {"fr": N_("French"), "en": N_("English")}
_WORDS: Final = {"français": "fr", "french": "fr", "anglais": "en", "english": "en"}

Tongue = Annotated[str, ChoiceField("language", N_("Language"), _NAMES, _WORDS)]


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
