"""What a kind of value must know: to recognise itself in a line, to ask for itself, to be kept."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum
from typing import Any, Generic, TypeAlias, TypeVar, cast

from bot.cards import Control
from bot.fields.directory import Directory
from bot.fields.line import Extent, Line
from bot.i18n import Language, Phrase, Translator

T = TypeVar("T")

Json: TypeAlias = Any
"""A JSON value: what is kept in a draft."""


@dataclass(frozen=True, slots=True)
class ListedSector:
    """A sector of activity as a reader may name it."""

    code: str
    name_fr: str
    name_en: str = ""
    synonyms: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        return self.name_en or self.name_fr if language == "en" else self.name_fr

    @property
    def spellings(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.name_fr, self.name_en, *self.synonyms)))


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads a line, when, and which names can stand in it.

    `enterprise` is the reader's own: it is never its own buyer or partner. `sellers`: those that
    the reader speaks for; None for any, as a coordinator may. `cohorts`: those that the reader is
    in, each with its number.
    """

    language: Language
    today: date
    zone: str
    now: datetime
    directory: Directory
    may_act_for_others: bool = False
    enterprise: int | None = None
    sellers: tuple[int, ...] | None = None
    sectors: tuple[ListedSector, ...] = ()
    cohorts: tuple[tuple[int, str], ...] = ()


class Certainty(IntEnum):
    """How sure it is that some words mean a value; the surer wins where two overlap."""

    DOUBTFUL = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Words that may mean a value, where they stand."""

    extent: Extent
    value: Any
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question, a button: what it says, and the JSON that it stands for.

    `{"fill": {key: value}}` answers for several slots, by their fields' keys, a hidden one by its
    name; `{"choose": true}` opens the list; `{"suggest": words}` asks the coordinators to add these
    words to the directory; `{"drop": true}` gives the question up, in place of its own button.
    """

    label: Phrase | str
    value: Json

    @property
    def fills(self) -> dict[str, Json] | None:
        """Return what it answers for several slots, by key, if it does."""
        match self.value:
            case {"fill": dict(filled)}:
                return filled
            case _:
                return None

    def filling(self, key: str) -> Mapping[str, Json]:
        """Return what it answers, by key, where that key is asked about."""
        return {key: self.value} if self.fills is None else self.fills


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value was understood from these parts of the line.

    `confirm`: worth a second look; only a `Confirmable` field asks for one. `noted`: where a note
    begins (« visio », « 5 à 7 du CÉSIM »).
    """

    value: T
    extents: tuple[Extent, ...] = ()
    confirm: bool = False
    noted: tuple[Extent, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words that leave a question open. `guess` is the likeliest answer, never taken alone."""

    why: Phrase
    extents: tuple[Extent, ...] = ()
    options: tuple[Option, ...] = ()
    typed: str = ""
    guess: Json = None
    also: tuple[str, ...] = ()
    """Other slots that stay open until this is answered."""
    closed: bool = False
    """Whether the options alone answer: do it first, leave it last."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Words that can't be taken at all."""

    why: Phrase
    kind: str = "unreadable"


Outcome: TypeAlias = Found[Any] | Unclear | Unreadable | None


