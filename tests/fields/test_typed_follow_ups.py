"""The day of a follow-up as people type it, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.forms import Asking, Filled, Refused
from tests.forms.samples import CALLED, CONTACT, FR, reading
from tests.printing import plain

NUMBERS = [
    ("le 12", "2026-12-12"),
    ("le 18", "2026-11-18"),
    ("le 26", "2026-11-26"),
    ("le 1er", "2026-12-01"),
    ("le 31", "2026-12-31"),
    ("on the 12th", "2026-12-12"),
]


@pytest.mark.parametrize(("said", "day"), NUMBERS)
def test_number_alone_is_the_next_day_of_that_number(said: str, day: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel le 3, rappeler {said}", reading())
    kept = {"person": "Luc Roy", "institution": 1, "channel": "appel", "on": "2026-11-03"}
    answered = CONTACT.resume(kept, "follow_up", said, reading())

    assert isinstance(told, Filled)
    assert isinstance(answered, Filled)
    assert told.kept == answered.kept == {**kept, "follow_up": day}


@pytest.mark.parametrize("answer", ["avant vendredi", "by Friday", "before Friday"])
def test_day_by_which_to_follow_up_answers_for_it(answer: str) -> None:
    answered = CONTACT.resume(CALLED, "follow_up", answer, reading())

    assert answered.kept == {**CALLED, "follow_up": "2026-11-20"}


def test_mere_number_answers_for_a_follow_up() -> None:
    kept = {"person": "Luc Roy", "institution": 1, "channel": "appel"}
    answered = CONTACT.resume(kept, "follow_up", "26", reading())

    assert isinstance(answered, Filled)
    assert answered.kept == {**kept, "follow_up": "2026-11-26"}


def test_number_that_no_day_has_is_asked_again() -> None:
    asked = CONTACT.resume({}, "follow_up", "le 32", reading())

    assert isinstance(asked, Asking)
    assert asked.kept == {"follow_up": {"unread": "le 32"}}


@pytest.mark.parametrize(
    "said",
    [
        "relance le 30 février",
        "relance 31 novembre",
        "relancer le 30 février",
        "relance le 32 décembre",
        "à rappeler d’ici le 31 novembre",
        "rappeler le 32",
        "suivi 2026-13-45",
        "follow up February 30",
        "follow up on Nov 31",
    ],
)
def test_day_of_a_follow_up_that_no_calendar_has_is_asked_again(said: str) -> None:
    asked = CONTACT.read(f"Luc Roy CHUS appel {said}, veut un devis", reading())

    assert isinstance(asked, Asking)
    assert asked.kept == {**CALLED, "note": "veut un devis", "follow_up": {"unread": said}}
    assert plain(FR(asked.why)) == f"La date « {said} » n’existe pas. Quelle est la bonne?"


@pytest.mark.parametrize("note", ["suivi le 12 rue Principale", "suivi le 12 et 13"])
def test_number_that_more_is_said_of_stays_in_the_note(note: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel, {note}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, "note": note}


@pytest.mark.parametrize(
    ("said", "day", "note"),
    [
        ("rappeler le 3 à 14h", "2026-12-03", "14h"),
        ("suivi vendredi matin", "2026-11-20", "matin"),
        ("rappeler demain après-midi", "2026-11-19", "après-midi"),
        ("follow up next Friday morning", "2026-11-20", "morning"),
        ("suivi le 26 en après-midi", "2026-11-26", "après-midi"),
        ("suivi le 26 le matin", "2026-11-26", "le matin"),
        ("suivi le 26 dans l’après-midi", "2026-11-26", "dans l’après-midi"),
        ("follow up on the 26th in the afternoon", "2026-11-26", "in the afternoon"),
        ("suivi le 3/12 et 5 paniers", "2026-12-03", "5 paniers"),
        ("suivi le 12 à 10 h 30", "2026-12-12", "10 h 30"),
        ("follow up on the 12th at 2pm", "2026-12-12", "2pm"),
        ("suivi le 12 au matin", "2026-12-12", "matin"),
        ("suivi jeudi en après-midi", "2026-11-19", "après-midi"),
    ],
)
def test_more_beside_a_follow_up_stays_in_the_note(said: str, day: str, note: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel, {said}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, "follow_up": day, "note": note}


def test_answer_with_an_hour_keeps_its_day() -> None:
    refused = CONTACT.resume(CALLED, "follow_up", "le 12 à 10h", reading())

    assert isinstance(refused, Refused)
    assert refused.partial is not None
    assert refused.partial.value == "2026-12-12"


@pytest.mark.parametrize("more", ["au 819 555-1234", "et 3 soumissions à envoyer"])
def test_day_that_another_number_follows_is_planned(more: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel, suivi mardi 24 {more}", reading())

    assert isinstance(told, Filled)
    assert told.kept["follow_up"] == "2026-11-24"


@pytest.mark.parametrize("more", ["au 26 inclus", "ou 25 en matinée", "ou 25 : devis", "et 26"])
def test_day_that_another_one_follows_is_not_planned(more: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel, suivi mardi 24 {more}", reading())

    assert isinstance(told, Filled)
    assert "follow_up" not in told.kept
    assert told.kept["note"].startswith("suivi mardi 24 ")


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("CHUS appel, suivi le 26 au matin", "matin"),
        ("CHUS appel, suivi vendredi matin", "matin"),
        ("rencontre à midi CHUS", "midi"),
        ("CHUS call yesterday at noon", "noon"),
        ("CHUS email yesterday night", "night"),
        ("CHUS courriel hier dans la nuit", "dans la nuit"),
    ],
)
def test_part_of_the_day_is_neither_a_person_nor_a_role(said: str, note: str) -> None:
    asked = CONTACT.read(said, reading())
    filled = CONTACT.read(f"{said} avec Luc Roy", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["note"]) == ("person", note)
    assert isinstance(filled, Filled)
    assert (filled.kept["person"], filled.kept["note"]) == ("Luc Roy", note)
    assert "role" not in filled.kept


@pytest.mark.parametrize(
    "said",
    [
        "CHUS appel, suivi Vendredi Matin avec Luc Roy",
        "Follow up Friday Morning with Luc Roy CHUS, email",
        "CHUS call, follow up Friday Evening, Luc Roy",
        "CHUS appel, midi, Luc Roy",
        "midi avec Luc Roy, CHUS, rencontre",
    ],
)
def test_part_of_the_day_in_capitals_is_no_person(said: str) -> None:
    filled = CONTACT.read(said, reading())

    assert isinstance(filled, Filled)
    assert filled.kept["person"] == "Luc Roy"


@pytest.mark.parametrize(
    ("said", "role", "note"),
    [
        ("suivi vendredi matin acheteur", "acheteur", "matin"),
        ("suivi demain matin directrice des achats", "directrice des achats", "matin"),
        (", night nurse", "night nurse", None),
        ("night manager", "night manager", None),
        (", infirmier de nuit", "infirmier de nuit", None),
        (", night, buyer", "buyer", "night"),
        (", midi-conférence", "midi-conférence", None),
    ],
)
def test_part_of_the_day_is_apart_from_a_position(said: str, role: str, note: str | None) -> None:
    filled = CONTACT.read(f"Luc Roy CHUS appel {said}", reading())

    assert isinstance(filled, Filled)
    assert (filled.kept["role"], filled.kept.get("note")) == (role, note)


@pytest.mark.parametrize(
    "said",
    ["last night", "yesterday night", "yesterday evening", "hier soir", "hier en après-midi"],
)
def test_part_of_a_day_before_a_name_leaves_the_position_after_it(said: str) -> None:
    filled = CONTACT.read(f"email {said} Luc Roy CHUS buyer", reading())

    assert isinstance(filled, Filled)
    assert (filled.kept["person"], filled.kept["role"]) == ("Luc Roy", "buyer")
    assert (filled.kept["channel"], filled.kept["on"]) == ("courriel", "2026-11-17")


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("Luc Matin CHUS appel", "Luc Matin"),
        ("Ana Noon CHUS appel", "Ana Noon"),
        ("luc matin CHUS appel", "luc matin"),
        ("Midi Jean CHUS appel", "Midi Jean"),
        ("CHUS, Soir, Luc, appel", "Luc Soir"),
        ("rencontre Soir-Martin Luc CHUS", "Soir-Martin Luc"),
    ],
)
def test_part_of_the_day_may_be_a_name(said: str, person: str) -> None:
    filled = CONTACT.read(said, reading())

    assert isinstance(filled, Filled)
    assert filled.kept["person"] == person
