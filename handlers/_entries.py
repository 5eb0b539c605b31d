"""What becomes of an entry once it is logged: shown, corrected, undone, restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards import Button, Card, Fields, Note, Sign, Text, Weight
from bot.exchange import Opening
from handlers._entry_kinds import E, Kind
from handlers._roles import SELLERS
from storage import entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.context import Context
    from bot.feature import Feature
    from handlers._entry_kinds import Seen


@dataclass(frozen=True, slots=True)
class Entries(Kind[E]):
    """The entries of a kind, as people see them and act on them."""

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
        return self.undone_card(ctx, self.drop(ctx, self.standing(ctx, number)))

    def restore(self, ctx: Context, number: int) -> Card:
        entry = self.undone(ctx, number)
        return self.doubt(ctx, entry) or self.restored_card(ctx, entry)

    def show(self, ctx: Context, number: int) -> Card:
        """Show an entry as it is now, to its enterprise or a coordinator."""
        entry = self.own(ctx, number)
        if entry.undone_at is not None:
            return self.undone_card(ctx, entry)
        return self.card(ctx, entry, self.says.shown)

    def drop(self, ctx: Context, entry: E) -> E:
        """Undo an entry, and do what follows."""
        dropped = entries.undo(ctx.db, entry, by=ctx.person.id, now=ctx.now)
        self.overtake(ctx, dropped)
        return dropped

    def card(self, ctx: Context, entry: E, text: str) -> Card:
        """Show a standing entry, with what can be done about it."""
        seen = self.read(ctx, entry)
        return self._card(ctx, seen, text, self.notes(ctx, seen))

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

    def restored_card(self, ctx: Context, entry: E) -> Card:
        """Restore an entry, and show it."""
        restored = entries.restore(ctx.db, entry, by=ctx.person.id, now=ctx.now)
        self.revive(ctx, restored)
        return self.card(ctx, restored, self.says.restored)

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

    def _opening(self, ctx: Context, number: int, words: str = "") -> Opening:
        seen = self.read(ctx, self.standing(ctx, number))
        return Opening(f"{self.key}.change", self.kept(seen), words)
