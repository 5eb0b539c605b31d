"""CSV files: all of a file or nothing, idempotent, each fault by line and column."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from bot.operations.spreadsheets import LARGEST
from tests.cli.verbs import NEW, Maillon, Said

COHORT = ("--cohort", "ma-cohorte")
ENTERPRISES = (
    "name_fr;acronym;aliases;sectors;contract_target;amount_target;joined_on\n"
    "Traiteur Bon Pied;TBP;bon pied|traiteur bp;Traiteur et restauration;12;25000;2026-09-08\n"
)
MEMBERS = (
    "name,role,organization,language\n"
    "Anne Roy,gestionnaire,TBP,fr\n"
    "Bob Ash,champion,CHUM,en\n"
    "Chloé Dubé,coordination,,\n"
)


def write(name: str, text: str, encoding: str = "utf-8") -> str:
    Path(name).write_text(text, encoding=encoding)
    return name


def rows(question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect("maillon.db")) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def cohort(maillon: Maillon) -> None:
    maillon(*NEW)


@pytest.mark.usefixtures("cohort")
def test_enterprises_are_imported_once(maillon: Maillon) -> None:
    file = write("e.csv", ENTERPRISES)
    assert maillon("import", "enterprises", file, *COHORT) == Said(0, "1 new, 0 known already\n")
    assert maillon("import", "enterprises", file, *COHORT) == Said(0, "0 new, 1 known already\n")
    question = (
        "SELECT acronym, sectors, joined_on, contract_target, amount_target_cents FROM organization"
        " JOIN participation ON organization_id = organization.id WHERE name_fr LIKE 'Traiteur%'"
    )
    assert rows(question) == [("TBP", '["traiteur"]', "2026-09-08", 12, 2_500_000)]


@pytest.mark.usefixtures("cohort")
def test_institutions_take_part_in_the_cohort_that_is_named(maillon: Maillon) -> None:
    text = "name_fr,aliases,commitment_on\nCHUM,,2026-09-15\nHôpital Neuf,HN,\n"
    file = write("i.csv", text, "utf-8-sig")
    assert maillon("import", "institutions", file, *COHORT) == Said(0, "1 new, 1 known already\n")
    question = (
        "SELECT name_fr, organization.cohort_id, commitment_on FROM participation"
        " JOIN organization ON organization.id = organization_id ORDER BY organization.id"
    )
    chum = "Centre hospitalier de l’Université de Montréal"
    assert rows(question) == [(chum, None, "2026-09-15"), ("Hôpital Neuf", 1, None)]


def test_institutions_without_a_cohort_are_everybodys(maillon: Maillon) -> None:
    file = write("i.csv", "name_fr\nHôpital Neuf\n")
    assert maillon("import", "institutions", file) == Said(0, "1 new, 0 known already\n")
    assert rows("SELECT name_fr, cohort_id FROM organization") == [("Hôpital Neuf", None)]
    assert rows("SELECT count(*) FROM participation") == [(0,)]


@pytest.mark.usefixtures("cohort")
def test_members_get_a_code_each_and_the_last_one_printed_opens(maillon: Maillon) -> None:
    maillon("import", "enterprises", write("e.csv", ENTERPRISES), *COHORT)
    file = write("m.csv", MEMBERS)
    first, second = (maillon("import", "members", file, *COHORT).out for _ in range(2))
    invited = [*csv.DictReader(StringIO(second))]
    assert [{**one, "code": len(one["code"])} for one in invited] == [
        {
            "name": name,
            "role": role,
            "organization": of,
            "language": tongue,
            "code": 9,
            "telegram": "",
        }
        for name, role, of, tongue in (
            ("Anne Roy", "manager", "TBP", "fr"),
            ("Bob Ash", "champion", "CHUM", "en"),
            ("Chloé Dubé", "coordinator", "", ""),
        )
    ]
    assert first != second
    assert rows("SELECT count(*) FROM code WHERE expires_at > created_at") == [(3 + 3,)]
    live = "SELECT count(*) FROM code WHERE expires_at > (SELECT max(created_at) FROM code)"
    assert rows(live) == [(3,)]


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        ("enterprises", "", "line 1: the column name_fr is missing"),
        ("enterprises", "nom\nA\n", "line 1: 'nom': each column once, among: name_fr, name_en,"),
        ("enterprises", "name_fr,name_fr\nA,B\n", "line 1: 'name_fr': each column once, among:"),
        ("enterprises", "name_fr,acronym\nA,B\n,C\n", "line 3: name_fr: is empty"),
        ("enterprises", "name_fr\nA,B\n", "line 2: more values than columns"),
        ("enterprises", 'name_fr\n"A\nB"x\n', "line 2: ',' expected after '\"'"),
        (
            "enterprises",
            "name_fr,sectors\nA,traiteur|magie\n",
            "line 2: sectors: 'magie' is not a known sector: use a code or a name of ",
        ),
        (
            "enterprises",
            "name_fr,contract_target\nA,douze\n",
            "line 2: contract_target: 'douze' is not a whole number",
        ),
        (
            "enterprises",
            "name_fr,aliases\nA,CHUM\n",
            "line 2: aliases: 'CHUM' names Centre hospitalier de l’Université de Montréal already",
        ),
        (
            "enterprises",
            "name_fr\nHEC\n",
            "line 2: name_fr: HEC Montréal is known as an institution",
        ),
        (
            "institutions",
            "name_fr,commitment_on\nA,\nB,15/09/2026\n",
            "line 3: commitment_on: '15/09/2026' is not a day: write YYYY-MM-DD",
        ),
        (
            "institutions",
            "name_fr,commitment_on\nA,hier\nB,2026-09-15\n,2026-09-15\n",
            (
                "line 2: commitment_on: 'hier' is not a day: write YYYY-MM-DD; "
                "line 4: name_fr: is empty; nothing was imported"
            ),
        ),
        (
            "members",
            "name,role\n" + 12 * "Anne,boss\n",
            "; ".join(
                f"line {n}: role: 'boss' is not one of: manager, champion, coordinator"
                for n in range(2, 12)
            )
            + "; and other lines (2); nothing was imported",
        ),
        ("members", "name,role\nAnne,boss\n", "line 2: role: 'boss' is not one of: manager,"),
        (
            "members",
            "name,role,organization\nAnne,champion,Zorg\n",
            "line 2: organization: no institution of the cohort is named 'Zorg'",
        ),
        (
            "members",
            "name,role,language\nAnne,coordinator,es\n",
            "line 2: language: 'es' is neither",
        ),
    ],
)
@pytest.mark.usefixtures("cohort")
def test_import_refuses_by_line_and_column_and_writes_nothing(
    maillon: Maillon, kind: str, text: str, line: str
) -> None:
    before = rows("SELECT count(*) FROM organization"), rows("SELECT count(*) FROM code")
    said = maillon("import", kind, write("f.csv", text), *COHORT)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"maillon: f.csv: {line}")
    assert said.err.count("\n") == 1
    assert (rows("SELECT count(*) FROM organization"), rows("SELECT count(*) FROM code")) == before


def test_import_refuses_what_is_not_utf_8(maillon: Maillon) -> None:
    file = write("f.csv", "name_fr\nHôpital\n", "latin-1")
    line = "maillon: f.csv: line 2: not UTF-8: save it as CSV UTF-8\n"
    assert maillon("import", "institutions", file) == Said(2, "", line)


def test_import_refuses_what_is_too_large(maillon: Maillon) -> None:
    file = write("f.csv", "name_fr\n" + LARGEST * "A")
    line = "maillon: f.csv: larger than 10 MB\n"
    assert maillon("import", "institutions", file) == Said(2, "", line)


def test_import_refuses_a_file_that_is_not_there(maillon: Maillon) -> None:
    line = "maillon: nowhere.csv: No such file or directory\n"
    assert maillon("import", "institutions", "nowhere.csv") == Said(2, "", line)
