"""Days of what is to be done, or wanted, and of what was done, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.forms import Asking, Filled
from tests.forms.samples import CALLED, CONTACT, reading


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
        ("appel pour mardi 24 Luc Roy CHUS", "mardi 24"),
        ("call for Tuesday 24 with Luc Roy CHUS", "Tuesday 24"),
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


@pytest.mark.parametrize(
    "said",
    [
        "they plan a call Friday",
        "they plan delivery Monday",
        "plans to order on Friday",
        "the buyer plans an order Friday",
    ],
)
def test_day_of_what_is_planned_is_not_the_one_of_the_contact(said: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS call, {said}", reading())

    assert isinstance(told, Filled)
    assert told.kept["note"].endswith(said.rsplit(maxsplit=1)[-1])
    assert told.kept.keys().isdisjoint({"on", "role"})


@pytest.mark.parametrize(
    "said",
    [
        "plan d’affaires lundi",
        "plan à revoir lundi",
        "plan a revoir lundi",
        "plans reçus lundi",
        "plans sent Monday",
        "sent the plan our chef made Monday",
        "they plan meals and I sent a quote Monday",
        "business plan on Monday",
        "floor plans Monday",
    ],
)
def test_day_beside_a_plan_is_the_one_of_the_contact(said: str) -> None:
    assert CONTACT.read(f"Luc Roy CHUS call, {said}", reading()).kept["on"] == "2026-11-16"


@pytest.mark.parametrize(
    "said",
    [
        "plans delivery Monday",
        "plans two orders on Monday",
        "plans the order Monday",
        "plans on Monday",
        "plan a demo Monday",
        "likes it and plans delivery Monday",
    ],
)
def test_day_of_what_is_planned_or_of_plans_is_asked_about(said: str) -> None:
    asked = CONTACT.read(f"Luc Roy CHUS call, {said}", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, [one.value for one in asked.options]) == ("on", ["2026-11-16"])


@pytest.mark.parametrize("said", ["suivi : le 12 pour le devis", "rappeler : le 2 pour le devis"])
def test_number_past_what_is_to_do_is_not_the_day_of_the_contact(said: str) -> None:
    assert "on" not in CONTACT.read(f"Luc Roy CHUS appel, {said}", reading()).kept
