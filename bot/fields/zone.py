"""The time zone one lives in, by a city that goes by its clocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location

from bot.cards import Control
from bot.fields.choosing import quoted, values
from bot.fields.field import Field, Found, Option, Outcome, Reading, Rest, Span, Unclear
from bot.fields.lexicon import Lexicon, each, word_set
from bot.fields.line import Extent
from bot.i18n import LANGUAGES, N_, Phrase
from storage.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.fields.line import Line
    from bot.i18n import Translator

COHORTS: Final = ""
"""What stands for the zone of one's cohort, whichever that is."""
ZONES: Final = (
    "America/St_Johns",
    "America/Halifax",
    "America/Moncton",
    "America/Toronto",
    "America/Iqaluit",
    "America/Winnipeg",
    "America/Regina",
    "America/Edmonton",
    "America/Whitehorse",
    "America/Vancouver",
)
"""Where people of Canada live, from east to west."""
_ALSO: Final = (
    each("America/St_Johns", "terre-neuve|newfoundland|saint-jean de terre-neuve")
    | each("America/Halifax", "îles-de-la-madeleine|magdalen islands|charlottetown|dartmouth")
    | each("America/Halifax", "nouvelle-écosse|nova scotia|île-du-prince-édouard")
    | each("America/Halifax", "prince edward island")
    | each("America/Moncton", "fredericton|saint john|nouveau-brunswick|new brunswick")
    | each(
        "America/Toronto",
        "québec|quebec city|gatineau|ottawa|sherbrooke|trois-rivières|lévis|laval|longueuil",
        "saguenay|chicoutimi|jonquière|drummondville|rimouski|rouyn-noranda|sept-îles|val-d'or",
        "baie-comeau|gaspé|granby|saint-hyacinthe|saint-jean-sur-richelieu|saint-jérôme|alma",
        "shawinigan|victoriaville|rivière-du-loup|terrebonne|repentigny|brossard|joliette|magog",
        "sorel-tracy|thetford mines|matane|amos|salaberry-de-valleyfield|saint-georges|chibougamau",
        "ontario|kingston|hamilton|windsor|mississauga|brampton|kitchener|waterloo|cambridge",
        "guelph|barrie|oshawa|markham|sudbury|sault ste marie|niagara falls",
    )
    | each("America/Winnipeg", "manitoba|brandon")
    | each("America/Regina", "saskatchewan|saskatoon")
    | each("America/Edmonton", "alberta|calgary|red deer|lethbridge|fort mcmurray")
    | each("America/Whitehorse", "yukon")
    | each(
        "America/Vancouver",
        "colombie-britannique|british columbia|victoria|surrey|burnaby|kelowna|nanaimo|kamloops",
    )
)
"""Places of Canada after which no zone is named, or one elsewhere that nobody here means."""
_NAMESAKES: Final = (
    each(("America/Toronto", "Europe/London"), "london")
    | each(("America/Toronto", "Australia/Perth"), "perth")
    | each(("America/Toronto", "Australia/Melbourne"), "melbourne")
    | each(("America/Halifax", "Australia/Sydney"), "sydney")
    | each(("America/Toronto", "America/St_Thomas"), "st. thomas|saint thomas")
    | each(("America/Toronto", "America/St_Barthelemy"), "st-barthélemy|saint-barthélemy")
    | each(("America/Toronto", "Pacific/Chatham"), "chatham")
    | each(("America/Toronto", "Pacific/Norfolk"), "norfolk")
)
"""Cities that Canada has, and another country too: which one is meant is asked."""
_COUNTRIES: Final = (
    each(ZONES, "canada")
    | each(("Europe/London",), "england|angleterre|united kingdom|uk|royaume-uni")
    | each(
        tuple(
            f"Australia/{city}"
            for city in ("Perth", "Darwin", "Adelaide", "Brisbane", "Sydney", "Melbourne", "Hobart")
        ),
        "australia|australie",
    )
)
"""What tells such cities apart, « Perth, Australia »."""
_AROUND: Final = word_set(
    "je j vis habite demeure suis reste moi mon ma à au en dans sur de l heure fuseau ville celle"
    " maintenant plutôt i m live am in at on by the my time zone city now please thanks svp merci"
)
"""Words that say nothing but that one lives there."""
_AREAS: Final = (
    "Africa",
    "America",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class ZoneField(Field[str]):
    """An IANA time zone, or the cohort's: those of Canada are offered, any city's is understood."""

    key = "zone"
    label = N_("Time zone")
    keys: tuple[str, ...] = ("fuseau", "fuseau horaire", "time zone", "zone")
    control = Control.SEARCH

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        return [Span(extent, one) for extent, zones in _cities().find(line) for one in zones]

    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        meant = _meant(spans)
        if not meant:
            return None
        around = (Extent(one.start, one.end) for one in rest.line.words if one.text in _AROUND)
        extents = (*(one.extent for one in spans), *around)
        if len(meant) == 1:
            return Found(meant[0], extents)
        options = tuple(_option(zone, reading) for zone in meant)
        return Unclear(self.question(), extents, options, quoted(rest.whole, spans).joined)

    def question(self) -> Phrase:
        return Phrase(N_("Which city’s time do you live by? Choose one, or write its name."))

    def options(self, reading: Reading) -> tuple[Option, ...]:
        """Return the zones, the cohort's first, with what their clocks show."""
        zones = dict.fromkeys((reading.zone, *ZONES))
        follow = Option(Phrase(N_("Follow the cohort")), COHORTS)
        return (*(_option(zone, reading) for zone in zones), follow)

    def spellings(self, option: Option, reading: Reading) -> tuple[str, ...]:
        return tuple(fold(name) for name, zones in _named() if option.value in zones)

    def show(self, value: str, reading: Reading, t: Translator) -> str:
        return t.city(value or reading.zone)

    def load(self, kept: Any) -> str:  # noqa: ANN401 - JSON
        if kept != COHORTS and kept not in available_timezones():
            raise ValueError(kept)
        return str(kept)


@dataclass(frozen=True, slots=True)
class _Clock:
    """A city, and what its clocks show."""

    zone: str
    now: datetime

    def shown(self, t: Translator) -> str:
        there = t.moved(ZoneInfo(self.zone), self.now).unnamed
        return there(N_("{city}, {time}"), city=there.city(self.zone), time=there.hour(self.now))


def _option(zone: str, reading: Reading) -> Option:
    return Option(Phrase("{clock}", {"clock": _Clock(zone, reading.now)}), zone)


def _meant(spans: Sequence[Span]) -> list[str]:
    """Return the zone of all places that are named, « London, Ontario », else those of each."""
    places = {one.extent: {it.value for it in spans if it.extent == one.extent} for one in spans}
    common = set.intersection(*places.values()) if places else set()
    return list(common) if len(common) == 1 else values(spans)


@cache
def _cities() -> Lexicon[tuple[str, ...]]:
    """Find what cities are called; Canada's win."""
    return Lexicon(_named())


@cache
def _named() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return what cities are called in either language, each with its zones."""
    short = ((name.replace("saint-", "st-"), zone) for name, zone in _ALSO.items())
    alone = (*_named_after(), *_ALSO.items(), *short)
    return [*((name, (zone,)) for name, zone in alone), *(_NAMESAKES | _COUNTRIES).items()]


def _named_after() -> Iterator[tuple[str, str]]:
    """Yield the names of each zone's city, and of those after which one was named in America."""
    meant = get_global("zone_aliases")
    for key in sorted(available_timezones()):
        area, _, place = key.partition("/")
        if area in _AREAS:
            zone = meant.get(key, key)
            names = [get_timezone_location(zone, locale=one, return_city=True) for one in LANGUAGES]
            former = [place.rpartition("/")[2]] if area == "America" else []
            yield from ((name, zone) for name in (*names, *former))
