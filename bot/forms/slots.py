"""The arguments of a handler, as its signature declares them."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

from bot.fields.day import TODAY
from bot.fields.field import Field, Reading


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument: its name, the field that reads it, and what it is when nothing is said."""

    name: str
    field: Field[Any]
    required: bool
    default: Any = None

    @property
    def label(self) -> str:
        return self.field.label

    def absent(self, reading: Reading) -> Any:  # noqa: ANN401 - the handler's own default
        """Return the value of what was not said."""
        return reading.today if self.default is TODAY else self.default


def slots_of(handler: Callable[..., Any]) -> tuple[Slot, ...]:
    """Read a signature: the first parameter is the context, the others hold fields."""
    hints = get_type_hints(handler, include_extras=True)
    _, *parameters = inspect.signature(handler).parameters.values()
    return tuple(_slot(one, hints[one.name]) for one in parameters)


def _slot(parameter: inspect.Parameter, hint: object) -> Slot:
    metadata = getattr(hint, "__metadata__", ())
    field = next((one for one in metadata if isinstance(one, Field)), None)
    if field is None:
        raise TypeError(f"{parameter.name} has no field in its annotation")
    required = parameter.default is parameter.empty
    return Slot(parameter.name, field, required, None if required else parameter.default)
