"""What a form says otherwise than when it was opened: the rest may have changed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from bot import directories
from bot.fields import Reading
from bot.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.context import Context
    from bot.forms import Slot
    from bot.i18n import Translator

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
"""What a form held at first, where its draft does not say."""
_NEVER: Final = object()
"""What nothing ever is."""
_TOLD: Final = 200
"""How much is told of a long text."""


def otherwise(values: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is not as it was at first."""
    return {name: value for name, value in values.items() if base.get(name, _NEVER) != value}


def merged(
    now: Mapping[str, Any], said: Mapping[str, Any], base: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what stands now, changed in what a form says otherwise than at first."""
    return {**now, **otherwise(said, base)}


def clashing(now: Mapping[str, Any], said: Mapping[str, Any], base: Mapping[str, Any]) -> list[str]:
    """Return what became another thing since a form was opened that says yet another one."""
    changed = otherwise(now, base).keys() & otherwise(said, base).keys()
    return [name for name in said if name in changed and now[name] != said[name]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as its reader is told of it: the name of each field, and of what it holds.

    Values are as drafts keep them.
    """

    ctx: Context
    form: str

    def clashes(
        self,
        names: Collection[str],
        now: Mapping[str, Any],
        said: Mapping[str, Any],
        base: Mapping[str, Any],
    ) -> str:
        """Tell what each of these was, came to be, and would be."""
        text = N_("{field}: {old} → {theirs} (you: {yours})")
        return self._told(names, text, old=base, theirs=now, yours=said)

    def changes(
        self, names: Collection[str], before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> str:
        """Tell what each of these was, and is."""
        return self._told(names, N_("{field}: {old} → {new}"), old=before, new=after)

    def _told(self, names: Collection[str], text: str, **each: Mapping[str, Any]) -> str:
        registry, t, reading = self.ctx.registry, self.ctx.t, _reading(self.ctx)
        slots = registry.parsers[registry.forms[self.form].handler].shown
        return " · ".join(
            t(text, field=t(slot.label), **_shown(t, slot, each, reading))
            for slot in slots
            if slot.name in names
        )


def _shown(
    t: Translator, slot: Slot, each: Mapping[str, Mapping[str, Any]], reading: Reading
) -> dict[str, str]:
    return {name: _value(t, slot, held.get(slot.name), reading) for name, held in each.items()}


def _value(t: Translator, slot: Slot, kept: Any, reading: Reading) -> str:  # noqa: ANN401 - JSON
    if kept in (None, "", []):
        return "—"
    text = slot.field.show(slot.field.load(kept), reading, t)
    return shorten(text, _TOLD, placeholder="…")


def _reading(ctx: Context) -> Reading:
    directory = directories.read(ctx.db, ctx.cohort.id)
    return Reading(ctx.t.language, ctx.today, ctx.cohort.zone, ctx.now, directory)
