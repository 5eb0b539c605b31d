"""The clock moved: where something arrived on the way, and how much."""

from __future__ import annotations

from tests.playground.page.visitor import Json, Visitor

MONDAY = "2026-11-23T08:30:00-05:00"


def told(moved: Json) -> list[tuple[str | None, str, str, int]]:
    return [(one["who"], one["platform"], one["name"], one["count"]) for one in moved["arrived"]]


async def test_move_tells_who_was_written_to_and_where(julie: Visitor) -> None:
    direct = (await julie.look("telegram"))["chat"]
    line = "/contact CHUS avec Claude Roy appel suivi demain"
    await julie.do("telegram/say", chat=direct, text=line)
    await julie.until_reads("telegram", "✅")
    moved = await julie.do("clock", by="day")
    assert moved["arrived"] == [
        {"platform": "telegram", "in": direct, "who": "julie", "name": "", "count": 1}
    ]


async def test_people_are_told_before_rooms(julie: Visitor) -> None:
    moved = await julie.do("clock", next="monday")
    assert (moved["now"], told(moved)) == (
        MONDAY,
        [
            ("mireille", "telegram", "", 1),
            (None, "slack", "annonces", 1),
            (None, "telegram", "Cohorte Estrie–Montréal", 1),
        ],
    )


async def test_quiet_hour_brings_nothing(julie: Visitor) -> None:
    assert (await julie.do("clock", by="hour"))["arrived"] == []
