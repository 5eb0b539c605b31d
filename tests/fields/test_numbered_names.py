"""Days of the week with their number, as people type them, on a Wednesday, 18 November 2026."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.field import Found, Rest, Unclear
from bot.fields.hours import Hours as Between
from bot.fields.line import Line
from bot.fields.until import UntilField
from bot.forms import Asking, Filled
from bot.i18n import Language, Phrase
from tests.fields.announcing import read
from tests.forms.samples import CONTACT, CONTRACT, FR, reading
from tests.printing import plain

MET = {"person": "Luc Roy", "institution": 1, "channel": "rencontre"}
TUESDAYS = [
    ("mardi 10", "fr", "2026-11-10"),
    ("mardi le 10", "fr", "2026-11-10"),
    ("de mardi 10", "fr", "2026-11-10"),
    ("mercredi 18", "fr", "2026-11-18"),
    ("Friday the 6th", "en", "2026-11-06"),
    ("mardi 10 novembre", "fr", "2026-11-10"),
]
TO_COME = [
    ("jeudi 26", "fr", "2026-11-26"),
    ("jeudi le 26", "fr", "2026-11-26"),
    ("mardi 1er", "fr", "2026-12-01"),
    ("Friday 4", "en", "2026-12-04"),
    ("jeudi 3 décembre", "fr", "2026-12-03"),
]


def both_ways(line: str, asked: str, said: str, language: Language) -> list[object]:
    """Say a day at the end of a line, and again as an answer; return what each leads to."""
    told = CONTACT.read(f"{line} {said}", reading(language=language))
    answered = CONTACT.resume(MET, asked, said, reading(language=language))
    return [one.kept if isinstance(one, Filled) else one for one in (told, answered)]


@pytest.mark.parametrize(("said", "language", "day"), TUESDAYS)
def test_day_gone_by_is_the_last_one_of_its_name_and_number(
    said: str, language: Language, day: str
) -> None:
    assert both_ways("Luc Roy CHUS rencontre", "on", said, language) == [{**MET, "on": day}] * 2


@pytest.mark.parametrize(("said", "language", "day"), TO_COME)
def test_follow_up_is_the_next_day_of_its_name_and_number(
    said: str, language: Language, day: str
) -> None:
    planned = {**MET, "follow_up": day}
    line = "Luc Roy CHUS rencontre, suivi"

    assert both_ways(line, "follow_up", said, language) == [planned] * 2


def test_hour_may_follow_the_number() -> None:
    told = CONTACT.read("Luc Roy CHUS rencontre, suivi jeudi 10 à 14h", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**MET, "follow_up": "2026-12-10", "note": "14h"}


def test_each_of_two_named_days_has_its_number() -> None:
    told = CONTACT.read("Luc Roy CHUS rencontre mardi 3, suivi mardi 1", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**MET, "on": "2026-11-03", "follow_up": "2026-12-01"}


@pytest.mark.parametrize(
    ("line", "slot", "typed", "days"),
    [
        ("Luc Roy CHUS rencontre mardi 11", "on", "mardi 11", ["2026-11-11", "2026-10-11"]),
        ("Luc Roy CHUS rencontre mardi 24", "on", "mardi 24", []),
        (
            "Luc Roy CHUS rencontre, suivi jeudi 25",
            "follow_up",
            "suivi jeudi 25",
            ["2026-11-25", "2026-12-25"],
        ),
    ],
)
def test_name_that_its_number_denies_is_asked_about(
    line: str, slot: str, typed: str, days: list[str]
) -> None:
    asked = CONTACT.read(line, reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == slot
    assert asked.kept == {**MET, slot: {"unread": typed}}
    assert [one.value for one in asked.options] == days


@pytest.mark.parametrize("line", ["rencontre mardi 31", "rencontre, suivi mardi 31"])
def test_only_day_of_a_number_that_its_name_denies_is_offered(line: str) -> None:
    asked = CONTACT.read(f"Luc Roy CHUS {line}", reading())

    assert isinstance(asked, Asking)
    assert plain(FR(asked.why)).endswith("mardi 31 » n’existe pas. Quelle est la bonne?")
    assert len(asked.options) == 1


def test_one_day_of_the_number_is_not_taken_for_another_name() -> None:
    assert read("réseautage Café, mardi 31, 14h, Parvis") == ("on",)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("le mardi 24 novembre", "fr"),
        ("le mardi 24/11", "fr"),
        ("le mardi 2026-11-24", "fr"),
        ("on Tuesday, November 24", "en"),
        ("the Tuesday 24", "en"),
    ],
)
def test_article_before_a_named_day_is_no_title(said: str, language: Language) -> None:
    assert read(f"{said} 19h, Café, Parvis, réseautage", language) == (
        "networking",
        "Café",
        date(2026, 11, 24),
        Between(time(19)),
        "Parvis",
        None,
    )


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("mardi 10", {"on": "2026-11-10"}),
        ("vendredi 6, traiteur", {"on": "2026-11-06", "purpose": "traiteur"}),
        ("mardi 10 paniers", {"on": "2026-11-17", "purpose": "10 paniers"}),
        ("mardi, 10 kg de miel", {"on": "2026-11-17", "purpose": "10 kg de miel"}),
    ],
)
def test_number_that_counts_is_no_days(said: str, kept: dict[str, str]) -> None:
    told = CONTRACT.read(f"2500 $ CHUS gré à gré {said}", reading())

    assert isinstance(told, Filled)
    amount = {"cents": 250000, "currency": "CAD", "approximate": False, "tax": "unknown"}
    assert told.kept == {"amount": amount, "institution": 1, "mode": "gre_a_gre", **kept}


@pytest.mark.parametrize("note", ["9 à 11h", "5 à 8", "10-12", "10h"])
def test_hours_after_a_name_are_no_number_of_its_day(note: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS rencontre jeudi {note}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**MET, "on": "2026-11-12", "note": note}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("jusqu’à jeudi 26", date(2026, 11, 26)),
        ("jusqu’au jeudi le 26", date(2026, 11, 26)),
        ("until Friday 4", date(2026, 12, 4)),
    ],
)
def test_pause_ends_on_the_day_of_its_name_and_number(said: str, day: date) -> None:
    line, field = Line.of(said), UntilField()
    found = field.settle(field.find(line, reading()), Rest(line, line), reading())

    assert isinstance(found, Found)
    assert found.value == day


def test_end_of_a_pause_that_its_number_denies_is_asked_about() -> None:
    line, field = Line.of("jusqu’à jeudi 25"), UntilField()
    asked = field.settle(field.find(line, reading()), Rest(line, line), reading())

    assert isinstance(asked, Unclear)
    assert plain(FR(asked.why)) == "« jeudi 25 » peut désigner plus d’un jour. Lequel est le bon?"
    assert [one.value for one in asked.options] == ["2026-11-25", "2026-12-25"]


@pytest.mark.parametrize(
    "note",
    [
        "inscrit à la formation du mardi 24",
        "elle sera là jeudi 26",
        "will decide Friday 27",
    ],
)
def test_day_to_come_beside_the_day_gone_by_stays_in_the_note(note: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel hier, {note}", reading())

    assert isinstance(told, Filled)
    assert (told.kept["on"], told.kept["note"]) == ("2026-11-17", note)


@pytest.mark.parametrize("said", ["mardi 10 : intéressé", "mardi 10 - intéressé"])
def test_number_of_a_day_that_opens_a_note_is_the_days(said: str) -> None:
    told = CONTACT.read(f"Luc Roy CHUS appel {said}", reading())

    assert isinstance(told, Filled)
    assert told.kept["on"] == "2026-11-10"


@pytest.mark.parametrize(
    "line",
    [
        "rencontré le 12 Luc Roy, CHUS",
        "le 12 rencontre Luc Roy CHUS",
        "Luc Roy rencontré le 12 CHUS",
        "meeting on the 12th Luc Roy CHUS",
        "Luc Roy le 12 CHUS rencontre",
    ],
)
def test_number_alone_before_a_name_is_its_last_day(line: str) -> None:
    told = CONTACT.read(line, reading())

    assert isinstance(told, Filled)
    assert told.kept == {**MET, "on": "2026-11-12"}


@pytest.mark.parametrize(
    "note",
    [
        "séjour le 26 Hôtel Delta",
        "livraison prévue le 26 Estrie",
        "aime le 4 Saisons",
        "likes the 12 Days of Christmas",
    ],
)
@pytest.mark.parametrize(("when", "day"), [("", {}), (" hier", {"on": "2026-11-17"})])
def test_number_before_a_name_in_a_note_is_no_day_of_the_contact(
    when: str, day: dict[str, str], note: str
) -> None:
    told = CONTACT.read(f"Luc Roy CHUS rencontre{when}, {note}", reading())

    assert isinstance(told, Filled)
    assert told.kept == {**MET, **day, "note": note}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("vendredi 12 novembre", ["2026-11-12", "2026-11-13"]),
        ("vendredi 18 novembre", ["2026-11-18", "2026-11-13"]),
        ("vendredi le 16/11", ["2026-11-16", "2026-11-13"]),
        ("Friday, November 12", ["2026-11-12", "2026-11-13"]),
        ("mardi 12 janvier", ["2026-01-12", "2026-01-13"]),
    ],
)
def test_date_of_another_day_than_is_named_offers_both(said: str, days: list[str]) -> None:
    asked = CONTRACT.read(f"2500 $ CHUS gré à gré {said}", reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "on"
    assert asked.why == Phrase(
        "“{typed}” can be more than one day. Which day is it?", {"typed": said}
    )
    assert [one.value for one in asked.options] == days


@pytest.mark.parametrize(
    ("said", "day"),
    [("jeudi 12 novembre", "2026-11-12"), ("mardi le 17/11", "2026-11-17")],
)
def test_date_of_the_day_that_is_named_is_the_one_of_the_contract(said: str, day: str) -> None:
    sale = CONTRACT.read(f"2500 $ CHUS gré à gré {said}", reading())

    assert isinstance(sale, Filled)
    assert sale.kept["on"] == day


def test_follow_up_of_another_day_than_is_named_offers_both() -> None:
    asked = CONTACT.read("Luc Roy CHUS rencontre, suivi lundi 12 janvier", reading())
    planned = CONTACT.read("Luc Roy CHUS rencontre, suivi mardi 12 janvier", reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == ["2027-01-12", "2027-01-11"]
    assert isinstance(planned, Filled)
    assert planned.kept["follow_up"] == "2027-01-12"
