"""What a feature plans at an hour of its own is found while the clock moves."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.cards import Card
from bot.clock import Clock
from bot.context import Visit
from bot.delivery import Delivery
from bot.exchange import Platform
from bot.feature import Feature
from bot.outlet import Outlet, Sent
from bot.playground.seeding import START
from bot.playground.travel import Pace, Travel
from bot.registry import Registry
from bot.rounds import Round
from bot.settings import Settings
from storage import people
from storage.demo import TERMINAL_WORKSPACE
from tests.handlers.chat import Outbox
from tests.playground.scene.people import TORONTO

MORNING = time(8, 30)
feature = Feature("mornings")


@feature.view("morning")
def morning(_: Visit, day: str) -> Card:
    return Card(title=day)


@feature.sweep("mornings")
def greet(round_: Round) -> None:
    """Greet Julie each morning, from the half hour on."""
    here = round_.now.astimezone(TORONTO)
    if here.time() >= MORNING:
        tell(round_, f"{here:%m-%d}")


def stumble(round_: Round) -> None:
    """Tell Julie something, and fail."""
    tell(round_, "half done")
    raise ValueError


def tell(round_: Round, words: str) -> None:
    julie = people.by_account(
        round_.db, platform="terminal", workspace=TERMINAL_WORKSPACE, user_id="julie"
    )
    assert julie is not None
    round_.post("morning", words, to=julie.id, key=words)


@dataclass
class Mailbox(Outbox):
    """Keeps what arrives, and when."""

    clock: Clock = field(default_factory=Clock)
    came: list[tuple[str, datetime]] = field(default_factory=list)

    async def send(self, chat: str, card: Card, *, direct: bool) -> Sent:
        self.came.append((card.title, self.clock.now()))
        return await super().send(chat, card, direct=direct)


@pytest.fixture
async def app(demo_file: Path, tmp_path: Path) -> AsyncIterator[App]:
    """The machine with that feature alone, and a terminal."""
    file, clock = shutil.copy(demo_file, tmp_path / "maillon.db"), Clock(START)
    built = App.build(Settings(database_url=f"sqlite:///{file}"), clock=clock)
    registry, mailbox = Registry.of([feature]), Mailbox(clock=clock)
    outlets: dict[tuple[Platform, str], Outlet] = {(mailbox.platform, mailbox.workspace): mailbox}
    pulse = Pace(clock).pulse
    delivery = Delivery(built.store, registry, built.languages, clock, outlets, pulse=pulse)
    yield replace(built, registry=registry, delivery=delivery, outlets=outlets)
    await built.store.close()


async def test_each_morning_arrives_at_its_half_hour(app: App) -> None:
    await Travel(app, Pace(app.clock)).to(START + timedelta(days=3))
    [mailbox] = app.outlets.values()
    assert isinstance(mailbox, Mailbox)
    assert [(day, f"{when.astimezone(TORONTO):%m-%d %H:%M}") for day, when in mailbox.came] == [
        ("11-18", "11-18 10:30"),
        ("11-19", "11-19 08:30"),
        ("11-20", "11-20 08:30"),
        ("11-21", "11-21 08:30"),
    ]


async def test_sweep_that_fails_stops_neither_the_clock_nor_the_others(app: App) -> None:
    clumsy = Feature("clumsy")
    clumsy.sweep("clumsy")(stumble)
    broken = replace(app, registry=Registry.of([clumsy, feature]))
    await Travel(broken, Pace(app.clock)).to(START + timedelta(days=1))
    [mailbox] = app.outlets.values()
    assert isinstance(mailbox, Mailbox)
    assert [day for day, _ in mailbox.came] == ["11-18", "11-19"]
