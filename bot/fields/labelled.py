"""One of a few values, each with its label."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from bot.cards import Control
from bot.fields.field import Field, Option, Reading
from bot.i18n import Phrase, Translator

V = TypeVar("V", bound=str)


class LabelledField(Field[V]):
    """A closed list: `labels` by value."""

    labels: Mapping[V, str]
    control = Control.SELECT

    def offer(self, values: Iterable[V]) -> tuple[Option, ...]:
        """Return the answers that mean these values."""
        return tuple(Option(Phrase(self.labels[one]), str(one)) for one in values)

    def options(self, reading: Reading) -> tuple[Option, ...]:
        return self.offer(self.labels)

    def show(self, value: V, reading: Reading, t: Translator) -> str:
        return t(self.labels[value])

    def dump(self, value: V) -> str:
        return str(value)

    def load(self, kept: Any) -> V:  # noqa: ANN401 - JSON
        for one in self.labels:
            if one == kept:
                return one
        raise ValueError(kept)
