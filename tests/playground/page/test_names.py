"""What people are called where several have the same name."""

from __future__ import annotations

import httpx
import pytest

from bot.playground.page import apart
from bot.playground.playground import Playground
from tests.playground.page.visitor import Visitor, behind, on_both


@pytest.mark.parametrize(
    ("people", "shorts"),
    [
        (["Julie Roy", "Sam Roy"], ["Julie", "Sam"]),
        (["Julie Roy", "julie Côté", "Sam"], ["Julie R.", "julie C.", "Sam"]),
        (["Julie", "Julie Roy"], ["Julie", "Julie R."]),
        (
            ["Julie Roy", "Julie de la Rue", "Julie Côté"],
            ["Julie Roy", "Julie de la Rue", "Julie C."],
        ),
        (["Zoé Roy", "Zoe Roy", "Zoé"], ["Zoé Roy 1", "Zoe Roy 2", "Zoé"]),
    ],
)
def test_short_name_is_no_longer_than_it_takes(people: list[str], shorts: list[str]) -> None:
    assert apart.shorts(people, [""] * len(people)) == shorts


def test_equal_names_are_told_by_the_organization_else_by_a_number() -> None:
    people, organizations = ["Al Roy"] * 4 + ["Bo Roy"], ["A", "B", "B", "", "B"]
    called = ["Al Roy, A", "Al Roy 2", "Al Roy 3", "Al Roy 4", "Bo Roy"]

    assert apart.fulls(people, organizations) == called
    assert apart.shorts(people, organizations) == [*called[:-1], "Bo"]


@pytest.mark.parametrize(
    ("people", "called"),
    [
        (["Al Roy", "Al Roy", "Al Roy 2"], ["Al Roy 1", "Al Roy 3", "Al Roy 2"]),
        (["Al Roy 1", "Al Roy", "Al Roy"], ["Al Roy 1", "Al Roy 2", "Al Roy 3"]),
    ],
)
def test_number_makes_nobody_elses_name(people: list[str], called: list[str]) -> None:
    assert apart.fulls(people, [""] * len(people)) == called


def test_short_name_with_a_number_is_nobody_elses() -> None:
    assert apart.shorts(["Al", "Al", "Al 2"], [""] * 3) == ["Al 1", "Al 3", "Al 2."]


def test_names_that_cannot_be_told_apart_are_shown() -> None:
    people, organizations = ["Al Roy", "Al Roy", "Al Roy, Ro"], ["Ro", "B", ""]

    assert apart.shorts(people, organizations) == ["Al Roy, Ro", "Al Roy, B", "Al Roy, Ro"]


async def test_backstage_tells_people_of_one_name_apart(
    http: httpx.AsyncClient, julie: Visitor, playground: Playground
) -> None:
    twin = await playground.scene.add_person("Julie Bouchard", "fr")
    await on_both(julie)
    other = Visitor(http, twin.key)
    await other.do("telegram/start")
    await other.until("telegram", lambda now: len(now["messages"]) > 1)
    seen = await behind(http)
    people = {"Julie Bouchard, Traiteur Fleur de Chaudron", "Julie Bouchard 2"}

    assert {one["to"] for one in seen["calls"] if one["method"] == "sendMessage"} == people
    assert {one["who"] for one in seen["rows"]} == {None, *people}
