"""What is over asks nothing more, wherever it was told."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage.cohorts import COHORT
from storage.showings import SHOWING
from tests.handlers.chat import Chat
from tests.handlers.hosting import LINE, TOLD, announced, changed, lines, move
from tests.handlers.screens import Screen, sweep
from tests.handlers.tendering import SHOWN, WAYS, shared
from tests.storage.samples import NOW

LATER = LINE.replace("26 novembre", "3 décembre")


@pytest.mark.parametrize("when", ["2026-11-26 16:40", "2026-11-29 08:00"])
async def test_event_that_has_ended_asks_for_no_answer_any_more(chat: Chat, when: str) -> None:
    """Though the clock stood still meanwhile."""
    await announced(chat)
    screen = Screen(chat, "julie")
    card = await screen.press("Répondre à un appel d'offres", await screen.say("/evenements"))
    move(chat, when)
    await sweep(chat, "endings")

    assert lines(await screen.shows(card))[1:] == [
        TOLD,
        "0/20, 20 places libres. Cet événement est terminé.",
    ]


async def test_copy_that_asked_again_asks_nothing_once_the_event_has_ended(chat: Chat) -> None:
    """Nor does one sent before the event was moved."""
    move(chat, "2026-11-18 13:00")
    await announced(chat, LATER)
    screen = Screen(chat, "julie")
    await screen.received()
    move(chat, "2026-11-26 09:01")
    again = await screen.received()
    asked = lines(await screen.shows(again))
    listed = await chat.say("/evenements", "dominique")
    event = await chat.press("Répondre à un appel d'offres", "dominique", listed)
    await changed(chat, event, "Date", "4 décembre")
    await screen.shows(again)
    move(chat, "2026-12-04 16:40")
    await sweep(chat, "endings")

    assert asked[-2:] == ["Votre réponse est encore attendue.", "Oui | Peut-être | Non"]
    assert lines(await screen.shows(again))[1:] == [
        TOLD.replace("jeudi 26 novembre", "vendredi 4 décembre"),
        "0/20, 20 places libres. Cet événement est terminé.",
    ]


async def test_call_that_has_closed_offers_nothing_any_more(chat: Chat) -> None:
    await shared(chat)
    screen = Screen(chat, "julie")
    card = await screen.received()
    before = lines(await screen.shows(card))
    move(chat, "2026-12-08 14:05")
    await sweep(chat, "endings")

    assert before == [*SHOWN, WAYS]
    assert lines(await screen.shows(card)) == [
        *SHOWN[:2],
        "Clôture passée : le mardi 8 décembre à 14 h",
    ]


async def test_what_shows_that_it_is_over_is_left_alone(chat: Chat) -> None:
    await announced(chat)
    screen = Screen(chat, "julie")
    card = await screen.press("Répondre à un appel d'offres", await screen.say("/evenements"))
    move(chat, "2026-11-26 16:40")
    await sweep(chat, "endings")
    asked = await waiting(chat)
    await screen.shows(card)
    move(chat, "2026-11-26 16:41")
    await sweep(chat, "endings")

    assert (asked, await waiting(chat)) == (1, 0)


@pytest.mark.parametrize(
    ("listed", "title", "when"),
    [
        ("/evenements", "Répondre à un appel d'offres", "2026-11-26 16:40"),
        ("/appels", "Service de traiteur", "2026-12-08 14:05"),
    ],
)
async def test_what_ends_in_a_closed_cohort_stays_as_it_was_told(
    chat: Chat, listed: str, title: str, when: str
) -> None:
    await announced(chat)
    await shared(chat)
    screen = Screen(chat, "julie")
    await screen.press(title, await screen.say(listed))
    move(chat, when)
    closed = COHORT.update().values(closed_at=NOW)
    await chat.router.store.run(lambda db: db.execute(closed))
    await sweep(chat, "endings")

    assert await waiting(chat) == 0


async def waiting(chat: Chat) -> int:
    """Count the answers that are to be written anew."""
    wanted = select(func.count()).where(SHOWING.c.wants_edit_at.is_not(None))
    return await chat.router.store.run(lambda db: db.scalar(wanted) or 0)
