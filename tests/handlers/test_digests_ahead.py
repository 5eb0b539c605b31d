"""What a digest tells of what comes and what waits, and to whom it does not."""

from __future__ import annotations

from functools import partial

from sqlalchemy import select

from bot.cards import Card
from bot.exchange import Press
from storage import announcements, tenders
from storage.announcements import Stage
from storage.db import Session
from storage.digests import DIGEST
from storage.events import Event
from storage.people import Role
from storage.recipients import Selection
from storage.tenders import Tender
from tests.handlers.chat import CURRENT, Chat, buttons, labels
from tests.handlers.confirming import reported
from tests.handlers.hosting import announced, attached, coordinating, lines, move, newest
from tests.handlers.switching import leaves
from tests.handlers.tendering import LINE, shared
from tests.handlers.weeks import digests, sweep

MONDAY, NEXT_MONDAY = "2026-11-23 08:01", "2026-11-30 08:01"
CALL = "1 appel d’offres, clôture le mardi 8 décembre à 14 h"
VISIT = "/evenement visite Cuisine, jeudi 26 novembre 14h, Parvis"


async def julies(chat: Chat, when: str = MONDAY) -> Card:
    """Return Julie's digest, beside the other news of that morning."""
    found = (await digests(chat, when))["julie"]
    return next(one for one in found if one.title.startswith("Votre semaine"))


async def test_call_that_is_open_is_told_with_the_way_to_it(chat: Chat) -> None:
    await shared(chat, LINE)
    await chat.mail("julie")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")

    assert CALL in lines(await julies(chat))


async def test_call_that_is_declined_is_not_told(chat: Chat) -> None:
    await shared(chat)
    await shared(chat, LINE.replace("traiteur", "cafétéria"))
    await declined(chat, "Service de traiteur")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")

    assert [one for one in lines(await julies(chat)) if "d’offres, " in one] == [CALL]


