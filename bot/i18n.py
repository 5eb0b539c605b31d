"""Languages: catalogues, and how figures, days and sentences are written in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal, Protocol, assert_never, runtime_checkable
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from bot import wall
from bot.catalogues import FOLDER, Texts, texts
from bot.wall import Code, Offset

Language = Literal["fr", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
NBSP: Final = "\N{NO-BREAK SPACE}"
_LOCALES: Final[dict[Language, str]] = {"fr": "fr_CA", "en": "en_CA"}


def N_(text: str) -> str:  # noqa: N802 - gettext's own name, which extraction tools look for
    """Mark an English source sentence that is translated later."""
    return text


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English source sentence and the values of its placeholders, not yet in a language."""

    source: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Read in English, for operators and developers."""
        return self.source.format_map(self.values) if self.values else self.source


@runtime_checkable
class Shown(Protocol):
    """A value that knows how it is written in a reader's language."""

    def shown(self, t: Translator) -> str: ...


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as its reader types it.

    `line` is English, and translated as a text of its own: `N_("/help")`.
    """

    line: str

    def shown(self, t: Translator) -> str:
        return t.typed(t(self.line))


HELP: Final = Typed(N_("/help"))
INVITE: Final = Typed(N_("/invite"))
COHORT: Final = Typed(N_("/cohort"))
OFFSETS: Final = {
    Offset.DAYLIGHT: N_("{time} (daylight time)"),
    Offset.STANDARD: N_("{time} (standard time)"),
}
"""Which of the two hours it is, on the day the clocks go back."""
# In French, no preposition: it is not “de” before every city (CLDR: « heure : {0} »).
AWAY: Final = {
    None: N_("{time} ({city} time)"),
    Offset.DAYLIGHT: N_("{time} ({city} daylight time)"),
    Offset.STANDARD: N_("{time} ({city} standard time)"),
}
"""The same, of the city whose hours they are."""


def supported(tag: str | None) -> Language | None:
    """Return the language of an IETF tag or locale (`fr-CA`, `en_US`), where we speak it."""
    head = (tag or "").replace("_", "-").split("-")[0].lower()
    return next((one for one in LANGUAGES if one == head), None)


def preferred(*tags: str | None) -> Language:
    """Return the first of these languages that we speak; French where there is none."""
    return next((found for tag in tags if (found := supported(tag))), "fr")


class Languages:
    """The catalogues, read once at start.

    `declared`: the names of the commands that one types by themselves even where other apps
    share them.
    """

    def __init__(self, folder: Path = FOLDER, *, declared: Iterable[str] = ()) -> None:
        self._texts: dict[Language, Texts] = {one: texts(folder, one) for one in LANGUAGES}
        self._declared = frozenset(declared)

    def translator(
        self,
        language: Language,
        *,
        zone: str,
        now: datetime,
        home: str | None = None,
        shared: bool = False,
    ) -> Translator:
        """Return what writes for a reader of that language, in that time zone, at that instant.

        `home`: the zone whose hours all expect; None where the reader's are.
        `shared`: on a platform where commands share their names with other apps'.
        """
        where = ZoneInfo(zone)
        today = now.astimezone(where).date()
        declared = self._declared if shared else None
        expected = ZoneInfo(home) if home else None
        return Translator(language, where, today, self._texts, declared, expected)


@dataclass(frozen=True, slots=True)
class Translator:
    """Writes sentences and values for one reader.

    `declared`: the commands that are typed by themselves; None where all of them are.
    `home`: the zone whose hours need no name; None where the reader's do not either.
    """

    language: Language
    zone: ZoneInfo
    today: date
    catalogues: Mapping[Language, Texts] = field(repr=False, default_factory=dict)
    declared: frozenset[str] | None = None
    home: ZoneInfo | None = None

    def into(self, language: Language) -> Translator:
        """Return what writes in another language, for the same reader."""
        return replace(self, language=language)

    def moved(self, zone: ZoneInfo, now: datetime) -> Translator:
        """Return what writes for the same reader, in another time zone."""
        return replace(self, zone=zone, today=now.astimezone(zone).date())

    @property
    def unnamed(self) -> Translator:
        """What writes hours beside which it is said already, or plain, whose they are."""
        return replace(self, home=None)

    @property
    def texts(self) -> Texts:
        return self.catalogues.get(self.language, {})

    def __call__(self, text: str | Phrase, /, **values: object) -> str:
        """Translate an English source sentence; values are shown in the reader's manner."""
        if isinstance(text, Phrase):
            return self(text.source, **text.values)
        found = self.texts.get(text) or text
        return self._fill(found if isinstance(found, str) else found[0], values)

    def typed(self, line: str) -> str:
        """Write a command of the reader's language as it is typed: perhaps under `/maillon`."""
        bare = line.removeprefix("/")
        alone = self.declared is None or bare.partition(" ")[0] in self.declared
        return line if alone else f"/maillon {bare}"

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate a sentence that depends on a count, given in it as `{n}`."""
        found = self.texts.get(one)
        forms = found if isinstance(found, tuple) and all(found) else (one, many)
        return self._fill(forms[0 if self._single(count) else -1], {"n": count, **values})

    def _single(self, count: int) -> bool:
        return abs(count) < 2 if self.language == "fr" else abs(count) == 1  # noqa: PLR2004 - grammar

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        """Put the values in; one that ends with a full stop takes the place of the sentence's."""
        if not values:
            return text
        shown = {name: self.show(value) for name, value in values.items()}
        for name in (name for name, value in shown.items() if value.endswith(".")):
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
        return text.format_map(shown)

    def show(self, value: object) -> str:
        """Write a value as the reader expects it."""
        match value:
            case str():
                return value
            case Phrase():
                return self(value)
            case Shown():
                return value.shown(self)
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case int():
                return self.number(value)
            case _:
                raise TypeError(f"no way to show a {type(value).__name__}")

    @property
    def locale(self) -> str:
        return _LOCALES[self.language]

    def number(self, value: int) -> str:
        return format_decimal(value, locale=self.locale)

    def money(self, cents: int, currency: str = "CAD") -> str:
        """Write an amount in cents: `2 500 $`, `2 500,50 $`; `$2,500`, `$2,500.50`."""
        whole = cents % 100 == 0
        pattern = _MONEY[self.language][0 if whole else 1]
        return format_currency(
            Decimal(cents) / 100, currency, pattern, locale=self.locale, currency_digits=False
        )

    def percent(self, ratio: Decimal | float) -> str:
        return format_percent(ratio, locale=self.locale)

    def day(self, day: date) -> str:
        """Write a day without article; the year only when it is not this one."""
        return self._date(day, "d MMMM" if self.language == "fr" else "MMMM d")

    def weekday(self, day: date) -> str:
        return self._date(day, "EEEE d MMMM" if self.language == "fr" else "EEEE, MMMM d")

    def _date(self, day: date, pattern: str) -> str:
        year = "" if day.year == self.today.year else {"fr": " y", "en": ", y"}[self.language]
        text = format_date(day, pattern + year, locale=self.locale)
        if self.language == "fr" and day.day == 1:
            return text.replace("1 ", "1er ", 1)
        return text

    def date_of(self, instant: datetime) -> date:
        """Return the day that it was for the reader."""
        return instant.astimezone(self.zone).date()

    def moment(self, instant: datetime) -> str:
        """Write an instant in the reader's zone: `mardi 1er décembre à 9 h`."""
        local = instant.astimezone(self.zone)
        between = {"fr": f" à{NBSP}", "en": " at "}[self.language]
        return f"{self.weekday(local.date())}{between}{self.hour(instant)}"

    def hour(self, instant: datetime) -> str:
        """Write the hour of an instant in the reader's zone: whose it is, where others' differs.

        Which one, where it comes twice.
        """
        local = instant.astimezone(self.zone)
        by = wall.offset(local)
        if self.home is None or local.astimezone(self.home).utcoffset() == local.utcoffset():
            return self.clock(local.time(), by)
        return self(AWAY[by], time=self.time(local.time()), city=self.city(self.zone.key))

    def clock(self, at: time, by: Offset | Code | None) -> str:
        """Write what a clock shows, and by which time it goes where that is told."""
        match by:
            case None:
                return self.time(at)
            case Code(name):
                return f"{self.time(at)}{NBSP}{name}"
            case Offset():
                return self(OFFSETS[by], time=self.time(at))
            case _:
                assert_never(by)

    def city(self, zone: str) -> str:
        """Write the city that a time zone is named after: CLDR's Canada has another St. John’s."""
        return str(get_timezone_location(zone, locale=self.language, return_city=True))

    def time(self, at: time) -> str:
        if self.language == "fr":
            minutes = f"{NBSP}{at.minute:02}" if at.minute else ""
            return f"{at.hour}{NBSP}h{minutes}"
        half = "a.m." if at.hour < 12 else "p.m."  # noqa: PLR2004 - noon
        return f"{(at.hour + 11) % 12 + 1}:{at.minute:02}{NBSP}{half}"

    def listing(self, items: Iterable[str]) -> str:
        """Write `a, b et c`."""
        return format_list([*items], locale=self.locale)

    def alternatives(self, items: Iterable[str]) -> str:
        """Write `a, b ou c`."""
        return format_list([*items], style="or", locale=self.locale)


_MONEY: Final[dict[Language, tuple[str, str]]] = {
    "fr": (f"#,##0{NBSP}¤", f"#,##0.00{NBSP}¤"),
    "en": ("¤#,##0", "¤#,##0.00"),
}
