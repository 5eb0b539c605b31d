"""One request's turn: answered at once if it can be, within Slack's three seconds, else after."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final, Protocol, TypeVar

from bot import cards
from bot.exchange import ChatKind, Press, Reply, Request
from bot.outlet import Answering
from bot.platforms.slack import modal
from bot.platforms.slack.answers import Answers, at_once, mistakes
from bot.platforms.slack.buttons import MENU
from bot.platforms.slack.errands import Errands
from bot.platforms.slack.inbound import Arrival, Search, Sent
from bot.platforms.slack.people import MOMENT, People
from bot.platforms.slack.text import Json

T = TypeVar("T")
A = TypeVar("A", Arrival, Sent, Search)

PROMPT: Final = 2.0
"""Slack waits three seconds for an acknowledgement, its way back and forth included."""


class Machine(Answering, Protocol):
    """What Slack asks of the machine besides: the options of a menu that searches."""

    async def search(
        self, request: Request, draft: int, name: str, query: str
    ) -> tuple[cards.Option, ...]: ...


@dataclass(frozen=True, slots=True)
class Turns:
    """Takes what arrives through the machine, and its answers back."""

    machine: Machine
    answers: Answers
    people: People
    errands: Errands
    prompt: float = PROMPT

    async def command(self, arrival: Arrival) -> Json | None:
        """Return what answers a slash command at once, or nothing yet."""
        return await self._prompt(lambda late: self._command(arrival, late))

    async def _command(self, came: Arrival, late: asyncio.Event) -> Json | None:
        arrival = await self._introduced(came)
        reply = await self.machine.handle(arrival.request)
        if reply is None:
            return None
        body = None if late.is_set() else at_once(arrival.origin, reply)
        if body is None:
            await self._given(arrival, reply)
        else:
            self.errands.later(self.machine.answered(arrival.request, reply))
        return body

    async def act(self, arrival: Arrival) -> None:
        """Do what was said or pressed; the answer goes its own way."""
        await self._prompt(lambda _: self._act(arrival))

    async def _act(self, came: Arrival) -> None:
        arrival = await self._introduced(came)
        reply = await self.machine.handle(arrival.request)
        if reply is not None:
            await self._settled(arrival, reply)

    async def submission(self, sent: Sent) -> Json | None:
        """Return what keeps a modal open, or nothing: then it closes and the answer follows."""
        return await self._prompt(lambda late: self._submission(sent, late))

    async def _submission(self, came: Sent, late: asyncio.Event) -> Json | None:
        sent = await self._introduced(came)
        reply = await self.machine.handle(sent.request)
        if reply is None:
            return None
        if reply.errors and sent.inputs and not late.is_set():
            self.errands.later(self.machine.answered(sent.request, reply))
            found = modal.errors(reply.errors, list(sent.inputs))
            return {"response_action": "errors", "errors": found}
        said = replace(reply, card=mistakes(reply, sent.inputs), errors=None)
        self.errands.later(self._settled(sent, said))
        return None

    async def search(self, search: Search) -> list[Json]:
        """Return the options of a menu; none if they come too late."""
        return await self._prompt(lambda _: self._search(search)) or []

    async def _search(self, came: Search) -> list[Json]:
        search = await self._introduced(came)
        found = await self.machine.search(search.request, search.draft, search.name, search.query)
        return [modal.option(one) for one in found[:MENU]]

    async def _prompt(self, work: Callable[[asyncio.Event], Coroutine[Any, Any, T]]) -> T | None:
        """Await the work for a while; then tell it that it is late, and let it go on."""
        late = asyncio.Event()
        task = self.errands.start(work(late))
        try:
            await asyncio.wait({task}, timeout=self.prompt)
            return task.result() if task.done() else None
        finally:
            late.set()

    async def _introduced(self, came: A) -> A:
        """Say who is asking, in which language, and where they read alone: Slack does not tell it.

        A command can be typed in the direct chat of two people, where the bot cannot write.
        """
        request, people = came.request, self.people
        alone = request.kind is ChatKind.DIRECT
        profile, direct = await asyncio.gather(
            people.profile(request.user),
            people.direct(request.user, None if alone else MOMENT),
        )
        known = replace(
            request,
            chat=direct if alone and direct else request.chat,
            name=profile.name or request.name,
            language=profile.language,
            direct=direct,
        )
        return replace(came, request=known)

    async def _settled(self, arrival: Arrival, reply: Reply) -> None:
        """Answer; what was pressed follows an answer that one has read."""
        if await self._given(arrival, reply):
            await self._renewed(arrival, reply)

    async def _renewed(self, arrival: Arrival, reply: Reply) -> None:
        """Show the message that was pressed as it is by then, where it changes but by its url."""
        origin, asked = arrival.origin, arrival.request
        if not origin.anew or reply.replaces or reply.sheet is not None:
            return
        named = f"{asked.delivery}:anew"
        request = replace(asked, act=Press(origin.anew), delivery=named, renews=True)
        anew = await self.machine.handle(request)
        if anew is not None and anew.replaces and await self.answers.renewed(origin, anew):
            await self.machine.answered(request, anew)

    async def _given(self, arrival: Arrival, reply: Reply) -> bool:
        """Answer, now or, while Slack takes nothing, later; whether it was now."""
        given = await self.answers.give(arrival.origin, reply)
        if given is not None:
            await self.machine.answered(arrival.request, reply, given.sent)
        elif reply.card is not None:
            await self.machine.postponed(arrival.request, reply, timedelta())
        return given is not None
