"""How an entry is shown: standing, corrected, undone, or kept of two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields, Note, Sign, Text, Weight
from handlers._entry_kinds import E, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.context import Context
    from handlers._entry_kinds import Seen


@dataclass(frozen=True, slots=True)
class EntryCards(Kind[E]):
    """The cards of a kind of entry."""

    def card(self, ctx: Context, entry: E, text: str) -> Card:
        """Show a standing entry, with what can be done about it."""
        seen = self.read(ctx, entry)
        return self._card(ctx, seen, text, self.notes(ctx, seen))

    def kept_card(self, ctx: Context, entry: E) -> Card:
        """Show the entry that is kept of two which are the same."""
        return self.card(ctx, entry, self.says.one_kept)

    def corrected_card(
        self, ctx: Context, before: Mapping[str, str], entry: E, *notes: Note
    ) -> Card:
        """Tell what a correction changed in how the entry reads, and what follows from it."""
        seen = self.read(ctx, entry)
        changed = self.changed(ctx, before, self.told(ctx, seen))
        if changed is None:
            return self._card(ctx, seen, self.says.unchanged, self.notes(ctx, seen))
        return self._card(ctx, seen, self.says.corrected, (changed, *notes))

    def changed(
        self, ctx: Context, before: Mapping[str, str], after: Mapping[str, str]
    ) -> Fields | None:
        """Tell what reads otherwise; None where nothing does."""
        rows = tuple(
            (ctx.t(label), ctx.t("{old} → {new}", old=before[name], new=after[name]))
            for name, label in self.labels.items()
            if before[name] != after[name]
        )
        return Fields(rows) if rows else None

    def undone_card(self, ctx: Context, entry: E) -> Card:
        """Show an entry that was undone."""
        line = self.one_line(ctx, entry)
        again = Button(ctx.t("Restore"), f"{self.key}.restore", (entry.id,))
        said = Text(ctx.t("Entry undone: {summary}.", summary=line))
        return Card(blocks=(said,), buttons=(again,))

    def _card(
        self, ctx: Context, seen: Seen[E], text: str, details: tuple[Fields | Note, ...]
    ) -> Card:
        number = (seen.entry.id,)
        return Card(
            blocks=(Text(ctx.t(text, entry=self.line(ctx, seen))), *details),
            buttons=(
                Button(ctx.t("Correct"), f"{self.key}.correct", number),
                Button(ctx.t("Undo"), f"{self.key}.undo", number, Weight.DANGER),
            ),
            sign=Sign.NOTED,
        )
