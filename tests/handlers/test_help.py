"""Help: to each what they may do now, where they ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.cards import Card, Fields
from bot.exchange import ChatKind, Words
from tests.handlers.chat import Chat, labels
from tests.handlers.confirming import left
from tests.handlers.hosting import coordinating, lines

JOIN = (
    "Je ne vous connais pas encore. Demandez un code à la coordination, "
    "puis écrivez-moi en privé : /code CODE"
)


def offered(card: Card) -> list[str]:
    """Return the commands that a card lists, without their examples."""
    [listed] = [one for one in card.blocks if isinstance(one, Fields)]
    return [typed.split()[0] for typed, _ in listed.rows]


async def test_help_tells_a_newcomer_what_they_may_do_before_they_join(chat: Chat) -> None:
    assert offered(await chat.say("/aide", "alex")) == ["/aide", "/code", "/confidentialite"]


async def test_help_ends_with_how_to_join_for_whoever_has_not(chat: Chat) -> None:
    asked = replace(chat.request(Words("/aide"), "alex"), chat="-100", kind=ChatKind.GROUP)
    card = await chat.send(asked)
    assert lines(card) == [
        "Ce que vous pouvez faire",
        "/aide: Voir ce que vous pouvez faire",
        "/confidentialite: Voir l’usage de vos renseignements",
        JOIN,
        "Demander l’accès",
    ]

    await left(chat, "julie")
    assert lines(await chat.say("/aide", "julie"))[-2:] == [JOIN, "Demander l’accès"]


async def test_help_proposes_to_attach_a_channel_to_whoever_may(chat: Chat) -> None:
    for who in ("julie", "mireille"):
        assert "/canal" not in offered(await chat.say("/aide", who))
    assert "/canal" in offered(await chat.say("/aide", "dominique"))


async def test_help_in_a_group_leaves_out_what_is_done_privately(chat: Chat) -> None:
    asked = chat.request(Words("/aide"), "julie")
    there = await chat.send(replace(asked, chat="-100", kind=ChatKind.GROUP))

    assert offered(there) == [
        one for one in offered(await chat.say("/aide", "julie")) if one != "/code"
    ]


async def test_help_shows_what_all_memberships_open(chat: Chat) -> None:
    assert "/invite" not in str((await chat.say("/help", "sam")).blocks)

    await coordinating(chat, "sam")
    card = await chat.say("/help", "sam")
    assert "/invite" in str(card.blocks)
    assert sorted(labels(card)) == ["Log a contact", "Log a contract"]


async def test_help_begins_with_what_one_does_most(chat: Chat) -> None:
    assert offered(await chat.say("/aide", "julie")) == [
        *("/contrat", "/contact", "/historique", "/annuler", "/appels", "/evenements"),
        *("/aide", "/code", "/langue", "/pause", "/stop"),
        *("/cohorte", "/reprendre", "/confidentialite"),
    ]
    assert offered(await chat.say("/aide", "dominique")) == [
        *("/contrat", "/contact", "/confirmer", "/annuler", "/appels", "/evenements"),
        *("/diffuser", "/evenement", "/appel"),
        *("/aide", "/code", "/langue", "/pause", "/stop"),
        *("/inviter", "/cohorte", "/reprendre", "/confidentialite", "/canal"),
    ]


async def test_help_speaks_of_buttons_only_where_there_are_some(chat: Chat) -> None:
    for who in ("mireille", "sam"):
        card = await chat.say("/help", who)
        assert ("bouton" in str(card) or "Press a button" in str(card)) == bool(labels(card))


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("/xyz", "xyz"),
        ("/maillon xyz", "xyz"),
        ("/maillon /xyz CHUS", "xyz"),
        ("/Maillon@maillon_bot xyz", "xyz"),
    ],
)
async def test_command_that_nobody_knows_is_named_as_it_was_typed(
    chat: Chat, line: str, typed: str
) -> None:
    assert lines(await chat.say(line, "julie")) == [
        f"Je ne connais pas la commande « {typed} ». Pour voir ce que vous pouvez faire : /aide"
    ]
