"""The coordinators' channel in empty weeks: told of whom it was not lately told, and no more."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from bot.cards import Card
from storage.db import Session
from storage.digests import DIGEST, Digest
from storage.organizations import ORGANIZATION
from storage.participations import PARTICIPATION
from tests.handlers.chat import Chat
from tests.handlers.hosting import attached, lines, move
from tests.handlers.weeks import APART, digests, mondays, sweep

ROOM = "coordination"
FIRST = date(2027, 1, 11)
"""A Monday after a week without an entry, as those that follow."""


async def wished(chat: Chat, name: str) -> Card:
    """Let Julie ask for an institution, and return what the coordinator is sent."""
    await chat.say(f"/contrat 900 {name} gré à gré", "julie")
    await chat.press("Demander un ajout", "julie")
    [card] = await chat.mail("dominique")
    return card


async def joined_lately(chat: Chat, enterprise: str) -> None:
    """Let one enterprise alone be of those that joined too lately to be silent."""

    def join(db: Session) -> None:
        long_ago, lately = date(2026, 9, 14), date(2027, 1, 30)
        [one] = db.scalars(select(ORGANIZATION.c.id).where(ORGANIZATION.c.name_fr == enterprise))
        db.execute(PARTICIPATION.update().values(joined_on=long_ago))
        who = PARTICIPATION.c.organization_id == one
        db.execute(PARTICIPATION.update().where(who).values(joined_on=lately))

    await chat.router.store.run(join)


async def test_coordinators_are_asked_once_a_month_for_the_same_in_empty_weeks(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    told = await mondays(chat, ROOM, FIRST, 10)

    assert told == ["01-11", "02-08", "03-08"]


async def test_coordinators_are_asked_at_once_for_something_else(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    before = await mondays(chat, ROOM, FIRST, 2)
    move(chat, "2027-01-20 10:00")
    await wished(chat, "Clinique Zébulon")
    after = await mondays(chat, ROOM, date(2027, 1, 25), 2)

    assert (before, after) == (["01-11"], ["01-25"])


async def test_coordinators_are_told_of_another_name_in_the_place_of_one(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    move(chat, "2027-01-08 10:00")
    first = await wished(chat, "Clinique Zébulon")
    before = await mondays(chat, ROOM, FIRST, 2)
    move(chat, "2027-01-20 10:00")
    await chat.press("Ajouter à la liste", "dominique", first)
    await wished(chat, "Garage Tournesol")
    [card] = (await digests(chat, "2027-01-25 08:01"))[ROOM]

    assert before == ["01-11"]
    assert lines(card) == [
        "Estrie–Montréal 2026-2027, 18 au 24 janvier",
        "0 contrat · 0 contact · 0 institution jointe sur 12",
        f"Depuis le 14 septembre 2026 : 23 contrats, 106 445 $ · 3 contrats confirmés · {APART}",
        "Objectif : 15 % de 150 contrats · 12 % de 900 000 $",
        "Sans saisie depuis 30 jours : 10 EÉS",
        "Impossibles à joindre : 8 personnes",
        "À régler : 1 institution inconnue",
        "Voir les EÉS sans saisie | Voir qui | Voir le premier nom",
    ]


async def test_coordinators_are_told_of_another_silence_in_the_place_of_one(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    await joined_lately(chat, "Traiteur Fleur de Chaudron")
    before = await digests(chat, "2027-01-11 08:01")
    await joined_lately(chat, "Messagerie Roue-Libelle")
    after = await digests(chat, "2027-01-18 08:01")
    silent = "Sans saisie depuis 30 jours : 9 EÉS"

    assert [[silent in lines(card) for card in week[ROOM]] for week in (before, after)] == [
        [True],
        [True],
    ]


async def test_coordinators_are_not_told_again_of_those_that_are_left(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    move(chat, "2027-01-08 10:00")
    first = await wished(chat, "Clinique Zébulon")
    before = await mondays(chat, ROOM, FIRST, 1)
    await chat.press("Ajouter à la liste", "dominique", first)

    assert (before, await mondays(chat, ROOM, date(2027, 1, 18), 2)) == (["01-11"], [])


async def test_coordinators_are_told_as_soon_as_they_have_a_channel(chat: Chat) -> None:
    before = await mondays(chat, ROOM, FIRST, 1)
    await attached(chat, ROOM, "coordination")

    assert (before, await mondays(chat, ROOM, date(2027, 1, 18), 2)) == ([], ["01-18"])


async def test_each_channel_of_the_coordinators_is_told_what_it_was_not(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    first = await digests(chat, "2027-01-11 08:01")
    await attached(chat, "équipe", "coordination")
    second = await digests(chat, "2027-01-18 08:01")
    rooms = {ROOM, "équipe"}

    assert (rooms & first.keys(), rooms & second.keys()) == ({ROOM}, {"équipe"})


async def test_coordinators_are_told_what_came_too_late_to_be_sent(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    move(chat, "2027-01-11 08:01")
    await sweep(chat)
    late = await digests(chat, "2027-01-12 08:01")

    assert (late, await mondays(chat, ROOM, date(2027, 1, 18), 2)) == ({}, ["01-18"])


async def test_digest_that_did_not_keep_who_they_were_is_told_once_more(chat: Chat) -> None:
    await attached(chat, ROOM, "coordination")
    before = await mondays(chat, ROOM, FIRST, 1)
    await chat.router.store.run(older)

    assert (before, await mondays(chat, ROOM, date(2027, 1, 18), 2)) == (["01-11"], ["01-18"])


def older(db: Session) -> None:
    """Let the digests of the coordinators be as they were when they kept numbers alone."""
    for one in db.scalars(select(Digest).where(DIGEST.c.reader == "coordination")):
        figures = {name: value for name, value in one.figures.items() if name != "who"}
        db.execute(DIGEST.update().where(DIGEST.c.id == one.id).values(figures=figures))
