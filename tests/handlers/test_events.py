"""Events: prepared from a line, seen in both languages, announced or given up."""

from __future__ import annotations

from functools import partial

import pytest

from storage import audit
from storage.announcements import Stage
from storage.consents import Category
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import (
    LINE,
    SAID,
    TOLD,
    announced,
    asked_for,
    attached,
    coordinating,
    lines,
    move,
    newest,
)

PREVIEW = [
    "Aperçu, rien n’est parti : 1 destinataire",
    "Formation",
    TOLD,
    "0/20, 20 places libres.",
    "Serez-vous là?",
    "Training",
    SAID,
    "0/20, 20 places left.",
    "Will you be there?",
    "Même titre en français et en anglais : tout le monde lit celui-ci.",
    "Pour toute la cohorte",
    "Annoncer | Modifier | Choisir le public | Renoncer",
]
NONE = "Aucun événement n’est annoncé pour le moment."


async def asked(chat: Chat, line: str) -> list[str]:
    """Type an event, and return what is answered."""
    return lines(await chat.say(f"/evenement {line}", "dominique"))


async def test_event_is_previewed_in_both_languages(chat: Chat) -> None:
    assert await asked(chat, LINE) == PREVIEW
    assert await chat.mail("julie") == []
    assert (await newest(chat)).stage is Stage.PREPARED


async def test_english_line_is_understood_alike(chat: Chat) -> None:
    line = "training Répondre à un appel d'offres, Thursday, Nov 26, 2pm-4:30pm, Parvis, 20 seats"
    card = await chat.say(f"/event {line}", "dominique")

    assert lines(card) == PREVIEW


async def test_bare_command_lists_what_is_coming(chat: Chat) -> None:
    card = await chat.say("/evenement", "dominique")

    assert lines(card) == ["Événements à venir", NONE, "Annoncer un événement"]


async def test_who_may_not_announce_sees_the_list(chat: Chat) -> None:
    card = await chat.say(f"/evenement {LINE}", "julie")

    assert lines(card) == ["Événements à venir", NONE]


async def test_event_is_asked_for_step_by_step(chat: Chat) -> None:
    await chat.say("/evenement", "dominique")
    kinds = await chat.press("Annoncer un événement", "dominique")
    title = await chat.press("Formation", "dominique")
    day = await chat.say("Répondre à un appel d'offres", "dominique")
    hours = await chat.say("jeudi 26", "dominique")
    card = await chat.say("14h à 16h30", "dominique")

    assert lines(kinds)[0] == "De quel type d’événement s’agit-il?"
    assert lines(title)[0] == "Quel est son titre?"
    assert lines(day)[0] == "Pour quel jour est-ce?"
    assert lines(hours)[0] == "À quelle heure? Par exemple : 14 h – 16 h 30"
    assert lines(card)[2] == TOLD.removesuffix(", Parvis")


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("formation X, hier 14h", "Ce jour est passé : « hier ». Quel est le bon?"),
        (
            "formation X, aujourd'hui 9h",
            "Ce moment est passé : le mercredi 18 novembre à 9 h. Quel est le bon jour?",
        ),
        (
            "formation X, 31 février 14h",
            "La date « 31 février » n’existe pas. Quelle est la bonne?",
        ),
        (
            "formation X, jeudi 27 novembre 14h",
            "« jeudi 27 novembre » peut désigner plus d’un jour. Lequel est le bon?",
        ),
        (
            "formation X, jeudi 16h-14h",
            "« 16h-14h » finit avant de commencer. De quelle heure à quelle heure est-ce?",
        ),
        ("formation X, jeudi 25h", "L’heure « 25h » n’existe pas. À quelle heure est-ce?"),
        (
            "formation X, jeudi 2h30",
            (
                "« 2h30 » peut être avant ou après midi. Quelle est la bonne heure? "
                "Par exemple : 2 h 30 du matin, ou 14 h 30"
            ),
        ),
        (
            "formation X, jeudi 14h, 0 places",
            "« 0 places » n’est pas un nombre de places, de 1 à 5 000. Combien y en a-t-il?",
        ),
        (
            f"formation {'x' * 160}, jeudi 14h",
            "Ce texte a 160 caractères, et la limite est de 150. Comment le dire plus brièvement?",
        ),
    ],
)
async def test_doubtful_event_is_asked_about(chat: Chat, line: str, question: str) -> None:
    assert (await asked(chat, line))[0] == question


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("training X, yesterday 2pm", "“yesterday” is past. Which day is it?"),
        ("training X, February 30, 2pm", "There is no such day as “February 30”. Which day is it?"),
        (
            "training X, Thursday 4pm-2pm",
            "“4pm-2pm” ends before it begins. From when to when is it?",
        ),
        (
            "training X, Thursday 2pm, 0 places",
            "“0 places” is no number of places, from 1 to 5,000. How many are there?",
        ),
        (
            f"training {'x' * 160}, Thursday 2pm",
            "This is 160 characters long, and 150 fit here. What is a shorter way?",
        ),
    ],
)
async def test_doubts_are_put_in_english_too(chat: Chat, line: str, question: str) -> None:
    await coordinating(chat, "sam")
    card = await chat.say(f"/event {line}", "sam")

    assert lines(card)[0] == question


