"""Joining: codes, requests for access, consent, ending a membership."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest

from bot.cards import Card, Fields, Text
from bot.clock import Clock
from bot.exchange import ChatKind, Platform, Words
from storage import consents, retention
from storage.consents import Category
from storage.db import Store, Work
from storage.turns import Turns
from tests.handlers.chat import CURRENT, Chat, labels, person_of
from tests.handlers.hosting import COHORT, ESTRIE, coordinating, goes_on, move

T = TypeVar("T")
REFUSED = "Ce code n’ouvre rien : vérifiez-le ou demandez-en un autre à la coordination."


def typed(card: Card) -> str:
    """Return the first text of a card, its no-break spaces as plain ones."""
    first = next(one for one in card.blocks if isinstance(one, Text))
    return first.text.replace("\N{NO-BREAK SPACE}", " ")


async def code_for(chat: Chat, line: str) -> str:
    """Let the coordinator make a code."""
    card = await chat.say(line, "dominique")
    fields = next(one for one in card.blocks if isinstance(one, Fields))
    return fields.rows[0][1]


async def test_stranger_is_told_how_to_join(chat: Chat) -> None:
    card = await chat.say("bonjour", "alex")

    assert typed(card) == (
        "Je ne vous connais pas encore. Demandez un code à la coordination, "
        "puis écrivez-moi en privé : /code CODE"
    )
    assert labels(card) == ["Demander l’accès"]


class Purging(Store):
    """A database that is purged each time before it is read."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def submit(self, work: Work[T]) -> Future[T]:
        return self._store.submit(work)

    def submit_read(self, work: Work[T]) -> Future[T]:
        self._store.run_sync(partial(retention.purge, now=self._clock.now()))
        return self._store.submit_read(work)

    def turns(self) -> Turns:
        return self._store.turns()

    def shut(self) -> None:
        self._store.shut()


async def test_stranger_is_answered_though_what_nobody_needs_is_purged_meanwhile(
    chat: Chat,
) -> None:
    purging = Purging(chat.router.store, chat.router.clock)
    asked = replace(chat.request(Words("bonjour"), "alex"), platform=Platform.TELEGRAM)
    reply = await replace(chat.router, store=purging).handle(asked)

    assert reply is not None
    assert reply.card is not None
    assert typed(reply.card).startswith("Je ne vous connais pas encore.")


async def test_request_for_access_reaches_the_coordinator_once(chat: Chat) -> None:
    asked = await chat.say("bonjour", "alex")
    await chat.press("Demander l’accès", "alex", asked)
    await chat.press("Demander l’accès", "alex", asked)

    [card] = await chat.mail("dominique")
    assert typed(card).startswith("Alex Tremblay demande l’accès")


async def test_request_for_access_goes_to_cohorts_in_season_alone(chat: Chat) -> None:
    await coordinating(chat, "mireille", ESTRIE)
    await chat.press("Demander l’accès", "alex", await chat.say("bonjour", "alex"))
    out_of_season = [await chat.mail("dominique"), await chat.mail("mireille")]
    await goes_on(chat, ESTRIE)
    move(chat, "2026-11-19 10:00")
    await chat.press("Demander l’accès", "alex", await chat.say("bonjour", "alex"))
    in_season = [await chat.mail("dominique"), await chat.mail("mireille")]

    assert [len(one) for one in (*out_of_season, *in_season)] == [1, 0, 1, 1]


async def test_code_lets_in_with_its_role_and_organization(chat: Chat) -> None:
    code = await code_for(chat, "/inviter gestionnaire Traiteur Fleur de Chaudron")
    card = await chat.say(f"/code {code}", "alex")

    assert typed(card) == (
        f"Bienvenue dans la cohorte {COHORT}! Vous représentez Traiteur Fleur de Chaudron. "
        "Essayez : /contrat 2500 CHUS gré à gré"
    )
    card = await chat.say("/contrat 2500 CHUS gré à gré", "alex")
    assert typed(card).startswith("Contrat noté")


async def test_code_ignores_case_spaces_and_dash(chat: Chat) -> None:
    code = await code_for(chat, "/inviter championne CHUS")
    card = await chat.say(f"/code  {code.replace('-', ' ').lower()} ", "alex")

    assert typed(card).startswith("Bienvenue")


async def test_used_and_unknown_codes_get_the_same_answer(chat: Chat) -> None:
    code = await code_for(chat, "/inviter championne CHUS")
    await chat.say(f"/code {code}", "sam")

    assert typed(await chat.say(f"/code {code}", "alex")) == REFUSED
    assert typed(await chat.say("/code ABCD-EFGH", "alex")) == REFUSED


async def test_expired_code_gets_the_same_answer(chat: Chat) -> None:
    code = await code_for(chat, "/inviter championne CHUS")
    clock = chat.router.clock
    clock.move_to(clock.now().replace(month=12, day=20))

    assert typed(await chat.say(f"/code {code}", "alex")) == REFUSED


