"""Telling others: what is planned is written with what it tells of, and leaves after the commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storage import edits, posts
from storage.posts import Priority

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.chats import Chat
    from storage.consents import Category
    from storage.db import Session


@dataclass(frozen=True, slots=True)
class Planner:
    """One transaction, and the instant that it sees."""

    db: Session
    now: datetime

    @property
    def place(self) -> int | None:
        """The cohort that what is said belongs to."""
        return None

    def due_at(self, at: datetime | None) -> datetime:
        """Return when what is to be told from an instant on is due: not before it is asked for."""
        return max(at or self.now, self.now)

    def post(
        self,
        view: str,
        *args: str | int,
        to: int,
        key: str,
        due: datetime | None = None,
        useful: timedelta = timedelta(days=3),
        priority: Priority = Priority.REMINDER,
        cohort: int | None = None,
        category: Category | None = None,
        wanted: bool = True,
        platform: str | None = None,
        local: bool = False,
    ) -> bool:
        """Tell person `to` of something, once per `key`: from `due`, dropped if `useful` later.

        False where it was planned before.

        `wanted`: it is news of what they asked for. Else they must have agreed to its `category`,
        and it leaves when and as often as they wish. On `platform` alone, where one is given.
        `local`: it is due at an hour of their own clock, which they take along where they move.
        """
        start = due or self.now
        planned = posts.plan(
            self.db,
            person=to,
            cohort=cohort or self.place,
            view=view,
            args=args,
            key=key,
            due_at=self.due_at(due),
            expires_at=start + useful,
            priority=priority,
            category=category,
            wanted=wanted,
            platform=platform,
            local=local,
        )
        return planned is not None

    def announce(
        self,
        view: str,
        *args: str | int,
        rooms: Iterable[Chat],
        key: str,
        due: datetime | None = None,
        useful: timedelta = timedelta(days=3),
        priority: Priority = Priority.BROADCAST,
        cohort: int | None = None,
    ) -> None:
        """Tell these chats of the cohort, each once per `key`."""
        start, place = due or self.now, cohort or self.place
        if place is None:
            raise ValueError("there are no channels outside of a cohort")
        for chat in rooms:
            posts.plan(
                self.db,
                chat=chat.id,
                cohort=place,
                view=view,
                args=args,
                key=key,
                due_at=self.due_at(due),
                expires_at=start + useful,
                priority=priority,
            )

    def refresh(
        self,
        view: str,
        *args: str | int,
        cohort: int | None = None,
        reader: int | None = None,
        before: datetime | None = None,
    ) -> None:
        """Bring every copy already sent of that message up to date, each at most once in 30 s.

        Those of one `reader`, who did something themselves, at once however lately that was.
        `before`: only copies last written before then, where nothing but the passing of time
        changes them.
        """
        edits.ask(
            self.db,
            cohort=cohort or self.place,
            view=view,
            args=args,
            now=self.now,
            reader=reader,
            before=before,
        )
