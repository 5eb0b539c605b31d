"""What leaves late says so, and when it was due; a follow-up since when it waits."""

from __future__ import annotations

from functools import partial

import pytest

from storage import cohorts, preferences
from storage.db import Session
from tests.handlers.chat import CURRENT, Chat, person_of
from tests.handlers.hosting import attached, lines, move
from tests.handlers.reminding import coming
from tests.handlers.tendering import followed, told_at
from tests.handlers.weeks import digest_on, digests, sweep, told

LATE = "En retard : attendu le lundi 23 novembre à 8 h."
ANA = "Ana Roy, CIUSSS de l’Estrie – CHUS, courriel, le 18 novembre"
ASKED = "/contact Ana Roy, CHUS, courriel, relance"


async def test_digest_that_is_late_says_when_it_was_due(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    await attached(chat, "coordination", "coordination")
    said = await told(chat, "2026-11-23 10:30")

    assert sorted(said) == ["annonces", "coordination", "mireille"]
    assert [LATE in one for one in said.values()] == [True, True, True]


async def test_digest_within_its_hour_says_nothing_of_it(chat: Chat) -> None:
    await attached(chat, "annonces", "announcements")
    said = await told(chat, "2026-11-23 08:59")

    assert [one for each in said.values() for one in each if "retard" in one] == []


async def test_digest_is_late_by_the_hour_at_which_it_was_to_leave(chat: Chat) -> None:
    move(chat, "2026-11-23 08:01")
    await sweep(chat)
    later = partial(cohorts.describe, cohort=CURRENT, details={"digest_hour": 9})
    await chat.router.store.run(partial(later, now=chat.router.clock.now()))
    said = await told(chat, "2026-11-23 09:30")

    assert said["mireille"][-2] == LATE


async def test_digest_that_waited_for_its_reader_is_not_late(chat: Chat) -> None:
    await quiet(chat, until=10)
    assert await digests(chat, "2026-11-23 08:01") == {}
    said = await told(chat, "2026-11-23 10:30")

    assert LATE not in said["mireille"]


async def test_digest_that_waited_longer_than_its_reader_wished_is_late(chat: Chat) -> None:
    await quiet(chat, until=10)
    said = await told(chat, "2026-11-23 11:30")

    assert said["mireille"][-2] == "En retard : attendu le lundi 23 novembre à 10 h."


async def test_digest_whose_day_was_set_that_day_is_late_since_then_alone(chat: Chat) -> None:
    move(chat, "2026-11-24 14:00")
    await digest_on(chat, 1)
    on_time = await told(chat, "2026-11-24 14:05")
    move(chat, "2026-11-25 14:00")
    await digest_on(chat, 2)
    await chat.say("/contrat 700 CHUS gré à gré 12 novembre", "julie")
    late = await told(chat, "2026-11-25 16:05")

    assert [one for one in on_time["mireille"] if "retard" in one] == []
    assert late["mireille"][-2] == "En retard : attendu le mercredi 25 novembre à 14 h."


async def quiet(chat: Chat, until: int) -> None:
    """Let Mireille's quiet hours last until that hour."""

    def choose(db: Session) -> None:
        reader, now = person_of(db, "mireille").id, chat.router.clock.now()
        hush = partial(preferences.set_quiet, db, person=reader, now=now)
        hush(start=21, until=until)

    await chat.router.store.run(choose)


async def test_follow_up_that_is_late_says_since_when(chat: Chat) -> None:
    await chat.say("/contact Ana Roy, CHUS, courriel, relance le 24 novembre", "julie")
    move(chat, "2026-11-25 10:00")
    [card] = await chat.mail("julie")

    assert lines(card)[0].startswith("Suivi à faire depuis le 24 novembre : Ana Roy, ")


@pytest.mark.parametrize(
    ("asked", "comes", "said"),
    [
        ("12:00", "2026-11-18 12:00", f"Suivi à faire aujourd’hui : {ANA}."),
        ("21:30", "2026-11-19 08:30", f"Suivi à faire depuis le 18 novembre : {ANA}."),
    ],
)
async def test_follow_up_asked_for_after_its_hour_is_not_late(
    chat: Chat, asked: str, comes: str, said: str
) -> None:
    move(chat, f"2026-11-18 {asked}")
    await chat.say(f"{ASKED} aujourd’hui", "julie")
    early = await chat.mail("julie")
    move(chat, comes)

    assert [lines(one)[:-1] for one in [*early, *await chat.mail("julie")]] == [[said]]


async def test_follow_up_brought_forward_to_today_is_not_late(chat: Chat) -> None:
    logged = await chat.say(f"{ASKED} le 24 novembre", "julie")
    move(chat, "2026-11-18 12:00")
    await chat.say("suivi : aujourd’hui", "julie", replied=logged)
    [card] = await chat.mail("julie")

    assert lines(card)[:-1] == [f"Suivi à faire aujourd’hui : {ANA}."]


async def test_follow_up_asked_for_today_is_late_after_a_stop(chat: Chat) -> None:
    move(chat, "2026-11-18 12:00")
    await chat.say(f"{ASKED} aujourd’hui", "julie")
    move(chat, "2026-11-18 14:00")
    [card] = await chat.mail("julie")

    assert lines(card)[1] == "En retard : attendu le mercredi 18 novembre à 12 h."


async def comes(chat: Chat) -> None:
    """Let Julie and Sam, who reads English, say yes to an event."""
    await coming(chat, "formation Répondre à un appel d'offres, jeudi 3 décembre 14h, Parvis")
    await chat.say("/events", "sam")
    await chat.press("Répondre à un appel d'offres", "sam")
    await chat.press("Yes", "sam")


async def news(chat: Chat, when: str) -> dict[str, list[str]]:
    """Return the one message that each who comes has by a wall time, but for copies."""
    move(chat, when)
    said = [(who, lines(card)) for who in ("julie", "sam") for card in await chat.mail(who)]
    return dict(one for one in said if one[1][0] not in {"Formation", "Training"})


async def test_reminder_that_is_late_says_when_it_was_due(chat: Chat) -> None:
    await comes(chat)

    assert await news(chat, "2026-12-02 15:05") == {
        "julie": [
            "Demain à 14 h : Répondre à un appel d'offres, Parvis.",
            "En retard : attendu le mercredi 2 décembre à 9 h.",
            "Céder ma place",
        ],
        "sam": [
            "Tomorrow at 2:00 p.m.: Répondre à un appel d'offres, Parvis.",
            "Late: this was to arrive on Wednesday, December 2 at 9:00 a.m.",
            "Give up my place",
        ],
    }


async def test_reminder_in_its_hour_says_nothing_of_it(chat: Chat) -> None:
    await comes(chat)
    said = await news(chat, "2026-12-02 09:50")

    assert [len(told) for told in said.values()] == [2, 2]


async def test_late_deadline_of_a_call_says_when_it_was_due(chat: Chat) -> None:
    await followed(chat)

    assert await told_at(chat, "2026-12-01T16:05") == [
        [
            "Dans 7 jours : Service de traiteur, le mardi 8 décembre à 14 h.",
            "En retard : attendu le mardi 1er décembre à 9 h.",
            "Pas pour nous",
        ]
    ]
