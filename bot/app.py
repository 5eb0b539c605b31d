"""The composition root: everything is built here, and handed to whoever needs it."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.clock import Clock
from bot.delivery import Delivery
from bot.directories import Directories
from bot.i18n import Languages
from bot.manifest import declared
from bot.metrics import Metrics
from bot.registry import Registry, discover
from bot.router import Router
from storage import schema
from storage.db import Store
from storage.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.exchange import Platform
    from bot.outlet import Outlet
    from bot.queues import Pulse
    from bot.settings import Settings

FEATURES: Final = "handlers"
"""The package in which features are found; nothing else here knows of them."""


@cache
def features(address: str = "") -> Registry:
    """Find the features, and check them against one another; none comes while the bot runs."""
    return Registry.of(discover(importlib.import_module(FEATURES)), address=address)


@dataclass(frozen=True, slots=True)
class App:
    """The machine, put together on one database."""

    settings: Settings
    store: Store
    registry: Registry
    languages: Languages
    clock: Clock
    router: Router
    delivery: Delivery
    metrics: Metrics
    outlets: dict[tuple[Platform, str], Outlet] = field(default_factory=dict)

    @classmethod
    def build(
        cls,
        settings: Settings,
        *,
        clock: Clock | None = None,
        address: str | None = None,
        pulse: Pulse | None = None,
        opened: Callable[[str], Store] = open_store,
    ) -> App:
        """Put the machine together on what `opened` gives for the database's address.

        `clock` tells the time, `pulse` paces what leaves. `address` is where people's calendars
        are served, unless the platforms call there too.

        Raises SchemaMismatch when the database has another schema.
        """
        schema.check(settings.database_url)
        store = opened(settings.database_url)
        registry = features(address or settings.public_url or "")
        languages = Languages(declared=declared(registry.commands.values()))
        time, metrics = clock or Clock(), Metrics()
        outlets: dict[tuple[Platform, str], Outlet] = {}
        return cls(
            settings=settings,
            store=store,
            registry=registry,
            languages=languages,
            clock=time,
            router=Router(store, registry, languages, Directories(store), time),
            delivery=Delivery(
                store,
                registry,
                languages,
                time,
                outlets,
                metrics=metrics,
                pulse=pulse,
                turns=store.turns(),
            ),
            metrics=metrics,
            outlets=outlets,
        )
