"""What a form says otherwise than when it was opened: the rest may have changed meanwhile."""

from __future__ import annotations

from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from bot import directories
from bot.fields import Reading
from bot.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.context import Context
    from bot.forms import Slot

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


def clashes(
    ctx: Context,
    form: str,
    now: Mapping[str, Any],
    said: Mapping[str, Any],
    base: Mapping[str, Any],
) -> Iterator[str]:
    """Tell what became another thing since a form was opened that says yet another one.

    `form` is its key; values are as its drafts keep them.
    """
    changed = otherwise(now, base).keys() & otherwise(said, base).keys()
    reading = _reading(ctx)
    for slot in ctx.registry.parsers[ctx.registry.forms[form].handler].shown:
        name = slot.name
        if name in changed and now[name] != said[name]:
            yield ctx.t(
                N_("{field}: {old} → {theirs} (you: {yours})"),
                field=ctx.t(slot.label),
                old=_shown(ctx, slot, base.get(name), reading),
                theirs=_shown(ctx, slot, now[name], reading),
                yours=_shown(ctx, slot, said[name], reading),
            )


def _shown(ctx: Context, slot: Slot, kept: Any, reading: Reading) -> str:  # noqa: ANN401 - JSON
    if kept in (None, "", []):
        return "—"
    text = slot.field.show(slot.field.load(kept), reading, ctx.t)
    return shorten(text, _TOLD, placeholder="…")


def _reading(ctx: Context) -> Reading:
    directory = directories.read(ctx.db, ctx.cohort.id)
    return Reading(ctx.t.language, ctx.today, ctx.cohort.zone, ctx.now, directory)
