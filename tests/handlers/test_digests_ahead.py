"""What a digest tells of what comes and what waits, and to whom it does not."""

from __future__ import annotations

from bot.cards import Card
from bot.exchange import Press
from storage import people
from storage.db import Session
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, buttons, labels, persona
from tests.handlers.hosting import attached, coordinating, hosted, lines, move
from tests.handlers.tendering import LINE, shared
from tests.handlers.weeks import digests, sweep

MONDAY = "2026-11-23 08:01"
VISIT = "/evenement visite Cuisine, jeudi 26 novembre 14h, Parvis"


async def julies(chat: Chat) -> Card:
    """Return Julie's digest, beside the other news of that morning."""
    found = (await digests(chat, MONDAY))["julie"]
    return next(one for one in found if one.title.startswith("Votre semaine"))


async def test_call_that_is_open_is_told_with_the_way_to_it(chat: Chat) -> None:
    await shared(chat, LINE)
    await chat.mail("julie")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")

    assert "1 appel d’offres, clôture le mardi 8 décembre à 14 h : /appels" in lines(
        await julies(chat)
    )


async def test_event_for_others_is_told_neither_to_a_manager_nor_to_the_channel(
    chat: Chat,
) -> None:
    await attached(chat, "annonces", "announcements")
    await hosted(chat)
    await chat.say(VISIT, "dominique")
    await chat.press("Choisir le public", "dominique")
    await chat.press("Championnes et champions", "dominique")
    await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Annoncer", "dominique")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    sent = await digests(chat, MONDAY)

    told = [line for key in ("julie", "annonces") for one in sent[key] for line in lines(one)]
    assert [line for line in told if "Cuisine" in line] == []


async def test_week_with_a_contract_suggests_a_contact_and_tells_what_to_follow_up(
    chat: Chat,
) -> None:
    move(chat, "2026-11-13 10:00")
    await chat.say("/contact Ana Roy, CHUS, courriel, relance le 24 novembre", "julie")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    card = await julies(chat)
    entries = next(one for one in buttons(card) if one.label == "Voir vos saisies")
    reply = await chat.reply(chat.request(Press(entries.data), "julie"))

    assert "1 contact à relancer" in lines(card)
    assert "Une rencontre? Une ligne suffit." in lines(card)
    assert labels(card) == ["Noter un contact", "Voir vos saisies"]
    assert not reply.replaces


async def test_empty_week_is_not_told_to_everybody(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")

    assert sorted(await digests(chat, MONDAY)) == ["annonces", "mireille"]
    assert sorted(await digests(chat, "2026-11-30 08:01")) == ["mireille"]


async def test_who_lost_the_quality_it_was_for_is_not_told(chat: Chat) -> None:
    await coordinating(chat, "julie")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré pour Traiteur Fleur de Chaudron", "julie")
    move(chat, MONDAY)
    await sweep(chat)

    def leave(db: Session) -> None:
        user = persona("julie").terminal
        found = people.by_account(db, platform="terminal", workspace="local", user_id=user)
        assert found is not None
        for one in people.memberships(db, person=found.id):
            if one.cohort_id == CURRENT and one.role is Role.MANAGER:
                where = {"cohort": CURRENT, "membership": one.id}
                people.end_membership(db, **where, now=chat.router.clock.now(), by=None)

    await chat.router.store.run(leave)
    told = await chat.mail("julie")

    assert [one for one in told if one.title.startswith("Votre semaine")] == []
