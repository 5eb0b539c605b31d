"""Broadcasts that were sent: read, followed, stopped and put right."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.exchange import Press
from storage import announcements, audit, posts
from storage.broadcasts import Broadcast
from storage.consents import Category
from storage.db import Session
from tests.handlers.broadcasting import (
    CHANGED,
    REPORT,
    SIGNED,
    SIGNED_EN,
    STOPPABLE,
    TEXT,
    counts,
    english_added,
    lost,
    sent,
    written,
)
from tests.handlers.chat import CURRENT, Chat, persona
from tests.handlers.hosting import asked_for, lines, move


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
        "Injoignables: 8",
        "Désabonnées ou sans accord: 0",
        STOPPABLE,
    ]
    assert lines(report)[0] == "Envoyé le mercredi 18 novembre à 10 h"
    assert lines(report)[-1] == REPORT
    found = counts(report)
    assert found.pop("Personnes visées") == sum(found.values()) == 11
    assert (found["Injoignables"], found["Désabonnées ou sans accord"]) == (9, 1)


async def test_copy_that_could_not_be_sent_is_counted_apart(chat: Chat) -> None:
    await sent(chat)

    def fail(db: Session) -> None:
        now = chat.router.clock.now()
        [one, other, _] = posts.claim(db, now=now, limit=3, lease=timedelta(minutes=3))
        posts.failed(db, post=one.id, error="rejected: invalid_blocks")
        posts.failed(db, post=other.id, error="slack: is_archived")

    await chat.router.store.run(fail)
    found = counts(await chat.press("Voir le rapport", "dominique"))

    assert (found["N’ont pas pu être envoyés"], found["Injoignables"]) == (1, 9)
    assert found.pop("Personnes visées") == sum(found.values())


async def test_stopped_broadcast_reaches_nobody_more(chat: Chat) -> None:
    await sent(chat)
    stopped = await chat.press("Arrêter l’envoi", "dominique")

    assert lines(stopped)[0] == "Envoi arrêté le mercredi 18 novembre à 10 h"
    assert counts(stopped)["Arrêtés avant leur départ"] == 3
    assert await chat.mail("julie") == []


async def test_copy_that_is_leaving_as_a_broadcast_is_stopped_is_told_apart(chat: Chat) -> None:
    card = await sent(chat)
    now = chat.router.clock.now()
    take = partial(posts.claim, now=now, limit=1, lease=timedelta(minutes=3))
    [taken] = await chat.router.store.run(take)
    stopped = counts(await chat.press("Arrêter l’envoi", "dominique", card))
    arrives = partial(posts.sent, post=taken.id, now=now, message_chat="C", message_id="1")
    await chat.router.store.run(partial(arrives, digest="d"))
    after = counts(await chat.press("Voir le rapport", "dominique"))

    told = ("Envoyés", "En route au moment de l’arrêt", "Arrêtés avant leur départ")
    assert [stopped.get(one, 0) for one in told] == [0, 1, 2]
    assert [after.get(one, 0) for one in told] == [1, 0, 2]


async def test_pause_of_a_week_only_delays_a_broadcast(chat: Chat) -> None:
    await chat.say("/pause 1 semaine", "julie")
    await sent(chat)
    await chat.mail("julie")
    move(chat, "2026-11-25 08:01")
    [late] = await chat.mail("julie")

    assert lines(late)[:2] == TEXT.split("\n")


async def test_report_tells_why_its_readers_have_it_later(chat: Chat) -> None:
    await chat.say("/pause 1 semaine", "julie")
    move(chat, "2026-11-18 22:00")
    await sent(chat)
    await chat.mail("julie")
    by_night = await chat.press("Voir le rapport", "dominique")
    move(chat, "2026-11-19 08:01")
    await chat.mail("julie")
    after = await chat.press("Voir le rapport", "dominique")

    assert lines(by_night)[-2:] == ["En attente : 1 en pause · 2 en heures calmes", STOPPABLE]
    assert lines(after)[-2:] == ["En attente : 1 en pause", STOPPABLE]


async def test_report_tells_who_has_it_after_another_message(chat: Chat) -> None:
    await sent(chat)
    await chat.say("/diffuser Encore un mot.", "dominique")
    await chat.press("Formations", "dominique")
    await chat.press("Envoyer", "dominique")
    await chat.mail("julie")
    french = await chat.press("Voir le rapport", "dominique")
    await chat.say("/langue en", "dominique")
    english = await chat.press("Voir le rapport", "dominique", french)

    assert lines(french)[-2:] == ["En attente : 3 après un autre message", STOPPABLE]
    assert lines(english)[-2] == "Waiting: 3 after another message"


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
    assert counts(report)["Désabonnées ou sans accord"] == 1


async def test_text_put_right_changes_every_copy(chat: Chat) -> None:
    await sent(chat)
    await chat.mail("julie")
    await chat.press("Modifier le texte", "dominique")
    await chat.press("Texte en français", "dominique")
    await chat.say("Le texte exact.", "dominique")
    [edited] = await chat.mail("julie")

    assert lines(edited) == ["Le texte exact.", SIGNED, "Me désabonner"]


async def test_text_put_right_in_one_language_shows_the_other(chat: Chat) -> None:
    await written(chat)
    await english_added(chat)
    await chat.press("Envoyer", "dominique")
    await chat.press("Modifier le texte", "dominique")
    await chat.press("Texte en français", "dominique")
    french = await chat.say("Bonjour à vous!", "dominique")
    await chat.press("Modifier le texte", "dominique")
    await chat.press("Texte en anglais", "dominique")
    english = await chat.say("Hello!", "dominique")

    assert lines(french) == [
        "Texte modifié",
        "Bonjour à vous!",
        "Le texte anglais reste : Good morning!",
        CHANGED,
    ]
    assert lines(english)[1:3] == ["Hello!", "Le texte français reste : Bonjour à vous!"]


async def test_text_to_which_a_language_is_added_shows_its_report(chat: Chat) -> None:
    await sent(chat)
    await chat.press("Modifier le texte", "dominique")
    await chat.press("Texte en anglais", "dominique")
    report = await chat.say("Hello!", "dominique")

    assert lines(report)[-1] == STOPPABLE


async def test_two_coordinators_do_not_overwrite_each_other(chat: Chat) -> None:
    report = await sent(chat)
    await chat.press("Modifier le texte", "dominique")
    await chat.press("Texte en français", "dominique")
    number = int(report.buttons[0].args[0])
    now = chat.router.clock.now()

    def change(db: Session) -> None:
        write = partial(announcements.change, db, Broadcast, cohort=CURRENT, announcement=number)
        write(changes={"text_fr": "Le sien."}, by=None, now=now)

    await chat.router.store.run(change)
    asked = await chat.say("Le mien.", "dominique")
    put = await chat.press("Remplacer", "dominique")

    old = TEXT.replace("\n", " ")
    assert lines(asked)[0] == (
        "Quelqu’un a modifié ce texte entre-temps : "
        f"Texte en français : {old} → Le sien. (vous : Le mien.). Remplacer par votre version?"
    )
    assert lines(put)[1] == "Le mien."


async def test_one_tap_unsubscribes(chat: Chat) -> None:
    await sent(chat)
    [message] = await chat.mail("julie")
    stopped = await chat.press("Me désabonner", "julie", message)

    assert lines(stopped)[0].startswith("Désabonnement fait : ")


async def test_broadcast_leaves_a_trail(chat: Chat) -> None:
    report = await sent(chat)
    number = int(report.buttons[0].args[0])
    await chat.press("Arrêter l’envoi", "dominique")
    ask = partial(audit.trail, cohort=CURRENT, entity="broadcast", entity_id=number)

    trail = await chat.router.store.read(ask)
    assert [one.action for one in trail] == ["sent", "stopped"]
