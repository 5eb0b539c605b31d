"""When calls for tenders close, as people type it, on a Wednesday, 18 November 2026."""

from __future__ import annotations

import pytest

from bot.forms import Asking
from tests.fields.calls import CALL
from tests.forms.samples import reading


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("vendredi avant midi", 20),
        ("vendredi, avant midi", 20),
        ("20 novembre avant midi", 20),
        ("le 26 novembre avant midi", 26),
        ("vendredi before noon", 20),
    ],
)
def test_call_closes_before_noon(typed: str, day: int) -> None:
    told = CALL.read(f"Entretien, {typed}, CHUS, public", reading())
    answered = CALL.resume({"title": "Entretien"}, "on", typed, reading())

    for found in (told, answered):
        assert not isinstance(found, Asking) or found.slot.name not in {"title", "on", "hours"}
        assert found.kept["title"] == "Entretien"
        assert (found.kept["on"], found.kept["hours"]) == (f"2026-11-{day}", ["12:00"])


@pytest.mark.parametrize(
    ("typed", "title", "hour"),
    [
        ("Entretien, vendredi avant-midi 11h", "Entretien", "11:00"),
        ("Entretien, vendredi avant midi à 11h", "Entretien", "11:00"),
        ("Entretien avant midi, vendredi 16h", "Entretien avant midi", "16:00"),
    ],
)
def test_forenoon_of_a_call_is_no_hour_beside_one(typed: str, title: str, hour: str) -> None:
    kept = CALL.read(typed, reading()).kept

    assert (kept["title"], kept["on"], kept["hours"]) == (title, "2026-11-20", [hour])


@pytest.mark.parametrize(
    ("said", "answer", "hour"),
    [
        ("entre 2h et 4h", "16h", "16:00"),
        ("entre 2h et 4h", "14h, sur invitation", "14:00"),
        ("2h-4h, durée 3h", "17h", "17:00"),
        ("16h-14h, durée 1h", "17h", "17:00"),
        ("12h à 2h du soir", "14h", "14:00"),
    ],
)
def test_call_closes_at_the_hour_that_answers(said: str, answer: str, hour: str) -> None:
    question = CALL.read(f"Traiteur, CHUS, clôture jeudi 26 novembre {said}", reading())
    assert isinstance(question, Asking)
    told = CALL.resume(question.kept, "hours", answer, reading())

    assert told.kept["hours"] == [hour]


@pytest.mark.parametrize(
    ("said", "answer", "kept"),
    [
        ("jeudi soir 1h à 3h", "3h du matin", {"on": "2026-11-20", "hours": ["03:00"]}),
        ("ce soir 1h-3h", "1h du matin", {"on": "2026-11-19", "hours": ["01:00"]}),
        ("26 novembre de 7 à 9", "21h", {"on": "2026-11-26", "hours": ["21:00"]}),
    ],
)
def test_hour_of_a_pair_keeps_the_day_that_the_pair_tells(
    said: str, answer: str, kept: dict[str, object]
) -> None:
    question = CALL.read(f"Traiteur, CHUS, sur invitation, clôture {said}", reading())
    assert isinstance(question, Asking)
    told = CALL.resume(question.kept, "hours", answer, reading()).kept

    assert {name: told[name] for name in kept} == kept


def test_hour_after_midnight_of_a_pair_is_asked_with_its_day() -> None:
    line = "Traiteur, CHUS, sur invitation, clôture jeudi 26 novembre minuit à 2h"
    question = CALL.read(line, reading())
    assert isinstance(question, Asking)
    again = CALL.resume(question.kept, "hours", "2h", reading())

    assert isinstance(again, Asking)
    assert [one.value["fill"]["date"] for one in again.options] == ["2026-11-26", "2026-11-27"]


def test_hours_of_a_call_are_offered_one_by_one() -> None:
    question = CALL.read("Traiteur, CHUS, public, clôture 26 novembre 14h-16h, durée 3h", reading())

    assert isinstance(question, Asking)
    assert [one.value for one in question.options] == [["14:00"], ["16:00"], ["17:00"]]
