"""Who cannot be reached: counted in the coordinators' digest, named to coordinators alone."""

from __future__ import annotations

import pytest

from bot.exchange import Press
from storage import people
from storage.db import Session
from storage.people import Member, Role
from tests.handlers.broadcasting import counts, written
from tests.handlers.chat import CURRENT, Chat, buttons, labels
from tests.handlers.hosting import attached, lines, move
from tests.handlers.reaching import BLOCKED, closed
from tests.handlers.weeks import digests
from tests.printing import plain

MONDAY = "2026-11-23 08:01"
SAM = "Sam Taylor, gestionnaire, Messagerie Roue-Libelle"
CLOSED = "compte ou conversation fermés"


@pytest.fixture(autouse=True)
async def known(chat: Chat) -> None:
    """Let everybody in the cohort have an account."""

    def leave(db: Session) -> None:
        for one in people.members(db, cohort=CURRENT):
            if not people.accounts(db, person=one.person.id):
                end(db, chat, one)

    await chat.router.store.run(leave)


def end(db: Session, chat: Chat, one: Member) -> None:
    people.end_membership(
        db,
        cohort=CURRENT,
        membership=one.membership.id,
        by=None,
        now=chat.router.clock.now(),
    )


async def newcomer(chat: Chat, name: str) -> None:
    """Let somebody be a member who never linked an account."""

    def join(db: Session) -> None:
        now = chat.router.clock.now()
        person = people.new(db, name=name, now=now)
        people.join(db, person=person.id, cohort=CURRENT, role=Role.COORDINATOR, now=now)

    await chat.router.store.run(join)


async def lost(chat: Chat) -> None:
    """Let Sam have blocked Maillon, Mireille be gone, and Ada never have come."""
    await closed(chat, "sam", BLOCKED)
    await closed(chat, "mireille", "user_disabled")
    await newcomer(chat, "Ada Roy")


async def listed(chat: Chat) -> list[str]:
    """Return the members, as Dominique sees them listed."""
    await chat.say("/cohorte", "dominique")
    return [plain(one) for one in labels(await chat.press("Voir les membres", "dominique"))]


async def test_digest_counts_them_and_shows_them_to_coordinators(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")
    before = await listed(chat)
    assert [one for one in before if " : " in one] == []
    await lost(chat)
    [card] = (await digests(chat, MONDAY))["coordination"]
    shown = await chat.press("Voir qui", "dominique", card)

    assert "Impossibles à joindre : 3 personnes" in lines(card)
    assert [one for one in lines(card) if "Sam" in one or "Ada" in one] == []
    assert lines(shown) == [
        "3 personnes impossibles à joindre",
        "Pas encore de compte : donnez-leur un code. /inviter",
        "Maillon bloqué : demandez-leur de le débloquer, puis de lui écrire.",
        (
            "Compte ou conversation fermés : demandez-leur d’écrire ici, ou donnez-leur un "
            "code. /inviter"
        ),
        (
            "Ada Roy, coordination : pas encore de compte"
            f" | Mireille Gagnon, championne ou champion, CIUSSS de l’Estrie – CHUS : {CLOSED}"
            f" | {SAM} : a bloqué Maillon"
        ),
    ]


async def test_broadcast_counts_them_as_the_digest_does(chat: Chat) -> None:
    """Ada was never asked, and the two others had agreed: none of them can be written to."""
    await attached(chat, "coordination", "coordination")
    await lost(chat)
    preview = counts(await written(chat))
    begun = counts(await chat.press("Envoyer", "dominique"))
    await chat.mail("dominique")
    report = await chat.press("Voir le rapport", "dominique")
    shown = await chat.press("Voir les injoignables", "dominique", report)
    [card] = (await digests(chat, MONDAY))["coordination"]

    assert (preview["Injoignables"], preview["Désabonnées ou sans accord"]) == (3, 0)
    assert (begun["Injoignables"], begun["En attente"]) == (3, 1)
    assert (counts(report)["Injoignables"], counts(report)["Envoyés"]) == (3, 1)
    assert lines(shown)[0] == "3 personnes impossibles à joindre"
    assert "Impossibles à joindre : 3 personnes" in lines(card)


async def test_nobody_else_sees_who(chat: Chat) -> None:
    await attached(chat, "coordination", "coordination")
    await lost(chat)
    [card] = (await digests(chat, MONDAY))["coordination"]
    [see] = [one for one in buttons(card) if one.label == "Voir qui"]
    answer = await chat.send(chat.request(Press(see.data), "julie"))

    assert lines(answer) == ["Commande réservée à : coordination. La coordination peut vous aider."]


async def test_members_show_who_cannot_be_reached_and_what_to_do(chat: Chat) -> None:
    await lost(chat)
    found = await listed(chat)
    member = next(one for one in labels(chat.seen["dominique"]) if one.startswith("Sam"))
    card = await chat.press(member, "dominique")

    assert f"{SAM} : a bloqué Maillon" in found
    assert lines(card)[:2] == [
        SAM,
        "Maillon bloqué : demandez-leur de le débloquer, puis de lui écrire.",
    ]


async def test_who_writes_again_is_reached_again(chat: Chat) -> None:
    await closed(chat, "sam", BLOCKED)
    await attached(chat, "coordination", "coordination")
    [card] = (await digests(chat, MONDAY))["coordination"]
    move(chat, "2026-11-23 09:00")
    await chat.say("/help", "sam")
    shown = await chat.press("Voir qui", "dominique", card)

    assert lines(shown) == ["On peut joindre tout le monde."]


async def test_who_left_the_cohort_is_not_looked_for(chat: Chat) -> None:
    await lost(chat)

    def leave(db: Session) -> None:
        for one in people.members(db, cohort=CURRENT):
            if one.person.name in {"Sam Taylor", "Ada Roy"}:
                end(db, chat, one)

    await chat.router.store.run(leave)
    await attached(chat, "coordination", "coordination")
    [card] = (await digests(chat, MONDAY))["coordination"]

    assert "Impossible à joindre : 1 personne" in lines(card)
