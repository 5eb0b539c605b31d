"""The arguments of a handler, as its signature declares them."""

import inspect
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from itertools import chain
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


@dataclass(frozen=True, slots=True)
class Part:
    """An argument that holds several: the dataclass of those that two handlers have in common."""

    name: str
    kind: Callable[..., object]
    slots: tuple[Slot, ...]

    def gathered(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values with those of this part in one."""
        held = {one.name: values[one.name] for one in self.slots}
        left = {name: value for name, value in values.items() if name not in held}
        return {**left, self.name: self.kind(**held)}


def declared(handler: Callable[..., Any]) -> tuple[Slot | Part, ...]:
    """Read a signature: the first parameter is the context, the others hold fields.

    Raises ValueError where two of them, or of what a part holds, have one name.
    """
    _, *parameters = inspect.signature(handler).parameters.values()
    hints = get_type_hints(handler, include_extras=True)
    found = tuple(_declared(one, hints[one.name]) for one in parameters)
    names = Counter(chain.from_iterable(map(_names, found)))
    if twice := sorted(name for name, times in names.items() if times > 1):
        raise ValueError(f"there twice: {', '.join(twice)}")
    return found


def _names(one: Slot | Part) -> tuple[str, ...]:
    held = one.slots if isinstance(one, Part) else ()
    return (one.name, *(slot.name for slot in held))


def _declared(parameter: inspect.Parameter, hint: object) -> Slot | Part:
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        held = inspect.signature(hint).parameters.values()
        return Part(parameter.name, hint, tuple(_slot(one, hints[one.name]) for one in held))
    return _slot(parameter, hint)


def _slot(parameter: inspect.Parameter, hint: object) -> Slot:
    metadata = getattr(hint, "__metadata__", ())
    field = next((one for one in metadata if isinstance(one, Field)), None)
    if field is None:
        raise TypeError(f"{parameter.name} has no field in its annotation")
    required = parameter.default is parameter.empty
    return Slot(parameter.name, field, required, None if required else parameter.default)
