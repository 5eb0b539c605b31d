"""How far a form is filled: wholly, up to a question, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.fields.field import Json, Option
from bot.i18n import Phrase, Translator

if TYPE_CHECKING:
    from bot.forms.slots import Slot


UNSURE: Final = "?"
"""Under which the names of values that wait to be confirmed are kept."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The handler's arguments; `kept` is what was said of them, as JSON.

    `confirm` names those worth a second look, where the reading was not to ask about them.
    """

    values: Mapping[str, Any]
    kept: Mapping[str, Json]
    confirm: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """One question: about which slot, why, and the answers to offer.

    `kept` is what was understood so far, as JSON; a slot whose words are still to be asked about
    is kept as `{"unread": words}`. `typed` are the words that the question is about. `closed`: the
    options alone answer it.
    """

    slot: "Slot"
    why: Phrase
    options: tuple[Option, ...]
    kept: Mapping[str, Json]
    typed: str = ""
    guess: Json = None
    confirm: tuple[str, ...] = ()
    closed: bool = False

    @property
    def understood(self) -> int:
        """How many values the words held, those still to be asked about included."""
        return sum(name != UNSURE for name in self.kept)

    @property
    def settled(self) -> frozenset[str]:
        """The names of the values that the words hold beyond question."""
        return frozenset(
            name
            for name, value in self.kept.items()
            if name != UNSURE and not (isinstance(value, dict) and "unread" in value)
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be done with these words.

    `kind`: `empty` (nothing was typed), `other` (meant for another command), `unreadable` (a
    value can't be taken), `unfit` (an answer that does not answer). `partial` answers with what
    fits alone.
    """

    why: Phrase
    kind: str
    kept: Mapping[str, Json] = field(default_factory=dict)
    partial: Option | None = None


@dataclass(frozen=True, slots=True)
class Needed:
    """The names of what a form can't do without, in the reader's language."""

    labels: tuple[str, ...]

    def shown(self, t: Translator) -> str:
        return t.listing(t(label).lower() for label in self.labels)


Result: TypeAlias = Filled | Asking | Refused
