"""A cohort opened, described, and its first ways in."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from storage import bots
from storage.opening import open_store
from tests.cli.verbs import NEW, Maillon, Said

NO_LINK = "for a Telegram link: set TELEGRAM_TOKEN, or start the bot once, then invite again\n"


def test_cohort_new_prints_its_short_name_and_loads_the_institutions(
    maillon: Maillon, tmp_path: Path
) -> None:
    assert maillon(*NEW) == Said(0, "ma-cohorte\n")
    assert maillon(*NEW) == Said(0, "ma-cohorte-2\n")
    with sqlite3.connect(tmp_path / "maillon.db") as connection:
        [(count,)] = connection.execute("SELECT count(*) FROM organization")
    connection.close()
    assert count == 79


@pytest.mark.parametrize(
    ("option", "value", "line"),
    [
        (
            "--zone",
            "Montréal",
            "--zone 'Montréal' is not a time zone: write one like America/Toronto",
        ),
        ("--ends", "2026-09-01", "--ends 2026-09-01 is not after --starts 2026-09-01"),
        ("--territory", " ", "--territory is empty"),
    ],
)
def test_cohort_new_refuses_in_one_line(
    maillon: Maillon, option: str, value: str, line: str
) -> None:
    assert maillon(*NEW, option, value) == Said(2, "", f"maillon: {line}\n")


def test_cohort_describe_tells_what_stands(maillon: Maillon) -> None:
    maillon(*NEW)
    described = maillon("cohort", "describe", "ma-cohorte", "--officer-name", "Luce Roy")
    assert described == Said(
        0,
        "sender_name: —\nsender_address: —\nofficer_name: Luce Roy\n"
        "officer_email: —\nhosting: —\nretention_months: 24\n",
    )


def test_cohort_describe_refuses_what_an_example_holds(maillon: Maillon) -> None:
    maillon(*NEW)
    refused = maillon("cohort", "describe", "ma-cohorte", "--officer-name", "…")
    holds = "--officer-name still holds the “…” of an example: write the real value"
    assert refused == Said(2, "", f"maillon: {holds}\n")
    assert "officer_name: —" in maillon("cohort", "describe", "ma-cohorte").out


def test_cohort_describe_keeps_a_sentence_that_leaves_off(maillon: Maillon) -> None:
    maillon(*NEW)
    hosting = "Serveurs au Québec, sauvegardes comprises…"
    described = maillon("cohort", "describe", "ma-cohorte", "--hosting", hosting)
    assert f"hosting: {hosting}" in described.out.splitlines()


def test_invite_prints_what_to_write(maillon: Maillon) -> None:
    maillon(*NEW)
    said = maillon("invite", "ma-cohorte", "coordinator")
    code, rest = said.out.split("\n", 1)
    assert re.fullmatch(r"/code [A-Z2-9]{4}-[A-Z2-9]{4}", code)
    assert rest == NO_LINK


def test_invite_links_to_a_bot_that_has_connected(maillon: Maillon, sqlite_url: str) -> None:
    maillon(*NEW)
    store = open_store(sqlite_url)
    known = {"platform": "telegram", "workspace": "7", "handle": "maillon_bot"}
    store.run_sync(lambda db: bots.connected(db, **known))
    store.shut()
    code, link = maillon("invite", "ma-cohorte", "champion", "--organization", "CHUS").out.split(
        "\n"
    )[:2]
    bare = code.removeprefix("/code ").replace("-", "")
    assert link == f"https://t.me/maillon_bot?start={bare}"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("nope", "coordinator"), "there is no open cohort 'nope'; the open ones: ma-cohorte"),
        (("ma-cohorte", "manager"), "a manager speaks for an organization: say which enterprise"),
        (
            ("ma-cohorte", "manager", "--organization", "CHUS"),
            "no enterprise of the cohort is named 'CHUS': check it, or import it first",
        ),
        (
            ("ma-cohorte", "coordinator", "--organization", "CHUS"),
            "a coordinator speaks for no organization: leave it out",
        ),
    ],
)
def test_invite_refuses_in_one_line(
    maillon: Maillon, arguments: tuple[str, ...], line: str
) -> None:
    maillon(*NEW)
    assert maillon("invite", *arguments) == Said(2, "", f"maillon: {line}\n")
