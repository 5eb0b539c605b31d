"""What becomes of an entry once it is logged: shown, corrected, undone, restored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from bot.cards import Button, Card, Fields, Note, Sign, Text, Weight
from bot.errors import Outdated, Refusal
from bot.exchange import Opening
from bot.i18n import N_
from storage import entries
from storage.contacts import Contact
from storage.contracts import Contract
from storage.people import Role

if TYPE_CHECKING:
    from bot.context import Context
    from bot.feature import Feature

E = TypeVar("E", Contract, Contact)

SELLERS: Final = frozenset({Role.MANAGER, Role.COORDINATOR})
"""Who logs entries: enterprises, and coordinators on their behalf."""


@dataclass(frozen=True, slots=True)
class Says:
    """The sentences of one kind of entry; each shows `{entry}`."""

    shown: str
    corrected: str
    unchanged: str
    restored: str
    standing: str


@dataclass(frozen=True, slots=True)
class Entries(Generic[E]):
    """One kind of entry.

    `line` tells it, `notes` say what else is worth knowing, `kept` fills its form, `labels` name
    what can be corrected in it, `value` shows one of those.
    """

    key: str
    record: type[E]
    says: Says
    line: Callable[[Context, E], str]
    notes: Callable[[Context, E], tuple[Fields | Note, ...]]
    kept: Callable[[E], Mapping[str, object]]
    labels: Mapping[str, str]
    value: Callable[[Context, str, E], str]

    def join(self, feature: Feature) -> None:
        """Bring the buttons of an entry's card, and the card itself."""
        feature.button(f"{self.key}.correct", roles=SELLERS)(self.correct)
        feature.reply(f"{self.key}.correct", roles=SELLERS)(self.correct_by_reply)
        feature.button(f"{self.key}.undo", roles=SELLERS)(self.undo)
        feature.button(f"{self.key}.restore", roles=SELLERS)(self.restore)
        feature.view(self.key)(self.show)

    def correct(self, ctx: Context, number: int) -> Opening:
        return self._opening(ctx, number)

    def correct_by_reply(self, ctx: Context, number: int, words: str) -> Opening:
        return self._opening(ctx, number, words)

    def undo(self, ctx: Context, number: int) -> Card:
        entry = self.standing(ctx, number)
        return self._undone_card(ctx, entries.undo(ctx.db, entry, by=ctx.person.id, now=ctx.now))

    def restore(self, ctx: Context, number: int) -> Card:
        entry = self._own(ctx, number)
        if entry.undone_at is None:
            raise Outdated(self.says.standing, entry=self.line(ctx, entry))
        restored = entries.restore(ctx.db, entry, by=ctx.person.id, now=ctx.now)
        return self.card(ctx, restored, self.says.restored)

    def show(self, ctx: Context, number: int) -> Card:
        """Show an entry as it is now, to its enterprise or a coordinator."""
        entry = self._own(ctx, number)
        if entry.undone_at is not None:
            return self._undone_card(ctx, entry)
        return self.card(ctx, entry, self.says.shown)

    def standing(self, ctx: Context, number: int) -> E:
        """Return an entry of the person's. Raises Refusal, or Outdated when it was undone."""
        entry = self._own(ctx, number)
        if entry.undone_at is not None:
            raise Outdated(N_("This entry was undone on {when}."), when=entry.undone_at)
        return entry

    def changes(self, entry: E, wanted: Mapping[str, Any]) -> dict[str, Any]:
        """Return what differs from the entry as it is."""
        return {name: value for name, value in wanted.items() if getattr(entry, name) != value}

    def told(self, ctx: Context, entry: E) -> dict[str, str]:
        """Return how each thing that can be corrected reads now."""
        return {name: self.value(ctx, name, entry) for name in self.labels}

    def corrected_card(self, ctx: Context, before: Mapping[str, str], entry: E) -> Card:
        """Tell what a correction changed in how the entry reads."""
        after = self.told(ctx, entry)
        rows = tuple(
            (ctx.t(label), ctx.t("{old} → {new}", old=before[name], new=after[name]))
            for name, label in self.labels.items()
            if before[name] != after[name]
        )
        if not rows:
            return self.card(ctx, entry, self.says.unchanged)
        return self.card(ctx, entry, self.says.corrected, Fields(rows))

    def card(self, ctx: Context, entry: E, text: str, *details: Fields) -> Card:
        """Show a standing entry, with what can be done about it."""
        said = Text(ctx.t(text, entry=self.line(ctx, entry)))
        return Card(
            blocks=(said, *(details or self.notes(ctx, entry))),
            buttons=(
                Button(ctx.t("Correct"), f"{self.key}.correct", (entry.id,)),
                Button(ctx.t("Undo"), f"{self.key}.undo", (entry.id,), Weight.DANGER),
            ),
            sign=Sign.NOTED,
        )

    def _undone_card(self, ctx: Context, entry: E) -> Card:
        text = ctx.t("Entry undone: {summary}.", summary=self.line(ctx, entry))
        again = Button(ctx.t("Restore"), f"{self.key}.restore", (entry.id,))
        return Card(blocks=(Text(text),), buttons=(again,))

    def _opening(self, ctx: Context, number: int, words: str = "") -> Opening:
        return Opening(f"{self.key}.change", self.kept(self.standing(ctx, number)), words)

    def _own(self, ctx: Context, number: int) -> E:
        mine = None if ctx.coordinates else ctx.organization
        found = entries.get(
            ctx.db, self.record, cohort=ctx.cohort.id, entry=number, enterprise=mine
        )
        if found is None:
            raise Refusal(N_("There is no such entry of yours. See your entries: /history"))
        return found
