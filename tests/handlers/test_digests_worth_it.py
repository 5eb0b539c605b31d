"""An empty week sends one useful message, or none: something new or near, or asked for long."""

from __future__ import annotations

from datetime import date

import pytest

from tests.handlers.chat import Chat, labels
from tests.handlers.confirming import reported
from tests.handlers.hosting import announced, attached, championing, lines, move
from tests.handlers.tendering import LINE, shared
from tests.handlers.weeks import digests, mondays


async def busy(chat: Chat) -> None:
    """Let Julie have something to be told on the first Monday, and nothing since."""
    move(chat, "2026-11-20 10:00")
    await chat.say("/contrat 2500 STM gré à gré", "julie")


async def corrected(chat: Chat, contract: str, amount: str) -> None:
    """Let Julie give a contract of hers another amount."""
    history = await chat.say("/historique", "julie")
    label = next(one for one in labels(history) if contract in one)
    card = await chat.press(label, "julie", history)
    await chat.say(amount, "julie", replied=card)


@pytest.fixture
async def announcing(chat: Chat) -> Chat:
    await attached(chat, "annonces", "announcements")
    return chat


async def test_event_that_is_far_off_is_told_when_it_is_new_and_when_it_is_near(
    announcing: Chat,
) -> None:
    await busy(announcing)
    await digests(announcing, "2026-11-23 08:01")
    move(announcing, "2026-11-25 10:00")
    await announced(announcing, "visite Cuisine, mercredi 13 janvier 14h, Parvis")
    await announcing.mail("julie")

    assert await mondays(announcing, "julie", date(2026, 11, 30), 8) == [
        "11-30",
        "12-21",  # her silence is asked about
        "01-04",
        "01-11",
        "01-18",  # and again
    ]


async def test_call_that_closes_later_is_told_when_it_is_new_and_when_it_is_near(
    chat: Chat,
) -> None:
    await shared(chat, LINE.replace("8 décembre", "29 décembre"))
    await chat.mail("julie")
    await chat.say("/contact Ana Roy, CHUS, courriel", "julie")

    assert await mondays(chat, "julie", weeks=5) == ["11-23", "12-21"]


async def test_what_waits_to_be_confirmed_is_said_again_every_four_weeks(chat: Chat) -> None:
    assert await mondays(chat, "mireille") == ["11-23", "12-21"]


async def test_contract_that_is_new_to_confirm_is_told_whenever_it_was_signed(chat: Chat) -> None:
    await digests(chat, "2026-11-23 08:01")
    move(chat, "2026-12-02 10:00")
    await chat.say("/contrat 700 CHUS sur invitation 12 novembre", "julie")

    assert await mondays(chat, "mireille", date(2026, 12, 7), 4) == ["12-07"]


async def test_contract_that_was_corrected_is_new_to_confirm(chat: Chat) -> None:
    assert await mondays(chat, "mireille", weeks=2) == ["11-23"]
    await corrected(chat, "n° 22", "2600")
    [digest] = (await digests(chat, "2026-12-07 08:01"))["mireille"]

    assert "Déclarés, à confirmer : 2 contrats, 3 755 $" in lines(digest)


async def test_correction_that_waits_for_its_enterprise_is_said_again_every_four_weeks(
    chat: Chat,
) -> None:
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2600")
    await chat.mail("julie")

    assert await mondays(chat, "julie") == ["11-23", "12-21"]


async def test_what_one_quality_was_told_to_confirm_is_news_to_another(chat: Chat) -> None:
    await championing(chat, "julie")
    await corrected(chat, "n° 22", "2600")
    first = await mondays(chat, "julie", weeks=1)
    await chat.say("/confirmer", "mireille")
    await reported(chat, "Montant", "2700")
    await chat.mail("julie")

    assert (first, await mondays(chat, "julie", date(2026, 11, 30), 1)) == (["11-23"], ["11-30"])


async def test_digest_that_never_arrived_told_nothing_of_what_waits(chat: Chat) -> None:
    await chat.say("/pause 24 novembre", "mireille")

    assert await mondays(chat, "mireille") == ["11-30", "12-28"]


async def test_digest_that_never_arrived_told_nothing_of_what_is_ahead_nor_asked(
    announcing: Chat,
) -> None:
    move(announcing, "2026-11-20 10:00")
    await announced(announcing, "visite Cuisine, mercredi 27 janvier 14h, Parvis")
    await announcing.mail("julie")
    await announcing.say("/contrat 2500 STM gré à gré", "julie")
    await announcing.say("/pause 24 novembre", "julie")
    first = await mondays(announcing, "julie", weeks=3)
    await announcing.say("/pause 22 décembre", "julie")

    assert (first, await mondays(announcing, "julie", date(2026, 12, 14), 4)) == (
        ["11-30"],
        ["12-28"],  # her silence is asked about
    )


async def paused_on_monday(chat: Chat) -> None:
    """Let a pause hold the digest of a week in which Julie had a contract."""
    await chat.say("/contrat 2500 STM gré à gré", "julie")
    await chat.say("/pause 24 novembre", "julie")
    assert "julie" not in await digests(chat, "2026-11-23 08:01")


async def test_week_whose_digest_a_pause_held_all_day_is_in_the_next_ones_total_alone(
    chat: Chat,
) -> None:
    await paused_on_monday(chat)
    ended = await digests(chat, "2026-11-24 10:00")
    await chat.say("/contrat 700 STM gré à gré", "julie")
    [card] = (await digests(chat, "2026-11-30 08:01"))["julie"]

    assert "julie" not in ended
    assert lines(card)[:3] == [
        "Votre semaine, 23 au 29 novembre",
        "1 contrat, 700 $ · 0 contact",
        "Depuis le 14 septembre : 6 contrats, 11 810 $, 13 % de l’objectif",
    ]


async def test_digest_arrives_on_its_day_once_a_pause_ends(chat: Chat) -> None:
    await paused_on_monday(chat)
    await chat.say("/reprendre", "julie")
    [card] = (await digests(chat, "2026-11-23 11:00"))["julie"]

    assert lines(card)[:3] == [
        "Votre semaine, 16 au 22 novembre",
        "1 contrat, 2 500 $ · 0 contact",
        "Depuis le 14 septembre : 5 contrats, 11 110 $, 12 % de l’objectif",
    ]
