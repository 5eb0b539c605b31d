"""Whatever is typed gets an answer, soon, and no amount is read ten times too large or small."""

import re
import time
from itertools import permutations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.fields.line import Line
from bot.forms import Form
from bot.i18n import Language
from tests.fields.announcing import FORM as EVENT
from tests.fields.calls import CALL
from tests.forms.samples import CONTACT, CONTRACT, parsed, reading

LANGUAGES: tuple[Language, ...] = ("fr", "en")
ANYTHING = st.text(max_size=80)
PIECES = st.sampled_from(
    [
        *[
            "2500",
            "$",
            "1,5",
            "k",
            "M",
            "CHUS",
            "STM",
            "gag",
            "AOP",
            "gré",
            "à",
            "gré",
            "3/11",
            "hier",
            "montant:",
            "«",
            "»",
            '"',
            "ou",
            "-",
            "+",
            "x",
            "%",
        ]
    ]
)
LINES = st.lists(PIECES | st.text(max_size=6), max_size=12).map(" ".join)
LANGUAGE = st.sampled_from(LANGUAGES)


@settings(max_examples=300, deadline=None)
@given(text=ANYTHING | LINES, language=LANGUAGE)
@example(text="2\N{RIGHT-TO-LEFT OVERRIDE}500 CHUS gag", language="fr")
@example(text="\x00\x07 2500 \x1b[0m CHUS gag", language="en")
def test_no_line_raises(text: str, language: Language) -> None:
    for form in (CONTRACT, CONTACT):
        assert form.read(text, reading(language)) is not None


@settings(max_examples=200, deadline=None)
@given(kept=st.text(max_size=40), asked=st.sampled_from([one.name for one in CONTRACT.slots]))
def test_no_answer_raises(kept: str, asked: str) -> None:
    assert CONTRACT.resume({"institution": 1}, asked, kept, reading()) is not None


@settings(max_examples=300, deadline=None)
@given(text=ANYTHING)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = Line.of(text).folded
    assert Line.of(once).folded == once


@settings(max_examples=200, deadline=None)
@given(text=ANYTHING)
def test_folded_line_knows_what_was_typed(text: str) -> None:
    line = Line.of(text)
    assert list(line.origin) == sorted(line.origin)
    assert len(line.origin) == len(line.folded) + 1


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[int, str]:
    """Make cents, and one of the ways in which people write them."""
    cents = draw(st.integers(min_value=1, max_value=99_999_999))
    whole, rest = divmod(cents, 100)
    space = draw(st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009", "'", "’"]))
    decimal = draw(st.sampled_from([",", "."]))
    digits = grouped(whole, space)
    if rest or draw(st.booleans()):
        digits += f"{decimal}{rest:02}"
    form = draw(
        st.sampled_from(["{} $", "{}$", "${}", "{} CAD", "{} dollars", "CA${}", "{}\u00a0$"])
    )
    return cents, form.format(digits)


@settings(max_examples=400, deadline=None)
@given(amount=amounts(), language=LANGUAGE)
def test_amount_written_in_any_manner_is_read_exactly_or_asked(
    amount: tuple[int, str], language: Language
) -> None:
    cents, typed = amount
    found = parsed(f"/contrat {typed} CHUS gré à gré", language)
    expected = f"{cents // 100}.{cents % 100:02}"
    assert found.get("amount", expected) == expected
    assert "reject" not in found
    if "ask" in found:
        assert expected in found["options"]


@settings(max_examples=200, deadline=None)
@given(
    cents=st.integers(min_value=1000, max_value=999_999),
    words=st.lists(
        st.sampled_from(["buanderie", "vélo", "du", "atelier", "pour", "le"]), max_size=4
    ),
    at=st.integers(min_value=0, max_value=4),
)
def test_amount_survives_among_other_words(cents: int, words: list[str], at: int) -> None:
    words.insert(at, f"{cents / 100:.2f} $")
    found = parsed(f"/contrat CHUS gré à gré {' '.join(words)}")
    assert found["amount"] == f"{cents // 100}.{cents % 100:02}"


@settings(max_examples=200, deadline=None)
@example(digits="1.1.00 1", language="fr")
@given(
    digits=st.from_regex(r"[0-9]{1,5}([ .,' ][0-9]{1,3}){0,3}", fullmatch=True), language=LANGUAGE
)
def test_no_amount_is_ever_other_than_the_digits_typed(digits: str, language: Language) -> None:
    found = parsed(f"/contrat {digits} CHUS gré à gré", language)
    if "amount" in found:
        read = found["amount"].removesuffix(".00").replace(".", "").lstrip("0")
        undated = re.sub(r"\b\d{1,2}\.\d{1,2}\.\d\d\b", "", digits, count=1)
        left = undated if "date" in found else digits
        typed = "".join(char for char in left if char.isdigit()).lstrip("0")
        assert read.rstrip("0") == typed.rstrip("0")


PARTS = ("2500 $", "CHUS", "gré à gré", "hier", "« boîtes à lunch »")


@pytest.mark.parametrize("order", list(permutations(PARTS)), ids=" ".join)
def test_order_of_words_does_not_matter(order: tuple[str, ...]) -> None:
    expected: dict[str, Any] = {
        "type": "contrat",
        "amount": "2500.00",
        "institution": "CIUSSS de l’Estrie – CHUS",
        "mode": "gre_a_gre",
        "object": "boîtes à lunch",
        "date": "2026-11-17",
    }
    assert parsed(f"/contrat {' '.join(order)}") == expected


@pytest.mark.parametrize(
    "order", list(permutations(("Luc Roy", "STM", "appel", "3 nov", "« prix »")))
)
def test_order_of_a_contact_does_not_matter(order: tuple[str, ...]) -> None:
    assert parsed(f"/contact {' '.join(order)}") == {
        "type": "contact",
        "person": "Luc Roy",
        "institution": "Société de transport de Montréal",
        "channel": "appel",
        "role": None,
        "date": "2026-11-03",
        "note": "prix",
    }


@pytest.mark.parametrize("forms", [(CONTRACT, CONTACT), (EVENT, CALL)], ids=["entries", "calls"])
@pytest.mark.parametrize(
    "unit",
    ["a", "1 ", "2500 ", "buanderie du CHUS ", "lundi 3 novembre ", '"', "montant: ", "deux mille ",
     "avec Coop A et ", "a@", "1/1/", "gre a ", "Sherbrook ", "Ab, ", "le ", "$", "514 ",
     "1,", "12h ", "9 a 11h ", "soir 7h ", "20 a 25 places ", "formation ", "deneigement "],
)  # fmt: skip
def test_time_to_read_grows_no_faster_than_the_line(unit: str, forms: tuple[Form, ...]) -> None:
    def seconds(length: int) -> float:
        line = (unit * length)[:length]
        best = 1.0
        for _ in range(3):
            start = time.process_time()
            for form in forms:
                form.read(line, reading())
            best = min(best, time.process_time() - start)
        return best

    assert seconds(5000) < max(10 * seconds(1250), 0.2)