async def test_call_of_another_trade_is_told_to_who_follows_it(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await shared(chat, LINE.replace("Service de traiteur", "Entretien ménager"))
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    before = lines(await julies(chat))
    await opened(chat, "/appels", "Entretien ménager")
    await chat.press("Suivre", "julie")
    after = lines(await julies(chat, NEXT_MONDAY))

    assert (CALL in before, CALL in after) == (False, True)


async def test_event_that_one_says_no_to_is_not_told(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await announced(chat, "visite Cuisine, jeudi 3 décembre 14h, Parvis")
    await announced(chat, "visite Jardin, vendredi 4 décembre 14h, Parvis")
    await opened(chat, "/evenements", "Cuisine")
    await chat.press("Non", "julie")
    told = lines(await julies(chat))

    assert [one for one in told if "Parvis" in one] == [
        "Jardin, le vendredi 4 décembre à 14 h, Parvis"
    ]


async def test_digest_counts_of_the_calls_that_it_was_issued_with_those_that_stand(
    chat: Chat,
) -> None:
    await shared(chat)
    await shared(chat, LINE.replace("traiteur", "cafétéria"))
    await chat.mail("julie")
    move(chat, MONDAY)
    await sweep(chat)
    await declined(chat, "Service de traiteur")
    await cancelled(chat, "Service de cafétéria")
    await shared(chat, LINE.replace("traiteur", "buffet"))
    mail = await chat.mail("julie")
    [digest] = [one for one in mail if one.title.startswith("Votre semaine")]

    def calls(db: Session) -> list[int]:
        kept = select(DIGEST.c.figures).where(DIGEST.c.reader.like("manager:%"))
        return [len(figures["calls"]) for figures in db.scalars(kept)]

    assert [one for one in lines(digest) if "d’offres, " in one] == [CALL]
    assert await chat.router.store.read(calls) == [2]


async def test_entry_to_finish_is_resumed_from_the_digest(chat: Chat) -> None:
    move(chat, "2026-11-22 10:00")
    asked = await chat.say("/contrat 2500 STM", "julie")
    digest = await julies(chat)
    again = await chat.press("Reprendre la saisie", "julie", digest)
    noted = await chat.press(labels(again)[0], "julie", again)
    late = await chat.press("Reprendre la saisie", "julie", digest)

    assert "1 saisie à terminer" in lines(digest)
    assert lines(again) == lines(asked)
    assert lines(noted)[0].startswith("Contrat noté : n° 27")
    assert lines(late)[0].startswith("C’est fait depuis")


async def test_entry_typed_over_is_still_one_to_finish(chat: Chat) -> None:
    move(chat, "2026-11-22 10:00")
    await chat.say("/contrat", "julie")
    asked = await chat.say("/contrat 2500 STM", "julie")
    await chat.say("/pause", "julie")
    await chat.press("Suspendre jusqu’à…", "julie")
    digest = await julies(chat)
    again = await chat.press("Reprendre la saisie", "julie", digest)

    assert "1 saisie à terminer" in lines(digest)
    assert lines(again)[0] == lines(asked)[0]


async def test_question_that_is_no_entry_is_not_one_to_finish(chat: Chat) -> None:
    move(chat, "2026-11-22 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    await chat.say("/pause", "julie")
    await chat.press("Suspendre jusqu’à…", "julie")
    digest = await julies(chat)

    assert [one for one in lines(digest) if "saisie" in one] == []
    assert "Reprendre la saisie" not in labels(digest)


async def test_digest_with_all_that_it_can_tell_says_eight_lines(chat: Chat) -> None:
    move(chat, "2026-11-16 10:00")
    await chat.say("/contact Ana Roy, CHUS, courriel, relance le 24 novembre", "julie")
    move(chat, "2026-11-18 10:00")
    await chat.say("/confirmer", "mireille")
    await chat.press("Confirmer", "mireille")
    await reported(chat, "Montant", "2600")
    await shared(chat)
    await attached(chat, "annonces", "announcements")
    for day in ("3", "4"):
        await announced(chat, f"visite Cuisine, le {day} décembre 14h, Parvis")
    await chat.say("/contrat 2500 Messagerie Roue-Libelle gré à gré", "julie")
    move(chat, "2026-11-22 10:00")
    await chat.say("/contrat 2500 STM", "julie")
    digest = await julies(chat)

    told = lines(digest)
    assert told[-1].split(" | ") == labels(digest)
    assert len(told[:-1]) == 8
    assert told[4].count(" · ") == 2
    assert labels(digest) == [
        "Noter un contrat",
        "Reprendre la saisie",
        "Voir la correction",
        "Voir vos saisies",
        "Voir les appels",
        "Voir les événements",
    ]


async def declined(chat: Chat, title: str) -> None:
    """Let Julie say that a call is not for her enterprise."""
    await opened(chat, "/appels", title)
    why = await chat.press("Pas pour nous", "julie")
    await chat.press(labels(why)[0], "julie", why)


async def cancelled(chat: Chat, title: str) -> None:
    now = chat.router.clock.now()

    def cancel(db: Session) -> None:
        [tender] = [one for one in tenders.of_cohort(db, cohort=CURRENT) if one.title == title]
        settle = partial(announcements.settle, db, Tender, cohort=CURRENT, stage=Stage.CANCELLED)
        settle(announcement=tender.id, by=None, now=now)

    await chat.router.store.run(cancel)


async def opened(chat: Chat, command: str, title: str) -> None:
    """Let Julie open the one of a list that has this title."""
    listed = await chat.say(command, "julie")
    label = next(one for one in labels(listed) if one.startswith(title))
    await chat.press(label, "julie", listed)


async def test_event_for_others_is_told_neither_to_a_manager_nor_to_the_channel(
    chat: Chat,
) -> None:
    await attached(chat, "annonces", "announcements")
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
    assert await digests(chat, "2026-11-30 08:01") == {}


async def test_who_lost_the_quality_it_was_for_is_not_told(chat: Chat) -> None:
    await coordinating(chat, "julie")
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré pour Traiteur Fleur de Chaudron", "julie")
    move(chat, MONDAY)
    await sweep(chat)

    await leaves(chat, "julie", CURRENT, Role.MANAGER)
    told = await chat.mail("julie")

    assert [one for one in told if one.title.startswith("Votre semaine")] == []


async def test_event_that_one_said_yes_to_is_told_although_it_is_for_others_since(
    chat: Chat,
) -> None:
    await attached(chat, "annonces", "announcements")
    await announced(chat, VISIT.removeprefix("/evenement "))
    await opened(chat, "/evenements", "Cuisine")
    await chat.press("Oui", "julie")
    event = await newest(chat)
    champions = {"audience": Selection(roles=(Role.CHAMPION,)).packed()}
    change = partial(announcements.change, record=Event, cohort=CURRENT, announcement=event.id)
    now = chat.router.clock.now()
    await chat.router.store.run(partial(change, changes=champions, by=None, now=now))

    assert "Cuisine, le jeudi 26 novembre à 14 h, Parvis" in lines(await julies(chat))
