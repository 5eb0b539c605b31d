"""Lines of events as people type them, and what they say."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours as Between
from bot.forms import Asking, Filled, Refused
from tests.fields.announcing import FORM, read
from tests.forms.samples import reading

WHOLE = {"kind": "networking", "title": "Café", "on": "2026-11-26", "hours": ["14:00"]}


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("9 à 11h", time(9), time(11)),
        ("9 a 11 h", time(9), time(11)),
        ("14 à 16h", time(14), time(16)),
        ("12 à 14h", time(12), time(14)),
        ("6 à 8h30 du matin", time(6), time(8, 30)),
        ("9 à 11h30", time(9), time(11, 30)),
        ("14:30h", time(14, 30), None),
        ("14:30h-16:30h", time(14, 30), time(16, 30)),
    ],
)
@pytest.mark.parametrize("between", [" ", ", "])
def test_hours_are_read_as_they_are_typed(
    typed: str, start: time, end: time | None, between: str
) -> None:
    line = f"réseautage Café, jeudi 26 novembre{between}{typed}, Parvis, 20 places"

    assert read(line) == (
        "networking",
        "Café",
        date(2026, 11, 26),
        Between(start, end),
        "Parvis",
        20,
    )


@pytest.mark.parametrize(
    ("line", "title", "day"),
    [
        ("formation Excel, jeudi 26 à 11h", "Excel", 26),
        ("formation Excel, jeudi 19 à 11h", "Excel", 19),
        ("formation Excel, novembre 26 à 11h", "Excel", 26),
        ("formation Salle 9 à 11h, jeudi 26 novembre", "Salle 9", 26),
        ("training Excel 2 Thursday, November 26 at 11am", "Excel 2", 26),
        ("training Excel 2 on November 26 at 11am", "Excel 2", 26),
    ],
)
def test_number_that_names_something_else_begins_no_hours(line: str, title: str, day: int) -> None:
    assert read(line)[:4] == ("training", title, date(2026, 11, day), Between(time(11)))


def test_number_after_a_day_is_its_own_only_where_they_agree() -> None:
    assert read("formation Excel, jeudi 10 à 20h")[2:4] == (date(2026, 12, 10), Between(time(20)))
    assert read("formation Excel, jeudi 9 à 20h")[2:4] == (
        date(2026, 11, 19),
        Between(time(9), time(20)),
    )


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("jeudi soir 7h", time(19), None),
        ("jeudi soir, 7h à 9h", time(19), time(21)),
        ("jeudi après-midi de 2 h à 4 h", time(14), time(16)),
        ("Thursday evening at 7:30", time(19, 30), None),
        ("jeudi matin 6h30", time(6, 30), None),
        ("demain soir 19h", time(19), None),
    ],
)
def test_part_of_the_day_before_an_hour_says_which(
    typed: str, start: time, end: time | None
) -> None:
    said = read(f"formation Excel, {typed}, Parvis")

    assert said[2:5] == (date(2026, 11, 19), Between(start, end), "Parvis")


def test_hours_that_may_be_in_the_morning_are_asked_about_whole() -> None:
    asked = FORM.read("réseautage Café, jeudi 26 novembre, 5 à 7h", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("hours", "5 à 7h")


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("20 pl.", 20),
        ("20 pl", 20),
        ("12pers", 12),
        ("12 pers.", 12),
        ("1 200 pl.", 1200),
        ("20 ppl", 20),
        ("20 spots", 20),
        ("vingt places", 20),
        ("Twenty-five seats", 25),
        ("max 30", 30),
        ("maximum de vingt", 20),
        ("places limitées à 20", 20),
        ("limité à 20 places", 20),
        ("limite de 20", 20),
        ("limited to 20", 20),
        ("complet à 30 personnes", 30),
        ("nombre de places : 20", 20),
        ("places: vingt", 20),
        ("places: illimité", None),
        ("illimité", None),
        ("places illimitées", None),
        ("aucune limite", None),
        ("no limit", None),
        ("unlimited seats", None),
    ],
)
@pytest.mark.parametrize("before", ["14h", "14h, Parvis"])
def test_places_are_read_as_they_are_typed(typed: str, count: int | None, before: str) -> None:
    line = f"réseautage Café, jeudi 26 novembre {before}, {typed}"

    assert read(line)[2:] == (
        date(2026, 11, 26),
        Between(time(14)),
        before[5:],
        count,
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [("12 pl. de la Cité", 5), ("12, pl. Royale", 5), ("12 place d’Youville", 5), ("Place 12", 5)],
)
def test_address_on_a_square_is_no_number_of_places(place: str, said: int) -> None:
    line = f"réseautage Café, jeudi 26 novembre 14h, {place}, {said} places"

    assert read(line)[4:] == (place, said)


@pytest.mark.parametrize("title", ["Une place pour chacun", "Quatre personnes, un projet"])
def test_number_in_letters_stays_in_the_title(title: str) -> None:
    assert read(f"conférence « {title} », jeudi 26 novembre 14h")[1:6:4] == (title, None)
    assert read(f"conférence {title}, jeudi 26 novembre 14h")[5:] == (None,)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("vingt", 20),
        ("1 200", 1200),
        ("illimité", None),
        ("aucune limite", None),
        ("pas de limite", None),
        ("no limit", None),
        ("Unlimited", None),
    ],
)
def test_number_of_places_is_answered_in_letters_too(typed: str, count: int | None) -> None:
    answered = FORM.resume(WHOLE, "capacity", typed, reading())

    assert isinstance(answered, Filled)
    assert answered.values["capacity"] == count


@pytest.mark.parametrize("typed", ["-3", "zéro", "deux mille cinq", "9000", "aucune"])
def test_answer_that_is_no_number_of_places_is_asked_again(typed: str) -> None:
    asked = FORM.resume(WHOLE, "capacity", typed, reading())

    assert isinstance(asked, Asking | Refused)
    assert "capacity" not in asked.kept or asked.kept["capacity"] == {"unread": typed}


@pytest.mark.parametrize(
    ("line", "title", "place"),
    [
        ("formation jeudi 26 novembre 14h, Excel avancé, Parvis", "Excel avancé", "Parvis"),
        ("training Thursday November 26 2pm, Advanced Excel, Parvis", "Advanced Excel", "Parvis"),
        ("maillage 26 novembre 14h, Affaires, Hôtel de ville", "Affaires", "Hôtel de ville"),
        ("formation 26 novembre, 14h, Excel, Parvis, 20 places", "Excel", "Parvis"),
        ("formation le 26 à 14h Excel, 12 rue King, salle 2", "Excel", "12 rue King, salle 2"),
        ("formation 26 nov. 14h, Excel, 20 places, Parvis", "Excel", "Parvis"),
        ("formation 26 nov. 14h, Excel, Parvis, 20 places, salle 2", "Excel", "Parvis, salle 2"),
        ("formation 26 nov., Acheter, vendre, 14h, Parvis", "Acheter, vendre", "Parvis"),
        ("formation 14h, Acheter, vendre, 26 nov., Parvis", "Acheter, vendre", "Parvis"),
        ("formation du 26 novembre 14h, Excel, Parvis", "Excel", "Parvis"),
        ("training on November 26 2pm, Excel, Parvis", "Excel", "Parvis"),
        ("formation 26 nov. 14h, Acheter, vendre, lieu : Parvis", "Acheter, vendre", "Parvis"),
    ],
)
def test_title_may_be_the_first_part_after_the_day(line: str, title: str, place: str) -> None:
    said = read(line)

    assert (said[1], said[4]) == (title, place)
    assert said[2:4] == (date(2026, 11, 26), Between(time(14)))


@pytest.mark.parametrize(
    "place",
    [
        "Parvis",
        "au Parvis, salle 2",
        "chez Folio, Sherbrooke",
        "en ligne, Zoom",
        "12 rue King, Sherbrooke",
        "12, rue King, Sherbrooke",
        "rue King, Sherbrooke",
        "https://zoom.us/j/1, Zoom",
        "Zoom, lien à venir",
        "Hôtel Delta, Sherbrooke",
        "City Hall, room 4",
        "Café (étage 2, salle 4), Sherbrooke",
    ],
)
@pytest.mark.parametrize("key", ["", "lieu : "])
def test_place_after_the_day_is_no_title(key: str, place: str) -> None:
    asked = FORM.read(f"formation jeudi 26 novembre 14h, {key}{place}", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["place"]) == ("title", place)


def test_place_after_its_key_is_no_title() -> None:
    asked = FORM.read("formation 26 novembre 14h, lieu : Hôtel de ville, salle 2", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["place"]) == ("title", "Hôtel de ville, salle 2")


@pytest.mark.parametrize(
    ("typed", "title", "place"),
    [
        ("Excel", "Excel", ""),
        ("Parvis", "Excel", "Parvis"),
        ("Excellence", "Excel", "Excellence"),
        ("au Parvis, Excel avancé", "excel avance", "au Parvis"),
        ("en ligne, Excel, Zoom", "Excel", "en ligne, Zoom"),
        ("au Parvis, Excel (1)", "Excel (1)", "au Parvis"),
    ],
)
def test_title_that_answers_is_no_part_of_the_place(typed: str, title: str, place: str) -> None:
    asked = FORM.read(f"formation jeudi 26 novembre 14h, {typed}", reading())
    told = FORM.resume(asked.kept, "title", title, reading())

    assert isinstance(asked, Asking)
    assert (told.kept["title"], told.kept["place"]) == (title, place)


def test_title_that_is_changed_leaves_the_place() -> None:
    changed = FORM.resume({**WHOLE, "place": "Excel"}, "title", "Excel", reading())

    assert changed.kept["place"] == "Excel"


def test_answer_that_is_no_title_leaves_the_place() -> None:
    kept = {name: value for name, value in WHOLE.items() if name != "kind"}
    told = FORM.resume({**kept, "place": "training"}, "kind", "training", reading())

    assert told.kept["place"] == "training"
