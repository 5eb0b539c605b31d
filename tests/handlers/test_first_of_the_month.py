"""The first of November: « 1er » in French wherever a day is written, a plain 1 in English."""

from __future__ import annotations

import re

import pytest

from bot.cards import Card
from tests.handlers.chat import Chat, labels
from tests.handlers.hosting import COHORT, announced, changed, lines, move
from tests.handlers.reminding import lasting
from tests.handlers.tendering import LINK, followed, reopened, shared
from tests.handlers.weeks import digest_on, digests

EVENT = "formation Vendre, lundi 1er novembre 14h-16h, Parvis"
TENDER = f"Service de traiteur, CHUS, appel d'offres public, le 1er novembre à 14 h, {LINK}"
WRONG = re.compile(r"\b1 nov|1er Nov|November 1(?:st|er)")


@pytest.fixture(autouse=True)
async def october(chat: Chat) -> None:
    """Let it be October 2027, an afternoon, in a cohort that lasts."""
    await lasting(chat)
    move(chat, "2027-10-20 13:00")


def firsts(*cards: Card) -> list[str]:
    """Return how each card writes the day."""
    texts = [" ".join((*lines(card), *labels(card))) for card in cards]
    assert [text for text in texts if WRONG.search(text)] == []
    found = (re.search(r"(?:\w+ )?1er novembre|(?:Monday, )?November 1\b", text) for text in texts)
    return [one[0] if one else "" for one in found]


async def test_event_on_the_first(chat: Chat) -> None:
    preview = await chat.say(f"/evenement {EVENT}", "dominique")
    card = await chat.press("Annoncer", "dominique")
    [invitation] = await chat.mail("julie")
    noted = await chat.press("Oui", "julie", invitation)
    listed = await chat.say("/evenements", "julie")
    done = await changed(chat, card, "Date", "mardi 2 novembre")
    news = [one for one in await chat.mail("julie") if "au lieu" in " ".join(lines(one))]

    assert (
        firsts(preview, card, invitation, noted, listed, done, *news) == ["lundi 1er novembre"] * 7
    )
    assert "Monday, November 1 from 2:00 p.m. to 4:00 p.m." in " ".join(lines(preview))


async def test_event_on_the_first_is_listed_in_english(chat: Chat) -> None:
    await announced(chat, EVENT)
    listed = await chat.say("/events", "sam")

    assert firsts(listed) == ["Monday, November 1"]


async def test_call_that_closes_on_the_first(chat: Chat) -> None:
    await chat.say(f"/cohorte {COHORT}", "dominique")
    await followed(chat, TENDER)
    noted = chat.seen["julie"]
    listed = await chat.say("/appels", "julie")
    move(chat, "2027-10-25 09:01")
    near = [one for one in await chat.mail("julie") if "Dans" in lines(one)[0]]
    await reopened(chat, "Modifier", "Date")
    done = await chat.say("2 novembre", "dominique")
    move(chat, "2027-10-25 09:10")
    news = [one for one in await chat.mail("julie") if "au lieu" in lines(one)[0]]

    assert firsts(noted, listed, *near, *news) == ["lundi 1er novembre"] * 4
    assert firsts(done) == [""]


async def test_alert_of_a_call_on_the_first(chat: Chat) -> None:
    await shared(chat, TENDER)
    [french] = await chat.mail("julie")

    assert firsts(french) == ["lundi 1er novembre"]


async def test_pause_until_the_first(chat: Chat) -> None:
    french = await chat.say("/pause jusqu'au 1er novembre", "julie")
    english = await chat.say("/pause until November 1", "sam")

    assert firsts(french, english) == ["au 1er novembre", "November 1"]


async def test_entries_of_the_first(chat: Chat) -> None:
    move(chat, "2027-11-03 10:00")
    contract = await chat.say("/contrat 2500 CHUS gré à gré, 1er novembre", "julie")
    contact = await chat.say("/contact Ana Roy, CHUS, courriel, le 1er novembre", "julie")
    listed = await chat.say("/historique", "julie")
    english = await chat.say("/contract $410 CHUS mutual agreement, November 1", "sam")

    assert firsts(contract, contact, listed, english) == ["le 1er novembre"] * 3 + ["November 1"]


@pytest.mark.parametrize(
    ("monday", "span"),
    [("2027-11-01", "25 au 31 octobre"), ("2027-11-08", "1er au 7 novembre")],
)
async def test_digest_whose_week_begins_on_the_first(chat: Chat, monday: str, span: str) -> None:
    move(chat, f"{monday} 07:00")
    await chat.say("/contrat 2500 CHUS gré à gré, hier", "julie")
    [card] = (await digests(chat, f"{monday} 08:01"))["julie"]

    assert firsts(card) == [""]
    assert lines(card)[0] == f"Votre semaine, {span}"


async def test_digest_whose_week_ends_on_the_first(chat: Chat) -> None:
    await chat.say("/contrat 2500 CHUS gré à gré", "julie")
    await digest_on(chat, 1)
    move(chat, "2027-11-01 10:00")
    await chat.say("/contrat 100 CHUS gré à gré", "julie")
    [card] = (await digests(chat, "2027-11-02 08:01"))["julie"]

    assert lines(card)[0] == "Votre semaine, 26 octobre au 1er novembre"