async def test_manager_cannot_invite(chat: Chat) -> None:
    card = await chat.say("/inviter championne CHUS", "julie")

    assert typed(card) == "Commande réservée à : coordination. La coordination peut vous aider."


async def test_nothing_is_ticked_in_advance(chat: Chat) -> None:
    code = await code_for(chat, "/inviter championne CHUS")
    await chat.say(f"/code {code}", "alex")
    card = await chat.press("Choisir mes envois", "alex")

    [fields] = [one for one in card.blocks if isinstance(one, Fields)]
    assert {said for _, said in fields.rows} == {"Non"}


async def test_consent_is_kept_with_its_wording(chat: Chat) -> None:
    card = await chat.say("/privacy", "sam")
    card = await chat.press("Choose my messages", "sam", card)
    await chat.press("Receive trainings", "sam", card)

    store = chat.router.store
    person = await store.read(partial(person_of, key="sam"))
    now = chat.router.clock.now()
    answers = await store.read(partial(consents.current, person=person.id, cohort=CURRENT, now=now))
    assert answers[Category.TRAINING]
    assert not answers[Category.DIGEST]


async def test_ended_membership_opens_nothing_any_more(chat: Chat) -> None:
    await chat.say("/cohorte", "dominique")
    await chat.press("Voir les membres", "dominique")
    await chat.press("Sam Taylor, gestionnaire, Messagerie Roue-Libelle", "dominique")
    await chat.press("Retirer de la cohorte", "dominique")
    await chat.press("Retirer maintenant", "dominique")

    card = await chat.say("/contract 2500 STM mutual agreement", "sam")
    assert typed(card).startswith("I don’t know you yet.")


async def test_link_that_only_opens_the_chat_welcomes_members(chat: Chat) -> None:
    welcomed = await chat.say("/start go", "sam")
    again = await chat.say("/start GO", "dominique")

    cohort = "Welcome to the Estrie–Montréal 2026-2027 cohort! "
    assert typed(welcomed) == (
        f"{cohort}You represent Messagerie Roue-Libelle. Try: /contract 2500 CHUS mutual agreement"
    )
    assert typed(again) == f"Bienvenue dans la cohorte {COHORT}! Commencez par /aide"


async def test_link_that_only_opens_the_chat_names_the_cohorts_of_several(chat: Chat) -> None:
    await goes_on(chat, ESTRIE)

    assert typed(await chat.say("/start go", "dominique")) == (
        "Bienvenue! Vous êtes dans plusieurs cohortes : Montréal 2016-2017, "
        f"Estrie 2016-2017 et {COHORT}. Commencez par /aide"
    )


async def test_link_that_only_opens_the_chat_tells_strangers_how_to_join(chat: Chat) -> None:
    assert labels(await chat.say("/start go", "alex")) == ["Demander l’accès"]


async def test_code_in_a_group_is_refused_whichever_way_it_comes(chat: Chat) -> None:
    code = await code_for(chat, "/inviter championne CHUS")
    there = partial(replace, chat="-100123", kind=ChatKind.GROUP)
    card = await chat.send(there(chat.request(Words(f"/start {code}"), "alex")))

    assert typed(card) == "Écrivez-moi ceci en privé : /code CODE"
    assert typed(await chat.say(f"/code {code}", "alex")).startswith("Bienvenue")


MANAGERS = "Les gestionnaires parlent au nom d’une EÉS de la cohorte"
CHAMPIONS = "Les championnes et champions parlent au nom d’une institution"


@pytest.mark.parametrize(
    ("line", "rule", "named"),
    [
        ("/inviter gestionnaire CHUS", MANAGERS, "CIUSSS de l’Estrie – CHUS"),
        ("/inviter championne Traiteur Fleur de Chaudron", CHAMPIONS, "Traiteur Fleur de Chaudron"),
    ],
)
async def test_invitation_for_the_wrong_kind_is_refused(
    chat: Chat, line: str, rule: str, named: str
) -> None:
    card = await chat.say(line, "dominique")

    assert typed(card) == f"{rule} : {named} n’en est pas une."


CHUS = "Eastern Townships Integrated University Health and Social Services Centre"


async def test_invitation_offers_names_in_the_language_of_who_invites(chat: Chat) -> None:
    await coordinating(chat, "sam")
    offered = labels(await chat.say("/invite champion", "sam"))

    assert CHUS in offered
    assert "CIUSSS de l’Estrie – CHUS" not in offered


async def test_welcome_names_the_organization_in_the_readers_language(chat: Chat) -> None:
    code = await code_for(chat, "/inviter championne CHUS")
    welcomed = await chat.say(f"/code {code}", "sam")

    assert typed(welcomed) == (
        f"Welcome to the {COHORT} cohort! You represent {CHUS}. Start with /help"
    )


async def test_organizations_to_invite_for_are_sorted_as_their_names_are_shown(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await chat.say("/invite champion", "sam")

    assert labels(card)[:6] == [
        "Bibliothèque et Archives nationales du Québec",
        "Bishop’s University",
        "Cégep de Sherbrooke",
        "City of Montreal",
        "City of Sherbrooke",
        "Concordia University",
    ]
