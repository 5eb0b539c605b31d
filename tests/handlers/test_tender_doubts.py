"""Calls for tenders that are not clear: asked about, and what was clear kept."""

from __future__ import annotations

import pytest

from tests.handlers.chat import Chat
from tests.handlers.hosting import lines
from tests.handlers.tendering import (
    LINE,
    PREVIEW,
)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Buffet, CHUS, public, 4 janvier", "À quelle heure est la clôture?"),
        ("Buffet, CHUS, 4 janvier 14h", "L’appel est-il public, ou sur invitation?"),
        (
            "Buffet, CHUS, gré à gré, 4 janvier 14h",
            "Aucun appel ne se fait de gré à gré : celui-ci est-il public, ou sur invitation?",
        ),
        (
            "Buffet, CHUS, appel d'offres, 4 janvier 14h",
            "L’appel est-il public, ou sur invitation?",
        ),
        (
            "Buffet, CHUS, public, 4 janvier 9h-14h",
            "Je vois plus d’une heure : « 9h-14h ». À quelle heure est la clôture?",
        ),
        ("Buffet, CHUS, public, hier 14h", "Ce jour est passé : « hier ». Quel est le bon?"),
        (
            "Buffet, CHUS, public, aujourd'hui 9h",
            "Ce moment est passé : le mercredi 18 novembre à 9 h. Quel est le bon jour?",
        ),
        (
            "Buffet, CHUS, public, 4 janvier 14h, javascript:alert",
            (
                "« javascript:alert » n’ouvre aucune page web : un lien commence par https://. "
                "Quel est le lien?"
            ),
        ),
        (
            "Buffet, CHUS, public, 4 janvier 14h, ftp://seao.ca/avis",
            (
                "« ftp://seao.ca/avis » n’ouvre aucune page web : un lien commence par https://. "
                "Quel est le lien?"
            ),
        ),
        (
            "Service, CHUS, public, 4 janvier 14h",
            "Pour quels secteurs est-ce? Nommez-en un, ou plusieurs.",
        ),
        (
            f"{'x' * 160}, CHUS, public, traiteur, 4 janvier 14h",
            "Ce texte a 160 caractères, et la limite est de 150. Comment le dire plus brièvement?",
        ),
    ],
)
async def test_doubtful_call_is_asked_about(chat: Chat, line: str, question: str) -> None:
    card = await chat.say(f"/appel {line}", "dominique")

    assert lines(card)[0] == question


@pytest.mark.parametrize("hours", ["de 9 à 11", "9h-11h"])
async def test_two_hours_of_a_closing_are_offered_once_the_mode_is_known(
    chat: Chat, hours: str
) -> None:
    await chat.say(f"/appel Service de traiteur, CHUS, 8 décembre {hours}", "dominique")
    card = await chat.say("public", "dominique")

    assert lines(card) == [
        f"Je vois plus d’une heure : « {hours} ». À quelle heure est la clôture?",
        "9 h | 11 h | Abandonner",
    ]


async def test_hour_of_several_is_asked_before_or_after_noon(chat: Chat) -> None:
    line = "Service de traiteur, CHUS, public, clôture 8 décembre 2h à 4h"
    several = await chat.say(f"/appel {line}", "dominique")
    card = await chat.say("2h", "dominique")
    preview = await chat.say("pm", "dominique")

    assert lines(several) == [
        "Je vois plus d’une heure : « 2h à 4h ». À quelle heure est la clôture?",
        "14 h | 16 h | 2 h | 4 h | Abandonner",
    ]
    assert lines(card) == [
        (
            "« 2h » peut être avant ou après midi. Quelle est la bonne heure? "
            "Par exemple : 2 h du matin, ou 14 h"
        ),
        "14 h | 2 h | Abandonner",
    ]
    assert any("8 décembre à 14 h" in one for one in lines(preview))


async def test_answer_to_a_doubt_keeps_the_rest(chat: Chat) -> None:
    await chat.say(f"/appel {LINE.replace(' à 14 h', '')}", "dominique")
    card = await chat.say("14 h", "dominique")

    assert lines(card) == PREVIEW


@pytest.mark.parametrize(
    ("line", "title", "answers"),
    [
        (
            "Service de traiteur",
            "Service de traiteur",
            ("CHUS", "public", "8 décembre", "14 h"),
        ),
        (
            "Services de traiteur pour le colloque, public, le 8 décembre à 14 h",
            "Services de traiteur pour le colloque",
            ("CHUS",),
        ),
        (
            "Entretien des vitres, appel d'offres public, le 8 décembre à 14 h",
            "Entretien des vitres",
            ("CHUS", "tous les secteurs"),
        ),
        (
            "public, le 8 décembre à 14 h, titre: Entretien des vitres",
            "Entretien des vitres",
            ("CHUS", "tous les secteurs"),
        ),
    ],
)
async def test_call_without_institution_keeps_its_title(
    chat: Chat, line: str, title: str, answers: tuple[str, ...]
) -> None:
    question = await chat.say(f"/appel {line}", "dominique")
    *_, card = [await chat.say(words, "dominique") for words in answers]

    assert lines(question)[0] == "Quelle institution?"
    assert (lines(card)[0][:6], lines(card)[1]) == ("Aperçu", title)


@pytest.mark.parametrize(
    "line",
    [
        "Entretien des vitres, Clinique Machin, public, le 8 décembre à 14 h",
        "Clinique Machin, Entretien des vitres, public, le 8 décembre à 14 h",
        "public, Clinique Machin, Entretien des vitres, le 8 décembre à 14 h",
        "Clinique Machin, public, le 8 décembre à 14 h, Entretien des vitres",
    ],
)
async def test_institution_that_nobody_knows_is_told_from_the_title(chat: Chat, line: str) -> None:
    question = lines(await chat.say(f"/appel {line}", "dominique"))
    await chat.say("CHUS", "dominique")
    preview = lines(await chat.say("tous les secteurs", "dominique"))

    assert question[0] == "Je ne trouve pas « Clinique Machin »; le reste est gardé."
    assert preview[1] == "Entretien des vitres"


async def test_call_without_institution_may_have_a_name_as_its_title(chat: Chat) -> None:
    line = "Clinique Machin, public, le 8 décembre à 14 h"
    question = lines(await chat.say(f"/appel {line}", "dominique"))
    await chat.say("CHUS", "dominique")
    preview = lines(await chat.say("tous les secteurs", "dominique"))

    assert (question[0], preview[1]) == ("Quelle institution?", "Clinique Machin")
