"""What a typed line says of an event: its kind, title, day, hours, place and number of places."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fields.hours import Hours as Between
from bot.forms import Asking
from bot.i18n import LANGUAGES as TONGUES
from bot.i18n import Language
from tests.fields.announcing import FORM, read
from tests.forms.samples import LANGUAGES, NOW, ZONE, reading

AFTERNOON = Between(time(14), time(16, 30))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "formation Répondre à un appel d'offres, jeudi 14h-16h30, Parvis, 20 places",
            (
                "training",
                "Répondre à un appel d'offres",
                date(2026, 11, 19),
                AFTERNOON,
                "Parvis",
                20,
            ),
        ),
        (
            "Réseautage d’automne, jeudi le 26 novembre de 14 h à 16 h 30, Café, 12 rue King",
            (
                "networking",
                "Réseautage d’automne",
                date(2026, 11, 26),
                AFTERNOON,
                "Café, 12 rue King",
                None,
            ),
        ),
        (
            "visite d'entreprise Chez Folio vendredi 27 9h à midi max 12",
            ("visit", "Chez Folio", date(2026, 11, 27), Between(time(9), time(12)), "", 12),
        ),
        (
            "formation Acheter, vendre, jeudi 26 à 14h, Parvis",
            ("training", "Acheter, vendre", date(2026, 11, 26), Between(time(14)), "Parvis", None),
        ),
        (
            "formation « Vendre jeudi, 2e partie » 2026-12-03 9h30 lieu: Hôtel de ville",
            (
                "training",
                "Vendre jeudi, 2e partie",
                date(2026, 12, 3),
                Between(time(9, 30)),
                "Hôtel de ville",
                None,
            ),
        ),
        (
            "réseautage 5 à 7 des EÉS, 15 janvier 17-19h",
            (
                "networking",
                "5 à 7 des EÉS",
                date(2027, 1, 15),
                Between(time(17), time(19)),
                "",
                None,
            ),
        ),
        (
            "formation X, jeudi 7 janvier 14h",
            ("training", "X", date(2027, 1, 7), Between(time(14)), "", None),
        ),
        ("formation, jeudi 14h, Parvis", ("title",)),
        ("formation X, jeudi", ("hours",)),
        ("formation X, 14h", ("on",)),
        ("5 à 7, jeudi 17h-19h", ("kind",)),
        ("formation X, jeudi 27 novembre 14h", ("on",)),
        ("formation X, mercredi 7 janvier 14h", ("on",)),
        ("formation X, jeudi 14h, 0 places", ("capacity",)),
        ("formation X, jeudi 14h, 9000 places", ("capacity",)),
        ("formation X, jeudi 14h, -3 places", ("capacity",)),
        ("formation X, jeudi 9h et 14h-16h et 18h", ("hours",)),
    ],
)
def test_line_says_an_event(line: str, said: tuple[Any, ...]) -> None:
    assert read(line) == said


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        ("conférence Pour tout le monde", "conference", "Pour tout le monde"),
        ("conférence pour les élus", "conference", "Conférence pour les élus"),
        ("formation sur les appels d'offres", "training", "Formation sur les appels d'offres"),
        ("formation À la une", "training", "À la une"),
        ("réseautage d’automne", "networking", "Réseautage d’automne"),
        ("conference On tenders", "conference", "On tenders"),
        ("conference on tenders", "conference", "Conference on tenders"),
        ("formation acheter local", "training", "acheter local"),
        ("formation", "training", None),
    ],
)
def test_kind_stays_in_a_title_that_goes_on_from_it(
    line: str, kind: str, title: str | None
) -> None:
    said = read(f"{line}, jeudi 26 novembre 14h, Parvis")

    assert said[:2] == ((kind, title) if title else ("title",))


@pytest.mark.parametrize("mark", ["", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", ","])
@given(places=st.integers(1, 5000), language=st.sampled_from(TONGUES))
def test_places_are_read_however_thousands_are_apart(
    mark: str, places: int, language: Language
) -> None:
    written = f"{places:,}".replace(",", mark)
    line = f"formation X, jeudi 26 novembre 14h-16h30, Parvis, {written} places"

    assert read(line, language)[2:] == (date(2026, 11, 26), AFTERNOON, "Parvis", places)


@given(st.integers(1, 5000), st.sampled_from(TONGUES))
def test_places_are_read_as_they_are_told(places: int, language: Language) -> None:
    told = LANGUAGES.translator(language, zone=ZONE, now=NOW).n(
        "{taken}, {n} place left.", "{taken}, {n} places left.", places, taken="X"
    )
    line = f"formation X, jeudi 26 novembre 14h, Parvis, {told.removeprefix('X, ')}"

    assert read(line, language)[5] == places


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("14h, 12 rue King, 1 200 places", ("12 rue King", 1200)),
        ("14h, Parvis, salle 2 200 places", ("Parvis, salle 2", 200)),
        ("14h, Parvis, salle 2,200 places", ("Parvis, salle 2", 200)),
        ("14h, room 12 200 seats", ("room 12", 200)),
        ("14h 1 200 places", ("", 1200)),
        ("14 h 30 200 places", ("", 200)),
        ("14h, Parvis, places : 1 200", ("Parvis", 1200)),
        ("14h, Parvis, max. 1,200", ("Parvis", 1200)),
        ("14h, Parvis, 200 personnes", ("Parvis", 200)),
    ],
)
def test_number_beside_the_places_is_none_of_theirs(line: str, said: tuple[str, int]) -> None:
    assert read(f"formation X, jeudi 26 novembre, {line}")[4:] == said


@pytest.mark.parametrize("places", ["10 000 places", "10,000 places"])
def test_places_past_what_an_event_holds_are_asked_about_as_typed(places: str) -> None:
    line = f"formation X, jeudi 26 novembre 14h, Parvis, {places}"
    asked = FORM.read(line, reading())

    assert isinstance(asked, Asking)
    assert (asked.slot.name, asked.typed) == ("capacity", places)


def test_title_after_its_key_may_be_quoted() -> None:
    line = "/evenement titre: « Bilan; suite »; formation demain 14h-16h30"
    assert read(line)[:3] == ("training", "Bilan; suite", date(2026, 11, 19))


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Café (jeudi 26 novembre 14h)", ""),
        ("Café (le jeudi 26 novembre à 14h)", ""),
        ("Café (26 novembre), 14h", ""),
        ("Café (26 novembre 14h), Parvis", "Parvis"),
        ("Café (26 novembre 14h, Parvis)", "Parvis"),
        ("Café (26 novembre 14h, Parvis (salle B))", "Parvis (salle B)"),
        ("Café, 26 novembre 14h, Parvis :)", "Parvis :)"),
    ],
)
def test_brackets_around_what_is_read_are_in_no_name(said: str, place: str) -> None:
    expected = ("networking", "Café", date(2026, 11, 26), Between(time(14)), place, None)

    assert read(f"réseautage {said}") == expected
