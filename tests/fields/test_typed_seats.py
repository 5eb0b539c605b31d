"""How many people an event can hold, as it is typed beside its place."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours as Between
from bot.forms import Asking, Filled
from bot.i18n import Language
from tests.fields.announcing import FORM, read
from tests.fields.calls import CALL
from tests.forms.samples import LANGUAGES, NOW, ZONE, reading
from tests.printing import plain

DAY = "jeudi 3 décembre 14h"


@pytest.mark.parametrize(
    ("said", "place", "seats"),
    [
        ("12 place Royale", "12 place Royale", None),
        ("12 place d’Youville, 20 places", "12 place d’Youville", 20),
        ("20 place", "", 20),
        ("20 place max, Parvis", "Parvis", 20),
        ("20 places", "", 20),
        ("20 places Parvis", "Parvis", 20),
    ],
)
def test_address_of_a_square_is_no_number_of_places(
    said: str, place: str, seats: int | None
) -> None:
    assert read(f"formation X, {DAY}, {said}")[4:] == (place, seats)


@pytest.mark.parametrize(
    ("said", "place", "seats"),
    [
        ("une vingtaine de places", "", 20),
        ("Parvis, une trentaine de personnes", "Parvis", 30),
        ("max deux douzaines, Parvis", "Parvis", 24),
    ],
)
def test_round_number_in_letters_is_one_of_places(said: str, place: str, seats: int) -> None:
    assert read(f"formation X, {DAY}, {said}")[4:] == (place, seats)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("20 à 25 places", 20, 25),
        ("max 20 à 25", 20, 25),
        ("20-25 places", 20, 25),
        ("entre 20 et 25 places", 20, 25),
        ("between 20 and 25 seats", 20, 25),
        ("jusqu’à 20 ou 25 places", 20, 25),
        ("de vingt-cinq à trente places", 25, 30),
        ("places : 20 à 25", 20, 25),
    ],
)
def test_range_of_places_is_asked_with_both_its_ends(said: str, low: int, high: int) -> None:
    asked = FORM.read(f"formation X, {DAY}, Parvis, {said}", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.kept["place"]) == ("capacity", "Parvis")
    assert [one.value for one in asked.options] == [low, high]


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("14h 20 à 25 places", 20, 25),
        ("14 h 16 à 20 places", 16, 20),
        ("14h 20 ou 25 places", 20, 25),
        ("14h 20-25 places", 20, 25),
        ("14h 20 to 25 seats", 20, 25),
    ],
)
def test_range_of_places_after_an_hour_opens_with_no_minutes(
    said: str, low: int, high: int
) -> None:
    asked = FORM.read(f"formation X, jeudi 3 décembre {said}", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [low, high]
    kept = {"kind": "training", "title": "X", "on": "2026-12-03", "hours": ["14:00"]}
    assert asked.kept == {**kept, "capacity": {"unread": asked.typed}}


def test_minutes_before_the_number_of_places_are_read() -> None:
    said = read(f"formation X, {DAY} 20, 25 places")

    assert said[3:] == (Between(time(14, 20)), "", 25)


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("fr", "« 20 à 25 places » peut désigner plus d’un nombre de places. Combien y en a-t-il?"),
        ("en", "“20 à 25 places” can be more than one number of places. How many are there?"),
    ],
)
def test_range_of_places_is_quoted_whole(language: Language, why: str) -> None:
    asked = FORM.read(f"formation X, {DAY}, 20 à 25 places", reading(language=language))

    assert isinstance(asked, Asking)
    assert plain(LANGUAGES.translator(language, zone=ZONE, now=NOW)(asked.why)) == why


@pytest.mark.parametrize(("said", "seats"), [("salle 2 à 20 places", 20), ("25, 20 places", 20)])
def test_numbers_that_are_no_range_stay_what_they_are(said: str, seats: int) -> None:
    assert read(f"formation X, {DAY}, {said}")[5] == seats


@pytest.mark.parametrize("between", [" ", ", "])
@pytest.mark.parametrize("counted", ["places", "pers.", "personnes", "people", "seats"])
def test_number_of_places_after_a_day_of_the_week_is_no_number_of_it(
    between: str, counted: str
) -> None:
    said, thursday = f"jeudi{between}20 {counted}", date(2026, 11, 19)
    kept = {"kind": "training", "title": "X", "hours": ["14:00"]}
    answered = FORM.resume(kept, "on", said, reading())

    expected = (thursday, Between(time(14)), "", 20)
    assert read(f"formation X, {said} 14h")[2:] == expected
    assert isinstance(answered, Filled)
    assert tuple(answered.values.values())[2:] == expected


@pytest.mark.parametrize(
    "said", ["max 20", "places limitées à 20", "places : 20", "20 places", ", 20 places"]
)
def test_number_of_a_day_stays_before_the_places(said: str) -> None:
    expected = (date(2026, 11, 26), Between(time(14)), "", 20)

    assert read(f"formation X, jeudi 26 {said}, 14h")[2:] == expected


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("jusqu’à 25 inscriptions", 25),
        ("jusqu’à 20 inscrits", 20),
        ("max 20 inscriptions", 20),
        ("up to 20 registrations", 20),
        ("20 inscriptions max", 20),
        ("30 inscrits maximum", 30),
        ("20 registrations max", 20),
    ],
)
def test_registrations_past_an_hour_are_places(said: str, count: int) -> None:
    whole = ("training", "Excel", date(2026, 11, 19), Between(time(14)), "Parvis", count)

    assert read(f"formation Excel, jeudi 14h, {said}, Parvis") == whole


@pytest.mark.parametrize("place", ["jusqu’à 25 chaises, Parvis", "à 26 rue King"])
def test_number_too_high_for_an_hour_that_counts_what_follows_is_none(place: str) -> None:
    whole = ("training", "Excel", date(2026, 11, 19), Between(time(14)), place, None)

    assert read(f"formation Excel, jeudi 14h, {place}") == whole


def test_number_too_high_for_an_hour_that_counts_nothing_is_asked() -> None:
    asked = FORM.read("formation Excel, jeudi 14h à 25, Parvis", reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed, asked.kept["place"]) == ("hours", "14h à 25", "Parvis")


@pytest.mark.parametrize("most", ["12 000 $", "50 000 $"])
def test_sum_past_the_hour_of_a_closing_ends_no_hours(most: str) -> None:
    asked = CALL.read(f"Licences, 5 janvier 11 h, jusqu’à {most}", reading())

    assert isinstance(asked, Asking)
    assert asked.kept["hours"] == ["11:00"]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("max 20, 2 registrations per company", 20),
        ("20 places, 12 inscrits", 20),
        ("Parvis (12 inscrits à ce jour)", None),
        ("3 inscriptions par membre", None),
    ],
)
def test_those_who_signed_up_are_no_places(said: str, count: int | None) -> None:
    assert read(f"formation Excel, jeudi 14h, {said}")[5] == count


@pytest.mark.parametrize(
    ("said", "place", "seats"),
    [
        ("max 15", "", 15),
        ("max 15, Parvis", "Parvis", 15),
        ("places limitées", "places limitées", None),
        ("place d’Armes", "place d’Armes", None),
        ("Place Bonaventure, 20 places", "Place Bonaventure", 20),
        ("rue Saint-Denis", "rue Saint-Denis", None),
    ],
)
@pytest.mark.parametrize("hours", ["14h à 16h30", "14h-16h30"])
def test_minutes_of_an_end_count_nothing_that_follows(
    hours: str, said: str, place: str, seats: int | None
) -> None:
    whole = ("training", "Excel", date(2026, 12, 3), Between(time(14), time(16, 30)), place, seats)

    assert read(f"formation Excel, jeudi 3 décembre {hours} {said}") == whole


@pytest.mark.parametrize(
    ("said", "place", "seats"),
    [
        ("Espace 5 max 15", "Espace 5", 15),
        ("salle B-12 maximum 30 personnes", "salle B-12", 30),
        ("City Hall 20 seats", "City Hall", 20),
        ("salle 14 max 15", "salle 14", 15),
        ("salle 2 200 places", "salle 2", 200),
    ],
)
def test_number_of_a_place_is_not_that_of_its_seats(said: str, place: str, seats: int) -> None:
    whole = ("training", "Excel", date(2026, 12, 3), Between(time(14)), place, seats)

    assert read(f"formation Excel, {DAY}, {said}") == whole
