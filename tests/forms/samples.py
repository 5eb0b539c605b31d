"""Local handlers, a small directory, and a way to read lines with them."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.feature import Command
from bot.fields import (
    TODAY,
    Amount,
    BuyerRole,
    Channel,
    Directory,
    Email,
    FollowUp,
    Institution,
    Listed,
    Mode,
    Note,
    OnBehalf,
    Partners,
    PastDay,
    PersonName,
    Phone,
    Purpose,
    Reading,
)
from bot.fields.line import Line
from bot.forms import Form, Refused
from bot.forms.results import Result
from bot.i18n import Language, Languages
from bot.parse import BUNDLED, directory_of, read_lines
from tests.printing import plain

NOW = datetime(2026, 11, 18, 17, tzinfo=UTC)
WEDNESDAY = date(2026, 11, 18)
ZONE = "America/Toronto"
BUNDLE = directory_of(BUNDLED)
DATA = Path(__file__).parents[1] / "data"
LANGUAGES = Languages()
FR = LANGUAGES.translator("fr", zone=ZONE, now=NOW)

CHUS = Listed(1, "institution", "CIUSSS de l’Estrie – CHUS", acronym="CHUS", participates=True)
STM = Listed(2, "institution", "Société de transport de Montréal", acronym="STM")
DESJARDINS = Listed(3, "institution", "Mouvement Desjardins", aliases=("Desjardins",))
CAISSE = Listed(4, "institution", "Caisse Desjardins du Nord", participates=True)
LOOM = Listed(5, "enterprise", "Coop Le Métier", "The Loom Co-op", aliases=("Métier",))
BUFFET = Listed(6, "enterprise", "Buffet Belle Table")
SMALL = Directory((CHUS, STM, DESJARDINS, CAISSE, LOOM, BUFFET))


def log_contract(
    ctx: object,
    amount: Amount,
    institution: Institution,
    mode: Mode,
    *,
    purpose: Purpose = "",
    on: PastDay = TODAY,
    partners: Partners = (),
    on_behalf_of: OnBehalf = None,
) -> None:
    """Stand for the handler that logs a contract."""


def log_contact(
    ctx: object,
    person: PersonName,
    institution: Institution,
    channel: Channel,
    *,
    role: BuyerRole = "",
    on: PastDay = TODAY,
    note: Note = "",
    email: Email = "",
    phone: Phone = "",
    follow_up: FollowUp = None,
) -> None:
    """Stand for the handler that logs a contact."""


CONTRACT = Form.of(log_contract)
CONTACT = Form.of(log_contact)
CALLED = {"person": "Luc Roy", "institution": 1, "channel": "appel"}
"""What is kept of « Luc Roy CHUS appel »."""
COMMANDS = (
    Command("contract", "contrat", "", log_contract, plain=True),
    Command("contact", "contact", "", log_contact, plain=True),
)


def reading(
    language: Language = "fr",
    directory: Directory = SMALL,
    **others: Any,  # noqa: ANN401 - fields of a reading
) -> Reading:
    return Reading(language, WEDNESDAY, ZONE, NOW, directory, **others)


def parsed(text: str, language: Language = "fr", directory: Directory = BUNDLE) -> dict[str, Any]:
    """Read one line as the command line does."""
    t = LANGUAGES.translator(language, zone=ZONE, now=NOW)
    lines = read_lines([text], t=t, today=WEDNESDAY, directory=directory, commands=COMMANDS)
    return next(lines)


def unfit(result: Result) -> str:
    """Return why words are refused as an answer."""
    assert isinstance(result, Refused), result
    assert result.kind == "unfit"
    return plain(FR(result.why))


def samples(name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the lines of a file, each with what a careful person understands of it."""
    with (DATA / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


_WORDS = {"object", "note", "role", "person", "partner", "on_behalf_of"}


def told(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as they are compared: words without case, accents and edge punctuation."""
    return {
        key: Line.of(value).folded.strip(" .,;:!?-'\"")
        if key in _WORDS and isinstance(value, str)
        else value
        for key, value in values.items()
        if key not in {"warn", "confirm", "channel_ok"}
    }
