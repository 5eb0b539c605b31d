"""Mere hours that answer where pairs are offered: each begins or ends some of them."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking, Filled, Refused
from tests.fields.announcing import FORM
from tests.forms.samples import FR, reading
from tests.printing import plain

EVENING = Hours(time(19), time(21))
THURSDAY = date(2026, 11, 19)


def asked(said: str) -> Asking:
    question = FORM.read(f"formation Excel, jeudi {said}, Parvis", reading())

    assert isinstance(question, Asking)
    assert question.slot.name == "hours"
    return question


@pytest.mark.parametrize(
    ("said", "answer", "hours"),
    [
        ("7 à 9", "7pm", EVENING),
        ("7 à 9", "9pm", EVENING),
        ("7 à 9", "19h", EVENING),
        ("7 à 9", "21h", EVENING),
        ("7 à 9", "à 19h", EVENING),
        ("7 à 9", "à 21h", EVENING),
        ("7 à 9", "at 9pm", EVENING),
        ("7 à 9", "7am", Hours(time(7), time(9))),
        ("7 à 9", "7h du soir", EVENING),
        ("2h-4h, durée 3h", "5pm", Hours(time(14), time(17))),
        ("2h-4h, durée 3h", "17h", Hours(time(14), time(17))),
        ("9h-12h, durée 2h", "11am", Hours(time(9), time(11))),
        ("17 à 19h", "17h", Hours(time(17), time(19))),
        ("17 à 19h", "jeudi 19h", Hours(time(17), time(19))),
        ("9h-12h, durée 2h", "midi", Hours(time(9), time(12))),
        ("17 à 19h", "jeudi 17h", Hours(time(17), time(19))),
        ("14h-16h, durée 3h", "vers 17h", Hours(time(14), time(17))),
        ("à 2, durée 3h", "14h", Hours(time(14), time(17))),
        ("2 à 4, durée 3h", "17h", Hours(time(14), time(17))),
        ("16h-14h, durée 1h", "17h", Hours(time(16), time(17))),
        ("12h à 2h du soir", "14h", Hours(time(12), time(14))),
    ],
)
def test_hour_that_begins_or_ends_one_pair_chooses_it(said: str, answer: str, hours: Hours) -> None:
    filled = FORM.resume(asked(said).kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert (filled.values["on"], filled.values["hours"]) == (THURSDAY, hours)


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        ("le matin", ["07:00", "09:00"]),
        ("morning", ["07:00", "09:00"]),
        ("en avant-midi", ["07:00", "09:00"]),
        ("le soir", ["19:00", "21:00"]),
        ("in the evening", ["19:00", "21:00"]),
        ("pm", ["19:00", "21:00"]),
    ],
)
def test_part_of_the_day_chooses_the_pair_that_is_of_it(answer: str, hours: list[str]) -> None:
    known = {"kind": "training", "title": "Excel", "on": "2026-11-19"}
    kept = {**known, "hours": {"unread": "jeudi 7 à 9"}}
    filled = FORM.resume(kept, "hours", answer, reading())
    beside = FORM.resume(kept, "hours", f"{answer}, 20 places", reading())

    assert isinstance(filled, Filled)
    assert filled.kept == {**known, "hours": hours}
    assert isinstance(beside, Filled)
    assert beside.kept == {**known, "hours": hours, "capacity": 20}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("10 à 11h", "le matin"),
        ("17 à 19h", "le soir"),
        ("2h-4h, durée 3h", "le soir"),
    ],
)
def test_part_of_the_day_that_tells_no_pair_apart_is_refused(said: str, answer: str) -> None:
    refused = FORM.resume(asked(said).kept, "hours", answer, reading())

    assert isinstance(refused, Refused)


def test_part_of_the_day_tells_no_pair_from_a_title_with_an_hour_of_it() -> None:
    question = FORM.read("formation Excel 2 à 4h, jeudi, Parvis", reading())

    assert isinstance(question, Asking)
    assert isinstance(FORM.resume(question.kept, "hours", "pm", reading()), Refused)


@pytest.mark.parametrize(
    ("said", "answer", "start"),
    [
        ("7 à 9", "de 21h", Hours(time(21))),
        ("7 à 9", "20h", Hours(time(20))),
        ("7 à 9", "dès 21h", Hours(time(21))),
        ("7 à 9", "from 9pm", Hours(time(21))),
        ("7 à 9", "à partir de 21h", Hours(time(21))),
        ("6h à 8h", "commence à 8h", Hours(time(8))),
        ("14h-16h, durée 3h", "17h, c’est le début", Hours(time(17))),
        ("14h-16h, durée 3h", "17h, on commence là", Hours(time(17))),
        ("14h-16h, durée 3h", "ça commencera à 17h", Hours(time(17))),
        ("2-4pm, lasts 3 hours", "5pm start", Hours(time(17))),
        ("2-4pm, lasts 3 hours", "5pm, it begins", Hours(time(17))),
        ("minuit", "8pm", Hours(time(20))),
        ("à 7", "7h", Hours(time(7))),
        ("17 à 19h", "7h", Hours(time(7))),
    ],
)
def test_hour_said_to_begin_or_of_no_pair_is_one_by_itself(
    said: str, answer: str, start: Hours
) -> None:
    filled = FORM.resume(asked(said).kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == start


def test_name_that_opens_as_a_word_of_beginning_begins_nothing() -> None:
    refused = FORM.resume(asked("14h-16h, durée 3h").kept, "hours", "17h, startup", reading())

    assert isinstance(refused, Refused)
    assert refused.partial is not None
    assert refused.partial.value == ["14:00", "17:00"]


@pytest.mark.parametrize(
    ("said", "answer", "left"),
    [
        ("14h-16h, durée 3h", "14h", [["14:00", "16:00"], ["14:00", "17:00"]]),
        ("de 7 à 9", "9h", [["19:00", "21:00"], ["07:00", "09:00"]]),
        ("2h-4h, durée 3h", "5h", [["14:00", "17:00"], ["02:00", "05:00"]]),
        ("2h", "2h", [["14:00"], ["02:00"]]),
        ("6h-8h", "6h", [["18:00", "20:00"], ["06:00", "08:00"]]),
    ],
)
def test_hour_of_several_pairs_asks_which_of_them(
    said: str, answer: str, left: list[list[str]]
) -> None:
    question = asked(said)
    again = FORM.resume(question.kept, "hours", f"{answer}, 20 places", reading())

    assert isinstance(again, Asking)
    assert [one.value for one in again.options] == left
    assert again.kept == {**question.kept, "capacity": 20}


def test_length_in_words_tells_another_end() -> None:
    question = FORM.read("training Excel, Thursday 2-4, lasts 3 hours, Parvis", reading("en"))

    assert isinstance(question, Asking)
    filled = FORM.resume(question.kept, "hours", "5pm", reading("en"))
    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(14), time(17))


def test_example_of_the_narrower_question_is_one_of_its_answers() -> None:
    again = FORM.resume(asked("2h-4h, durée 3h").kept, "hours", "14h", reading())

    assert isinstance(again, Asking)
    assert plain(FR(again.why)) == (
        "« 2h-4h, durée 3h » se lit de plus d’une façon. Quand est-ce? "
        "Par exemple : 14 h – 16 h, ou 14 h – 17 h"
    )


@pytest.mark.parametrize("answer", ["merci", "20 places"])
def test_words_of_something_else_choose_no_pair_where_one_is_offered(answer: str) -> None:
    question = asked("16h-14h, durée 1h")
    refused = FORM.resume(question.kept, "hours", answer, reading())

    assert isinstance(refused, Refused)
    assert refused.kept == question.kept


def test_example_of_a_question_that_a_day_narrowed_is_one_of_its_answers() -> None:
    again = FORM.resume(asked("7 à 9").kept, "hours", "demain 7h", reading())

    assert isinstance(again, Asking)
    assert plain(FR(again.why)).endswith("19 novembre, 19 h – 21 h, ou 19 novembre, 7 h – 9 h")


@pytest.mark.parametrize("answer", ["fin 19h", "jusqu’à 19h"])
def test_end_said_where_pairs_are_offered_asks_for_its_beginning(answer: str) -> None:
    again = FORM.resume(asked("17 à 19h").kept, "hours", answer, reading())

    assert isinstance(again, Asking)
    assert again.typed == answer


def test_hour_of_another_zone_is_no_other_one() -> None:
    filled = FORM.resume(asked("7 à 9").kept, "hours", "19h HNP", reading())

    assert isinstance(filled, Filled)
    assert filled.kept["hours"] == ["19:00 HNP"]
