"""What the README shows is what one gets: its chat, its shell lines, its example of a command."""

from __future__ import annotations

import csv
import importlib.util
import re
import shlex
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from bot.app import App, features
from bot.exchange import ChatKind, Platform, Request, Words
from bot.manifest import declared
from bot.platforms.terminal.render import render
from bot.registry import Registry
from bot.settings import Settings
from tests.cli.verbs import ROOT, Maillon, process

README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = {"enterprises.csv": "name_fr", "members.csv": "name,role"}
"""The files of the first five minutes, by how they begin."""
PICTURES = ("desktop", "dark", "phone")


def block(language: str, holding: str) -> str:
    """Give the fenced block of that language that holds these words."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    [wanted] = [one for one in found if holding in one]
    return str(wanted)


def test_readme_chat_answers_as_written() -> None:
    shown = block("text", "> /contrat").splitlines(keepends=True)
    typed = "".join(line.removeprefix("> ") for line in shown if line.startswith("> "))
    said = process("demo", "--terminal", typed=typed)
    assert said.out == "".join(line for line in shown if not line.startswith("> "))
    assert (said.code, said.err) == (0, "")


def test_readme_marks_what_slack_knows_only_under_maillon() -> None:
    table = README[README.index("| command | in French |") :].split("\n\n")[0]
    cells = [cell for row in table.splitlines()[2:] for cell in row.split("|")[1:3]]
    named = {match[1]: "¹" in cell for cell in cells if (match := re.match(r" `/(\w+)", cell))}
    commands = [one for one in features().commands.values() if one.listed]
    everyday = {*declared(commands)}
    assert named == {name: name not in everyday for one in commands for name in (one.name, one.fr)}


def test_readme_make_targets_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"^make (\w+)", block("sh", "make test"), re.MULTILINE)
    assert named == ["demo", "test"]
    assert [name for name in named if f"\n{name}:" not in makefile] == []


def shell_lines() -> Iterator[list[str]]:
    """Give the words of each `python -m bot` line of the first five minutes."""
    lines = block("sh", "cohort new").replace("\\\n", " ").splitlines()
    for line in lines:
        words = shlex.split(line, comments=True)
        if words[:3] == ["python", "-m", "bot"]:
            yield words[3:]


def write_files() -> None:
    for name, columns in FILES.items():
        Path(name).write_text(block("csv", columns), encoding="utf-8")


async def test_readme_goes_from_nothing_to_a_first_contract(
    maillon: Maillon, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("DATABASE_URL", "sqlite:///new.db")
    write_files()
    said = [maillon(*words) for words in shell_lines()]
    assert [one.code for one in said] == [0] * 6

    [invited] = csv.DictReader(StringIO(said[-1].out))
    app = App.build(Settings(database_url="sqlite:///new.db"))
    welcome = await typed(app, f"/code {invited['code']}")
    logged = await typed(app, "/contrat 2500 CHUS gré à gré")
    await app.store.close()
    assert welcome.startswith(
        "✅ Bienvenue dans la cohorte Ma cohorte! Vous représentez Traiteur Bon"
    )
    assert logged.startswith(
        "✅ Contrat noté : n° 1, 2 500 $, CIUSSS de l’Estrie – CHUS, gré à gré"
    )


async def typed(app: App, words: str) -> str:
    """Type a line as somebody new; give what is answered."""
    request = Request(
        platform=Platform.TERMINAL,
        workspace="local",
        user="anne",
        name="Anne",
        chat="anne",
        kind=ChatKind.DIRECT,
        delivery=words,
        act=Words(words),
        language="fr",
    )
    reply = await app.router.handle(request)
    assert reply is not None
    assert reply.card is not None
    return render(reply.card).replace("\N{NO-BREAK SPACE}", " ")


def test_readme_example_is_a_feature(tmp_path: Path) -> None:
    file = tmp_path / "thanks.py"
    file.write_text(block("python", "feature = Feature"), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("thanks", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert {*Registry.of([module.feature]).names} == {"thanks", "merci"}


def test_readme_server_gives_the_service_its_database_and_not_its_code() -> None:
    steps, unit = block("sh", "useradd"), block("ini", "ExecStart")
    owned = re.findall(r"^sudo (?:install -d.* -o|chown.*?) (\w+)\b.* (/\S+)", steps, re.MULTILINE)
    [database] = re.findall(r"`DATABASE_URL=sqlite:///(/\S+)`", README)
    runs = {*re.findall(r"^(?:WorkingDirectory|Exec\w+)=(/\w+/\w+)", unit, re.MULTILINE)}

    assert owned == [("maillon", str(Path(database).parent)), ("root", *runs)]


def test_readme_pictures_are_described_and_small() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.+?)\)", README)
    assert [name for _, name in pictures] == [f"docs/pictures/{name}.png" for name in PICTURES]
    assert [name for words, name in pictures if len(words) < 80] == []
    assert [name for _, name in pictures if (ROOT / name).stat().st_size > 200_000] == []


def test_readme_table_gives_each_command_its_french_name() -> None:
    rows = re.findall(r"^\| `/(\w+)[^`]*`(?: ¹)? \| `/(\w+)`(?: ¹)? \|", README, re.MULTILINE)
    names = features().names
    assert {"event", "events", "pause", "stop", "resume", "channel"} <= {one for one, _ in rows}
    assert [(one, fr) for one, fr in rows if names[one] is not names[fr]] == []
