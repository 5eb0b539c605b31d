"""The other verbs: the schema, copies, the demo's totals, the doctor, the manifest, parse."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.verbs import ROOT, Maillon, Said, process
from tests.end_to_end.program import free_port

NO_TABLES = "maillon: The database has no tables yet: run `python -m bot migrate`.\n"
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1-a", "SLACK_APP_TOKEN": "xapp-1-a"}
MONTREAL = """\
Montréal 2016-2017 (montreal-2016-2017)
  EÉS: 38
  institutions: 19
  contracts: 497
  amount: 3 250 000 $
  contacts: 612
  institutions with at least 5 contracts: 15
  mutual agreement: 80 %
"""
ESTRIE = """\
Estrie 2016-2017 (estrie-2016-2017)
  EÉS: 10
  institutions: 10
  contracts: 78
  amount: 150 000 $
"""
REACHED = """\
  activities: 30
  people reached: 312
"""


def test_help_loads_neither_the_machine_nor_the_database() -> None:
    code = "import sys, bot.cli; print(*sorted({'bot', 'sqlalchemy', 'pydantic'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"bot\n"
    assert process("--help").code == 0


def test_migrate_brings_the_schema_up_once(
    maillon: Maillon, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("DATABASE_URL", "sqlite:///new.db")
    first, second = maillon("migrate"), maillon("migrate")
    assert re.fullmatch(r"the schema went from nothing to (\w+)\n", first.out)
    assert re.fullmatch(r"the schema is up to date \(\w+\)\n", second.out)


@pytest.mark.parametrize("verb", ["run", "seed demo", "invite x coordinator"])
def test_verbs_refuse_a_database_without_tables(
    maillon: Maillon, environment: pytest.MonkeyPatch, verb: str
) -> None:
    environment.setenv("DATABASE_URL", "sqlite:///new.db")
    assert maillon(*verb.split()) == Said(2, "", NO_TABLES)


@pytest.mark.parametrize("verb", ["web", "worker"])
def test_split_processes_need_postgresql(maillon: Maillon, verb: str) -> None:
    line = "DATABASE_URL: web and worker share the work only on PostgreSQL; set it, or use run"
    assert maillon(verb) == Said(2, "", f"maillon: {line}\n")


@pytest.mark.parametrize("verb", ["web", "worker"])
def test_split_processes_need_http(
    maillon: Maillon, environment: pytest.MonkeyPatch, verb: str
) -> None:
    environment.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1/none")
    for name, value in SLACK.items():
        environment.setenv(name, value)
    said = maillon(verb)
    assert (said.code, said.err[:30]) == (2, "maillon: PUBLIC_URL is missing")


def test_run_refuses_a_busy_port(sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = process("run", variables={"DATABASE_URL": sqlite_url, "PORT": str(port)})
    assert said.code == 2
    line = f"maillon: cannot listen on 127.0.0.1:{port}: Address already in use"
    assert said.err == f"{line}: stop what uses it, or set PORT\n"


def test_unreachable_database_is_one_line(
    maillon: Maillon, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("DATABASE_URL", f"postgres://u:hunter2@127.0.0.1:{free_port()}/x")
    said = maillon("run")
    assert said.err.startswith("maillon: the database cannot be used: ")
    assert (said.code, said.err.count("\n"), "hunter2" in said.err) == (2, 1, False)


def test_seed_demo_prints_the_published_totals_from_its_rows(maillon: Maillon) -> None:
    said = maillon("seed", "demo")
    montreal, estrie, current = said.out.split("\n\n")
    assert montreal.startswith(MONTREAL)
    assert estrie.startswith(ESTRIE)
    assert f"{estrie}\n".endswith(REACHED)
    assert current.startswith("Estrie–Montréal 2026-2027 (estrie-montreal-2026-2027)\n")
    refusal = "maillon: The database has cohorts already: the demo needs an empty one.\n"
    assert maillon("seed", "demo") == Said(2, "", refusal)


def test_backup_is_a_whole_copy_and_never_replaces(maillon: Maillon) -> None:
    assert maillon("backup", "copy.db") == Said(0, "backed up to copy.db\n")
    with closing(sqlite3.connect("copy.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert maillon("backup", "copy.db") == Said(2, "", "maillon: copy.db exists already.\n")


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("url", [None, "https://maillon.example"])
def test_manifest_is_valid_json_of_at_most_fifty_commands(
    maillon: Maillon, environment: pytest.MonkeyPatch, url: str | None, everything: bool
) -> None:
    if url:
        environment.setenv("PUBLIC_URL", url)
    said = maillon("manifest", *(["--all"] if everything else []))
    shown = json.loads(said.out)
    commands = {one["command"] for one in shown["features"]["slash_commands"]}
    assert {"/maillon", "/contrat", "/contract", "/annuler"} <= commands
    assert len(commands) <= 50
    assert shown["settings"]["socket_mode_enabled"] is (url is None)


def test_parse_prints_a_json_line_for_each_line() -> None:
    typed = "/contrat 2500 CHUS gré-à-gré\n\n/contrat 1.500 CHUM gré à gré\r\n"
    said = process("parse", "--today", "2026-11-18", typed=typed)
    understood, rejected, asked = map(json.loads, said.out.splitlines())
    assert understood == {
        "type": "contrat",
        "amount": "2500.00",
        "institution": "CIUSSS de l’Estrie – CHUS",
        "mode": "gre_a_gre",
    }
    assert [*rejected] == ["reject"]
    assert asked["field"] == "amount"
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("option", [[], ["--terminal"]])
def test_demo_refuses_to_play_a_stranger(maillon: Maillon, option: list[str]) -> None:
    said = maillon("demo", *option, "--as", "nobody")
    line = "maillon: --as 'nobody': one of julie, sam, mireille, dominique, alex\n"
    assert said == Said(2, "", line)


def test_doctor_says_what_to_do(maillon: Maillon, environment: pytest.MonkeyPatch) -> None:
    environment.setenv("DATABASE_URL", "sqlite:///new.db")
    assert maillon("doctor") == Said(
        1,
        "[ok] settings: read\n"
        "[wrong] schema: The database has no tables yet: run `python -m bot migrate`.\n"
        "[wrong] platforms: none: set SLACK_BOT_TOKEN or TELEGRAM_TOKEN (README)\n",
    )
    environment.setenv("PORT", "http")
    said = maillon("doctor")
    assert said.out.startswith("[wrong] settings: PORT: ")


def test_doctor_counts_what_waits(maillon: Maillon, demo_database: Path) -> None:
    with closing(sqlite3.connect(demo_database)) as connection, connection:
        connection.execute("UPDATE cohort SET officer_name = '' WHERE slug LIKE 'montreal%'")
        connection.execute("UPDATE chat SET reachable = 0 WHERE id = 1")
        connection.execute("UPDATE membership SET ended_at = joined_at WHERE role = 'coordinator'")
    said = maillon("doctor")
    lines = [line for line in said.out.splitlines() if not line.startswith("[ok]")]
    assert said.code == 1
    slugs = ("montreal-2016-2017", "estrie-2016-2017", "estrie-montreal-2026-2027")
    describe = f"`python -m bot cohort describe {slugs[0]} --officer-name … --officer-email …`"
    montreal, *others = [
        f"[to do] cohort {one}: no coordinator: `python -m bot invite {one} coordinator`"
        for one in slugs
    ]
    assert lines == [
        "[to do] chats: 1 cannot be written to: ask those people to write to the bot",
        montreal,
        f"[wrong] cohort {slugs[0]}: no privacy officer: {describe}",
        *others,
        "[wrong] platforms: none: set SLACK_BOT_TOKEN or TELEGRAM_TOKEN (README)",
    ]


def test_doctor_tells_what_an_example_holds(
    maillon: Maillon, demo_database: Path, environment: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(demo_database)) as connection, connection:
        connection.execute(
            "UPDATE cohort SET officer_name = '…', hosting = 'Au Québec…' "
            "WHERE slug LIKE 'montreal%'"
        )
    about, mend = "cohort montreal-2016-2017", "python -m bot cohort describe montreal-2016-2017"
    holds = "--officer-name still holds the “…” of an example"
    line = f"[wrong] {about}: {holds}: write the real value, `{mend} --officer-name …`"
    assert [one for one in maillon("doctor").out.splitlines() if "example" in one] == [line]

    environment.setenv("TELEGRAM_TOKEN", "…")
    settings = "TELEGRAM_TOKEN: still holds the “…” of an example: write the real value"
    assert maillon("doctor") == Said(1, f"[wrong] settings: {settings}\n")


def test_demo_brings_messages_to_who_talks_next() -> None:
    typed = "/as alex\nbonjour\n1\n/as nobody\n/as dominique\n"
    said = process("demo", "--terminal", typed=typed)
    people = "/as julie | sam | mireille | dominique | alex"
    julie, alex, dominique = said.out.split("\n— ")
    assert julie.splitlines()[0] == "— Julie Bouchard —"
    assert alex.splitlines()[-1] == people
    assert dominique.startswith("Dominique Lavoie —\n⚠️ Alex Tremblay demande l’accès (Terminal)")
    assert (said.code, said.err) == (0, "")
