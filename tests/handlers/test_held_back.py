"""What the ration held back: the digest tells of it, and shows it as it looks now."""

from __future__ import annotations

from functools import partial

from bot.cards import Card
from bot.exchange import Press
from storage import broadcasts, cohorts
from storage.consents import Category
from storage.contacts import CONTACT
from storage.contracts import CONTRACT
from storage.db import Session
from tests.handlers.broadcasting import TEXT, counts, sent
from tests.handlers.chat import CURRENT, Chat, buttons, labels
from tests.handlers.hosting import announced, asked_for, coordinating, lines, move
from tests.handlers.tendering import shared
from tests.handlers.weeks import digests, sweep

MONDAY = "2026-11-23 08:01"
DAYS = "16 au 22 novembre"
TITLES = ("Un", "Deux", "Trois", "Quatre")
WAYS = "Noter un contrat | Reprendre la saisie | Voir les appels | Voir les événements"
HELD = "2 messages ont été retenus."


def training(title: str, day: str = "26 novembre") -> str:
    return f"formation {title}, jeudi {day} 14h-16h, Parvis"


async def busy(chat: Chat, *readers: str, count: int = 4, day: str = "26 novembre") -> None:
    """Announce more in a day than its readers bear."""
    move(chat, "2026-11-19 10:00")
    await asked_for(chat, Category.TRAINING, *readers)
    for title in TITLES[:count]:
        await announced(chat, training(title, day))
        await chat.mail("dominique")


async def emptied(chat: Chat) -> None:
    """Take back all that was ever logged."""
    now = chat.router.clock.now()

    def undo(db: Session) -> None:
        for table in (CONTRACT, CONTACT):
            db.execute(table.update().values(undone_at=now))

    await chat.router.store.run(undo)


async def told(chat: Chat, reader: str, when: str = MONDAY) -> Card:
    """Return the digest that someone has then."""
    [card] = (await digests(chat, when))[reader]
    return card


async def test_digest_tells_how_many_were_held_back_and_shows_them(chat: Chat) -> None:
    await busy(chat, "mireille")
    digest = await told(chat, "mireille")
    listed = await chat.press("Voir ces messages", "mireille", digest)
    shown = await chat.press(labels(listed)[1], "mireille", listed)

    assert HELD in lines(digest)
    assert labels(digest)[-1] == "Voir ces messages"
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in labels(listed)] == [
        "Formation · Trois, le jeudi 26 novembre de 14 h à 16 h, Parvis",
        "Formation · Quatre, le jeudi 26 novembre de 14 h à 16 h, Parvis",
    ]
    assert lines(shown)[:2] == [
        "Formation",
        "Quatre, le jeudi 26 novembre de 14 h à 16 h, Parvis",
    ]
    assert lines(await chat.press("Oui", "mireille"))[0].startswith("C’est noté : Oui, Quatre")


async def test_one_message_is_shown_at_once(chat: Chat) -> None:
    await busy(chat, "mireille", count=3)
    digest = await told(chat, "mireille")
    shown = await chat.press("Voir ces messages", "mireille", digest)

    assert "1 message a été retenu." in lines(digest)
    assert lines(shown)[1] == "Trois, le jeudi 26 novembre de 14 h à 16 h, Parvis"


async def test_broadcast_held_back_on_thursday_is_shown_until_the_day_after(chat: Chat) -> None:
    await busy(chat, "mireille", count=2)
    await sent(chat)
    await chat.mail("dominique")
    digest = await told(chat, "mireille")
    shown = await chat.press("Voir ces messages", "mireille", digest)
    move(chat, "2026-11-24 08:01")
    later = await chat.press("Voir ces messages", "mireille", digest)

    assert "1 message a été retenu." in lines(digest)
    assert lines(shown)[: len(TEXT.split("\n"))] == TEXT.split("\n")
    assert lines(later) == lines(shown)


async def test_broadcast_that_is_stopped_is_no_longer_shown(chat: Chat) -> None:
    await busy(chat, "mireille", count=2)
    await sent(chat)
    await chat.mail("dominique")
    before = await chat.press("Voir le rapport", "dominique")
    digest = await told(chat, "mireille")
    number = before.buttons[0].args[0]
    stop = partial(broadcasts.stop, cohort=CURRENT, broadcast=int(number), by=None)
    await chat.router.store.run(partial(stop, now=chat.router.clock.now()))
    late = await chat.press("Voir ces messages", "mireille", digest)
    after = await chat.press("Voir le rapport", "dominique", before)

    assert counts(before)["Joints à leur résumé"] == 2
    assert lines(late) == ["Aucun de ces messages n’est plus d’actualité."]
    assert counts(after)["Arrêtés avant leur départ"] == 2
    assert "Joints à leur résumé" not in counts(after)


async def test_week_without_anything_else_is_told_for_what_was_held_back(chat: Chat) -> None:
    await emptied(chat)
    await busy(chat, "mireille")
    digest = await told(chat, "mireille")

    assert lines(digest) == [f"Votre semaine, {DAYS}", HELD, "Voir ces messages"]
    assert "mireille" not in await digests(chat, "2026-11-30 08:01")


