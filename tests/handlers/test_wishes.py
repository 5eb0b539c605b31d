"""When one is written to, and where: a pause, quiet hours, a platform."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.cards import Button, Card, Note, Sign, Text
from bot.exchange import ChatKind, Platform, Words
from storage.demo.personas import TELEGRAM_WORKSPACE
from tests.handlers.broadcasting import TEXT, sent
from tests.handlers.chat import CURRENT, Chat, buttons, labels, persona
from tests.handlers.hosting import lines, move, rows
from tests.handlers.wishing import wishes

STILL = (
    "Ce que vous avez demandé arrive encore\N{NO-BREAK SPACE}: vos relances, "
    "les nouvelles de ce que vous avez accepté, les réponses à vos commandes."
)


def paused(until: str) -> Card:
    return Card(
        blocks=(Text(f"Rappels suspendus jusqu’au {until}."), Note(STILL)),
        buttons=(Button("Reprendre", f"pause.end@{CURRENT}"),),
        sign=Sign.NOTED,
    )


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("/pause 2 semaines", "2 décembre"),
        ("/pause jusqu'au 5 janvier", "5 janvier 2027"),
        ("/pause until January 5", "5 janvier 2027"),
        ("Pause, une semaine svp", "25 novembre"),
    ],
)
async def test_pause_says_until_when(chat: Chat, line: str, until: str) -> None:
    assert await chat.say(line, "julie") == paused(until)


async def test_pause_until_a_day_gone_by_this_year_is_until_the_next_one(chat: Chat) -> None:
    move(chat, "2027-04-05 10:00")

    assert await chat.say("/pause 5 janvier", "julie") == paused("5 janvier 2028")


async def test_pause_ends_at_the_first_minute_of_the_day_of_its_reader(chat: Chat) -> None:
    await chat.say("/pause jusqu'au 5 janvier", "julie")

    assert (await wishes(chat, "julie")).paused_until == datetime(2027, 1, 5, 5, 0, tzinfo=UTC)


async def test_pause_alone_shows_how_things_are_and_what_can_change(chat: Chat) -> None:
    card = await chat.say("/pause", "julie")

    assert rows(card) == {
        "Rappels": "envoyés",
        "Heures calmes": "21 h à 8 h",
        "Fuseau horaire": "Toronto",
        "Messages dans": "Telegram",
    }
    assert labels(card) == [
        "Suspendre 1 jour",
        "Suspendre 1 semaine",
        "Suspendre jusqu’à…",
        "Régler les heures calmes",
        "Ôter les heures calmes",
        "Changer de fuseau",
        "M’écrire dans Terminal",
        "Choisir mes envois",
    ]


async def test_choice_of_messages_reads_well_and_shows_whole_on_a_button(chat: Chat) -> None:
    await chat.say("/pause", "julie")
    card = await chat.press("Choisir mes envois")
    for label in [one for one in labels(card) if one.startswith(("Arrêter", "Non"))]:
        card = await chat.press(label, "julie", card)
    before = labels(card)[:-1]
    for label in before:
        card = await chat.press(label, "julie", card)
    after = labels(card)[:-1]

    assert before == [
        "Recevoir les formations",
        "Recevoir le réseautage",
        "Recevoir les maillages",
        "Recevoir les visites",
        "Recevoir les conférences",
        "Recevoir les activités",
        "Recevoir les appels",
        "Recevoir le résumé",
    ]
    assert after == [one.replace("Recevoir", "Arrêter").replace("Oui", "Non") for one in before]
    assert max(map(len, before)) <= 24


async def test_pause_by_button_and_back(chat: Chat) -> None:
    await chat.say("/pause", "julie")

    assert await chat.press("Suspendre 1 semaine") == paused("25 novembre")
    assert rows(await chat.say("/pause"))["Rappels"] == "suspendus jusqu’au 25 novembre"
    card = await chat.press("Reprendre")
    assert card.blocks == (Text("Rappels repris."),)
    assert (await wishes(chat, "julie")).paused_until is None


@pytest.mark.parametrize(
    ("command", "label"), [("/reprendre", ""), ("/pause", "Reprendre"), ("/pause demain", "")]
)
async def test_what_a_pause_put_off_arrives_as_soon_as_it_ends(
    chat: Chat, command: str, label: str
) -> None:
    await chat.say("/pause 2 semaines", "julie")
    await sent(chat)
    silent = await chat.mail("julie")
    await chat.say(command, "julie")
    if label:
        await chat.press(label, "julie")
    move(chat, "2026-11-19 10:00")
    arrived = await chat.mail("julie")

    assert silent == []
    assert [lines(one)[0] for one in arrived] == [TEXT.split("\n")[0]]


async def test_what_a_longer_pause_puts_off_again_does_not_arrive(chat: Chat) -> None:
    await chat.say("/pause 1 jour", "julie")
    await sent(chat)
    await chat.mail("julie")
    await chat.say("/pause 1 semaine", "julie")
    move(chat, "2026-11-19 10:00")

    assert await chat.mail("julie") == []


async def test_pause_until_a_date_asks_for_it(chat: Chat) -> None:
    await chat.say("/pause", "julie")
    asked = await chat.press("Suspendre jusqu’à…")

    assert asked.blocks == (Text("Jusqu’à quel jour?"),)
    assert await chat.say("le 5 janvier") == paused("5 janvier 2027")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/pause bientôt café", "« bientôt café » ne dit pas jusqu’à quand."),
        ("/pause bientôt", "« bientôt » ne dit pas jusqu’à quand."),
        ("/pause 2", "« 2 » ne dit pas jusqu’à quand."),
        ("/pause aujourd'hui", "« aujourd'hui » n’est pas après aujourd’hui."),
        ("/pause jusqu'au 5 janvier 2031", "« jusqu'au 5 janvier 2031 » est dans plus d’un an."),
    ],
)
async def test_pause_without_an_end_is_told_what_to_say(chat: Chat, line: str, why: str) -> None:
    [text, *_] = (await chat.say(line, "julie")).blocks

    assert isinstance(text, Text)
    assert text.text.replace("\xa0", " ").startswith(why)
    assert (await wishes(chat, "julie")).paused_until is None


async def test_line_that_only_begins_with_the_word_is_an_entry(chat: Chat) -> None:
    card = await chat.say("Pause santé 40 personnes 600 $ CHUS gré à gré", "julie")
    assert str(card.blocks[0]).startswith("Text(text='Contrat noté")

    card = await chat.say("/pause santé 40 personnes 600 $ CHUS gré à gré", "julie")
    assert "ne dit pas jusqu’à quand" in str(card.blocks[0])


async def test_pause_with_two_ends_asks_for_one(chat: Chat) -> None:
    card = await chat.say("/pause jusqu'au 5 ou 6 janvier", "julie")
    assert labels(card) == ["Abandonner"]

    assert await chat.say("6 janvier") == paused("6 janvier 2027")


async def test_resume_of_what_was_stopped_takes_one_more_press(chat: Chat) -> None:
    await chat.say("/pause 2 semaines", "julie")
    await chat.say("/stop")
    card = await chat.say("/reprendre")

    assert card.blocks == (
        Text("Rappels repris."),
        Text("Les envois collectifs sont arrêtés depuis le mercredi 18 novembre à\xa010\xa0h."),
        Note(
            "Reprenez pour recevoir de nouveau\xa0: formations, maillage, appels d’offres et "
            "résumé de la semaine."
        ),
    )
    assert labels(card) == ["Reprendre les envois", "Choisir mes envois"]
    assert (await wishes(chat, "julie")).paused_until is None
    assert rows(await chat.say("/pause"))["Envois collectifs"] == (
        "arrêtés depuis le mercredi 18 novembre à 10 h"
    )
    await chat.press("Reprendre les envois", card=card)
    assert (await wishes(chat, "julie")).stopped_at is None


async def test_preferred_platform_is_one_where_the_person_is(chat: Chat) -> None:
    await chat.say("/pause", "sam")
    card = await chat.press("Write to me in Terminal", "sam")
    assert rows(card)["Written to in"] == "Terminal"

    [button] = [one for one in buttons(card) if one.label == "Write to me in Telegram"]
    forged = replace(button, args=("slack",))
    refused = await chat.press(forged.label, "sam", Card(buttons=(forged,)))
    assert refused.blocks == (Text("I cannot write to you there yet: write to me there first."),)
    assert rows(await chat.say("/pause", "sam"))["Written to in"] == "Terminal"


async def test_wishes_are_found_beside_the_messages_one_chose(chat: Chat) -> None:
    await chat.press("Choose my messages", "sam", await chat.say("/privacy", "sam"))
    card = await chat.press("Choose when", "sam")

    assert card.title == "When you are written to"


async def test_pause_concerns_no_cohort_in_particular(chat: Chat) -> None:
    card = await chat.say("/pause 1 mois", "dominique")

    assert card.blocks[0] == Text("Rappels suspendus jusqu’au 18 décembre.")


async def test_pause_in_a_group_is_answered_in_private(chat: Chat) -> None:
    there = partial(replace, chat="-100123", kind=ChatKind.GROUP)
    request = chat.request(Words("/pause 2 semaines"), "julie", Platform.TELEGRAM)
    known = replace(request, user=str(persona("julie").telegram), workspace=TELEGRAM_WORKSPACE)
    reply = await chat.reply(there(known))

    assert (reply.private, reply.aside) == (True, "Noté, détails en privé.")


@pytest.mark.parametrize("line", ["/pause 2 semaines", "/pause", "/reprendre"])
async def test_stranger_is_told_how_to_join(chat: Chat, line: str) -> None:
    assert labels(await chat.say(line, "alex")) == ["Demander l’accès"]
