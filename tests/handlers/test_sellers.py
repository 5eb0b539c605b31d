"""For which enterprise an entry is logged, by who speaks for several or coordinates."""

from __future__ import annotations

from functools import partial

from bot.cards import Card, Text
from storage import contracts, participations, people
from storage.contracts import Contract
from storage.db import Session
from storage.organizations import Kind
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, labels, persona

TYPED = "/contract 2500 STM mutual agreement"
SAMS, JULIES = "Messagerie Roue-Libelle", "Traiteur Fleur de Chaudron"


async def row(chat: Chat, number: int = 27) -> Contract | None:
    return await chat.router.store.read(partial(contracts.by_number, cohort=CURRENT, number=number))


async def also(chat: Chat, role: Role, enterprise: str | None = None) -> dict[str, int]:
    """Give Sam one more membership; return the enterprises' numbers."""

    def work(db: Session) -> dict[str, int]:
        sellers = participations.participants(db, cohort=CURRENT, kind=Kind.ENTERPRISE)
        known = {one.name_fr: one.id for one in sellers}
        sam = people.by_account(
            db, platform="terminal", workspace="local", user_id=persona("sam").terminal
        )
        assert sam is not None
        organization = known[enterprise] if enterprise else None
        now = chat.router.clock.now()
        people.join(
            db, person=sam.id, cohort=CURRENT, role=role, organization=organization, now=now
        )
        return known

    return await chat.router.store.run(work)


async def sold(chat: Chat) -> tuple[int, bool]:
    """Return for whom the contract was logged, and whether on another's behalf."""
    found = await row(chat)
    assert found is not None
    return found.enterprise_id, found.on_behalf


async def test_manager_of_several_enterprises_is_asked_which(chat: Chat) -> None:
    known = await also(chat, Role.MANAGER, JULIES)
    card = await chat.say(TYPED, "sam")

    assert card.blocks == (Text("For which enterprise?"),)
    assert labels(card) == [SAMS, JULIES, "Drop"]
    await chat.press(JULIES, "sam")
    assert await sold(chat) == (known[JULIES], False)


async def test_manager_of_several_enterprises_names_one(chat: Chat) -> None:
    known = await also(chat, Role.MANAGER, JULIES)
    await chat.say(f"{TYPED} for {JULIES}", "sam")

    assert await sold(chat) == (known[JULIES], False)


async def test_manager_of_several_enterprises_logs_for_no_other(chat: Chat) -> None:
    known = await also(chat, Role.MANAGER, JULIES)
    other = next(name for name in known if name not in {SAMS, JULIES})
    card = await chat.say(f"{TYPED} for {other}", "sam")

    assert card.blocks == (
        Text("You log entries for your own enterprises only. For which one is this?"),
    )
    assert labels(card) == [SAMS, JULIES, "Drop"]
    assert await row(chat) is None
    await chat.press(SAMS, "sam")
    assert await sold(chat) == (known[SAMS], False)


async def test_manager_who_coordinates_logs_for_the_own_enterprise(chat: Chat) -> None:
    known = await also(chat, Role.COORDINATOR)
    await chat.say(TYPED, "sam")

    assert await sold(chat) == (known[SAMS], False)


async def test_manager_who_coordinates_logs_for_any_enterprise(chat: Chat) -> None:
    known = await also(chat, Role.COORDINATOR)
    await chat.say(f"{TYPED} for {JULIES}", "sam")

    assert await sold(chat) == (known[JULIES], True)


async def test_entry_of_any_of_the_own_enterprises_is_undone(chat: Chat) -> None:
    await also(chat, Role.MANAGER, JULIES)
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    history = await chat.say("/history", "sam")
    await chat.press(labels(history)[0], "sam")
    await chat.press("Undo", "sam")

    found = await row(chat)
    assert found is not None
    assert found.undone_at is not None


async def test_enterprise_never_sells_to_itself(chat: Chat) -> None:
    await also(chat, Role.MANAGER, JULIES)
    refused = await chat.say(
        f"/contract 2500 {JULIES} mutual agreement on behalf of {JULIES}", "sam"
    )

    assert refused == Card(
        blocks=(Text("An enterprise does not sell to itself. Name another buyer."),)
    )


async def test_enterprise_is_never_its_own_partner(chat: Chat) -> None:
    refused = await chat.say(f"{TYPED} with {SAMS}", "sam")

    assert refused == Card(
        blocks=(Text("An enterprise is not its own partner. Name the others only."),)
    )
