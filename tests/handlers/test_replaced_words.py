"""What one coordinator wrote and another replaced: each change is laid at whose it is."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from bot.cards import Card
from bot.exchange import Submission
from handlers._edited import VIEW
from storage import announcements
from storage.audit import AUDIT
from storage.events import Event
from storage.people import Role
from storage.posts import POST, State
from tests.handlers.broadcasting import written
from tests.handlers.chat import CURRENT, Chat
from tests.handlers.hosting import TITLE, announced, changed, coordinating, lines, newest
from tests.handlers.replacing import REPLACE, opened
from tests.handlers.switching import leaves
from tests.handlers.tendering import shared

SHEET = {
    "kind": '"training"',
    "title": TITLE,
    "on": "2026-11-26",
    "hours": "14h-16h30",
    "place": "Parvis",
    "capacity": "20",
}
"""The form of the event, as it was announced."""


async def words(chat: Chat, who: str) -> list[str]:
    """Return what somebody is told of what was replaced."""
    said = [lines(one)[0] for one in await chat.mail(who)]
    return [one for one in said if "remplacé" in one or "replaced" in one]


async def test_own_change_is_not_laid_at_somebody_elses_door(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    first = await chat.press("Titre", "dominique")
    draft = int(first.buttons[-1].args[0])
    await opened(chat)
    await chat.press("Place", "sam")
    await chat.say("Hall B", "sam")
    await changed(chat, card, "Titre", "Chalet")
    put = await chat.send(chat.request(Submission(draft, SHEET | {"title": "Ferme"}), "dominique"))

    assert lines(put) == [
        "Événement modifié : Ferme, le jeudi 26 novembre de 14 h à 16 h 30, Hall B.",
        "Titre: Chalet → Ferme",
    ]
    assert await words(chat, "sam") == []


async def test_change_is_laid_at_whose_it_is_and_they_hear_of_what_replaced_it(chat: Chat) -> None:
    for key in ("sam", "julie"):
        await coordinating(chat, key)
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press("Lieu", "dominique")
    await changed(chat, card, "Lieu", "Salle B", "julie")
    await opened(chat)
    await chat.press("Number of places", "sam")
    await chat.say("25", "sam")
    asked = await chat.say("Salle C", "dominique")
    await chat.press("Remplacer", "dominique")

    told = "Lieu : Parvis → Salle B (vous : Salle C)"
    assert lines(asked) == [
        f"Julie Bouchard a modifié cet événement entre-temps : {told}. {REPLACE}",
        "Remplacer | Abandonner",
    ]
    assert await words(chat, "julie") == [
        (
            f"Dominique Lavoie a remplacé ce que vous aviez modifié dans « {TITLE} » : "
            "Lieu : Salle B → Salle C"
        )
    ]
    assert await words(chat, "sam") == []


async def test_changes_of_several_are_shown_at_once_and_each_hears_of_their_own(
    chat: Chat,
) -> None:
    for key in ("sam", "julie"):
        await coordinating(chat, key)
    card = await announced(chat)
    form = await chat.press("Modifier", "dominique", card)
    await changed(chat, card, "Lieu", "Salle B", "julie")
    await opened(chat)
    await chat.press("Number of places", "sam")
    await chat.say("25", "sam")
    draft = int(form.buttons[-1].args[0])
    sheet = SHEET | {"place": "Salle C", "capacity": "30"}
    asked = await chat.send(chat.request(Submission(draft, sheet), "dominique"))
    await chat.press("Remplacer", "dominique")

    place = "Lieu : Parvis → Salle B (vous : Salle C)"
    places = "Nombre de places : 20 → 25 (vous : 30)"
    assert lines(asked)[0] == (
        f"Julie Bouchard et Sam Taylor ont modifié ceci entre-temps : {place} · {places}. "
        "Remplacer par votre version?"
    )
    assert await words(chat, "julie") == [
        (
            f"Dominique Lavoie a remplacé ce que vous aviez modifié dans « {TITLE} » : "
            "Lieu : Salle B → Salle C"
        )
    ]
    assert await words(chat, "sam") == [
        f"Dominique Lavoie replaced your change to “{TITLE}”: Number of places: 25 → 30"
    ]


@pytest.mark.parametrize(
    ("label", "theirs", "mine", "told", "word"),
    [
        (
            ("Institution", "Institution"),
            "City of Magog",
            "STM",
            "CIUSSS de l’Estrie – CHUS → Ville de Magog (vous : Société de transport de Montréal)",
            "City of Magog → Société de transport de Montréal",
        ),
        (
            ("Secteurs", "Sectors"),
            "Snow removal",
            "Entretien ménager",
            "Traiteur et restauration → Déneigement (vous : Entretien ménager)",
            "Snow removal → Janitorial and cleaning services",
        ),
    ],
)
async def test_what_somebody_else_changed_in_a_call_is_shown_and_replaced(  # noqa: PLR0917 - a table
    chat: Chat, label: tuple[str, str], theirs: str, mine: str, told: str, word: str
) -> None:
    await coordinating(chat, "sam")
    card = await shared(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press(label[0], "dominique")
    await chat.say("/tenders", "sam")
    for pressed in ("Service de traiteur", "Change", label[1]):
        await chat.press(pressed, "sam")
    await chat.say(theirs, "sam")
    asked = await chat.say(mine, "dominique")
    await chat.press("Remplacer", "dominique")

    assert lines(asked) == [
        f"Sam Taylor a modifié cet appel entre-temps : {label[0]} : {told}. {REPLACE}",
        "Remplacer | Abandonner",
    ]
    assert await words(chat, "sam") == [
        f"Dominique Lavoie replaced your change to “Service de traiteur”: {label[1]}: {word}"
    ]


@pytest.mark.parametrize(
    ("sent", "change"),
    [([], "Modifier"), (["Envoyer"], "Modifier le texte")],
    ids=["before", "sent"],
)
async def test_who_wrote_a_text_that_is_replaced_hears_of_it(
    chat: Chat, sent: list[str], change: str
) -> None:
    await coordinating(chat, "sam")
    card = await written(chat, "Bonjour!")
    for pressed in sent:
        card = await chat.press(pressed, "dominique")
    await chat.press(change, "dominique", card)
    await chat.press("Texte en français", "dominique")
    await chat.say("/events", "sam")
    await chat.press(change, "sam", card)
    await chat.press("Text in French", "sam")
    await chat.say("Salut!", "sam")
    await chat.say("Bonsoir!", "dominique")
    await chat.press("Remplacer", "dominique")

    assert await words(chat, "sam") == [
        "Dominique Lavoie replaced your change to “Bonsoir!”: Text in French: Salut! → Bonsoir!"
    ]


async def moved_by_both(chat: Chat) -> Card:
    """Let Dominique replace the place that Sam gave an event."""
    await coordinating(chat, "sam")
    card = await announced(chat)
    await chat.press("Modifier", "dominique", card)
    await chat.press("Lieu", "dominique")
    await opened(chat)
    await chat.press("Place", "sam")
    await chat.say("Hall B", "sam")
    await chat.say("Salle C", "dominique")
    return await chat.press("Remplacer", "dominique")


async def test_who_coordinates_no_more_does_not_hear_of_what_replaced_theirs(chat: Chat) -> None:
    await moved_by_both(chat)
    await leaves(chat, "sam", CURRENT, Role.COORDINATOR)

    assert await words(chat, "sam") == []


async def test_what_is_kept_no_more_is_not_told(chat: Chat) -> None:
    await moved_by_both(chat)
    await chat.router.store.run(lambda db: db.execute(AUDIT.delete()))
    assert await words(chat, "sam") == []

    told = select(POST.c.state).where(POST.c.view == VIEW)
    states = await chat.router.store.read(lambda db: db.scalars(told).all())
    assert states == [State.CANCELLED]


async def test_change_that_nobody_signed_is_shown_beside_somebody_elses(chat: Chat) -> None:
    await coordinating(chat, "sam")
    card = await announced(chat)
    form = await chat.press("Modifier", "dominique", card)
    await opened(chat)
    await chat.press("Place", "sam")
    await chat.say("Hall B", "sam")
    number = (await newest(chat)).id
    change = partial(announcements.change, record=Event, cohort=CURRENT, announcement=number)
    write = partial(change, changes={"capacity": 25}, by=None, now=chat.router.clock.now())
    await chat.router.store.run(write)
    sheet = SHEET | {"place": "Salle C", "capacity": "30"}
    asked = await chat.send(
        chat.request(Submission(int(form.buttons[-1].args[0]), sheet), "dominique")
    )

    assert lines(asked)[0] == (
        "Quelqu’un et Sam Taylor ont modifié ceci entre-temps : "
        "Lieu : Parvis → Hall B (vous : Salle C) · Nombre de places : 20 → 25 (vous : 30). "
        "Remplacer par votre version?"
    )
