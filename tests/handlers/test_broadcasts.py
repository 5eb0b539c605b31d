"""Broadcasts: written, seen as they will be read, sent, followed, stopped and put right."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from bot.cards import Card
from bot.exchange import Press
from storage import announcements, audit, chats, cohorts, people, posts
from storage.broadcasts import Broadcast
from storage.chats import ChatKind
from storage.consents import Category
from storage.db import Session
from tests.handlers.chat import CURRENT, Chat, labels, persona
from tests.handlers.hosting import asked_for, coordinating, lines, move

TEXT = 'Bonjour! Le contrat: 2500 $ du CHUS,\nc\'est *jeudi* <!channel> "vu"'
SIGNED = (
    "Envoyé par Pôle fictif de l’achat collectif pour Estrie–Montréal 2026-2027, "
    "300, rue de l’Essai, Sherbrooke (Québec) H0H 0H0, renseignements@example.org. "
    "Pour vous désabonner : /stop"
)
SIGNED_EN = (
    "Sent by Pôle fictif de l’achat collectif on behalf of Estrie–Montréal 2026-2027, "
    "300, rue de l’Essai, Sherbrooke (Québec) H0H 0H0, renseignements@example.org. "
    "Unsubscribe: /stop"
)
BUTTONS = "Envoyer | Modifier | Choisir le public | Renoncer"
REPORT = "Voir le rapport | Modifier le texte"
STOPPABLE = f"{REPORT} | Arrêter l’envoi"


async def written(chat: Chat, text: str = TEXT) -> Card:
    """Let Dominique write to the current cohort, where three others agreed to hear of trainings."""
    await asked_for(chat, Category.TRAINING, "sam", "mireille", "dominique")
    await chat.say(f"/diffuser {text}", "dominique")
    return await chat.press("Formations", "dominique")


async def english_added(chat: Chat, text: str = "Good morning!") -> Card:
    await chat.press("Modifier", "dominique")
    await chat.press("Texte en anglais", "dominique")
    return await chat.say(text, "dominique")


async def reworded(chat: Chat, card: Card, label: str, words: str) -> Card:
    await chat.press("Modifier", "dominique", card)
    await chat.press(label, "dominique")
    return await chat.say(words, "dominique")


async def sent(chat: Chat) -> Card:
    await written(chat)
    return await chat.press("Envoyer", "dominique")


def counts(card: Card) -> dict[str, int]:
    """Return the figures of a preview or a report."""
    pairs = (line.rsplit(": ", 1) for line in lines(card) if ": " in line)
    return {label: int(count) for label, count in pairs if count.isdecimal()}


async def lost(chat: Chat, key: str) -> None:
    """Let somebody block the bot."""

    def block(db: Session) -> None:
        user = persona(key).terminal
        at = {"platform": "terminal", "workspace": "local"}
        reader = people.by_account(db, **at, user_id=user)
        assert reader is not None
        room = chats.remember(db, **at, chat_id=user, kind=ChatKind.DIRECT, person=reader.id)
        chats.mark_unreachable(db, chat=room.id, reason="blocked", now=chat.router.clock.now())

    await chat.router.store.run(block)


async def test_preview_shows_the_message_to_the_letter_and_who_will_read_it(chat: Chat) -> None:
    assert lines(await written(chat)) == [
        "Aperçu, rien n’est parti : 3 destinataires",
        *TEXT.split("\n"),
        SIGNED,
        "Aucun texte en anglais : tout le monde lit celui-ci.",
        "Pour toute la cohorte",
        "Sujet: Formations",
        "Personnes visées: 11",
        "Recevront l’envoi: 3",
        "Désabonnements et sans accord: 8",
        "Injoignables: 0",
        BUTTONS,
    ]
    assert await chat.mail("julie") == []


async def test_subject_is_asked_and_never_read_from_the_text(chat: Chat) -> None:
    text = await chat.say("/diffuser", "dominique")
    topic = await chat.say("Réseautage : la formation affiche complet", "dominique")

    assert lines(text)[0] == "Que voulez-vous écrire?"
    assert lines(topic)[0] == (
        "Quel en est le sujet? L’envoi va aux personnes qui ont accepté d’en entendre parler."
    )
    assert labels(topic)[:3] == ["Formations", "Réseautage", "Maillage"]
    preview = await chat.say("réseautage", "dominique")
    assert lines(preview)[1] == "Réseautage : la formation affiche complet"
    assert "Sujet: Réseautage" in lines(preview)


async def test_each_reader_reads_their_language_and_the_author_nothing(chat: Chat) -> None:
    await written(chat)
    preview = await english_added(chat)
    english = await chat.press("Voir en anglais", "dominique")
    await chat.press("Envoyer", "dominique")
    [julie] = await chat.mail("julie")
    [sam] = chat.outlet.sent[persona("sam").terminal]

    assert lines(preview)[1:4] == [*TEXT.split("\n"), SIGNED]
    assert lines(english)[1:3] == ["Good morning!", SIGNED_EN]
    assert lines(julie) == [*TEXT.split("\n"), SIGNED, "Me désabonner"]
    assert lines(sam) == ["Good morning!", SIGNED_EN, "Unsubscribe"]
    assert persona("dominique").terminal not in chat.outlet.sent


async def test_english_command_makes_an_english_text(chat: Chat) -> None:
    await chat.say("/broadcast Good morning!", "dominique")
    preview = await chat.press("Formations", "dominique")

    assert lines(preview)[1:4] == [
        "Good morning!",
        SIGNED_EN,
        "Aucun texte en français : tout le monde lit celui-ci.",
    ]


async def test_changed_text_makes_a_new_preview_and_the_old_one_is_stale(chat: Chat) -> None:
    old = await written(chat)
    await english_added(chat)
    stale = await chat.press("Envoyer", "dominique", old)

    assert lines(stale) == ["Cet aperçu a changé depuis : servez-vous du plus récent."]
    assert await chat.mail("julie") == []


async def test_text_given_up_or_sent_is_not_sent_again(chat: Chat) -> None:
    preview = await written(chat)
    dropped = await chat.press("Renoncer", "dominique")
    late = await chat.press("Envoyer", "dominique", preview)
    other = await written(chat)
    await chat.press("Envoyer", "dominique", other)
    again = await chat.press("Envoyer", "dominique", other)

    assert lines(dropped) == ["Rien n’est parti."]
    assert lines(late) == ["Ce texte a été abandonné le mercredi 18 novembre à 10 h."]
    assert lines(again) == ["Ce texte est parti le mercredi 18 novembre à 10 h."]
    assert len(await chat.mail("julie")) == 1


async def test_report_adds_up_to_the_selection(chat: Chat) -> None:
    await written(chat)
    await lost(chat, "mireille")
    await asked_for(chat, Category.TRAINING, "julie")
    preview = await chat.press("Choisir le public", "dominique")
    preview = await chat.press("Revenir à l’aperçu", "dominique")
    under_way = await chat.press("Envoyer", "dominique")
    await chat.say("/stop", "sam")
    await chat.mail("julie")
    report = await chat.press("Voir le rapport", "dominique")

    assert counts(preview)["Recevront l’envoi"] == 3
    assert lines(under_way) == [
        "Envoi en cours depuis le mercredi 18 novembre à 10 h",
        *TEXT.split("\n"),
        "Pour toute la cohorte",
        "Personnes visées: 11",
        "Envoyés: 0",
        "En attente: 3",
        "Injoignables: 0",
        "Désabonnements et sans accord: 8",
        STOPPABLE,
    ]
    assert lines(report)[0] == "Envoyé le mercredi 18 novembre à 10 h"
    assert lines(report)[-1] == REPORT
    found = counts(report)
    assert found.pop("Personnes visées") == sum(found.values()) == 11
    assert found["Désabonnements et sans accord"] == 9


async def test_copy_that_could_not_be_sent_is_counted_apart(chat: Chat) -> None:
    await sent(chat)

    def fail(db: Session) -> None:
        now = chat.router.clock.now()
        [one, other, _] = posts.claim(db, now=now, limit=3, lease=timedelta(minutes=3))
        posts.failed(db, post=one.id, error="rejected: invalid_blocks")
        posts.failed(db, post=other.id, error="slack: is_archived")

    await chat.router.store.run(fail)
    found = counts(await chat.press("Voir le rapport", "dominique"))

    assert (found["N’ont pas pu être envoyés"], found["Injoignables"]) == (1, 1)
    assert found.pop("Personnes visées") == sum(found.values())


async def test_stopped_broadcast_reaches_nobody_more(chat: Chat) -> None:
    await sent(chat)
    stopped = await chat.press("Arrêter l’envoi", "dominique")

    assert lines(stopped)[0] == "Envoi arrêté le mercredi 18 novembre à 10 h"
    assert counts(stopped)["Arrêtés avant leur départ"] == 3
    assert await chat.mail("julie") == []


async def test_pause_of_a_week_only_delays_a_broadcast(chat: Chat) -> None:
    await chat.say("/pause 1 semaine", "julie")
    await sent(chat)
    await chat.mail("julie")
    move(chat, "2026-11-25 08:01")
    [late] = await chat.mail("julie")

    assert lines(late)[:2] == TEXT.split("\n")


async def test_stopping_twice_says_when_it_was_stopped(chat: Chat) -> None:
    under_way = await sent(chat)
    await chat.press("Arrêter l’envoi", "dominique")
    again = await chat.press("Arrêter l’envoi", "dominique", under_way)

    assert lines(again) == ["Cet envoi a été arrêté le mercredi 18 novembre à 10 h."]


async def test_text_that_was_not_sent_has_no_report(chat: Chat) -> None:
    preview = await written(chat)
    number = preview.buttons[0].args[0]
    for key in ("report", "stop", "edit"):
        pressed = await chat.send(chat.request(Press(f"broadcast.{key}:{number}"), "dominique"))
        assert lines(pressed) == ["Ce texte n’est pas parti."]


async def test_consent_withdrawn_before_it_leaves_holds(chat: Chat) -> None:
    await written(chat)
    move(chat, "2026-11-18 22:00")
    await chat.press("Envoyer", "dominique")
    await asked_for(chat, Category.TRAINING, "sam", granted=False)
    move(chat, "2026-11-19 08:01")
    await chat.mail("julie")
    report = await chat.press("Voir le rapport", "dominique")

    assert persona("sam").terminal not in chat.outlet.sent
    assert counts(report)["Envoyés"] == 2
    assert counts(report)["Désabonnements et sans accord"] == 9


async def test_text_put_right_changes_every_copy(chat: Chat) -> None:
    await sent(chat)
    await chat.mail("julie")
    await chat.press("Modifier le texte", "dominique")
    await chat.press("Texte en français", "dominique")
    await chat.say("Le texte exact.", "dominique")
    [edited] = await chat.mail("julie")

    assert lines(edited) == ["Le texte exact.", SIGNED, "Me désabonner"]


async def test_two_coordinators_do_not_overwrite_each_other(chat: Chat) -> None:
    report = await sent(chat)
    await chat.press("Modifier le texte", "dominique")
    await chat.press("Texte en français", "dominique")
    number = int(report.buttons[0].args[0])
    now = chat.router.clock.now()

    def change(db: Session) -> None:
        write = partial(announcements.change, db, Broadcast, cohort=CURRENT, announcement=number)
        write(changes={"text_en": "Hi"}, by=None, now=now)

    await chat.router.store.run(change)
    asked = await chat.say("Le mien.", "dominique")
    put = await chat.press("Mettre mon texte", "dominique")

    assert lines(asked)[0] == "? a modifié ce texte entre-temps. Mettre le vôtre à la place?"
    assert lines(put)[1] == "Le mien."


async def test_second_coordinator_is_asked_and_the_other_text_stays(chat: Chat) -> None:
    await coordinating(chat, "sam")
    preview = await written(chat)
    await chat.say("/events", "sam")
    await chat.press("Modifier", "sam", preview)
    await chat.press("Text in English", "sam")
    await reworded(chat, preview, "Texte en français", "Le mien.")
    asked = await chat.say("Mine.", "sam")
    put = await chat.press("Put my text", "sam")
    french = await chat.press("See it in French", "sam")

    assert lines(asked) == [
        "Dominique Lavoie changed this text meanwhile. Put yours in its place?",
        "Put my text | Drop",
    ]
    assert (lines(put)[1], lines(french)[1]) == ("Mine.", "Le mien.")


async def test_text_in_one_language_is_taken_away_but_not_the_last_one(chat: Chat) -> None:
    await written(chat)
    await english_added(chat)
    await chat.press("Modifier", "dominique")
    await chat.press("Texte en français", "dominique")
    english = await chat.press("Aucun texte en français", "dominique")
    await chat.press("Modifier", "dominique")
    await chat.press("Texte en anglais", "dominique")
    asked = await chat.press("Aucun texte en anglais", "dominique")
    preview = await chat.say("Le texte.", "dominique")

    assert lines(english)[1:3] == ["Good morning!", SIGNED_EN]
    assert lines(asked)[0] == "Que voulez-vous écrire?"
    assert lines(preview)[1:4] == [
        "Le texte.",
        SIGNED,
        "Aucun texte en anglais : tout le monde lit celui-ci.",
    ]


@pytest.mark.parametrize(
    ("reader", "command", "question"),
    [
        (
            "dominique",
            "/diffuser",
            (
                "Ce texte compte 3 001 caractères, et chaque plateforme en prend 3 000. "
                "Il est gardé : quelle est sa version plus courte?"
            ),
        ),
        (
            "sam",
            "/broadcast",
            (
                "This text has 3,001 characters, and 3,000 fit on every platform. "
                "It is kept: what is a shorter one?"
            ),
        ),
    ],
)
async def test_first_text_too_long_is_asked_again(
    chat: Chat, reader: str, command: str, question: str
) -> None:
    await coordinating(chat, "sam")
    await chat.say("/events", "sam")
    asked = await chat.say(f"{command} {'é' * 3_001}", reader)
    topic = await chat.say("é" * 3_000, reader)

    assert lines(asked)[0] == question
    assert len(labels(topic)) == 8


async def test_text_too_long_is_refused_and_kept(chat: Chat) -> None:
    await chat.say("/diffuser Bonjour", "dominique")
    await chat.press("Formations", "dominique")
    asked = await english_added(chat, "é" * 3_001)
    preview = await chat.say("é" * 3_000, "dominique")

    assert lines(asked)[0] == (
        "Ce texte compte 3 001 caractères, et chaque plateforme en prend 3 000. "
        "Il est gardé : quelle est sa version plus courte?"
    )
    assert lines(preview)[1] == "Bonjour"


async def test_audience_is_chosen_and_an_empty_one_refused(chat: Chat) -> None:
    await written(chat)
    await chat.press("Choisir le public", "dominique")
    await chat.press("Championnes et champions", "dominique")
    champions = await chat.press("Revenir à l’aperçu", "dominique")
    await chat.press("Choisir le public", "dominique")
    await chat.press("Championnes et champions", "dominique")
    await chat.press("Coordination", "dominique")
    await chat.press("EÉS", "dominique")
    await chat.press("Revenir à l’aperçu", "dominique")
    refused = await chat.press("Envoyer", "dominique")

    assert counts(champions)["Recevront l’envoi"] == 1
    assert lines(refused) == ["Personne ne recevrait ce texte : choisissez son public."]


async def test_sender_without_an_address_is_refused(chat: Chat) -> None:
    await written(chat)
    silent = partial(cohorts.describe, cohort=CURRENT, details={"sender_address": ""})
    await chat.router.store.run(partial(silent, now=chat.router.clock.now()))
    refused = await chat.press("Envoyer", "dominique")

    assert lines(refused) == ["Indiquez d’abord qui envoie, et de quelle adresse : /cohorte"]


async def test_one_tap_unsubscribes(chat: Chat) -> None:
    await sent(chat)
    [message] = await chat.mail("julie")
    stopped = await chat.press("Me désabonner", "julie", message)

    assert lines(stopped)[0].startswith("Désabonnement fait : ")


@pytest.mark.parametrize("button", ["Envoyer", "Renoncer", "Modifier", "Choisir le public"])
async def test_only_coordinators_broadcast(chat: Chat, button: str) -> None:
    preview = await written(chat)
    typed = await chat.say("/diffuser Bonjour", "julie")
    pressed = await chat.press(button, "julie", preview)

    assert lines(typed)[0].startswith("Commande réservée à")
    assert lines(pressed)[0].startswith("Commande réservée à")


async def test_broadcast_leaves_a_trail(chat: Chat) -> None:
    report = await sent(chat)
    number = int(report.buttons[0].args[0])
    await chat.press("Arrêter l’envoi", "dominique")
    ask = partial(audit.trail, cohort=CURRENT, entity="broadcast", entity_id=number)

    trail = await chat.router.store.read(ask)
    assert [one.action for one in trail] == ["sent", "stopped"]
