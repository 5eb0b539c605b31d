"""Raw command lines, and how each is understood, as JSON."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import storage
from bot.feature import Command
from bot.fields.directory import Directory, Kind, Listed
from bot.fields.field import Json, Option, Reading
from bot.forms import Asking, Filled, Form, Refused, Result
from bot.i18n import N_, Translator
from bot.naming import attempted, named

BUNDLED: Final = Path(storage.__file__).parent / "data" / "institutions.csv"
ZONE: Final = "America/Toronto"
_UNKNOWN: Final = N_("I know no such command.")
_ENOUGH: Final = 2
"""How many values a line without a command's name must hold to be taken for that command."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """The commands that lines may begin with, by each of their names."""

    by_name: Mapping[str, Command]
    forms: Mapping[str, Form]

    @classmethod
    def of(cls, commands: Iterable[Command]) -> "Verbs":
        known = tuple(commands)
        return cls(
            {name: one for one in known for name in one.names},
            {one.name: Form.of(one.handler) for one in known},
        )


def read_lines(
    lines: Iterable[str],
    *,
    t: Translator,
    today: date,
    directory: Directory,
    commands: Iterable[Command],
) -> Iterator[dict[str, Json]]:
    """Yield, for each line, what it says, or what is asked, or why it is refused."""
    verbs = Verbs.of(commands)
    noon = datetime.combine(today, time(12), ZoneInfo(ZONE)).astimezone(UTC)
    reading = Reading(t.language, today, ZONE, noon, directory, may_act_for_others=True)
    for line in lines:
        yield _read(line.rstrip("\r\n"), verbs, reading, t)


def listed_in(path: Path, kind: Kind, *, first: int = 1) -> Iterator[Listed]:
    """Yield the organizations of a CSV file; only `name_fr` must be there."""
    numbers = count(first)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = (row.get("name_fr") or "").strip()
            if name:
                yield _listed(next(numbers), kind, name, row)


def directory_of(institutions: Path, enterprises: Path | None = None) -> Directory:
    """Return the names of two files as one directory."""
    buyers = tuple(listed_in(institutions, "institution"))
    sellers = listed_in(enterprises, "enterprise", first=len(buyers) + 1) if enterprises else ()
    return Directory((*buyers, *sellers))


def _listed(number: int, kind: Kind, name: str, row: Mapping[str, str | None]) -> Listed:
    def several(column: str) -> tuple[str, ...]:
        return tuple(filter(None, (one.strip() for one in (row.get(column) or "").split("|"))))

    return Listed(
        number,
        kind,
        name,
        name_en=(row.get("name_en") or "").strip(),
        acronym=(row.get("acronym") or "").strip(),
        aliases=several("aliases"),
        regions=several("region"),
        family=(row.get("kind") or "").strip(),
    )


def _read(line: str, verbs: Verbs, reading: Reading, t: Translator) -> dict[str, Json]:
    found = named(line, verbs.by_name)
    if found is None:
        if attempted(line) is not None or not re.search(r"[^\W_]", line):
            return {"reject": t(_UNKNOWN)}
        return _meant(line, verbs, reading, t)
    spoken = replace(reading, language=found.language or reading.language)
    form = verbs.forms[found.command.name]
    result = form.read(found.rest, spoken, confirming=False)
    return _printed(found.command, form, result, spoken, t)


def _meant(line: str, verbs: Verbs, reading: Reading, t: Translator) -> dict[str, Json]:
    """Read a line without a command's name as the command that understands the most of it."""
    plain = [one for one in {id(c): c for c in verbs.by_name.values()}.values() if one.plain]
    results = [(one, verbs.forms[one.name].read(line, reading, confirming=False)) for one in plain]
    understood = [
        (one, result)
        for one, result in results
        if isinstance(result, Filled)
        or (isinstance(result, Asking) and result.understood >= _ENOUGH)
    ]
    if not understood:
        return {"reject": t(_UNKNOWN)}
    command, result = max(
        understood, key=lambda one: (isinstance(one[1], Filled), len(one[1].kept))
    )
    return _printed(command, verbs.forms[command.name], result, reading, t)


def _printed(
    command: Command, form: Form, result: Result, reading: Reading, t: Translator
) -> dict[str, Json]:
    match result:
        case Filled(values=values, kept=kept, confirm=confirm):
            said = {"type": command.fr, **_exported(form, kept, reading)}
            if keys := [form.slot(name).field.key for name in confirm]:
                said["confirm"] = keys
            if command.warn and (warning := command.warn(values, reading, t)):
                said["warn"] = warning
            return said
        case Asking():
            return _question(form, result, reading, t)
        case Refused(why=why):
            return {"reject": t(why)}


def _question(form: Form, asking: Asking, reading: Reading, t: Translator) -> dict[str, Json]:
    field = asking.slot.field
    partial = _exported(form, asking.kept, reading)
    if asking.guess is not None:
        guess = field.export(field.load(asking.guess), reading)
        partial |= {f"{field.key}_guess": guess[field.key]}
    if partial.get("role", "") is None:
        del partial["role"]
    return {
        "ask": t(asking.why),
        "field": field.key,
        "options": [_option(one, asking, reading, t) for one in asking.options],
        "partial": partial,
    }


def _option(option: Option, asking: Asking, reading: Reading, t: Translator) -> Json:
    """Print an answer as `parse` prints the value; in words where it stands for none."""
    field = asking.slot.field
    match option.value:
        case {"fill": _} | {"choose": True} | {"suggest": _}:
            return t.show(option.label)
        case value:
            return field.export(field.load(value), reading)[field.key]


def _exported(form: Form, kept: Mapping[str, Json], reading: Reading) -> dict[str, Json]:
    printed: dict[str, Any] = {}
    for slot in form.slots:
        match kept.get(slot.name):
            case {"unread": str()}:
                continue
            case None if slot.field.key == "role":
                printed["role"] = None
            case None:
                continue
            case value:
                printed |= slot.field.export(slot.field.load(value), reading)
    return printed
