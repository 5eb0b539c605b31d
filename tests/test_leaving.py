"""Which words leave a question, and which are something else."""

from __future__ import annotations

import pytest

from bot.leaving import declines, leaves


@pytest.mark.parametrize(
    "line",
    [
        "annuler",
        "Annule ça!",
        "ANNULER TOUT",
        "abandonner",
        "Abandonner svp",
        "laisse faire",
        "laissez tomber",
        "oublie ça",
        "non merci",
        "Cancel that, please",
        "undo",
        "never mind",
        "No thanks",
    ],
)
def test_words_that_give_up_leave(line: str) -> None:
    assert leaves(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "…",
        "/annuler",
        "/undo it",
        "non",
        "merci",
        "annuler 27",
        "laisse le mardi",
        "Abandonner le papier",
        "cancel the training",
    ],
)
def test_other_words_do_not(line: str) -> None:
    assert not leaves(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("non", True),
        ("Non!", True),
        ("no, sorry", True),
        ("Nope", True),
        ("non loin", False),
        ("", False),
    ],
)
def test_a_bare_no_declines(line: str, *, expected: bool) -> None:
    assert declines(line) is expected
