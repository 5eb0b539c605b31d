"""A kind of entry: its sentences, how one is read and told, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.cards import Fields, Note
from bot.errors import Outdated, Refusal
from bot.i18n import N_
from handlers._sellers import within_reach
from storage import entries
from storage.contacts import Contact
from storage.contracts import Contract

if TYPE_CHECKING:
    from bot.context import Context
    from storage.contracts import ContractPartner
    from storage.organizations import Organization

E = TypeVar("E", Contract, Contact)


@dataclass(frozen=True, slots=True)
class Says:
    """The sentences of one kind of entry; each shows `{entry}`."""

    shown: str
    corrected: str
    unchanged: str
    restored: str
    standing: str
    alike: str
    one_kept: str


@dataclass(frozen=True, slots=True)
class Seen(Generic[E]):
    """An entry, and what its card reads beside it, read once."""

    entry: E
    buyer: Organization | None
    partners: tuple[ContractPartner, ...] = ()


def settled(ctx: Context, entry: Contract | Contact) -> None:
    """Do nothing more once an entry is restored, corrected or undone."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """One kind of entry.

    `read` gathers what its card tells, `line` tells it, `notes` say what else is worth knowing,
    `kept` fills its form, `labels` name what can be corrected in it, `value` shows one of those.
    `twin` finds one that stands already and may be the same, `revive` does what follows once one
    is restored; `overtake` does what follows once one is corrected or undone.
    """

    key: str
    record: type[E]
    says: Says
    read: Callable[[Context, E], Seen[E]]
    line: Callable[[Context, Seen[E]], str]
    notes: Callable[[Context, Seen[E]], tuple[Fields | Note, ...]]
    kept: Callable[[Seen[E]], Mapping[str, object]]
    labels: Mapping[str, str]
    value: Callable[[Context, str, Seen[E]], str]
    twin: Callable[[Context, E], E | None]
    revive: Callable[[Context, E], None] = settled
    overtake: Callable[[Context, E], None] = settled

    def standing(self, ctx: Context, number: int) -> E:
        """Return an entry of the person's. Raises Refusal, or Outdated when it was undone."""
        entry = self.own(ctx, number)
        if entry.undone_at is not None:
            raise Outdated(N_("This entry was undone on {when}."), when=entry.undone_at)
        return entry

    def undone(self, ctx: Context, number: int) -> E:
        """Return an entry of the person's that was undone. Raises Refusal, or Outdated."""
        entry = self.own(ctx, number)
        if entry.undone_at is None:
            raise Outdated(self.says.standing, entry=self.one_line(ctx, entry))
        return entry

    def own(self, ctx: Context, number: int) -> E:
        """Return an entry of the person's, undone or not. Raises Refusal."""
        found = entries.get(
            ctx.db,
            self.record,
            cohort=ctx.cohort.id,
            entry=number,
            enterprises=within_reach(ctx),
        )
        if found is None:
            raise Refusal(N_("There is no such entry of yours. See your entries: /history"))
        return found

    def one_line(self, ctx: Context, entry: E) -> str:
        """Tell an entry in a line."""
        return self.line(ctx, self.read(ctx, entry))

    def told(self, ctx: Context, seen: Seen[E]) -> dict[str, str]:
        """Return how each thing that can be corrected reads now."""
        return {name: self.value(ctx, name, seen) for name in self.labels}
