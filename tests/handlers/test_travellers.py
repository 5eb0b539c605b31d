"""Who lives by other clocks than the cohort's reads whose hours they are told, whatever is told."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import announced, asked_for, changed, lines, move
from tests.handlers.reminding import JULIE, MONCTON, live_in
from tests.handlers.tendering import followed, reopened

VISIT = "visite Cabane, jeudi 3 décembre 10h-12h, Sherbrooke, 1 place"
TOLD = "Cabane, le jeudi 3 décembre de 11 h à 13 h (heure : Moncton), Sherbrooke"


async def visited(chat: Chat, line: str = VISIT) -> tuple[Card, Card]:
    """Announce a visit; what Dominique sees of it, and Julie, who lives elsewhere."""
    await live_in(chat, JULIE, MONCTON)
    await asked_for(chat, Category.VISIT, "julie", "mireille")
    card = await announced(chat, line)
    [invitation] = await chat.mail("julie")
    return card, invitation


async def test_invitation_answer_and_list_name_the_readers_zone(chat: Chat) -> None:
    _, invitation = await visited(chat)
    noted = await chat.press("Oui", "julie", invitation)
    listed = await chat.say("/evenements", "julie")

    assert lines(invitation)[1] == TOLD
    assert lines(noted)[0] == f"C’est noté : Oui, {TOLD}."
    assert lines(listed)[1] == f"{TOLD} · 1/1 · Oui"


async def test_new_hours_name_the_readers_zone_once(chat: Chat) -> None:
    card, invitation = await visited(chat)
    await chat.press("Oui", "julie", invitation)
    await changed(chat, card, "Heures", "14h-15h30")
    told = [lines(one)[0] for one in await chat.mail("julie")]

    after = TOLD.replace("11 h à 13 h", "15 h à 16 h 30")
    old = "jeudi 3 décembre de 11 h à 13 h"
    assert f"Nouvelles heures : {after} (au lieu du {old})" in told


async def test_place_that_opens_and_cancellation_name_the_readers_zone(chat: Chat) -> None:
    card, invitation = await visited(chat)
    mireille = await chat.say("/evenements", "mireille")
    await chat.press("Cabane", "mireille", mireille)
    await chat.press("Oui", "mireille")
    waiting = await chat.press("Oui", "julie", invitation)
    await chat.press("Cabane", "mireille", mireille)
    await chat.press("Non", "mireille")
    opened = [lines(one)[0] for one in await chat.mail("julie")]
    await chat.press("Annuler l’événement", "dominique", card)
    await chat.press("Sans raison", "dominique")
    await chat.press("Annuler l’événement", "dominique")
    cancelled = [lines(one)[0] for one in await chat.mail("julie")]

    assert lines(waiting)[0] == "C’est complet. Liste d’attente : rang 1."
    assert f"Une place s’est libérée, elle est à vous! {TOLD}." in opened
    assert f"Événement annulé : {TOLD}." in cancelled


async def test_host_who_lives_elsewhere_reads_whose_hours_they_are(chat: Chat) -> None:
    await live_in(chat, "Dominique Lavoie", MONCTON)
    await asked_for(chat, Category.VISIT, "mireille")
    card = await announced(chat, VISIT)
    answer = await changed(chat, card, "Heures", "14h-15h30")

    old, new = "de 11 h à 13 h", "de 15 h à 16 h 30"
    day = "jeudi 3 décembre"
    assert lines(answer)[:2] == [
        f"Événement modifié : {TOLD.replace(old, new)}.",
        f"Quand: {day} {old} → {day} {new} (heure : Moncton)",
    ]


async def test_host_who_lives_elsewhere_is_told_of_no_hours_that_stay(chat: Chat) -> None:
    await live_in(chat, "Dominique Lavoie", MONCTON)
    await asked_for(chat, Category.VISIT, "mireille")
    card = await announced(chat, VISIT)
    same = await changed(chat, card, "Lieu", "Sherbrooke")
    moved = await changed(chat, card, "Lieu", "Magog")

    assert lines(same) == [f"Rien à modifier : {TOLD}."]
    assert lines(moved) == [
        f"Événement modifié : {TOLD.replace('Sherbrooke', 'Magog')}.",
        "Lieu: Sherbrooke → Magog",
        "Personne n’est averti.",
    ]


async def test_calls_name_the_zone_of_who_follows_them_once(chat: Chat) -> None:
    await live_in(chat, JULIE, MONCTON)
    move(chat, "2026-11-18 13:00")
    await followed(chat)
    listed = await chat.say("/appels", "julie")
    await reopened(chat, "Modifier", "Date")
    await chat.say("jeudi 10 décembre", "dominique")
    told = [lines(one)[0] for one in await chat.mail("julie")]

    assert "le mardi 8 décembre à 15 h (heure : Moncton)" in lines(listed)[1]
    assert labels(listed) == ["Service de traiteur"]
    assert (
        "Nouvelle clôture : le jeudi 10 décembre à 15 h (heure : Moncton) "
        "(au lieu du mardi 8 décembre à 15 h). Service de traiteur"
    ) in told
