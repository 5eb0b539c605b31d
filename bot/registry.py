"""The features found in `handlers/`, and what they bring, by name."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from bot.feature import ButtonSpec, Command, Feature, FormSpec, Handler, SweepSpec
from bot.forms import Form

if TYPE_CHECKING:
    from types import ModuleType

T = TypeVar("T")

NAME: Final = re.compile(r"[a-z0-9_]{1,31}")
"""What both platforms take as a command: Slack counts the slash among its 32 characters."""


@dataclass(frozen=True, slots=True)
class Registry:
    """All commands, forms, buttons, replies, views and sweeps.

    `renewals`: by view, the button that shows it anew.
    """

    commands: Mapping[str, Command]
    names: Mapping[str, Command]
    forms: Mapping[str, FormSpec]
    buttons: Mapping[str, ButtonSpec]
    replies: Mapping[str, ButtonSpec]
    views: Mapping[str, Handler]
    renewals: Mapping[str, str]
    sweeps: Mapping[str, SweepSpec]
    parsers: Mapping[Handler, Form]
    dates: tuple[Handler, ...] = ()
    address: str = ""
    """Where pages are served to the outside; empty where none are."""

    @classmethod
    def of(cls, features: Iterable[Feature], *, address: str = "") -> Registry:
        """Merge features.

        Raises ValueError for a name that two bring, that no platform takes, or of no button.
        """
        bag = tuple(features)
        commands = _merge(feature.commands for feature in bag)
        forms = _merge(feature.forms for feature in bag)
        buttons = _merge(feature.buttons for feature in bag)
        specs: Mapping[str, Command | FormSpec] = _merge([{**commands}, {**forms}])
        return cls(
            commands=commands,
            names=_merge({_named(name): one} for one in commands.values() for name in one.names),
            forms=forms,
            buttons=buttons,
            replies=_merge(feature.replies for feature in bag),
            views=_merge(feature.views for feature in bag),
            renewals=_pressed(_merge(feature.renewals for feature in bag), buttons),
            sweeps=_merge(feature.sweeps for feature in bag),
            parsers={one.handler: Form.of(one.handler) for one in specs.values()},
            dates=tuple(one for feature in bag for one in feature.dates_of),
            address=address,
        )

    @property
    def menu(self) -> tuple[Command, ...]:
        """The commands that are shown, in the order in which they are."""
        shown = (one for one in self.commands.values() if one.listed)
        return tuple(sorted(shown, key=lambda one: one.place))

    def spec(self, key: str) -> Command | FormSpec | None:
        """The command or form a draft is for."""
        return self.commands.get(key) or self.forms.get(key)


def discover(package: ModuleType) -> Iterator[Feature]:
    """Import each module of a package and yield its `feature`; `_` opens a name they share."""
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("_"):
            continue
        path = f"{package.__name__}.{module.name}"
        found: Any = getattr(importlib.import_module(path), "feature", None)
        if not isinstance(found, Feature):
            raise TypeError(f"{path} has no feature")
        yield found


def _named(name: str) -> str:
    if not NAME.fullmatch(name):
        raise ValueError(f"no name for a command: {name!r}")
    return name


def _pressed(keys: Mapping[str, str], buttons: Mapping[str, ButtonSpec]) -> Mapping[str, str]:
    if missing := {*keys.values()} - buttons.keys():
        raise ValueError(f"no button: {', '.join(sorted(missing))}")
    return keys


def _merge(parts: Iterable[Mapping[str, T]]) -> dict[str, T]:
    merged: dict[str, T] = {}
    for part in parts:
        if twice := merged.keys() & part.keys():
            raise ValueError(f"there twice: {', '.join(sorted(twice))}")
        merged |= part
    return merged
