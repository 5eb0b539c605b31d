"""Whose turn it is to send: one process for each account, so that its rates hold."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial

from storage.bell import Bell


class Turns(ABC):
    """Shared out among all processes on one database."""

    @abstractmethod
    def ours(self, accounts: Collection[str]) -> bool:
        """Whether this process, and no other, may send through these accounts now."""

    @abstractmethod
    async def keep(self, heard: Callable[[], None]) -> None:
        """Take and hold the turns asked for, until cancelled; no turn is had without.

        `heard` is called when the outbox may hold something to send.
        """


class Alone(Turns):
    """A file has one process, whose turn it always is."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell

    def ours(self, accounts: Collection[str]) -> bool:  # noqa: ARG002 (all of them)
        return True

    async def keep(self, heard: Callable[[], None]) -> None:
        call = partial(asyncio.get_running_loop().call_soon_threadsafe, heard)
        with self._bell.heard_by(partial(_unless_closed, call)):
            await asyncio.Event().wait()


def _unless_closed(call: Callable[[], object]) -> None:
    """Call into the loop; one that has been closed hears nothing more."""
    with suppress(RuntimeError):
        call()
