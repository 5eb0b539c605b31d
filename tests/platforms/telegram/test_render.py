"""Any card becomes a message that TDLib's parser and the keyboard's judge take."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from telegram import InlineKeyboardMarkup

from bot.cards import Button, Card, Choices, Fields, Link, Note, Sign, Table, Text, Weight
from bot.platforms.telegram.keyboard import keyboard
from bot.platforms.telegram.render import render
from bot.platforms.telegram.text import cleaned, units, visible
from bot.playground.telegram.judging.judges import Judges
from bot.playground.telegram.judging.spec import load
from bot.playground.telegram.parsing.tdlib import Tdlib, installed
from tests.platforms.strategies import TEXTS, cards

TURN = Button("More", "org_page")


@pytest.fixture(scope="module")
def tdlib() -> Tdlib:
    library = installed()
    assert library is not None
    return library


@pytest.fixture(scope="module")
def judges(tdlib: Tdlib) -> Judges:
    return Judges(load(), tdlib)


def arguments(card: Card) -> dict[str, Any]:
    """What sendMessage is called with."""
    message = render(card)
    call: dict[str, Any] = {"chat_id": 1, "text": message.html, "parse_mode": "HTML"}
    if message.keyboard:
        call["reply_markup"] = InlineKeyboardMarkup(message.keyboard).to_dict()
    return call


def shown(tdlib: Tdlib, card: Card) -> str:
    """What a person reads."""
    parsed = tdlib.parse_html(render(card).html)
    assert not isinstance(parsed, str), parsed
    return parsed.text


def labels(card: Card) -> list[list[str]]:
    return [[button.text for button in row] for row in keyboard(card)]


@given(cards())
def test_any_card_is_accepted(judges: Judges, card: Card) -> None:
    assert judges.findings("sendMessage", arguments(card)) == []


@given(cards())
def test_any_card_can_await_an_answer(card: Card) -> None:
    assert units(render(card).placeholder) <= 64


@given(TEXTS)
def test_text_is_read_as_typed_or_clipped(tdlib: Tdlib, text: str) -> None:
    read = shown(tdlib, Card(blocks=(Text(text),)))
    typed = cleaned(text) if visible(cleaned(text)) else "…"
    assert typed.startswith(read if units(typed) <= 4094 else read.removesuffix("…"))
    assert len(read) >= min(len(typed), 1500)


@given(TEXTS)
def test_short_lines_stay_whole_beside_long_ones(tdlib: Tdlib, text: str) -> None:
    read = shown(tdlib, Card("Question", (Text(text), Note("Quel est le montant?"))))
    assert read.startswith("Question")
    assert read.endswith("Quel est le montant?")


def test_card_reads_from_sign_to_note() -> None:
    card = Card(
        "Contrat noté",
        (
            Text("n° 12 & <b>suite</b>"),
            Fields((("Institution", "CHUS"), ("Objet", "l’ordre /stop du jour"), ("", "seul"))),
            Note("Merci!"),
        ),
        sign=Sign.NOTED,
    )
    assert render(card).html == (
        "✅ <b>Contrat noté</b>\n\n"
        "n° 12 &amp; &lt;b&gt;suite&lt;/b&gt;\n\n"
        "<b>Institution</b> CHUS\n"
        "<b>Objet</b> l’ordre <code>/stop</code> du jour\n"
        "seul\n\n"
        "<i>Merci!</i>"
    )


def test_sign_opens_a_card_without_title() -> None:
    card = Card(blocks=(Text("\u200b"), Text("Demain")), sign=Sign.EVENT)
    assert render(card).html == "📅 Demain"


def test_sign_stands_alone_where_nothing_is_said() -> None:
    assert render(Card(sign=Sign.BRAVO)).html == "🎉"


def test_empty_card_says_something() -> None:
    assert render(Card(blocks=(Text("\x00\u3164"),))).html == "…"


def test_narrow_table_is_aligned() -> None:
    table = Table(("Mode", "Nombre"), (("Gré à gré", "12"), ("Sur invitation", "3"), ("Public",)))
    assert render(Card(blocks=(table,))).html == (
        "<pre>Mode            Nombre\nGré à gré       12\nSur invitation  3\nPublic</pre>"
    )


def test_wide_table_is_one_line_a_row() -> None:
    row = ("2026-12-01", "Centre hospitalier universitaire de Sherbrooke", "2\u00a0500\u00a0$")
    table = Table(("Jour", "Institution", "Montant"), (row, (), ("Total", "", "/stop")))
    assert render(Card(blocks=(table,))).html == (
        "<i>Jour · Institution · Montant</i>\n"
        "<b>2026-12-01</b> · Centre hospitalier universitaire de Sherbrooke"
        " · 2\u00a0500\u00a0$\n"
        "<b>Total</b> · <code>/stop</code>"
    )


def test_too_many_lines_end_with_an_ellipsis() -> None:
    rows = tuple((f"Ligne {n}", "x" * 40) for n in range(300))
    html = render(Card(blocks=(Fields(rows),))).html
    assert html.splitlines()[-1] == "…"


def test_clipping_keeps_pairs_whole(tdlib: Tdlib) -> None:
    read = shown(tdlib, Card(blocks=(Text("a" + "😀" * 3000),)))
    assert read == "a" + "😀" * 2046 + "…"


def test_controls_and_overrides_are_dropped() -> None:
    assert render(Card(blocks=(Text("a\x07\u202eb\r\nc\ud800"),))).html == "ab\nc\ufffd"


def test_choices_are_shown_by_pages() -> None:
    options = tuple(Button(f"{n}.", "org", (n,)) for n in range(20))
    rows = keyboard(Card(blocks=(Choices("Laquelle?", options, TURN, page=1),)))
    assert [[(button.text, button.callback_data) for button in row] for row in rows] == [
        *([(f"{n}.", f"org:{n}")] for n in range(8, 16)),
        [("◀ 1/3", "org_page:0"), ("3/3 ▶", "org_page:2")],
    ]


@pytest.mark.parametrize(("page", "turns"), [(-4, ["2/3 ▶"]), (0, ["2/3 ▶"]), (9, ["◀ 2/3"])])
def test_pages_end_at_both_ends(page: int, turns: list[str]) -> None:
    options = tuple(Button(f"{n}.", "org", (n,)) for n in range(20))
    assert labels(Card(blocks=(Choices("", options, TURN, page=page),)))[-1] == turns


def test_eight_options_need_no_page() -> None:
    options = tuple(Button(f"{n}.", "org", (n,)) for n in range(8))
    assert labels(Card(blocks=(Choices("", options, TURN),))) == [[f"{n}."] for n in range(8)]


def test_choices_whose_turn_is_full_are_shown_at_once() -> None:
    options = tuple(Button(f"{n}.", "org", (n,)) for n in range(9))
    full = Button("More", "k" * 63)
    assert labels(Card(blocks=(Choices("", options, full),))) == [[f"{n}."] for n in range(9)]


def test_own_buttons_stay_when_options_are_too_many() -> None:
    options = tuple(Button(f"{n}.", "org", (n,)) for n in range(120))
    card = Card(blocks=(Choices("", options, Button("M", "k" * 63)),), buttons=(TURN,))
    assert labels(card) == [*([f"{n}."] for n in range(99)), ["More"]]


def test_short_buttons_share_a_row() -> None:
    names = ("Corriger", "Annuler", "Voir", "Chercher un partenaire", "Oui", "Non")
    card = Card(buttons=tuple(Button(name, "key") for name in names))
    assert labels(card) == [
        ["Corriger", "Annuler"],
        ["Voir"],
        ["Chercher un partenaire"],
        ["Oui", "Non"],
    ]


def test_weight_is_a_style() -> None:
    row = keyboard(Card(buttons=tuple(Button("a", "key", weight=weight) for weight in Weight)))
    assert [button.style for button in (*row[0], *row[1])] == [None, "primary", "danger"]


def test_links_open_pages() -> None:
    card = Card(links=(Link("Voir l’avis", "https://seao.gouv.qc.ca/à lire?a=b%20c"),))
    (row,) = keyboard(card)
    assert [(button.text, button.url) for button in row] == [
        ("Voir l’avis", "https://seao.gouv.qc.ca/%C3%A0%20lire?a=b%20c")
    ]


def test_link_that_telegram_refuses_is_written_out() -> None:
    message = render(Card(links=(Link("Ouvrir", "http://localhost:8000/a"),)))
    assert (message.html, message.keyboard) == ("Ouvrir http://localhost:8000/a", ())


def test_placeholder_is_the_question() -> None:
    card = Card("Contrat", (Text("J’ai compris 2\u00a0500\u00a0$."), Text("Quel\nmode?")))
    assert render(card).placeholder == "Quel mode?"
