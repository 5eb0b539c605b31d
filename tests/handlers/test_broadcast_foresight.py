"""What a preview foresees of a broadcast adds up as its report will."""

from __future__ import annotations

from bot.cards import Card
from storage.consents import Category
from tests.handlers.broadcasting import counts, written
from tests.handlers.chat import Chat
from tests.handlers.hosting import announced, asked_for, lines, move
from tests.handlers.reaching import BLOCKED, closed

BUSY = ("Un", "Deux")


async def busy(chat: Chat, *readers: str) -> None:
    """Announce as much in a day as its readers bear."""
    await asked_for(chat, Category.NETWORKING, *readers)
    for title in BUSY:
        await announced(chat, f"réseautage {title}, jeudi 26 novembre 14h-16h, Parvis")


async def left(chat: Chat, *moments: str) -> None:
    """Let what is due leave at each of these times, one message to each reader."""
    for moment in moments:
        move(chat, f"2026-11-{moment}")
        await chat.mail("dominique")


async def looked_at(chat: Chat) -> Card:
    """Look at the preview again."""
    await chat.press("Choisir le public", "dominique")
    return await chat.press("Revenir à l’aperçu", "dominique")


async def reported(chat: Chat) -> Card:
    """Send it, let all leave, and look at the report."""
    await chat.press("Envoyer", "dominique")
    await chat.mail("dominique")
    return await chat.press("Voir le rapport", "dominique")


async def test_preview_tells_who_has_it_in_their_digest_as_the_report_does(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    await busy(chat, "mireille", "sam")
    await left(chat, "18 10:01:00", "18 10:01:06")
    preview = await written(chat)
    foreseen = counts(preview)
    report = counts(await reported(chat))

    assert lines(preview)[0] == ("Aperçu, rien n’est parti : 1 par message, 2 dans leur résumé")
    assert foreseen == {
        "Personnes visées": 11,
        "Recevront l’envoi": 1,
        "Joints à leur résumé": 2,
        "Désabonnées ou sans accord": 0,
        "Injoignables": 8,
    }
    assert report == {
        "Personnes visées": 11,
        "Envoyés": 1,
        "En attente": 0,
        "Injoignables": 8,
        "Désabonnées ou sans accord": 0,
        "Joints à leur résumé": 2,
    }


async def test_first_report_counts_at_once_who_has_it_in_their_digest(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    await busy(chat, "mireille", "sam")
    await left(chat, "18 10:01:00", "18 10:01:06")
    await written(chat)
    report = counts(await chat.press("Envoyer", "dominique"))

    assert report == {
        "Personnes visées": 11,
        "Envoyés": 0,
        "En attente": 1,
        "Injoignables": 8,
        "Désabonnées ou sans accord": 0,
        "Joints à leur résumé": 2,
    }


async def test_titles_say_that_all_is_left_to_the_digests(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam")
    await busy(chat, "julie", "mireille", "sam")
    await left(chat, "18 10:01:00", "18 10:01:06")
    preview = await written(chat)
    await asked_for(chat, Category.TRAINING, "mireille", "sam", granted=False)
    one = await looked_at(chat)
    await asked_for(chat, Category.TRAINING, "mireille", "sam")
    report = await reported(chat)

    assert [lines(card)[0] for card in (preview, one, report)] == [
        "Aperçu, rien n’est parti : 3 personnes, dans leur résumé",
        "Aperçu, rien n’est parti : 1 personne, dans son résumé",
        "Joint aux résumés le mercredi 18 novembre à 10 h 01",
    ]


async def test_title_says_that_nobody_was_sent_anything(chat: Chat) -> None:
    await written(chat)
    await chat.press("Envoyer", "dominique")
    for reader in ("julie", "mireille", "sam"):
        await closed(chat, reader, BLOCKED)
    await chat.mail("dominique")
    report = await chat.press("Voir le rapport", "dominique")

    assert lines(report)[0] == "Envoyé à personne le mercredi 18 novembre à 10 h"


async def test_preview_counts_what_waits_for_the_morning_as_sent_before_it(chat: Chat) -> None:
    move(chat, "2026-11-18 21:30")
    await busy(chat, "mireille")
    await chat.mail("mireille")
    foreseen = counts(await written(chat))
    await chat.press("Envoyer", "dominique")
    await left(chat, "19 08:00:01", "19 08:00:07", "19 08:00:13", "19 08:01:00")
    report = counts(await chat.press("Voir le rapport", "dominique"))

    assert foreseen["Joints à leur résumé"] == report["Joints à leur résumé"] == 1
    assert foreseen["Recevront l’envoi"] == report["Envoyés"] + report["En attente"] == 2


async def test_preview_tells_who_is_away_for_too_long(chat: Chat) -> None:
    await chat.say("/pause 3 semaines", "julie")
    foreseen = counts(await written(chat))
    await chat.press("Envoyer", "dominique")
    await chat.mail("dominique")
    move(chat, "2026-12-01 10:00")
    await chat.mail("dominique")
    report = counts(await chat.press("Voir le rapport", "dominique"))

    assert foreseen["Délai d’envoi dépassé"] == report["Délai d’envoi dépassé"] == 1
    assert foreseen["Recevront l’envoi"] == report["Envoyés"] + report["En attente"] == 2


async def test_who_gets_no_digest_will_receive_it_another_day(chat: Chat) -> None:
    await asked_for(chat, Category.DIGEST, "sam", granted=False)
    await busy(chat, "sam")
    await left(chat, "18 10:01:00", "18 10:01:06")
    foreseen = counts(await written(chat))

    assert (foreseen["Recevront l’envoi"], "Joints à leur résumé" in foreseen) == (3, False)


async def test_who_cannot_be_reached_is_not_left_to_their_digest(chat: Chat) -> None:
    await busy(chat, "mireille")
    await left(chat, "18 10:01:00", "18 10:01:06")
    await written(chat)
    await closed(chat, "mireille", BLOCKED)
    foreseen = counts(await looked_at(chat))

    assert (foreseen["Injoignables"], "Joints à leur résumé" in foreseen) == (9, False)
    assert foreseen.pop("Personnes visées") == sum(foreseen.values())


async def test_week_that_is_full_is_foreseen_on_a_day_without_anything_else(chat: Chat) -> None:
    await asked_for(chat, Category.NETWORKING, "mireille")
    for day in ("16", "17", "18"):
        for number, hour in enumerate(("10", "11")):
            move(chat, f"2026-11-{day} {hour}:00")
            await announced(chat, f"réseautage {day}-{number}, jeudi 10 décembre 14h-16h, Parvis")
            await chat.mail("dominique")
    move(chat, "2026-11-20 10:00")
    foreseen = counts(await written(chat))
    report = counts(await reported(chat))

    assert foreseen["Joints à leur résumé"] == report["Joints à leur résumé"] == 1
