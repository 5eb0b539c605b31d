"""What is typed under a question: all of it is taken, or none of it."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.fields.money import Money
from bot.forms import Asking, Filled, Refused, Result
from bot.sheets import Mistakes, filled_in
from storage.contracts import Mode
from tests.fields.announcing import FORM
from tests.forms.samples import CONTACT, CONTRACT, LANGUAGES, NOW, ZONE, reading
from tests.printing import plain

THURSDAY = {"kind": "training", "title": "Café", "on": "2026-12-03"}
FR = LANGUAGES.translator("fr", zone=ZONE, now=NOW)


def told(result: Result) -> str:
    assert isinstance(result, Refused), result
    assert result.kind == "unfit"
    return plain(FR(result.why))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("14h salle B", "salle B"),
        ("14h au Parvis", "au Parvis"),
        ("vendredi 14h", "vendredi"),
        ("le 4 décembre à 14h", "le 4 décembre"),
        ("14h, 20 places, salle B", "salle B"),
        ("2h salle B", "salle B"),
        ("14h ou 15h salle B", "salle B"),
        ("avant 14h", "avant"),
        ("fin 16h", "fin"),
        ("ends 4pm", "ends"),
        ("14h? non", "non"),
    ],
)
def test_words_beside_an_answer_are_refused_rather_than_lost(words: str, left: str) -> None:
    said = told(FORM.resume(THURSDAY, "hours", words, reading()))

    assert said == f"« {left} » ne répond pas à la question, dans « {words} »."


@pytest.mark.parametrize(
    "words",
    [
        "14h",
        "c’est à 14h je crois",
        "bon, plutôt 14h svp",
        "it is around 14h I think",
        "jeudi 14h",
        "le 3 décembre à 14h",
        "14h, thursday",
        "heure : 14h",
        "ce sera à 14h pile",
        "non, 14h",
        "mettons 14h, désolé",
        "it starts at 2pm sharp",
        "vers 14h",
    ],
)
def test_words_that_lead_to_an_answer_or_say_again_what_is_known_are_taken(words: str) -> None:
    result = FORM.resume(THURSDAY, "hours", words, reading())

    assert isinstance(result, Filled)
    assert result.values["on"] == date(2026, 12, 3)
    assert result.values["hours"] == Hours(time(14))
    assert result.values["place"] == ""


def test_answer_may_say_what_else_is_open() -> None:
    result = FORM.resume(THURSDAY, "hours", "14h, 20 places", reading())

    assert isinstance(result, Filled)
    assert result.values["capacity"] == 20


@pytest.mark.parametrize("words", ["gré à gré traiteur", "gré à gré pour le traiteur du midi"])
def test_few_words_are_kept_no_less_than_many(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "institution": 1}

    assert told(CONTRACT.resume(kept, "mode", words, reading())).endswith(f"dans « {words} ».")


@pytest.mark.parametrize("words", ["visio Teams", "5 à 7 du CÉSIM"])
def test_words_of_a_channel_that_are_its_note_are_kept_there(words: str) -> None:
    result = CONTACT.resume({"person": "Luc Roy", "institution": 1}, "channel", words, reading())

    assert isinstance(result, Filled)
    assert result.values["note"] == words


def test_words_of_a_channel_leave_the_note_that_is_kept() -> None:
    kept = {"person": "Luc Roy", "institution": 1, "note": "prix"}
    result = CONTACT.resume(kept, "channel", "visio Teams", reading())

    assert isinstance(result, Filled)
    assert result.values["note"] == "prix"


def test_answer_may_say_again_what_is_known() -> None:
    kept = {"amount": Money(2500_00).dump(), "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "institution", "CHUS gré à gré", reading())

    assert isinstance(result, Filled)
    assert (result.values["institution"], result.values["mode"]) == (1, Mode.MUTUAL)


@pytest.mark.parametrize(
    ("slot", "words", "kept"),
    [
        ("on", "jeudi 3 décembre 14h", {"on": "2026-12-03", "hours": ["14:00"]}),
        ("on", "date : 3 décembre à 14h", {"on": "2026-12-03", "hours": ["14:00"]}),
        ("on", "d’ici jeudi", {"on": "2026-11-19", "hours": ["14:00"]}),
    ],
)
def test_day_may_say_again_the_known_hour(slot: str, words: str, kept: dict[str, object]) -> None:
    known = {"kind": "training", "title": "Café", "hours": ["14:00"]}
    result = FORM.resume(known, slot, words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**known, **kept}


def test_day_with_another_hour_than_the_known_one_is_refused() -> None:
    known = {"kind": "training", "title": "Café", "hours": ["14:00"]}

    assert told(FORM.resume(known, "on", "jeudi 15h", reading())).startswith("« 15h » ne répond")


@pytest.mark.parametrize("words", ["2500 CHUS gré à gré", "CHUS 2500 $", "institution : CHUS"])
def test_institution_may_say_again_the_known_amount(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "institution", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**kept, "institution": 1}


@pytest.mark.parametrize(
    ("words", "money"),
    [
        ("montant : 2500", Money(2500_00)),
        ("oups 2500 $", Money(2500_00)),
        ("ça fait 2500 $ canadiens", Money(2500_00)),
        ("2500 $ tx inc", Money(2500_00, tax="included")),
    ],
)
def test_amount_may_come_with_its_name_and_small_talk(words: str, money: Money) -> None:
    result = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", words, reading())

    assert isinstance(result, Filled)
    assert result.values["amount"] == money


@pytest.mark.parametrize(
    ("slot", "words", "options"),
    [
        ("hours", "14h ou 15h", 0),
        ("on", "mardi ou mercredi", 2),
    ],
)
def test_answer_that_leaves_a_choice_is_asked_about(slot: str, words: str, options: int) -> None:
    known = {name: value for name, value in THURSDAY.items() if name != slot}
    result = FORM.resume(known, slot, words, reading())

    assert isinstance(result, Asking)
    assert (result.slot.name, len(result.options)) == (slot, options)


def test_amount_before_tax_that_is_asked_about_keeps_what_was_said_of_taxes() -> None:
    kept = {"institution": 1, "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "amount", "$2,500 before tax", reading())

    assert isinstance(result, Asking)
    assert [one.value["tax"] for one in result.options] == ["extra", "extra"]


@pytest.mark.parametrize(
    "words", ["par texto", "par tél", "over the phone", "petit appel", "called her"]
)
def test_channel_may_be_led_to(words: str) -> None:
    result = CONTACT.resume({"person": "Luc Roy", "institution": 1}, "channel", words, reading())

    assert isinstance(result, Filled)
    assert result.kept["channel"] == "appel"


@pytest.mark.parametrize(
    ("words", "channel"),
    [("by e-mail", "courriel"), ("met in person", "rencontre")],
)
def test_channel_may_be_said_twice(words: str, channel: str) -> None:
    result = CONTACT.resume({"person": "Luc Roy", "institution": 1}, "channel", words, reading())

    assert isinstance(result, Filled)
    assert result.kept["channel"] == channel


@pytest.mark.parametrize(
    "words", ["9 à 11", "de 9 à 11", "9-11", "entre 9 et 11", "from 9 to 11", "jeudi de 9 à 11"]
)
def test_two_mere_numbers_answer_for_the_hours(words: str) -> None:
    result = FORM.resume(THURSDAY, "hours", words, reading())

    assert isinstance(result, Filled)
    assert result.values["hours"] == Hours(time(9), time(11))


@pytest.mark.parametrize("words", ["9 à 11 ans", "11 à 9", "9 à 25"])
def test_other_numbers_are_no_hours(words: str) -> None:
    assert isinstance(FORM.resume(THURSDAY, "hours", words, reading()), Refused)


@pytest.mark.parametrize(
    "words", ["jeudi 3 décembre 9 à 11", "3 déc. de 9 à 11", "thursday december 3 from 9 to 11"]
)
def test_day_may_be_said_with_two_mere_numbers(words: str) -> None:
    result = FORM.resume({"kind": "training", "title": "Café"}, "on", words, reading())

    assert isinstance(result, Filled)
    assert result.kept["on"] == "2026-12-03"
    assert result.values["hours"] == Hours(time(9), time(11))


@pytest.mark.parametrize("words", ["CHUS appel d’offres public", "CHUS 3000"])
def test_answer_that_says_otherwise_is_refused(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "institution", words, reading())

    assert isinstance(result, Refused)


def test_answer_may_add_a_word_that_says_nothing() -> None:
    kept = {"institution": 1, "mode": "gre_a_gre"}
    result = CONTRACT.resume(kept, "amount", "2500 $ total", reading())

    assert isinstance(result, Filled)


def test_input_of_a_sheet_says_its_own_value_alone() -> None:
    values = {"hours": "14h, 20 places", "capacity": ""}
    result = filled_in(FR, FORM, THURSDAY, values, reading())

    assert isinstance(result, Mistakes)
    assert {name: plain(FR(why)) for name, why in result.by_input.items()} == {
        "hours": "« 14h, 20 places » ne répond pas à la question."
    }


@pytest.mark.parametrize("words", ["d’ici vendredi", "on vise vendredi", "vendredi si possible"])
def test_words_of_a_day_to_come_log_nothing_on_the_one_gone(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "institution": 1, "mode": "gre_a_gre"}

    assert isinstance(CONTRACT.resume(kept, "on", words, reading()), Refused)


@pytest.mark.parametrize("words", ["peut-être 2500", "mettons 2500", "maybe 2500", "vers 2500"])
def test_amount_in_doubt_is_about_so_much(words: str) -> None:
    result = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", words, reading())

    assert isinstance(result, Filled)
    assert result.values["amount"] == Money(2500_00, approximate=True)


def test_taxes_said_of_a_doubtful_amount_stay_with_its_question() -> None:
    asked = CONTRACT.read("2 50 + tx CHUS gré à gré", reading())

    assert isinstance(asked, Asking)
    assert asked.kept["amount"] == {"unread": "2 50 + tx"}
    assert "purpose" not in asked.kept
    assert [one.value["tax"] for one in asked.options] == ["extra"] * 3


@pytest.mark.parametrize("words", ["début 13h", "commence à 13h", "starts at 1pm"])
def test_hour_that_is_changed_may_be_led_to(words: str) -> None:
    known = {**THURSDAY, "hours": ["14:00", "16:00"], "place": "Parvis"}
    result = FORM.resume(known, "", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**known, "hours": ["13:00"]}
