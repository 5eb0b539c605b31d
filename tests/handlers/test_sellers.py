"""For which enterprise an entry is logged, by who speaks for several or coordinates."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.cards import Card, Sheet, Text
from bot.exchange import Platform, Press, Reply, Submission, Words
from storage import contracts, participations, people
from storage.contracts import Contract
from storage.db import Session
from storage.demo import SLACK_WORKSPACE
from storage.organizations import Kind
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, labels, person_of, persona
from tests.printing import plain

TYPED = "/contract 2500 STM mutual agreement"
SAMS, JULIES = "Messagerie Roue-Libelle", "Traiteur Fleur de Chaudron"


async def row(chat: Chat, number: int = 27) -> Contract | None:
    return await chat.router.store.read(partial(contracts.by_number, cohort=CURRENT, number=number))


async def also(chat: Chat, role: Role, enterprise: str | None = None) -> dict[str, int]:
    """Give Sam one more membership; return the enterprises' numbers."""

    def work(db: Session) -> dict[str, int]:
        sellers = participations.participants(db, cohort=CURRENT, kind=Kind.ENTERPRISE)
        known = {one.name_fr: one.id for one in sellers}
        organization = known[enterprise] if enterprise else None
        join = partial(people.join, db, cohort=CURRENT, role=role, organization=organization)
        join(person=person_of(db, "sam").id, now=chat.router.clock.now())
        return known

    return await chat.router.store.run(work)


async def on_slack(chat: Chat, act: Words | Press | Submission, as_: str = "sam") -> Reply:
    asked = chat.request(act, as_, Platform.SLACK)
    user = persona(as_).slack
    return await chat.reply(replace(asked, workspace=SLACK_WORKSPACE, user=user, chat=user))


async def opened(chat: Chat, as_: str = "sam") -> Sheet:
    """Begin a contract on Slack, and open its form."""
    question = await on_slack(chat, Words("/contract 2500 STM"), as_)
    assert question.card is not None
    [opens] = (one for one in question.card.buttons if one.key == "sheet")
    shown = await on_slack(chat, Press(opens.data), as_)
    assert shown.sheet is not None
    return shown.sheet


def sellers(sheet: Sheet) -> list[str] | None:
    """List the enterprises that a form offers; None where it asks for none."""
    inputs = [one for one in sheet.inputs if one.name == "on_behalf_of"]
    return [option.label for option in inputs[0].options] if inputs else None


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


async def test_form_offers_the_enterprises_one_may_log_for(chat: Chat) -> None:
    assert sellers(await opened(chat)) is None
    known = await also(chat, Role.MANAGER, JULIES)
    assert sellers(await opened(chat)) == [JULIES, SAMS]
    every = sellers(await opened(chat, "dominique"))
    assert every is not None
    assert {*every} == {*known}


async def test_form_that_is_refused_says_why_and_stays(chat: Chat) -> None:
    sheet = await opened(chat)
    filled = {"amount": "2500", "institution": sheet.inputs[1].value, "mode": '"invitation"'}
    refused = await on_slack(chat, Submission(sheet.draft, {**filled, "partners": SAMS}))
    assert refused.card is None
    assert refused.errors is not None
    assert {name: plain(why) for name, why in refused.errors.items()} == {
        "partners": "An enterprise is not its own partner. Name the others only."
    }
    assert await row(chat) is None
    await on_slack(chat, Submission(sheet.draft, filled))
    assert await row(chat) is not None