async def test_what_was_held_back_is_told_once(chat: Chat) -> None:
    await busy(chat, "mireille", day="10 décembre")
    first = await told(chat, "mireille")
    move(chat, "2026-11-24 10:00")
    await chat.say("/contrat 900 CHUS gré à gré", "julie")
    again = await told(chat, "mireille", "2026-11-30 08:01")

    assert HELD in lines(first)
    assert lines(again)[0] == "CIUSSS de l’Estrie – CHUS, 23 au 29 novembre"
    assert [one for one in lines(again) if "retenu" in one] == []


async def test_message_that_is_too_late_is_not_shown(chat: Chat) -> None:
    await busy(chat, "mireille")
    digest = await told(chat, "mireille")
    move(chat, "2026-11-26 14:01")
    late = await chat.press("Voir ces messages", "mireille", digest)

    assert lines(late) == ["Aucun de ces messages n’est plus d’actualité."]


async def test_only_the_reader_sees_what_was_held_back(chat: Chat) -> None:
    await busy(chat, "mireille")
    digest = await told(chat, "mireille")
    [see] = [one for one in buttons(digest) if one.label == "Voir ces messages"]
    for reader in ("julie", "dominique"):
        answer = await chat.send(chat.request(Press(see.data), reader))
        assert lines(answer) == ["Ce bouton ne sert plus."]


async def test_digest_that_is_full_makes_room_for_the_line(chat: Chat) -> None:
    await busy(chat, "julie")
    await shared(chat)
    await chat.delivery.sweep()
    move(chat, "2026-11-22 10:00")
    await chat.say("/contact Ana Roy, CHUS, courriel", "julie")
    await chat.say("/contrat 2500 STM", "julie")
    said = lines(await told(chat, "julie"))

    assert said[3:] == [
        "1 saisie à terminer",
        "1 appel d’offres, clôture le mardi 8 décembre à 14 h",
        "Un, le jeudi 26 novembre de 14 h à 16 h, Parvis",
        "Un contrat signé? Une ligne suffit.",
        HELD.replace("2", "3"),
        f"{WAYS} | Voir ces messages",
    ]


async def test_who_did_not_agree_to_digests_is_told_nothing(chat: Chat) -> None:
    await busy(chat, "sam")

    assert [one.title for one in (await digests(chat, MONDAY))["sam"]] == ["Training"]


async def test_digest_is_one_of_the_two_messages_of_its_day(chat: Chat) -> None:
    """Before it came one; after it comes none: a place was kept for it."""
    await asked_for(chat, Category.TRAINING, "mireille")
    move(chat, "2026-11-23 07:30")
    for title in TITLES:
        await announced(chat, training(title))
    move(chat, "2026-11-23 08:00")
    first = [lines(one)[0] for one in await chat.mail("mireille")]
    move(chat, "2026-11-23 08:00:06")
    await chat.delivery.sweep()
    digest = await told(chat, "mireille", "2026-11-23 08:00:10")
    later = await chat.mail("mireille")

    assert first == ["Formation"]
    assert lines(digest)[0] == f"CIUSSS de l’Estrie – CHUS, {DAYS}"
    assert HELD.replace("2", "3") in lines(digest)
    assert later == []


async def test_digest_is_one_of_the_five_messages_of_its_week(chat: Chat) -> None:
    """On a Friday, after a week with more news than one bears."""
    await on_friday(chat)
    await asked_for(chat, Category.TRAINING, "mireille")
    came = []
    for day in ("2026-11-23", "2026-11-24", "2026-11-25"):
        move(chat, f"{day} 10:00")
        for title in TITLES[:2]:
            await announced(chat, training(title, "10 décembre"))
            came += await chat.mail("mireille")
    digest = await told(chat, "mireille", "2026-11-27 08:01")

    assert len(came) == 4
    assert HELD in lines(digest)


async def test_what_a_digest_did_not_tell_comes_back_in_the_next_one(chat: Chat) -> None:
    await busy(chat, "mireille", day="10 décembre")
    move(chat, MONDAY)
    await sweep(chat)
    missed = await digests(chat, "2026-11-24 08:01")
    again = await told(chat, "mireille", "2026-11-30 08:01")

    assert "mireille" not in missed
    assert HELD in lines(again)


async def test_who_gets_no_digest_is_sent_the_rest_another_day(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "dominique")
    await asked_for(chat, Category.DIGEST, "dominique")
    await coordinating(chat, "sam")
    move(chat, "2026-11-18 10:00")
    came = []
    for title in TITLES:
        await chat.say(f"/evenement {training(title)}", "sam")
        await chat.press("Announce", "sam")
        came.append(await arrived(chat))
    for when in ("2026-11-18 18:00", "2026-11-19 08:00", "2026-11-19 08:01"):
        move(chat, when)
        came.append(await arrived(chat))

    assert came == [["Un"], ["Deux"], [], [], [], ["Trois"], ["Quatre"]]


async def arrived(chat: Chat) -> list[str]:
    """Return the titles of the events that Dominique is told of now."""
    return [lines(one)[1].split(",")[0] for one in await chat.mail("dominique")]


async def on_friday(chat: Chat) -> None:
    """Let the cohort's digest come on Fridays."""
    now = chat.router.clock.now()
    settle = partial(cohorts.describe, cohort=CURRENT, details={"digest_weekday": 4}, now=now)
    await chat.router.store.run(settle)
