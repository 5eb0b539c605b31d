"""What a typed line says of an event: its kind, title, day, hours, place and number of places."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fields.field import Found, Rest
from bot.fields.hours import By, HoursField
from bot.fields.hours import Hours as Between
from bot.fields.line import Line
from bot.forms import Asking
from bot.i18n import LANGUAGES as TONGUES
from bot.i18n import Language
from bot.wall import Code, Offset
from tests.fields.occasions import FORM, read
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
    "hours",
    [
        "2pm-4:30pm",
        "2-4:30pm",
        "2:00 p.m. – 4:30 p.m.",
        "from 2 p.m. to 4:30 p.m.",
        "14:00-16:30",
        "between 14:00 and 16:30",
    ],
)
def test_hours_are_read_as_the_english_write_them(hours: str) -> None:
    line = f"training Bidding, Thursday, Nov 26, {hours}, Parvis, 20 seats"
    assert read(line, "en") == (
        "training",
        "Bidding",
        date(2026, 11, 26),
        AFTERNOON,
        "Parvis",
        20,
    )


def test_morning_may_end_in_the_afternoon() -> None:
    line = "training X, Thursday, Nov 26, 11-1pm"
    assert read(line, "en")[3] == Between(time(11), time(13))


def same(hours: Between, language: Language) -> bool:
    """Whether hours are read as they are shown, and kept as they are."""
    field, now = HoursField(), reading(language=language)
    shown = hours.shown(LANGUAGES.translator(language, zone=ZONE, now=NOW))
    line = Line.of(shown)
    outcome = field.settle(field.find(line, now), Rest(line, line, asked=True), now)
    return isinstance(outcome, Found) and outcome.value == hours == field.load(field.dump(hours))


@given(st.times(time(7)), st.times(time(7)) | st.none(), st.sampled_from(TONGUES))
def test_hours_are_read_as_they_are_shown(
    start: time, end: time | None, language: Language
) -> None:
    first = start.replace(second=0, microsecond=0)
    last = end.replace(second=0, microsecond=0) if end else None

    assert same(Between(first, last if last and last > first else None), language)


@pytest.mark.parametrize("ends", [None, *Offset, Code("HNE")])
@pytest.mark.parametrize("starts", [*Offset, Code("EDT")])
@pytest.mark.parametrize("language", TONGUES)
def test_hour_that_comes_twice_is_read_as_it_is_shown(
    language: Language, starts: By, ends: By
) -> None:
    assert same(Between(time(1, 30), None, starts), language)
    assert same(Between(time(1, 10), time(1, 50), starts, ends), language)


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


EARLY = Between(time(6, 30), time(8))


@pytest.mark.parametrize(
    ("hours", "language", "said"),
    [
        ("06:30-08:00", "fr", EARLY),
        ("06 h 30 – 8 h", "fr", EARLY),
        ("de 6h30 à 8h du matin", "fr", EARLY),
        ("6 h 30 du matin à 8 h", "fr", EARLY),
        ("3 h 30 du matin à 5 h du matin", "fr", Between(time(3, 30), time(5))),
        ("6h30 du matin", "fr", Between(time(6, 30))),
        ("2 h de l’après-midi", "fr", Between(time(14))),
        ("de 5 h à 7 h du soir", "fr", Between(time(17), time(19))),
        ("1 h 30 de la nuit", "fr", Between(time(1, 30))),
        ("11 h à 1 h de l'après-midi", "fr", Between(time(11), time(13))),
        ("6 h 30 – 12 h", "fr", Between(time(6, 30), time(12))),
        ("6 h 30 à 13 h", "fr", Between(time(6, 30), time(13))),
        ("0 h 30", "fr", Between(time(0, 30))),
        ("minuit", "fr", Between(time(0))),
        ("midnight", "en", Between(time(0))),
        ("minuit à 2 h", "fr", Between(time(0), time(2))),
        ("midi", "fr", Between(time(12))),
        ("midi à 2 h", "fr", Between(time(12), time(14))),
        ("11 h à midi", "fr", Between(time(11), time(12))),
        ("noon to 1", "en", Between(time(12), time(13))),
        ("6:30 in the morning", "en", Between(time(6, 30))),
        ("2:30 in the afternoon", "en", Between(time(14, 30))),
    ],
)
def test_hours_of_the_morning_are_read(hours: str, language: Language, said: Between) -> None:
    assert read(f"formation X, jeudi 26 novembre, {hours}, Parvis", language) == (
        "training",
        "X",
        date(2026, 11, 26),
        said,
        "Parvis",
        None,
    )


@pytest.mark.parametrize("hours", ["6h30-8h", "6:30", "2 h à 4 h", "14 h du matin", "8am-minuit"])
def test_hours_that_may_be_others_are_asked_about(hours: str) -> None:
    assert read(f"formation X, jeudi 26 novembre, {hours}, Parvis") == ("hours",)


@pytest.mark.parametrize("line", ["jeudi 26 à 14h est gratuite", "jeudi 26 à 14h Hae-Won"])
def test_word_like_a_code_is_no_reading_of_the_hour(line: str) -> None:
    assert read(f"formation X, {line}")[3] == Between(time(14))


def test_title_after_its_key_may_be_quoted() -> None:
    line = "/evenement titre: « Bilan; suite »; formation demain 14h-16h30"
    assert read(line)[:3] == ("training", "Bilan; suite", date(2026, 11, 19))
