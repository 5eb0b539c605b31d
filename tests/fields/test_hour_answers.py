"""Answers that complete an hour: the half of the day of « 2h », the beginning of « fin 16h »."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.forms import Asking, Filled, Refused
from bot.i18n import Phrase
from tests.fields.announcing import FORM, read
from tests.fields.calls import CALL
from tests.forms.samples import FR, reading
from tests.printing import plain

NEXT = date(2026, 11, 19)


def asked(said: str) -> Asking:
    question = FORM.read(f"formation Excel, jeudi {said}, Parvis", reading())

    assert isinstance(question, Asking)
    assert (question.slot.name, question.typed, question.kept["place"]) == ("hours", said, "Parvis")
    return question


@pytest.mark.parametrize(
    "said", ["fin 16h", "finit à 16h", "jusqu’à 16h", "until 4pm", "ends at 4pm", "by 4pm"]
)
def test_end_alone_asks_for_the_beginning(said: str) -> None:
    question = asked(said)
    filled = FORM.resume(question.kept, "hours", "14h", reading())

    assert question.why == Phrase(
        "“{typed}” is when it ends. At what time does it begin?", {"typed": said}
    )
    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(14), time(16))


def test_end_that_answers_asks_for_the_beginning() -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26"}
    question = FORM.resume(kept, "hours", "fin 16h", reading())

    assert isinstance(question, Asking)
    assert question.kept == {**kept, "hours": {"unread": "fin 16h"}}


KNOWN = {"kind": "training", "title": "Excel", "on": "2026-11-26", "hours": ["14:00", "16:00"]}


@pytest.mark.parametrize("said", ["fin 17h", "jusqu’à 17h", "ends at 5pm", "fin 5h"])
@pytest.mark.parametrize("slot", ["", "hours"])
def test_end_alone_keeps_the_beginning_that_is_known(said: str, slot: str) -> None:
    filled = FORM.resume(KNOWN, slot, said, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(14), time(17))


@pytest.mark.parametrize("minutes", [0, 30])
def test_end_alone_keeps_a_beginning_past_noon(minutes: int) -> None:
    known = {**KNOWN, "hours": [f"12:{minutes:02}", "13:00"]}
    filled = FORM.resume(known, "hours", "fin 14h", reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(12, minutes), time(14))


def test_end_alone_before_the_beginning_that_is_known_is_asked() -> None:
    question = FORM.resume(KNOWN, "", "fin 13h", reading())

    assert isinstance(question, Asking)
    assert question.why == Phrase(
        "“{typed}” ends before it begins. From when to when is it?", {"typed": "fin 13h"}
    )


@pytest.mark.parametrize("answer", ["14h à 16h30", "de 14h à 16h30"])
def test_both_hours_may_answer_an_end(answer: str) -> None:
    filled = FORM.resume(asked("fin 16h").kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(14), time(16, 30))


@pytest.mark.parametrize("title", ["À la fin", "Fin", "The End"])
def test_end_of_a_title_is_no_end_of_hours(title: str) -> None:
    whole = ("training", title, NEXT, Hours(time(16)), "Parvis", None)

    assert read(f"formation {title} 16h, jeudi, Parvis") == whole


def test_end_of_a_closing_is_its_hour() -> None:
    question = CALL.read("Licences, jeudi fin 16h", reading())

    assert isinstance(question, Asking)
    assert question.kept == {"title": "Licences", "on": "2026-11-19", "hours": ["16:00"]}


AFTERNOON, NIGHT = Hours(time(14)), Hours(time(2))


@pytest.mark.parametrize(
    ("said", "answer", "hours"),
    [
        ("2h", "pm", AFTERNOON),
        ("2h", "p.m.", AFTERNOON),
        ("2h", "après midi", AFTERNOON),
        ("2h", "l’après-midi", AFTERNOON),
        ("2h", "de l’après-midi", AFTERNOON),
        ("2h", "in the afternoon", AFTERNOON),
        ("2h", "after noon", AFTERNOON),
        ("2 to 4", "in the afternoon", Hours(time(14), time(16))),
        ("2h", "c’est en après-midi svp", AFTERNOON),
        ("2h", "avant midi", NIGHT),
        ("2h", "du matin", NIGHT),
        ("2h", "la nuit", NIGHT),
        ("2h pile", "pm", AFTERNOON),
        ("de 2 à 4", "pm", Hours(time(14), time(16))),
        ("at half past 2", "pm", Hours(time(14, 30))),
    ],
)
def test_half_of_the_day_completes_an_hour(said: str, answer: str, hours: Hours) -> None:
    filled = FORM.resume(asked(said).kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == hours


def test_evening_of_an_hour_of_the_night_is_asked_with_its_days() -> None:
    then = FORM.resume(asked("2h").kept, "hours", "le soir", reading())

    assert isinstance(then, Asking)
    assert [one.value["fill"] for one in then.options] == [
        {"date": "2026-11-19", "hours": ["14:00"]},
        {"date": "2026-11-20", "hours": ["02:00"]},
    ]


def test_half_of_the_day_alone_is_no_hour() -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26"}

    assert isinstance(FORM.resume(kept, "hours", "pm", reading()), Refused)


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        ("14, 20 places", ["14:00"]),
        ("20 seats, at 14", ["14:00"]),
        ("14 à 16, 20 places", ["14:00", "16:00"]),
    ],
)
def test_mere_numbers_answer_with_seats_beside_them(answer: str, hours: list[str]) -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26"}
    filled = FORM.resume(kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.kept == {**kept, "hours": hours, "capacity": 20}


@pytest.mark.parametrize(("answer", "hour"), [("14", 14), ("à 14", 14), ("9", 9), ("at 11", 11)])
def test_mere_number_answers_with_its_hour(answer: str, hour: int) -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26"}
    filled = FORM.resume(kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(hour))


def test_mere_number_of_either_half_of_the_day_is_asked() -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26"}
    question = FORM.resume(kept, "hours", "2", reading())

    assert isinstance(question, Asking)
    assert [one.value for one in question.options] == [["14:00"], ["02:00"]]


@pytest.mark.parametrize(
    "answer",
    ["le 14", "14 places", "26", "26, 20 places", "14, rue King", "local 12, 14", "places : 20"],
)
def test_number_of_a_day_or_of_places_is_no_hour(answer: str) -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-26", "capacity": 20}

    assert isinstance(FORM.resume(kept, "hours", answer, reading()), Refused)


@pytest.mark.parametrize(
    ("said", "answer", "start"),
    [
        ("jusqu’à 16h", "14", 14),
        ("fin 16h", "à 14", 14),
        ("until 4pm", "from 2", 14),
        ("fin 16h", "08", 8),
        ("fin 16h", "05", 5),
    ],
)
def test_mere_number_begins_what_its_end_is_said_of(said: str, answer: str, start: int) -> None:
    filled = FORM.resume(asked(said).kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(start), time(16))


def test_number_of_a_part_of_the_day_is_asked_about_with_its_end() -> None:
    question = FORM.resume(asked("fin 16h").kept, "hours", "3 du soir", reading())

    assert isinstance(question, Asking)
    assert question.typed == "3 du soir, fin 16h"


def test_mere_number_tells_which_half_is_meant() -> None:
    filled = FORM.resume(asked("à 7").kept, "hours", "19", reading())

    assert isinstance(filled, Filled)
    assert filled.values["hours"] == Hours(time(19))


@pytest.mark.parametrize(
    ("said", "answer"), [("minuit", "20"), ("jeudi 10 à 11h", "11"), ("7 à 9", "19")]
)
def test_mere_number_that_tells_no_reading_of_what_is_asked_is_refused(
    said: str, answer: str
) -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-19", "hours": {"unread": said}}
    refused = FORM.resume(kept, "hours", answer, reading())

    assert isinstance(refused, Refused)
    assert refused.why == Phrase("“{typed}” does not answer the question.", {"typed": answer})


@pytest.mark.parametrize(
    ("said", "answer", "hours"),
    [
        ("fin 16h", "14h, 20 places", Hours(time(14), time(16))),
        ("fin 16h", "20 places, on commence à 14h", Hours(time(14), time(16))),
        ("until 4pm", "2pm, 20 seats", Hours(time(14), time(16))),
        ("until 9pm", "8am, 20 seats", Hours(time(8), time(21))),
        ("fin 23h", "9pm, 20 places", Hours(time(21), time(23))),
        ("fin 16h", "2 de l’après-midi, 20 places", Hours(time(14), time(16))),
        ("14h-16h, durée 3h", "17h, 20 places", Hours(time(14), time(17))),
        ("14h-16h, durée 3h", "17h, 20 places, c’est le début", Hours(time(17))),
        ("fin 16h", "14h-15h, 20 places", Hours(time(14), time(15))),
        ("fin 16h", "14, 20 places", Hours(time(14), time(16))),
        ("2h", "après-midi, 20 places", Hours(time(14))),
        ("2h", "20 places, de l’après-midi", Hours(time(14))),
        ("2 à 4", "le matin, 20 places", Hours(time(2), time(4))),
    ],
)
def test_hour_completes_what_was_said_with_seats_beside_it(
    said: str, answer: str, hours: Hours
) -> None:
    filled = FORM.resume(asked(said).kept, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert (filled.values["hours"], filled.values["capacity"]) == (hours, 20)


@pytest.mark.parametrize(
    ("said", "answer", "kept"),
    [
        ("jeudi 17 à 19h", "19h, 20 places", {"on": "2026-12-17", "hours": ["19:00"]}),
        ("soir 12h30", "0h30, max 20", {"on": "2026-11-20", "hours": ["00:30"]}),
        ("minuit", "vendredi 0h, 20 places", {"on": "2026-11-20", "hours": ["00:00"]}),
    ],
)
def test_answer_that_only_one_button_fits_may_tell_the_seats_too(
    said: str, answer: str, kept: dict[str, object]
) -> None:
    before = {"kind": "training", "title": "Excel", "on": "2026-11-19"}
    filled = FORM.resume({**before, "hours": {"unread": said}}, "hours", answer, reading())

    assert isinstance(filled, Filled)
    assert filled.kept == {**before, **kept, "capacity": 20}


def test_words_beside_the_answer_that_one_button_fits_are_not_lost() -> None:
    kept = {"kind": "training", "title": "Excel", "on": "2026-11-19"}
    before = {**kept, "hours": {"unread": "jeudi 17 à 19h"}}
    refused = FORM.resume(before, "hours", "19h, café offert", reading())

    assert isinstance(refused, Refused)
    assert plain(FR(refused.why)) == (
        "J’ai compris 17 décembre et 19 h, "
        "mais le reste ne répond pas à la question : « café offert »."
    )
    assert refused.kept == before
    assert refused.partial is not None
    assert refused.partial.value == {"fill": {"date": "2026-12-17", "hours": ["19:00"]}}


def test_button_that_leaves_words_to_read_asks_about_them_next() -> None:
    before = {"kind": "training", "title": "Excel", "on": "2026-11-19"}
    unread = {"unread": "14h20 à 25 places"}
    question = FORM.resume({**before, "hours": unread}, "hours", "14h, jeudi", reading())

    assert isinstance(question, Asking)
    assert (question.slot.name, question.typed) == ("capacity", "20 à 25 places")
    assert question.kept == {
        **before,
        "hours": ["14:00"],
        "capacity": {"unread": "20 à 25 places"},
    }
