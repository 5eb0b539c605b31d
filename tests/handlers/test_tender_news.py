"""What is told of a followed call's closing: each once, moved or cancelled too."""

from __future__ import annotations

import pytest

from storage.people import Role
from tests.handlers.chat import Chat
from tests.handlers.confirming import found, joined
from tests.handlers.hosting import lines, move, under_way
from tests.handlers.tendering import TOLD, followed, reopened, shared, told_at

NEAR = "Service de traiteur, le mardi 8 décembre à 14 h."


async def test_each_deadline_is_told_once(chat: Chat) -> None:
    await followed(chat)
    days = ("2026-11-24", "2026-12-01", "2026-12-06", "2026-12-07")
    told = [await told_at(chat, f"{day}T09:0{minute}") for day in days for minute in (1, 2)]

    assert told == [
        [[f"Dans 14 jours : {NEAR}", "Pas pour nous"]],
        [],
        [[f"Dans 7 jours : {NEAR}", "Pas pour nous"]],
        [],
        [[f"Dans 2 jours : {NEAR}", "Pas pour nous"]],
        [],
        [["Demain à 14 h : Service de traiteur.", "Pas pour nous"]],
        [],
    ]


@pytest.mark.parametrize(
    ("when", "expected", "due"),
    [
        ("2026-12-05T10:30", f"Dans 3 jours : {NEAR}", "mardi 1er"),
        ("2026-12-06T10:30", f"Dans 2 jours : {NEAR}", "dimanche 6"),
        ("2026-12-07T10:30", "Demain à 14 h : Service de traiteur.", "lundi 7"),
        ("2026-12-08T10:30", "Aujourd’hui à 14 h : Service de traiteur.", "lundi 7"),
    ],
)
async def test_after_a_stop_only_the_last_deadline_is_told(
    chat: Chat, when: str, expected: str, due: str
) -> None:
    await followed(chat)
    late = f"En retard : attendu le {due} décembre à 9 h."

    assert await told_at(chat, when) == [[expected, late, "Pas pour nous"]]


async def test_who_declines_is_told_no_more(chat: Chat) -> None:
    await followed(chat)
    await chat.press("Pas pour nous", "julie")
    await chat.press("Autre raison", "julie")

    assert await told_at(chat, "2026-11-24T09:01") == []


async def test_moved_closing_is_told_once_and_planned_anew(chat: Chat) -> None:
    await followed(chat)
    await reopened(chat, "Modifier", "Date")
    changed = await chat.say("15 décembre", "dominique")
    told = await told_at(chat, "2026-11-18T10:05")
    former = await told_at(chat, "2026-11-24T09:01")
    anew = await told_at(chat, "2026-12-01T09:01")

    assert lines(changed) == [
        f"Appel d’offres modifié : {TOLD.replace('8 décembre', '15 décembre')}.",
        "1 personne est avertie.",
    ]
    assert told == [
        [
            (
                "Nouvelle clôture : le mardi 15 décembre à 14 h (au lieu du "
                "mardi 8 décembre à 14 h). Service de traiteur"
            ),
            "Pas pour nous",
        ]
    ]
    assert former == []
    assert anew == [[f"Dans 14 jours : {NEAR.replace('8 déc', '15 déc')}", "Pas pour nous"]]


async def test_two_moves_by_night_are_told_once_beside_the_closing_that_was_known(
    chat: Chat,
) -> None:
    await followed(chat)
    await told_at(chat, "2026-11-18T22:00")
    await reopened(chat, "Modifier", "Date")
    await chat.say("10 décembre", "dominique")
    by_night = await told_at(chat, "2026-11-18T22:05")
    await reopened(chat, "Modifier", "Date")
    changed = await chat.say("15 décembre", "dominique")

    assert by_night == []
    assert lines(changed)[1] == "1 personne est avertie."
    assert [one[0] for one in await told_at(chat, "2026-11-19T08:01")] == [
        (
            "Nouvelle clôture : le mardi 15 décembre à 14 h (au lieu du "
            "mardi 8 décembre à 14 h). Service de traiteur"
        )
    ]


async def test_move_while_the_news_of_another_is_under_way_is_told_beside_what_was_known(
    chat: Chat,
) -> None:
    await followed(chat)
    await told_at(chat, "2026-11-18T12:00")
    await reopened(chat, "Modifier", "Date")
    await chat.say("10 décembre", "dominique")
    await under_way(chat)
    await reopened(chat, "Modifier", "Date")
    await chat.say("15 décembre", "dominique")

    assert [one[0] for one in await told_at(chat, "2026-11-18T12:05")] == [
        (
            "Nouvelle clôture : le mardi 15 décembre à 14 h (au lieu du "
            "mardi 8 décembre à 14 h). Service de traiteur"
        )
    ]


async def test_move_of_a_closing_taken_back_by_night_is_not_told(chat: Chat) -> None:
    await followed(chat)
    await told_at(chat, "2026-11-18T22:00")
    await reopened(chat, "Modifier", "Date")
    await chat.say("10 décembre", "dominique")
    await told_at(chat, "2026-11-18T22:05")
    await reopened(chat, "Modifier", "Date")
    changed = await chat.say("8 décembre", "dominique")

    assert lines(changed)[1:] == ["Personne n’est averti."]
    assert await told_at(chat, "2026-11-19T08:01") == []


async def test_who_moves_a_closing_is_not_told_of_it(chat: Chat) -> None:
    await joined(chat, "dominique", Role.MANAGER, (await found(chat, 22)).enterprise_id)
    await followed(chat)
    await reopened(chat, "Suivre")
    await reopened(chat, "Modifier", "Date")
    changed = await chat.say("15 décembre", "dominique")
    told = await told_at(chat, "2026-11-18T10:05", "dominique")

    assert lines(changed)[1] == "1 personne est avertie."
    assert [one for one in told if one[0].startswith("Nouvelle clôture")] == []


async def test_call_cancelled_before_it_left_is_told_to_nobody_else(chat: Chat) -> None:
    move(chat, "2026-11-18T22:00")
    await shared(chat)
    await chat.mail("julie")
    await reopened(chat, "Annuler l’appel", "Sans raison", "Annuler l’appel")
    move(chat, "2026-11-19T08:01")

    assert await chat.mail("julie") == []


async def test_cancelled_call_is_told_with_its_reason(chat: Chat) -> None:
    await followed(chat)
    alert = await chat.say("/appels", "julie")
    await reopened(chat, "Annuler l’appel")
    await chat.say("Budget retiré.", "dominique")
    card = await chat.press("Annuler l’appel", "dominique")
    told = await told_at(chat, "2026-11-18T10:05")
    late = await chat.press("Service de traiteur", "julie", alert)
    silent = await told_at(chat, "2026-11-24T09:01")

    line = f"Appel d’offres annulé : {TOLD}. Budget retiré."
    assert lines(card) == [line, "1 personne est avertie."]
    assert told == [[line], [line]]  # the news, and the copy of the alert
    assert lines(late) == [line]
    assert silent == []
