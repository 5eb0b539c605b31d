"""What Slack shows one person in a channel shows no figure without saying when it was so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.cards import Card
from bot.exchange import ChatKind, Platform, Press, Reply, Words
from storage.consents import Category
from storage.demo import SLACK_WORKSPACE
from tests.handlers.chat import CURRENT, Chat, buttons, persona
from tests.handlers.hosting import LINE, TITLE, TOLD, announced, asked_for, lines, planned
from tests.handlers.tendering import LINE as CALL
from tests.handlers.tendering import SHOWN, WAYS

AS_OF = "État au mercredi 18 novembre à {time}. Ce message ne change pas de lui-même."
AS_OF_EN = "As of Wednesday, November 18 at {time} This message does not change by itself."


async def whispered(chat: Chat, act: Words | Press, who: str = "dominique") -> Reply:
    """Do something in a channel of Slack, where one is answered alone."""
    known = persona(who)
    asked = chat.request(act, who, Platform.SLACK)
    there = replace(asked, workspace=SLACK_WORKSPACE, chat="C1", kind=ChatKind.CHANNEL)
    return await chat.reply(replace(there, user=known.slack, direct="D1"))


async def typed(chat: Chat, line: str, who: str = "dominique") -> Card:
    return shown(await whispered(chat, Words(line), who))


async def press(chat: Chat, label: str, card: Card, who: str = "dominique") -> Card:
    button = next(one for one in buttons(card) if one.label == label)
    return shown(await whispered(chat, Press(button.data), who))


def shown(reply: Reply) -> Card:
    """Return the card for a message that nothing edits."""
    assert reply.unchanging is not None
    return reply.unchanging


def later(chat: Chat) -> None:
    chat.router.clock.move_to(chat.router.clock.now() + timedelta(minutes=5))


async def comes(chat: Chat, who: str, label: str) -> None:
    """Let somebody answer elsewhere, five minutes later, that they come."""
    later(chat)
    await chat.say("/evenements" if label == "Oui" else "/events", who)
    await chat.press(TITLE, who)
    await chat.press(label, who)


def event(time: str, count: str, *hosting: str) -> list[str]:
    ways = ("Oui", "Peut-être", "Non", *hosting, "Mettre à jour")
    return [
        "Formation",
        TOLD,
        f"{count}. Serez-vous là?",
        AS_OF.format(time=time),
        " | ".join(ways),
    ]


async def test_event_announced_from_a_channel_says_when_its_count_was_so(chat: Chat) -> None:
    card = await press(chat, "Annoncer", await typed(chat, f"/evenement {LINE}"))
    hosting = ("Modifier", "Rappels", "Annuler l’événement")
    seen = [lines(card)]
    await comes(chat, "julie", "Oui")
    seen.append(lines(await press(chat, "Mettre à jour", card)))

    assert seen == [
        event("10 h", "0/20, 20 places libres", *hosting),
        event("10 h 05", "1/20, 19 places libres", "Écrire à qui a dit oui", *hosting),
    ]


async def test_list_of_events_in_a_channel_says_when_its_counts_were_so(chat: Chat) -> None:
    await announced(chat)
    card = await typed(chat, "/evenements", "julie")
    seen = [lines(card)]
    await comes(chat, "sam", "Yes")
    seen.append(lines(await press(chat, "Mettre à jour", card, "julie")))

    assert [one[1:] for one in seen] == [
        [f"{TOLD} · 0/20", AS_OF.format(time="10 h"), f"{TITLE} | Mettre à jour"],
        [f"{TOLD} · 1/20", AS_OF.format(time="10 h 05"), f"{TITLE} | Mettre à jour"],
    ]


async def test_further_page_of_a_list_in_a_channel_says_when_its_counts_were_so(
    chat: Chat,
) -> None:
    await planned(chat, *(f"N{number}" for number in range(1, 10)))
    first = await typed(chat, "/evenements", "julie")
    cards = [await press(chat, "Voir les suivants", first, "julie")]
    later(chat)
    await press(chat, "Oui", await press(chat, "N9", cards[0], "mireille"), "mireille")
    cards.append(await press(chat, "Mettre à jour", cards[0], "julie"))

    line, ways = "N9, le vendredi 27 novembre à 10 h", "N9 | Voir les précédents | Mettre à jour"
    assert [lines(one)[1:] for one in cards] == [
        [f"{line} · 0 personne", AS_OF.format(time="10 h"), ways],
        [f"{line} · 1 personne", AS_OF.format(time="10 h 05"), ways],
    ]


async def test_event_opened_in_a_channel_says_it_in_the_readers_language(chat: Chat) -> None:
    await announced(chat)
    card = await press(chat, TITLE, await typed(chat, "/events", "sam"), "sam")
    await comes(chat, "julie", "Oui")
    anew = await press(chat, "Update", card, "sam")

    assert [lines(one)[2:4] for one in (card, anew)] == [
        ["0/20, 20 places left. Will you be there?", AS_OF_EN.format(time="10:00 a.m.")],
        ["1/20, 19 places left. Will you be there?", AS_OF_EN.format(time="10:05 a.m.")],
    ]


async def test_call_for_tenders_announced_from_a_channel_says_when_it_was_so(chat: Chat) -> None:
    card = await press(chat, "Annoncer", await typed(chat, f"/appel {CALL}"))
    later(chat)
    listed = await typed(chat, "/appels", "julie")
    opened = await press(chat, SHOWN[0], listed, "julie")
    later(chat)
    await press(chat, "Suivre", opened, "julie")
    anew = await press(chat, "Mettre à jour", listed, "julie")

    assert AS_OF.format(time="10 h") in lines(card)
    assert lines(opened)[-2:] == [AS_OF.format(time="10 h 05"), f"{WAYS} | Mettre à jour"]
    assert [lines(one)[-2:] for one in (listed, anew)] == [
        [AS_OF.format(time=time), "Service de traiteur | Mettre à jour"]
        for time in ("10 h 05", "10 h 10")
    ]
    assert lines(anew)[1].endswith(" · suivi")


async def test_report_of_a_broadcast_sent_from_a_channel_says_when_it_was_so(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "sam", "mireille")
    subject = await typed(chat, "/diffuser La prochaine formation affiche complet.")
    preview = await press(chat, "Formations", subject)
    report = await press(chat, "Envoyer", preview)
    await chat.delivery.sweep()
    later(chat)
    anew = await press(chat, "Mettre à jour", report)

    times = [AS_OF.format(time=time) for time in ("10 h", "10 h 05")]
    assert [one for card in (report, anew) for one in lines(card) if one in times] == times


async def test_answer_that_is_put_off_says_when_it_was_so(chat: Chat) -> None:
    await announced(chat)
    request = chat.request(Words("/evenements"), "julie")
    reply = await chat.reply(request)
    await chat.router.postponed(request, reply, timedelta(minutes=40))
    await chat.mail("julie")
    chat.router.clock.move_to(chat.router.clock.now() + timedelta(minutes=40))
    [card] = await chat.mail("julie")

    assert lines(card)[1:] == [
        f"{TOLD} · 0/20",
        AS_OF.format(time="10 h"),
        f"{TITLE} | Mettre à jour",
    ]


async def test_event_that_is_not_announced_is_shown_anew_to_nobody(chat: Chat) -> None:
    preview = await chat.say(f"/evenement {LINE}", "dominique")
    number = preview.buttons[-1].args[0]
    forged = await whispered(chat, Press(f"event.anew@{CURRENT}:{number}"), "julie")

    assert lines(shown(forged)) == [
        "Cet événement n’existe pas. Pour voir les prochains : /evenements"
    ]
