"""The language one is answered in."""

from __future__ import annotations

from typing import Final

from bot.answers import newcomer_card
from bot.cards import Card, Sign, Text
from bot.context import Visit
from bot.exchange import Question
from bot.feature import Feature
from bot.fields import Tongue
from bot.i18n import N_, Phrase, supported
from storage import people

feature = Feature("languages")

LANGUAGES: Final = {"fr": N_("French"), "en": N_("English")}


@feature.command(
    "language",
    fr="langue",
    help=N_("Choose French or English"),
    heading=N_("Choose a language"),
    everyday=True,
    roles=frozenset(),
    examples=("French", "anglais"),
)
def choose(visit: Visit, *, language: Tongue = "") -> Card:
    if visit.person is None:
        return newcomer_card(visit.t)
    if not language:
        answers = tuple((label, tag) for tag, label in LANGUAGES.items())
        raise Question("language", Phrase(N_("In which language?")), answers)
    people.set_language(visit.db, person=visit.person.id, language=language, now=visit.now)
    t = visit.t.into(supported(language) or visit.t.language)
    return Card(blocks=(Text(t(N_("Noted: you will be answered in English."))),), sign=Sign.NOTED)
