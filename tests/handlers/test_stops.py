"""Stopping: at once, without a question, everywhere, and back again."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from bot.cards import Button, Card, Fields, Note, Sign, Text
from storage import consents, people
from storage.consents import CONSENT, Category
from storage.db import Session
from storage.people import Role
from tests.handlers.chat import CURRENT, Chat, labels
from tests.handlers.hosting import goes_on
from tests.handlers.switching import leaves, number

MINE = "networking and calls for tenders"
"""What Sam agreed to."""
EVERYWHERE = "networking, calls for tenders and weekly digest"
STILL = "What you asked for still arrives: your follow-ups, news of what you said yes to, answers."
EARLIER = 1
"""The number of another cohort of the demo."""


async def standing(chat: Chat, key: str, cohort: int = CURRENT) -> list[Category]:
    person, now = await number(chat, key), chat.router.clock.now()
    answers = await chat.router.store.read(
        partial(consents.current, person=person, cohort=cohort, now=now)
    )
    return [category for category, granted in answers.items() if granted]


async def agree(chat: Chat, key: str, category: Category, cohort: int = CURRENT) -> None:
    person, now = await number(chat, key), chat.router.clock.now()

    def work(db: Session) -> None:
        people.join(db, person=person, cohort=cohort, role=Role.COORDINATOR, now=now)
        consents.record(
            db,
            person=person,
            cohort=cohort,
            category=category,
            granted=True,
            wording="w",
            language="en",
            platform="terminal",
            workspace="local",
            now=now,
        )

    await chat.router.store.run(work)


def stopped(categories: str, cohort: int | None = CURRENT) -> Card:
    """Return what somebody in one cohort reads; in several, nothing says which one is meant."""
    mark = "" if cohort is None else f"@{cohort}"
    return Card(
        blocks=(
            Text(f"Unsubscribed: {categories}. Your commands still work."),
            Note(STILL),
            Note(f"Resume, to receive again: {categories}."),
        ),
        buttons=(Button("Resume", f"stop.resume{mark}"),),
        sign=Sign.NOTED,
    )


async def test_stop_is_done_at_once_and_says_what_still_arrives(chat: Chat) -> None:
    agreed = [Category.NETWORKING, Category.TENDERS]
    before = await standing(chat, "sam")

    assert await chat.say("/stop", "sam") == stopped(MINE)
    assert (before, await standing(chat, "sam")) == (agreed, [])


@pytest.mark.parametrize(
    "line", ["stop", "STOP", "/unsubscribe", "/desabonner", "désabonner", "Arrêt", "/maillon stop"]
)
async def test_stop_has_many_names(chat: Chat, line: str) -> None:
    assert await chat.say(line, "sam") == stopped(MINE)


async def test_stop_concerns_every_cohort_and_asks_for_none(chat: Chat) -> None:
    await agree(chat, "sam", Category.DIGEST, EARLIER)

    assert await chat.say("/stop", "sam") == stopped(EVERYWHERE)
    assert await standing(chat, "sam", EARLIER) == []


async def test_stop_asks_for_no_cohort_where_nothing_tells_which(chat: Chat) -> None:
    await agree(chat, "sam", Category.DIGEST, EARLIER)
    await goes_on(chat, EARLIER)

    assert await chat.say("/stop", "sam") == stopped(EVERYWHERE, None)


async def test_stopping_again_says_the_same(chat: Chat) -> None:
    assert await chat.say("/stop", "sam") == await chat.say("/stop", "sam")


async def test_stop_of_who_agreed_to_nothing_still_holds(chat: Chat) -> None:
    card = await chat.say("/stop", "dominique")
    again = await chat.press("Reprendre", "dominique")

    assert card.blocks[0] == Text(
        "Désabonnement fait\xa0: tous les envois collectifs. Vos commandes répondent toujours."
    )
    assert again.blocks == (Text("Choisissez ce que vous voulez recevoir."),)


async def test_resume_brings_back_what_was_stopped_with_what_was_read(chat: Chat) -> None:
    await chat.say("/stop", "sam")
    card = await chat.press("Resume", "sam")

    assert card.blocks == (Text(f"You will receive again: {MINE}."),)
    assert labels(card) == ["Choose my messages"]
    assert len(await standing(chat, "sam")) == 2
    kept = await chat.router.store.read(
        lambda db: db.scalars(select(CONSENT.c.wording).order_by(CONSENT.c.id.desc())).first()
    )
    assert kept == f"Resume, to receive again: {MINE}."


async def test_resume_pressed_twice_says_so(chat: Chat) -> None:
    card = await chat.say("/stop", "sam")
    await chat.press("Resume", "sam", card)

    again = await chat.press("Resume", "sam", card)
    assert again.blocks == (Text("Nothing is stopped any more."),)


async def test_who_left_can_stop(chat: Chat) -> None:
    await leaves(chat, "sam", CURRENT)

    assert await chat.say("/stop", "sam") == stopped(MINE, None)


async def test_stranger_is_told_that_nothing_is_sent(chat: Chat) -> None:
    card = await chat.say("/stop", "alex")

    assert card.blocks == (Text("Rien ne vous est envoyé\xa0: je ne vous connais pas."),)


async def test_choosing_one_kind_of_message_ends_the_stop(chat: Chat) -> None:
    stop = await chat.say("/stop", "sam")
    await chat.press("Choose my messages", "sam", await chat.say("/privacy", "sam"))
    card = await chat.press("Receive trainings", "sam")

    [fields] = [one for one in card.blocks if isinstance(one, Fields)]
    assert fields.rows[0] == ("Trainings", "Yes")
    again = await chat.press("Resume", "sam", stop)
    assert again.blocks == (Text("Nothing is stopped any more."),)
