"""Announcements that several may change: nobody's words are replaced unseen, nor unheard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic

from bot.cards import Card, Text
from bot.exchange import Question
from bot.i18n import N_, Phrase
from handlers._announcements import A, Announcements
from handlers._meanwhile import Sheet, clashing
from storage import announcements, people

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.context import Context

    Authors = Mapping[str, int | None]

VIEW: Final = "replaced"
"""How posts name the word to whoever wrote what was replaced."""


@dataclass(frozen=True, slots=True)
class Edited(Generic[A]):
    """A kind of announcement, and the form that changes one.

    `form` is its key, `said` what it says of one as it is, as drafts keep it; `called` names one.
    """

    kind: Announcements[A]
    form: str
    said: Callable[[Context, A], Mapping[str, Any]]
    called: Callable[[Context, A], str]

    def overtaken(
        self, ctx: Context, one: A, version: int, said: Mapping[str, Any], base: Mapping[str, Any]
    ) -> Authors:
        """Return who wrote what a form opened before would replace, by field.

        What the person who sends the form wrote elsewhere is theirs to replace. Raises Question
        until they have seen the rest: `version` is what they saw last.
        """
        now = self.said(ctx, one)
        names = clashing(now, said, base)
        theirs = self._authors(ctx, one, names) if names else {}
        if theirs and version < one.sequence:
            changes = Sheet(ctx, self.form).clashes(theirs, now, said, base)
            options = ((N_("Replace"), one.sequence),)
            raise Question("version", self._why(ctx, {*theirs.values()}, changes), options)
        return theirs

    def change(self, ctx: Context, one: A, columns: Mapping[str, object], overtaken: Authors) -> A:
        """Write it, and tell in private whoever wrote what that replaces."""
        after = self.kind.change(ctx, one, columns)
        key, version = self.kind.key, after.sequence
        for author in {by for by in overtaken.values() if by is not None}:
            names = (name for name, by in overtaken.items() if by == author)
            told = f"{VIEW}:{key}:{after.id}:{version}"
            ctx.post(VIEW, key, after.id, version, *names, to=author, key=told)
        return after

    def replaced_card(
        self, ctx: Context, number: int, version: int, names: Collection[str]
    ) -> Card | None:
        """Tell whoever wrote these fields of one what they were replaced with, and by whom."""
        found = announcements.get(
            ctx.db, self.kind.record, cohort=ctx.cohort.id, announcement=number
        )
        deeds = announcements.deeds(ctx.db, found) if found else iter(())
        deed = next((deed for deed in deeds if deed.after.sequence == version), None)
        if deed is None:
            return None
        before, after = self.said(ctx, deed.before), self.said(ctx, deed.after)
        text = ctx.t(
            N_("{person} replaced your change to “{title}”: {changes}"),
            person=_names(ctx, [deed.by]),
            title=self.called(ctx, deed.after),
            changes=Sheet(ctx, self.form).changes(names, before, after),
        )
        return Card(blocks=(Text(text),))

    def _authors(self, ctx: Context, one: A, names: Iterable[str]) -> dict[str, int | None]:
        """Return which of these hold what somebody else wrote, and who did."""
        found = dict[str, int | None]()
        for deed in announcements.deeds(ctx.db, one):
            before, after = self.said(ctx, deed.before), self.said(ctx, deed.after)
            found = {name: deed.by for name in names if before[name] != after[name]} | found
        return {name: by for name, by in found.items() if by != ctx.person.id}

    def _why(self, ctx: Context, authors: Collection[int | None], changes: str) -> Phrase:
        names = _names(ctx, authors)
        if len(authors) == 1:
            return Phrase(self.kind.meanwhile, {"person": names, "changes": changes})
        several = N_("{people} changed this meanwhile: {changes}. Replace it with yours?")
        return Phrase(several, {"people": names, "changes": changes})


def _names(ctx: Context, numbers: Collection[int | None]) -> str:
    found = [people.get(ctx.db, person=one) if one else None for one in numbers]
    unknown = [ctx.t(N_("Somebody"))] if None in found else []
    return ctx.t.listing([*unknown, *sorted(one.name for one in found if one)])
