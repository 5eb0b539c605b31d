"""Languages by their tags, their catalogues, and commands as their readers type them."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Language, Languages, Translator, Typed, supported

MONTREAL = ZoneInfo("America/Toronto")
TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR_ca", "fr"),
        ("en_US", "en"),
        ("es", None),
        ("", None),
        (None, None),
    ],
)
def test_language_is_known_by_its_tag(tag: str | None, language: Language | None) -> None:
    assert supported(tag) == language


def test_catalogues_are_read_once_for_all_readers(tmp_path: Path) -> None:
    for language, texts in (("fr", 'msgid "Yes"\nmsgstr "Oui"\n'), ("en", "")):
        folder = tmp_path / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "bot.po").write_text(_HEADER + texts, encoding="utf-8")
    spoken = Languages(tmp_path)
    t = spoken.translator("fr", zone="America/Toronto", now=datetime(2026, 1, 1, 2, tzinfo=UTC))
    assert t == Translator("fr", MONTREAL, date(2025, 12, 31), {"fr": {"Yes": "Oui"}, "en": {}})


@pytest.mark.parametrize(
    ("language", "shared", "help_", "cohort"),
    [
        ("fr", False, "/aide", "/cohorte"),
        ("en", False, "/help", "/cohort"),
        ("fr", True, "/aide", "/maillon cohorte"),
        ("en", True, "/maillon help", "/maillon cohort"),
    ],
)
def test_command_is_written_as_its_reader_types_it(
    language: Language, shared: bool, help_: str, cohort: str
) -> None:
    spoken = Languages(declared=["aide"])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    t = spoken.translator(language, zone="America/Toronto", now=now, shared=shared)

    assert (t.show(Typed("/help")), t.show(Typed("/cohort"))) == (help_, cohort)


def test_command_keeps_what_follows_its_name() -> None:
    t = Translator("fr", MONTREAL, TODAY, declared=frozenset({"contrat"}))
    lines = ("/contrat 2500 CHUS", "/canal CHUS")

    assert [t.typed(line) for line in lines] == ["/contrat 2500 CHUS", "/maillon canal CHUS"]


def test_catalogues_of_the_project_count() -> None:
    t = Languages().translator("fr", zone="America/Toronto", now=datetime(2026, 1, 1, tzinfo=UTC))
    shown = [t.n("{n} entry", "{n} entries", count) for count in (0, 2)]
    assert shown == ["0 saisie", "2 saisies"]


_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
