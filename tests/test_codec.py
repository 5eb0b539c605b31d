"""Replies as JSON: read back as they were, and what tells two cards apart."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot import codec
from bot.cards import Button, Card, Choices, Fields, Note, Sign, Text, Weight
from bot.exchange import Reply, Shown
from bot.readers import digest
from tests.outbox import FILE

CARD = Card(
    title="Formation",
    blocks=(Text("Parvis"), Fields((("Places", "20"),)), Note("Heures d’ici")),
    buttons=(Button("Oui", "rsvp", (12, "yes"), Weight.PRIMARY), Button("Non", "rsvp", (12, "no"))),
    sign=Sign.EVENT,
)
CHOICES = Choices("Choisir", (Button("Un", "one"),), Button("Suite", "more"), page=2)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(),
        Reply(CARD, private=False, replaces=True, errors={"amount": "?"}, aside="Noté"),
        Reply(Card(blocks=(CHOICES,), file=None)),
        Reply(Card("Voici", file=FILE)),
        Reply(CARD, shows=Shown("event.reminder", (12, "undecided"), 3)),
    ],
)
def test_reply_is_read_back_as_it_was(reply: Reply) -> None:
    assert codec.unpack(json.loads(json.dumps(codec.pack(reply)))) == reply


def test_reply_that_was_kept_with_all_its_parts_is_read_back() -> None:
    kept = {"is": "Reply", "card": {"is": "Card", "title": "Oui", "file": None}, "aside": ""}

    assert codec.unpack(kept) == Reply(Card("Oui"))


def test_digest_stays_what_it_is_while_cards_learn_to_say_more() -> None:
    """What every message sent is compared with: another one would have all of them edited."""
    assert digest(CARD) == "e3fa5e85ed23d622726a25c6258c81c9c46f26b7387a42f8ef3f40da812c17d3"
    assert codec.pack(Card("Oui")) == {"is": "Card", "title": "Oui"}
    assert digest(replace(CARD, title="Visite")) != digest(CARD)
