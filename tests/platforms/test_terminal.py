"""Chats in the terminal, with and without a person at the keyboard."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

from hypothesis import given

from bot.calendars import Dates
from bot.cards import Button, Card, Choices, Fields, File, Link, Note, Sign, Table, Text
from bot.exchange import ChatKind, Platform, Press, Reply, Request, Words
from bot.platforms.terminal import Screen, chat
from bot.platforms.terminal.render import presses, render
from tests.platforms.strategies import cards
from tests.platforms.telegram.scene import Desk, said

UNDO = Button("Annuler", "undo", (12,))
CORRECT = Button("Corriger", "correct", (12,))


async def talk(desk: Desk, *typed: str, colour: bool = False) -> list[str]:
    """Type lines; gives what was written back."""
    waiting, written = iter(typed), list[str]()

    async def read() -> str | None:
        return next(waiting, None)

    await chat(
        desk,
        user="julie",
        name="Julie",
        language="fr",
        read=read,
        screen=Screen(written.append, colour),
    )
    return written


@given(cards())
def test_nothing_reaches_the_terminal_but_text(card: Card) -> None:
    shown = render(card)
    assert shown.strip()
    assert {c for c in shown if c != "\n" and unicodedata.category(c) == "Cc"} == set()
    assert "\u202e" not in shown


@given(cards())
def test_every_press_has_its_number(card: Card) -> None:
    shown = render(card)
    for number, _ in enumerate(presses(card), 1):
        assert f"[{number}]" in shown


def test_card_is_plain_text() -> None:
    card = Card(
        "Contrat noté",
        (
            Text("\x1b[31mn° 12\x9b"),
            Fields((("Institution", "CHUS"), ("Mode", "Gré à gré"))),
            Table(("Jour", "Montant"), (("2026-12-01", "2\u00a0500\u00a0$"), ("Total",))),
            Choices("Lequel?", (Button("Un", "one"), Button("Deux", "two")), Button("…", "turn")),
            Note("Merci!"),
        ),
        (CORRECT, UNDO),
        (Link("Voir l’avis", "https://seao.gouv.qc.ca/1"),),
        Sign.NOTED,
    )
    assert render(card).splitlines() == [
        "✅ Contrat noté",
        "[31mn° 12",
        "Institution  CHUS",
        "Mode  Gré à gré",
        "Jour        Montant",
        "2026-12-01  2\u00a0500\u00a0$",
        "Total",
        "Lequel?",
        "[1] Un",
        "[2] Deux",
        "Merci!",
        "[3] Corriger  [4] Annuler",
        "Voir l’avis <https://seao.gouv.qc.ca/1>",
    ]
    assert presses(card) == ("one", "two", "correct:12", "undo:12")


def test_wide_table_is_one_line_a_row() -> None:
    card = Card(blocks=(Table(("a", "b"), (("x" * 60, "y" * 60), ("z",))),))
    assert render(card).splitlines() == ["a · b", f"{'x' * 60} · {'y' * 60}", "z"]


def test_choices_are_shown_by_pages() -> None:
    options = tuple(Button(str(n), "org", (n,)) for n in range(40))
    middle = Card(blocks=(Choices("", options, Button("…", "turn"), page=1),))
    assert render(middle).splitlines()[-2:] == ["[16] ◀ 1/3", "[17] ▶ 3/3"]
    assert presses(middle)[-2:] == ("turn:0", "turn:2")


def test_empty_card_says_something() -> None:
    assert render(Card()) == "…"


def test_title_stands_out_in_colour() -> None:
    assert render(Card("Noté"), colour=True) == "\x1b[1mNoté\x1b[0m"


async def test_line_becomes_a_request() -> None:
    desk = Desk()
    assert await talk(desk, " /aide ") == ["/aide"]
    (request,) = desk.requests
    assert request == Request(
        platform=Platform.TERMINAL,
        workspace="local",
        user="julie",
        name="Julie",
        chat="julie",
        kind=ChatKind.DIRECT,
        delivery=request.delivery,
        act=Words("/aide"),
        language="fr",
    )
    assert desk.answers == [request.delivery]


async def test_deliveries_never_repeat() -> None:
    desk = Desk()
    for _ in range(2):
        await talk(desk, "un", "deux")
    assert len({request.delivery for request in desk.requests}) == 4


async def test_number_presses_a_button() -> None:
    desk = Desk()
    desk.always(Reply(Card("Noté", buttons=(CORRECT, UNDO))))
    await talk(desk, "1", "2", "3", "0", "9" * 5000, "250")
    assert [request.act for request in desk.requests] == [
        Words("1"),
        Press("undo:12"),
        Words("3"),
        Words("0"),
        Words("9" * 5000),
        Words("250"),
    ]


async def test_quit_ends_the_chat() -> None:
    desk = Desk()
    assert await talk(desk, "un", "/quit", "deux") == ["un"]


async def test_answer_without_card_is_its_aside() -> None:
    desk = Desk()
    desk.always(Reply(aside="Noté"))
    assert await talk(desk, "un") == ["Noté"]


async def test_answered_already_is_not_shown_again() -> None:
    desk = Desk()
    desk.always(None)
    assert await talk(desk, "un") == []
    assert desk.answers == []


async def test_chat_works_in_colour() -> None:
    desk = Desk()
    desk.always(Reply(Card("Noté", said("bien").blocks)))
    assert await talk(desk, "un", colour=True) == ["\x1b[1mNoté\x1b[0m\nbien"]


def test_standard_input_is_read_to_its_end_over_a_pipe() -> None:
    programme = """
import asyncio
from bot.platforms.terminal import lines

async def main():
    read = lines()
    while (line := await read()) is not None:
        print(repr(line))

asyncio.run(main())
"""
    run = subprocess.run(
        [sys.executable, "-c", programme],
        input=b"/aide\n\n" + b"\xff sans fin de ligne",
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    read = run.stdout.decode().splitlines()
    assert read == ["'/aide'", "''", "'\N{REPLACEMENT CHARACTER} sans fin de ligne'"]


def test_file_is_told_by_its_name() -> None:
    file = File("formation.ics", Dates(()))
    assert render(Card(blocks=(Text("Parvis"),), file=file)) == "Parvis\n<formation.ics>"
