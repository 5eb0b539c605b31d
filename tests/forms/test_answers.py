"""What is typed under a question: all of it is taken, or none of it."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.fields.hours import Hours
from bot.fields.money import Money
from bot.forms import Asking, Filled, Refused
from storage.contracts import Mode
from tests.fields.announcing import FORM
from tests.forms.samples import CONTACT, CONTRACT, FR, reading, unfit
from tests.printing import plain

THURSDAY = {"kind": "training", "title": "Café", "on": "2026-12-03"}


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


@pytest.mark.parametrize("words", ["visio Teams", "5 à 7 du CÉSIM", "café au marché"])
def test_words_of_a_channel_that_are_its_note_are_kept_there(words: str) -> None:
    result = CONTACT.resume({"person": "Luc Roy", "institution": 1}, "channel", words, reading())

    assert isinstance(result, Filled)
    assert result.values["note"] == words


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("café", "rencontre"),
        ("un petit café", "rencontre"),
        ("Teams", "rencontre"),
        ("appel zoom", "rencontre"),
        ("en visio", "rencontre"),
        ("coffee", "rencontre"),
        ("5 à 7", "reseautage"),
        ("rencontré au salon", "reseautage"),
        ("at the trade show", "reseautage"),
    ],
)
def test_words_that_say_no_more_than_a_channel_are_no_note(words: str, channel: str) -> None:
    kept = {"person": "Luc Roy", "institution": 1}
    result = CONTACT.resume(kept, "channel", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**kept, "channel": channel}


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

    assert unfit(FORM.resume(known, "on", "jeudi 15h", reading())).endswith(": « 15h ».")


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
        ("that’s 2500", Money(2500_00)),
        ("ben, excusez, 2500", Money(2500_00)),
        ("actually 2500 canadian dollars", Money(2500_00)),
        ("2500 in total", Money(2500_00)),
        ("thats 2500", Money(2500_00)),
        ("2500 $ net", Money(2500_00)),
        ("2500 brut", Money(2500_00)),
        ("2500 $ tx inc", Money(2500_00, tax="included")),
        ("2500 taxes incl.", Money(2500_00, tax="included")),
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


@pytest.mark.parametrize(
    "words", ["par texto", "par tél", "over the phone", "petit appel", "called her"]
)
def test_channel_may_be_led_to(words: str) -> None:
    result = CONTACT.resume({"person": "Luc Roy", "institution": 1}, "channel", words, reading())

    assert isinstance(result, Filled)
    assert result.kept["channel"] == "appel"


@pytest.mark.parametrize(
    ("said", "channel"),
    [
        ("appel 12 novembre, nos boîtes à lunch", "appel"),
        ("appelé 12/11, veut un café", "appel"),
        ("visite 2026-11-12, dîner pour 20", "visite"),
        ("call Nov 12, wants lunch for 20", "appel"),
    ],
)
def test_channel_before_a_day_announces_no_telephone(said: str, channel: str) -> None:
    result = CONTACT.read(f"Luc Roy, CHUS, {said}", reading())

    assert isinstance(result, Filled)
    assert (result.kept["channel"], result.kept["on"]) == (channel, "2026-11-12")


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


@pytest.mark.parametrize("words", ["d’ici vendredi", "on vise vendredi", "vendredi si possible"])
def test_words_of_a_day_to_come_log_nothing_on_the_one_gone(words: str) -> None:
    kept = {"amount": Money(2500_00).dump(), "institution": 1, "mode": "gre_a_gre"}

    assert isinstance(CONTRACT.resume(kept, "on", words, reading()), Refused)


@pytest.mark.parametrize(
    "words", ["mettons 2500", "disons 2500", "let’s say 2500", "2500 mettons", "vers 2500"]
)
def test_amount_may_be_about_so_much(words: str) -> None:
    result = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", words, reading())

    assert isinstance(result, Filled)
    assert result.values["amount"] == Money(2500_00, approximate=True)


@pytest.mark.parametrize(
    "words",
    [
        "peut-être 2500",
        "je crois que c’est 2500",
        "2500, peut-être",
        "maybe 2500",
        "2500 i think",
        "2500, not sure",
        "2500 ?",
    ],
)
def test_amount_in_doubt_is_asked_for(words: str) -> None:
    result = CONTRACT.resume({"institution": 1, "mode": "gre_a_gre"}, "amount", words, reading())

    assert isinstance(result, Asking)
    assert plain(FR(result.why)) == f"« {words} » n’est pas certain. Quel est le montant?"
    assert [plain(FR.show(one.label)) for one in result.options] == ["2 500 $", "environ 2 500 $"]


def test_amount_in_doubt_in_a_line_is_asked_for() -> None:
    asked = CONTRACT.read("peut-être 2500 CHUS gré à gré", reading())
    sure = CONTRACT.read("2500 peut-être renouvelé CHUS gré à gré", reading())

    assert isinstance(asked, Asking)
    assert asked.slot.name == "amount"
    assert isinstance(sure, Filled)
    assert sure.values["purpose"] == "peut-être renouvelé"


@pytest.mark.parametrize("words", ["début 13h", "commence à 13h", "starts at 1pm"])
def test_hour_that_is_changed_may_be_led_to(words: str) -> None:
    known = {**THURSDAY, "hours": ["14:00", "16:00"], "place": "Parvis"}
    result = FORM.resume(known, "", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {**known, "hours": ["13:00"]}
