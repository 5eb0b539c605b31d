"""What the registry refuses at start."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import handlers
from bot.cards import Card
from bot.context import Context
from bot.feature import Command, Feature, FormSpec
from bot.i18n import LANGUAGES, Language, Languages
from bot.platforms.slack.modal import HEADING
from bot.registry import Registry, discover


def offering(name: str, fr: str) -> Feature:
    feature = Feature("samples")

    @feature.command(name, fr=fr, help="Say thanks")
    def thank(ctx: Context) -> Card:
        return Card("")

    return feature


@pytest.mark.parametrize(
    ("name", "fr", "wrong"),
    [
        ("Thanks", "merci", "Thanks"),
        ("rate", "\u00e9valuer", "\u00e9valuer"),
        ("a-b", "merci", "a-b"),
        ("thanks", "x" * 32, "x" * 32),
        ("thanks", "", ""),
        ("thanks\n", "merci", "thanks\n"),
    ],
)
def test_registry_refuses_a_name_that_a_platform_would(name: str, fr: str, wrong: str) -> None:
    with pytest.raises(ValueError, match="no name for a command") as refusal:
        Registry.of([offering(name, fr)])
    assert str(refusal.value) == f"no name for a command: {wrong!r}"


def test_registry_takes_the_longest_name() -> None:
    longest = "a_9" + "x" * 28
    assert {*Registry.of([offering(longest, "merci")]).names} == {longest, "merci"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_a_title_that_a_modal_shows_whole(language: Language) -> None:
    registry = Registry.of(discover(handlers))
    t = Languages().translator(
        language, zone="America/Toronto", now=datetime(2026, 11, 18, 15, tzinfo=UTC)
    )
    every: list[Command | FormSpec] = [*registry.commands.values(), *registry.forms.values()]
    filled_in = [one for one in every if registry.parsers[one.handler].shown]
    assert filled_in
    assert [t(one.title) for one in filled_in if len(t(one.title)) > HEADING] == []


def test_views_that_answer_are_shown_anew_by_these_buttons() -> None:
    assert Registry.of(discover(handlers)).renewals == {
        "broadcast.report": "broadcast.report",
        "event": "event.anew",
        "events": "events.page",
        "tender": "tender.anew",
        "tenders": "tenders.page",
    }


def test_registry_refuses_a_view_shown_anew_by_no_button() -> None:
    feature = Feature("samples")
    feature.view("event", anew="event.anew")(lambda _: Card(""))

    with pytest.raises(ValueError, match=r"no button: event\.anew"):
        Registry.of([feature])
