"""What the features make known: the Slack manifest, and how typed lines are understood."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.app import features
from bot.clock import Clock
from bot.i18n import LANGUAGES, Languages
from bot.manifest import manifest
from bot.operations.refusals import Refused
from bot.parse import BUNDLED, ZONE, directory_of, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.fields.directory import Directory
    from bot.i18n import Language


def slack_manifest(public_url: str | None, *, everything: bool) -> dict[str, Any]:
    """Return the Slack app's manifest: over HTTP at that address, else in Socket Mode."""
    languages, now = Languages(), Clock().now()
    translator = partial(languages.translator, zone=ZONE, now=now)
    return manifest(
        features().commands.values(),
        translate={language: translator(language) for language in LANGUAGES},
        url=public_url,
        everything=everything,
    )


def parse(
    lines: Iterable[str],
    *,
    language: Language,
    today: date | None,
    institutions: Path | None,
    enterprises: Path | None,
) -> Iterator[str]:
    """Yield, for each line, one line of JSON that says how it is understood."""
    zone = ZoneInfo(ZONE)
    day = today or Clock().now().astimezone(zone).date()
    noon = datetime.combine(day, time(12), zone)
    read = read_lines(
        lines,
        t=Languages().translator(language, zone=ZONE, now=noon),
        today=day,
        directory=_directory(institutions or BUNDLED, enterprises),
        commands=features().commands.values(),
    )
    for understood in read:
        yield json.dumps(understood, ensure_ascii=False)


def _directory(institutions: Path, enterprises: Path | None) -> Directory:
    try:
        return directory_of(institutions, enterprises)
    except UnicodeDecodeError:
        raise Refused("the CSV file is not UTF-8: save it as CSV UTF-8") from None
