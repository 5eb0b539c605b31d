"""Amounts in figures and in letters, read alone."""

import pytest

from bot.fields.amount import AmountField
from bot.fields.field import Found, Rest, Unclear, Unreadable
from bot.fields.line import Line
from bot.fields.money import Money
from bot.i18n import Language
from tests.forms.samples import LANGUAGES, NOW, ZONE, reading


def read(text: str, language: Language = "fr") -> object:
    line = Line.of(text)
    outcome = AmountField().settle((), Rest(line, line), reading(language))
    match outcome:
        case Found(value=value):
            return value.cents
        case Unclear(options=options):
            return [Money.load(one.value).cents for one in options]
        case Unreadable():
            return "refused"
        case _:
            return None


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("2500", 250_000),
        ("2 500,50", 250_050),
        ("2.500,50", 250_050),
        ("2,500.50", 250_050),
        ("1'250'000", 125_000_000),
        ("2,5k", 250_000),
        ("1.2 M$", 120_000_000),
        ("10 mille", 1_000_000),
        ("0,4 million", 40_000_000),
        ("quatre-vingt-dix-neuf dollars", 9900),
        ("soixante et onze mille", 7_100_000),
        ("mille neuf cents", 190_000),
        ("dix-sept cents", 170_000),
        ("trois millions deux cent mille", 320_000_000),
        ("nineteen hundred", 190_000),
        ("one hundred and five dollars", 10_500),
        ("sixty-six thousand four hundred and twelve", 6_641_200),
    ],
)
def test_amount_is_read_to_the_cent(text: str, cents: int) -> None:
    assert read(text) == cents


@pytest.mark.parametrize(
    ("language", "shown"), [("fr", "environ 2\xa0500,50\xa0$"), ("en", "about $2,500.50")]
)
def test_approximate_amount_is_read_as_it_is_shown(language: Language, shown: str) -> None:
    field, amount, here = AmountField(), Money(250_050, approximate=True), reading(language)
    line = Line.of(shown)

    assert field.show(amount, here, LANGUAGES.translator(language, zone=ZONE, now=NOW)) == shown
    outcome = field.settle((), Rest(line, line), here)
    assert isinstance(outcome, Found)
    assert outcome.value == amount


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1,500", [150_000, 150]),
        ("1.500", [150_000, 150]),
        ("2 50", [25_000, 250_000, 250]),
        ("2 5", [2500, 250_000, 250]),
        ("1.500 k$", [150_000_000, 150_000]),
        ("2000-3000", [200_000, 300_000]),
        ("deux mille cinq", [200_500, 250_000]),
        ("2500 $ et 300 $", [250_000, 30_000]),
        ("2k5", [250_000]),
        ("2, 500", [250_000]),
        ("vingt-cinq cents", [250_000, 25]),
        ("deux dollars vingt-cinq cents", [225]),
        ("99 sous", [99]),
        ("3 x 500 $", [150_000]),
        ("2x500", [100_000]),
        ("300 + 200 $", [50_000]),
        ("50-60", [5_000, 6_000]),
        ("50 à 60", [5_000, 6_000]),
    ],
)
def test_ambiguous_amount_is_asked_one_button_per_reading(text: str, cents: list[int]) -> None:
    assert read(text) == cents


@pytest.mark.parametrize(
    "text",
    ["500 USD", "500 €", "500 US", "500 U.S.", "US 500",
     "A$500", "500 francs", "500$/mois", "12 $ chacun", "plus de 500 $", "1,50,000",
     "2500,505", "00500", "un million et demi", "2½ k$", "deux trois mille", ".50 $",
     "2 mille 500"],
)  # fmt: skip
def test_amount_that_would_be_a_guess_is_asked_without_one(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", [",50", "$.5", "1_000", "10^3", "2٬500", "²500", "l500", "25OO"])
def test_torn_number_is_never_read_in_part(text: str) -> None:
    assert read(text) in (None, [], "refused")


@pytest.mark.parametrize(
    "text",
    ["0", "0,00", "-0", "-250", "−250 $", "zéro dollar", "NaN", "inf", "1e400", "0x1F4", "250%",
     "100 000 001", "1 milliard", "9" * 30 + " $"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert read(text) in ("refused", [])


@pytest.mark.parametrize(
    "text",
    ["5 à 7", "14 h 30", "24/7", "cohorte 2026", "T-shirts x 40", "COVID-19", "514 555-0142", "3e",
     "H2X 1Y4", "no 12", "2026-2027",  "12:30", "1/2"],
)  # fmt: skip
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert read(text) is None


def test_comma_before_three_digits_is_thousands_in_english_alone() -> None:
    assert (read("1,500", "en"), read("1,500", "fr")) == (150_000, [150_000, 150])


def test_extremes_are_to_be_confirmed() -> None:
    unusual = [cents for cents in (999, 1000, 100_000_000, 100_000_001) if Money(cents).unusual]
    assert unusual == [999, 100_000_001]
