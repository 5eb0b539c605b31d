"""The zone one lives in: named by a city, Canada's first."""

from __future__ import annotations

import pytest

from bot.fields.line import Line
from bot.fields.zone import ZONES, ZoneField
from bot.forms import Slot
from bot.sheets import matching
from tests.forms.samples import FR, reading
from tests.printing import plain


def zones(city: str) -> tuple[str, ...]:
    return tuple(one.value for one in ZoneField().find(Line.of(city), reading()))


@pytest.mark.parametrize(
    ("cities", "zone"),
    [
        ("Lévis|Laval|Rimouski|Gatineau|Longueuil|Sherbrooke|Saguenay", "America/Toronto"),
        ("Trois-Rivières|Drummondville|Rouyn-Noranda|Sept-Îles", "America/Toronto"),
        ("Kingston|Hamilton|Windsor|Thunder Bay|Saint-Jean-sur-Richelieu", "America/Toronto"),
        ("Îles-de-la-Madeleine|Halifax|Charlottetown", "America/Halifax"),
        ("Victoria|Vancouver|Surrey", "America/Vancouver"),
        ("Saint John|Fredericton", "America/Moncton"),
        ("St. John’s|Terre-Neuve", "America/St_Johns"),
    ],
)
def test_city_of_canada_lives_by_its_own_clocks(cities: str, zone: str) -> None:
    named = {city: zones(city) for city in cities.split("|")}

    assert named == dict.fromkeys(named, (zone,))


@pytest.mark.parametrize(
    "city", ["London", "Perth", "Melbourne", "Sydney", "St. Thomas", "Saint-Thomas", "Chatham"]
)
def test_city_that_another_country_has_too_may_be_either(city: str) -> None:
    here, abroad = zones(city)

    assert here in ZONES
    assert abroad not in ZONES


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Montr", "Toronto, 12 h"),
        ("Nouveau-B", "Moncton, 13 h"),
        ("terre-neuve", "Saint-Jean de Terre-Neuve, 13 h 30"),
        ("suivre", "Suivre la cohorte"),
    ],
)
def test_form_finds_a_zone_by_any_of_its_cities(typed: str, found: str) -> None:
    asked = Slot("zone", ZoneField(), required=True)

    assert [plain(one.label) for one in matching(FR, asked, reading(), typed)] == [found]