@dataclass(frozen=True, slots=True)
class Rest:
    """What a line still holds once the other values are taken out of it.

    `whole` is the line as it came, `line` the same where taken parts can't be read, `quoted` the
    parts between quotation marks, `noted` where notes begin, `given` the values found, by key.
    `asked`: the line answers for this value alone. `people`: it names a person too. `reserved`:
    what later fields keep from a guess. `beside`: what nobody took outside of the words that answer
    for this value. `keyed`: another value that any words can be was typed after its key.
    """

    whole: Line
    line: Line
    quoted: tuple[Extent, ...] = ()
    noted: tuple[Extent, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    asked: bool = False
    people: bool = False
    reserved: tuple[Extent, ...] = ()
    beside: "Rest | None" = None
    keyed: bool = False


class Field(ABC, Generic[T]):
    """A kind of value.

    `key` names it in JSON, `keys` before a colon (`montant: 2500`). `about`: what else is said of
    it by who chooses what to change.
    """

    key: str
    label: str
    keys: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    """What may stand beside a value in an answer and says nothing more: « vers », « invités »."""
    control: Control = Control.TEXT
    turn: int = 0
    """When it settles: a later field reads what the earlier ones left."""
    free: bool = False
    """Whether any words are a value of it: an entry of common words is one as well."""
    refusable: bool = False
    """Whether « non » gives up what it is asked for, and is no value of it."""
    gathers: bool = False
    """Whether the words that no other field took are its own too."""

    def find(self, line: Line, reading: Reading) -> Sequence[Span]:
        """Propose the parts of a line that may mean a value."""
        return ()

    def claim(self, line: Line, reading: Reading) -> Sequence[Span]:
        """Propose parts of what was typed for this value alone, after its key."""
        return self.find(line, reading)

    def stated(self, line: Line, reading: Reading) -> Sequence[Span]:
        """Propose parts of an answer about another value that say by themselves they mean this."""
        return self.find(line, reading)

    def reserve(self, rest: Rest, region: Extent | None) -> Extent | None:
        """Return the words that mean this value, whatever an earlier field could guess of them.

        `region` was typed after its key.
        """
        return None

    @abstractmethod
    def settle(self, spans: Sequence[Span], rest: Rest, reading: Reading) -> Outcome:
        """Decide, from what no other field took away, which value is meant."""

    def repeats(self, span: Span, value: T) -> bool:
        """Return whether words say again a value that is known, and that alone."""
        return span.value in (value, (value,))

    def again(self, line: Line, value: T, reading: Reading) -> Sequence[Extent]:
        """Return the words of a line that say again a value that is known."""
        return [one.extent for one in self.find(line, reading) if self.repeats(one, value)]

    def without(self, value: T, other: "Field[Any]", answer: Any) -> T:  # noqa: ANN401 - any field's
        """Return what is left of a value of which a part turns out to answer for another field."""
        return value

    def pairs(self, other: "Field[Any]") -> bool:
        """Whether an answer may say another field anew too: two hours change together."""
        return False

    def anew(self, words: str, before: Json) -> str:
        """Return what to read where words take the place of what was kept, in doubt or unread."""
        return words

    def among(
        self, line: Line, offered: Sequence[T], reading: Reading
    ) -> tuple[Sequence[T], Extent] | None:
        """Return which of some values an answer may mean, and its words: « le 4 » of two nights."""
        return None

    def fewer(self, question: Unclear, options: tuple[Option, ...], typed: str) -> Unclear:
        """Ask which is meant of the few answers that the typed words leave."""
        return replace(question, extents=(), options=options)

    def misread(self, typed: str, reading: Reading) -> Outcome:
        """Say what becomes of words after this value's key that mean no such value."""
        return Unclear(self.question(), (), self.offered(reading), typed)

    @abstractmethod
    def question(self) -> Phrase:
        """Ask for the value when nothing was said of it."""

    def missing(self, given: Mapping[str, Any], reading: Reading) -> Phrase:
        """Ask for the value, beside the ones that were understood, by key."""
        return self.question()

    def options(self, reading: Reading) -> tuple[Option, ...]:
        """Return every answer that can be chosen from a list."""
        return ()

    def offered(self, reading: Reading) -> tuple[Option, ...]:
        """Return the answers to offer with the question."""
        return self.options(reading)

    def spellings(self, option: Option, reading: Reading) -> tuple[str, ...]:
        """Return, folded, what one may type to find an answer of a list; what it says, if none."""
        return ()

    def proposed(self, reading: Reading) -> T | None:
        """Return what a sheet of this value alone holds when nothing was said."""
        return None

    def show(self, value: T, reading: Reading, t: Translator) -> str:
        """Write a value for its reader."""
        return str(value)

    def spelled(self, value: T, reading: Reading, t: Translator) -> str:
        """Write a value where no label says what it is: « 20 places »."""
        return self.show(value, reading, t)

    def dump(self, value: T) -> Json:
        """Return the value as JSON."""
        return value

    def load(self, kept: Json) -> T:
        """Return the value that was dumped; ValueError when it is none."""
        return cast("T", kept)

    def export(self, value: T, reading: Reading) -> dict[str, Json]:
        """Return what `parse` prints of it."""
        return {self.key: self.dump(value)}


class Confirmable(Field[T]):
    """A kind of value that may be worth a second look, and knows how to ask for it."""

    @abstractmethod
    def doubted(self, value: T, reading: Reading) -> Phrase:
        """Ask whether a value that was understood is really meant."""

    def others(self, reading: Reading) -> tuple[Option, ...]:
        """Return what can be answered, besides yes, when a value is doubted."""
        return ()
