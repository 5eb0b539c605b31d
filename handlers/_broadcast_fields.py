"""What a broadcast can be about: what people agree to hear of."""

from __future__ import annotations

from typing import Final

from bot.fields.lexicon import each
from bot.fields.message import TopicField
from bot.fields.occasion import WORDS
from bot.i18n import N_
from handlers._categories import CATEGORIES
from storage.consents import Category

TOPICS: Final = {one.value: label for one, label in CATEGORIES.items() if one != Category.DIGEST}
TOPIC: Final = TopicField(
    key="topic",
    label=N_("What it is about"),
    labels=TOPICS,
    words={
        **{word: kind for word, kind in WORDS.items() if kind in TOPICS},
        **each(Category.TENDERS.value, "appels d'offres|appel d'offres|calls for tenders|tender"),
    },
    asked=N_("What is it about? It goes to those who agreed to hear of it."),
)
