"""The day of a follow-up as people type it, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.forms import Asking, Filled, Refused
from tests.forms.samples import CONTACT, FR, reading
from tests.printing import plain

CALLED = {"person": "Luc Roy", "institution": 1, "channel": "appel"}
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


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("rappeler avant vendredi", "2026-11-20"),
        ("à rappeler d’ici vendredi", "2026-11-20"),
        ("il va me rappeler vendredi", "2026-11-20"),
        ("elle me rappelle vendredi", "2026-11-20"),
        ("suivi d’ici le 3 décembre", "2026-12-03"),
        ("call back by Friday", "2026-11-20"),
        ("will call me back Friday", "2026-11-20"),
        ("follow up before December 3", "2026-12-03"),
    ],
)
def test_day_by_which_to_call_back_is_the_follow_up(said: str, day: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel, {said}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, "follow_up": day}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("m’a rappelé vendredi", "2026-11-13"),
        ("m'a rappele vendredi", "2026-11-13"),
        ("m’a rappelé le 12", "2026-11-12"),
        ("nous ont rappelé jeudi", "2026-11-12"),
        ("nous avons rappelé jeudi", "2026-11-12"),
        ("nous ont rappelés jeudi", "2026-11-12"),
        ("je l’ai relancé jeudi", "2026-11-12"),
        ("a déjà été relancé jeudi", "2026-11-12"),
        ("l’avait rappelé lundi dernier", "2026-11-16"),
    ],
)
def test_day_after_what_was_done_is_the_one_of_the_contact(said: str, day: str) -> None:
    kept = CONTACT.read(f"Luc Roy CHUS, {said}", reading()).kept

    assert (kept["person"], kept["on"]) == ("Luc Roy", day)
    assert kept.keys().isdisjoint({"follow_up", "role"})


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("appel, m’a rappelé vendredi", {}),
        ("call, called me Friday", {}),
        ("m’a rappelé vendredi, veut un appel", {"note": "veut un appel"}),
    ],
)
def test_channel_that_is_said_again_is_no_position(said: str, note: dict[str, str]) -> None:
    told = CONTACT.read(f"Luc Roy CHUS {said}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, "on": "2026-11-13", **note}


@pytest.mark.parametrize(
    "said",
    [
        "nous avons rappelé Luc Roy CHUS jeudi",
        "ils ont appelé Luc Roy CHUS jeudi",
        "a relancé jeudi Luc Roy CHUS",
        "a été relancé jeudi, Luc Roy CHUS",
        "j’ai relancé jeudi Luc Roy CHUS",
        "l’a déjà rappelé jeudi, Luc Roy CHUS",
    ],
)
def test_words_of_what_was_done_are_no_person(said: str) -> None:
    kept = CONTACT.read(said, reading()).kept

    assert (kept["person"], kept["on"]) == ("Luc Roy", "2026-11-12")
    assert kept.keys().isdisjoint({"follow_up", "role"})


def test_elided_name_is_a_person() -> None:
    assert CONTACT.read("M’Baye Diop CHUS appel", reading()).kept["person"] == "M’Baye Diop"


@pytest.mark.parametrize(
    "said",
    [
        "à rappeler vendredi",
        "a rappeler vendredi",
        "rappeler vendredi",
        "à relancer vendredi",
        "relance vendredi",
        "à relancé vendredi",
        "il y a relance vendredi",
        "il me rappelle vendredi",
    ],
)
def test_day_of_what_is_to_do_is_the_follow_up(said: str) -> None:
    kept = CONTACT.read(f"Luc Roy CHUS appel, {said}", reading()).kept

    assert (kept["person"], kept["follow_up"]) == ("Luc Roy", "2026-11-20")
    assert "on" not in kept


@pytest.mark.parametrize(
    "note",
    [
        "on se reparle jeudi",
        "on se revoit mardi",
        "envoyer une soumission d’ici vendredi",
        "veut une soumission pour le 3 décembre",
        "absent jusqu’au 3 décembre",
        "budget à dépenser avant le 31 mars",
        "wants a quote by December 3",
        "needs a price for Friday",
    ],
)
@pytest.mark.parametrize(("when", "day"), [("", {}), (" hier", {"on": "2026-11-17"})])
def test_day_of_what_is_to_come_stays_in_the_note(
    when: str, day: dict[str, str], note: str
) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel{when}, {note}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, **day, "note": note}


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("veut une soumission appel lundi", "veut une soumission"),
        ("needs lunches called Monday", "needs lunches"),
        ("cherche un traiteur, appel lundi", "cherche un traiteur"),
    ],
)
def test_day_of_a_call_past_what_is_wanted_is_the_one_of_the_contact(said: str, note: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS {said}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, "on": "2026-11-16", "note": note}


def test_day_of_the_week_of_what_is_wanted_stays_in_the_note() -> None:
    told = CONTACT.read("Luc Roy CHUS appel lundi, veut un devis vendredi", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, "on": "2026-11-16", "note": "veut un devis vendredi"}


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("appel pour lundi Luc Roy CHUS", "lundi"),
        ("appel pour lundi, Luc Roy CHUS", "lundi"),
        ("Luc Roy CHUS appel pour lundi", "lundi"),
        ("call for Monday with Luc Roy CHUS", "Monday"),
        ("Luc Roy CHUS call, reply by Monday", "reply by Monday"),
    ],
)
def test_day_of_what_is_to_come_is_neither_a_person_nor_a_role(line: str, note: str) -> None:
    told = CONTACT.read(line, reading())

    assert isinstance(told, Filled)
    assert told.kept == {**CALLED, "note": note}


@pytest.mark.parametrize(
    "said",
    [
        "veut un appel lundi",
        "souhaite une rencontre vendredi",
        "veut appel lundi",
        "attend notre courriel jeudi",
        "wants a call Monday",
        "needs a meeting on Tuesday",
    ],
)
def test_day_of_a_call_that_is_wanted_is_not_the_one_of_the_contact(said: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS {said}", reading())

    assert isinstance(told, Filled)
    assert told.kept["note"].endswith(said.rsplit(maxsplit=1)[-1])
    assert told.kept.keys().isdisjoint({"on", "role"})
