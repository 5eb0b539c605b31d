"""Coordinators see which enterprises logged nothing for long; the channel reads their number."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest

from bot.cards import Card
from bot.exchange import Press
from storage import participations
from storage.contacts import CONTACT
from storage.contracts import CONTRACT
from storage.db import Session
from storage.organizations import Kind
from storage.participations import PARTICIPATION
from tests.handlers.chat import CURRENT, Chat, buttons, labels
from tests.handlers.hosting import attached, lines, move
from tests.handlers.weeks import digests

COOK, RIDER = "Traiteur Fleur de Chaudron", "Messagerie Roue-Libelle"
NINE = "Sans saisie depuis 30 jours : 9 EÉS"
SEEN = "Voir les EÉS sans saisie"


@pytest.fixture
async def digest(chat: Chat) -> Card:
    """Return what the coordinators' channel is told, where Sam alone logged something lately."""
    await attached(chat, "coordination", "coordination")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    move(chat, "2026-12-18 10:00")
    await chat.say("/contract 410 STM mutual agreement", "sam")
    [card] = (await digests(chat, "2026-12-21 08:01"))["coordination"]
    return card


async def test_digest_counts_the_silent_and_names_them_to_a_coordinator(
    chat: Chat, digest: Card
) -> None:
    shown = await chat.press(SEEN, "dominique", digest)
    more = await chat.press("Voir les suivantes", "dominique", shown)

    assert NINE in lines(digest)
    assert [one for one in lines(digest) if "Lavandelle" in one] == []
    assert lines(shown)[:2] == [
        NINE,
        "Buanderie Lavandelle (Simon Beaulieu) : dernière saisie le 29 octobre",
    ]
    assert lines(more)[1:] == [
        f"{COOK} (Julie Bouchard) : dernière saisie le 18 novembre",
        "Voir les précédentes",
    ]
    assert [one for one in lines(shown) if RIDER in one] == []


async def test_silent_are_shown_by_pages_those_who_never_logged_first(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")
    await chat.router.store.run(partial(emptied, but=COOK))
    [card] = (await digests(chat, "2026-12-21 08:01"))["coordination"]
    first = await chat.press(SEEN, "dominique", card)
    second = await chat.press(labels(first)[-1], "dominique", first)

    assert lines(first)[0] == lines(second)[0] == "Sans saisie depuis 30 jours : 10 EÉS"
    assert lines(first)[-1] == "Voir les suivantes"
    told = [*lines(first)[1:-1], *lines(second)[1:-1]]
    assert [one.endswith(" : aucune saisie") for one in told] == [True] * 9 + [False]
    assert told[-1] == f"{COOK} (Julie Bouchard) : dernière saisie le 13 novembre"


def emptied(db: Session, but: str) -> None:
    """Take back all that was ever logged by other enterprises."""
    sellers = participations.participants(db, cohort=CURRENT, kind=Kind.ENTERPRISE)
    others = [one.id for one in sellers if one.name_fr != but]
    for table in (CONTRACT, CONTACT):
        gone = table.update().where(table.c.enterprise_id.in_(others))
        db.execute(gone.values(undone_at=datetime(2026, 11, 18, tzinfo=UTC)))


async def test_names_of_the_silent_are_for_coordinators(chat: Chat, digest: Card) -> None:
    [see] = [one for one in buttons(digest) if one.label == SEEN]
    refused = await chat.send(chat.request(Press(see.data), "julie"))

    assert lines(refused) == [
        "Commande réservée à : coordination. La coordination peut vous aider."
    ]


async def test_enterprise_that_logged_something_since_is_not_named(
    chat: Chat, digest: Card
) -> None:
    await chat.say("/contact Ana Roy, CHUS, courriel", "julie")
    shown = await chat.press(SEEN, "dominique", digest)

    assert lines(shown)[0] == "Sans saisie depuis 30 jours : 8 EÉS"
    assert labels(shown) == []


async def test_page_that_is_no_more_is_the_last_one_left(chat: Chat, digest: Card) -> None:
    shown = await chat.press(SEEN, "dominique", digest)
    more = await chat.press("Voir les suivantes", "dominique", shown)
    back = await chat.press("Voir les précédentes", "dominique", more)
    await chat.say("/contact Ana Roy, CHUS, courriel", "julie")
    late = await chat.press("Voir les suivantes", "dominique", shown)

    assert back == shown
    assert lines(late) == [lines(shown)[0].replace("9", "8"), *lines(shown)[1:-1]]


async def test_button_says_so_once_nobody_is_silent(chat: Chat, digest: Card) -> None:
    await chat.router.store.run(everybody)
    shown = await chat.press(SEEN, "dominique", digest)

    assert lines(shown) == ["Chaque EÉS a noté quelque chose depuis 30 jours."]


def everybody(db: Session) -> None:
    """Let everybody have joined a moment ago."""
    db.execute(PARTICIPATION.update().values(joined_on=date(2026, 12, 20)))
