"""Channels of one institution: its calls, everybody's events, and its week in figures."""

from __future__ import annotations

import pytest

from tests.handlers import tendering
from tests.handlers.chat import Chat
from tests.handlers.hosting import announced, choosing, coordinating, lines, move
from tests.handlers.rooms import say
from tests.handlers.weeks import digests, told

CHUS, STM = "CIUSSS de l’Estrie – CHUS", "Société de transport de Montréal"
MONDAY = "2026-11-23 08:01"
WHY = (
    "Un montant manque là où il laisserait deviner celui d’un seul contrat ou d’une seule "
    "organisation."
)
COOK, RIDER, CLEANER = (
    "Traiteur Fleur de Chaudron",
    "Messagerie Roue-Libelle",
    "Entretien Aubenette",
)
OF_CHUS = (
    ("100", "CHUS", COOK),
    ("101", "CHUS", COOK),
    ("102", "CHUS", RIDER),
    ("103", "CHUS", RIDER),
    ("104", "CHUS", CLEANER),
)
OF_OTHERS = (
    ("50", "STM", COOK),
    ("51", "STM", RIDER),
    ("52", "Ville de Sherbrooke", COOK),
    ("53", "Ville de Sherbrooke", CLEANER),
)
OF_STM = tendering.LINE.replace("CHUS", "STM")


@pytest.fixture
async def rooms(chat: Chat) -> Chat:
    """Attach a channel for everybody, and one for each of two institutions."""
    await coordinating(chat, "mireille")
    for place, purpose in (("all", "annonces"), ("chus", "CHUS"), ("stm", "STM")):
        await say(chat, f"/canal {purpose}", "mireille", place)
    await heard(chat)
    return chat


async def sold(chat: Chat, *deals: tuple[str, str, str]) -> None:
    """Let contracts be logged in the week of the digest: for how much, to whom, by whom."""
    move(chat, "2026-11-20 10:00")
    for amount, buyer, seller in deals:
        await chat.say(f"/contrat {amount} {buyer} gré à gré pour {seller}", "dominique")


async def heard(chat: Chat) -> dict[str, list[str]]:
    """Deliver what is due, and return the first line of the news that each channel was sent."""
    await chat.delivery.sweep()
    sent, chat.outlet.sent = chat.outlet.sent, {}
    return {
        where: [lines(one)[0] for one in cards]
        for where, cards in sorted(sent.items())
        if where in {"all", "chus", "stm"}
    }


async def test_event_for_everybody_is_told_in_each(rooms: Chat) -> None:
    await announced(rooms)
    assert await heard(rooms) == {one: ["Formation"] for one in ("all", "chus", "stm")}


async def test_event_for_some_is_told_in_none(rooms: Chat) -> None:
    await choosing(rooms)
    await rooms.press("Championnes et champions", "dominique")
    await rooms.press("Revenir à l’aperçu", "dominique")
    await rooms.press("Annoncer", "dominique")
    assert await heard(rooms) == {}


async def test_call_is_told_where_its_institution_listens(rooms: Chat) -> None:
    preview = await rooms.say(f"/appel {tendering.LINE}", "dominique")
    assert "Et 2 canaux." in lines(preview)
    await rooms.press("Annoncer", "dominique")
    assert await heard(rooms) == {one: ["Service de traiteur"] for one in ("all", "chus")}
    await tendering.shared(rooms, OF_STM)
    assert await heard(rooms) == {one: ["Service de traiteur"] for one in ("all", "stm")}


async def test_call_that_changes_hands_is_told_where_its_institution_listens(rooms: Chat) -> None:
    card = await tendering.shared(rooms)
    await heard(rooms)
    await rooms.press("Modifier", "dominique", card)
    await rooms.press("Institution", "dominique")
    await rooms.say("STM", "dominique")
    assert (await heard(rooms))["stm"] == ["Service de traiteur"]


# In the demo's week: a contract of 1 700 $ by another institution, and a contact at the STM.
async def test_week_of_an_institution_is_told_in_figures(rooms: Chat) -> None:
    await sold(rooms, *OF_CHUS, *OF_OTHERS)
    mails = await told(rooms, MONDAY)
    assert mails["all"][1] == "10 contrats, 2 416 $ · 1 contact · 4 institutions jointes sur 12"
    assert WHY not in mails["all"]
    assert {one: mails[one] for one in ("chus", "stm")} == {
        "chus": [
            f"{CHUS}, 16 au 22 novembre",
            "5 contrats, 510 $ · 0 contact",
            "Depuis le 14 septembre : 10 contrats, 5 EÉS",
            "Déclarés, à confirmer : 7 contrats",
            "Confirmer",
        ],
        "stm": [
            f"{STM}, 16 au 22 novembre",
            "2 contrats · 1 contact",
            "Depuis le 14 septembre : 6 contrats, 5 EÉS",
            "Déclarés, à confirmer : 6 contrats",
            WHY,
            "Confirmer",
        ],
    }


async def test_amount_is_kept_back_where_what_is_left_could_be_taken_apart(rooms: Chat) -> None:
    await sold(rooms, *OF_CHUS, *OF_OTHERS[:-1])
    mails = await told(rooms, MONDAY)
    assert [mails[one][1] for one in ("all", "chus", "stm")] == [
        "9 contrats, 2 363 $ · 1 contact · 4 institutions jointes sur 12",
        "5 contrats · 0 contact",
        "2 contrats · 1 contact",
    ]


async def test_amount_is_kept_back_from_who_knows_their_own(rooms: Chat) -> None:
    await sold(rooms, *OF_CHUS)
    mails = await told(rooms, MONDAY)
    assert [mails[one][1] for one in ("all", "chus")] == [
        "6 contrats · 1 contact · 3 institutions jointes sur 12",
        "5 contrats · 0 contact",
    ]
    assert WHY in mails["all"]


async def test_institution_without_a_week_is_told_nothing(rooms: Chat) -> None:
    assert "chus" not in await told(rooms, MONDAY)


async def test_confirming_in_a_channel_is_for_its_champion(rooms: Chat) -> None:
    await sold(rooms, OF_CHUS[0])
    [card] = (await digests(rooms, MONDAY))["chus"]
    refused = await rooms.press("Confirmer", "julie", card)
    asked = await rooms.press("Confirmer", "mireille", card)
    assert lines(refused) == [
        "Commande réservée à : championnes et champions. La coordination peut vous aider."
    ]
    assert lines(asked)[0] == "À confirmer : 3"
