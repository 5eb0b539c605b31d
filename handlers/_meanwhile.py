"""What a form says otherwise than when it was opened: the rest may have changed meanwhile."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
"""What a form held at first, where its draft does not say."""
_NEVER: Final = object()
"""What nothing ever is."""


def otherwise(values: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is not as it was at first."""
    return {name: value for name, value in values.items() if base.get(name, _NEVER) != value}


def merged(
    now: Mapping[str, Any], said: Mapping[str, Any], base: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what stands now, changed in what a form says otherwise than at first."""
    return {**now, **otherwise(said, base)}
