"""Numbers, hours and days that are asked for alone, with the words that go with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

import pytest

from bot.fields import Amount, ClosingDay, ClosingHour, Heads, Seats
from bot.fields.goal import GoalField
from bot.fields.hour import HourField
from bot.fields.money import Money
from bot.forms import Asking, Filled, Form, Refused
from bot.i18n import Language
from tests.forms.samples import FR, LANGUAGES, NOW, ZONE, reading, unfit
from tests.printing import plain


def aim(ctx: object, count: Annotated[int, GoalField()]) -> None: ...


def reach(ctx: object, count: Annotated[int, GoalField()], amount: Amount) -> None: ...


def hold(ctx: object, count: Seats) -> None: ...


def welcome(ctx: object, count: Heads) -> None: ...


def ring(ctx: object, count: Annotated[int, HourField()]) -> None: ...


def close(ctx: object, on: ClosingDay, hours: ClosingHour) -> None: ...


@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (aim, "20 contrats"),
        (aim, "20 contracts"),
        (aim, "vingt"),
        (aim, "twenty contracts"),
        (aim, "objectif : 20"),
        (aim, "au moins 20"),
        (aim, "une vingtaine de contrats"),
        (aim, "deux dizaines"),
        (hold, "une vingtaine d’invités"),
        (hold, "une bonne vingtaine"),
        (welcome, "une vingtaine de personnes"),
        (hold, "20 invités"),
        (hold, "20 guests"),
        (hold, "20 membres"),
        (hold, "up to 20"),
        (hold, "room for 20"),
        (welcome, "20 guests"),
        (welcome, "20 autres"),
        (welcome, "at least 20"),
        (ring, "20h"),
        (ring, "vers 20h"),
        (ring, "à partir de 20h tous les jours"),
        (ring, "20h le soir"),
        (ring, "8h du soir"),
        (ring, "le soir à 8h"),
        (ring, "8 in the evening"),
        (ring, "every evening at 8"),
        (ring, "8 at night"),
    ],
)
def test_number_may_say_what_it_counts(handler: Callable[..., None], words: str) -> None:
    result = Form.of(handler).resume({}, "count", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {"count": 20}


@pytest.mark.parametrize(
    ("handler", "words"),
    [(aim, "un paquet"), (aim, "une demi-douzaine"), (hold, "une salle"), (welcome, "une chance")],
)
def test_one_of_something_else_counts_nothing(handler: Callable[..., None], words: str) -> None:
    result = Form.of(handler).resume({}, "count", words, reading())

    assert unfit(result) == f"« {words} » ne répond pas à la question."


@pytest.mark.parametrize("words", ["un", "une place", "one seat"])
def test_one_place_is_a_number_of_places(words: str) -> None:
    result = Form.of(hold).resume({}, "count", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {"count": 1}


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("7h du matin", 7),
        ("le matin 9h", 9),
        ("12 h de la nuit", 0),
        ("5 in the evening", 17),
        ("2h de la nuit", 2),
        ("midi", 12),
        ("11 at night", 23),
    ],
)
def test_hour_is_of_the_part_of_the_day_beside_it(words: str, hour: int) -> None:
    result = Form.of(ring).resume({}, "count", words, reading())

    assert isinstance(result, Filled)
    assert result.values["count"] == hour


@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (aim, "moins de 20"),
        (aim, "20 $"),
        (aim, "3 M$"),
        (aim, "deux mille cinq"),
        (aim, "quelques dizaines"),
        (hold, "20 salle B"),
        (welcome, "plus de 20"),
        (welcome, "20 membres"),
        (welcome, "20 members"),
        (ring, "20h du matin"),
        (ring, "20h vendredi"),
    ],
)
def test_number_with_a_fact_beside_it_is_refused(handler: Callable[..., None], words: str) -> None:
    assert isinstance(Form.of(handler).resume({}, "count", words, reading()), Refused)


@pytest.mark.parametrize(
    ("words", "count", "cents"),
    [
        ("20 contrats", 20, 900_000_00),
        ("objectif : vingt", 20, 900_000_00),
        ("950 000 $", 150, 950_000_00),
        ("20 contracts and $950K", 20, 950_000_00),
        ("950 000 $ et 20 contrats", 20, 950_000_00),
        ("0,9 M$ et 20 contrats", 20, 900_000_00),
        ("aucun contrat", 0, 900_000_00),
    ],
)
def test_goal_that_is_changed_says_which_one_it_is(words: str, count: int, cents: int) -> None:
    known = {"count": 150, "amount": Money(900_000_00).dump()}
    result = Form.of(reach).resume(known, "", words, reading())

    assert isinstance(result, Filled)
    assert (result.values["count"], result.values["amount"]) == (count, Money(cents))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("count", "20 contracts worth $50 000"),
        ("amount", "20 contrats et 50 000 $"),
        ("amount", "50 000 $ en 20 contrats"),
        ("amount", "$50K in 20 contracts"),
        ("amount", "$0.05M and 20 contracts"),
    ],
)
def test_goals_that_are_told_together_are_each_led_by_their_own_words(
    asked: str, words: str
) -> None:
    result = Form.of(reach).resume({}, asked, words, reading())

    assert isinstance(result, Filled)
    assert result.values == {"count": 20, "amount": Money(50_000_00)}


@pytest.mark.parametrize(
    ("asked", "words", "understood", "left"),
    [
        ("amount", "900 000 $ en 2026", "900 000 $", "en 2026"),
        ("amount", "$900K in 2026", "900 000 $", "in 2026"),
        ("count", "20 contrats en 2026", "20 contrats", "en 2026"),
    ],
)
def test_year_of_a_goal_is_no_number_of_contracts(
    asked: str, words: str, understood: str, left: str
) -> None:
    said = unfit(Form.of(reach).resume({}, asked, words, reading()))

    why = f"J’ai compris {understood}, mais le reste ne répond pas à la question : « {left} »."
    assert said == why


@pytest.mark.parametrize("words", ["entre 20 et 25 contrats", "20-25", "20 to 25 contracts"])
def test_range_of_contracts_is_asked_with_both_its_ends(words: str) -> None:
    asked = Form.of(aim).resume({}, "count", words, reading())

    assert isinstance(asked, Asking)
    assert [one.value for one in asked.options] == [20, 25]
    assert plain(FR(asked.why)) == (
        f"« {words.removesuffix(' contrats').removesuffix(' contracts')} » peut désigner plus d’un"
        " nombre de contrats. Combien de contrats?"
    )


@pytest.mark.parametrize("words", ["aucun", "none", "aucun contrat", "no contracts"])
def test_no_contract_is_a_goal_of_none(words: str) -> None:
    result = Form.of(aim).resume({}, "count", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {"count": 0}


def test_nothing_at_all_does_not_say_which_goal_is_changed() -> None:
    known = {"count": 150, "amount": Money(900_000_00).dump()}

    assert isinstance(Form.of(reach).resume(known, "", "aucun", reading()), Refused)


@pytest.mark.parametrize("words", ["autant qu’on veut", "as many as we want"])
def test_as_many_as_wanted_is_no_limit(words: str) -> None:
    result = Form.of(hold).resume({}, "count", words, reading())

    assert result.kept == {"count": None}


@pytest.mark.parametrize("words", ["make it 20", "20 instead", "sûrement 20"])
def test_words_that_only_change_one_s_mind_are_not_answers(words: str) -> None:
    result = Form.of(aim).resume({}, "count", words, reading())

    assert isinstance(result, Filled)
    assert result.kept == {"count": 20}


@pytest.mark.parametrize("words", ["avant 14h", "by 2pm", "before 2 pm", "au plus tard à 14h"])
def test_hour_of_a_closing_is_the_one_before_which_bids_come(words: str) -> None:
    result = Form.of(close).resume({"on": "2026-12-03"}, "hours", words, reading())

    assert isinstance(result, Filled)
    assert result.kept["hours"] == ["14:00"]


@pytest.mark.parametrize(
    "words",
    [
        "date limite : 3 décembre",
        "clôture le 3 décembre",
        "closes december 3",
        "by december 3",
        "3 déc. avant 14h",
    ],
)
def test_day_of_a_closing_may_be_named_so(words: str) -> None:
    result = Form.of(close).resume({"hours": ["14:00"]}, "on", words, reading())

    assert isinstance(result, Filled)
    assert result.values["on"] == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("handler", "language", "words", "label"),
    [
        (aim, "fr", "20 boîtes", "Garder seulement 20 contrats"),
        (aim, "en", "1 box", "Keep only 1 contract"),
        (hold, "fr", "20 salle B", "Garder seulement 20 places"),
        (hold, "fr", "1 salle B", "Garder seulement 1 place"),
        (hold, "en", "20 room B", "Keep only 20 places"),
    ],
)
def test_number_that_is_kept_alone_says_of_what_it_is(
    handler: Callable[..., None], language: Language, words: str, label: str
) -> None:
    result = Form.of(handler).resume({}, "count", words, reading(language))

    assert isinstance(result, Refused)
    assert result.partial
    t = LANGUAGES.translator(language, zone=ZONE, now=NOW)
    assert plain(t.show(result.partial.label)) == label