async def test_hour_that_no_clock_shows_is_asked_about(chat: Chat) -> None:
    line = "/evenement formation Nuit blanche, 14 mars 2027 2h30-5h, Parvis"
    await chat.say(line, "dominique")
    card = await chat.press(
        "2\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30 – 5\N{NO-BREAK SPACE}h", "dominique"
    )
    answered = await chat.say("3h30 a.m. - 5h a.m.", "dominique")

    assert lines(card)[0] == (
        "L’heure change le 14 mars 2027 : il n’y aura pas de 2 h 30 ce jour-là. "
        "À quelle heure est-ce?"
    )
    told = "Nuit blanche, le dimanche 14 mars 2027 de 3 h 30 à 5 h, Parvis"
    assert lines(answered)[2] == told


async def test_answer_to_a_doubt_keeps_the_rest(chat: Chat) -> None:
    await asked(chat, LINE.replace("14h-16h30", "16h30-14h"))
    card = await chat.say("14h à 16h30", "dominique")

    assert lines(card) == PREVIEW


async def test_changed_text_makes_a_new_preview_and_the_old_one_is_stale(chat: Chat) -> None:
    old = await chat.say(f"/evenement {LINE}", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Lieu", "dominique")
    card = await chat.say("Hôtel de ville", "dominique")
    stale = await chat.press("Annoncer", "dominique", old)

    assert lines(card)[2] == TOLD.replace("Parvis", "Hôtel de ville")
    assert lines(stale) == ["Cet aperçu a changé depuis : servez-vous du plus récent."]
    assert (await newest(chat)).stage is Stage.PREPARED


async def test_event_that_is_past_by_now_is_not_announced(chat: Chat) -> None:
    preview = await chat.say(f"/evenement {LINE}", "dominique")
    move(chat, "2026-11-26 14:00")
    refused = await chat.press("Annoncer", "dominique", preview)

    assert lines(refused) == ["Cet événement est passé : changez sa date avant de l’annoncer."]
    assert (await newest(chat)).stage is Stage.PREPARED


async def test_event_given_up_reaches_nobody(chat: Chat) -> None:
    preview = await chat.say(f"/evenement {LINE}", "dominique")
    card = await chat.press("Renoncer", "dominique")
    late = await chat.press("Annoncer", "dominique", preview)

    assert lines(card) == [f"Rien n’est parti : {TOLD}."]
    assert lines(late) == ["Cet événement a été abandonné le mercredi 18 novembre à 10 h."]
    assert await chat.mail("julie") == []


async def test_announcement_reaches_who_agreed_and_not_its_author(chat: Chat) -> None:
    await asked_for(chat, Category.TRAINING, "dominique")
    await announced(chat)
    [card] = await chat.mail("julie")

    assert lines(card) == [
        "Formation",
        TOLD,
        "0/20, 20 places libres. Serez-vous là?",
        "Oui | Peut-être | Non",
    ]
    assert await chat.mail("sam") == await chat.mail("dominique") == []


async def test_who_stops_before_it_leaves_is_not_invited(chat: Chat) -> None:
    move(chat, "2026-11-18 22:00")
    await announced(chat)
    await chat.mail("julie")
    await chat.say("/stop", "julie")
    move(chat, "2026-11-19 08:01")

    assert await chat.mail("julie") == []


async def test_invitation_is_useless_once_the_event_began(chat: Chat) -> None:
    await announced(chat, LINE.replace("jeudi 26 novembre", "demain"))
    move(chat, "2026-11-19 14:01")

    assert await chat.mail("julie") == []


async def test_announcing_twice_tells_once(chat: Chat) -> None:
    preview = await chat.say(f"/evenement {LINE}", "dominique")
    await chat.press("Annoncer", "dominique")
    again = await chat.press("Annoncer", "dominique", preview)

    assert lines(again) == ["Cet événement est déjà annoncé."]
    assert len(await chat.mail("julie")) == 1


async def test_announcement_leaves_a_trail(chat: Chat) -> None:
    await announced(chat)
    event = (await newest(chat)).id
    ask = partial(audit.trail, cohort=CURRENT, entity="event", entity_id=event)

    assert [one.action for one in await chat.router.store.read(ask)] == ["announced"]


async def test_only_coordinators_announce(chat: Chat) -> None:
    preview = await chat.say(f"/evenement {LINE}", "dominique")
    card = await chat.press("Annoncer", "julie", preview)

    assert lines(card)[0].startswith("Commande réservée à")
    assert (await newest(chat)).stage is Stage.PREPARED


async def test_channels_are_told_without_anyones_answer(chat: Chat) -> None:
    await attached(chat, "C1", "announcements")
    await attached(chat, "C2", "coordination")
    preview = await chat.say(f"/evenement {LINE}", "dominique")
    await chat.press("Annoncer", "dominique")
    await chat.mail("julie")

    assert lines(preview)[-2] == "Et 1 canal."
    [card] = chat.outlet.sent["C1"]
    assert lines(card) == [
        "Formation",
        TOLD,
        "0/20, 20 places libres. Serez-vous là?",
        "Oui | Peut-être | Non",
    ]
    assert "C2" not in chat.outlet.sent


async def test_event_may_last_until_midnight(chat: Chat) -> None:
    card = await asked(chat, "réseautage Veillée, jeudi 26 novembre 20h-minuit, Parvis")

    assert card[2] == "Veillée, le jeudi 26 novembre de 20 h à minuit, Parvis"
    assert "Veillée, Thursday, November 26 from 8:00 p.m. to midnight, Parvis" in card
