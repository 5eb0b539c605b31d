"""What becomes of an entry once it is logged: seen, corrected, undone, restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards import Card
from bot.exchange import Opening, Reply
from handlers._entry_cards import EntryCards
from handlers._entry_kinds import E
from handlers._roles import SELLERS
from handlers._twins import doubt_card
from storage import entries

if TYPE_CHECKING:
    from bot.context import Context
    from bot.feature import Feature


@dataclass(frozen=True, slots=True)
class Entries(EntryCards[E]):
    """The entries of a kind, as people act on them."""

    def join(self, feature: Feature) -> None:
        """Bring the buttons of an entry's card, and the card itself."""
        feature.button(f"{self.key}.correct", roles=SELLERS)(self.correct)
        feature.reply(f"{self.key}.correct", roles=SELLERS)(self.correct_by_reply)
        feature.button(f"{self.key}.undo", roles=SELLERS)(self.undo)
        feature.button(f"{self.key}.restore", roles=SELLERS)(self.restore)
        feature.button(f"{self.key}.restore.one", roles=SELLERS)(self.keep_one)
        feature.button(f"{self.key}.restore.both", roles=SELLERS)(self.restore_both)
        feature.view(self.key)(self.show)

    def correct(self, ctx: Context, number: int) -> Opening:
        return self._opening(ctx, number)

    def correct_by_reply(self, ctx: Context, number: int, words: str) -> Opening:
        return self._opening(ctx, number, words)

    def undo(self, ctx: Context, number: int) -> Card:
        return self.undone_card(ctx, self.drop(ctx, self.standing(ctx, number)))

    def restore(self, ctx: Context, number: int) -> Card:
        """Restore an entry, unless it looks like another that stands: that is asked first."""
        entry = self.undone(ctx, number)
        known = self.twin(ctx, entry)
        if known is None:
            return self.restored_card(ctx, entry)
        one, both = ((f"{self.key}.restore.{which}", number) for which in ("one", "both"))
        return doubt_card(ctx, self, known, one=one, both=both)

    def keep_one(self, ctx: Context, number: int) -> Reply:
        """Leave an entry undone: the one that is logged already is the same."""
        entry = self.undone(ctx, number)
        known = self.twin(ctx, entry)
        kept = self.undone_card(ctx, entry) if known is None else self.kept_card(ctx, known)
        return Reply(kept, replaces=True)

    def restore_both(self, ctx: Context, number: int) -> Reply:
        """Restore an entry beside one that looks the same."""
        return Reply(self.restored_card(ctx, self.undone(ctx, number)), replaces=True)

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

    def restored_card(self, ctx: Context, entry: E) -> Card:
        """Restore an entry, and show it."""
        restored = entries.restore(ctx.db, entry, by=ctx.person.id, now=ctx.now)
        self.revive(ctx, restored)
        return self.card(ctx, restored, self.says.restored)

    def _opening(self, ctx: Context, number: int, words: str = "") -> Opening:
        seen = self.read(ctx, self.standing(ctx, number))
        return Opening(f"{self.key}.change", self.kept(seen), words)
